/* Memory that runs out while counts are spilled: the n-th request fails, for every n. Then there is a sentence, or the same
 * tables; never less. */
#include "base/file.h"
#include "failing.h"
#include "ordskifte.h"
#include "report/report.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const osk_language *language;
static const char *input, *output;

static bool add(osk_table *table, osk__buffer *out, osk_error *error)
{
    bool good = table && (osk__table_part(table, OSK_FORMAT_TSV, true, true, out) || osk__no_memory(error));
    osk_table_free(table);
    return good;
}

static bool list_types(osk_count *count, const osk_corpus *corpus, osk__buffer *out, osk_error *error)
{
    osk_output *file = osk_output_open(output, NULL, true, error);
    if (!file)
        return false;
    if (!osk_count_types(count, corpus, NULL, OSK_FORMAT_TSV, file, error)) {
        osk_output_drop(file);
        return false;
    }
    return osk_output_close(file, error) && osk__file_read(output, out, error);
}

static bool list_words(osk_count *count, const osk_corpus *corpus, const osk_word_options *words, osk__buffer *out, osk_error *error)
{
    osk_count_dropped dropped;
    osk_word_options own = *words;
    osk_stat_options options = {.grouped = corpus};
    own.corpus = corpus;
    bool good = add(osk_count_frequencies(count, &own, &options, &dropped, error), out, error);
    return dropped.first ? add(dropped.first, out, error) && good : good;
}

/* NULL: types. */
static bool run(const osk_word_options *words, osk__buffer *out, osk_error *error)
{
    osk_batch_options rows = {.chunk = 2};
    osk_count_options how = {.words = words, .all = true, .chunk = 2, .dated = true};
    osk_corpus *corpus = NULL;
    osk_worker *worker = osk_worker_make(language, error);
    osk_count *count = worker ? osk_count_open(worker, &how, error) : NULL;
    osk_batch *batch = count ? osk_batch_open(&input, 1, &rows, error) : NULL;
    bool good = batch && osk_batch_rows(batch) && osk_count_batch(count, batch, &corpus, error) &&
                (words ? list_words(count, corpus, words, out, error) : list_types(count, corpus, out, error));
    osk_batch_free(batch);
    osk_count_free(count);
    osk_worker_free(worker);
    osk_corpus_free(corpus);
    return good;
}

static void check_all(const osk_word_options *words)
{
    osk__buffer want = {0}, got = {0};
    osk_error error = {0};
    fail_at = 0;
    CHECK(run(words, &want, &error) && want.length);
    size_t failures = 0;
    for (size_t n = 1, quiet = 0; !quiet && n < 100000; n++) {
        error = (osk_error){0};
        requests = got.length = 0;
        got.failed = false;
        fail_at = n;
        bool good = run(words, &got, &error);
        quiet = requests < n;
        fail_at = 0;
        if (good)
            CHECK(got.length == want.length && memcmp(got.data, want.data, want.length) == 0);
        else
            CHECK(error.code == OSK_FILE && strcmp(error.message, "out of memory") == 0);
        failures += !good;
    }
    CHECK(failures > 50);
    osk__buffer_free(&want);
    osk__buffer_free(&got);
}

int main(int count, char **arguments)
{
    char path[400], written[400];
    CHECK(count > 2);
    snprintf(path, sizeof path, "%s.csv", arguments[2]);
    snprintf(written, sizeof written, "%s.tsv", arguments[2]);
    input = path;
    output = written;
    static const char rows[] = "navn,parti,dato,tekst\nKari,A,2024-01-02,\"Dette er \"\"bra\"\" og ikkje d\xC3\xA5rlig\"\nOla,B\n"
                               "Eva,A,2024-02-02,Ikke bra\xFF ledere og leiarar\nPer,B,2024-02-03,d\xC3\xA5rlig \xC3\x83\xC2\xB8\n"
                               "Kari,A,2024-03-01,Det er fint, kva n\xC3\xA5\n";
    osk_output *file = osk_output_open(path, NULL, true, NULL);
    CHECK(file != NULL);
    osk_output_write(file, rows, sizeof rows - 1);
    CHECK(osk_output_close(file, NULL));
    osk_language *opened = osk_language_open(&(osk_language_options){.data = arguments[1]}, NULL);
    language = opened;
    CHECK(language != NULL);
    const osk_word_options words[] = {{.unit = OSK_UNIT_STEM, .by = OSK_BY_GROUP},
                                      {.unit = OSK_UNIT_KEY, .ngram = 2, .by = OSK_BY_PERIOD, .top = 2, .every = OSK_EVERY_MONTH}};
    check_all(NULL);
    check_all(&words[0]);
    check_all(&words[1]);
    osk_language_free(opened);
    return test_end();
}
