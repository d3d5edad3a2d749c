/* A table that is written as it is made: whoever makes it puts rows, and never holds more than a part of them.
 *
 *   rows -> table -> 1000 of them -> annotated -> written, emptied -> ... -> the rest, and the foot
 *
 * What is said of the table is found for the first part and stays. A workbook, which is packed, and what a terminal shows, whose
 * columns are as wide as all rows need, are held whole. */
#ifndef OSK_LONG_TABLE_H
#define OSK_LONG_TABLE_H

#include "base/memory.h"

typedef struct osk__long_table {
    osk_table *table;                /* of rows not yet written; its own */
    osk_format format;
    osk_output *output;
    const osk_language *language;    /* these three for osk_table_annotate, in formats that show it */
    const osk_corpus *corpus;
    const char *lang;
    osk__buffer out;
    bool begun;                      /* something was written */
} osk__long_table;

/* Behind each row. */
bool osk__long_row(osk__long_table *rows, osk_error *error);
/* Writes what is left. */
bool osk__long_close(osk__long_table *rows, osk_error *error);
void osk__long_free(osk__long_table *rows);

#endif
