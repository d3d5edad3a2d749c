/* Several coders' sheets beside each other, and one column of their codes as numbers.
 *
 *   sheets:    kari.csv  ola.csv       units 1, 2, 5 ... of any of them, ascending
 *   variable:  "kode": negativ, nøytral, positiv -> 0, 1, 2; a coding for agree.h */
#ifndef OSK_STAT_SHEETS_H
#define OSK_STAT_SHEETS_H

#include "agree.h"
#include "sheet.h"

typedef struct osk__sheets {
    osk__sheet *items;
    size_t count;
    uint64_t *units;     /* ascending */
    size_t unit_count;
    uint32_t *rows;      /* [unit * count + sheet]: row + 1; 0: the sheet lacks the unit */
} osk__sheets;

/* Errors: those of osk__sheet_read; OSK_INTEGRITY where sheets are of different samples. Free it also then. */
bool osk__sheets_read(osk__sheets *sheets, const char *const *paths, size_t count, osk_error *error);
void osk__sheets_free(osk__sheets *sheets);

typedef struct osk__variable {
    osk_slice name;        /* borrows the sheets, as names do */
    size_t *columns;       /* by sheet; SIZE_MAX: it has no such column */
    osk__coding coding;    /* its codes and values belong to the variable */
    osk_slice *names;      /* of categories, as first written */
    uint32_t *codes;
    double *values;
} osk__variable;

/* The columns of codes that two sheets or more have, in the order of the first; "kode" and "code" are one. With `wanted`
 * that one alone; OSK_USAGE where there is none. */
bool osk__sheets_columns(const osk__sheets *sheets, const char *wanted, osk_slice **names, size_t *count, osk_error *error);
/* Categories are ascending where all are numbers, or labels of sentiment; else by bytes, without values. What differs in
 * case alone is one category, so are "1,0" and "1", "pos" and "positiv". */
bool osk__variable_read(osk__variable *variable, const osk__sheets *sheets, osk_slice name, osk_error *error);
void osk__variable_free(osk__variable *variable);
/* What the sheet says of the unit in the variable's column; data NULL where nothing. */
osk_slice osk__variable_cell(const osk__variable *variable, const osk__sheets *sheets, size_t unit, size_t sheet);

#endif
