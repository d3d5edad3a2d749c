/* What the blocks of a file note that only the whole can tell: taken from each in order, told at the end, the same sentences
 * in the same order as where the file is read whole (comment/told.c).
 *
 *   corpus of a block -> counts into the sums, the first places -> repairs, NUL characters, letters of two signs
 *                                                               -> rows that their site does not show
 *                                                               -> quotations */
#ifndef OSK_BATCH_NOTICED_H
#define OSK_BATCH_NOTICED_H

#include "../comment/corpus.h"
#include "sums.h"

/* The first ill-formed bytes and the first NUL character; line 0: none. */
typedef struct osk__firsts { osk_error repair, nul; } osk__firsts;

/* Adds what the corpus of a block counted, its comments and rejected rows among it. */
void osk__noticed_take(osk__sums *sums, osk__firsts *firsts, const osk_corpus *block);
/* Those of a later block count where there are none yet. */
void osk__firsts_join(osk__firsts *firsts, const osk__firsts *later);

typedef bool osk__notice_taker(void *host, const osk_notice *notice, osk_error *error);
typedef struct osk__noticed {
    const osk__sums *sums;
    const osk__firsts *firsts;
    const char *name;       /* of the file */
    bool mend;              /* letters of two signs were mended */
    osk__notice_taker *take;
    void *host;
} osk__noticed;
/* Of the bytes, of the rows, of what people wrote: each where the reader of a whole file tells it. */
bool osk__noticed_bytes(const osk__noticed *noticed, osk_error *error);
bool osk__noticed_rows(const osk__noticed *noticed, osk_error *error);
bool osk__noticed_words(const osk__noticed *noticed, osk_error *error);

#endif
