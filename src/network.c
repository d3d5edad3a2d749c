/* The network on the road: every comment through token, type and score, with the scopes of negations, into edges. */
#include "language.h"

#include "score/networks.h"

static bool add_all(osk_network *network, osk_worker *worker, osk_error *error)
{
    const osk_corpus *corpus = network->corpus;
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(network->options.chunk);
    for (size_t i = 0; i < count; i += step) {
        const osk_chunk *chunk = osk_worker_explain(worker, osk_corpus_comment(corpus, i),
                                                    count - i < step ? count - i : step, error);
        if (!chunk || !osk__network_chunk(network, chunk, i, error))
            return false;
    }
    return true;
}

osk_network *osk_pipeline_network(const osk_corpus *corpus, osk_worker *worker, const osk_network_options *options,
                                  osk_error *error)
{
    osk_network *network = osk__take(1, sizeof *network, error);
    if (!network)
        return NULL;
    network->corpus = corpus;
    network->dictionary = &worker->language->dictionary;
    network->vocabulary = &worker->vocabulary;
    network->names.lore = &worker->language->dictionary.name_lore;
    if (options)
        network->options = *options;
    if (osk__network_people(network, error) && add_all(network, worker, error))
        return network;
    osk_network_free(network);
    return NULL;
}
