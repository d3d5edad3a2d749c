/* types -> scores. The road inside the stage:
 *
 *   tokens -> matches (longest entry or shifter)  -> contributions -> P, N, label
 *             match.c                                score.c
 *          -> theme hits                          -> folds         -> tables
 *                                                    fold.c           tables.c */
#ifndef OSK_SCORE_SCORE_H
#define OSK_SCORE_SCORE_H

#include "../token/token.h"
#include "../type/type.h"

/* ---- match ---- */
typedef struct osk__match {
    uint32_t first, count; /* tokens of the chunk */
    uint32_t value;        /* of the pattern */
} osk__match;

/* Which patterns: those of lexicon and shifters, or those of the themes. */
typedef enum osk__layer { OSK__WORDS = OSK__BEGINS_WORDS, OSK__THEMES = OSK__BEGINS_THEME } osk__layer;

/* The longest pattern that begins at token `at` and ends before token `end`; of equally long ones the one
 * by forms. False if there is none. */
bool osk__match_longest(const osk__dictionary *dictionary, const osk__record *records, osk__layer layer,
                        const osk_token *tokens, size_t at, size_t end, osk__match *match);

/* ---- score ---- */
typedef struct osk__scorer {
    const osk__dictionary *dictionary;
    osk__match *matches;      /* of one sentence */
    size_t match_count, match_capacity;
    osk_score *scores;        size_t score_capacity;
    osk_trace *trace;         size_t trace_count, trace_capacity;
    osk_hit *hits;            size_t hit_count, hit_capacity;
} osk__scorer;

/* Scores, trace and hits of the chunk, in place of those of the chunk before. */
bool osk__score_run(osk__scorer *scorer, const osk__record *records, osk_chunk *chunk, osk_error *error);
void osk__scorer_free(osk__scorer *scorer);

#endif
