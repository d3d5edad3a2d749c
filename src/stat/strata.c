/* A difference of shares within strata, and the test in strata inverted.
 *
 *   stratum   1        2          The difference is that of Mantel & Haenszel: of each stratum's difference, weighted by
 *   side      0  1  1  0  1  1    w0 w1 / (w0 + w1), which is also where the test's statistic is 0.
 *   value     1  0  2  0  0  1
 *
 * Take D of its sentences from every unit of side 0: an arrangement's sum is then a - D b, so that each is three numbers,
 * made once, and a test at any D costs no more than reading them. */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"

#include <math.h>
#include <stdlib.h>

/* What an arrangement puts on side 0: what is over the stratum's share, the same of a unit of D, and the sentences. */
struct dealt { double rest, shifted, weight; };

struct plan {
    const osk__sample *sample;
    struct dealt *units, *dealt; /* the observed arrangement first */
    uint32_t *order;
    double all;                  /* sentences */
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
        plan->all += weights;
        for (size_t i = first; i < end; i++) {
            double weight = weight_of(sample, i);
            plan->units[i] = (struct dealt){sample->values[i] - weight * (values / weights),
                                            weight * ((sample->groups[i] == 0) - own / weights), weight};
        }
    }
}

static struct dealt deal(const struct plan *plan)
{
    struct dealt dealt = {0, 0, 0};
    for (size_t i = 0; i < plan->sample->count; i++) {
        const struct dealt *unit = &plan->units[plan->order[i]];
        if (plan->sample->groups[i] != 0)
            continue;
        dealt = (struct dealt){dealt.rest + unit->rest, dealt.shifted + unit->shifted, dealt.weight + unit->weight};
    }
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

static double statistic(const struct plan *plan, const struct dealt *dealt, double d)
{
    double sum = dealt->rest - d * dealt->shifted;
    return sum * sum * (1 / dealt->weight + 1 / (plan->all - dealt->weight));
}

static bool is_rejected(const struct plan *plan, double d)
{
    double observed = statistic(plan, &plan->dealt[0], d), most = OSK__LEVEL * (double)plan->count;
    double extreme = 0;
    for (size_t i = 0; i < plan->count && extreme <= most; i++)
        extreme += osk__extreme(statistic(plan, &plan->dealt[i], d), observed);
    return extreme <= most;
}

/* Outwards from the estimate until the test rejects, then back to where it begins to. */
static bool find_limit(const struct plan *plan, double estimate, double step, double *limit)
{
    enum { HALVINGS = 40, DOUBLINGS = 20 };
    double inner = 0, outer = step;
    for (int i = 0; !is_rejected(plan, estimate + outer); i++, outer *= 2)
        if (i == DOUBLINGS)
            return false;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (inner + outer) / 2;
        if (is_rejected(plan, estimate + middle))
            outer = middle;
        else
            inner = middle;
    }
    *limit = fmax(-1, fmin(1, estimate + outer));
    return true;
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
    double squares = 0;
    bool good = (plan.units = osk__take(sample->count, sizeof *plan.units, error)) &&
                (plan.order = osk__take(sample->count, sizeof *plan.order, error)) &&
                (plan.dealt = osk__take(plan.count, sizeof *plan.dealt, error));
    *estimate = NAN;
    *limits = (osk__limits){0};
    if (good) {
        value_units(&plan);
        deal_randomly(&plan, osk__random_seed(chance->seed, 9));
        for (size_t i = 0; i < sample->count; i++)
            squares += plan.units[i].rest * plan.units[i].rest;
        bool met = plan.dealt[0].shifted > 1e-9; /* is there a stratum with both sides? */
        *estimate = met ? plan.dealt[0].rest / plan.dealt[0].shifted : NAN;
        double step = met ? sqrt(squares) / plan.dealt[0].shifted / 2 : 0;
        limits->given = step > 1e-9 && find_limit(&plan, *estimate, -step, &limits->low) &&
                        find_limit(&plan, *estimate, step, &limits->high);
    }
    free(plan.units);
    free(plan.order);
    free(plan.dealt);
    return good;
}
