/* Words beside words: comments go down the road a second time, when it is known which words come often enough. */
#include "language.h"

#include "base/unicode.h"
#include "stat/collocate.h"

#include <stdlib.h>

/* The term of the word that the user names, and that may be a stop word. */
static bool find_node(const osk__terms *terms, const char *word, uint32_t *node, osk_error *error)
{
    osk__buffer folded = {0};
    *node = OSK_NONE;
    if (!word)
        return true;
    bool good = osk__unicode_fold(&folded, osk__slice_text(word), error);
    uint32_t type = good ? osk__strings_find(&terms->fold->vocabulary->forms, osk__slice(folded.data, folded.length))
                         : OSK_NONE;
    osk__buffer_free(&folded);
    if (type < terms->fold->count_count)
        *node = terms->of_unit[type];
    return good && (*node != OSK_NONE || osk__fail(error, OSK_USAGE, "no comment holds the word '%.60s'", word));
}

/* By type: its term, if that comes often enough and is no stop word, or is the node. New. */
static uint32_t *choose_terms(const osk__terms *terms, const osk_word_options *words, uint32_t node, osk_error *error)
{
    const osk_fold *fold = terms->fold;
    uint32_t *term_of = osk__take(fold->count_count + 1, sizeof *term_of, error);
    for (uint32_t t = 0; term_of && t < fold->count_count; t++) {
        uint32_t term = terms->of_unit[t];
        bool kept = term != OSK_NONE && terms->items[term].tokens >= osk__pair_least(words) &&
                    (words->all || !osk__unit_stop(fold, t));
        term_of[t] = kept || (term != OSK_NONE && term == node) ? term : OSK_NONE;
    }
    return term_of;
}

static bool count_pairs(osk__pairs *pairs, const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_error *error)
{
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count; i += step) {
        const osk_chunk *done = osk_worker_types(worker, osk_corpus_comment(corpus, i),
                                                 count - i < step ? count - i : step, error);
        if (!done || !osk__pairs_add(pairs, done, error))
            return false;
    }
    return true;
}

static osk_table *make_table(const osk_fold *fold, const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                             const osk_word_options *words, uint32_t language, osk_spell *spell, osk_error *error)
{
    osk__terms terms;
    osk__pairs pairs = {.window = words->window, .directed = words->directed, .type_count = fold->count_count};
    uint32_t *term_of = NULL;
    osk_table *table = NULL;
    if (osk__terms_make(&terms, fold, words->unit, true, spell, error) &&
        find_node(&terms, words->node, &pairs.node, error) &&
        (term_of = choose_terms(&terms, words, pairs.node, error)) && osk__pairs_make(&pairs, terms.count, error)) {
        pairs.term_of = term_of;
        if (count_pairs(&pairs, corpus, worker, chunk, error))
            table = osk__pairs_table(&pairs, &terms, words, language, error);
    }
    osk__pairs_free(&pairs);
    osk__terms_free(&terms);
    free(term_of);
    return table;
}

osk_table *osk_word_collocations(const osk_fold *fold, const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                                 const osk_word_options *words, const osk_stat_options *options, osk_spell *spell,
                                 osk_error *error)
{
    uint32_t language;
    if (!osk__stat_language(options, &language, error))
        return NULL;
    if (fold->grams || (words->directed && words->window == 0)) {
        osk__fail(error, OSK_USAGE, fold->grams ? "collocations are of forms, stems or lemmas, not of n-grams or keys"
                                                : "in a sentence as a whole no word is before another: give a window");
        return NULL;
    }
    return make_table(fold, corpus, worker, chunk, words, language, spell, error);
}

osk_table *osk_word_terms(const osk_corpus *corpus, osk_worker *worker, size_t chunk, const osk_word_options *words,
                          osk_error *error)
{
    osk_word_options two = {.ngram = 2}, three = {.ngram = 3};
    if (words->window || words->directed || words->node || words->unit != OSK_UNIT_FORM) {
        osk__fail(error, OSK_USAGE, "terms are of forms that stand side by side: they take no window, direction, node or unit");
        return NULL;
    }
    osk_fold *pairs = osk_pipeline_words(corpus, worker, chunk, &two, error);
    osk_fold *triples = pairs ? osk_pipeline_words(corpus, worker, chunk, &three, error) : NULL;
    osk_table *table = triples ? osk__terms_table((const osk_fold *[]){pairs, triples}, 2, words, error) : NULL;
    osk_fold_free(pairs);
    osk_fold_free(triples);
    return table;
}
