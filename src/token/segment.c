/* The lower layer by itself: every segment of a text, and where UAX #29 ends its sentences. */
#include "plain.h"
#include "token.h"

#include <string.h>

static bool add_plain(osk_slice text, size_t from, size_t to, osk__segments *words, osk__segments *ends,
                      osk_error *error)
{
    for (size_t at = from; at < to;) {
        osk__segment_kind kind;
        at = osk__plain_segment(text, at, to, &kind);
        if (!osk__segments_add(words, at, kind, error))
            return false;
    }
    size_t last = from;
    for (size_t at = from; at < to; at += osk__plain_at(text, at).length) {
        uint8_t class = osk__plain_at(text, at).sentence;
        size_t end = class == OSK__S_POINT || class == OSK__S_TERM ? osk__plain_border(text, at, to) : 0;
        if (end > last && end < to && !osk__segments_add(ends, last = end, OSK__SEGMENT_OTHER, error))
            return false;
    }
    return osk__segments_add(ends, to, OSK__SEGMENT_OTHER, error);
}

bool osk__token_segments(osk__tokenizer *tokenizer, osk_slice text, osk__segments *words, osk__segments *ends,
                         osk_error *error)
{
    words->count = ends->count = 0;
    for (size_t start = 0, end; start < text.length; start = end) {
        const char *feed = memchr(text.data + start, '\n', text.length - start);
        end = feed ? (size_t)(feed - text.data) + 1 : text.length;
        if (!tokenizer->no_plain && osk__plain_line(text, start, end)) {
            if (!add_plain(text, start, end, words, ends, error))
                return false;
        } else if (!osk__breaker_words(tokenizer->breaker, text, start, end, words, error) ||
                   !osk__breaker_sentences(tokenizer->breaker, text, start, end, ends, error)) {
            return false;
        }
    }
    return true;
}
