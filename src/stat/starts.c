/* Factors from many starts: what one start finds by chance, another does not. */
#include "factor.h"

#include "random.h"

#include <math.h>
#include <stdlib.h>

/* Starts where nobody says; when a run ends. */
enum { STARTS = 20, ROUNDS = 150, PURPOSE = 0x6E6D66 };
static const double least_gain = 1e-5;

static void work(void *context, size_t thread, size_t first, size_t last)
{
    osk__starts *starts = context;
    for (size_t r = first; r < last; r++) {
        osk__start *start = &starts->items[r];
        start->factors.parts = starts->scratch[thread].parts;
        start->factors.gains = starts->scratch[thread].gains;
        osk__factor_start(&start->factors, starts->cross, starts->seeds, starts->seed, r);
        osk__factor_run(&start->factors, starts->cross, least_gain, ROUNDS, NULL);
        for (size_t k = 0; k < start->factors.count; k++)
            start->top_count[k] = osk__factor_top(&start->factors, k, OSK__FACTOR_TOP, start->top[k]);
    }
}

static bool make(osk__starts *starts, size_t factors, size_t threads, osk_error *error)
{
    const osk__cross *cross = starts->cross;
    bool good = (starts->items = osk__take(starts->count, sizeof *starts->items, error)) != NULL;
    for (size_t t = 0; t < threads && t < starts->count && good; t++)
        good = osk__factors_make(&starts->scratch[t], cross, factors, error);
    for (size_t r = 0; r < starts->count && good; r++) {
        osk__start *start = &starts->items[r];
        start->factors = (osk__factors){.units = cross->units, .columns = cross->columns, .count = factors};
        good = (start->factors.words = osk__take(cross->columns * factors, sizeof(double), error)) &&
               (start->top = osk__take(factors, sizeof *start->top, error)) &&
               (start->top_count = osk__take(factors, sizeof *start->top_count, error));
    }
    return good && (!starts->seeds || osk__factors_make(&starts->begun, cross, factors, error));
}

/* The one that is shown is run once more, for its parts. */
static void choose(osk__starts *starts)
{
    size_t best = 0;
    for (size_t r = 1; r < starts->count && !starts->seeds; r++)
        if (starts->items[r].factors.divergence < starts->items[best].factors.divergence)
            best = r;
    starts->best = &starts->items[best];
    work(starts, 0, best, best + 1);
    if (starts->seeds)
        osk__factor_start(&starts->begun, starts->cross, starts->seeds, starts->seed, 0);
}

bool osk__starts_run(osk__starts *starts, const osk__cross *cross, const osk__seeds *seeds, size_t factors,
                     const osk__chance *chance, osk_error *error)
{
    size_t threads = osk__thread_count(chance->threads);
    *starts = (osk__starts){.cross = cross, .seeds = seeds, .seed = osk__random_seed(chance->seed, PURPOSE),
                            .count = chance->replicates ? chance->replicates : STARTS};
    if (!make(starts, factors, threads, error))
        return false;
    osk__parallel(starts->count, threads, work, starts);
    choose(starts);
    return true;
}

void osk__starts_free(osk__starts *starts)
{
    for (size_t t = 0; t < OSK__THREADS; t++)
        osk__factors_free(&starts->scratch[t]);
    osk__factors_free(&starts->begun);
    for (size_t r = 0; starts->items && r < starts->count; r++) {
        free(starts->items[r].factors.words);
        free(starts->items[r].top);
        free(starts->items[r].top_count);
    }
    free(starts->items);
    *starts = (osk__starts){0};
}

void osk__starts_compare(const osk__starts *starts, size_t factor, double *cosine, double *jaccard)
{
    const osk__start *best = starts->best;
    double others = (double)starts->count - 1;
    *cosine = *jaccard = starts->count > 1 ? 0 : NAN;
    for (size_t r = 0; r < starts->count; r++) {
        const osk__start *start = &starts->items[r];
        double most_cosine = 0, most_jaccard = 0;
        for (size_t k = 0; k < start->factors.count && start != best; k++) {
            double c = osk__factor_cosine(&best->factors, factor, &start->factors, k);
            double j = osk__jaccard(best->top[factor], best->top_count[factor], start->top[k], start->top_count[k]);
            most_cosine = c > most_cosine ? c : most_cosine;
            most_jaccard = j > most_jaccard ? j : most_jaccard;
        }
        *cosine += start != best ? most_cosine / others : 0;
        *jaccard += start != best ? most_jaccard / others : 0;
    }
}
