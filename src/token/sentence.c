/* Sentences: ICU's borders, less those that stand inside a unit or behind "f.eks." and "1." */
#include "token.h"

#include "../base/utf8.h"

#include <string.h>

static size_t token_end(const osk_token *token)
{
    return (size_t)token->start + token->length;
}

/* Is ICU's border at `end` one of ours? `last` is the last token that begins before it, `next` the one
 * after, or NULL. */
static bool is_border(osk__tokenizer *tokenizer, osk_slice text, size_t end, const osk_token *last, const osk_token *next)
{
    if (!last || !next)
        return true;
    if (token_end(last) > end)
        return false;
    if (memchr(text.data + token_end(last), '\n', end - token_end(last)))
        return true; /* a new line is a border whatever stands before it */
    osk_slice form = osk__slice(text.data + last->start, last->length);
    if (last->kind == OSK_ABBREVIATION)
        return osk__unit_may_end(tokenizer, form) && next->shape != OSK_SHAPE_LOWER && next->shape != OSK_SHAPE_NONE;
    return !(last->kind == OSK_NUMERAL && form.data[form.length - 1] == '.');
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
    size_t end_count, start = 0, first = first_token, token = first_token;
    if (!osk__breaker_sentences(tokenizer->breaker, text, &ends, &end_count, error))
        return false;
    for (size_t i = 0; i < end_count; i++) {
        while (token < tokenizer->token_count && tokenizer->tokens[token].start < ends[i])
            token++;
        const osk_token *last = token > first ? &tokenizer->tokens[token - 1] : NULL;
        const osk_token *next = token < tokenizer->token_count ? &tokenizer->tokens[token] : NULL;
        /* White space alone is no sentence: it goes with what follows, or with the last one. */
        if (!last && i + 1 < end_count)
            continue;
        if (!last) {
            if (tokenizer->sentence_count && tokenizer->sentences[tokenizer->sentence_count - 1].comment == comment)
                tokenizer->sentences[tokenizer->sentence_count - 1].length += (uint32_t)(ends[i] - start);
            continue;
        }
        if (i + 1 < end_count && !is_border(tokenizer, text, ends[i], last, next))
            continue;
        if (!add_sentence(tokenizer, comment, start, ends[i], first, token - first, error))
            return false;
        start = ends[i];
        first = token;
    }
    return true;
}
