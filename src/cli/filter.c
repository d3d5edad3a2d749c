/* ordskifte filter: a line out for every line in, for engines that send their rows through a program. */
#include "cli.h"

#include <string.h>

static const char usage[] =
    "Usage: ordskifte filter [OPTIONS] <LINES\n"
    "\n"
    "Sentiment a line, without a header: id, author, label, score, positive,\n"
    "negative, words, scored_words, quoted_words. One line out a line in, in order,\n"
    "so that it serves as the program of Spark's pipe, Hadoop Streaming or GNU\n"
    "parallel: nothing for nothing, no carriage return, no locale, no state. A line\n"
    "that cannot be read is labelled rejected.\n"
    "\n"
    "  --input KIND          text: every line is a comment (default); jsonl: an object\n"
    "  --text-column NAME    field that holds the text\n"
    "  --author-column NAME  field that names the author\n"
    "  --id-column NAME      field that identifies the comment; else none is written\n"
    "  --format FORMAT       tsv (default) or jsonl\n"
    "  --strict              a line that cannot be read is an error\n"
    CLI_BATCH_OPTIONS CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static const char *wrong_use(const cli_options *options)
{
    const char *input = options->osk.comment.input;
    if (options->file_count > 1 || (options->file_count == 1 && strcmp(options->files[0], "-") != 0))
        return "filter reads lines from standard input: ordskifte filter <lines.txt";
    if (input && strcmp(input, "text") != 0 && strcmp(input, "jsonl") != 0)
        return "filter reads text or jsonl: whatever has a header or a layout is no matter of lines";
    if (options->format_given && options->format != OSK_FORMAT_TSV && options->format != OSK_FORMAT_JSONL)
        return "filter writes tsv or jsonl, where a line is a row";
    return NULL;
}

static int run(const cli_options *options)
{
    static const char *const standard[] = {"-"};
    osk_error error = {.code = OSK_USAGE};
    osk_batch_options own = cli_batch_options(options);
    const char *wrong = wrong_use(options);
    if (wrong) {
        strncpy(error.message, wrong, sizeof error.message - 1);
        return cli_fail(&error);
    }
    own.lines = true;
    own.format = options->format_given ? options->format : OSK_FORMAT_TSV;
    osk_batch *batch = osk_batch_open(standard, 1, &own, &error);
    int status = batch ? cli_run_batch(batch, &own, options) : cli_fail(&error);
    osk_batch_free(batch);
    return status;
}

const cli_command cli_filter = {.name = "filter", .summary = "sentiment a line on standard input, for other engines",
                                .usage = usage, .run = run};
