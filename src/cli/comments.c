/* ordskifte comments: what the reader takes out of a file, and what it leaves out. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Ranges of the part: the ledger has a row for each, in their order. */
static size_t ranges_of(const osk_table *ledger, osk_part part)
{
    enum { RANGES = 3 };
    char digits[24];
    osk_slice cell = osk_table_text(ledger, part, RANGES);
    snprintf(digits, sizeof digits, "%.*s", (int)cell.length, cell.data);
    return strtoul(digits, NULL, 10);
}

/* What of a page is in no comment and is no button of it either: who copied it should look there. */
static bool tell_dropped(const osk_corpus *corpus, osk_error *error)
{
    if (strcmp(osk_corpus_input(corpus), "page") != 0)
        return true;
    osk_table *ledger = osk_corpus_ledger(corpus, error);
    if (!ledger)
        return false;
    size_t adverts = ranges_of(ledger, OSK_PART_ADVERTISEMENT), beside = ranges_of(ledger, OSK_PART_SIDEBAR);
    size_t unknown = ranges_of(ledger, OSK_PART_UNKNOWN);
    osk_table_free(ledger);
    if (adverts + beside + unknown)
        fprintf(stderr, "%s: left out, besides buttons and links: advertisements %zu, side bars %zu, unknown passages %zu "
                        "(comments --dropped shows them)\n", osk_corpus_name(corpus), adverts, beside, unknown);
    return true;
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    switch (job->options->page_table) {
    case CLI_DROPPED: return osk_corpus_dropped(job->corpus, error);
    case CLI_LEDGER: return osk_corpus_ledger(job->corpus, error);
    case CLI_REVIEW: return osk_corpus_review(job->corpus, error);
    case CLI_QUOTATIONS: return osk_corpus_quotations(job->corpus, error);
    default: return tell_dropped(job->corpus, error) ? osk_corpus_table(job->corpus, error) : NULL;
    }
}

const cli_command cli_comments = {.name = "comments", .summary = "the comments in any input",
                                  .usage = usage, .table = table, .need = CLI_WORKER};
