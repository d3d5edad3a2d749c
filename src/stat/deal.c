/* Units dealt anew to two sides.
 *
 *   places  0 1 2 | 3 4 5 6 7      of units: the side with fewer is drawn, and its words counted; the other is what is left
 *   order   3 0 7 | 1 4 5 6 2      the places that were drawn
 *   cells   {word, count} of each place, only of the words whose drawing goes on */
#include "deal.h"

#include "random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* SPARED: most words are done after a few hundred arrangements, so that the cells left are a fraction. */
#define SURE 0.999
enum { ENOUGH = 20, MOST_STEPS = 20000000, MOST_ARRANGEMENTS = 1000000, SPARED = 8 };

struct place { uint32_t size, first; }; /* words of the unit, and its first cell: beside each other in the cache */

struct dealing {
    const osk__deal *deal;
    size_t units, drawn;      /* of how many are drawn */
    bool target;              /* the drawn side is the one that the words are key of */
    double all;               /* words of both sides */
    struct place *places;     /* units + 1 */
    osk__cell *cells;         /* a copy that shrinks; columns are `words` that are left */
    uint32_t *words;          /* those left: column of deal->matrix */
    size_t active;            /* how many are left; by word: */
    double *totals, *observed;
    double *scale;            /* what of Pearson's chi-squared is the word's own, over what is to be reached */
    double *near;             /* scratch */
    double *counts;           /* of the drawn side */
    uint64_t *extreme, *top;  /* top: arrangements that none is more extreme than */
    double *most;
    uint32_t *order, *fresh;
    size_t replicates, left;  /* left: words whose drawing goes on; 0: the deal is done */
    osk__test *tests;
};

/* ---- one arrangement ---- */

/* Counts the words of the first `drawn` of these places; returns how many words these have in all. */
static double count_drawn(struct dealing *d, const uint32_t *order)
{
    uint64_t size = 0;
    memset(d->counts, 0, d->active * sizeof *d->counts);
    for (size_t i = 0; i < d->drawn; i++) {
        const struct place *place = &d->places[order[i]];
        size += place->size;
        for (uint32_t c = place->first; c < place[1].first; c++)
            d->counts[d->cells[c].column] += d->cells[c].count;
    }
    return (double)size;
}

static double statistic(const struct dealing *d, size_t word, double size)
{
    double a = d->counts[word], b = d->totals[word] - a;
    return osk__g2(a, size, b, d->all - size);
}

/* ---- preparing ---- */

static bool take(struct dealing *d, osk_error *error)
{
    const osk__matrix *matrix = d->deal->matrix;
    size_t words = matrix->column_count + 1, units = matrix->row_count + 1, cells = matrix->first[matrix->row_count];
    return (d->places = osk__take(units, sizeof *d->places, error)) && (d->cells = osk__take(cells + 1, sizeof *d->cells, error)) &&
           (d->words = osk__take(words, sizeof *d->words, error)) &&
           (d->fresh = osk__take(words, sizeof *d->fresh, error)) &&
           (d->totals = osk__take(words, sizeof *d->totals, error)) &&
           (d->observed = osk__take(words, sizeof *d->observed, error)) &&
           (d->scale = osk__take(words, sizeof *d->scale, error)) &&
           (d->near = osk__take(words, sizeof *d->near, error)) &&
           (d->counts = osk__take(words, sizeof *d->counts, error)) &&
           (d->most = osk__take(words, sizeof *d->most, error)) &&
           (d->extreme = osk__take(words, sizeof *d->extreme, error)) &&
           (d->top = osk__take(words, sizeof *d->top, error)) &&
           (d->order = osk__take(units, sizeof *d->order, error));
}

static void free_dealing(struct dealing *d)
{
    free(d->places);
    free(d->cells);
    free(d->words);
    free(d->fresh);
    free(d->totals);
    free(d->observed);
    free(d->scale);
    free(d->near);
    free(d->counts);
    free(d->most);
    free(d->extreme);
    free(d->top);
    free(d->order);
}

/* Gives units their places, the drawn side first; that is the observed arrangement. */
static void place_units(struct dealing *d)
{
    const osk__deal *deal = d->deal;
    const osk__matrix *matrix = deal->matrix;
    size_t at = 0, rest = d->drawn;
    uint32_t cell = 0;
    for (uint32_t u = 0; u < d->units; u++) {
        bool inside = u >= deal->first && u < deal->last;
        d->order[inside == d->target ? at++ : rest++] = u;
        d->all += deal->sizes[u];
    }
    for (uint32_t place = 0; place < d->units; place++) {
        uint32_t unit = d->order[place];
        size_t count = matrix->first[unit + 1] - matrix->first[unit];
        d->places[place] = (struct place){(uint32_t)deal->sizes[unit], cell};
        memcpy(d->cells + cell, matrix->cells + matrix->first[unit], count * sizeof *matrix->cells);
        cell += (uint32_t)count;
        d->order[place] = place;
    }
    d->places[d->units].first = cell;
}

static void observe(struct dealing *d)
{
    const osk__matrix *matrix = d->deal->matrix;
    place_units(d);
    for (size_t c = 0; c < matrix->first[matrix->row_count]; c++)
        d->totals[matrix->cells[c].column] += matrix->cells[c].count;
    d->active = matrix->column_count;
    double size = count_drawn(d, d->order);
    for (uint32_t w = 0; w < d->active; w++) {
        d->words[w] = w;
        d->observed[w] = statistic(d, w, size);
        d->most[w] = -1;
        d->scale[w] = d->totals[w] > 0 ? 2 * d->all / d->totals[w] / (d->all - d->totals[w]) / (SURE * d->observed[w]) : INFINITY;
    }
}

/* ---- all arrangements ---- */

/* The next choice of `drawn` out of `units`, ascending; false after the last. */
static bool next_choice(uint32_t *chosen, size_t drawn, size_t units)
{
    size_t i = drawn;
    while (i > 0 && chosen[i - 1] == units - drawn + i - 1)
        i--;
    if (i == 0)
        return false;
    chosen[i - 1]++;
    for (; i < drawn; i++)
        chosen[i] = chosen[i - 1] + 1;
    return true;
}

static void enumerate(struct dealing *d, uint64_t arrangements)
{
    do {
        double size = count_drawn(d, d->order);
        for (size_t w = 0; w < d->active; w++) {
            double value = statistic(d, w, size);
            d->extreme[w] += osk__extreme(value, d->observed[w]);
            if (!osk__extreme(d->most[w], value)) {
                d->most[w] = value;
                d->top[w] = 0;
            }
            d->top[w] += osk__extreme(value, d->most[w]);
        }
    } while (next_choice(d->order, d->drawn, d->units));
    for (size_t w = 0; w < d->active; w++) {
        osk__test_settle(&d->tests[w], d->extreme[w], arrangements, true);
        d->tests[w].least = (double)d->top[w] / (double)arrangements;
    }
}

/* ---- random arrangements ---- */

/* Takes out the words whose drawing is over, cells and all. */
static void shrink(struct dealing *d)
{
    uint32_t kept = 0, cell = 0;
    for (size_t w = 0; w < d->active; w++) {
        d->fresh[w] = OSK_NONE;
        if (d->extreme[w] >= ENOUGH)
            continue;
        d->fresh[w] = kept;
        d->words[kept] = d->words[w];
        d->totals[kept] = d->totals[w];
        d->observed[kept] = d->observed[w];
        d->scale[kept] = d->scale[w];
        d->extreme[kept++] = d->extreme[w];
    }
    for (uint32_t p = 0, begin = 0; p < d->units; p++) {
        uint32_t end = d->places[p + 1].first;
        d->places[p].first = cell;
        for (; begin < end; begin++) {
            uint32_t word = d->fresh[d->cells[begin].column];
            if (word != OSK_NONE)
                d->cells[cell++] = (osk__cell){word, d->cells[begin].count};
        }
    }
    d->places[d->units].first = cell;
    d->active = kept;
}

/* How near each word may be to what was observed: under 1 it is surely less extreme. The likelihood ratio is at most twice
 * Pearson's chi-squared, since Kullback's divergence is at most that of chi-squared; that one needs no logarithm. The loop
 * has no branch, so that the compiler does several words at a time. A word whose drawing is over has scale 0. */
static void look(struct dealing *d, double size)
{
    const double *restrict counts = d->counts, *restrict totals = d->totals, *restrict scale = d->scale;
    double *restrict near = d->near;
    double share = size / d->all, factor = d->all / size * (d->all / (d->all - size));
    for (size_t w = 0; w < d->active; w++) {
        double apart = counts[w] - totals[w] * share;
        near[w] = apart * apart * scale[w] * factor;
    }
}

/* Takes a replicate of the places into account. */
static void count_replicate(struct dealing *d, const uint32_t *places, size_t replicate)
{
    double size = count_drawn(d, places);
    look(d, size);
    for (size_t w = 0; w < d->active; w++) {
        if (d->near[w] < 1 || !osk__extreme(statistic(d, w, size), d->observed[w]))
            continue;
        if (++d->extreme[w] == ENOUGH) {
            d->scale[w] = 0;
            osk__test_settle(&d->tests[d->words[w]], ENOUGH, replicate + 1, false);
            d->left--;
        }
    }
    if (d->left * 4 <= d->active * 3)
        shrink(d);
}

/* Those words that were drawn to the end. */
static void settle(struct dealing *d)
{
    for (size_t w = 0; w < d->active; w++)
        if (d->extreme[w] < ENOUGH)
            osk__test_settle(&d->tests[d->words[w]], d->extreme[w] + 1, (uint64_t)d->replicates + 1, false);
    d->left = 0;
}

/* ---- some replicates at a time, for all deals ---- */

struct block { uint32_t *places, *order, *swapped; size_t units, width, most, first, count; uint64_t seed; };

static bool make_block(struct block *block, size_t units, size_t width, uint64_t seed, osk_error *error)
{
    enum { PLACES = 1 << 18, FEWEST = 16, MOST = 512 };
    size_t fit = PLACES / (width + 1);
    *block = (struct block){.units = units, .width = width, .seed = seed, .most = fit < FEWEST ? FEWEST : fit < MOST ? fit : MOST};
    block->count = block->most;
    if (!(block->places = osk__take(block->most * width + 1, sizeof *block->places, error)) ||
        !(block->order = osk__take(units + 1, sizeof *block->order, error)) ||
        !(block->swapped = osk__take(width + 1, sizeof *block->swapped, error)))
        return false;
    for (uint32_t i = 0; i < units; i++)
        block->order[i] = i;
    return true;
}

static void free_block(struct block *block)
{
    free(block->places);
    free(block->order);
    free(block->swapped);
}

/* The first places of each replicate's order; what was moved is put back, so that every one begins from the same order. */
static void draw_block(struct block *block)
{
    uint32_t *order = block->order, *swapped = block->swapped, width = (uint32_t)block->width;
    for (size_t r = 0; r < block->count; r++) {
        uint32_t *places = block->places + r * block->width;
        osk__random random;
        osk__random_begin(&random, block->seed, block->first + r);
        for (uint32_t i = 0; i < width; i++) {
            uint32_t with = i + osk__random_below(&random, (uint32_t)block->units - i);
            places[i] = order[with];
            order[with] = order[i];
            swapped[i] = with;
        }
        for (uint32_t i = 0; i < width; i++) {
            order[i] = i;
            order[swapped[i]] = swapped[i];
        }
    }
}

static void count_block(struct dealing *d, const struct block *block)
{
    for (size_t r = 0; r < block->count && d->left && block->first + r < d->replicates; r++)
        count_replicate(d, block->places + r * block->width, block->first + r);
    if (d->left && block->first + block->count >= d->replicates)
        settle(d);
}

/* ---- a deal ---- */

/* Gives back the room of cells that are no more: several deals are held at once. */
static bool pack(struct dealing *d, osk_error *error)
{
    size_t count = d->places[d->units].first;
    osk__cell *cells = osk__take(count + 1, sizeof *cells, error);
    if (!cells)
        return false;
    memcpy(cells, d->cells, count * sizeof *cells);
    free(d->cells);
    d->cells = cells;
    return true;
}

/* Counts what is counted to the end; else the first replicates, after which most cells are no more. */
static bool begin(struct dealing *d, const struct block *block, const osk__chance *chance, osk_error *error)
{
    if (!take(d, error))
        return false;
    observe(d);
    size_t cost = d->deal->matrix->first[d->units] / d->units * d->drawn + d->drawn;
    uint64_t arrangements = osk__arrangements((size_t[]){d->drawn, d->units - d->drawn}, 2, MOST_ARRANGEMENTS);
    for (size_t w = 0; w < d->active; w++)
        d->tests[w] = (osk__test){.least = NAN};
    if (arrangements && arrangements <= MOST_STEPS / (cost + d->active + 1)) {
        enumerate(d, arrangements);
        return true;
    }
    d->replicates = osk__replicates(chance->replicates, cost / SPARED + 1);
    d->left = d->active;
    count_block(d, block);
    return pack(d, error);
}

/* As many places as the deals that go on need; 0 where none does. */
static size_t width_of(const struct dealing *dealings, size_t count)
{
    size_t width = 0;
    for (size_t i = 0; i < count; i++)
        width = dealings[i].left && dealings[i].drawn > width ? dealings[i].drawn : width;
    return width;
}

static bool run(struct dealing *dealings, size_t count, struct block *block, const osk__chance *chance, osk_error *error)
{
    draw_block(block);
    for (size_t i = 0; i < count; i++)
        if (!begin(&dealings[i], block, chance, error))
            return false;
    while ((block->width = width_of(dealings, count)) > 0) {
        block->first += block->count;
        draw_block(block);
        for (size_t i = 0; i < count; i++)
            count_block(&dealings[i], block);
    }
    return true;
}

bool osk__deal_tests(const osk__deal *deals, size_t count, const osk__chance *chance, osk__test *const *tests, osk_error *error)
{
    struct dealing *dealings = osk__take(count + 1, sizeof *dealings, error);
    struct block block = {0};
    size_t width = 0, units = count ? deals[0].matrix->row_count : 0;
    for (size_t i = 0; i < count && dealings; i++) {
        size_t side = deals[i].last - deals[i].first;
        bool target = side <= units - side;
        dealings[i] = (struct dealing){.deal = &deals[i], .units = units, .target = target, .tests = tests[i],
                                       .drawn = target ? side : units - side};
        width = dealings[i].drawn > width ? dealings[i].drawn : width;
    }
    bool good = dealings && make_block(&block, units, width, osk__random_seed(chance->seed, 7), error) &&
                run(dealings, count, &block, chance, error);
    for (size_t i = 0; i < count && dealings; i++)
        free_dealing(&dealings[i]);
    free(dealings);
    free_block(&block);
    return good;
}
