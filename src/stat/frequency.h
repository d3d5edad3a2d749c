/* A row of a list of frequencies, whatever the counts come from: a fold in memory, or sorted runs. */
#ifndef OSK_STAT_FREQUENCY_H
#define OSK_STAT_FREQUENCY_H

#include "words.h"

#include "../score/spill.h"

/* Whose words are counted, in parts of what size; and the table. Begins zeroed. */
typedef struct osk__frequencies {
    const osk_fold *fold;         /* its rows */
    const osk_word_options *words;
    uint32_t language;
    osk__people people;
    osk__groups groups;
    osk__scopes scopes;
    osk__sizes sizes;             /* of the scope at hand: osk__sizes_make is the caller's */
    uint32_t *at; double *held, *rates; /* of a term in parts: room for every position */
    osk__buffer text;
    osk_table *table;             /* the caller's in the end */
} osk__frequencies;

/* A term in a scope. Cells: columns are positions, ascending. */
typedef struct osk__frequency {
    uint64_t count;
    size_t holding;               /* scopes that hold it */
    const osk__cell *cells; size_t cell_count;
} osk__frequency;

/* To be freed also where it fails. */
bool osk__frequencies_make(osk__frequencies *f, const osk_fold *fold, const osk_word_options *words,
                           const osk_stat_options *options, osk_error *error);
void osk__frequencies_free(osk__frequencies *f);
/* How many rows a list has at most. */
size_t osk__frequency_top(const osk_word_options *words);
/* A row begins with whose it is; the term follows (form, members); then the rest of the row. */
void osk__frequency_begin(osk__frequencies *f, size_t scope);
bool osk__frequency_put(osk__frequencies *f, size_t scope, const osk__frequency *row, osk_error *error);

/* osk_word_frequencies of sorted runs: the same bytes. *dropped gets what was left out as stop words, new: the table of
 * osk_word_dropped, its ten first rows. Reads the runs twice: which terms have a row, then their rows. New. */
typedef struct osk__dropped { osk_table *table; uint64_t tokens; size_t forms; } osk__dropped;
osk_table *osk__spill_frequencies(osk__spill *spill, const osk_word_options *words, const osk_stat_options *options,
                                  osk__dropped *dropped, osk_error *error);

#endif
