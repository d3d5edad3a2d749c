/* score: properties that hold for every text. The trace sums to P - N; the score lies in (-1, 1); a
 * sentence without entries changes no contribution; chunks and joins change no fold. */
#include "language.h"

#include "base/table.h"
#include "report/report.h"
#include "score/fold.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static osk_worker *worker;

static const osk_chunk *run(osk_slice text)
{
    static osk_comment comment;
    comment = (osk_comment){.n = 1, .kind = OSK_COMMENT, .text = text};
    return osk_worker_run(worker, &comment, 1, NULL);
}

static void check_sums(const osk_chunk *chunk)
{
    for (size_t i = 0; i < chunk->comment_count; i++) {
        int64_t sum = 0;
        for (size_t t = 0; t < chunk->trace_count; t++)
            if (chunk->trace[t].comment == i)
                sum += chunk->trace[t].value;
        CHECK(sum == chunk->scores[i].positive - chunk->scores[i].negative);
        int64_t score = osk_score_value(&chunk->scores[i]);
        CHECK(score > -1000000 && score < 1000000);
        CHECK(chunk->scores[i].scored_words <= chunk->scores[i].words);
    }
}

static void neutral_sentence(osk_slice text)
{
    static const char before[] = "Huset ligger ved en vei.\n\n";
    const osk_chunk *chunk = run(text);
    size_t count = chunk->trace_count;
    int32_t *values = calloc(count + 1, sizeof *values);
    char *longer = calloc(text.length + sizeof before, 1);
    for (size_t i = 0; i < count; i++)
        values[i] = chunk->trace[i].value;
    memcpy(longer, before, sizeof before - 1);
    if (text.length)
        memcpy(longer + sizeof before - 1, text.data, text.length);
    chunk = run(osk__slice(longer, text.length + sizeof before - 1));
    CHECK(chunk->trace_count == count);
    for (size_t i = 0; i < count && chunk->trace_count == count; i++)
        CHECK(chunk->trace[i].value == values[i]);
    free(values);
    free(longer);
}

static char *bytes_of(osk_table *table)
{
    osk__buffer out = {0};
    osk__table_format(table, OSK_FORMAT_TSV, &out);
    osk__buffer_byte(&out, '\0');
    osk_table_free(table);
    return out.data;
}

/* Halves folded by two workers and joined, in either order, are the whole. */
static void joins(const osk_language *language, const osk_corpus *corpus)
{
    size_t count = osk_corpus_count(corpus), half = count / 2;
    osk_worker *others[2] = {osk_worker_make(language, NULL), osk_worker_make(language, NULL)};
    osk_fold *folds[2], *whole = osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_SCORES, NULL);
    for (size_t i = 0; i < 2; i++) {
        folds[i] = osk_fold_make(others[i], OSK_DEPTH_SCORES, NULL);
        const osk_chunk *chunk =
            osk_worker_run(others[i], osk_corpus_comment(corpus, i ? 0 : half), i ? half : count - half, NULL);
        CHECK(osk_fold_add(folds[i], chunk, NULL));
    }
    CHECK(osk_fold_join(folds[0], folds[1], NULL));
    char *a = bytes_of(osk_type_table(whole, true, NULL)), *b = bytes_of(osk_type_table(folds[0], true, NULL));
    char *c = bytes_of(osk_score_table(whole, NULL)), *d = bytes_of(osk_score_table(folds[0], NULL));
    char *e = bytes_of(osk_stat_themes(whole, NULL, NULL)), *f = bytes_of(osk_stat_themes(folds[0], NULL, NULL));
    CHECK(strcmp(a, b) == 0 && strcmp(c, d) == 0 && strcmp(e, f) == 0);
    char *all[] = {a, b, c, d, e, f};
    for (size_t i = 0; i < 6; i++)
        free(all[i]);
    for (size_t i = 0; i < 2; i++) {
        osk_fold_free(folds[i]);
        osk_worker_free(others[i]);
    }
    osk_fold_free(whole);
}

/* ---- random texts ---- */

static bool in_character(osk_slice text, uint32_t at)
{
    return at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* Ranges of a negation lie in the text, on whole characters, in order, and no scope holds its own cue. */
static void check_negation(const osk_chunk *chunk, const osk_negation *negation)
{
    osk_slice text = chunk->comments[negation->comment].text;
    const osk_range *ranges = chunk->ranges + negation->first;
    uint32_t count = negation->cue_count + negation->scope_count;
    CHECK(negation->cue_count > 0);
    for (uint32_t i = 0; i < count; i++) {
        CHECK(ranges[i].start < ranges[i].end && ranges[i].end <= text.length);
        CHECK(!in_character(text, ranges[i].start) && !in_character(text, ranges[i].end));
        CHECK(i == 0 || i == negation->cue_count || ranges[i - 1].end <= ranges[i].start);
        for (uint32_t c = 0; i >= negation->cue_count && c < negation->cue_count; c++)
            CHECK(ranges[i].end <= ranges[c].start || ranges[c].end <= ranges[i].start);
    }
}

/* Without rules a contribution is its valence; where no theme claims the word, value and free value are one. */
static void check_rows(const osk_chunk *chunk, bool rules)
{
    for (size_t i = 0; i < chunk->trace_count; i++) {
        const osk_trace *row = &chunk->trace[i];
        CHECK(row->value == (row->theme == OSK_NONE ? row->free_value : 0));
        CHECK(rules || (row->value == row->valence && row->mood == OSK_MOOD_NONE && !row->shifter));
        CHECK(row->first + row->count <= chunk->token_count && (row->mood != OSK_MOOD_NONE) == (row->frame != 1000));
    }
}

static void random_texts(osk_worker *bare, int rounds)
{
    static const char *const pieces[] = {
        "ikke", "Ikkje", "ingen", "uten", "verken", "eller", "og", "men", "som", "at", "hvis", "enn", "bra", "dårlig",
        "urettferdig", "meningsløst", "UAKSEPTABEL", "feilfri", "ikke-voldelig", "ikke\xE2\x80\x91voldelig", "ledelse",
        "godt omdømme", "veldig", "litt", "planen", "er", "var", "det", "en", "ikke på noen måte", "ikke uten", "nei",
        ",", ".", "?", "!", "\"", "«", "»", "“", "”", ":)", "😀", "\n", "\n\n", "-", "–", "...", "12", "http://a.no",
        "liker", "liker ikke", "heldigvis", "(", ")", "u", "løs", "uta\xCC\x8A", "\xEF\xBF\xBD", "kan ikke unngå"};
    uint64_t state = 7;
    osk__buffer text = {0};
    for (int round = 0; round < rounds; round++) {
        text.length = 0;
        for (int i = 0, words = (int)(state >> 33) % 40; i < words; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            osk__buffer_text(&text, pieces[(state >> 33) % (sizeof pieces / sizeof *pieces)]);
            osk__buffer_text(&text, state >> 62 ? " " : "");
        }
        state = state * 6364136223846793005u + 1442695040888963407u;
        osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = osk__slice(text.data, text.length)};
        const osk_chunk *chunk = osk_worker_explain(worker, &comment, 1, NULL);
        check_sums(chunk);
        check_rows(chunk, true);
        for (size_t i = 0; i < chunk->negation_count; i++)
            check_negation(chunk, &chunk->negations[i]);
        check_rows(osk_worker_run(bare, &comment, 1, NULL), false);
    }
    osk__buffer_free(&text);
}

/* Choices: what a text comes to where stems, grades, stop words and the window of a negation count otherwise. Reckoned by
 * hand from dict/lexicon ("~fornøyd" 2) and dict/shifters.tsv ("ikke": -0.6, weight -0.2). */
static void choices(const char *data)
{
    static const char satisfied[] = "Det er ikke det at vi i s\xC3\xA5 stor grad er forn\xC3\xB8yde.";
    static const char here_not[] = "Vi er ikke her forn\xC3\xB8yd.";
    static const struct { const char *without, *text; int64_t positive, negative; uint32_t words; } cases[] = {
        {NULL, satisfied, 2000, 200, 12},               /* eight words between: out of reach */
        {"stems", satisfied, 0, 200, 12},               /* no dictionary has "fornøyde" */
        {"stems", here_not, 0, 1400, 5},                /* but the form behind the ~ */
        {"window=10", satisfied, 0, 1400, 12},
        {"stopwords", satisfied, 0, 1400, 4},           /* ikke stor grad fornøyde */
        {"window=1", here_not, 2000, 200, 5},
        {"window=2", here_not, 0, 1400, 5},
        {"grades", here_not, 0, 800, 5},
        {"grades", "Dette er fryktelig.", 0, 1000, 3}}; /* -2.5 in the lexicon */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        osk_language_options options = {.data = data, .without = cases[i].without};
        osk_language *language = osk_language_open(&options, NULL);
        osk_worker *here = language ? osk_worker_make(language, NULL) : NULL;
        osk_comment comment = {.text = osk__slice_text(cases[i].text)};
        const osk_chunk *chunk = here ? osk_worker_run(here, &comment, 1, NULL) : NULL;
        CHECK(chunk && chunk->scores[0].positive == cases[i].positive && chunk->scores[0].negative == cases[i].negative);
        CHECK(chunk && chunk->scores[0].words == cases[i].words);
        osk_worker_free(here);
        osk_language_free(language);
    }
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    osk_language_options options = {.data = count > 1 ? arguments[1] : NULL};
    osk_language *language = osk_language_open(&options, &error);
    worker = language ? osk_worker_make(language, &error) : NULL;
    if (!worker) {
        printf("%s: %s\n", error.file, error.message);
        return 1;
    }
    for (int i = 2; i < count; i++) {
        osk_corpus *corpus = osk_comment_read(arguments[i], NULL, NULL, &error);
        CHECK(corpus != NULL);
        if (!corpus)
            continue;
        check_sums(osk_worker_run(worker, osk_corpus_comment(corpus, 0), osk_corpus_count(corpus), NULL));
        for (size_t c = 0; c < osk_corpus_count(corpus); c++)
            neutral_sentence(osk_corpus_comment(corpus, c)->text);
        joins(language, corpus);
        osk_corpus_free(corpus);
    }
    options.without = "rules";
    osk_language *plain = osk_language_open(&options, &error);
    osk_worker *bare = plain ? osk_worker_make(plain, &error) : NULL;
    CHECK(bare != NULL);
    if (bare)
        random_texts(bare, 20000);
    choices(options.data);
    options.without = "stems,window=11";
    CHECK(!osk_language_open(&options, &error) && error.code == OSK_USAGE && strstr(error.message, "'window=11'"));
    options.without = "negate,nothing";
    CHECK(!osk_language_open(&options, &error) && error.code == OSK_USAGE && strstr(error.message, "'nothing'"));
    osk_worker_free(bare);
    osk_language_free(plain);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
