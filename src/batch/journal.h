/* How far a run had come when its output was last on the disk, so that a later one goes on from there.
 *
 *   .scores.tsv.part     the output so far; beyond the journal's length it counts for nothing
 *   .scores.tsv.journal  digest | what the run is | how far it came | bytes that are not yet in the output */
#ifndef OSK_BATCH_JOURNAL_H
#define OSK_BATCH_JOURNAL_H

#include "block.h"
#include "noticed.h"

typedef struct osk__progress {
    uint64_t input;           /* number of the input file that is being read */
    osk__place place;         /* where it goes on there */
    uint64_t output, rejects; /* bytes of both files */
    uint64_t tail;            /* bytes behind this struct that the output still lacks */
    uint64_t begun;           /* the first row was written */
    uint64_t ended;           /* the last row was written: what is left is a name */
    uint64_t seen;            /* fields of the input that was named */
    osk__sums sums;
    osk__firsts firsts;
} osk__progress;

/* Writes the journal at `path` in the place of the one before: there is always one that is whole. `key`: 64 digits that
 * tell what the run is. */
bool osk__journal_write(const char *path, const char *key, const osk__progress *mark, osk_slice tail, osk_error *error);
/* Reads it; *found is false where there is none, it is damaged or of another run. `tail` is filled from empty. */
bool osk__journal_read(const char *path, const char *key, osk__progress *mark, osk__buffer *tail, bool *found,
                       osk_error *error);
/* Also what a process that was killed had written of the next one. */
void osk__journal_remove(const char *path);

#endif
