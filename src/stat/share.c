/* The share of sentences that hold something, where the sentences of a comment go together. */
#include "procedure.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void osk__wilson(double x, double n, double *low, double *high)
{
    double z = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2), root = z * sqrt(z * z + 4 * x * (1 - x / n));
    *low = (2 * x + z * z - root) / (2 * (n + z * z));
    *high = (2 * x + z * z + root) / (2 * (n + z * z));
}

/* The variance of a ratio of sums over clusters, linearised. */
static double ratio_variance(const uint32_t *held, const uint32_t *sizes, size_t count, double share, double all)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double rest = held[i] - share * sizes[i];
        sum += rest * rest;
    }
    return sum * (double)count / (double)(count - 1) / (all * all);
}

osk__limits osk__share(const uint32_t *held, const uint32_t *sizes, size_t count, double *share)
{
    double x = 0, n = 0;
    osk__limits limits = {0};
    for (size_t i = 0; i < count; i++) {
        x += held[i];
        n += sizes[i];
    }
    *share = n > 0 ? x / n : NAN;
    if (count < OSK__FEWEST || n < 2)
        return limits;
    double variance = ratio_variance(held, sizes, count, *share, n), simple = *share * (1 - *share);
    double effective = variance > 0 ? simple / variance : n, upper = 1 - OSK__LEVEL / 2;
    double t = gsl_cdf_tdist_Pinv(upper, n - 1) / gsl_cdf_tdist_Pinv(upper, (double)count - 1);
    effective *= t * t;
    if (effective > n)
        effective = n;
    osk__wilson(*share * effective, effective, &limits.low, &limits.high);
    limits.given = true;
    return limits;
}
