/* Units that reach over spaces: 1 600 000, 44 %, kl. 10.30, f. eks. They stay several tokens; a span names what they
 * are together. */
#include "look.h"

#include <string.h>

typedef struct place {
    osk_slice text;
    const osk_token *tokens;
    size_t count;
} place;

static osk_slice form_at(const place *p, size_t i)
{
    return osk__slice(p->text.data + p->tokens[i].start, p->tokens[i].length);
}

static bool is_digits(osk_slice form, size_t least, size_t most)
{
    if (form.length < least || form.length > most)
        return false;
    for (size_t i = 0; i < form.length; i++)
        if (form.data[i] < '0' || form.data[i] > '9')
            return false;
    return true;
}

/* One space, an ordinary or a no-break one, and nothing else between two tokens. */
static bool one_space(const place *p, size_t i)
{
    size_t end = osk__token_end(&p->tokens[i]), next = p->tokens[i + 1].start;
    return next > end && osk__look_step(p->text, end) == next - end;
}

/* "1 600 000": groups of three behind one of one to three. */
static size_t number_span(const place *p, size_t i)
{
    size_t last = i;
    if (!is_digits(form_at(p, i), 1, 3) || (i > 0 && p->tokens[i - 1].kind == OSK_NUMERAL))
        return 0;
    while (last + 1 < p->count && is_digits(form_at(p, last + 1), 3, 3) && one_space(p, last))
        last++;
    return last > i ? last + 1 - i : 0;
}

static bool is_percent(osk_slice form)
{
    return osk__slice_is(form, "%") || osk__slice_is(form, "\xE2\x80\xB0") || osk__slice_is(form, "prosent") ||
           osk__slice_is(form, "pst.");
}

static bool is_clock(osk_slice form)
{
    return osk__slice_is(form, "kl.") || osk__slice_is(form, "Kl.") || osk__slice_is(form, "kl") ||
           osk__slice_is(form, "klokka") || osk__slice_is(form, "klokken");
}

/* "f. eks.": short abbreviations with a space between. */
static size_t abbreviation_span(const place *p, size_t i)
{
    size_t last = i;
    while (last + 1 < p->count && p->tokens[last].kind == OSK_ABBREVIATION && p->tokens[last].length <= 3 &&
           p->tokens[last].shape == OSK_SHAPE_LOWER && p->tokens[last + 1].kind == OSK_ABBREVIATION && one_space(p, last))
        last++;
    return last > i ? last + 1 - i : 0;
}

size_t osk__span_find(osk_slice text, const osk_token *tokens, size_t count, size_t i, const char **name)
{
    place p = {text, tokens, count};
    size_t number = number_span(&p, i), end = i + (number ? number : 1);
    bool numeral = tokens[i].kind == OSK_NUMERAL;
    if (numeral && end < count && is_percent(form_at(&p, end))) {
        *name = "percent";
        return end + 1 - i;
    }
    if (is_clock(form_at(&p, i)) && i + 1 < count && tokens[i + 1].kind == OSK_NUMERAL) {
        *name = "time";
        return 2;
    }
    *name = number ? "number" : "abbreviation";
    return number ? number : abbreviation_span(&p, i);
}
