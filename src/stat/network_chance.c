/* The reference of a network: everyone keeps the number of addressings, and targets are drawn from those who had spoken. */
#include "network.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>

enum { USUAL = 999, LEAST = 99, PURPOSE = 16 };
#define WORK 20e6 /* addressings drawn in all, beyond which fewer replicates are made */

static int by_key(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

double osk__talks_reciprocity(uint64_t *keys, size_t count)
{
    size_t unique = 0, answered = 0;
    if (count == 0)
        return NAN;
    qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || keys[i] != keys[i - 1])
            keys[unique++] = keys[i];
    for (size_t i = 0; i < unique; i++) {
        uint64_t back = keys[i] << 32 | keys[i] >> 32;
        answered += bsearch(&back, keys, unique, sizeof *keys, by_key) != NULL;
    }
    return (double)answered / (double)unique;
}

/* Whom a talk goes to by chance: any other who had spoken; where nobody had, and to the opening post, as it was. */
static uint32_t draw(osk__random *random, const osk__talks *talks, const osk__talk *talk)
{
    uint32_t others = talk->spoken - (talk->from < talk->spoken);
    if (others == 0 || talk->to + 1 == talks->people_count)
        return talk->to;
    uint32_t who = osk__random_below(random, others);
    return who + (talk->from < talk->spoken && who >= talk->from);
}

static void compare(osk__talk_count *count, double drawn, double seen)
{
    count->sum += drawn;
    count->above += drawn >= seen;
    count->below += drawn <= seen;
}

double osk__talk_p(const osk__talk_count *count, size_t replicates)
{
    uint32_t least = count->above < count->below ? count->above : count->below;
    double p = 2 * ((double)least + 1) / ((double)replicates + 1);
    return p < 1 ? p : 1;
}

/* ---- one replicate ---- */

struct drawing {
    const osk__talks *talks;
    osk__talk_chance *chance;
    uint32_t *in, *group; /* what it drew */
    uint64_t *keys;
    double seen;          /* reciprocity */
};

static size_t camp(const osk__talk_chance *chance, const osk__talks *talks, uint32_t from, uint32_t to)
{
    if (to + 1 == talks->people_count || chance->group_of[from] == OSK_NONE || chance->group_of[to] == OSK_NONE)
        return SIZE_MAX;
    return chance->group_of[from] * chance->groups + chance->group_of[to];
}

static void replicate(struct drawing *d, uint64_t seed, size_t r)
{
    const osk__talks *talks = d->talks;
    osk__talk_chance *chance = d->chance;
    osk__random random;
    osk__random_begin(&random, seed, r);
    memset(d->in, 0, talks->people_count * sizeof *d->in);
    memset(d->group, 0, chance->groups * chance->groups * sizeof *d->group);
    for (size_t i = 0; i < talks->count; i++) {
        uint32_t to = draw(&random, talks, &talks->items[i]);
        d->in[to]++;
        d->keys[i] = (uint64_t)talks->items[i].from << 32 | to;
        size_t cell = chance->groups ? camp(chance, talks, talks->items[i].from, to) : SIZE_MAX;
        if (cell != SIZE_MAX)
            d->group[cell]++;
    }
    for (size_t i = 0; i < talks->people_count; i++)
        compare(&chance->in[i], d->in[i], talks->people[i].in);
    for (size_t i = 0; i < chance->groups * chance->groups; i++)
        compare(&chance->group_in[i], d->group[i], chance->group_talks[i]);
    if (chance->reciprocity) {
        chance->reciprocity[r] = osk__talks_reciprocity(d->keys, talks->count);
        compare(&chance->answered, chance->reciprocity[r], d->seen);
    }
}

/* ---- all ---- */

static size_t replicates(const osk__talks *talks, const osk_stat_options *options)
{
    if (options && options->permutations)
        return options->permutations;
    double most = WORK / (double)(talks->count + 1);
    return most >= USUAL ? USUAL : most > LEAST ? (size_t)most : LEAST;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static bool open_drawing(struct drawing *d, bool reciprocity, osk_error *error)
{
    osk__talk_chance *chance = d->chance;
    const osk__talks *talks = d->talks;
    size_t cells = chance->groups * chance->groups + 1;
    if (!(d->in = osk__take(talks->people_count, sizeof *d->in, error)) ||
        !(d->group = osk__take(cells, sizeof *d->group, error)) ||
        !(d->keys = osk__take(talks->count + 1, sizeof *d->keys, error)) ||
        !(chance->in = osk__take(talks->people_count, sizeof *chance->in, error)) ||
        !(chance->group_in = osk__take(cells, sizeof *chance->group_in, error)) ||
        !(chance->group_talks = osk__take(cells, sizeof *chance->group_talks, error)) ||
        (reciprocity && !(chance->reciprocity = osk__take(chance->replicates, sizeof *chance->reciprocity, error))))
        return false;
    for (size_t i = 0; i < talks->count; i++) {
        d->keys[i] = (uint64_t)talks->items[i].from << 32 | talks->items[i].to;
        size_t cell = chance->groups ? camp(chance, talks, talks->items[i].from, talks->items[i].to) : SIZE_MAX;
        if (cell != SIZE_MAX)
            chance->group_talks[cell]++;
    }
    d->seen = reciprocity ? osk__talks_reciprocity(d->keys, talks->count) : NAN;
    return true;
}

bool osk__talks_draw(const osk__talks *talks, const osk_stat_options *options, bool reciprocity, osk__talk_chance *chance,
                     osk_error *error)
{
    struct drawing d = {.talks = talks, .chance = chance};
    chance->replicates = replicates(talks, options);
    bool good = open_drawing(&d, reciprocity && talks->count, error);
    uint64_t seed = osk__random_seed(options ? options->seed : 0, PURPOSE);
    for (size_t r = 0; good && r < chance->replicates; r++)
        replicate(&d, seed, r);
    if (good && chance->reciprocity)
        qsort(chance->reciprocity, chance->replicates, sizeof *chance->reciprocity, by_value);
    free(d.in);
    free(d.group);
    free(d.keys);
    return good;
}

void osk__talk_chance_free(osk__talk_chance *chance)
{
    free(chance->in);
    free(chance->reciprocity);
    free(chance->group_talks);
    free(chance->group_in);
}
