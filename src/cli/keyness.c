/* ordskifte keyness: which words are key of a participant or group. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte keyness [OPTIONS] FILE\n"
    "\n"
    "Words that a participant has more or fewer of than the rest of the debate:\n"
    "counts, rates and dispersion on both sides, log-likelihood (g2), log ratio with\n"
    "its conservative bound (lrc), weighted log-odds, and p by permuting comments,\n"
    "never words (of groups: participants), with g2 as the statistic. A word from a\n"
    "single comment is said to be one, whatever its g2.\n"
    "\n"
    "  --against WHAT        rest, or reference: Norwegian texts (models/); of these\n"
    "                        only counts are known, so there is no p\n"
    "  --who NAME            this participant or group only\n"
    "  --by WHOM             participant, group or period; against the reference else\n"
    "                        all\n"
    CLI_PERIOD_OPTIONS
    CLI_GROUP_OPTIONS
    CLI_UNIT_OPTIONS CLI_LIST_OPTIONS
    "  --adjust METHOD       holm or bh (Benjamini-Hochberg, for lists)\n"
    CLI_STAT_OPTIONS
    "\n"
    "Lists are the 20 words of largest g2, of those that come 3 times; the 40\n"
    "participants with most comments have one. p_adjusted is over the family of\n"
    "words of a list.\n"
    "\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *make(const cli_job *job, const osk_word_options *words, osk_spell *spell, osk_error *error)
{
    return osk_word_keyness(job->fold, words, &job->options->osk.stat, spell, error);
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    osk_word_options words = job->options->words;
    if (words.by == OSK_BY_NOBODY)
        words.by = cli_grouped(job->options)     ? OSK_BY_GROUP
                   : words.reference && !words.who ? OSK_BY_NOBODY
                                                   : OSK_BY_PARTICIPANT;
    return cli_word_list(job, words, make, error);
}

const cli_command cli_keyness = {.name = "keyness", .summary = "which words are key of a participant or group",
                                 .usage = usage, .table = table, .need = CLI_WORDS, .by = CLI_BY_WORDS};
