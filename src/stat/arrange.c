/* Arrangements: how many there are, the next one, and a p-value from those that are extreme. */
#include "procedure.h"

#include <math.h>

/* Built as a product of binomials, each of them whole. */
uint64_t osk__arrangements(const size_t *sizes, size_t groups, uint64_t most)
{
    uint64_t total = 1, placed = 0;
    for (size_t g = 0; g < groups; g++)
        for (uint64_t k = 1; k <= (uint64_t)sizes[g]; k++) {
            placed++;
            if (total > UINT64_MAX / placed)
                return 0;
            total = total * placed / k;
            if (total > most) /* it never falls again */
                return 0;
        }
    return total;
}

bool osk__arrange_next(uint32_t *labels, size_t count)
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

void osk__test_settle(osk__test *test, uint64_t extreme, uint64_t arrangements, bool exact)
{
    test->extreme = extreme;
    test->arrangements = arrangements;
    test->exact = exact;
    test->p = (double)extreme / (double)arrangements;
    test->p_error = exact || arrangements < 2 ? NAN : sqrt(test->p * (1 - test->p) / (double)(arrangements - 1));
}

size_t osk__replicates(size_t asked, size_t units)
{
    enum { USUAL = 99999, FEWEST = 999, FEWEST_DEAR = 499, WORK = 100000000, DEAR = 1000000 };
    size_t afforded = units ? WORK / units : USUAL, fewest = units > DEAR ? FEWEST_DEAR : FEWEST;
    if (asked)
        return asked;
    return afforded > USUAL ? USUAL : afforded < fewest ? fewest : afforded;
}
