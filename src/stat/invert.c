/* The difference of two means: the permutation test inverted.
 *
 * Take D from every value of the first group and permute: the sums of an arrangement are straight lines and parabolas of
 * D, so each arrangement is a few numbers, made once, and a test at any D costs no more than reading them. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const uint64_t most_counted = 200000;

/* Squares about the mean of a side of which `own` had D taken from them, as a parabola of D; no large numbers are subtracted,
 * so that ties between arrangements are seen however large D is. */
struct parabola { double squares, slope, own, rest; };

/* An arrangement: the difference of means at 0 and what D takes from it, and the squares of both sides. */
struct dealt { double difference, slope; struct parabola a, b; };

struct plan {
    double *values;          /* those of the first group first; their mean is 0 */
    size_t n, m;
    double squares, own_sum; /* of all values; of the first group's */
    struct dealt *dealt;     /* the observed arrangement first where they are drawn */
    size_t count;
    bool exact, studentised;
};

static struct parabola parabola_of(double squares, double sum, double own, double own_sum, double count)
{
    return (struct parabola){squares - sum * sum / count, own_sum - sum * own / count, own, 1 - own / count};
}

static struct dealt deal_one(const struct plan *plan, const uint32_t *chosen)
{
    double sum = 0, squares = 0, own = 0, own_sum = 0, n = (double)plan->n, m = (double)plan->m;
    for (size_t i = 0; i < plan->n; i++) {
        double value = plan->values[chosen[i]];
        sum += value;
        squares += value * value;
        own += chosen[i] < plan->n;
        own_sum += chosen[i] < plan->n ? value : 0;
    }
    double rest = n - own;
    return (struct dealt){sum / n + sum / m, own / n - rest / m, parabola_of(squares, sum, own, own_sum, n),
                          parabola_of(plan->squares - squares, -sum, rest, plan->own_sum - own_sum, m)};
}

/* The next choice of n numbers under `all`, in lexicographic order. */
static bool choose_next(uint32_t *chosen, size_t n, size_t all)
{
    size_t i = n;
    while (i > 0 && chosen[i - 1] == all - n + i - 1)
        i--;
    if (i == 0)
        return false;
    chosen[i - 1]++;
    for (; i < n; i++)
        chosen[i] = chosen[i - 1] + 1;
    return true;
}

static bool deal_all(struct plan *plan, osk_error *error)
{
    uint32_t *chosen = osk__take(plan->n, sizeof *chosen, error);
    if (!chosen)
        return false;
    for (uint32_t i = 0; i < plan->n; i++)
        chosen[i] = i;
    plan->count = 0;
    do /* the first choice is the observed one */
        plan->dealt[plan->count++] = deal_one(plan, chosen);
    while (choose_next(chosen, plan->n, plan->n + plan->m));
    free(chosen);
    return true;
}

struct dealer { struct plan *plan; uint32_t *chosen, *swapped; uint64_t seed; }; /* both: of each thread [units] */

/* Arrangement r + 1 is replicate r + 1: the observed one is first. Each draw begins from the same order. */
static void deal_part(void *context, size_t thread, size_t first, size_t last)
{
    const struct dealer *dealer = context;
    struct plan *plan = dealer->plan;
    size_t all = plan->n + plan->m;
    uint32_t *chosen = dealer->chosen + thread * osk__thread_stride(all, sizeof *chosen);
    uint32_t *swapped = dealer->swapped + thread * osk__thread_stride(plan->n, sizeof *swapped);
    for (uint32_t i = 0; i < all; i++)
        chosen[i] = i;
    for (size_t r = first + 1; r <= last; r++) {
        osk__random random;
        osk__random_begin(&random, dealer->seed, r);
        for (uint32_t i = 0; i < plan->n; i++) {
            uint32_t with = swapped[i] = i + osk__random_below(&random, (uint32_t)all - i), held = chosen[i];
            chosen[i] = chosen[with];
            chosen[with] = held;
        }
        plan->dealt[r] = deal_one(plan, chosen);
        for (uint32_t i = 0; i < plan->n; i++) { /* what was moved is put back */
            chosen[i] = i;
            chosen[swapped[i]] = swapped[i];
        }
    }
}

static bool deal_randomly(struct plan *plan, const osk__chance *chance, osk_error *error)
{
    size_t threads = osk__thread_count(chance->threads), all = plan->n + plan->m;
    struct dealer dealer = {plan, osk__take(threads * osk__thread_stride(all, sizeof *dealer.chosen), sizeof *dealer.chosen, error),
                            osk__take(threads * osk__thread_stride(plan->n, sizeof *dealer.swapped), sizeof *dealer.swapped, error), osk__random_seed(chance->seed, 1)};
    bool good = dealer.chosen && dealer.swapped;
    if (good) {
        for (uint32_t i = 0; i < plan->n; i++)
            dealer.chosen[i] = i;
        plan->dealt[0] = deal_one(plan, dealer.chosen);
        osk__parallel(plan->count - 1, threads, deal_part, &dealer);
    }
    free(dealer.chosen);
    free(dealer.swapped);
    return good;
}

static inline double squares_at(const struct parabola *p, double d)
{
    return p->squares - 2 * d * p->slope + d * d * p->own * p->rest;
}

/* No variance is under this. */
static double floor_at(const struct plan *plan, double d)
{
    double n = (double)plan->n, m = (double)plan->m;
    struct parabola all = parabola_of(plan->squares, 0, n, plan->own_sum, n + m);
    return 1e-12 * squares_at(&all, d) / (n + m - 1);
}

/* |t| of an arrangement after D was taken from the first group; the plain difference where nothing is studentised. */
static double statistic(const struct plan *plan, const struct dealt *dealt, double d, double floor)
{
    double n = (double)plan->n, m = (double)plan->m, difference = fabs(dealt->difference - d * dealt->slope);
    if (!plan->studentised)
        return difference;
    double va = squares_at(&dealt->a, d) / (n - 1), vb = squares_at(&dealt->b, d) / (m - 1);
    return difference / sqrt((va > floor ? va : floor) / n + (vb > floor ? vb : floor) / m);
}

/* Arrangements at least as extreme as the observed one; at most `most` + 1 are counted.
 *
 * Nearly all are told by squares, without a division or a root: where the two sides of difference^2 >= observed^2 x variance
 * are further apart than any rounding of theirs. Only the others are asked for their statistic. */
static uint64_t count_extreme(const struct plan *plan, double d, double most)
{
    double floor = floor_at(plan, d), observed = statistic(plan, &plan->dealt[0], d, floor), level = observed * observed;
    double n = (double)plan->n, m = (double)plan->m, of_a = 1 / n / (n - 1), of_b = 1 / m / (m - 1);
    uint64_t extreme = 0;
    for (size_t i = 0; i < plan->count && (double)extreme <= most; i++) {
        const struct dealt *dealt = &plan->dealt[i];
        double difference = dealt->difference - d * dealt->slope, a = squares_at(&dealt->a, d), b = squares_at(&dealt->b, d);
        double variance = a * of_a + b * of_b, apart = difference * difference - level * variance;
        double doubt = 1e-9 * (difference * difference + level * (of_a * (dealt->a.squares + fabs(d * dealt->a.slope)) +
                                                                  of_b * (dealt->b.squares + fabs(d * dealt->b.slope)) + variance));
        if (plan->studentised && fabs(apart) > doubt && a > 2 * floor * (n - 1) && b > 2 * floor * (m - 1))
            extreme += apart > 0;
        else
            extreme += osk__extreme(statistic(plan, dealt, d, floor), observed);
    }
    return extreme;
}

/* Most arrangements need not be read where D is far from the limit: too many are extreme before. */
static bool is_rejected(void *test, double d)
{
    const struct plan *plan = test;
    return (double)count_extreme(plan, d, OSK__LEVEL * (double)plan->count) / (double)plan->count <= OSK__LEVEL;
}

bool osk__invert_limit(osk__rejects *rejects, void *test, double estimate, double step, int doublings, int halvings,
                       double *limit)
{
    double inner = 0, outer = step;
    for (int i = 0; !rejects(test, estimate + outer); i++, outer *= 2)
        if (i == doublings)
            return false;
    for (int i = 0; i < halvings; i++) {
        double middle = (inner + outer) / 2;
        if (rejects(test, estimate + middle))
            outer = middle;
        else
            inner = middle;
    }
    *limit = estimate + outer;
    return true;
}

static bool find_limit(struct plan *plan, double estimate, double step, double *limit)
{
    enum { DOUBLINGS = 30, HALVINGS = 40 /* to 1e-12 of a standard error */ };
    return osk__invert_limit(is_rejected, plan, estimate, step, DOUBLINGS, HALVINGS, limit);
}

static void centre(struct plan *plan, const double *a, const double *b)
{
    size_t all = plan->n + plan->m;
    memcpy(plan->values, a, plan->n * sizeof *a);
    memcpy(plan->values + plan->n, b, plan->m * sizeof *b);
    double mean = osk__mean(plan->values, all);
    for (size_t i = 0; i < all; i++) {
        plan->values[i] -= mean;
        plan->squares += plan->values[i] * plan->values[i];
        plan->own_sum += i < plan->n ? plan->values[i] : 0;
    }
}

static size_t draws(size_t n)
{
    enum { WORK = 200000000, MOST = 19999, FEWEST = 1999 };
    size_t afforded = WORK / n;
    return 1 + (afforded > MOST ? MOST : afforded < FEWEST ? FEWEST : afforded);
}

static bool make_plan(struct plan *plan, const double *a, size_t n, const double *b, size_t m,
                      const osk__chance *chance, osk_error *error)
{
    size_t sizes[] = {n, m};
    uint64_t all = osk__arrangements(sizes, 2, most_counted);
    *plan = (struct plan){.n = n, .m = m, .exact = all > 0, .count = all ? (size_t)all : draws(n),
                          .studentised = n > 1 && m > 1};
    if (!(plan->values = osk__take(n + m, sizeof *plan->values, error)) ||
        !(plan->dealt = osk__take(plan->count, sizeof *plan->dealt, error)))
        return false;
    centre(plan, a, b);
    return plan->exact ? deal_all(plan, error) : deal_randomly(plan, chance, error);
}

static void free_plan(struct plan *plan)
{
    free(plan->values);
    free(plan->dealt);
}

bool osk__invert(const double *a, size_t n, const double *b, size_t m, const osk__chance *chance, osk__limits *limits,
                 osk_error *error)
{
    struct plan plan;
    /* Few arrangements are chosen from the smaller group: the difference only changes its sign. */
    if (n > m) {
        if (!osk__invert(b, m, a, n, chance, limits, error))
            return false;
        *limits = (osk__limits){limits->given, -limits->high, -limits->low};
        return true;
    }
    *limits = (osk__limits){0};
    double spread = osk__squares(a, n) / (double)n + osk__squares(b, m) / (double)m;
    /* The observed arrangement is always extreme, and with groups of one size its mirror image too. */
    size_t sizes[] = {n, m};
    double all = (double)osk__arrangements(sizes, 2, most_counted), never = n == m ? 2 : 1;
    if (n < 1 || !(spread > 1e-18) || (all > 0 && never / all > OSK__LEVEL))
        return true;
    if (!make_plan(&plan, a, n, b, m, chance, error)) {
        free_plan(&plan);
        return false;
    }
    double estimate = osk__mean(a, n) - osk__mean(b, m);
    double step = plan.studentised ? sqrt(osk__squares(a, n) / (double)(n - 1) / (double)n +
                                          osk__squares(b, m) / (double)(m - 1) / (double)m)
                                   : sqrt(osk__squares(b, m) / (double)m);
    limits->given = find_limit(&plan, estimate, -step, &limits->low) && find_limit(&plan, estimate, step, &limits->high);
    free_plan(&plan);
    return true;
}

void osk__limits_agree(osk__limits *limits, double estimate, double p)
{
    bool left_out = limits->low > 0 || limits->high < 0;
    if (limits->given && left_out != (p <= OSK__LEVEL))
        *(estimate > 0 ? &limits->low : &limits->high) = 0;
}
