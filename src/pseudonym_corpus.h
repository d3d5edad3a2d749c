/* A corpus on its way to one without names: what is remembered of its texts until its stream is made anew.
 *
 *   texts, fields, notices -> cuts kept, pieces as they are now   (pseudonym_corpus.c)
 *   pieces and what is between -> stream, and every place carried over  (pseudonym_stream.c) */
#ifndef OSK_PSEUDONYM_CORPUS_H
#define OSK_PSEUDONYM_CORPUS_H

#include "pseudonym.h"

/* A stretch of the old stream and what became of it; of the same length where it is the same. */
struct osk__moved { size_t from, from_length, to, to_length; };

typedef struct osk__rewriting {
    osk__mask *mask;
    osk_error *error;
    osk__buffer stream, text;
    struct osk__moved *stretches; size_t count, capacity;
    struct osk__place_of { osk_piece *piece; size_t comment, old, old_length; } *places; size_t place_count; /* old: in the text */
    size_t *olds; size_t old_count, old_capacity; /* of every piece, where its text was and how long */
    struct osk__kept_cut { size_t start, end, length; } *kept; size_t kept_count, kept_capacity; /* the cuts of all texts */
    size_t *first; /* by comment: in `kept` */
} osk__rewriting;

/* Makes the stream anew from the texts as they are now, once all have their pieces. */
bool osk__rewrite_stream(osk__rewriting *rewriting);

#endif
