/* y = mean + person + error by restricted maximum likelihood (Patterson & Thompson 1971), with one number to search: the
 * intraclass correlation r = between / (between + within). All else has its best value in closed form. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

enum { GRID = 400, HALVINGS = 100, DRAWS = 9999 };
static const double largest = 0.99999;

struct model {
    double *sizes, *means;   /* by group */
    size_t groups;
    double count, within;    /* values; squares about the groups' means */
};

/* At one r. */
struct point { double loglik, mean, weights, variance, ratio; };

static struct point at(const struct model *model, double r)
{
    struct point point = {.ratio = r / (1 - r)};
    double squares = model->within, logs = 0;
    for (size_t g = 0; g < model->groups; g++) {
        double weight = model->sizes[g] / (1 + model->sizes[g] * point.ratio);
        point.weights += weight;
        point.mean += weight * model->means[g];
        logs += log1p(model->sizes[g] * point.ratio);
    }
    point.mean /= point.weights;
    for (size_t g = 0; g < model->groups; g++)
        squares += model->sizes[g] / (1 + model->sizes[g] * point.ratio) * (model->means[g] - point.mean) *
                   (model->means[g] - point.mean);
    point.variance = squares / (model->count - 1);
    point.loglik = -(model->count - 1) / 2 * (log(2 * acos(-1) * point.variance) + 1) - logs / 2 -
                   log(point.weights) / 2;
    return point;
}

static double badness(double r, void *context) { return -at(context, r).loglik; }

static bool make_model(struct model *model, const osk__sample *sample, osk_error *error)
{
    *model = (struct model){.groups = sample->group_count, .count = (double)sample->count};
    if (!(model->sizes = osk__take(model->groups, sizeof *model->sizes, error)) ||
        !(model->means = osk__take(model->groups, sizeof *model->means, error)))
        return false;
    for (size_t i = 0; i < sample->count; i++) {
        model->sizes[sample->groups[i]]++;
        model->means[sample->groups[i]] += sample->values[i];
    }
    for (size_t g = 0; g < model->groups; g++)
        model->means[g] /= model->sizes[g];
    for (size_t i = 0; i < sample->count; i++)
        model->within += pow(sample->values[i] - model->means[sample->groups[i]], 2);
    return true;
}

static void free_model(struct model *model)
{
    free(model->sizes);
    free(model->means);
}

/* The best r: the best of a grid, then Brent's method between its neighbours. */
static bool search(struct model *model, double *best, osk_error *error)
{
    double top = -INFINITY, step = largest / GRID;
    for (int i = 0; i <= GRID; i++) {
        double value = at(model, step * i).loglik;
        if (value > top) {
            top = value;
            *best = step * i;
        }
    }
    double low = *best > 0 ? *best - step : 0, high = *best < largest ? *best + step : largest;
    gsl_function function = {badness, model};
    if (*best <= 0 || *best >= largest - step / 2) /* at an end, or between it and the grid's first point */
        *best = (low + high) / 2;
    if (-badness(*best, model) < top || *best <= low || *best >= high) {
        *best = low;
        return true;
    }
    gsl_min_fminimizer *minimizer = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent);
    if (!minimizer)
        return osk__no_memory(error);
    if (gsl_min_fminimizer_set(minimizer, &function, *best, low, high) == GSL_SUCCESS)
        for (int i = 0; i < HALVINGS && gsl_min_fminimizer_iterate(minimizer) == GSL_SUCCESS; i++)
            if (gsl_min_fminimizer_x_upper(minimizer) - gsl_min_fminimizer_x_lower(minimizer) < 1e-12)
                break;
    *best = gsl_min_fminimizer_x_minimum(minimizer);
    gsl_min_fminimizer_free(minimizer);
    return true;
}

/* Where the likelihood has fallen by half the chi-squared quantile, between the best r and an end. */
static double profile_limit(const struct model *model, double best, double end)
{
    double target = at(model, best).loglik - gsl_cdf_chisq_Pinv(1 - OSK__LEVEL, 1) / 2, inner = best, outer = end;
    if (at(model, end).loglik >= target)
        return end;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (inner + outer) / 2;
        if (at(model, middle).loglik >= target)
            inner = middle;
        else
            outer = middle;
    }
    return (inner + outer) / 2;
}

bool osk__mixed_fit(const osk__sample *sample, osk__mixed *fit, osk_error *error)
{
    struct model model;
    double best = 0;
    bool good = make_model(&model, sample, error) && search(&model, &best, error);
    if (good) {
        struct point point = at(&model, best);
        *fit = (osk__mixed){point.loglik, point.mean, sqrt(point.variance * point.ratio), sqrt(point.variance), best,
                            best > 0 ? profile_limit(&model, best, 0) : 0, profile_limit(&model, best, largest)};
    }
    free_model(&model);
    return good;
}

double osk__epsilon(double share, size_t groups, size_t count)
{
    double n = (double)count;
    return count > groups ? 1 - (1 - share) * (n - 1) / (n - (double)groups) : 0;
}

bool osk__omega(const osk__sample *sample, double *omega, osk_error *error)
{
    struct model model;
    double groups = (double)sample->group_count, n = (double)sample->count;
    bool good = make_model(&model, sample, error);
    if (good) {
        double residual = model.within / (n - groups), total = osk__squares(sample->values, sample->count);
        *omega = (total - model.within - (groups - 1) * residual) / (total + residual);
    }
    free_model(&model);
    return good;
}

/* ---- ranks ---- */

/* Cumulated likelihood of the intraclass correlation over a grid, each r as likely beforehand. */
static void weigh(const struct model *model, double cumulated[GRID])
{
    double top = -INFINITY, sum = 0;
    for (int i = 0; i < GRID; i++)
        top = fmax(top, at(model, largest * (i + 0.5) / GRID).loglik);
    for (int i = 0; i < GRID; i++)
        cumulated[i] = sum += exp(at(model, largest * (i + 0.5) / GRID).loglik - top);
}

/* The groups' means, drawn at one r: error variance, common mean, then each group's own. */
static void draw_groups(const struct model *model, double r, gsl_rng *rng, double *drawn)
{
    struct point point = at(model, r);
    double variance = point.variance * (model->count - 1) / gsl_ran_chisq(rng, model->count - 1);
    double mean = point.mean + sqrt(variance / point.weights) * gsl_ran_ugaussian(rng);
    for (size_t g = 0; g < model->groups; g++) {
        double pull = 1 + model->sizes[g] * point.ratio;
        drawn[g] = mean + (1 - 1 / pull) * (model->means[g] - mean) +
                   sqrt(variance * point.ratio / pull) * gsl_ran_ugaussian(rng);
    }
}

static void tally(const struct model *model, const osk__chance *chance, const double cumulated[GRID], double *drawn,
                  double *highest, double *shrunk)
{
    for (size_t d = 0; d < DRAWS; d++) {
        osk__random random;
        size_t i = 0, top = 0;
        osk__random_begin(&random, osk__random_seed(chance->seed, 5), d);
        for (double u = gsl_rng_uniform(&random.rng) * cumulated[GRID - 1]; cumulated[i] < u;)
            i++;
        draw_groups(model, largest * ((double)i + 0.5) / GRID, &random.rng, drawn);
        for (size_t g = 0; g < model->groups; g++) {
            shrunk[g] += drawn[g] / DRAWS;
            top = drawn[g] > drawn[top] ? g : top;
        }
        highest[top] += 1.0 / DRAWS;
    }
}

bool osk__mixed_rank(const osk__sample *sample, const osk__chance *chance, double *highest, double *shrunk,
                     osk_error *error)
{
    struct model model;
    double cumulated[GRID], *drawn = osk__take(sample->group_count, sizeof *drawn, error);
    bool good = make_model(&model, sample, error) && drawn;
    if (good) {
        for (size_t g = 0; g < model.groups; g++)
            highest[g] = shrunk[g] = 0;
        weigh(&model, cumulated);
        tally(&model, chance, cumulated, drawn, highest, shrunk);
    }
    free(drawn);
    free_model(&model);
    return good;
}
