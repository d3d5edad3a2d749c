/* What a report gives to other programs, made of what is there already:
 *
 *   tables -> tables.xlsx        figures as SVG -> figures/sentiment.pdf, figures/sentiment.png        all of it -> report.docx */
#include "exports.h"

#include "report/docx.h"
#include "report/render.h"
#include "report/workbook.h"

#include <stdio.h>

/* What was packed or drawn, and what it was made of. */
static bool write_made(const osk__exports *x, const char *name, const osk__buffer *bytes, osk_slice source, osk_error *error)
{
    return osk__buffer_check(bytes, error) &&
           osk__folder_write_made(x->folder, name, osk__slice(bytes->data, bytes->length), source, error);
}

/* ---- workbook ---- */

static void tell_cut(const osk__exports *x)
{
    size_t count = 0;
    osk_notice notice = {.kind = OSK_NOTICE_WORKBOOK};
    for (size_t i = 0; i < x->table_count; i++)
        count += x->tables[i] ? osk_table_too_long(x->tables[i]) : 0;
    if (count == 0 || !x->options->notice)
        return;
    osk__fail_at(&notice.place, OSK_OK, "tables.xlsx", 0, 0,
                 "texts longer than a cell may be (32,767 characters), cut there and marked [...]: %zu; tables/ holds them whole", count);
    notice.place.code = OSK_OK;
    x->options->notice(x->options->host, &notice);
}

bool osk__exports_workbook(const osk__exports *x, osk_error *error)
{
    const osk__texts *texts = x->page->texts;
    uint32_t language = x->page->language;
    osk__buffer bytes = {0}, said = {0};
    osk__report_book workbook = {.tables = (const osk_table *const *)x->tables, .count = x->table_count,
                              .contents = osk__texts_find(texts, "written.contents", language),
                              .too_long = osk__texts_find(texts, "written.too_long", language),
                              .cut = osk__texts_find(texts, "written.cut", language)};
    workbook.headings[0] = osk__texts_find(texts, "written.sheet", language);
    workbook.headings[1] = osk__texts_find(texts, "written.title", language);
    workbook.headings[2] = osk__texts_find(texts, "written.rows", language);
    workbook.headings[3] = osk__texts_find(texts, "written.notes", language);
    bool good = osk__workbook_write(&workbook, &bytes, &said, error) && osk__buffer_check(&said, error) &&
           write_made(x, "tables.xlsx", &bytes, osk__slice(said.data ? said.data : "", said.length), error);
    if (good)
        tell_cut(x);
    osk__buffer_free(&bytes);
    osk__buffer_free(&said);
    return good;
}

/* ---- figures ---- */

static bool render(const osk__exports *x, size_t figure, osk__rendering form, const char *ending, osk_error *error)
{
    char name[64];
    osk__buffer bytes = {0};
    osk_slice svg = osk__slice(x->page->figures[figure].data, x->page->figures[figure].length);
    snprintf(name, sizeof name, "figures/%s.%s", osk__figure_name(figure), ending);
    bool good = osk__render(svg, form, &bytes, error) && write_made(x, name, &bytes, svg, error);
    osk__buffer_free(&bytes);
    return good;
}

bool osk__exports_figures(const osk__exports *x, osk_error *error)
{
    bool good = true;
    for (size_t i = 0; i < OSK__FIGURES && good; i++) {
        if (x->page->figures[i].length == 0)
            continue;
        good = (!(x->options->figures & OSK_FIGURES_PDF) || render(x, i, OSK__RENDER_PDF, "pdf", error)) &&
               (!(x->options->figures & OSK_FIGURES_PNG) || render(x, i, OSK__RENDER_PNG, "png", error));
    }
    return good;
}

/* ---- Word ---- */

/* The figures where the document looks for them. */
static bool lay_figures(const osk__exports *x, osk__scratch *scratch, osk_error *error)
{
    bool good = true;
    for (size_t i = 0; i < OSK__FIGURES && good; i++) {
        char name[64];
        osk__buffer bytes = {0};
        const osk__buffer *svg = &x->page->figures[i];
        snprintf(name, sizeof name, "%s.png", osk__figure_name(i));
        if (svg->length)
            good = osk__render(osk__slice(svg->data, svg->length), OSK__RENDER_PNG, &bytes, error) &&
                   osk__scratch_write(scratch, name, osk__slice(bytes.data, bytes.length), error);
        osk__buffer_free(&bytes);
    }
    return good;
}

/* The title is searched with the document. */
static bool make_docx(const osk__exports *x, osk__scratch *scratch, osk_error *error)
{
    static const char source[] = "document.md";
    osk__docx docx = {x->page, x->quotations, x->method};
    osk__buffer document = {0}, bytes = {0};
    osk_slice title = osk__page_title(x->page);
    bool good = osk__docx_write(&docx, &document, error) && lay_figures(x, scratch, error) &&
                osk__scratch_write(scratch, source, osk__slice(document.data, document.length), error) &&
                osk__pandoc_run(scratch, source, title, osk__docx_language(x->page->language), &bytes, error);
    osk__buffer_byte(&document, '\n');
    osk__buffer_add(&document, title.data, title.length);
    good = good && osk__buffer_check(&document, error) &&
           write_made(x, "report.docx", &bytes, osk__slice(document.data, document.length), error);
    osk__buffer_free(&document);
    osk__buffer_free(&bytes);
    return good;
}

bool osk__exports_docx(const osk__exports *x, osk_error *error)
{
    if (!x->options->docx)
        return true;
    osk__scratch *scratch = osk__scratch_make(error);
    bool good = scratch && make_docx(x, scratch, error);
    osk__scratch_free(scratch);
    return good;
}
