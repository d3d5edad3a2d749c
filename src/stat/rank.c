/* Ranks, order and moments: what the procedures share. */
#include "procedure.h"

#include "../base/memory.h"

#include <stdlib.h>
#include <string.h>

struct placed { double value; size_t at; };

static int by_value(const void *a, const void *b)
{
    double x = ((const struct placed *)a)->value, y = ((const struct placed *)b)->value;
    return x < y ? -1 : x > y;
}

bool osk__rank(const double *values, size_t count, double *ranks, double *ties, osk_error *error)
{
    struct placed *placed = osk__take(count, sizeof *placed, error);
    double tied = 0;
    if (!placed)
        return false;
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed){values[i], i};
    if (count)
        qsort(placed, count, sizeof *placed, by_value);
    for (size_t i = 0, j; i < count; i = j) {
        for (j = i; j < count && !(placed[j].value > placed[i].value); j++)
            continue;
        double size = (double)(j - i);
        tied += size * size * size - size;
        for (size_t k = i; k < j; k++)
            ranks[placed[k].at] = ((double)i + 1 + (double)j) / 2;
    }
    if (ties)
        *ties = tied;
    free(placed);
    return true;
}

/* ---- order: by bytes, the highest first, in place; no comparison is called, no room taken ---- */

enum { FEW = 32, DIGITS = 256 };

/* The number's bits as an integer of the same order: below 0 all turned round, else the sign's. */
static uint64_t to_key(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits ^ (bits >> 63 ? UINT64_MAX : UINT64_C(1) << 63);
}

static unsigned digit(double value, unsigned shift) { return to_key(value) >> shift & (DIGITS - 1); }

static void sort_few(double *values, size_t count)
{
    for (size_t i = 1, at; i < count; i++) {
        double value = values[i];
        for (at = i; at > 0 && values[at - 1] > value; at--)
            values[at] = values[at - 1];
        values[at] = value;
    }
}

/* Every number to the place of its byte: what stands there takes its turn (McIlroy, Bostic & McIlroy 1993). */
static void move_all(double *values, unsigned shift, size_t heads[DIGITS], const size_t ends[DIGITS])
{
    for (unsigned d = 0; d < DIGITS; d++)
        while (heads[d] < ends[d]) {
            double value = values[heads[d]];
            for (unsigned here; (here = digit(value, shift)) != d;) {
                double held = values[heads[here]];
                values[heads[here]++] = value;
                value = held;
            }
            values[heads[d]++] = value;
        }
}

static void sort_by(double *values, size_t count, unsigned shift)
{
    size_t ends[DIGITS] = {0}, heads[DIGITS];
    if (count < FEW) {
        sort_few(values, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        ends[digit(values[i], shift)]++;
    for (size_t d = 0, sum = 0; d < DIGITS; d++) {
        heads[d] = sum;
        ends[d] = sum += ends[d];
    }
    move_all(values, shift, heads, ends);
    for (size_t d = 0, from = 0; shift && d < DIGITS; from = ends[d++])
        if (ends[d] > from + 1)
            sort_by(values + from, ends[d] - from, shift - 8);
}

void osk__sort(double *values, size_t count)
{
    sort_by(values, count, 56);
}

double osk__mean(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum / (double)count;
}

double osk__squares(const double *values, size_t count)
{
    double mean = osk__mean(values, count), sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (values[i] - mean) * (values[i] - mean);
    return sum;
}
