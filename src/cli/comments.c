/* ordskifte comments: what the reader takes out of a file, and what it leaves out. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte comments [OPTIONS] FILE\n"
    "\n"
    "The comments in FILE: number, author, when, whom they answer, text; 0 is the\n"
    "opening post. What the reader noticed goes to standard error: first how many\n"
    "comments the page itself states. With an option, instead of the comments:\n"
    "\n"
    "  --dropped             what belongs to no comment, with reason and line\n"
    "  --ledger              what every byte of a page or a chat is\n"
    "  --review              what is doubtful, with a line for a file of edits\n"
    "  --quotations          words that are not their poster's own\n"
    "\n"
    CLI_TIME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    switch (job->options->page_table) {
    case CLI_DROPPED: return osk_corpus_dropped(job->corpus, error);
    case CLI_LEDGER: return osk_corpus_ledger(job->corpus, error);
    case CLI_REVIEW: return osk_corpus_review(job->corpus, error);
    case CLI_QUOTATIONS: return osk_corpus_quotations(job->corpus, error);
    default: return osk_corpus_table(job->corpus, error);
    }
}

const cli_command cli_comments = {.name = "comments", .summary = "the comments in any input",
                                  .usage = usage, .table = table, .need = CLI_WORKER};
