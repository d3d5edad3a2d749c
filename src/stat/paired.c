/* Pairs: each difference might as well have had the other sign. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"

#include <math.h>

enum { MOST_SIGNS = 20 }; /* 2^20 ways are counted */

static double flipped_sum(const double *differences, size_t count, uint64_t signs)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += signs >> i & 1 ? -differences[i] : differences[i];
    return fabs(sum);
}

static double drawn_sum(const double *differences, size_t count, osk__random *random)
{
    double sum = 0;
    uint64_t signs = 0;
    for (size_t i = 0; i < count; i++, signs >>= 1) {
        if (i % 64 == 0)
            signs = osk__random_next(&random->state);
        sum += signs & 1 ? -differences[i] : differences[i];
    }
    return fabs(sum);
}

bool osk__sign_flips(const double *differences, size_t count, const osk__chance *chance, osk__test *test,
                     osk_error *error)
{
    double sum = 0, scale = 0;
    size_t moving = 0;
    (void)error;
    *test = (osk__test){.verdict = count == 0 ? OSK__ONE_GROUP : OSK__TESTED, .least = 1};
    for (size_t i = 0; i < count; i++) {
        sum += differences[i];
        scale += fabs(differences[i]);
        moving += fabs(differences[i]) > 0;
    }
    test->statistic = sum / (double)count;
    if (count && moving == 0)
        test->verdict = OSK__ALL_EQUAL;
    if (test->verdict != OSK__TESTED)
        return true;
    double observed = fabs(sum) - 1e-10 * scale; /* a sum of 0 but for rounding is 0 */
    uint64_t extreme = 0, all = count <= MOST_SIGNS ? UINT64_C(1) << count : 0;
    size_t replicates = osk__replicates(chance->replicates, count);
    for (uint64_t signs = 0; signs < all; signs++)
        extreme += flipped_sum(differences, count, signs) >= observed;
    for (size_t r = 0; r < replicates && !all; r++) {
        osk__random random;
        osk__random_begin(&random, osk__random_seed(chance->seed, 4), r);
        extreme += drawn_sum(differences, count, &random) >= observed;
    }
    if (all)
        osk__test_settle(test, extreme, all, true);
    else
        osk__test_settle(test, extreme + 1, (uint64_t)replicates + 1, false);
    /* Differences of 0 have no sign: only the others arrange. */
    test->least = pow(2, 1 - (double)moving);
    return true;
}
