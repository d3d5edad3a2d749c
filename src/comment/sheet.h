/* Excel workbooks (sheet.c). */
#ifndef OSK_COMMENT_SHEET_H
#define OSK_COMMENT_SHEET_H

#include "workbook.h"

/* Appends the sheet of a workbook that is read (workbook.h) as CSV with every cell quoted. (*rows)[i] is the row of the CSV's line i; the caller
 * frees it. False with OSK_INPUT where it is damaged, a bomb or no workbook; what came before is in `csv`. */
bool osk__sheet_write(osk_slice bytes, osk__workbook *workbook, osk__buffer *csv, size_t **rows, size_t *row_count, osk_error *error);

#endif
