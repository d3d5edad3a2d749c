/* Do tokens and sentences tile a text? Between tokens there is white space and nothing else; sentences stand end to end and
 * hold all tokens; that holds with any ICU. With the one that the tokens are held to, they are also unions of whole segments
 * of its. For token_test.c and fuzz_token.c. */
#ifndef TILING_H
#define TILING_H

#include "language.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

static bool on_border(const osk__segment *segments, size_t count, size_t at)
{
    if (at == 0)
        return true;
    size_t low = 0, high = count;
    OSK__HALVE(low, high, i, segments[i].end < at)
    return low < count && segments[low].end == at;
}

static bool has_space(osk_slice s)
{
    for (size_t i = 0; i < s.length; i += osk__utf8_next(s.data + i, s.length - i, NULL))
        if (osk__unicode_space(osk__utf8_value(s.data + i)))
            return true;
    return false;
}

/* What goes with the character before it: a variation selector behind a space. */
static bool joins(uint32_t value)
{
    int class = u_getIntPropertyValue((UChar32)value, UCHAR_WORD_BREAK);
    return class == U_WB_EXTEND || class == U_WB_FORMAT || class == U_WB_ZWJ;
}

static bool only_space(osk_slice text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i += osk__utf8_next(text.data + i, text.length - i, NULL)) {
        uint32_t value = osk__utf8_value(text.data + i);
        if (!osk__unicode_space(value) && (i == from || !joins(value)))
            return false;
    }
    return true;
}

static bool sentences_tile(const osk_sentence *sentences, size_t count, size_t tokens, osk_slice text)
{
    size_t end = 0, first = 0;
    for (size_t i = 0; i < count; i++) {
        if (sentences[i].start != end || sentences[i].first != first)
            return false;
        end += sentences[i].length;
        first += sentences[i].count;
    }
    return first == tokens && (end == text.length || tokens == 0);
}

static bool tokens_tile(const osk_chunk *chunk, osk_slice text)
{
    size_t at = 0;
    for (size_t i = 0; i < chunk->token_count; i++) {
        const osk_token *token = &chunk->tokens[i];
        size_t stop = (size_t)token->start + token->length;
        if (token->start < at || token->length == 0 || stop > text.length || !only_space(text, at, token->start) ||
            has_space(osk__slice(text.data + token->start, token->length)))
            return false;
        at = stop;
    }
    return only_space(text, at, text.length) &&
           sentences_tile(chunk->sentences, chunk->sentence_count, chunk->token_count, text);
}

static size_t place_before(osk_slice text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

/* White space that ICU joins to words parts its segments, and takes with it what joins it. */
static bool is_parted(osk_slice text, size_t at)
{
    size_t before = place_before(text, at);
    while (before > 0 && joins(osk__utf8_value(text.data + before)))
        before = place_before(text, before);
    return osk__unicode_space(osk__utf8_value(text.data + at)) || osk__unicode_space(osk__utf8_value(text.data + before));
}

static bool on_borders(osk__breaker *breaker, const osk_chunk *chunk, osk_slice text)
{
    static osk__segments all;
    all.count = 0;
    if (!osk__breaker_words(breaker, text, 0, text.length, &all, NULL))
        return false;
    for (size_t i = 0; i < chunk->token_count; i++) {
        const osk_token *token = &chunk->tokens[i];
        size_t ends[] = {token->start, (size_t)token->start + token->length};
        for (size_t e = 0; e < 2; e++)
            if (!on_border(all.items, all.count, ends[e]) && (ends[e] == text.length || !is_parted(text, ends[e])))
                return false;
    }
    return true;
}

/* `breaker` NULL: another ICU, whose segments say nothing. */
static bool tokens_hold(osk_worker *worker, osk__breaker *breaker, osk_slice text)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    const osk_chunk *chunk = osk_worker_run(worker, &comment, 1, NULL);
    return chunk && tokens_tile(chunk, text) && (!breaker || on_borders(breaker, chunk, text));
}

#endif
