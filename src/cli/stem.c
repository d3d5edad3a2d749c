/* ordskifte stem: a line filter from words to stems. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static const char usage[] =
    "Usage: ordskifte stem [OPTIONS] <WORDS\n"
    "\n"
    "The Snowball Norwegian stem of each line, in small letters; one line out a\n"
    "line in.\n"
    "\n"
    "  -o, --output FILE     write to FILE; it appears when it is whole\n"
    "  --force               replace FILE if it exists\n"
    CLI_DATA_OPTIONS;

/* Where ill-formed bytes were mended: they are counted, with the first place. */
struct repairs { size_t lines, first; };

/* A line to its stem, the line's end kept as it is. */
static bool stem_line(osk_worker *worker, osk_output *output, osk_slice line, bool *repaired, osk_error *error)
{
    size_t length = line.length;
    osk_slice stem;
    if (length && line.data[length - 1] == '\n')
        length--;
    if (length && length < line.length && line.data[length - 1] == '\r')
        length--;
    osk_slice word = {line.data, length};
    if (!osk_type_stem_word(worker, word, &stem, repaired, error))
        return false;
    osk_output_write(output, stem.data, stem.length);
    osk_output_write(output, line.data + length, line.length - length);
    return true;
}

static bool stem_all(osk_worker *worker, osk_output *output, struct repairs *repairs, osk_error *error)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    bool good = true, repaired;
    for (size_t number = 1; good && (length = getline(&line, &capacity, stdin)) >= 0; number++) {
        osk_slice whole = {line, (size_t)length};
        good = stem_line(worker, output, whole, &repaired, error);
        if (repaired && repairs->lines++ == 0)
            repairs->first = number;
    }
    free(line);
    if (good && ferror(stdin)) {
        *error = (osk_error){.code = OSK_FILE, .file = "standard input", .message = "cannot be read"};
        good = false;
    }
    return good;
}

static int run_over(const cli_options *options, osk_worker *worker, osk_error *error)
{
    struct repairs repairs = {0, 0};
    osk_output *output = osk_output_open(options->output, "-", options->osk.force, error);
    if (!output)
        return cli_fail(error);
    if (!stem_all(worker, output, &repairs, error)) {
        osk_output_drop(output);
        return cli_fail(error);
    }
    if (repairs.lines)
        fprintf(stderr, "standard input:%zu: ill-formed UTF-8 in %zu %s; each ill-formed part stands as U+FFFD\n",
                repairs.first, repairs.lines, repairs.lines == 1 ? "line, this one" : "lines, the first here");
    return osk_output_close(output, error) ? OSK_OK : cli_fail(error);
}

static int run(const cli_options *options)
{
    osk_error error = {0};
    if (options->file_count && (options->file_count > 1 || strcmp(options->files[0], "-") != 0)) {
        error = (osk_error){.code = OSK_USAGE,
                            .message = "stem reads words from standard input: ordskifte stem <words.txt"};
        return cli_fail(&error);
    }
    osk_language *language = osk_language_open(&options->language, &error);
    if (language)
        cli_tell_language(language);
    osk_worker *worker = language ? osk_worker_make(language, &error) : NULL;
    int status = worker ? run_over(options, worker, &error) : cli_fail(&error);
    osk_worker_free(worker);
    osk_language_free(language);
    return status;
}

const cli_command cli_stem = {.name = "stem", .summary = "words on standard input to stems, a line each",
                              .usage = usage, .run = run};
