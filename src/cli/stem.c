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

static int run_over(const cli_options *options, osk_worker *worker, osk_error *error)
{
    /* A filter: a word a line, a stem a line, nothing kept. */
    osk_output *output = osk_output_open(options->output, "-", options->osk.force, error);
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    bool good = output != NULL;
    while (good && (length = getline(&line, &capacity, stdin)) >= 0) {
        osk_slice word = {line, (size_t)length}, stem;
        bool ended = length > 0 && line[length - 1] == '\n';
        word.length -= ended;
        good = osk_type_stem_word(worker, word, &stem, error);
        if (good) {
            osk_output_write(output, stem.data, stem.length);
            osk_output_write(output, "\n", ended ? 1 : 0);
        }
    }
    if (good && ferror(stdin)) {
        *error = (osk_error){.code = OSK_FILE, .file = "standard input", .message = "cannot be read"};
        good = false;
    }
    free(line);
    if (good)
        return osk_output_close(output, error) ? OSK_OK : cli_fail(error);
    osk_output_drop(output);
    return cli_fail(error);
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
    osk_worker *worker = language ? osk_worker_make(language, &error) : NULL;
    int status = worker ? run_over(options, worker, &error) : cli_fail(&error);
    osk_worker_free(worker);
    osk_language_free(language);
    return status;
}

const cli_command cli_stem = {"stem", "words on standard input to stems, a line each", usage, run, NULL, CLI_CORPUS};
