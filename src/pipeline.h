/* What the road for a corpus shares with what is built on it. */
#ifndef OSK_PIPELINE_H
#define OSK_PIPELINE_H

#include "language.h"
#include "score/gram.h"

/* Told behind each chunk how many comments are done, of how many; false, with an error, ends the work. */
typedef struct osk__told {
    bool (*tell)(const void *host, size_t done, size_t all, osk_error *error);
    const void *host;
} osk__told;

/* Adds all comments to the fold, which is empty; takes it, and gives it back, or NULL. `told` may be NULL. */
osk_fold *osk__pipeline_fill(osk_fold *fold, const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                             const osk__told *told, osk_error *error);

/* What a fold of words counts. */
osk__plan osk__plan_of(const osk_word_options *words, const osk_language *language);

#endif
