/* ordskifte evaluate: the program's labels against those of humans. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte evaluate --label-column NAME [OPTIONS] FILE\n"
    "\n"
    "Labels that humans gave (positive, negative, neutral, mixed) against the\n"
    "program's: accuracy, macro_f1, precision, recall and f1 of each label, with\n"
    "95 % intervals. Without a neutral or mixed label in the file a score under 0 is\n"
    "negative and all else positive. Where labels are numbers: spearman.\n"
    "\n"
    "  --label-column NAME   column or field that holds the humans' labels\n"
    "  --confusion           how often each label was given for each, instead\n"
    "  --disagreements       comments that got another label, instead\n"
    "  --seed N              of the random numbers (0)\n"
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_INPUT_OPTIONS
    CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    if (!options->osk.comment.label_column) {
        *error = (osk_error){.code = OSK_USAGE, .message = "which column holds the labels? --label-column names it"};
        return NULL;
    }
    return osk_stat_evaluate(job->fold, options->evaluation, &options->osk.stat, error);
}

const cli_command cli_evaluate = {.name = "evaluate", .summary = "the program's labels against human ones",
                                  .usage = usage, .table = table, .need = CLI_FOLD};
