/* ordskifte stance: how people speak about it, and which sentences answer a question. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte stance [OPTIONS] FILE\n"
    "\n"
    "How people speak: obligation, possibility, hedge, booster, opinion (the poster's\n"
    "own) and reported, change and same, agent and object, question. Sentences that\n"
    "hold each, of how many, with a 95 % interval that takes the sentences of a\n"
    "comment together. Quoted words are left out. Words and rules: dict/stance/CARD.md.\n"
    "\n"
    "  --by WHAT             participant, group, theme or course (tenths of the debate);\n"
    "                        the interval of a group takes each person's sentences together\n"
    CLI_GROUP_OPTIONS
    "  --sentences           every sentence instead: classes, holder, negated, text\n"
    "  --hits                every place instead: words, class, negated, holder\n"
    "  --answers             the sentences that answer the title of the opening post,\n"
    "                        best first: claim, holder, modality, negated, why\n"
    "  --question TEXT       the same for a question of yours\n"
    CLI_THEME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static bool hits(const cli_options *options)
{
    return options->theme_table == CLI_THEME_HITS;
}

static bool sentences(const cli_options *options)
{
    return options->layer == OSK_LAYER_SENTENCES;
}

/* A file or a column of groups asks for them too. */
static osk_stance_by stance_by(const cli_options *options)
{
    return cli_grouped(options) ? OSK_STANCE_BY_GROUP : options->stance_by;
}

static osk_table *table_of(const cli_options *options, const osk_stances *stances, osk_error *error)
{
    if (options->answers)
        return osk_stance_answers(stances, error);
    if (hits(options))
        return osk_stance_places(stances, error);
    if (sentences(options))
        return osk_stance_sentences(stances, error);
    return osk_stat_stances(stances, stance_by(options), &options->osk.stat, error);
}

/* One table at a time. */
static bool is_one(const cli_options *options, osk_error *error)
{
    if (options->answers + hits(options) + sentences(options) + (options->by != CLI_BY_NOTHING) <= 1 &&
        (!cli_grouped(options) ||
         options->answers + hits(options) + sentences(options) + (options->by & (unsigned)~CLI_BY_GROUP ? 1 : 0) == 0))
        return true;
    error->code = OSK_USAGE;
    snprintf(error->message, sizeof error->message,
             "--by, groups, --sentences, --hits and --question ask for different tables: one at a time, please");
    return false;
}

/* Who has no name is no participant; how many comments that leaves out is told. */
static void tell_nameless(const osk_corpus *corpus)
{
    size_t nameless = 0;
    for (size_t i = 0; i < osk_corpus_count(corpus); i++)
        nameless += osk_corpus_comment(corpus, i)->kind == OSK_COMMENT && !osk_corpus_comment(corpus, i)->author.data;
    if (nameless)
        fprintf(stderr, "comments without an author, in no row: %zu of %zu\n", nameless, osk_corpus_found(corpus));
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    osk_stance_options stance = {.chunk = options->osk.chunk, .places = hits(options), .answers = options->answers,
                                 .question = options->question};
    osk_stances *stances = is_one(options, error) ? osk_pipeline_stances(job->corpus, job->worker, &stance, error) : NULL;
    osk_table *made = stances ? table_of(options, stances, error) : NULL;
    osk_stances_free(stances);
    if (made && !options->answers && !hits(options) && !sentences(options) &&
        options->stance_by != OSK_STANCE_BY_THEME && options->stance_by != OSK_STANCE_BY_COURSE)
        tell_nameless(job->corpus);
    return made;
}

const cli_command cli_stance = {.name = "stance", .summary = "how people speak, and what answers a question",
                                .usage = usage, .table = table, .need = CLI_WORKER, .by = CLI_BY_WHAT};
