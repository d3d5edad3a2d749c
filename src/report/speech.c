/* How people speak: what answers the debate's question, who must and may and thinks, words that are key of somebody, the
 * course of the mood, how hard it is to read. */
#include "report.h"

#include "../base/table.h"

#include <stdio.h>

enum { MOST_COLUMNS = 16 };

/* ---- answers to the title's question ---- */

static osk_slice cell_of(const osk_table *table, size_t row, const char *heading)
{
    return osk_table_text(table, row, osk__table_find(table, heading));
}

/* "obligation; negated" in the page's words. */
static void put_words(osk__page *page, osk_slice list)
{
    osk_slice word;
    bool first = true;
    while (list.length && osk__slice_cut(&list, ',', &word)) {
        char key[64];
        word = osk__slice_trim(word);
        snprintf(key, sizeof key, "value.%.*s", (int)(word.length < 40 ? word.length : 40), word.data);
        osk__buffer_text(&page->out, first ? " <span class=\"label\">" : ", ");
        osk__page_say(page, key);
        first = false;
    }
    osk__buffer_text(&page->out, first ? "" : "</span>");
}

static void put_answer(osk__page *page, size_t row)
{
    const osk_table *table = page->answers;
    size_t n = (size_t)osk__table_value(table, row, osk__table_find(table, "comment"));
    osk__buffer_text(&page->out, "<li>");
    bool linked = osk__page_open_link(page, n);
    osk__buffer_format(&page->out, "%zu%s <bdi>", n, linked ? "</a>" : "");
    osk__html_text(&page->out, cell_of(table, row, "author"));
    osk__buffer_text(&page->out, "</bdi>: ");
    osk__html_text(&page->out, cell_of(table, row, "claim"));
    put_words(page, cell_of(table, row, "modality"));
    put_words(page, cell_of(table, row, "negated"));
    osk__buffer_text(&page->out, "</li>\n");
}

void osk__page_answers(osk__page *page)
{
    osk_slice title = osk__slice(NULL, 0);
    for (size_t i = 0; !title.length && i < osk_corpus_count(page->corpus); i++)
        title = osk_corpus_comment(page->corpus, i)->title;
    if (!page->answers || osk_table_rows(page->answers) == 0) {
        osk__page_element(page, "p", !title.length ? "page.no_question" : page->timeline ? "page.nobody" : "page.too_many");
        return;
    }
    osk__page_paragraph(page, "p", "page.answers", &title, 1);
    osk__buffer_text(&page->out, "<ol>\n");
    for (size_t i = 0; i < OSK__PAGE_ANSWERS && i < osk_table_rows(page->answers); i++)
        put_answer(page, i);
    osk__buffer_text(&page->out, "</ol>\n");
    osk__page_element(page, "p", "page.answers_rest");
}

/* ---- how they speak: classes of stance by participant ---- */

static void stance_cell(osk__page *page, size_t row)
{
    const osk_table *table = page->stances;
    uint64_t count = (uint64_t)osk__table_value(table, row, osk__table_find(table, "count"));
    uint64_t of = (uint64_t)osk__table_value(table, row, osk__table_find(table, "of"));
    osk__page_cell(page, count, of);
}

/* The table has a row a participant and class, classes in one order: `classes` of them. */
static void stance_rows(osk__page *page, size_t classes, size_t columns)
{
    char key[64];
    for (size_t c = 0; c < classes; c++) {
        osk_slice name = cell_of(page->stances, c, "class");
        snprintf(key, sizeof key, "value.%.*s", (int)(name.length < 40 ? name.length : 40), name.data);
        osk__buffer_text(&page->out, "<tr><th scope=\"row\">");
        osk__page_say(page, key);
        osk__buffer_text(&page->out, "</th>");
        for (size_t who = 0; who < columns; who++)
            stance_cell(page, who * classes + c);
        osk__buffer_text(&page->out, "</tr>\n");
    }
}

void osk__page_manner(osk__page *page)
{
    size_t rows = page->stances ? osk_table_rows(page->stances) : 0, columns = rows / OSK_STANCES;
    if (rows == 0) {
        osk__page_element(page, "p", page->stances ? "page.nobody" : "page.too_many");
        return;
    }
    columns = columns < MOST_COLUMNS ? columns : MOST_COLUMNS;
    osk__page_open_wide(page);
    osk__buffer_text(&page->out, "<table class=\"heat\">\n<thead><tr><th scope=\"col\">");
    osk__page_say(page, "column.kind");
    osk__buffer_text(&page->out, "</th>");
    for (size_t who = 0; who < columns; who++) {
        osk__buffer_text(&page->out, "<th scope=\"col\"><bdi>");
        osk__html_text(&page->out, osk_table_text(page->stances, who * OSK_STANCES, 0));
        osk__buffer_text(&page->out, "</bdi></th>");
    }
    osk__buffer_text(&page->out, "</tr></thead>\n<tbody>\n");
    stance_rows(page, OSK_STANCES, columns);
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
    osk__page_element(page, "p class=\"how\"", "page.manner");
    osk__page_element(page, "p class=\"how\"", "page.manner_rest");
}

/* ---- tables as they are ---- */

static void put_table(osk__page *page, const osk_table *table, const char *how, const char *const *columns,
                      const osk__page_rows *rows)
{
    if (!table || osk_table_rows(table) == 0) {
        osk__page_element(page, "p", table ? "page.nobody" : "page.too_many");
        return;
    }
    osk__page_table_of(page, table, columns, rows);
    osk__page_element(page, "p class=\"how\"", how);
}

void osk__page_key_words(osk__page *page)
{
    static const char *const columns[] = {"participant", "form", "count", "count_rest", "comments", "log_ratio", "lrc",
                                          "p", "p_adjusted", NULL};
    static const osk__page_rows all = {0};
    put_table(page, page->keyness, "page.key_words", columns, &all);
    size_t rows = page->keyness ? osk_table_rows(page->keyness) : 0, shown = 0;
    size_t column = rows ? osk__table_find(page->keyness, "p_adjusted") : 0;
    for (size_t i = 0; i < rows; i++)
        shown += !osk__table_is_missing(page->keyness, i, column) &&
                 osk__table_value(page->keyness, i, column) <= OSK__LEVEL;
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(shown, a), osk__page_count(rows, b)};
    if (rows)
        osk__page_paragraph(page, "p", "page.key_shown", values, 2);
}

void osk__page_course(osk__page *page)
{
    static const char *const columns[] = {"from", "to", "comments", "participants", "n", "estimate", "low", "high", "note",
                                          NULL};
    static const osk__page_rows sentiment = {.heading = "measure", .value = "sentiment"};
    osk__page_figure(page, "course");
    put_table(page, page->timeline, "page.course", columns, &sentiment);
}

void osk__page_reading(osk__page *page)
{
    static const char *const columns[] = {"participant", "words", "sentences", "long_words", "quoted_share", "lix", "low",
                                          "high", "band", "note", NULL};
    static const osk__page_rows all = {0};
    put_table(page, page->reading, "page.reading", columns, &all);
}
