/* Words near a word: an index of known forms, asked for those that are a slip of the pen away. */
#ifndef OSK_TYPE_NEAR_H
#define OSK_TYPE_NEAR_H

#include "../base/memory.h"

/* Letters that must be added, left out, replaced or swapped with their neighbour to get from a to b (Damerau and
 * Levenshtein's distance, no place touched twice: "optimal string alignment"), or `limit` + 1 if it is more. Lengths in
 * code points. */
uint32_t osk__near_distance(const uint32_t *a, size_t a_length, const uint32_t *b, size_t b_length, uint32_t limit);

/* How far a candidate may be: 2 for words of 6 letters or more, else 1. */
enum { OSK__NEAR_MOST = 2, OSK__NEAR_LONG = 6, OSK__NEAR_CANDIDATES = 5 };

typedef struct osk__near_form {
    osk_slice form;            /* borrowed from whoever added it */
    uint64_t count;
    size_t start, length;      /* its code points */
    uint32_t last;             /* 1 + the number of the question that looked at it last */
} osk__near_form;

typedef struct osk__near_candidate {
    osk_slice form;
    uint64_t count;
    uint32_t distance;
} osk__near_candidate;

/* Begins as zeros. */
typedef struct osk__near {
    osk__near_form *forms; size_t form_count, form_capacity;
    uint32_t *points;      size_t point_count, point_capacity; /* code points of all forms */
    struct osk__near_key { uint32_t hash, form; } *keys; size_t key_count, key_capacity; /* sorted once sealed */
    uint32_t *word;        size_t word_capacity; /* code points of the word asked for */
    uint32_t questions;
} osk__near;

/* Adds a known form and how often the corpus has it; each form once. */
bool osk__near_add(osk__near *near, osk_slice form, uint64_t count, osk_error *error);
/* Ends the adding. */
bool osk__near_seal(osk__near *near, osk_error *error);
/* The best candidates for a word: nearest first, then the most frequent, then by bytes. The word itself is none. */
bool osk__near_find(osk__near *near, osk_slice word, osk__near_candidate best[OSK__NEAR_CANDIDATES], size_t *count,
                    osk_error *error);
void osk__near_free(osk__near *near);

#endif
