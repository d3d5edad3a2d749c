/* Who is acted on: bli with its participle, lar seg with its infinitive, and participles that look like verbs that act.
 *
 *   blir stelte av   ble sosiale medier behandlet   påvirket blir de   er styrt av   lar seg styre
 *   not: en endret mann   ble en endret mann   er styrt   en styrt prosess */
#include "stance_look.h"

enum { NEAR = OSK__STANCE_NEAR };

#define BIT OSK__STANCE_BIT

static const osk_token *token_at(const osk__stancer *s, size_t i)
{
    return &s->chunk->tokens[i];
}

bool osk__stance_passive_behind(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"es", "ast", NULL};
    for (size_t j = i + 1; j <= i + NEAR && !osk__stance_opens(s, j); j++)
        if ((osk__stance_what(s, j) & BIT(OSK_STANCE_OBJECT)) ||
            (osk__stance_what(s, j) == 0 && osk__stance_plain(s, j) && osk__stance_ends_any(osk__stance_form(s, j), endings)))
            return true;
    return false;
}

static bool comparative_behind(const osk__stancer *s, size_t i)
{
    for (size_t j = i + 1; j <= i + NEAR && !osk__stance_opens(s, j); j++)
        if (osk__stance_what(s, j) & OSK__STANCE_COMPARATIVE)
            return true;
    return false;
}

/* "blir påvirket av": a participle that no entry knows, with "av" right behind it. */
static bool unknown_participle(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"et", "rt", "lt", "dd", "gt", "kt", "ste", NULL}, *const by[] = {"av", NULL};
    return osk__stance_plain(s, i) && osk__stance_what(s, i) == 0 && osk__stance_ends_any(osk__stance_form(s, i), endings) &&
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
    for (size_t j = i + 1; j <= i + NEAR && !osk__stance_opens(s, j); j++) {
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
    for (size_t j = end; j < end + NEAR && !osk__stance_opens(s, j); j++)
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

/* A form that is a participle too is a verb that acts only behind "har", or as a preterite behind its subject: "mediene
 * styrte"; not "en styrt prosess", "bestemte former", "presset øker". */
static bool is_preterite(const osk__stancer *s, size_t i)
{
    static const char *const endings[] = {"te", "de", NULL};
    if (!osk__stance_ends_any(osk__stance_form(s, i), endings) || i == s->begin)
        return false;
    return (osk__stance_what(s, i - 1) & OSK__STANCE_PERSON) ||
           (osk__is_word(token_at(s, i - 1)) && osk__stance_function(s, i - 1) == 0 && !osk__stance_verb(s, i - 1));
}

/* "er styrt av": who does it is named. */
uint32_t osk__stance_participle(const osk__stancer *s, const osk__stance_item *item)
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
