/* ordskifte freq: how often words come, how sure that is, how evenly they are spread. */
#include "cli.h"

#include <stdio.h>

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
    "  --groups FILE         TSV or CSV with the columns participant and group\n"
    CLI_LIST_OPTIONS
    "  --lang LANG           nb, nn or en, for the notes\n"
    "\n"
    "Lists are the 1000 most frequent, by participant or group 20.\n"
    "\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static unsigned long long number_of(osk_slice digits)
{
    unsigned long long number = 0;
    for (size_t i = 0; i < digits.length; i++)
        number = 10 * number + (unsigned long long)(digits.data[i] - '0');
    return number;
}

/* "stop words left out: 1234 tokens of 56 forms, most often det 102, er 94, og 89 (--all keeps them)" */
bool cli_tell_dropped(const cli_job *job, osk_error *error)
{
    enum { SHOWN = 10 };
    const cli_options *options = job->options;
    unsigned long long tokens = 0;
    if (options->words.all)
        return true;
    osk_table *dropped = osk_word_dropped(job->fold, &options->words, error);
    size_t rows = dropped ? osk_table_rows(dropped) : 0;
    for (size_t i = 0; i < rows; i++)
        tokens += number_of(osk_table_text(dropped, i, 1));
    if (dropped)
        fprintf(stderr, "%s left out: %llu tokens of %zu forms%s",
                options->words.ngram ? "n-grams that begin or end with a stop word" : "stop words", tokens, rows,
                rows ? ", most often" : "");
    for (size_t i = 0; i < rows && i < SHOWN; i++) {
        osk_slice form = osk_table_text(dropped, i, 0), count = osk_table_text(dropped, i, 1);
        fprintf(stderr, "%s %.*s %.*s", i ? "," : "", (int)form.length, form.data, (int)count.length, count.data);
    }
    if (dropped)
        fputs(" (--all keeps them)\n", stderr);
    osk_table_free(dropped);
    return dropped != NULL;
}

void cli_tell_nameless(const cli_job *job)
{
    size_t nameless = 0;
    for (size_t i = 0; i < osk_corpus_count(job->corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(job->corpus, i);
        nameless += comment->kind == OSK_COMMENT && !comment->author.data;
    }
    if (nameless)
        fprintf(stderr, "comments without an author, in nobody's list: %zu\n", nameless);
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    osk_word_options words = job->options->words;
    words.corpus = job->corpus;
    words.every = job->options->every;
    osk_stat_options stat = job->options->osk.stat;
    if (stat.groups && words.by == OSK_BY_NOBODY)
        words.by = OSK_BY_GROUP;
    if (words.by != OSK_BY_NOBODY && words.by != OSK_BY_PERIOD)
        cli_tell_nameless(job);
    osk_spell *spell = words.unit == OSK_UNIT_LEMMA ? osk_spell_open(NULL, error) : NULL;
    if (words.unit == OSK_UNIT_LEMMA && !spell)
        return NULL;
    osk_table *made = cli_tell_dropped(job, error) ? osk_word_frequencies(job->fold, &words, &stat, spell, error) : NULL;
    osk_spell_free(spell);
    return made;
}

const cli_command cli_freq = {.name = "freq", .summary = "how often words come, and how evenly",
                              .usage = usage, .table = table, .need = CLI_WORDS, .by = CLI_BY_WORDS};
