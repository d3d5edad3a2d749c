/* Pairs of terms that stand together: within a window of words, or in one sentence.
 *
 *   window 2, directed    "god leder må lytte" -> (god leder) (god må) (leder må) (leder lytte) (må lytte)
 *   events                all pairs of places, whatever stands there: what the margins are out of
 *   sentences             an event is a sentence; a term counts once in it
 *
 * Words are the poster's own; marks take no place, and a sentence's end ends every window. */
#ifndef OSK_SCORE_PAIR_H
#define OSK_SCORE_PAIR_H

#include "term.h"

/* A sentence counts as stretches of so many words, so that time is linear in the text. */
enum { OSK__STRETCH = 100 };

typedef struct osk__pair { uint32_t first, second; uint32_t count, comments, last; } osk__pair;

typedef struct osk__pairs {
    const uint32_t *term_of;  /* by type; OSK_NONE: takes a place, and is in no pair. Types from type_count on are such */
    size_t type_count;
    size_t window;            /* words between which two stand together, 1: side by side; 0: in one sentence */
    bool directed;            /* the first before the second; else the smaller number is the first */
    uint32_t node;            /* pairs with this term only; OSK_NONE: all */
    osk__pair *items; size_t count, capacity;
    uint32_t *slots; size_t slot_count;   /* a power of two; 1 + a number of items */
    uint64_t *firsts, *seconds;           /* by term: events that have it there; not directed: the same */
    uint64_t events;                      /* not directed: each counts from both its ends */
    uint32_t *words; size_t word_capacity; /* scratch: terms of a stretch */
    uint32_t comment;                     /* comments so far */
} osk__pairs;

bool osk__pairs_make(osk__pairs *pairs, size_t terms, osk_error *error);
bool osk__pairs_add(osk__pairs *pairs, const osk_chunk *chunk, osk_error *error);
void osk__pairs_free(osk__pairs *pairs);

#endif
