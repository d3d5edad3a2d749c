/* ordskifte score: sentiment a comment, and why. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte score [OPTIONS] FILE\n"
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

const cli_command cli_score = {.name = "score", .summary = "sentiment a comment, with --explain", .usage = usage,
                               .table = scores, .need = CLI_FOLD, .choose = choose};
