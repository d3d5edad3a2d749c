/* The shift between two groups, Hodges & Lehmann's: the median of all differences, and of these in order the two that the rank
 * sum test lets through.
 *
 *   a - b   -3  -1 |-1   0   2   2   4| 5   7       k = 3: the third from each end */
#include "effect.h"

#include "../base/memory.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How many differences a[i] - b[j] are at most `limit`; *over gets the least one above it. Both ascend. */
static uint64_t count_under(const double *a, size_t n, const double *b, size_t m, double limit, double *over)
{
    uint64_t count = 0;
    *over = INFINITY;
    for (size_t i = 0, j = 0; i < n; i++) {
        while (j < m && a[i] - b[j] > limit)
            j++;
        count += m - j;
        if (j > 0 && a[i] - b[j - 1] < *over)
            *over = a[i] - b[j - 1];
    }
    return count;
}

/* The k-th smallest difference, k from 1: the limits close in on it, and then it is the least one over the lower. */
static double nth_difference(const double *a, size_t n, const double *b, size_t m, uint64_t k)
{
    double low = a[0] - b[m - 1], high = a[n - 1] - b[0], over;
    if (count_under(a, n, b, m, low, &over) >= k)
        return low;
    for (int i = 0; i < 200; i++) {
        double middle = low + (high - low) / 2;
        if (!(middle > low && middle < high))
            break;
        if (count_under(a, n, b, m, middle, &over) >= k)
            high = middle;
        else
            low = middle;
    }
    count_under(a, n, b, m, low, &over);
    return over;
}

/* Ways to choose `chosen` of the ranks 1, 2 ... so that their sum is `sum` over the least one: ways[chosen][sum], a rank at a time. */
static bool count_ways(size_t n, size_t m, size_t most, double **ways, osk_error *error)
{
    double *table = *ways = osk__take((n + 1) * (most + 1), sizeof *table, error);
    if (!table)
        return false;
    table[0] = 1;
    for (size_t rank = 0; rank < n + m; rank++)
        for (size_t i = rank < n ? rank + 1 : n; i > 0; i--) { /* as the i-th of them, a rank stands rank + 1 - i over the least */
            double *here = table + i * (most + 1), *before = here - (most + 1);
            for (size_t sum = rank + 1 - i; sum <= most; sum++)
                here[sum] += before[sum - (rank + 1 - i)];
        }
    return true;
}

/* The difference in order, from 1, at which the exact test begins to let through; 0 where it rejects none. n <= m. */
static bool count_cut(size_t n, size_t m, uint64_t *cut, osk_error *error)
{
    size_t most = n * m / 2;
    double *ways, all = exp(lgamma((double)(n + m) + 1) - lgamma((double)n + 1) - lgamma((double)m + 1)), below = 0;
    *cut = 0;
    bool good = count_ways(n, m, most, &ways, error);
    /* 1e-9: lgamma's rounding; where the tail is 2.5 % to the last digit the difference is let out. */
    while (good && *cut <= most && (below += ways[n * (most + 1) + *cut]) <= OSK__LEVEL / 2 * all * (1 + 1e-9))
        ++*cut;
    free(ways);
    return good;
}

static bool find_cut(size_t n, size_t m, uint64_t *cut, osk_error *error)
{
    const double work = 5e7;
    double x = (double)n, y = (double)m;
    if (n > m)
        return find_cut(m, n, cut, error);
    if (n == 1) /* the rank of the one is any */
        *cut = (uint64_t)floor(OSK__LEVEL / 2 * (y + 1) + 1e-9);
    else if (n < 1024 && x * x * y * (x + y) < work)
        return count_cut(n, m, cut, error);
    else {
        double place = x * y / 2 - gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2) * sqrt(x * y * (x + y + 1) / 12);
        *cut = place > 0 ? (uint64_t)place : 0;
    }
    return true;
}

bool osk__shift(const double *a, size_t n, const double *b, size_t m, double *shift, osk__limits *limits, osk_error *error)
{
    double *x = osk__take(n + 1, sizeof *x, error), *y = osk__take(m + 1, sizeof *y, error);
    uint64_t pairs = (uint64_t)n * m, cut = 0;
    bool good = x && y && find_cut(n, m, &cut, error);
    *limits = (osk__limits){0};
    if (good) {
        memcpy(x, a, n * sizeof *x);
        memcpy(y, b, m * sizeof *y);
        osk__sort(x, n);
        osk__sort(y, m);
        double upper = nth_difference(x, n, y, m, pairs / 2 + 1);
        *shift = pairs % 2 ? upper : (nth_difference(x, n, y, m, pairs / 2) + upper) / 2;
        if (cut > 0)
            *limits = (osk__limits){true, nth_difference(x, n, y, m, cut), nth_difference(x, n, y, m, pairs + 1 - cut)};
        limits->given = limits->high - limits->low > 1e-12;
    }
    free(x);
    free(y);
    return good;
}
