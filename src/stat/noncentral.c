/* Noncentral distributions, which GSL lacks. Each is a mixture of central ones by a Poisson variable j; the sum begins where j is
 * likeliest and goes both ways, each term from its neighbour:
 *
 *   P(j)          lambda/2 a step:      P(j + 1) = P(j) (lambda / 2) / (j + 1)
 *   F(j)  one more degree of freedom:   F(j + 1) = F(j) - d(j),   d a density that has a ratio of its own */
#include "effect.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* The central terms at j: the distribution function, what it loses at the next j, and of this loss the ratio to the next. */
struct terms {
    double (*value)(const struct terms *terms, double j);
    double (*loss)(const struct terms *terms, double j);
    double (*ratio)(const struct terms *terms, double j); /* loss(j + 1) / loss(j) */
    double x, half_above, half_below;
};

static double mixture(const struct terms *terms, double lambda)
{
    const double least = 1e-17;
    double half = lambda / 2, mode = floor(half), weight = exp(-half + (mode > 0 ? mode * log(half) : 0) - gsl_sf_lngamma(mode + 1));
    double value = terms->value(terms, mode), loss = terms->loss(terms, mode), sum = weight * value, p = weight, v = value, d = loss;
    for (double j = mode; p > least && v > 0; j++) {
        v -= d;
        d *= terms->ratio(terms, j);
        p *= half / (j + 1);
        sum += p * (v > 0 ? v : 0);
    }
    p = weight, v = value, d = loss;
    for (double j = mode; j > 0 && p > least; j--) {
        d /= terms->ratio(terms, j - 1);
        v += d;
        p *= j / half;
        sum += p * (v < 1 ? v : 1);
    }
    return sum < 1 ? sum : 1;
}

/* I_x(a + j, b), x the share of F's numerator. */
static double beta_value(const struct terms *terms, double j)
{
    return gsl_cdf_beta_P(terms->x, terms->half_above + j, terms->half_below);
}

static double beta_loss(const struct terms *terms, double j)
{
    double a = terms->half_above + j, b = terms->half_below;
    return exp(a * log(terms->x) + b * log1p(-terms->x) - log(a) - gsl_sf_lnbeta(a, b));
}

static double beta_ratio(const struct terms *terms, double j)
{
    double a = terms->half_above + j;
    return terms->x * (a + terms->half_below) / (a + 1);
}

double osk__noncentral_f(double f, double above, double below, double lambda)
{
    struct terms terms = {beta_value, beta_loss, beta_ratio, above * f / (above * f + below), above / 2, below / 2};
    return f > 0 ? terms.x < 1 ? mixture(&terms, lambda) : 1 : 0;
}

static double gamma_value(const struct terms *terms, double j) { return gsl_cdf_chisq_P(2 * terms->x, 2 * (terms->half_above + j)); }

static double gamma_loss(const struct terms *terms, double j)
{
    double a = terms->half_above + j;
    return exp(a * log(terms->x) - terms->x - gsl_sf_lngamma(a + 1));
}

static double gamma_ratio(const struct terms *terms, double j) { return terms->x / (terms->half_above + j + 1); }

double osk__noncentral_chi2(double x, double df, double lambda)
{
    struct terms terms = {gamma_value, gamma_loss, gamma_ratio, x / 2, df / 2, 0};
    return x > 0 ? mixture(&terms, lambda) : 0;
}

/* ---- Student's t ---- */

/* The density of s, the sample's standard deviation over the true one, at which t is under its value with P(Z < t s - delta). */
static double density(double s, double df)
{
    return s > 0 ? exp(M_LN2 + df / 2 * log(df / 2) - gsl_sf_lngamma(df / 2) + (df - 1) * log(s) - df * s * s / 2) : 0;
}

/* Gauss and Legendre's rule of five points in each of so many pieces. */
static double integrate(double from, double to, double t, double df, double delta)
{
    enum { PIECES = 24, POINTS = 5 };
    static const double at[POINTS] = {0, -0.5384693101056831, 0.5384693101056831, -0.9061798459386640, 0.9061798459386640};
    static const double weight[POINTS] = {0.5688888888888889, 0.4786286704993665, 0.4786286704993665, 0.2369268850561891,
                                          0.2369268850561891};
    double half = (to - from) / PIECES / 2, sum = 0;
    for (size_t piece = 0; piece < PIECES && half > 0; piece++)
        for (size_t i = 0; i < POINTS; i++) {
            double s = from + half * (2 * (double)piece + 1 + at[i]);
            sum += half * weight[i] * density(s, df) * gsl_cdf_ugaussian_P(t * s - delta);
        }
    return sum;
}

double osk__noncentral_t(double t, double df, double delta)
{
    if (t < 0)
        return 1 - osk__noncentral_t(-t, df, -delta);
    /* Nine standard errors of Wilson & Hilferty's cube root each way; the integrand bends fastest about delta / t. */
    double centre = 1 - 2 / (9 * df), spread = 9 * sqrt(2 / (9 * df));
    double low = centre > spread ? pow(centre - spread, 1.5) : 0, high = pow(centre + spread, 1.5), bend = t > 0 ? delta / t : low;
    double width = t > 0 ? 9 / t : 0, parts[4] = {low, bend - width, bend + width, high};
    double sum = 0;
    for (int i = 1; i < 3; i++)
        parts[i] = parts[i] < low ? low : parts[i] > high ? high : parts[i];
    for (int i = 0; i < 3; i++)
        sum += integrate(parts[i], parts[i + 1], t, df, delta);
    return sum;
}
