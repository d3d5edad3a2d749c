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

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* ---- many numbers: by their bytes, the lowest first; no comparison is called ---- */

enum { FEW = 256, BYTES = sizeof(uint64_t), DIGITS = 256 };

/* Unsigned integers in the order of the numbers: below 0 all bits are turned round, else the sign's. */
static uint64_t to_key(uint64_t bits) { return bits ^ (bits >> 63 ? UINT64_MAX : UINT64_C(1) << 63); }
static uint64_t to_bits(uint64_t key) { return key ^ (key >> 63 ? UINT64_C(1) << 63 : UINT64_MAX); }

static void count_digits(const uint64_t *keys, size_t count, size_t counts[BYTES][DIGITS])
{
    memset(counts, 0, BYTES * sizeof *counts);
    for (size_t i = 0; i < count; i++)
        for (size_t b = 0; b < BYTES; b++)
            counts[b][keys[i] >> (8 * b) & 0xFF]++;
}

/* By one byte, stable; where all have the same one, nothing moves, and that is told. */
static bool move_by(const uint64_t *from, uint64_t *to, size_t count, unsigned shift, size_t counts[DIGITS])
{
    if (counts[from[0] >> shift & 0xFF] == count)
        return false;
    for (size_t d = 0, sum = 0; d < DIGITS; d++) {
        size_t here = counts[d];
        counts[d] = sum;
        sum += here;
    }
    for (size_t i = 0; i < count; i++)
        to[counts[from[i] >> shift & 0xFF]++] = from[i];
    return true;
}

/* `keys` has room for twice the count. */
static void sort_bytes(double *values, size_t count, uint64_t *keys)
{
    size_t counts[BYTES][DIGITS];
    uint64_t *from = keys, *to = keys + count, bits;
    for (size_t i = 0; i < count; i++) {
        memcpy(&bits, &values[i], sizeof bits);
        from[i] = to_key(bits);
    }
    count_digits(from, count, counts);
    for (unsigned b = 0; b < BYTES; b++)
        if (move_by(from, to, count, 8 * b, counts[b])) {
            uint64_t *held = from;
            from = to;
            to = held;
        }
    for (size_t i = 0; i < count; i++) {
        bits = to_bits(from[i]);
        memcpy(&values[i], &bits, sizeof bits);
    }
}

void osk__sort(double *values, size_t count)
{
    uint64_t *keys = count < FEW ? NULL : malloc(2 * count * sizeof *keys);
    if (keys)
        sort_bytes(values, count, keys);
    else if (count) /* few, or no room for more */
        qsort(values, count, sizeof *values, by_number);
    free(keys);
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
