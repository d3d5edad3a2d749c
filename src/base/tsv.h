/* Dictionary files: TSV with `#` comments, a header that names the columns, errors with line and column. */
#ifndef OSK_BASE_TSV_H
#define OSK_BASE_TSV_H

#include "memory.h"

enum { OSK__TSV_COLUMNS = 16 };

typedef struct osk__tsv {
    const char *path;
    osk_slice rest;                       /* not yet read */
    size_t line;                          /* of the current row, from 1 */
    size_t wanted;
    size_t place[OSK__TSV_COLUMNS];       /* where the wanted column stands in the file */
    osk_slice cell[OSK__TSV_COLUMNS];     /* of the current row, in the order wanted; empty if left off */
    size_t column[OSK__TSV_COLUMNS];      /* where it stands on the line, in code points from 1 */
} osk__tsv;

/* Reads the header; the file must name every column in `wanted` (ended by NULL), in any order; a name that begins
 * with "?" may be missing, then its cells are empty. Borrows
 * `path` and `text`. */
bool osk__tsv_open(osk__tsv *tsv, const char *path, osk_slice text, const char *const *wanted, osk_error *error);
/* The next row; false at the end. */
bool osk__tsv_next(osk__tsv *tsv);
/* An OSK_USAGE error at a wanted column of the current row. Returns false. */
bool osk__tsv_fail(const osk__tsv *tsv, size_t wanted, osk_error *error, const char *what);

/* Is all of `text` well-formed UTF-8? An OSK_USAGE error with the place where not. */
bool osk__tsv_check(const char *path, osk_slice text, osk_error *error);

/* Appends a cell: tab, newline, return and backslash as \t \n \r \\. */
void osk__tsv_escape(osk__buffer *out, osk_slice text);

/* Next line of `rest`, without its end; false when nothing is left. */
bool osk__tsv_line(osk_slice *rest, osk_slice *line);

#endif
