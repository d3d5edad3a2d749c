/* The interval of a share whose units are not alone: themed sentences over sentences, where the sentences of a comment
 * hang together. Comments (or participants) are the units, left out one at a time. */
#include "procedure.h"

#include <math.h>

osk__limits osk__interval_share(const double *part, const double *whole, size_t count)
{
    osk__limits limits = {0};
    double parts = 0, wholes = 0, n = 0, sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        parts += part[i];
        wholes += whole[i];
        n += whole[i] > 0;
    }
    for (size_t i = 0; i < count; i++) {
        double p = parts - part[i], rest = wholes - whole[i] - p;
        if (!(whole[i] > 0))
            continue;
        if (p < 0.5 || rest < 0.5)
            return limits; /* all of one kind but for a single unit: no interval */
        double logit = log(p / rest);
        sum += logit;
        squares += logit * logit;
    }
    if (n < OSK__FEWEST)
        return limits;
    double variance = (n - 1) / n * (squares - sum * sum / n), centre = log(parts / (wholes - parts));
    if (!(variance > 1e-12))
        return limits;
    double half = osk__student(n - 1) * sqrt(variance);
    return (osk__limits){true, 1 / (1 + exp(half - centre)), 1 / (1 + exp(-half - centre))};
}
