/* Two groups in closed form: Welch, Brunner-Munzel, the probability of superiority, Hedges' g. */
#include "procedure.h"

#include "../base/memory.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

osk__t osk__welch(const double *a, size_t n, const double *b, size_t m)
{
    osk__t t = {0};
    if (n < 2 || m < 2)
        return t;
    double va = osk__squares(a, n) / (double)(n - 1) / (double)n, vb = osk__squares(b, m) / (double)(m - 1) / (double)m;
    double difference = osk__mean(a, n) - osk__mean(b, m), error = sqrt(va + vb);
    if (!(error > 1e-12))
        return t;
    t.t = difference / error;
    t.df = (va + vb) * (va + vb) / (va * va / (double)(n - 1) + vb * vb / (double)(m - 1));
    t.p = 2 * gsl_cdf_tdist_Q(fabs(t.t), t.df);
    double half = osk__student(t.df) * error;
    t.low = difference - half;
    t.high = difference + half;
    t.given = true;
    return t;
}

/* ---- Brunner & Munzel ---- */

/* The variance of placements: ranks among all less ranks in the own group. */
static double placement_variance(const double *all, const double *own, size_t count)
{
    double mean = osk__mean(all, count) - ((double)count + 1) / 2, sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (all[i] - own[i] - mean) * (all[i] - own[i] - mean);
    return sum / (double)(count - 1);
}

static osk__t of_ranks(const double *all, const double *own, size_t n, size_t m)
{
    osk__t t = {0};
    double x = (double)n, y = (double)m;
    double va = x * placement_variance(all, own, n), vb = y * placement_variance(all + n, own + n, m);
    if (!(va + vb > 0))
        return t;
    t.t = x * y * (osk__mean(all + n, m) - osk__mean(all, n)) / (x + y) / sqrt(va + vb);
    t.df = (va + vb) * (va + vb) / (va * va / (x - 1) + vb * vb / (y - 1));
    t.p = 2 * gsl_cdf_tdist_Q(fabs(t.t), t.df);
    t.given = true;
    return t;
}

bool osk__brunner_munzel(const double *a, size_t n, const double *b, size_t m, osk__t *t, osk_error *error)
{
    *t = (osk__t){0};
    if (n < 2 || m < 2)
        return true;
    double *values = osk__take(n + m, sizeof *values, error), *all = osk__take(n + m, sizeof *all, error);
    double *own = osk__take(n + m, sizeof *own, error);
    bool good = values && all && own;
    if (good) {
        memcpy(values, a, n * sizeof *a);
        memcpy(values + n, b, m * sizeof *b);
        good = osk__rank(values, n + m, all, NULL, error) && osk__rank(a, n, own, NULL, error) &&
               osk__rank(b, m, own + n, NULL, error);
    }
    if (good)
        *t = of_ranks(all, own, n, m);
    free(values);
    free(all);
    free(own);
    return good;
}

/* ---- the probability of superiority ---- */

struct score { double a, n, m, z; };

/* (A - t)^2 - z^2 V(t), with Hanley & McNeil's V at both sizes' mean. */
static double distance(double t, void *context)
{
    const struct score *s = context;
    double k = (s->n + s->m) / 2 - 1;
    double v = t * (1 - t) * (1 + k * (1 - t) / (2 - t) + k * t / (1 + t)) / (s->n * s->m);
    return (s->a - t) * (s->a - t) - s->z * s->z * v;
}

/* The root between `inside`, where the distance is negative, and `outside`. */
static double edge(struct score *score, double inside, double outside)
{
    for (int i = 0; i < 200 && fabs(outside - inside) > 1e-15; i++) {
        double middle = (inside + outside) / 2;
        if (distance(middle, score) > 0)
            outside = middle;
        else
            inside = middle;
    }
    return (inside + outside) / 2;
}

void osk__superiority_limits(double n, double m, double z, osk__superior *s)
{
    struct score score = {s->a, n, m, z};
    /* At 0 and 1 the distance is 0 there too: the search begins just inside. */
    double low_from = s->a >= 1 ? 1 - 1e-9 : s->a, high_from = s->a <= 0 ? 1e-9 : s->a;
    s->low = s->a <= 0 ? 0 : edge(&score, low_from, 0);
    s->high = s->a >= 1 ? 1 : edge(&score, high_from, 1);
}

bool osk__superiority(const double *a, size_t n, const double *b, size_t m, osk__superior *s, osk_error *error)
{
    double *values = osk__take(n + m, sizeof *values, error), *ranks = osk__take(n + m, sizeof *ranks, error), sum = 0;
    bool good = values && ranks;
    if (good) {
        memcpy(values, a, n * sizeof *a);
        memcpy(values + n, b, m * sizeof *b);
        good = osk__rank(values, n + m, ranks, NULL, error);
    }
    for (size_t i = 0; i < n && good; i++)
        sum += ranks[i];
    free(values);
    free(ranks);
    double x = (double)n, y = (double)m;
    s->a = (sum - x * (x + 1) / 2) / (x * y);
    osk__superiority_limits(x, y, gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2), s);
    return good;
}

/* ---- Hedges' g ---- */

double osk__hedges(const double *a, size_t n, const double *b, size_t m)
{
    double df = (double)(n + m) - 2, squares = osk__squares(a, n) + osk__squares(b, m);
    if (df < 2 || !(squares > 1e-18))
        return NAN;
    double correction = exp(lgamma(df / 2) - log(df / 2) / 2 - lgamma((df - 1) / 2));
    return (osk__mean(a, n) - osk__mean(b, m)) / sqrt(squares / df) * correction;
}
