/* Do tokens and sentences tile a text? Tokens are unions of whole ICU segments without white space, between them there is
 * nothing else; sentences stand end to end and hold all tokens. For token_test.c and fuzz_token.c. */
#ifndef TILING_H
#define TILING_H

#include "language.h"

#include "base/utf8.h"

static bool on_border(const osk__segment *segments, size_t count, size_t at)
{
    if (at == 0)
        return true;
    size_t low = 0, high = count;
    OSK__HALVE(low, high, i, segments[i].end < at)
    return low < count && segments[low].end == at;
}

/* But for the narrow no-break space: ICU joins it to the words beside it ("9:14\u202FPM" is a segment), and segments stay whole. */
static bool has_space(osk_slice s)
{
    for (size_t i = 0; i < s.length; i += osk__utf8_next(s.data + i, s.length - i, NULL)) {
        uint32_t value = osk__utf8_value(s.data + i);
        if (osk__unicode_space(value) && value != 0x202F)
            return true;
    }
    return false;
}

/* Between tokens there is nothing but segments that begin with white space (a variation selector behind a
 * space goes with the space): no word is lost. */
static bool only_space(osk_slice text, const osk__segment *segments, size_t count, size_t from, size_t to)
{
    size_t start = 0;
    for (size_t i = 0; i < count && start < to; start = segments[i++].end)
        if (start >= from && !osk__unicode_space(osk__utf8_value(text.data + start)))
            return false;
    return true;
}

static bool tokens_hold(osk_worker *worker, osk__breaker *breaker, osk_slice text)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    const osk_chunk *chunk = osk_worker_run(worker, &comment, 1, NULL);
    static osk__segments all;
    size_t at = 0, end = 0, first = 0;
    all.count = 0;
    if (!chunk || !osk__breaker_words(breaker, text, 0, text.length, &all, NULL))
        return false;
    const osk__segment *segments = all.items;
    size_t count = all.count;
    for (size_t i = 0; i < chunk->token_count; i++) {
        const osk_token *token = &chunk->tokens[i];
        size_t stop = (size_t)token->start + token->length;
        if (token->start < at || token->length == 0 || stop > text.length || !on_border(segments, count, token->start) ||
            !on_border(segments, count, stop) || has_space(osk__slice(text.data + token->start, token->length)) ||
            !only_space(text, segments, count, at, token->start))
            return false;
        at = stop;
    }
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *sentence = &chunk->sentences[i];
        if (sentence->start != end || sentence->first != first)
            return false;
        end += sentence->length;
        first += sentence->count;
    }
    return only_space(text, segments, count, at, text.length) && first == chunk->token_count &&
           (end == text.length || chunk->token_count == 0);
}

#endif
