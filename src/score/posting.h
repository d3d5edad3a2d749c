/* Postings: which types each comment holds, in its poster's own words, and the counts that are made of them.
 *
 *   row of the fold -> postings {type, count}        row by row, types in the order in which the comment brings them
 *   parts x terms   -> cells {column, count}         rows are parts (comments, participants, groups), columns terms
 *   terms x parts   -> the same, turned
 *
 * Quoted words and the opening post are left out, and so is what is no word or abbreviation: the counts of a row sum to
 * its words less its quoted words. Types are numbers of the worker's vocabulary: no output may depend on their order. */
#ifndef OSK_SCORE_POSTING_H
#define OSK_SCORE_POSTING_H

#include "fold.h"

/* The postings of row `i`. Borrows `fold` until the next add or join. */
static inline const osk__posting *osk__row_postings(const osk_fold *fold, size_t i, size_t *count)
{
    *count = fold->rows[i].posting_count;
    return fold->postings + fold->rows[i].postings;
}

/* The poster's own words of a row; 0 for the opening post. */
static inline uint64_t osk__row_words(const osk__row *row)
{
    return row->kind == OSK_COMMENT ? row->score.words - row->score.quoted_words : 0;
}

/* Counts where most are 0: row r has cells[first[r]] to cells[first[r + 1] - 1]. */
typedef struct osk__cell { uint32_t column, count; } osk__cell;
typedef struct osk__matrix {
    size_t row_count, column_count;
    size_t *first;     /* [row_count + 1] */
    osk__cell *cells;
} osk__matrix;

/* What is counted, and where. NULL: types as they are; rows of the fold as they are. OSK_NONE: left out. */
typedef struct osk__parting {
    const uint32_t *term_of; size_t term_count;  /* by type; several types may be one term */
    const uint32_t *part_of; size_t part_count;  /* by row of the fold: participants, groups ... */
} osk__parting;

/* Rows are parts, columns terms; each pair once. Time and memory are linear in the postings. */
bool osk__matrix_make(osk__matrix *matrix, const osk_fold *fold, const osk__parting *parting, osk_error *error);
/* Rows are what were columns; cells of a row in the order of what were rows. */
bool osk__matrix_turn(osk__matrix *turned, const osk__matrix *matrix, osk_error *error);
void osk__matrix_free(osk__matrix *matrix);

/* The words of each part, and how many rows it has (`rows` may be NULL). `part_of` NULL: each row for itself; the opening
 * post counts nowhere. Both have room for all parts. */
void osk__part_words(const osk_fold *fold, const uint32_t *part_of, size_t part_count, uint64_t *words, uint32_t *rows);

#endif
