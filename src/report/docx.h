/* A report as a document for Word (docx.c), and the program that makes it one (pandoc.c). */
#ifndef OSK_REPORT_DOCX_H
#define OSK_REPORT_DOCX_H

#include "report.h"

#include "../base/scratch.h"

typedef struct osk__docx {
    osk__page *page;              /* with its figures drawn; its tables are annotated */
    const osk_table *quotations;  /* NULL: not made */
    osk_slice method;             /* as osk__method_write has it, references behind */
} osk__docx;

/* Appends the document as CommonMark with tables in OpenXML: method paragraph, tables in APA's style, figures (as NAME.png beside
 * it), quotations by theme, references. Whatever the corpus says stands there as text and nothing else. */
bool osk__docx_write(const osk__docx *docx, osk__buffer *out, osk_error *error);
/* Its list of works, of lines "- Holm, S. (1979). ... *Journal*, ...": paragraphs with hanging indents (docx_works.c). */
void osk__docx_works(osk__buffer *out, osk_slice list);
/* "nb-NO", "nn-NO", "en-GB". */
const char *osk__docx_language(uint32_t language);

/* Is pandoc there? OSK_FILE with a sentence where not. *version gets "2.17.1.1". */
bool osk__pandoc_find(char version[32], osk_error *error);
/* Makes `out` of the document `source` (a file of the scratch folder, where its figures are); the title is text. Appends the
 * file; the same bytes from the same document and pandoc. */
bool osk__pandoc_run(osk__scratch *scratch, const char *source, osk_slice title, const char *language, osk__buffer *out,
                     osk_error *error);

#endif
