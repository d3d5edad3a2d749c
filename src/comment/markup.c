/* HTML inside a text of an export: its tags taken out, its entities read. */
#include "markup.h"

#include <string.h>

/* "&aelig;" is rare in these; what their editors write is this. */
static size_t take_entity(osk_slice s, osk__buffer *out)
{
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
    size_t length = osk__slice_begins_any(tag, names, sizeof names / sizeof *names);
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
    if (s.length && s.data[s.length - 1] == '>' && osk__slice_begins_any(s, begins, sizeof begins / sizeof *begins))
        return true;
    for (size_t i = 0; i < sizeof holds / sizeof *holds; i++)
        if (osk__slice_find(s, holds[i]) != SIZE_MAX)
            return true;
    return false;
}

bool osk__markup_escaped(osk_slice s)
{
    static const char *const holds[] = {"&amp;", "&lt;", "&gt;"};
    for (size_t i = 0; i < sizeof holds / sizeof *holds; i++)
        if (osk__slice_find(s, holds[i]) != SIZE_MAX)
            return true;
    return false;
}
