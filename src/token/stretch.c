/* Stretches, up to white space, and lines that are not plain: their segments, then the rules for units.
 *
 *   ... det koster 17.000 :-)     a stretch of a plain line: segments by plain.h
 *                  \____/ \_/
 *   a line with anything else     ICU's segments */
#include "scan.h"

#include "../base/utf8.h"

#include <stdlib.h>

osk_shape osk__scan_shape(osk_slice form)
{
    size_t upper = 0, lower = 0;
    bool first_upper = false;
    for (size_t i = 0; i < form.length;) {
        uint32_t value = osk__utf8_value(form.data + i);
        if (value < 0x80 ? value >= 'A' && value <= 'Z' : osk__unicode_upper(value)) {
            first_upper = first_upper || upper + lower == 0;
            upper++;
        } else if (value < 0x80 ? value >= 'a' && value <= 'z' : osk__unicode_lower(value)) {
            lower++;
        }
        size_t step = osk__utf8_next(form.data + i, form.length - i, NULL);
        i += step ? step : 1;
    }
    if (upper + lower == 0)
        return OSK_SHAPE_NONE;
    if (upper == 0)
        return OSK_SHAPE_LOWER;
    if (lower == 0 && upper > 1)
        return OSK_SHAPE_UPPER;
    return first_upper && upper == 1 ? OSK_SHAPE_CAPITAL : OSK_SHAPE_MIXED;
}

/* ---- borders of sentences ---- */

/* Behind a mark of an end: a border of our own where a dash or, behind a point, a number follows. ICU sees none
 * there, since either may go on with the sentence; whether it does, the tokens tell later. */
static bool add_own_border(osk__scan *s, size_t mark)
{
    size_t at = mark + 1;
    while (osk__scan_byte(s, at) == ' ')
        at++;
    unsigned char c = osk__scan_byte(s, at);
    bool dash = c == '-' || (c == 0xE2 && osk__scan_byte(s, at + 1) == 0x80 && (osk__scan_byte(s, at + 2) | 7) == 0x97);
    if (at == mark + 1)
        return true;
    if (dash)
        return osk__scan_border(s, at, OSK__BORDER_DASH);
    return !(c >= '0' && c <= '9' && osk__scan_byte(s, mark) == '.') || osk__scan_border(s, at, OSK__BORDER_DIGIT);
}

bool osk__scan_end(osk__scan *s, size_t mark)
{
    size_t at = osk__plain_border(s->text, mark, osk__scan_line_end(s));
    return (!at || osk__scan_border(s, at, OSK__BORDER_ICU)) && add_own_border(s, mark);
}

/* ---- units ---- */

/* Segments to tokens: a unit where one begins, else the segment itself; white space is left out. */
static bool walk_units(osk__scan *s, osk__walk *walk)
{
    while (walk->at < walk->count) {
        size_t end = walk->segments[walk->at].end;
        if (!osk__unicode_space(osk__utf8_value(s->text.data + walk->start))) {
            osk_token_kind kind = OSK_MARK;
            size_t unit = osk__unit_find(s->tokenizer, walk, &kind);
            end = unit ? unit : end;
            if (!osk__scan_room(s))
                return false;
            osk__scan_add(s, walk->start, end, kind, osk__scan_shape(osk__slice(s->text.data + walk->start, end - walk->start)));
            if ((kind == OSK_EMOTICON || kind == OSK_EMOJI) && !osk__scan_border(s, end, OSK__BORDER_PICTURE))
                return false;
        }
        while (walk->at < walk->count && walk->segments[walk->at].end <= end)
            walk->at++;
        walk->start = end;
    }
    return true;
}

static bool holds(const osk__scan *s, size_t from, size_t to, char sign)
{
    return to > from && memchr(s->text.data + from, sign, to - from);
}

/* The segments found of text[from, to). */
static osk__walk walk_over(const osk__scan *s, size_t from, size_t to)
{
    const osk__segments *segments = &s->tokenizer->segments;
    return (osk__walk){.text = s->text, .segments = segments->items, .count = segments->count, .start = from,
                       .has_at = holds(s, from, to, '@'), .has_point = holds(s, from, to, '.'),
                       .has_colon = holds(s, from, to, ':')};
}

static int border_order(const void *a, const void *b)
{
    const osk__border *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* Puts the borders from `first` on in their order; all of them are behind the token before `token`. */
static void order_borders(const osk__scan *s, size_t first, size_t token)
{
    osk__tokenizer *t = s->tokenizer;
    if (t->border_count > first)
        qsort(t->borders + first, t->border_count - first, sizeof *t->borders, border_order);
    for (size_t i = first; i < t->border_count; i++)
        t->borders[i].token = (uint32_t)(token ? token - 1 : 0);
}

static bool add_icu_borders(osk__scan *s, size_t from, size_t to)
{
    osk__tokenizer *t = s->tokenizer;
    t->sentence_ends.count = 0;
    if (!osk__breaker_sentences(t->breaker, s->text, from, to, &t->sentence_ends, s->error))
        return false;
    for (size_t i = 0; i < t->sentence_ends.count; i++)
        if (!osk__scan_border(s, t->sentence_ends.items[i].end, OSK__BORDER_ICU))
            return false;
    for (size_t i = from; i < to; i++)
        if (osk__scan_ends(osk__scan_byte(s, i)) && !add_own_border(s, i))
            return false;
    order_borders(s, s->line_borders, s->line_tokens);
    return true;
}

bool osk__scan_line(osk__scan *s)
{
    osk__tokenizer *t = s->tokenizer;
    size_t from = s->line, to = osk__scan_line_end(s);
    t->token_count = s->line_tokens;
    t->border_count = s->line_borders;
    t->segments.count = 0;
    if (!osk__breaker_words(t->breaker, s->text, from, to, &t->segments, s->error) ||
        !osk__segments_part(s->text, from, &t->segments, &t->sentence_ends, s->error))
        return false;
    osk__walk walk = walk_over(s, from, to);
    if (!walk_units(s, &walk) || !add_icu_borders(s, from, to))
        return false;
    s->resume = to;
    osk__scan_line_begin(s, to);
    return true;
}

bool osk__scan_stretch(osk__scan *s, size_t from)
{
    osk__tokenizer *t = s->tokenizer;
    size_t at = from, end = osk__scan_line_end(s);
    t->segments.count = 0;
    while (at < end) {
        osk__segment_kind kind;
        osk__plain here = osk__plain_at(s->text, at);
        if (!here.length)
            return osk__scan_line(s);
        if (osk__scan_white(s->text, at, here))
            break;
        at = osk__plain_segment(s->text, at, end, &kind);
        if (!osk__segments_add(&t->segments, at, kind, s->error))
            return false;
    }
    osk__walk walk = walk_over(s, from, at);
    size_t first = t->token_count, borders = t->border_count;
    if (!walk_units(s, &walk))
        return false;
    for (size_t i = from; i < at; i++)
        if (osk__scan_ends(osk__scan_byte(s, i)) && !osk__scan_end(s, i))
            return false;
    order_borders(s, borders, first);
    s->resume = at;
    return true;
}
