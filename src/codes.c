/* A coder's own codes joined to the corpus: the sheet by itself is read in stat/, the sentences it names are counted here. */
#include "language.h"

#include "base/file.h"
#include "score/networks.h"
#include "stat/codes.h"

#include <stdlib.h>

static bool check_sentence(const osk_codes *codes, size_t unit, size_t count, osk_error *error)
{
    return codes->units[unit].sentence <= count ||
           osk__fail_at(error, OSK_INPUT, osk__file_name(codes->file), codes->lines[unit], 0,
                        "comment %llu has %zu %s, no sentence %llu", (unsigned long long)codes->units[unit].comment, count,
                        count == 1 ? "sentence" : "sentences", (unsigned long long)codes->units[unit].sentence);
}

/* Units and comments are both in the order of their numbers. */
static bool check_sentences(const osk_codes *codes, const osk_corpus *corpus, osk_worker *worker, osk_error *error)
{
    size_t unit = 0;
    for (size_t i = 0; i < osk_corpus_count(corpus) && unit < codes->unit_count; i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        if (comment->n != codes->units[unit].comment)
            continue;
        const osk_chunk *chunk = osk_worker_types(worker, comment, 1, error);
        if (!chunk)
            return false;
        for (; unit < codes->unit_count && codes->units[unit].comment == comment->n; unit++)
            if (!check_sentence(codes, unit, chunk->sentence_count, error))
                return false;
    }
    return true;
}

bool osk_network_keep(osk_network *network, const osk_codes *codes, const char *code, osk_error *error)
{
    uint32_t number;
    size_t kept = 0;
    if (!osk__codes_want(codes, code, &number, error))
        return false;
    for (size_t i = 0; i < network->edge_count; i++) {
        const osk__arc *edge = &network->edges[i];
        if (osk__codes_hold(codes, osk_corpus_comment(network->corpus, edge->comment)->n, edge->sentence, number))
            network->edges[kept++] = *edge;
    }
    network->edge_count = kept;
    return true;
}

osk_codes *osk_pipeline_codes(const osk_corpus *corpus, osk_worker *worker, const char *sheet, const char *key,
                              osk_error *error)
{
    osk_codes *codes = osk__take(1, sizeof *codes, error);
    if (codes && osk__codes_read(codes, corpus, sheet, key, error) &&
        (!codes->sentences || check_sentences(codes, corpus, worker, error)))
        return codes;
    osk_codes_free(codes);
    return NULL;
}
