/* Many comparisons: adjusted p-values, and which comparisons could be decided at all. */
#include "procedure.h"

#include "../base/memory.h"

#include <stdlib.h>

struct placed { double p; size_t at; };

static int by_p(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->p < y->p || x->p > y->p)
        return x->p < y->p ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static struct placed *order(const double *p, size_t count, osk_error *error)
{
    struct placed *placed = osk__take(count, sizeof *placed, error);
    for (size_t i = 0; placed && i < count; i++)
        placed[i] = (struct placed){p[i], i};
    if (placed && count)
        qsort(placed, count, sizeof *placed, by_p);
    return placed;
}

bool osk__correct_holm(double *p, size_t count, osk_error *error)
{
    struct placed *placed = order(p, count, error);
    double least = 0;
    for (size_t i = 0; placed && i < count; i++) {
        double adjusted = placed[i].p * (double)(count - i);
        least = adjusted > least ? adjusted : least;
        p[placed[i].at] = least < 1 ? least : 1;
    }
    free(placed);
    return placed != NULL;
}

bool osk__correct_bh(double *p, size_t count, osk_error *error)
{
    struct placed *placed = order(p, count, error);
    double most = 1;
    for (size_t i = count; placed && i-- > 0;) {
        double adjusted = placed[i].p * (double)count / ((double)i + 1);
        most = adjusted < most ? adjusted : most;
        p[placed[i].at] = most;
    }
    free(placed);
    return placed != NULL;
}

bool osk__tarone(const double *least, size_t count, bool *kept, size_t *k, osk_error *error)
{
    struct placed *placed = order(least, count, error);
    size_t reach = 0;
    if (!placed)
        return false;
    /* The more comparisons, the smaller the level each must reach, and the fewer can. */
    for (*k = 1; *k <= count; ++*k) {
        for (reach = 0; reach < count && placed[reach].p <= OSK__LEVEL / (double)*k; reach++)
            continue;
        if (reach <= *k)
            break;
    }
    for (size_t i = 0; i < count; i++)
        kept[i] = least[i] <= OSK__LEVEL / (double)*k;
    free(placed);
    return true;
}
