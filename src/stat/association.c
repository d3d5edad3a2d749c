/* Measures of two by two cells: a word in two corpora, two words in one. */
#include "words.h"

#include <gsl/gsl_cdf.h>
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

double osk__log_ratio_bound(double a, double n, double b, double m, double family)
{
    double tail = OSK__LEVEL / 2 / family;
    double low = a > 0 ? gsl_cdf_beta_Pinv(tail, a, b + 1) : 0, high = b > 0 ? gsl_cdf_beta_Qinv(tail, a + 1, b) : 1;
    double least = log2(m / n) + log2(low) - log2(1 - low), most = log2(m / n) + log2(high) - log2(1 - high);
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
