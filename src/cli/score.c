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
    "                        sum to positive - negative\n"
    CLI_LEXICON_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    return job->options->explain ? osk_trace_table(job->fold, error) : osk_score_table(job->fold, error);
}

const cli_command cli_score = {"score", "sentiment a comment, with --explain", usage, NULL, table, CLI_FOLD};
