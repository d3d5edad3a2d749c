/* Which words are a theme's. Everything that a theme's patterns match in a sentence is gathered first, exclusions and the
 * words of conditions too; then entries take their words from left to right, so that nothing counts twice:
 *
 *   at each place the longest entry, of equally long ones an exact one before one by stem, part or glob, then the
 *   earlier in the files; an entry steps back whose conditions do not hold, or whose words an exclusion of its theme
 *   covers
 *
 *   "første ledd i ledelsen"   gathered: ledd (entry), første ledd (exclusion), ledelsen (entry)   taken: ledelsen */
#include "themes.h"

#include <stdlib.h>
#include <string.h>

/* What the gathering holds. */
typedef struct gather {
    osk__scorer *scorer;
    const osk__dictionary *dictionary;
    const osk_chunk *chunk;
    const osk__record *records;
    size_t begin, end;   /* tokens of the sentence */
    osk_error *error;
} gather;

/* A place in the trie, and how one came there. */
typedef struct step { uint32_t node, first, depth; bool loose; } step;

static bool follow(const gather *g, step here);

static bool follow_symbol(const gather *g, step here, uint32_t symbol, bool loose)
{
    uint32_t next = osk__pattern_next(&g->dictionary->theme_words, here.node, symbol);
    return !next || follow(g, (step){next, here.first, here.depth + 1, here.loose || loose});
}

static bool add_candidates(const gather *g, step here)
{
    const osk__theme_use *uses = g->dictionary->theme_rules.uses;
    osk__scorer *scorer = g->scorer;
    for (uint32_t use = osk__pattern_value(&g->dictionary->theme_words, here.node); use != OSK_NONE; use = uses[use].next) {
        if (!OSK__ROOM(scorer->candidates, scorer->candidate_capacity, scorer->candidate_count + 1, g->error))
            return false;
        scorer->candidates[scorer->candidate_count++] =
            (osk__candidate){here.first, (uint16_t)here.depth, here.loose, uses[use].what};
    }
    return true;
}

/* From a node on: its own uses, then the branches of the next token by form, by stem and by class. As deep as the longest
 * entry, and no wider than the trie. */
static bool follow(const gather *g, step here)
{
    uint32_t at = here.first + here.depth;
    if (!add_candidates(g, here))
        return false;
    if (at >= g->end || g->chunk->tokens[at].type == OSK_NONE)
        return true;
    uint32_t type = g->chunk->tokens[at].type, stem = g->records[type].stem;
    if (type < g->dictionary->form_count && !follow_symbol(g, here, OSK__FORM_SYMBOL(type), false))
        return false;
    if (stem < g->dictionary->stem_count && osk__by_stem(g->dictionary, &g->records[type]) &&
        !follow_symbol(g, here, OSK__STEM_SYMBOL(stem), true))
        return false;
    if (!(g->records[type].flags & OSK__CLASSED))
        return true;
    size_t count;
    const uint32_t *classes = osk__vocabulary_classes(g->scorer->vocabulary, type, &count);
    for (size_t i = 0; i < count; i++)
        if (!follow_symbol(g, here, OSK__CLASS_SYMBOL(classes[i]), true))
            return false;
    return true;
}

/* Longest first, exact before loose, in the order of the files. Words of conditions come last. */
static int by_rank(const void *a, const void *b)
{
    const osk__candidate *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    if (x->loose != y->loose)
        return x->loose ? 1 : -1;
    return x->what < y->what ? -1 : x->what > y->what;
}

static bool gather_all(const gather *g)
{
    osk__scorer *scorer = g->scorer;
    scorer->candidate_count = 0;
    for (size_t i = 0; i < scorer->start_count; i++)
        if (!follow(g, (step){0, scorer->starts[i], 0, false}))
            return false;
    if (scorer->candidate_count > 1)
        qsort(scorer->candidates, scorer->candidate_count, sizeof *scorer->candidates, by_rank);
    return true;
}

/* ---- conditions ---- */

/* places[i]: tokens that are words or signs of their own, before token begin + i. Marks do not count. */
static bool count_places(const gather *g)
{
    osk__scorer *scorer = g->scorer;
    size_t count = g->end - g->begin;
    if (!OSK__ROOM(scorer->places, scorer->place_capacity, count + 1, g->error))
        return false;
    scorer->places[0] = 0;
    for (size_t i = 0; i < count; i++)
        scorer->places[i + 1] = scorer->places[i] + (g->chunk->tokens[g->begin + i].kind != OSK_MARK);
    return true;
}

/* Does any entry that was gathered count on a condition only? */
static bool has_conditions(const gather *g)
{
    const osk__theme_entry *entries = g->dictionary->theme_rules.entries;
    const osk__scorer *scorer = g->scorer;
    for (size_t i = 0; i < scorer->candidate_count; i++)
        if (scorer->candidates[i].what < OSK__CONDITION_WORDS && entries[scorer->candidates[i].what].condition_count)
            return true;
    return false;
}

/* Room for the extents of all sets; new ones are of no sentence. */
static bool widen_extents(const gather *g)
{
    osk__scorer *scorer = g->scorer;
    size_t before = scorer->extent_capacity;
    if (!OSK__ROOM(scorer->extents, scorer->extent_capacity, g->dictionary->theme_rules.set_count, g->error))
        return false;
    if (scorer->extent_capacity > before)
        memset(scorer->extents + before, 0, (scorer->extent_capacity - before) * sizeof *scorer->extents);
    return true;
}

static bool find_extents(const gather *g)
{
    osk__scorer *scorer = g->scorer;
    if (!widen_extents(g))
        return false;
    scorer->sentence++;
    for (size_t i = 0; i < scorer->candidate_count; i++) {
        const osk__candidate *c = &scorer->candidates[i];
        if (c->what < OSK__CONDITION_WORDS)
            continue;
        osk__stand *extent = &scorer->extents[c->what - OSK__CONDITION_WORDS];
        if (extent->sentence != scorer->sentence)
            *extent = (osk__stand){scorer->sentence, UINT32_MAX, 0};
        extent->end = c->first + c->count < extent->end ? c->first + c->count : extent->end;
        extent->begin = c->first > extent->begin ? c->first : extent->begin;
    }
    return true;
}

/* [sentence: ...]: before the entry or behind it, however far. */
static bool in_sentence(const gather *g, const osk__condition *condition, const osk__candidate *entry)
{
    const osk__stand *extent = &g->scorer->extents[condition->set];
    return extent->sentence == g->scorer->sentence &&
           (extent->end <= entry->first || extent->begin >= entry->first + entry->count);
}

/* How many words candidate `b` stands behind `a`: right behind is 1. 0: it does not. */
static uint32_t behind(const gather *g, const osk__candidate *a, const osk__candidate *b)
{
    size_t end = a->first + a->count;
    return b->first < end ? 0 : 1 + g->scorer->places[b->first - g->begin] - g->scorer->places[end - g->begin];
}

static bool in_reach(const gather *g, const osk__condition *condition, const osk__candidate *entry,
                     const osk__candidate *words)
{
    uint32_t after = behind(g, words, entry), before = behind(g, entry, words);
    return (condition->after && after > 0 && after <= condition->reach) ||
           (condition->before && before > 0 && before <= condition->reach);
}

/* No candidate so far away can be in reach of `entry`. */
static bool out_of_reach(const gather *g, const osk__condition *condition, const osk__candidate *entry,
                         const osk__candidate *other)
{
    const uint32_t *places = g->scorer->places;
    uint32_t a = places[entry->first - g->begin], b = places[other->first - g->begin];
    return (a > b ? a - b : b - a) > (uint32_t)condition->reach + OSK__PATTERN_WORDS;
}

static bool stands(const gather *g, const osk__condition *condition, size_t i)
{
    const osk__candidate *all = g->scorer->candidates, *entry = &all[i];
    uint32_t what = OSK__CONDITION_WORDS + condition->set;
    if (condition->reach == 0)
        return in_sentence(g, condition, entry);
    for (size_t j = i; j-- > 0 && !out_of_reach(g, condition, entry, &all[j]);)
        if (all[j].what == what && in_reach(g, condition, entry, &all[j]))
            return true;
    for (size_t j = i + 1; j < g->scorer->candidate_count && !out_of_reach(g, condition, entry, &all[j]); j++)
        if (all[j].what == what && in_reach(g, condition, entry, &all[j]))
            return true;
    return false;
}

/* ---- entries ---- */

static bool below(const osk__dictionary *dictionary, uint32_t theme, uint32_t above)
{
    while (theme != OSK_NONE && theme != above)
        theme = dictionary->themes[theme].parent;
    return theme == above;
}

/* Does an exclusion of the entry's theme cover its words? One that does begins at most a pattern's length ahead. */
static bool excluded(const gather *g, size_t i)
{
    const osk__candidate *all = g->scorer->candidates, *entry = &all[i];
    const osk__theme_rules *rules = &g->dictionary->theme_rules;
    size_t from = i;
    while (from > 0 && all[from - 1].first + OSK__PATTERN_WORDS > entry->first)
        from--;
    for (size_t j = from; j < g->scorer->candidate_count && all[j].first <= entry->first; j++)
        if (all[j].what < OSK__CONDITION_WORDS && rules->entries[all[j].what].excludes &&
            all[j].first + all[j].count >= entry->first + entry->count &&
            below(g->dictionary, rules->entries[entry->what].theme, rules->entries[all[j].what].theme))
            return true;
    return false;
}

static bool counts(const gather *g, size_t i)
{
    const osk__theme_rules *rules = &g->dictionary->theme_rules;
    uint32_t what = g->scorer->candidates[i].what;
    if (what >= OSK__CONDITION_WORDS || rules->entries[what].excludes)
        return false;
    const osk__theme_entry *entry = &rules->entries[what];
    for (uint32_t c = entry->condition; c < entry->condition + entry->condition_count; c++)
        if (stands(g, &rules->conditions[c], i) == rules->conditions[c].negated)
            return false;
    return !excluded(g, i);
}

static bool add_hit(const gather *g, const osk__candidate *candidate)
{
    osk__scorer *scorer = g->scorer;
    if (!OSK__ROOM(scorer->hits, scorer->hit_capacity, scorer->hit_count + 1, g->error))
        return false;
    scorer->hits[scorer->hit_count++] =
        (osk_hit){g->chunk->tokens[candidate->first].comment, candidate->first, candidate->count,
                  g->dictionary->theme_rules.entries[candidate->what].theme, candidate->what};
    return true;
}

bool osk__themes_find(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk, size_t begin, size_t end,
                      osk_error *error)
{
    gather g = {scorer, scorer->dictionary, chunk, records, begin, end, error};
    size_t free_from = begin; /* words before this are taken */
    if (!gather_all(&g) || (has_conditions(&g) && (!count_places(&g) || !find_extents(&g))))
        return false;
    for (size_t i = 0; i < scorer->candidate_count; i++) {
        const osk__candidate *candidate = &scorer->candidates[i];
        if (candidate->first < free_from || !counts(&g, i))
            continue;
        if (!add_hit(&g, candidate))
            return false;
        free_from = candidate->first + candidate->count;
    }
    return true;
}
