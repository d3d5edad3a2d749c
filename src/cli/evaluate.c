/* ordskifte evaluate: the program's labels against those of humans. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte evaluate --label-column NAME [OPTIONS] FILE\n"
    "       ordskifte evaluate --key KEY --codes SHEET [OPTIONS] FILE\n"
    "\n"
    "Labels that humans gave (positive, negative, neutral, mixed) against the\n"
    "program's: accuracy, macro_f1, alpha between people and program, precision,\n"
    "recall and f1 of each label, with 95 % intervals. Without a neutral or mixed\n"
    "label in the file a score under 0 is negative and all else positive. Where\n"
    "labels are numbers: spearman. The second form takes what ordskifte sample drew\n"
    "and people coded; each unit weighs by how likely it was drawn.\n"
    "\n"
    "  --label-column NAME   column or field that holds the humans' labels\n"
    "  --key FILE            the key of the sample\n"
    "  --codes FILE          a coder's sheet; may be given again: most coders' code\n"
    "                        counts, and a unit with two as many is left out\n"
    "  --column NAME         the sheets' column of codes (code)\n"
    "  --confusion           how often each label was given for each, instead; of a\n"
    "                        sample in units of the corpus\n"
    "  --disagreements       comments or units that got another label, instead\n"
    "  --method              of a sample: the sentence for a method chapter\n"
    "  --seed N              of the random numbers (0)\n"
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_INPUT_OPTIONS
    CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    if (!options->osk.comment.label_column) {
        *error = (osk_error){.code = OSK_USAGE,
                             .message = "which labels? --label-column names their column, --key and --codes a coded sample"};
        return NULL;
    }
    return osk_stat_evaluate(job->fold, options->evaluation, &options->osk.stat, error);
}

static osk_table *sample_table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    osk_sample_codes codes = {options->key, options->codes, options->code_count, options->agree.column};
    return osk_pipeline_evaluate(job->corpus, job->worker, &codes, options->evaluation, options->osk.chunk,
                                 &options->osk.stat, error);
}

static const cli_command of_sample = {.name = "evaluate", .usage = usage, .table = sample_table, .need = CLI_WORKER};

static const cli_command *choose(const cli_options *options)
{
    return options->key || options->code_count ? &of_sample : NULL;
}

const cli_command cli_evaluate = {.name = "evaluate", .summary = "the program's labels against human ones",
                                  .usage = usage, .table = table, .need = CLI_FOLD, .choose = choose};
