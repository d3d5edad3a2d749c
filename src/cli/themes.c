/* ordskifte themes: what comments and participants speak about. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte themes [OPTIONS] FILE\n"
    "\n"
    "Themes by participant: comments and sentences that hold the theme, of how\n"
    "many; share = themed sentences / sentences.\n"
    "\n"
    "  --comments            each comment that holds a theme instead\n"
    "  --hits                every place instead: comment, start, end, words, theme\n"
    CLI_THEME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static int run(const cli_options *options)
{
    cli_job job;
    osk_error error = {0};
    int status;
    if (!cli_open(&job, options, true, true, &status))
        return status;
    osk_table *table = options->hits       ? osk_hit_table(job.fold, &error)
                       : options->comments ? osk_theme_table(job.fold, &error)
                                           : osk_stat_themes(job.fold, &error);
    return cli_close(&job, table, &error);
}

const cli_command cli_themes = {"themes", "themes by participant, or each place", usage, run};
