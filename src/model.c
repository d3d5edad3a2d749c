/* Finding a model: by the name of a folder in DATA/models, or as a file.
 *
 *   DATA/models/review/model.tsv    --model review */
#include "language.h"

#include "base/file.h"
#include "score/fold.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LISTED = 400 }; /* bytes of a message that lists what there is */

static char *place_of(osk__arena *arena, const char *data, const char *name, osk_error *error)
{
    char *folder = osk__file_join(arena, data, "models", error);
    folder = folder ? osk__file_join(arena, folder, name, error) : NULL;
    return folder ? osk__file_join(arena, folder, "model.tsv", error) : NULL;
}

/* "review (reviews of ...: macro-F1 ...)", or nothing where the model cannot be read. */
static void describe(osk__buffer *out, const char *path, const char *name)
{
    osk__buffer bytes = {0};
    osk__model model = {0};
    if (osk__file_read(path, &bytes, NULL) &&
        osk__model_read(&model, NULL, path, osk__slice(bytes.data, bytes.length), NULL))
        osk__buffer_format(out, "%s%s (%s; %s)", out->length ? ", " : "", name, model.texts[OSK__MODEL_DOMAIN],
                           model.texts[OSK__MODEL_FIGURES]);
    osk__model_free(&model);
    osk__buffer_free(&bytes);
}

/* There is no such model: tells which there are. Always false. */
static bool list_models(osk__arena *arena, const char *data, const char *wanted, osk_error *error)
{
    osk__buffer list = {0};
    char **names = NULL, *folder = osk__file_join(arena, data, "models", error);
    size_t count = 0;
    if (!folder)
        return false;
    if (!osk__file_list(folder, "", arena, &names, &count, NULL))
        count = 0;
    for (size_t i = 0; i < count; i++) {
        char *path = place_of(arena, data, names[i], error);
        if (path && osk__file_exists(path))
            describe(&list, path, names[i]);
    }
    osk__fail(error, OSK_USAGE, "there is no model '%.60s', and no file of that name; there is: %.*s", wanted,
              (int)(list.length < LISTED ? list.length : LISTED), list.length ? list.data : "none");
    osk__buffer_free(&list);
    return false;
}

const char *osk__model_find(osk__arena *arena, const char *data, const char *wanted, osk_error *error)
{
    char *path = strchr(wanted, '/') || wanted[0] == '.' ? NULL : place_of(arena, data, wanted, error);
    if (path && osk__file_exists(path))
        return path;
    if (osk__file_exists(wanted))
        return wanted;
    list_models(arena, data, wanted, error);
    return NULL;
}

/* ---- does it know the text? ---- */

enum {
    FEW_WORDS = 500, /* of a text, under which its share of known words says little */
    FOREIGN = 920    /* thousandths of the share of known words in the model's own texts, under which the domain is another */
};

/* Known words of newspapers' reviews differ by paper from 0.93 to 1.03 of the mean, those of debates from 0.78 to 0.89. */
static bool is_foreign(const osk__model *model, uint64_t words, uint64_t known, osk_notice *notice)
{
    if (!model || words < FEW_WORDS)
        return false;
    double share = (double)known / (double)words, error = sqrt(share * (1 - share) / (double)words);
    if (share + error >= model->numbers[OSK__MODEL_KNOWN] / 1000.0 * FOREIGN / 1000.0)
        return false;
    *notice = (osk_notice){.kind = OSK_NOTICE_LEXICON};
    snprintf(notice->place.message, sizeof notice->place.message,
             "the text does not look like what the model '%.60s' learned from (%.120s): it knows %.0f of 100 words, there %.0f",
             model->texts[OSK__MODEL_NAME], model->texts[OSK__MODEL_DOMAIN], 100.0 * (double)known / (double)words,
             model->numbers[OSK__MODEL_KNOWN] / 10.0);
    return true;
}

bool osk_model_domain(const osk_fold *fold, osk_notice *notice)
{
    uint64_t words = 0, known = 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        words += fold->rows[i].score.words - fold->rows[i].score.quoted_words;
        known += fold->rows[i].score.known_words;
    }
    return is_foreign(fold->dictionary->model, words, known, notice);
}

bool osk_model_foreign(const osk_language *language, uint64_t words, uint64_t known, osk_notice *notice)
{
    return is_foreign(language->dictionary.model, words, known, notice);
}
