/* Which words stand beside which, as a table; and which n-grams are candidates for terms. */
#include "collocate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 100, LEAST = 3 };

size_t osk__pair_least(const osk_word_options *words) { return words->min ? words->min : LEAST; }

/* A row before it is written: `order` by g2 to six decimals. */
struct bound { int64_t order; osk_slice a, b; size_t at; osk__bond bond; };

static int by_bond(const void *x, const void *y)
{
    const struct bound *a = x, *b = y;
    if (a->order != b->order)
        return a->order > b->order ? -1 : 1;
    int first = osk__slice_compare(a->a, b->a);
    return first ? first : osk__slice_compare(a->b, b->b);
}

static void put_note(osk_table *table, const osk_fold *fold, uint32_t language, uint64_t comments)
{
    osk__table_text(table, comments == 1 ? osk__texts_find(&fold->dictionary->texts, "words.one_comment", language)
                                         : osk__slice(NULL, 0));
}

static void put_bond(osk_table *table, const osk__bond *bond)
{
    osk__table_number(table, bond->expected);
    osk__table_number(table, bond->g2);
    osk__table_number(table, bond->pmi);
    osk__table_number(table, bond->npmi);
    osk__table_number(table, bond->log_dice);
    osk__table_number(table, bond->t);
    osk__table_number(table, bond->ahead);
    osk__table_number(table, bond->back);
}

/* ---- pairs ---- */

static osk_slice name_of(const osk__terms *terms, uint32_t term)
{
    return osk__strings_get(&terms->fold->vocabulary->forms, terms->items[term].best);
}

/* The node stands first; else directed pairs as they are, others by bytes. */
static bool turned(const osk__pairs *pairs, const osk__terms *terms, const osk__pair *pair)
{
    if (pairs->directed)
        return false;
    if (pairs->node != OSK_NONE)
        return pair->second == pairs->node;
    return osk__slice_compare(name_of(terms, pair->first), name_of(terms, pair->second)) > 0;
}

/* Pairs that come often enough, and more often than chance would have them. */
static size_t choose_pairs(const osk__pairs *pairs, const osk__terms *terms, size_t least, struct bound *bound)
{
    size_t count = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        const osk__pair *pair = &pairs->items[i];
        bool turn = turned(pairs, terms, pair);
        uint32_t first = turn ? pair->second : pair->first, second = turn ? pair->first : pair->second;
        osk__bond bond = osk__bond_of(pair->count, (double)pairs->firsts[first], (double)pairs->seconds[second],
                                      (double)pairs->events);
        if (pair->count >= least && pair->count > bond.expected)
            bound[count++] = (struct bound){llround(bond.g2 * 1e6), name_of(terms, first), name_of(terms, second), i, bond};
    }
    if (count)
        qsort(bound, count, sizeof *bound, by_bond);
    return count;
}

osk_table *osk__pairs_table(const osk__pairs *pairs, const osk__terms *terms, const osk_word_options *words,
                            uint32_t language, osk_error *error)
{
    static const char *const columns[] = {"t word", "t collocate", "c count", "c count_word", "c count_collocate", "c of",
                                          "c comments", "3 expected", "3 g2", "3 pmi", "3.npmi", "3 log_dice", "3 t",
                                          "4.delta_p", "4.delta_p_back", "t note", NULL};
    osk_table *table = osk__table_make("collocations", columns, error);
    struct bound *bound = osk__take(pairs->count + 1, sizeof *bound, error);
    size_t top = words->top ? words->top : TOP;
    size_t count = table && bound ? choose_pairs(pairs, terms, osk__pair_least(words), bound) : 0;
    for (size_t i = 0; i < count && i < top; i++) {
        const osk__pair *pair = &pairs->items[bound[i].at];
        bool turn = turned(pairs, terms, pair);
        osk__table_text(table, bound[i].a);
        osk__table_text(table, bound[i].b);
        osk__table_count(table, pair->count);
        osk__table_count(table, pairs->firsts[turn ? pair->second : pair->first]);
        osk__table_count(table, pairs->seconds[turn ? pair->first : pair->second]);
        osk__table_count(table, pairs->events);
        osk__table_count(table, pair->comments);
        put_bond(table, &bound[i].bond);
        put_note(table, terms->fold, language, pair->comments);
    }
    bool good = bound != NULL;
    free(bound);
    if (table && good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

/* ---- n-grams that cohere ---- */

/* How often each beginning and each end of a fold's n-grams comes: the first word, all but the last; all but the first, the
 * last. For two words the halves are the same. */
struct margins {
    struct half { osk__strings seen; uint64_t *tokens; size_t capacity; uint32_t *of_unit; } halves[4];
    uint64_t all;
};
enum { FIRST, HEAD, TAIL, LAST };

static bool add_half(struct half *half, const uint32_t *types, size_t count, uint32_t unit, uint64_t tokens,
                     osk_error *error)
{
    size_t before = half->seen.count;
    uint32_t number = osk__strings_add(&half->seen, osk__slice((const char *)types, count * sizeof *types), error);
    if (number == OSK_NONE || !OSK__ROOM(half->tokens, half->capacity, half->seen.count, error))
        return false;
    if (half->seen.count > before)
        half->tokens[number] = 0;
    half->tokens[number] += tokens;
    half->of_unit[unit] = number;
    return true;
}

static bool add_margins(struct margins *m, const osk_fold *fold, osk_error *error)
{
    for (size_t h = 0; h < 4; h++)
        if (!(m->halves[h].of_unit = osk__take(fold->count_count + 1, sizeof *m->halves[h].of_unit, error)))
            return false;
    for (uint32_t u = 0; u < fold->count_count; u++) {
        uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
        size_t n = osk__unit_types(fold, u, forms, keys);
        uint64_t tokens = fold->counts[u].tokens;
        m->all += tokens;
        if (!add_half(&m->halves[FIRST], forms, 1, u, tokens, error) ||
            !add_half(&m->halves[HEAD], forms, n - 1, u, tokens, error) ||
            !add_half(&m->halves[TAIL], forms + 1, n - 1, u, tokens, error) ||
            !add_half(&m->halves[LAST], forms + n - 1, 1, u, tokens, error))
            return false;
    }
    return true;
}

static void free_margins(struct margins *m)
{
    for (size_t h = 0; h < 4; h++) {
        osk__strings_free(&m->halves[h].seen);
        free(m->halves[h].tokens);
        free(m->halves[h].of_unit);
    }
}

static double half_of(const struct margins *m, int which, uint32_t unit)
{
    const struct half *half = &m->halves[which];
    return (double)half->tokens[half->of_unit[unit]];
}

/* The weaker of both ways to part an n-gram in two: it must cohere everywhere (after da Silva & Lopes 1999). */
static osk__bond bond_of(const struct margins *m, const osk_fold *fold, uint32_t unit)
{
    double both = (double)fold->counts[unit].tokens, n = (double)m->all;
    osk__bond a = osk__bond_of(both, half_of(m, FIRST, unit), half_of(m, TAIL, unit), n);
    osk__bond b = osk__bond_of(both, half_of(m, HEAD, unit), half_of(m, LAST, unit), n);
    return b.npmi < a.npmi ? b : a;
}

/* Candidates of one fold: no stop word at either end unless all are asked for, in two comments at least, and coherent. */
static bool add_candidates(osk__terms_found *found, const osk_fold *fold, const osk_word_options *words,
                           osk_error *error)
{
    size_t least = osk__pair_least(words);
    struct margins margins = {0};
    bool good = add_margins(&margins, fold, error);
    for (uint32_t u = 0; good && u < fold->count_count; u++) {
        if (fold->counts[u].tokens < least || fold->counts[u].comments < 2 || (!words->all && osk__unit_stop(fold, u)))
            continue;
        osk__bond bond = bond_of(&margins, fold, u);
        if (!(bond.npmi >= OSK__COHERENT))
            continue;
        size_t begins = found->names.length;
        osk__unit_write(fold, u, &found->names);
        good = OSK__ROOM(found->items, found->capacity, found->count + 1, error);
        if (good)
            found->items[found->count++] =
                (osk__found){begins, found->names.length - begins, fold->counts[u].tokens, fold->counts[u].comments, bond};
    }
    free_margins(&margins);
    return good && osk__buffer_check(&found->names, error);
}

static bool sort_found(const osk__terms_found *found, struct bound *bound)
{
    for (size_t i = 0; i < found->count; i++) {
        const osk__found *item = &found->items[i];
        bound[i] = (struct bound){llround(item->bond.g2 * 1e6), osk__slice(found->names.data + item->begins, item->length),
                                  osk__slice("", 0), i, item->bond};
    }
    if (found->count)
        qsort(bound, found->count, sizeof *bound, by_bond);
    return true;
}

osk_table *osk__terms_table(const osk_fold *const *folds, size_t fold_count, const osk_word_options *words,
                            osk_error *error)
{
    static const char *const columns[] = {"t entry", "c count", "c comments", "3 expected", "3 g2", "3 pmi", "3.npmi",
                                          "3 log_dice", "3 t", "4.delta_p", "4.delta_p_back", NULL};
    osk_table *table = osk__table_make("terms", columns, error);
    osk__terms_found found = {0};
    size_t top = words->top ? words->top : TOP;
    bool good = table != NULL;
    for (size_t i = 0; good && i < fold_count; i++)
        good = add_candidates(&found, folds[i], words, error);
    struct bound *bound = good ? osk__take(found.count + 1, sizeof *bound, error) : NULL;
    good = bound && sort_found(&found, bound);
    for (size_t i = 0; good && i < found.count && i < top; i++) {
        osk__table_text(table, bound[i].a);
        osk__table_count(table, found.items[bound[i].at].tokens);
        osk__table_count(table, found.items[bound[i].at].comments);
        put_bond(table, &bound[i].bond);
    }
    free(bound);
    free(found.items);
    osk__buffer_free(&found.names);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
