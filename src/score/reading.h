/* What readability and richness are made of: counts by comment, and for richness the words themselves as numbers.
 *
 *   rows, one a comment:  words sentences long quoted | first -> units: 17 4 902 17 ...
 *
 * The sentences are the tokenizer's, with two differences: one that holds no word that counts is none, and what a
 * signature holds counts for nothing. A line is a sentence whether it has an end mark or not, a colon ends none, and an
 * emoticon before a capital ends one: so it is there already. */
#ifndef OSK_SCORE_READING_H
#define OSK_SCORE_READING_H

#include "fold.h"

enum { OSK__LONG_WORD = 7 }; /* letters */

typedef struct osk__reading_row {
    uint32_t words, sentences, long_words;
    uint32_t quoted;      /* words inside quotations, whether they are among `words` or not */
    size_t first;         /* of its units; there are `words` of them */
} osk__reading_row;

typedef struct osk__reading {
    bool with_quoted;     /* quoted words are among the words */
    bool keep, stems;     /* keep units; of stems instead of forms */
    osk__reading_row *rows; size_t row_count, row_capacity; /* in the order of the comments */
    uint32_t *units;      size_t unit_count, unit_capacity; /* numbers of types or of stems */
    size_t *signatures;   size_t signature_capacity;        /* of a chunk's comments: where theirs begins */
} osk__reading;

/* Adds a chunk of the vocabulary's worker, as far as types. */
bool osk__reading_add(osk__reading *reading, const osk_chunk *chunk, const osk__vocabulary *vocabulary,
                      osk_error *error);
void osk__reading_free(osk__reading *reading);

/* Letters of a word, marks that combine with them not counted. */
size_t osk__letters(osk_slice word);

/* Where the signature begins that ends a text; its length where there is none (signature.c). */
size_t osk__signature_start(osk_slice text);

#endif
