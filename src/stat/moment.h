/* When comments were posted: can they be put in order by time? */
#ifndef OSK_STAT_MOMENT_H
#define OSK_STAT_MOMENT_H

#include "stat.h"

#include "../comment/corpus.h"

typedef enum osk__dating {
    OSK__DATED,
    OSK__UNDATED, /* a comment has no date */
    OSK__AGED,    /* an age reaches over more than a day, or over nobody knows what */
    OSK__TIED     /* over half of the pairs fall on one time */
} osk__dating;

/* Days since 1970 of the comments at these rows, with the time of the day where all tell it; meant where they are DATED. */
bool osk__moments(const osk_corpus *corpus, const osk_fold *fold, const uint32_t *places, size_t count, double *days,
                  osk__dating *dating, osk_error *error);

#endif
