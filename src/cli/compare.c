/* ordskifte compare: do participants differ, and how sure is that? */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte compare [OPTIONS] FILE\n"
    "\n"
    "Do participants differ in sentiment, and in how much of what they say is\n"
    "about each theme? Kruskal-Wallis by permuting comments over participants;\n"
    "epsilon2 is the effect size (0 to 1), p_holm is adjusted over the themes.\n"
    "\n"
    "  --participants        who speaks how much and how positively instead; an\n"
    "                        interval (95 %) only from five scored comments on\n"
    CLI_STAT_OPTIONS CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_INPUT_OPTIONS
    CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    const osk_stat_options *stat = &job->options->osk.stat;
    return job->options->participants ? osk_stat_participants(job->fold, stat, error)
                                      : osk_stat_compare(job->fold, stat, error);
}

const cli_command cli_compare = {.name = "compare", .summary = "do participants differ, and how sure is that",
                                 .usage = usage, .table = table, .need = CLI_FOLD};
