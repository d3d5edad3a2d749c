/* Random numbers: replicate r draws from stream (seed, r), so that results depend on no order of work. */
#ifndef OSK_STAT_RANDOM_H
#define OSK_STAT_RANDOM_H

#include <gsl/gsl_rng.h>
#include <stddef.h>
#include <stdint.h>

typedef struct osk__random {
    uint64_t state;
    gsl_rng rng; /* GSL's view of it; no allocation */
} osk__random;

/* Begins stream (seed, replicate). The struct must not move while it is used. */
void osk__random_begin(osk__random *random, uint64_t seed, uint64_t replicate);

/* A seed for another purpose under the same seed of the user's: its streams have nothing in common with the others. */
uint64_t osk__random_seed(uint64_t seed, uint64_t purpose);

/* SplitMix64 (Steele, Lea & Flood 2014). */
static inline uint64_t osk__random_mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static inline uint64_t osk__random_next(uint64_t *state)
{
    return osk__random_mix(*state += 0x9E3779B97F4A7C15u);
}

/* 0 to below - 1, each equally likely; without a division nearly always (Lemire 2019, ACM Transactions on Modeling and
 * Computer Simulation 29, 3). `below` > 0. */
static inline uint32_t osk__random_below(osk__random *random, uint32_t below)
{
    uint64_t product = (osk__random_next(&random->state) >> 32) * below;
    if ((uint32_t)product < below)
        for (uint32_t least = (0u - below) % below; (uint32_t)product < least;)
            product = (osk__random_next(&random->state) >> 32) * below;
    return (uint32_t)(product >> 32);
}

/* ---- orders: the unit that stands at each place ---- */

static inline void osk__order_begin(uint32_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
}

/* The units at places [first, end) change places, all orders equally likely. */
static inline void osk__order_shuffle(uint32_t *order, size_t first, size_t end, osk__random *random)
{
    for (size_t i = first; i < end; i++) {
        size_t with = i + osk__random_below(random, (uint32_t)(end - i));
        uint32_t held = order[i];
        order[i] = order[with];
        order[with] = held;
    }
}

#endif
