/* JSON of any kind: which value of an object is what somebody said, and its words without what programs wrap them in. */
#include "json_tree.h"
#include "markup.h"
#include "mend.h"

#include <string.h>

bool osk__json_can_say(const json_t *value, const char *key)
{
    return json_is_string(value) || (json_is_array(value) && strcmp(key, "text") == 0);
}

json_t *osk__json_said_by(json_t *value)
{
    static const char *const keys[] = {"value", "rendered", "content", "plain", "plaintext"};
    json_t *inner = NULL;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !json_is_string(inner) && json_is_object(value); i++)
        inner = json_object_size(value) <= 3 ? json_object_get(value, keys[i]) : NULL;
    return json_is_string(inner) ? inner : value;
}

static bool is_empty(const json_t *value)
{
    return json_is_string(value) ? json_string_length(value) == 0 : json_array_size(value) == 0;
}

const json_t *osk__json_guess_text(osk_corpus *corpus, json_t *object)
{
    const json_t *best = NULL, *rich = json_object_get(object, "html");
    size_t best_rank = SIZE_MAX;
    const char *key, *best_key = "";
    json_t *value;
    json_object_foreach(object, key, value) {
        size_t rank;
        value = osk__json_said_by(value);
        if (osk__field_known(corpus, osk__slice_text(key), &rank) != OSK__TEXT || !osk__json_can_say(value, key))
            continue;
        rank += is_empty(value) ? SIZE_MAX / 2 : 0; /* "text": "" beside a "full_text" */
        if (rank < best_rank) {
            best = value;
            best_rank = rank;
            best_key = key;
        }
    }
    /* The same with its marks of emphasis shown: those are not letters of anybody's. */
    return json_is_string(rich) && strcmp(best_key, "markdown") == 0 ? rich : best;
}

/* Telegram's text is a string, or an array of strings and of objects with a text. */
static void write_parts(osk__buffer *out, const json_t *value)
{
    size_t i;
    json_t *part;
    if (json_is_string(value))
        osk__buffer_add(out, json_string_value(value), json_string_length(value));
    json_array_foreach(value, i, part) {
        const json_t *text = json_is_object(part) ? json_object_get(part, "text") : part;
        if (json_is_string(text))
            osk__buffer_add(out, json_string_value(text), json_string_length(text));
    }
}

bool osk__json_write_text(osk__buffer *out, const json_t *value, bool meta, bool *markup, osk_error *error)
{
    osk__buffer raw = {0};
    write_parts(&raw, value);
    osk_slice whole = osk__slice(raw.data ? raw.data : "", raw.length);
    *markup = !meta && osk__markup_fits(whole);
    if (meta)
        osk__mend(whole, out);
    else if (*markup || osk__markup_escaped(whole))
        osk__markup_plain(out, whole);
    else
        osk__buffer_add(out, whole.data, whole.length);
    bool good = osk__buffer_check(&raw, error) && osk__buffer_check(out, error);
    osk__buffer_free(&raw);
    return good;
}

void osk__json_note_nul(osk_corpus *corpus, osk_slice words, size_t start)
{
    for (const char *at = words.data; (at = memchr(at, '\0', (size_t)(words.data + words.length - at))); at++) {
        if (corpus->nul++ == 0)
            osk__corpus_place(corpus, start, &corpus->nul_line, &corpus->nul_column);
        if (at + 1 == words.data + words.length)
            break;
    }
}
