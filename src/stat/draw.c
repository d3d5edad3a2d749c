/* Random arrangements of a permutation test, or of several tests of the same units.
 *
 *   rows      weight, values of each test     by item
 *   order     4 0 2 | 3 1 5                   the item that stands at each place
 *
 * An arrangement shuffles the order as far as the last group, whose sums are what is left: for one participant of five
 * comments against the rest that is five steps, whatever the size of the debate. Shuffling costs as much as summing, so
 * that the share of each of a dozen themes is tested in little more time than that of one. */
#include "permute.h"

#include "random.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <stdlib.h>
#include <string.h>

struct drawing {
    struct osk__engine *const *engines;
    size_t tests, width;      /* width: 1 + tests */
    double *rows;             /* [count][width] */
    double *total;            /* [width] */
    /* What each thread has for itself, osk__thread_stride of so many: */
    uint32_t *orders;         /* [count] */
    uint32_t *swapped;        /* [count]: with what each place was swapped; NULL: orders are begun anew */
    double *sums;             /* [group_count][width] */
    struct osk__item *single; /* [group_count]: the sums of one test */
    uint64_t *extreme;        /* [tests] */
    uint64_t seed;
};

static inline void swap(uint32_t *order, size_t a, size_t b)
{
    uint32_t held = order[a];
    order[a] = order[b];
    order[b] = held;
}

static inline void add(double *sum, const double *row, size_t width)
{
    if (width == 2) { /* one test: sums that stay in registers */
        sum[0] += row[0];
        sum[1] += row[1];
        return;
    }
    for (size_t k = 0; k < width; k++)
        sum[k] += row[k];
}

/* Within strata every unit moves, and labels tell the groups. */
static void draw_in_strata(const struct drawing *d, uint32_t *order, double *sums, osk__random *random)
{
    const struct osk__engine *engine = d->engines[0];
    memset(sums, 0, engine->group_count * d->width * sizeof *sums);
    for (size_t i = 0; i < engine->count; i++) {
        swap(order, i, i + osk__random_below(random, (uint32_t)(engine->ends[i] - i)));
        add(sums + engine->labels[i] * d->width, d->rows + order[i] * d->width, d->width);
    }
}

static void draw_groups(const struct drawing *d, uint32_t *order, uint32_t *swapped, double *sums, osk__random *random)
{
    const struct osk__engine *engine = d->engines[0];
    size_t at = 0, count = engine->count, width = d->width, last = engine->group_count - 1;
    double *left = sums + last * width;
    memset(sums, 0, last * width * sizeof *sums);
    memcpy(left, d->total, width * sizeof *left);
    for (size_t g = 0; g < last; g++) {
        double *sum = sums + g * width;
        for (size_t end = at + engine->sizes[g]; at < end; at++) {
            size_t with = at + osk__random_below(random, (uint32_t)(count - at));
            swap(order, at, with);
            if (swapped)
                swapped[at] = (uint32_t)with;
            add(sum, d->rows + order[at] * width, width);
        }
        for (size_t k = 0; k < width; k++)
            left[k] -= sum[k];
    }
    while (swapped && at-- > 0)
        swap(order, at, swapped[at]);
}

static void begin(uint32_t *order, size_t count)
{
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
}

static bool is_extreme(const struct drawing *d, size_t test, const double *sums, struct osk__item *single)
{
    const struct osk__engine *engine = d->engines[test];
    for (size_t g = 0; g < engine->group_count; g++)
        single[g] = (struct osk__item){sums[g * d->width + 1 + test], sums[g * d->width]};
    return osk__extreme(osk__engine_statistic(engine, single), engine->observed);
}

/* Every replicate begins from the same order: begun anew, or where few units move the last swaps taken back. */
static void draw_part(void *context, size_t thread, size_t first, size_t last)
{
    const struct drawing *d = context;
    const struct osk__engine *engine = d->engines[0];
    size_t units = osk__thread_stride(engine->count, sizeof *d->orders);
    uint32_t *order = d->orders + thread * units, *swapped = d->swapped ? d->swapped + thread * units : NULL;
    double *sums = d->sums + thread * osk__thread_stride(engine->group_count * d->width, sizeof *sums);
    struct osk__item *single = d->single + thread * osk__thread_stride(engine->group_count, sizeof *single);
    uint64_t *extreme = d->extreme + thread * osk__thread_stride(d->tests, sizeof *extreme);
    begin(order, engine->count);
    for (size_t r = first; r < last; r++) {
        osk__random random;
        osk__random_begin(&random, d->seed, r);
        if (!swapped)
            begin(order, engine->count);
        if (engine->ends)
            draw_in_strata(d, order, sums, &random);
        else
            draw_groups(d, order, swapped, sums, &random);
        for (size_t t = 0; t < d->tests; t++)
            extreme[t] += is_extreme(d, t, sums, single);
    }
}

static void fill(const struct drawing *d)
{
    for (size_t t = 0; t < d->tests; t++) {
        const struct osk__engine *engine = d->engines[t];
        d->total[0] = engine->total.weight;
        d->total[1 + t] = engine->total.value;
        for (size_t i = 0; i < engine->count; i++) {
            d->rows[i * d->width] = engine->items[i].weight;
            d->rows[i * d->width + 1 + t] = engine->items[i].value;
        }
    }
}

static void free_drawing(struct drawing *d)
{
    free(d->rows);
    free(d->total);
    free(d->orders);
    free(d->swapped);
    free(d->sums);
    free(d->single);
    free(d->extreme);
}

bool osk__engines_draw(struct osk__engine *const *engines, osk__test *const *tests, size_t count, const osk__chance *chance,
                       osk_error *error)
{
    const struct osk__engine *engine = engines[0];
    size_t replicates = osk__replicates(chance->replicates, engine->count), threads = osk__thread_count(chance->threads);
    size_t units = engine->count, groups = engine->group_count, width = 1 + count;
    struct drawing d = {.engines = engines, .tests = count, .width = width, .seed = chance->seed};
    bool few = !engine->ends && engine->sizes[groups - 1] * 4 > units * 3;
    bool good = (d.rows = osk__take(units * width, sizeof *d.rows, error)) &&
                (d.total = osk__take(width, sizeof *d.total, error)) &&
                (d.orders = osk__take(threads * osk__thread_stride(units, sizeof *d.orders), sizeof *d.orders, error)) &&
                (!few || (d.swapped = osk__take(threads * osk__thread_stride(units, sizeof *d.swapped), sizeof *d.swapped, error))) &&
                (d.sums = osk__take(threads * osk__thread_stride(groups * width, sizeof *d.sums), sizeof *d.sums, error)) &&
                (d.single = osk__take(threads * osk__thread_stride(groups, sizeof *d.single), sizeof *d.single, error)) &&
                (d.extreme = osk__take(threads * osk__thread_stride(count, sizeof *d.extreme), sizeof *d.extreme, error));
    if (good) {
        fill(&d);
        osk__parallel(replicates, threads, draw_part, &d);
    }
    for (size_t t = 0; t < count && good; t++) {
        uint64_t extreme = 1; /* the observed one */
        for (size_t thread = 0; thread < threads; thread++)
            extreme += d.extreme[thread * osk__thread_stride(count, sizeof *d.extreme) + t];
        osk__test_settle(tests[t], extreme, (uint64_t)replicates + 1, false);
    }
    free_drawing(&d);
    return good;
}
