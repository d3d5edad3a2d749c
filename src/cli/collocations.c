/* ordskifte collocations: which words stand beside which. */
#include "cli.h"

enum { WINDOW = 5 };

static const char usage[] =
    "Usage: ordskifte collocations [OPTIONS] FILE\n"
    "\n"
    "Words that stand together more often than chance would have them: count, and\n"
    "what it is of (count_word x count_collocate / of = expected); log-likelihood\n"
    "(g2), pmi, npmi, log-dice, t, and Delta-P of the collocate by the word and back.\n"
    "Largest g2 first. Marks take no place, a sentence's end ends every window, and\n"
    "quoted words are left out.\n"
    "\n"
    "  --window N            words between which two stand together (5); 1: side by side\n"
    "  --same-sentence       in one sentence instead; a word counts once in it, and 100\n"
    "                        words are the longest\n"
    "  --directed            the word before the collocate; else either way\n"
    "  --node WORD           the collocates of this word only\n"
    "  --terms               instead: candidates for terms of two or three words, as\n"
    "                        entries for a theme dictionary: side by side, in two\n"
    "                        comments at least, npmi from 0.3 however they are parted;\n"
    "                        the first column can be pasted\n"
    "  --unit UNIT           form (default), stem or lemma; not with --terms\n"
    CLI_LIST_OPTIONS
    "\n"
    "Lists are the 100 largest, of those that come 3 times.\n"
    "\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *make(const cli_job *job, const osk_word_options *words, osk_spell *spell, osk_error *error)
{
    return osk_word_collocations(job->fold, job->corpus, job->worker, job->options->osk.chunk, words,
                                 &job->options->osk.stat, spell, error);
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    osk_word_options words = job->options->words;
    if (job->options->terms)
        return osk_word_terms(job->corpus, job->worker, job->options->osk.chunk, &words, error);
    if (words.window == 0 && !job->options->same_sentence)
        words.window = WINDOW;
    return cli_word_list(job, words, make, error);
}

const cli_command cli_collocations = {.name = "collocations", .summary = "which words stand beside which",
                                      .usage = usage, .table = table, .need = CLI_WORDS};
