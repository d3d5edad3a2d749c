/* HTML inside a text of an export: its tags taken out, its entities read. */
#include "markup.h"

#include "../base/utf8.h"

#include <string.h>

/* "&#8211;", "&#x2013;": its bytes, or 0. */
static size_t take_number(osk_slice s, osk__buffer *out)
{
    uint32_t value = 0, base = s.length > 2 && (s.data[2] | 0x20) == 'x' ? 16 : 10;
    size_t at = base == 16 ? 3 : 2;
    if (s.length < 4 || s.data[1] != '#')
        return 0;
    for (; at < s.length && at < 10; at++) {
        uint32_t digit = s.data[at] >= '0' && s.data[at] <= '9' ? (uint32_t)(s.data[at] - '0')
                         : base == 16 && (s.data[at] | 0x20) >= 'a' && (s.data[at] | 0x20) <= 'f' ? (uint32_t)((s.data[at] | 0x20) - 'a') + 10 : base;
        if (digit == base)
            break;
        value = value * base + digit;
    }
    if (at == s.length || s.data[at] != ';' || value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 0;
    osk__utf8_write(out, value);
    return at + 1;
}

/* "&aelig;" is rare in these; what their editors write is this. */
static size_t take_entity(osk_slice s, osk__buffer *out)
{
    size_t number = take_number(s, out);
    if (number)
        return number;
    static const struct { const char *name, *text; } entities[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&#039;", "'"}, {"&apos;", "'"},
        {"&nbsp;", " "}, {"&aelig;", "\xC3\xA6"}, {"&oslash;", "\xC3\xB8"}, {"&aring;", "\xC3\xA5"},
        {"&laquo;", "\xC2\xAB"}, {"&raquo;", "\xC2\xBB"}, {"&ndash;", "\xE2\x80\x93"}, {"&hellip;", "\xE2\x80\xA6"}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t length = osk__slice_begins(s, entities[i].name);
        if (length) {
            osk__buffer_text(out, entities[i].text);
            return length;
        }
    }
    osk__buffer_byte(out, '&');
    return 1;
}

/* Does a tag end a line? */
static bool ends_line(osk_slice tag)
{
    static const char *const names[] = {"<br", "<p", "</p", "<li", "<div", "</div", "<blockquote", "</blockquote", "<ul", "</ul"};
    size_t length = osk__slice_begins_any(tag, OSK__LIST(names));
    return length && length < tag.length && strchr(" >/", tag.data[length]);
}

void osk__markup_plain(osk__buffer *out, osk_slice s)
{
    for (size_t i = 0; i < s.length;) {
        osk_slice rest = osk__slice_behind(s, i);
        const char *end = s.data[i] == '<' && i + 1 < s.length && (s.data[i + 1] == '/' || (unsigned)((s.data[i + 1] | 0x20) - 'a') < 26u)
                              ? memchr(rest.data, '>', rest.length < 4096 ? rest.length : 4096) : NULL;
        if (end) {
            if (ends_line(rest) && out->length && out->data[out->length - 1] != '\n')
                osk__buffer_byte(out, '\n');
            i += (size_t)(end - rest.data) + 1;
        } else if (s.data[i] == '&') {
            i += take_entity(rest, out);
        } else {
            osk__buffer_byte(out, s.data[i++]);
        }
    }
}

bool osk__markup_fits(osk_slice s)
{
    static const char *const begins[] = {"<p>", "<p ", "<div>", "<div ", "<blockquote>"};
    static const char *const holds[] = {"<br>", "<br/>", "<br />", "</p>", "<a href="};
    if (s.length && s.data[s.length - 1] == '>' && osk__slice_begins_any(s, OSK__LIST(begins)))
        return true;
    for (size_t i = 0; i < sizeof holds / sizeof *holds; i++)
        if (osk__slice_find(s, holds[i]) != SIZE_MAX)
            return true;
    return false;
}

bool osk__markup_escaped(osk_slice s)
{
    static const char *const holds[] = {"&amp;", "&lt;", "&gt;", "&#8", "&#3"};
    for (size_t i = 0; i < sizeof holds / sizeof *holds; i++)
        if (osk__slice_find(s, holds[i]) != SIZE_MAX)
            return true;
    return false;
}
