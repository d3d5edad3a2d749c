/* How often alpha's interval holds, and what the plan promises: data sets whose alpha is known, as rows of a table.
 *
 *   simulate_agree N     N data sets a row (4000 for the table in agreement.md; a few for a smoke test)
 *
 * Each coder finds the unit's category with probability sqrt(alpha) and else guesses by the shares, so that alpha of a very
 * large data set is alpha. "below": the share of data sets whose lower end lies above the truth, which is what the
 * conventions of .667 and .800 rest on; at most 2.5 is wanted. The percentile bootstrap is beside it to show why it is not
 * offered. */
#include "stat/agree.h"
#include "stat/random.h"

#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNITS = 3000, CODERS = 4, CATEGORIES = 20, DRAWN = 399 };

struct design { const char *name; double shares[CATEGORIES]; size_t categories, coders, units; double missing; };
static uint32_t codes[UNITS * CODERS], again[UNITS * CODERS];
static const double values[CATEGORIES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};

static uint32_t pick(const struct design *d, osk__random *random)
{
    double at = gsl_rng_uniform(&random->rng);
    uint32_t c = 0;
    while (c + 1 < d->categories && at >= d->shares[c])
        at -= d->shares[c++];
    return c;
}

static void deal(const struct design *d, double alpha, osk__random *random)
{
    for (size_t i = 0; i < d->units; i++) {
        uint32_t truth = pick(d, random);
        for (size_t k = 0; k < d->coders; k++) {
            uint32_t *code = &codes[i * d->coders + k];
            *code = gsl_rng_uniform(&random->rng) < sqrt(alpha) ? truth : pick(d, random);
            *code = gsl_rng_uniform(&random->rng) < d->missing ? OSK_NONE : *code;
        }
    }
}

static osk__coding coding_of(const struct design *d, const uint32_t *from)
{
    return (osk__coding){.codes = from, .units = d->units, .coders = d->coders, .categories = d->categories, .values = values};
}

/* The percentile bootstrap over units, as it is usual. */
static osk__limits percentile(const struct design *d, osk__random *random)
{
    double drawn[DRAWN];
    size_t count = 0;
    osk__coding coding = coding_of(d, again);
    for (size_t r = 0; r < DRAWN; r++) {
        osk__coefficient c;
        for (size_t i = 0; i < d->units; i++)
            memcpy(again + i * d->coders, codes + osk__random_below(random, (uint32_t)d->units) * d->coders,
                   d->coders * sizeof *again);
        if (osk__agree(&coding, OSK__ALPHA_NOMINAL, OSK_NONE, &c, NULL) && !isnan(c.value))
            drawn[count++] = c.value;
    }
    osk__sort(drawn, count);
    return count < DRAWN * 9 / 10 ? (osk__limits){0}
                                  : (osk__limits){true, drawn[(size_t)(0.025 * (double)count)],
                                                  drawn[(size_t)(0.975 * (double)count)]};
}

struct tally { size_t given, held, below; double width; };

static void add(struct tally *t, osk__limits limits, double truth)
{
    t->given += limits.given;
    t->held += limits.given && limits.low <= truth && truth <= limits.high;
    t->below += limits.given && limits.low > truth;
    t->width += limits.given ? limits.high - limits.low : 0;
}

static void row(const struct design *d, double alpha, const char *what, size_t runs, const struct tally *t)
{
    double n = t->given ? (double)t->given : NAN, held = (double)t->held / n;
    printf("| %s | %zu x %zu | %.2f | %s | %.1f | %.1f | %.1f | %.1f | %.2f |\n", d->name, d->units, d->coders, alpha, what,
           100 * (double)t->given / (double)runs, 100 * held, 100 * sqrt(held * (1 - held) / n), 100 * (double)t->below / n,
           t->width / n);
    fflush(stdout);
}

/* The truth of all is alpha, since guesses are independent of the truth. */
static void coverage(const struct design *d, double alpha, size_t runs)
{
    enum { OFFERED = 4 };
    static const struct { const char *name; osk__agreement which; } offered[OFFERED] = {
        {"nominal", OSK__ALPHA_NOMINAL}, {"ordinal", OSK__ALPHA_ORDINAL}, {"interval", OSK__ALPHA_INTERVAL},
        {"Cohen's kappa", OSK__COHEN}};
    struct tally tallies[OFFERED] = {{0}}, bootstrap = {0};
    size_t boots = runs / 8 + 1;
    for (size_t r = 0; r < runs; r++) {
        osk__random random;
        osk__coefficient c;
        osk__random_begin(&random, 7, r);
        deal(d, alpha, &random);
        osk__coding coding = coding_of(d, codes);
        for (size_t i = 0; i < OFFERED; i++)
            if (osk__agree(&coding, offered[i].which, OSK_NONE, &c, NULL))
                add(&tallies[i], c.limits, alpha);
        if (r < boots)
            add(&bootstrap, percentile(d, &random), alpha);
    }
    for (size_t i = 0; i < OFFERED; i++)
        if (offered[i].which == OSK__COHEN ? d->coders == 2 : offered[i].which == OSK__ALPHA_NOMINAL || d->categories > 2)
            row(d, alpha, offered[i].name, runs, &tallies[i]);
    row(d, alpha, "nominal, percentile bootstrap (not offered)", boots, &bootstrap);
}

/* How often the lower end reaches the target with as many units as the plan says. */
static void plan(struct design d, double alpha, double target, double power, size_t runs)
{
    size_t reached = 0;
    d.units = osk__agree_units(osk__agree_spread(d.shares, d.categories, d.coders, alpha), alpha, target, power);
    if (d.units == 0 || d.units > UNITS)
        return;
    for (size_t r = 0; r < runs; r++) {
        osk__random random;
        osk__coefficient c;
        osk__random_begin(&random, 8, r);
        deal(&d, alpha, &random);
        osk__coding coding = coding_of(&d, codes);
        if (osk__agree(&coding, OSK__ALPHA_NOMINAL, OSK_NONE, &c, NULL))
            reached += c.limits.given && c.limits.low >= target;
    }
    printf("| %s | %zu | %.2f | %.3f | %zu | %.0f | %.1f |\n", d.name, d.coders, alpha, target, d.units, 100 * power,
           100 * (double)reached / (double)runs);
    fflush(stdout);
}

int main(int count, char **arguments)
{
    static const struct design designs[] = {
        {"two alike", {.5, .5}, 2, 2, 50, 0},           {"two, .9 and .1", {.9, .1}, 2, 2, 100, 0},
        {"three alike", {1 / 3.0, 1 / 3.0, 1 / 3.0}, 3, 2, 20, 0}, {"three alike", {1 / 3.0, 1 / 3.0, 1 / 3.0}, 3, 2, 50, 0},
        {"three alike", {1 / 3.0, 1 / 3.0, 1 / 3.0}, 3, 2, 200, 0}, {".6, .3, .1", {.6, .3, .1}, 3, 2, 100, 0},
        {".6, .3, .1, a fifth missing", {.6, .3, .1}, 3, 3, 60, .2}, {"five alike", {.2, .2, .2, .2, .2}, 5, 4, 40, 0},
        {"three alike, groups", {1 / 3.0, 1 / 3.0, 1 / 3.0}, 3, 2, 1200, 0},
        {"two, .9 and .1", {.9, .1}, 2, 2, 20, 0},      {"two, .9 and .1", {.9, .1}, 2, 3, 60, 0},
        {"two, .95 and .05", {.95, .05}, 2, 2, 100, 0}, {"two, .98 and .02", {.98, .02}, 2, 2, 200, 0},
        {".05, .9, .05", {.05, .9, .05}, 3, 2, 60, 0},
        {".9, .05, .05", {.9, .05, .05}, 3, 2, 60, 0},
        {"ten alike", {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}, 10, 2, 30, 0},
        {"twenty alike", {.05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05},
         20, 2, 30, 0},
        {".9, ten of .01", {.9, .01, .01, .01, .01, .01, .01, .01, .01, .01, .01}, 11, 2, 100, 0},
        {"each half of the one before", {.5, .25, .125, .0625, .03125, .015625, .0078125, .00390625, .00390625}, 9, 2, 60, 0}};
    static const double alphas[] = {0, 0.2, 0.4, 0.7, 0.85, 0.95};
    size_t runs = count > 1 ? (size_t)strtoul(arguments[1], NULL, 10) : 20;
    printf("| shares | units x coders | alpha | level | given %% | holds %% | error | below %% | width |\n"
           "|---|---|---|---|---|---|---|---|---|\n");
    for (size_t d = 0; d < sizeof designs / sizeof *designs; d++)
        for (size_t a = 0; a < sizeof alphas / sizeof *alphas; a++)
            coverage(&designs[d], alphas[a], designs[d].units > 500 ? runs / 8 + 1 : runs);
    printf("\n| shares | coders | alpha | target | units | promised %% | reached %% |\n|---|---|---|---|---|---|---|\n");
    for (size_t d = 0; d < 8; d += d == 2 ? 3 : d == 5 ? 2 : 1)
        for (size_t a = 3; a < 6; a++)
            for (size_t t = 0; t < 2; t++)
                plan(designs[d], a == 3 ? 0.75 : alphas[a], t ? 0.8 : 0.667, 0.8, runs / 2 + 1);
    return 0;
}
