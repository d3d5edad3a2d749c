/* Who holds an opinion: the subject of the verb.
 *
 *   Jeg tror          mener jeg        at jeg ikke tror       Tror nok det (the poster, implied)
 *   Regjeringen mener    en professor som hevder    trur halve avdelinga at
 *
 * Norwegian puts one constituent before the finite verb: if that is no subject (an adverb, "det", a clause), the subject
 * stands behind it. There is no parser; constituents are told by function words and marks. */
#include "stance.h"

#include <string.h>

enum { WORDS = 6, BEHIND = 4 }; /* words of a subject before the verb, and behind it */

static bool is_skipped(const osk__stancer *s, size_t i)
{
    uint32_t adverbial = OSK__STANCE_BIT(OSK_STANCE_HEDGE) | OSK__STANCE_BIT(OSK_STANCE_BOOSTER) |
                         OSK__STANCE_BIT(OSK_STANCE_SAME);
    uint16_t function = osk__stance_function(s, i);
    return ((function & (OSK__ADVERB | OSK__DEGREE)) && !(function & (OSK__PRONOUN | OSK__VERB | OSK__DETERMINER))) ||
           (osk__stance_what(s, i) & adverbial);
}

static bool is_name(const osk__stancer *s, size_t i)
{
    uint8_t shape = s->chunk->tokens[i].shape;
    return shape == OSK_SHAPE_CAPITAL || shape == OSK_SHAPE_MIXED || shape == OSK_SHAPE_UPPER;
}

static bool is_person(const osk__stancer *s, size_t i)
{
    return i >= s->begin && i < s->end && (osk__stance_what(s, i) & OSK__STANCE_PERSON);
}

static bool take(osk__stance_item *item, size_t first, size_t end, uint32_t person)
{
    item->holder = (uint32_t)first;
    item->holder_count = (uint32_t)(end - first);
    item->person = person;
    return true;
}

static bool take_person(const osk__stancer *s, osk__stance_item *item, size_t i)
{
    return take(item, i, i + 1, osk__stance_what(s, i) & OSK__STANCE_PERSON);
}

/* Can token `i` be inside a subject of nouns? */
static bool is_nominal(const osk__stancer *s, size_t i)
{
    if (i < s->begin || i >= s->end || !osk__is_word(&s->chunk->tokens[i]) ||
        (osk__stance_what(s, i) & OSK__TOKEN_QUOTED))
        return false;
    uint16_t function = osk__stance_function(s, i);
    return !(function & (OSK__SUBORDINATOR | OSK__RELATIVE | OSK__ADVERSATIVE | OSK__VERB | OSK__COPULA | OSK__ADVERB));
}

/* Is anything in [from, to) a noun: a word that is no function word? */
static bool has_noun(const osk__stancer *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (osk__stance_function(s, i) == 0)
            return true;
    return false;
}

/* A stretch of nouns that ends before token `end`; its start, or `end` where it is no subject: "I dag", "og". */
static size_t subject_start(const osk__stancer *s, size_t end)
{
    size_t i = end;
    while (i > s->begin && end - i < WORDS && is_nominal(s, i - 1))
        i--;
    while (i < end && (osk__stance_function(s, i) & OSK__JOINER) && !is_name(s, i))
        i++;
    if (i < end && (osk__stance_function(s, i) & OSK__PREPOSITION))
        return end;
    return has_noun(s, i, end) ? i : end;
}

/* "en professor som hevder": what stands before the relative. */
static bool take_antecedent(const osk__stancer *s, osk__stance_item *item, size_t relative)
{
    size_t end = relative, i;
    while (end > s->begin && s->chunk->tokens[end - 1].kind == OSK_MARK)
        end--;
    for (i = end; i > s->begin && end - i < BEHIND && is_nominal(s, i - 1) &&
                  !(osk__stance_function(s, i - 1) & (OSK__PREPOSITION | OSK__JOINER));)
        i--;
    return i < end ? take(item, i, end, is_person(s, end - 1) ? osk__stance_what(s, end - 1) & OSK__STANCE_PERSON : OSK__STANCE_THIRD)
                   : take(item, relative, relative + 1, OSK__STANCE_THIRD);
}

/* "mener lederne at", "trur halve avdelinga at", "mener Kari Moen": names, or nouns up to the next clause. */
static bool take_behind(const osk__stancer *s, osk__stance_item *item, size_t from)
{
    size_t i = from;
    while (is_nominal(s, i) && i < from + BEHIND && !(osk__stance_function(s, i) & OSK__PREPOSITION) &&
           (i == from || is_name(s, i) == is_name(s, i - 1) || !is_name(s, from)))
        i++;
    return i > from && has_noun(s, from, i) && take(item, from, i, OSK__STANCE_THIRD);
}

/* The nearest pronoun before the verb in its sentence: "Jeg leser og tror". */
static bool take_earlier(const osk__stancer *s, osk__stance_item *item, size_t verb)
{
    for (size_t i = verb; i-- > s->begin;)
        if (is_person(s, i))
            return take_person(s, item, i);
    return false;
}

/* The verb stands where no subject is before it. */
static bool take_inverted(const osk__stancer *s, osk__stance_item *item, bool first)
{
    size_t verb = item->first, end = verb + item->count;
    while (end < s->end && is_skipped(s, end) && !is_person(s, end))
        end++;
    if (is_person(s, end))
        return take_person(s, item, end);
    if (first)
        return !s->asks; /* "Tror nok at": the poster, not named */
    if (verb > s->begin && (osk__stance_function(s, verb - 1) & OSK__JOINER))
        return take_earlier(s, item, verb);
    return take_behind(s, item, item->first + item->count);
}

bool osk__stance_holder(const osk__stancer *s, osk__stance_item *item)
{
    if (item->rule == OSK__WHEN_OWN)
        return take(item, item->first, (size_t)item->first + item->count, OSK__STANCE_FIRST);
    size_t i = item->first;
    while (i > s->begin && is_skipped(s, i - 1) && !is_person(s, i - 1))
        i--;
    if (i > s->begin && is_person(s, i - 1)) {
        size_t start = subject_start(s, i);
        bool wide = start + 1 < i && (osk__stance_what(s, i - 1) & (OSK__STANCE_GENERIC));
        return wide ? take(item, start, i, OSK__STANCE_GENERIC) : take_person(s, item, i - 1);
    }
    if (i > s->begin && (osk__stance_function(s, i - 1) & OSK__RELATIVE))
        return take_antecedent(s, item, i - 1);
    size_t start = i > s->begin ? subject_start(s, i) : i;
    if (start < i && !is_person(s, item->first + item->count))
        return take(item, start, i, OSK__STANCE_THIRD);
    return take_inverted(s, item, i == s->begin);
}
