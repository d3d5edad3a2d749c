/* What the commands that print lists of words share: what they tell beside the list, and the lemmas' dictionaries. */
#include "cli.h"

#include <stdio.h>

static unsigned long long number_of(osk_slice digits)
{
    unsigned long long number = 0;
    for (size_t i = 0; i < digits.length; i++)
        number = 10 * number + (unsigned long long)(digits.data[i] - '0');
    return number;
}

/* "stop words left out: 1234 tokens of 56 forms, most often det 102, er 94, og 89 (--all keeps them)" */
static bool tell_dropped(const cli_job *job, osk_error *error)
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

static void tell_nameless(const cli_job *job)
{
    size_t nameless = 0;
    for (size_t i = 0; i < osk_corpus_count(job->corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(job->corpus, i);
        nameless += comment->kind == OSK_COMMENT && !comment->author.data;
    }
    if (nameless)
        fprintf(stderr, "comments without an author, in nobody's list: %zu\n", nameless);
}

/* --every says nothing without periods. */
static bool check_every(const cli_options *options, osk_error *error)
{
    if (options->every == OSK_EVERY_AUTO || options->words.by == OSK_BY_PERIOD)
        return true;
    *error = (osk_error){.code = OSK_USAGE, .message = "--every goes with --by period"};
    return false;
}

osk_table *cli_word_list(const cli_job *job, osk_word_options words, cli_word_maker *make, osk_error *error)
{
    words.corpus = job->corpus;
    words.every = job->options->every;
    words.cuts = job->options->osk.stat.cuts;
    if (!check_every(job->options, error))
        return NULL;
    if (words.by == OSK_BY_PARTICIPANT || words.by == OSK_BY_GROUP)
        tell_nameless(job);
    osk_spell *spell = words.unit == OSK_UNIT_LEMMA ? osk_spell_open(NULL, error) : NULL;
    if ((words.unit == OSK_UNIT_LEMMA && !spell) || !tell_dropped(job, error)) {
        osk_spell_free(spell);
        return NULL;
    }
    osk_table *made = make(job, &words, spell, error);
    osk_spell_free(spell);
    return made;
}
