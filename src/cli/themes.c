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

static osk_table *table(const cli_job *job, osk_error *error)
{
    if (job->options->hits)
        return osk_hit_table(job->fold, error);
    return job->options->comments ? osk_theme_table(job->fold, error) : osk_stat_themes(job->fold, error);
}

const cli_command cli_themes = {.name = "themes", .summary = "themes by participant, or each place",
                                .usage = usage, .table = table, .need = CLI_FOLD};
