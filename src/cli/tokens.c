/* ordskifte tokens: the tokens of every comment, or its sentences. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte tokens [OPTIONS] FILE\n"
    "\n"
    "The tokens of every comment: comment, sentence, token, start, end (bytes of\n"
    "the comment's text), kind, form, stem.\n"
    "\n"
    "  --sentences           sentences instead of tokens\n"
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
    if (!cli_open(&job, options, true, false, &status))
        return status;
    return cli_close(&job, osk_layer_table(job.corpus, job.worker,
                                            options->sentences ? OSK_LAYER_SENTENCES : OSK_LAYER_TOKENS,
                                            options->osk.chunk, &error), &error);
}

const cli_command cli_tokens = {"tokens", "words, numbers, addresses, emoticons, marks", usage, run};
