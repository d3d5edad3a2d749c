/* Coding sheets as they come back: CSV that Excel, LibreOffice or a person saved, or the first sheet of a workbook.
 *
 *   utvalg;enhet;tekst;kode;merknad      separator , ; or tab; with or without a byte order mark; UTF-8 or Windows-1252
 *   s3f09...;17;"To linjer
 *   tekst";negativ;                      rows in any order; empty rows and cells behind the last column do no harm */
#ifndef OSK_STAT_SHEET_H
#define OSK_STAT_SHEET_H

#include "../base/memory.h"

typedef struct osk__sheet {
    const char *path;      /* borrowed */
    osk_slice name;        /* the file's name without folder and extension: the coder's */
    osk__buffer bytes;     /* as UTF-8 */
    osk__arena arena;      /* cells with doubled quotation marks */
    osk_slice *cells;      /* [(row + 1) * columns + column], the header first; without white space at the ends */
    size_t cell_count, cell_capacity, columns, rows;
    size_t *lines;         /* by row: where it begins in the file, from 1 */
    size_t line_capacity;
    size_t *of_workbook;   /* by line of the CSV that a workbook became: the row in it; NULL: it was CSV */
    size_t of_workbook_count;
    uint64_t *units;       /* by row: what stands in the column of units */
    size_t unit_capacity;
    osk_slice sample;      /* what stands in that column in every row; data NULL: no such column */
} osk__sheet;

/* Columns that a sheet has beside codes. */
typedef enum osk__role { OSK__ROLE_SAMPLE, OSK__ROLE_UNIT, OSK__ROLE_TEXT, OSK__ROLE_NOTE, OSK__ROLE_CODE, OSK__ROLE_OTHER,
                         OSK__ROLES } osk__role;

/* Errors: OSK_FILE, OSK_INPUT with place (no CSV, a row that cannot be read, a unit that is no number or comes twice, the
 * error value of a formula), OSK_USAGE (no column of units), OSK_INTEGRITY (rows of several samples). Free it also then. */
bool osk__sheet_read(const char *path, osk__sheet *sheet, osk_error *error);
/* The same of a sheet whose rows are told apart by other columns: `units` is all zeros. */
bool osk__sheet_read_any(const char *path, osk__sheet *sheet, osk_error *error);
void osk__sheet_free(osk__sheet *sheet);
static inline osk_slice osk__sheet_cell(const osk__sheet *sheet, size_t row, size_t column)
{
    return sheet->cells[(row + 1) * sheet->columns + column];
}
static inline osk_slice osk__sheet_heading(const osk__sheet *sheet, size_t column) { return sheet->cells[column]; }
/* ---- what cells say (cell.c) ---- */

/* What a heading stands for, in any of the three languages; OSK__ROLES for a column of one's own. */
osk__role osk__sheet_role(osk_slice heading);
/* The column of a heading, of a role; SIZE_MAX: none. */
size_t osk__sheet_find(const osk__sheet *sheet, const char *heading);
size_t osk__sheet_find_role(const osk__sheet *sheet, osk__role role);
bool osk__sheet_fail(const osk__sheet *sheet, osk_code code, size_t row, osk_error *error, const char *what);

/* Was no code given? Empty, NA, n/a, a point, a dash, a question mark, and what spreadsheets write for it. */
bool osk__code_missing(osk_slice cell);
/* A number as spreadsheets write it: "1", "1,5", "-2.0". */
bool osk__code_number(osk_slice cell, double *value);

/* A human's label: positive, negative, neutral, mixed, in Norwegian, English or the first three letters; OSK_UNSCORED:
 * none of them. */
osk_label osk__label_find(osk_slice text);

#endif
