/* How evenly a word is spread over parts, how often it comes, and how sure that is. */
#include "words.h"

#include <math.h>

osk__parts osk__parts_sum(const double *sizes, size_t count)
{
    osk__parts parts = {sizes, count, 0, 0, count ? sizes[0] : 0};
    for (size_t i = 0; i < count; i++) {
        parts.total += sizes[i];
        parts.squares += sizes[i] * sizes[i];
        parts.least = sizes[i] < parts.least ? sizes[i] : parts.least;
    }
    return parts;
}

/* The sum of |p - q| over all pairs of parts, from the rates in ascending order: those that lack the word come first. */
static double pairwise(const double *rates, size_t held, size_t parts)
{
    double sum = 0;
    for (size_t i = 0; i < held; i++)
        sum += (2 * (double)(parts - held + i) - (double)parts + 1) * rates[i];
    return sum;
}

osk__spread osk__dispersion(const osk__parts *parts, const osk__held *held, double *rates)
{
    osk__spread spread = {NAN, NAN, NAN, NAN};
    double n = (double)parts->count, tokens = 0, apart = 0, there = 0, mean = 0, squares = 0;
    for (size_t i = 0; i < held->count; i++)
        tokens += held->counts[i];
    if (!(tokens > 0) || parts->count < 2)
        return spread;
    for (size_t i = 0; i < held->count; i++) {
        double size = parts->sizes[held->at[i]];
        apart += fabs(held->counts[i] / tokens - size / parts->total);
        there += size / parts->total;
        rates[i] = held->counts[i] / size;
        mean += rates[i] / n;
    }
    spread.dp = (apart + (held->count < parts->count ? 1 - there : 0)) / 2;
    spread.dp_norm = spread.dp / (1 - parts->least / parts->total);
    for (size_t i = 0; i < held->count; i++)
        squares += (rates[i] - mean) * (rates[i] - mean);
    squares += (n - (double)held->count) * mean * mean;
    spread.d = 1 - sqrt(squares / n) / mean / sqrt(n - 1);
    osk__sort(rates, held->count);
    spread.da = 1 - pairwise(rates, held->count, parts->count) / (n * (n - 1) / 2) / (2 * mean);
    return spread;
}

osk__rate osk__rate_of(const osk__parts *parts, const osk__held *held)
{
    osk__rate rate = {NAN, {false, NAN, NAN}};
    double tokens = 0, k = (double)parts->count;
    for (size_t i = 0; i < held->count; i++)
        tokens += held->counts[i];
    if (!(parts->total > 0))
        return rate;
    rate.value = tokens / parts->total;
    double squares = rate.value * rate.value * parts->squares; /* of the residuals, where no part holds the word */
    for (size_t i = 0; i < held->count; i++) {
        double expected = rate.value * parts->sizes[held->at[i]];
        squares += held->counts[i] * (held->counts[i] - 2 * expected);
    }
    if (parts->count < OSK__FEWEST || !(tokens > 0))
        return rate;
    double error = sqrt(k / (k - 1) * (squares > 0 ? squares : 0)) / tokens;
    double reach = exp(osk__student(k - 1) * error);
    rate.limits = (osk__limits){true, rate.value / reach, rate.value * reach};
    return rate;
}

double osk__tf_idf(double count, double documents, double holding)
{
    return count * log10(documents / holding);
}
