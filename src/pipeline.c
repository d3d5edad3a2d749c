/* Start reading here: the whole road.
 *
 *   raw file -> comment -> token -> type -> score -> stat -> report
 *
 * osk_worker_run takes a chunk of comments from token to score; osk_pipeline_fold does so for a corpus and
 * keeps folds; osk_pipeline_report is the main job from file to page. Each stage is a folder of that name. */
#include "exports.h"

#include "base/file.h"
#include "base/table.h"
#include "comment/corpus.h"
#include "multiverse.h"
#include "report/docx.h"
#include "score/gram.h"
#include "stat/codes.h"
#include "stat/stat.h"

#include <stdio.h>
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

/* A stage of the main job, from the first to the last. */
enum stage { READING, SCORING, COMPARING, SPEAKING, WORDS, NETWORK, MAPPING, WAYS, WRITING, STAGES };

/* Tells how far the job has come; false where it is to end. */
static bool tell_stage(const osk_options *options, enum stage stage, size_t done, size_t all, osk_error *error)
{
    static const char *const names[STAGES] = {"reading", "scoring", "comparing participants", "how they speak", "key words",
                                              "who speaks to whom", "map", "scoring in other ways", "writing"};
    osk_report_state state = {names[stage], (size_t)stage + 1, STAGES, done, all};
    return !options || !options->progress || options->progress(options->host, &state) ||
           osk__fail(error, OSK_FILE, "stopped while %s; nothing was written", names[stage]);
}

/* Takes the fold, which is empty. With `told` it tells how far it is. */
static osk_fold *fill(osk_fold *fold, const osk_corpus *corpus, osk_worker *worker, size_t chunk, const osk_options *told,
                      osk_error *error)
{
    osk_depth depth = fold ? fold->depth : OSK_DEPTH_TYPES;
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count && fold; i += step) {
        size_t here = count - i < step ? count - i : step;
        const osk_comment *comments = osk_corpus_comment(corpus, i);
        bool scores = depth == OSK_DEPTH_SCORES || depth == OSK_DEPTH_MARKS;
        const osk_chunk *done = scores ? osk_worker_run(worker, comments, here, error)
                                       : osk_worker_types(worker, comments, here, error);
        if (!done || !osk_fold_add(fold, done, error) || !tell_stage(told, SCORING, i + here, count, error)) {
            osk_fold_free(fold);
            return NULL;
        }
    }
    return fold;
}

osk_fold *osk_pipeline_fold(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_depth depth,
                            osk_error *error)
{
    return fill(osk_fold_make(worker, depth, error), corpus, worker, chunk, NULL, error);
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
        return fill(fold, corpus, worker, chunk, NULL, error);
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
    osk_codes *codes;
    osk__people people;
    osk_table *comments, *scores, *trace, *types, *themes, *hits, *participants, *compare, *theme_participants, *moods;
    osk__folder_told *written; /* of the files written, or NULL */
    void *host;
    osk_table *answers, *sentences, *stances, *keyness, *reading, *timeline, *coded, *quotations; /* NULL where there is too much, see MOST_COMMENTS */
    osk_network *network;                                                    /* the same */
    osk_table *talkers, *pairs, *edges, *map, *map_axes;                     /* the same */
    osk_table *multiverse, *universes;                                       /* the same */
    osk__folder *folder;
    osk__buffer method, references;
    char pandoc[32]; /* its version, where a Word file is wanted; else "" */
    size_t told; /* notices */
};
enum {
    TABLES = 25,
    MOST_COMMENTS = 10000, MOST_BYTES = 8 << 20 /* of more, sentences and words are not looked at one by one */
};

static void list_tables(const struct run *run, osk_table *tables[TABLES])
{
    osk_table *const all[TABLES] = {run->comments, run->scores, run->trace, run->types, run->themes, run->hits,
                                    run->participants, run->compare, run->theme_participants, run->moods,
                                    run->answers, run->sentences, run->stances, run->keyness, run->reading, run->timeline, run->coded, run->quotations,
                                    run->talkers, run->pairs, run->edges, run->map, run->map_axes,
                                    run->multiverse, run->universes};
    memcpy(tables, all, sizeof all);
}

static void tell(struct run *run)
{
    for (; run->options->notice && run->told < osk_corpus_notices(run->corpus); run->told++)
        run->options->notice(run->options->host, osk_corpus_notice(run->corpus, run->told));
}

/* raw file -> comment */
static bool read_comments(struct run *run, const char *input, osk_error *error)
{
    run->corpus = osk_comment_read(input, &run->options->comment, NULL, error);
    if (!run->corpus)
        return false;
    if (!run->options->pseudonyms) /* else notices have names until there are codes */
        tell(run);
    return !run->options->strict || osk_corpus_check(run->corpus, error);
}

/* A coder's sheet, where there is one. */
static bool join_codes(struct run *run, osk_error *error)
{
    const osk_options *options = run->options;
    if (!options->codes)
        return !options->key || osk__fail(error, OSK_USAGE, "the key of a sample says nothing without a coder's sheet");
    run->codes = osk_pipeline_codes(run->corpus, run->worker, options->codes, options->key, error);
    for (size_t i = 0; run->codes && options->notice && i < osk_codes_notices(run->codes); i++)
        options->notice(options->host, osk_codes_notice(run->codes, i));
    return run->codes != NULL;
}

/* comment -> token -> type -> score, kept as folds */
static bool score_comments(struct run *run, osk_error *error)
{
    size_t foreign;
    if (!(run->worker = osk_worker_make(run->language, error)) ||
        !osk_corpus_identities(run->corpus, run->language, error) ||
        !osk_corpus_passages(run->corpus, run->worker, &foreign, error) ||
        (run->options->pseudonyms && !osk_corpus_pseudonymise(run->corpus, run->language, run->options->pseudonyms,
                                                              run->options->stat.lang, error)))
        return false;
    tell(run);
    if (!join_codes(run, error))
        return false;
    run->fold = fill(osk_fold_make(run->worker, OSK_DEPTH_MARKS, error), run->corpus, run->worker, run->options->chunk,
                     run->options, error);
    return run->fold != NULL;
}

/* score -> stat: results are tables before they are anything else */
static bool make_tables(struct run *run, osk_error *error)
{
    osk_stat_options planned = run->options->stat;
    const osk_stat_options *stat = &planned;
    planned.complete = osk_corpus_complete(run->corpus);
    planned.codes = run->codes;
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
           (run->moods = osk_stat_theme_mood(run->fold, stat, error)) &&
           (!run->codes || (run->coded = osk_stat_codes(run->fold, stat, error)));
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
                (run->stances = osk_stat_stances(stances, OSK_STANCE_BY_PARTICIPANT, &run->options->stat, error)) &&
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

/* Who speaks to whom. */
static bool make_network(struct run *run, const osk_stat_options *stat, osk_error *error)
{
    osk_network_options options = {.chunk = run->options->chunk};
    return (run->network = osk_pipeline_network(run->corpus, run->worker, &options, error)) &&
           (run->talkers = osk_stat_network(run->network, OSK_NETWORK_PEOPLE, stat, error)) &&
           (run->pairs = osk_stat_network(run->network, OSK_NETWORK_PAIRS, stat, error)) &&
           (run->edges = osk_network_edges(run->network, stat->lang, error));
}

/* People of whom one comment makes over half are placed but have no say: refused is only what stands on too little. */
static bool make_map(struct run *run, const osk_stat_options *stat, osk_error *error)
{
    osk_map_options points = {.set_aside = true}, axes = {.set_aside = true, .axes = true};
    return (run->map = osk_stat_map(run->fold, NULL, &points, stat, error)) &&
           (run->map_axes = osk_stat_map(run->fold, NULL, &axes, stat, error));
}

static bool tell_ways(const void *host, size_t done, size_t all, osk_error *error)
{
    return tell_stage(((const struct run *)host)->options, WAYS, done, all, error);
}

/* The same in many ways: what the figures hang on. */
static bool make_multiverse(struct run *run, osk_error *error)
{
    osk__multiverse multiverse;
    osk__told told = {tell_ways, run};
    bool good = osk__pipeline_multiverse(&multiverse, run->corpus, run->language, run->options->chunk, &told, error) &&
                (run->multiverse = osk__multiverse_table(&multiverse, run->fold, &run->people, error)) &&
                (run->universes = osk__universe_table(&multiverse, run->fold, &run->people, error));
    osk__multiverse_free(&multiverse);
    return good;
}

static bool look_closer(struct run *run, osk_error *error)
{
    osk_reading_options reading = {.by = OSK_READING_BY_PARTICIPANT, .lang = run->options->stat.lang};
    osk_stat_options stat = run->options->stat;
    stat.groups = NULL;
    if (osk_corpus_found(run->corpus) > MOST_COMMENTS || osk_corpus_stream_size(run->corpus) > MOST_BYTES)
        return true;
    return tell_stage(run->options, SPEAKING, 0, 0, error) && make_stances(run, error) &&
           tell_stage(run->options, WORDS, 0, 0, error) && make_words(run, &stat, error) &&
           tell_stage(run->options, NETWORK, 0, 0, error) && make_network(run, &stat, error) &&
           tell_stage(run->options, MAPPING, 0, 0, error) && make_map(run, &stat, error) && make_multiverse(run, error) &&
           (run->quotations = osk_pipeline_quotations(run->corpus, run->worker, run->options->chunk, error)) &&
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

static bool write_figures(struct run *run, osk__page *page, osk_error *error)
{
    bool good = true;
    for (size_t i = 0; i < OSK__FIGURES && good; i++) {
        char name[64];
        snprintf(name, sizeof name, "figures/%s.svg", osk__figure_name(i));
        if (page->figures[i].length)
            good = write_file(run, name, &page->figures[i], error);
    }
    return good;
}

/* The pages that hold all comments, where the page itself does not. */
static bool write_sides(struct run *run, osk__page *page, osk_error *error)
{
    bool good = true;
    for (size_t i = 1; i <= page->sides && good; i++) {
        char name[OSK__SIDE_ROOM];
        osk__page_side_name(i, name);
        good = osk__page_write_side(page, i, error) && write_file(run, name, &page->out, error);
    }
    return good;
}

static osk__manifest manifest_of(const struct run *run)
{
    osk__manifest manifest = {run->corpus, run->options, run->language->files, run->language->hashes,
                              run->language->file_count, osk_language_stemmer(run->language),
                              run->language->dictionary.without, run->language->themes, run->language->lexicons,
                              run->language->add_lexicons, run->language->model_name, run->codes ? run->codes->hash : NULL, NULL, NULL, 0};
    manifest.pandoc = run->pandoc;
    manifest.written_count = osk__folder_files(run->folder, &manifest.written);
    return manifest;
}

static osk__method method_of(const struct run *run, const osk__manifest *manifest)
{
    return (osk__method){.manifest = manifest, .texts = &run->language->dictionary.texts,
                         .language = osk__texts_language(run->options->stat.lang), .dictionary = &run->language->dictionary,
                         .named = run->people.count, .named_comments = run->people.named, .words = run->keyness,
                         .reading = run->reading, .ways = run->universes ? osk_table_rows(run->universes) : 0};
}

static bool make_method(struct run *run, osk_error *error)
{
    osk__manifest manifest = manifest_of(run);
    osk__method method = method_of(run, &manifest);
    return osk__method_write(&method, &run->method, &run->references, error);
}

static bool write_method(struct run *run, osk_error *error)
{
    return write_file(run, "method.md", &run->method, error) && write_file(run, "references.bib", &run->references, error);
}

/* For other programs. */
static bool write_exports(struct run *run, osk__page *page, osk_error *error)
{
    osk_table *tables[TABLES];
    list_tables(run, tables);
    osk__exports exports = {.language = run->language, .options = run->options, .tables = tables, .table_count = TABLES, .page = page,
                            .quotations = run->quotations, .method = osk__slice(run->method.data, run->method.length),
                            .folder = run->folder};
    return osk__exports_workbook(&exports, error) && osk__exports_figures(&exports, error) && osk__exports_docx(&exports, error);
}

static bool write_page(struct run *run, osk_error *error)
{
    osk__manifest manifest = manifest_of(run);
    osk__method method = method_of(run, &manifest);
    osk__page page = {.texts = &run->language->dictionary.texts,
                      .language = osk__texts_language(run->options->stat.lang), .corpus = run->corpus,
                      .fold = run->fold, .people = &run->people, .participants = run->participants,
                      .compare = run->compare, .types = run->types, .moods = run->moods, .answers = run->answers, .stances = run->stances, .keyness = run->keyness,
                      .reading = run->reading, .timeline = run->timeline, .codes = run->coded, .map = run->map, .map_axes = run->map_axes,
                      
                      .talkers = run->talkers, .pairs = run->pairs, .network = run->network, .multiverse = run->multiverse,
                      .universes = run->universes, .method = &method, .stat = &run->options->stat};
    bool good = osk__figures_draw(&page, error) && osk__page_choose(&page, error) && osk__page_write(&page, error) &&
                write_file(run, "index.html", &page.out, error) && write_sides(run, &page, error) &&
                write_exports(run, &page, error) && write_figures(run, &page, error);
    osk__buffer_free(&page.out);
    osk__buffer_free(&page.scratch);
    osk__page_choose_free(&page);
    osk__figures_free(&page);
    return good;
}

static bool write_manifest(struct run *run, osk_error *error)
{
    osk__buffer bytes = {0};
    osk__manifest manifest = manifest_of(run);
    bool good = osk__manifest_write(&manifest, &bytes, error) && write_file(run, OSK__MANIFEST_NAME, &bytes, error);
    osk__buffer_free(&bytes);
    return good;
}

/* The folder's name is an output too. */
static bool check_folder(struct run *run, const char *output, osk_error *error)
{
    osk__buffer phrase = {0};
    if (!output)
        return true;
    const char *slash = strrchr(output, '/');
    bool found = false, good = true;
    if (run->options->pseudonyms && osk__file_within(run->options->pseudonyms, output))
        return osk__fail_at(error, OSK_FILE, output, 0, 0, "holds the key, which is to be kept apart");
    if (run->corpus->coded)
        good = osk__guard_find(&run->corpus->guard, osk__slice_text(slash && slash[1] ? slash + 1 : output), &phrase, &found, error);
    if (found)
        osk__fail(error, OSK_INTEGRITY, "the name of the output holds '%.*s', which the key has a code for; nothing was "
                  "written (-o names another folder)", (int)(phrase.length < 100 ? phrase.length : 100), phrase.data);
    osk__buffer_free(&phrase);
    return good && !found;
}

/* stat -> report */
static bool write_report(struct run *run, const char *input, const char *output, osk_error *error)
{
    osk_table *tables[TABLES];
    list_tables(run, tables);
    if (!check_folder(run, output, error) ||
        !(run->folder = osk__folder_open(output, OSK__MANIFEST_NAME, OSK__MANIFEST_OPENING, input, run->options->force,
                                         error)))
        return false;
    osk__folder_guard(run->folder, run->corpus->coded ? &run->corpus->guard : NULL);
    for (size_t i = 0; i < TABLES; i++)
        if (tables[i] && !write_table(run, tables[i], error))
            return false;
    if (!make_method(run, error) || !write_page(run, error) || !write_method(run, error) || !write_manifest(run, error))
        return false;
    const osk__folder_file *files;
    osk__folder *folder = run->folder;
    size_t count = osk__folder_files(folder, &files);
    if (run->written && !run->written(run->host, files, count, error))
        return false;
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
    osk__buffer_free(&run->method);
    osk__buffer_free(&run->references);
    osk__people_free(&run->people);
    osk_network_free(run->network);
    osk_fold_free(run->fold);
    osk_codes_free(run->codes);
    osk_worker_free(run->worker);
    osk_corpus_free(run->corpus);
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
    struct run run = {.language = language, .options = options ? options : &none, .written = told, .host = host};
    uint32_t lang;
    if (!osk__stat_language(&run.options->stat, &lang, error) ||
        (run.options->docx && !osk__pandoc_find(run.pandoc, error))) /* before the work, not behind it */
        return false;
    bool good = tell_stage(run.options, READING, 0, 0, error) &&
                read_comments(&run, input, error) &&  /* raw file -> comment */
                score_comments(&run, error) &&        /* comment -> token -> type -> score */
                tell_stage(run.options, COMPARING, 0, 0, error) &&
                make_tables(&run, error) &&           /* score -> stat */
                look_closer(&run, error) &&
                tell_stage(run.options, WRITING, 0, 0, error) &&
                write_report(&run, input, output, error); /* stat -> report */
    free_run(&run);
    return good;
}
