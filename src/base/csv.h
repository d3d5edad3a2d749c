/* Delimited rows: CSV by RFC 4180 and its cousins with semicolons or tabs.
 *
 *   record:  cell , "cell with , and "" and line breaks" , cell LF
 *   cell:    one range of the text, with doubled quotation marks still in it */
#ifndef OSK_BASE_CSV_H
#define OSK_BASE_CSV_H

#include "memory.h"

typedef struct osk__csv_cell {
    size_t start, end; /* range of the text, outer quotation marks left out */
    bool doubled;      /* holds "" that stand for " */
} osk__csv_cell;

/* Of a block of the text, a bit a byte: separators and line feeds, quotation marks. */
enum { OSK__CSV_BLOCK = 64 };
typedef struct osk__csv_marks { uint64_t ends, quotes; } osk__csv_marks;
/* Of up to a block; by SSE2 where the compiler may count on it. The second is the same without. */
void osk__csv_marks_read(const char *bytes, size_t length, char separator, osk__csv_marks *marks);
void osk__csv_marks_portable(const char *bytes, size_t length, char separator, osk__csv_marks *marks);

typedef struct osk__csv {
    osk_slice text;
    char separator;
    size_t at;             /* where the next record begins */
    osk__csv_cell *cells;  /* of the current record */
    size_t count, capacity;
    size_t bad;            /* what stands behind a closing quotation mark and should not; SIZE_MAX: nothing */
    size_t block;          /* where the block of `marks` begins; SIZE_MAX: none yet */
    osk__csv_marks marks;
    size_t open;           /* the quotation mark that is never closed; SIZE_MAX: none */
} osk__csv;

/* Borrows `text`; free the cells with osk__csv_free. */
osk__csv osk__csv_open(osk_slice text, char separator);
void osk__csv_free(osk__csv *csv);
/* The next record into `cells`; at the end of the text `count` is 0. False where memory ran out, which `error` then
 * tells, and where a quotation mark stays open: then `open` is its place and the caller says so. */
bool osk__csv_next(osk__csv *csv, osk_error *error);
/* A cell as it stands, its doubled quotation marks too. */
osk_slice osk__csv_slice(const osk__csv *csv, size_t cell);
/* Nothing but white space in the record? */
bool osk__csv_blank(const osk__csv *csv);

/* How often each separator stands in the first line that is not empty, outside quotation marks. */
enum { OSK__SEPARATORS = 4 };
extern const char osk__csv_separators[OSK__SEPARATORS]; /* , ; tab and | */
void osk__csv_count(osk_slice text, size_t counts[OSK__SEPARATORS]);

#endif
