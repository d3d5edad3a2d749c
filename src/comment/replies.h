/* Whom a comment answers, where the file names comments by ids: known once all are read. */
#ifndef OSK_COMMENT_REPLIES_H
#define OSK_COMMENT_REPLIES_H

#include "corpus.h"

typedef struct osk__replies {
    struct osk__reply { size_t comment; osk_slice id; } *items; /* index of a comment, id of the one it answers */
    size_t count, capacity;
} osk__replies;

/* `id` lives as long as the corpus. */
bool osk__replies_add(osk__replies *replies, size_t comment, osk_slice id, osk_error *error);
/* Sets reply_to where the id is one of the corpus; ids of comments that are not there say nothing. */
bool osk__replies_resolve(osk__replies *replies, osk_corpus *corpus, osk_error *error);
void osk__replies_free(osk__replies *replies);

#endif
