/* The jackknife: how much a figure of many comments rests on each part of them. */
#include "reading.h"

#include <math.h>

osk__limits osk__jackknife(double all, const double *without, size_t parts, double least, double most)
{
    double pseudo[OSK__JACKKNIFE_MOST], g = (double)parts;
    if (parts < OSK__FEWEST || !isfinite(all))
        return (osk__limits){0};
    for (size_t i = 0; i < parts; i++) {
        if (!isfinite(without[i]))
            return (osk__limits){0};
        pseudo[i] = g * all - (g - 1) * without[i];
    }
    double error = sqrt(osk__squares(pseudo, parts) / (g - 1) / g);
    double half = osk__student(g - 1) * error;
    return (osk__limits){true, fmax(all - half, least), fmin(all + half, most)};
}
