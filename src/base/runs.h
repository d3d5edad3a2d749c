/* More records than memory holds, in order: runs that are sorted each, written to files without names, and merged.
 *
 *   run, run, run ... 16 of them -> one of the next level, ...          level 0: [run|run|run]   level 1: [run|run]
 *   all that there are           -> records in the order of their keys; of equal keys the earlier run's first
 *
 * So there are at most 15 runs of a level to read side by side, however many were written. */
#ifndef OSK_BASE_RUNS_H
#define OSK_BASE_RUNS_H

#include "memory.h"

typedef struct osk__runs osk__runs;

/* A record: ordered by the bytes of its key, of which the first `group` bytes are what the caller gathers records by. */
typedef struct osk__item { osk_slice key; size_t group; osk_slice value; } osk__item;

/* New. No file is there before the first record is. */
osk__runs *osk__runs_make(osk_error *error);
void osk__runs_free(osk__runs *runs);

/* A record of the run at hand, whose keys ascend; and its end. OSK_FILE: the disk is full, $TMPDIR cannot be written. */
bool osk__runs_put(osk__runs *runs, const osk__item *item, osk_error *error);
bool osk__runs_end(osk__runs *runs, osk_error *error);
/* How many runs were ended. */
size_t osk__runs_count(const osk__runs *runs);

/* From the least key on, as often as one likes; no more is put then. The item borrows `runs` until the next call. */
bool osk__runs_rewind(osk__runs *runs, osk_error *error);
bool osk__runs_next(osk__runs *runs, osk__item *item, bool *more, osk_error *error);

#endif
