/* A name without what only stands beside it: "Dr. Kari Nordmann" and "Nordmann, Kari" are Kari Nordmann. */
#include "names.h"

/* Is the folded word a title that stands before names? Pages write some with a point, some without. */
static bool is_title(const osk__dictionary *dictionary, osk_slice word)
{
    uint32_t form = osk__strings_find(&dictionary->vocabulary.forms, word);
    uint32_t node = form == OSK_NONE ? 0 : osk__pattern_next(&dictionary->network_words, 0, OSK__FORM_SYMBOL(form));
    uint32_t value = node ? osk__pattern_value(&dictionary->network_words, node) : OSK_NONE;
    return value != OSK_NONE && (dictionary->network_classes[value] & OSK__NETWORK_TITLE);
}

/* Length of a title at the start of `name`, the space behind it included; 0 where there is none, or nothing else. */
static bool title_length(const osk__dictionary *dictionary, osk_slice name, osk__buffer *scratch, size_t *length,
                         osk_error *error)
{
    const char *space = memchr(name.data, ' ', name.length);
    size_t word = space ? (size_t)(space - name.data) : 0;
    *length = 0;
    if (word == 0)
        return true;
    scratch->length = 0;
    if (!osk__unicode_fold(scratch, osk__slice(name.data, word), error))
        return false;
    osk_slice folded = osk__slice(scratch->data, scratch->length), bare = folded;
    bare.length -= bare.length && bare.data[bare.length - 1] == '.';
    bool title = is_title(dictionary, folded) || is_title(dictionary, bare);
    if (!title && bare.length == folded.length) {
        osk__buffer_byte(scratch, '.');
        title = is_title(dictionary, osk__slice(scratch->data, scratch->length));
    }
    *length = title && !scratch->failed ? word + 1 : 0;
    return osk__buffer_check(scratch, error);
}

/* Behind the one comma of "Nordmann, Kari", or 0: more commas, or nothing on a side, are no name turned round. */
static size_t turned(osk_slice name)
{
    const char *comma = memchr(name.data, ',', name.length);
    size_t at = comma ? (size_t)(comma - name.data) : 0;
    if (at == 0 || at + 2 >= name.length || memchr(comma + 1, ',', name.length - at - 1))
        return 0;
    return at + 1;
}

bool osk__name_plain(osk__buffer *out, const osk__dictionary *dictionary, osk_slice name, osk_error *error)
{
    osk__buffer whole = {0}, scratch = {0};
    size_t title = 0, behind;
    out->length = 0;
    bool good = osk__unicode_name(&whole, name, error);
    osk_slice rest = osk__slice(whole.data ? whole.data : "", whole.length);
    do {
        good = good && title_length(dictionary, rest, &scratch, &title, error);
        rest = good ? osk__slice_behind(rest, title) : rest;
    } while (good && title);
    behind = rest.length ? turned(rest) : 0;
    if (behind) {
        osk_slice first = osk__slice_trim(osk__slice_behind(rest, behind)), last = osk__slice(rest.data, behind - 1);
        osk__buffer_add(out, first.data, first.length);
        osk__buffer_byte(out, ' ');
        rest = osk__slice_trim(last);
    }
    osk__buffer_add(out, rest.data, rest.length);
    osk__buffer_free(&whole);
    osk__buffer_free(&scratch);
    return good && osk__buffer_check(out, error);
}
