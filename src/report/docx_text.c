/* Texts of the Word document: Markdown in which no sign of a text means anything, and OpenXML where a title must stay with
 * what it is the title of. */
#include "docx_document.h"

#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

/* What is read as one line of text; what XML cannot hold is U+FFFD. */
static uint32_t plain(uint32_t value)
{
    if (value == '\n' || value == '\t' || value == '\r')
        return ' ';
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xFFFE || value == 0xFFFF ? 0xFFFD : value;
}

static bool is_sign(uint32_t value)
{
    return value > 0x20 && value < 0x7F && !(value >= '0' && value <= '9') && !((value | 0x20) >= 'a' && (value | 0x20) <= 'z');
}

/* Appends a text; with `escape` no sign in it means anything to Markdown. */
void osk__document_plain(osk__buffer *out, osk_slice text, bool escape)
{
    for (size_t i = 0; i < text.length;) {
        size_t bad = 1, step = osk__utf8_next(text.data + i, text.length - i, &bad);
        uint32_t value = plain(step ? osk__utf8_value(text.data + i) : 0xFFFD);
        if (escape && is_sign(value))
            osk__buffer_byte(out, '\\');
        osk__utf8_write(out, value);
        i += step ? step : bad;
    }
}

osk_slice osk__document_text(const osk__document *d, const char *key)
{
    return osk__texts_find(d->page->texts, key, d->page->language);
}

void osk__document_say(osk__document *d, const char *before, osk_slice text, const char *after)
{
    osk__buffer_text(d->out, before);
    osk__document_plain(d->out, osk__slice_trim(text), true);
    osk__buffer_text(d->out, after);
}

void osk__document_say_key(osk__document *d, const char *before, const char *key, const char *after)
{
    osk__document_say(d, before, osk__document_text(d, key), after);
}

void osk__document_fill(osk__document *d, const char *before, const char *key, const osk_slice *values, size_t count, const char *after)
{
    d->filled.length = 0;
    osk__texts_fill(&d->filled, osk__document_text(d, key), values, count);
    osk__document_say(d, before, osk__slice(d->filled.data ? d->filled.data : "", d->filled.length), after);
}

/* ---- titles ---- */

void osk__document_xml(osk__document *d, osk_slice text)
{
    d->filled.length = 0;
    osk__document_plain(&d->filled, text, false);
    osk__html_text(d->out, osk__slice(d->filled.data ? d->filled.data : "", d->filled.length));
}

/* A paragraph that stays on the page of what follows it. */
void osk__document_keep(osk__document *d, const char *look, osk_slice text)
{
    osk__buffer_format(d->out, "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:keepNext/></w:pPr><w:r><w:rPr><w:%s/></w:rPr>"
                               "<w:t xml:space=\"preserve\">", look);
    osk__document_xml(d, text);
    osk__buffer_text(d->out, "</w:t></w:r></w:p>\n");
}

/* "Tabell 1" in bold, and its title in italics on the next line. */
void osk__document_caption(osk__document *d, const char *key, size_t number, osk_slice title)
{
    char room[OSK__NUMBER_ROOM];
    osk__buffer label = {0};
    osk_slice value = osk__page_count(number, room);
    osk__texts_fill(&label, osk__document_text(d, key), &value, 1);
    osk__buffer_text(d->out, "```{=openxml}\n");
    osk__document_keep(d, "b", osk__slice(label.data ? label.data : "", label.length));
    osk__document_keep(d, "i", title);
    osk__buffer_text(d->out, "```\n\n");
    d->out->failed = d->out->failed || label.failed;
    osk__buffer_free(&label);
}
