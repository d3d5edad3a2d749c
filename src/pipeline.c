/* Start reading here: the whole road.
 *
 *   raw file -> comment -> token -> type -> score -> stat -> report
 *
 * osk_worker_run takes a chunk of comments from token to score; osk_pipeline_fold does so for a corpus and
 * keeps folds; job.c is the main job from file to page. Each stage is a folder of that name. */
#include "pipeline.h"

#include "comment/corpus.h"

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

osk_fold *osk__pipeline_fill(osk_fold *fold, const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                             const osk__told *told, osk_error *error)
{
    osk_depth depth = fold ? fold->depth : OSK_DEPTH_TYPES;
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count && fold; i += step) {
        size_t here = count - i < step ? count - i : step;
        const osk_comment *comments = osk_corpus_comment(corpus, i);
        bool scores = depth == OSK_DEPTH_SCORES || depth == OSK_DEPTH_MARKS;
        const osk_chunk *done = scores ? osk_worker_run(worker, comments, here, error)
                                       : osk_worker_types(worker, comments, here, error);
        if (!done || !osk_fold_add(fold, done, error) || (told && !told->tell(told->host, i + here, count, error))) {
            osk_fold_free(fold);
            return NULL;
        }
    }
    return fold;
}

osk_fold *osk_pipeline_fold(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_depth depth,
                            osk_error *error)
{
    return osk__pipeline_fill(osk_fold_make(worker, depth, error), corpus, worker, chunk, NULL, error);
}

osk__plan osk__plan_of(const osk_word_options *words, const osk_language *language)
{
    bool keyed = words->unit == OSK_UNIT_KEY;
    return (osk__plan){.n = words->ngram ? words->ngram : 1, .skip = words->skip,
                       .variety = keyed ? &language->variety : NULL, .bridge = keyed ? &language->bridge : NULL};
}

osk_fold *osk_pipeline_words(const osk_corpus *corpus, osk_worker *worker, size_t chunk, const osk_word_options *words,
                             osk_error *error)
{
    osk__plan plan = osk__plan_of(words, worker->language);
    osk_fold *fold = osk_fold_make(worker, OSK_DEPTH_POSTINGS, error);
    if (fold && osk__fold_plan(fold, &plan, error))
        return osk__pipeline_fill(fold, corpus, worker, chunk, NULL, error);
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
