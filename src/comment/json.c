/* JSON: an object a line, fields by name, and lexicons of lemmas. The door to jansson. */
#include "corpus.h"
#include "json.h"
#include "json_tree.h"
#include "columns.h"

#include "../base/number.h"
#include "../base/utf8.h"

#include <jansson.h>
#include <string.h>

static bool reject(osk_corpus *corpus, size_t offset, const char *what, osk_error *error)
{
    size_t line, column;
    osk__corpus_place(corpus, offset, &line, &column);
    return osk__corpus_reject(corpus, line, column, what, error);
}

/* A string, or a number as text, a fraction with six decimals; anything else says nothing. */
bool osk__json_value(osk_corpus *corpus, const json_t *value, osk_slice *out, osk_error *error)
{
    char number[OSK__NUMBER_TEXT];
    const char *data = json_string_value(value);
    size_t length = json_string_length(value);
    if (json_is_integer(value)) {
        length = (size_t)snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
        data = number;
    } else if (json_is_real(value)) {
        length = osk__number_text(number, json_real_value(value), 6);
        data = number;
    }
    *out = osk__slice(NULL, 0);
    if (!data)
        return true;
    out->data = osk__arena_copy(&corpus->arena, data, length, error);
    out->length = length;
    return out->data != NULL;
}

/* Of the fields that are guessed a group is told, once: it decides who is compared with whom. */
static bool tell_group(struct document *document, json_t *object, const json_t *group, unsigned *seen)
{
    const char *key;
    json_t *value;
    if (!group || document->options->group_column || *seen & 1u << OSK__GROUP)
        return true;
    *seen |= 1u << OSK__GROUP;
    json_object_foreach(object, key, value)
        if (value == group)
            return osk__corpus_notice(document->corpus, document->error, OSK_NOTICE_GUESS, 0, 0,
                                      "field guessed: group from '%.60s' (--group-column)", key);
    return true;
}

/* The text of an object that is a line: the field that the user named, else the one with the best name. */
static const json_t *text_of(struct document *document, json_t *object)
{
    const char *named = document->options->text_column;
    if (!named)
        return osk__json_guess_text(document->corpus, object);
    const json_t *value = osk__json_dig(object, osk__slice_text(named));
    document->seen |= value ? 1u << OSK__TEXT : 0;
    return value;
}

/* A comment of an object that is a line; one that is gone is left out as a row that its site does not show. */
static bool take_comment(struct document *document, struct found *found, size_t start, size_t end, unsigned *seen)
{
    osk_corpus *corpus = document->corpus;
    osk_slice fields[OSK__FIELDS];
    json_t *best[OSK__FIELDS] = {NULL};
    osk__buffer text = {0};
    bool markup, good = osk__json_write_text(&text, found->text, false, &markup, document->error);
    osk_slice words = osk__slice(text.data ? text.data : "", text.length);
    osk__json_note_nul(corpus, words, start);
    if (good && osk__json_is_none(document, found->object, osk__slice_trim(words))) {
        corpus->hidden++;
        corpus->next_n++;
    } else if (good) {
        osk__draft_begin(corpus);
        osk__json_place_fields(document, found, best);
        good = tell_group(document, found->object, best[OSK__GROUP], seen) && osk__json_take_fields(document, found, best, fields) &&
               osk__json_answer_of(document, found, best, &fields[OSK__REPLY_TO]) &&
               osk__draft_text(corpus, words, start, end, document->error) && osk__field_end(corpus, fields, start, document->error);
    }
    osk__buffer_free(&text);
    return good;
}

static bool take_object(osk_corpus *corpus, const osk_comment_options *options, json_t *object, size_t start,
                        size_t end, unsigned *seen, osk_error *error)
{
    struct document document = {.corpus = corpus, .options = options, .error = error, .steps = 1};
    struct found found = {.object = object, .text = text_of(&document, object), .around = SIZE_MAX};
    osk__json_note_named(&document, &found);
    *seen |= document.seen;
    if (!json_is_string(found.text) && !(json_is_array(found.text) && json_array_size(found.text)))
        return reject(corpus, start, "the object has no field with a text; --text-column names it", error);
    return take_comment(&document, &found, start, end, seen);
}

static bool take_line(osk_corpus *corpus, const osk_comment_options *options, size_t start, size_t end,
                      unsigned *seen, osk_error *error)
{
    json_error_t why;
    json_t *object = json_loadb(corpus->stream + start, end - start, JSON_ALLOW_NUL, &why);
    if (!object && json_error_code(&why) == json_error_out_of_memory)
        return osk__no_memory(error);
    if (!object) {
        size_t at = why.position > 0 && (size_t)why.position <= end - start ? (size_t)why.position - 1 : 0;
        char what[JSON_ERROR_TEXT_LENGTH + 32];
        snprintf(what, sizeof what, "is no JSON: %s", why.text);
        return reject(corpus, start + at, what, error);
    }
    bool done = json_is_object(object) ? take_object(corpus, options, object, start, end, seen, error)
                                       : reject(corpus, start, "is JSON but no object", error);
    json_decref(object);
    return done;
}

/* A field that the user named and no object has is a mistake, as a column would be. */
bool osk__json_check(const char *name, const osk_comment_options *options, unsigned seen, osk_error *error)
{
    for (osk__field field = 0; field < OSK__FIELDS; field++) {
        const char *named = osk__field_named(options, field);
        if (named && !(seen & 1u << field))
            return osk__fail_at(error, OSK_USAGE, name, 0, 0, "no object has a field '%.80s'", named);
    }
    return true;
}

/* One object or array over several lines, which is JSON but not ours: its first line ends open. */
bool osk__json_refuse(const osk_corpus *corpus, osk_error *error)
{
    osk_slice all = osk__slice_trim(osk__slice(corpus->stream, corpus->length));
    const char *end = memchr(all.data, '\n', all.length);
    osk_slice first = osk__slice_trim(osk__slice(all.data, end ? (size_t)(end - all.data) : all.length));
    if (first.data[0] != '[' && !strchr("[{,", first.data[first.length - 1]))
        return true;
    return osk__fail_at(error, OSK_INPUT, corpus->name, 1, 1,
                        "is one JSON value, not an object a line; make it so first: jq -c '.[]'");
}

bool osk__json_rows(osk_corpus *corpus, const osk_comment_options *options, unsigned *seen, osk_error *error)
{
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (line.length == 0) {
            corpus->next_n += corpus->every;
            continue;
        }
        size_t start = (size_t)(line.data - corpus->stream);
        if (!take_line(corpus, options, start, start + line.length, seen, error))
            return false;
    }
    if (corpus->known_names.failed)
        return osk__no_memory(error);
    return osk__nul_tell(corpus, error) && osk__field_tell_hidden(corpus, error);
}

bool osk__json_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    unsigned seen = 0;
    return osk__json_refuse(corpus, error) && osk__json_rows(corpus, options, &seen, error) &&
           osk__json_check(corpus->name, options, seen, error);
}

/* ---- lemmas and their forms ---- */

struct lemmas {
    const char *path;
    osk_slice text;
    size_t at;       /* where the string read last begins: jansson does not say, so each is looked for behind it */
    osk__json_take *take;
    void *host;
    osk_error *error;
};

enum { AHEAD = 4096 };

/* Moves to the next `word` between quotation marks, if it stands near; one written with escapes is not found, and then
 * the next string is near enough. */
static void move(struct lemmas *lemmas, osk_slice word)
{
    osk_slice text = lemmas->text;
    size_t next = 0, stop = lemmas->at + AHEAD < text.length ? lemmas->at + AHEAD : text.length;
    for (size_t i = lemmas->at; i + word.length + 1 < stop; i++) {
        if (text.data[i] != '"')
            continue;
        if (text.data[i + word.length + 1] == '"' && memcmp(text.data + i + 1, word.data, word.length) == 0) {
            lemmas->at = i + 1;
            return;
        }
        next = next ? next : i + 1;
    }
    lemmas->at = next ? next : lemmas->at;
}

static bool fail_lemmas(const struct lemmas *lemmas, size_t offset, const char *sentence)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += lemmas->text.data[i] == '\n';
    return osk__fail_at(lemmas->error, OSK_USAGE, lemmas->path, line, osk__utf8_column(lemmas->text, offset), "%s",
                        sentence);
}

static bool take_form(struct lemmas *lemmas, osk_slice form)
{
    move(lemmas, form);
    return lemmas->take(lemmas->host, form, lemmas->at, lemmas->error);
}

static bool take_forms(struct lemmas *lemmas, json_t *forms)
{
    size_t i;
    json_t *form;
    json_array_foreach(forms, i, form) {
        if (!json_is_string(form))
            return fail_lemmas(lemmas, lemmas->at, "a form of the word here is no string");
        if (!take_form(lemmas, osk__slice(json_string_value(form), json_string_length(form))))
            return false;
    }
    return true;
}

static bool take_lemma(struct lemmas *lemmas, const char *lemma, json_t *value)
{
    static const char wrong[] = "the word here has no forms: {\"forms\": {\"Noun\": [\"...\"]}} is expected behind it";
    const char *kind;
    json_t *forms = json_object_get(value, "forms"), *list;
    if (!take_form(lemmas, osk__slice_text(lemma)))
        return false;
    if (!json_is_object(forms))
        return fail_lemmas(lemmas, lemmas->at, wrong);
    json_object_foreach(forms, kind, list)
        if (!json_is_array(list) ? !fail_lemmas(lemmas, lemmas->at, wrong) : !take_forms(lemmas, list))
            return false;
    return true;
}

static bool take_lemmas(struct lemmas *lemmas, json_t *all)
{
    const char *lemma;
    json_t *value;
    if (!json_is_object(all))
        return fail_lemmas(lemmas, 0, "is JSON, but no object of words with their forms");
    json_object_foreach(all, lemma, value)
        if (!take_lemma(lemmas, lemma, value))
            return false;
    return true;
}

bool osk__json_lemmas(const char *path, osk_slice text, osk__json_take *take, void *host, osk_error *error)
{
    struct lemmas lemmas = {.path = path, .text = text, .take = take, .host = host, .error = error};
    json_error_t why;
    json_t *all = json_loadb(text.data, text.length, JSON_REJECT_DUPLICATES, &why);
    if (!all && json_error_code(&why) == json_error_out_of_memory)
        return osk__no_memory(error);
    if (!all) {
        char what[JSON_ERROR_TEXT_LENGTH + 32];
        snprintf(what, sizeof what, "is no JSON: %s", why.text);
        size_t at = why.position > 0 ? (size_t)why.position - 1 : 0;
        return fail_lemmas(&lemmas, at < text.length ? at : text.length, what);
    }
    bool done = take_lemmas(&lemmas, all);
    json_decref(all);
    return done;
}
