/* A difference of shares within strata, and the test in strata inverted.
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
    uint32_t *order;
    double n, m;              /* units of side 0 and 1 */
    size_t count;
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

static struct dealt deal(const struct plan *plan)
{
    struct dealt dealt = {{0, 0, 0}, 0, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < plan->sample->count; i++)
        if (plan->sample->groups[i] == 0)
            add(&dealt, &plan->units[plan->order[i]]);
    return dealt;
}

static void deal_randomly(struct plan *plan, uint64_t seed)
{
    for (size_t r = 0; r < plan->count; r++) {
        osk__random random;
        osk__random_begin(&random, seed, r);
        for (size_t i = 0; i < plan->sample->count; i++)
            plan->order[i] = (uint32_t)i;
        for (size_t first = 0, end; r > 0 && first < plan->sample->count; first = end) {
            end = stratum_end(plan->sample, first);
            for (size_t i = first; i < end; i++) {
                size_t with = i + osk__random_below(&random, (uint32_t)(end - i));
                uint32_t held = plan->order[i];
                plan->order[i] = plan->order[with];
                plan->order[with] = held;
            }
        }
        plan->dealt[r] = deal(plan);
    }
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

static size_t draws(size_t asked, size_t units)
{
    enum { WORK = 20000000, MOST = 4999, FEWEST = 999 };
    size_t afforded = WORK / units;
    return 1 + (asked ? asked : afforded > MOST ? MOST : afforded < FEWEST ? FEWEST : afforded);
}

bool osk__strata_difference(const osk__sample *sample, const osk__chance *chance, double *estimate, osk__limits *limits,
                            osk_error *error)
{
    struct plan plan = {.sample = sample, .count = draws(chance->replicates, sample->count + 1)};
    bool good = (plan.units = osk__take(sample->count, sizeof *plan.units, error)) &&
                (plan.order = osk__take(sample->count, sizeof *plan.order, error)) &&
                (plan.dealt = osk__take(plan.count, sizeof *plan.dealt, error));
    *estimate = NAN;
    *limits = (osk__limits){0};
    if (good) {
        value_units(&plan);
        for (size_t i = 0; i < sample->count; i++) {
            add(&plan.all, &plan.units[i]);
            *(sample->groups[i] == 0 ? &plan.n : &plan.m) += 1;
        }
        deal_randomly(&plan, osk__random_seed(chance->seed, 9));
        const struct unit *seen = &plan.dealt[0].sum;
        bool met = seen->shifted > 1e-9; /* is there a stratum with both sides? */
        *estimate = met ? seen->rest / seen->shifted : NAN;
        double step = met ? sqrt(plan.all.rr) / seen->shifted / 2 : 0;
        bool enough = plan.n >= OSK__FEWEST && plan.m >= OSK__FEWEST;
        limits->given = enough && step > 1e-9 && find_limit(&plan, *estimate, -step, &limits->low) &&
                        find_limit(&plan, *estimate, step, &limits->high);
    }
    free(plan.units);
    free(plan.order);
    free(plan.dealt);
    return good;
}
