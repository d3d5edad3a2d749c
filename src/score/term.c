/* Terms of a fold: units that are counted as one, and how they are shown. */
#include "term.h"

#include "lemmas.h"

#include <stdlib.h>
#include <string.h>

bool osk__unit_stop(const osk_fold *fold, uint32_t unit)
{
    uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
    const osk__record *records = fold->vocabulary->records;
    size_t count = osk__unit_types(fold, unit, forms, keys);
    return (records[forms[0]].flags & OSK__STOP) || (records[forms[count - 1]].flags & OSK__STOP);
}

/* ---- what units have in common ---- */

/* What of a word counts: itself, its stem, its lemma, its key. */
typedef struct common { const osk_fold *fold; osk_unit unit; const uint32_t *lemmas; } common;

static uint32_t common_of(const common *c, uint32_t form, uint32_t key)
{
    switch (c->unit) {
    case OSK_UNIT_STEM: return c->fold->vocabulary->records[form].stem;
    case OSK_UNIT_LEMMA: return c->lemmas[form];
    case OSK_UNIT_KEY: return key;
    case OSK_UNIT_FORM: break;
    }
    return form;
}

/* What has a term already: of single words by what they have in common, so that nothing need be sought; else by all of it. */
typedef struct seen {
    uint32_t *terms; size_t capacity; /* 1 + the term, or 0 */
    osk__strings sequences;
    size_t count;
} seen;

static uint32_t term_of(seen *s, const uint32_t *common, size_t count, osk_error *error)
{
    size_t known = s->capacity;
    if (count > 1) {
        uint32_t term = osk__strings_add(&s->sequences, osk__slice((const char *)common, count * sizeof *common), error);
        s->count = s->sequences.count;
        return term;
    }
    if (!OSK__ROOM(s->terms, s->capacity, common[0] + (size_t)1, error))
        return OSK_NONE;
    if (s->capacity > known)
        memset(s->terms + known, 0, (s->capacity - known) * sizeof *s->terms);
    if (s->terms[common[0]] == 0)
        s->terms[common[0]] = (uint32_t)++s->count;
    return s->terms[common[0]] - 1;
}

static bool number_units(osk__terms *terms, const common *c, bool all, seen *s, osk_error *error)
{
    const osk_fold *fold = terms->fold;
    for (uint32_t u = 0; u < fold->count_count; u++) {
        uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
        terms->of_unit[u] = OSK_NONE;
        if (fold->counts[u].tokens == 0)
            continue;
        if (!all && osk__unit_stop(fold, u)) {
            terms->dropped += fold->counts[u].tokens;
            continue;
        }
        size_t count = osk__unit_types(fold, u, forms, keys);
        for (size_t i = 0; i < count; i++)
            forms[i] = common_of(c, forms[i], keys[i]);
        if ((terms->of_unit[u] = term_of(s, forms, count, error)) == OSK_NONE)
            return false;
    }
    terms->count = s->count;
    return true;
}

/* By type: the number of the chosen lemma, or behind all lemmas the type itself. New. */
static uint32_t *find_lemmas(const osk_fold *fold, osk_spell *spell, osk_error *error)
{
    osk__lexemes lexemes = {0};
    uint32_t *lemmas = osk__take(fold->count_count + 1, sizeof *lemmas, error);
    bool good = lemmas && osk__lexemes_make(&lexemes, fold, true, spell, error);
    for (uint32_t t = 0; good && t < fold->count_count; t++)
        lemmas[t] = (uint32_t)lexemes.lemmas.count + t;
    for (size_t i = 0; good && i < lexemes.count; i++) {
        uint32_t lemma = osk__lexeme_lemma(&lexemes, i);
        if (lemma != OSK_NONE)
            lemmas[lexemes.ranks[i].type] = lemma;
    }
    osk__lexemes_free(&lexemes);
    if (good)
        return lemmas;
    free(lemmas);
    return NULL;
}

/* ---- members ---- */

static int by_bytes(osk__terms *terms, uint32_t x, uint32_t y)
{
    terms->a.length = terms->b.length = 0;
    osk__unit_write(terms->fold, x, &terms->a);
    osk__unit_write(terms->fold, y, &terms->b);
    return osk__slice_compare(osk__slice(terms->a.data, terms->a.length), osk__slice(terms->b.data, terms->b.length));
}

static void choose_best(osk__terms *terms)
{
    for (uint32_t u = 0; u < terms->fold->count_count; u++) {
        if (terms->of_unit[u] == OSK_NONE)
            continue;
        osk__term *term = &terms->items[terms->of_unit[u]];
        uint64_t tokens = terms->fold->counts[u].tokens;
        uint64_t most = term->members ? terms->fold->counts[term->best].tokens : 0;
        if (term->members == 0 || tokens > most || (tokens == most && by_bytes(terms, u, term->best) < 0))
            term->best = u;
        term->tokens += tokens;
        term->members++;
    }
}

static bool list_members(osk__terms *terms, osk_error *error)
{
    const osk_fold *fold = terms->fold;
    if (!(terms->first = osk__take(terms->count + 2, sizeof *terms->first, error)) ||
        !(terms->units = osk__take(fold->count_count + 1, sizeof *terms->units, error)))
        return false;
    for (size_t t = 0; t < terms->count; t++)
        terms->first[t + 2] = terms->first[t + 1] + terms->items[t].members;
    for (uint32_t u = 0; u < fold->count_count; u++)
        if (terms->of_unit[u] != OSK_NONE)
            terms->units[terms->first[terms->of_unit[u] + 1]++] = u;
    return true;
}

bool osk__terms_make(osk__terms *terms, const osk_fold *fold, osk_unit unit, bool all, osk_spell *spell,
                     osk_error *error)
{
    seen s = {0};
    uint32_t *lemmas = NULL;
    common c = {fold, unit, NULL};
    *terms = (osk__terms){.fold = fold};
    if (unit == OSK_UNIT_LEMMA && (fold->grams || !spell))
        return osk__fail(error, OSK_USAGE, "lemmas are counted of single words, not of n-grams");
    if (unit == OSK_UNIT_LEMMA && !(lemmas = find_lemmas(fold, spell, error)))
        return false;
    c.lemmas = lemmas;
    bool good = (terms->of_unit = osk__take(fold->count_count + 1, sizeof *terms->of_unit, error)) &&
                number_units(terms, &c, all, &s, error) &&
                (terms->items = osk__take(terms->count + 1, sizeof *terms->items, error));
    osk__strings_free(&s.sequences);
    free(s.terms);
    free(lemmas);
    if (!good)
        return false;
    choose_best(terms);
    return list_members(terms, error) && osk__buffer_check(&terms->a, error) && osk__buffer_check(&terms->b, error);
}

void osk__terms_free(osk__terms *terms)
{
    free(terms->items);
    free(terms->of_unit);
    free(terms->units);
    free(terms->first);
    osk__buffer_free(&terms->a);
    osk__buffer_free(&terms->b);
    *terms = (osk__terms){0};
}

/* ---- order and names ---- */

struct placed { uint64_t tokens; osk_slice name; uint32_t number; };

static int by_tokens(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    return osk__slice_compare(x->name, y->name);
}

/* Sorts. Names of plain forms lie in the vocabulary; others are written out, and found when all are there. */
static bool sort(const osk_fold *fold, struct placed *placed, const uint32_t *units, size_t count, osk_error *error)
{
    osk__buffer names = {0};
    for (size_t i = 0; i < count && fold->grams; i++) {
        size_t begins = names.length;
        osk__unit_name(fold, units[i], &names);
        placed[i].name.length = names.length - begins;
    }
    if (!osk__buffer_check(&names, error)) {
        osk__buffer_free(&names);
        return false;
    }
    for (size_t i = 0, begins = 0; i < count; begins += placed[i++].name.length) {
        if (fold->grams)
            placed[i].name.data = names.data + begins;
        else
            placed[i].name = osk__strings_get(&fold->vocabulary->forms, units[i]);
    }
    if (count)
        qsort(placed, count, sizeof *placed, by_tokens);
    osk__buffer_free(&names);
    return true;
}

static uint64_t tokens_of(const osk__terms *terms, const uint64_t *counts, uint32_t number)
{
    return counts ? counts[number] : terms->items[number].tokens;
}

/* Drops those that are surely behind the first `top`, so that a long tail need not be sorted. */
static size_t cut(const osk__terms *terms, uint32_t *numbers, size_t count, size_t top, const uint64_t *counts)
{
    enum { LEVELS = 4096 };
    size_t held[LEVELS] = {0}, level = LEVELS - 1, above = 0, kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t tokens = tokens_of(terms, counts, numbers[i]);
        held[tokens < LEVELS ? tokens : LEVELS - 1]++;
    }
    while (level > 0 && (above += held[level]) < top)
        level--;
    for (size_t i = 0; i < count; i++)
        if (tokens_of(terms, counts, numbers[i]) >= level)
            numbers[kept++] = numbers[i];
    return kept;
}

bool osk__terms_sort(const osk__terms *terms, uint32_t *numbers, size_t *count, size_t top, const uint64_t *counts,
                     osk_error *error)
{
    *count = cut(terms, numbers, *count, top, counts);
    struct placed *placed = osk__take(*count + 1, sizeof *placed, error);
    uint32_t *units = osk__take(*count + 1, sizeof *units, error);
    bool good = placed && units;
    for (size_t i = 0; good && i < *count; i++) {
        units[i] = terms->items[numbers[i]].best;
        placed[i] = (struct placed){tokens_of(terms, counts, numbers[i]), {NULL, 0}, numbers[i]};
    }
    good = good && sort(terms->fold, placed, units, *count, error);
    *count = *count < top ? *count : top;
    for (size_t i = 0; good && i < *count; i++)
        numbers[i] = placed[i].number;
    free(placed);
    free(units);
    return good;
}

void osk__term_label(const osk__terms *terms, uint32_t term, osk__buffer *out)
{
    osk__unit_write(terms->fold, terms->items[term].best, out);
}

bool osk__term_members(const osk__terms *terms, uint32_t term, osk__buffer *out, osk_error *error)
{
    const uint32_t *units = terms->units + terms->first[term];
    size_t count = terms->items[term].members;
    struct placed *placed = osk__take(count + 1, sizeof *placed, error);
    for (size_t i = 0; placed && i < count; i++)
        placed[i] = (struct placed){terms->fold->counts[units[i]].tokens, {NULL, 0}, units[i]};
    bool good = placed && sort(terms->fold, placed, units, count, error);
    for (size_t i = 0; good && i < count; i++) {
        osk__buffer_text(out, i ? ", " : "");
        osk__unit_write(terms->fold, placed[i].number, out);
        osk__buffer_format(out, " %llu", (unsigned long long)placed[i].tokens);
    }
    free(placed);
    return good && osk__buffer_check(out, error);
}
