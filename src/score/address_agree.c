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

static bool add_item(osk_network *n, const osk__agree_item *item, osk_error *error)
{
    if (!OSK__ROOM(n->items, n->item_capacity, n->item_count + 1, error))
        return false;
    n->items[n->item_count++] = *item;
    return true;
}

/* The longest entries from left to right. */
static bool scan(osk_network *n, osk_error *error)
{
    osk__agree_item item;
    for (size_t i = n->begin; i < n->end; i++) {
        if (!osk__agree_phrase(n, i, &item))
            continue;
        bool agreement = item.classes & (OSK__NETWORK_AGREE | OSK__NETWORK_DISAGREE);
        for (size_t j = i; j < i + item.count; j++)
            n->what[j - n->begin] |= item.classes | (agreement ? OSK__NETWORK_ITEM : 0);
        if (agreement && !add_item(n, &item, error))
            return false;
        i += item.count - 1;
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

static void turn(osk__agree_item *item)
{
    if (!(item->classes & OSK__NETWORK_FIXED))
        item->turned = !item->turned;
}

/* The item that holds the cue: "har ikke rett"; SIZE_MAX: none does. */
static size_t holds_cue(const osk_network *n, const osk_range *cue)
{
    size_t i = item_from(n, cue->start);
    if (i == 0)
        return SIZE_MAX;
    const osk__agree_item *item = &n->items[i - 1];
    return cue->start < osk__token_end(osk__network_token(n, item->first + item->count - 1)) ? i - 1 : SIZE_MAX;
}

/* Of each negation an item is turned once, whether it holds the cue or stands in the scope. */
static void apply_negation(osk_network *n, const osk_negation *negation)
{
    const osk_range *cues = &n->chunk->ranges[negation->first], *scope = cues + negation->cue_count;
    size_t holder = negation->cue_count ? holds_cue(n, cues) : SIZE_MAX;
    if (holder != SIZE_MAX)
        turn(&n->items[holder]);
    for (uint32_t r = 0; r < negation->scope_count; r++)
        for (size_t i = item_from(n, scope[r].start); i < n->item_count && item_start(n, i) < scope[r].end; i++)
            if (i != holder && (n->items[i].classes & (OSK__NETWORK_OWN | OSK__NETWORK_FIXED)))
                turn(&n->items[i]);
            else if (i != holder)
                n->items[i].denied = true;
}

/* "langt fra enig": no cue by the rules of negations, and turns all the same; with one before it ("ikke langt fra enig") twice. */
static void apply_turns(osk_network *n)
{
    for (size_t i = 0; i < n->item_count; i++)
        for (size_t back = 1; back <= SUBJECT && n->items[i].first >= n->begin + back; back++) {
            size_t at = n->items[i].first - back;
            if (osk__network_token(n, at)->kind == OSK_MARK || (osk__network_what(n, at) & OSK__NETWORK_ITEM))
                break;
            if (osk__network_what(n, at) & OSK__NETWORK_TURN) {
                turn(&n->items[i]);
                break;
            }
        }
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
            apply_negation(n, negation);
    }
}

/* ---- who holds it ---- */

/* "Erna støtter", "læreren er": a word that is nothing else, before a verb that stands at `verb`. At the head of a sentence a
 * capital says nothing, and before "enig" it may be an adverb's. */
static bool is_subject(const osk_network *n, size_t at, size_t verb, const osk__agree_item *item)
{
    const osk_token *token = osk__network_token(n, at);
    if (!osk__is_word(token) || osk__network_what(n, at) || osk__network_function(n, at) ||
        (token->type != OSK_NONE && (n->vocabulary->records[token->type].flags & OSK__STOP)))
        return false;
    return verb == item->first ? !(item->classes & OSK__NETWORK_STATE)
                               : (osk__network_function(n, verb) & OSK__COPULA) != 0;
}

/* The nearest subject in the words before, up to a mark: another's opinion is none of the poster's. "som" in an entry ("på ingen
 * som helst måte") is no relative. */
static bool held_by_another(const osk_network *n, const osk__agree_item *item)
{
    if (item->inside & (OSK__NETWORK_FIRST | OSK__NETWORK_OTHER))
        return !(item->inside & OSK__NETWORK_FIRST);
    for (size_t back = 1; back <= SUBJECT && item->first >= n->begin + back; back++) {
        size_t at = item->first - back;
        uint32_t what = osk__network_what(n, at);
        if (osk__network_token(n, at)->kind == OSK_MARK || (what & OSK__NETWORK_FIRST))
            return false;
        if ((what & OSK__NETWORK_OTHER) || (!what && (osk__network_function(n, at) & OSK__RELATIVE)))
            return true;
        if (is_subject(n, at, at + 1, item))
            return true;
        if (osk__network_token(n, at)->shape == OSK_SHAPE_CAPITAL && what == 0 &&
            (at > n->begin || (osk__network_function(n, at + 1) & (OSK__VERB | OSK__COPULA))))
            return true;
    }
    return osk__network_what(n, (size_t)item->first + item->count) & OSK__NETWORK_OTHER &&
           !(osk__network_what(n, (size_t)item->first + item->count) & OSK__NETWORK_SECOND);
}

static bool is_that(const osk_network *n, size_t i)
{
    return osk__network_token(n, i)->type != OSK_NONE &&
           osk__slice_is(osk__strings_get(&n->vocabulary->forms, osk__network_token(n, i)->type), "at");
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

/* "Kari sier at kommunen tar feil", "de mener at ...": said by another, up to a mark or a "men"; not "jeg mener at". */
static bool is_reported(const osk_network *n, const osk__agree_item *item)
{
    bool that = false, another = false;
    for (size_t at = item->first; at-- > n->begin;) {
        const osk_token *token = osk__network_token(n, at);
        uint32_t what = osk__network_what(n, at);
        if (token->kind == OSK_MARK || (what & (OSK__NETWORK_CONTRAST | OSK__NETWORK_ITEM)))
            break;
        if (that && (what & OSK__NETWORK_FIRST))
            return false;
        another = another || (that && ((what & (OSK__NETWORK_OTHER | OSK__NETWORK_REPORT)) ||
                                       (token->shape == OSK_SHAPE_CAPITAL && what == 0 && at > n->begin)));
        that = that || is_that(n, at);
    }
    return another;
}

/* "der tar jeg feil": said of the poster, so of nobody else. */
static bool of_poster(const osk__agree_item *item)
{
    return !(item->classes & OSK__NETWORK_OWN) && (item->inside & OSK__NETWORK_FIRST);
}

static void drop_items(osk_network *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n->item_count; i++) {
        const osk__agree_item *item = &n->items[i];
        bool another = (item->classes & OSK__NETWORK_OWN) && held_by_another(n, item);
        if (!n->asks && !item->denied && !another && !of_poster(item) && !in_doubt(n, item) && !is_reported(n, item))
            n->items[kept++] = *item;
    }
    n->item_count = kept;
}

/* ---- in part ---- */

static uint8_t side_of(const osk__agree_item *item)
{
    bool agrees = (item->classes & OSK__NETWORK_AGREE) != 0;
    return agrees != item->turned ? OSK__AGREES : OSK__DISAGREES;
}

/* "delvis enig", "enig med Kari i mye". */
static bool is_partly(const osk_network *n, const osk__agree_item *item)
{
    if (item->inside & OSK__NETWORK_PARTLY)
        return true;
    for (size_t at = item->first > n->begin + 2 ? item->first - 2 : n->begin; at < item->first + item->count + 5; at++)
        if (osk__network_what(n, at) & OSK__NETWORK_PARTLY)
            return true;
    return false;
}

/* The last word of contrast, or SIZE_MAX: "men", "selv om". */
static size_t last_contrast(const osk_network *n)
{
    for (size_t i = n->end; i-- > n->begin;)
        if (osk__network_what(n, i) & OSK__NETWORK_CONTRAST)
            return i;
    return SIZE_MAX;
}

/* Both sides with a contrast between them or before both, or agreement in part and a contrast behind it. */
static bool agrees_partly(const osk_network *n)
{
    size_t contrast = last_contrast(n);
    uint8_t sides = 0;
    for (size_t i = 0; contrast != SIZE_MAX && i < n->item_count; i++) {
        sides |= side_of(&n->items[i]);
        if (contrast > n->items[i].first && side_of(&n->items[i]) == OSK__AGREES && is_partly(n, &n->items[i]))
            return true;
    }
    return sides == OSK__AGREES_PARTLY && contrast < n->items[n->item_count - 1].first;
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
    apply_turns(n);
    drop_items(n);
    n->partly = agrees_partly(n);
    return true;
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
    if (at > 0) {
        size_t behind = (size_t)n->items[at - 1].first + n->items[at - 1].count;
        size_t apart = behind < first ? first - behind : 0; /* "gir Kari rett": inside */
        if (apart <= best && apart <= NEAR)
            all = side_of(&n->items[at - 1]);
    }
    return all;
}
