/* ordskifte comments: what the reader takes out of a file. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte comments [OPTIONS] FILE\n"
    "\n"
    "The comments in FILE: n, kind, id, author, posted, title, text. 0 is the\n"
    "opening post. What the reader noticed goes to standard error: first how many\n"
    "comments the page itself states.\n"
    "\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    return osk_corpus_table(job->corpus, error);
}

const cli_command cli_comments = {.name = "comments", .summary = "the comments in any input",
                                  .usage = usage, .table = table};
