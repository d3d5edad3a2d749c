/* ordskifte agree: how far coders agree, how sure that is, and how many units it takes. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte agree [OPTIONS] SHEET SHEET...\n"
    "       ordskifte agree --plan [--coders N] [--shares LIST]\n"
    "\n"
    "Two coders' sheets or more, as ordskifte sample wrote them and Excel, LibreOffice\n"
    "or a person saved them (CSV; rows in any order; a column 'unit'): agreement,\n"
    "Krippendorff's alpha, Cohen's and Fleiss' kappa, for each code too, with 95 %\n"
    "intervals by leaving out one unit at a time. The note says what the lower end of\n"
    "alpha's interval allows (.667 and .800). Without variation alpha is undefined.\n"
    "\n"
    "  --column NAME         this column of codes alone (else all that sheets share)\n"
    "  --level LEVEL         nominal, ordinal or interval alone (else nominal, and the\n"
    "                        others where codes are numbers, or negative to positive)\n"
    "  --disagreements       the units that coders part on, with text and all codes, as a\n"
    "                        sheet for a second round\n"
    "  --method              the sentence for a method chapter\n"
    "  --plan                units it takes for alpha's lower end to reach .667 and .800\n"
    "                        in four of five samples\n"
    "  --coders N            of the plan (2)\n"
    "  --shares LIST         of the categories in the plan, 0.6,0.3,0.1 (three alike)\n"
    CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS;

static osk_table *compare(const cli_options *options, osk_error *error)
{
    osk_agree_options agree = options->agree;
    agree.lang = options->osk.stat.lang;
    osk_language *language = osk_language_open(&options->language, error);
    osk_table *table = language ? osk_agree_table(language, options->files, options->file_count, options->evaluation,
                                                  &agree, error)
                                : NULL;
    osk_language_free(language);
    return table;
}

static osk_table *make(const cli_options *options, osk_error *error)
{
    const char *what = options->plan && options->file_count ? "--plan takes no sheets"
                       : options->plan && options->evaluation != OSK_EVALUATION_FIGURES
                           ? "--plan cannot be had together with another table"
                       : !options->plan && (options->coders || options->shares) ? "--coders and --shares go with --plan"
                                                                                : NULL;
    if (what) {
        *error = (osk_error){.code = OSK_USAGE};
        for (size_t i = 0; what[i]; i++)
            error->message[i] = what[i];
        return NULL;
    }
    return options->plan ? osk_agree_plan(options->coders ? options->coders : 2, options->shares, error)
                         : compare(options, error);
}

static int run(const cli_options *options)
{
    osk_error error = {0};
    osk_table *table = make(options, &error);
    osk_output *output = table ? osk_output_open(options->output, options->file_count ? options->files[0] : NULL,
                                                 options->osk.force, &error)
                               : NULL;
    const cli_job job = {.options = options};
    bool good = output && cli_annotate(table, &job, &error) && osk_table_write(table, cli_format(options), output, &error);
    osk_table_free(table);
    if (good)
        return osk_output_close(output, &error) ? OSK_OK : cli_fail(&error);
    osk_output_drop(output);
    return cli_fail(&error);
}

const cli_command cli_agree = {.name = "agree", .summary = "how far coders agree, and how many units it takes",
                               .usage = usage, .run = run};
