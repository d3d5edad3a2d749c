/* Between the road and a network: a chunk into edges. */
#ifndef OSK_SCORE_NETWORKS_H
#define OSK_SCORE_NETWORKS_H

#include "network.h"

/* Learns the people of the corpus, before the first chunk. */
bool osk__network_people(osk_network *network, osk_error *error);
/* Adds the edges of a chunk, whose first comment is `first` of the corpus; chunks come in order. */
bool osk__network_chunk(osk_network *network, const osk_chunk *chunk, size_t first, osk_error *error);

/* What the network shows of a person: the name as first written; of the opening post, "post". */
static inline osk_slice osk__network_shown(const osk_network *network, uint32_t person)
{
    return person == OSK_NONE           ? osk__slice(NULL, 0)
           : person == OSK__NETWORK_POST ? osk__slice("post", 4)
                                         : network->names.shown[person];
}

#endif
