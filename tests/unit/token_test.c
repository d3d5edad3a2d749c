/* token: whatever the text, tokens are unions of whole ICU segments without white space, and sentences
 * tile the text. Texts: the samples, odd ones, and random mixtures of awkward pieces. */
#include "language.h"

#include "base/utf8.h"
#include "test.h"

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
    const osk__segment *segments;
    size_t count, at = 0, end = 0, first = 0;
    if (!chunk || !osk__breaker_words(breaker, text, &segments, &count, NULL))
        return false;
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

static const char *const pieces[] = {
    "ikke", "Bra", " ", " ", "\n", ".", "...", ",", ":", ":-)", ":D", "@kari", "#tag", "f.eks.", "osv.", "1.",
    "17.000", "44 %",
    "http://example.no/a(b)", "kari@example.no", "www.", "-", "SMB-", "\xC3\xA6", "\xE2\x80\x99s", "\xC2\xAB",
    "\xC2\xBB",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4", "\xEF\xB8\x8F",
    "1\xEF\xB8\x8F\xE2\x83\xA3",
    "\xCC\x8A", "\xC2\xAD", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\xC2\xA0", "\xD7\xA9\xD7\x9C", "\xE2\x80\xAE",
    "\xEF\xBF\xBD", "(8)", "xD",
    "\"", "'", "!!", "?!", "\r\n", "\t", "e", "a.b.c", "%", "_", "@", "#", "/", "http://",
    "\xE0\xB8\xAA\xE0\xB8\xA7", "\xE4\xB8\xAD"};

static uint64_t state = 20111124;
static size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
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
    CHECK(tokens_hold(worker, breaker, osk__slice_text("")));
    CHECK(tokens_hold(worker, breaker, osk__slice_text("  \n ")));
    CHECK(tokens_hold(worker, breaker, osk__slice("a\0b", 3)));
    for (int i = 2; i < count; i++) {
        osk_corpus *corpus = osk_comment_read(arguments[i], NULL, NULL, &error);
        CHECK(corpus != NULL);
        for (size_t c = 0; corpus && c < osk_corpus_count(corpus); c++)
            CHECK(tokens_hold(worker, breaker, osk_corpus_comment(corpus, c)->text));
        osk_corpus_free(corpus);
    }
    for (int round = 0; round < 20000; round++) {
        size_t length = 0;
        for (size_t n = draw(25); n-- > 0;) {
            const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        if (!tokens_hold(worker, breaker, osk__slice(text, length))) {
            printf("text: %.*s\n", (int)length, text);
            CHECK(!"tokens and sentences must tile the text");
        }
    }
    CHECK(test_failed == 0);
    osk__breaker_free(breaker);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
