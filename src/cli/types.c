/* ordskifte types: the vocabulary of the comments. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte types [OPTIONS] FILE\n"
    "\n"
    "The types of the comments, the opening post left out: form (in small\n"
    "letters), stem, tokens, comments that hold it. Most frequent first.\n"
    "\n"
    "  --all                 stop words too\n"
    "  --lemmas              the lemma too, as Hunspell's dictionaries have it, empty\n"
    "                        where they know none; of several the likeliest\n"
    "  --audit               instead: stems whose forms have no lemma in common\n"
    "                        (conflated), lemmas whose forms have several stems (split);\n"
    "                        a word's forms in the two norms count as apart\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS CLI_MEMORY_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    if (!options->lemmas && !options->audit)
        return osk_type_table(job->fold, options->all, error);
    osk_spell *spell = osk_spell_open(NULL, job->language, error);
    if (!spell)
        return NULL;
    osk_table *made = options->audit ? osk_stem_audit_table(job->fold, options->all, spell, error)
                                     : osk_lemma_table(job->fold, options->all, spell, error);
    osk_spell_free(spell);
    return made;
}

/* With --max-memory: a part of the table at a time. */
static bool stream(const cli_job *job, osk_output *output, osk_error *error)
{
    return osk_count_types(job->count, job->corpus, job->options->osk.stat.lang, cli_format(job->options), output, error);
}

static const cli_command counted = {.name = "types", .summary = "", .usage = usage, .stream = stream, .need = CLI_COUNTS};

static const cli_command *choose(const cli_options *options)
{
    return options->memory_given ? &counted : NULL;
}

const cli_command cli_types = {.name = "types", .summary = "the vocabulary, most frequent first",
                               .usage = usage, .table = table, .need = CLI_COUNTS, .choose = choose};
