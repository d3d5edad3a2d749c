/* How often words come, how sure that is, and how evenly they are spread: of all comments, or by participant or group. */
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP_OF_ALL = 1000, TOP_OF_EACH = 20 };

typedef struct frequency {
    const osk_fold *fold;
    const osk_word_options *words;
    uint32_t language;
    osk__people people;
    osk__groups groups;
    osk__scopes scopes;
    osk__terms terms;
    osk__matrix matrix;          /* positions x terms */
    osk__gathered gathered;
    osk__sizes sizes;
    uint64_t *counts;            /* by term, in the scope at hand; 0 between */
    uint32_t *places;            /* by term: its number in `gathered` */
    uint32_t *holding;           /* by term: scopes that hold it */
    uint32_t *at; double *held, *rates; /* of a term in parts: room for every position */
    osk__buffer text;
    osk_table *table;
} frequency;

/* ---- what is counted ---- */

/* Terms that can have a row. Of all comments these are known at once, so that no more than these are counted. */
static bool choose_terms(frequency *f, uint32_t *chosen, osk_error *error)
{
    size_t count = 0, top = f->words->top ? f->words->top : TOP_OF_ALL;
    uint32_t *numbers = osk__take(f->terms.count + 1, sizeof *numbers, error);
    for (uint32_t t = 0; numbers && t < f->terms.count; t++)
        if (f->terms.items[t].tokens >= f->words->min)
            numbers[count++] = t;
    bool good = numbers && (f->words->by != OSK_BY_NOBODY || osk__terms_sort(&f->terms, numbers, &count, top, NULL, error));
    for (size_t i = 0; good && i < count; i++)
        chosen[numbers[i]] = 1;
    free(numbers);
    return good;
}

/* By unit: its term if that can have a row. New. */
static uint32_t *list_terms(frequency *f, osk_error *error)
{
    uint32_t *term_of = osk__take(f->fold->count_count + 1, sizeof *term_of, error);
    uint32_t *chosen = osk__take(f->terms.count + 1, sizeof *chosen, error);
    bool good = term_of && chosen && choose_terms(f, chosen, error);
    for (size_t u = 0; good && u < f->fold->count_count; u++)
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
    osk__parting parting = {term_of, f->terms.count, f->scopes.position_of, f->scopes.positions};
    bool good = term_of && osk__matrix_make(&f->matrix, f->fold, &parting, error);
    free(term_of);
    return good;
}

static bool count_holding(frequency *f, osk_error *error)
{
    uint32_t *last = osk__take(f->terms.count + 1, sizeof *last, error);
    for (uint32_t s = 0; last && s < f->scopes.count; s++)
        for (size_t i = f->matrix.first[f->scopes.first[s]]; i < f->matrix.first[f->scopes.first[s + 1]]; i++) {
            uint32_t term = f->matrix.cells[i].column;
            f->holding[term] += last[term] != s + 1;
            last[term] = s + 1;
        }
    free(last);
    return last != NULL;
}

static bool make_room(frequency *f, osk_error *error)
{
    size_t terms = f->terms.count + 1, positions = f->scopes.positions + 1;
    return (f->counts = osk__take(terms, sizeof *f->counts, error)) &&
           (f->places = osk__take(terms, sizeof *f->places, error)) &&
           (f->holding = osk__take(terms, sizeof *f->holding, error)) &&
           (f->at = osk__take(positions, sizeof *f->at, error)) &&
           (f->held = osk__take(positions, sizeof *f->held, error)) &&
           (f->rates = osk__take(positions, sizeof *f->rates, error));
}

/* ---- a row ---- */

/* The cells of a term by part; `part_of` by position in the scope, NULL: comments. Parts of a scope lie together. */
static osk__held hold(frequency *f, const osk__cell *cells, size_t count, size_t first, const uint32_t *part_of)
{
    osk__held held = {f->at, f->held, 0};
    for (size_t i = 0; i < count; i++) {
        uint32_t position = cells[i].column - (uint32_t)first, part = part_of ? part_of[position] : position;
        if (part == OSK_NONE)
            continue;
        if (held.count && f->at[held.count - 1] == part) {
            f->held[held.count - 1] += cells[i].count;
            continue;
        }
        f->at[held.count] = part;
        f->held[held.count++] = cells[i].count;
    }
    return held;
}

static void put_spread(frequency *f, const osk__parts *parts, const osk__held *held)
{
    osk__spread spread = osk__dispersion(parts, held, f->rates);
    osk__table_number(f->table, spread.dp);
    osk__table_number(f->table, spread.dp_norm);
    osk__table_number(f->table, spread.d);
    osk__table_number(f->table, spread.da);
}

static bool put_note(frequency *f, size_t comments, osk_error *error)
{
    const char *notes[3];
    size_t count = 0;
    if (comments == 1)
        notes[count++] = "words.one_comment";
    if (f->sizes.comments.count < OSK__FEWEST)
        notes[count++] = "words.few_comments";
    else if (f->words->by != OSK_BY_PARTICIPANT && f->sizes.people.count < OSK__FEWEST)
        notes[count++] = "words.few_people";
    return osk__put_notes(f->table, f->fold, f->language, notes, count, &f->text, error);
}

static void put_rate(frequency *f, uint32_t term, const osk__cell *cells, size_t count, size_t first)
{
    const osk__sizes *sizes = &f->sizes;
    osk__held held = hold(f, cells, count, first, sizes->by_person ? sizes->cluster_at : NULL);
    osk__rate rate = osk__rate_of(&sizes->clusters, &held);
    osk__table_count(f->table, f->counts[term]);
    osk__table_count(f->table, (uint64_t)sizes->comments.total);
    osk__table_number(f->table, 1000 * rate.value);
    osk__table_number(f->table, rate.limits.given ? 1000 * rate.limits.low : NAN);
    osk__table_number(f->table, rate.limits.given ? 1000 * rate.limits.high : NAN);
    osk__table_text(f->table, rate.limits.given ? osk__slice_text(sizes->by_person ? "participant" : "comment")
                                                : osk__slice(NULL, 0));
}

static bool put_term(frequency *f, size_t scope, uint32_t term, osk_error *error)
{
    size_t first = f->scopes.first[scope], begin = f->gathered.first[f->places[term]];
    const osk__cell *cells = f->gathered.cells + begin;
    size_t count = f->gathered.first[f->places[term] + 1] - begin;
    bool all = f->words->by == OSK_BY_NOBODY;
    if (!all)
        osk__table_text(f->table, f->scopes.names[scope]);
    if (!osk__put_term(f->table, &f->terms, f->words->unit, term, &f->text, error))
        return false;
    put_rate(f, term, cells, count, first);
    osk__held people = hold(f, cells, count, first, f->sizes.person_at);
    osk__table_count(f->table, count);
    osk__table_count(f->table, f->sizes.comments.count);
    osk__table_count(f->table, people.count);
    osk__table_count(f->table, f->sizes.people.count);
    osk__table_number(f->table, osk__tf_idf((double)f->counts[term],
                                            (double)(all ? f->sizes.comments.count : f->scopes.count),
                                            (double)(all ? count : f->holding[term])));
    osk__held comments = hold(f, cells, count, first, NULL);
    put_spread(f, &f->sizes.comments, &comments);
    people = hold(f, cells, count, first, f->sizes.person_at);
    put_spread(f, &f->sizes.people, &people);
    return put_note(f, count, error);
}

/* ---- the table ---- */

static bool put_scope(frequency *f, size_t scope, osk_error *error)
{
    size_t first = f->scopes.first[scope], last = f->scopes.first[scope + 1], listed = 0;
    size_t top = f->words->top ? f->words->top : f->words->by == OSK_BY_NOBODY ? TOP_OF_ALL : TOP_OF_EACH;
    if (!osk__sizes_make(&f->sizes, f->fold, &f->scopes, scope, error) ||
        !osk__gather(&f->gathered, &f->matrix, first, last, error))
        return false;
    const osk__gathered *g = &f->gathered;
    uint32_t *numbers = osk__take(g->count + 1, sizeof *numbers, error);
    for (uint32_t i = 0; numbers && i < g->count; i++) {
        f->places[g->terms[i]] = i;
        for (size_t c = g->first[i]; c < g->first[i + 1]; c++)
            f->counts[g->terms[i]] += g->cells[c].count;
        if (f->counts[g->terms[i]] >= f->words->min)
            numbers[listed++] = g->terms[i];
    }
    bool good = numbers && osk__terms_sort(&f->terms, numbers, &listed, top, f->counts, error);
    for (size_t i = 0; good && i < listed; i++)
        good = put_term(f, scope, numbers[i], error);
    for (size_t i = 0; i < g->count; i++)
        f->counts[g->terms[i]] = 0;
    free(numbers);
    return good;
}

static osk_table *open_table(const osk_word_options *words, osk_error *error)
{
    static const char *const rest[] = {
        "c count", "c words", "4 per_1000", "4 low", "4 high", "t cluster", "c comments", "c of_comments",
        "c participants", "c of_participants", "3 tf_idf", "4.dp", "4.dp_norm", "4.d", "4.da", "4.dp_participants",
        "4.dp_norm_participants", "4.d_participants", "4.da_participants", "t note", NULL};
    return osk__word_table("frequencies", words, rest, error);
}

static bool prepare(frequency *f, const osk_stat_options *options, osk_spell *spell, osk_error *error)
{
    if (f->words->by == OSK_BY_GROUP && !osk__stat_grouped(options))
        return osk__fail(error, OSK_USAGE, "rows by group need a file of groups, or a column");
    return osk__stat_language(options, &f->language, error) && osk__people_make(&f->people, f->fold, error) &&
           (f->words->by != OSK_BY_GROUP || osk__groups_read(options->groups, options->grouped, &f->people, &f->groups, error)) &&
           osk__scopes_make(&f->scopes, f->fold, &f->people, &f->groups, f->words, error) &&
           osk__terms_make(&f->terms, f->fold, f->words->unit, f->words->all, spell, error) && make_room(f, error) &&
           count_terms(f, error) && count_holding(f, error) && (f->table = open_table(f->words, error));
}

static void free_frequency(frequency *f)
{
    osk__people_free(&f->people);
    osk__groups_free(&f->groups);
    osk__scopes_free(&f->scopes);
    osk__terms_free(&f->terms);
    osk__matrix_free(&f->matrix);
    osk__gathered_free(&f->gathered);
    osk__sizes_free(&f->sizes);
    free(f->counts);
    free(f->places);
    free(f->holding);
    free(f->at);
    free(f->held);
    free(f->rates);
    osk__buffer_free(&f->text);
}

osk_table *osk_word_frequencies(const osk_fold *fold, const osk_word_options *words, const osk_stat_options *options,
                                osk_spell *spell, osk_error *error)
{
    frequency f = {.fold = fold, .words = words};
    bool good = prepare(&f, options, spell, error);
    for (size_t scope = 0; good && scope < f.scopes.count; scope++)
        good = put_scope(&f, scope, error);
    free_frequency(&f);
    if (good)
        return osk__table_done(f.table, error);
    osk_table_free(f.table);
    return NULL;
}
