/* Ranks, order and moments: what the procedures share. */
#include "procedure.h"

#include "../base/memory.h"

#include <stdlib.h>

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

void osk__sort(double *values, size_t count)
{
    if (count)
        qsort(values, count, sizeof *values, by_number);
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
