/* Who holds an opinion: the subject of the verb.
 *
 *   Jeg tror          mener jeg        at jeg ikke tror       Tror nok det (the poster, implied)
 *   Regjeringen mener    en professor som hevder    trur halve avdelinga at
 *
 * Norwegian puts one constituent before the finite verb: if that is no subject (an adverb, "det", a clause), the subject
 * stands behind it. There is no parser; constituents are told by function words and marks. */
#include "stance.h"

#include <string.h>

enum { WORDS = 8, LONGEST = 14, BEHIND = 4, FAR = 40 }; /* words of a subject before the verb, of any
    constituent, of a subject behind the verb; of a clause before */

/* An adverb that no list holds, by its ending: "umiddelbart", "tydeligvis". */
static bool is_adverb(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"lig", "leg", "bart", "vis"};
    static const char *const words[] = {"alltid", "allereie", "allerede", "samtidig", "samstundes", "likeledes", "videre", "vidare",
                                        "deretter", "dernest", "etterpå", "vidt", NULL};
    osk_slice form = osk__stance_form(s, i);
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
        size_t length = strlen(endings[k]);
        if (form.length > length + 2 && memcmp(form.data + form.length - length, endings[k], length) == 0)
            return osk__stance_function(s, i) == 0;
    }
    return osk__stance_is(s, i, words);
}

static bool is_skipped(const osk__stancer *s, size_t i)
{
    uint32_t adverbial = OSK__STANCE_BIT(OSK_STANCE_HEDGE) | OSK__STANCE_BIT(OSK_STANCE_BOOSTER) |
                         OSK__STANCE_BIT(OSK_STANCE_SAME);
    uint16_t function = osk__stance_function(s, i);
    return ((function & (OSK__ADVERB | OSK__DEGREE)) && !(function & (OSK__PRONOUN | OSK__VERB | OSK__DETERMINER))) ||
           (osk__stance_what(s, i) & adverbial) || is_adverb(s, i);
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

/* "vi", and "vi alle" too: the first pronoun tells whose it is. */
static bool take_person(const osk__stancer *s, osk__stance_item *item, size_t i)
{
    if (i > s->begin && is_person(s, i - 1))
        return take(item, i - 1, i + 1, osk__stance_what(s, i - 1) & OSK__STANCE_PERSON);
    return take(item, i, i + 1, osk__stance_what(s, i) & OSK__STANCE_PERSON);
}

/* Can token `i` be inside a subject of nouns? */
static bool is_nominal(const osk__stancer *s, size_t i)
{
    if (i < s->begin || i >= s->end || !osk__is_word(&s->chunk->tokens[i]) ||
        (osk__stance_what(s, i) & OSK__TOKEN_QUOTED))
        return false;
    static const char *const such[] = {"slik", "slike", "slikt", NULL};
    uint16_t function = osk__stance_function(s, i);
    if ((function & OSK__PREPOSITION) || osk__stance_is(s, i, such))
        return !(function & (OSK__JOINER | OSK__VERB)); /* "folk på gata", "i en slik situasjon" */
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
    while (i > s->begin && end - i < LONGEST && is_nominal(s, i - 1))
        i--;
    while (i < end && (osk__stance_function(s, i) & OSK__JOINER) && !is_name(s, i))
        i++;
    bool subject = i < end && end - i <= WORDS && !(osk__stance_function(s, i) & OSK__PREPOSITION) && has_noun(s, i, end);
    return subject ? i : end;
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
    if (i == end) {
        item->person = OSK__STANCE_THIRD; /* "og som håper": whoever it is stands farther off */
        return true;
    }
    uint32_t person = osk__stance_what(s, end - 1) & OSK__STANCE_PERSON;
    return take(item, i, end, person ? person : OSK__STANCE_THIRD);
}

/* "mener lederne at", "trur halve avdelinga at", "mener Kari Moen": names, or nouns up to the next clause. */
static bool take_behind(const osk__stancer *s, osk__stance_item *item, size_t from)
{
    size_t i = from;
    while (is_nominal(s, i) && i < from + BEHIND && !(osk__stance_function(s, i) & OSK__PREPOSITION) &&
           (i == from || osk__stance_function(s, i - 1) || !(osk__stance_function(s, i) & (OSK__DETERMINER | OSK__PRONOUN))) &&
           (i == from || is_name(s, i) == is_name(s, i - 1) || !is_name(s, from)))
        i++;
    return i > from && has_noun(s, from, i) && take(item, from, i, OSK__STANCE_THIRD);
}

/* "Jeg leser og tror", "Høgre er fornøgd og meiner": the subject of the clause before, a pronoun or what stands before
 * its verb. */
static bool take_earlier(const osk__stancer *s, osk__stance_item *item, size_t joiner)
{
    size_t from = joiner > s->begin + FAR ? joiner - FAR : s->begin;
    for (size_t i = joiner; i-- > from && !osk__stance_border(s, i);)
        if (is_person(s, i))
            return take_person(s, item, i);
    for (size_t i = joiner; i-- > from && !osk__stance_border(s, i);)
        if ((osk__stance_function(s, i) & (OSK__VERB | OSK__COPULA)) && subject_start(s, i) < i)
            return take(item, subject_start(s, i), i, OSK__STANCE_THIRD);
    return false;
}

/* Does the entry end in "at"? Then a clause follows it, and no subject. */
static bool ends_in_that(const osk__stancer *s, const osk__stance_item *item)
{
    return item->count > 1 && (osk__stance_function(s, item->first + item->count - 1) & OSK__SUBORDINATOR);
}

/* synes is to seem where no person is its subject: "Det synes klart". */
static bool may_seem(const osk__stancer *s, const osk__stance_item *item)
{
    osk_slice form = osk__stance_form(s, item->first);
    return form.length > 3 && memcmp(form.data, "syn", 3) == 0;
}

/* The verb stands where no subject is before it. "Tror nok at": the poster, not named; "Mener han at?" asks. */
static bool take_inverted(const osk__stancer *s, osk__stance_item *item)
{
    size_t end = item->first + item->count;
    while (end < s->end && is_skipped(s, end) && !is_person(s, end))
        end++;
    if (is_person(s, end) && !ends_in_that(s, item))
        return !s->asks || (osk__stance_what(s, end) & OSK__STANCE_FIRST) ? take_person(s, item, end) : false;
    if (item->first == s->begin)
        return !s->asks;
    return !s->asks && !ends_in_that(s, item) && !may_seem(s, item) && take_behind(s, item, item->first + item->count);
}

/* "for det andre": a number, and nobody. */
static bool is_counted(const osk__stancer *s, size_t i)
{
    static const char *const other[] = {"andre", NULL};
    return osk__stance_is(s, i, other) && i > s->begin && (osk__stance_function(s, i - 1) & OSK__DETERMINER);
}

bool osk__stance_holder(const osk__stancer *s, osk__stance_item *item)
{
    if (item->rule == OSK__WHEN_OWN)
        return take(item, item->first, (size_t)item->first + item->count, OSK__STANCE_FIRST);
    size_t i = item->first;
    while (i > s->begin && is_skipped(s, i - 1) && !is_person(s, i - 1))
        i--;
    if (i > s->begin && is_person(s, i - 1) && !is_counted(s, i - 1))
        return take_person(s, item, i - 1);
    if (i > s->begin && (osk__stance_function(s, i - 1) & OSK__RELATIVE))
        return take_antecedent(s, item, i - 1);
    if (i > s->begin && (osk__stance_function(s, i - 1) & OSK__JOINER) &&
        !(osk__stance_function(s, i - 1) & (OSK__PREPOSITION | OSK__VERB)) &&
        !is_person(s, item->first + item->count)) {
        if (!take_earlier(s, item, i - 1))
            item->person = OSK__STANCE_THIRD;
        return true;
    }
    size_t start = i > s->begin ? subject_start(s, i) : i;
    if (start < i && (!is_person(s, item->first + item->count) || ends_in_that(s, item)))
        return take(item, start, i, is_person(s, start) ? osk__stance_what(s, start) & OSK__STANCE_PERSON
                                                        : OSK__STANCE_THIRD);
    return take_inverted(s, item);
}
