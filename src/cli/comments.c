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

static int run(const cli_options *options)
{
    cli_job job;
    osk_error error = {0};
    int status;
    if (!cli_open(&job, options, false, false, &status))
        return status;
    return cli_close(&job, osk_corpus_table(job.corpus, &error), &error);
}

const cli_command cli_comments = {"comments", "the comments in any input", usage, run};
