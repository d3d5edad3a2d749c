/* The program against people who coded a sample of it. */
#ifndef OSK_STAT_EVALUATE_SAMPLE_H
#define OSK_STAT_EVALUATE_SAMPLE_H

#include "agree_table.h"
#include "evaluate.h"
#include "sample.h"

/* Were sentences drawn, or comments? By the key alone. */
bool osk__key_unit(const char *key, osk_sample_unit *unit, osk_error *error);
/* Where the units of a sample stand, by number less one; OSK_INTEGRITY where the key is of another corpus. Free `items`. */
typedef struct osk__key_place { uint64_t comment, sentence; } osk__key_place; /* sentence 0: the comment */
typedef struct osk__key_places { char sample[24]; osk__key_place *items; size_t count; } osk__key_places;
bool osk__key_read(const char *key, const char *corpus, const char *edits, osk__key_places *places, osk_error *error);
/* `frame` holds the units of the corpus as the program labels them now; `corpus`, `edits` as in osk__sample_draw. */
osk_table *osk__evaluate_sample(const osk__frame *frame, const char *corpus, const char *edits,
                                const osk_sample_codes *codes, osk_evaluation which, uint64_t seed,
                                const osk__speech *speech, osk_error *error);

/* What the sentence says: the evaluation, of which units, of how many, coded by how many (evaluate_words.c). */
typedef struct osk__sampled {
    const osk__evaluation *evaluation;
    osk_sample_unit unit;
    size_t frame, coders;
} osk__sampled;
osk_table *osk__evaluate_method(const osk__sampled *sampled, uint64_t seed, const osk__speech *speech, osk_error *error);

#endif
