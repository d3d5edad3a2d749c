/* A user's words: the items of a file checked, brought to our range, and joined with those of earlier files. */
#include "userlex.h"

#include "../base/number.h"
#include "../base/tsv.h"
#include "../base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OURS = 3000, WIDEST = 5000, SHRINK = 600 }; /* thousandths: AFINN's -5 to 5 becomes our -3 to 3 */

void osk__userlex_free(osk__userlex *user)
{
    osk__arena_free(&user->arena);
    osk__pattern_free(&user->set);
    free(user->words);
    free(user->yielded);
    free(user->notices);
}

bool osk__userlex_notice(osk__userlex *user, osk_error *error, const char *path, const char *format, ...)
{
    char what[sizeof error->message];
    va_list arguments;
    if (!OSK__ROOM(user->notices, user->notice_capacity, user->notice_count + 1, error))
        return false;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    osk_notice *notice = &user->notices[user->notice_count++];
    notice->kind = OSK_NOTICE_LEXICON;
    osk__fail_at(&notice->place, OSK_OK, path, 0, 0, "%s", what);
    return true;
}

/* ---- one file ---- */

struct file {
    osk__userlex *user;
    osk__dictionary *dictionary;
    const char *path;
    osk__userform form;
    osk__useritems items;
    bool afinn;        /* whole numbers, some beyond 3, behind a tab and nothing else */
    int32_t factor;    /* thousandths */
    size_t words, changed, repeated, zeros;
    osk_error *error;
};

/* What cannot be a lexicon, whatever its form. */
static bool check_text(const char *path, osk_slice text, osk_error *error)
{
    const char *nul = text.length ? memchr(text.data, '\0', text.length) : NULL;
    if (!osk__tsv_check(path, text, error))
        return false;
    if (nul)
        return osk__userform_fail(path, text, (size_t)(nul - text.data), error,
                                  "holds a NUL byte here: it is no text, or not UTF-8");
    return osk__slice_trim(text).length || osk__userform_fail(path, text, 0, error, "is empty");
}

/* Every file is in one range: that of its largest valence. */
static bool find_range(struct file *file)
{
    int32_t largest = 0;
    bool whole = true;
    for (size_t i = 0; i < file->items.count; i++) {
        const osk__useritem *item = &file->items.items[i];
        int32_t size = item->valence < 0 ? -item->valence : item->valence;
        if (size > WIDEST)
            return osk__userform_fail_word(file->path, item->line, item->valence_column, item->word, file->error,
                                           "has a valence beyond 5: ours go from -3 to 3, and -5 to 5 is made to fit");
        largest = size > largest ? size : largest;
        whole = whole && size % 1000 == 0;
    }
    file->factor = largest > OURS ? SHRINK : 1000;
    file->afinn = whole && largest > OURS && file->form.kind == OSK__USERFORM_TABLE && !file->form.header &&
                  file->form.separator == '\t' && file->form.columns == 2;
    return true;
}

static int32_t scaled(const struct file *file, int32_t valence)
{
    return (int32_t)osk__number_divide((int64_t)valence * file->factor, 1000);
}

/* A word that this file has had already. AFINN's Swedish list says two things of a hundred words; those who read it into
 * a table keep the last. */
static bool repeat_word(struct file *file, osk__userword *word, const osk__useritem *item)
{
    char what[120];
    if (word->valence == scaled(file, item->valence) && word->free == item->free)
        return true;
    if (file->afinn) {
        file->repeated++;
        word->valence = scaled(file, item->valence);
        return true;
    }
    snprintf(what, sizeof what, "has another valence than in line %zu: one of the two must go", word->line);
    return osk__userform_fail_word(file->path, item->line, item->column, item->word, file->error, what);
}

static bool take_word(struct file *file, const osk__useritem *item, uint32_t number)
{
    osk__userlex *user = file->user;
    if (!OSK__ROOM(user->words, user->word_capacity, user->word_count + 1, file->error))
        return false;
    osk__userword *word = &user->words[number];
    bool known = number < user->word_count;
    if (known && word->file == user->file_count)
        return repeat_word(file, word, item);
    *word = (osk__userword){.name = item->word, .valence = scaled(file, item->valence),
                            .before = known ? word->valence : 0, .known = known, .free = item->free,
                            .file = user->file_count, .line = item->line};
    user->word_count += !known;
    file->words++;
    return true;
}

static bool take_item(struct file *file, const osk__useritem *item)
{
    uint32_t symbols[OSK__PATTERN_WORDS], held;
    size_t count;
    const char *why;
    if (!osk__dictionary_symbols(file->dictionary, item->word, symbols, &count, &why, file->error))
        return why && osk__userform_fail_word(file->path, item->line, item->column, item->word, file->error, why);
    if (!osk__pattern_add(&file->user->set, symbols, count, (uint32_t)file->user->word_count, &held, file->error))
        return false;
    return take_word(file, item, held == OSK_NONE ? (uint32_t)file->user->word_count : held);
}

static bool take_items(struct file *file)
{
    for (size_t i = 0; i < file->items.count; i++)
        if (!take_item(file, &file->items.items[i]))
            return false;
    for (size_t i = 0; i < file->user->word_count; i++) {
        const osk__userword *word = &file->user->words[i];
        bool here = word->file == file->user->file_count;
        file->changed += here && word->known && word->before != word->valence;
        file->zeros += here && word->valence == 0;
    }
    return true;
}

/* ---- what is told of it ---- */

/* What the form is called, and what of it was guessed. */
static void describe(const struct file *file, char *room, size_t size)
{
    const osk__userform *form = &file->form;
    const char *table = form->separator == '\t' ? "TSV" : form->separator == ';' ? "CSV with semicolons" : "CSV";
    const char *polarity = form->polarity > 0 ? "positive" : "negative";
    if (form->kind == OSK__USERFORM_OWN)
        snprintf(room, size, "a lexicon in our own form");
    else if (form->kind == OSK__USERFORM_LIST)
        snprintf(room, size, "a list of %s words, by the file's name", polarity);
    else if (form->kind == OSK__USERFORM_JSON)
        snprintf(room, size, "JSON of %s words and their forms, by the file's name", polarity);
    else if (file->afinn)
        snprintf(room, size, "a list like AFINN (word, tab, whole number)");
    else
        snprintf(room, size, "%s, %s", table, form->heading);
}

static bool tell_form(struct file *file)
{
    char form[sizeof file->form.heading + 64];
    const char *each = file->form.polarity == 0 ? "" : file->form.polarity > 0 ? ", valence 1 each" : ", valence -1 each";
    describe(file, form, sizeof form);
    return osk__userlex_notice(file->user, file->error, file->path, "read as %s: %zu words%s", form, file->words,
                               each);
}

static bool tell_file(struct file *file)
{
    osk__userlex *user = file->user;
    return tell_form(file) &&
           (file->factor == 1000 ||
            osk__userlex_notice(user, file->error, file->path,
                                "the valences go beyond 3: all are multiplied by 0.6, so that 5 becomes 3")) &&
           (!file->repeated ||
            osk__userlex_notice(user, file->error, file->path,
                                "lines that give a word another valence than a line before: %zu; the last one counts, "
                                "as in AFINN's own programs", file->repeated)) &&
           (!file->changed ||
            osk__userlex_notice(user, file->error, file->path,
                                "words with another valence than in an earlier file: %zu; those of this file count",
                                file->changed)) &&
           (!file->zeros || osk__userlex_notice(user, file->error, file->path, "words taken out by valence 0: %zu",
                                                file->zeros));
}

static bool read_file(struct file *file, osk_slice text)
{
    return osk__userform_find(file->path, text, &file->form, file->error) &&
           osk__useritems_read(&file->items, &file->form, file->path, text, &file->user->arena, file->error) &&
           (file->items.count || osk__userform_fail(file->path, text, 0, file->error, "holds no word")) &&
           find_range(file) && take_items(file) && tell_file(file);
}

bool osk__userlex_read(osk__userlex *user, osk__dictionary *dictionary, const char *path, osk_slice text,
                       osk_error *error)
{
    struct file file = {.user = user, .dictionary = dictionary, .path = path, .error = error};
    user->file_count++;
    bool good = check_text(path, text, error) && read_file(&file, text);
    free(file.items.items);
    return good;
}
