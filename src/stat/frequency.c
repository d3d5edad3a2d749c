/* How often words come, how sure that is, and how evenly they are spread: of all comments, or by participant or group. */
#include "frequency.h"

#include <stdlib.h>

typedef struct frequency {
    osk__frequencies base;
    osk__terms terms;
    osk__matrix matrix;          /* positions x terms */
    osk__gathered gathered;
    uint64_t *counts;            /* by term, in the scope at hand; 0 between */
    uint32_t *places;            /* by term: its number in `gathered` */
    uint32_t *holding;           /* by term: scopes that hold it */
} frequency;

/* ---- what is counted ---- */

/* Terms that can have a row. Of all comments these are known at once, so that no more than these are counted. */
static bool choose_terms(frequency *f, uint32_t *chosen, osk_error *error)
{
    const osk_word_options *words = f->base.words;
    size_t count = 0;
    uint32_t *numbers = osk__take(f->terms.count + 1, sizeof *numbers, error);
    for (uint32_t t = 0; numbers && t < f->terms.count; t++)
        if (f->terms.items[t].tokens >= words->min)
            numbers[count++] = t;
    bool good = numbers && (words->by != OSK_BY_NOBODY ||
                            osk__terms_sort(&f->terms, numbers, &count, osk__frequency_top(words), NULL, error));
    for (size_t i = 0; good && i < count; i++)
        chosen[numbers[i]] = 1;
    free(numbers);
    return good;
}

/* By unit: its term if that can have a row. New. */
static uint32_t *list_terms(frequency *f, osk_error *error)
{
    uint32_t *term_of = osk__take(f->base.fold->count_count + 1, sizeof *term_of, error);
    uint32_t *chosen = osk__take(f->terms.count + 1, sizeof *chosen, error);
    bool good = term_of && chosen && choose_terms(f, chosen, error);
    for (size_t u = 0; good && u < f->base.fold->count_count; u++)
        term_of[u] = f->terms.of_unit[u] != OSK_NONE && chosen[f->terms.of_unit[u]] ? f->terms.of_unit[u] : OSK_NONE;
    free(chosen);
    if (good)
        return term_of;
    free(term_of);
    return NULL;
}

static bool count_terms(frequency *f, osk_error *error)
{
    uint32_t *term_of = list_terms(f, error);
    osk__parting parting = {term_of, f->terms.count, f->base.scopes.position_of, f->base.scopes.positions};
    bool good = term_of && osk__matrix_make(&f->matrix, f->base.fold, &parting, error);
    free(term_of);
    return good;
}

static bool count_holding(frequency *f, osk_error *error)
{
    uint32_t *last = osk__take(f->terms.count + 1, sizeof *last, error);
    for (uint32_t s = 0; last && s < f->base.scopes.count; s++)
        for (size_t i = f->matrix.first[f->base.scopes.first[s]]; i < f->matrix.first[f->base.scopes.first[s + 1]]; i++) {
            uint32_t term = f->matrix.cells[i].column;
            f->holding[term] += last[term] != s + 1;
            last[term] = s + 1;
        }
    free(last);
    return last != NULL;
}

static bool make_room(frequency *f, osk_error *error)
{
    size_t terms = f->terms.count + 1;
    return (f->counts = osk__take(terms, sizeof *f->counts, error)) &&
           (f->places = osk__take(terms, sizeof *f->places, error)) &&
           (f->holding = osk__take(terms, sizeof *f->holding, error));
}

/* ---- the rows ---- */

static bool put_term(frequency *f, size_t scope, uint32_t term, osk_error *error)
{
    size_t begin = f->gathered.first[f->places[term]], end = f->gathered.first[f->places[term] + 1];
    osk__frequency row = {f->counts[term], f->holding[term], f->gathered.cells + begin, end - begin};
    osk__frequency_begin(&f->base, scope);
    return osk__put_term(f->base.table, &f->terms, f->base.words->unit, term, &f->base.text, error) &&
           osk__frequency_put(&f->base, scope, &row, error);
}

static bool put_scope(frequency *f, size_t scope, osk_error *error)
{
    const osk__scopes *scopes = &f->base.scopes;
    size_t first = scopes->first[scope], last = scopes->first[scope + 1], listed = 0;
    if (!osk__sizes_make(&f->base.sizes, f->base.fold, scopes, scope, error) ||
        !osk__gather(&f->gathered, &f->matrix, first, last, error))
        return false;
    const osk__gathered *g = &f->gathered;
    uint32_t *numbers = osk__take(g->count + 1, sizeof *numbers, error);
    for (uint32_t i = 0; numbers && i < g->count; i++) {
        f->places[g->terms[i]] = i;
        for (size_t c = g->first[i]; c < g->first[i + 1]; c++)
            f->counts[g->terms[i]] += g->cells[c].count;
        if (f->counts[g->terms[i]] >= f->base.words->min)
            numbers[listed++] = g->terms[i];
    }
    bool good = numbers && osk__terms_sort(&f->terms, numbers, &listed, osk__frequency_top(f->base.words), f->counts, error);
    for (size_t i = 0; good && i < listed; i++)
        good = put_term(f, scope, numbers[i], error);
    for (size_t i = 0; i < g->count; i++)
        f->counts[g->terms[i]] = 0;
    free(numbers);
    return good;
}

static void free_frequency(frequency *f)
{
    osk__frequencies_free(&f->base);
    osk__terms_free(&f->terms);
    osk__matrix_free(&f->matrix);
    osk__gathered_free(&f->gathered);
    free(f->counts);
    free(f->places);
    free(f->holding);
}

osk_table *osk_word_frequencies(const osk_fold *fold, const osk_word_options *words, const osk_stat_options *options,
                                osk_spell *spell, osk_error *error)
{
    frequency f = {0};
    bool good = osk__frequencies_make(&f.base, fold, words, options, error) &&
                osk__terms_make(&f.terms, fold, words->unit, words->all, spell, error) && make_room(&f, error) &&
                count_terms(&f, error) && count_holding(&f, error);
    for (size_t scope = 0; good && scope < f.base.scopes.count; scope++)
        good = put_scope(&f, scope, error);
    osk_table *table = f.base.table;
    free_frequency(&f);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
