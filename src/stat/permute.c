/* Permutation of units over groups.
 *
 *   items     .2 | .5 -.3 | .0  .4  .1      in the order of groups, the smallest group first
 *   sizes      1      2         3
 *
 * A random arrangement shuffles the items as far as the last group, whose sums are what is left: for one participant of
 * five comments against the rest that is five steps, whatever the size of the debate. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Arrangements that are all counted, and the most units to place for all of them together. */
static const uint64_t most_enumerated = 1000000, most_placed = 50000000;

/* A group's variance is never under this share of that of all values: else Welch's weights are infinite. */
static const double least_variance = 1e-12;

struct item { double value, weight; }; /* weight: 1; by shares the sentences; by Welch the square of the value */

struct engine {
    size_t count, group_count;
    osk__by by;
    struct item *items, *scratch; /* scratch: [threads][count] */
    size_t *sizes;
    size_t *ends;                 /* where the stratum of an item ends; NULL: there is one */
    uint32_t *labels;             /* groups of the items */
    uint32_t *swapped;            /* [threads][count]: with what each place was swapped, where it is swapped back */
    struct item *sums;            /* scratch: [threads][group_count] */
    struct item total;
    double floor, observed;
    uint64_t seed;
    uint64_t extreme[OSK__THREADS];
};

/* ---- statistics, from sums by group ---- */

static double between(const struct item *sums, size_t groups)
{
    double total = 0;
    for (size_t g = 0; g < groups; g++)
        total += sums[g].weight > 0 ? sums[g].value * sums[g].value / sums[g].weight : 0;
    return total;
}

static double welch(const struct engine *engine, const struct item *sums)
{
    double k = (double)engine->group_count, weights = 0, weighted = 0, spread = 0, rest = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t g = 0; g < engine->group_count; g++) {
            double n = (double)engine->sizes[g], mean = sums[g].value / n;
            double variance = (sums[g].weight - sums[g].value * mean) / (n - 1);
            double weight = n / (variance > engine->floor ? variance : engine->floor);
            if (pass == 0) {
                weights += weight;
                weighted += weight * mean;
            } else {
                spread += weight * (mean - weighted / weights) * (mean - weighted / weights);
                rest += (1 - weight / weights) * (1 - weight / weights) / (n - 1);
            }
        }
    return spread / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * rest);
}

static double statistic(const struct engine *engine, const struct item *sums)
{
    return engine->by == OSK__BY_WELCH ? welch(engine, sums) : between(sums, engine->group_count);
}

static double of_labels(struct engine *engine)
{
    memset(engine->sums, 0, engine->group_count * sizeof *engine->sums);
    for (size_t i = 0; i < engine->count; i++) {
        engine->sums[engine->labels[i]].value += engine->items[i].value;
        engine->sums[engine->labels[i]].weight += engine->items[i].weight;
    }
    return statistic(engine, engine->sums);
}

/* ---- all arrangements ---- */

static uint64_t count_arrangements(const struct engine *engine)
{
    uint64_t total = engine->ends ? 0 : osk__arrangements(engine->sizes, engine->group_count, most_enumerated);
    return total <= most_placed / engine->count ? total : 0;
}

/* Counts the extreme ones, and those that no arrangement is more extreme than. */
static void enumerate(struct engine *engine, uint64_t arrangements, osk__test *test)
{
    uint64_t extreme = 0, at_top = 0;
    double top = -1;
    do {
        double value = of_labels(engine);
        extreme += osk__extreme(value, engine->observed);
        if (!osk__extreme(top, value)) {
            top = value;
            at_top = 0;
        }
        at_top += osk__extreme(value, top);
    } while (osk__arrange_next(engine->labels, engine->count));
    osk__test_settle(test, extreme, arrangements, true);
    test->least = (double)at_top / (double)arrangements;
}

/* ---- random arrangements ---- */

static inline void swap(struct item *items, size_t a, size_t b)
{
    struct item held = items[a];
    items[a] = items[b];
    items[b] = held;
}

/* Within strata every unit moves, and labels tell the groups. */
static double draw_in_strata(const struct engine *engine, struct item *items, struct item *sums, osk__random *random)
{
    memset(sums, 0, engine->group_count * sizeof *sums);
    for (size_t i = 0; i < engine->count; i++) {
        swap(items, i, i + osk__random_below(random, (uint32_t)(engine->ends[i] - i)));
        sums[engine->labels[i]].value += items[i].value;
        sums[engine->labels[i]].weight += items[i].weight;
    }
    return statistic(engine, sums);
}

/* Every replicate begins from the same order: a copy, or where few units move the last swaps taken back. */
static double draw(const struct engine *engine, struct item *items, struct item *sums, uint32_t *swapped,
                   osk__random *random)
{
    struct item left = engine->total;
    size_t at = 0, count = engine->count;
    if (!swapped)
        memcpy(items, engine->items, count * sizeof *items);
    if (engine->ends)
        return draw_in_strata(engine, items, sums, random);
    for (size_t g = 0; g + 1 < engine->group_count; g++) {
        struct item sum = {0, 0};
        for (size_t end = at + engine->sizes[g]; at < end; at++) {
            size_t with = at + osk__random_below(random, (uint32_t)(count - at));
            swap(items, at, with);
            if (swapped)
                swapped[at] = (uint32_t)with;
            sum.value += items[at].value;
            sum.weight += items[at].weight;
        }
        sums[g] = sum;
        left.value -= sum.value;
        left.weight -= sum.weight;
    }
    sums[engine->group_count - 1] = left;
    while (swapped && at-- > 0)
        swap(items, at, swapped[at]);
    return statistic(engine, sums);
}

static void draw_part(void *context, size_t thread, size_t first, size_t last)
{
    struct engine *engine = context;
    struct item *items = engine->scratch + thread * engine->count, *sums = engine->sums + thread * engine->group_count;
    uint32_t *swapped = engine->swapped ? engine->swapped + thread * engine->count : NULL;
    uint64_t extreme = 0;
    memcpy(items, engine->items, engine->count * sizeof *items);
    for (size_t r = first; r < last; r++) {
        osk__random random;
        osk__random_begin(&random, engine->seed, r);
        extreme += osk__extreme(draw(engine, items, sums, swapped, &random), engine->observed);
    }
    engine->extreme[thread] = extreme;
}

static bool draw_all(struct engine *engine, const osk__chance *chance, osk__test *test, osk_error *error)
{
    size_t replicates = osk__replicates(chance->replicates, engine->count), threads = osk__thread_count(chance->threads);
    uint64_t extreme = 1; /* the observed one */
    free(engine->sums);
    engine->sums = osk__take(threads * engine->group_count, sizeof *engine->sums, error);
    bool few = !engine->ends && engine->sizes[engine->group_count - 1] * 4 > engine->count * 3;
    if (!engine->sums || !(engine->scratch = osk__take(threads * engine->count, sizeof *engine->scratch, error)) ||
        (few && !(engine->swapped = osk__take(threads * engine->count, sizeof *engine->swapped, error))))
        return false;
    engine->seed = chance->seed;
    osk__parallel(replicates, threads, draw_part, engine);
    for (size_t t = 0; t < threads; t++)
        extreme += engine->extreme[t];
    osk__test_settle(test, extreme, (uint64_t)replicates + 1, false);
    return true;
}

/* ---- the smallest p, where arrangements are not all counted ---- */

static int by_item(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    if (x->value < y->value || x->value > y->value)
        return x->value < y->value ? -1 : 1;
    return x->weight < y->weight ? -1 : x->weight > y->weight;
}

/* The logarithm of the fewest ways to deal `tied` units that cannot be told apart: into as few groups as hold them. */
static double fewest_ways(const struct engine *engine, size_t tied)
{
    double ways = lgamma((double)tied + 1);
    for (size_t g = engine->group_count; g-- > 0 && tied;) {
        size_t here = engine->sizes[g] < tied ? engine->sizes[g] : tied;
        ways -= lgamma((double)here + 1);
        tied -= here;
    }
    return ways;
}

/* Units with equal values can change places and nothing changes: no arrangement is alone, and no p is smaller than the
 * fewest such company over all arrangements. A bound from below, so that Tarone's rule never leaves out too much. */
static double bound_least(const struct engine *engine, size_t replicates, struct item *sorted)
{
    double ways = 0, all = lgamma((double)engine->count + 1);
    memcpy(sorted, engine->items, engine->count * sizeof *sorted);
    qsort(sorted, engine->count, sizeof *sorted, by_item);
    for (size_t i = 0, j; i < engine->count; i = j) {
        for (j = i + 1; j < engine->count && by_item(&sorted[i], &sorted[j]) == 0; j++)
            continue;
        ways += fewest_ways(engine, j - i);
    }
    for (size_t g = 0; g < engine->group_count; g++)
        all -= lgamma((double)engine->sizes[g] + 1);
    double least = exp(ways - all), drawn = 1 / ((double)replicates + 1);
    return engine->ends || least < drawn ? drawn : least > 1 ? 1 : least;
}

static bool find_least(const struct engine *engine, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct item *sorted = osk__take(engine->count, sizeof *sorted, error);
    if (!sorted)
        return false;
    test->least = bound_least(engine, osk__replicates(chance->replicates, engine->count), sorted);
    free(sorted);
    return true;
}

/* ---- the engine ---- */

static osk__verdict look(const osk__sample *sample)
{
    bool differ = false;
    double weights = 0, values = 0;
    for (size_t i = 0; i < sample->count; i++) {
        weights += sample->weights ? sample->weights[i] : 1;
        values += sample->values[i];
    }
    for (size_t i = 0; i < sample->count && !differ; i++)
        differ = sample->weights ? fabs(sample->values[i] * weights - values * sample->weights[i]) > 1e-9
                                 : sample->values[i] < sample->values[0] || sample->values[i] > sample->values[0];
    if (sample->group_count < 2)
        return OSK__ONE_GROUP;
    if (!differ)
        return OSK__ALL_EQUAL;
    return sample->count == sample->group_count ? OSK__ALL_SINGLE : OSK__TESTED;
}

/* Values as their statistic wants them: ranks or deviations, so that their sum is 0. */
static bool value_items(struct engine *engine, const osk__sample *sample, double *values, double *ties, osk_error *error)
{
    double weights = 0, sum = 0;
    memcpy(values, sample->values, sample->count * sizeof *values);
    if (engine->by == OSK__BY_RANKS && !osk__rank(sample->values, sample->count, values, ties, error))
        return false;
    for (size_t i = 0; i < sample->count; i++) {
        engine->items[i].weight = engine->by == OSK__BY_SHARES ? sample->weights[i] : 1;
        weights += engine->items[i].weight;
        sum += values[i];
    }
    for (size_t i = 0; i < sample->count; i++) {
        struct item *item = &engine->items[i];
        item->value = values[i] - item->weight * (sum / weights);
        if (engine->by == OSK__BY_WELCH) {
            item->weight = item->value * item->value;
            engine->floor += item->weight * least_variance / ((double)sample->count - 1);
        }
        engine->total.value += item->value;
        engine->total.weight += item->weight;
    }
    return true;
}

struct group { size_t size; uint32_t number; };

static int by_size(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    if (x->size != y->size)
        return x->size < y->size ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Groups by size, the smallest first, and the items in their order; within strata they stay where they are. */
static bool order_items(struct engine *engine, const osk__sample *sample, osk_error *error)
{
    size_t groups = sample->group_count;
    struct group *order = osk__take(groups, sizeof *order, error);
    struct item *items = osk__take(sample->count, sizeof *items, error);
    uint32_t *fresh = osk__take(groups, sizeof *fresh, error);
    size_t *at = osk__take(groups + 1, sizeof *at, error);
    bool good = order && items && fresh && at;
    for (uint32_t g = 0; good && g < groups; g++)
        order[g].number = g;
    for (size_t i = 0; good && i < sample->count; i++)
        order[sample->groups[i]].size++;
    if (good)
        qsort(order, groups, sizeof *order, by_size);
    for (uint32_t g = 0; good && g < groups; g++) {
        fresh[order[g].number] = g;
        engine->sizes[g] = order[g].size;
        at[g + 1] = at[g] + order[g].size;
    }
    for (size_t i = 0; good && i < sample->count; i++) {
        uint32_t group = fresh[sample->groups[i]];
        size_t place = sample->strata ? i : at[group]++;
        engine->labels[place] = group;
        items[place] = engine->items[i];
    }
    if (good)
        memcpy(engine->items, items, sample->count * sizeof *items);
    free(order);
    free(items);
    free(fresh);
    free(at);
    return good;
}

static void end_strata(struct engine *engine, const osk__sample *sample)
{
    for (size_t i = sample->count; i-- > 0;)
        engine->ends[i] = i + 1 < sample->count && sample->strata[i] == sample->strata[i + 1] ? engine->ends[i + 1]
                                                                                              : i + 1;
}

/* Sums that are 0 but for their rounding are 0: then every arrangement is as extreme. */
static void observe(struct engine *engine)
{
    double scale = 0;
    for (size_t i = 0; i < engine->count; i++)
        scale += engine->items[i].value * engine->items[i].value;
    engine->observed = of_labels(engine);
    if (engine->by != OSK__BY_WELCH && engine->observed < 1e-20 * scale)
        engine->observed = 0;
}

static bool make_engine(struct engine *engine, const osk__sample *sample, double *ties, osk_error *error)
{
    double *values = osk__take(sample->count, sizeof *values, error);
    engine->count = sample->count;
    engine->group_count = sample->group_count;
    bool good = values && (engine->items = osk__take(sample->count, sizeof *engine->items, error)) &&
                (engine->labels = osk__take(sample->count, sizeof *engine->labels, error)) &&
                (engine->sizes = osk__take(sample->group_count, sizeof *engine->sizes, error)) &&
                (engine->sums = osk__take(sample->group_count, sizeof *engine->sums, error)) &&
                (!sample->strata || (engine->ends = osk__take(sample->count, sizeof *engine->ends, error))) &&
                value_items(engine, sample, values, ties, error) && order_items(engine, sample, error);
    free(values);
    if (good && sample->strata)
        end_strata(engine, sample);
    if (good)
        observe(engine);
    return good;
}

static void free_engine(struct engine *engine)
{
    free(engine->items);
    free(engine->scratch);
    free(engine->labels);
    free(engine->sizes);
    free(engine->sums);
    free(engine->ends);
    free(engine->swapped);
}

static void describe(const struct engine *engine, double ties, osk__test *test)
{
    double n = (double)engine->count;
    test->statistic = engine->observed;
    if (engine->by != OSK__BY_RANKS)
        return;
    test->statistic = 12 / (n * (n + 1)) * engine->observed / (1 - ties / (n * n * n - n));
    test->effect = test->statistic / (n - 1);
    test->expected = ((double)engine->group_count - 1) / (n - 1);
}

bool osk__permute(const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct engine engine = {.by = by};
    double ties = 0;
    memset(test, 0, sizeof *test);
    test->verdict = look(sample);
    test->least = 1;
    if (test->verdict == OSK__ONE_GROUP || test->verdict == OSK__ALL_EQUAL)
        return true;
    bool good = make_engine(&engine, sample, &ties, error);
    if (good) {
        uint64_t arrangements = test->verdict == OSK__TESTED ? count_arrangements(&engine) : 0;
        describe(&engine, ties, test);
        if (arrangements)
            enumerate(&engine, arrangements, test);
        else if (test->verdict == OSK__TESTED)
            good = find_least(&engine, chance, test, error) && draw_all(&engine, chance, test, error);
    }
    free_engine(&engine);
    return good;
}
