/* Share of the talk: how unevenly it falls. */
#include "procedure.h"

#include <math.h>

osk__shares osk__inequality(double *amounts, size_t count)
{
    double sum = 0, weighted = 0, n = (double)count;
    osk__shares shares = {.gini = NAN, .most = NAN, .entropy = NAN, .most_entropy = NAN};
    osk__sort(amounts, count);
    for (size_t i = 0; i < count; i++) {
        sum += amounts[i];
        weighted += (2 * ((double)i + 1) - n - 1) * amounts[i];
    }
    if (!(sum > 0))
        return shares;
    shares = (osk__shares){weighted / (n * sum), (n - 1) / n, 0, log2(n)};
    for (size_t i = 0; i < count; i++)
        if (amounts[i] > 0)
            shares.entropy -= amounts[i] / sum * log2(amounts[i] / sum);
    return shares;
}
