/* Other programs: ordskifte itself, wc, stemwords, and the scripts of the peers that a linguist would use instead. */
#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ARGUMENTS = 16, NOT_FOUND = 127, LACKING = 77 };

static const struct file *file_of(const struct bench *bench, const char *sign)
{
    return strcmp(sign, "@CSV") == 0        ? &bench->csv
           : strcmp(sign, "@PART") == 0     ? &bench->part
           : strcmp(sign, "@WORDS") == 0    ? &bench->word_file
           : strcmp(sign, "@WORDPART") == 0 ? &bench->word_part
           : strcmp(sign, "@LEXICON") == 0  ? &bench->lexicon
                                            : NULL;
}

/* Of all children that have ended. */
static double children_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double clock_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* In the child. What the program says goes into the file `out`. */
static void become(char *const *arguments, const char *in, const char *out)
{
    int from = open(in, O_RDONLY), to = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600), mute = open("/dev/null", O_WRONLY);
    if (from < 0 || to < 0 || mute < 0 || dup2(from, 0) < 0 || dup2(to, 1) < 0 || dup2(mute, 2) < 0)
        _exit(1);
    setenv("LC_ALL", "C.UTF-8", 1);
    execvp(arguments[0], arguments);
    _exit(NOT_FOUND);
}

/* How much the file holds. */
static void measure(const struct bench *bench, struct row *row, const struct file *file)
{
    row->megabytes = (double)file->size / 1e6;
    row->tokens = file == &bench->csv ? bench->token_count : file == &bench->part ? bench->part_tokens : file->words;
}

/* Runs it; CPU seconds, or below 0 with row->why. `first`: instead of the first argument, or NULL. */
static double spawn(struct bench *bench, struct row *row, const char *first)
{
    char out[128], script[4096];
    char *arguments[ARGUMENTS + 1] = {0};
    snprintf(out, sizeof out, "%s/out", bench->folder);
    for (size_t i = 0; i < ARGUMENTS && row->arguments[i]; i++) {
        const char *argument = i == 0 && first ? first : row->arguments[i];
        const struct file *file = file_of(bench, argument);
        if (strcmp(argument, "@PROGRAM") == 0)
            argument = bench->program;
        else if (strcmp(argument, "@SOURCE") == 0)
            argument = bench->source;
        else if (strncmp(argument, "@/", 2) == 0) {
            snprintf(script, sizeof script, "%s/bench/peers/%s", bench->source, argument + 2);
            argument = script;
        }
        if (file && file != &bench->lexicon)
            measure(bench, row, file);
        arguments[i] = (char *)(size_t)(file ? file->path : argument); /* execvp changes none of them */
    }
    int status;
    const struct file *input = row->input ? file_of(bench, row->input) : NULL;
    if (input)
        measure(bench, row, input);
    double start = clock_now(), used = children_seconds();
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        become(arguments, input ? input->path : "/dev/null", out);
    if (child < 0 || waitpid(child, &status, 0) != child)
        exit(1);
    row->wall_seconds[row->runs] = clock_now() - start;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return children_seconds() - used;
    bool lacking = WIFEXITED(status) && (WEXITSTATUS(status) == NOT_FOUND || WEXITSTATUS(status) == LACKING);
    row->why = lacking ? "not installed" : "failed";
    return -1;
}

double run_program(struct bench *bench, struct row *row)
{
    return spawn(bench, row, NULL);
}

/* "SECONDS VERSION" */
static double told(const struct bench *bench, struct row *row)
{
    char out[128];
    double seconds = -1;
    snprintf(out, sizeof out, "%s/out", bench->folder);
    FILE *file = fopen(out, "r");
    if (!file || fscanf(file, "%lf %63[^\n]", &seconds, row->version) < 1)
        row->why = "failed";
    if (file)
        fclose(file);
    return seconds;
}

/* The system's interpreter first: a Python of one's own seldom has Debian's packages. */
double run_script(struct bench *bench, struct row *row)
{
    char system[64];
    snprintf(system, sizeof system, "/usr/bin/%s", row->arguments[0]);
    double seconds = spawn(bench, row, system);
    if (seconds < 0) {
        row->why = NULL;
        seconds = spawn(bench, row, NULL);
    }
    return seconds < 0 ? seconds : told(bench, row);
}
