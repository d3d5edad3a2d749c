/* Measures of lexical richness. Each walks its words once or twice, and leaves the counts at 0. */
#include "reading.h"

#include <math.h>
#include <stdlib.h>

bool osk__richness_make(osk__richness *richness, size_t room, osk_error *error)
{
    richness->room = room;
    return (richness->counts = osk__take(room + 1, sizeof *richness->counts, error)) != NULL;
}

void osk__richness_free(osk__richness *richness)
{
    free(richness->counts);
    *richness = (osk__richness){0};
}

static void clear(const osk__richness *richness, const uint32_t *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        richness->counts[words[i]] = 0;
}

/* Calls `term` with the frequency of each type, and sums what it answers. */
static double sum_types(const osk__richness *richness, const uint32_t *words, size_t count,
                        double (*term)(size_t frequency, size_t count, size_t size), size_t size)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        richness->counts[words[i]]++;
    for (size_t i = 0; i < count; i++) {
        if (richness->counts[words[i]])
            sum += term(richness->counts[words[i]], count, size);
        richness->counts[words[i]] = 0;
    }
    return sum;
}

static double one(size_t frequency, size_t count, size_t size)
{
    (void)frequency, (void)count, (void)size;
    return 1;
}

static double pairs(size_t frequency, size_t count, size_t size)
{
    (void)count, (void)size;
    return (double)frequency * (double)(frequency - 1);
}

/* The chance that a type of so many words is among `size` of `count` drawn without return. Its complement is a product of
 * as many factors as there are draws or words of the type, whichever are fewer. */
static double drawn(size_t frequency, size_t count, size_t size)
{
    size_t few = frequency < size ? frequency : size, many = frequency < size ? size : frequency;
    double none = 1;
    for (size_t i = 0; i < few && none > 0; i++)
        none *= many + i < count ? (double)(count - many - i) / (double)(count - i) : 0;
    return 1 - none;
}

size_t osk__types_of(const osk__richness *richness, const uint32_t *words, size_t count)
{
    return (size_t)sum_types(richness, words, count, one, 0);
}

/* Types over words; rarefied, those expected among `size` words over `size` (Hurlbert 1971, Ecology 52, 577-586). */
double osk__ttr(const osk__richness *richness, const uint32_t *words, size_t count, size_t size)
{
    if (count == 0 || size > count)
        return NAN;
    return size ? sum_types(richness, words, count, drawn, size) / (double)size
                : sum_types(richness, words, count, one, 0) / (double)count;
}

/* 10^4 (sum of f^2 - N) / N^2 (Yule 1944; Tweedie & Baayen 1998, eq. 16), the numerator being the sum of f (f - 1), whose
 * expectation among `size` words is its share of pairs. */
double osk__yule(const osk__richness *richness, const uint32_t *words, size_t count, size_t size)
{
    double n = (double)count, m = (double)size;
    if (count < 2 || size > count)
        return NAN;
    double sum = sum_types(richness, words, count, pairs, 0);
    return size ? 1e4 * sum * (m - 1) / m / (n * (n - 1)) : 1e4 * sum / (n * n);
}

/* The share of types in `draws` words drawn without return: the sum over types of the chance to be drawn, over `draws`. */
double osk__hdd(const osk__richness *richness, const uint32_t *words, size_t count, size_t draws)
{
    return draws == 0 || count < draws ? NAN : sum_types(richness, words, count, drawn, draws) / (double)draws;
}

/* The mean type-token ratio of all windows of so many words. */
double osk__mattr(const osk__richness *richness, const uint32_t *words, size_t count, size_t window)
{
    uint64_t sum = 0;
    size_t types = 0;
    if (window == 0 || count < window)
        return NAN;
    for (size_t i = 0; i < count; i++) {
        types += richness->counts[words[i]]++ == 0;
        if (i >= window)
            types -= --richness->counts[words[i - window]] == 0;
        if (i + 1 >= window)
            sum += types;
    }
    clear(richness, words, count);
    return (double)sum / (double)(count - window + 1) / (double)window;
}

/* Factors of one direction. The ratio is compared in whole numbers: 18 of 25 reaches 0.72. */
static double factors(const osk__richness *richness, const uint32_t *words, size_t count, bool back)
{
    size_t types = 0, length = 0, full = 0;
    for (size_t i = 0; i < count; i++) {
        types += richness->counts[words[back ? count - 1 - i : i]]++ == 0;
        length++;
        if (25 * types > 18 * length)
            continue;
        for (; length; length--) /* a factor's own words, so that all clearing is linear */
            richness->counts[words[back ? count - 1 - (i + 1 - length) : i + 1 - length]] = 0;
        types = 0;
        full++;
    }
    double rest = length ? (1 - (double)types / (double)length) / (1 - 0.72) : 0;
    clear(richness, words, count);
    return (double)full + rest;
}

double osk__mtld(const osk__richness *richness, const uint32_t *words, size_t count)
{
    double ahead = factors(richness, words, count, false), back = factors(richness, words, count, true);
    return ahead > 0 && back > 0 ? ((double)count / ahead + (double)count / back) / 2 : NAN;
}
