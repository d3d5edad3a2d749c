/* Words that say several things: kan (may, knows), skal (ought, will), nok (probably, enough), klart (clearly, managed),
 * aldri (never before). The rules look at neighbours in the clause; dict/stance/CARD.md tells them. */
#include "stance_look.h"

enum { CLAUSE = 8, NEAR = OSK__STANCE_NEAR }; /* words looked ahead for what is unlike; for most else */

#define BIT OSK__STANCE_BIT

static const osk_token *token_at(const osk__stancer *s, size_t i)
{
    return &s->chunk->tokens[i];
}

static uint32_t person_at(const osk__stancer *s, size_t i)
{
    return osk__stance_what(s, i) & OSK__STANCE_PERSON;
}

/* "skulle aldri ha gjort": what ought not to have been, whoever did it. */
static bool should_have(const osk__stancer *s, size_t i)
{
    static const char *const past[] = {"skulle", NULL}, *const not[] = {"aldri", "ikke", "ikkje", NULL},
                      *const have[] = {"ha", "vært", "vore", NULL};
    bool negated = false;
    for (size_t j = i + 1; osk__stance_is(s, i, past) && j <= i + NEAR && !osk__stance_border(s, j); j++) {
        negated = negated || osk__stance_is(s, j, not);
        if (negated && osk__stance_is(s, j, have))
            return true;
    }
    return false;
}

/* Is the word before `i` the end of a subject of any kind: "en leder", "alle", "ingen"? */
static bool generic_subject(const osk__stancer *s, size_t i)
{
    static const char *const any[] = {"en", "ein", "ei", "et", "eit", "alle", "ingen", "hver", "kvar", "hvert", "kvart", NULL};
    for (size_t back = 1; back <= 3 && i >= s->begin + back && !osk__stance_border(s, i - back); back++)
        if (osk__stance_is(s, i - back, any))
            return true;
    return false;
}

/* "hvis en skal utnevne": what is only supposed. */
static bool is_supposed(const osk__stancer *s, size_t i)
{
    static const char *const if_[] = {"hvis", "om", "dersom", "viss", "når", "for", "uten", "utan", NULL};
    for (size_t back = 1; back <= NEAR && i >= s->begin + back && !osk__stance_border(s, i - back); back++)
        if (osk__stance_is(s, i - back, if_))
            return true;
    return false;
}

/* skal obliges anyone ("man", "du", "en leder"), or what is to be done ("skal behandles"); "vi skal" is a plan. */
static bool is_duty(const osk__stancer *s, size_t i)
{
    static const char *const not[] = {"ikke", "ikkje", "aldri", NULL};
    if (should_have(s, i))
        return true;
    uint32_t person = i > s->begin ? person_at(s, i - 1) : 0;
    if (!person)
        person = person_at(s, i + 1);
    if (s->asks || person == OSK__STANCE_FIRST || is_supposed(s, i) || (i > s->begin && (osk__stance_function(s, i - 1) & OSK__RELATIVE)))
        return false;
    return person == OSK__STANCE_SECOND || person == OSK__STANCE_GENERIC || generic_subject(s, i) ||
           osk__stance_passive_behind(s, i) || osk__stance_is(s, i + 1, not);
}

/* Has the sentence nothing but a mark behind token `i`? */
static bool is_last(const osk__stancer *s, size_t i)
{
    return osk__stance_border(s, i + 1);
}

/* What a particle may follow: a verb, or a pronoun or negation behind one. */
static bool follows_verb(const osk__stancer *s, size_t i)
{
    static const char *const light[] = {"det", "den", "dette", "seg", "ikke", "ikkje", "jo", "da", "så", "meg", "oss", NULL};
    return i > s->begin && (osk__stance_verb(s, i - 1) || person_at(s, i - 1) || osk__stance_is(s, i - 1, light));
}

/* "har nok penger", "er nok midler": a plain noun behind a verb that has or needs; behind "er" one in -er. */
static bool is_enough(const osk__stancer *s, size_t i)
{
    static const char *const have[] = {"har", "hadde", "ha", "får", "fikk", "fekk", "få", "finnes", "trenger", "treng",
                                       "gir", "gis", "bruker", "skaffer", "blir", NULL};
    static const char *const verbal[] = {"et", "t", "dd", "d", "a", NULL}, *const is[] = {"er", "var", NULL},
                      *const plural[] = {"er", NULL};
    if (osk__stance_is(s, i - 1, is))
        return osk__stance_plain(s, i + 1) && osk__stance_ends_any(osk__stance_form(s, i + 1), plural);
    return osk__stance_is(s, i - 1, have) && osk__stance_plain(s, i + 1) && !osk__stance_ends_any(osk__stance_form(s, i + 1), verbal);
}

static bool is_particle(const osk__stancer *s, size_t i)
{
    static const char *const enough[] = {"nok", NULL}, *const so[] = {"så", "til", "av", NULL};
    static const char *const sure[] = {"sikkert", "visst", NULL}, *const that[] = {"at", NULL};
    if (!follows_verb(s, i) || osk__stance_is(s, i + 1, so) ||
        (osk__stance_is(s, i, sure) && osk__stance_is(s, i + 1, that)) ||
        (i + 1 < s->end && token_at(s, i + 1)->kind == OSK_NUMERAL))
        return false;
    if (osk__stance_is(s, i, enough))
        return !s->asks && !is_last(s, i) && !is_enough(s, i);
    return !is_last(s, i) || person_at(s, i - 1);
}

/* "har klart endret", "klart bedre", "Klart vi må"; not "et klart svar". */
static bool is_degree(const osk__stancer *s, size_t i)
{
    static const char *const most[] = {"est", "est.", NULL};
    uint32_t next = osk__stance_what(s, i + 1);
    if (next & (OSK__STANCE_COMPARATIVE | OSK__STANCE_PARTICIPLE) || osk__stance_ends_any(osk__stance_form(s, i + 1), most))
        return true;
    return i == s->begin && (person_at(s, i + 1) || osk__stance_verb(s, i + 1));
}

/* "Før kunne en leder": first, and its verb behind it. */
static bool is_opening(const osk__stancer *s, size_t i)
{
    return i == s->begin && osk__stance_verb(s, i + 1);
}

/* "Før ante vi ikke hva de sa. Nå står det svart på hvitt": the sentence before, of the same comment, opens so. */
static bool is_after(const osk__stancer *s, size_t i)
{
    return is_opening(s, i) && s->then == s->begin + 1 &&
           token_at(s, s->begin - 1)->comment == s->sentence->comment;
}

/* "har aldri hatt det morsommere", "Aldri har jeg brukt så mye tid": it was never so before. */
static bool is_unlike(const osk__stancer *s, size_t i)
{
    static const char *const have[] = {"har", "hadde", "ha", NULL}, *const so[] = {"så", NULL},
                      *const much[] = {"mye", "mykje", "mange", "lite", "få", "stor", "store", "bra", "godt", "dårlig", NULL};
    if (!osk__stance_is(s, i + 1, have) && (i == s->begin || !osk__stance_is(s, i - 1, have)) &&
        (i < s->begin + 2 || !osk__stance_is(s, i - 2, have)))
        return false;
    for (size_t j = i + 1; j <= i + CLAUSE && !osk__stance_opens(s, j); j++)
        if ((osk__stance_what(s, j) & OSK__STANCE_COMPARATIVE) ||
            (osk__stance_is(s, j, so) && osk__stance_is(s, j + 1, much)))
            return true;
    return false;
}

static bool holds(const osk__stancer *s, const osk__stance_item *item)
{
    switch (item->rule) {
    case OSK__WHEN_INFINITIVE: return osk__stance_infinitive_behind(s, item->first);
    case OSK__WHEN_DUTY: return is_duty(s, item->first);
    case OSK__WHEN_PARTICLE: return is_particle(s, item->first);
    case OSK__WHEN_DEGREE: return is_degree(s, item->first);
    case OSK__WHEN_OPENS: return is_opening(s, item->first);
    case OSK__WHEN_AFTER: return is_after(s, item->first);
    case OSK__WHEN_UNLIKE: return is_unlike(s, item->first);
    default: return true; /* the others are about the holder */
    }
}

uint32_t osk__stance_rules(const osk__stancer *s, const osk__stance_item *item)
{
    if (!holds(s, item))
        return 0;
    if (item->classes & OSK__STANCE_LET)
        return osk__stance_infinitive_behind(s, item->first + item->count - 1) ? BIT(OSK_STANCE_OBJECT) : 0;
    if (osk__stance_what(s, item->first) & OSK__TOKEN_BOUND)
        return item->classes & ~BIT(OSK_STANCE_AGENT);
    return item->classes & OSK__STANCE_PARTICIPLE ? osk__stance_participle(s, item) : item->classes;
}
