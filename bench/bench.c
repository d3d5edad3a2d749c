/* Throughput against peers, in one run: every figure is the median of five, and the contestants of a stage run by turns, so
 * that what else the machine does falls on all of them. Read the ratios.
 *
 *   bench SOURCE PROGRAM [--json] [stem] [FILE...]
 *
 * SOURCE is the top of the tree, PROGRAM is ordskifte. FILE: anything it reads; else NoReC train where it lies beside the
 * tree, else a text made by Zipf's law. `stem`: stemmers alone, on the words of FILE. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PROGRAM(...) (const char *const[]){__VA_ARGS__, NULL}

static const struct row stems[] = {
    {.stage = "stem", .name = "libstemmer, every word", .run = run_libstemmer, .base = true},
    {.stage = "stem", .name = "through the type table", .run = run_type_table},
    {.stage = "stem", .name = "ordskifte stem", .run = run_program, .input = "@WORDS",
     .arguments = PROGRAM("@PROGRAM", "stem", "--data", "@SOURCE")},
    {.stage = "stem", .name = "stemwords", .run = run_program, .arguments = PROGRAM("stemwords", "-l", "norwegian", "-i", "@WORDS")},
    {.stage = "stem", .name = "PyStemmer", .run = run_script, .arguments = PROGRAM("python3", "@/stem.py", "pystemmer", "@WORDPART")},
    {.stage = "stem", .name = "NLTK", .run = run_script, .arguments = PROGRAM("python3", "@/stem.py", "nltk", "@WORDPART")},
    {.stage = "stem", .name = "snowballstemmer", .run = run_script,
     .arguments = PROGRAM("python3", "@/stem.py", "snowballstemmer", "@WORDPART")},
};
static const struct row stages[] = {
    {.stage = "token", .name = "ICU's word iterator", .run = run_icu, .base = true},
    {.stage = "token", .name = "tokens and sentences", .run = run_tokens},
    {.stage = "type", .name = "obvious: ICU, stem, counts", .run = run_obvious_counts, .base = true},
    {.stage = "type", .name = "tokens, types, stems, counts", .run = run_types},
    {.stage = "score", .name = "obvious: ICU, stem, lexicon", .run = run_obvious_score, .base = true},
    {.stage = "score", .name = "scores, texts in memory", .run = run_scores},
    {.stage = "score", .name = "ordskifte score, 1 thread", .run = run_program,
     .arguments = PROGRAM("@PROGRAM", "score", "--data", "@SOURCE", "--threads", "1", "--format", "csv", "@CSV")},
    {.stage = "score", .name = "ordskifte score, 2 threads", .run = run_program, .wall = true,
     .arguments = PROGRAM("@PROGRAM", "score", "--data", "@SOURCE", "--threads", "2", "--format", "csv", "@CSV")},
    {.stage = "score", .name = "wc -w (C.UTF-8)", .run = run_program, .arguments = PROGRAM("wc", "-w", "@CSV")},
    {.stage = "file", .name = "tidytext", .run = run_script, .base = true,
     .arguments = PROGRAM("Rscript", "@/score.R", "@PART", "@LEXICON")},
    {.stage = "file", .name = "scikit-learn", .run = run_script,
     .arguments = PROGRAM("python3", "@/score.py", "sklearn", "@PART", "@LEXICON")},
    {.stage = "file", .name = "NLTK", .run = run_script, .arguments = PROGRAM("python3", "@/score.py", "nltk", "@PART", "@LEXICON")},
    {.stage = "file", .name = "ordskifte score", .run = run_program,
     .arguments = PROGRAM("@PROGRAM", "score", "--data", "@SOURCE", "--threads", "1", "--format", "csv", "@CSV")},
};

static size_t add(struct row *rows, size_t count, const struct row *more, size_t more_count)
{
    memcpy(rows + count, more, more_count * sizeof *more);
    return count + more_count;
}

static void run_row(struct bench *bench, struct row *row)
{
    if (row->why)
        return;
    double seconds = row->run(bench, row);
    if (row->why || seconds < 0)
        return;
    row->seconds[row->runs++] = seconds;
}

/* The stages one after another; in each all contestants once, and once again. */
static void run_all(struct bench *bench, struct row *rows, size_t count)
{
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from; to < count && strcmp(rows[to].stage, rows[from].stage) == 0;)
            to++;
        for (int run = 0; run < RUNS; run++)
            for (size_t i = from; i < to; i++)
                run_row(bench, &rows[i]);
    }
}

int main(int count, char **arguments)
{
    static struct bench bench;
    static struct row rows[ROWS];
    bool json = false, stem_only = false;
    int first = 3;
    if (count < 3) {
        fprintf(stderr, "usage: bench SOURCE PROGRAM [--json] [stem] [FILE...]\n");
        return 2;
    }
    bench.source = arguments[1];
    bench.program = arguments[2];
    for (; first < count && (strcmp(arguments[first], "--json") == 0 || strcmp(arguments[first], "stem") == 0); first++)
        *(arguments[first][0] == '-' ? &json : &stem_only) = true;
    if (first < count && arguments[first][0] == '-' && arguments[first][1]) {
        fprintf(stderr, "bench: %s is no option (--json)\n", arguments[first]);
        return 2;
    }
    corpus_open(&bench, (const char *const *)arguments + first, (size_t)(count - first));
    size_t row_count = add(rows, 0, stems, sizeof stems / sizeof *stems);
    if (!stem_only)
        row_count = add(rows, row_count, stages, sizeof stages / sizeof *stages);
    run_all(&bench, rows, row_count);
    (json ? table_json : table_print)(&bench, rows, row_count);
    corpus_close(&bench);
    return 0;
}
