/* SplitMix64 as a generator of GSL's: one word of state, so that a stream for each replicate costs nothing. */
#include "random.h"

#include "stat.h"

#include <gsl/gsl_version.h>

/* GSL speaks of unsigned long; 32 bits of it are there on every machine. */
static void set(void *state, unsigned long seed) { *(uint64_t *)state = osk__random_mix(seed); }
static unsigned long get(void *state) { return (unsigned long)(osk__random_next(state) >> 32); }
static double get_double(void *state) { return (double)(osk__random_next(state) >> 11) * 0x1.0p-53; }

static const gsl_rng_type splitmix = {"splitmix64", 0xFFFFFFFFu, 0, sizeof(uint64_t), set, get, get_double};

void osk__random_begin(osk__random *random, uint64_t seed, uint64_t replicate)
{
    random->state = osk__random_mix(osk__random_mix(seed + 0x9E3779B97F4A7C15u) ^ replicate);
    random->rng.type = &splitmix;
    random->rng.state = &random->state;
}

uint64_t osk__random_seed(uint64_t seed, uint64_t purpose)
{
    return osk__random_mix(seed ^ osk__random_mix(purpose + 0xD6E8FEB86659FD93u));
}

const char *osk__stat_library(void)
{
    return gsl_version;
}
