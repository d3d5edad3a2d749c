/* Words that say several things: kan (may, knows), skal (ought, will), nok (probably, enough), klart (clearly, managed),
 * participles (styrt), bli (become), lar seg. The rules look at neighbours in the clause; dict/stance/CARD.md tells them. */
#include "stance.h"

#include <string.h>

enum { CLAUSE = 8, NEAR = 5 }; /* words looked ahead for an infinitive; for a participle or a passive */

#define BIT OSK__STANCE_BIT

/* ---- tokens ---- */

uint16_t osk__stance_function(const osk__stancer *s, size_t i)
{
    if (i < s->begin || i >= s->end)
        return 0;
    uint32_t type = s->chunk->tokens[i].type;
    return type < s->dictionary->form_count ? s->dictionary->functions[type] : 0;
}

osk_slice osk__stance_form(const osk__stancer *s, size_t i)
{
    if (i < s->begin || i >= s->end || s->chunk->tokens[i].type == OSK_NONE)
        return osk__slice("", 0);
    return osk__strings_get(&s->vocabulary->forms, s->chunk->tokens[i].type);
}

bool osk__stance_is(const osk__stancer *s, size_t i, const char *const *forms)
{
    osk_slice form = osk__stance_form(s, i);
    for (size_t k = 0; form.length && forms[k]; k++)
        if (osk__slice_is(form, forms[k]))
            return true;
    return false;
}

static const osk_token *token_at(const osk__stancer *s, size_t i)
{
    return &s->chunk->tokens[i];
}

bool osk__stance_border(const osk__stancer *s, size_t i)
{
    if (i < s->begin || i >= s->end)
        return true;
    const osk_token *token = token_at(s, i);
    if (token->kind != OSK_MARK)
        return token->kind == OSK_EMOTICON || token->kind == OSK_EMOJI;
    char first = s->chunk->comments[token->comment].text.data[token->start];
    return strchr(".,;:!?()", first) != NULL || (first & 0x80) != 0; /* dashes and the ellipsis are not ASCII */
}

static bool ends(osk_slice form, const char *ending)
{
    size_t length = strlen(ending);
    return form.length > length + 1 && memcmp(form.data + form.length - length, ending, length) == 0;
}

static bool ends_any(osk_slice form, const char *const *endings)
{
    for (size_t i = 0; endings[i]; i++)
        if (ends(form, endings[i]))
            return true;
    return false;
}

static bool is_plain(const osk__stancer *s, size_t i)
{
    return i >= s->begin && i < s->end && osk__is_word(token_at(s, i)) && token_at(s, i)->shape == OSK_SHAPE_LOWER &&
           osk__stance_function(s, i) == 0;
}

/* Classes that an entry has if it is a verb. */
enum { VERB_CLASSES = BIT(OSK_STANCE_OBLIGATION) | BIT(OSK_STANCE_POSSIBILITY) | BIT(OSK_STANCE_OPINION) |
                      BIT(OSK_STANCE_AGENT) | OSK__STANCE_BECOME | OSK__STANCE_BECAME | OSK__STANCE_LET };

bool osk__stance_verb(const osk__stancer *s, size_t i)
{
    static const char *const finite[] = {"er", "ar", "te", "de", NULL};
    if ((osk__stance_function(s, i) & (OSK__VERB | OSK__COPULA)) || (osk__stance_what(s, i) & VERB_CLASSES))
        return true;
    return is_plain(s, i) && ends_any(osk__stance_form(s, i), finite);
}

bool osk__stance_infinitive(const osk__stancer *s, size_t i)
{
    static const char *const no[] = {"ene", "ane", "ende", "ste", "inga", "lige", "ige", NULL};
    static const char *const yes[] = {"e", "es", "ast", NULL}, *const numbers[] = {"tre", "fire", "åtte", NULL};
    static const char *const own[] = {"si", NULL}, *const feminine[] = {"a", NULL};
    if (osk__stance_is(s, i, own) && is_plain(s, i - 1) && ends_any(osk__stance_form(s, i - 1), feminine))
        return false; /* "leksa si" is hers, and nothing is said */
    if (osk__stance_what(s, i) & OSK__STANCE_INFINITIVE)
        return true;
    osk_slice form = osk__stance_form(s, i);
    uint16_t function = osk__stance_function(s, i);
    if (function & ~(unsigned)(OSK__VERB | OSK__COPULA))
        return (function & OSK__VERB) && ends(form, "e");
    if (!osk__is_word(token_at(s, i)) || token_at(s, i)->shape != OSK_SHAPE_LOWER || ends_any(form, no) ||
        osk__stance_is(s, i, numbers))
        return false;
    return ends_any(form, yes) || ((osk__stance_what(s, i) & VERB_CLASSES) && ends(form, "a"));
}

/* ---- what stands behind a word, in its clause ---- */

static bool opens_clause(const osk__stancer *s, size_t i)
{
    return osk__stance_border(s, i) ||
           (osk__stance_function(s, i) & (OSK__SUBORDINATOR | OSK__RELATIVE | OSK__ADVERSATIVE) &&
            !(osk__stance_function(s, i) & (OSK__ADVERB | OSK__PREPOSITION | OSK__PRONOUN)));
}

/* "kan språket og kan skrive": another modal has what follows it. */
static bool is_modal(const osk__stancer *s, size_t i)
{
    static const char *const modals[] = {"kan", "skal", "vil", "må", "bør", NULL};
    return osk__stance_is(s, i, modals);
}

/* "kan gjera", and not "kan leksa si". */
static bool nynorsk_infinitive(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"a", NULL}, *const whose[] = {"si", "sin", "mi", "min", "di", "din", "vår", NULL};
    return is_plain(s, i) && osk__stance_what(s, i) == 0 && ends_any(osk__stance_form(s, i), endings) &&
           !osk__stance_is(s, i + 1, whose);
}

static bool infinitive_behind(const osk__stancer *s, size_t i)
{
    for (size_t j = i + 1; j <= i + CLAUSE && !opens_clause(s, j) && !is_modal(s, j); j++)
        if (osk__stance_infinitive(s, j) || (j <= i + 3 && nynorsk_infinitive(s, j)))
            return true;
    return false;
}

static bool passive_behind(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"es", "ast", NULL};
    for (size_t j = i + 1; j <= i + NEAR && !opens_clause(s, j); j++)
        if ((osk__stance_what(s, j) & BIT(OSK_STANCE_OBJECT)) ||
            (osk__stance_what(s, j) == 0 && is_plain(s, j) && ends_any(osk__stance_form(s, j), endings)))
            return true;
    return false;
}

static bool comparative_behind(const osk__stancer *s, size_t i)
{
    for (size_t j = i + 1; j <= i + NEAR && !opens_clause(s, j); j++)
        if (osk__stance_what(s, j) & OSK__STANCE_COMPARATIVE)
            return true;
    return false;
}

/* "blir påvirket av": a participle that no entry knows, with "av" right behind it. */
static bool unknown_participle(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"et", "rt", "lt", "dd", "gt", "kt", "ste", NULL}, *const by[] = {"av", NULL};
    return is_plain(s, i) && osk__stance_what(s, i) == 0 && ends_any(osk__stance_form(s, i), endings) &&
           osk__stance_is(s, i + 1, by);
}

/* The participle that makes a passive with the form of bli at `i`, or SIZE_MAX: "blir stelte", "ble sosiale medier
 * behandlet", "påvirket blir de"; not "ble en endret mann". */
static size_t participle_of(const osk__stancer *s, size_t i)
{
    static const char *const articles[] = {"en", "ein", "ei", "et", "eit", "den", "de", "dei", "mer", "meir", NULL};
    if (i > s->begin && (osk__stance_what(s, i - 1) & OSK__STANCE_PARTICIPLE) &&
        (i - 1 == s->begin || osk__stance_border(s, i - 2)))
        return i - 1;
    for (size_t j = i + 1; j <= i + NEAR && !opens_clause(s, j); j++) {
        if (osk__stance_function(s, j) & OSK__PREPOSITION)
            return SIZE_MAX;
        if ((osk__stance_what(s, j) & OSK__STANCE_PARTICIPLE) || unknown_participle(s, j))
            return osk__stance_is(s, j - 1, articles) ? SIZE_MAX : j;
    }
    return SIZE_MAX;
}

/* "lar seg diktere": its infinitive does not act. */
static void bind_infinitive(osk__stancer *s, size_t end)
{
    for (size_t j = end; j < end + NEAR && !opens_clause(s, j); j++)
        if (osk__stance_infinitive(s, j)) {
            s->what[j - s->begin] |= OSK__TOKEN_BOUND;
            return;
        }
}

static void bind_become(osk__stancer *s, osk__stance_item *item)
{
    size_t participle = participle_of(s, item->first);
    if (participle != SIZE_MAX) {
        s->what[participle - s->begin] |= OSK__TOKEN_BOUND;
        item->classes = BIT(OSK_STANCE_OBJECT);
    } else {
        bool other = (item->classes & OSK__STANCE_BECAME) || comparative_behind(s, item->first);
        item->classes = other ? BIT(OSK_STANCE_CHANGE) : 0;
    }
}

void osk__stance_bind(osk__stancer *s, osk__stance_item *item)
{
    if (item->classes & (OSK__STANCE_BECOME | OSK__STANCE_BECAME))
        bind_become(s, item);
    else if (item->classes & OSK__STANCE_LET)
        bind_infinitive(s, item->first + item->count);
}

/* ---- rules ---- */

/* A form that is a participle too is a verb that acts only behind "har", or as a preterite behind its subject: "mediene
 * styrte"; not "en styrt prosess", "bestemte former", "presset øker". */
static bool is_preterite(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"te", "de", NULL};
    if (!ends_any(osk__stance_form(s, i), endings) || i == s->begin)
        return false;
    return (osk__stance_what(s, i - 1) & OSK__STANCE_PERSON) ||
           (osk__is_word(token_at(s, i - 1)) && osk__stance_function(s, i - 1) == 0 && !osk__stance_verb(s, i - 1));
}

/* "er styrt av": who does it is named. */
static uint32_t participle(const osk__stancer *s, const osk__stance_item *item)
{
    static const char *const by[] = {"av", NULL}, *const have[] = {"har", "hadde", "ha", NULL};
    uint32_t agent = BIT(OSK_STANCE_AGENT);
    size_t before = item->first;
    while (before > s->begin && (osk__stance_function(s, before - 1) & (OSK__ADVERB | OSK__DEGREE)) &&
           !(osk__stance_function(s, before - 1) & OSK__VERB))
        before--;
    if (before > s->begin && osk__stance_is(s, before - 1, have))
        return item->classes;
    bool is = before > s->begin && (osk__stance_function(s, before - 1) & OSK__COPULA);
    bool named = osk__stance_is(s, item->first + item->count, by);
    if (is && named)
        return (item->classes & ~agent) | BIT(OSK_STANCE_OBJECT);
    return !is && !named && is_preterite(s, item->first) ? item->classes : item->classes & ~agent;
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
           passive_behind(s, i) || osk__stance_is(s, i + 1, not);
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
        return is_plain(s, i + 1) && ends_any(osk__stance_form(s, i + 1), plural);
    return osk__stance_is(s, i - 1, have) && is_plain(s, i + 1) && !ends_any(osk__stance_form(s, i + 1), verbal);
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
    if (next & (OSK__STANCE_COMPARATIVE | OSK__STANCE_PARTICIPLE) || ends_any(osk__stance_form(s, i + 1), most))
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
    for (size_t j = i + 1; j <= i + CLAUSE && !opens_clause(s, j); j++)
        if ((osk__stance_what(s, j) & OSK__STANCE_COMPARATIVE) ||
            (osk__stance_is(s, j, so) && osk__stance_is(s, j + 1, much)))
            return true;
    return false;
}

static bool holds(const osk__stancer *s, const osk__stance_item *item)
{
    switch (item->rule) {
    case OSK__WHEN_INFINITIVE: return infinitive_behind(s, item->first);
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
        return infinitive_behind(s, item->first + item->count - 1) ? BIT(OSK_STANCE_OBJECT) : 0;
    if (osk__stance_what(s, item->first) & OSK__TOKEN_BOUND)
        return item->classes & ~BIT(OSK_STANCE_AGENT);
    return item->classes & OSK__STANCE_PARTICIPLE ? participle(s, item) : item->classes;
}
