/* How many units it takes until the lower end of alpha's interval lies where it should. */
#include "agree.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { MOST_CODERS = 12, MOST_OUTCOMES = 1000000, MOST_UNITS = 100000000 };

/* Probability of an outcome: over the true category, each coder finds it or guesses. */
static double chance_of(const uint32_t *outcome, const double *shares, size_t categories, size_t coders, double find)
{
    double all = 0;
    for (uint32_t truth = 0; truth < categories; truth++) {
        double p = shares[truth];
        for (size_t i = 0; i < coders; i++)
            p *= (outcome[i] == truth ? find : 0) + (1 - find) * shares[outcome[i]];
        all += p;
    }
    return all;
}

static bool next_outcome(uint32_t *outcome, size_t coders, size_t categories)
{
    for (size_t i = 0; i < coders; i++) {
        if (++outcome[i] < categories)
            return true;
        outcome[i] = 0;
    }
    return false;
}

/* log(1 - alpha) = log Do - log De: a unit moves Do by its own disagreement, and De by the categories it brings. */
static double influence(const uint32_t *outcome, const double *shares, size_t coders, double observed, double expected)
{
    double apart = 0, own = 0, m = (double)coders;
    for (size_t i = 0; i < coders; i++) {
        own += shares[outcome[i]] / m;
        for (size_t j = 0; j < coders; j++)
            apart += (i != j && outcome[i] != outcome[j]) / (m * (m - 1));
    }
    return (apart - observed) / observed + 2 * (own - (1 - expected)) / expected;
}

double osk__agree_spread(const double *shares, size_t categories, size_t coders, double alpha)
{
    uint32_t outcome[MOST_CODERS] = {0};
    double variance = 0, expected = 1, find = sqrt(alpha), outcomes = pow((double)categories, (double)coders);
    if (coders < 2 || coders > MOST_CODERS || outcomes * (double)categories > MOST_OUTCOMES)
        return NAN;
    for (size_t c = 0; c < categories; c++)
        expected -= shares[c] * shares[c];
    do {
        double moved = influence(outcome, shares, coders, (1 - alpha) * expected, expected);
        variance += chance_of(outcome, shares, categories, coders, find) * moved * moved;
    } while (next_outcome(outcome, coders, categories));
    return sqrt(variance);
}

size_t osk__agree_units(double spread, double alpha, double target, double power)
{
    double room = log(1 - target) - log(1 - alpha), lean = gsl_cdf_ugaussian_Pinv(power), units = 0;
    if (!(room > 1e-9) || !isfinite(spread))
        return 0;
    double need = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2);
    for (int i = 0; i < 20; i++) { /* Student's t needs the units that it is to find */
        units = pow((need + lean) * spread / room, 2);
        need = osk__student(units < 4 ? 4 : units - 1);
    }
    return units > MOST_UNITS ? 0 : units < OSK__FEWEST ? OSK__FEWEST : (size_t)ceil(units);
}
