/* Units: segments that belong together. Each rule looks at the text from the walk's place and answers
 * where the unit ends; an end inside a segment is no unit.
 *
 *   http://example.no   kari@example.no   @kari   #ledelse   :-)   f.eks.   A. Hansen   1. januar   17:00
 *   SMB-bedrifter   ...
 */
#include "look.h"

#include <string.h>

/* The last end of a segment from the walk's place on that is not behind `end`; 0 if none is. */
static size_t segment_end_before(const osk__walk *walk, size_t end)
{
    size_t best = 0;
    for (size_t i = walk->at; i < walk->count && walk->segments[i].end <= end; i++)
        best = walk->segments[i].end;
    return best;
}

/* A word has a letter in it, whatever ICU's rules say of "G20" and "@". */
static osk_token_kind kind_of(osk_slice form)
{
    osk_token_kind kind = OSK_MARK;
    for (size_t i = 0; i < form.length; i += osk__look_step(form, i)) {
        uint32_t value = osk__look_at(form, i);
        if (osk__unicode_letter(value))
            return OSK_WORD;
        if (osk__unicode_digit(value))
            kind = OSK_NUMERAL;
    }
    return kind;
}

/* Points, dashes and lines of stars are one mark; each ! and ? counts on its own. */
static size_t repeated_mark(const osk__walk *walk)
{
    osk_slice text = walk->text;
    char mark = text.data[walk->start];
    size_t end = walk->start;
    if (mark == (char)0xC2 && osk__look_at(text, walk->start) == 0xA7) { /* §§ */
        while (osk__look_at(text, end) == 0xA7)
            end += 2;
        return end;
    }
    if (!mark || !strchr(".-*_=", mark))
        return 0;
    while (end < text.length && text.data[end] == mark)
        end++;
    return end;
}

/* ---- in order: the first rule that finds a unit has it ---- */

static size_t find_lettered(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind)
{
    osk_slice text = walk->text;
    size_t start = walk->start, end;
    bool inside = osk__look_alnum(osk__look_before(text, start));
    if (!inside && walk->has_at && (end = osk__email_end(text, start))) {
        *kind = OSK_EMAIL;
    } else if (!inside && (walk->has_point || walk->has_colon) && (end = osk__url_end(text, start))) {
        *kind = OSK_URL;
    } else if ((end = osk__emoticon_end(tokenizer->units, text, start))) {
        *kind = OSK_EMOTICON;
    } else if (!inside && walk->has_point && (end = osk__abbreviation_end(tokenizer, walk))) {
        size_t word = osk__behind_point_end(walk, end);
        *kind = word > end ? OSK_WORD : OSK_ABBREVIATION;
        end = word;
    } else {
        if (walk->segments[walk->at].kind != OSK__SEGMENT_NUMBER || !(end = osk__number_end(walk)))
            end = osk__joined_end(walk);
        *kind = kind_of(osk__slice(text.data + start, end - start));
    }
    return end;
}

/* What a hyphen or a sign may begin. */
static size_t find_prefix(const osk__walk *walk, osk_token_kind *kind)
{
    uint32_t sign = osk__look_at(walk->text, walk->start);
    size_t end = 0;
    if ((sign == '-' || sign == '+' || sign == 0x2212) && (end = osk__signed_number_end(walk)))
        *kind = OSK_NUMERAL;
    else if (sign == '-' && (end = osk__hyphen_tail_end(walk)))
        *kind = OSK_WORD;
    return end;
}

static size_t find_marked(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind)
{
    osk_slice text = walk->text;
    size_t start = walk->start, end = 0;
    bool inside = osk__look_alnum(osk__look_before(text, start));
    if (text.data[start] == '@' && !inside && (end = osk__signed_end(text, start, "._-")))
        *kind = OSK_MENTION;
    else if (text.data[start] == '#' && !inside && (end = osk__signed_end(text, start, "_")))
        *kind = OSK_TAG;
    else if ((end = osk__emoticon_end(tokenizer->units, text, start)))
        *kind = OSK_EMOTICON;
    else if (osk__is_emoji(osk__slice(text.data + start, walk->segments[walk->at].end - start)))
        *kind = OSK_EMOJI;
    else if (!(end = find_prefix(walk, kind)))
        end = repeated_mark(walk);
    return end;
}

/* "1️⃣", "1⃣", "🅰️", "ℹ️": digits and letters to ICU, pictures by the selector or the keycap behind them. */
static bool is_selected(osk_slice segment)
{
    uint32_t second = osk__look_at(segment, osk__look_step(segment, 0));
    return second == 0xFE0F || second == 0x20E3;
}

size_t osk__unit_find(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind)
{
    bool sign = walk->text.data[walk->start] == '@'; /* a letter to ICU */
    bool lettered = walk->segments[walk->at].kind != OSK__SEGMENT_OTHER && !sign;
    size_t first = walk->segments[walk->at].end;
    if (lettered && is_selected(osk__slice(walk->text.data + walk->start, first - walk->start))) {
        *kind = OSK_EMOJI;
        return 0; /* the segment itself */
    }
    osk_token_kind plain = kind_of(osk__slice(walk->text.data + walk->start, first - walk->start)), found = plain;
    size_t end = lettered ? find_lettered(tokenizer, walk, &found) : find_marked(tokenizer, walk, &found);
    size_t whole = segment_end_before(walk, end);
    /* An address may be cut back to whole segments; anything else that ends inside one is no unit. */
    if (whole != end && (found != OSK_URL || whole == 0)) {
        *kind = plain;
        return 0;
    }
    *kind = found;
    return whole; /* 0: the segment itself, of the kind found */
}
