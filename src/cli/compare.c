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
    "  --lang LANG           nb, nn or en, for the words that people read\n"
    "  --seed N              of the random numbers (0)\n"
    "  --permutations N      random arrangements where not all can be counted (99999)\n"
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
    return cli_close(&job, options->participants ? osk_stat_participants(job.fold, &options->osk.stat, &error)
                                                 : osk_stat_compare(job.fold, &options->osk.stat, &error), &error);
}

const cli_command cli_compare = {"compare", "do participants differ, and how sure is that", usage, run};
