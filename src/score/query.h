/* What a concordance looks for: words by form, stem, glob or part, in a row; or a regular expression.
 *
 *   "god leder"   "~skuffe"   "leder* +ledelse"        each word a bit; a type has the bits of the words that it is
 *   "(?i)led(er|else)\b"                               over the comment's text, by RE2 */
#ifndef OSK_SCORE_QUERY_H
#define OSK_SCORE_QUERY_H

#include "score.h"

#include "../base/regex.h"

enum { OSK__QUERY_WORDS = 8 };

/* One match. */
typedef struct osk__place {
    uint32_t comment;    /* index in the chunk */
    uint32_t sentence;   /* where it begins, index in the chunk; OSK_NONE where the comment has none */
    uint32_t start, end; /* bytes of the comment's text */
} osk__place;

typedef struct osk__query {
    struct osk__query_word {
        enum { OSK__QUERY_FORM, OSK__QUERY_STEM, OSK__QUERY_CLASS } kind;
        osk_slice text;  /* folded; of a stem the stem */
        uint32_t class;
    } words[OSK__QUERY_WORDS];
    size_t word_count;
    osk__classes classes; /* globs and parts of the words */
    osk__regex *regex;    /* instead of words; NULL: none */
    osk__arena arena;
    uint8_t *types; size_t type_count, type_capacity; /* by type: bit k where it is word k */
    osk__buffer folded, found;
    osk__place *places; size_t place_count, place_capacity; /* of the chunk at hand, in the order of the text */
} osk__query;

/* Reads a query. `compounds` may be empty unless a word is a part, "+leder". OSK_USAGE with the column in the sentence.
 * Free it also when this fails. */
bool osk__query_make(osk__query *query, osk_slice text, bool regex, const osk__vocabulary *vocabulary,
                     const osk__compounds *compounds, osk_error *error);
/* The matches of a chunk of the vocabulary's worker, none overlapping another, in place of those before. */
bool osk__query_run(osk__query *query, const osk_chunk *chunk, const osk__vocabulary *vocabulary, osk_error *error);
void osk__query_free(osk__query *query);

#endif
