/* Trend through a debate, by time or by place: Mann-Kendall and Theil-Sen.
 *
 *   times    1   2   2   4   5        S = pairs that rise less pairs that fall; a pair of one time does neither
 *   values  .1  .3 -.2  .4  .4 */
#include "effect.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SLOPES = 3000 }; /* values whose slopes are written down; they are half their square */

struct series {
    const double *times;       /* ascending */
    size_t count;
    double rising;             /* pairs of values that are not equal: without ties of times, S = rising - 2 inversions */
    double *scratch;           /* of each thread [count] */
    double *sorted;
};

/* Pairs that fall, of few values: one is put in its place at a time. */
static double insertions(double *values, size_t count)
{
    double falls = 0;
    for (size_t i = 1; i < count; i++) {
        double value = values[i];
        size_t at = i;
        for (; at > 0 && values[at - 1] > value; at--)
            values[at] = values[at - 1];
        values[at] = value;
        falls += (double)(i - at);
    }
    return falls;
}

/* Pairs that fall; sorts `values`. */
static double inversions(double *values, double *room, size_t count)
{
    if (count < 16)
        return insertions(values, count);
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

/* Where the run of equal values that begins at `first` ends; ascending. */
static size_t run_end(const double *values, size_t first, size_t count)
{
    size_t end = first + 1;
    while (end < count && !(values[end] > values[first]))
        end++;
    return end;
}

static double pairs_of(size_t count) { return (double)count * ((double)count - 1) / 2; }

/* Pairs that are equal; ascending. */
static double equal_pairs(const double *values, size_t count)
{
    double equal = 0;
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(values, i, count);
        equal += pairs_of(end - i);
    }
    return equal;
}

/* S of values in the order of times. Those of one time are put in order, so that none of them falls; that they rise then
 * is taken back. */
static double score(void *context, size_t thread, double *values)
{
    const struct series *series = context;
    double *room = series->scratch + thread * osk__thread_stride(series->count, sizeof *room), apart = 0;
    for (size_t i = 0, end; i < series->count; i = end) {
        end = run_end(series->times, i, series->count);
        if (end - i < 2)
            continue;
        inversions(values + i, room, end - i);
        apart += pairs_of(end - i) - equal_pairs(values + i, end - i);
    }
    return series->rising - apart - 2 * inversions(values, room, series->count);
}

static void prepare(void *context, const double *values)
{
    struct series *series = context;
    memcpy(series->sorted, values, series->count * sizeof *values);
    osk__sort(series->sorted, series->count);
    series->rising = pairs_of(series->count) - equal_pairs(series->sorted, series->count);
}

/* ---- the slope ---- */

/* Of S where neither values nor times tie, and what ties of one of them take off (Kendall 1970, ch. 4); `sorted` ascending. */
static double tied(const double *sorted, size_t count, double *triples)
{
    double sum = 0;
    *triples = 0;
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(sorted, i, count);
        double t = (double)(end - i);
        sum += t * (t - 1) * (2 * t + 5);
        *triples += t * (t - 1) * (t - 2);
    }
    return sum;
}

static double kendall_variance(const struct series *series)
{
    double n = (double)series->count, of_times, of_values, times_three, values_three;
    of_times = tied(series->times, series->count, &times_three);
    of_values = tied(series->sorted, series->count, &values_three);
    return (n * (n - 1) * (2 * n + 5) - of_times - of_values) / 18 +
           (series->count > 2 ? times_three * values_three / (9 * n * (n - 1) * (n - 2)) : 0) +
           4 * equal_pairs(series->times, series->count) * equal_pairs(series->sorted, series->count) / (2 * n * (n - 1));
}

/* Theil (1950) over pairs of different times, and Sen's (1968) interval from the distribution of S. */
static bool theil_sen(const double *values, const struct series *series, osk__trend *trend, osk_error *error)
{
    size_t count = series->count, at = 0, pairs = (size_t)(pairs_of(count) - equal_pairs(series->times, count));
    double *slopes = osk__take(pairs, sizeof *slopes, error);
    if (!slopes)
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = run_end(series->times, i, count); j < count; j++)
            slopes[at++] = (values[j] - values[i]) / (series->times[j] - series->times[i]);
    osk__sort(slopes, pairs);
    trend->slope = pairs % 2 ? slopes[pairs / 2] : (slopes[pairs / 2 - 1] + slopes[pairs / 2]) / 2;
    double reach = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2) * sqrt(kendall_variance(series));
    double low = floor(((double)pairs - reach) / 2), high = ceil(((double)pairs + reach) / 2);
    if (low >= 1 && high < (double)pairs)
        trend->limits = (osk__limits){true, slopes[(size_t)low - 1], slopes[(size_t)high]};
    free(slopes);
    return true;
}

/* Pairs of different times whose slope is under `rise`: those that fall once it is taken off. */
static double slopes_under(const struct series *series, const double *values, double rise, double *room)
{
    for (size_t i = 0; i < series->count; i++)
        room[i] = values[i] - rise * series->times[i];
    for (size_t i = 0, end; i < series->count; i = end) {
        end = run_end(series->times, i, series->count);
        inversions(room + i, series->scratch, end - i); /* put in order, pairs of one time do not fall */
    }
    return inversions(room, series->scratch, series->count);
}

/* The median slope of many values, which are not written down: halved to where half of them are below, to 1e-12 of the
 * steepest. As many slopes are 0 where values tie, 0 is asked for by itself. */
static bool middle_slope(const double *values, const struct series *series, osk__trend *trend, osk_error *error)
{
    enum { HALVINGS = 60 };
    size_t count = series->count;
    double *room = osk__take(count, sizeof *room, error), half, low, high = 0;
    if (!room)
        return false;
    half = (pairs_of(count) - equal_pairs(series->times, count)) / 2;
    double least = INFINITY;
    for (size_t i = 1; i < count; i++)
        if (series->times[i] > series->times[i - 1])
            least = fmin(least, series->times[i] - series->times[i - 1]);
    high = (series->sorted[count - 1] - series->sorted[0]) / least;
    low = -high;
    if (slopes_under(series, values, 0, room) <= half && slopes_under(series, values, high * 1e-12, room) > half)
        low = high = 0;
    for (int i = 0; i < HALVINGS && high - low > 1e-12 * fabs(high); i++) {
        double middle = (low + high) / 2;
        if (slopes_under(series, values, middle, room) > half)
            high = middle;
        else
            low = middle;
    }
    trend->slope = (low + high) / 2;
    free(room);
    return true;
}

/* ---- the test ---- */

struct course { struct series series; osk__course course; double *places, *values; };

static void free_course(struct course *c)
{
    free(c->places);
    free(c->values);
    free(c->series.scratch);
    free(c->series.sorted);
}

static bool make_course(struct course *c, const osk__series *given, osk__null null, const osk__chance *chance, osk_error *error)
{
    size_t count = given->count, threads = osk__thread_count(chance->threads);
    *c = (struct course){.series = {.count = count},
                         .course = {.values = given->values, .persons = given->persons, .count = count, .null = null,
                                    .statistic = score, .prepare = prepare, .cost = count * 12}};
    c->course.context = &c->series;
    if (!(c->places = osk__take(count + 1, sizeof *c->places, error)) ||
        !(c->values = osk__take(count + 1, sizeof *c->values, error)) ||
        !(c->series.scratch = osk__take(threads * osk__thread_stride(count, sizeof *c->series.scratch), sizeof *c->series.scratch, error)) ||
        !(c->series.sorted = osk__take(count + 1, sizeof *c->series.sorted, error)))
        return false;
    for (size_t i = 0; i < count; i++)
        c->places[i] = (double)i;
    c->series.times = given->times ? given->times : c->places;
    return true;
}

static bool varies(const struct course *c)
{
    size_t count = c->series.count;
    return count > 1 && c->series.times[count - 1] > c->series.times[0] && osk__squares(c->course.values, count) > 1e-18;
}

static bool measure(struct course *c, const osk__chance *chance, osk__trend *trend, osk_error *error)
{
    size_t count = c->series.count;
    double apart = pairs_of(count) - equal_pairs(c->series.times, count);
    prepare(&c->series, c->course.values);
    memcpy(c->values, c->course.values, count * sizeof *c->values);
    trend->s = score(&c->series, 0, c->values);
    trend->tau = trend->s / sqrt(apart * c->series.rising);
    return (count > MOST_SLOPES ? middle_slope : theil_sen)(c->course.values, &c->series, trend, error) &&
           osk__course_test(&c->course, chance, &trend->test, error);
}

bool osk__mann_kendall(const osk__series *series, osk__null null, const osk__chance *chance, osk__trend *trend,
                       osk_error *error)
{
    struct course c;
    *trend = (osk__trend){.tau = NAN, .slope = NAN, .test = {.verdict = OSK__ALL_EQUAL, .least = 1}};
    bool good = make_course(&c, series, null, chance, error) && (!varies(&c) || measure(&c, chance, trend, error));
    free_course(&c);
    return good;
}

/* ---- tau-b with people left out in turn ---- */

struct left { const double *values, *times; struct course course; double *kept_values, *kept_times; };

static bool measure_kept(void *context, const uint32_t *kept, size_t count, double *value, osk_error *error)
{
    struct left *left = context;
    struct series *series = &left->course.series;
    (void)error;
    for (size_t i = 0; i < count; i++) {
        left->kept_values[i] = left->values[kept[i]];
        left->kept_times[i] = left->times[kept[i]];
    }
    series->count = count;
    series->times = left->kept_times;
    prepare(series, left->kept_values);
    double apart = pairs_of(count) - equal_pairs(left->kept_times, count);
    *value = score(series, 0, left->kept_values) / sqrt(apart * series->rising);
    return true;
}

bool osk__tau_limits(const osk__series *series, size_t person_count, double tau, osk__limits *limits, osk_error *error)
{
    osk__chance alone = {.threads = 1};
    struct left left = {.values = series->values, .kept_values = osk__take(series->count + 1, sizeof *left.kept_values, error),
                        .kept_times = osk__take(series->count + 1, sizeof *left.kept_times, error)};
    osk__leave leave = {series->persons, NULL, series->count, person_count, measure_kept, &left};
    bool good = left.kept_values && left.kept_times && make_course(&left.course, series, OSK__WITHIN, &alone, error);
    if (good) {
        left.times = left.course.series.times;
        good = osk__leave_people(&leave, tau, limits, error);
    }
    free_course(&left.course);
    free(left.kept_values);
    free(left.kept_times);
    return good;
}

bool osk__trend_limits(const osk__series *series, osk__null null, const osk__chance *chance, osk__trend *trend,
                       osk_error *error)
{
    struct course c;
    trend->limits = (osk__limits){0};
    bool good = make_course(&c, series, null, chance, error);
    if (good && varies(&c) && !isnan(trend->slope))
        good = osk__course_invert(&c.course, c.series.times, trend->slope, chance, &trend->limits, error);
    free_course(&c);
    return good;
}
