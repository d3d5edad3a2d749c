/* HTML: escaping, texts in the page's language, numbers as that language writes them, tables. */
#include "report.h"

#include "../base/table.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

void osk__html_text(osk__buffer *out, osk_slice text)
{
    for (size_t i = 0; i < text.length;) {
        size_t step = osk__utf8_next(text.data + i, text.length - i, NULL);
        uint32_t value = step ? osk__utf8_value(text.data + i) : 0xFFFD;
        bool control = (value < 0x20 && value != '\n' && value != '\t') || (value >= 0x7F && value < 0xA0);
        switch (value) {
        case '&': osk__buffer_text(out, "&amp;"); break;
        case '<': osk__buffer_text(out, "&lt;"); break;
        case '>': osk__buffer_text(out, "&gt;"); break;
        case '"': osk__buffer_text(out, "&quot;"); break;
        case '\'': osk__buffer_text(out, "&#39;"); break;
        case '\r': break;
        default: osk__utf8_write(out, control ? 0xFFFD : value);
        }
        i += step ? step : 1;
    }
}

void osk__page_say(osk__page *page, const char *key)
{
    osk__html_text(&page->out, osk__texts_find(page->texts, key, page->language));
}

void osk__page_fill(osk__page *page, const char *key, const osk_slice *values, size_t count)
{
    page->scratch.length = 0;
    osk__texts_fill(&page->scratch, osk__texts_find(page->texts, key, page->language), values, count);
    osk__html_text(&page->out, osk__slice(page->scratch.data, page->scratch.length));
    page->out.failed = page->out.failed || page->scratch.failed;
}

void osk__page_paragraph(osk__page *page, const char *element, const char *key, const osk_slice *values, size_t count)
{
    osk__buffer_format(&page->out, "<%s>", element);
    osk__page_fill(page, key, values, count);
    osk__buffer_format(&page->out, "</%.*s>\n", (int)strcspn(element, " "), element);
}

void osk__page_element(osk__page *page, const char *element, const char *key)
{
    osk__page_paragraph(page, element, key, NULL, 0);
}

/* ---- numbers ---- */

osk_slice osk__page_number(const osk__page *page, double value, int decimals, char room[OSK__NUMBER_ROOM])
{
    char plain[OSK__NUMBER_TEXT];
    size_t length = osk__number_text(plain, value, decimals);
    return osk__number_local(osk__slice(plain, length), page->language, room);
}

osk_slice osk__page_count(uint64_t value, char room[OSK__NUMBER_ROOM])
{
    return osk__slice(room, (size_t)snprintf(room, OSK__NUMBER_ROOM, "%llu", (unsigned long long)value));
}

osk_slice osk__page_name(osk_slice name, char room[OSK__NAME_ROOM])
{
    enum { LETTERS = 60 };
    size_t at = 0;
    for (size_t letters = 0, bad = 1; letters < LETTERS && at < name.length; letters++) {
        size_t step = osk__utf8_next(name.data + at, name.length - at, &bad);
        at += step ? step : bad;
    }
    if (at >= name.length)
        return name;
    return osk__slice(room, (size_t)snprintf(room, OSK__NAME_ROOM, "%.*s\xE2\x80\xA6", (int)at, name.data));
}

osk_slice osk__page_percent(const osk__page *page, double share, char room[OSK__NUMBER_ROOM])
{
    if (share > 0 && share < 0.0005) {
        snprintf(room, OSK__NUMBER_ROOM, "<\xC2\xA0%s\xC2\xA0%%", page->language == 2 ? "0.1" : "0,1");
        return osk__slice_text(room);
    }
    osk_slice number = osk__page_number(page, 100 * share, share > 0 && share < 0.01 ? 1 : 0, room);
    memcpy(room + number.length, "\xC2\xA0%", 3);
    return osk__slice(room, number.length + 3);
}

/* ---- tables ---- */

size_t osk__page_theme(const osk__page *page, osk_slice key)
{
    const osk__dictionary *dictionary = page->fold->dictionary;
    size_t i = 0;
    while (i < dictionary->theme_count && !osk__slice_is(key, dictionary->themes[i].key))
        i++;
    return i < dictionary->theme_count ? i : OSK_NONE;
}

osk_slice osk__page_theme_name(const osk__page *page, size_t theme)
{
    return osk__slice_text(page->fold->dictionary->themes[theme].names[page->language]);
}

static void heading_cell(osk__page *page, const osk_table *table, size_t column)
{
    osk__buffer_text(&page->out, osk__table_kind(table, column) == OSK_TEXT ? "<th scope=\"col\">"
                                                                            : "<th scope=\"col\" class=\"n\">");
    osk__html_text(&page->out, osk_table_label(table, column));
    osk__buffer_text(&page->out, "</th>");
}

osk_slice osk__page_probability(const osk__page *page, double p, char room[OSK__NUMBER_ROOM])
{
    static const char below[] = "<\xC2\xA0";
    bool edge = p < OSK__LEVEL && p >= OSK__LEVEL - 0.0005;
    char digits[OSK__NUMBER_ROOM];
    if (p >= 0.001)
        return osk__page_number(page, p, edge ? 4 : 3, room);
    osk_slice number = osk__page_number(page, 0.001, 3, digits);
    memcpy(room, below, sizeof below - 1);
    memcpy(room + sizeof below - 1, number.data, number.length);
    return osk__slice(room, sizeof below - 1 + number.length);
}

/* How the cells of some columns are shown to people; the others are shown as they are. */
enum manner { PLAIN, SHARE, SCORES, PROBABILITY };

static enum manner manner_of(const char *heading)
{
    static const struct { const char *heading; enum manner manner; } manners[] = {
        {"share", SHARE}, {"quoted_share", SHARE}, {"scores", SCORES}, {"p", PROBABILITY}, {"p_adjusted", PROBABILITY}};
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
        if (strcmp(heading, manners[i].heading) == 0)
            return manners[i].manner;
    return PLAIN;
}

osk_slice osk__page_shown(const osk__page *page, const osk_table *table, size_t row, size_t column, char room[OSK__NUMBER_ROOM])
{
    osk_slice text = osk_table_shown(table, row, column);
    bool number = osk__table_kind(table, column) != OSK_TEXT;
    if (text.length == 0)
        return text;
    switch (manner_of(osk_table_heading(table, column))) {
    case SHARE: return osk__page_percent(page, osk__table_value(table, row, column), room);
    case PROBABILITY: return osk__page_probability(page, osk__table_value(table, row, column), room);
    case SCORES: return osk__number_local(text, page->language, room);
    default: return number ? osk__number_local(text, page->language, room) : text;
    }
}

static void body_cell(osk__page *page, const osk_table *table, size_t row, size_t column)
{
    char room[OSK__NUMBER_ROOM];
    bool number = osk__table_kind(table, column) != OSK_TEXT;
    const char *open = strcmp(osk_table_heading(table, column), "note") == 0 ? "<td class=\"note\"><bdi>" : "<td><bdi>";
    osk__buffer_text(&page->out, number ? "<td class=\"n\">" : column ? open : "<th scope=\"row\"><bdi>");
    osk__html_text(&page->out, osk__page_shown(page, table, row, column, room));
    osk__buffer_text(&page->out, number ? "</td>" : column ? "</bdi></td>" : "</bdi></th>");
}

void osk__page_open_wide(osk__page *page)
{
    osk__buffer_text(&page->out, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"");
    osk__page_say(page, "page.wide");
    osk__buffer_text(&page->out, "\">");
}

/* Is the heading among those that are shown? All are where `headings` is NULL. */
static bool is_shown(const char *const *headings, const char *heading)
{
    bool found = !headings;
    for (; !found && *headings; headings++)
        found = strcmp(*headings, heading) == 0;
    return found;
}

static bool is_row(const osk_table *table, size_t row, const osk__page_rows *rows)
{
    return !rows->heading || osk__slice_is(osk_table_text(table, row, osk__table_find(table, rows->heading)), rows->value);
}

void osk__page_table(osk__page *page, const osk_table *table, const char *const *headings, size_t most)
{
    osk__page_table_of(page, table, headings, &(osk__page_rows){.most = most});
}

void osk__page_table_of(osk__page *page, const osk_table *table, const char *const *headings, const osk__page_rows *rows)
{
    size_t most = rows->most ? rows->most : osk_table_rows(table);
    osk__page_open_wide(page);
    osk__buffer_text(&page->out, "<table>\n<thead><tr>");
    for (size_t column = 0; column < osk_table_columns(table); column++)
        if (is_shown(headings, osk_table_heading(table, column)))
            heading_cell(page, table, column);
    osk__buffer_text(&page->out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < osk_table_rows(table) && most > 0; row++) {
        if (!is_row(table, row, rows))
            continue;
        most--;
        osk__buffer_text(&page->out, "<tr>");
        for (size_t column = 0; column < osk_table_columns(table); column++)
            if (is_shown(headings, osk_table_heading(table, column)))
                body_cell(page, table, row, column);
        osk__buffer_text(&page->out, "</tr>\n");
    }
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
}
