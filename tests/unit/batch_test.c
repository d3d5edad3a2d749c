/* batch: a stream cut into blocks anywhere gives the rows, the numbers and the lines that the whole gives, and the sums do
 * not know how it was cut. Records too long, marks left open and sources that break are told behind what came before. */
#include "batch/rows.h"
#include "base/file.h"
#include "base/table.h"
#include "report/report.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static osk_language *language;
static osk_worker *worker;
static const char *input; /* kind of input, or NULL: a guess */

/* A source in memory that gives `step` bytes at a time, and breaks at `breaks`. */
struct memory { const char *data; size_t length, at, step, breaks; };

static bool read_memory(void *host, char *room, size_t size, size_t *got, osk_error *error)
{
    struct memory *memory = host;
    size_t left = memory->length - memory->at;
    *got = left < memory->step ? left : memory->step;
    *got = *got < size ? *got : size;
    if (memory->breaks && memory->at >= memory->breaks)
        return osk__fail_at(error, OSK_INPUT, "memory", 0, 0, "broke");
    memcpy(room, memory->data + memory->at, *got);
    memory->at += *got;
    return true;
}

/* What a run gave: the rows' bytes, and a line a rejected row. */
struct given { osk__buffer out, told; osk__sums sums; osk_error error; size_t blocks; uint64_t offset; };

static void tell_rejects(struct given *given, const osk__rows *rows)
{
    char text[1024];
    for (size_t i = 0; i < rows->reject_count; i++) {
        osk__buffer_text(&given->told, osk_error_text(&rows->rejects[i], text, sizeof text));
        osk__buffer_byte(&given->told, '\n');
    }
}

static struct given run(const char *text, size_t length, const osk__block_limits *limits, size_t step, size_t breaks)
{
    struct memory memory = {text, length, 0, step, breaks};
    struct given given = {0};
    const osk_comment_options options = {.input = input};
    osk__blocks blocks;
    osk__block block = {0};
    osk__rows rows = {0};
    osk__columns columns;
    osk_corpus *told = NULL;
    osk_slice head;
    bool whole, more = true;
    osk__blocks_open(&blocks, (osk__source){read_memory, &memory}, "memory", limits);
    bool good = osk__blocks_head(&blocks, &head, &whole, &given.error) &&
                osk__columns_open(&columns, "memory", head, whole, &options, &told, &given.error);
    osk__form form = {.columns = &columns, .name = "memory", .comment = &options, .format = OSK_FORMAT_TSV, .most = limits->record};
    if (good)
        osk__blocks_begin(&blocks, &columns, &(osk__place){columns.start, 1, columns.line});
    given.offset = good ? columns.start : 0;
    while (good && (good = osk__blocks_next(&blocks, &block, &more, &given.error)) && more) {
        CHECK(block.place.offset == given.offset);
        given.offset += block.length;
        good = osk__rows_run(worker, &form, &block, NULL, &rows, &given.error);
        CHECK(good);
        CHECK(rows.sums.rows + rows.sums.rejected == block.rows);
        osk__buffer_add(&given.out, rows.out.data, rows.out.length);
        tell_rejects(&given, &rows);
        osk__sums_join(&given.sums, &rows.sums);
        given.blocks++;
    }
    osk_corpus_free(told);
    osk__rows_free(&rows);
    osk__buffer_free(&block.bytes);
    osk__blocks_free(&blocks);
    return given;
}

static bool same_bytes(const osk__buffer *a, const osk__buffer *b)
{
    return a->length == b->length && (!a->length || memcmp(a->data, b->data, a->length) == 0);
}

static void free_given(struct given *given)
{
    osk__buffer_free(&given->out);
    osk__buffer_free(&given->told);
}

static bool same(const struct given *a, const struct given *b)
{
    return same_bytes(&a->out, &b->out) && same_bytes(&a->told, &b->told) &&
           memcmp(&a->sums, &b->sums, sizeof a->sums) == 0 && a->error.code == b->error.code &&
           a->error.line == b->error.line && a->error.column == b->error.column && a->offset == b->offset;
}

/* The text in blocks of many sizes, read in steps of many sizes. The first run is what all others must give. */
static struct given all_ways(const char *text, size_t record)
{
    static const size_t bytes[] = {0, 1, 40, 300}, rows[] = {0, 1, 2, 7}, steps[] = {1 << 20, 1, 3, 64};
    size_t length = strlen(text);
    struct given first = run(text, length, &(osk__block_limits){0, 0, record}, 1 << 20, 0);
    for (size_t b = 0; b < 4; b++)
        for (size_t r = 0; r < 4; r++)
            for (size_t s = 0; s < 4; s++) {
                struct given other = run(text, length, &(osk__block_limits){bytes[b], rows[r], record}, steps[s], 0);
                CHECK(same(&first, &other));
                free_given(&other);
            }
    return first;
}

static void has(osk__buffer *bytes, const char *what)
{
    osk__buffer_byte(bytes, '\0');
    if (!bytes->data || !strstr(bytes->data, what))
        printf("no \"%s\" in:\n%s\n", what, bytes->data ? bytes->data : "");
    CHECK(bytes->data && strstr(bytes->data, what));
    bytes->length--;
}

static void test_csv(void)
{
    struct given given = all_ways("id,navn,tekst\n"
                                  "a,Kari,\"Dette er bra,\nog \"\"fint\"\"\"\n"
                                  "\n"
                                  "b,Ola,D\xC3\xA5rlig\r\n"
                                  "c,Ola\n"                       /* too few cells */
                                  "d,Ola,\"Bra\" tull\n"          /* behind the mark */
                                  "  \n"
                                  ",Eva,\"\"\n"
                                  "f,Eva,et \"ord\" i midten\n"
                                  "g,Eva,siste uten linjeskift",
                                  200);
    CHECK(given.sums.rows == 5 && given.sums.rejected == 2);
    has(&given.told, "memory:6:1: the row has 2 cells");
    has(&given.told, "memory:7:12: the row has text behind");
    has(&given.out, "\n5\tEva\tunscored"); /* its number is its row's: rejected ones have one, blank lines none */
    free_given(&given);
}

static void test_one_column(void)
{
    input = "csv";
    struct given given = all_ways("tekst\nbra\n\n\"\"\nfint\n", 200);
    CHECK(given.sums.rows == 4 && given.sums.rejected == 0);
    free_given(&given);
    input = NULL; /* told by nothing but the word on its first line: lines, of which blank ones are no comments */
    given = all_ways("tekst\nbra\n\nhei, du\nfint\n", 200);
    CHECK(given.sums.rows == 3 && given.sums.rejected == 0);
    free_given(&given);
}

static void test_json(void)
{
    struct given given = all_ways("{\"text\":\"bra\"}\n\n{\"text\":1}\n[]\n{\"text\":\"a\\r\\nb\", \"author\":\"\xC3\x85se\"}\nikke json", 200);
    CHECK(given.sums.rows == 2 && given.sums.rejected == 3);
    has(&given.told, "memory:4:1: is JSON but no object");
    has(&given.told, "memory:6:4: is no JSON");
    has(&given.out, "\n4\t\xC3\x85se\t");
    free_given(&given);
}

static void test_lines(void)
{
    struct given given = all_ways("Dette er bra.\n  \nDette er d\xC3\xA5rlig.\r\n\xFF\xFE ill\nSlutt", 200);
    CHECK(given.sums.rows == 4 && given.sums.repaired == 2);
    free_given(&given);
}

/* Longer than allowed: read past, told with its line, and the numbers of the rest stay. */
static void test_long(void)
{
    char text[2000] = "id,tekst\na,bra\n,\"";
    memset(text + strlen(text), 'x', 300);
    strcat(text, "\n\nmer\"\n,fint\nc,");
    memset(text + strlen(text), 'y', 300);
    struct given given = all_ways(text, 100);
    CHECK(given.sums.rows == 2 && given.sums.rejected == 2);
    has(&given.told, "memory:3:1: the row has 309 bytes");
    has(&given.told, "memory:7:1: the row has 302 bytes");
    has(&given.out, "3\t\t"); /* the row behind it */
    free_given(&given);
}

static void test_open(void)
{
    struct given given = all_ways("id,tekst\na,bra\nb,\"fint\nog\nc,\"\"d\n", 200);
    CHECK(given.error.code == OSK_INPUT && given.error.line == 3 && given.error.column == 3 && given.sums.rows == 1);
    free_given(&given);
}

/* A source that breaks: what was whole before it is handed out, half a record is not. */
static void test_broken(void)
{
    static const char text[] = "id,tekst\na,bra\nb,fint\nc,dumt\n";
    struct given given = run(text, strlen(text), &(osk__block_limits){0, 1, 0}, 5, 24);
    CHECK(given.error.code == OSK_INPUT && given.sums.rows == 2);
    free_given(&given);
}

/* Cut at any border of blocks, a range gives what it gives in the whole. */
static void test_ranges(void)
{
    static const char text[] = "id,tekst\n,\"bra\nog\"\nx\n,fint\n\n,dumt\n";
    static const osk_comment_options options = {0};
    struct given whole = run(text, strlen(text), &(osk__block_limits){0}, 1000, 0);
    struct memory memory = {text, strlen(text), 0, 1000, 0};
    osk__blocks blocks, part;
    osk__block block = {0}, piece = {0};
    osk__columns columns;
    osk_corpus *told;
    osk_slice head;
    bool all, more;
    struct given joined = {0};
    osk__blocks_open(&blocks, (osk__source){read_memory, &memory}, "memory", &(osk__block_limits){.rows = 1});
    CHECK(osk__blocks_head(&blocks, &head, &all, NULL) &&
          osk__columns_open(&columns, "memory", head, all, &options, &told, NULL));
    osk__blocks_begin(&blocks, &columns, &(osk__place){columns.start, 1, columns.line});
    osk__form form = {.columns = &columns, .name = "memory", .comment = &options, .format = OSK_FORMAT_TSV};
    while (osk__blocks_next(&blocks, &block, &more, NULL) && more) {
        struct memory range = {text + block.place.offset, (size_t)block.length, 0, 1000, 0};
        osk__rows rows = {0};
        osk__blocks_open(&part, (osk__source){read_memory, &range}, "memory", &(osk__block_limits){0});
        osk__blocks_begin(&part, &columns, &block.place);
        bool again = true;
        while (osk__blocks_next(&part, &piece, &again, NULL) && again) {
            CHECK(osk__rows_run(worker, &form, &piece, NULL, &rows, NULL));
            osk__buffer_add(&joined.out, rows.out.data, rows.out.length);
            tell_rejects(&joined, &rows);
        }
        osk__rows_free(&rows);
        osk__blocks_free(&part);
    }
    CHECK(same_bytes(&joined.out, &whole.out) && same_bytes(&joined.told, &whole.told));
    free_given(&joined);
    free_given(&whole);
    osk__buffer_free(&block.bytes);
    osk__buffer_free(&piece.bytes);
    osk__blocks_free(&blocks);
    osk_corpus_free(told);
}

/* The rows of a file are those of its table in memory. */
static void test_file(const char *path)
{
    osk__buffer bytes = {0}, out = {0};
    osk_corpus *corpus = osk_comment_read(path, NULL, NULL, NULL);
    osk_fold *fold = corpus ? osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_SCORES, NULL) : NULL;
    osk_table *table = fold ? osk_score_table(fold, NULL) : NULL;
    CHECK(table && osk__table_part(table, OSK_FORMAT_TSV, false, false, &out) && osk__file_read(path, &bytes, NULL));
    struct given given = run(bytes.data, bytes.length, &(osk__block_limits){0, 3, 0}, 1000, 0);
    CHECK(given.out.length == out.length && memcmp(given.out.data, out.data, out.length) == 0);
    CHECK(given.sums.rows == osk_corpus_count(corpus) && given.blocks > 2);
    osk_table_free(table);
    osk_fold_free(fold);
    osk_corpus_free(corpus);
    osk__buffer_free(&bytes);
    osk__buffer_free(&out);
    free_given(&given);
}

/* Random tables of the bytes that matter: cut anywhere they give the same, and as many rows and rejected ones as the reader
 * that has all of it before it. */
static void test_random(void)
{
    static const char bytes[] = "a,\"\n\n\r b\"\",;";
    uint32_t random = 1;
    input = "csv";
    for (size_t t = 0; t < 3000; t++) {
        char text[80] = "id,tekst\nx,bra\n";
        size_t length = strlen(text);
        for (size_t n = t % 50; n > 0; n--) {
            random = random * 1664525u + 1013904223u;
            text[length++] = bytes[(random >> 16) % (sizeof bytes - 1)];
        }
        struct given whole = run(text, length, &(osk__block_limits){0}, 1000, 0);
        struct given parts = run(text, length, &(osk__block_limits){1 + t % 9, 1 + t % 3, 0}, 1 + t % 5, 0);
        osk_corpus *partial = NULL, *corpus = osk_comment_parse("memory", text, length, &(osk_comment_options){.input = "csv"}, &partial, NULL);
        const osk_corpus *read = corpus ? corpus : partial;
        CHECK(same(&whole, &parts));
        CHECK(read && osk_corpus_count(read) == whole.sums.rows && osk_corpus_rejected(read) == whole.sums.rejected);
        CHECK((corpus == NULL) == (whole.error.code == OSK_INPUT));
        osk_corpus_free(corpus);
        osk_corpus_free(partial);
        free_given(&whole);
        free_given(&parts);
    }
    input = NULL;
}

int main(int count, char **arguments)
{
    CHECK(count > 2);
    language = osk_language_open(&(osk_language_options){.data = arguments[1]}, NULL);
    worker = language ? osk_worker_make(language, NULL) : NULL;
    CHECK(worker != NULL);
    test_csv();
    test_one_column();
    test_json();
    test_lines();
    test_long();
    test_open();
    test_broken();
    test_ranges();
    test_random();
    test_file(arguments[2]);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
