/* The end of a run: rows of blocks in order into files that can be gone on with. */
#ifndef OSK_BATCH_WRITER_H
#define OSK_BATCH_WRITER_H

#include "input.h"
#include "journal.h"
#include "pack.h"

typedef struct osk__writer {
    const osk_batch_options *options;
    osk_output *output, *rejects; /* NULL until opened; `rejects` also where none was asked for */
    osk__pack pack;
    osk__buffer head;             /* bytes before the first row */
    char *journal;                /* its path; NULL: none is kept */
    char key[65];
    osk__progress progress;       /* so far */
    uint64_t done;                /* bytes of the inputs that are behind this one */
    uint64_t size;                /* of all inputs, 0: nobody knows */
    size_t entered;               /* inputs whose beginning was told */
    size_t told;                  /* rejected rows that got a notice */
    bool kept;                    /* there is a journal to go on from */
    bool finished;                /* an earlier run was killed when the output had its name already: nothing is to be done */
    int64_t begun, last;          /* when the run began, and the journal was written last, in milliseconds */
} osk__writer;

/* Finds what an earlier run left, if the options ask for it, and opens the files unless it left the whole output. `key` tells what the run is; empty: it
 * cannot be gone on with. `first`: an input, which is never replaced. */
bool osk__writer_open(osk__writer *writer, const osk_batch_options *options, const char *key, const char *first, osk_error *error);
/* What a block of input `number` gave; `read` bytes of that were read, and it goes on at `next`. */
bool osk__writer_block(osk__writer *writer, osk__input *inputs, size_t number, uint64_t read, const osk__rows *rows,
                       const osk__place *next, osk_error *error);
/* The bytes behind the last row; then both files get their names. */
bool osk__writer_close(osk__writer *writer, osk_slice foot, osk_error *error);
/* Ends a run that failed, or is closed. Nothing stays beside the output, unless `keep` and the run can be gone on with, which
 * is told. */
void osk__writer_drop(osk__writer *writer, bool keep);

#endif
