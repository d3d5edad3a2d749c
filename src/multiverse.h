/* The road walked many times over: see stat/multiverse.h for what comes of it. */
#ifndef OSK_MULTIVERSE_H
#define OSK_MULTIVERSE_H

#include "pipeline.h"
#include "stat/multiverse.h"

/* Scores the comments in every universe. Free the multiverse also where it fails. */
bool osk__pipeline_multiverse(osk__multiverse *multiverse, const osk_corpus *corpus, const osk_language *language, size_t chunk,
                              const osk__told *told, osk_error *error);

#endif
