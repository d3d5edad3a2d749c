/* begin: nothing that matches is sifted out. Texts are words of the dictionaries in any order, so that entries of several words
 * begin everywhere and mostly lead nowhere; what is left of them is held against the tries themselves, asked at every token. */
#include "language.h"

#include "score/score.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { TEXTS = 300, WORDS = 400 };

static osk_language *language;
static osk_worker *worker;

static uint32_t draw(uint32_t below)
{
    static uint64_t state = 20261129;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % below);
}

/* Half of them of the first forms, which lexicon and shifters have. */
static size_t make_text(char *room, size_t most)
{
    static const char *const between[] = {" ", " ", " ", " ", " ", ", ", ". ", " \xE2\x80\x93 ", "! "};
    const osk__strings *forms = &language->dictionary.vocabulary.forms;
    size_t length = 0;
    for (int i = 0; i < WORDS; i++) {
        osk_slice word = osk__strings_get(forms, draw((uint32_t)(draw(2) ? forms->count : forms->count / 8)));
        const char *gap = between[draw(sizeof between / sizeof *between)];
        if (length + word.length + strlen(gap) > most)
            break;
        memcpy(room + length, word.data, word.length);
        length += word.length;
        memcpy(room + length, gap, strlen(gap));
        length += strlen(gap);
    }
    return length;
}

/* Does the trie find anything at the token? */
static bool matches(const osk__pattern *pattern, const osk_chunk *chunk, size_t at, size_t end)
{
    osk__match match;
    return chunk->tokens[at].type != OSK_NONE &&
           osk__match_pattern(&language->dictionary, pattern, worker->vocabulary.records, chunk->tokens, at, end, &match);
}

static size_t found, kept;
static void check_sentence(const osk_chunk *chunk, const osk_sentence *sentence)
{
    osk__scorer *scorer = &worker->scorer;
    size_t end = (size_t)sentence->first + sentence->count, from = scorer->begin_at, i = 0;
    size_t count = osk__begins_sift(scorer, worker->vocabulary.records, chunk->tokens, end);
    for (size_t at = sentence->first; at < end; at++) {
        bool words = matches(&language->dictionary.words, chunk, at, end);
        bool themes = matches(&language->dictionary.theme_words, chunk, at, end);
        const osk__begin *begin = i < count && scorer->begins[from + i].token == at ? &scorer->begins[from + i++] : NULL;
        CHECK(!words || (begin && begin->words));
        CHECK(!themes || (begin && begin->themes));
        found += words || themes;
        kept += begin != NULL;
    }
    CHECK(i == count);
}

int main(int argc, char **argv)
{
    static char room[WORDS * 64];
    osk_language_options options = {.data = argc > 1 ? argv[1] : "."};
    osk_error error;
    if (!(language = osk_language_open(&options, &error)) || !(worker = osk_worker_make(language, &error)))
        return 1;
    for (int text = 0; text < TEXTS; text++) {
        osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = osk__slice(room, make_text(room, sizeof room))};
        const osk_chunk *chunk = osk_worker_run(worker, &comment, 1, NULL);
        CHECK(chunk && osk__begins_find(&worker->scorer, worker->vocabulary.records, chunk, NULL));
        for (size_t i = 0; chunk && i < chunk->sentence_count; i++)
            check_sentence(chunk, &chunk->sentences[i]);
    }
    printf("%zu of %zu tokens that were kept begin a match\n", found, kept);
    CHECK(found > 0 && kept < found * 3);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
