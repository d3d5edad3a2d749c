/* Which items of a sentence are denied: those in the scope of a negation by a word, as scope.c found it. */
#include "stance.h"

enum { SCOPE = 200 }; /* tokens on either side of a cue that its scope can reach (scope.c) */

static const osk_token *token_at(const osk__stancer *s, size_t i)
{
    return &s->chunk->tokens[i];
}

static bool in_ranges(const osk_range *ranges, uint32_t count, uint32_t at)
{
    for (uint32_t i = 0; i < count; i++)
        if (at >= ranges[i].start && at < ranges[i].end)
            return true;
    return false;
}

static bool quoted_at(const osk__stancer *s, uint32_t at)
{
    const osk_comment *comment = &s->chunk->comments[s->sentence->comment];
    for (size_t q = 0; q < comment->quote_count; q++)
        if (at >= comment->quotes[q].start && at < comment->quotes[q].end)
            return true;
    return false;
}

/* The first token that begins at byte `start` or behind it. */
static size_t token_from(const osk__stancer *s, uint32_t start)
{
    size_t low = s->begin, high = s->end;
    OSK__HALVE(low, high, i, token_at(s, i)->start < start)
    return low;
}

/* The first item that begins at token `at` or behind it. */
static size_t item_from(const osk__stancer *s, size_t at)
{
    size_t low = 0, high = s->item_count;
    OSK__HALVE(low, high, i, s->items[i].first < at)
    return low;
}

/* A scope is as long as its clause, and where "at" is left out, as the clause of what is thought: an opinion is denied only
 * by a cue close by. "Jeg tror ikke", "Det tror jeg ikke er sant"; not "Jeg mener det ikke er sant". */
static bool denies_opinion(const osk__stancer *s, const osk__stance_item *item, size_t cue)
{
    size_t end = (size_t)item->first + item->count;
    if (cue < end)
        return item->first - cue <= 3 || cue >= item->first;
    for (size_t i = end; i < cue; i++)
        if (osk__stance_verb(s, i) || osk__stance_border(s, i))
            return false;
    bool inverted = osk__stance_what(s, end) & OSK__STANCE_PERSON &&
                    !(item->first > s->begin && osk__stance_what(s, item->first - 1) & OSK__STANCE_PERSON);
    return cue == end || (cue - end <= 3 && (inverted || !osk__stance_verb(s, cue + 1)));
}

/* Marks what one negation by a word holds; an affix negates its word only ("uenig"). */
static void apply_negation(osk__stancer *s, const osk_negation *negation)
{
    const osk_range *cue = &s->chunk->ranges[negation->first], *scope = cue + negation->cue_count;
    if (negation->affixal || quoted_at(s, cue->start))
        return;
    size_t at = token_from(s, cue->start), from = at > s->begin + SCOPE ? at - SCOPE : s->begin;
    s->negated = true;
    for (size_t i = item_from(s, from); i < s->item_count && s->items[i].first < at + SCOPE; i++) {
        osk__stance_item *item = &s->items[i];
        bool opinion = item->classes & OSK__STANCE_BIT(OSK_STANCE_OPINION);
        bool held = in_ranges(scope, negation->scope_count, token_at(s, item->first)->start);
        item->negated = item->negated || (held && (!opinion || denies_opinion(s, item, at)));
    }
}

void osk__stance_deny(osk__stancer *s)
{
    const osk_chunk *chunk = s->chunk;
    uint32_t end = s->sentence->start + s->sentence->length;
    for (; s->negation < chunk->negation_count; s->negation++) {
        const osk_negation *negation = &chunk->negations[s->negation];
        if (negation->comment != s->sentence->comment || chunk->ranges[negation->first].start >= end)
            break;
        apply_negation(s, negation);
    }
}
