/* Orders: units change places within runs; all orders are counted, or random ones.
 *
 *   places   0 1 2 | 3 4 | 5      ends  3 3 3 5 5 6
 *   order    2 0 1 | 3 4 | 5      the unit that stands at each place */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <stdlib.h>

struct job {
    const osk__shuffle *shuffle;
    uint32_t *orders; /* of each thread [count] */
    uint64_t seed, extreme[OSK__THREADS];
};

static size_t end_of(const osk__shuffle *shuffle, size_t place)
{
    return shuffle->ends ? shuffle->ends[place] : shuffle->count;
}

static uint64_t count_orders(const osk__shuffle *shuffle)
{
    const uint64_t most = shuffle->most ? shuffle->most : 1000000;
    uint64_t total = 1;
    for (size_t first = 0, end; first < shuffle->count; first = end) {
        end = end_of(shuffle, first);
        for (uint64_t k = 2; k <= end - first; k++)
            if ((total *= k) > most)
                return 0;
    }
    return total <= 50 * UINT64_C(1000000) / shuffle->count ? total : 0;
}

/* The next order of all runs, as an odometer: a run that is through begins again and the next one moves. */
static bool next_order(const osk__shuffle *shuffle, uint32_t *order)
{
    for (size_t first = 0, end; first < shuffle->count; first = end) {
        end = end_of(shuffle, first);
        if (osk__arrange_next(order + first, end - first))
            return true;
        for (size_t i = first; i < end; i++)
            order[i] = (uint32_t)i;
    }
    return false;
}

static void draw_part(void *context, size_t thread, size_t first, size_t last)
{
    struct job *job = context;
    const osk__shuffle *shuffle = job->shuffle;
    uint32_t *order = job->orders + thread * osk__thread_stride(shuffle->count, sizeof *order);
    uint64_t extreme = 0;
    for (size_t r = first; r < last; r++) {
        osk__random random;
        osk__random_begin(&random, job->seed, r);
        osk__order_begin(order, shuffle->count);
        for (size_t from = 0, end; from < shuffle->count; from = end) {
            end = end_of(shuffle, from);
            osk__order_shuffle(order, from, end, &random);
        }
        extreme += osk__extreme(shuffle->statistic(shuffle->context, thread, order), shuffle->observed);
    }
    job->extreme[thread] = extreme;
}

bool osk__shuffle_test(const osk__shuffle *shuffle, const osk__chance *chance, osk__test *test, osk_error *error)
{
    size_t threads = osk__thread_count(chance->threads);
    size_t replicates = osk__replicates(chance->replicates, shuffle->count + shuffle->cost);
    struct job job = {.shuffle = shuffle, .seed = osk__random_seed(chance->seed, 3)};
    uint64_t all = count_orders(shuffle), extreme = 0;
    *test = (osk__test){.least = 1};
    if (!(job.orders = osk__take(threads * osk__thread_stride(shuffle->count, sizeof *job.orders), sizeof *job.orders, error)))
        return false;
    osk__order_begin(job.orders, shuffle->count);
    if (all) {
        do
            extreme += osk__extreme(shuffle->statistic(shuffle->context, 0, job.orders), shuffle->observed);
        while (next_order(shuffle, job.orders));
        osk__test_settle(test, extreme, all, true);
    } else {
        osk__parallel(replicates, threads, draw_part, &job);
        for (size_t t = 0; t < threads; t++)
            extreme += job.extreme[t];
        osk__test_settle(test, extreme + 1, (uint64_t)replicates + 1, false);
    }
    test->least = 1 / (double)test->arrangements;
    free(job.orders);
    return true;
}
