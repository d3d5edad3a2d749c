/* A report as a document for Word: CommonMark that pandoc reads, with tables in OpenXML, which alone can say where APA wants lines.
 *
 *   # Metode            the method paragraph
 *   # Tabeller          Tabell 1 / Deltakerne / <w:tbl> / *Merknad.* N = 27 ...
 *   # Figurer           Figur 1 / Skår ... / ![](sentiment.png) / *Merknad.* ...
 *   # Sitater etter tema
 *   # Referanser */
#include "docx.h"

#include "../base/table.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 40, MOST_QUOTATIONS = 5 /* of a theme */ };

typedef struct document {
    const osk__docx *docx;
    osk__page *page;
    osk__buffer *out, filled;
    size_t tables, figures;
} document;

const char *osk__docx_language(uint32_t language)
{
    static const char *const codes[] = {"nb-NO", "nn-NO", "en-GB"};
    return codes[language];
}

/* ---- texts ---- */

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
static void put_plain(osk__buffer *out, osk_slice text, bool escape)
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

static osk_slice text_of(const document *d, const char *key)
{
    return osk__texts_find(d->page->texts, key, d->page->language);
}

static void say(document *d, const char *before, osk_slice text, const char *after)
{
    osk__buffer_text(d->out, before);
    put_plain(d->out, osk__slice_trim(text), true);
    osk__buffer_text(d->out, after);
}

static void say_key(document *d, const char *before, const char *key, const char *after)
{
    say(d, before, text_of(d, key), after);
}

static void fill(document *d, const char *before, const char *key, const osk_slice *values, size_t count, const char *after)
{
    d->filled.length = 0;
    osk__texts_fill(&d->filled, text_of(d, key), values, count);
    say(d, before, osk__slice(d->filled.data ? d->filled.data : "", d->filled.length), after);
}

/* ---- a table ---- */

static void xml_text(document *d, osk_slice text)
{
    d->filled.length = 0;
    put_plain(&d->filled, text, false);
    osk__html_text(d->out, osk__slice(d->filled.data ? d->filled.data : "", d->filled.length));
}

/* A paragraph that stays on the page of what follows it. */
static void keep_with_next(document *d, const char *look, osk_slice text)
{
    osk__buffer_format(d->out, "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:keepNext/></w:pPr><w:r><w:rPr><w:%s/></w:rPr>"
                               "<w:t xml:space=\"preserve\">", look);
    xml_text(d, text);
    osk__buffer_text(d->out, "</w:t></w:r></w:p>\n");
}

/* "Tabell 1" in bold, and its title in italics on the next line. */
static void caption(document *d, const char *key, size_t number, osk_slice title)
{
    char room[OSK__NUMBER_ROOM];
    osk__buffer label = {0};
    osk_slice value = osk__page_count(number, room);
    osk__texts_fill(&label, text_of(d, key), &value, 1);
    osk__buffer_text(d->out, "```{=openxml}\n");
    keep_with_next(d, "b", osk__slice(label.data ? label.data : "", label.length));
    keep_with_next(d, "i", title);
    osk__buffer_text(d->out, "```\n\n");
    d->out->failed = d->out->failed || label.failed;
    osk__buffer_free(&label);
}

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
static size_t letters_of(const document *d, const grid *g, size_t i)
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
static void share_width(const document *d, grid *g)
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
static void lay_out(const document *d, grid *g, const osk_table *table, const char *const *headings, const char *where)
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
static void cell(document *d, const grid *g, size_t i, osk_slice text, bool line)
{
    bool number = osk__table_kind(g->table, g->columns[i]) != OSK_TEXT;
    osk__buffer_format(d->out, "<w:tc><w:tcPr><w:tcW w:w=\"%zu\" w:type=\"dxa\"/>", g->widths[i]);
    if (line)
        osk__buffer_text(d->out, "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
                                 "<w:vAlign w:val=\"bottom\"/>");
    osk__buffer_format(d->out, "</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Compact\"/><w:jc w:val=\"%s\"/></w:pPr><w:r><w:rPr>"
                               "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr><w:t xml:space=\"preserve\">", number ? "right" : "left");
    xml_text(d, text.length ? text : osk__slice_text("\xE2\x80\x93"));
    osk__buffer_text(d->out, "</w:t></w:r></w:p></w:tc>");
}

static void open_table(document *d, const grid *g)
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
static void remarks(document *d, const grid *g)
{
    char key[96];
    say_key(d, "*", "written.remark", "*");
    if (osk_table_notes(g->table))
        say(d, " ", osk_table_note(g->table, 0), "");
    for (size_t i = 0; i < g->count; i++) {
        snprintf(key, sizeof key, "legend.%.80s", osk_table_heading(g->table, g->columns[i]));
        osk_slice legend = text_of(d, key);
        if (!osk__slice_is(legend, key))
            say(d, " ", legend, "");
    }
    if (g->left_out) {
        char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
        osk_slice values[] = {osk__page_count(g->row_count, a), osk__page_count(g->row_count + g->left_out, b),
                              osk__slice_text(osk_table_name(g->table))};
        fill(d, " ", "written.first_rows", values, 3, "");
    }
    osk__buffer_text(d->out, "\n\n");
}

static void put_table(document *d, const osk_table *table, const char *const *headings, const char *where)
{
    grid g;
    if (!table || osk_table_rows(table) == 0)
        return;
    lay_out(d, &g, table, headings, where);
    if (g.row_count == 0)
        return;
    caption(d, "written.table", ++d->tables, osk_table_title(table));
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

static void put_tables(document *d)
{
    static const char *const participants[] = {"participant", "comments", "words", "share", "scored", "mean", "low", "high", NULL};
    static const char *const moods[] = {"theme", "comments", "sentences", "scored_comments", "mean", "low", "high", NULL};
    static const char *const compare[] = {"measure", "comparison", "n", "m", "estimate", "low", "high", "p", "p_adjusted", NULL};
    static const char *const talkers[] = {"participant", "comments", "out", "in", "in_expected", "p", NULL};
    static const char *const reading[] = {"participant", "words", "sentences", "long_words", "lix", "low", "high", "band", NULL};
    static const char *const codes[] = {"code", "with_code", "coded", "share", "low", "high", NULL};
    say_key(d, "# ", "written.tables", "\n\n");
    put_table(d, d->page->participants, participants, NULL);
    put_table(d, d->page->moods, moods, "participant");
    put_table(d, d->page->codes, codes, "participant");
    put_table(d, d->page->compare, compare, NULL);
    put_table(d, d->page->talkers, talkers, NULL);
    put_table(d, d->page->reading, reading, NULL);
}

/* ---- figures ---- */

static void put_figures(document *d)
{
    for (size_t i = 0; i < OSK__FIGURES; i++) {
        if (d->page->figures[i].length == 0)
            continue;
        if (d->figures == 0)
            say_key(d, "# ", "written.figures", "\n\n");
        caption(d, "written.figure", ++d->figures, text_of(d, osk__figure_title(i)));
        say_key(d, "![", osk__figure_title(i), "]");
        osk__buffer_format(d->out, "(%s.png){width=100%%}\n\n", osk__figure_name(i));
        say_key(d, "*", "written.remark", "* ");
        say_key(d, "", osk__figure_caption(i), "\n\n");
    }
}

/* ---- quotations ---- */

/* "- «Text» (Kari Nordmann, kommentar 3, setning 2; skår 0,429; søkbarhet 2)" */
static void put_quotation(document *d, size_t row)
{
    static const char *const parts[] = {"participant", "comment", "sentence", "score", "grade"};
    static const char *const quotation_marks[][2] = {{"- \xC2\xAB", "\xC2\xBB "}, {"- \xE2\x80\x9C", "\xE2\x80\x9D "}};
    const osk_table *table = d->docx->quotations;
    char rooms[5][OSK__NUMBER_ROOM];
    osk_slice values[5];
    for (size_t i = 0; i < 5; i++) {
        values[i] = osk__page_shown(d->page, table, row, osk__table_find(table, parts[i]), rooms[i]);
        if (values[i].length == 0)
            values[i] = osk__slice_text("\xE2\x80\x93");
    }
    const char *const *marks = quotation_marks[d->page->language == 2];
    say(d, marks[0], osk_table_text(table, row, osk__table_find(table, "text")), marks[1]);
    fill(d, "(", "written.quotation", values, 5, ")\n");
}

static void put_quotations(document *d)
{
    const osk_table *table = d->docx->quotations;
    size_t rows = table ? osk_table_rows(table) : 0, of_theme = 0;
    if (rows == 0)
        return;
    say(d, "# ", osk_table_title(table), "\n\n");
    say_key(d, "", "written.searchable", "\n");
    for (size_t row = 0; row < rows; row++) {
        bool another = row == 0 || !osk__slice_equal(osk_table_text(table, row, 0), osk_table_text(table, row - 1, 0));
        char room[OSK__NUMBER_ROOM];
        if (another)
            say(d, "\n## ", osk__page_shown(d->page, table, row, 0, room), "\n\n");
        of_theme = another ? 1 : of_theme + 1;
        if (of_theme <= MOST_QUOTATIONS)
            put_quotation(d, row);
    }
    osk__buffer_text(d->out, "\n");
}

/* ---- the whole ---- */

bool osk__docx_write(const osk__docx *docx, osk__buffer *out, osk_error *error)
{
    document d = {.docx = docx, .page = docx->page, .out = out};
    size_t references = osk__slice_find(docx->method, "\n\n## ");
    size_t end = references == SIZE_MAX ? docx->method.length : references;
    osk__buffer_add(out, docx->method.data, end);
    osk__buffer_text(out, "\n\n");
    if (osk_corpus_coded(d.page->corpus))
        say_key(&d, "", "page.coded", "\n\n");
    put_tables(&d);
    put_figures(&d);
    put_quotations(&d);
    if (references != SIZE_MAX) { /* a section of its own, as large as the others */
        osk_slice rest = osk__slice(docx->method.data + end + 3, docx->method.length - end - 3), heading;
        osk__slice_cut(&rest, '\n', &heading);
        osk__buffer_format(out, "%.*s\n\n", (int)heading.length, heading.data);
        osk__docx_works(out, rest);
    }
    out->failed = out->failed || d.filled.failed;
    osk__buffer_free(&d.filled);
    return osk__buffer_check(out, error);
}
