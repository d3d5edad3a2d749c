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
    const size_t *places;      /* the place of each value, by person; FREE: NULL */
    const size_t *first;       /* where a person's units begin in places */
    size_t people;
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

/* |S| where the order says which value stands at each place. */
static double of_order(void *context, size_t thread, const uint32_t *order)
{
    const struct series *series = context;
    double *values = series->scratch + 2 * thread * series->count;
    for (size_t i = 0; i < series->count; i++)
        values[i] = series->ranks[order[i]];
    return fabs(score(series, values, thread));
}

/* |S| where people of as many comments change places with each other, all of theirs together, and each one's comments
 * among themselves. The order says first which person has each person's places, then which of the own comments has each
 * of them: the places of person s begin at first[s]. */
static double of_people(void *context, size_t thread, const uint32_t *order)
{
    const struct series *series = context;
    double *values = series->scratch + 2 * thread * series->count;
    for (size_t s = 0; s < series->people; s++)
        for (size_t i = series->first[s]; i < series->first[s + 1]; i++) {
            size_t own = order[series->people + i] - series->people - series->first[s];
            values[series->places[i]] = series->ranks[series->places[series->first[order[s]] + own]];
        }
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

struct persons { size_t *places, *first, *ends, count; };

struct person { size_t size; uint32_t number; };

static int by_size(const void *a, const void *b)
{
    const struct person *x = a, *y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Sorts people by their comments and tells the new number of each; first and places are made by it. */
static bool number_people(struct persons *persons, const uint32_t *of, size_t count, uint32_t **fresh, osk_error *error)
{
    struct person *order = osk__take(persons->count, sizeof *order, error);
    bool good = order && (*fresh = osk__take(persons->count, sizeof **fresh, error)) &&
                (persons->first = osk__take(persons->count + 2, sizeof *persons->first, error)) &&
                (persons->places = osk__take(count, sizeof *persons->places, error)) &&
                (persons->ends = osk__take(persons->count + count, sizeof *persons->ends, error));
    for (uint32_t p = 0; good && p < persons->count; p++)
        order[p].number = p;
    for (size_t i = 0; good && i < count; i++)
        order[of[i]].size++;
    if (good && persons->count)
        qsort(order, persons->count, sizeof *order, by_size);
    for (size_t p = 0; good && p < persons->count; p++) {
        (*fresh)[order[p].number] = (uint32_t)p;
        persons->first[p + 2] = persons->first[p + 1] + order[p].size;
    }
    free(order);
    return good;
}

/* places[first[p]] to places[first[p + 1] - 1] are person p's, ascending. `ends`: of the people, those of one size are a
 * run; behind them the places of each person are one. */
static bool list_places(struct persons *persons, const uint32_t *of, size_t count, osk_error *error)
{
    uint32_t *fresh = NULL;
    for (size_t i = 0; i < count; i++)
        persons->count = of[i] >= persons->count ? (size_t)of[i] + 1 : persons->count;
    bool good = number_people(persons, of, count, &fresh, error);
    /* first[p + 1] now says where p's places begin, and moves to where they end. */
    for (size_t i = 0; good && i < count; i++)
        persons->places[persons->first[fresh[of[i]] + 1]++] = i;
    for (size_t p = persons->count; good && p-- > 0;) {
        size_t size = persons->first[p + 1] - persons->first[p];
        bool last = p + 1 == persons->count || persons->first[p + 2] - persons->first[p + 1] != size;
        persons->ends[p] = last ? p + 1 : persons->ends[p + 1];
        for (size_t i = persons->first[p]; i < persons->first[p + 1]; i++)
            persons->ends[persons->count + i] = persons->count + persons->first[p + 1];
    }
    free(fresh);
    return good;
}

static bool permute(struct series *series, const uint32_t *of, osk__null null, const osk__chance *chance,
                    osk__trend *trend, osk_error *error)
{
    struct persons persons = {0};
    osk__shuffle shuffle = {.count = series->count, .statistic = of_order, .context = series,
                            .observed = fabs(trend->s), .cost = series->count * 12};
    bool good = null == OSK__FREE || list_places(&persons, of, series->count, error);
    if (good && null != OSK__FREE) {
        series->places = persons.places;
        series->first = persons.first;
        series->people = persons.count;
        shuffle.statistic = of_people;
        shuffle.count = persons.count + series->count;
        shuffle.ends = persons.ends;
        for (size_t p = 0; null == OSK__WITHIN && p < persons.count; p++)
            persons.ends[p] = p + 1; /* everyone stays */
    }
    good = good && osk__shuffle_test(&shuffle, chance, &trend->test, error);
    free(persons.places);
    free(persons.first);
    free(persons.ends);
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
