/* words: the measures against R's figures; whole comments dealt anew against R's enumeration; pairs and n-grams against a
 * plain count of random sentences. */
#include "language.h"

#include "comment/corpus.h"
#include "reference.h"
#include "stat/collocate.h"
#include "stat/deal.h"
#include "test.h"
#include "type/reference.h"

#include <stdlib.h>
#include <string.h>

static bool test_deal(const osk__deal *deal, const osk__chance *chance, osk__test *tests, osk_error *error)
{
    return osk__deal_tests(deal, 1, chance, &tests, error);
}

/* ---- R's figures ---- */

/* Only the parts that hold the word are handed over. */
static void of_parts(const char *procedure, const double *sizes, const double *counts, size_t count, double *found)
{
    uint32_t at[MOST];
    double held[MOST], rates[MOST];
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (counts[i] > 0) {
            at[n] = (uint32_t)i;
            held[n++] = counts[i];
        }
    osk__parts parts = osk__parts_sum(sizes, count);
    osk__held word = {at, held, n};
    if (strcmp(procedure, "rate") == 0) {
        osk__rate rate = osk__rate_of(&parts, &word);
        CHECK(rate.limits.given);
        memcpy(found, (double[]){rate.value, rate.limits.low, rate.limits.high}, 3 * sizeof *found);
        return;
    }
    osk__spread spread = osk__dispersion(&parts, &word, rates);
    memcpy(found, (double[]){spread.dp, spread.dp_norm, spread.d, spread.da}, 4 * sizeof *found);
}

static void of_deal(const double *sizes, const double *counts, size_t count, size_t side, double *found)
{
    size_t first[MOST + 1];
    osk__cell cells[MOST];
    osk__matrix matrix = {count, 1, first, cells};
    size_t cell = 0;
    for (size_t u = 0; u < count; u++) {
        first[u] = cell;
        if (counts[u] > 0)
            cells[cell++] = (osk__cell){0, (uint32_t)counts[u]};
    }
    first[count] = cell;
    osk__deal deal = {&matrix, sizes, 0, side};
    osk__chance chance = {0};
    osk__test test;
    CHECK(test_deal(&deal, &chance, &test, NULL) && test.exact);
    memcpy(found, (double[]){(double)test.extreme, (double)test.arrangements, test.least * (double)test.arrangements},
           3 * sizeof *found);
}

static bool of_numbers(const char *procedure, const double *x, double *found)
{
    if (strcmp(procedure, "tf-idf") == 0)
        found[0] = osk__tf_idf(x[0], x[1], x[2]);
    else if (strcmp(procedure, "g2") == 0)
        found[0] = osk__g2(x[0], x[1], x[2], x[3]);
    else if (strcmp(procedure, "log-ratio") == 0)
        found[0] = osk__log_ratio(x[0], x[1], x[2], x[3]);
    else if (strcmp(procedure, "bound") == 0)
        found[0] = osk__log_ratio_bound(x[0], x[1], x[2], x[3], x[4]);
    else if (strcmp(procedure, "log-odds") == 0) {
        osk__odds odds = osk__log_odds(x[0], x[1], x[2], x[3], x[4], x[5]);
        memcpy(found, (double[]){odds.delta, odds.z}, 2 * sizeof *found);
    } else if (strcmp(procedure, "bond") == 0) {
        osk__bond b = osk__bond_of(x[0], x[1], x[2], x[3]);
        memcpy(found, (double[]){b.expected, b.g2, b.pmi, b.npmi, b.log_dice, b.t, b.ahead, b.back}, 8 * sizeof *found);
    } else
        return false;
    return true;
}

/* "case procedure input input ... figures": splits a row in place. */
static size_t split(char *line, char **cells)
{
    size_t count = 0;
    for (char *at = line; at && count < 12; count++) {
        cells[count] = at;
        if ((at = strchr(at, '\t')))
            *at++ = '\0';
    }
    return count;
}

static void check_row(char **cells, size_t count)
{
    double lists[8][MOST], numbers[8], found[8], wanted[MOST];
    size_t lengths[8], inputs = count - 3, figures = read_list(cells[count - 1], wanted);
    for (size_t i = 0; i < inputs; i++) {
        lengths[i] = read_list(cells[2 + i], lists[i]);
        numbers[i] = lists[i][0];
    }
    const char *procedure = cells[1];
    if (strcmp(procedure, "dispersion") == 0 || strcmp(procedure, "rate") == 0)
        of_parts(procedure, lists[0], lists[1], lengths[0], found);
    else if (strcmp(procedure, "deal") == 0)
        of_deal(lists[0], lists[1], lengths[0], (size_t)numbers[2], found);
    else
        CHECK(of_numbers(procedure, numbers, found));
    for (size_t i = 0; i < figures; i++) {
        bool near = near_to(found[i], wanted[i], 1e-8);
        if (!near)
            printf("%s %s figure %zu: %.12g, R %.12g\n", cells[0], procedure, i, found[i], wanted[i]);
        CHECK(near);
    }
}

static void check_figures(const char *folder)
{
    FILE *file = open_reference(folder, "words.tsv");
    char line[8192], *cells[12];
    size_t rows = 0;
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '#' || strncmp(line, "case\t", 5) == 0)
            continue;
        check_row(cells, split(line, cells));
        rows++;
    }
    CHECK(rows > 70);
    if (file)
        fclose(file);
}

/* ---- drawing: many words of like counts, p must agree with all arrangements ---- */

static uint32_t state = 11;
static uint32_t below(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

enum { UNITS = 18, WORDS = 40 };

/* Several deals at once, of which one has the larger side drawn by what is left and one is of a single unit: each comes to what
 * it comes to alone. */
static void check_together(const osk__deal *like, const osk__chance *chance, size_t words)
{
    osk__deal deals[3] = {*like, *like, *like};
    osk__test alone[3][64], together[3][64], *tests[3] = {together[0], together[1], together[2]};
    deals[1].last = 25;
    deals[2].last = 1;
    CHECK(words <= 64 && osk__deal_tests(deals, 3, chance, tests, NULL));
    for (size_t i = 0; i < 3; i++) {
        CHECK(test_deal(&deals[i], chance, alone[i], NULL));
        for (size_t w = 0; w < words; w++)
            CHECK(alone[i][w].p == together[i][w].p && alone[i][w].arrangements == together[i][w].arrangements &&
                  alone[i][w].exact == together[i][w].exact);
    }
}

static void check_draws(void)
{
    size_t first[UNITS + 1];
    osk__cell cells[UNITS * WORDS];
    double sizes[UNITS];
    osk__matrix matrix = {UNITS, WORDS, first, cells};
    osk__test exact[WORDS], drawn[WORDS], again[WORDS];
    size_t cell = 0;
    for (size_t u = 0; u < UNITS; u++) {
        first[u] = cell;
        sizes[u] = 50 + below(100);
        for (uint32_t w = 0; w < WORDS; w++)
            if (below(4) == 0)
                cells[cell++] = (osk__cell){w, 1 + below(u < 4 && w < 8 ? 9 : 3)};
    }
    first[UNITS] = cell;
    osk__deal deal = {&matrix, sizes, 0, 4};
    osk__chance chance = {.seed = 5, .replicates = 20000, .threads = 1}, threads = {.seed = 5, .replicates = 20000, .threads = 2};
    CHECK(test_deal(&deal, &chance, exact, NULL) && exact[0].exact);
    /* 27 more units without any of the words make too many arrangements to count. */
    size_t longer[UNITS + 28];
    double more[UNITS + 27];
    memcpy(longer, first, sizeof first);
    memcpy(more, sizes, sizeof sizes);
    for (size_t u = UNITS; u < UNITS + 27; u++) {
        more[u] = 60;
        longer[u + 1] = cell;
    }
    matrix = (osk__matrix){UNITS + 27, WORDS, longer, cells};
    osk__deal wide = {&matrix, more, 0, 6};
    CHECK(test_deal(&wide, &chance, drawn, NULL) && test_deal(&wide, &threads, again, NULL));
    for (size_t w = 0; w < WORDS; w++) {
        CHECK(!drawn[w].exact && drawn[w].p > 0 && drawn[w].p <= 1 && drawn[w].extreme <= 20);
        CHECK(drawn[w].p == again[w].p && drawn[w].arrangements == again[w].arrangements);
    }
    check_together(&wide, &chance, WORDS);
}

/* Exact and drawn p of the same data: within five standard errors, which is p / sqrt(20) for a word that stopped. */
static void check_agreement(void)
{
    enum { N = 24, EMPTY = 400 };
    size_t first[N + 1];
    osk__cell cells[N];
    double sizes[N];
    uint64_t extreme = 0, all = 0;
    size_t cell = 0;
    for (size_t u = 0; u < N; u++) {
        first[u] = cell;
        sizes[u] = 40 + 7 * (double)(u % 5);
        if (u % 3 != 1)
            cells[cell++] = (osk__cell){0, u < 6 ? 3 : 1};
    }
    first[N] = cell;
    double counts[N] = {0};
    for (size_t u = 0; u < N; u++)
        for (size_t c = first[u]; c < first[u + 1]; c++)
            counts[u] = cells[c].count;
    uint32_t labels[N];
    double total = 0, words = 0, observed = 0;
    for (size_t u = 0; u < N; u++) {
        labels[u] = u >= 6;
        total += counts[u];
        words += sizes[u];
    }
    do {
        double a = 0, n = 0;
        for (size_t u = 0; u < N; u++) {
            a += labels[u] ? 0 : counts[u];
            n += labels[u] ? 0 : sizes[u];
        }
        double value = osk__g2(a, n, total - a, words - n);
        observed = all == 0 ? value : observed;
        extreme += osk__extreme(value, observed);
        all++;
    } while (osk__arrange_next(labels, N));
    osk__matrix matrix = {N, EMPTY, first, cells}; /* words that never come: too much work to count all arrangements */
    osk__deal deal = {&matrix, sizes, 0, 6};
    osk__test tests[EMPTY];
    for (uint64_t seed = 0; seed < 6; seed++) {
        osk__chance chance = {.seed = seed, .replicates = 200000};
        CHECK(test_deal(&deal, &chance, tests, NULL) && !tests[0].exact);
        double p = (double)extreme / (double)all;
        CHECK(fabs(tests[0].p - p) <= 5 * p / sqrt(20));
        CHECK(tests[1].p == 1);
    }
}

/* ---- n-grams and pairs of random sentences ---- */

static osk_language *language;

static const char *const vocabulary[] = {"a", "b", "c", "sjef", "leder", "god"};
enum { VOCABULARY = 6, SENTENCES = 60, LONGEST = 12 };

/* Words by number; VOCABULARY stands for a comma. One sentence a comment. */
static size_t lengths[SENTENCES];
static uint32_t spoken[SENTENCES][LONGEST];

static osk_corpus *speak(void)
{
    osk__buffer out = {0};
    osk__buffer_text(&out, "author,text\n");
    for (size_t s = 0; s < SENTENCES; s++) {
        lengths[s] = 1 + below(LONGEST);
        osk__buffer_format(&out, "P%zu,\"", s % 7);
        for (size_t i = 0; i < lengths[s]; i++) {
            spoken[s][i] = i > 0 && i + 1 < lengths[s] && below(6) == 0 ? VOCABULARY : below(VOCABULARY);
            osk__buffer_text(&out, spoken[s][i] == VOCABULARY ? "," : i ? " " : "");
            osk__buffer_text(&out, spoken[s][i] == VOCABULARY ? "" : vocabulary[spoken[s][i]]);
        }
        osk__buffer_text(&out, "\"\n");
    }
    osk_corpus *corpus = osk_comment_parse("random.csv", out.data, out.length, NULL, NULL, NULL);
    osk__buffer_free(&out);
    return corpus;
}

/* How often the sequence stands in a sentence with at most `skip` words between in all, from word `i` on. */
static uint64_t occurrences(size_t s, size_t i, const uint32_t *words, size_t n, size_t skip)
{
    if (spoken[s][i] != words[0])
        return 0;
    if (n == 1)
        return 1;
    uint64_t sum = 0;
    for (size_t j = i + 1; j < lengths[s] && j - i - 1 <= skip && spoken[s][j] != VOCABULARY; j++)
        sum += occurrences(s, j, words + 1, n - 1, skip - (j - i - 1));
    return sum;
}

static void check_grams(const osk_corpus *corpus, size_t n, size_t skip, size_t chunk)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_word_options words = {.ngram = n, .skip = skip};
    osk_fold *fold = osk_pipeline_words(corpus, worker, chunk, &words, NULL);
    CHECK(fold != NULL);
    size_t all = 1, seen = 0;
    for (size_t i = 0; i < n; i++)
        all *= VOCABULARY;
    for (size_t g = 0; g < all; g++) {
        uint32_t sequence[OSK__GRAM_MOST], types[OSK__GRAM_MOST];
        uint64_t wanted = 0, found = 0;
        for (size_t i = 0, rest = g; i < n; i++, rest /= VOCABULARY) {
            sequence[i] = (uint32_t)(rest % VOCABULARY);
            types[i] = osk__strings_find(&fold->vocabulary->forms, osk__slice_text(vocabulary[sequence[i]]));
        }
        for (size_t s = 0; s < SENTENCES; s++)
            for (size_t i = 0; i < lengths[s]; i++)
                wanted += spoken[s][i] == VOCABULARY ? 0 : occurrences(s, i, sequence, n, skip);
        uint32_t unit = osk__strings_find(&fold->grams->units, osk__slice((const char *)types, n * sizeof *types));
        if (unit != OSK_NONE)
            found = fold->counts[unit].tokens;
        seen += unit != OSK_NONE;
        CHECK(found == wanted);
    }
    CHECK(seen == fold->count_count);
    osk_fold_free(fold);
    osk_worker_free(worker);
}

/* Tables of two halves that two workers folded and joined are those of the whole. */
static void check_joined(const osk_corpus *corpus, osk_unit unit, size_t n)
{
    osk_word_options words = {.unit = unit, .ngram = n, .all = true, .top = 10000};
    osk__plan plan = {.n = n, .variety = unit == OSK_UNIT_KEY ? &language->variety : NULL,
                      .bridge = unit == OSK_UNIT_KEY ? &language->bridge : NULL};
    osk_worker *workers[3];
    osk_fold *folds[3];
    for (size_t i = 0; i < 3; i++)
        workers[i] = osk_worker_make(language, NULL);
    size_t count = osk_corpus_count(corpus), half = count / 2;
    folds[0] = osk_pipeline_words(corpus, workers[0], 0, &words, NULL);
    for (size_t i = 1; i < 3; i++) {
        size_t from = i == 1 ? half : 0, here = i == 1 ? count - half : half;
        folds[i] = osk_fold_make(workers[i], OSK_DEPTH_POSTINGS, NULL);
        CHECK(osk__fold_plan(folds[i], &plan, NULL));
        CHECK(osk_fold_add(folds[i], osk_worker_types(workers[i], osk_corpus_comment(corpus, from), here, NULL), NULL));
    }
    CHECK(osk_fold_join(folds[1], folds[2], NULL));
    osk_fold *plain = osk_fold_make(workers[1], OSK_DEPTH_POSTINGS, NULL);
    CHECK(osk_fold_join(plain, folds[1], NULL) == (n == 1 && unit != OSK_UNIT_KEY));
    osk_fold_free(plain);
    osk_table *a = osk_word_frequencies(folds[0], &words, NULL, NULL, NULL);
    osk_table *b = osk_word_frequencies(folds[1], &words, NULL, NULL, NULL);
    CHECK(a && b && osk_table_rows(a) == osk_table_rows(b) && osk_table_rows(a) > 5);
    for (size_t row = 0; a && b && row < osk_table_rows(a); row++)
        for (size_t column = 0; column < osk_table_columns(a); column++)
            CHECK(osk__slice_equal(osk_table_text(a, row, column), osk_table_text(b, row, column)));
    osk_table_free(a);
    osk_table_free(b);
    for (size_t i = 0; i < 3; i++) {
        osk_fold_free(folds[i]);
        osk_worker_free(workers[i]);
    }
}

/* ---- the reference ---- */

static bool reads(const char *text)
{
    osk__reference reference = {0};
    osk_error error = {0};
    bool good = osk__reference_read(&reference, "f.tsv", osk__slice_text(text), &error);
    CHECK(good || (error.code == OSK_USAGE && error.line > 0));
    osk__reference_free(&reference);
    return good;
}

static void check_reference(const char *data)
{
    osk_language_options where = {.data = data, .reference = true, .themes = "none"};
    osk_language *with = osk_language_open(&where, NULL);
    const osk__reference *reference = with ? with->dictionary.reference : NULL;
    bool listed;
    uint64_t sum = 0;
    CHECK(reference && !language->dictionary.reference); /* loaded only where it is asked for */
    if (reference) {
        CHECK(reference->floor == 5 && reference->words == 15828426 && reference->forms.count == 97951); /* the card */
        for (size_t i = 0; i < reference->forms.count; i++) {
            CHECK(reference->tokens[i] >= reference->floor);
            sum += reference->tokens[i];
        }
        CHECK(sum == 15268009);
        CHECK(osk__reference_tokens(reference, osk__slice_text("og"), &listed) == 559258 && listed);
        CHECK(osk__reference_tokens(reference, osk__slice_text("xyzzyx"), &listed) == 4 && !listed);
    }
    osk_language_free(with);
    CHECK(reads("form\ttokens\n*floor\t5\n*words\t100\nog\t12\n"));
    CHECK(!reads("form\ttokens\n*words\t100\nog\t12\n"));
    CHECK(!reads("form\ttokens\n*floor\t5\n*words\t100\nog\tmange\n"));
    CHECK(!reads("form\ttokens\n*floor\t5\n*words\t100\nog\t0\n"));
    CHECK(!reads("form\ttokens\n*floor\t5\n*words\t100\nog\t12\nog\t13\n"));
    CHECK(!reads("form\tantall\n*floor\t5\n"));
}

static size_t number_of(const osk_table *table, size_t row, size_t column)
{
    osk_slice digits = osk_table_text(table, row, column);
    size_t number = 0;
    for (size_t i = 0; i < digits.length; i++)
        number = 10 * number + (size_t)(digits.data[i] - '0');
    return number;
}

/* The words of sentence s without its commas. */
static size_t own_words(size_t s, uint32_t *words)
{
    size_t count = 0;
    for (size_t i = 0; i < lengths[s]; i++)
        if (spoken[s][i] != VOCABULARY)
            words[count++] = spoken[s][i];
    return count;
}

/* Events with x, with y, with both, and all, found by looking at every pair of places. */
static void count_events(size_t window, bool directed, uint32_t x, uint32_t y, size_t cells[4])
{
    memset(cells, 0, 4 * sizeof *cells);
    for (size_t s = 0; s < SENTENCES; s++) {
        uint32_t words[LONGEST];
        size_t count = own_words(s, words);
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < count; j++) {
                size_t apart = i < j ? j - i : i - j;
                if (i == j || apart > window || (directed && j < i))
                    continue;
                cells[0] += words[i] == x && words[j] == y;
                cells[1] += words[i] == x;
                cells[2] += words[j] == y;
                cells[3]++;
            }
    }
}

static void count_sentences(uint32_t x, uint32_t y, size_t cells[4])
{
    memset(cells, 0, 4 * sizeof *cells);
    for (size_t s = 0; s < SENTENCES; s++) {
        uint32_t words[LONGEST];
        size_t count = own_words(s, words);
        bool has_x = false, has_y = false;
        for (size_t i = 0; i < count; i++) {
            has_x |= words[i] == x;
            has_y |= words[i] == y;
        }
        cells[0] += has_x && has_y;
        cells[1] += has_x;
        cells[2] += has_y;
        cells[3] += count > 0;
    }
}

static uint32_t word_number(osk_slice form)
{
    for (uint32_t i = 0; i < VOCABULARY; i++)
        if (osk__slice_is(form, vocabulary[i]))
            return i;
    return OSK_NONE;
}

static void check_pairs(const osk_corpus *corpus, size_t window, bool directed, size_t chunk)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_word_options words = {.window = window, .directed = directed, .all = true, .min = 1, .top = 1000};
    osk_fold *fold = osk_pipeline_words(corpus, worker, chunk, &words, NULL);
    osk_table *table = osk_word_collocations(fold, corpus, worker, chunk, &words, NULL, NULL, NULL);
    CHECK(table && osk_table_rows(table) > 3);
    for (size_t row = 0; table && row < osk_table_rows(table); row++) {
        uint32_t x = word_number(osk_table_text(table, row, 0)), y = word_number(osk_table_text(table, row, 1));
        size_t cells[4];
        CHECK(x != OSK_NONE && y != OSK_NONE);
        if (window)
            count_events(window, directed, x, y, cells);
        else
            count_sentences(x, y, cells);
        for (size_t i = 0; i < 4; i++)
            CHECK(number_of(table, row, 2 + i) == cells[i]);
    }
    osk_table_free(table);
    osk_fold_free(fold);
    osk_worker_free(worker);
}

int main(int count, char **arguments)
{
    (void)count;
    osk_language_options where = {.data = arguments[1]};
    language = osk_language_open(&where, NULL);
    CHECK(language != NULL);
    check_reference(arguments[1]);
    check_figures(arguments[2]);
    check_draws();
    check_agreement();
    for (int round = 0; round < 4; round++) {
        osk_corpus *corpus = speak();
        static const size_t chunks[] = {1, 2, 7, 1000};
        CHECK(corpus != NULL);
        for (size_t n = 2; n <= 4; n++)
            for (size_t skip = 0; skip <= 3; skip++)
                check_grams(corpus, n, skip, chunks[round]);
        for (size_t window = 0; window <= 6; window++)
            for (int directed = 0; directed <= (window > 0); directed++)
                check_pairs(corpus, window, directed, chunks[round]);
        osk_corpus_free(corpus);
    }
    osk_corpus *debate = osk_comment_read(arguments[3], NULL, NULL, NULL);
    for (size_t n = 1; debate && n <= 3; n++)
        for (int unit = OSK_UNIT_FORM; unit <= OSK_UNIT_KEY; unit++)
            if (unit != OSK_UNIT_LEMMA)
                check_joined(debate, (osk_unit)unit, n);
    osk_corpus_free(debate);
    osk_language_free(language);
    return test_end();
}
