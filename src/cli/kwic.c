/* ordskifte kwic: every place of a word, a phrase or an expression, in its context. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte kwic [OPTIONS] QUERY FILE\n"
    "\n"
    "Every place of QUERY in its context: comment, author, sentence, start, end,\n"
    "left, match, right, negated (by which words), valence (its contribution to the\n"
    "score), themes (of the sentence), quoted. On a terminal a line a match.\n"
    "\n"
    "QUERY is a word or words in a row, whatever the case:\n"
    "  leder     the form             leder*    begins so       *leder*   holds it\n"
    "  ~skuffe   forms of the stem    *ledelse  ends so         +leder    compounds of it\n"
    "\n"
    "  --regex               QUERY is a regular expression over the text, in the\n"
    "                        syntax of RE2; (?i) before it for any case\n"
    "  --where CODE          only where it was coded so, as code:KEY\n"
    CLI_CODE_OPTIONS
    "  --who NAME            one participant's comments only\n"
    "  --sort HOW            place, left or right: by the words on that side (place)\n"
    "  --width N             columns of context on either side; else what fits into 80\n"
    "                        on a terminal, and the sentence in other formats\n"
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS
    CLI_CHUNK_OPTIONS;

static bool stream(const cli_job *job, osk_output *output, osk_error *error)
{
    osk_kwic_count count;
    if (!osk_kwic_write(job->corpus, job->worker, &job->options->kwic, job->options->osk.chunk, cli_format(job->options),
                        output, &count, error))
        return false;
    fprintf(stderr, "%s: matches: %zu, in comments: %zu\n", osk_corpus_name(job->corpus), count.matches, count.comments);
    return true;
}

static const cli_command concordance = {.name = "kwic", .usage = usage, .stream = stream, .need = CLI_WORKER,
                                        .coded = true};

/* The first operand is the query. */
static int run(const cli_options *options)
{
    cli_options own = *options;
    osk_error error = {.code = OSK_USAGE, .message = "what is sought, and where? ordskifte kwic QUERY FILE"};
    if (options->file_count < 2)
        return cli_fail(&error);
    own.kwic.query = options->files[0];
    own.kwic.who = options->words.who;
    own.kwic.where = options->where;
    own.language.compounds = !own.kwic.regex && strchr(own.kwic.query, '+') != NULL;
    own.files++;
    own.file_count--;
    return cli_run_table(&concordance, &own);
}

const cli_command cli_kwic = {.name = "kwic", .summary = "every place of a word or expression, in its context",
                              .usage = usage, .run = run};
