/* spill: counts that are written to sorted runs are those of one fold, byte for byte, whatever the limit and the chunks: on
 * the samples and on random text. Runs by themselves: the order is that of a plain sort, earlier runs first. */
#include "language.h"

#include "base/file.h"
#include "base/runs.h"
#include "base/table.h"
#include "comment/corpus.h"
#include "report/report.h"
#include "test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static osk_language *language;
static const char *scratch; /* a file's name */
static uint32_t state = 1;

static uint32_t draw(uint32_t below)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

/* ---- runs ---- */

struct put { char key[8]; uint32_t number; };

static int by_key(const void *a, const void *b)
{
    const struct put *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static bool put_run(osk__runs *runs, struct put *puts, size_t count)
{
    bool good = true;
    qsort(puts, count, sizeof *puts, by_key);
    for (size_t i = 0; i < count; i++) {
        osk__item item = {osk__slice_text(puts[i].key), 1, osk__slice((const char *)&puts[i].number, sizeof puts[i].number)};
        good = good && osk__runs_put(runs, &item, NULL);
    }
    return good && osk__runs_end(runs, NULL);
}

static void check_order(osk__runs *runs, const struct put *want, size_t count)
{
    osk__item item;
    bool more = true;
    size_t at = 0, wrong = 0;
    CHECK(osk__runs_rewind(runs, NULL));
    for (; osk__runs_next(runs, &item, &more, NULL) && more; at++)
        wrong += at >= count || !osk__slice_is(item.key, want[at].key) || item.group != 1 ||
                 item.value.length != sizeof want[at].number || memcmp(item.value.data, &want[at].number, item.value.length);
    CHECK(at == count && wrong == 0);
}

static void check_runs(size_t runs_wanted)
{
    enum { MOST = 40 };
    struct put *all = calloc(runs_wanted * MOST + 1, sizeof *all);
    osk__runs *runs = osk__runs_make(NULL);
    size_t count = 0;
    for (size_t r = 0; r < runs_wanted; r++) {
        size_t here = draw(MOST);
        for (size_t i = 0; i < here; i++) {
            all[count + i].number = (uint32_t)(count + i);
            snprintf(all[count + i].key, sizeof all->key, "%x", draw(300));
        }
        CHECK(put_run(runs, all + count, here));
        count += here;
    }
    CHECK(osk__runs_count(runs) == runs_wanted);
    qsort(all, count, sizeof *all, by_key);
    check_order(runs, all, count);
    check_order(runs, all, count); /* a second time */
    osk__runs_free(runs);
    free(all);
}

/* ---- tables ---- */

static void append(osk__buffer *out, osk_table *table)
{
    CHECK(table && osk__table_part(table, OSK_FORMAT_TSV, true, true, out));
    osk_table_free(table);
}

/* The ten first rows, form and tokens, and the sums. */
static void append_dropped(osk__buffer *out, const osk_table *table, uint64_t tokens, size_t forms)
{
    osk__buffer_format(out, "%llu %zu\n", (unsigned long long)tokens, forms);
    for (size_t i = 0; i < osk_table_rows(table) && i < 10; i++)
        for (size_t c = 0; c < 2; c++) {
            osk_slice cell = osk_table_text(table, i, c);
            osk__buffer_add(out, cell.data, cell.length);
            osk__buffer_byte(out, c ? '\n' : ' ');
        }
}

static void plain_words(osk__buffer *out, const osk_corpus *corpus, const osk_word_options *words)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_fold *fold = osk_pipeline_words(corpus, worker, 0, words, NULL);
    osk_stat_options options = {.grouped = corpus};
    append(out, osk_word_frequencies(fold, words, &options, NULL, NULL));
    osk_table *dropped = osk_word_dropped(fold, words, NULL);
    uint64_t tokens = 0;
    for (size_t i = 0; i < osk_table_rows(dropped); i++)
        tokens += (uint64_t)osk__table_value(dropped, i, 1);
    append_dropped(out, dropped, tokens, osk_table_rows(dropped));
    osk_table_free(dropped);
    osk_fold_free(fold);
    osk_worker_free(worker);
}

static size_t spilled_words(osk__buffer *out, const osk_corpus *corpus, const osk_word_options *words, size_t memory, size_t chunk)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_count_options how = {.words = words, .memory = memory, .chunk = chunk, .dated = words->by == OSK_BY_PERIOD};
    osk_count *count = osk_count_open(worker, &how, NULL);
    osk_stat_options options = {.grouped = corpus};
    osk_count_dropped dropped;
    CHECK(count && osk_count_corpus(count, corpus, NULL));
    append(out, osk_count_frequencies(count, words, &options, &dropped, NULL));
    append_dropped(out, dropped.first, dropped.tokens, dropped.forms);
    size_t runs = osk_count_runs(count);
    osk_table_free(dropped.first);
    osk_count_free(count);
    osk_worker_free(worker);
    return runs;
}

static void plain_types(osk__buffer *out, const osk_corpus *corpus, bool all)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_fold *fold = osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_TYPES, NULL);
    append(out, osk_type_table(fold, all, NULL));
    osk_fold_free(fold);
    osk_worker_free(worker);
}

static void list_types(osk__buffer *out, osk_count *count, const osk_corpus *corpus)
{
    osk_output *output = osk_output_open(scratch, NULL, true, NULL);
    out->length = 0;
    CHECK(osk_count_types(count, corpus, NULL, OSK_FORMAT_TSV, output, NULL) && osk_output_close(output, NULL) &&
          osk__file_read(scratch, out, NULL));
}

static size_t spilled_types(osk__buffer *out, const osk_corpus *corpus, bool all, size_t memory, size_t chunk)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_count_options how = {.all = all, .memory = memory, .chunk = chunk};
    osk_count *count = osk_count_open(worker, &how, NULL);
    CHECK(count && osk_count_corpus(count, corpus, NULL));
    list_types(out, count, corpus);
    size_t runs = osk_count_runs(count);
    osk_count_free(count);
    osk_worker_free(worker);
    return runs;
}

static bool same(const osk__buffer *a, const osk__buffer *b)
{
    return a->length == b->length && a->length && memcmp(a->data, b->data, a->length) == 0;
}

static const size_t limits[] = {0, 20000, 150000, 1 << 30}, chunks[] = {1, 7, 0};

/* Without room every chunk is a run, but for those without a word that counts; with room enough all is one. */
static void check_spilled(size_t runs, size_t limit, size_t chunk, size_t comments)
{
    size_t most = chunk ? (comments + chunk - 1) / chunk : comments;
    CHECK(runs >= 1 && runs <= most);
    CHECK(limit != 0 || !chunk || runs * 4 >= most * 3);
    CHECK(limit != 1 << 30 || runs == 1);
}

static void check_words(const osk_corpus *corpus, const osk_word_options *words)
{
    osk__buffer want = {0}, got = {0};
    plain_words(&want, corpus, words);
    for (size_t i = 0; i < 4; i++)
        for (size_t c = 0; c < 3; c++) {
            got.length = 0;
            size_t runs = spilled_words(&got, corpus, words, limits[i], chunks[c]);
            CHECK(same(&want, &got));
            check_spilled(runs, limits[i], chunks[c], osk_corpus_count(corpus));
        }
    osk__buffer_free(&want);
    osk__buffer_free(&got);
}

static void check_types(const osk_corpus *corpus, bool all)
{
    osk__buffer want = {0}, got = {0};
    plain_types(&want, corpus, all);
    for (size_t i = 0; i < 4; i++)
        for (size_t c = 0; c < 3; c++) {
            size_t runs = spilled_types(&got, corpus, all, limits[i], chunks[c]);
            CHECK(same(&want, &got));
            check_spilled(runs, limits[i], chunks[c], osk_corpus_count(corpus));
        }
    osk__buffer_free(&want);
    osk__buffer_free(&got);
}

static size_t open_files(void)
{
    size_t count = 0;
    for (int file = 0; file < 256; file++)
        count += fcntl(file, F_GETFD) != -1;
    return count;
}

/* Listed twice, types are the same, and nothing of the first list is kept. */
static void check_types_twice(const osk_corpus *corpus)
{
    osk__buffer once = {0}, again = {0};
    size_t before = open_files();
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_count *count = osk_count_open(worker, &(osk_count_options){.chunk = 7}, NULL);
    CHECK(count && osk_count_corpus(count, corpus, NULL));
    list_types(&once, count, corpus);
    list_types(&again, count, corpus);
    CHECK(same(&once, &again));
    osk_count_free(count);
    osk_worker_free(worker);
    CHECK(open_files() == before);
    osk__buffer_free(&once);
    osk__buffer_free(&again);
}

static void check_corpus(const osk_corpus *corpus, bool grouped, bool dated)
{
    const osk_word_options all[] = {
        {.all = true}, {.unit = OSK_UNIT_STEM, .top = 17}, {.unit = OSK_UNIT_KEY, .by = OSK_BY_PARTICIPANT},
        {.unit = OSK_UNIT_STEM, .by = OSK_BY_PARTICIPANT, .min = 2, .top = 3}, {.ngram = 2, .all = true, .top = 100000},
        {.ngram = 3, .skip = 1, .unit = OSK_UNIT_KEY, .by = OSK_BY_PARTICIPANT, .top = 5}, {.unit = OSK_UNIT_KEY, .all = true},
        {.by = OSK_BY_GROUP, .unit = OSK_UNIT_STEM, .all = true}, {.by = OSK_BY_PERIOD, .every = OSK_EVERY_MONTH, .corpus = corpus},
        {.by = OSK_BY_PERIOD, .every = OSK_EVERY_TENTH, .corpus = corpus, .ngram = 2}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if ((grouped || all[i].by != OSK_BY_GROUP) && (dated || all[i].every != OSK_EVERY_MONTH))
            check_words(corpus, &all[i]);
    check_types(corpus, true);
    check_types(corpus, false);
    check_types_twice(corpus);
}

/* ---- random text ---- */

/* Few words, so that many come equally often; both norms, stop words, words that share a stem or a key, long ones, marks. */
static osk_corpus *make_random(size_t comments)
{
    static const char *const words[] = {
        "ikke", "ikkje", "leder", "leiar", "ledere", "leiarar", "hva", "kva", "skole", "skule", "skolen", "skulen", "og", "det",
        "jeg", "eg", "b\xC3\xA5t", "b\xC3\xA5tene", "B\xC3\x85T", "god", "gode", "bra", ".", ",", "!", "12", ":)",
        "arbeidsmilj\xC3\xB8lovgivningsutvalget", "menneskerettighetsorganisasjonene", "tilsette", "leier", "ord\xE2\x80\x99""et",
        "f.eks.", "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0"};
    static const char *const people[] = {"Kari", "Ola", "Per", "Eva", ""};
    osk__buffer text = {0};
    osk__buffer_text(&text, "navn;parti;dato;tekst\n");
    for (size_t i = 0; i < comments; i++) {
        uint32_t who = draw(5), length = draw(30);
        osk__buffer_format(&text, "%s;%s;2024-%02u-11;", people[who], who < 2 ? "R\xC3\xB8" "d" : "Bl\xC3\xA5", 1 + draw(4));
        for (uint32_t w = 0; w < length; w++)
            osk__buffer_format(&text, "%s%s", w ? " " : "", words[draw(draw(4) ? 34 : 8)]);
        osk__buffer_text(&text, length ? "\n" : "ja\n");
    }
    osk_corpus *corpus = osk_comment_parse("random.csv", text.data, text.length, NULL, NULL, NULL);
    osk__buffer_free(&text);
    CHECK(corpus != NULL);
    return corpus;
}

/* ---- tables that are too long to hold ---- */

static osk_corpus *make_long(size_t words)
{
    osk__buffer text = {0};
    osk__buffer_text(&text, "navn;tekst\n");
    for (size_t i = 0; i < words; i++)
        osk__buffer_format(&text, "%s%zux%s", i % 100 ? " " : i % 200 ? "Kari;" : "Ola;", i, i % 100 == 99 || i + 1 == words ? "\n" : "");
    osk_corpus *corpus = osk_comment_parse("long.csv", text.data, text.length, NULL, NULL, NULL);
    osk__buffer_free(&text);
    CHECK(corpus != NULL);
    return corpus;
}

/* What is said of the table, the rows that it has among it, is said as where it is made whole. */
static void check_said(const osk_corpus *corpus, const osk_corpus *told, osk_format format)
{
    osk__buffer want = {0}, got = {0};
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_fold *fold = osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_TYPES, NULL);
    osk_table *table = osk_type_table(fold, true, NULL);
    CHECK(table && osk_table_annotate(table, language, told, "nn", NULL) && osk__table_format(table, format, &want));
    osk_table_free(table);
    osk_fold_free(fold);
    osk_count *count = osk_count_open(worker, &(osk_count_options){.all = true}, NULL);
    osk_output *output = osk_output_open(scratch, NULL, true, NULL);
    CHECK(count && osk_count_corpus(count, corpus, NULL) && osk_count_types(count, told, "nn", format, output, NULL) &&
          osk_output_close(output, NULL) && osk__file_read(scratch, &got, NULL));
    CHECK(same(&want, &got));
    osk_count_free(count);
    osk_worker_free(worker);
    osk__buffer_free(&want);
    osk__buffer_free(&got);
}

static void check_long(void)
{
    static const osk_format formats[] = {OSK_FORMAT_MD, OSK_FORMAT_HTML, OSK_FORMAT_LATEX, OSK_FORMAT_JSON, OSK_FORMAT_TSV};
    static const size_t words[] = {3, 1000, 2500, 3000};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        osk_corpus *corpus = make_long(words[w]);
        for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
            check_said(corpus, corpus, formats[f]);
            check_said(corpus, NULL, formats[f]);
        }
        osk_corpus_free(corpus);
    }
}

/* ---- what goes wrong ---- */

static void check_lemmas(void)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_word_options words = {.unit = OSK_UNIT_LEMMA};
    osk_error error = {0};
    CHECK(!osk_count_open(worker, &(osk_count_options){.words = &words}, &error) && error.code == OSK_USAGE);
    osk_worker_free(worker);
}

static bool fails_so(const osk_corpus *corpus, const char *what)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_word_options words = {.all = true};
    osk_count *count = osk_count_open(worker, &(osk_count_options){.words = &words, .chunk = 3}, NULL);
    osk_error error = {0};
    bool failed = !osk_count_corpus(count, corpus, &error) && error.code == OSK_FILE && strstr(error.message, what) &&
                  strstr(error.message, "TMPDIR");
    osk_count_free(count);
    osk_worker_free(worker);
    return failed;
}

static void check_disk(const osk_corpus *corpus)
{
    struct rlimit before, small;
    setenv("TMPDIR", "/nowhere", 1);
    CHECK(fails_so(corpus, "No such file"));
    unsetenv("TMPDIR");
    /* A file may not grow beyond 1,000 bytes: so does a full disk answer. */
    signal(SIGXFSZ, SIG_IGN);
    CHECK(getrlimit(RLIMIT_FSIZE, &before) == 0);
    small = before;
    small.rlim_cur = 1000;
    CHECK(setrlimit(RLIMIT_FSIZE, &small) == 0);
    CHECK(fails_so(corpus, "File too large"));
    CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
}

int main(int count, char **arguments)
{
    CHECK(count > 3);
    language = osk_language_open(&(osk_language_options){.data = arguments[1]}, NULL);
    scratch = arguments[2];
    CHECK(language != NULL);
    for (size_t runs = 0; runs < 20; runs++)
        check_runs(runs);
    check_runs(300); /* three levels */
    check_long();
    for (int i = 3; i < count; i++) {
        osk_corpus *corpus = osk_comment_read(arguments[i], NULL, NULL, NULL);
        CHECK(corpus != NULL);
        check_corpus(corpus, false, strstr(arguments[i], ".csv") != NULL);
        osk_corpus_free(corpus);
    }
    for (uint32_t seed = 1; seed <= 6; seed++) {
        state = seed;
        osk_corpus *corpus = make_random(20 + 15 * seed);
        check_corpus(corpus, true, true);
        if (seed == 1)
            check_disk(corpus);
        osk_corpus_free(corpus);
    }
    check_lemmas();
    osk_language_free(language);
    return test_end();
}
