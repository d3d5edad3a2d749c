/* People on both sides: those who speak in a period speak outside it too, so neither comments nor sides are independent.
 * What each person adds to an estimate is summed first, and people are the units.
 *
 *   Kari  .1 .3 | .2      u = what Kari's comments inside and outside add to the estimate, less what they should
 *   Per   .4    | .0 .1 */
#include "random.h"
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <math.h>
#include <stdlib.h>

/* ---- the probability of superiority ---- */

struct halves { double *in, *out, *ranks_in, *ranks_out; size_t n, m; };

static bool halve(struct halves *h, const osk__crossed *c, osk_error *error)
{
    if (!(h->in = osk__take(c->count, sizeof *h->in, error)) || !(h->out = osk__take(c->count, sizeof *h->out, error)) ||
        !(h->ranks_in = osk__take(c->count, sizeof *h->ranks_in, error)) ||
        !(h->ranks_out = osk__take(c->count, sizeof *h->ranks_out, error)))
        return false;
    for (size_t i = 0; i < c->count; i++)
        if (c->inside[i] > 0)
            h->in[h->n++] = c->values[i];
        else
            h->out[h->m++] = c->values[i];
    return osk__rank(h->in, h->n, h->ranks_in, NULL, error) && osk__rank(h->out, h->m, h->ranks_out, NULL, error);
}

static void free_halves(struct halves *h)
{
    free(h->in);
    free(h->out);
    free(h->ranks_in);
    free(h->ranks_out);
}

static double variance_of(double squares, double count) { return count > 1 ? squares / (count * (count - 1)) : 0; }

/* The variance of A by people over that by comments. `sums`: [person_count], zeros. */
static double inflation(const osk__crossed *c, const struct halves *h, const double *ranks, double a, double people, double *sums)
{
    double n = (double)h->n, m = (double)h->m, squares[2] = {0, 0}, robust = 0;
    for (size_t i = 0, j = 0, k = 0; i < c->count; i++) {
        bool in = c->inside[i] > 0;
        double placed = in ? (ranks[i] - h->ranks_in[j++]) / m - a : 1 - (ranks[i] - h->ranks_out[k++]) / n - a;
        squares[!in] += placed * placed;
        sums[c->persons[i]] += placed / (in ? n : m);
    }
    for (size_t p = 0; p < c->person_count; p++)
        robust += sums[p] * sums[p];
    double plain = variance_of(squares[0], n) + variance_of(squares[1], m);
    return plain > 1e-12 ? robust * people / (people - 1) / plain : 0;
}

/* People with a comment, and those with one inside and with one outside. `seen`: [person_count], zeros. */
static void count_people(const osk__crossed *c, unsigned char *seen, double counts[3])
{
    for (size_t i = 0; i < c->count; i++)
        seen[c->persons[i]] |= c->inside[i] > 0 ? 1 : 2;
    for (size_t p = 0; p < c->person_count; p++) {
        counts[0] += seen[p] > 0;
        counts[1] += (seen[p] & 1) > 0;
        counts[2] += (seen[p] & 2) > 0;
    }
}

bool osk__crossed_superiority(const osk__crossed *c, osk__superior *s, bool *given, osk_error *error)
{
    struct halves h = {0};
    double *ranks = osk__take(c->count, sizeof *ranks, error), *sums = osk__take(c->person_count, sizeof *sums, error);
    unsigned char *seen = osk__take(c->person_count, 1, error);
    double people[3] = {0, 0, 0}, sum = 0;
    bool good = ranks && sums && seen && halve(&h, c, error) && osk__rank(c->values, c->count, ranks, NULL, error);
    if (good) {
        double n = (double)h.n, m = (double)h.m;
        count_people(c, seen, people);
        for (size_t i = 0; i < c->count; i++)
            sum += c->inside[i] > 0 ? ranks[i] : 0;
        *s = (osk__superior){.a = (sum - n * (n + 1) / 2) / (n * m)};
        *given = people[0] > 1;
        double more = *given ? inflation(c, &h, ranks, s->a, people[0], sums) : 0;
        /* Where no placement varies people are counted in the place of comments. */
        if (*given && more > 0)
            osk__superiority_limits(n, m, osk__student(people[0] - 1) * sqrt(fmax(more, 1)), s);
        else if (*given)
            osk__superiority_limits(people[1], people[2], osk__student(people[0] - 1), s);
    }
    free_halves(&h);
    free(ranks);
    free(sums);
    free(seen);
    return good;
}

/* ---- the difference of means, with people resampled whole ---- */

struct person { double in, out, n, m; };

struct bootstrap {
    const struct person *people;
    size_t count;
    double estimate;
    double *drawn;
    uint32_t *picked; /* of each thread [count] */
    uint64_t seed;
};

/* The difference over some of the people (NULL: all), and its error by linearising. */
static double difference(const struct bootstrap *boot, const uint32_t *picked, double *error)
{
    struct person all = {0, 0, 0, 0};
    double squares = 0;
    for (size_t i = 0; i < boot->count; i++) {
        const struct person *p = &boot->people[picked ? picked[i] : i];
        all = (struct person){all.in + p->in, all.out + p->out, all.n + p->n, all.m + p->m};
    }
    double a = all.in / all.n, b = all.out / all.m, count = (double)boot->count;
    for (size_t i = 0; i < boot->count; i++) {
        const struct person *p = &boot->people[picked ? picked[i] : i];
        double u = (p->in - a * p->n) / all.n - (p->out - b * p->m) / all.m;
        squares += u * u;
    }
    *error = sqrt(squares * count / (count - 1));
    return a - b;
}

static void draw_part(void *context, size_t thread, size_t first, size_t last)
{
    struct bootstrap *boot = context;
    uint32_t *picked = boot->picked + thread * osk__thread_stride(boot->count, sizeof *picked);
    for (size_t r = first; r < last; r++) {
        osk__random random;
        double error;
        osk__random_begin(&random, boot->seed, r);
        for (size_t i = 0; i < boot->count; i++)
            picked[i] = osk__random_below(&random, (uint32_t)boot->count);
        double drawn = difference(boot, picked, &error); /* NaN where a side is empty */
        boot->drawn[r] = error > 1e-9 ? (drawn - boot->estimate) / error : NAN;
    }
}

static size_t gather(const osk__crossed *c, struct person *people)
{
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        struct person *p = &people[c->persons[i]];
        *(c->inside[i] > 0 ? &p->in : &p->out) += c->values[i];
        *(c->inside[i] > 0 ? &p->n : &p->m) += 1;
    }
    for (size_t p = 0; p < c->person_count; p++)
        if (people[p].n + people[p].m > 0)
            people[kept++] = people[p];
    return kept;
}

static bool resample(struct bootstrap *boot, const osk__chance *chance, osk__limits *limits, osk_error *error)
{
    enum { WORK = 100000000, USUAL = 9999, FEWEST = 999 };
    size_t afforded = WORK / boot->count, threads = osk__thread_count(chance->threads);
    size_t replicates = afforded > USUAL ? USUAL : afforded < FEWEST ? FEWEST : afforded;
    double standard;
    if (chance->replicates && chance->replicates < replicates)
        replicates = chance->replicates;
    boot->estimate = difference(boot, NULL, &standard);
    boot->seed = osk__random_seed(chance->seed, 8);
    if (!(standard > 1e-9))
        return true;
    if (!(boot->drawn = osk__take(replicates, sizeof *boot->drawn, error)) ||
        !(boot->picked = osk__take(threads * osk__thread_stride(boot->count, sizeof *boot->picked), sizeof *boot->picked, error)))
        return false;
    osk__parallel(replicates, threads, draw_part, boot);
    *limits = osk__pivotal(boot->drawn, replicates, boot->estimate, standard);
    return true;
}

bool osk__crossed_difference(const osk__crossed *c, const osk__chance *chance, osk__limits *limits, bool *enough,
                             osk_error *error)
{
    struct person *people = osk__take(c->person_count + 1, sizeof *people, error);
    double sides[2] = {0, 0};
    *limits = (osk__limits){0};
    if (!people)
        return false;
    struct bootstrap boot = {.people = people, .count = gather(c, people)};
    for (size_t p = 0; p < boot.count; p++) {
        sides[0] += people[p].n > 0;
        sides[1] += people[p].m > 0;
    }
    *enough = boot.count >= OSK__CLUSTERS && sides[0] >= OSK__FEWEST && sides[1] >= OSK__FEWEST;
    bool good = !*enough || resample(&boot, chance, limits, error);
    free(boot.drawn);
    free(boot.picked);
    free(people);
    return good;
}
