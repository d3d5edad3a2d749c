/* Between the files of `keyness`: what a run holds.
 *
 *   family     the words that come often enough on both sides together, chosen before any side is looked at
 *   positions  comments, scope by scope (words.h); units are what is dealt anew: comments, of groups participants */
#ifndef OSK_STAT_KEYNESS_H
#define OSK_STAT_KEYNESS_H

#include "deal.h"

#include "../type/reference.h"

typedef struct osk__keyness {
    const osk_fold *fold;
    const osk_word_options *words;
    const osk_stat_options *options;
    const osk__reference *reference;  /* NULL: against the rest */
    uint32_t language;
    size_t top;
    osk__people people;
    osk__groups groups;
    osk__scopes scopes;
    osk__terms terms;
    uint32_t *family; size_t family_count; /* terms */
    osk__matrix comments, units;      /* positions and units x words of the family */
    osk__matrix by_word;              /* the first, turned */
    size_t *first_unit;               /* by scope */
    double *sizes, *unit_sizes, *rest_sizes; /* by position, by unit; of the rest: scratch */
    double *counts, *totals, *g2, *p; /* by word of the family; counts: of the scope at hand */
    double *held, *rates; uint32_t *at; /* of a word in parts */
    osk__test *tests;                 /* [scopes][family] */
    uint32_t *ranked;
    osk__buffer text, other;
    osk_table *table;
} osk__keyness;

/* One side of a list. */
typedef struct osk__side { size_t first, last; double words; osk__parts parts; } osk__side;

/* keyness_count.c: the family, and its counts by comment and by unit; room for the figures of a list. */
bool osk__keyness_count(osk__keyness *k, osk_error *error);
/* keyness_count.c: the sides of a scope, and the counts of its words. */
void osk__keyness_sides(osk__keyness *k, size_t scope, osk__side *target, osk__side *rest);
/* keyness_count.c: tokens of the word on the other side; *listed: the reference lists it. */
double osk__keyness_rest(osk__keyness *k, uint32_t word, bool *listed);

/* keyness_row.c: a row of the table. `test` NULL: none was made. */
bool osk__keyness_row(osk__keyness *k, size_t scope, uint32_t word, const osk__side *target, const osk__side *rest,
                      const osk__test *test, osk_error *error);

#endif
