/* Folds: what of a chunk is kept. Everything later reads these, never tokens. */
#ifndef OSK_SCORE_FOLD_H
#define OSK_SCORE_FOLD_H

#include "score.h"

/* A comment, folded. Slices borrow the corpus. */
typedef struct osk__row {
    size_t n;
    osk_kind kind;
    osk_slice id, author, posted, title, label, value, text;
    osk_score score;
    size_t themes;        /* its first cell in theme_cells */
    uint32_t theme_count; /* cells: a theme that it does not hold has none */
    size_t postings;      /* its first posting */
    uint32_t posting_count;
} osk__row;

/* A theme in a comment. Scores are sums over its sentences, in millionths; `free` ones with the words that themes
 * claim. */
typedef struct osk__theme_cell {
    uint32_t theme;
    uint32_t hits, words;        /* places, and the words there */
    uint32_t sentences;          /* that hold it */
    uint32_t last;               /* 1 + the number in the chunk of the sentence that counted it last */
    uint32_t scored, free_scored; /* of its sentences */
    uint32_t held;               /* contributions that it keeps out of the score */
    int64_t sum, free_sum, held_value; /* the last in thousandths of a valence */
} osk__theme_cell;

/* How often a type stands in the texts, and in how many comments; `last` is 1 + the number of the
 * comment that counted it last. */
typedef struct osk__count { uint64_t tokens; uint32_t comments, last; } osk__count;

/* How often a type stands in a comment: in the words that are its poster's own. */
typedef struct osk__posting { uint32_t type, count; } osk__posting;

/* A place in a comment's text that a page shows: a contribution or a theme hit. */
typedef struct osk__mark {
    size_t n;
    uint32_t start, end; /* bytes of the text */
    uint32_t theme;      /* OSK_NONE for a contribution */
    uint32_t entry;      /* of the theme */
    osk_trace trace;     /* of a contribution; its token numbers mean nothing here */
    uint32_t cue_start, cue_end;     /* the negation's place; 0, 0 for none */
    uint32_t other_start, other_end; /* a second one's */
} osk__mark;

/* Rows are always in the order of n, marks in the order of the text: no reader sees another order. */
struct osk_fold {
    osk__vocabulary *vocabulary;       /* of the worker: counts go by its numbers */
    const osk__dictionary *dictionary;
    osk_depth depth;
    size_t comment_count;              /* added so far, here and not by joining */
    osk__row *rows;            size_t row_count, row_capacity;
    osk__theme_cell *theme_cells; size_t cell_count, cell_capacity;
    uint64_t *pairs;           /* [theme, later theme]: sentences of comments that hold both; NULL: none */
    osk__count *counts;        size_t count_count, count_capacity; /* by type */
    osk__posting *postings;    size_t posting_count, posting_capacity; /* only at OSK_DEPTH_POSTINGS: see posting.h */
    struct osk__grams *grams;          /* what postings count where it is not plain forms (gram.h); else NULL */
    uint32_t *places;          size_t place_capacity; /* by type: its posting among those of the comment at hand */
    osk__mark *marks;          size_t mark_count, mark_capacity;
};

osk_fold *osk__fold_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_depth depth,
                         osk_error *error);

/* Forgets all that was added; the memory stays. Themes and marks are not: for depths that have none. */
void osk__fold_clear(osk_fold *fold);

/* The table of scores, empty, and a row of it (tables.c). */
osk_table *osk__score_begin(osk_error *error);
void osk__score_put(osk_table *table, osk_slice id, osk_slice author, const osk_score *score);

/* The table of types, empty. */
osk_table *osk__type_begin(osk_error *error);
/* The row of a mark; and how tables of marks begin: comment, start, end, words (tables.c). */
const osk__row *osk__mark_row(const osk_fold *fold, const osk__mark *mark);
void osk__mark_place(osk_table *table, const osk_fold *fold, const osk__mark *mark);

/* The cell of a theme, all zeros where the comment does not hold it (theme_fold.c). */
const osk__theme_cell *osk__row_theme(const osk_fold *fold, const osk__row *row, size_t theme);
/* Between the files of the fold. A row without themes for a comment; room for the counts of every type so far; what
 * osk_fold_add and osk_fold_join do at OSK_DEPTH_POSTINGS (posting.c). `here`: the number in `fold` of each type of
 * `other` that it counts. */
bool osk__fold_add_row(osk_fold *fold, const osk_comment *comment, const osk_score *score, osk_error *error);
bool osk__fold_widen(osk_fold *fold, size_t need, osk_error *error);
/* Puts the rows in the order of n where those from `from` on are not. True if it had to. */
bool osk__fold_order(osk_fold *fold, size_t from);
bool osk__fold_add_postings(osk_fold *fold, const osk_chunk *chunk, osk_error *error);
bool osk__fold_join_postings(osk_fold *fold, const osk_fold *other, const uint32_t *here, osk_error *error);

/* The types of the comments, most frequent first, then by bytes; stop words only with `all`. New: free(). The forms
 * borrow the fold's vocabulary. */
typedef struct osk__ranked { osk_slice form; uint32_t type; uint64_t tokens; } osk__ranked;
osk__ranked *osk__fold_rank(const osk_fold *fold, bool all, size_t *count, osk_error *error);

/* Does a row count in the statistics of sentiment? Not if it is unscored, or the opening post. */
static inline bool osk__row_scored(const osk__row *row)
{
    return row->kind == OSK_COMMENT && row->score.label != OSK_UNSCORED;
}

#endif
