/* Start reading here: the whole road.
 *
 *   raw file -> comment -> token -> type -> score -> stat -> report
 *
 * osk_worker_run takes a chunk of comments from token to score; osk_pipeline_fold does so for a corpus and
 * keeps folds; osk_pipeline_report is the main job from file to page. Each stage is a folder of that name. */
#include "language.h"

#include "base/file.h"
#include "base/table.h"
#include "report/report.h"
#include "score/gram.h"
#include "stat/stat.h"

#include <string.h>

/* ---- a chunk: comments -> tokens -> types -> scores ---- */

const osk_chunk *osk_worker_types(osk_worker *worker, const osk_comment *comments, size_t count, osk_error *error)
{
    const osk__dictionary *dictionary = &worker->language->dictionary;
    osk__tokenizer *tokenizer = &worker->tokenizer;
    osk_chunk *chunk = &worker->chunk;
    if (!osk__token_run(tokenizer, comments, count, error))
        return NULL;
    *chunk = (osk_chunk){.comments = comments, .comment_count = count,
                         .tokens = tokenizer->tokens, .token_count = tokenizer->token_count,
                         .sentences = tokenizer->sentences, .sentence_count = tokenizer->sentence_count};
    return osk__type_run(&worker->vocabulary, dictionary, comments, chunk->tokens, chunk->token_count, error) ? chunk
                                                                                                            : NULL;
}

const osk_chunk *osk_worker_run(osk_worker *worker, const osk_comment *comments, size_t count, osk_error *error)
{
    const osk_chunk *chunk = osk_worker_types(worker, comments, count, error);
    if (!chunk || !osk__vocabulary_deepen(&worker->vocabulary, &worker->language->dictionary, error))
        return NULL;
    return osk__score_run(&worker->scorer, worker->vocabulary.records, &worker->chunk, error) ? chunk : NULL;
}

const osk_chunk *osk_worker_explain(osk_worker *worker, const osk_comment *comments, size_t count, osk_error *error)
{
    worker->scorer.scopes = true;
    const osk_chunk *chunk = osk_worker_run(worker, comments, count, error);
    worker->scorer.scopes = false;
    return chunk;
}

/* ---- a corpus: chunk by chunk into folds ---- */

/* Takes the fold, which is empty. */
static osk_fold *fill(osk_fold *fold, const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_error *error)
{
    osk_depth depth = fold ? fold->depth : OSK_DEPTH_TYPES;
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count && fold; i += step) {
        size_t here = count - i < step ? count - i : step;
        const osk_comment *comments = osk_corpus_comment(corpus, i);
        bool scores = depth == OSK_DEPTH_SCORES || depth == OSK_DEPTH_MARKS;
        const osk_chunk *done = scores ? osk_worker_run(worker, comments, here, error)
                                       : osk_worker_types(worker, comments, here, error);
        if (!done || !osk_fold_add(fold, done, error)) {
            osk_fold_free(fold);
            return NULL;
        }
    }
    return fold;
}

osk_fold *osk_pipeline_fold(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_depth depth,
                            osk_error *error)
{
    return fill(osk_fold_make(worker, depth, error), corpus, worker, chunk, error);
}

osk_fold *osk_pipeline_words(const osk_corpus *corpus, osk_worker *worker, size_t chunk, const osk_word_options *words,
                             osk_error *error)
{
    bool keyed = words->unit == OSK_UNIT_KEY;
    osk__plan plan = {.n = words->ngram ? words->ngram : 1, .skip = words->skip,
                      .variety = keyed ? &worker->language->variety : NULL,
                      .bridge = keyed ? &worker->language->bridge : NULL};
    osk_fold *fold = osk_fold_make(worker, OSK_DEPTH_POSTINGS, error);
    if (fold && osk__fold_plan(fold, &plan, error))
        return fill(fold, corpus, worker, chunk, error);
    osk_fold_free(fold);
    return NULL;
}

/* ---- what the themes leave over ---- */

/* Does the sentence hold the theme, or a part of it? */
static bool holds(const osk__dictionary *dictionary, const osk_chunk *chunk, const osk_sentence *sentence, size_t hit,
                  uint32_t theme)
{
    size_t end = (size_t)sentence->first + sentence->count;
    for (; hit < chunk->hit_count && chunk->hits[hit].first < end; hit++)
        for (uint32_t t = chunk->hits[hit].theme; t != OSK_NONE; t = dictionary->themes[t].parent)
            if (t == theme)
                return true;
    return false;
}

/* Words that a theme caught, and sentences on the wrong side, lose their types: nobody counts them then. */
static void blank(const osk__dictionary *dictionary, osk_chunk *chunk, uint32_t theme, bool inside)
{
    size_t hit = 0;
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *sentence = &chunk->sentences[i];
        size_t end = (size_t)sentence->first + sentence->count;
        bool wrong = theme != OSK_NONE && holds(dictionary, chunk, sentence, hit, theme) != inside;
        for (size_t t = sentence->first; wrong && t < end; t++)
            chunk->tokens[t].type = OSK_NONE;
        for (; hit < chunk->hit_count && chunk->hits[hit].first < end; hit++)
            for (size_t t = 0; t < chunk->hits[hit].count; t++)
                chunk->tokens[chunk->hits[hit].first + t].type = OSK_NONE;
    }
}

osk_fold *osk_pipeline_residue(const osk_corpus *corpus, osk_worker *worker, size_t chunk, uint32_t theme, bool inside,
                               osk_error *error)
{
    osk_fold *fold = osk_fold_make(worker, OSK_DEPTH_POSTINGS, error);
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count && fold; i += step) {
        const osk_chunk *done =
            osk_worker_run(worker, osk_corpus_comment(corpus, i), count - i < step ? count - i : step, error);
        if (done)
            blank(&worker->language->dictionary, &worker->chunk, theme, inside);
        if (!done || !osk_fold_add(fold, done, error)) {
            osk_fold_free(fold);
            return NULL;
        }
    }
    return fold;
}

/* ---- the main job ---- */

/* What a run holds; every part is NULL until its stage made it. */
struct run {
    const osk_language *language;
    const osk_options *options;
    osk_corpus *corpus;
    osk_worker *worker;
    osk_fold *fold;
    osk__people people;
    osk_table *comments, *scores, *trace, *types, *themes, *hits, *participants, *compare, *theme_participants, *moods;
    osk_table *answers, *sentences, *stances, *keyness, *reading, *timeline; /* NULL where there is too much, see MOST_COMMENTS */
    osk__folder *folder;
};
enum {
    TABLES = 16,
    MOST_COMMENTS = 10000, MOST_BYTES = 8 << 20 /* of more, sentences and words are not looked at one by one */
};

static void list_tables(const struct run *run, osk_table *tables[TABLES])
{
    osk_table *const all[TABLES] = {run->comments, run->scores, run->trace, run->types, run->themes, run->hits,
                                    run->participants, run->compare, run->theme_participants, run->moods,
                                    run->answers, run->sentences, run->stances, run->keyness, run->reading, run->timeline};
    memcpy(tables, all, sizeof all);
}

/* raw file -> comment */
static bool read_comments(struct run *run, const char *input, osk_error *error)
{
    run->corpus = osk_comment_read(input, &run->options->comment, NULL, error);
    if (!run->corpus)
        return false;
    for (size_t i = 0; run->options->notice && i < osk_corpus_notices(run->corpus); i++)
        run->options->notice(run->options->host, osk_corpus_notice(run->corpus, i));
    return !run->options->strict || osk_corpus_check(run->corpus, error);
}

/* comment -> token -> type -> score, kept as folds */
static bool score_comments(struct run *run, osk_error *error)
{
    size_t foreign;
    return (run->worker = osk_worker_make(run->language, error)) &&
           osk_corpus_passages(run->corpus, run->worker, &foreign, error) &&
           (run->fold = osk_pipeline_fold(run->corpus, run->worker, run->options->chunk, OSK_DEPTH_MARKS, error));
}

/* score -> stat: results are tables before they are anything else */
static bool make_tables(struct run *run, osk_error *error)
{
    osk_stat_options planned = run->options->stat;
    const osk_stat_options *stat = &planned;
    planned.complete = osk_corpus_complete(run->corpus);
    return osk__people_make(&run->people, run->fold, error) &&
           (run->comments = osk_corpus_table(run->corpus, error)) &&
           (run->scores = osk_score_table(run->fold, error)) &&
           (run->trace = osk_trace_table(run->fold, error)) &&
           (run->types = osk_type_table(run->fold, false, error)) &&
           (run->themes = osk_theme_table(run->fold, error)) &&
           (run->hits = osk_hit_table(run->fold, error)) &&
           (run->participants = osk_stat_participants(run->fold, stat, error)) &&
           (run->compare = osk_stat_compare(run->fold, stat, error)) &&
           (run->theme_participants = osk_stat_themes(run->fold, stat, error)) &&
           (run->moods = osk_stat_theme_mood(run->fold, stat, error));
}

static bool has_title(const osk_corpus *corpus)
{
    bool title = false;
    for (size_t i = 0; !title && i < osk_corpus_count(corpus); i++)
        title = osk_corpus_comment(corpus, i)->title.length > 0;
    return title;
}

/* Sentences: how they speak, and which answer the title's question. A title without a word to look for asks nothing. */
static bool make_stances(struct run *run, osk_error *error)
{
    osk_error unasked = {0};
    osk_stance_options asked = {.chunk = run->options->chunk, .answers = has_title(run->corpus)};
    osk_stances *stances = osk_pipeline_stances(run->corpus, run->worker, &asked, &unasked);
    if (!stances && unasked.code == OSK_USAGE) {
        asked.answers = false;
        stances = osk_pipeline_stances(run->corpus, run->worker, &asked, &unasked);
    }
    if (!stances && error)
        *error = unasked;
    bool good = stances && (run->sentences = osk_stance_sentences(stances, error)) &&
                (run->stances = osk_stat_stances(stances, OSK_STANCE_BY_PARTICIPANT, run->options->stat.lang, error)) &&
                (!asked.answers || (run->answers = osk_stance_answers(stances, error)));
    osk_stances_free(stances);
    return good;
}

/* Words that are key of each participant, three at most. */
static bool make_words(struct run *run, const osk_stat_options *stat, osk_error *error)
{
    osk_word_options words = {.by = OSK_BY_PARTICIPANT, .top = 3};
    osk_fold *fold = osk_pipeline_words(run->corpus, run->worker, run->options->chunk, &words, error);
    bool good = fold && (run->keyness = osk_word_keyness(fold, &words, stat, NULL, error));
    osk_fold_free(fold);
    return good;
}

static bool look_closer(struct run *run, osk_error *error)
{
    osk_reading_options reading = {.by = OSK_READING_BY_PARTICIPANT, .lang = run->options->stat.lang};
    osk_stat_options stat = run->options->stat;
    stat.groups = NULL;
    if (osk_corpus_found(run->corpus) > MOST_COMMENTS || osk_corpus_stream_size(run->corpus) > MOST_BYTES)
        return true;
    return make_stances(run, error) && make_words(run, &stat, error) &&
           (run->reading = osk_readability_table(run->corpus, run->worker, &reading, run->options->chunk, error)) &&
           (run->timeline = osk_stat_timeline(run->corpus, run->fold, OSK_EVERY_AUTO, &stat, error));
}

static bool write_file(struct run *run, const char *name, osk__buffer *bytes, osk_error *error)
{
    bool good = osk__buffer_check(bytes, error) &&
                osk__folder_write(run->folder, name, osk__slice(bytes->data, bytes->length), error);
    osk__buffer_free(bytes);
    return good;
}

static bool write_table(struct run *run, const osk_table *table, osk_error *error)
{
    osk__buffer bytes = {0}, name = {0};
    osk__buffer_format(&name, "tables/%s.tsv", osk_table_name(table));
    osk__buffer_byte(&name, '\0');
    osk__table_format(table, OSK_FORMAT_TSV, &bytes);
    bool good = osk__buffer_check(&name, error) && write_file(run, name.data, &bytes, error);
    osk__buffer_free(&name);
    osk__buffer_free(&bytes);
    return good;
}

static bool write_page(struct run *run, osk_error *error)
{
    osk__page page = {.texts = &run->language->dictionary.texts,
                      .language = osk__texts_language(run->options->stat.lang), .corpus = run->corpus,
                      .fold = run->fold, .people = &run->people, .participants = run->participants,
                      .compare = run->compare, .types = run->types, .moods = run->moods, .answers = run->answers, .stances = run->stances, .keyness = run->keyness,
                      .reading = run->reading, .timeline = run->timeline, .stat = &run->options->stat};
    osk__buffer chart = {0};
    osk__chart_sentiment(&chart, &page);
    bool good = osk__page_write(&page, error) && write_file(run, "index.html", &page.out, error) &&
                write_file(run, "figures/sentiment.svg", &chart, error);
    osk__buffer_free(&page.out);
    osk__buffer_free(&page.scratch);
    osk__buffer_free(&chart);
    return good;
}

static bool write_manifest(struct run *run, osk_error *error)
{
    osk__buffer bytes = {0};
    osk__manifest manifest = {run->corpus, run->options, run->language->files, run->language->hashes,
                              run->language->file_count, osk_language_stemmer(run->language),
                             run->language->dictionary.without};
    bool good = osk__manifest_write(&manifest, &bytes, error) && write_file(run, OSK__MANIFEST_NAME, &bytes, error);
    osk__buffer_free(&bytes);
    return good;
}

/* stat -> report */
static bool write_report(struct run *run, const char *input, const char *output, osk_error *error)
{
    osk_table *tables[TABLES];
    list_tables(run, tables);
    if (!(run->folder = osk__folder_open(output, OSK__MANIFEST_NAME, OSK__MANIFEST_OPENING, input, run->options->force,
                                          error)))
        return false;
    for (size_t i = 0; i < TABLES; i++)
        if (tables[i] && !write_table(run, tables[i], error))
            return false;
    if (!write_page(run, error) || !write_manifest(run, error))
        return false;
    osk__folder *folder = run->folder;
    run->folder = NULL; /* closing takes it, also when it fails */
    return osk__folder_close(folder, error);
}

static void free_run(struct run *run)
{
    osk_table *tables[TABLES];
    list_tables(run, tables);
    for (size_t i = 0; i < TABLES; i++)
        osk_table_free(tables[i]);
    osk__folder_drop(run->folder);
    osk__people_free(&run->people);
    osk_fold_free(run->fold);
    osk_worker_free(run->worker);
    osk_corpus_free(run->corpus);
}

bool osk_pipeline_report(const osk_language *language, const char *input, const char *output,
                         const osk_options *options, osk_error *error)
{
    static const osk_options none = {0};
    struct run run = {.language = language, .options = options ? options : &none};
    uint32_t lang;
    if (!osk__stat_language(&run.options->stat, &lang, error))
        return false;
    bool good = read_comments(&run, input, error) &&  /* raw file -> comment */
                score_comments(&run, error) &&        /* comment -> token -> type -> score */
                make_tables(&run, error) &&           /* score -> stat */
                look_closer(&run, error) &&
                write_report(&run, input, output, error); /* stat -> report */
    free_run(&run);
    return good;
}
