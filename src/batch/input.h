/* One input file on its way to blocks. */
#ifndef OSK_BATCH_INPUT_H
#define OSK_BATCH_INPUT_H

#include "../base/stream.h"
#include "rows.h"

typedef struct osk__input {
    const char *path;
    osk__stream *stream;     /* NULL once it was read to its end */
    uint64_t size;           /* bytes of the file, 0: nobody knows */
    osk__blocks blocks;
    osk__columns columns;
    osk__form form;          /* its rows' */
    osk_corpus *told;        /* what its beginning told; or NULL */
    osk__buffer raw;         /* the file's bytes that were looked at, where it may be read whole */
} osk__input;

/* Opens the file and looks at its beginning. What is not rows (columns.kind) has its bytes so far in `raw`. */
bool osk__input_open(osk__input *input, const char *path, const osk_batch_options *options, osk_error *error);
/* Its rows begin at `row` and end where the file does; or, after a run that was killed, it goes on at `place`. */
void osk__input_begin(osk__input *input, uint64_t row);
bool osk__input_resume(osk__input *input, const osk__place *place, const osk_batch_options *options, osk_error *error);
/* All of it was read: closes the file, and keeps what its blocks, and the end of the run, have to know. */
void osk__input_end(osk__input *input);
/* What its beginning told was told. */
void osk__input_told(osk__input *input);
void osk__input_free(osk__input *input);

/* The first input of a batch, opened and not begun. */
osk__input *osk__batch_input(osk_batch *batch);

#endif
