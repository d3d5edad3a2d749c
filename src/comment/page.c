/* Pages copied from a browser: the list of layouts, and what they share. */
#include "page.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

static const osk__layout *const layouts[] = {
    &osk__page_linkedin_2011,
};

static const osk__layout *nearest(const osk_corpus *corpus, size_t *marks)
{
    const osk__layout *best = layouts[0];
    *marks = 0;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        size_t found = layouts[i]->fits(corpus);
        if (found > *marks) {
            *marks = found;
            best = layouts[i];
        }
    }
    return best;
}

size_t osk__page_fits(const osk_corpus *corpus)
{
    size_t marks;
    const osk__layout *layout = nearest(corpus, &marks);
    return marks >= layout->needs ? marks : 0;
}

bool osk__page_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    size_t marks;
    const osk__layout *layout = nearest(corpus, &marks);
    if (osk__field_any_named(options))
        return osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as a page, which has no columns to name");
    if (marks < layout->needs)
        return osk__fail_at(error, OSK_INPUT, corpus->name, 0, 0,
                            "fits no known page layout; the nearest is %s, of which %zu marks were found", layout->name,
                            marks);
    corpus->layout = layout->name;
    return layout->read(corpus, error);
}

/* ---- what layouts share ---- */

bool osk__page_begins(osk_slice s, const char *word)
{
    size_t length = strlen(word);
    return s.length >= length && memcmp(s.data, word, length) == 0;
}

size_t osk__page_find(osk_slice s, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= s.length; i++)
        if (s.data[i] == word[0] && memcmp(s.data + i, word, length) == 0)
            return i;
    return SIZE_MAX;
}

size_t osk__page_begins_any(osk_slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (osk__page_begins(s, list[i]))
            return strlen(list[i]);
    return 0;
}

size_t osk__page_find_any(osk_slice s, const char *const *list, size_t count)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t at = osk__page_find(s, list[i]);
        best = at < best ? at : best;
    }
    return best;
}

/* "<before><number> <unit><plural><after>", as the interface writes an age in English, bokmål and nynorsk. */
static const struct { const char *before, *unit, *after; } ages[] = {
    {"", "second", " ago"},
    {"", "minute", " ago"},
    {"", "hour", " ago"},
    {"", "day", " ago"},
    {"", "week", " ago"},
    {"", "month", " ago"},
    {"", "year", " ago"},
    {"for ", "sekund", " sid"},
    {"for ", "minutt", " sid"},
    {"for ", "time", " sid"},
    {"for ", "dag", " sid"},
    {"for ", "uke", " sid"},
    {"for ", "veke", " sid"},
    {"for ", "m\xC3\xA5ned", " sid"},
    {"for ", "m\xC3\xA5nad", " sid"},
    {"for ", "\xC3\xA5r", " sid"},
};
static const char *const plurals[] = {"", "s", "er", "ar", "r"};
static const char *const ones[] = {"an ", "a ", "en ", "ei ", "ett ", "et ", "eitt ", "eit "};

/* Length of "4 " or "en " at the start of `s`, or 0. */
static size_t number_length(osk_slice s)
{
    size_t digits = 0;
    while (digits < s.length && digits < 4 && s.data[digits] >= '0' && s.data[digits] <= '9')
        digits++;
    if (digits)
        return digits < s.length && s.data[digits] == ' ' ? digits + 1 : 0;
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++)
        if (osk__page_begins(s, ones[i]))
            return strlen(ones[i]);
    return 0;
}

/* " sid" stands for siden and sidan. */
static size_t after_length(osk_slice s, const char *after)
{
    if (!osk__page_begins(s, after))
        return 0;
    size_t length = strlen(after);
    if (strcmp(after, " sid") != 0)
        return length;
    osk_slice end = osk__page_behind(s, length);
    return osk__page_begins(end, "en") || osk__page_begins(end, "an") ? length + 2 : 0;
}

static size_t age_by(osk_slice s, const char *before, const char *unit, const char *after)
{
    osk_slice rest = s;
    if (!osk__page_begins(rest, before))
        return 0;
    rest = osk__page_behind(rest, strlen(before));
    size_t number = number_length(rest);
    if (number == 0 || !osk__page_begins(osk__page_behind(rest, number), unit))
        return 0;
    rest = osk__page_behind(rest, number + strlen(unit));
    for (size_t i = 0; i < sizeof plurals / sizeof *plurals; i++) {
        size_t end =
            osk__page_begins(rest, plurals[i]) ? after_length(osk__page_behind(rest, strlen(plurals[i])), after) : 0;
        if (end)
            return (size_t)(rest.data - s.data) + strlen(plurals[i]) + end;
    }
    return 0;
}

size_t osk__page_age(osk_slice s)
{
    if (s.length == 0 || !((s.data[0] >= '0' && s.data[0] <= '9') || s.data[0] == 'f' || s.data[0] == 'a'))
        return 0;
    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        size_t length = age_by(s, ages[i].before, ages[i].unit, ages[i].after);
        if (length)
            return length;
    }
    return 0;
}

/* ---- names ---- */

size_t osk__page_space(osk_slice s)
{
    if (s.length && s.data[0] == ' ')
        return 1;
    return osk__page_begins(s, "\xC2\xA0") ? 2 : 0;
}

static bool is_particle(osk_slice word)
{
    static const char *const particles[] = {"af", "al", "av", "bin", "da", "de", "del", "der", "di", "dos",
                                            "du", "el", "la", "le", "og", "van", "von", "ter", "zu"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (osk__slice_is(word, particles[i]))
            return true;
    return false;
}

static bool is_name_word(osk_slice word)
{
    if (is_particle(word))
        return true;
    for (size_t i = 0; i < word.length;) {
        uint32_t value = osk__utf8_value(word.data + i);
        bool joint = value == '-' || value == '\'' || value == '.' || value == 0x2019;
        if (i == 0 ? !osk__unicode_upper(value) : !(joint || osk__unicode_letter(value)))
            return false;
        i += osk__utf8_next(word.data + i, word.length - i, NULL);
    }
    return word.length > 0;
}

bool osk__page_name(osk_slice s, bool single)
{
    size_t words = 0;
    if (s.length == 0 || s.length > 80)
        return false;
    for (size_t start = 0; start < s.length;) {
        size_t length = 0;
        while (start + length < s.length && !osk__page_space(osk__page_behind(s, start + length)))
            length++;
        if (!is_name_word(osk__slice(s.data + start, length)))
            return false;
        words++;
        start += length;
        start += start < s.length ? osk__page_space(osk__page_behind(s, start)) : 0;
    }
    return words >= (single ? 1 : 2) && words <= 6;
}

/* ---- the parts of a line ---- */

/* "[text](url)" gives "text". */
static osk_slice unlinked(osk_slice s)
{
    size_t middle = osk__page_find(s, "](");
    if (s.length < 4 || s.data[0] != '[' || middle == SIZE_MAX || s.data[s.length - 1] != ')')
        return s;
    return osk__slice(s.data + 1, middle - 1);
}

size_t osk__page_bullet(osk_slice s, size_t *text)
{
    for (size_t from = 0; from < s.length;) {
        size_t at = osk__page_find(osk__page_behind(s, from), "\xE2\x80\xA2");
        if (at == SIZE_MAX)
            return SIZE_MAX;
        at += from;
        size_t space = at > 0 && s.data[at - 1] == ' '                               ? 1
                       : at > 1 && osk__page_space(osk__page_behind(s, at - 2)) == 2 ? 2
                                                                                     : 0;
        osk_slice rest = osk__page_behind(s, at + 3);
        if (space && (rest.length == 0 || osk__page_space(rest))) {
            *text = at + 3 + osk__page_space(rest);
            return at - space;
        }
        from = at + 3;
    }
    return SIZE_MAX;
}

bool osk__page_bold(osk_slice line)
{
    return line.length > 4 && memcmp(line.data, "**", 2) == 0 && memcmp(line.data + line.length - 2, "**", 2) == 0;
}

osk_slice osk__page_bare_name(osk_slice s)
{
    if (osk__page_bold(s))
        s = osk__slice(s.data + 2, s.length - 4);
    s = unlinked(s);
    size_t paren = osk__page_find(s, " ("), comma = osk__page_find(s, ", ");
    if (paren != SIZE_MAX && s.data[s.length - 1] == ')')
        s.length = paren;
    if (comma < s.length)
        s.length = comma;
    return osk__slice_trim(s);
}

size_t osk__page_link(osk_slice s, osk_slice *words)
{
    osk_slice near = osk__slice(s.data, s.length < 300 ? s.length : 300);
    size_t middle = near.length && near.data[0] == '[' ? osk__page_find(near, "](") : SIZE_MAX;
    size_t end = middle == SIZE_MAX ? SIZE_MAX : osk__page_find(osk__page_behind(near, middle), ")");
    if (end == SIZE_MAX)
        return 0;
    *words = osk__slice(near.data + 1, middle - 1);
    return middle + end + 1;
}
