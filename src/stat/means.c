/* Two groups' means: the test of their difference, and that test inverted. */
#include "procedure.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

osk__by osk__means_by(size_t n, size_t m) { return n > 1 && m > 1 ? OSK__BY_WELCH : OSK__BY_MEANS; }

bool osk__means_test(const double *a, size_t n, const double *b, size_t m, const osk__chance *chance, osk__test *test,
                     osk_error *error)
{
    double *values = osk__take(n + m, sizeof *values, error);
    uint32_t *groups = osk__take(n + m, sizeof *groups, error);
    bool good = values && groups;
    if (good) {
        memcpy(values, a, n * sizeof *values);
        memcpy(values + n, b, m * sizeof *values);
        for (size_t i = n; n && i < n + m; i++)
            groups[i] = 1;
        osk__sample sample = {.values = values, .groups = groups, .count = n + m, .group_count = n && m ? 2 : 1};
        good = osk__permute(&sample, osk__means_by(n, m), chance, test, error);
    }
    free(values);
    free(groups);
    return good;
}

bool osk__means_compare(const double *a, size_t n, const double *b, size_t m, const osk__chance *chance, osk__test *test,
                        osk__limits *limits, osk_error *error)
{
    *limits = (osk__limits){0};
    if (!osk__means_test(a, n, b, m, chance, test, error) || (n && m && !osk__invert(a, n, b, m, chance, limits, error)))
        return false;
    if (test->verdict == OSK__TESTED)
        osk__limits_agree(limits, osk__mean(a, n) - osk__mean(b, m), test->p);
    return true;
}
