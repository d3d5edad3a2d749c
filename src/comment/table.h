/* A table while it is read: what table.c (rows) and table_head.c (header) share. */
#ifndef OSK_COMMENT_TABLE_H
#define OSK_COMMENT_TABLE_H

#include "columns.h"
#include "corpus.h"

#include "../base/csv.h"

struct table {
    osk_corpus *corpus;
    osk_error *error;
    osk__csv csv;
    osk__columns columns;
    size_t header;   /* where its line begins */
    bool headless;   /* it is a row */
};

/* The next record; an open quotation mark ends the reading. */
bool osk__table_record(struct table *table);
/* The separator of which the next lines have as many as the first; of two such, that which gives it most cells. */
char osk__table_separator(const osk_corpus *corpus);
/* Finds the header, and which column is which field; the table stands behind it then. */
bool osk__table_header(struct table *table, const osk_comment_options *options);

#endif
