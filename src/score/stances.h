/* What of a corpus's stance is kept: a row a sentence, and what is needed to rank the rows by a question. */
#ifndef OSK_SCORE_STANCES_H
#define OSK_SCORE_STANCES_H

#include "answer.h"
#include "stance.h"

/* A sentence with a word of its poster's own. Slices borrow the corpus. */
typedef struct osk__stance_row {
    size_t row;              /* of the fold: its comment */
    uint32_t sentence;       /* from 1 in the comment */
    uint32_t start, end;     /* bytes of the comment's text */
    uint32_t classes, denied; /* bits; denied: those with a place in the scope of a negation */
    uint32_t holder, holder_end; /* bytes of the comment's text; 0, 0: nobody is named */
    uint32_t person;         /* osk__stance_bit of the holder, or 0 */
    size_t theme, theme_count; /* in themes */
    bool negated;
} osk__stance_row;

typedef struct osk__stance_place {
    size_t sentence;         /* row */
    uint32_t start, end, classes, holder, holder_end;
    bool negated;
} osk__stance_place;

struct osk_stances {
    osk_fold *fold;          /* rows of comments, for people and authors */
    osk_stance_options options;
    osk__stancer stancer;
    osk__stance_row *rows;     size_t row_count, row_capacity;
    uint32_t *themes;          size_t theme_count, theme_capacity; /* of rows, each once, ascending */
    osk__stance_place *places; size_t place_count, place_capacity;
    osk__question question;    /* where the options ask for answers */
    osk__cue *cues;            size_t cue_capacity; /* a row each: what of the question the sentence holds */
};

/* Adds the sentences of a chunk that the fold has just taken. */
bool osk__stances_add(osk_stances *stances, const osk_chunk *chunk, size_t first_row, osk_error *error);

static inline const osk__row *osk__stance_comment(const osk_stances *stances, const osk__stance_row *row)
{
    return &stances->fold->rows[row->row];
}

#endif
