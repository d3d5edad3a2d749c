/* The themes: a heat map of themed sentences by participant, counts in every cell. */
#include "report.h"

enum { MOST_COLUMNS = 16 };

static uint64_t themed_in(const osk__page *page, size_t theme, size_t row)
{
    return osk__row_theme(page->fold, &page->fold->rows[row], theme)->sentences;
}

/* Themed sentences of a participant. */
static uint64_t themed(const osk__page *page, size_t theme, uint32_t who)
{
    uint64_t sentences = 0;
    for (size_t i = page->people->first[who]; i < page->people->first[who + 1]; i++)
        sentences += themed_in(page, theme, page->people->rows[i]);
    return sentences;
}

/* "3/25" on one of six shades: none, then a shade for every ten per cent begun, the darkest from forty on. */
static void cell(osk__page *page, uint64_t part, uint64_t whole)
{
    unsigned shade = part == 0 || whole == 0 ? 0 : 1 + (unsigned)(10 * part / whole);
    osk__buffer_format(&page->out, "<td class=\"n s%u\">%llu/%llu</td>", shade > 5 ? 5 : shade,
                       (unsigned long long)part, (unsigned long long)whole);
}

/* The first column: all comments, those without an author too. */
static void cell_of_all(osk__page *page, size_t theme)
{
    uint64_t part = 0, whole = 0;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        if (page->fold->rows[i].kind != OSK_COMMENT)
            continue;
        part += themed_in(page, theme, i);
        whole += page->fold->rows[i].score.sentences;
    }
    cell(page, part, whole);
}

static void row(osk__page *page, size_t theme, size_t columns)
{
    osk__buffer_text(&page->out, "<tr><th scope=\"row\">");
    osk__html_text(&page->out, osk__slice_text(page->fold->dictionary->themes[theme].names[page->language]));
    osk__buffer_text(&page->out, "</th>");
    cell_of_all(page, theme);
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
    osk__page_open_wide(page);
    osk__buffer_text(&page->out, "<table class=\"heat\">\n<thead><tr><th scope=\"col\">");
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
        osk__page_paragraph(page, "p", "themes.cut", &most, 1);
    }
}
