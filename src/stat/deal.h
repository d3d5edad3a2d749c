/* Whole comments, or participants, dealt anew to two sides: could chance give a word as unequally? */
#ifndef OSK_STAT_DEAL_H
#define OSK_STAT_DEAL_H

#include "words.h"

typedef struct osk__deal {
    const osk__matrix *matrix;  /* units x words */
    const double *sizes;        /* by unit: all its words */
    size_t first, last;         /* units of the one side; the others are the rest. Neither is empty */
} osk__deal;

/* A test for each word of each deal (tests[i] are of deals[i], all of units as many), with osk__g2 as the statistic; an
 * arrangement is one for all words. All arrangements where that is little work, else random ones; a word's drawing stops at the
 * twentieth arrangement as extreme as the observed one, with p = 20 / drawn (Besag & Clifford 1991, Biometrika 78, 301-304), so
 * that the work goes to the small p; else p = (extreme + 1) / (drawn + 1). The same whatever the number of threads. The places
 * that are drawn are the same for all deals, as far as each needs them, and drawn once. */
bool osk__deal_tests(const osk__deal *deals, size_t count, const osk__chance *chance, osk__test *const *tests, osk_error *error);

#endif
