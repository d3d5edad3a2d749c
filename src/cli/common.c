/* What commands share: open the input, tell what the reader noticed, write a table. */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_REJECTS = 10 };

void cli_notice(void *host, const osk_notice *notice)
{
    char text[1024];
    (void)host;
    fprintf(stderr, "%s\n", osk_error_text(&notice->place, text, sizeof text));
}

/* With the opening post; of a file that was counted not all comments are there, and it has no such post. */
static size_t comments_read(const osk_corpus *corpus)
{
    size_t there = osk_corpus_count(corpus), found = osk_corpus_found(corpus);
    return there > found ? there : found;
}

/* Rejected rows beyond the first few are counted, not listed: the count is what must not be missed. */
static void tell_notices(cli_job *job)
{
    const osk_corpus *corpus = job->corpus;
    size_t rejects = 0, told = job->told;
    for (; job->told < osk_corpus_notices(corpus); job->told++) {
        const osk_notice *notice = osk_corpus_notice(corpus, job->told);
        if (notice->kind != OSK_NOTICE_REJECT || ++rejects <= MOST_REJECTS)
            cli_notice(NULL, notice);
    }
    if (told == 0 && osk_corpus_rejected(corpus))
        fprintf(stderr, "rows rejected: %zu, read: %zu\n", osk_corpus_rejected(corpus), comments_read(corpus));
}

void cli_tell_language(const osk_language *language)
{
    for (size_t i = 0; i < osk_language_notices(language); i++)
        cli_notice(NULL, osk_language_notice(language, i));
    if (strcmp(osk_language_stemmer(language), "unknown") == 0)
        fputs("the stemmer is of no release that dict/stemmer.tsv knows: stems may differ from those of others\n", stderr);
}

static void free_job(cli_job *job)
{
    osk_fold_free(job->fold);
    osk_count_free(job->count);
    osk_codes_free(job->codes);
    osk_worker_free(job->worker);
    osk_language_free(job->language);
    osk_corpus_free(job->corpus);
}

static bool one_input(const cli_options *options, const char **input, osk_error *error)
{
    if (options->file_count == 1) {
        *input = options->files[0];
        return true;
    }
    error->code = OSK_USAGE;
    snprintf(error->message, sizeof error->message,
             options->file_count ? "one input file at a time, please: '%.80s' is one too many"
                                 : "which file? Name one, or '-' for standard input%s",
             options->file_count ? options->files[1] : "");
    return false;
}

/* Of an input that was cut there is a part, and `why` tells. */
static bool take_input(cli_job *job, osk_corpus *corpus, osk_corpus *partial, const osk_error *why, osk_error *error)
{
    job->corpus = corpus ? corpus : partial;
    if (!corpus)
        job->error = *why;
    if (!job->corpus) {
        *error = job->error;
        return false;
    }
    if (!job->options->osk.pseudonyms) /* else notices have names until there are codes */
        tell_notices(job);
    if (job->error.code != OSK_OK && comments_read(job->corpus) == 0) {
        *error = job->error;
        return false;
    }
    return !job->options->osk.strict || osk_corpus_check(job->corpus, error);
}

static bool read_input(cli_job *job, osk_error *error)
{
    const char *input;
    osk_corpus *partial = NULL;
    osk_error why = {0};
    const cli_options *options = job->options;
    if (options->osk.pseudonyms && options->output && strcmp(options->osk.pseudonyms, options->output) == 0) {
        *error = (osk_error){.code = OSK_USAGE, .message = "the key is one file and the output another"};
        return false;
    }
    if (!one_input(options, &input, error))
        return false;
    osk_corpus *corpus = osk_comment_read(input, &options->osk.comment, &partial, &why);
    return take_input(job, corpus, partial, &why, error);
}

/* Where no file says who belongs to which group, the comments do. */
static bool by_column(const cli_options *options)
{
    return !options->osk.stat.groups && (options->osk.comment.group_column || options->by == CLI_BY_GROUP);
}

static bool open_worker(cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    return job->worker || ((job->language = osk_language_open(&options->language, error)) &&
                           (job->worker = osk_worker_make(job->language, error)));
}

/* ---- with --max-memory: counts instead of a corpus, where the input can be read a piece at a time ---- */

static bool open_count(cli_job *job, enum cli_need need, osk_error *error)
{
    const cli_options *options = job->options;
    osk_count_options count = {.words = need == CLI_WORDS ? &options->words : NULL, .all = options->all,
                               .memory = options->memory, .chunk = options->osk.chunk, .dated = options->words.by == OSK_BY_PERIOD};
    return open_worker(job, error) && (job->count = osk_count_open(job->worker, &count, error));
}

static bool count_input(cli_job *job, const cli_command *command, osk_error *error)
{
    const cli_options *options = job->options;
    /* A row is held whole however long it is, as where the input is. */
    osk_batch_options rows = {.comment = options->osk.comment, .chunk = options->osk.chunk, .record = SIZE_MAX / 4};
    osk_corpus *corpus = NULL, *partial = NULL;
    osk_error why = {0};
    const char *input;
    if (options->lemmas || options->audit) {
        *error = (osk_error){.code = OSK_USAGE, .message = "--lemmas and --audit look at all types at once: they go without --max-memory"};
        return false;
    }
    if (options->osk.pseudonyms) {
        *error = (osk_error){.code = OSK_USAGE, .message = "codes for people need the whole input at once: --pseudonyms goes without --max-memory"};
        return false;
    }
    osk_batch *batch = one_input(options, &input, error) ? osk_batch_open(&input, 1, &rows, error) : NULL;
    if (!batch || (osk_batch_rows(batch) && !open_count(job, command->need, error))) {
        osk_batch_free(batch);
        return false;
    }
    if (!osk_batch_rows(batch))
        corpus = osk_batch_corpus(batch, &partial, &why);
    else if (!osk_count_batch(job->count, batch, &corpus, &why)) {
        partial = corpus;
        corpus = NULL;
    }
    osk_batch_free(batch);
    return take_input(job, corpus, partial, &why, error);
}

/* Passages that are not in their poster's own norm or language, then codes for people, where they are wanted: what is told
 * has no names then. */
static bool finish_texts(cli_job *job, osk_error *error)
{
    const osk_options *osk = &job->options->osk;
    size_t words;
    if (!osk_corpus_identities(job->corpus, job->language, error) ||
        !osk_corpus_passages(job->corpus, job->worker, &words, error) ||
        (osk->pseudonyms && !osk_corpus_pseudonymise(job->corpus, job->language, osk->pseudonyms, osk->stat.lang, error)))
        return false;
    tell_notices(job);
    if (words)
        fprintf(stderr, "%s: %zu words are in another norm or language than their poster writes, and count as quoted\n",
                osk_corpus_name(job->corpus), words);
    return true;
}

/* A model of reviews says little of a debate. */
static void tell_domain(const cli_job *job)
{
    osk_notice notice;
    if (osk_model_domain(job->fold, &notice))
        cli_notice(NULL, &notice);
}

/* One coder at a time: how far several agree is another question. */
static bool open_codes(cli_job *job, cli_options *options, osk_error *error)
{
    if (options->code_count == 0 && options->key)
        *error = (osk_error){.code = OSK_USAGE, .message = "--key is the key of a sheet that --codes names"};
    if (options->code_count > 1)
        *error = (osk_error){.code = OSK_USAGE, .message = "one coder's sheet at a time; ordskifte agree holds several beside each other"};
    if (options->code_count != 1)
        return !options->code_count && !options->key;
    job->codes = osk_pipeline_codes(job->corpus, job->worker, options->codes[0], options->key, error);
    for (size_t i = 0; job->codes && i < osk_codes_notices(job->codes); i++)
        cli_notice(NULL, osk_codes_notice(job->codes, i));
    options->osk.stat.codes = options->kwic.codes = job->codes;
    return job->codes != NULL;
}

static bool open_job(cli_job *job, const cli_command *command, cli_options *own, osk_error *error)
{
    enum cli_need need = command->need;
    const cli_options *options = job->options;
    osk_depth depth = options->explain || options->theme_table == CLI_THEME_HITS ||
                              options->theme_table == CLI_THEME_CHECK
                          ? OSK_DEPTH_MARKS
                      : need == CLI_COUNTS             ? OSK_DEPTH_TYPES
                                                       : OSK_DEPTH_SCORES;
    bool counted = job->count != NULL; /* piece by piece */
    if (need >= CLI_WORKER && !open_worker(job, error))
        return false;
    if (job->language)
        cli_tell_language(job->language);
    if (job->worker && (!finish_texts(job, error) || (command->coded && !open_codes(job, own, error))))
        return false;
    if (options->memory_given)
        return counted || (open_count(job, need, error) && osk_count_corpus(job->count, job->corpus, error));
    if (need == CLI_WORDS)
        return (job->fold = osk_pipeline_words(job->corpus, job->worker, options->osk.chunk, &options->words, error));
    if (need < CLI_COUNTS)
        return true;
    job->fold = osk_pipeline_fold(job->corpus, job->worker, options->osk.chunk, depth, error);
    if (job->fold)
        tell_domain(job);
    return job->fold != NULL;
}

/* A readable table on a terminal, TSV into a pipe or a file, unless the user chose. */
osk_format cli_format(const cli_options *options)
{
    if (options->format_given)
        return options->format;
    return !options->output && isatty(STDOUT_FILENO) ? OSK_FORMAT_TABLE : OSK_FORMAT_TSV;
}

/* Formats that people read get what must be known of the table; a command that needed no dictionaries opens them for it. */
bool cli_annotate(osk_table *table, const cli_job *job, osk_error *error)
{
    if (!osk_format_annotated(cli_format(job->options)))
        return true;
    osk_language *opened = job->language ? NULL : osk_language_open(&job->options->language, error);
    const osk_language *language = job->language ? job->language : opened;
    bool good = language && osk_table_annotate(table, language, job->corpus, job->options->osk.stat.lang, error);
    osk_language_free(opened);
    return good;
}

void cli_tell_too_long(osk_format format, const osk_table *table)
{
    size_t count = format == OSK_FORMAT_XLSX ? osk_table_too_long(table) : 0;
    if (count)
        fprintf(stderr, "texts longer than a workbook's cell may be (32,767 characters), cut there and marked [...]: %zu\n", count);
}

/* The table, or what the command streams; the output is the caller's to end. */
static bool write_body(const cli_command *command, const cli_job *job, osk_output *output, osk_error *error)
{
    if (cli_format(job->options) == OSK_FORMAT_XLSX && !job->options->output && isatty(STDOUT_FILENO)) {
        *error = (osk_error){.code = OSK_USAGE, .message = "a workbook is nothing for a terminal: -o names a file"};
        return false;
    }
    if (command->stream)
        return command->stream(job, output, error);
    osk_table *table = command->table(job, error);
    osk_format format = cli_format(job->options);
    bool good = table && cli_annotate(table, job, error) &&
                (command->read && format == OSK_FORMAT_TABLE ? command->read(job, table, output, error)
                                                             : osk_table_write(table, format, output, error));
    if (good)
        cli_tell_too_long(cli_format(job->options), table);
    osk_table_free(table);
    return good;
}

osk_output *cli_open(const cli_job *job, const char *path, osk_error *error)
{
    const cli_options *options = job->options;
    osk_output *output = osk_output_open(path, options->files[0], options->osk.force, error);
    if (output && options->page_table != CLI_REVIEW) /* a review asks about names: it is for whoever keeps the key */
        osk_output_guard(output, job->corpus);
    return output;
}

static bool write_out(const cli_command *command, const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    /* What was read before a cut goes to a pipe, never under a final name. */
    if (options->output && job->error.code != OSK_OK)
        return true;
    osk_output *output = cli_open(job, options->output, error);
    if (!output)
        return false;
    if (write_body(command, job, output, error))
        return osk_output_close(output, error);
    osk_output_drop(output);
    return false;
}

bool cli_grouped(const cli_options *options)
{
    return options->osk.stat.groups || options->osk.stat.grouped;
}

static bool choose_groups(cli_options *options, const osk_corpus *corpus, osk_error *error)
{
    bool column = options->osk.comment.group_column != NULL;
    if (column && options->osk.stat.groups) {
        *error = (osk_error){.code = OSK_USAGE, .message = "groups come from a file or from a column: --groups or --group-column"};
        return false;
    }
    if (by_column(options))
        options->osk.stat.grouped = corpus;
    return true;
}

static const cli_command *form_of(const cli_command *command, const cli_options *options)
{
    const cli_command *form = command->choose ? command->choose(options) : NULL;
    return form ? form : command;
}

static int run_job(const cli_command *command, cli_job *job, cli_options *own, osk_error *error)
{
    int status = OSK_OK;
    if (!choose_groups(own, job->corpus, error) || !open_job(job, command, own, error) || !write_out(command, job, error))
        status = cli_fail(error);
    else if (job->error.code != OSK_OK)
        status = cli_fail(&job->error);
    return status;
}

int cli_run_corpus(const cli_command *command, const cli_options *given, osk_corpus *corpus, osk_corpus *partial,
                   const osk_error *why)
{
    cli_options own = *given;
    cli_job job = {.options = &own};
    osk_error error = {0};
    int status = take_input(&job, corpus, partial, why, &error) ? run_job(form_of(command, &own), &job, &own, &error)
                                                                : cli_fail(&error);
    free_job(&job);
    return status;
}

int cli_run_table(const cli_command *command, const cli_options *given)
{
    cli_options own = *given;
    cli_job job = {.options = &own};
    osk_error error = {0};
    bool read = own.memory_given ? count_input(&job, command, &error) : read_input(&job, &error);
    int status = read ? run_job(form_of(command, &own), &job, &own, &error) : cli_fail(&error);
    free_job(&job);
    return status;
}
