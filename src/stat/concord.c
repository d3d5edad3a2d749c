/* Do rankings agree? Kendall's coefficient of concordance (Kendall & Babington Smith 1939, The Problem of m Rankings,
 * Annals of Mathematical Statistics 10, 275-287), corrected for ties (Kendall 1970, Rank Correlation Methods, ch. 6).
 *
 *   W = (12 S' - 3 m^2 n (n + 1)^2) / (m^2 n (n^2 - 1) - m T)     S': sum of squared rank sums; T: sum of t^3 - t over ties */
#include "procedure.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>

bool osk__concord(const double *values, size_t rankings, size_t count, double *w, osk_error *error)
{
    double *sums = osk__take(count + 1, sizeof *sums, error), *ranks = osk__take(count + 1, sizeof *ranks, error);
    double m = (double)rankings, n = (double)count, squares = 0, ties = 0, tied = 0;
    bool good = sums && ranks;
    *w = NAN;
    for (size_t j = 0; j < rankings && good; j++) {
        good = osk__rank(values + j * count, count, ranks, &tied, error);
        ties += tied;
        for (size_t i = 0; i < count && good; i++)
            sums[i] += ranks[i];
    }
    for (size_t i = 0; i < count && good; i++)
        squares += sums[i] * sums[i];
    double most = m * m * n * (n * n - 1) - m * ties;
    if (good && rankings >= 2 && count >= 2 && most > 0)
        *w = (12 * squares - 3 * m * m * n * (n + 1) * (n + 1)) / most;
    free(sums);
    free(ranks);
    return good;
}
