/* SplitMix64 (Steele, Lea & Flood 2014) as a generator of GSL's: one word of state, so that a stream for
 * each replicate costs nothing. */
#include "random.h"

#include "stat.h"

#include <gsl/gsl_version.h>

static uint64_t mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static uint64_t next(uint64_t *state)
{
    return mix(*state += 0x9E3779B97F4A7C15u);
}

/* GSL speaks of unsigned long; 32 bits of it are there on every machine. */
static void set(void *state, unsigned long seed) { *(uint64_t *)state = mix(seed); }
static unsigned long get(void *state) { return (unsigned long)(next(state) >> 32); }
static double get_double(void *state) { return (double)(next(state) >> 11) * 0x1.0p-53; }

static const gsl_rng_type splitmix = {"splitmix64", 0xFFFFFFFFu, 0, sizeof(uint64_t), set, get, get_double};

void osk__random_begin(osk__random *random, uint64_t seed, uint64_t replicate)
{
    random->state = mix(mix(seed + 0x9E3779B97F4A7C15u) ^ replicate);
    random->rng.type = &splitmix;
    random->rng.state = &random->state;
}

const char *osk__stat_library(void)
{
    return gsl_version;
}
