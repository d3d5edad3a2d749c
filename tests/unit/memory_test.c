/* Memory that runs out is an error like any other: the n-th request for memory fails, for every n, and the
 * main job answers with a sentence; AddressSanitizer sees to it that nothing leaks. Linked with
 * --wrap for malloc, calloc and realloc; what outside libraries ask for is not counted. */
#include "ordskifte.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static size_t requests, fail_at;

static bool fails(void)
{
    return ++requests == fail_at;
}

void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return fails() ? NULL : __real_calloc(count, size); }
void *__wrap_realloc(void *old, size_t size) { return fails() ? NULL : __real_realloc(old, size); }

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

static void write_groups(const char *output)
{
    char path[600];
    snprintf(path, sizeof path, "%s.groups", output);
    FILE *file = fopen(path, "w");
    CHECK(file && fputs("participant,group\nKari,en\nPer,to\nOla,en\nEva,to\n", file) >= 0 && fclose(file) == 0);
}

static void fail_each(bool (*job)(const char *, const char *, const char *, osk_error *), char **arguments)
{
    osk_error error = {0};
    fail_at = 0;
    requests = 0;
    CHECK(job(arguments[1], arguments[2], arguments[3], &error));
    size_t all = requests;
    CHECK(all > 300);
    /* Every request up to the first hundreds, then a sample: a run costs milliseconds. */
    for (size_t n = 1; n <= all; n += n < 400 ? 1 : 1 + all / 400) {
        memset(&error, 0, sizeof error);
        requests = 0;
        fail_at = n;
        bool good = job(arguments[1], arguments[2], arguments[3], &error);
        if (good || error.code != OSK_FILE || !strstr(error.message, "memory")) {
            printf("request %zu of %zu: %s, '%s'\n", n, all, good ? "succeeded" : "failed", error.message);
            CHECK(!"a failed request must be told");
        }
    }
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
    fail_each(job, arguments);
    fail_each(lexicons, arguments);
    fail_each(stance, arguments);
    fail_each(network, arguments);
    fail_at = 0;
    write_groups(arguments[3]);
    compare_each(arguments);
    spell = osk_spell_open(NULL, &error);
    CHECK(spell && words(arguments[1], arguments[2], arguments[3], &error));
    fail_each(words, arguments);
    fail_at = 0;
    osk_spell_free(spell);
    CHECK(test_failed == 0);
    return test_end();
}
