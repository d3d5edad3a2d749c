/* ordskifte tokens: the tokens of every comment, or another of its layers. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte tokens [OPTIONS] FILE\n"
    "\n"
    "The tokens of every comment: comment, sentence, token, start, end (bytes of\n"
    "the comment's text), kind, form, stem, unit. A unit that reaches over spaces\n"
    "(44 %, kl. 10, 1 600 000) is named with the number of its first token.\n"
    "\n"
    "One of these instead of tokens:\n"
    "  --sentences           sentences, each with its variety (nb, nn, en, da, sv or\n"
    "                        undecided) and the probability of the likeliest\n"
    "  --segments            the layer below: segments of Unicode's annex 29\n"
    "  --keys                words that dict/bridge.tsv counts under the other norm's key\n"
    "  --compounds           compounds and their parts; suspended ones (salgs- og\n"
    "                        markedsføring) made whole, split ones (leder utvikling)\n"
    "                        offered\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    return osk_layer_table(job->corpus, job->worker, job->options->layer, job->options->osk.chunk, error);
}

const cli_command cli_tokens = {.name = "tokens", .summary = "words, numbers, marks; sentences, compounds",
                                .usage = usage, .table = table, .need = CLI_WORKER};
