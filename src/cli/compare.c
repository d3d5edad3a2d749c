/* ordskifte compare: who differs from whom, by how much, and how sure is that? */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte compare [OPTIONS] FILE\n"
    "\n"
    "Do participants differ, by how much, how sure is that, and which comparisons\n"
    "could never have been decided? All participants, each against the rest, each\n"
    "theme: by permuting comments over people. p_adjusted is Holm's over `decidable`\n"
    "of the `family` comparisons; the others could not reach 5 % whatever was said.\n"
    "\n"
    "  --participants        who speaks how much and how positively instead; an\n"
    "                        interval (95 %) only from five scored comments on\n"
    "  --measure NAME        sentiment, sentiment-as-0 (unscored comments as 0), words,\n"
    "                        sentences, value, lix, rix, theme:KEY or code:KEY\n"
    "  --value-column NAME   a number of each comment (likes, a rating): the measure\n"
    "                        value, which is compared where no other is named\n"
    "  --by WHAT             participant; group (people are permuted, not comments);\n"
    "                        period (each person's comments stay together); theme:KEY or\n"
    "                        code:KEY (as --themed)\n"
    CLI_PERIOD_OPTIONS
    CLI_GROUP_OPTIONS
    "  --correlate NAME      rank correlation of the measure with another, and within\n"
    "                        people\n"
    "  --themed KEY          theme, or code:KEY: each person's comments that hold the theme against the same\n"
    "                        person's others: people are the pairs\n"
    "  --pairs               every two participants; with groups, every two groups\n"
    "  --detail              all procedures beside each other: for all and for two\n"
    "                        groups; of a theme or code pooled and by length\n"
    "  --trend               does it rise or fall through the debate: by time where all\n"
    "                        comments have a date, else by position\n"
    "  --talk                how unevenly the talk falls\n"
    "  --counts              positive, negative ... by participant\n"
    "  --pooled              partial pooling: a random intercept for each participant\n"
    "  --adjust METHOD       holm or bh (Benjamini-Hochberg, for lists)\n"
    "  --bca                 BCa for intervals of means also under 40 comments\n"
    "  --threads N           changes no byte of the output\n"
    "\n"
    "--force also prints what is refused because it would stand on too little.\n"
    "\n"
    CLI_CODE_OPTIONS CLI_STAT_OPTIONS CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_TIME_OPTIONS CLI_INPUT_OPTIONS
    CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static bool is_reading(const char *measure)
{
    return measure && (strcmp(measure, "lix") == 0 || strcmp(measure, "rix") == 0);
}

static osk_table *compare(const cli_job *job, osk_stat_options *stat, osk_error *error)
{
    osk_reading *reading = NULL;
    if ((is_reading(stat->measure) || is_reading(stat->other)) &&
        !(reading = osk_pipeline_reading(job->corpus, job->worker, job->options->osk.chunk, error)))
        return NULL;
    stat->reading = reading;
    osk_table *table = osk_stat_compare(job->fold, stat, error);
    osk_reading_free(reading);
    return table;
}

/* One question at a time: what a second one asks would be left unanswered. */
static bool check(const cli_options *o, osk_error *error)
{
    const osk_stat_options *stat = &o->osk.stat;
    bool periods = o->by == CLI_BY_PERIOD;
    bool group_pairs = cli_grouped(o) && stat->comparison == OSK_COMPARE_PAIRS; /* pairs of groups then */
    int asked = (stat->comparison != OSK_COMPARE_DEFAULT) + o->participants + cli_grouped(o) + (stat->themed != NULL) +
                (stat->other != NULL) + periods - group_pairs;
    const char *what = asked > 1 ? "one comparison at a time: groups, --by, --themed, --correlate, --trend, --participants and the "
                                   "others do not go together (but --pairs and groups do)"
                       : o->every != OSK_EVERY_AUTO && !periods ? "--every goes with --by period"
                                                                : NULL;
    if (!what)
        return true;
    *error = (osk_error){.code = OSK_USAGE};
    snprintf(error->message, sizeof error->message, "%s", what);
    return false;
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    if (!check(job->options, error))
        return NULL;
    osk_stat_options stat = job->options->osk.stat;
    stat.complete = osk_corpus_complete(job->corpus);
    stat.dated = job->corpus;
    stat.periods = job->options->by == CLI_BY_PERIOD;
    stat.every = job->options->every;
    stat.force = job->options->osk.force;
    if (job->options->osk.comment.value_column && !stat.measure)
        stat.measure = "value";
    if (job->options->participants)
        return osk_stat_participants(job->fold, &stat, error);
    return compare(job, &stat, error);
}

/* Columns would be cut at a terminal, and what a reviewer asks for stands in the notes: so there are sentences. */
static bool read_out(const cli_job *job, osk_table *table, osk_output *output, osk_error *error)
{
    const char *lang = job->options->osk.stat.lang;
    return job->options->participants ? osk_table_write(table, OSK_FORMAT_TABLE, output, error)
                                      : osk_compare_write(table, job->language, lang, output, error);
}

const cli_command cli_compare = {.name = "compare", .summary = "do participants differ, and how sure is that",
                                 .usage = usage, .table = table, .read = read_out, .need = CLI_FOLD, .by = CLI_BY_SIDES, .coded = true};
