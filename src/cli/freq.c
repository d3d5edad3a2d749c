/* ordskifte freq: how often words come, how sure that is, how evenly they are spread. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte freq [OPTIONS] FILE\n"
    "\n"
    "Words by frequency, quoted words and the opening post left out: count, rate per\n"
    "1,000 words with its 95 % interval, comments and participants that hold it,\n"
    "tf-idf, and how evenly it is spread over comments and over participants (dp,\n"
    "dp_norm: 0 is even; d, da: 1 is even). The interval takes participants, or\n"
    "under twelve of them comments, as they are: words of one mouth are not\n"
    "independent.\n"
    "\n"
    CLI_UNIT_OPTIONS
    "  --by WHOM             a list for each participant, group or period\n"
    CLI_PERIOD_OPTIONS
    CLI_GROUP_OPTIONS
    CLI_LIST_OPTIONS
    "\n"
    "Lists are the 1000 most frequent, by participant or group 20.\n"
    "\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS CLI_MEMORY_OPTIONS;

static osk_table *make(const cli_job *job, const osk_word_options *words, osk_spell *spell, osk_error *error)
{
    return osk_word_frequencies(job->fold, words, &job->options->osk.stat, spell, error);
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    osk_word_options words = job->options->words;
    if (cli_grouped(job->options) && words.by == OSK_BY_NOBODY)
        words.by = OSK_BY_GROUP;
    return job->count ? cli_counted_list(job, words, error) : cli_word_list(job, words, make, error);
}

const cli_command cli_freq = {.name = "freq", .summary = "how often words come, and how evenly",
                              .usage = usage, .table = table, .need = CLI_WORDS, .by = CLI_BY_WORDS};
