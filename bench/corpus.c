/* What is measured on: the user's files, the reviews where they lie beside this folder, or a text made by Zipf's law. */
#include "bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where nothing else is given. Interpreters get a small part: they are slow, and their rates do not depend on the size. */
enum { PART = 3000000, WORD_PART = 600000, MADE = 40000000, MADE_TYPES = 400000, COMMENT = 400 };

void append(struct text *text, const char *bytes, size_t length)
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

static void fail(const osk_error *error)
{
    fprintf(stderr, "bench: %s%s%s\n", error->file, error->file[0] ? ": " : "", error->message);
    exit(error->code ? (int)error->code : 1);
}

/* The texts as they are, line breaks and all: what other programs read too. */
static void add_comment(struct bench *bench, osk_slice text)
{
    char id[32];
    if (bench->text.length == 0)
        append(&bench->text, "id,text\n", 8);
    append(&bench->text, id, (size_t)snprintf(id, sizeof id, "%zu,\"", ++bench->comment_count));
    for (size_t from = 0, to; from < text.length; from = to) {
        const char *mark = memchr(text.data + from, '"', text.length - from);
        to = mark ? (size_t)(mark - text.data) + 1 : text.length;
        append(&bench->text, text.data + from, to - from);
        append(&bench->text, "\"", mark != NULL);
    }
    append(&bench->text, "\"\n", 2);
    bench->bytes += text.length;
    if (bench->part_length < PART)
        bench->part_length = bench->text.length;
}

static void add_file(struct bench *bench, const char *path)
{
    osk_error error = {0};
    osk_corpus *corpus = osk_comment_read(path, NULL, NULL, &error);
    if (!corpus)
        fail(&error);
    for (size_t i = 0; i < osk_corpus_count(corpus); i++)
        add_comment(bench, osk_corpus_comment(corpus, i)->text);
    osk_corpus_free(corpus);
}

/* ---- a text by Zipf's law ---- */

static uint64_t state = 20111124;
static double draw(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) / 9007199254740992.0;
}

/* The word of a rank: those of the samples first, then made of syllables. */
static void add_word(struct text *text, const struct text *known, const size_t *starts, size_t known_count, size_t rank)
{
    static const char *const syllables[] = {"ar", "le", "sjon", "het", "bru", "ker", "vin", "tra", "fje", "ll", "sk\xC3\xA5", "men",
                                            "de", "s\xC3\xB8", "ut", "for", "ing", "b\xC3\xA6r", "opp", "lig"};
    size_t start = text->length;
    if (rank < known_count)
        append(text, known->data + starts[rank], strcspn(known->data + starts[rank], "\n"));
    else
        for (size_t rest = rank; rest; rest /= 20)
            append(text, syllables[rest % 20], strlen(syllables[rest % 20]));
    if (start == 0 || text->data[start - 1] == '\n' || (start > 1 && text->data[start - 2] == '.'))
        if (text->data[start] >= 'a' && text->data[start] <= 'z')
            text->data[start] = (char)(text->data[start] - 'a' + 'A');
}

static void add_zipf(struct bench *bench, const struct text *known, const size_t *starts, size_t known_count)
{
    struct text text = {0};
    while (bench->bytes < MADE) {
        size_t words = 1 + (size_t)(draw() * COMMENT), sentence = 0;
        text.length = 0;
        for (size_t i = 0; i < words; i++) {
            add_word(&text, known, starts, known_count, (size_t)exp(draw() * log((double)MADE_TYPES)) - 1);
            bool ends = ++sentence > 4 + (size_t)(draw() * 16) || i + 1 == words;
            append(&text, ends ? "." : draw() < 0.06 ? "," : "", ends || text.data[text.length - 1] == ',' ? 1 : 0);
            append(&text, " ", i + 1 < words);
            sentence = ends ? 0 : sentence;
        }
        add_comment(bench, osk__slice(text.data, text.length));
    }
    free(text.data);
}

static void list_words(struct bench *bench, struct text *out)
{
    for (size_t i = 0; i < osk_corpus_count(bench->corpus); i++) {
        const osk_chunk *chunk = osk_worker_types(bench->worker, osk_corpus_comment(bench->corpus, i), 1, NULL);
        for (size_t t = 0; chunk && t < chunk->token_count; t++) {
            bench->token_count++;
            if (chunk->tokens[t].kind != OSK_WORD)
                continue;
            osk_slice form = osk_type_form(bench->worker, chunk->tokens[t].type);
            append(out, form.data, form.length);
            append(out, "\n", 1);
            bench->word_count++;
        }
    }
}

static void parse(struct bench *bench)
{
    static const osk_comment_options table = {.input = "csv"};
    osk_error error = {0};
    osk_corpus_free(bench->corpus);
    if (!(bench->corpus = osk_comment_parse("bench", bench->text.data, bench->text.length, &table, NULL, &error)))
        fail(&error);
}

/* From the words of the samples, in their order: a word that is met early is mostly a frequent one. */
static void make_text(struct bench *bench)
{
    char path[4096];
    struct text words = {0};
    snprintf(path, sizeof path, "%s/corpus/lederdebatt.txt", bench->source);
    add_file(bench, path);
    parse(bench);
    list_words(bench, &words);
    size_t count = bench->word_count, kept = 0, *starts = calloc(count + 1, sizeof *starts);
    char *seen = calloc(osk_type_count(bench->worker) + 1, 1);
    if (!starts || !seen)
        exit(1);
    size_t at = 0, i = 0;
    for (size_t c = 0; c < osk_corpus_count(bench->corpus); c++) {
        const osk_chunk *chunk = osk_worker_types(bench->worker, osk_corpus_comment(bench->corpus, c), 1, NULL);
        for (size_t t = 0; chunk && t < chunk->token_count; t++)
            if (chunk->tokens[t].kind == OSK_WORD && i++ < count) {
                starts[kept] = at;
                kept += !seen[chunk->tokens[t].type];
                seen[chunk->tokens[t].type] = 1;
                at += strcspn(words.data + at, "\n") + 1;
            }
    }
    bench->text.length = bench->part_length = bench->bytes = bench->comment_count = bench->word_count = bench->token_count = 0;
    add_zipf(bench, &words, starts, kept);
    free(starts);
    free(seen);
    free(words.data);
    bench->name = "made by Zipf's law from the samples' words";
}

/* ---- files for other programs ---- */

static void write_file(const struct bench *bench, struct file *file, const char *name, const char *data, size_t length)
{
    snprintf(file->path, sizeof file->path, "%s/%s", bench->folder, name);
    FILE *out = fopen(file->path, "wb");
    if (!out || fwrite(data, 1, length, out) != length || fclose(out) != 0) {
        perror("bench");
        exit(1);
    }
    file->size = length;
}

static void write_files(struct bench *bench)
{
    struct text lexicon = {0};
    size_t part = bench->words.length < WORD_PART ? bench->words.length : WORD_PART;
    while (part > 0 && bench->words.data[part - 1] != '\n')
        part--;
    write_file(bench, &bench->csv, "text.csv", bench->text.data, bench->text.length);
    write_file(bench, &bench->part, "part.csv", bench->text.data, bench->part_length);
    write_file(bench, &bench->word_file, "words.txt", bench->words.data, bench->words.length);
    write_file(bench, &bench->word_part, "some-words.txt", bench->words.data, part);
    bench->word_file.words = bench->word_count;
    for (size_t i = 0; i < part; i++)
        bench->word_part.words += bench->words.data[i] == '\n';
    bench->part_tokens = (size_t)((double)bench->token_count * (double)bench->part.size / (double)bench->csv.size);
    list_lexicon(bench, &lexicon);
    write_file(bench, &bench->lexicon, "lexicon.tsv", lexicon.data, lexicon.length);
    free(lexicon.data);
}

void corpus_open(struct bench *bench, const char *const *files, size_t count)
{
    char reviews[4096];
    osk_error error = {0};
    osk_language_options options = {.data = bench->source};
    snprintf(bench->folder, sizeof bench->folder, "/tmp/ordskifte-bench-%ld", (long)getpid());
    snprintf(reviews, sizeof reviews, "%s/../shared/data/norec-train.jsonl.gz", bench->source);
    if (!(bench->language = osk_language_open(&options, &error)) || !(bench->worker = osk_worker_make(bench->language, &error)))
        fail(&error);
    bench->name = count ? files[0] : "NoReC train";
    for (size_t i = 0; i < count; i++)
        add_file(bench, files[i]);
    if (count == 0 && access(reviews, R_OK) == 0)
        add_file(bench, reviews);
    else if (count == 0)
        make_text(bench);
    parse(bench);
    list_words(bench, &bench->words);
    if (bench->word_count == 0) {
        fprintf(stderr, "bench: %s holds no words\n", bench->name);
        exit(4);
    }
    if (mkdir(bench->folder, 0700) != 0) {
        perror(bench->folder);
        exit(1);
    }
    write_files(bench);
}

void corpus_close(struct bench *bench)
{
    const struct file *const files[] = {&bench->csv, &bench->part, &bench->word_file, &bench->word_part, &bench->lexicon};
    char out[128];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]->path);
    snprintf(out, sizeof out, "%s/out", bench->folder);
    unlink(out);
    rmdir(bench->folder);
    osk_corpus_free(bench->corpus);
    osk_worker_free(bench->worker);
    osk_language_free(bench->language);
    free(bench->text.data);
    free(bench->words.data);
}
