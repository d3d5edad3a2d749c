/* A stream cut into blocks of whole records: what a worker can take apart on its own.
 *
 *   stream: head | record record record | record record | one that is too long | record ...
 *   blocks:        [ bytes, row 1      ]  [ row 4       ]  [ skipped, row 6   ]  [ row 7 ...
 *
 * A whole file:
 *   osk__blocks_open(&blocks, source, &limits);
 *   osk__blocks_head(&blocks, &head, &whole, error);                   -> its first MiB
 *   osk__columns_open(&columns, name, head, whole, ...);               -> kind, separator, where the rows begin
 *   osk__blocks_begin(&blocks, &columns, &(osk__place){columns.start, 1, columns.line});
 *   while (osk__blocks_next(&blocks, &block, &more, error) && more) ...
 *
 * A range of bytes [from, to) of a plain file, whose first byte begins row `row` and stands in line `line` (both known from
 * a pass that read the blocks before): take the columns from the file's own head once, then for each range give a source
 * that reads from `from` and ends at `to`, leave the head out, and
 *   osk__blocks_begin(&blocks, &columns, &(osk__place){from, row, line});
 * Every border between two blocks (block.place.offset of a block, or offset + length) is one at which a file can be cut so.
 * Rows, numbers, lines and texts are the same however it is cut. */
#ifndef OSK_BATCH_BLOCK_H
#define OSK_BATCH_BLOCK_H

#include "../comment/columns.h"

/* Where bytes come from: at most `size` of them into `room`; *got 0 at the end. */
typedef struct osk__source {
    bool (*read)(void *host, char *room, size_t size, size_t *got, osk_error *error);
    void *host;
} osk__source;

typedef struct osk__block_limits {
    size_t bytes;  /* a block ends with the record that reaches so many; 0: 512 KiB */
    size_t rows;   /* or with so many rows; 0: 4096 */
    size_t record; /* a record of more bytes is read past; 0: 16 MiB */
} osk__block_limits;

/* A place in the uncompressed stream. */
typedef struct osk__place {
    uint64_t offset;  /* in bytes */
    uint64_t row;     /* of the record that begins there, from 1; blank lines are no rows, rejected ones are */
    uint64_t line;    /* from 1 */
} osk__place;

typedef struct osk__block {
    osk__buffer bytes;  /* whole records; reused from call to call, freed by the caller */
    osk__place place;   /* of its first byte */
    uint64_t length;    /* bytes of the stream */
    uint64_t rows, lines; /* records, and line breaks */
    bool skipped;       /* one record that is too long: `bytes` is empty */
} osk__block;

typedef enum osk__cut_state { OSK__CUT_CELL, OSK__CUT_PLAIN, OSK__CUT_QUOTED, OSK__CUT_MARK } osk__cut_state;

typedef struct osk__blocks {
    osk__source source;
    osk__block_limits limits;
    osk__columns columns;
    const char *name;
    osk__buffer pending;   /* read and not yet handed out from `at` on */
    size_t at, scan;       /* the open block's first byte; where the search for the record's end goes on */
    size_t record;         /* where the record begins that is being searched */
    osk__place place;      /* of `at` */
    uint64_t rows;         /* whole records from `at` to `record` */
    bool over;             /* the source has ended */
    osk__cut_state state;
    bool parted;           /* the open record has a separator, so it is not blank */
    size_t open;           /* the mark that opened the cell being read */
    osk_error failure;     /* told when what was read before it is handed out; code OSK_OK: none */
} osk__blocks;

/* `name` stands for the file in messages; borrowed, as the source is. */
void osk__blocks_open(osk__blocks *blocks, osk__source source, const char *name, const osk__block_limits *limits);
void osk__blocks_free(osk__blocks *blocks);
/* The stream's first bytes, OSK__HEAD of them unless it is shorter: then *whole. Borrows `blocks` until it begins. */
enum { OSK__HEAD = 1 << 20 };
bool osk__blocks_head(osk__blocks *blocks, osk_slice *head, bool *whole, osk_error *error);
/* The rows begin at `place`: what the head holds before it is left out. */
void osk__blocks_begin(osk__blocks *blocks, const osk__columns *columns, const osk__place *place);
/* The next block; *more is false behind the last. Fails, after what stood before was handed out: OSK_INPUT for a quotation
 * mark that stays open, and what the source says. */
bool osk__blocks_next(osk__blocks *blocks, osk__block *block, bool *more, osk_error *error);

#endif
