/* folds -> statistics. The comment is the unit, the participant the group; tokens are never independent.
 * GSL (distributions, random numbers) is used in this folder only; what it lacks is written here. */
#ifndef OSK_STAT_STAT_H
#define OSK_STAT_STAT_H

#include "../score/fold.h"
#include "procedure.h"

/* ---- participants (describe.c) ---- */
typedef struct osk__participant {
    osk_slice name;        /* as first written */
    uint32_t arrival;      /* number before sorting */
    size_t comments, scored;
    uint64_t words, sentences;
    double sum;            /* of the scores of scored comments */
    double weighted;       /* the same, each times its comment's words */
    uint64_t scored_words; /* words of scored comments */
} osk__participant;

typedef struct osk__people {
    osk__participant *items; /* most comments first, then most words, then by bytes of the name */
    size_t count;
    uint32_t *of_row;        /* by row of the fold: number, or OSK_NONE (opening post, no author) */
    size_t *rows;            /* rows of participant p: rows[first[p]] to rows[first[p + 1] - 1], in order */
    size_t *first;           /* [count + 1] */
    size_t named, nameless;  /* comments with and without an author */
    uint64_t words;          /* of all participants */
} osk__people;

bool osk__people_make(osk__people *people, const osk_fold *fold, osk_error *error);
void osk__people_free(osk__people *people);

/* The mean of a participant's scored comments and its 95 % interval; see osk__interval_mean. */
bool osk__person_interval(const osk_fold *fold, const osk__people *people, uint32_t who,
                          const osk_stat_options *options, osk__interval *interval, osk_error *error);

/* The key of what is to be said of an interval of so many scored comments, or NULL. Static. */
const char *osk__interval_note(size_t scored, const osk__interval *interval);

/* The options' chance; `options` may be NULL. */
osk__chance osk__stat_chance(const osk_stat_options *options);

/* The score of a row in [-1, 1]; the one place where an integer score becomes a double. */
double osk__row_value(const osk__row *row);

/* The number of the language that the options name; OSK_USAGE if there is none. `options` may be NULL. */
bool osk__stat_language(const osk_stat_options *options, uint32_t *language, osk_error *error);

/* Do the options ask for groups instead of participants? `options` may be NULL. */
static inline bool osk__stat_grouped(const osk_stat_options *options)
{
    return options && (options->groups || options->grouped);
}

/* Appends what a measure (an id as in the column `measure`) is called (measures.c). */
void osk__measure_say(const osk__dictionary *dictionary, uint32_t language, osk_slice id, osk__buffer *out);

/* GSL's version, for the manifest. Borrows: static. */
const char *osk__stat_library(void);

#endif
