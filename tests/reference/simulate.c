/* How often the procedures err where the truth is known: size, power and coverage, as rows of a Markdown table.
 *
 *   simulate N         N data sets a row (20000 for the table in simulation.md; a few for a smoke test)
 *   simulate N n m     two groups of n and m alone
 *   simulate N course  lengths, trends and periods alone
 *
 * The same N prints the same table. Random arrangements and resamples are 999 a data set, so that a Monte Carlo test
 * has an attainable size of exactly 5 %. */
#include "stat/procedure.h"
#include "stat/random.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 256, DRAWN = 999 };
enum kind { CONTINUOUS, ZEROS, THREE, KINDS };
static const char *const kind_names[] = {"continuous", "zero-inflated, rounded", "three-valued"};
static size_t runs;

/* A data set: units, the group of each, the person of each. */
struct data {
    double values[MOST], weights[MOST];
    uint32_t groups[MOST], persons[MOST];
    size_t count, group_count;
};

/* A latent normal value of the kind: half the values 0 and the rest in tenths; or -1, 0, 1. */
static double shape(double latent, enum kind kind, osk__random *random)
{
    if (kind == ZEROS)
        return gsl_rng_uniform(&random->rng) < 0.5 ? 0 : round(latent * 4) / 10;
    return kind == THREE ? (latent < -0.8 ? -1 : latent > 0.8 ? 1 : 0) : latent;
}

/* Groups of these sizes; the first is `shift` standard deviations higher. */
static void deal_groups(struct data *d, const size_t *sizes, size_t groups, enum kind kind, double shift,
                        osk__random *random)
{
    d->count = 0;
    d->group_count = groups;
    for (uint32_t g = 0; g < groups; g++)
        for (size_t i = 0; i < sizes[g]; i++, d->count++) {
            d->groups[d->count] = d->persons[d->count] = g;
            d->values[d->count] = shape(gsl_ran_ugaussian(&random->rng) + (g == 0 ? shift : 0), kind, random);
        }
}

/* People with so many comments, who agree with themselves by the intraclass correlation. */
static void deal_people(struct data *d, const size_t *comments, size_t people, enum kind kind, double icc,
                        osk__random *random)
{
    d->count = 0;
    d->group_count = people;
    for (uint32_t p = 0; p < people; p++) {
        double own = gsl_ran_ugaussian(&random->rng) * sqrt(icc);
        for (size_t i = 0; i < comments[p]; i++, d->count++) {
            d->groups[d->count] = d->persons[d->count] = p;
            d->values[d->count] = shape(own + gsl_ran_ugaussian(&random->rng) * sqrt(1 - icc), kind, random);
        }
    }
}

/* ---- rows ---- */

static void row(const char *design, const char *kind, const char *what, double wanted, size_t hits, size_t counted)
{
    double rate = counted ? (double)hits / (double)counted : NAN;
    printf("| %s | %s | %s | ", design, kind, what);
    if (wanted > 0)
        printf("%.1f", 100 * wanted);
    printf(" | %.2f | %.2f |\n", 100 * rate, counted ? 100 * sqrt(rate * (1 - rate) / (double)counted) : NAN);
    fflush(stdout);
}

static bool rejects(const osk__test *test) { return test->verdict == OSK__TESTED && test->p <= OSK__LEVEL; }

static bool permute(const struct data *d, osk__by by, const osk__chance *chance)
{
    osk__test test;
    osk__sample sample = {.values = d->values, .groups = d->groups, .count = d->count, .group_count = d->group_count,
                          .weights = by == OSK__BY_SHARES ? d->weights : NULL};
    return osk__permute(&sample, by, chance, &test, NULL) && rejects(&test);
}

/* ---- two groups ---- */

enum { DIFFERENCE, STUDENTISED, WELCH, BRUNNER_MUNZEL, COVER_DIFFERENCE, COVER_A, TWO };

static void two_groups_once(const struct data *d, size_t n, double shift, const osk__chance *chance, size_t hits[TWO],
                            size_t counted[TWO])
{
    const double *a = d->values, *b = d->values + n;
    size_t m = d->count - n;
    osk__test test;
    osk__t t = osk__welch(a, n, b, m);
    osk__limits limits;
    osk__superior s;
    double truth = gsl_cdf_ugaussian_P(shift / sqrt(2));
    counted[DIFFERENCE]++, counted[STUDENTISED] += n > 1, counted[WELCH] += n > 1, counted[BRUNNER_MUNZEL] += n > 1;
    hits[DIFFERENCE] += permute(d, OSK__BY_MEANS, chance);
    hits[STUDENTISED] += n > 1 && osk__means_test(a, n, b, m, chance, &test, NULL) && rejects(&test);
    hits[WELCH] += t.given && t.p <= OSK__LEVEL;
    if (osk__brunner_munzel(a, n, b, m, &t, NULL))
        hits[BRUNNER_MUNZEL] += t.given && t.p <= OSK__LEVEL;
    if (osk__invert(a, n, b, m, chance, &limits, NULL) && limits.given) {
        counted[COVER_DIFFERENCE]++;
        hits[COVER_DIFFERENCE] += limits.low <= shift && shift <= limits.high;
    }
    if (osk__superiority(a, n, b, m, &s, NULL)) {
        counted[COVER_A]++;
        hits[COVER_A] += s.low <= truth && truth <= s.high;
    }
}

/* Shifts only of continuous values: of the others the truth is not so simple. */
static void two_groups(size_t n, size_t m, enum kind kind, double shift)
{
    static const char *const names[] = {"permuted difference, exact", "permuted Welch t, exact", "Welch t (no default)",
                                        "Brunner-Munzel (no default)", "coverage: inverted test", "coverage: A, Newcombe"};
    size_t sizes[] = {n, m}, hits[TWO] = {0}, counted[TWO] = {0}, total[] = {n, m};
    char design[64];
    double all = (double)osk__arrangements(total, 2, 1000000);
    snprintf(design, sizeof design, "%zu against %zu%s", n, m, shift > 0 ? ", shifted" : "");
    for (size_t r = 0; r < runs; r++) {
        osk__random random;
        struct data d;
        osk__random_begin(&random, 100 + n + 20 * (uint64_t)kind + (shift > 0 ? 7 : 0), r);
        deal_groups(&d, sizes, 2, kind, shift, &random);
        two_groups_once(&d, n, shift, &(osk__chance){r, DRAWN, 1}, hits, counted);
    }
    for (int i = 0; i < TWO; i++)
        if (counted[i])
            row(design, kind_names[kind], names[i],
                i >= COVER_DIFFERENCE ? 0.95 : shift > 0 ? 0 : i > STUDENTISED ? 0.05 : floor(all * OSK__LEVEL) / all,
                hits[i], counted[i]);
}

/* ---- more groups, people ---- */

static void many(const char *design, const size_t *sizes, size_t groups, enum kind kind, double icc, double shift)
{
    size_t hits[3] = {0};
    char name[100];
    snprintf(name, sizeof name, "%s%s%s", design, icc > 0 ? ", intraclass correlation .3" : "", shift > 0 ? ", shifted" : "");
    for (size_t r = 0; r < runs; r++) {
        osk__random random;
        struct data d;
        osk__chance chance = {r, DRAWN, 1};
        osk__random_begin(&random, 300 + groups + 20 * (uint64_t)kind + (icc > 0), r);
        if (shift > 0)
            deal_groups(&d, sizes, groups, kind, shift, &random);
        else
            deal_people(&d, sizes, groups, kind, icc, &random);
        hits[0] += permute(&d, OSK__BY_RANKS, &chance);
        hits[1] += sizes[groups - 1] > 1 && permute(&d, OSK__BY_WELCH, &chance);
    }
    bool null = !(icc > 0) && !(shift > 0);
    row(name, kind_names[kind], "permuted Kruskal-Wallis", null ? 0.05 : 0, hits[0], runs);
    if (sizes[groups - 1] > 1)
        row(name, kind_names[kind], "permuted Welch F", null ? 0.05 : 0, hits[1], runs);
}

/* Each of ten people against the rest: at least one false alarm after Tarone and Holm. */
static bool false_alarm(const struct data *d, const osk__chance *chance)
{
    double p[MOST], least[MOST];
    bool kept[MOST], alarm = false;
    size_t k, count = 0;
    for (uint32_t g = 0; g < d->group_count; g++) {
        osk__test test;
        double a[MOST], b[MOST];
        size_t n = 0, m = 0;
        for (size_t i = 0; i < d->count; i++)
            *(d->groups[i] == g ? &a[n++] : &b[m++]) = d->values[i];
        if (osk__means_test(a, n, b, m, chance, &test, NULL)) {
            p[g] = test.p;
            least[g] = test.least;
        }
    }
    if (!osk__tarone(least, d->group_count, kept, &k, NULL))
        return false;
    for (size_t g = 0; g < d->group_count; g++)
        if (kept[g])
            p[count++] = p[g];
    osk__correct_holm(p, count, NULL);
    for (size_t g = 0; g < count; g++)
        alarm |= p[g] <= OSK__LEVEL;
    return alarm;
}

static void families(enum kind kind, double icc)
{
    static const size_t comments[] = {5, 3, 3, 2, 2, 1, 1, 1, 1, 1};
    size_t hits = 0, all = runs / 4 + 1;
    for (size_t r = 0; r < all; r++) {
        osk__random random;
        struct data d;
        osk__random_begin(&random, 400 + 20 * (uint64_t)kind + (icc > 0), r);
        deal_people(&d, comments, 10, kind, icc, &random);
        hits += false_alarm(&d, &(osk__chance){r, DRAWN, 1});
    }
    row(icc > 0 ? "counts 5,3,3,2,2,1,1,1,1,1, intraclass correlation .3" : "counts 5,3,3,2,2,1,1,1,1,1", kind_names[kind],
        icc > 0 ? "any of ten against the rest, Tarone and Holm" : "any false alarm of ten, Tarone and Holm",
        icc > 0 ? 0 : 0.05, hits, all);
}

/* Twelve people of one to five comments in groups of 5 and 7: people permuted, and comments as if they were independent. */
static void clusters(enum kind kind, double icc, double shift)
{
    static const size_t comments[] = {1, 2, 3, 4, 5, 1, 1, 2, 2, 3, 4, 5};
    size_t hits[4] = {0}, given = 0;
    char name[120];
    for (size_t r = 0; r < runs; r++) {
        osk__random random;
        struct data d, people = {.count = 12, .group_count = 2};
        osk__chance chance = {r, DRAWN, 1};
        osk__limits limits;
        osk__random_begin(&random, 500 + 20 * (uint64_t)kind + (icc > 0), r);
        deal_people(&d, comments, 12, kind, icc, &random);
        for (size_t i = 0; i < d.count; i++) {
            d.groups[i] = d.persons[i] >= 5;
            d.values[i] += d.persons[i] < 5 ? shift : 0;
            people.values[d.persons[i]] += d.values[i] / (double)comments[d.persons[i]];
            people.groups[d.persons[i]] = d.groups[i];
        }
        d.group_count = 2;
        hits[0] += permute(&people, OSK__BY_WELCH, &chance);
        hits[1] += permute(&d, OSK__BY_MEANS, &chance);
        if (osk__invert(people.values, 5, people.values + 5, 7, &chance, &limits, NULL) && limits.given) {
            given++;
            hits[2] += limits.low <= shift && shift <= limits.high;
        }
    }
    snprintf(name, sizeof name, "12 people in groups of 5 and 7, intraclass correlation %s%s", icc > 0 ? ".3" : "0",
             shift > 0 ? ", shifted" : "");
    row(name, kind_names[kind], "people permuted, Welch, exact", shift > 0 ? 0 : 39.0 / 792, hits[0], runs);
    row(name, kind_names[kind], "comments permuted (wrong here)", 0, hits[1], runs);
    row(name, kind_names[kind], "coverage: inverted test", 0.95, hits[2], given);
}

static struct data *by_length;

static int by_weight(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    double u = by_length->weights[*x], v = by_length->weights[*y];
    return u < v ? -1 : u > v ? 1 : *x < *y ? -1 : *x > *y;
}

/* As `compare` does: thirds by length, those of one length together. */
static bool permute_in_thirds(struct data *d, bool presence, const osk__chance *chance)
{
    struct data s = {.count = d->count, .group_count = d->group_count};
    uint32_t order[MOST], strata[MOST];
    osk__test test;
    for (uint32_t i = 0; i < d->count; i++)
        order[i] = i;
    by_length = d;
    qsort(order, d->count, sizeof *order, by_weight);
    for (size_t i = 0; i < d->count; i++) {
        bool same = i > 0 && d->weights[order[i]] <= d->weights[order[i - 1]];
        s.groups[i] = d->groups[order[i]];
        s.weights[i] = presence ? 1 : d->weights[order[i]];
        s.values[i] = d->values[order[i]];
        strata[i] = same ? strata[i - 1] : (uint32_t)(i * 3 / d->count);
    }
    osk__sample sample = {.values = s.values, .groups = s.groups, .count = s.count, .group_count = s.group_count,
                          .weights = presence ? NULL : s.weights, .strata = strata};
    return osk__strata_test(&sample, chance, &test, NULL) && rejects(&test);
}

/* Lengths log-normal by person; each sentence holds the theme with probability .2, whoever wrote it. */
static void lengths(void)
{
    static const size_t comments[] = {5, 3, 3, 2, 2, 1, 1, 1, 1, 1};
    size_t hits[4] = {0};
    for (size_t r = 0; r < runs; r++) {
        osk__random random;
        struct data d;
        osk__chance chance = {r, DRAWN, 1};
        osk__random_begin(&random, 600, r);
        deal_people(&d, comments, 10, CONTINUOUS, 0, &random);
        double length = 0;
        for (size_t i = 0; i < d.count; i++) {
            if (i == 0 || d.persons[i] != d.persons[i - 1])
                length = exp(2 + 0.8 * gsl_ran_ugaussian(&random.rng));
            d.weights[i] = 1 + floor(length * exp(0.3 * gsl_ran_ugaussian(&random.rng)));
            d.values[i] = gsl_ran_binomial(&random.rng, 0.2, (unsigned)d.weights[i]);
        }
        hits[0] += permute(&d, OSK__BY_SHARES, &chance);
        hits[2] += permute_in_thirds(&d, false, &chance);
        for (size_t i = 0; i < d.count; i++)
            d.values[i] = d.values[i] > 0;
        hits[1] += permute(&d, OSK__BY_MEANS, &chance);
        hits[3] += permute_in_thirds(&d, true, &chance);
    }
    row("no effect, lengths log-normal by person", "themed sentences", "permuted shares", 0.05, hits[0], runs);
    row("no effect, lengths log-normal by person", "comments with the theme", "permuted presence (not offered)", 0, hits[1], runs);
    row("no effect, lengths log-normal by person", "themed sentences", "permuted shares in thirds of length", 0.05, hits[2], runs);
    row("no effect, lengths log-normal by person", "comments with the theme", "permuted presence in thirds of length", 0.05, hits[3], runs);
}

/* ---- periods: the first eight places against the rest ---- */

enum { FIRST = 8 };

static double apart(void *context, size_t thread, double *values)
{
    double in = 0, out = 0;
    (void)thread;
    for (size_t i = 0; i < 24; i++)
        *(i < FIRST ? &in : &out) += values[i];
    (void)context;
    return in / FIRST - out / (24 - FIRST);
}

static void scatter(struct data *d, osk__random *random)
{
    for (size_t i = 0; i < d->count; i++) {
        size_t j = i + osk__random_below(random, (uint32_t)(d->count - i));
        double value = d->values[j];
        uint32_t person = d->persons[j];
        d->values[j] = d->values[i], d->persons[j] = d->persons[i];
        d->values[i] = value, d->persons[i] = person;
    }
}

/* Six people of four comments. Nested: each one's stand side by side, so that who is gloomy makes a gloomy period. */
static void periods(bool nested, double shift)
{
    static const size_t comments[] = {4, 4, 4, 4, 4, 4};
    size_t hits[3] = {0}, all = runs / 8 + 1, given = 0;
    double x[24];
    for (size_t i = 0; i < 24; i++)
        x[i] = i < FIRST;
    for (size_t r = 0; r < all; r++) {
        osk__random random;
        struct data d;
        osk__test test;
        osk__limits limits;
        osk__chance chance = {r, DRAWN, 1};
        osk__random_begin(&random, 720 + nested, r);
        deal_people(&d, comments, 6, CONTINUOUS, 0.3, &random);
        if (!nested)
            scatter(&d, &random);
        for (size_t i = 0; i < FIRST; i++)
            d.values[i] += shift;
        osk__course course = {.values = d.values, .persons = d.persons, .count = 24, .statistic = apart, .cost = 24};
        for (course.null = OSK__FREE; course.null <= OSK__TOGETHER; course.null += OSK__TOGETHER)
            hits[course.null == OSK__TOGETHER] += osk__course_test(&course, &chance, &test, NULL) && rejects(&test);
        course.null = OSK__TOGETHER;
        if (osk__course_invert(&course, x, apart(NULL, 0, d.values), &chance, &limits, NULL) && limits.given) {
            given++;
            hits[2] += limits.low <= shift && shift <= limits.high;
        }
    }
    const char *design = shift > 0 ? "a third of 24 comments of six people, shifted"
                         : nested  ? "a third of 24 comments of six people, each one's side by side"
                                   : "a third of 24 comments of six people";
    row(design, kind_names[CONTINUOUS], "period against the rest, all orders (wrong here)", 0, hits[0], all);
    row(design, kind_names[CONTINUOUS], "period against the rest, people kept together", shift > 0 || nested ? 0 : 0.05, hits[1], all);
    if (given) /* nested, 15 arrangements are too few */
        row(design, kind_names[CONTINUOUS], "coverage: the latter inverted", 0.95, hits[2], given);
}

/* Six people of four comments, in a random order of places. */
static void trends(double icc, double slope)
{
    size_t hits[3] = {0}, cover[3] = {0}, given[3] = {0}, all = runs / 4 + 1;
    static const size_t comments[] = {4, 4, 4, 4, 4, 4};
    static const char *const names[] = {"Mann-Kendall, all orders (no default)", "Mann-Kendall, within people",
                                        "Mann-Kendall, people kept together"};
    for (size_t r = 0; r < all; r++) {
        osk__random random;
        struct data d;
        osk__trend trend;
        osk__random_begin(&random, 700 + (icc > 0), r);
        deal_people(&d, comments, 6, CONTINUOUS, icc, &random);
        scatter(&d, &random);
        for (size_t i = 0; i < d.count; i++)
            d.values[i] += slope * (double)i;
        osk__series series = {d.values, NULL, d.persons, d.count};
        osk__chance chance = {r, DRAWN, 1};
        for (osk__null null = OSK__FREE; null <= OSK__TOGETHER; null++)
            if (osk__mann_kendall(&series, null, &chance, &trend, NULL)) {
                hits[null] += rejects(&trend.test);
                if (null != OSK__FREE && r % 8 == 0 && osk__trend_limits(&series, null, &chance, &trend, NULL) && trend.limits.given) {
                    given[null]++;
                    cover[null] += trend.limits.low <= slope && slope <= trend.limits.high;
                }
            }
    }
    const char *design = slope > 0 ? "24 comments of six people, rising"
                         : icc > 0 ? "24 comments of six people, intraclass correlation .3" : "24 comments of six people";
    for (osk__null null = OSK__FREE; null <= OSK__TOGETHER; null++)
        row(design, kind_names[CONTINUOUS], names[null], slope > 0 ? 0 : 0.05, hits[null], all);
    row(design, kind_names[CONTINUOUS], "coverage: slope, within people", 0.95, cover[OSK__WITHIN], given[OSK__WITHIN]);
    row(design, kind_names[CONTINUOUS], "coverage: slope, people kept together", 0.95, cover[OSK__TOGETHER], given[OSK__TOGETHER]);
}

/* ---- coverage of the interval of a mean ---- */

static void means(size_t n, enum kind kind)
{
    static const char *const names[] = {"", "Student t", "bootstrap-t", "BCa"};
    size_t hits = 0, given = 0, all = n >= OSK__BOOTSTRAP ? runs / 4 + 1 : runs;
    osk__manner manner = OSK__STUDENT;
    char design[32];
    snprintf(design, sizeof design, "mean of %zu", n);
    for (size_t r = 0; r < all; r++) {
        osk__random random;
        struct data d;
        osk__interval interval;
        osk__random_begin(&random, 800 + n + 100 * (uint64_t)kind, r);
        deal_groups(&d, &n, 1, kind, 0, &random);
        if (!osk__interval_mean(d.values, n, false, &(osk__chance){r, DRAWN, 1}, &interval, NULL) || !interval.given)
            continue;
        manner = interval.manner;
        given++;
        hits += interval.low <= 0 && 0 <= interval.high;
    }
    row(design, kind_names[kind], names[manner], 0.95, hits, given);
}

/* ---- coverage of the interval of a share: sentences of a comment that agree with each other by `rho` ---- */

static void shares(size_t n, double mean, double rho)
{
    size_t hits = 0, given = 0;
    char design[64];
    snprintf(design, sizeof design, "share %.1f in %zu comments of 1 to 8 sentences", mean, n);
    for (size_t r = 0; r < runs; r++) {
        double part[MOST], whole[MOST];
        osk__random random;
        osk__random_begin(&random, 1200 + n + (uint64_t)(1000 * mean) + (uint64_t)(7000 * rho), r);
        for (size_t i = 0; i < n; i++) {
            unsigned sentences = 1 + osk__random_below(&random, 8);
            double own = rho > 0 ? gsl_ran_beta(&random.rng, mean * (1 / rho - 1), (1 - mean) * (1 / rho - 1)) : mean;
            whole[i] = sentences;
            part[i] = gsl_ran_binomial(&random.rng, own, sentences);
        }
        osk__limits limits = osk__interval_share(part, whole, n);
        given += limits.given;
        hits += limits.given && limits.low <= mean && mean <= limits.high;
    }
    row(design, rho > 0 ? "agreement .2" : "independent", "coverage: jackknife of the log odds", 0.95, hits, given);
}

static void courses(void)
{
    lengths();
    trends(0, 0);
    trends(0.3, 0);
    trends(0.3, 0.08);
    periods(false, 0);
    periods(true, 0);
    periods(false, 1);
}

int main(int count, char **arguments)
{
    static const size_t eights[] = {8, 8, 8}, thread[] = {5, 3, 3, 2, 2, 1, 1, 1, 1, 1}, lengths_of[] = {5, 8, 12, 20, 40};
    if (count > 3) { /* so many of one against so many, for a question of the moment */
        runs = strtoul(arguments[1], NULL, 10);
        for (enum kind kind = CONTINUOUS; kind < KINDS; kind++)
            two_groups(strtoul(arguments[2], NULL, 10), strtoul(arguments[3], NULL, 10), kind, 0);
        return 0;
    }
    runs = count > 1 ? strtoul(arguments[1], NULL, 10) : 10000;
    if (count > 2) {
        courses();
        return 0;
    }
    puts("| design | values | procedure | nominal or attainable % | found % | error |\n|---|---|---|---|---|---|");
    for (enum kind kind = CONTINUOUS; kind < KINDS; kind++) {
        two_groups(5, 7, kind, 0);
        two_groups(1, 11, kind, 0);
        two_groups(2, 18, kind, 0);
        two_groups(3, 17, kind, 0);
        many("three groups of eight", eights, 3, kind, 0, 0);
        many("counts 5,3,3,2,2,1,1,1,1,1", thread, 10, kind, 0, 0);
        many("counts 5,3,3,2,2,1,1,1,1,1", thread, 10, kind, 0.3, 0);
        families(kind, 0);
        families(kind, 0.3);
        clusters(kind, 0, 0);
        clusters(kind, 0.3, 0);
        for (size_t i = 0; i < 5; i++)
            means(lengths_of[i], kind);
    }
    two_groups(5, 7, CONTINUOUS, 1.5);
    two_groups(1, 20, CONTINUOUS, 3);
    many("three groups of eight", eights, 3, CONTINUOUS, 0, 1.5);
    clusters(CONTINUOUS, 0.3, 1.5);
    courses();
    for (size_t i = 0; i < 5; i++) {
        shares(lengths_of[i], 0.3, 0);
        shares(lengths_of[i], 0.3, 0.2);
        shares(lengths_of[i], 0.1, 0.2);
    }
    return 0;
}
