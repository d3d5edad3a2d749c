/* Which words are looked at for keyness, and how often they come on both sides. */
#include "keyness.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 3 };

/* ---- the family ---- */

static osk__matrix count_all(osk__keyness *k, const uint32_t *term_of, size_t terms, const uint32_t *part_of, size_t parts,
                             osk_error *error)
{
    osk__matrix matrix = {0};
    osk__parting parting = {term_of, terms, part_of, parts};
    osk__matrix_make(&matrix, k->fold, &parting, error);
    return matrix;
}

/* Terms that come often enough in the comments of the scopes; *term_of, by unit of the fold, becomes words of the family. */
static bool choose_family(osk__keyness *k, uint32_t *word_of, osk_error *error)
{
    size_t least = k->words->min ? k->words->min : LEAST;
    uint64_t *tokens = osk__take(k->terms.count + 1, sizeof *tokens, error);
    uint32_t *fresh = osk__take(k->terms.count + 1, sizeof *fresh, error);
    bool good = tokens && fresh && (k->family = osk__take(k->terms.count + 1, sizeof *k->family, error));
    for (size_t i = 0; good && i < k->scopes.positions; i++) {
        size_t count;
        const osk__posting *postings = osk__row_postings(k->fold, k->scopes.rows[i], &count);
        for (size_t c = 0; c < count; c++)
            if (k->terms.of_unit[postings[c].type] != OSK_NONE)
                tokens[k->terms.of_unit[postings[c].type]] += postings[c].count;
    }
    for (uint32_t t = 0; good && t < k->terms.count; t++) {
        fresh[t] = tokens[t] >= least ? (uint32_t)k->family_count : OSK_NONE;
        if (fresh[t] != OSK_NONE)
            k->family[k->family_count++] = t;
    }
    for (size_t u = 0; good && u < k->fold->count_count; u++)
        word_of[u] = k->terms.of_unit[u] == OSK_NONE ? OSK_NONE : fresh[k->terms.of_unit[u]];
    free(tokens);
    free(fresh);
    return good;
}

/* What is dealt: comments, or the participants of groups. `unit_of`: by row of the fold. */
static bool number_units(osk__keyness *k, uint32_t *unit_of, size_t *count, osk_error *error)
{
    const osk__scopes *scopes = &k->scopes;
    bool whole = k->words->by == OSK_BY_GROUP;
    *count = 0;
    if (!(k->first_unit = osk__take(scopes->count + 1, sizeof *k->first_unit, error)) ||
        !(k->unit_sizes = osk__take(scopes->positions + 1, sizeof *k->unit_sizes, error)))
        return false;
    for (size_t s = 0; s < scopes->count; s++) {
        k->first_unit[s] = *count;
        for (size_t i = scopes->first[s]; i < scopes->first[s + 1]; i++) {
            *count += !whole || i == scopes->first[s] || scopes->people[i] != scopes->people[i - 1];
            unit_of[scopes->rows[i]] = (uint32_t)*count - 1;
            k->unit_sizes[*count - 1] += k->sizes[i];
        }
    }
    k->first_unit[scopes->count] = *count;
    return true;
}

static bool count_words(osk__keyness *k, osk_error *error)
{
    size_t units, rows = k->fold->row_count;
    uint32_t *word_of = osk__take(k->fold->count_count + 1, sizeof *word_of, error);
    uint32_t *unit_of = osk__take(rows + 1, sizeof *unit_of, error);
    bool good = word_of && unit_of && (k->sizes = osk__take(k->scopes.positions + 1, sizeof *k->sizes, error));
    for (size_t i = 0; good && i < k->scopes.positions; i++)
        k->sizes[i] = (double)osk__row_words(&k->fold->rows[k->scopes.rows[i]]);
    if (good)
        memset(unit_of, 0xFF, rows * sizeof *unit_of);
    good = good && choose_family(k, word_of, error) && number_units(k, unit_of, &units, error);
    if (good) {
        k->comments = count_all(k, word_of, k->family_count, k->scopes.position_of, k->scopes.positions, error);
        k->units = count_all(k, word_of, k->family_count, unit_of, units, error);
        good = k->comments.first && k->units.first && osk__matrix_turn(&k->by_word, &k->comments, error);
    }
    free(word_of);
    free(unit_of);
    return good;
}

static bool make_room(osk__keyness *k, osk_error *error)
{
    size_t words = k->family_count + 1, positions = k->scopes.positions + 1;
    return (k->counts = osk__take(words, sizeof *k->counts, error)) &&
           (k->totals = osk__take(words, sizeof *k->totals, error)) && (k->g2 = osk__take(words, sizeof *k->g2, error)) &&
           (k->p = osk__take(words, sizeof *k->p, error)) &&
           (k->ranked = osk__take(words, sizeof *k->ranked, error)) &&
           (k->rest_sizes = osk__take(positions, sizeof *k->rest_sizes, error)) &&
           (k->held = osk__take(positions, sizeof *k->held, error)) &&
           (k->rates = osk__take(positions, sizeof *k->rates, error)) &&
           (k->at = osk__take(positions, sizeof *k->at, error));
}

bool osk__keyness_count(osk__keyness *k, osk_error *error)
{
    if (!count_words(k, error) || !make_room(k, error))
        return false;
    for (size_t w = 0; w < k->family_count; w++)
        for (size_t c = k->by_word.first[w]; c < k->by_word.first[w + 1]; c++)
            k->totals[w] += k->by_word.cells[c].count;
    return true;
}

/* ---- both sides of a list ---- */

void osk__keyness_sides(osk__keyness *k, size_t scope, osk__side *target, osk__side *rest)
{
    size_t first = k->scopes.first[scope], last = k->scopes.first[scope + 1], all = k->scopes.positions;
    memcpy(k->rest_sizes, k->sizes, first * sizeof *k->sizes);
    memcpy(k->rest_sizes + first, k->sizes + last, (all - last) * sizeof *k->sizes);
    *target = (osk__side){first, last, 0, osk__parts_sum(k->sizes + first, last - first)};
    *rest = (osk__side){first, last, 0, osk__parts_sum(k->rest_sizes, all - (last - first))};
    target->words = target->parts.total;
    rest->words = k->reference ? (double)k->reference->words : rest->parts.total;
    memset(k->counts, 0, k->family_count * sizeof *k->counts);
    for (size_t c = k->comments.first[first]; c < k->comments.first[last]; c++)
        k->counts[k->comments.cells[c].column] += k->comments.cells[c].count;
}

double osk__keyness_rest(osk__keyness *k, uint32_t word, bool *listed)
{
    *listed = true;
    if (!k->reference)
        return k->totals[word] - k->counts[word];
    osk_slice form = osk__strings_get(&k->fold->vocabulary->forms, k->terms.items[k->family[word]].best);
    return (double)osk__reference_tokens(k->reference, form, listed);
}
