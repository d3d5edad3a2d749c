/* ordskifte types: the vocabulary of the comments. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte types [OPTIONS] FILE\n"
    "\n"
    "The types of the comments, the opening post left out: form (in small\n"
    "letters), stem, tokens, comments that hold it. Most frequent first.\n"
    "\n"
    "  --all                 stop words too\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    return osk_type_table(job->fold, job->options->all, error);
}

const cli_command cli_types = {"types", "the vocabulary, most frequent first", usage, NULL, table, CLI_COUNTS};
