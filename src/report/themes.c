/* The themes: a heat map of themed sentences by participant, counts in every cell. */
#include "report.h"

#include <stdio.h>

enum { MOST_COLUMNS = 16 };

/* Themed sentences of one participant, or of all for OSK_NONE. */
static uint64_t themed(const osk__page *page, size_t theme, uint32_t who)
{
    uint64_t sentences = 0;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        const osk__row *row = &page->fold->rows[i];
        bool mine = who == OSK_NONE ? row->kind == OSK_COMMENT : page->people->of_row[i] == who;
        if (mine)
            sentences += page->fold->theme_cells[row->themes + theme].sentences;
    }
    return sentences;
}

static uint64_t all_sentences(const osk__page *page)
{
    uint64_t sentences = 0;
    for (size_t i = 0; i < page->fold->row_count; i++)
        if (page->fold->rows[i].kind == OSK_COMMENT)
            sentences += page->fold->rows[i].score.sentences;
    return sentences;
}

/* "3/25" on one of six shades by share: 0, then every ten per cent up to fifty and over. */
static void cell(osk__page *page, uint64_t part, uint64_t whole)
{
    unsigned shade = part == 0 || whole == 0 ? 0 : 1 + (unsigned)(10 * part / whole);
    osk__buffer_format(&page->out, "<td class=\"n h%u\">%llu/%llu</td>", shade > 5 ? 5 : shade, (unsigned long long)part,
                       (unsigned long long)whole);
}

static void row(osk__page *page, size_t theme, size_t columns)
{
    osk__buffer_text(&page->out, "<tr><th scope=\"row\">");
    osk__html_text(&page->out, osk__slice_text(page->fold->dictionary->themes[theme].names[page->language]));
    osk__buffer_text(&page->out, "</th>");
    cell(page, themed(page, theme, OSK_NONE), all_sentences(page));
    for (uint32_t who = 0; who < columns; who++)
        cell(page, themed(page, theme, who), page->people->items[who].sentences);
    osk__buffer_text(&page->out, "</tr>\n");
}

void osk__page_themes(osk__page *page)
{
    size_t themes = page->fold->dictionary->theme_count;
    size_t columns = page->people->count < MOST_COLUMNS ? page->people->count : MOST_COLUMNS;
    if (themes == 0) {
        osk__page_element(page, "p", "themes.none");
        return;
    }
    osk__page_element(page, "p", "themes.how");
    osk__buffer_text(&page->out, "<div class=\"wide\"><table class=\"heat\">\n<thead><tr><th scope=\"col\">");
    osk__page_say(page, "column.theme");
    osk__buffer_text(&page->out, "</th><th scope=\"col\">");
    osk__page_say(page, "themes.all");
    osk__buffer_text(&page->out, "</th>");
    for (size_t who = 0; who < columns; who++) {
        osk__buffer_text(&page->out, "<th scope=\"col\"><bdi>");
        osk__html_text(&page->out, page->people->items[who].name);
        osk__buffer_text(&page->out, "</bdi></th>");
    }
    osk__buffer_text(&page->out, "</tr></thead>\n<tbody>\n");
    for (size_t theme = 0; theme < themes; theme++)
        row(page, theme, columns);
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
    if (columns < page->people->count) {
        char a[OSK__NUMBER_ROOM];
        osk_slice most = osk__page_count(columns, a);
        osk__buffer_text(&page->out, "<p>");
        osk__page_fill(page, "themes.cut", &most, 1);
        osk__buffer_text(&page->out, "</p>\n");
    }
}
