/* Periods of a debate: which of them each comment falls into. */
#ifndef OSK_STAT_PERIOD_H
#define OSK_STAT_PERIOD_H

#include "stat.h"

#include "../comment/corpus.h"

typedef struct osk__periods {
    osk_every every;     /* as it was settled: never OSK_EVERY_AUTO */
    size_t count;
    int64_t first;       /* number of the first period: of days, weeks, months or years since 1970; of cuts: those before it */
    int64_t earliest, latest; /* days of the comments that have one */
    int64_t *cuts; size_t cut_count; /* days that begin a period, ascending; of OSK_EVERY_CUT */
    uint32_t *of_row;    /* by row of the fold; `count`: without one; OSK_NONE: the opening post */
    size_t comments, placed;
    size_t *begins, *ends; /* of tenths: n of the first and last comment */
} osk__periods;

enum { OSK__PERIODS_USUAL = 40, OSK__PERIODS_MOST = 4000 };

/* `cuts`: of OSK_EVERY_CUT, "2024-09-05,2024-10-01". */
bool osk__periods_make(osk__periods *periods, const osk_corpus *corpus, const osk_fold *fold, osk_every every,
                       const char *cuts, osk_error *error);
void osk__periods_free(osk__periods *periods);

/* First and last day of a period, or of tenths the comments' numbers; both have OSK__CLOCK_ROOM bytes. */
void osk__period_bounds(const osk__periods *periods, size_t period, char *from, char *to);

#endif
