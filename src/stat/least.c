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

static int by_size(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y;
}

/* The logarithm of the fewest ways to deal `tied` units that cannot be told apart: into as few groups as hold them; sizes
 * ascend. */
static double fewest_ways(const size_t *sizes, size_t groups, size_t tied)
{
    double ways = lgamma((double)tied + 1);
    for (size_t g = groups; g-- > 0 && tied;) {
        size_t here = sizes[g] < tied ? sizes[g] : tied;
        ways -= lgamma((double)here + 1);
        tied -= here;
    }
    return ways;
}

/* The logarithm of the share of a stratum's arrangements that the fewest company has; sorts its items. */
static double rarest(const struct osk__engine *engine, struct osk__item *items, size_t first, size_t end, size_t *sizes)
{
    double share = -lgamma((double)(end - first) + 1);
    memset(sizes, 0, engine->group_count * sizeof *sizes);
    for (size_t i = first; i < end; i++)
        sizes[engine->labels[i]]++;
    qsort(sizes, engine->group_count, sizeof *sizes, by_size);
    qsort(items + first, end - first, sizeof *items, by_item);
    for (size_t i = first, j; i < end; i = j) {
        for (j = i + 1; j < end && by_item(&items[i], &items[j]) == 0; j++)
            continue;
        share += fewest_ways(sizes, engine->group_count, j - i);
    }
    for (size_t g = 0; g < engine->group_count; g++)
        share += lgamma((double)sizes[g] + 1);
    return share;
}

/* Units with equal values can change places and nothing changes: no arrangement is alone, and no p is smaller than the
 * fewest such company over all arrangements. A bound from below, so that Tarone's rule never leaves out too much. */
bool osk__engine_least(const struct osk__engine *engine, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct osk__item *items = osk__take(engine->count, sizeof *items, error);
    size_t *sizes = osk__take(engine->group_count, sizeof *sizes, error);
    double share = 0, drawn = 1 / ((double)osk__replicates(chance->replicates, engine->count) + 1);
    if (items && sizes)
        memcpy(items, engine->items, engine->count * sizeof *items);
    for (size_t first = 0, end; items && sizes && first < engine->count; first = end) {
        end = engine->ends ? engine->ends[first] : engine->count;
        share += rarest(engine, items, first, end, sizes);
    }
    double least = exp(share) * (1 - 1e-12);
    test->least = least < drawn ? drawn : least > 1 ? 1 : least;
    bool good = items && sizes;
    free(items);
    free(sizes);
    return good;
}
