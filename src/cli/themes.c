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
    "  --themes FILE         a theme file instead of the shipped ones, or none\n"
    "  --input KIND          page, csv, jsonl or text, instead of a guess\n"
    "  --text-column NAME    column or field that holds the text\n"
    "  --author-column NAME  column or field that names the author\n"
    "  --id-column NAME      column or field that identifies the comment\n"
    "  --strict              a rejected row or an ill-formed byte is an error\n"
    "  -o, --output FILE     write to FILE; it appears when it is whole\n"
    "  --force               replace FILE if it exists\n"
    "  --format FORMAT       table, tsv, csv, excel, json, jsonl, md, latex or html\n"
    "  --excel               CSV as Norwegian Excel wants it\n"
    "  --data DIR            folder that holds dict/ (else $ORDSKIFTE_DATA)\n"
    "  --chunk N             comments at a time; changes no byte of the output\n";

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
