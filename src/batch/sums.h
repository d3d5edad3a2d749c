/* What of any number of rows is kept: counts and sums of whole numbers, so that joining is associative and commutative and
 * no rounding tells how the rows were dealt out.
 *
 *   rows -> labels, words, sums and sums of squares (128 bits), a histogram of the score with fixed bins */
#ifndef OSK_BATCH_SUMS_H
#define OSK_BATCH_SUMS_H

#include "../ordskifte.h"

typedef __int128 osk__wide;

enum {
    OSK__LABELS = OSK_MIXED + 1,
    OSK__BINS = 40,                 /* of the score from -1 to 1, 0.05 each: bin i holds [-1 + i / 20, -1 + (i + 1) / 20) */
    OSK__BIN_WIDTH = 2000000 / OSK__BINS /* in millionths */
};

typedef struct osk__sums {
    uint64_t rows, rejected;        /* scored; those that could not be read */
    uint64_t hidden;                /* that their site does not show. All three are the rows of the input */
    uint64_t labels[OSK__LABELS];   /* comments by osk_label */
    uint64_t words, scored_words, quoted_words, known_words, sentences;
    uint64_t quotations, quoting;   /* quotations, and comments that hold any */
    uint64_t repaired;              /* ill-formed parts of UTF-8 that became U+FFFD */
    uint64_t nul;                   /* NUL characters: told of, and in no manifest */
    uint64_t doubled;               /* letters that stood as two signs */
    osk__wide positive, negative;   /* in thousandths of a valence */
    osk__wide value;         /* scores of comments that are not unscored, in millionths */
    osk__wide value_squared;        /* in millionths of millionths */
    uint64_t histogram[OSK__BINS];  /* of the same; a score of 1 would be in the last */
} osk__sums;

/* Adds a comment's score. */
void osk__sums_score(osk__sums *sums, const osk_score *score);
/* Adds all of `other`. */
void osk__sums_join(osk__sums *sums, const osk__sums *other);

#endif
