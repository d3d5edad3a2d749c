/* Intervals of a mean. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { STUDENT_AGAIN = 20000 };

/* Bootstrap replicates. */
struct bootstrap {
    const double *values;
    size_t count;
    double estimate;
    bool pivot;     /* (estimate* - estimate) / error*, else estimate* */
    double *drawn;  /* by replicate; NaN where a replicate has no error */
    uint64_t seed;
};

struct moments { double mean, variance; }; /* variance of the mean */

static struct moments resample(const double *values, size_t count, osk__random *random)
{
    double sum = 0, squares = 0, n = (double)count, about = values[0];
    for (size_t i = 0; i < count; i++) {
        double value = values[osk__random_below(random, (uint32_t)count)] - about;
        sum += value;
        squares += value * value;
    }
    double variance = (squares - sum * sum / n) / (n - 1) / n;
    return (struct moments){about + sum / n, variance > 1e-15 * squares ? variance : 0};
}

static void draw_part(void *context, size_t thread, size_t first, size_t last)
{
    struct bootstrap *boot = context;
    (void)thread;
    for (size_t r = first; r < last; r++) {
        osk__random random;
        osk__random_begin(&random, boot->seed, r);
        struct moments x = resample(boot->values, boot->count, &random);
        double error = sqrt(x.variance);
        boot->drawn[r] = !boot->pivot ? x.mean : error > 0 ? (x.mean - boot->estimate) / error : NAN;
    }
}

/* Those that are numbers, ascending; how many there are. */
static size_t settle(double *drawn, size_t count)
{
    size_t kept = 0;
    for (size_t r = 0; r < count; r++)
        if (!isnan(drawn[r]))
            drawn[kept++] = drawn[r];
    osk__sort(drawn, kept);
    return kept;
}

/* The quantile at (count + 1) share, between neighbours on the normal scale (Davison & Hinkley 1997, eq. 5.8). */
static double quantile(const double *sorted, size_t count, double share)
{
    double place = share * ((double)count + 1);
    if (place < 1)
        return sorted[0];
    if (place >= (double)count)
        return sorted[count - 1];
    size_t k = (size_t)place;
    if (place - (double)k < 1e-9)
        return sorted[k - 1];
    double at = gsl_cdf_ugaussian_Pinv(share), low = gsl_cdf_ugaussian_Pinv((double)k / ((double)count + 1));
    double high = gsl_cdf_ugaussian_Pinv((double)(k + 1) / ((double)count + 1));
    return sorted[k - 1] + (at - low) / (high - low) * (sorted[k] - sorted[k - 1]);
}

static bool run(struct bootstrap *boot, const osk__chance *chance, size_t *kept, osk_error *error)
{
    enum { WORK = 200000000, USUAL = 9999, FEWEST = 1999 };
    size_t afforded = WORK / boot->count;
    size_t replicates = afforded > USUAL ? USUAL : afforded < FEWEST ? FEWEST : afforded;
    if (chance->replicates && chance->replicates < replicates)
        replicates = chance->replicates;
    if (!(boot->drawn = osk__take(replicates, sizeof *boot->drawn, error)))
        return false;
    boot->seed = osk__random_seed(chance->seed, 2);
    osk__parallel(replicates, osk__thread_count(chance->threads), draw_part, boot);
    *kept = settle(boot->drawn, replicates);
    /* Samples of one value only have no error to divide by; where they are many there is no interval. */
    *kept = *kept * 10 < replicates * 9 ? 0 : *kept;
    return true;
}

/* ---- one mean ---- */

double osk__student(double df) { return gsl_cdf_tdist_Pinv(1 - OSK__LEVEL / 2, df); }

static void student(const double *values, size_t count, osk__interval *interval)
{
    double n = (double)count;
    double half = osk__student(n - 1) * sqrt(osk__squares(values, count) / (n - 1) / n);
    interval->low = interval->mean - half;
    interval->high = interval->mean + half;
    interval->given = true;
    interval->manner = OSK__STUDENT;
}

static void pivotal(const struct bootstrap *boot, size_t kept, double error, double *low, double *high)
{
    *low = boot->estimate - quantile(boot->drawn, kept, 1 - OSK__LEVEL / 2) * error;
    *high = boot->estimate - quantile(boot->drawn, kept, OSK__LEVEL / 2) * error;
}

osk__limits osk__pivotal(double *drawn, size_t replicates, double estimate, double error)
{
    size_t kept = settle(drawn, replicates);
    struct bootstrap boot = {.estimate = estimate, .drawn = drawn};
    osk__limits limits = {.given = kept && kept * 10 >= replicates * 9};
    if (limits.given)
        pivotal(&boot, kept, error, &limits.low, &limits.high);
    return limits;
}

/* Efron (1987): the bias from the replicates below the estimate, half of those at it; the acceleration from the skew of
 * the values, since the mean's influence values are they. */
static bool accelerated(const struct bootstrap *boot, size_t kept, osk__interval *interval)
{
    double below = 0, cubes = 0, squares = osk__squares(boot->values, boot->count);
    for (size_t r = 0; r < kept; r++)
        below += boot->drawn[r] < boot->estimate - 1e-12 ? 1 : boot->drawn[r] < boot->estimate + 1e-12 ? 0.5 : 0;
    for (size_t i = 0; i < boot->count; i++)
        cubes += pow(boot->values[i] - boot->estimate, 3);
    double bias = gsl_cdf_ugaussian_Pinv(below / (double)kept), shares[2];
    double acceleration = cubes / (6 * pow(squares, 1.5));
    for (int i = 0; i < 2; i++) {
        double z = bias + gsl_cdf_ugaussian_Pinv(i ? 1 - OSK__LEVEL / 2 : OSK__LEVEL / 2);
        if (!(1 - acceleration * z > 0))
            return false;
        shares[i] = gsl_cdf_ugaussian_P(bias + z / (1 - acceleration * z));
    }
    interval->low = quantile(boot->drawn, kept, shares[0]);
    interval->high = quantile(boot->drawn, kept, shares[1]);
    return true;
}

static bool resampled(const double *values, size_t count, bool bca, const osk__chance *chance, osk__interval *interval,
                      osk_error *error)
{
    struct bootstrap boot = {.values = values, .count = count, .estimate = interval->mean, .pivot = !bca};
    size_t kept;
    double n = (double)count;
    bool good = run(&boot, chance, &kept, error);
    if (good && kept) {
        interval->manner = bca ? OSK__ACCELERATED : OSK__BOOTSTRAP_T;
        interval->given = true;
        if (bca)
            interval->given = accelerated(&boot, kept, interval);
        else
            pivotal(&boot, kept, sqrt(osk__squares(values, count) / (n - 1) / n), &interval->low, &interval->high);
    }
    free(boot.drawn);
    return good;
}

/* How many have the middle value of all in order, which a value that half of all have is. */
static bool count_middle(const double *values, size_t count, size_t *same, osk_error *error)
{
    double *sorted = osk__take(count, sizeof *sorted, error);
    *same = 0;
    if (!sorted)
        return false;
    for (size_t i = 0; i < count; i++)
        sorted[i] = values[i];
    osk__sort(sorted, count);
    for (size_t i = 0; i < count; i++)
        *same += !(sorted[i] < sorted[count / 2] || sorted[i] > sorted[count / 2]);
    free(sorted);
    return true;
}

bool osk__mostly_alike(const double *values, size_t count, bool *alike, osk_error *error)
{
    size_t same;
    bool good = count_middle(values, count, &same, error);
    *alike = good && 5 * same >= 4 * count;
    return good;
}

bool osk__half_alike(const double *values, size_t count, bool *alike, osk_error *error)
{
    size_t same;
    bool good = count_middle(values, count, &same, error);
    *alike = good && 2 * same >= count;
    return good;
}

double osk__skewness(const double *values, size_t count)
{
    double n = (double)count, mean = osk__mean(values, count), cubes = 0, squares = osk__squares(values, count) / n;
    for (size_t i = 0; i < count; i++)
        cubes += (values[i] - mean) * (values[i] - mean) * (values[i] - mean);
    return cubes / n / (squares * sqrt(squares)) * sqrt(n * (n - 1)) / (n - 2);
}

bool osk__interval_mean(const double *values, size_t count, bool bca, const osk__chance *chance,
                        osk__interval *interval, osk_error *error)
{
    *interval = (osk__interval){.mean = count ? osk__mean(values, count) : NAN};
    /* Scores are millionths: deviations that sum to less are rounding, and the values are all equal. */
    if (count < OSK__FEWEST || osk__squares(values, count) < 1e-18)
        return true;
    if (count >= OSK__BCA)
        bca = true;
    interval->skewed = count <= STUDENT_AGAIN && fabs(osk__skewness(values, count)) > 1;
    if (count > STUDENT_AGAIN || (count < OSK__BOOTSTRAP && !bca)) {
        student(values, count, interval);
        return true;
    }
    if (!osk__half_alike(values, count, &interval->lumpy, error))
        return false;
    return resampled(values, count, bca, chance, interval, error);
}
