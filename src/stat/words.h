/* Between the files of word statistics: measures, each a pure function of counts; scopes; the reference. */
#ifndef OSK_STAT_WORDS_H
#define OSK_STAT_WORDS_H

#include "compare.h"

#include "../score/posting.h"
#include "../score/term.h"

/* ---- parts of a corpus and a word in them (dispersion.c) ---- */

/* Sizes are above 0. `total` their sum, `squares` that of their squares, `least` the smallest. */
typedef struct osk__parts { const double *sizes; size_t count; double total, squares, least; } osk__parts;
/* A word's counts in the parts that hold it, ascending: counts[i] in part at[i]. */
typedef struct osk__held { const uint32_t *at; const double *counts; size_t count; } osk__held;

osk__parts osk__parts_sum(const double *sizes, size_t count);

/* NaN where a measure is not defined, and all of them for a single part. dp: Gries' deviation of proportions (2008), 0 even to 1 - least / total; dp_norm: by
 * Lijffijt & Gries (2012), 0 to 1. d: Juilland's D (1970) and da: Burch, Egbert & Biber's DA (2017), 1 even to 0, both by
 * the rate in each part, so that parts may differ in size. `rates`: scratch for held->count. */
typedef struct osk__spread { double dp, dp_norm, d, da; } osk__spread;
osk__spread osk__dispersion(const osk__parts *parts, const osk__held *held, double *rates);

/* The word's share of all words, and its 95 % interval with the parts as clusters: the ratio of two sums (Cochran 1977,
 * Sampling Techniques, 6.3), on the logarithm, with Student's t of parts - 1. Given from OSK__FEWEST parts. */
typedef struct osk__rate { double value; osk__limits limits; } osk__rate;
osk__rate osk__rate_of(const osk__parts *parts, const osk__held *held);

/* count x log10(documents / holding): Sparck Jones (1972), Salton & Buckley (1988). */
double osk__tf_idf(double count, double documents, double holding);

/* ---- two corpora: a of n words against b of m (association.c) ---- */

/* Dunning's (1993) log-likelihood over four cells, with the sign of a / n - b / m left off. */
double osk__g2(double a, double n, double b, double m);
/* log2 of the ratio of rates (Hardie 2014); a count of 0 stands as a half. */
double osk__log_ratio(double a, double n, double b, double m);
/* Its conservative bound (Evert 2022): that limit of the exact conditional interval (Clopper & Pearson 1934, of a out of
 * a + b) at 5 % shared between `family` words which is nearer 0, or 0 where they lie on both sides of it. */
double osk__log_ratio_bound(double a, double n, double b, double m, double family);
/* Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, eq. 15 to 22): `share` of the
 * prior's `weight` words is this word's. */
typedef struct osk__odds { double delta, z; } osk__odds;
osk__odds osk__log_odds(double a, double n, double b, double m, double share, double weight);

/* ---- two words: together in `both` of n, the first in x, the second in y (association.c) ---- */

typedef struct osk__bond {
    double expected, g2, pmi, npmi, log_dice, t;
    double ahead, back;  /* Delta-P (Ellis 2006; Gries 2013): of the second by the first, of the first by the second */
} osk__bond;
/* pmi: log2 (Church & Hanks 1990), npmi: -1 to 1 (Bouma 2009), log_dice: up to 14 (Rychly 2008), t: Church et al. (1991). */
osk__bond osk__bond_of(double both, double x, double y, double n);

/* ---- whose words: all comments', or each participant's or group's (scope.c) ---- */

/* Comments in the order of scopes, in each by participant, in each as they came. A position is a place in this order. */
typedef struct osk__scopes {
    size_t count, positions;
    size_t *first;            /* [count + 1] */
    osk_slice *names;         /* data NULL: all comments, or those without a date */
    osk__arena arena;         /* of the names of periods */
    uint32_t *rows;           /* by position: row of the fold */
    uint32_t *position_of;    /* by row of the fold; OSK_NONE: in no scope, or without words of its poster's */
    uint32_t *people;         /* by position: number among osk__people, or OSK_NONE */
} osk__scopes;
bool osk__scopes_make(osk__scopes *scopes, const osk_fold *fold, const osk__people *people, const osk__groups *groups,
                      const osk_word_options *words, osk_error *error);
void osk__scopes_free(osk__scopes *scopes);

/* The parts of one scope: its comments, and its people. */
typedef struct osk__sizes {
    double *sizes;       /* of comments by position - first, then room for people */
    uint32_t *person_at; /* by position - first: which of the scope's people, or OSK_NONE */
    double *person_sizes, *cluster_sizes;
    uint32_t *cluster_at; /* by position - first: which cluster */
    size_t capacity;
    osk__parts comments, people, clusters;
    bool by_person;      /* clusters are people, nameless comments each for themselves; else comments */
} osk__sizes;
bool osk__sizes_make(osk__sizes *sizes, const osk_fold *fold, const osk__scopes *scopes, size_t scope, osk_error *error);
void osk__sizes_free(osk__sizes *sizes);

/* The cells of a scope, term by term: term terms[i] has cells[first[i]] to cells[first[i + 1] - 1], columns positions. */
typedef struct osk__gathered {
    uint32_t *terms; size_t count;
    size_t *first;
    osk__cell *cells;
    size_t *slot;          /* by term; all 0 between calls */
    size_t capacity, cell_capacity, first_capacity;
} osk__gathered;
/* `matrix`: rows are positions. `gathered` begins zeroed and is used again for the next scope. */
bool osk__gather(osk__gathered *gathered, const osk__matrix *matrix, size_t first, size_t last, osk_error *error);
void osk__gathered_free(osk__gathered *gathered);

/* ---- what lists share (listing.c) ---- */

/* participant or group, form, members as far as `words` has them; then `rest`, ended by NULL. */
osk_table *osk__word_table(const char *name, const osk_word_options *words, const char *const *rest, osk_error *error);
/* The cells of a term: how it is shown, and its members where it is of several forms. `text`: scratch. */
bool osk__put_term(osk_table *table, const osk__terms *terms, osk_unit unit, uint32_t term, osk__buffer *text,
                   osk_error *error);
/* A cell with the texts of these keys, or nothing. */
bool osk__put_notes(osk_table *table, const osk_fold *fold, uint32_t language, const char *const *notes, size_t count,
                    osk__buffer *text, osk_error *error);

#endif
