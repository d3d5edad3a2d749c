/* What a workbook tells of its cells (workbook.c): which sheet is read, and which numbers are moments. */
#ifndef OSK_COMMENT_WORKBOOK_H
#define OSK_COMMENT_WORKBOOK_H

#include "../base/memory.h"

enum { OSK__STYLE_DATE = 1, OSK__STYLE_TIME = 2 };

typedef struct osk__workbook {
    osk__buffer sheet, name;  /* the member that holds the sheet, and what the sheet is called; ended by NUL */
    size_t sheets;            /* that can be seen */
    bool from_1904;           /* days are counted from then, as old workbooks of the Mac do */
    unsigned char *styles;    /* OSK__STYLE_ bits by the number of a cell's style */
    size_t style_count, style_capacity;
    osk__buffer texts;        /* that cells of all sheets share, one behind the other */
    size_t *ends, end_count, end_capacity;
    bool styled, worded;      /* styles and texts are read */
} osk__workbook;

/* `workbook` is zeroed, or one that was read from these bytes, of which another sheet is wanted. The sheet is the one called "Dataset", in which SurveyXact puts the answers beside sheets of labels; else the one that is number
 * `nth`, from 0, of those not hidden. Free it also where this fails. */
bool osk__workbook_read(osk_slice zip, size_t nth, osk__workbook *workbook, osk_error *error);
void osk__workbook_free(osk__workbook *workbook);

/* A cell's number as the moment that its style shows: "2024-03-12", "2024-03-12T14:05:06" or "14:05:06", appended to `out`.
 * False where the style shows a number, or the number is no moment. */
bool osk__workbook_moment(const osk__workbook *workbook, size_t style, osk_slice number, osk__buffer *out);

#endif
