/* What factors are worth: how alike those of two runs are, and how much their words keep each other's company. */
#include "factor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t osk__factor_top(const osk__factors *f, size_t factor, size_t most, uint32_t *top)
{
    size_t count = 0;
    for (uint32_t j = 0; j < f->columns; j++) {
        double weight = f->words[j * f->count + factor];
        size_t at = count;
        while (at > 0 && f->words[top[at - 1] * f->count + factor] < weight)
            at--;
        if (at == most)
            continue;
        count += count < most;
        memmove(top + at + 1, top + at, (count - at - 1) * sizeof *top);
        top[at] = j;
    }
    return count;
}

double osk__factor_cosine(const osk__factors *a, size_t factor, const osk__factors *b, size_t other)
{
    double xx = 0, yy = 0, xy = 0;
    for (size_t j = 0; j < a->columns; j++) {
        double x = a->words[j * a->count + factor], y = b->words[j * b->count + other];
        xx += x * x, yy += y * y, xy += x * y;
    }
    return xy / sqrt(xx * yy);
}

double osk__jaccard(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t both = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++)
            both += a[i] == b[j];
    return n + m ? (double)both / (double)(n + m - both) : NAN;
}

/* ---- coherence ---- */

/* met[i][j], i <= j: units that hold the words i and j; of i = j, the word itself. `place`: by column, 1 + its place among
 * the words. */
static void meet(const osk__cross *cross, const uint32_t *place, size_t count, size_t *met, size_t *here)
{
    for (size_t u = 0; u < cross->units; u++) {
        size_t found = 0;
        for (size_t c = cross->first_cell[u]; c < cross->first_cell[u + 1]; c++)
            if (place[cross->cells[c].column])
                here[found++] = place[cross->cells[c].column] - 1;
        for (size_t a = 0; a < found; a++)
            for (size_t b = 0; b < found; b++)
                met[here[a] * count + here[b]]++;
    }
}

static double npmi(double together, double a, double b, double units)
{
    if (together < 1)
        return -1;
    return together < units ? log(together * units / (a * b)) / -log(together / units) : 0;
}

bool osk__coherence(const osk__cross *cross, const uint32_t *words, size_t count, double *mean, osk_error *error)
{
    uint32_t *place = osk__take(cross->columns, sizeof *place, error);
    size_t *met = osk__take(count * count, sizeof *met, error), *here = osk__take(count, sizeof *here, error);
    bool good = place && met && here;
    double sum = 0;
    for (uint32_t i = 0; good && i < count; i++)
        place[words[i]] = i + 1;
    if (good)
        meet(cross, place, count, met, here);
    for (size_t i = 0; good && i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            sum += npmi((double)met[i * count + j], (double)met[i * count + i], (double)met[j * count + j],
                        (double)cross->units);
    *mean = count > 1 ? sum / ((double)count * (double)(count - 1) / 2) : NAN;
    free(place);
    free(met);
    free(here);
    return good;
}
