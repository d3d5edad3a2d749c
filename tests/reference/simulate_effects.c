/* How often the intervals of effect sizes hold where the truth is known, as rows of a Markdown table.
 *
 *   simulate_effects N     N data sets a row (4000 for the table in simulation.md; a few for a smoke test)
 *
 * What no formula gives (rank sizes, tau, rho within people, sizes of values that are not normal) is taken for true as a
 * population of 400 times the design has it. "Given" is the share of data sets with an interval. */
#include "stat/effect.h"
#include "stat/random.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES = 400, MOST = 128 * TIMES };
enum kind { NORMAL, ZEROS, THREE, LOGNORMAL, KINDS };
static const char *const kinds[] = {"continuous", "zero-inflated, rounded", "three-valued", "log-normal"};
static size_t runs;

static double shape(double latent, enum kind kind, osk__random *random)
{
    if (kind == ZEROS)
        return gsl_rng_uniform(&random->rng) < 0.5 ? 0 : round(latent * 4) / 10;
    return kind == LOGNORMAL ? exp(latent) : kind == THREE ? (latent < -0.8 ? -1 : latent > 0.8 ? 1 : 0) : latent;
}

struct tally { size_t given, low, high, runs; };

static void count(struct tally *tally, osk__limits limits, double truth)
{
    tally->runs++;
    tally->given += limits.given;
    tally->low += limits.given && truth < limits.low - 1e-9;
    tally->high += limits.given && truth > limits.high + 1e-9;
}

static void row(const char *design, enum kind kind, const char *what, double truth, const struct tally *t)
{
    double given = (double)t->given, holds = 1 - (double)(t->low + t->high) / given;
    printf("| %s | %s | %s | %.3f | %.1f | %.2f | %.2f |\n", design, kinds[kind], what, truth, 100 * given / (double)t->runs,
           100 * holds, 100 * sqrt(holds * (1 - holds) / given));
    fflush(stdout);
}

static double values[MOST], others[MOST];
static uint32_t groups[MOST];

/* ---- two groups: g and the shift ---- */

static void fill_two(size_t n, size_t m, enum kind kind, double shift, osk__random *random)
{
    for (size_t i = 0; i < n + m; i++)
        values[i] = shape(gsl_ran_ugaussian(&random->rng), kind, random) + (i < n ? shift : 0);
}

static void two(size_t n, size_t m, enum kind kind, double shift)
{
    shift *= kind == ZEROS ? 0.3 : 1; /* about their standard deviation */
    struct tally g = {0}, moved = {0};
    osk__random random;
    char design[64];
    osk__random_begin(&random, 71, kind);
    fill_two(MOST / 2, MOST / 2, kind, shift, &random);
    double truth = osk__hedges(values, MOST / 2, values + MOST / 2, MOST / 2), estimate;
    for (size_t r = 0; r < runs; r++) {
        osk__limits limits;
        osk__random_begin(&random, 72, r);
        fill_two(n, m, kind, shift, &random);
        count(&g, osk__hedges_limits(values, n, values + n, m), truth);
        if (osk__shift(values, n, values + n, m, &estimate, &limits, NULL))
            count(&moved, limits, shift);
    }
    snprintf(design, sizeof design, "%zu against %zu", n, m);
    row(design, kind, "g, noncentral t", truth, &g);
    row(design, kind, "shift, rank sum test inverted", shift, &moved);
}

/* ---- pairs ---- */

static void pairs(size_t n, enum kind kind, double shift)
{
    shift *= kind == ZEROS ? 0.3 : 1;
    struct tally d = {0};
    osk__random random;
    char design[64];
    double truth = NAN;
    for (size_t r = 0; r <= runs; r++) { /* first the population */
        size_t all = r ? n : MOST;
        osk__random_begin(&random, 73, r);
        for (size_t i = 0; i < all; i++) { /* of log-normal values less their mean; else differences of two such values */
            double one = shape(gsl_ran_ugaussian(&random.rng), kind, &random);
            values[i] = shift + one - (kind == LOGNORMAL ? exp(0.5) : shape(gsl_ran_ugaussian(&random.rng), kind, &random));
        }
        double spread = sqrt(osk__squares(values, all) / ((double)all - 1)), size = osk__mean(values, all) / spread;
        if (r)
            count(&d, osk__paired_limits(spread > 1e-9 ? size : NAN, n), truth);
        else
            truth = size;
    }
    snprintf(design, sizeof design, "%zu pairs", n);
    row(design, kind, "d_z, noncentral t", truth, &d);
}

/* ---- groups: omega and epsilon squared ---- */

/* Groups of these sizes, the effects fixed. */
static size_t fill_groups(const size_t *sizes, size_t count, const double *effects, size_t times, enum kind kind, osk__random *random)
{
    size_t at = 0;
    for (uint32_t g = 0; g < count; g++)
        for (size_t i = 0; i < sizes[g] * times; i++, at++) {
            groups[at] = g;
            values[at] = shape(gsl_ran_ugaussian(&random->rng), kind, random) + effects[g];
        }
    return at;
}

static void between(const char *name, const size_t *sizes, size_t count_of, double spread, enum kind kind)
{
    struct tally omega = {0}, epsilon = {0};
    spread *= kind == ZEROS ? 0.3 : 1;
    osk__random random;
    double effects[16], truth_omega, truth_epsilon;
    char design[96];
    for (size_t g = 0; g < count_of; g++) /* normal quantiles in mixed order */
        effects[g] = spread * gsl_cdf_ugaussian_Pinv(((double)(g * 7 % count_of) + 0.5) / (double)count_of);
    osk__random_begin(&random, 74, kind);
    osk__sample sample = {.values = values, .groups = groups, .group_count = count_of};
    osk__chance chance = {.replicates = 1, .threads = 1};
    osk__test test;
    sample.count = fill_groups(sizes, count_of, effects, TIMES, kind, &random);
    truth_omega = 0;
    if (spread > 0 && !osk__omega(&sample, &truth_omega, NULL))
        exit(1);
    truth_epsilon = spread > 0 && osk__permute(&sample, OSK__BY_RANKS, &chance, &test, NULL) ? test.effect : 0;
    for (size_t r = 0; r < runs; r++) {
        osk__limits limits;
        osk__between given;
        osk__random_begin(&random, 75, r);
        sample.count = fill_groups(sizes, count_of, effects, 1, kind, &random);
        if (osk__omega_limits(&sample, &limits, &given, NULL))
            count(&omega, limits, truth_omega);
        if (osk__epsilon_limits(&sample, &limits, &given, NULL))
            count(&epsilon, limits, truth_epsilon);
    }
    snprintf(design, sizeof design, "%s", name);
    row(design, kind, "omega2, noncentral F", truth_omega, &omega);
    row(design, kind, "epsilon2, noncentral F of ranks", truth_epsilon, &epsilon);
}

/* ---- tables: V ---- */

static void tables(size_t rows, size_t n, double tilt)
{
    enum { LABELS = 3, STEPS = 4 };
    static const double fewest[STEPS] = {0, 0.5, 1, 5};
    struct tally tallies[STEPS] = {{0}};
    double shares[12][LABELS], means[LABELS] = {0}, phi = 0;
    osk__random random;
    char design[96];
    for (size_t r = 0; r < rows; r++) {
        double up = tilt * (rows > 1 ? 2 * (double)r / ((double)rows - 1) - 1 : 0);
        double cells[LABELS] = {0.5 + up, 0.3 - up / 2, 0.2 - up / 2};
        for (size_t c = 0; c < LABELS; c++)
            means[c] += (shares[r][c] = cells[c]) / (double)rows;
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < LABELS; c++)
            phi += (shares[r][c] - means[c]) * (shares[r][c] - means[c]) / means[c] / (double)rows;
    double truth = sqrt(phi / (double)((rows < LABELS ? rows : LABELS) - 1));
    for (size_t run = 0; run < runs; run++) {
        double cells[12][LABELS] = {{0}}, sums[LABELS] = {0}, chi2 = 0, least = 1e9, kept = 0, rows_in[12] = {0};
        osk__random_begin(&random, 76, run);
        for (size_t i = 0; i < n; i++) {
            double u = gsl_rng_uniform(&random.rng);
            size_t r = i % rows, c = u < shares[r][0] ? 0 : u < shares[r][0] + shares[r][1] ? 1 : 2;
            cells[r][c]++;
            rows_in[r]++;
            sums[c]++;
        }
        for (size_t c = 0; c < LABELS; c++)
            kept += sums[c] > 0;
        for (size_t r = 0; r < rows; r++)
            for (size_t c = 0; c < LABELS; c++)
                if (sums[c] > 0) {
                    double expected = rows_in[r] * sums[c] / (double)n;
                    chi2 += (cells[r][c] - expected) * (cells[r][c] - expected) / expected;
                    least = expected < least ? expected : least;
                }
        for (size_t s = 0; s < STEPS && kept > 1; s++) {
            osk__limits limits = osk__cramer_limits(chi2, rows, (size_t)kept, (double)n);
            limits.given = limits.given && least >= fewest[s];
            count(&tallies[s], limits, truth);
        }
    }
    for (size_t s = 0; s < STEPS; s++) {
        snprintf(design, sizeof design, "%zu counts in %zu rows of three, expected %.1f or more", n, rows, fewest[s]);
        row(design, THREE, "V, noncentral chi-squared", truth, &tallies[s]);
    }
}

/* ---- people: rho and tau ---- */

/* People with so many comments: each a level, and a slope between two measures, or through the debate. */
static size_t fill_people(size_t people, size_t times, enum kind kind, double slope, osk__random *random)
{
    static const size_t comments[] = {1, 2, 3, 4, 5, 2, 3, 8, 2, 3, 4, 5};
    size_t at = 0;
    for (uint32_t p = 0; p < people * times; p++) {
        double own = gsl_ran_ugaussian(&random->rng) * 0.6, other = gsl_ran_ugaussian(&random->rng) * 0.6;
        for (size_t i = 0; i < comments[p % 12]; i++, at++) {
            double x = gsl_ran_ugaussian(&random->rng);
            groups[at] = p;
            others[at] = x + other;
            values[at] = shape(own + slope * x + gsl_ran_ugaussian(&random->rng), kind, random);
        }
    }
    return at;
}

struct pair { double time, value; uint32_t person; };
static struct pair order[MOST];

static int by_time(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return x->time < y->time ? -1 : x->time > y->time;
}

static double sort_series(size_t n, osk__series *series)
{
    osk__trend trend;
    osk__chance chance = {.replicates = 1, .threads = 1};
    for (size_t i = 0; i < n; i++)
        order[i] = (struct pair){others[i], values[i], groups[i]};
    qsort(order, n, sizeof *order, by_time);
    for (size_t i = 0; i < n; i++) {
        others[i] = order[i].time;
        values[i] = order[i].value;
        groups[i] = order[i].person;
    }
    *series = (osk__series){values, others, groups, n};
    return osk__mann_kendall(series, OSK__FREE, &chance, &trend, NULL) ? trend.tau : NAN;
}

static void people(size_t count_of, enum kind kind, double slope)
{
    struct tally within = {0}, all = {0}, tau = {0};
    osk__random random;
    osk__chance chance = {.replicates = 1, .threads = 1};
    double truths[3] = {0};
    char design[64];
    for (size_t r = 0; r <= runs; r++) {
        osk__correlation inside, over;
        osk__series series;
        osk__limits limits;
        osk__random_begin(&random, 77, r);
        size_t persons = r ? count_of : 9600, n = fill_people(persons, 1, kind, slope, &random);
        osk__pairs given = {values, others, groups, n, persons};
        if (!osk__spearman(values, others, groups, n, &chance, &inside, NULL) || !osk__spearman(values, others, NULL, n, &chance, &over, NULL))
            continue;
        if (!r) {
            truths[0] = inside.rho, truths[1] = over.rho, truths[2] = sort_series(n, &series);
            continue;
        }
        if (osk__spearman_limits(&given, true, inside.rho, &limits, NULL))
            count(&within, limits, truths[0]);
        if (osk__spearman_limits(&given, false, over.rho, &limits, NULL))
            count(&all, limits, truths[1]);
        double found = sort_series(n, &series);
        if (osk__tau_limits(&series, persons, found, &limits, NULL))
            count(&tau, limits, truths[2]);
    }
    snprintf(design, sizeof design, "%zu people of one to eight comments", count_of);
    row(design, kind, "rho within people, people left out", truths[0], &within);
    row(design, kind, "rho, people left out", truths[1], &all);
    row(design, kind, "tau-b, people left out", truths[2], &tau);
}

int main(int argc, char **argv)
{
    static const size_t eights[] = {8, 8, 8}, thread[] = {5, 3, 3, 2, 2, 1, 1, 1, 1, 1}, twelve[] = {1, 2, 3, 4, 5, 1, 1, 2, 2, 3, 4, 5};
    runs = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 4000;
    const char *only = argc > 2 ? argv[2] : "";
    printf("| design | values | interval | truth | given %% | holds %% | error |\n|---|---|---|---|---|---|---|\n");
    for (int k = 0; k < KINDS; k++) {
        enum kind kind = (enum kind)k;
        if (!*only || strcmp(only, "two") == 0) {
            two(5, 7, kind, 0), two(5, 7, kind, 1), two(3, 17, kind, 0), two(1, 19, kind, 0), two(12, 20, kind, 0.5), two(40, 40, kind, 0.5);
            pairs(5, kind, 0.5), pairs(8, kind, 0.5), pairs(12, kind, 0.5), pairs(40, kind, 0.5);
        }
        if (!*only || strcmp(only, "between") == 0) {
            between("three groups of eight", eights, 3, 0, kind), between("three groups of eight", eights, 3, 0.6, kind);
            between("counts 5,3,3,2,2,1,1,1,1,1", thread, 10, 0, kind), between("counts 5,3,3,2,2,1,1,1,1,1", thread, 10, 0.7, kind);
            between("12 people of one to five", twelve, 12, 0, kind), between("12 people of one to five", twelve, 12, 0.7, kind);
        }
        if (!*only || strcmp(only, "people") == 0)
            people(12, kind, 0), people(12, kind, 0.7), people(24, kind, 0.3), people(36, kind, 0.3);
    }
    if (!*only || strcmp(only, "tables") == 0) {
        tables(2, 20, 0), tables(2, 40, 0), tables(2, 40, 0.15), tables(2, 100, 0.15), tables(2, 200, 0.2);
        tables(4, 40, 0), tables(4, 40, 0.3), tables(4, 100, 0.15), tables(10, 20, 0), tables(10, 20, 0.3), tables(10, 40, 0.3), tables(10, 120, 0.3), tables(10, 200, 0);
    }
    return 0;
}
