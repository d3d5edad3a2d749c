/* ordskifte comments: what the reader takes out of a file. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte comments [OPTIONS] FILE\n"
    "\n"
    "The comments in FILE: n, kind, id, author, posted, title, text. 0 is the\n"
    "opening post. What the reader noticed goes to standard error: first how many\n"
    "comments the page itself states.\n"
    "\n"
    "  --input KIND          page, csv, jsonl or text, instead of a guess\n"
    "  --text-column NAME    column or field that holds the text\n"
    "  --author-column NAME  column or field that names the author\n"
    "  --id-column NAME      column or field that identifies the comment\n"
    "  --strict              a rejected row or an ill-formed byte is an error\n"
    "  -o, --output FILE     write to FILE; it appears when it is whole\n"
    "  --force               replace FILE if it exists\n"
    "  --format FORMAT       table, tsv, csv, excel, json, jsonl, md, latex or html\n"
    "  --excel               CSV as Norwegian Excel wants it\n";

static int run(const cli_options *options)
{
    cli_job job;
    osk_error error = {0};
    int status;
    if (!cli_open(&job, options, false, false, &status))
        return status;
    return cli_close(&job, osk_corpus_table(job.corpus, &error), &error);
}

const cli_command cli_comments = {"comments", "the comments in any input", usage, run};
