/* Trend over the places of a debate: Mann-Kendall and Theil-Sen.
 *
 *   places   1   2   3   4   5        S = pairs that rise less pairs that fall
 *   values  .1  .3 -.2  .4  .4 */
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SLOPES = 3000 }; /* values; the slopes are half their square */

struct series {
    const double *ranks;       /* by place */
    size_t count;
    double rising;             /* pairs that are not equal: S = rising - 2 inversions */
    double *scratch;           /* [threads][2 count] */
    const size_t *places;      /* WITHIN: the place of each unit, by person; else NULL */
    const size_t *first;       /* BLOCKS: where a person's units begin in places; else NULL */
};

/* Pairs that fall; sorts `values`. */
static double inversions(double *values, double *room, size_t count)
{
    if (count < 2)
        return 0;
    size_t half = count / 2, i = 0, j = half, at = 0;
    double falls = inversions(values, room, half) + inversions(values + half, room, count - half);
    while (i < half || j < count)
        if (j == count || (i < half && values[i] <= values[j])) {
            room[at++] = values[i++];
        } else {
            falls += (double)(half - i);
            room[at++] = values[j++];
        }
    memcpy(values, room, count * sizeof *values);
    return falls;
}

static double score(const struct series *series, double *values, size_t thread)
{
    return series->rising - 2 * inversions(values, series->scratch + (2 * thread + 1) * series->count, series->count);
}

/* |S| where the order says which unit stands at each place; with persons, a unit is a place of a person's. */
static double of_order(void *context, size_t thread, const uint32_t *order)
{
    const struct series *series = context;
    double *values = series->scratch + 2 * thread * series->count;
    for (size_t i = 0; i < series->count; i++)
        if (series->places)
            values[series->places[i]] = series->ranks[series->places[order[i]]];
        else
            values[i] = series->ranks[order[i]];
    return fabs(score(series, values, thread));
}

/* |S| where persons stand in an order, each one's values together. */
static double of_blocks(void *context, size_t thread, const uint32_t *order)
{
    const struct series *series = context;
    double *values = series->scratch + 2 * thread * series->count;
    for (size_t at = 0, block = 0; at < series->count; block++)
        for (size_t i = series->first[order[block]]; i < series->first[order[block] + 1]; i++)
            values[at++] = series->ranks[series->places[i]];
    return fabs(score(series, values, thread));
}

/* ---- the slope ---- */

static double kendall_variance(const double *ranks, size_t count, double *sorted)
{
    double n = (double)count, variance = n * (n - 1) * (2 * n + 5);
    memcpy(sorted, ranks, count * sizeof *ranks);
    osk__sort(sorted, count);
    for (size_t i = 0, j; i < count; i = j) {
        for (j = i + 1; j < count && !(sorted[j] > sorted[i]); j++)
            continue;
        double t = (double)(j - i);
        variance -= t * (t - 1) * (2 * t + 5);
    }
    return variance / 18;
}

/* Theil (1950), and Sen's (1968) interval from the distribution of S. */
static bool theil_sen(const double *values, size_t count, double variance, osk__trend *trend, osk_error *error)
{
    size_t pairs = count * (count - 1) / 2, at = 0;
    double *slopes = osk__take(pairs, sizeof *slopes, error);
    if (!slopes)
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            slopes[at++] = (values[j] - values[i]) / (double)(j - i);
    osk__sort(slopes, pairs);
    trend->slope = pairs % 2 ? slopes[pairs / 2] : (slopes[pairs / 2 - 1] + slopes[pairs / 2]) / 2;
    double reach = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2) * sqrt(variance);
    double low = floor(((double)pairs - reach) / 2), high = ceil(((double)pairs + reach) / 2);
    if (low >= 1 && high < (double)pairs)
        trend->limits = (osk__limits){true, slopes[(size_t)low - 1], slopes[(size_t)high]};
    free(slopes);
    return true;
}

/* ---- who stands where ---- */

/* places[first[p]] to places[first[p + 1] - 1] are person p's, ascending; ends, the end of each place's run. */
static bool list_places(const uint32_t *persons, size_t count, size_t **places, size_t **first, size_t **ends,
                        size_t *people, osk_error *error)
{
    *people = 0;
    for (size_t i = 0; i < count; i++)
        *people = persons[i] >= *people ? (size_t)persons[i] + 1 : *people;
    if (!(*places = osk__take(count, sizeof **places, error)) || !(*ends = osk__take(count, sizeof **ends, error)) ||
        !(*first = osk__take(*people + 2, sizeof **first, error)))
        return false;
    for (size_t i = 0; i < count; i++)
        if ((size_t)persons[i] + 2 <= *people)
            (*first)[persons[i] + 2]++;
    for (size_t p = 2; p <= *people; p++)
        (*first)[p] += (*first)[p - 1];
    for (size_t i = 0; i < count; i++)
        (*places)[(*first)[persons[i] + 1]++] = i;
    for (size_t p = 0; p < *people; p++)
        for (size_t i = (*first)[p]; i < (*first)[p + 1]; i++)
            (*ends)[i] = (*first)[p + 1];
    return true;
}

static bool permute(struct series *series, const uint32_t *persons, osk__null null, const osk__chance *chance,
                    osk__trend *trend, osk_error *error)
{
    size_t *places = NULL, *first = NULL, *ends = NULL, people = 0;
    osk__shuffle shuffle = {.count = series->count, .statistic = of_order, .context = series,
                            .observed = fabs(trend->s), .cost = series->count * 12};
    bool good = true;
    if (null != OSK__FREE) {
        good = list_places(persons, series->count, &places, &first, &ends, &people, error);
        series->places = places;
        series->first = first;
        shuffle.ends = null == OSK__WITHIN ? ends : NULL;
    }
    if (null == OSK__BLOCKS) {
        shuffle.count = people;
        shuffle.statistic = of_blocks;
    }
    good = good && osk__shuffle_test(&shuffle, chance, &trend->test, error);
    free(places);
    free(first);
    free(ends);
    return good;
}

bool osk__mann_kendall(const double *values, const uint32_t *persons, size_t count, osk__null null,
                       const osk__chance *chance, osk__trend *trend, osk_error *error)
{
    struct series series = {.count = count};
    double *ranks = osk__take(count, sizeof *ranks, error), ties = 0, n = (double)count;
    *trend = (osk__trend){.tau = NAN, .slope = NAN, .test = {.verdict = OSK__ALL_EQUAL, .least = 1}};
    series.scratch = osk__take(2 * count * osk__thread_count(chance->threads), sizeof *series.scratch, error);
    bool good = ranks && series.scratch && osk__rank(values, count, ranks, &ties, error);
    series.ranks = ranks;
    if (good && count > 1 && osk__squares(values, count) > 1e-18) {
        double variance = kendall_variance(ranks, count, series.scratch), pairs = n * (n - 1) / 2, equal = 0;
        for (size_t i = 0, j; i < count; i = j) { /* kendall_variance left them sorted */
            for (j = i + 1; j < count && !(series.scratch[j] > series.scratch[i]); j++)
                continue;
            equal += (double)(j - i) * (double)(j - i - 1) / 2;
        }
        series.rising = pairs - equal;
        memcpy(series.scratch, ranks, count * sizeof *ranks);
        trend->s = score(&series, series.scratch, 0);
        trend->tau = trend->s / sqrt(pairs * (pairs - equal));
        good = (count > MOST_SLOPES || theil_sen(values, count, variance, trend, error)) &&
               permute(&series, persons, null, chance, trend, error);
    }
    free(ranks);
    free(series.scratch);
    return good;
}
