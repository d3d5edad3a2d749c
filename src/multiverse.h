/* The road walked many times over: see stat/multiverse.h for what comes of it. */
#ifndef OSK_MULTIVERSE_H
#define OSK_MULTIVERSE_H

#include "stat/multiverse.h"

/* Told behind each chunk how many comments are done, of how many; false, with an error, ends the work. */
typedef struct osk__told {
    bool (*tell)(const void *host, size_t done, size_t all, osk_error *error);
    const void *host;
} osk__told;

/* Scores the comments in every universe. Free the multiverse also where it fails. */
bool osk__pipeline_multiverse(osk__multiverse *multiverse, const osk_corpus *corpus, const osk_language *language, size_t chunk,
                              const osk__told *told, osk_error *error);

#endif
