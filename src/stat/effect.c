/* The limits of effect sizes by inverting noncentral distributions. */
#include "effect.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>

/* A distribution function that falls as the noncentrality rises. */
struct curve { double (*below)(const struct curve *curve, double noncentrality); double statistic, above, under; };

static double below_t(const struct curve *c, double delta) { return osk__noncentral_t(c->statistic, c->under, delta); }
static double below_f(const struct curve *c, double lambda) { return osk__noncentral_f(c->statistic, c->above, c->under, lambda); }
static double below_chi2(const struct curve *c, double lambda) { return osk__noncentral_chi2(c->statistic, c->above, lambda); }

/* The noncentrality from `from` on at which so much of the distribution lies below the statistic. */
static double find(const struct curve *curve, double from, double share)
{
    enum { DOUBLINGS = 60, HALVINGS = 60 };
    double inner = from, step = 1;
    if (curve->below(curve, from) <= share)
        return from;
    for (int i = 0; i < DOUBLINGS && curve->below(curve, from + step) > share; i++, step *= 2)
        inner = from + step;
    double outer = from + step;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (inner + outer) / 2;
        *(curve->below(curve, middle) > share ? &inner : &outer) = middle;
    }
    return (inner + outer) / 2;
}

/* Of t both limits; scale: what a size is times to be a noncentrality. */
static osk__limits of_t(double t, double df, double scale)
{
    struct curve curve = {below_t, t, 0, df};
    double far = -10 - 10 * fabs(t); /* no limit lies below it */
    return (osk__limits){true, find(&curve, far, 1 - OSK__LEVEL / 2) / scale, find(&curve, far, OSK__LEVEL / 2) / scale};
}

osk__limits osk__hedges_limits(const double *a, size_t n, const double *b, size_t m)
{
    double df = (double)(n + m) - 2, squares = osk__squares(a, n) + osk__squares(b, m), x = (double)n, y = (double)m;
    if (n < 1 || m < 1 || n + m < OSK__FEWEST || !(squares > 1e-18))
        return (osk__limits){0};
    double scale = sqrt(x * y / (x + y));
    return of_t((osk__mean(a, n) - osk__mean(b, m)) / sqrt(squares / df) * scale, df, scale);
}

osk__limits osk__paired_limits(double size, size_t count)
{
    double scale = sqrt((double)count);
    return count >= OSK__FEWEST && isfinite(size) ? of_t(size * scale, (double)count - 1, scale) : (osk__limits){0};
}

/* ---- the part between groups ---- */

/* Squared deviations from the groups' means. */
static bool within_groups(const osk__sample *sample, const double *values, double *within, osk_error *error)
{
    double *room = osk__take(2 * sample->group_count + 1, sizeof *room, error), *sums = room;
    *within = 0;
    if (!room)
        return false;
    double *sizes = room + sample->group_count;
    for (size_t i = 0; i < sample->count; i++) {
        sums[sample->groups[i]] += values[i];
        sizes[sample->groups[i]]++;
    }
    for (size_t i = 0; i < sample->count; i++) {
        double apart = values[i] - sums[sample->groups[i]] / sizes[sample->groups[i]];
        *within += apart * apart;
    }
    free(room);
    return true;
}

static bool of_f(const osk__sample *sample, const double *values, osk__limits *limits, osk__between *given, osk_error *error)
{
    double n = (double)sample->count, k = (double)sample->group_count, all = osk__squares(values, sample->count), within;
    *limits = (osk__limits){0};
    *given = OSK__BETWEEN_FEW;
    if (!within_groups(sample, values, &within, error))
        return false;
    if (k < 2 || n - k < 2 || !(within > 1e-12 * all))
        return true;
    struct curve curve = {below_f, (all - within) / (k - 1) / (within / (n - k)), k - 1, n - k};
    double low = find(&curve, 0, 1 - OSK__LEVEL / 2), high = find(&curve, 0, OSK__LEVEL / 2);
    *given = high > 0 ? OSK__BETWEEN_GIVEN : OSK__BETWEEN_ALIKE;
    *limits = (osk__limits){high > 0, low / (low + n), high / (high + n)};
    return true;
}

bool osk__omega_limits(const osk__sample *sample, osk__limits *limits, osk__between *given, osk_error *error)
{
    return of_f(sample, sample->values, limits, given, error);
}

bool osk__epsilon_limits(const osk__sample *sample, osk__limits *limits, osk__between *given, osk_error *error)
{
    double *ranks = osk__take(sample->count + 1, sizeof *ranks, error);
    bool good = ranks && osk__rank(sample->values, sample->count, ranks, NULL, error) &&
                of_f(sample, ranks, limits, given, error);
    free(ranks);
    return good;
}

osk__limits osk__cramer_limits(double chi2, size_t rows, size_t columns, double n)
{
    double least = (double)(rows < columns ? rows : columns) - 1;
    struct curve curve = {below_chi2, chi2, (double)((rows - 1) * (columns - 1)), 0};
    double low = find(&curve, 0, 1 - OSK__LEVEL / 2), high = find(&curve, 0, OSK__LEVEL / 2);
    return (osk__limits){high > 0, fmin(sqrt(low / n / least), 1), fmin(sqrt(high / n / least), 1)};
}
