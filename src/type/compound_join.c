/* Compounds that are not written as one word: suspended ones (salgs- og markedsføringsverktøy) and split ones (leder
 * utvikling). */
#include "compound.h"

#include <string.h>

static const unsigned FIRST = OSK__MAY_BARE | OSK__MAY_S | OSK__MAY_E;

static osk_slice without(osk_slice word, size_t end)
{
    return osk__slice(word.data, word.length - end);
}

static osk_slice from(osk_slice word, size_t start)
{
    return osk__slice(word.data + start, word.length - start);
}

/* ---- suspended ---- */

/* May what stands before the hyphen stand first? The hyphen tells that it does, so any word that ever stands first will
 * do, with any link: nasjons-, barne-, helse-, markedsførings-. */
static bool fits_left(const osk__compounds *compounds, osk_slice left)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    bool linked = left.length > 1 && (left.data[left.length - 1] == 's' || left.data[left.length - 1] == 'e');
    for (size_t end = 0; end <= linked; end++) {
        osk_slice word = without(left, end);
        unsigned uses = osk__compound_uses(compounds, word);
        if ((uses & (FIRST | OSK__IS_NOUN)) || osk__compound_split(compounds, word, parts))
            return true;
    }
    return osk__compound_uses(compounds, left) & (OSK__IS_CODE | OSK__IS_PARTICLE);
}

/* utland, påmelding: a listed word that begins with a particle. The longest particle counts: etternavn. */
static osk_slice tail_behind_particle(const osk__compounds *compounds, osk_slice right)
{
    osk_slice tail = {0};
    for (size_t at = 1; at < right.length; at++)
        if ((osk__compound_uses(compounds, osk__slice(right.data, at)) & OSK__IS_PARTICLE) &&
            (osk__compound_uses(compounds, from(right, at)) & OSK__MAY_LAST))
            tail = from(right, at);
    return tail;
}

/* What the left one lacks: the last part, or two that belong together (kommune-helsetjenesten); empty if nothing fits. */
static osk_slice tail_of(const osk__compounds *compounds, osk_slice left, osk_slice right)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    size_t count = osk__compound_split(compounds, right, parts);
    for (size_t i = 1; i + 1 < count; i++)
        if (osk__compound_uses(compounds, from(right, parts[i].start)) & OSK__IS_TAIL)
            return from(right, parts[i].start);
    if (count)
        return from(right, parts[count - 1].start);
    if (osk__compound_uses(compounds, left) & OSK__IS_PARTICLE)
        return tail_behind_particle(compounds, right);
    return osk__slice(NULL, 0);
}

/* natt- og fjelltog: of three equal consonants one falls, nattog. */
static bool shares_letter(osk_slice left, osk_slice tail)
{
    size_t n = left.length;
    return n > 2 && left.data[n - 1] == left.data[n - 2] && left.data[n - 1] == tail.data[0] &&
           strchr("bcdfghjklmnpqrstvwxz", tail.data[0]);
}

bool osk__compound_suspended(const osk__compounds *compounds, osk_slice left, osk_slice right, osk__buffer *out,
                             osk_error *error)
{
    if (left.length < 2 || left.length > 4 * OSK__COMPOUND_LONGEST || left.data[left.length - 1] != '-')
        return false;
    left = without(left, 1);
    osk_slice tail = fits_left(compounds, left) ? tail_of(compounds, left, right) : osk__slice(NULL, 0);
    if (tail.length == 0)
        return false;
    osk__buffer_add(out, left.data, left.length - shares_letter(left, tail));
    if (osk__compound_uses(compounds, left) & OSK__IS_CODE)
        osk__buffer_byte(out, '-');
    osk__buffer_add(out, tail.data, tail.length);
    return osk__buffer_check(out, error);
}

/* ---- split ---- */

/* leder, b2c; or salgs, which is no word by itself. Not bedrift, which wants its -s-. */
static bool opens(const osk__compounds *compounds, osk_slice first)
{
    unsigned uses = osk__compound_uses(compounds, first);
    if (uses)
        return (uses & OSK__IS_CODE) || ((uses & OSK__IS_NOUN) && (uses & OSK__MAY_BARE));
    if (first.length < 4)
        return false;
    char link = first.data[first.length - 1];
    uses = osk__compound_uses(compounds, without(first, 1));
    return (uses & OSK__IS_NOUN) && ((link == 's' && (uses & OSK__MAY_S)) || (link == 'e' && (uses & OSK__MAY_E)));
}

/* Shorter words than these are too often something else: er, for, tre. */
enum { SHORTEST_SECOND = 4 };

bool osk__compound_joins(const osk__compounds *compounds, osk_slice first, osk_slice second)
{
    if (second.length < SHORTEST_SECOND || first.length == 0 || first.length > 4 * OSK__COMPOUND_LONGEST ||
        memchr(first.data, '-', first.length) || !opens(compounds, first))
        return false;
    unsigned uses = osk__compound_uses(compounds, second);
    if (uses)
        return (uses & OSK__MAY_LAST) && !(uses & (OSK__IS_ADJECTIVE | OSK__IS_MIXED));
    osk__part parts[OSK__COMPOUND_PARTS];
    return osk__compound_split(compounds, second, parts) > 0;
}
