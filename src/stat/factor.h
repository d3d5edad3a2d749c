/* Between the files of `map --factors`: non-negative factors of comments by word. */
#ifndef OSK_STAT_FACTOR_H
#define OSK_STAT_FACTOR_H

#include "map.h"

#include "../base/thread.h"

/* X ~ W H: counts of units (rows of X) by word as parts (W) of factors (H). */
typedef struct osk__factors {
    size_t units, columns, count; /* count: of factors */
    double *parts;    /* W: [units][count] */
    double *words;    /* H, turned: [columns][count]; after osk__factor_run each factor's sum to 1 */
    double *gains;    /* scratch: [columns][count] */
    double divergence; /* of X from W H: sum of x log(x / q) - x + q */
    size_t rounds;
} osk__factors;

enum { OSK__FACTOR_MOST = 50 }; /* factors */

bool osk__factors_make(osk__factors *factors, const osk__cross *cross, size_t count, osk_error *error);
void osk__factors_free(osk__factors *factors);

/* A start from stream (seed, replicate). With `seeds` (units by theme, a factor a theme for the first so many factors, by
 * number of the column in `order`) from the themes: a factor begins as the words of its theme's comments; replicate 0 is
 * that start itself, the others are it with every entry times something between a half and one and a half. */
typedef struct osk__seeds { const osk__cross *themes; const uint32_t *order; size_t count; } osk__seeds;
void osk__factor_start(osk__factors *factors, const osk__cross *cross, const osk__seeds *seeds, uint64_t seed,
                       uint64_t replicate);

/* Lee & Seung (2001), multiplicative updates for the Kullback-Leibler divergence: counts of words are small whole numbers,
 * for which this is the likelihood of Poisson counts, where the squared error of Frobenius' norm would be ruled by the few
 * frequent words (and it is the objective of probabilistic latent semantic analysis: Gaussier & Goutte 2005). Until a round
 * takes off less than `least` of the divergence, at most `most` rounds; looked at every tenth round, with `trace` every one,
 * and that gets the divergence of each round after its parts are updated: [most]. */
void osk__factor_run(osk__factors *factors, const osk__cross *cross, double least, size_t most, double *trace);

/* The numbers of the factor's `most` weightiest words, weightiest first, of equal ones the first column; returns how many
 * there are. */
size_t osk__factor_top(const osk__factors *factors, size_t factor, size_t most, uint32_t *top);

/* ---- many starts (starts.c) ---- */

/* Words that a factor is shown by; most starts, since all are kept. */
enum { OSK__FACTOR_TOP = 10, OSK__STARTS_MOST = 1000 };

typedef struct osk__start {
    osk__factors factors;              /* parts and gains are a thread's */
    uint32_t (*top)[OSK__FACTOR_TOP];  /* of each factor */
    size_t *top_count;
} osk__start;

typedef struct osk__starts {
    const osk__cross *cross;
    const osk__seeds *seeds;
    uint64_t seed;
    osk__start *items; size_t count;
    osk__start *best;                  /* the one that is shown: with the least divergence; with seeds that of the seeds */
    osk__factors begun;                /* what the seeds began with; empty without them */
    osk__factors scratch[OSK__THREADS];
} osk__starts;

/* Start r draws from stream (seed, r); 20 starts where `chance` says 0. The best one's parts are there. To be freed also
 * where it fails. */
bool osk__starts_run(osk__starts *starts, const osk__cross *cross, const osk__seeds *seeds, size_t factors,
                     const osk__chance *chance, osk_error *error);
void osk__starts_free(osk__starts *starts);
/* How like a factor of the best the most like one of each other start is, in the mean; NaN where there is no other. */
void osk__starts_compare(const osk__starts *starts, size_t factor, double *cosine, double *jaccard);

/* ---- what they are worth (coherence.c) ---- */

/* How alike two factors' words are: the cosine; the share of words that two lists have in common (Jaccard). */
double osk__factor_cosine(const osk__factors *a, size_t factor, const osk__factors *b, size_t other);
double osk__jaccard(const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* Normalised pointwise mutual information (Bouma 2009) of the words' pairs, each unit a window, and the mean over pairs
 * (Aletras & Stevenson 2013). Of two words that never meet it is -1; of two that stand in every unit 0, since each tells
 * nothing of the other. NaN for under two words. */
bool osk__coherence(const osk__cross *cross, const uint32_t *words, size_t count, double *mean, osk_error *error);

#endif
