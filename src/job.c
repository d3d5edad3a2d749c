/* The main job: from a file to every table of a report (job.h). */
#include "job.h"

#include "base/table.h"
#include "comment/corpus.h"
#include "report/docx.h"
#include "stat/codes.h"
#include "stat/stat.h"

#include <string.h>

/* A stage of the job, from the first to the last. */
enum stage { READING, SCORING, COMPARING, SPEAKING, WORDS, NETWORK, MAPPING, WAYS, WRITING, STAGES };

/* Tells how far the job has come; false where it is to end. */
static bool tell_stage(const osk_options *options, enum stage stage, size_t done, size_t all, osk_error *error)
{
    static const char *const names[STAGES] = {"reading", "scoring", "comparing participants", "how they speak", "key words",
                                              "who speaks to whom", "map", "scoring in other ways", "writing"};
    osk_report_state state = {names[stage], (size_t)stage + 1, STAGES, done, all};
    return !options->progress || options->progress(options->host, &state) ||
           osk__fail(error, OSK_FILE, "stopped while %s; nothing was written", names[stage]);
}

static bool tell_scoring(const void *host, size_t done, size_t all, osk_error *error)
{
    return tell_stage(((const osk__job *)host)->options, SCORING, done, all, error);
}

void osk__job_tables(const osk__job *job, osk_table *tables[OSK__JOB_TABLES])
{
    osk_table *const all[OSK__JOB_TABLES] = {
        job->comments, job->scores, job->trace, job->types, job->themes, job->hits, job->participants, job->compare,
        job->theme_participants, job->moods, job->answers, job->sentences, job->stances, job->keyness, job->reading,
        job->timeline, job->coded, job->quotations, job->talkers, job->pairs, job->edges, job->map, job->map_axes,
        job->multiverse, job->universes};
    memcpy(tables, all, sizeof all);
}

static void tell(osk__job *job)
{
    for (; job->options->notice && job->told < osk_corpus_notices(job->corpus); job->told++)
        job->options->notice(job->options->host, osk_corpus_notice(job->corpus, job->told));
}

/* raw file -> comment */
static bool read_comments(osk__job *job, const char *input, osk_error *error)
{
    job->corpus = osk_comment_read(input, &job->options->comment, NULL, error);
    if (!job->corpus)
        return false;
    if (!job->options->pseudonyms) /* else notices have names until there are codes */
        tell(job);
    return !job->options->strict || osk_corpus_check(job->corpus, error);
}

/* A coder's sheet, where there is one. */
static bool join_codes(osk__job *job, osk_error *error)
{
    const osk_options *options = job->options;
    if (!options->codes)
        return !options->key || osk__fail(error, OSK_USAGE, "the key of a sample says nothing without a coder's sheet");
    job->codes = osk_pipeline_codes(job->corpus, job->worker, options->codes, options->key, error);
    for (size_t i = 0; job->codes && options->notice && i < osk_codes_notices(job->codes); i++)
        options->notice(options->host, osk_codes_notice(job->codes, i));
    return job->codes != NULL;
}

/* comment -> token -> type -> score, kept as folds */
static bool score_comments(osk__job *job, osk_error *error)
{
    size_t foreign;
    if (!(job->worker = osk_worker_make(job->language, error)) ||
        !osk_corpus_identities(job->corpus, job->language, error) ||
        !osk_corpus_passages(job->corpus, job->worker, &foreign, error) ||
        (job->options->pseudonyms && !osk_corpus_pseudonymise(job->corpus, job->language, job->options->pseudonyms,
                                                              job->options->stat.lang, error)))
        return false;
    tell(job);
    if (!join_codes(job, error))
        return false;
    osk__told told = {tell_scoring, job};
    job->fold = osk__pipeline_fill(osk_fold_make(job->worker, OSK_DEPTH_MARKS, error), job->corpus, job->worker,
                                   job->options->chunk, &told, error);
    return job->fold != NULL;
}

/* score -> stat: results are tables before they are anything else */
static bool make_tables(osk__job *job, osk_error *error)
{
    osk_stat_options planned = job->options->stat;
    const osk_stat_options *stat = &planned;
    planned.complete = osk_corpus_complete(job->corpus);
    planned.codes = job->codes;
    return osk__people_make(&job->people, job->fold, error) &&
           (job->comments = osk_corpus_table(job->corpus, error)) &&
           (job->scores = osk_score_table(job->fold, error)) &&
           (job->trace = osk_trace_table(job->fold, error)) &&
           (job->types = osk_type_table(job->fold, false, error)) &&
           (job->themes = osk_theme_table(job->fold, error)) &&
           (job->hits = osk_hit_table(job->fold, error)) &&
           (job->participants = osk_stat_participants(job->fold, stat, error)) &&
           (job->compare = osk_stat_compare(job->fold, stat, error)) &&
           (job->theme_participants = osk_stat_themes(job->fold, stat, error)) &&
           (job->moods = osk_stat_theme_mood(job->fold, stat, error)) &&
           (!job->codes || (job->coded = osk_stat_codes(job->fold, stat, error)));
}

static bool has_title(const osk_corpus *corpus)
{
    bool title = false;
    for (size_t i = 0; !title && i < osk_corpus_count(corpus); i++)
        title = osk_corpus_comment(corpus, i)->title.length > 0;
    return title;
}

/* Sentences: how they speak, and which answer the title's question. A title without a word to look for asks nothing. */
static bool make_stances(osk__job *job, osk_error *error)
{
    osk_error unasked = {0};
    osk_stance_options asked = {.chunk = job->options->chunk, .answers = has_title(job->corpus)};
    osk_stances *stances = osk_pipeline_stances(job->corpus, job->worker, &asked, &unasked);
    if (!stances && unasked.code == OSK_USAGE) {
        asked.answers = false;
        stances = osk_pipeline_stances(job->corpus, job->worker, &asked, &unasked);
    }
    if (!stances && error)
        *error = unasked;
    bool good = stances && (job->sentences = osk_stance_sentences(stances, error)) &&
                (job->stances = osk_stat_stances(stances, OSK_STANCE_BY_PARTICIPANT, &job->options->stat, error)) &&
                (!asked.answers || (job->answers = osk_stance_answers(stances, error)));
    osk_stances_free(stances);
    return good;
}

/* Words that are key of each participant, three at most. */
static bool make_words(osk__job *job, const osk_stat_options *stat, osk_error *error)
{
    osk_word_options words = {.by = OSK_BY_PARTICIPANT, .top = 3};
    osk_fold *fold = osk_pipeline_words(job->corpus, job->worker, job->options->chunk, &words, error);
    bool good = fold && (job->keyness = osk_word_keyness(fold, &words, stat, NULL, error));
    osk_fold_free(fold);
    return good;
}

/* Who speaks to whom. */
static bool make_network(osk__job *job, const osk_stat_options *stat, osk_error *error)
{
    osk_network_options options = {.chunk = job->options->chunk};
    return (job->network = osk_pipeline_network(job->corpus, job->worker, &options, error)) &&
           (job->talkers = osk_stat_network(job->network, OSK_NETWORK_PEOPLE, stat, error)) &&
           (job->pairs = osk_stat_network(job->network, OSK_NETWORK_PAIRS, stat, error)) &&
           (job->edges = osk_network_edges(job->network, stat->lang, error));
}

/* People of whom one comment makes over half are placed but have no say: refused is only what stands on too little. */
static bool make_map(osk__job *job, const osk_stat_options *stat, osk_error *error)
{
    osk_stat_options people = *stat;
    people.grouped = NULL;
    osk_map_options points = {.set_aside = true}, axes = {.set_aside = true, .axes = true};
    return (job->map = osk_stat_map(job->fold, NULL, &points, &people, error)) &&
           (job->map_axes = osk_stat_map(job->fold, NULL, &axes, &people, error));
}

static bool make_timeline(osk__job *job, const osk_stat_options *stat, osk_error *error)
{
    osk_stat_options all = *stat;
    all.grouped = NULL;
    return (job->timeline = osk_stat_timeline(job->corpus, job->fold, OSK_EVERY_AUTO, &all, error));
}

static bool tell_ways(const void *host, size_t done, size_t all, osk_error *error)
{
    return tell_stage(((const osk__job *)host)->options, WAYS, done, all, error);
}

/* The same in many ways: what the figures hang on. */
static bool make_multiverse(osk__job *job, osk_error *error)
{
    osk__multiverse multiverse;
    osk__told told = {tell_ways, job};
    bool good = osk__pipeline_multiverse(&multiverse, job->corpus, job->language, job->options->chunk, &told, error) &&
                (job->multiverse = osk__multiverse_table(&multiverse, job->fold, &job->people, error)) &&
                (job->universes = osk__universe_table(&multiverse, job->fold, &job->people, error));
    osk__multiverse_free(&multiverse);
    return good;
}

static bool look_closer(osk__job *job, osk_error *error)
{
    osk_reading_options reading = {.by = OSK_READING_BY_PARTICIPANT, .lang = job->options->stat.lang};
    osk_stat_options stat = job->options->stat;
    stat.groups = NULL;
    if (osk_corpus_found(job->corpus) > OSK__JOB_COMMENTS || osk_corpus_stream_size(job->corpus) > OSK__JOB_BYTES)
        return true;
    return tell_stage(job->options, SPEAKING, 0, 0, error) && make_stances(job, error) &&
           tell_stage(job->options, WORDS, 0, 0, error) && make_words(job, &stat, error) &&
           tell_stage(job->options, NETWORK, 0, 0, error) && make_network(job, &stat, error) &&
           tell_stage(job->options, MAPPING, 0, 0, error) && make_map(job, &stat, error) && make_multiverse(job, error) &&
           (job->quotations = osk_pipeline_quotations(job->corpus, job->worker, job->options->chunk, error)) &&
           (job->reading = osk_readability_table(job->corpus, job->worker, &reading, job->options->chunk, error)) &&
           make_timeline(job, &stat, error);
}

static void free_run(osk__job *job)
{
    osk_table *tables[OSK__JOB_TABLES];
    osk__job_tables(job, tables);
    for (size_t i = 0; i < OSK__JOB_TABLES; i++)
        osk_table_free(tables[i]);
    osk__folder_drop(job->folder);
    osk__buffer_free(&job->method);
    osk__buffer_free(&job->references);
    osk__people_free(&job->people);
    osk_network_free(job->network);
    osk_fold_free(job->fold);
    osk_codes_free(job->codes);
    osk_worker_free(job->worker);
    osk_corpus_free(job->corpus);
}

bool osk_pipeline_report(const osk_language *language, const char *input, const char *output,
                         const osk_options *options, osk_error *error)
{
    return osk__pipeline_report(language, input, output, options, NULL, NULL, error);
}

bool osk__pipeline_report(const osk_language *language, const char *input, const char *output, const osk_options *options,
                          osk__folder_told *told, void *host, osk_error *error)
{
    static const osk_options none = {0};
    osk__job job = {.language = language, .options = options ? options : &none, .written = told, .host = host};
    uint32_t lang;
    if (!osk__stat_language(&job.options->stat, &lang, error) ||
        (job.options->docx && !osk__pandoc_find(job.pandoc, error))) /* before the work, not behind it */
        return false;
    bool good = tell_stage(job.options, READING, 0, 0, error) &&
                read_comments(&job, input, error) &&  /* raw file -> comment */
                score_comments(&job, error) &&        /* comment -> token -> type -> score */
                tell_stage(job.options, COMPARING, 0, 0, error) &&
                make_tables(&job, error) &&           /* score -> stat */
                look_closer(&job, error) &&
                tell_stage(job.options, WRITING, 0, 0, error) &&
                osk__job_write(&job, input, output, error); /* stat -> report */
    free_run(&job);
    return good;
}
