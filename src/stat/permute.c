/* Permutation of units over groups.
 *
 *   items     .2 | .5 -.3 | .0  .4  .1      in the order of groups, the smallest group first
 *   sizes      1      2         3 */
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

double osk__engine_statistic(const struct osk__engine *engine, const struct osk__item *sums)
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
    return osk__engine_statistic(engine, engine->sums);
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
    test->effect = osk__epsilon(test->statistic / (n - 1), engine->group_count, engine->count);
    test->expected = 0;
}

/* What needs no drawing is settled; `drawn` tells of the rest. */
static bool begin(struct osk__engine *engine, const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test,
                  bool *drawn, osk_error *error)
{
    double ties = 0;
    *engine = (struct osk__engine){.by = by};
    *test = (osk__test){.verdict = look(sample), .least = 1};
    *drawn = false;
    if (test->verdict == OSK__ONE_GROUP || test->verdict == OSK__ALL_EQUAL)
        return true;
    if (!osk__engine_make(engine, sample, &ties, error))
        return false;
    uint64_t arrangements = test->verdict == OSK__TESTED ? count_arrangements(engine) : 0;
    describe(engine, ties, test);
    if (arrangements)
        enumerate(engine, arrangements, test);
    *drawn = test->verdict == OSK__TESTED && !arrangements;
    return !*drawn || osk__engine_least(engine, chance, test, error);
}

bool osk__permute_alike(const osk__sample *samples, size_t count, osk__by by, const osk__chance *chance, osk__test *tests,
                        osk_error *error)
{
    struct osk__engine *engines = osk__take(count, sizeof *engines, error), **left = osk__take(count, sizeof *left, error);
    osk__test **settled = osk__take(count, sizeof *settled, error);
    bool good = engines && left && settled, drawn;
    size_t draws = 0;
    for (size_t i = 0; i < count && good; i++) {
        good = begin(&engines[i], &samples[i], by, chance, &tests[i], &drawn, error);
        if (good && drawn) {
            settled[draws] = &tests[i];
            left[draws++] = &engines[i];
        }
    }
    good = good && (!draws || osk__engines_draw(left, settled, draws, chance, error));
    for (size_t i = 0; engines && i < count; i++)
        osk__engine_free(&engines[i]);
    free(engines);
    free(left);
    free(settled);
    return good;
}

bool osk__permute(const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test, osk_error *error)
{
    return osk__permute_alike(sample, 1, by, chance, test, error);
}

bool osk__permute_outlook(const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct osk__engine engine;
    bool drawn, good = begin(&engine, sample, by, chance, test, &drawn, error);
    osk__engine_free(&engine);
    return good;
}
