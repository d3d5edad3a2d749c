/* ordskifte score: sentiment a comment, and why. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte score [OPTIONS] FILE...\n"
    "\n"
    "Sentiment a comment: id, author, label, score, positive, negative, words,\n"
    "scored_words. score = (positive - negative) / (positive + negative + 2), from\n"
    "-1 to 1; empty where no word of the lexicon stands in the comment (unscored).\n"
    "\n"
    "  --explain             every contribution instead: words, entry, valence, the\n"
    "                        factors of the rules, value. The values of a comment\n"
    "                        sum to positive - negative. With --format jsonl an\n"
    "                        object a comment: score, trace, negations and scopes\n"
    "  --sentences           every sentence instead of every comment\n"
    "  --plan PLAN           one shard of a plan (see ordskifte plan), instead of FILE:\n"
    "  --shard I/N           which of how many, from 0\n"
    "  --shard-set A-B/N     several; --threads of them at a time (1)\n"
    "  --dir DIR             the folder of its part; done already: nothing happens\n"
    "\n"
    "CSV, JSONL and lines of any size stream through all processors in constant\n"
    "memory; FILE may be packed with gzip or zstd, and there may be several, or a\n"
    "pattern: 'data/*.csv.gz'. With --output OUT.gz or OUT.zst the output is packed.\n"
    "\n"
    "  --rejects FILE        rows that could not be read: file, line, column, reason\n"
    "  --resume              go on where a run that was killed had come to\n"
    CLI_BATCH_OPTIONS
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_INPUT_OPTIONS
    CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *scores(const cli_job *job, osk_error *error)
{
    return osk_score_table(job->fold, error);
}

static osk_table *trace(const cli_job *job, osk_error *error)
{
    return osk_trace_table(job->fold, error);
}

static osk_table *sentences(const cli_job *job, osk_error *error)
{
    return osk_layer_table(job->corpus, job->worker, OSK_LAYER_SCORES, job->options->osk.chunk, error);
}

static bool reasons(const cli_job *job, osk_output *output, osk_error *error)
{
    return osk_explain_write(job->corpus, job->worker, job->options->osk.chunk, output, error);
}

static const cli_command by_sentence = {.name = "score", .usage = usage, .table = sentences, .need = CLI_WORKER};
static const cli_command as_trace = {.name = "score", .usage = usage, .table = trace, .need = CLI_FOLD};
static const cli_command as_reasons = {.name = "score", .usage = usage, .stream = reasons, .need = CLI_WORKER};

static const cli_command *choose(const cli_options *options)
{
    if (options->layer == OSK_LAYER_SENTENCES)
        return &by_sentence;
    if (!options->explain)
        return NULL;
    return options->format_given && options->format == OSK_FORMAT_JSONL ? &as_reasons : &as_trace;
}

static const cli_command whole = {.name = "score", .usage = usage, .table = scores, .need = CLI_FOLD, .choose = choose};

/* ---- files of any size ---- */

/* A table for people has to be seen whole, and so have a debate's reasons, and all that its people are called. */
static bool needs_all(const cli_options *options)
{
    osk_format format = cli_format(options);
    return (format != OSK_FORMAT_TSV && format != OSK_FORMAT_CSV && format != OSK_FORMAT_JSONL && format != OSK_FORMAT_EXCEL) || (options->explain && format == OSK_FORMAT_JSONL) || options->osk.pseudonyms;
}

static int wrong_use(const char *what)
{
    osk_error error = {.code = OSK_USAGE};
    snprintf(error.message, sizeof error.message, "%s", what);
    return cli_fail(&error);
}

/* What cannot be run row by row is read whole, alone. */
static int run_whole(const cli_options *options, osk_batch *batch)
{
    osk_error error = {0};
    osk_corpus *partial = NULL;
    if (options->resume || options->rejects)
        return wrong_use("--resume and --rejects are for tables, objects and lines; this is read whole");
    osk_corpus *corpus = osk_batch_corpus(batch, &partial, &error);
    return cli_run_corpus(&whole, options, corpus, partial, &error);
}

static int run_files(const cli_options *options, const char *const *files, size_t count)
{
    osk_error error = {0};
    osk_batch_options own = cli_batch_options(options);
    own.table = options->explain ? OSK_BATCH_TRACE : options->layer == OSK_LAYER_SENTENCES ? OSK_BATCH_SENTENCES : OSK_BATCH_SCORES;
    osk_batch *batch = osk_batch_open(files, count, &own, &error);
    int status = !batch                          ? cli_fail(&error)
                 : osk_batch_rows(batch)         ? cli_run_batch(batch, &own, options)
                 : count == 1                    ? run_whole(options, batch)
                                                 : wrong_use("several files must each be a table, objects or lines");
    osk_batch_free(batch);
    return status;
}

static int run(const cli_options *options)
{
    if (options->plan_file || options->set_given || options->dir)
        return cli_shard.run(options);
    if (needs_all(options) || options->file_count == 0)
        return options->resume || options->rejects
                   ? wrong_use("--resume and --rejects need an output that is written row by row: --format tsv")
                   : cli_run_table(&whole, options);
    osk_error error = {.code = OSK_FILE, .message = "out of memory"};
    cli_names names;
    int status = cli_names_expand(options, &names) ? run_files(options, names.names, names.count) : cli_fail(&error);
    cli_names_free(&names);
    return status;
}

const cli_command cli_score = {.name = "score", .summary = "sentiment a comment, with --explain", .usage = usage, .run = run};
