/* Contestants inside this process: the road's stages, and the obvious programs that do the same. */
#include "bench.h"

#include "language.h"
#include "type/type.h"

#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/ustring.h>

static double now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* ---- stems: words, a line each ---- */

double run_libstemmer(struct bench *bench, struct row *row)
{
    double start = now();
    struct sb_stemmer *stemmer = sb_stemmer_new("norwegian", "UTF_8");
    row->tokens = 0;
    for (const char *at = bench->words.data, *end; *at; at = end + 1, row->tokens++) {
        end = strchr(at, '\n');
        if (!sb_stemmer_stem(stemmer, (const sb_symbol *)at, (int)(end - at)))
            exit(1);
    }
    sb_stemmer_delete(stemmer);
    row->megabytes = (double)bench->words.length / 1e6;
    return now() - start;
}

/* The same words through a vocabulary: a stem once a form, and for every word the number of its stem. */
double run_type_table(struct bench *bench, struct row *row)
{
    enum { BATCH = 4096 };
    static osk_token tokens[BATCH];
    double start = now();
    uint64_t sum = 0;
    osk_comment comment = {.text = osk__slice(bench->words.data, bench->words.length)};
    const osk__dictionary *dictionary = &bench->language->dictionary;
    osk__vocabulary vocabulary;
    if (!osk__vocabulary_make(&vocabulary, dictionary, NULL))
        exit(1);
    row->tokens = 0;
    for (size_t at = 0, count; at < bench->words.length; row->tokens += count) {
        for (count = 0; count < BATCH && at < bench->words.length; count++) {
            const char *end = memchr(bench->words.data + at, '\n', bench->words.length - at);
            size_t length = (size_t)(end - bench->words.data) - at;
            tokens[count] = (osk_token){.start = (uint32_t)at, .length = (uint32_t)length, .kind = OSK_WORD};
            at += length + 1;
        }
        if (!osk__type_run(&vocabulary, dictionary, &comment, tokens, count, NULL))
            exit(1);
        for (size_t i = 0; i < count; i++)
            sum += vocabulary.records[tokens[i].type].stem;
    }
    osk__vocabulary_free(&vocabulary);
    row->megabytes = (double)bench->words.length / 1e6 + (double)(sum == 1) * 1e-12; /* the sum must be made */
    return now() - start;
}

/* ---- the obvious program ---- */

/* What it counts and looks up with: chains of strings. */
struct count { struct count *next; size_t count; int value; char word[]; };
enum { CHAINS = 1 << 18 };

static struct count **find_word(struct count **chains, const char *word, size_t length)
{
    size_t hash = 5381;
    for (size_t i = 0; i < length; i++)
        hash = hash * 33 + (unsigned char)word[i];
    struct count **at = &chains[hash % CHAINS];
    while (*at && (strncmp((*at)->word, word, length) != 0 || (*at)->word[length]))
        at = &(*at)->next;
    return at;
}

static struct count *add_word(struct count **chains, const char *word, size_t length)
{
    struct count **at = find_word(chains, word, length);
    if (!*at) {
        if (!(*at = calloc(1, sizeof **at + length + 1)))
            exit(1);
        memcpy((*at)->word, word, length);
    }
    (*at)->count++;
    return *at;
}

static void free_words(struct count **chains)
{
    for (size_t i = 0; chains && i < CHAINS; i++)
        for (struct count *at = chains[i], *next; at; at = next) {
            next = at->next;
            free(at);
        }
    free(chains);
}

struct obvious {
    struct count **forms, **stems; /* counted; NULL: not */
    struct count **lexicon;        /* looked up; NULL: not. Stems begin with ~ */
    struct sb_stemmer *stemmer;    /* NULL: nothing but ICU's iterator */
    long long sum;
};

static void meet_word(struct obvious *o, char *narrow, size_t bytes)
{
    const char *stem = (const char *)sb_stemmer_stem(o->stemmer, (const sb_symbol *)narrow, (int)bytes);
    size_t length = (size_t)sb_stemmer_length(o->stemmer);
    if (!stem)
        exit(1);
    if (o->forms) {
        add_word(o->forms, narrow, bytes);
        add_word(o->stems, stem, length);
    }
    if (o->lexicon) {
        char marked[1024] = "~";
        struct count *entry = *find_word(o->lexicon, narrow, bytes);
        memcpy(marked + 1, stem, length);
        entry = entry ? entry : *find_word(o->lexicon, marked, length + 1);
        o->sum += entry ? entry->value : 0;
    }
}

/* Convert, ICU's word iterator, small letters and a stem for every word: how one would write it in an hour. */
static size_t obvious(struct bench *bench, struct obvious *o)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "nb", NULL, 0, &status);
    size_t count = 0, room = 1 << 16;
    UChar *wide = malloc(room * sizeof *wide), lower[256];
    char narrow[1000];
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
            count++;
            if (!o->stemmer)
                continue;
            int32_t letters = u_strToLower(lower, 256, wide + from, to - from, "nb", &status);
            u_strToUTF8(narrow, sizeof narrow, &bytes, lower, letters, &status);
            meet_word(o, narrow, (size_t)bytes);
        }
    }
    if (U_FAILURE(status))
        exit(1);
    free(wide);
    ubrk_close(words);
    return count;
}

static void measure(const struct bench *bench, struct row *row, size_t tokens)
{
    row->tokens = tokens;
    row->megabytes = (double)bench->bytes / 1e6;
}

double run_icu(struct bench *bench, struct row *row)
{
    double start = now();
    struct obvious o = {0};
    measure(bench, row, obvious(bench, &o));
    return now() - start;
}

double run_obvious_counts(struct bench *bench, struct row *row)
{
    double start = now();
    struct obvious o = {calloc(CHAINS, sizeof *o.forms), calloc(CHAINS, sizeof *o.stems), NULL,
                        sb_stemmer_new("norwegian", "UTF_8"), 0};
    if (!o.forms || !o.stems)
        exit(1);
    measure(bench, row, obvious(bench, &o));
    free_words(o.forms);
    free_words(o.stems);
    sb_stemmer_delete(o.stemmer);
    return now() - start;
}

double run_obvious_score(struct bench *bench, struct row *row)
{
    struct text lexicon = {0};
    struct obvious o = {.lexicon = calloc(CHAINS, sizeof *o.lexicon), .stemmer = sb_stemmer_new("norwegian", "UTF_8")};
    list_lexicon(bench, &lexicon);
    for (char *at = lexicon.data, *tab; o.lexicon && *at; at = strchr(tab, '\n') + 1) {
        tab = strchr(at, '\t');
        add_word(o.lexicon, at, (size_t)(tab - at))->value = atoi(tab + 1);
    }
    double start = now();
    measure(bench, row, obvious(bench, &o));
    double seconds = now() - start;
    free(lexicon.data);
    free_words(o.lexicon);
    sb_stemmer_delete(o.stemmer);
    return seconds;
}

void list_lexicon(const struct bench *bench, struct text *out)
{
    const osk__dictionary *dictionary = &bench->language->dictionary;
    for (size_t i = 0; i < dictionary->entry_count; i++) {
        osk_slice name = dictionary->entries[i].name;
        char value[32];
        if (name.length == 0 || name.length > 200 || memchr(name.data, ' ', name.length))
            continue;
        append(out, name.data, name.length);
        append(out, value, (size_t)snprintf(value, sizeof value, "\t%d\n", (int)dictionary->entries[i].valence));
    }
}

/* ---- the road ---- */

enum { CHUNK = 64 };

double run_tokens(struct bench *bench, struct row *row)
{
    double start = now();
    size_t tokens = 0, count = osk_corpus_count(bench->corpus);
    for (size_t i = 0; i < count; i += CHUNK) {
        if (!osk__token_run(&bench->worker->tokenizer, osk_corpus_comment(bench->corpus, i),
                            count - i < CHUNK ? count - i : CHUNK, NULL))
            exit(1);
        tokens += bench->worker->tokenizer.token_count;
    }
    measure(bench, row, tokens);
    return now() - start;
}

/* Tokens, sentences, types, stems, counts. */
double run_types(struct bench *bench, struct row *row)
{
    double start = now();
    size_t tokens = 0, count = osk_corpus_count(bench->corpus);
    osk_worker_forget(bench->worker);
    osk_fold *fold = osk_fold_make(bench->worker, OSK_DEPTH_TYPES, NULL);
    for (size_t i = 0; i < count; i += CHUNK) {
        const osk_chunk *chunk = osk_worker_types(bench->worker, osk_corpus_comment(bench->corpus, i),
                                                  count - i < CHUNK ? count - i : CHUNK, NULL);
        if (!chunk || !osk_fold_add(fold, chunk, NULL))
            exit(1);
        tokens += chunk->token_count;
    }
    osk_fold_free(fold);
    measure(bench, row, tokens);
    return now() - start;
}

/* All of it, from a comment's text to its score. */
double run_scores(struct bench *bench, struct row *row)
{
    double start = now();
    osk_worker *worker = osk_worker_make(bench->language, NULL);
    size_t tokens = 0, count = osk_corpus_count(bench->corpus);
    for (size_t i = 0; i < count; i += CHUNK) {
        const osk_chunk *chunk = osk_worker_run(worker, osk_corpus_comment(bench->corpus, i),
                                                count - i < CHUNK ? count - i : CHUNK, NULL);
        if (!chunk)
            exit(1);
        tokens += chunk->token_count;
    }
    osk_worker_free(worker);
    measure(bench, row, tokens);
    return now() - start;
}
