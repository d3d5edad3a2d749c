/* A walk through the rows of an input, or of a range of its bytes, block by block.
 *
 *   input:  header | row row row | row row | row ...
 *   walk:   bytes() gets all bytes of the range as they stand in the file; block() gets whole records */
#ifndef OSK_BATCH_WALK_H
#define OSK_BATCH_WALK_H

#include "block.h"
#include "plan.h"

typedef struct osk__row_walk {
    const osk__plan_input *input;
    uint64_t from, to;          /* bytes of the file; a compressed one is walked whole */
    const osk_comment_options *comment;
    osk__block_limits limits;
    /* `block` may use its bytes up. In: the number of the range's first row, and where `from` is not 0 its line. Out: those behind the last. */
    uint64_t row, line;
    bool (*bytes)(void *host, osk_slice bytes, osk_error *error);
    bool (*block)(void *host, const osk__columns *columns, osk__block *block, osk_error *error);
    void (*notice)(void *host, const osk_notice *notice); /* what was guessed; may be NULL */
    void *host, *notice_host;
} osk__row_walk;

/* OSK_INPUT where the file is none that can be read in pieces; OSK_FILE; what the callbacks say. */
bool osk__walk_run(osk__row_walk *walk, osk_error *error);

#endif
