/* Non-negative factors: X ~ W H by multiplicative updates.
 *
 *   comments x words      comments x factors   factors x words
 *        X            ~          W                   H
 *
 * X is sparse, and only its cells are visited: a round takes time cells x factors. */
#include "factor.h"

#include "random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MEASURED = 10 }; /* every so many rounds the divergence is measured */

/* Entries never fall below this: what is 0 would stay 0. */
static const double least_entry = 1e-12;

bool osk__factors_make(osk__factors *factors, const osk__cross *cross, size_t count, osk_error *error)
{
    *factors = (osk__factors){.units = cross->units, .columns = cross->columns, .count = count};
    if ((factors->parts = osk__take(cross->units * count, sizeof *factors->parts, error)) &&
        (factors->words = osk__take(cross->columns * count, sizeof *factors->words, error)) &&
        (factors->gains = osk__take(cross->columns * count, sizeof *factors->gains, error)))
        return true;
    osk__factors_free(factors);
    return false;
}

void osk__factors_free(osk__factors *factors)
{
    free(factors->parts);
    free(factors->words);
    free(factors->gains);
    *factors = (osk__factors){0};
}

/* ---- the start ---- */

/* A factor begins as the words of the comments that hold its theme, each weighed by the theme's share of its themed
 * sentences; a little of everything beside it, or the factor could never take it up. */
static void seed_themes(osk__factors *f, const osk__cross *cross, const osk__seeds *seeds)
{
    const osk__cross *themes = seeds->themes;
    for (size_t u = 0; u < f->units; u++) {
        double all = 0;
        for (size_t t = themes->first_cell[u]; t < themes->first_cell[u + 1]; t++)
            all += themes->cells[t].count;
        for (size_t t = themes->first_cell[u]; t < themes->first_cell[u + 1]; t++)
            for (size_t k = 0; k < seeds->count; k++) {
                if (seeds->order[k] != themes->cells[t].column)
                    continue;
                double share = themes->cells[t].count / all;
                f->parts[u * f->count + k] += share;
                for (size_t c = cross->first_cell[u]; c < cross->first_cell[u + 1]; c++)
                    f->words[cross->cells[c].column * f->count + k] += share * cross->cells[c].count;
            }
    }
}

void osk__factor_start(osk__factors *f, const osk__cross *cross, const osk__seeds *seeds, uint64_t seed,
                       uint64_t replicate)
{
    size_t seeded = seeds ? seeds->count : 0, parts = f->units * f->count, words = f->columns * f->count;
    bool still = seeds && replicate == 0;
    osk__random random;
    osk__random_begin(&random, seed, replicate);
    memset(f->parts, 0, parts * sizeof *f->parts);
    memset(f->words, 0, words * sizeof *f->words);
    if (seeds)
        seed_themes(f, cross, seeds);
    for (size_t i = 0; i < parts + words; i++) {
        double *entry = i < parts ? &f->parts[i] : &f->words[i - parts], chance = 0.5 + gsl_rng_uniform(&random.rng);
        bool free = i % f->count >= seeded; /* both are by factor in their last index */
        *entry = free ? chance : (*entry + 0.05) * (still ? 1 : chance);
    }
}

/* ---- the updates ---- */

/* Four sums side by side, since one would have to wait for itself. */
static double dot(const double *restrict a, const double *restrict b, size_t count)
{
    double sums[4] = {0}, rest = 0;
    size_t k = 0;
    for (; k + 4 <= count; k += 4)
        for (size_t i = 0; i < 4; i++)
            sums[i] += a[k + i] * b[k + i];
    for (; k < count; k++)
        rest += a[k] * b[k];
    return sums[0] + sums[1] + (sums[2] + sums[3]) + rest;
}

/* gains += ratio * values */
static void gain(double *restrict gains, const double *restrict values, double ratio, size_t count)
{
    for (size_t k = 0; k < count; k++)
        gains[k] += ratio * values[k];
}

/* What a round works with. */
struct room { double totals[OSK__FACTOR_MOST], gains[OSK__FACTOR_MOST]; };

/* The parts of a unit: w_k *= sum of x h_k / q over its words, over the sum of h_k over all words. */
static void update_unit(osk__factors *f, const osk__cross *cross, size_t unit, struct room *room)
{
    double *parts = f->parts + unit * f->count;
    memset(room->gains, 0, f->count * sizeof *room->gains);
    for (size_t c = cross->first_cell[unit]; c < cross->first_cell[unit + 1]; c++) {
        const double *words = f->words + cross->cells[c].column * f->count;
        gain(room->gains, words, cross->cells[c].count / dot(parts, words, f->count), f->count);
    }
    for (size_t k = 0; k < f->count; k++) {
        parts[k] *= room->gains[k] / room->totals[k];
        parts[k] = parts[k] > least_entry ? parts[k] : least_entry;
    }
}

/* What the unit's new parts say of the words, and where asked for its share of the divergence but for the sum of q. */
static double add_unit(osk__factors *f, const osk__cross *cross, size_t unit, bool measure)
{
    const double *parts = f->parts + unit * f->count;
    double divergence = 0;
    for (size_t c = cross->first_cell[unit]; c < cross->first_cell[unit + 1]; c++) {
        const double *words = f->words + cross->cells[c].column * f->count;
        double count = cross->cells[c].count, ratio = count / dot(parts, words, f->count);
        divergence += measure ? count * log(ratio) - count : 0;
        gain(f->gains + cross->cells[c].column * f->count, parts, ratio, f->count);
    }
    return divergence;
}

static void sum_words(const osk__factors *f, double *totals)
{
    memset(totals, 0, f->count * sizeof *totals);
    for (size_t i = 0; i < f->columns * f->count; i++)
        totals[i % f->count] += f->words[i];
}

/* One round; returns the divergence of the new parts with the old words, which no round raises, if it is to be measured:
 * its logarithms cost as much as the round. */
static double round_of(osk__factors *f, const osk__cross *cross, struct room *room, bool measure)
{
    double sums[OSK__FACTOR_MOST] = {0}, divergence = 0;
    sum_words(f, room->totals);
    memset(f->gains, 0, f->columns * f->count * sizeof *f->gains);
    for (size_t u = 0; u < f->units; u++) {
        update_unit(f, cross, u, room);
        divergence += add_unit(f, cross, u, measure);
        for (size_t k = 0; k < f->count; k++)
            sums[k] += f->parts[u * f->count + k];
    }
    divergence += dot(sums, room->totals, f->count);
    for (size_t i = 0; i < f->columns * f->count; i++) {
        double entry = f->words[i] * f->gains[i] / sums[i % f->count];
        f->words[i] = entry > least_entry ? entry : least_entry;
    }
    return divergence;
}

/* Each factor's words sum to 1, and its parts take up what they summed to. */
static void normalise(osk__factors *f, double *totals)
{
    sum_words(f, totals);
    for (size_t i = 0; i < f->columns * f->count; i++)
        f->words[i] /= totals[i % f->count];
    for (size_t i = 0; i < f->units * f->count; i++)
        f->parts[i] *= totals[i % f->count];
}

void osk__factor_run(osk__factors *f, const osk__cross *cross, double least, size_t most, double *trace)
{
    size_t step = trace ? 1 : MEASURED;
    struct room room;
    f->divergence = INFINITY;
    for (f->rounds = 1; f->rounds <= most; f->rounds++) {
        bool measure = f->rounds % step == 0 || f->rounds == most;
        double now = round_of(f, cross, &room, measure);
        if (trace)
            trace[f->rounds - 1] = now;
        bool done = measure && f->divergence - now < least * (double)step * f->divergence;
        f->divergence = measure ? now : f->divergence;
        if (done)
            break;
    }
    normalise(f, room.totals);
}
