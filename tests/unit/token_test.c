/* token: whatever the text, tokens are unions of whole ICU segments without white space, sentences tile the text, and
 * the fast way, the portable way and ICU alone find the same. Texts: the samples, odd ones, and random mixtures of
 * awkward pieces. */
#include "language.h"

#include "base/utf8.h"
#include "test.h"
#include "ways.h"

#include <stdlib.h>
#include <string.h>

static bool on_border(const osk__segment *segments, size_t count, size_t at)
{
    if (at == 0)
        return true;
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (segments[middle].end < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && segments[low].end == at;
}

static bool has_space(osk_slice s)
{
    for (size_t i = 0; i < s.length; i += osk__utf8_next(s.data + i, s.length - i, NULL))
        if (osk__unicode_space(osk__utf8_value(s.data + i)))
            return true;
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

int main(int count, char **arguments)
{
    osk_error error = {0};
    osk_language_options options = {.data = count > 1 ? arguments[1] : NULL};
    osk_language *language = osk_language_open(&options, &error);
    osk_worker *worker = language ? osk_worker_make(language, &error) : NULL;
    osk__breaker *breaker = osk__breaker_make("nb", &error);
    char text[2048];
    CHECK(worker && breaker);
    if (!worker || !breaker)
        return test_end();
    CHECK(ways_make(&language->units, &error));
    CHECK(tokens_hold(worker, breaker, osk__slice_text("")));
    CHECK(tokens_hold(worker, breaker, osk__slice_text("  \n ")));
    CHECK(tokens_hold(worker, breaker, osk__slice("a\0b", 3)));
    for (int i = 2; i < count; i++) {
        osk_corpus *corpus = osk_comment_read(arguments[i], NULL, NULL, &error);
        CHECK(corpus != NULL);
        for (size_t c = 0; corpus && c < osk_corpus_count(corpus); c++)
            CHECK(tokens_hold(worker, breaker, osk_corpus_comment(corpus, c)->text) &&
                  all_agree(breaker, osk_corpus_comment(corpus, c)->text));
        osk_corpus_free(corpus);
    }
    for (int round = 0; round < 60000; round++) {
        size_t length = 0;
        for (size_t n = draw(round % 2 ? 25 : 60); n-- > 0;) {
            const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        if (!tokens_hold(worker, breaker, osk__slice(text, length))) {
            printf("text: %.*s\n", (int)length, text);
            CHECK(!"tokens and sentences must tile the text");
        }
        if (!all_agree(breaker, osk__slice(text, length)))
            CHECK(!"every way must find the same");
    }
    CHECK(test_failed == 0);
    ways_free();
    osk__breaker_free(breaker);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
