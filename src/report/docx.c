/* A report as a document for Word: CommonMark that pandoc reads, with tables in OpenXML, which alone can say where APA wants lines.
 *
 *   # Metode            the method paragraph
 *   # Tabeller          Tabell 1 / Deltakerne / <w:tbl> / *Merknad.* N = 27 ...
 *   # Figurer           Figur 1 / Skår ... / ![](sentiment.png) / *Merknad.* ...
 *   # Sitater etter tema
 *   # Referanser */
#include "docx_document.h"

#include "../base/table.h"

#include <stdio.h>
#include <string.h>

enum { MOST_QUOTATIONS = 5 /* of a theme */ };

const char *osk__docx_language(uint32_t language)
{
    static const char *const codes[] = {"nb-NO", "nn-NO", "en-GB"};
    return codes[language];
}

/* ---- figures ---- */

static void put_figures(osk__document *d)
{
    for (size_t i = 0; i < OSK__FIGURES; i++) {
        if (d->page->figures[i].length == 0)
            continue;
        if (d->figures == 0)
            osk__document_say_key(d, "# ", "written.figures", "\n\n");
        osk__document_caption(d, "written.figure", ++d->figures, osk__document_text(d, osk__figure_title(i)));
        osk__document_say_key(d, "![", osk__figure_title(i), "]");
        osk__buffer_format(d->out, "(%s.png){width=100%%}\n\n", osk__figure_name(i));
        osk__document_say_key(d, "*", "written.remark", "* ");
        osk__document_say_key(d, "", osk__figure_caption(i), "\n\n");
    }
}

/* ---- quotations ---- */

/* "- «Text» (Kari Nordmann, kommentar 3, setning 2; skår 0,429; søkbarhet 2)" */
static void put_quotation(osk__document *d, size_t row)
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
    osk__document_say(d, marks[0], osk_table_text(table, row, osk__table_find(table, "text")), marks[1]);
    osk__document_fill(d, "(", "written.quotation", values, 5, ")\n");
}

static void put_quotations(osk__document *d)
{
    const osk_table *table = d->docx->quotations;
    size_t rows = table ? osk_table_rows(table) : 0, of_theme = 0;
    if (rows == 0)
        return;
    osk__document_say(d, "# ", osk_table_title(table), "\n\n");
    osk__document_say_key(d, "", "written.searchable", "\n");
    for (size_t row = 0; row < rows; row++) {
        bool another = row == 0 || !osk__slice_equal(osk_table_text(table, row, 0), osk_table_text(table, row - 1, 0));
        char room[OSK__NUMBER_ROOM];
        if (another)
            osk__document_say(d, "\n## ", osk__page_shown(d->page, table, row, 0, room), "\n\n");
        of_theme = another ? 1 : of_theme + 1;
        if (of_theme <= MOST_QUOTATIONS)
            put_quotation(d, row);
    }
    osk__buffer_text(d->out, "\n");
}

/* ---- the whole ---- */

bool osk__docx_write(const osk__docx *docx, osk__buffer *out, osk_error *error)
{
    osk__document d = {.docx = docx, .page = docx->page, .out = out};
    size_t references = osk__slice_find(docx->method, "\n\n## ");
    size_t end = references == SIZE_MAX ? docx->method.length : references;
    osk__buffer_add(out, docx->method.data, end);
    osk__buffer_text(out, "\n\n");
    if (osk_corpus_coded(d.page->corpus))
        osk__document_say_key(&d, "", "page.coded", "\n\n");
    osk__document_tables(&d);
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
