/* token: whatever the text, tokens are unions of whole ICU segments without white space, sentences tile the text, and
 * the fast way, the portable way and ICU alone find the same. Texts: the samples, odd ones, and random mixtures of
 * awkward pieces. */
#include "language.h"

#include "test.h"
#include "tiling.h"
#include "ways.h"

#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments)
{
    if (!ways_comparable())
        return 77;
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
