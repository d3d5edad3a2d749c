/* Terms: what a list of words has a row for. A form, a stem, a lemma or a key of both norms, or n-grams of these; a term
 * that gathers several forms is shown by the most frequent of them, with all its members, never by a bare stem. */
#ifndef OSK_SCORE_TERM_H
#define OSK_SCORE_TERM_H

#include "gram.h"

typedef struct osk__term {
    uint64_t tokens;
    uint32_t best;    /* the unit of the fold that is most frequent, of several the first by bytes */
    uint32_t members; /* units */
} osk__term;

typedef struct osk__terms {
    const osk_fold *fold;
    osk__term *items; size_t count;  /* numbers mean nothing: order by osk__terms_compare */
    uint32_t *of_unit;               /* by unit of the fold; OSK_NONE: a stop word, or in no comment */
    uint32_t *units; size_t *first;  /* members of term t: units[first[t]] to units[first[t + 1] - 1] */
    uint64_t dropped;                /* tokens of units that are left out as stop words */
    osk__buffer a, b;                /* scratch of comparisons */
} osk__terms;

/* `all`: stop words too; else n-grams that begin or end with one are left out. `spell`: for lemmas, which only single
 * words have (OSK_USAGE). To be freed also where it fails. */
bool osk__terms_make(osk__terms *terms, const osk_fold *fold, osk_unit unit, bool all, osk_spell *spell,
                     osk_error *error);
void osk__terms_free(osk__terms *terms);

/* The unit is left out unless all are asked for. */
bool osk__unit_stop(const osk_fold *fold, uint32_t unit);

/* Appends how a term is shown; its members with their counts, most frequent first: "gode 12, god 9". */
void osk__term_label(const osk__terms *terms, uint32_t term, osk__buffer *out);
bool osk__term_members(const osk__terms *terms, uint32_t term, osk__buffer *out, osk_error *error);

/* Terms in order: by these counts (most first), then by bytes of how they are shown. `counts` goes by term; NULL: all
 * tokens. *count becomes `top`, or fewer. */
bool osk__terms_sort(const osk__terms *terms, uint32_t *numbers, size_t *count, size_t top, const uint64_t *counts,
                     osk_error *error);

#endif
