/* Permutation of comments over participants.
 *
 *   values   .2  .5 -.3  .0  .4      fixed, as midranks
 *   groups    0   0   1   1   2      rearranged: all ways, or random ones
 */
#include "stat.h"

#include "random.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Arrangements that are all counted, and the most comments to place for all of them together. */
static const uint64_t most_enumerated = 1000000, most_placed = 50000000;

/* Relative tolerance under which two statistics are the same: the sums differ in their last bits with the
 * order of the groups. */
static const double same = 1e-10;

struct engine {
    size_t count, group_count;
    double *ranks;      /* midranks */
    uint32_t *labels;   /* groups, rearranged */
    double *sizes;      /* comments a group */
    double *sums;       /* scratch: rank sums */
    double observed;
};

/* ---- ranks ---- */

struct placed { double value; size_t at; };

static int by_value(const void *a, const void *b)
{
    double x = ((const struct placed *)a)->value, y = ((const struct placed *)b)->value;
    return x < y ? -1 : x > y;
}

/* Midranks; *ties gets the sum of t^3 - t over ties. */
static bool rank(const double *values, size_t count, double *ranks, double *ties, osk_error *error)
{
    struct placed *placed = osk__take(count, sizeof *placed, error);
    if (!placed)
        return false;
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed){values[i], i};
    qsort(placed, count, sizeof *placed, by_value);
    *ties = 0;
    for (size_t i = 0, j; i < count; i = j) {
        for (j = i; j < count && !(placed[j].value > placed[i].value); j++)
            continue;
        double size = (double)(j - i);
        *ties += size * size * size - size;
        for (size_t k = i; k < j; k++)
            ranks[placed[k].at] = ((double)i + 1 + (double)j) / 2;
    }
    free(placed);
    return true;
}

/* ---- the statistic: sum of squared rank sums over sizes; H is a straight line of it ---- */

static double statistic(struct engine *engine)
{
    double total = 0;
    memset(engine->sums, 0, engine->group_count * sizeof *engine->sums);
    for (size_t i = 0; i < engine->count; i++)
        engine->sums[engine->labels[i]] += engine->ranks[i];
    for (size_t g = 0; g < engine->group_count; g++)
        total += engine->sums[g] * engine->sums[g] / engine->sizes[g];
    return total;
}

static bool is_extreme(struct engine *engine)
{
    return statistic(engine) >= engine->observed * (1 - same);
}

static double kruskal_wallis(const struct engine *engine, double ties)
{
    double n = (double)engine->count;
    double h = 12 / (n * (n + 1)) * engine->observed - 3 * (n + 1);
    h /= 1 - ties / (n * n * n - n);
    return h > 0 ? h : 0;
}

/* ---- all arrangements ---- */

/* n! / (n1! n2! ...), or 0 where it is over `most_enumerated`: built as a product of binomials. */
static uint64_t count_arrangements(const struct engine *engine)
{
    uint64_t total = 1, placed = 0;
    for (size_t g = 0; g < engine->group_count; g++)
        for (uint64_t k = 1; k <= (uint64_t)engine->sizes[g]; k++) {
            placed++;
            if (total > UINT64_MAX / placed)
                return 0;
            total = total * placed / k; /* exact: a binomial at every step */
            if (total > most_enumerated) /* it never falls again */
                return 0;
        }
    return total <= most_placed / engine->count ? total : 0;
}

/* The next arrangement of a multiset in lexicographic order; false after the last. */
static bool next_arrangement(uint32_t *labels, size_t count)
{
    size_t i = count - 1;
    while (i > 0 && labels[i - 1] >= labels[i])
        i--;
    if (i == 0)
        return false;
    size_t j = count - 1;
    while (labels[j] <= labels[i - 1])
        j--;
    uint32_t swapped = labels[i - 1];
    labels[i - 1] = labels[j];
    labels[j] = swapped;
    for (size_t a = i, b = count - 1; a < b; a++, b--) {
        swapped = labels[a];
        labels[a] = labels[b];
        labels[b] = swapped;
    }
    return true;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void enumerate(struct engine *engine, osk__test *test)
{
    qsort(engine->labels, engine->count, sizeof *engine->labels, by_number);
    do
        test->extreme += is_extreme(engine);
    while (next_arrangement(engine->labels, engine->count));
    test->exact = true;
    test->p_error = NAN;
    test->p = (double)test->extreme / (double)test->arrangements;
}

/* ---- random arrangements ---- */

size_t osk__replicates(size_t asked, size_t comments)
{
    enum { USUAL = 99999, FEWEST = 9999, WORK = 200000000 };
    size_t afforded = comments ? WORK / comments : USUAL;
    if (asked)
        return asked;
    return afforded > USUAL ? USUAL : afforded < FEWEST ? FEWEST : afforded;
}

static void draw(struct engine *engine, const uint32_t *groups, uint64_t seed, size_t replicates, osk__test *test)
{
    osk__random random;
    test->arrangements = (uint64_t)replicates + 1;
    test->extreme = 1; /* the observed one */
    for (size_t r = 0; r < replicates; r++) {
        osk__random_begin(&random, seed, r);
        memcpy(engine->labels, groups, engine->count * sizeof *groups);
        gsl_ran_shuffle(&random.rng, engine->labels, engine->count, sizeof *engine->labels);
        test->extreme += is_extreme(engine);
    }
    test->p = (double)test->extreme / (double)test->arrangements;
    test->p_error = sqrt(test->p * (1 - test->p) / (double)replicates);
}

/* ---- the test ---- */

static osk__verdict look(const osk__sample *sample)
{
    bool differ = false;
    for (size_t i = 1; i < sample->count && !differ; i++)
        differ = sample->values[i] < sample->values[0] || sample->values[i] > sample->values[0];
    if (sample->group_count < 2)
        return OSK__ONE_GROUP;
    if (!differ)
        return OSK__ALL_EQUAL;
    return sample->count == sample->group_count ? OSK__ALL_SINGLE : OSK__TESTED;
}

static bool make_engine(struct engine *engine, const osk__sample *sample, double *ties, osk_error *error)
{
    engine->count = sample->count;
    engine->group_count = sample->group_count;
    if (!(engine->ranks = osk__take(sample->count, sizeof *engine->ranks, error)) ||
        !(engine->labels = osk__take(sample->count, sizeof *engine->labels, error)) ||
        !(engine->sizes = osk__take(sample->group_count, sizeof *engine->sizes, error)) ||
        !(engine->sums = osk__take(sample->group_count, sizeof *engine->sums, error)) ||
        !rank(sample->values, sample->count, engine->ranks, ties, error))
        return false;
    memcpy(engine->labels, sample->groups, sample->count * sizeof *sample->groups);
    for (size_t i = 0; i < sample->count; i++)
        engine->sizes[sample->groups[i]]++;
    engine->observed = statistic(engine);
    return true;
}

static void free_engine(struct engine *engine)
{
    free(engine->ranks);
    free(engine->labels);
    free(engine->sizes);
    free(engine->sums);
}

bool osk__permute(const osk__sample *sample, uint64_t seed, size_t replicates, osk__test *test, osk_error *error)
{
    struct engine engine = {0};
    double ties;
    memset(test, 0, sizeof *test);
    test->verdict = look(sample);
    if (test->verdict == OSK__ONE_GROUP || test->verdict == OSK__ALL_EQUAL)
        return true;
    bool good = make_engine(&engine, sample, &ties, error);
    if (good) {
        test->statistic = kruskal_wallis(&engine, ties);
        test->effect = test->statistic / ((double)sample->count - 1);
        test->expected = ((double)sample->group_count - 1) / ((double)sample->count - 1);
        test->arrangements = test->verdict == OSK__TESTED ? count_arrangements(&engine) : 0;
        if (test->arrangements)
            enumerate(&engine, test);
        else if (test->verdict == OSK__TESTED)
            draw(&engine, sample->groups, seed, osk__replicates(replicates, sample->count), test);
    }
    free_engine(&engine);
    return good;
}

/* ---- many tests ---- */

bool osk__correct_holm(double *p, size_t count, osk_error *error)
{
    struct placed *placed = osk__take(count, sizeof *placed, error);
    if (!placed)
        return false;
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed){p[i], i};
    if (count)
        qsort(placed, count, sizeof *placed, by_value);
    double least = 0;
    for (size_t i = 0; i < count; i++) {
        double adjusted = placed[i].value * (double)(count - i);
        least = adjusted > least ? adjusted : least;
        p[placed[i].at] = least < 1 ? least : 1;
    }
    free(placed);
    return true;
}
