/* Segments to tokens: a unit where one begins, else the segment itself; white space is left out. */
#include "token.h"

#include "../base/utf8.h"

/* How the letters of a form stand. */
static osk_shape shape_of(osk_slice form)
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
        i += osk__utf8_next(form.data + i, form.length - i, NULL);
    }
    if (upper + lower == 0)
        return OSK_SHAPE_NONE;
    if (upper == 0)
        return OSK_SHAPE_LOWER;
    if (lower == 0 && upper > 1)
        return OSK_SHAPE_UPPER;
    return first_upper && upper == 1 ? OSK_SHAPE_CAPITAL : OSK_SHAPE_MIXED;
}

static bool add_token(osk__tokenizer *tokenizer, uint32_t comment, const osk__walk *walk, size_t end,
                      osk_token_kind kind, osk_error *error)
{
    if (!OSK__ROOM(tokenizer->tokens, tokenizer->token_capacity, tokenizer->token_count + 1, error))
        return false;
    osk_token *token = &tokenizer->tokens[tokenizer->token_count++];
    token->comment = comment;
    token->start = (uint32_t)walk->start;
    token->length = (uint32_t)(end - walk->start);
    token->type = OSK_NONE;
    token->kind = (uint8_t)kind;
    token->shape = (uint8_t)shape_of(osk__slice(walk->text.data + walk->start, end - walk->start));
    return true;
}

static osk_token_kind segment_token_kind(const osk__walk *walk)
{
    switch (walk->segments[walk->at].kind) {
    case OSK__SEGMENT_WORD: return OSK_WORD;
    case OSK__SEGMENT_NUMBER: return OSK_NUMERAL;
    default: return OSK_MARK;
    }
}

bool osk__scan_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, osk_error *error)
{
    osk__walk walk = {.text = text};
    if (!osk__breaker_words(tokenizer->breaker, text, &walk.segments, &walk.count, error))
        return false;
    while (walk.at < walk.count) {
        size_t end = walk.segments[walk.at].end;
        if (!osk__unicode_space(osk__utf8_value(text.data + walk.start))) {
            osk_token_kind kind = segment_token_kind(&walk);
            size_t unit = osk__unit_find(tokenizer, &walk, &kind);
            if (unit)
                end = unit;
            if (!add_token(tokenizer, comment, &walk, end, kind, error))
                return false;
        }
        while (walk.at < walk.count && walk.segments[walk.at].end <= end)
            walk.at++;
        walk.start = end;
    }
    return true;
}
