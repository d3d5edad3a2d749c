/* ordskifte tokens: the tokens of every comment, or its sentences. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte tokens [OPTIONS] FILE\n"
    "\n"
    "The tokens of every comment: comment, sentence, token, start, end (bytes of\n"
    "the comment's text), kind, form, stem.\n"
    "\n"
    "  --sentences           sentences instead of tokens\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    osk_layer layer = job->options->sentences ? OSK_LAYER_SENTENCES : OSK_LAYER_TOKENS;
    return osk_layer_table(job->corpus, job->worker, layer, job->options->osk.chunk, error);
}

const cli_command cli_tokens = {"tokens",  "words, numbers, addresses, emoticons, marks", usage, NULL, table,
                                CLI_WORKER};
