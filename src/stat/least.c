/* The smallest p that a permutation test could give, known from the pooled values alone: what Tarone's rule asks. */
#include "permute.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_item(const void *a, const void *b)
{
    const struct osk__item *x = a, *y = b;
    if (x->value < y->value || x->value > y->value)
        return x->value < y->value ? -1 : 1;
    return x->weight < y->weight ? -1 : x->weight > y->weight;
}

/* The logarithm of the fewest ways to deal `tied` units that cannot be told apart: into as few groups as hold them. */
static double fewest_ways(const struct osk__engine *engine, size_t tied)
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
static double bound_least(const struct osk__engine *engine, size_t replicates, struct osk__item *sorted)
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

bool osk__engine_least(const struct osk__engine *engine, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct osk__item *sorted = osk__take(engine->count, sizeof *sorted, error);
    if (!sorted)
        return false;
    test->least = bound_least(engine, osk__replicates(chance->replicates, engine->count), sorted);
    free(sorted);
    return true;
}
