/* Blocks through threads and out in order.
 *
 *   read (one at a time) -> slot 3 | slot 4 | slot 5 -> work (all at once) -> write (one at a time, in order)
 *
 * Every thread does all three: takes the next block, works on it, and writes what is next in order, if nobody does. There
 * are twice as many slots as threads, so memory is bounded however slow a block or the output is. */
#ifndef OSK_BATCH_QUEUE_H
#define OSK_BATCH_QUEUE_H

#include "../base/memory.h"

typedef struct osk__queue {
    void *host;
    size_t threads, slots; /* slots: at least one a thread */
    /* Fills the slot with what comes next; *more false: there was nothing left. *alone: it is so big that nothing more is
     * read until it is written. */
    bool (*read)(void *host, size_t slot, bool *more, bool *alone, osk_error *error);
    bool (*work)(void *host, size_t thread, size_t slot, osk_error *error);
    bool (*write)(void *host, size_t slot, osk_error *error);
} osk__queue;

/* Runs until all is written or something fails. A failure in reading or work is told when all before it was written. A
 * thread that cannot be started does no harm. */
bool osk__queue_run(const osk__queue *queue, osk_error *error);

#endif
