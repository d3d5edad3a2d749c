/* A block of records to rows of output: what one worker does, whatever stands in other blocks.
 *
 *   block -> comments -> osk_worker_run -> bytes of output, sums, rejected rows
 *
 * A pure function of the block (bytes, row, line), the columns, the options and the dictionaries: the same bytes on any
 * thread, in any order, after any other block. The bytes of blocks that follow one another, put one behind the other, are
 * the output; a header stands before the first (osk__rows_head), a foot behind the last. */
#ifndef OSK_BATCH_ROWS_H
#define OSK_BATCH_ROWS_H

#include "block.h"
#include "noticed.h"

/* What is the same for all blocks. Borrowed, never changed, shared by threads. */
typedef struct osk__form {
    const osk__columns *columns;
    const char *name;                   /* of the input, in messages */
    const osk_comment_options *comment;
    osk_batch_table table;
    osk_format format;                  /* any but OSK_FORMAT_TABLE, which would have to see all rows first */
    size_t chunk;                       /* comments at a time; 0: as many as suit */
    size_t most;                        /* bytes of a record that are allowed, for the message of one that is longer */
    /* Told of every piece of the block on the way, in order, so that a host can fold more of it; may be NULL. The chunk is
     * worth nothing when the call returns. */
    bool (*take)(void *host, osk_worker *worker, const osk_chunk *chunk, osk_error *error);
} osk__form;

/* What a block gave. Fill with zeros before the first use; reused from block to block. */
typedef struct osk__rows {
    osk__buffer out;                    /* rows in form->format */
    osk__sums sums;
    osk_error *rejects; size_t reject_count, reject_capacity; /* rows that could not be read: line, column, why */
    osk__firsts firsts;
    unsigned seen;                      /* fields that the user named and that were there */
} osk__rows;

/* Fails only for memory. `host` is handed to form->take. Uses up the bytes of the block: those of a big one are given back. */
bool osk__rows_run(osk_worker *worker, const osk__form *form, osk__block *block, void *host, osk__rows *rows,
                   osk_error *error);
void osk__rows_free(osk__rows *rows);

/* What stands before the first row, or behind the last. JSON parts rows with a comma, which the first one's bytes begin
 * with: the host leaves it out. */
bool osk__rows_head(osk_worker *worker, const osk__form *form, osk__buffer *out, osk_error *error);
bool osk__rows_foot(osk_worker *worker, const osk__form *form, osk__buffer *out, osk_error *error);

#endif
