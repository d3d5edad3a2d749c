/* ordskifte score: sentiment a comment, and why. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte score [OPTIONS] FILE\n"
    "\n"
    "Sentiment a comment: id, author, label, score, positive, negative, words,\n"
    "scored_words. score = (positive - negative) / (positive + negative + 2), from\n"
    "-1 to 1; empty where no word of the lexicon stands in the comment (unscored).\n"
    "\n"
    "  --explain             every contribution instead: words, entry, valence, the\n"
    "                        factors of the rules, value. The values of a comment\n"
    "                        sum to positive - negative\n"
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
    return cli_close(&job, options->explain ? osk_trace_table(job.fold, &error) : osk_score_table(job.fold, &error), &error);
}

const cli_command cli_score = {"score", "sentiment a comment, with --explain", usage, run};
