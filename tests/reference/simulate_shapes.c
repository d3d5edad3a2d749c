/* How often intervals hold where data are skewed or sparse, people stand on both sides, or shares differ within strata:
 * rows of a Markdown table. And how often the tests of means and in strata show a difference.
 *
 *   simulate_shapes N        N data sets a row (a few for a smoke test)
 *   simulate_shapes N PART   means, differences, periods, strata, tests or mean-tests alone
 *
 * Fails where intervals are hardly ever given, or hold far less often than simulation.md says of any design: then something is
 * broken, and no chance. */
#include "stat/procedure.h"
#include "stat/random.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 256, DRAWN = 999 };
enum shape { NORMAL, SKEWED, FEW, ONE_IN_TEN, SHAPES };
static const char *const shapes[] = {"continuous", "log-normal", "0, or a number in three of ten", "0, or a number in one of ten"};
static const double often[] = {1, 1, 0.3, 0.1};
static size_t runs;
static struct { size_t held, given, asked; } total;

static void row(const char *design, const char *values, const char *what, size_t hits, size_t given, size_t all)
{
    double share = given ? (double)hits / (double)given : NAN;
    total.held += hits;
    total.given += given;
    total.asked += all;
    printf("| %s | %s | %s | %.1f | %.2f | %.2f |\n", design, values, what, 100 * (double)given / (double)all, 100 * share,
           100 * sqrt(share * (1 - share) / (double)given));
    fflush(stdout);
}

/* Of the shape, where a number is there `more` times as often. */
static double draw(enum shape shape, double more, osk__random *random)
{
    if (shape == NORMAL)
        return gsl_ran_ugaussian(&random->rng);
    if (shape == SKEWED)
        return gsl_ran_lognormal(&random->rng, 0, 1);
    return gsl_rng_uniform(&random->rng) < often[shape] * more ? 0.5 + gsl_rng_uniform(&random->rng) : 0;
}

static double mean_of(enum shape shape, double more)
{
    return shape == NORMAL ? 0 : shape == SKEWED ? exp(0.5) : often[shape] * more;
}

static bool holds(osk__limits limits, double truth) { return limits.low <= truth && truth <= limits.high; }

/* ---- a mean ---- */

static void means(size_t n, enum shape shape)
{
    static const char *const names[] = {"none", "Student t", "bootstrap-t", "BCa"};
    size_t hits[2] = {0, 0}, given[2] = {0, 0};
    osk__manner manner = OSK__NO_INTERVAL;
    char design[40], what[60];
    for (size_t r = 0; r < runs; r++) {
        double values[MOST];
        osk__random random;
        osk__interval interval;
        osk__random_begin(&random, 3000 + n + 100 * (uint64_t)shape, r);
        for (size_t i = 0; i < n; i++)
            values[i] = draw(shape, 1, &random);
        if (!osk__interval_mean(values, n, false, &(osk__chance){r, DRAWN, 1}, &interval, NULL) || !interval.given)
            continue;
        bool marked = interval.lumpy || interval.skewed;
        manner = interval.manner;
        given[marked]++;
        hits[marked] += interval.low <= mean_of(shape, 1) && mean_of(shape, 1) <= interval.high;
    }
    snprintf(design, sizeof design, "mean of %zu", n);
    for (int marked = 0; marked < 2; marked++) {
        snprintf(what, sizeof what, "%s%s", names[manner], marked ? ", marked" : "");
        if (given[marked])
            row(design, shapes[shape], what, hits[marked], given[marked], runs);
    }
}

/* ---- a difference ---- */

static void differences(size_t n, size_t m, enum shape shape, double more)
{
    size_t hits = 0, given = 0;
    double truth = mean_of(shape, more) - mean_of(shape, 1);
    char design[60];
    for (size_t r = 0; r < runs; r++) {
        double a[MOST], b[MOST];
        osk__random random;
        osk__limits limits;
        osk__random_begin(&random, 4000 + n + 100 * (uint64_t)shape, r);
        for (size_t i = 0; i < n; i++)
            a[i] = draw(shape, more, &random);
        for (size_t i = 0; i < m; i++)
            b[i] = draw(shape, 1, &random);
        if (!osk__invert(a, n, b, m, &(osk__chance){r, DRAWN, 1}, &limits, NULL))
            continue;
        given += limits.given;
        hits += limits.given && holds(limits, truth);
    }
    snprintf(design, sizeof design, "%zu against %zu%s", n, m, more > 1 ? ", the first three times as often" : "");
    row(design, shapes[shape], "inverted test", hits, given, runs);
}

/* ---- the test of a difference of means, studentised or not ---- */

static bool shows(const osk__test *test) { return test->verdict == OSK__TESTED && test->p <= OSK__LEVEL; }

static void put_shown(const char *design, const char *values, const char *test, size_t shown)
{
    double share = (double)shown / (double)runs;
    printf("| %s | %s | %s | %.2f | %.2f |\n", design, values, test, 100 * share, 100 * sqrt(share * (1 - share) / (double)runs));
    fflush(stdout);
}

/* shift: in standard deviations; spread: of the first side, against the others'; alike: the intraclass correlation of people, the
 * first side one of them and the others four comments each. */
struct means { size_t n, m; enum shape shape; double shift, spread, alike; };

/* 0, or a number in half of all, where it is FEW. */
static const double half = 5.0 / 3;

static double deal_value(const struct means *d, double own, osk__random *random)
{
    double value = draw(d->shape, d->shape == FEW ? half : 1, random) - mean_of(d->shape, half);
    return own * sqrt(d->alike) + value * sqrt(1 - d->alike);
}

static void deal_means(const struct means *d, size_t run, double *a, double *b)
{
    static const double deviations[] = {1, 2.1612, 0.5401};
    osk__random random;
    osk__random_begin(&random, 7000 + d->n + d->m + 100 * (uint64_t)d->shape, run);
    double own = gsl_ran_ugaussian(&random.rng);
    for (size_t i = 0; i < d->n; i++)
        a[i] = deal_value(d, own, &random) * d->spread + d->shift * deviations[d->shape];
    for (size_t i = 0; i < d->m; i++) {
        own = i % 4 ? own : gsl_ran_ugaussian(&random.rng);
        b[i] = deal_value(d, own, &random);
    }
}

static bool test_plainly(const struct means *d, const double *a, const double *b, const osk__chance *chance, osk__test *test)
{
    double values[2 * MOST];
    uint32_t groups[2 * MOST];
    for (size_t i = 0; i < d->n + d->m; i++) {
        values[i] = i < d->n ? a[i] : b[i - d->n];
        groups[i] = i >= d->n;
    }
    osk__sample sample = {.values = values, .groups = groups, .count = d->n + d->m, .group_count = 2};
    return osk__permute(&sample, OSK__BY_MEANS, chance, test, NULL);
}

/* Of the test that is not studentised, how often it says otherwise than the interval, too. */
static void mean_tests(const struct means *d)
{
    size_t studentised = 0, unstudentised = 0, otherwise = 0;
    char design[120];
    for (size_t r = 0; r < runs; r++) {
        double a[MOST], b[MOST];
        osk__chance chance = {r, DRAWN, 1};
        osk__limits limits;
        osk__test test, plain;
        deal_means(d, r, a, b);
        if (!osk__means_compare(a, d->n, b, d->m, &chance, &test, &limits, NULL) || !test_plainly(d, a, b, &chance, &plain))
            continue;
        studentised += shows(&test);
        unstudentised += shows(&plain);
        otherwise += limits.given && shows(&plain) != (limits.low > 0 || limits.high < 0);
    }
    snprintf(design, sizeof design, "%zu against %zu%s%s%s", d->n, d->m, d->shift > 0 ? ", shifted up" : d->shift < 0 ? ", shifted down" : "",
             d->spread > 1 ? ", the first spread three times as much" : "", d->alike > 0 ? ", intraclass correlation .3" : "");
    const char *values = d->shape == FEW ? "0, or a number in half" : shapes[d->shape];
    put_shown(design, values, "studentised", studentised);
    put_shown(design, values, "not studentised (with --detail)", unstudentised);
    put_shown(design, values, "the latter and the interval say otherwise", otherwise);
}

/* ---- people on both sides of a period ---- */

struct crossed { double values[MOST], inside[MOST]; uint32_t persons[MOST]; size_t count, people, in; };

static void deal(struct crossed *c, const size_t *comments, enum shape shape, double shift, osk__random *random)
{
    c->count = 0;
    for (uint32_t p = 0; p < c->people; p++)
        for (size_t i = 0; i < comments[p]; i++)
            c->persons[c->count++] = p;
    for (size_t i = 0; i < c->count; i++) {
        size_t j = i + osk__random_below(random, (uint32_t)(c->count - i));
        uint32_t held = c->persons[i];
        c->persons[i] = c->persons[j];
        c->persons[j] = held;
        c->inside[i] = i < c->in;
    }
    double own[MOST];
    for (size_t p = 0; p < c->people; p++)
        own[p] = gsl_ran_ugaussian(&random->rng) * sqrt(0.3);
    for (size_t i = 0; i < c->count; i++)
        c->values[i] = shape == NORMAL ? own[c->persons[i]] + gsl_ran_ugaussian(&random->rng) * sqrt(0.7) + (i < c->in ? shift : 0)
                                       : draw(shape, i < c->in && shift > 0 ? 3 : 1, random);
}

static double apart(void *context, size_t thread, double *values)
{
    const struct crossed *c = context;
    double in = 0, out = 0;
    (void)thread;
    for (size_t i = 0; i < c->count; i++)
        *(i < c->in ? &in : &out) += values[i];
    return in / (double)c->in - out / (double)(c->count - c->in);
}

static void periods(const char *name, const size_t *comments, size_t people, size_t in, enum shape shape, double shift)
{
    size_t hits[3] = {0, 0, 0}, given[3] = {0, 0, 0};
    double rare = often[shape], more = shift > 0 ? 3 : 1;
    double truth = shape == NORMAL ? shift : mean_of(shape, more) - mean_of(shape, 1);
    /* Numbers are alike on both sides, so that of two a half is above. */
    double a = shape == NORMAL ? 0.5 * erfc(-shift / 2) : 0.5 + (rare * more - rare) / 2;
    char design[120];
    for (size_t r = 0; r < runs; r++) {
        static struct crossed c;
        osk__random random;
        osk__limits limits[3] = {{0}, {0}, {0}};
        osk__superior superior = {0};
        osk__chance chance = {r, 499, 1};
        bool enough = false;
        c.people = people;
        c.in = in;
        osk__random_begin(&random, 5000 + people + 100 * (uint64_t)shape + (shift > 0), r);
        deal(&c, comments, shape, shift, &random);
        osk__crossed crossed = {c.values, c.inside, c.persons, c.count, people};
        osk__course course = {.values = c.values, .persons = c.persons, .count = c.count, .null = OSK__TOGETHER,
                              .statistic = apart, .context = &c, .cost = c.count};
        if (osk__squares(c.values, c.count) < 1e-12 ||
            !osk__crossed_superiority(&crossed, &superior, &limits[0].given, NULL) ||
            !osk__crossed_difference(&crossed, &chance, &limits[1], &enough, NULL))
            continue;
        limits[0].low = superior.low;
        limits[0].high = superior.high;
        if (!enough && r % 8 == 0 && !osk__course_invert(&course, c.inside, apart(&c, 0, c.values), &chance, &limits[2], NULL))
            continue;
        for (int i = 0; i < 3; i++) {
            given[i] += limits[i].given;
            hits[i] += limits[i].given && holds(limits[i], i ? truth : a);
        }
    }
    snprintf(design, sizeof design, "%s%s", name, shift > 0 ? shape == NORMAL ? ", shifted" : ", three times as often inside" : "");
    row(design, shapes[shape], "A, people", hits[0], given[0], runs);
    if (given[1])
        row(design, shapes[shape], "difference, people resampled", hits[1], given[1], runs);
    if (given[2])
        row(design, shapes[shape], "difference, test inverted", hits[2], given[2], (runs + 7) / 8); /* dear: of every eighth data set, the first among them */
}

/* ---- shares within strata of length: one of n comments against m ---- */

/* clumped: how much alike the sentences of a comment of the one are; those of others .2. */
struct sides { size_t n, m; double share, other, clumped; bool presence; };

static osk__sample deal_strata(const struct sides *d, size_t run)
{
    static double values[MOST], weights[MOST];
    static uint32_t groups[MOST], levels[MOST];
    osk__random random;
    osk__random_begin(&random, 6000 + d->n + d->m + d->presence, run);
    for (size_t i = 0; i < d->n + d->m; i++) {
        /* Thirds of 1 to 2, 3 to 5, 6 to 12 sentences. */
        static const unsigned least[] = {1, 3, 6}, span[] = {2, 3, 7};
        levels[i] = (uint32_t)(3 * i / (d->n + d->m));
        groups[i] = 1;
        weights[i] = d->presence ? 1 : least[levels[i]] + osk__random_below(&random, span[levels[i]]);
    }
    for (size_t placed = 0; placed < d->n;) {
        uint32_t at = osk__random_below(&random, (uint32_t)(d->n + d->m));
        placed += groups[at];
        groups[at] = 0;
    }
    for (size_t i = 0; i < d->n + d->m; i++) {
        double p = groups[i] ? d->other : d->share, alike = groups[i] ? 0.2 : d->clumped, sum = 1 / alike - 1;
        double own = d->presence ? p : gsl_ran_beta(&random.rng, sum * p, sum * (1 - p));
        values[i] = gsl_ran_binomial(&random.rng, own, (unsigned)weights[i]);
    }
    return (osk__sample){.values = values, .groups = groups, .count = d->n + d->m, .group_count = 2,
                         .weights = d->presence ? NULL : weights, .strata = levels};
}

static void name_strata(const struct sides *d, char design[80], char values[80])
{
    snprintf(design, 80, "%zu comments (%.2f) against %zu (%.2f), thirds of length", d->n, d->share, d->m, d->other);
    if (d->presence)
        strcpy(values, "comments with the theme");
    else if (d->clumped > 0.2)
        snprintf(values, 80, "themed sentences, agreement %.1f and .2", d->clumped);
    else
        strcpy(values, "themed sentences, agreement .2");
}

static void strata(const struct sides *d)
{
    size_t hits = 0, given = 0;
    char design[80], values[80];
    for (size_t r = 0; r < runs; r++) {
        osk__sample sample = deal_strata(d, r);
        osk__stratified found;
        if (!osk__strata_compare(&sample, &(osk__chance){r, DRAWN, 1}, &found, NULL))
            continue;
        given += found.limits.given;
        hits += found.limits.given && holds(found.limits, d->share - d->other);
    }
    name_strata(d, design, values);
    row(design, values, "strata, inverted test", hits, given, runs);
}

static void strata_tests(const struct sides *d)
{
    size_t studentised = 0, unstudentised = 0;
    char design[80], values[80];
    for (size_t r = 0; r < runs; r++) {
        osk__sample sample = deal_strata(d, r);
        osk__chance chance = {r, DRAWN, 1};
        osk__stratified found;
        osk__test plain;
        if (!osk__strata_compare(&sample, &chance, &found, NULL) || !osk__strata_test(&sample, &chance, &plain, NULL))
            continue;
        studentised += shows(&found.test);
        unstudentised += shows(&plain);
    }
    name_strata(d, design, values);
    put_shown(design, values, "studentised", studentised);
    put_shown(design, values, "not studentised (offered under five comments)", unstudentised);
}

static void all_means(void)
{
    static const size_t sizes[] = {5, 8, 12, 20, 40};
    for (enum shape shape = SKEWED; shape < SHAPES; shape++)
        for (size_t i = 0; i < 5; i++)
            means(sizes[i], shape);
}

static void all_differences(void)
{
    for (enum shape shape = SKEWED; shape < SHAPES; shape++) {
        differences(5, 7, shape, shape == SKEWED ? 1 : 3);
        differences(3, 17, shape, shape == SKEWED ? 1 : 3);
        differences(6, 12, shape, shape == SKEWED ? 1 : 3);
        differences(20, 20, shape, shape == SKEWED ? 1 : 3);
    }
}

static void all_mean_tests(void)
{
    static const size_t sizes[][2] = {{2, 18}, {6, 30}, {30, 6}, {12, 12}, {40, 40}};
    puts("\n| design | values | test | shows a difference % | error |\n|---|---|---|---|---|");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t n = sizes[i][0], m = sizes[i][1];
        for (enum shape shape = NORMAL; shape <= FEW; shape++) {
            double shift = n + m > 40 ? 0.5 : 1;
            mean_tests(&(struct means){n, m, shape, 0, 1, 0});
            mean_tests(&(struct means){n, m, shape, 0, 3, 0});
            mean_tests(&(struct means){n, m, shape, shift, 1, 0});
            mean_tests(&(struct means){n, m, shape, -shift, 1, 0});
        }
        mean_tests(&(struct means){n, m, NORMAL, 0, 1, 0.3});
    }
}

static void all_periods(void)
{
    static const size_t eighteen[] = {12, 10, 9, 8, 7, 6, 6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 1, 1}, six[] = {4, 4, 4, 4, 4, 4};
    for (enum shape shape = NORMAL; shape < SHAPES; shape++)
        for (int shifted = 0; shifted < 2 && shape != SKEWED; shifted++) {
            periods("35 of 87 comments of 18 people", eighteen, 18, 35, shape, shifted);
            periods("8 of 24 comments of six people", six, 6, 8, shape, shifted);
        }
}

static void each_strata(void (*look)(const struct sides *))
{
    static const struct { size_t n, m; double share, other; } sides[] = {
        {6, 24, 0.2, 0.2}, {6, 24, 0.5, 0.1}, {6, 24, 0.02, 0.3}, {20, 40, 0.5, 0.1}};
    for (int presence = 0; presence < 2; presence++)
        for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
            look(&(struct sides){sides[i].n, sides[i].m, sides[i].share, sides[i].other, 0.2, presence});
}

static void all_strata(void) { each_strata(strata); }

/* Of one share on both sides, whose comments differ in how clumped it is, too. */
static void all_tests(void)
{
    puts("\n| design | values | test | shows a difference % | error |\n|---|---|---|---|---|");
    strata_tests(&(struct sides){6, 24, 0.3, 0.3, 0.8, false});
    strata_tests(&(struct sides){20, 40, 0.3, 0.3, 0.8, false});
    strata_tests(&(struct sides){24, 6, 0.3, 0.3, 0.8, false});
    each_strata(strata_tests);
}

int main(int count, char **arguments)
{
    static const struct { const char *name; void (*run)(void); } parts[] = {
        {"means", all_means}, {"differences", all_differences}, {"periods", all_periods}, {"strata", all_strata},
        {"tests", all_tests}, {"mean-tests", all_mean_tests}};
    runs = count > 1 ? strtoul(arguments[1], NULL, 10) : 1000;
    puts("| design | values | interval | given % | holds % | error |\n|---|---|---|---|---|---|");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (count < 3 || strcmp(arguments[2], parts[i].name) == 0)
            parts[i].run();
    bool sound = total.given && total.given * 2 >= total.asked && total.given <= total.asked && total.held * 4 >= total.given * 3;
    if (!sound)
        fprintf(stderr, "%zu intervals of %zu asked for, of which %zu hold\n", total.given, total.asked, total.held);
    return sound ? 0 : 1;
}
