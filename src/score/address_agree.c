/* Agreement: entries of dict/network/ in a sentence, who holds them, and the negations that turn them. */
#include "network.h"

#include <stdlib.h>

enum { NEAR = 15, SUBJECT = 4 }; /* words between a name and its item; words back in which a subject is looked for */

/* Words that are not the poster's: all quotations but passages in another norm, which may well be. */
static void mark_quotes(osk_network *n)
{
    const osk_comment *comment = &n->chunk->comments[n->sentence->comment];
    for (size_t i = n->begin; i < n->end; i++) {
        const osk_token *token = osk__network_token(n, i);
        while (n->quote < comment->quote_count && comment->quotes[n->quote].end <= token->start)
            n->quote++;
        if (n->quote < comment->quote_count && comment->quotes[n->quote].start <= token->start &&
            comment->quotes[n->quote].kind != OSK_QUOTE_VARIETY)
            n->what[i - n->begin] |= OSK__NETWORK_QUOTED;
    }
}

static bool add_item(osk_network *n, const osk__match *match, uint32_t classes, osk_error *error)
{
    if (!OSK__ROOM(n->items, n->item_capacity, n->item_count + 1, error))
        return false;
    n->items[n->item_count++] = (osk__agree_item){match->first, match->count, classes, false};
    return true;
}

/* The longest entries from left to right. */
static bool scan(osk_network *n, osk_error *error)
{
    const osk__dictionary *dictionary = n->dictionary;
    osk__match match;
    for (size_t i = n->begin; i < n->end; i++) {
        if (osk__network_token(n, i)->type == OSK_NONE || (osk__network_what(n, i) & OSK__NETWORK_QUOTED) ||
            !osk__match_pattern(dictionary, &dictionary->network_words, n->vocabulary->records, n->chunk->tokens, i, n->end,
                                &match))
            continue;
        uint32_t classes = dictionary->network_classes[match.value];
        bool item = classes & (OSK__NETWORK_AGREE | OSK__NETWORK_DISAGREE);
        for (size_t j = i; j < i + match.count; j++)
            n->what[j - n->begin] |= classes | (item ? OSK__NETWORK_ITEM : 0);
        if (item && !add_item(n, &match, classes, error))
            return false;
        i += match.count - 1;
    }
    return true;
}

/* ---- negations ---- */

static uint32_t item_start(const osk_network *n, size_t i)
{
    return osk__network_token(n, n->items[i].first)->start;
}

static size_t item_from(const osk_network *n, uint32_t start)
{
    size_t low = 0, high = n->item_count;
    OSK__HALVE(low, high, i, item_start(n, i) < start)
    return low;
}

static void turn(osk_network *n, const osk_negation *negation)
{
    const osk_range *scope = &n->chunk->ranges[negation->first + negation->cue_count];
    for (uint32_t r = 0; r < negation->scope_count; r++)
        for (size_t i = item_from(n, scope[r].start); i < n->item_count && item_start(n, i) < scope[r].end; i++)
            if (!(n->items[i].classes & OSK__NETWORK_FIXED))
                n->items[i].turned = !n->items[i].turned;
}

/* The chunk's negations come sentence by sentence; one by an affix is the word's own ("uenig"). */
static void apply_negations(osk_network *n)
{
    const osk_chunk *chunk = n->chunk;
    uint32_t end = n->sentence->start + n->sentence->length;
    for (; n->negation < chunk->negation_count; n->negation++) {
        const osk_negation *negation = &chunk->negations[n->negation];
        if (negation->comment > n->sentence->comment ||
            (negation->comment == n->sentence->comment && chunk->ranges[negation->first].start >= end))
            break;
        if (negation->comment == n->sentence->comment && !negation->affixal)
            turn(n, negation);
    }
}

/* ---- who holds it ---- */

/* The nearest subject in the words before, up to a mark: another's opinion is none of the poster's. */
static bool held_by_another(const osk_network *n, const osk__agree_item *item)
{
    for (size_t back = 1; back <= SUBJECT && item->first >= n->begin + back; back++) {
        size_t at = item->first - back;
        uint32_t what = osk__network_what(n, at);
        if (osk__network_token(n, at)->kind == OSK_MARK || (what & OSK__NETWORK_FIRST))
            return false;
        if (what & OSK__NETWORK_OTHER)
            return true;
        if (osk__network_token(n, at)->shape == OSK_SHAPE_CAPITAL && what == 0 &&
            (at > n->begin || (osk__network_function(n, at + 1) & (OSK__VERB | OSK__COPULA))))
            return true;
    }
    return osk__network_what(n, (size_t)item->first + item->count) & OSK__NETWORK_OTHER &&
           !(osk__network_what(n, (size_t)item->first + item->count) & OSK__NETWORK_SECOND);
}

/* "hvis du har rett": nothing is claimed behind it, up to the next mark. */
static bool in_doubt(const osk_network *n, const osk__agree_item *item)
{
    for (size_t back = 1; back <= 2 * SUBJECT && item->first >= n->begin + back; back++) {
        if (osk__network_token(n, item->first - back)->kind == OSK_MARK)
            return false;
        if (osk__network_what(n, item->first - back) & OSK__NETWORK_DOUBT)
            return true;
    }
    return false;
}

static void drop_items(osk_network *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n->item_count; i++) {
        const osk__agree_item *item = &n->items[i];
        bool another = (item->classes & OSK__NETWORK_OWN) && held_by_another(n, item);
        if (!n->asks && !another && !in_doubt(n, item))
            n->items[kept++] = *item;
    }
    n->item_count = kept;
}

bool osk__agree_open(osk_network *n, osk_error *error)
{
    n->begin = n->sentence->first;
    n->end = (size_t)n->sentence->first + n->sentence->count;
    n->item_count = 0;
    n->asks = n->seconds = false;
    if (!OSK__ROOM(n->what, n->what_capacity, n->sentence->count + 1, error))
        return false;
    memset(n->what, 0, n->sentence->count * sizeof *n->what);
    mark_quotes(n);
    if (!scan(n, error))
        return false;
    for (size_t i = n->begin; i < n->end; i++) {
        n->asks = n->asks || (osk__network_mark(n, i, '?') && !(osk__network_what(n, i) & OSK__NETWORK_QUOTED));
        n->seconds = n->seconds || (osk__network_what(n, i) & (OSK__NETWORK_SECOND | OSK__NETWORK_THANKS)) != 0;
    }
    apply_negations(n);
    drop_items(n);
    return true;
}

static uint8_t side_of(const osk__agree_item *item)
{
    bool agrees = (item->classes & OSK__NETWORK_AGREE) != 0;
    return agrees != item->turned ? OSK__AGREES : OSK__DISAGREES;
}

uint8_t osk__agree_near(const osk_network *n, size_t first, size_t count)
{
    uint8_t all = 0;
    if (first == SIZE_MAX) {
        for (size_t i = 0; i < n->item_count; i++)
            all |= side_of(&n->items[i]);
        return all;
    }
    size_t at = n->item_count ? item_from(n, osk__network_token(n, first)->start) : 0, best = NEAR + 1;
    if (at < n->item_count && n->items[at].first - (first + count) < best) {
        best = n->items[at].first - (first + count);
        all = side_of(&n->items[at]);
    }
    if (at > 0 && first - (n->items[at - 1].first + n->items[at - 1].count) <= best &&
        first - (n->items[at - 1].first + n->items[at - 1].count) <= NEAR)
        all = side_of(&n->items[at - 1]);
    return all;
}
