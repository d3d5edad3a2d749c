/* Memory that runs out is an error like any other: the n-th request for memory fails, for every n, and the
 * main job answers with a sentence; AddressSanitizer sees to it that nothing leaks. Linked with
 * --wrap for malloc, calloc and realloc; what outside libraries ask for is not counted. */
#include "ordskifte.h"
#include "score/fold.h"
#include "failing.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static bool job(const char *data, const char *input, const char *output, osk_error *error)
{
    osk_language_options where = {.data = data};
    osk_options options = {.stat = {.permutations = 9}, .force = true};
    osk_language *language = osk_language_open(&where, error);
    bool good = language && osk_pipeline_report(language, input, output, &options, error);
    osk_language_free(language);
    return good;
}

/* The tables of spelling and lemmas, on dictionaries that are read already: Hunspell's own memory is not ours. */
static osk_spell *spell;

static bool words(const char *data, const char *input, const char *output, osk_error *error)
{
    osk_language_options where = {.data = data};
    osk_language *language = osk_language_open(&where, error);
    osk_worker *worker = language ? osk_worker_make(language, error) : NULL;
    osk_corpus *corpus = worker ? osk_comment_read(input, NULL, NULL, error) : NULL;
    osk_fold *fold = corpus ? osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_SCORES, error) : NULL;
    osk_table *spelling = fold ? osk_spelling_table(fold, false, spell, error) : NULL;
    osk_table *lemmas = spelling ? osk_lemma_table(fold, false, spell, error) : NULL;
    osk_table *audit = lemmas ? osk_stem_audit_table(fold, false, spell, error) : NULL;
    bool good = audit != NULL;
    (void)output;
    osk_table_free(spelling);
    osk_table_free(lemmas);
    osk_table_free(audit);
    osk_fold_free(fold);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
    osk_language_free(language);
    return good;
}

/* How people speak, and what answers the title. */
static bool stance(const char *data, const char *input, const char *output, osk_error *error)
{
    osk_language_options where = {.data = data, .compounds = true};
    osk_stance_options keep = {.places = true, .answers = true};
    osk_language *language = osk_language_open(&where, error);
    osk_worker *worker = language ? osk_worker_make(language, error) : NULL;
    osk_corpus *corpus = worker ? osk_comment_read(input, NULL, NULL, error) : NULL;
    osk_stances *stances = corpus ? osk_pipeline_stances(corpus, worker, &keep, error) : NULL;
    osk_table *places = stances ? osk_stance_places(stances, error) : NULL;
    osk_table *sentences = places ? osk_stance_sentences(stances, error) : NULL;
    osk_table *answers = sentences ? osk_stance_answers(stances, error) : NULL;
    bool good = answers != NULL;
    (void)output;
    for (int by = OSK_STANCE_BY_PARTICIPANT; by <= OSK_STANCE_BY_COURSE && good; by++) {
        osk_table *counts = osk_stat_stances(stances, (osk_stance_by)by, NULL, error);
        good = counts != NULL;
        osk_table_free(counts);
    }
    osk_table_free(places);
    osk_table_free(sentences);
    osk_table_free(answers);
    osk_stances_free(stances);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
    osk_language_free(language);
    return good;
}

/* Opening with lexicons of the user's own, in every form. */
static bool lexicons(const char *data, const char *input, const char *output, osk_error *error)
{
    char room[6][600];
    static const char *const names[] = {"own.tsv", "quoted.csv", "five.txt", "ord-negativ.txt", "lemma-negative.json",
                                        "layers.tsv"};
    const char *paths[6];
    (void)input, (void)output;
    for (size_t i = 0; i < 6; i++) {
        snprintf(room[i], sizeof room[i], "%s/tests/lexicon/%s", data, names[i]);
        paths[i] = room[i];
    }
    osk_language_options where = {.data = data, .add_lexicons = paths, .add_lexicon_count = 6};
    osk_language *language = osk_language_open(&where, error);
    osk_language_free(language);
    return language != NULL;
}

/* Every comparison of a fold that is there already; groups of people are in the file that the test writes. */
static osk_fold *fold;

static bool comparisons(const char *data, const char *input, const char *output, osk_error *error)
{
    char path[600];
    bool good = true;
    (void)data, (void)input;
    snprintf(path, sizeof path, "%s.groups", output);
    for (int i = 0; i <= OSK_COMPARE_MODEL + 2 && good; i++) {
        osk_stat_options options = {.permutations = 9, .threads = 1, .force = true, .bca = true};
        options.comparison = i <= OSK_COMPARE_MODEL ? (osk_comparison)i : OSK_COMPARE_DEFAULT;
        options.other = i == OSK_COMPARE_MODEL + 1 ? "words" : NULL;
        options.groups = i == OSK_COMPARE_MODEL + 2 ? path : NULL;
        osk_table *table = osk_stat_compare(fold, &options, error);
        good = table != NULL;
        osk_table_free(table);
    }
    return good;
}

/* A sample, the sheets of two coders, and both against the program: on a worker that is there already. */
static const osk_language *coded_language;
static osk_worker *coded_worker;
static osk_corpus *coded;

typedef bool job_of(const char *data, const char *input, const char *output, osk_error *error);
static void fail_each_of(const char *name, job_of *job, size_t sample, char **arguments);
/* A sanitizer makes every run some times slower. */
#ifdef __SANITIZE_ADDRESS__
enum { SAMPLE = 120, REPORT_SAMPLE = 30 };
#else
enum { SAMPLE = 200, REPORT_SAMPLE = 40 };
#endif
#define fail_each(job, arguments) fail_each_of(#job, job, SAMPLE, arguments)

static bool coding(const char *data, const char *input, const char *output, osk_error *error)
{
    char key[600], kari[600], ola[600];
    const char *const sheets[] = {kari, ola};
    (void)input, (void)output;
    snprintf(key, sizeof key, "%s/tests/agree/key.csv", data);
    snprintf(kari, sizeof kari, "%s/tests/agree/kari.csv", data);
    snprintf(ola, sizeof ola, "%s/tests/agree/ola.csv", data);
    osk_sample_options wanted = {.by = OSK_SAMPLE_BY_PARTICIPANT, .size = 20};
    osk_sample_codes codes = {key, sheets, 2, NULL};
    osk_sample *sample = osk_pipeline_sample(coded, coded_worker, &wanted, error);
    osk_table *tables[10] = {sample ? osk_sample_sheet(sample, error) : NULL};
    bool good = tables[0] && (tables[1] = osk_sample_key(sample, error)) &&
                (tables[2] = osk_sample_codebook(coded_language, "nn", error)) && (tables[3] = osk_agree_plan(2, NULL, error));
    for (int which = OSK_EVALUATION_FIGURES; which <= OSK_EVALUATION_METHOD && good; which++)
        good = (tables[4] = osk_agree_table(coded_language, sheets, 2, (osk_evaluation)which, NULL, error)) &&
               (tables[5] = osk_pipeline_evaluate(coded, coded_worker, &codes, (osk_evaluation)which, 0, NULL, error)) &&
               (which == OSK_EVALUATION_METHOD || (osk_table_free(tables[4]), osk_table_free(tables[5]), tables[4] = NULL,
                                                   tables[5] = NULL, true));
    for (size_t i = 0; i < 10; i++)
        osk_table_free(tables[i]);
    osk_sample_free(sample);
    return good;
}

/* Codes joined to a corpus, their tables and comparisons; groups that the comments carry. */
static bool joining(const char *data, const char *input, const char *output, osk_error *error)
{
    char sheets[2][600], key[600];
    bool good = true;
    (void)input, (void)output;
    snprintf(sheets[0], sizeof sheets[0], "%s/tests/codes/comments.csv", data);
    snprintf(sheets[1], sizeof sheets[1], "%s/tests/agree/kari.csv", data);
    snprintf(key, sizeof key, "%s/tests/agree/key.csv", data);
    for (int i = 0; i < 2 && good; i++) {
        osk_codes *codes = osk_pipeline_codes(coded, coded_worker, sheets[i], i ? key : NULL, error);
        osk_fold *scored = codes ? osk_pipeline_fold(coded, coded_worker, 0, OSK_DEPTH_SCORES, error) : NULL;
        osk_stat_options stat = {.permutations = 9, .threads = 1, .codes = codes, .grouped = i ? coded : NULL, .force = true,
                                 .measure = i ? "code:positiv" : "code:frykt"};
        osk_table *tables[3] = {NULL};
        good = scored && (tables[0] = osk_stat_themes(scored, &stat, error)) &&
               (tables[1] = osk_stat_codes(scored, &stat, error)) && (tables[2] = osk_stat_compare(scored, &stat, error));
        for (size_t t = 0; t < 3; t++)
            osk_table_free(tables[t]);
        osk_fold_free(scored);
        osk_codes_free(codes);
    }
    return good;
}

static void code_each(char **arguments)
{
    char input[600];
    osk_language_options where = {.data = arguments[1]};
    snprintf(input, sizeof input, "%s/corpus/skoledebatt.csv", arguments[1]);
    osk_language *language = osk_language_open(&where, NULL);
    coded_language = language;
    coded_worker = language ? osk_worker_make(language, NULL) : NULL;
    coded = coded_worker ? osk_comment_read(input, NULL, NULL, NULL) : NULL;
    /* What the worker grew once it keeps, so that later runs ask for as much as each other. */
    CHECK(coded && coding(arguments[1], arguments[2], arguments[3], NULL));
    fail_each(coding, arguments);
    CHECK(joining(arguments[1], arguments[2], arguments[3], NULL));
    fail_each(joining, arguments);
    fail_at = 0;
    osk_corpus_free(coded);
    osk_worker_free(coded_worker);
    osk_language_free(language);
}

/* Concordances and tables of readability, of comments that are read already. */
static osk_language *opened;
static osk_corpus *read_before;

static bool concordance(osk_worker *worker, const osk_kwic_options *options, osk_format format, const char *output,
                        osk_error *error)
{
    char path[600];
    snprintf(path, sizeof path, "%s.kwic", output);
    osk_output *out = osk_output_open(path, NULL, true, error);
    if (!out)
        return false;
    if (osk_kwic_write(read_before, worker, options, 2, format, out, NULL, error))
        return osk_output_close(out, error);
    osk_output_drop(out);
    return false;
}

static bool reading(const char *data, const char *input, const char *output, osk_error *error)
{
    static const osk_kwic_options queries[] = {{.query = "~bra", .sort = OSK_SORT_RIGHT, .who = "Kari"},
                                               {.query = "str* ", .sort = OSK_SORT_LEFT}, {.query = "vi snakker om"},
                                               {.query = "[a-z]+r", .regex = true, .width = 9}};
    static const osk_format formats[] = {OSK_FORMAT_JSONL, OSK_FORMAT_TSV, OSK_FORMAT_TABLE, OSK_FORMAT_HTML};
    char path[600];
    (void)data, (void)input;
    snprintf(path, sizeof path, "%s.groups", output);
    osk_worker *worker = osk_worker_make(opened, error);
    bool good = worker != NULL;
    for (size_t i = 0; i < 4 && good; i++)
        good = concordance(worker, &queries[i], formats[i], output, error);
    for (int by = OSK_READING_BY_PARTICIPANT; by <= OSK_READING_BY_GROUP && good; by++) {
        osk_reading_options options = {.by = (osk_reading_by)by, .groups = path, .rarefy = by != OSK_READING_BY_COMMENT};
        osk_table *lix = osk_readability_table(read_before, worker, &options, 2, error);
        osk_table *richness = lix ? osk_richness_table(read_before, worker, &options, 2, error) : NULL;
        good = richness != NULL;
        osk_table_free(lix);
        osk_table_free(richness);
    }
    osk_worker_free(worker);
    return good;
}

static void write_groups(const char *output)
{
    char path[600];
    snprintf(path, sizeof path, "%s.groups", output);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs("participant,group\nKari,en\nPer,to\nOla,en\nEva,to\n", file) >= 0 && fclose(file) == 0);
}

static uint64_t draws = 1;

static size_t draw(size_t below)
{
    draws = draws * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(draws >> 33) % below;
}

static void fail_at_request(const char *name, job_of *job, size_t n, size_t all, char **arguments)
{
    osk_error error = {0};
    requests = 0;
    fail_at = n;
    bool good = job(arguments[1], arguments[2], arguments[3], &error);
    CHECK(requests >= n); /* else nothing failed */
    if (good || error.code != OSK_FILE || !strstr(error.message, "memory")) {
        printf("%s, request %zu of %zu: %s, '%s'\n", name, n, all, good ? "succeeded" : "failed", error.message);
        CHECK(!"a failed request must be told");
    }
}

/* Every request up to number `sample`, then as many of all others, one anywhere in each stretch of them: at even steps it would be
 * the same line of a loop each time. Most jobs cost milliseconds. */
static void fail_each_of(const char *name, job_of *job, size_t sample, char **arguments)
{
    osk_error error = {0};
    fail_at = 0;
    requests = 0;
    CHECK(job(arguments[1], arguments[2], arguments[3], &error));
    size_t all = requests, stretch = all > 2 * sample ? (all - sample + sample - 1) / sample : 1;
    CHECK(all > 300);
    for (size_t n = 1; n <= sample && n <= all; n++)
        fail_at_request(name, job, n, all, arguments);
    for (size_t from = sample + 1; from <= all; from += stretch)
        fail_at_request(name, job, from + draw(all - from + 1 < stretch ? all - from + 1 : stretch), all, arguments);
    printf("%s: %zu requests\n", name, all);
}

/* Who may be who, and codes for people, once without a key and once with it; then a guarded output. */
static osk_language *codes_language;

static bool write_guarded(const osk_corpus *corpus, const char *path, osk_error *error)
{
    osk_table *table = osk_corpus_table(corpus, error);
    osk_output *output = table ? osk_output_open(path, NULL, true, error) : NULL;
    bool good = output && (osk_output_guard(output, corpus), osk_table_write(table, OSK_FORMAT_JSONL, output, error));
    osk_table_free(table);
    if (good)
        return osk_output_close(output, error);
    osk_output_drop(output);
    return false;
}

static bool codes(const char *data, const char *input, const char *output, osk_error *error)
{
    static const char *const files[] = {"codes.csv", "who.csv"};
    char path[600], key[600], written[600];
    bool good = true;
    (void)input;
    snprintf(key, sizeof key, "%s.key", output);
    snprintf(written, sizeof written, "%s.jsonl", output);
    remove(key);
    for (size_t i = 0; i < 2 && good; i++) {
        snprintf(path, sizeof path, "%s/tests/spec/%s", data, files[i]);
        osk_corpus *corpus = osk_comment_read(path, NULL, NULL, error);
        good = corpus && osk_corpus_identities(corpus, codes_language, error) &&
               osk_corpus_pseudonymise(corpus, codes_language, key, "nn", error) && write_guarded(corpus, written, error);
        osk_corpus_free(corpus);
    }
    remove(key);
    remove(written);
    return good;
}

/* Maps of themes and words, factors and timelines of the same fold. */
static osk_fold *words_of;
static osk_corpus *corpus_of;

static bool maps(const char *data, const char *input, const char *output, osk_error *error)
{
    osk_stat_options stat = {.threads = 1, .permutations = 9, .force = true};
    bool good = true;
    (void)data, (void)input, (void)output;
    for (size_t i = 0; i < 7 && good; i++) {
        osk_map_options map = {.replicates = 3, .axes = i == 1, .words = i, .factors = 2, .seeded = i == 5};
        osk_table *table = i < 4   ? osk_stat_map(fold, i < 2 ? NULL : words_of, &map, &stat, error)
                           : i < 6 ? osk_stat_factors(fold, words_of, &map, &stat, error)
                                   : osk_stat_timeline(corpus_of, fold, OSK_EVERY_AUTO, &stat, error);
        good = table != NULL;
        osk_table_free(table);
    }
    return good;
}

static void map_each(char **arguments)
{
    osk_language_options where = {.data = arguments[1]};
    osk_language *language = osk_language_open(&where, NULL);
    osk_worker *worker = language ? osk_worker_make(language, NULL) : NULL;
    osk_word_options keys = {.unit = OSK_UNIT_KEY};
    corpus_of = worker ? osk_comment_read(arguments[2], NULL, NULL, NULL) : NULL;
    fold = corpus_of ? osk_pipeline_fold(corpus_of, worker, 0, OSK_DEPTH_SCORES, NULL) : NULL;
    words_of = fold ? osk_pipeline_words(corpus_of, worker, 0, &keys, NULL) : NULL;
    CHECK(words_of != NULL);
    fail_each(maps, arguments);
    fail_at = 0;
    osk_fold_free(words_of);
    osk_fold_free(fold);
    osk_corpus_free(corpus_of);
    osk_worker_free(worker);
    osk_language_free(language);
}

/* Every list of words. A worker that failed is not used again: each job has its own. */
static const osk_language *open_language;
static const osk_corpus *open_corpus;

static bool written(osk_table *table)
{
    osk_table_free(table);
    return table != NULL;
}

static bool list_unit(osk_worker *worker, const osk_word_options *words, const osk_stat_options *options, osk_error *error)
{
    osk_fold *fold = osk_pipeline_words(open_corpus, worker, 2, words, error);
    bool good = fold && written(osk_word_frequencies(fold, words, options, NULL, error)) &&
                written(osk_word_dropped(fold, words, error)) &&
                (words->by == OSK_BY_NOBODY || written(osk_word_keyness(fold, words, options, NULL, error)));
    if (good && !fold->grams && words->by == OSK_BY_NOBODY)
        good = written(osk_word_collocations(fold, open_corpus, worker, 2, words, options, NULL, error));
    osk_fold_free(fold);
    return good;
}

static bool lists(const char *data, const char *input, const char *output, osk_error *error)
{
    char path[600];
    (void)data, (void)input;
    snprintf(path, sizeof path, "%s.groups", output);
    osk_stat_options options = {.permutations = 9, .groups = path};
    const osk_word_options all[] = {{.all = true, .min = 1, .by = OSK_BY_GROUP},
                                    {.unit = OSK_UNIT_STEM, .min = 1, .window = 2},
                                    {.unit = OSK_UNIT_KEY, .ngram = 2, .skip = 1, .all = true, .min = 1, .by = OSK_BY_PARTICIPANT}};
    osk_word_options terms = {.min = 1, .all = true};
    osk_worker *worker = osk_worker_make(open_language, error);
    bool good = worker && written(osk_word_terms(open_corpus, worker, 2, &terms, error));
    for (size_t i = 0; good && i < sizeof all / sizeof *all; i++)
        good = list_unit(worker, &all[i], &options, error);
    osk_worker_free(worker);
    return good;
}

static void compare_each(char **arguments)
{
    osk_language_options where = {.data = arguments[1]};
    osk_language *language = osk_language_open(&where, NULL);
    osk_worker *worker = language ? osk_worker_make(language, NULL) : NULL;
    static const char few[] = "navn,tekst\nKari,Veldig bra!\nKari,Bra.\nPer,Elendig.\nPer,Fin strategi.\nOla,Dårlig.\n"
                              "Ola,Bra ledelse.\nKari,Ikke bra.\nEva,Fint.\nEva,Vi snakker om strategi.\n";
    osk_corpus *corpus = worker ? osk_comment_parse("few.csv", few, sizeof few - 1, NULL, NULL, NULL) : NULL;
    fold = corpus ? osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_SCORES, NULL) : NULL;
    CHECK(fold != NULL);
    fail_each(comparisons, arguments);
    opened = language;
    read_before = corpus;
    fail_each(reading, arguments);
    open_language = language;
    open_corpus = corpus;
    fail_each(lists, arguments);
    fail_at = 0;
    osk_fold_free(fold);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
    osk_language_free(language);
}

/* Who speaks to whom, in every form. */
static bool network(const char *data, const char *input, const char *output, osk_error *error)
{
    osk_language_options where = {.data = data};
    osk_stat_options few = {.permutations = 9};
    osk_language *language = osk_language_open(&where, error);
    osk_worker *worker = language ? osk_worker_make(language, error) : NULL;
    osk_corpus *corpus = worker ? osk_comment_read(input, NULL, NULL, error) : NULL;
    osk_network *made = corpus ? osk_pipeline_network(corpus, worker, NULL, error) : NULL;
    osk_table *edges = made ? osk_network_edges(made, NULL, error) : NULL;
    osk_table *people = edges ? osk_stat_network(made, OSK_NETWORK_PEOPLE, &few, error) : NULL;
    osk_table *pairs = people ? osk_stat_network(made, OSK_NETWORK_PAIRS, &few, error) : NULL;
    osk_table *summary = pairs ? osk_stat_network(made, OSK_NETWORK_SUMMARY, &few, error) : NULL;
    bool good = summary != NULL;
    (void)output;
    osk_table_free(edges);
    osk_table_free(people);
    osk_table_free(pairs);
    osk_table_free(summary);
    osk_network_free(made);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
    osk_language_free(language);
    return good;
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    if (count != 4)
        return 1;
    fail_each_of("report", job, REPORT_SAMPLE, arguments); /* a tenth of a second each */
    fail_each(lexicons, arguments);
    fail_each(stance, arguments);
    fail_each(network, arguments);
    fail_at = 0;
    write_groups(arguments[3]);
    compare_each(arguments);
    code_each(arguments);
    codes_language = osk_language_open(&(osk_language_options){.data = arguments[1]}, &error);
    CHECK(codes_language != NULL);
    fail_each(codes, arguments);
    fail_at = 0;
    osk_language_free(codes_language);
    map_each(arguments);
    osk_language *listed = osk_language_open(&(osk_language_options){.data = arguments[1], .compounds = true}, &error);
    spell = osk_spell_open(NULL, listed, &error);
    CHECK(spell && words(arguments[1], arguments[2], arguments[3], &error));
    fail_each(words, arguments);
    fail_at = 0;
    osk_spell_free(spell);
    osk_language_free(listed);
    CHECK(test_failed == 0);
    return test_end();
}
