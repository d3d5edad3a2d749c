/* ordskifte timeline: sentiment and themes through the debate. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte timeline [OPTIONS] FILE\n"
    "\n"
    "Mean sentiment and themed sentences over sentences with their intervals (95 %,\n"
    "only from five comments on), period by period: the shortest that are at most\n"
    "forty and hold at least half of the comments by their dates; else tenths of the\n"
    "debate, from and to being numbers of comments. Comments without a date, or with\n"
    "an age that reaches over several periods, stand behind.\n"
    "\n"
    CLI_PERIOD_OPTIONS
    "  --by WHAT             group: each group's periods by themselves, of the same days\n"
    CLI_GROUP_OPTIONS
    "  --bca                 BCa for intervals of means also under 40 comments\n"
    "  --seed N              of the random numbers (0)\n"
    "  --permutations N      random arrangements of an interval (99999)\n"
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_TIME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS
    CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    return osk_stat_timeline(job->corpus, job->fold, job->options->every, &job->options->osk.stat, error);
}

const cli_command cli_timeline = {.name = "timeline", .summary = "sentiment and themes through the debate",
                                  .usage = usage, .table = table, .need = CLI_FOLD, .by = CLI_BY_GROUP};
