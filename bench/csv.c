/* How fast delimited files are read, beside Python's csv in the same run: bench_csv SOURCE [FILE.csv]
 *
 * The text is the sample debate, its rows repeated. Each figure is the median of seven runs on one thread in CPU time, with
 * the least and the most. */
#include "base/csv.h"
#include "base/utf8.h"
#include "ordskifte.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 7, LEAST = 64 << 20 };

static osk__buffer text;
static size_t cells; /* of the last run, so that no work is left out */

static void fail(const char *what)
{
    fprintf(stderr, "bench_csv: %s\n", what);
    exit(1);
}

static void fill(const char *path)
{
    osk__buffer file = {0};
    char bytes[65536];
    FILE *in = fopen(path, "rb");
    for (size_t got; in && (got = fread(bytes, 1, sizeof bytes, in));)
        osk__buffer_add(&file, bytes, got);
    const char *rows = file.length ? memchr(file.data, '\n', file.length) : NULL;
    if (!in || fclose(in) || !rows)
        fail("the sample cannot be read");
    size_t head = (size_t)(rows - file.data) + 1;
    osk__buffer_add(&text, file.data, head);
    while (text.length < LEAST && !text.failed)
        osk__buffer_add(&text, file.data + head, file.length - head);
    osk__buffer_free(&file);
    if (text.failed)
        fail("out of memory");
}

static void structure(void)
{
    osk__csv csv = osk__csv_open(osk__slice(text.data, text.length), ',');
    cells = 0;
    do {
        if (!osk__csv_next(&csv, NULL))
            fail("the sample has an open quotation mark");
        cells += csv.count;
    } while (csv.count);
    osk__csv_free(&csv);
}

static void valid(void)
{
    if (osk__utf8_clean(osk__slice(text.data, text.length)) != text.length)
        fail("the sample is no clean UTF-8");
}

static void valid_portable(void)
{
    if (osk__utf8_clean_portable(osk__slice(text.data, text.length)) != text.length)
        fail("the sample is no clean UTF-8");
}

static void both(void)
{
    valid();
    structure();
}

static void whole(void)
{
    osk_comment_options options = {.input = "csv", .text_column = "kommentar", .author_column = "navn"};
    osk_error error = {0};
    osk_corpus *corpus = osk_comment_parse("bench.csv", text.data, text.length, &options, NULL, &error);
    if (!corpus)
        fail(error.message);
    cells = osk_corpus_count(corpus);
    osk_corpus_free(corpus);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void line(const char *name, double times[RUNS])
{
    qsort(times, RUNS, sizeof *times, by_value);
    double gigabytes = (double)text.length / 1e9;
    printf("%-44s %7.3f GB/s  (%.3f-%.3f)\n", name, gigabytes / times[RUNS / 2], gigabytes / times[RUNS - 1], gigabytes / times[0]);
}

static void measure(const char *name, void (*run)(void))
{
    double times[RUNS];
    run();
    for (int i = 0; i < RUNS; i++) {
        clock_t start = clock();
        run();
        times[i] = (double)(clock() - start) / CLOCKS_PER_SEC;
    }
    line(name, times);
}

/* The peer: every cell of every row, from the file that is written for it; it tells its own CPU time. */
static void python(const char *path)
{
    double times[RUNS];
    char command[4400];
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(text.data, 1, text.length, out) != text.length || fclose(out))
        fail("cannot write the file for Python");
    snprintf(command, sizeof command, "python3 -c '\n"
             "import csv, sys, time\n"
             "for i in range(%d):\n"
             "    start = time.process_time(); n = 0\n"
             "    for row in csv.reader(open(sys.argv[1], encoding=\"utf-8\", newline=\"\")): n += len(row)\n"
             "    print(time.process_time() - start)\n' '%s'", RUNS, path);
    FILE *in = popen(command, "r");
    int got = 0;
    while (in && got < RUNS && fscanf(in, "%lf", &times[got]) == 1)
        got++;
    if (in && pclose(in) == 0 && got == RUNS)
        line("peer: Python's csv, every cell", times);
    else
        printf("SKIP: no python3 to compare with\n");
    remove(path);
}

int main(int count, char **arguments)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/corpus/skoledebatt.csv", count > 1 ? arguments[1] : ".");
    fill(count > 2 ? arguments[2] : path);
    structure();
    printf("%.1f MB, %zu cells; median of %d runs (least-most), one thread, CPU time\n", (double)text.length / 1e6, cells, RUNS);
    measure("structure: cells of all rows", structure);
    measure("UTF-8 validation", valid);
    measure("UTF-8 validation, the portable way", valid_portable);
    measure("both: validation, then cells", both);
    measure("comments of the table, whole (with SHA-256)", whole);
    python("bench-csv.csv");
    osk__buffer_free(&text);
    return 0;
}
