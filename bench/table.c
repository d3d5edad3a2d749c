/* Rows to a table that people read, or to JSON. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unicode/uversion.h>
#include <unistd.h>

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

struct figure { double median, least, most; };
static struct figure figure_of(const struct row *row, bool wall)
{
    double sorted[RUNS];
    if (row->why || row->runs == 0)
        return (struct figure){0, 0, 0};
    memcpy(sorted, wall ? row->wall_seconds : row->seconds, sizeof sorted);
    qsort(sorted, (size_t)row->runs, sizeof *sorted, by_value);
    return (struct figure){sorted[row->runs / 2], sorted[0], sorted[row->runs - 1]};
}

static double rate(const struct row *row, bool wall)
{
    double seconds = figure_of(row, wall).median;
    return seconds > 0 ? row->megabytes / seconds : 0;
}

/* Against the row of its stage that the others are measured by; 0 for none. */
static double ratio_of(const struct row *rows, size_t count, const struct row *row)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].base && strcmp(rows[i].stage, row->stage) == 0 && rate(&rows[i], false) > 0)
            return rate(row, row->wall) / rate(&rows[i], false);
    return 0;
}

static void read_machine(char machine[128])
{
    char line[256];
    snprintf(machine, 128, "unknown processor");
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "model name", 10) == 0 && strchr(line, ':')) {
            snprintf(machine, 128, "%.*s", (int)strcspn(strchr(line, ':') + 2, "\n") < 100 ? (int)strcspn(strchr(line, ':') + 2, "\n") : 100,
                     strchr(line, ':') + 2);
            break;
        }
    if (file)
        fclose(file);
}

/* What was asked of what: one rate over another. */
static const struct asked { const char *what, *row, *of; bool inverse; double least; } asked[] = {
    {"tokens, types, stems, counts / the obvious program", "tokens, types, stems, counts", "obvious: ICU, stem, counts", false, 15},
    {"score, 1 thread / the obvious program", "ordskifte score, 1 thread", "obvious: ICU, stem, lexicon", false, 15},
    {"score, 2 threads / the obvious program", "ordskifte score, 2 threads", "obvious: ICU, stem, lexicon", false, 25},
    {"score, 2 threads / 1 thread (time that passed)", "ordskifte score, 2 threads", "ordskifte score, 1 thread", false, 1.7},
    {"CPU of score / wc -w", "ordskifte score, 1 thread", "wc -w (C.UTF-8)", true, 0.6},
    {"score, 1 thread / tidytext", "ordskifte score, 1 thread", "tidytext", false, 60},
};
enum { ASKED = sizeof asked / sizeof *asked };

static const struct row *find(const struct row *rows, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].name, name) == 0 && !rows[i].why && rows[i].runs)
            return &rows[i];
    return NULL;
}

/* 0: one of the two is not there. */
static double answer(const struct row *rows, size_t count, const struct asked *a)
{
    const struct row *row = find(rows, count, a->row), *of = find(rows, count, a->of);
    if (!row || !of)
        return 0;
    bool wall = row->wall && strncmp(of->name, "ordskifte", 9) == 0;
    double ratio = rate(row, row->wall) / rate(of, wall);
    return a->inverse ? 1 / ratio : ratio;
}

static void print_head(const struct bench *bench)
{
    char machine[128];
    struct utsname kernel;
    read_machine(machine);
    uname(&kernel);
    printf("%s, %ld processors, %s %s\n", machine, sysconf(_SC_NPROCESSORS_ONLN), kernel.sysname, kernel.release);
    printf("ordskifte %s, ICU %s, Snowball %s, compiler %s\n", osk_version(), U_ICU_VERSION,
           osk_language_stemmer(bench->language) ? osk_language_stemmer(bench->language) : "unknown", __VERSION__);
    printf("%s: %.1f MB, %zu comments, %zu tokens; median of %d runs, the stages' contestants by turns\n", bench->name,
           (double)bench->bytes / 1e6, osk_corpus_count(bench->corpus), bench->token_count, RUNS);
    printf("seconds: of the processor, * those that passed; ratio: MB/s against the stage's first that has 1.00\n\n");
}

void table_print(const struct bench *bench, const struct row *rows, size_t count)
{
    print_head(bench);
    printf("%-7s %-30s %8s %17s %7s %8s %8s %8s\n", "stage", "contestant", "seconds", "(least-most)", "MB", "MB/s", "Mtok/s",
           "ratio");
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows[i];
        struct figure f = figure_of(row, row->wall);
        printf("%-7s %-30s ", i && strcmp(rows[i - 1].stage, row->stage) == 0 ? "" : row->stage, row->name);
        if (row->why)
            printf("SKIP: %s\n", row->why);
        else
            printf("%7.3f%c %8.3f-%-8.3f %7.1f %8.1f %8.3f %8.2f%s%s\n", f.median, row->wall ? '*' : ' ', f.least, f.most,
                   row->megabytes, rate(row, row->wall), (double)row->tokens / f.median / 1e6, ratio_of(rows, count, row),
                   row->version[0] ? "  " : "", row->version);
    }
    printf("\n");
    for (size_t i = 0; i < ASKED; i++)
        if (answer(rows, count, &asked[i]) > 0)
            printf("%-56s %7.2f  (asked: %s %g)\n", asked[i].what, answer(rows, count, &asked[i]),
                   asked[i].inverse ? "at most" : "at least", asked[i].least);
}

/* ---- JSON ---- */

static void put_text(const char *text)
{
    putchar('"');
    for (; *text; text++)
        if ((unsigned char)*text < 0x20)
            printf("\\u%04x", (unsigned)*text);
        else
            printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    putchar('"');
}

static void put_member(const char *name, const char *text, const char *behind)
{
    printf("\"%s\": ", name);
    put_text(text);
    printf("%s", behind);
}

static void put_row(const struct row *rows, size_t count, const struct row *row)
{
    printf("    {");
    put_member("stage", row->stage, ", ");
    put_member("contestant", row->name, ", ");
    if (row->why) {
        put_member("skipped", row->why, "}");
        return;
    }
    struct figure f = figure_of(row, row->wall);
    if (row->version[0])
        put_member("version", row->version, ", ");
    printf("\"clock\": \"%s\", \"seconds\": %.6f, \"least\": %.6f, \"most\": %.6f, \"megabytes\": %.6f, \"tokens\": %zu, "
           "\"megabytes_per_second\": %.3f, \"tokens_per_second\": %.0f, \"ratio\": %.4f}",
           row->wall ? "wall" : "cpu", f.median, f.least, f.most, row->megabytes, row->tokens, rate(row, row->wall),
           f.median > 0 ? (double)row->tokens / f.median : 0, ratio_of(rows, count, row));
}

void table_json(const struct bench *bench, const struct row *rows, size_t count)
{
    char machine[128];
    struct utsname kernel;
    bool first = true;
    read_machine(machine);
    uname(&kernel);
    printf("{\n  ");
    put_member("machine", machine, ", ");
    printf("\"processors\": %ld, ", sysconf(_SC_NPROCESSORS_ONLN));
    put_member("kernel", kernel.release, ",\n  ");
    put_member("ordskifte", osk_version(), ", ");
    put_member("icu", U_ICU_VERSION, ", ");
    put_member("snowball", osk_language_stemmer(bench->language) ? osk_language_stemmer(bench->language) : "unknown", ", ");
    put_member("compiler", __VERSION__, ",\n  ");
    put_member("corpus", bench->name, ", ");
    printf("\"bytes\": %zu, \"comments\": %zu, \"tokens\": %zu, \"runs\": %d,\n  \"rows\": [\n", bench->bytes,
           osk_corpus_count(bench->corpus), bench->token_count, RUNS);
    for (size_t i = 0; i < count; i++) {
        put_row(rows, count, &rows[i]);
        printf(i + 1 < count ? ",\n" : "\n  ],\n  \"asked\": [");
    }
    for (size_t i = 0; i < ASKED; i++) {
        if (answer(rows, count, &asked[i]) <= 0)
            continue;
        printf(first ? "\n    {" : ",\n    {");
        put_member("what", asked[i].what, ", ");
        printf("\"ratio\": %.4f, \"%s\": %g}", answer(rows, count, &asked[i]), asked[i].inverse ? "at_most" : "at_least",
               asked[i].least);
        first = false;
    }
    printf(first ? "]\n}\n" : "\n  ]\n}\n");
}
