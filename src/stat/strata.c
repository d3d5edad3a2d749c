/* A difference of shares within strata, its studentised test, and that test inverted.
 *
 *   stratum   1        2          The difference is that of Mantel & Haenszel: of each stratum's difference, weighted by
 *   side      0  1  1  0  1  1    w0 w1 / (w0 + w1), which is also where the test's statistic is 0.
 *   value     1  0  2  0  0  1
 *
 * Take D of its sentences from every unit of side 0: an arrangement's sums are then lines and parabolas of D, so that each
 * is a few numbers, made once, and a test at any D costs no more than reading them. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <math.h>
#include <stdlib.h>

/* A unit: what it holds over its stratum's share, how much of a D that is, its sentences. */
struct unit { double rest, shifted, weight; };

/* What an arrangement puts on a side: sums of those, of their squares and products. */
struct dealt { struct unit sum; double rr, rs, ss, rw, sw, ww; };

struct plan {
    const osk__sample *sample;
    struct unit *units;
    struct dealt *dealt, all; /* the observed arrangement first */
    uint32_t *orders;         /* of each thread [units] */
    double n, m;              /* units of side 0 and 1 */
    size_t count;             /* arrangements that are kept, for the interval */
    double observed;          /* the statistic at no difference */
    uint64_t seed, extreme[OSK__THREADS];
};

static double weight_of(const osk__sample *sample, size_t i) { return sample->weights ? sample->weights[i] : 1; }

static size_t stratum_end(const osk__sample *sample, size_t first)
{
    size_t end = first + 1;
    while (end < sample->count && sample->strata[end] == sample->strata[first])
        end++;
    return end;
}

static void value_units(struct plan *plan)
{
    const osk__sample *sample = plan->sample;
    for (size_t first = 0, end; first < sample->count; first = end) {
        double values = 0, weights = 0, own = 0;
        end = stratum_end(sample, first);
        for (size_t i = first; i < end; i++) {
            values += sample->values[i];
            weights += weight_of(sample, i);
            own += sample->groups[i] == 0 ? weight_of(sample, i) : 0;
        }
        for (size_t i = first; i < end; i++) {
            double weight = weight_of(sample, i);
            plan->units[i] = (struct unit){sample->values[i] - weight * (values / weights),
                                           weight * ((sample->groups[i] == 0) - own / weights), weight};
        }
    }
}

static void add(struct dealt *d, const struct unit *u)
{
    d->sum = (struct unit){d->sum.rest + u->rest, d->sum.shifted + u->shifted, d->sum.weight + u->weight};
    d->rr += u->rest * u->rest;
    d->rs += u->rest * u->shifted;
    d->ss += u->shifted * u->shifted;
    d->rw += u->rest * u->weight;
    d->sw += u->shifted * u->weight;
    d->ww += u->weight * u->weight;
}

/* What is not on side 0. */
static struct dealt others(const struct dealt *all, const struct dealt *d)
{
    return (struct dealt){{-d->sum.rest, -d->sum.shifted, all->sum.weight - d->sum.weight}, all->rr - d->rr, all->rs - d->rs,
                          all->ss - d->ss, all->rw - d->rw, all->sw - d->sw, all->ww - d->ww};
}

/* Of a side's share over its strata's, of `count` units; a ratio, so that its units are held to it (Cochran 1977, ch. 6). */
static double share_variance(const struct dealt *side, double d, double count)
{
    double share = (side->sum.rest - d * side->sum.shifted) / side->sum.weight;
    double squares = side->rr - 2 * d * side->rs + d * d * side->ss - 2 * share * (side->rw - d * side->sw) + share * share * side->ww;
    return squares / (side->sum.weight * side->sum.weight) * count / (count - 1);
}

/* t squared, so that sides of unequal spread do not mislead. */
static double statistic(const struct plan *plan, const struct dealt *dealt, double d)
{
    struct dealt rest = others(&plan->all, dealt);
    double sum = dealt->sum.rest - d * dealt->sum.shifted, apart = sum / dealt->sum.weight + sum / rest.sum.weight;
    double variance = share_variance(dealt, d, plan->n) + share_variance(&rest, d, plan->m);
    double floor = 1e-9 * (plan->all.rr - 2 * d * plan->all.rs + d * d * plan->all.ss) / (plan->all.sum.weight * plan->all.sum.weight);
    return apart * apart / (variance > floor ? variance : floor);
}

/* ---- arrangements ---- */

static struct dealt deal(const struct plan *plan, const uint32_t *order)
{
    struct dealt dealt = {{0, 0, 0}, 0, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < plan->sample->count; i++)
        if (plan->sample->groups[i] == 0)
            add(&dealt, &plan->units[order[i]]);
    return dealt;
}

/* Arrangement r + 1 is replicate r: the observed one is first. Each is from a stream of its own. */
static void deal_part(void *context, size_t thread, size_t first, size_t last)
{
    struct plan *plan = context;
    const osk__sample *sample = plan->sample;
    uint32_t *order = plan->orders + thread * osk__thread_stride(sample->count, sizeof *order);
    uint64_t extreme = 0;
    for (size_t r = first + 1; r <= last; r++) {
        osk__random random;
        osk__random_begin(&random, plan->seed, r);
        osk__order_begin(order, sample->count);
        for (size_t from = 0, end; from < sample->count; from = end) {
            end = stratum_end(sample, from);
            osk__order_shuffle(order, from, end, &random);
        }
        struct dealt dealt = deal(plan, order);
        extreme += osk__extreme(statistic(plan, &dealt, 0), plan->observed);
        if (r < plan->count)
            plan->dealt[r] = dealt;
    }
    plan->extreme[thread] = extreme;
}

/* The test takes as many arrangements as others do; the interval, which looks at them some hundred times, the first of them. */
static size_t kept(size_t asked, size_t units)
{
    enum { WORK = 20000000, MOST = 4999, FEWEST = 999 };
    size_t afforded = WORK / units;
    return 1 + (asked ? asked : afforded > MOST ? MOST : afforded < FEWEST ? FEWEST : afforded);
}

static bool test_difference(struct plan *plan, const osk__chance *chance, osk__test *test, osk_error *error)
{
    size_t units = plan->sample->count, threads = osk__thread_count(chance->threads);
    size_t replicates = osk__replicates(chance->replicates, units);
    uint64_t extreme = 1; /* the observed one */
    plan->count = kept(chance->replicates, units);
    plan->seed = osk__random_seed(chance->seed, 9);
    if (!(plan->orders = osk__take(threads * osk__thread_stride(units, sizeof *plan->orders), sizeof *plan->orders, error)) ||
        !(plan->dealt = osk__take(plan->count, sizeof *plan->dealt, error)))
        return false;
    osk__order_begin(plan->orders, units);
    plan->dealt[0] = deal(plan, plan->orders);
    plan->observed = statistic(plan, &plan->dealt[0], 0);
    plan->observed = plan->observed < 1e-20 ? 0 : plan->observed; /* but for its rounding */
    osk__parallel(replicates, threads, deal_part, plan);
    for (size_t t = 0; t < threads; t++)
        extreme += plan->extreme[t];
    osk__test_settle(test, extreme, (uint64_t)replicates + 1, false);
    return true;
}

/* ---- the interval ---- */

static bool is_rejected(void *test, double d)
{
    const struct plan *plan = test;
    double observed = statistic(plan, &plan->dealt[0], d), most = OSK__LEVEL * (double)plan->count;
    double extreme = 0;
    for (size_t i = 0; i < plan->count && extreme <= most; i++)
        extreme += osk__extreme(statistic(plan, &plan->dealt[i], d), observed);
    return extreme <= most;
}

static bool find_limit(struct plan *plan, double estimate, double step, double *limit)
{
    enum { DOUBLINGS = 20, HALVINGS = 40 };
    bool found = osk__invert_limit(is_rejected, plan, estimate, step, DOUBLINGS, HALVINGS, limit);
    *limit = found ? fmax(-1, fmin(1, *limit)) : *limit;
    return found;
}

static void find_limits(struct plan *plan, double estimate, osk__limits *limits)
{
    double step = sqrt(plan->all.rr) / plan->dealt[0].sum.shifted / 2;
    limits->given = step > 1e-9 && find_limit(plan, estimate, -step, &limits->low) && find_limit(plan, estimate, step, &limits->high);
}

/* ---- all of it ---- */

/* Units permuted by what they hold over their stratum's share; by `permute`. */
static bool permute_rest(const osk__sample *sample,
                         bool (*permute)(const osk__sample *, osk__by, const osk__chance *, osk__test *, osk_error *),
                         const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct plan plan = {.sample = sample, .units = osk__take(sample->count, sizeof *plan.units, error)};
    double *rest = osk__take(sample->count, sizeof *rest, error);
    bool good = plan.units && rest;
    osk__sample of_rest = *sample;
    of_rest.values = rest;
    if (good)
        value_units(&plan);
    for (size_t i = 0; good && i < sample->count; i++)
        rest[i] = plan.units[i].rest;
    good = good && permute(&of_rest, sample->weights ? OSK__BY_SHARES : OSK__BY_MEANS, chance, test, error);
    free(rest);
    free(plan.units);
    return good;
}

bool osk__strata_test(const osk__sample *sample, const osk__chance *chance, osk__test *test, osk_error *error)
{
    return permute_rest(sample, osk__permute, chance, test, error);
}

/* Studentised where a stratum holds both sides and each has units enough for a variance; nothing is dealt before that is known. */
static bool compare(struct plan *plan, const osk__chance *chance, osk__stratified *result, osk_error *error)
{
    const osk__sample *sample = plan->sample;
    struct unit seen = {0, 0, 0};
    value_units(plan);
    for (size_t i = 0; i < sample->count; i++) {
        add(&plan->all, &plan->units[i]);
        *(sample->groups[i] == 0 ? &plan->n : &plan->m) += 1;
        seen.rest += sample->groups[i] == 0 ? plan->units[i].rest : 0;
        seen.shifted += sample->groups[i] == 0 ? plan->units[i].shifted : 0;
    }
    bool met = seen.shifted > 1e-9; /* is there a stratum with both sides? */
    result->estimate = met ? seen.rest / seen.shifted : NAN;
    if (!met || plan->n < OSK__FEWEST || plan->m < OSK__FEWEST)
        return osk__strata_test(sample, chance, &result->test, error);
    if (!permute_rest(sample, osk__permute_outlook, chance, &result->test, error))
        return false;
    if (result->test.verdict != OSK__TESTED)
        return true;
    if (!test_difference(plan, chance, &result->test, error))
        return false;
    find_limits(plan, result->estimate, &result->limits);
    osk__limits_agree(&result->limits, result->estimate, result->test.p);
    return true;
}

bool osk__strata_compare(const osk__sample *sample, const osk__chance *chance, osk__stratified *result, osk_error *error)
{
    struct plan plan = {.sample = sample, .units = osk__take(sample->count, sizeof *plan.units, error)};
    *result = (osk__stratified){.estimate = NAN};
    bool good = plan.units && compare(&plan, chance, result, error);
    free(plan.units);
    free(plan.orders);
    free(plan.dealt);
    return good;
}
