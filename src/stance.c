/* Stance on the road: every comment through token, type and score, with the scopes of negations, into rows. */
#include "language.h"

#include "score/stances.h"

/* The question as it was given, or the title of the opening post. */
static bool find_question(const osk_corpus *corpus, const char *given, osk_slice *question, osk_error *error)
{
    *question = osk__slice_trim(osk__slice_text(given ? given : ""));
    for (size_t i = 0; question->length == 0 && i < osk_corpus_count(corpus); i++)
        if (osk_corpus_comment(corpus, i)->title.data)
            *question = osk__slice_trim(osk_corpus_comment(corpus, i)->title);
    return question->length > 0 ||
           osk__fail(error, OSK_USAGE, "the debate has no title to take the question from; --question names it");
}

static bool open_question(osk_stances *stances, const osk_corpus *corpus, osk_worker *worker, osk_error *error)
{
    osk_slice question;
    osk__question *q = &stances->question;
    if (!find_question(corpus, stances->options.question, &question, error))
        return false;
    osk_comment asked = {.n = 1, .kind = OSK_COMMENT, .text = question};
    *q = (osk__question){.vocabulary = &worker->vocabulary, .bridge = &worker->language->bridge,
                         .compounds = &worker->language->compounds};
    const osk_chunk *chunk = osk_worker_explain(worker, &asked, 1, error);
    bool good = chunk && osk__question_make(q, &stances->stancer, chunk, error);
    for (size_t i = 0; i < osk_corpus_count(corpus) && good; i++)
        good = osk__question_name(q, osk_corpus_comment(corpus, i)->author, error);
    return good;
}

static bool add_all(osk_stances *stances, const osk_corpus *corpus, osk_worker *worker, osk_error *error)
{
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(stances->options.chunk);
    for (size_t i = 0; i < count; i += step) {
        const osk_chunk *chunk = osk_worker_explain(worker, osk_corpus_comment(corpus, i),
                                                    count - i < step ? count - i : step, error);
        if (!chunk || !osk_fold_add(stances->fold, chunk, error) || !osk__stances_add(stances, chunk, i, error))
            return false;
    }
    return true;
}

osk_stances *osk_pipeline_stances(const osk_corpus *corpus, osk_worker *worker, const osk_stance_options *options,
                                  osk_error *error)
{
    osk_stances *stances = osk__take(1, sizeof *stances, error);
    if (!stances)
        return NULL;
    if (options)
        stances->options = *options;
    stances->stancer.dictionary = &worker->language->dictionary;
    stances->stancer.vocabulary = &worker->vocabulary;
    if (!(stances->fold = osk_fold_make(worker, OSK_DEPTH_SCORES, error)) ||
        (stances->options.answers && !open_question(stances, corpus, worker, error)) ||
        !add_all(stances, corpus, worker, error)) {
        osk_stances_free(stances);
        return NULL;
    }
    return stances;
}
