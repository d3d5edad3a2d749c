/* Excel workbooks out (workbook.c). */
#ifndef OSK_REPORT_WORKBOOK_H
#define OSK_REPORT_WORKBOOK_H

#include "report.h"

/* Rows that a sheet has room for beside its header. */
enum { OSK__WORKBOOK_ROWS = 1048575 };

/* The library's release. Static. */
const char *osk__workbook_library(void);

/* In `cell` the text, ended by NUL; false where it is longer than a cell may be: then it is cut and marked. */
bool osk__workbook_cell(osk__buffer *cell, osk_slice text);

/* What stands in a cell, or at row SIZE_MAX over the column: for people, or as TSV has it. */
osk_slice osk__workbook_text(const osk_table *table, size_t row, size_t column, bool people);
/* How many letters wide a column is: as the longest of its first rows. */
size_t osk__workbook_width(const osk_table *table, size_t column, bool people);
/* In `room` a sheet's name, ended by NUL: at most 31 characters, none of []:*?/\, no apostrophe at an end; `again` from 2 tells
 * it apart from others. */
void osk__workbook_name(osk__buffer *room, osk_slice name, int again);

/* Appends a workbook to `out` and its texts, a line each, to `said` (NULL: to nobody): what a search for names looks into. The
 * same table gives the same bytes. OSK_FILE: no room for temporary files; OSK_INPUT: more rows than a sheet holds. */
bool osk__workbook_table(const osk_table *table, osk__buffer *out, osk__buffer *said, osk_error *error);

/* All tables of a report, and before them a sheet that says what they are. A table of more rows has a line there and no sheet. */
enum { OSK__CONTENTS = 4 }; /* columns: sheet, title, rows, notes */
typedef struct osk__report_book {
    const osk_table *const *tables; /* those that are NULL are passed over */
    size_t count;
    osk_slice contents, headings[OSK__CONTENTS], too_long, cut;
} osk__report_book;
bool osk__workbook_write(const osk__report_book *workbook, osk__buffer *out, osk__buffer *said, osk_error *error);

#endif
