/* Measures of two by two cells: a word in two corpora, two words in one. */
#include "words.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

static double cell(double observed, double expected)
{
    return observed > 0 ? observed * log(observed / expected) : 0;
}

/* 2 x sum of O ln(O / E) of the table with these margins. */
static double likelihood(double o11, double row, double column, double n)
{
    double o12 = row - o11, o21 = column - o11, o22 = n - row - o21;
    double g2 = 2 * (cell(o11, row * column / n) + cell(o12, row * (n - column) / n) +
                     cell(o21, (n - row) * column / n) + cell(o22, (n - row) * (n - column) / n));
    return g2 > 0 ? g2 : 0;
}

double osk__g2(double a, double n, double b, double m)
{
    return likelihood(a, n, a + b, n + m);
}

double osk__log_ratio(double a, double n, double b, double m)
{
    return log2((a > 0 ? a : 0.5) / n) - log2((b > 0 ? b : 0.5) / m);
}

/* The continued fraction of the incomplete beta function by Lentz (1976); converges fast where y is below the mean. */
static double fraction(double y, double p, double q)
{
    enum { MOST = 20000 };
    const double tiny = 1e-300;
    double c = 1, d = 1 - (p + q) * y / (p + 1), value;
    d = 1 / (fabs(d) < tiny ? tiny : d);
    value = d;
    for (int m = 1; m <= MOST; m++) {
        double even = m * (q - m) * y / ((p + 2 * m - 1) * (p + 2 * m));
        double odd = -(p + m) * (p + q + m) * y / ((p + 2 * m) * (p + 2 * m + 1));
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        value *= d * c;
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        value *= d * c;
        if (fabs(d * c - 1) < 1e-15)
            break;
    }
    return value;
}

/* The logit of the y with I_y(p, q) = tail, where tail is small, so that y lies below the mean: GSL's own inverse gives up
 * on corpora of millions of words. */
static double beta_logit(double tail, double p, double q)
{
    double low = -800, high = log(p + 1) - log(q + 1), constant = -gsl_sf_lnbeta(p, q) - log(p);
    for (int i = 0; i < 200 && high - low > 1e-14 * fabs(low); i++) {
        double middle = (low + high) / 2, below = -log1p(exp(-middle)), above = -log1p(exp(middle));
        double here = constant + p * below + q * above + log(fraction(exp(below), p, q));
        if (here < log(tail))
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

double osk__log_ratio_bound(double a, double n, double b, double m, double family)
{
    double tail = OSK__LEVEL / 2 / family, sizes = log2(m / n);
    double least = a > 0 ? sizes + beta_logit(tail, a, b + 1) / M_LN2 : -INFINITY;
    double most = b > 0 ? sizes - beta_logit(tail, b, a + 1) / M_LN2 : INFINITY;
    return least > 0 ? least : most < 0 ? most : 0;
}

osk__odds osk__log_odds(double a, double n, double b, double m, double share, double weight)
{
    double prior = share * weight, x = a + prior, y = b + prior;
    osk__odds odds;
    odds.delta = log(x / (n + weight - x)) - log(y / (m + weight - y));
    odds.z = odds.delta / sqrt(1 / x + 1 / y);
    return odds;
}

osk__bond osk__bond_of(double both, double x, double y, double n)
{
    osk__bond bond = {.expected = x * y / n, .g2 = likelihood(both, x, y, n), .pmi = NAN, .npmi = NAN, .log_dice = NAN,
                      .t = NAN, .ahead = NAN, .back = NAN};
    if (both > 0) {
        bond.pmi = log2(both / bond.expected);
        bond.npmi = both < n ? bond.pmi / -log2(both / n) : 1;
        bond.log_dice = 14 + log2(2 * both / (x + y));
        bond.t = (both - bond.expected) / sqrt(both);
    }
    bond.ahead = both / x - (x < n ? (y - both) / (n - x) : 0);
    bond.back = both / y - (y < n ? (x - both) / (n - y) : 0);
    return bond;
}
