/* The engine of a permutation test: units valued as the statistic wants them, and put in the order of their groups. */
#include "permute.h"

#include "../base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A group's variance is never under this share of that of all values: else Welch's weights are infinite. */
static const double least_variance = 1e-12;

/* Values as their statistic wants them: ranks or deviations, so that their sum is 0. */
static bool value_items(struct osk__engine *engine, const osk__sample *sample, double *values, double *ties,
                        osk_error *error)
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
        struct osk__item *item = &engine->items[i];
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
static bool order_items(struct osk__engine *engine, const osk__sample *sample, osk_error *error)
{
    size_t groups = sample->group_count;
    struct group *order = osk__take(groups, sizeof *order, error);
    struct osk__item *items = osk__take(sample->count, sizeof *items, error);
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

static void end_strata(struct osk__engine *engine, const osk__sample *sample)
{
    for (size_t i = sample->count; i-- > 0;)
        engine->ends[i] = i + 1 < sample->count && sample->strata[i] == sample->strata[i + 1] ? engine->ends[i + 1]
                                                                                              : i + 1;
}

/* Sums that are 0 but for their rounding are 0: then every arrangement is as extreme. */
static void observe(struct osk__engine *engine)
{
    double scale = 0;
    for (size_t i = 0; i < engine->count; i++)
        scale += engine->items[i].value * engine->items[i].value;
    engine->observed = osk__engine_observe(engine);
    if (engine->by != OSK__BY_WELCH && engine->observed < 1e-20 * scale)
        engine->observed = 0;
}

bool osk__engine_make(struct osk__engine *engine, const osk__sample *sample, double *ties, osk_error *error)
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

void osk__engine_free(struct osk__engine *engine)
{
    free(engine->items);
    free(engine->labels);
    free(engine->sizes);
    free(engine->sums);
    free(engine->ends);
}
