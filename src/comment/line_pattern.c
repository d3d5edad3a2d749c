/* Patterns of words against a line: white space, numbers, stars. */
#include "line_parts.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

/* ---- white space ---- */

/* Is it of the private use areas, which pages fill with icons: U+E000 to U+F8FF, and planes 15 and 16? */
static bool is_icon(uint32_t value)
{
    return (value >= 0xE000 && value <= 0xF8FF) || (value >= 0xF0000 && value <= 0x10FFFD);
}

/* Bytes of white space, a mark of direction or an icon at the start of `s`: ASCII, U+00A0, U+200B to U+200F, U+202A to
 * U+202F, U+2066 to U+2069, U+FEFF, private use. */
size_t osk__line_blank(osk_slice s)
{
    if (s.length == 0)
        return 0;
    if (s.data[0] == ' ' || (s.data[0] >= '\t' && s.data[0] <= '\r'))
        return 1;
    if (osk__slice_begins(s, "\xC2\xA0"))
        return 2;
    unsigned char first = (unsigned char)s.data[0];
    if (s.length >= 4 && (first == 0xF3 || first == 0xF4))
        return is_icon(osk__utf8_value(s.data)) ? 4 : 0;
    if (s.length < 3 || (first != 0xE2 && first != 0xEE && first != 0xEF))
        return 0;
    uint32_t value = osk__utf8_value(s.data);
    bool unseen = (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202F) ||
                  (value >= 0x2066 && value <= 0x2069) || value == 0xFEFF || is_icon(value);
    return unseen ? 3 : 0;
}

size_t osk__line_blanks(osk_slice s)
{
    size_t length = 0, step;
    while ((step = osk__line_blank(osk__slice_behind(s, length))))
        length += step;
    return length;
}

osk_slice osk__line_trim(osk_slice s)
{
    s = osk__slice_behind(s, osk__line_blanks(s));
    while (s.length) {
        size_t back = 1;
        while (back < 4 && back < s.length && ((unsigned char)s.data[s.length - back] & 0xC0) == 0x80)
            back++;
        if (osk__line_blank(osk__slice(s.data + s.length - back, back)) != back)
            return s;
        s.length -= back;
    }
    return s;
}

/* ---- patterns ---- */

/* "12", "1 204", "1,204", "1.2K", "6,3k", "12 000": its length at the start of `s`, or 0. */
size_t osk__line_number(osk_slice s, size_t *number)
{
    size_t i = 0, value = 0, decimals = 0, unit = 1;
    bool thousands = true;
    for (;;) {
        size_t digits = 0;
        for (; i < s.length && s.data[i] >= '0' && s.data[i] <= '9'; i++, digits++)
            value = value < 100000000 ? value * 10 + (size_t)(s.data[i] - '0') : value;
        if (digits == 0)
            return 0;
        osk_slice rest = osk__slice_behind(s, i);
        size_t space = osk__slice_begins(rest, "\xC2\xA0") ? 2 : rest.length && strchr(" ,.", rest.data[0]) ? 1 : 0;
        osk_slice next = osk__slice_behind(rest, space);
        size_t group = 0;
        while (group < next.length && next.data[group] >= '0' && next.data[group] <= '9')
            group++;
        if (!space || !thousands || group == 0)
            break;
        if (group != 3) { /* decimals: "1.2K" */
            if (space == 2 || rest.data[0] == ' ' || group > 2 || !(next.length > group && strchr("KkM", next.data[group])))
                break;
            thousands = false;
            decimals = group;
        }
        i += space;
    }
    osk_slice rest = osk__slice_behind(s, i);
    if (rest.length && strchr("KkM", rest.data[0]) && (rest.length == 1 || !osk__unicode_letter(osk__utf8_value(rest.data + 1)))) {
        unit = rest.data[0] == 'M' ? 1000000 : 1000;
        i++;
    } else if (decimals) {
        return 0;
    }
    for (; decimals && unit > 1; decimals--)
        unit /= 10;
    *number = value * unit;
    return i;
}

/* A pattern against a text. A * takes as little as it can; the texts are short. */
struct fit { osk_slice *name; size_t *number; bool has_name, has_number; };

static bool fits(struct fit *fit, osk_slice text, const char *pattern);

/* Can what the pattern says next begin with this byte? Nearly all places behind a star fall here. */
static bool may_begin(const char *pattern, unsigned char byte)
{
    switch (*pattern) {
    case ' ': return byte <= ' ' || byte >= 0xC2;
    case '\'': return byte == '\'' || byte == 0xE2;
    case '#': return byte == '#' || (byte >= '0' && byte <= '9');
    case '*': case '~': case '\0': return true;
    default: return byte == (unsigned char)*pattern;
    }
}

static bool fits_star(struct fit *fit, osk_slice text, const char *pattern)
{
    bool first = !fit->has_name && pattern[-1] == '*';
    fit->has_name = fit->has_name || first;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && (((unsigned char)text.data[i] & 0xC0) == 0x80 || !may_begin(pattern, (unsigned char)text.data[i])))
            continue;
        bool numbered = fit->has_number;
        if (fits(fit, osk__slice_behind(text, i), pattern)) {
            if (first && fit->name)
                *fit->name = osk__line_trim(osk__slice(text.data, i));
            return true;
        }
        fit->has_number = numbered; /* what a failed try found is forgotten */
        if (*pattern == '\0') /* the last star takes all */
            i = text.length - 1;
    }
    fit->has_name = fit->has_name && !first;
    return false;
}

/* One thing of the pattern at the start of the text: its length, or 0. */
static size_t fit_one(struct fit *fit, osk_slice text, const char *pattern, size_t *taken)
{
    size_t number;
    *taken = 1;
    if (*pattern == ' ')
        return osk__line_blanks(text);
    if (*pattern == '\'')
        return text.length && text.data[0] == '\'' ? 1 : osk__slice_begins(text, "\xE2\x80\x99");
    if (*pattern != '#')
        return text.length && text.data[0] == *pattern;
    if (pattern[1] == '#') { /* "##": "#12" */
        *taken = 2;
        return text.length > 1 && text.data[0] == '#' && osk__line_number(osk__slice_behind(text, 1), &number)
                   ? 1 + osk__line_number(osk__slice_behind(text, 1), &number) : 0;
    }
    size_t length = osk__line_number(text, &number);
    if (length && fit->number && !fit->has_number) {
        *fit->number = number;
        fit->has_number = true;
    }
    return length;
}

static bool fits(struct fit *fit, osk_slice text, const char *pattern)
{
    while (*pattern && *pattern != '*' && *pattern != '~') {
        size_t taken, length = fit_one(fit, text, pattern, &taken);
        if (length == 0)
            return false;
        text = osk__slice_behind(text, length);
        pattern += taken;
    }
    return *pattern ? fits_star(fit, text, pattern + 1) : text.length == 0;
}

bool osk__line_fits(osk_slice text, const char *pattern, osk_slice *name, size_t *number)
{
    struct fit fit = {name, number, false, false};
    /* Nearly all fail at the first byte. */
    if (text.length == 0 || (*pattern != '*' && *pattern != '~' && *pattern != '#' && *pattern != '\'' && *pattern != text.data[0]))
        return false;
    return fits(&fit, text, pattern);
}
