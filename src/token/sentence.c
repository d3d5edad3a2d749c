/* Sentences: ICU's borders, less those that stand inside a unit or behind "f.eks." and "1.", and one more
 * behind an emoticon, which people set where a point would be: "Takk for det :) Jeg er enig." */
#include "token.h"

#include "../base/utf8.h"

#include <string.h>

static bool has_capital(const osk_token *token)
{
    return token->shape == OSK_SHAPE_CAPITAL || token->shape == OSK_SHAPE_UPPER || token->shape == OSK_SHAPE_MIXED;
}

/* Is ICU's border between two tokens one of ours? */
static bool keeps_border(osk__tokenizer *tokenizer, osk_slice text, const osk_token *last, const osk_token *next)
{
    osk_slice form = osk__slice(text.data + last->start, last->length);
    if (memchr(text.data + osk__token_end(last), '\n', next->start - osk__token_end(last)))
        return true; /* a new line is a border whatever stands before it */
    if (last->kind == OSK_ABBREVIATION)
        return has_capital(next) && (last->shape == OSK_SHAPE_UPPER || osk__unit_may_end(tokenizer, form));
    return !(last->kind == OSK_NUMERAL && form.data[form.length - 1] == '.');
}

/* The border between two tokens, as a byte offset, or 0. `icu` is ICU's last border there, or 0. */
static size_t border(osk__tokenizer *tokenizer, osk_slice text, size_t icu, const osk_token *last,
                     const osk_token *next)
{
    bool picture = last->kind == OSK_EMOTICON || last->kind == OSK_EMOJI;
    if (icu && keeps_border(tokenizer, text, last, next))
        return icu;
    return picture && has_capital(next) && next->start > osk__token_end(last) ? next->start : 0;
}

static bool add_sentence(osk__tokenizer *tokenizer, uint32_t comment, size_t start, size_t end, size_t first,
                         size_t count, osk_error *error)
{
    if (!OSK__ROOM(tokenizer->sentences, tokenizer->sentence_capacity, tokenizer->sentence_count + 1, error))
        return false;
    osk_sentence *sentence = &tokenizer->sentences[tokenizer->sentence_count++];
    sentence->comment = comment;
    sentence->start = (uint32_t)start;
    sentence->length = (uint32_t)(end - start);
    sentence->first = (uint32_t)first;
    sentence->count = (uint32_t)count;
    return true;
}

bool osk__sentence_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, size_t first_token,
                           osk_error *error)
{
    const uint32_t *ends;
    size_t end_count, end = 0, start = 0, first = first_token;
    if (!osk__breaker_sentences(tokenizer->breaker, text, &ends, &end_count, error))
        return false;
    for (size_t i = first_token; i + 1 < tokenizer->token_count; i++) {
        const osk_token *last = &tokenizer->tokens[i], *next = last + 1;
        size_t icu = 0;
        for (; end < end_count && ends[end] <= next->start; end++)
            icu = ends[end] >= osk__token_end(last) ? ends[end] : 0;
        size_t here = border(tokenizer, text, icu, last, next);
        if (!here)
            continue;
        if (!add_sentence(tokenizer, comment, start, here, first, i + 1 - first, error))
            return false;
        start = here;
        first = i + 1;
    }
    return first == tokenizer->token_count ||
           add_sentence(tokenizer, comment, start, text.length, first, tokenizer->token_count - first, error);
}
