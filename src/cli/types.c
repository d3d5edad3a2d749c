/* ordskifte types: the vocabulary of the comments. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte types [OPTIONS] FILE\n"
    "\n"
    "The types of the comments, the opening post left out: form (in small\n"
    "letters), stem, tokens, comments that hold it. Most frequent first.\n"
    "\n"
    "  --all                 stop words too\n"
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
    return cli_close(&job, osk_type_table(job.fold, options->all, &error), &error);
}

const cli_command cli_types = {"types", "the vocabulary, most frequent first", usage, run};
