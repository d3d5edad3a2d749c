/* People left out in turn: the interval of a correlation whose comments are not independent. */
#include "effect.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>

/* As how many parts of one weight they are. */
static double effective(const osk__leave *leave, size_t parts)
{
    double weights[OSK__LEFT_OUT] = {0}, sum = 0, squares = 0;
    for (size_t i = 0; i < leave->count && leave->weights; i++)
        weights[leave->persons[i] % parts] += leave->weights[i];
    for (size_t part = 0; part < parts; part++) {
        double weight = leave->weights ? weights[part] : 1;
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

/* On Fisher's scale; NAN among `without`: no interval. */
static osk__limits settle(double all, const double *without, size_t parts, double like)
{
    double g = (double)parts, error = sqrt((g - 1) / g * osk__squares(without, parts));
    double half = osk__student(like - 1) * error;
    if (!(half > 1e-12) || !isfinite(half))
        return (osk__limits){0};
    return (osk__limits){true, tanh(atanh(all) - half), tanh(atanh(all) + half)};
}

bool osk__leave_people(const osk__leave *leave, double all, osk__limits *limits, osk_error *error)
{
    double without[OSK__LEFT_OUT], like;
    size_t parts = leave->person_count < OSK__LEFT_OUT ? leave->person_count : OSK__LEFT_OUT;
    *limits = (osk__limits){0};
    if (leave->person_count < OSK__CLUSTERS || !(fabs(all) < 1 - 1e-12) || (like = effective(leave, parts)) < OSK__FEWEST)
        return true;
    uint32_t *kept = osk__take(leave->count, sizeof *kept, error);
    bool good = kept != NULL;
    for (size_t part = 0; part < parts && good; part++) {
        size_t count = 0;
        for (uint32_t i = 0; i < leave->count; i++)
            if (leave->persons[i] % parts != part)
                kept[count++] = i;
        good = leave->measure(leave->context, kept, count, &without[part], error);
        without[part] = atanh(without[part]);
    }
    free(kept);
    if (good)
        *limits = settle(all, without, parts, like);
    return good;
}
