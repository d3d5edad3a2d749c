/* Permutation of units over groups.
 *
 *   items     .2 | .5 -.3 | .0  .4  .1      in the order of groups, the smallest group first
 *   sizes      1      2         3
 *
 * A random arrangement shuffles the items as far as the last group, whose sums are what is left: for one participant of
 * five comments against the rest that is five steps, whatever the size of the debate. */
#include "permute.h"

#include "random.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Arrangements that are all counted, and the most units to place for all of them together. */
static const uint64_t most_enumerated = 1000000, most_placed = 50000000;

/* ---- statistics, from sums by group ---- */

static double between(const struct osk__item *sums, size_t groups)
{
    double total = 0;
    for (size_t g = 0; g < groups; g++)
        total += sums[g].weight > 0 ? sums[g].value * sums[g].value / sums[g].weight : 0;
    return total;
}

static double welch(const struct osk__engine *engine, const struct osk__item *sums)
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

static double statistic(const struct osk__engine *engine, const struct osk__item *sums)
{
    return engine->by == OSK__BY_WELCH ? welch(engine, sums) : between(sums, engine->group_count);
}

double osk__engine_observe(struct osk__engine *engine)
{
    memset(engine->sums, 0, engine->group_count * sizeof *engine->sums);
    for (size_t i = 0; i < engine->count; i++) {
        engine->sums[engine->labels[i]].value += engine->items[i].value;
        engine->sums[engine->labels[i]].weight += engine->items[i].weight;
    }
    return statistic(engine, engine->sums);
}

/* ---- all arrangements ---- */

static uint64_t count_arrangements(const struct osk__engine *engine)
{
    uint64_t total = engine->ends ? 0 : osk__arrangements(engine->sizes, engine->group_count, most_enumerated);
    return total <= most_placed / engine->count ? total : 0;
}

/* Counts the extreme ones, and those that no arrangement is more extreme than. */
static void enumerate(struct osk__engine *engine, uint64_t arrangements, osk__test *test)
{
    uint64_t extreme = 0, at_top = 0;
    double top = -1;
    do {
        double value = osk__engine_observe(engine);
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

static inline void swap(struct osk__item *items, size_t a, size_t b)
{
    struct osk__item held = items[a];
    items[a] = items[b];
    items[b] = held;
}

/* Within strata every unit moves, and labels tell the groups. */
static double draw_in_strata(const struct osk__engine *engine, struct osk__item *items, struct osk__item *sums,
                             osk__random *random)
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
static double draw(const struct osk__engine *engine, struct osk__item *items, struct osk__item *sums,
                   uint32_t *swapped, osk__random *random)
{
    struct osk__item left = engine->total;
    size_t at = 0, count = engine->count;
    if (!swapped)
        memcpy(items, engine->items, count * sizeof *items);
    if (engine->ends)
        return draw_in_strata(engine, items, sums, random);
    for (size_t g = 0; g + 1 < engine->group_count; g++) {
        struct osk__item sum = {0, 0};
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
    struct osk__engine *engine = context;
    struct osk__item *items = engine->scratch + thread * engine->count;
    struct osk__item *sums = engine->sums + thread * engine->group_count;
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

static bool draw_all(struct osk__engine *engine, const osk__chance *chance, osk__test *test, osk_error *error)
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

/* ---- the test ---- */

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

static void describe(const struct osk__engine *engine, double ties, osk__test *test)
{
    double n = (double)engine->count, all = 0;
    test->statistic = engine->observed;
    test->expected = ((double)engine->group_count - 1) / (n - 1);
    for (size_t i = 0; i < engine->count && engine->by != OSK__BY_WELCH; i++)
        all += engine->items[i].value * engine->items[i].value / engine->items[i].weight;
    test->effect = all > 0 ? engine->observed / all : 0;
    if (engine->by != OSK__BY_RANKS)
        return;
    test->statistic = 12 / (n * (n + 1)) * engine->observed / (1 - ties / (n * n * n - n));
    test->effect = test->statistic / (n - 1);
}

bool osk__permute(const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct osk__engine engine = {.by = by};
    double ties = 0;
    memset(test, 0, sizeof *test);
    test->verdict = look(sample);
    test->least = 1;
    if (test->verdict == OSK__ONE_GROUP || test->verdict == OSK__ALL_EQUAL)
        return true;
    bool good = osk__engine_make(&engine, sample, &ties, error);
    if (good) {
        uint64_t arrangements = test->verdict == OSK__TESTED ? count_arrangements(&engine) : 0;
        describe(&engine, ties, test);
        if (arrangements)
            enumerate(&engine, arrangements, test);
        else if (test->verdict == OSK__TESTED)
            good = osk__engine_least(&engine, chance, test, error) && draw_all(&engine, chance, test, error);
    }
    osk__engine_free(&engine);
    return good;
}
