/* Throughput of the stages, each against the obvious program that does the same, in one run.
 *
 *   bench SOURCE [FILE...]   FILE: text, a comment a line; without one the sample debates, repeated
 *
 * Every figure is the median of five runs on one thread in CPU time; the machine is shared, so read the ratios. */
#include "ordskifte.h"

#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/ustring.h>

enum { RUNS = 5, REPEAT = 200 };

struct text { char *data; size_t length, capacity; };

struct bench {
    struct text text;       /* all comments, a line each */
    osk_corpus *corpus;
    osk_language *language, *bare; /* bare: without the rules of the score */
    osk_worker *worker;
    struct text words;      /* all words, folded, a line each: what a stemmer gets */
    size_t tokens;
};

static void append(struct text *text, const char *bytes, size_t length)
{
    if (text->length + length + 1 > text->capacity) {
        text->capacity = (text->length + length + 1) * 2;
        text->data = realloc(text->data, text->capacity);
        if (!text->data)
            exit(1);
    }
    memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

/* ---- the contestants; each answers how many tokens it met ---- */

/* libstemmer, once a running word. */
static size_t stem_every_token(struct bench *bench)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("norwegian", "UTF_8");
    size_t count = 0;
    for (const char *at = bench->words.data; *at; count++) {
        const char *end = strchr(at, '\n');
        if (!sb_stemmer_stem(stemmer, (const sb_symbol *)at, (int)(end - at)))
            exit(1);
        at = end + 1;
    }
    sb_stemmer_delete(stemmer);
    return count;
}

/* What the obvious program counts with: chains of strings. */
struct count { struct count *next; size_t count; char word[]; };
enum { CHAINS = 1 << 18 };

static void count_word(struct count **chains, const char *word, size_t length)
{
    size_t hash = 5381;
    for (size_t i = 0; i < length; i++)
        hash = hash * 33 + (unsigned char)word[i];
    struct count **at = &chains[hash % CHAINS];
    while (*at && (strncmp((*at)->word, word, length) != 0 || (*at)->word[length]))
        at = &(*at)->next;
    if (!*at) {
        if (!(*at = calloc(1, sizeof **at + length + 1)))
            exit(1);
        memcpy((*at)->word, word, length);
    }
    (*at)->count++;
}

static void free_counts(struct count **chains)
{
    for (size_t i = 0; chains && i < CHAINS; i++)
        for (struct count *at = chains[i], *next; at; at = next) {
            next = at->next;
            free(at);
        }
    free(chains);
}

/* Convert, ICU's word iterator, small letters and a stem for every word: how one would write it in an hour. `counts`:
 * and count forms and stems, which is what the road's first half gives. */
static size_t obvious_program(struct bench *bench, bool counts)
{
    struct count **forms = counts ? calloc(CHAINS, sizeof *forms) : NULL;
    struct count **stems = counts ? calloc(CHAINS, sizeof *stems) : NULL;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "nb", NULL, 0, &status);
    struct sb_stemmer *stemmer = sb_stemmer_new("norwegian", "UTF_8");
    size_t count = 0, room = 1 << 16;
    UChar *wide = malloc(room * sizeof *wide), lower[256];
    char narrow[1024];
    for (size_t i = 0; i < osk_corpus_count(bench->corpus); i++) {
        osk_slice text = osk_corpus_comment(bench->corpus, i)->text;
        int32_t length;
        if (text.length > room && !(wide = realloc(wide, (room = text.length) * sizeof *wide)))
            exit(1);
        u_strFromUTF8(wide, (int32_t)room, &length, text.data, (int32_t)text.length, &status);
        ubrk_setText(words, wide, length, &status);
        for (int32_t from = ubrk_first(words), to; (to = ubrk_next(words)) != UBRK_DONE; from = to) {
            int32_t bytes;
            if (ubrk_getRuleStatus(words) < UBRK_WORD_LETTER || to - from > 200)
                continue;
            int32_t letters = u_strToLower(lower, 256, wide + from, to - from, "nb", &status);
            u_strToUTF8(narrow, sizeof narrow, &bytes, lower, letters, &status);
            const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)narrow, bytes);
            if (forms && stems && stem) {
                count_word(forms, narrow, (size_t)bytes);
                count_word(stems, (const char *)stem, (size_t)sb_stemmer_length(stemmer));
            }
            count++;
        }
    }
    if (U_FAILURE(status))
        exit(1);
    free(wide);
    free_counts(forms);
    free_counts(stems);
    sb_stemmer_delete(stemmer);
    ubrk_close(words);
    return count;
}

static size_t obvious(struct bench *bench) { return obvious_program(bench, false); }
static size_t obvious_counts(struct bench *bench) { return obvious_program(bench, true); }

/* Our road as far as types: tokens, sentences, types, stems, counts. */
static size_t types(struct bench *bench)
{
    osk_error error = {0};
    size_t tokens = 0, count = osk_corpus_count(bench->corpus);
    osk_worker_forget(bench->worker);
    osk_fold *fold = osk_fold_make(bench->worker, OSK_DEPTH_TYPES, &error);
    for (size_t i = 0; i < count; i += 256) {
        size_t here = count - i < 256 ? count - i : 256;
        const osk_chunk *chunk = osk_worker_types(bench->worker, osk_corpus_comment(bench->corpus, i), here, &error);
        if (!chunk || !osk_fold_add(fold, chunk, &error))
            exit(1);
        tokens += chunk->token_count;
    }
    osk_fold_free(fold);
    return tokens;
}

/* Our road: tokens, types (stems once a type), scores and themes. */
static size_t road_in(struct bench *bench, const osk_language *language)
{
    osk_error error = {0};
    osk_worker *worker = osk_worker_make(language, &error);
    size_t tokens = 0, count = osk_corpus_count(bench->corpus);
    for (size_t i = 0; i < count; i += 256) {
        const osk_chunk *chunk =
            osk_worker_run(worker, osk_corpus_comment(bench->corpus, i), count - i < 256 ? count - i : 256, &error);
        if (!chunk)
            exit(1);
        tokens += chunk->token_count;
    }
    osk_worker_free(worker);
    return tokens;
}

static size_t whole_road(struct bench *bench) { return road_in(bench, bench->language); }
static size_t bare_road(struct bench *bench) { return road_in(bench, bench->bare); }

/* The reader alone: decoding and lines. */
static size_t read_comments(struct bench *bench)
{
    static const osk_comment_options text = {.input = "text"};
    osk_corpus *corpus = osk_comment_parse("bench", bench->text.data, bench->text.length, &text, NULL, NULL);
    size_t count = corpus ? osk_corpus_count(corpus) : 0;
    osk_corpus_free(corpus);
    return count;
}

/* ---- timing ---- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double seconds(struct bench *bench, size_t (*run)(struct bench *), size_t *tokens, double *least, double *most)
{
    double times[RUNS];
    run(bench); /* warm */
    for (int i = 0; i < RUNS; i++) {
        clock_t start = clock();
        *tokens = run(bench);
        times[i] = (double)(clock() - start) / CLOCKS_PER_SEC;
    }
    qsort(times, RUNS, sizeof *times, by_value);
    *least = times[0];
    *most = times[RUNS - 1];
    return times[RUNS / 2];
}

static double line(struct bench *bench, const char *name, size_t (*run)(struct bench *), double megabytes, double peer)
{
    size_t tokens;
    double least, most, time = seconds(bench, run, &tokens, &least, &most);
    printf("%-44s %8.3f s  (%.3f-%.3f) %8.1f MB/s %7.2f M/s", name, time, least, most, megabytes / time,
           (double)tokens / time / 1e6);
    printf(peer > 0 ? "  %5.2f x\n" : "\n", peer / time);
    return time;
}

/* ---- the corpora ---- */

static void add_file(struct bench *bench, const char *path, int times)
{
    osk_error error = {0};
    osk_corpus *corpus = osk_comment_read(path, NULL, NULL, &error);
    if (!corpus) {
        fprintf(stderr, "bench: %s: %s\n", path, error.message);
        exit(error.code);
    }
    for (; times > 0; times--)
        for (size_t i = 0; i < osk_corpus_count(corpus); i++) {
            osk_slice text = osk_corpus_comment(corpus, i)->text;
            size_t start = bench->text.length;
            append(&bench->text, text.data, text.length);
            for (size_t c = start; c < bench->text.length; c++)
                if (bench->text.data[c] == '\n' || bench->text.data[c] == '\r')
                    bench->text.data[c] = ' ';
            append(&bench->text, "\n", 1);
        }
    osk_corpus_free(corpus);
}

static void list_words(struct bench *bench)
{
    for (size_t i = 0; i < osk_corpus_count(bench->corpus); i++) {
        const osk_chunk *chunk = osk_worker_run(bench->worker, osk_corpus_comment(bench->corpus, i), 1, NULL);
        for (size_t t = 0; chunk && t < chunk->token_count; t++) {
            if (chunk->tokens[t].kind != OSK_WORD)
                continue;
            osk_slice form = osk_type_form(bench->worker, chunk->tokens[t].type);
            append(&bench->words, form.data, form.length);
            append(&bench->words, "\n", 1);
        }
    }
}

int main(int count, char **arguments)
{
    static const char *const samples[] = {"corpus/lederdebatt.txt", "corpus/skoledebatt.csv"};
    static const osk_comment_options plain = {.input = "text"};
    struct bench bench = {0};
    osk_error error = {0};
    char path[4096];
    osk_language_options options = {.data = count > 1 ? arguments[1] : NULL};
    for (size_t i = 0; count < 3 && i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", count > 1 ? arguments[1] : ".", samples[i]);
        add_file(&bench, path, REPEAT);
    }
    for (int i = 2; i < count; i++)
        add_file(&bench, arguments[i], 1);
    bench.language = osk_language_open(&options, &error);
    options.without = "rules";
    bench.bare = bench.language ? osk_language_open(&options, &error) : NULL;
    bench.worker = bench.bare ? osk_worker_make(bench.language, &error) : NULL;
    bench.corpus = osk_comment_parse("bench", bench.text.data, bench.text.length, &plain, NULL, &error);
    if (!bench.worker || !bench.corpus) {
        fprintf(stderr, "bench: %s\n", error.message);
        return 1;
    }
    list_words(&bench);
    double size = (double)bench.text.length / 1e6, words = (double)bench.words.length / 1e6;
    printf("%.1f MB, %zu comments; median of %d runs (least-most), one thread, CPU time\n", size,
           osk_corpus_count(bench.corpus), RUNS);
    line(&bench, "comment: decode, lines", read_comments, size, 0);
    line(&bench, "stem: libstemmer, every running word", stem_every_token, words, 0);
    line(&bench, "peer: ICU + small letters + stem, every word", obvious, size, 0);
    double peer = line(&bench, "peer: the same, and counts forms and stems", obvious_counts, size, 0);
    double typed = line(&bench, "road: tokens, types, stems, counts", types, size, peer);
    double bare = line(&bench, "road: scores without rules, themes", bare_road, size, peer);
    double whole = line(&bench, "road: tokens, types, stems, scores, themes", whole_road, size, peer);
    printf("rules: %.0f %% of the whole road, %.0f %% of what scoring adds to types\n", 100 * (whole - bare) / whole,
           100 * (whole - bare) / (whole - typed));
    osk_corpus_free(bench.corpus);
    osk_worker_free(bench.worker);
    osk_language_free(bench.language);
    osk_language_free(bench.bare);
    free(bench.text.data);
    free(bench.words.data);
    return 0;
}
