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

/* Rejected rows beyond the first few are counted, not listed: the count is what must not be missed. */
static void tell_notices(const osk_corpus *corpus)
{
    size_t rejects = 0;
    for (size_t i = 0; i < osk_corpus_notices(corpus); i++) {
        const osk_notice *notice = osk_corpus_notice(corpus, i);
        if (notice->kind != OSK_NOTICE_REJECT || ++rejects <= MOST_REJECTS)
            cli_notice(NULL, notice);
    }
    if (osk_corpus_rejected(corpus))
        fprintf(stderr, "rows rejected: %zu, read: %zu\n", osk_corpus_rejected(corpus), osk_corpus_count(corpus));
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

static bool read_input(cli_job *job, osk_error *error)
{
    const char *input;
    osk_corpus *partial = NULL;
    if (!one_input(job->options, &input, error))
        return false;
    job->corpus = osk_comment_read(input, &job->options->osk.comment, &partial, &job->error);
    if (!job->corpus && !partial) {
        *error = job->error;
        return false;
    }
    if (!job->corpus)
        job->corpus = partial;
    tell_notices(job->corpus);
    if (job->error.code != OSK_OK && osk_corpus_count(job->corpus) == 0) {
        *error = job->error;
        return false;
    }
    return !job->options->osk.strict || osk_corpus_check(job->corpus, error);
}

/* Passages that are not in their poster's own norm or language. */
static bool mark_passages(cli_job *job, osk_error *error)
{
    size_t words;
    if (!osk_corpus_passages(job->corpus, job->worker, &words, error))
        return false;
    if (words)
        fprintf(stderr, "%s: %zu words are in another norm or language than their poster writes, and count as quoted\n",
                osk_corpus_name(job->corpus), words);
    return true;
}

static bool open_job(cli_job *job, enum cli_need need, osk_error *error)
{
    const cli_options *options = job->options;
    osk_depth depth = options->explain || options->theme_table == CLI_THEME_HITS ||
                              options->theme_table == CLI_THEME_CHECK
                          ? OSK_DEPTH_MARKS
                      : need == CLI_COUNTS             ? OSK_DEPTH_TYPES
                                                       : OSK_DEPTH_SCORES;
    if (!read_input(job, error))
        return false;
    if (need >= CLI_WORKER && (!(job->language = osk_language_open(&options->language, error)) ||
                               !(job->worker = osk_worker_make(job->language, error))))
        return false;
    if (job->language)
        cli_tell_language(job->language);
    if (job->worker && !mark_passages(job, error))
        return false;
    if (need == CLI_WORDS)
        return (job->fold = osk_pipeline_words(job->corpus, job->worker, options->osk.chunk, &options->words, error));
    return need < CLI_COUNTS ||
           (job->fold = osk_pipeline_fold(job->corpus, job->worker, options->osk.chunk, depth, error));
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

/* The table, or what the command streams; the output is the caller's to end. */
static bool write_body(const cli_command *command, const cli_job *job, osk_output *output, osk_error *error)
{
    if (command->stream)
        return command->stream(job, output, error);
    osk_table *table = command->table(job, error);
    bool good = table && cli_annotate(table, job, error) && osk_table_write(table, cli_format(job->options), output, error);
    osk_table_free(table);
    return good;
}

static bool write_out(const cli_command *command, const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    /* What was read before a cut goes to a pipe, never under a final name. */
    if (options->output && job->error.code != OSK_OK)
        return true;
    osk_output *output = osk_output_open(options->output, options->files[0], options->osk.force, error);
    if (!output)
        return false;
    if (write_body(command, job, output, error))
        return osk_output_close(output, error);
    osk_output_drop(output);
    return false;
}

int cli_run_table(const cli_command *command, const cli_options *options)
{
    cli_job job = {.options = options};
    osk_error error = {0};
    int status = OSK_OK;
    const cli_command *form = command->choose ? command->choose(options) : NULL;
    if (form)
        command = form;
    if (!open_job(&job, command->need, &error) || !write_out(command, &job, &error))
        status = cli_fail(&error);
    else if (job.error.code != OSK_OK)
        status = cli_fail(&job.error);
    free_job(&job);
    return status;
}
