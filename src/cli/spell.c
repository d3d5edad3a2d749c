/* ordskifte spell: words that no dictionary knows. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte spell [OPTIONS] FILE\n"
    "\n"
    "Words of the comments, the opening post left out, that neither Hunspell's\n"
    "dictionaries of bokmål and nynorsk nor our own know: form (in small letters),\n"
    "tokens, comments that hold it, candidates. Most frequent first. A form counts\n"
    "as known also if it is so with a capital (Oslo) or in capitals (SV); forms with\n"
    "a digit and forms without a vowel (abbreviations) are not listed. Names, new\n"
    "compounds and foreign words are, along with slips: the list is for people to\n"
    "read, and nothing is corrected.\n"
    "\n"
    "Candidates are known forms one letter away, two for words of six letters or\n"
    "more: added, left out, changed, or swapped with its neighbour. The nearest come\n"
    "first, then the most frequent in the comments, then by bytes; five at most.\n"
    "\n"
    "  --suggest             Hunspell's suggestions too; slow, a tenth of a second a word\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    osk_spell *spell = osk_spell_open(NULL, job->language, error);
    osk_table *made = spell ? osk_spelling_table(job->fold, job->options->suggest, spell, error) : NULL;
    osk_spell_free(spell);
    return made;
}

const cli_command cli_spell = {.name = "spell", .summary = "words that no dictionary knows, and near ones",
                               .usage = usage, .table = table, .need = CLI_FOLD};
