/* A worker: one thread's scratch, and what it knows of types and entries. */
#include "language.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "score/fold.h"

#include <stdlib.h>

osk_worker *osk_worker_make(const osk_language *language, osk_error *error)
{
    osk_worker *worker = osk__take(1, sizeof *worker, error);
    if (!worker)
        return NULL;
    worker->language = language;
    worker->scorer.dictionary = &language->dictionary;
    worker->scorer.vocabulary = &worker->vocabulary;
    if (!osk__tokenizer_make(&worker->tokenizer, &language->units, error) ||
        !osk__vocabulary_make(&worker->vocabulary, &language->dictionary, error)) {
        osk_worker_free(worker);
        return NULL;
    }
    return worker;
}

void osk_worker_free(osk_worker *worker)
{
    if (!worker)
        return;
    osk__tokenizer_free(&worker->tokenizer);
    osk__vocabulary_free(&worker->vocabulary);
    osk__scorer_free(&worker->scorer);
    osk__buffer_free(&worker->whole);
    osk__buffer_free(&worker->word);
    osk__memo_free(&worker->memo);
    free(worker);
}

void osk_worker_forget(osk_worker *worker)
{
    osk__vocabulary_forget(&worker->vocabulary, &worker->language->dictionary);
}

osk_fold *osk_fold_make(osk_worker *worker, osk_depth depth, osk_error *error)
{
    return osk__fold_make(&worker->vocabulary, &worker->language->dictionary, depth, error);
}

/* ---- what a worker knows ---- */

size_t osk_type_count(const osk_worker *worker) { return worker->vocabulary.record_count; }
osk_slice osk_type_form(const osk_worker *worker, uint32_t type)
{
    return osk__strings_get(&worker->vocabulary.forms, type);
}
osk_type osk_type_record(const osk_worker *worker, uint32_t type)
{
    const osk__record *record = &worker->vocabulary.records[type];
    return (osk_type){record->stem, (record->flags & OSK__STOP) != 0};
}

osk_slice osk_type_stem(const osk_worker *worker, uint32_t type)
{
    return osk__strings_get(&worker->vocabulary.stems, worker->vocabulary.records[type].stem);
}

osk_slice osk_trace_entry(const osk_worker *worker, const osk_trace *row)
{
    return osk__trace_name(&worker->language->dictionary, row);
}

static bool stem_anew(osk_worker *worker, osk_slice word, osk_slice *stem, bool *repaired, osk_error *error)
{
    osk__buffer *whole = &worker->whole, *folded = &worker->word;
    whole->length = folded->length = 0;
    whole->failed = folded->failed = false;
    *repaired = osk__utf8_repair(whole, word) > 0;
    return osk__buffer_check(whole, error) &&
           osk__unicode_fold(folded, osk__slice(whole->data, whole->length), error) &&
           osk__stemmer_run(worker->vocabulary.stemmer, osk__slice(folded->data, folded->length), stem, error);
}

bool osk_type_stem_word(osk_worker *worker, osk_slice word, osk_slice *stem, bool *repaired, osk_error *error)
{
    bool mended;
    bool good = osk__memo_find(&worker->memo, word, stem, &mended) ||
                (stem_anew(worker, word, stem, &mended, error) && osk__memo_keep(&worker->memo, word, *stem, mended, error));
    if (repaired)
        *repaired = good && mended;
    return good;
}
