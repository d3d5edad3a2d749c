/* Tables of the Word document in OpenXML: APA wants lines above, below and under the header, and none between columns. */
#include "docx_document.h"

#include "../base/table.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 40 };

/* In twentieths of a point: the page between its margins, a letter of a number, what is around it. */
enum { TWIPS = 9072, LETTER = 104, AROUND = 150, MOST_SHOWN = 16, LEAST_WIDTH = 3, MOST_WIDTH = 30 };

typedef struct grid {
    const osk_table *table;
    size_t columns[MOST_SHOWN], widths[MOST_SHOWN], count, width; /* in letters, then in twentieths of a point */
    size_t rows[MOST_ROWS], row_count, left_out;
} grid;

static osk_slice heading_of(const grid *g, size_t i)
{
    return osk_table_label(g->table, g->columns[i]);
}

/* The longest word of a heading must fit, and of cells as much as there is room. */
static size_t letters_of(const osk__document *d, const grid *g, size_t i)
{
    size_t most = LEAST_WIDTH;
    osk_slice rest = heading_of(g, i), word;
    while (osk__slice_cut(&rest, ' ', &word))
        most = osk__utf8_count(word) + 1 > most ? osk__utf8_count(word) + 1 : most;
    for (size_t row = 0; row < g->row_count; row++) {
        char room[OSK__NUMBER_ROOM];
        osk_slice text = osk__page_shown(d->page, g->table, g->rows[row], g->columns[i], room);
        size_t letters = text.length < 4 * MOST_WIDTH ? osk__utf8_count(text) + 1 : MOST_WIDTH;
        most = letters > most ? letters : most;
    }
    return most < MOST_WIDTH ? most : MOST_WIDTH;
}

/* Numbers are not broken; texts share what they leave. */
static void share_width(const osk__document *d, grid *g)
{
    size_t numbers = 0, letters = 0;
    for (size_t i = 0; i < g->count; i++) {
        bool number = osk__table_kind(g->table, g->columns[i]) != OSK_TEXT;
        g->widths[i] = letters_of(d, g, i) * (number ? LETTER : 1) + (number ? AROUND : 0);
        *(number ? &numbers : &letters) += g->widths[i];
    }
    size_t left = numbers < TWIPS * 3 / 4 ? TWIPS - numbers : TWIPS / 4, narrow = letters * LETTER < left ? letters * LETTER : left;
    for (size_t i = 0; i < g->count; i++) {
        if (osk__table_kind(g->table, g->columns[i]) == OSK_TEXT)
            g->widths[i] = g->widths[i] * narrow / letters;
        g->width += g->widths[i];
    }
}

/* Rows whose cell under `where` is empty, or all; columns by heading. */
static void lay_out(const osk__document *d, grid *g, const osk_table *table, const char *const *headings, const char *where)
{
    size_t at = where ? osk__table_find(table, where) : SIZE_MAX;
    *g = (grid){.table = table};
    for (; *headings && g->count < MOST_SHOWN; headings++)
        if (osk__table_find(table, *headings) != SIZE_MAX)
            g->columns[g->count++] = osk__table_find(table, *headings);
    for (size_t row = 0; row < osk_table_rows(table); row++) {
        if (at != SIZE_MAX && osk_table_text(table, row, at).length)
            continue;
        if (g->row_count < MOST_ROWS)
            g->rows[g->row_count++] = row;
        else
            g->left_out++;
    }
    share_width(d, g);
}

/* `line`: under the cell. */
static void cell(osk__document *d, const grid *g, size_t i, osk_slice text, bool line)
{
    bool number = osk__table_kind(g->table, g->columns[i]) != OSK_TEXT;
    osk__buffer_format(d->out, "<w:tc><w:tcPr><w:tcW w:w=\"%zu\" w:type=\"dxa\"/>", g->widths[i]);
    if (line)
        osk__buffer_text(d->out, "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
                                 "<w:vAlign w:val=\"bottom\"/>");
    osk__buffer_format(d->out, "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Compact\"/><w:jc w:val=\"%s\"/></w:pPr><w:r><w:rPr>"
                               "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr><w:t xml:space=\"preserve\">", number ? "right" : "left");
    osk__document_xml(d, text.length ? text : osk__slice_text("\xE2\x80\x93"));
    osk__buffer_text(d->out, "</w:t></w:r></w:p></w:tc>");
}

static void open_table(osk__document *d, const grid *g)
{
    osk__buffer_format(d->out,
                       "```{=openxml}\n<w:tbl><w:tblPr><w:tblW w:w=\"%zu\" w:type=\"dxa\"/><w:tblBorders>"
                       "<w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"auto\"/>"
                       "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
                       "<w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                       "<w:tblGrid>", g->width);
    for (size_t i = 0; i < g->count; i++)
        osk__buffer_format(d->out, "<w:gridCol w:w=\"%zu\"/>", g->widths[i]);
    osk__buffer_text(d->out, "</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (size_t i = 0; i < g->count; i++)
        cell(d, g, i, heading_of(g, i), true);
    osk__buffer_text(d->out, "</w:tr>\n");
}

/* N first, then what the columns that are shown mean. */
static void remarks(osk__document *d, const grid *g)
{
    char key[96];
    osk__document_say_key(d, "*", "written.remark", "*");
    if (osk_table_notes(g->table))
        osk__document_say(d, " ", osk_table_note(g->table, 0), "");
    for (size_t i = 0; i < g->count; i++) {
        snprintf(key, sizeof key, "legend.%.80s", osk_table_heading(g->table, g->columns[i]));
        osk_slice legend = osk__document_text(d, key);
        if (!osk__slice_is(legend, key))
            osk__document_say(d, " ", legend, "");
    }
    if (g->left_out) {
        char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
        osk_slice values[] = {osk__page_count(g->row_count, a), osk__page_count(g->row_count + g->left_out, b),
                              osk__slice_text(osk_table_name(g->table))};
        osk__document_fill(d, " ", "written.first_rows", values, 3, "");
    }
    osk__buffer_text(d->out, "\n\n");
}

static void put_table(osk__document *d, const osk_table *table, const char *const *headings, const char *where)
{
    grid g;
    if (!table || osk_table_rows(table) == 0)
        return;
    lay_out(d, &g, table, headings, where);
    if (g.row_count == 0)
        return;
    osk__document_caption(d, "written.table", ++d->tables, osk_table_title(table));
    open_table(d, &g);
    for (size_t row = 0; row < g.row_count; row++) {
        osk__buffer_text(d->out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (size_t i = 0; i < g.count; i++) {
            char room[OSK__NUMBER_ROOM];
            cell(d, &g, i, osk__page_shown(d->page, table, g.rows[row], g.columns[i], room), false);
        }
        osk__buffer_text(d->out, "</w:tr>\n");
    }
    osk__buffer_text(d->out, "</w:tbl>\n```\n\n");
    remarks(d, &g);
}

void osk__document_tables(osk__document *d)
{
    static const char *const participants[] = {"participant", "comments", "words", "share", "scored", "mean", "low", "high", NULL};
    static const char *const moods[] = {"theme", "comments", "sentences", "scored_comments", "mean", "low", "high", NULL};
    static const char *const compare[] = {"measure", "comparison", "n", "m", "estimate", "low", "high", "p", "p_adjusted", NULL};
    static const char *const talkers[] = {"participant", "comments", "out", "in", "in_expected", "p", NULL};
    static const char *const reading[] = {"participant", "words", "sentences", "long_words", "lix", "low", "high", "band", NULL};
    static const char *const codes[] = {"code", "with_code", "coded", "share", "low", "high", NULL};
    osk__document_say_key(d, "# ", "written.tables", "\n\n");
    put_table(d, d->page->participants, participants, NULL);
    put_table(d, d->page->moods, moods, "participant");
    put_table(d, d->page->codes, codes, "participant");
    put_table(d, d->page->compare, compare, NULL);
    put_table(d, d->page->talkers, talkers, NULL);
    put_table(d, d->page->reading, reading, NULL);
}
