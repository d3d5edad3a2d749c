/* Between the files of the Word document: what is written, and how texts stand in it. */
#ifndef OSK_REPORT_DOCX_DOCUMENT_H
#define OSK_REPORT_DOCX_DOCUMENT_H

#include "docx.h"

typedef struct osk__document {
    const osk__docx *docx;
    osk__page *page;
    osk__buffer *out, filled;
    size_t tables, figures;
} osk__document;

/* docx_text.c: texts, escaped; what stands before and behind them is Markdown. */
void osk__document_plain(osk__buffer *out, osk_slice text, bool escape);
osk_slice osk__document_text(const osk__document *d, const char *key);
void osk__document_say(osk__document *d, const char *before, osk_slice text, const char *after);
void osk__document_say_key(osk__document *d, const char *before, const char *key, const char *after);
void osk__document_fill(osk__document *d, const char *before, const char *key, const osk_slice *values, size_t count, const char *after);
void osk__document_xml(osk__document *d, osk_slice text);
void osk__document_keep(osk__document *d, const char *look, osk_slice text);
void osk__document_caption(osk__document *d, const char *key, size_t number, osk_slice title);

/* docx_table.c: every table with its number, title and remarks. */
void osk__document_tables(osk__document *d);

#endif
