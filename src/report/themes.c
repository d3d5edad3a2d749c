/* The themes: a heat map of themed sentences by participant with counts in every cell, in what mood they are spoken of, and
 * which of them nobody names. */
#include "report.h"

#include "../base/table.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 16 };

/* A theme, and how many sentences of comments hold it. */
struct named { size_t theme; uint64_t sentences; };

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

void osk__page_cell(osk__page *page, uint64_t part, uint64_t whole)
{
    unsigned shade = part == 0 || whole == 0 ? 0 : 1 + (unsigned)(10 * part / whole);
    osk__buffer_format(&page->out, "<td class=\"n s%u\">%llu/%llu</td>", shade > 5 ? 5 : shade,
                       (unsigned long long)part, (unsigned long long)whole);
}

/* Sentences of all comments, those without an author too: that hold the theme, and altogether. */
static uint64_t count_all(const osk__page *page, size_t theme, uint64_t *whole)
{
    uint64_t part = 0;
    *whole = 0;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        if (page->fold->rows[i].kind != OSK_COMMENT)
            continue;
        part += themed_in(page, theme, i);
        *whole += page->fold->rows[i].score.sentences;
    }
    return part;
}

static void put_number(osk__page *page, const osk_table *table, size_t row, const char *heading)
{
    char room[OSK__NUMBER_ROOM];
    osk_slice number = osk__page_number(page, osk__table_value(table, row, osk__table_find(table, heading)), 2, room);
    osk__buffer_add(&page->out, number.data, number.length);
}

/* "-0,01 [-0,15; 0,14] (13)": the mean, its interval where there is one, how many comments it is of. */
static void put_mood(osk__page *page, size_t row)
{
    const osk_table *moods = page->moods;
    char room[OSK__NUMBER_ROOM];
    if (osk__table_is_missing(moods, row, osk__table_find(moods, "mean")))
        return;
    put_number(page, moods, row, "mean");
    if (!osk__table_is_missing(moods, row, osk__table_find(moods, "low"))) {
        osk__buffer_text(&page->out, " [");
        put_number(page, moods, row, "low");
        osk__buffer_text(&page->out, "; ");
        put_number(page, moods, row, "high");
        osk__buffer_text(&page->out, "]");
    }
    osk_slice count = osk__page_count((uint64_t)osk__table_value(moods, row, osk__table_find(moods, "scored_comments")), room);
    osk__buffer_format(&page->out, " (%.*s)", (int)count.length, count.data);
}

/* The row of the theme that is about all comments: the first. */
static void mood_cell(osk__page *page, size_t theme)
{
    const char *key = page->fold->dictionary->themes[theme].key;
    size_t row = 0, rows = osk_table_rows(page->moods);
    while (row < rows && !osk__slice_is(osk_table_text(page->moods, row, 0), key))
        row++;
    osk__buffer_text(&page->out, "<td class=\"n\">");
    if (row < rows)
        put_mood(page, row);
    osk__buffer_text(&page->out, "</td>");
}

static void row(osk__page *page, const struct named *named, uint64_t whole, size_t columns)
{
    osk__buffer_text(&page->out, "<tr><th scope=\"row\">");
    osk__html_text(&page->out, osk__page_theme_name(page, named->theme));
    osk__buffer_text(&page->out, "</th>");
    osk__page_cell(page, named->sentences, whole);
    mood_cell(page, named->theme);
    for (uint32_t who = 0; who < columns; who++)
        osk__page_cell(page, themed(page, named->theme, who), page->people->items[who].sentences);
    osk__buffer_text(&page->out, "</tr>\n");
}

static void heading(osk__page *page, const char *key)
{
    osk__buffer_text(&page->out, "<th scope=\"col\">");
    osk__page_say(page, key);
    osk__buffer_text(&page->out, "</th>");
}

static void head(osk__page *page, size_t columns)
{
    osk__buffer_text(&page->out, "<thead><tr>");
    heading(page, "column.theme");
    heading(page, "themes.all");
    heading(page, "themes.mood");
    for (size_t who = 0; who < columns; who++) {
        osk__buffer_text(&page->out, "<th scope=\"col\"><bdi>");
        osk__html_text(&page->out, page->people->items[who].name);
        osk__buffer_text(&page->out, "</bdi></th>");
    }
    osk__buffer_text(&page->out, "</tr></thead>\n");
}

/* Themes that no comment names, in a sentence. */
static void absent(osk__page *page, const struct named *named, size_t count)
{
    osk__buffer names = {0};
    for (size_t i = 0; i < count; i++) {
        if (named[i].sentences)
            continue;
        osk_slice name = osk__page_theme_name(page, named[i].theme);
        osk__buffer_text(&names, names.length ? ", " : "");
        osk__buffer_add(&names, name.data, name.length);
    }
    osk_slice list = osk__slice(names.data, names.length);
    if (list.length)
        osk__page_paragraph(page, "p", "themes.absent", &list, 1);
    page->out.failed |= names.failed;
    osk__buffer_free(&names);
}

/* Most sentences first, then in the order of the files. */
static int by_sentences(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    if (x->sentences != y->sentences)
        return x->sentences > y->sentences ? -1 : 1;
    return x->theme < y->theme ? -1 : x->theme > y->theme;
}

static void table(osk__page *page, const struct named *named, size_t count, uint64_t whole)
{
    size_t columns = page->people->count < MOST_COLUMNS ? page->people->count : MOST_COLUMNS;
    osk__page_open_wide(page);
    osk__buffer_text(&page->out, "<table class=\"heat\">\n");
    head(page, columns);
    osk__buffer_text(&page->out, "<tbody>\n");
    for (size_t i = 0; i < count && named[i].sentences; i++)
        row(page, &named[i], whole, columns);
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
    if (columns < page->people->count) {
        char a[OSK__NUMBER_ROOM];
        osk_slice most = osk__page_count(columns, a);
        osk__page_paragraph(page, "p", "themes.cut", &most, 1);
    }
    osk__page_element(page, "p class=\"how\"", "themes.how");
}

/* What people coded, of all comments together. */
static void codes(osk__page *page)
{
    static const char *const columns[] = {"code", "with_code", "coded", "share", "low", "high", NULL};
    osk__page_element(page, "h3", "themes.codes");
    osk__page_element(page, "p", "themes.codes_how");
    osk__page_table_of(page, page->codes, columns, &(osk__page_rows){.heading = "participant", .value = ""});
}

void osk__page_themes(osk__page *page)
{
    size_t count = page->fold->dictionary->theme_count;
    uint64_t whole = 0;
    struct named *named = osk__take(count + 1, sizeof *named, NULL);
    page->out.failed |= !named;
    for (size_t theme = 0; named && theme < count; theme++)
        named[theme] = (struct named){theme, count_all(page, theme, &whole)};
    if (named && count)
        qsort(named, count, sizeof *named, by_sentences);
    if (count == 0)
        osk__page_element(page, "p", "themes.none");
    else if (named && named[0].sentences)
        table(page, named, count, whole);
    if (named)
        absent(page, named, count);
    osk__page_figure(page, "themes");
    if (count)
        osk__page_map(page);
    free(named);
    if (page->codes)
        codes(page);
}
