/* Looking at the tokens of a sentence: forms, function words, what may be a verb, where a clause ends, and what stands behind
 * a word in its clause. */
#include "stance_look.h"

#include <string.h>

enum { AHEAD = 8 }; /* words looked ahead for an infinitive */

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

bool osk__stance_ends_any(osk_slice form, const char *const *endings)
{
    for (size_t i = 0; endings[i]; i++)
        if (ends(form, endings[i]))
            return true;
    return false;
}

bool osk__stance_plain(const osk__stancer *s, size_t i)
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
    return osk__stance_plain(s, i) && osk__stance_ends_any(osk__stance_form(s, i), finite);
}

bool osk__stance_infinitive(const osk__stancer *s, size_t i)
{
    static const char *const no[] = {"ene", "ane", "ende", "ste", "inga", "lige", "ige", NULL};
    static const char *const yes[] = {"e", "es", "ast", NULL}, *const numbers[] = {"tre", "fire", "åtte", NULL};
    static const char *const own[] = {"si", NULL}, *const feminine[] = {"a", NULL};
    if (osk__stance_is(s, i, own) && osk__stance_plain(s, i - 1) && osk__stance_ends_any(osk__stance_form(s, i - 1), feminine))
        return false; /* "leksa si" is hers, and nothing is said */
    if (osk__stance_what(s, i) & OSK__STANCE_INFINITIVE)
        return true;
    osk_slice form = osk__stance_form(s, i);
    uint16_t function = osk__stance_function(s, i);
    if (function & ~(unsigned)(OSK__VERB | OSK__COPULA))
        return (function & OSK__VERB) && ends(form, "e");
    if (!osk__is_word(token_at(s, i)) || token_at(s, i)->shape != OSK_SHAPE_LOWER || osk__stance_ends_any(form, no) ||
        osk__stance_is(s, i, numbers))
        return false;
    return osk__stance_ends_any(form, yes) || ((osk__stance_what(s, i) & VERB_CLASSES) && ends(form, "a"));
}

/* ---- what stands behind a word, in its clause ---- */

bool osk__stance_opens(const osk__stancer *s, size_t i)
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
    return osk__stance_plain(s, i) && osk__stance_what(s, i) == 0 && osk__stance_ends_any(osk__stance_form(s, i), endings) &&
           !osk__stance_is(s, i + 1, whose);
}

bool osk__stance_infinitive_behind(const osk__stancer *s, size_t i)
{
    for (size_t j = i + 1; j <= i + AHEAD && !osk__stance_opens(s, j) && !is_modal(s, j); j++)
        if (osk__stance_infinitive(s, j) || (j <= i + 3 && nynorsk_infinitive(s, j)))
            return true;
    return false;
}
