/* Random numbers: replicate r draws from stream (seed, r), so that results depend on no order of work. */
#ifndef OSK_STAT_RANDOM_H
#define OSK_STAT_RANDOM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

typedef struct osk__random {
    uint64_t state;
    gsl_rng rng; /* GSL's view of it; no allocation */
} osk__random;

/* Begins stream (seed, replicate). The struct must not move while it is used. */
void osk__random_begin(osk__random *random, uint64_t seed, uint64_t replicate);

#endif
