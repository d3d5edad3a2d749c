/* Spearman's rank correlation, permuted; within people too. */
#include "effect.h"

#include "../base/memory.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_CORRELATED = 4 };

/* Twice the ranks less their mean are whole numbers, so that sums are exact and ties between orders are seen. */
struct pairs { double *x, *y; size_t *ends; size_t count; };

static double product(void *context, size_t thread, const uint32_t *order)
{
    const struct pairs *pairs = context;
    double sum = 0;
    (void)thread;
    for (size_t i = 0; i < pairs->count; i++)
        sum += pairs->x[i] * pairs->y[order[i]];
    return fabs(sum);
}

static bool rank_run(double *values, size_t count, double *scratch, osk_error *error)
{
    memcpy(scratch, values, count * sizeof *values);
    if (!osk__rank(scratch, count, values, NULL, error))
        return false;
    for (size_t i = 0; i < count; i++)
        values[i] = 2 * values[i] - ((double)count + 1);
    return true;
}

struct member { uint32_t group, at; };

static int by_group(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Pairs sorted by group, the end of each group's run at each of its places. */
static bool gather(struct pairs *pairs, const double *x, const double *y, const uint32_t *groups, osk_error *error)
{
    struct member *members = osk__take(pairs->count, sizeof *members, error);
    if (!members)
        return false;
    for (uint32_t i = 0; i < pairs->count; i++)
        members[i] = (struct member){groups ? groups[i] : 0, i};
    if (pairs->count)
        qsort(members, pairs->count, sizeof *members, by_group);
    for (size_t i = pairs->count; i-- > 0;) {
        pairs->x[i] = x[members[i].at];
        pairs->y[i] = y[members[i].at];
        bool last = i + 1 == pairs->count || members[i].group != members[i + 1].group;
        pairs->ends[i] = last ? i + 1 : pairs->ends[i + 1];
    }
    free(members);
    return true;
}

static bool rank_runs(struct pairs *pairs, double *scratch, osk_error *error)
{
    for (size_t first = 0; first < pairs->count; first = pairs->ends[first]) {
        size_t size = pairs->ends[first] - first;
        if (!rank_run(pairs->x + first, size, scratch, error) || !rank_run(pairs->y + first, size, scratch, error))
            return false;
    }
    return true;
}

static void measure(const struct pairs *pairs, bool free_order, osk__correlation *result)
{
    double xy = 0, xx = 0, yy = 0, n = (double)pairs->count;
    for (size_t i = 0; i < pairs->count; i++) {
        xy += pairs->x[i] * pairs->y[i];
        xx += pairs->x[i] * pairs->x[i];
        yy += pairs->y[i] * pairs->y[i];
    }
    result->rho = xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : NAN;
    if (!free_order || pairs->count < FEWEST_CORRELATED || !(fabs(result->rho) < 1 - 1e-12))
        return;
    double half = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2) * sqrt((1 + result->rho * result->rho / 2) / (n - 3));
    result->limits = (osk__limits){true, tanh(atanh(result->rho) - half), tanh(atanh(result->rho) + half)};
}

static void free_pairs(struct pairs *pairs)
{
    free(pairs->x);
    free(pairs->y);
    free(pairs->ends);
}

static bool make_pairs(struct pairs *pairs, const double *x, const double *y, const uint32_t *groups, size_t count,
                       osk_error *error)
{
    double *scratch = osk__take(count, sizeof *scratch, error);
    *pairs = (struct pairs){.count = count};
    bool good = scratch && (pairs->x = osk__take(count, sizeof *pairs->x, error)) &&
                (pairs->y = osk__take(count, sizeof *pairs->y, error)) &&
                (pairs->ends = osk__take(count, sizeof *pairs->ends, error)) &&
                gather(pairs, x, y, groups, error) && rank_runs(pairs, scratch, error);
    free(scratch);
    return good;
}

bool osk__spearman(const double *x, const double *y, const uint32_t *groups, size_t count, const osk__chance *chance,
                   osk__correlation *result, osk_error *error)
{
    struct pairs pairs;
    *result = (osk__correlation){.rho = NAN, .test = {.verdict = OSK__ALL_EQUAL, .least = 1}};
    bool good = make_pairs(&pairs, x, y, groups, count, error);
    if (good)
        measure(&pairs, !groups, result);
    if (good && !isnan(result->rho)) {
        uint32_t *same = osk__take(count, sizeof *same, error);
        for (size_t i = 0; same && i < count; i++)
            same[i] = (uint32_t)i;
        osk__shuffle shuffle = {.count = count, .ends = pairs.ends, .statistic = product, .context = &pairs};
        shuffle.observed = same ? product(&pairs, 0, same) : 0;
        good = same && osk__shuffle_test(&shuffle, chance, &result->test, error);
        free(same);
    }
    free_pairs(&pairs);
    return good;
}

/* ---- people left out in turn ---- */

struct left {
    const double *x, *y;
    const uint32_t *persons;
    bool within;
    double *kept_x, *kept_y, *weights;
    uint32_t *kept_persons;
};

static bool measure_kept(void *context, const uint32_t *kept, size_t count, double *value, osk_error *error)
{
    struct left *left = context;
    struct pairs pairs;
    osk__correlation result = {.rho = NAN};
    for (size_t i = 0; i < count; i++) {
        left->kept_x[i] = left->x[kept[i]];
        left->kept_y[i] = left->y[kept[i]];
        left->kept_persons[i] = left->persons[kept[i]];
    }
    bool good = make_pairs(&pairs, left->kept_x, left->kept_y, left->within ? left->kept_persons : NULL, count, error);
    if (good)
        measure(&pairs, false, &result);
    *value = result.rho;
    free_pairs(&pairs);
    return good;
}

/* Within people, who has many comments has by far the most of the ranks' squares: of n comments n (n^2 - 1) / 3. */
static void weigh(const osk__pairs *given, size_t *sizes, double *weights)
{
    for (size_t i = 0; i < given->count; i++)
        sizes[given->persons[i]]++;
    for (size_t i = 0; i < given->count; i++) {
        double n = (double)sizes[given->persons[i]];
        weights[i] = (n * n - 1) / 3;
    }
}

bool osk__spearman_limits(const osk__pairs *given, bool within, double rho, osk__limits *limits, osk_error *error)
{
    struct left left = {.x = given->x, .y = given->y, .persons = given->persons, .within = within,
                        .kept_x = osk__take(given->count + 1, sizeof *left.kept_x, error),
                        .kept_y = osk__take(given->count + 1, sizeof *left.kept_y, error),
                        .weights = osk__take(given->count + 1, sizeof *left.weights, error),
                        .kept_persons = osk__take(given->count + 1, sizeof *left.kept_persons, error)};
    size_t *sizes = osk__take(given->person_count + 1, sizeof *sizes, error);
    osk__leave leave = {given->persons, within ? left.weights : NULL, given->count, given->person_count, measure_kept, &left};
    bool good = left.kept_x && left.kept_y && left.weights && left.kept_persons && sizes;
    if (good)
        weigh(given, sizes, left.weights);
    good = good && osk__leave_people(&leave, rho, limits, error);
    free(sizes);
    free(left.weights);
    free(left.kept_x);
    free(left.kept_y);
    free(left.kept_persons);
    return good;
}
