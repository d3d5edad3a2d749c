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

/* "stop words left out: 1234 tokens of 56 forms, most often det 102, er 94, og 89 (--all keeps them)"; of the table the
 * first rows are shown, form and tokens. */
static void tell_dropped(const cli_options *options, const osk_table *dropped, unsigned long long tokens, size_t forms)
{
    enum { SHOWN = 10 };
    size_t rows = osk_table_rows(dropped);
    fprintf(stderr, "%s left out: %llu tokens of %zu forms%s",
            options->words.ngram ? "n-grams that begin or end with a stop word" : "stop words", tokens, forms,
            forms ? ", most often" : "");
    for (size_t i = 0; i < rows && i < SHOWN; i++) {
        osk_slice form = osk_table_text(dropped, i, 0), count = osk_table_text(dropped, i, 1);
        fprintf(stderr, "%s %.*s %.*s", i ? "," : "", (int)form.length, form.data, (int)count.length, count.data);
    }
    fputs(" (--all keeps them)\n", stderr);
}

static bool find_dropped(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    unsigned long long tokens = 0;
    if (options->words.all)
        return true;
    osk_table *dropped = osk_word_dropped(job->fold, &options->words, error);
    if (!dropped)
        return false;
    for (size_t i = 0; i < osk_table_rows(dropped); i++)
        tokens += number_of(osk_table_text(dropped, i, 1));
    tell_dropped(options, dropped, tokens, osk_table_rows(dropped));
    osk_table_free(dropped);
    return true;
}

static void tell_nameless(const cli_job *job, osk_by by)
{
    size_t nameless = osk_corpus_nameless(job->corpus);
    if (nameless && (by == OSK_BY_PARTICIPANT || by == OSK_BY_GROUP))
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

static bool settle(const cli_job *job, osk_word_options *words, osk_error *error)
{
    words->corpus = job->corpus;
    words->every = job->options->every;
    words->cuts = job->options->osk.stat.cuts;
    if (!check_every(job->options, error))
        return false;
    tell_nameless(job, words->by);
    return true;
}

osk_table *cli_word_list(const cli_job *job, osk_word_options words, cli_word_maker *make, osk_error *error)
{
    if (!settle(job, &words, error))
        return NULL;
    osk_spell *spell = words.unit == OSK_UNIT_LEMMA ? osk_spell_open(NULL, job->language, error) : NULL;
    osk_table *made = words.unit == OSK_UNIT_LEMMA && !spell ? NULL : make(job, &words, spell, error);
    osk_spell_free(spell);
    if (made && find_dropped(job, error)) /* what is refused leaves nothing out */
        return made;
    osk_table_free(made);
    return NULL;
}

osk_table *cli_counted_list(const cli_job *job, osk_word_options words, osk_error *error)
{
    osk_count_dropped dropped;
    osk_table *made = settle(job, &words, error)
                          ? osk_count_frequencies(job->count, &words, &job->options->osk.stat, &dropped, error)
                          : NULL;
    if (!made)
        return NULL;
    if (!words.all)
        tell_dropped(job->options, dropped.first, dropped.tokens, dropped.forms);
    osk_table_free(dropped.first);
    return made;
}
