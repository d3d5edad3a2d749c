/* What a fold of postings counts where it is not plain forms: keys of both norms, n-grams, skip-grams.
 *
 *   element    a form, or keyed: a form and the key that its sentence's norm gives it ("ikkje" and "ikke")
 *   unit       a sequence of elements; its number is what a posting calls type
 *
 * The words of an n-gram stand in one sentence and side by side: a mark, a number, an address, a quotation parts them.
 * With `skip` up to so many words in all may be left out between the first and the last (Guthrie et al. 2006). */
#ifndef OSK_SCORE_GRAM_H
#define OSK_SCORE_GRAM_H

#include "fold.h"

#include "../type/bridge.h"

enum { OSK__GRAM_MOST = 5 }; /* words of an n-gram, and words skipped */

typedef struct osk__plan {
    size_t n, skip;
    const osk__variety *variety; /* keyed: what tells a sentence's norm, and the bridge; else NULL */
    const osk__bridge *bridge;
} osk__plan;

typedef struct osk__grams {
    osk__plan plan;
    osk__strings pairs;      /* keyed: form and key, two numbers of the vocabulary; an element is a number of a pair */
    osk__strings units;      /* n elements each */
    osk__voice voice;        /* in the chunk at hand */
    uint32_t *run;           /* scratch: the elements that stand side by side so far */
    size_t run_capacity;
} osk__grams;

/* Has the fold, which is empty and of OSK_DEPTH_POSTINGS, count by a plan. */
bool osk__fold_plan(osk_fold *fold, const osk__plan *plan, osk_error *error);
void osk__grams_free(osk__grams *grams);

/* The types of a unit's forms and of its keys (the same where it is not keyed); returns how many. */
size_t osk__unit_types(const osk_fold *fold, uint32_t unit, uint32_t forms[OSK__GRAM_MOST],
                       uint32_t keys[OSK__GRAM_MOST]);
/* Appends the unit's forms, a space between them. */
void osk__unit_write(const osk_fold *fold, uint32_t unit, osk__buffer *out);
/* The same, and behind a line break the keys, where it is keyed: two units may look alike. For lists in order. */
void osk__unit_name(const osk_fold *fold, uint32_t unit, osk__buffer *out);

/* How many units there are so far: numbers of types, where the fold has no plan. */
static inline size_t osk__fold_units(const osk_fold *fold)
{
    return fold->grams ? fold->grams->units.count : fold->vocabulary->record_count;
}

/* ---- between the files of the fold ---- */

/* The units of a sentence, each through `add`. */
bool osk__grams_sentence(osk_fold *fold, const osk_chunk *chunk, const osk_sentence *sentence,
                         bool (*add)(void *context, uint32_t unit, osk_error *error), void *context, osk_error *error);
/* Do two folds count the same? NULL: plain forms. */
bool osk__grams_alike(const osk__grams *a, const osk__grams *b);
/* The number here of each unit that the other counts, by the bytes of its forms. */
bool osk__grams_match(osk_fold *fold, const osk_fold *other, uint32_t *here, osk_error *error);

#endif
