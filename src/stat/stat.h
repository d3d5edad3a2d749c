/* folds -> statistics. The comment is the unit, the participant the group; tokens are never independent.
 * GSL (distributions, random numbers) is used in this folder only; what it lacks is written here. */
#ifndef OSK_STAT_STAT_H
#define OSK_STAT_STAT_H

#include "../score/fold.h"

/* ---- participants (describe.c) ---- */
typedef struct osk__participant {
    osk_slice name;        /* as first written */
    uint32_t arrival;      /* number before sorting */
    size_t comments, scored;
    uint64_t words, sentences;
    double sum;            /* of the scores of scored comments */
    double squares;        /* sum of squared deviations from the mean (second pass) */
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

/* Fewest scored comments for an interval of a mean. */
enum { OSK__FEWEST = 5 };

typedef struct osk__interval { double mean, low, high; bool given; } osk__interval;

/* The mean of a participant's scored comments and its 95 % interval (Student t), given only from
 * OSK__FEWEST scores that are not all equal. `scored` > 0. */
osk__interval osk__interval_mean(const osk__participant *participant);

/* The score of a row in [-1, 1]; the one place where an integer score becomes a double. */
double osk__row_value(const osk__row *row);

/* The number of the language that the options name; OSK_USAGE if there is none. `options` may be NULL. */
bool osk__stat_language(const osk_stat_options *options, uint32_t *language, osk_error *error);

/* ---- permutation (permute.c) ---- */

typedef struct osk__sample {
    const double *values;   /* one a comment */
    const uint32_t *groups; /* its participant, 0 to group_count - 1; every group has a comment */
    size_t count, group_count;
} osk__sample;

typedef enum osk__verdict {
    OSK__TESTED,
    OSK__ONE_GROUP,   /* fewer than two participants */
    OSK__ALL_EQUAL,   /* all values are the same */
    OSK__ALL_SINGLE   /* each participant has one comment: every arrangement is as extreme */
} osk__verdict;

typedef struct osk__test {
    osk__verdict verdict;
    double statistic;      /* Kruskal-Wallis H, corrected for ties */
    double effect;         /* epsilon squared = H / (n - 1), 0 to 1 */
    double expected;       /* epsilon squared where nothing is related: (groups - 1) / (n - 1) */
    double p, p_error;     /* p_error: its Monte Carlo standard error, NaN where exact */
    uint64_t extreme;      /* arrangements at least as extreme, the observed one counted */
    uint64_t arrangements; /* all of them where exact, else replicates + 1; p = extreme / arrangements */
    bool exact;
} osk__test;

/* Kruskal-Wallis by permuting comments over participants: enumerated up to a million arrangements, else
 * `replicates` random ones (0: the usual number), the observed one among them: p = (b + 1) / (m + 1) (Phipson & Smyth
 * 2010). */
bool osk__permute(const osk__sample *sample, uint64_t seed, size_t replicates, osk__test *test, osk_error *error);

/* Replicates for so many comments where the user names no number; see osk_stat_options. */
size_t osk__replicates(size_t asked, size_t comments);

/* GSL's version, for the manifest. Borrows: static. */
const char *osk__stat_library(void);

/* Holm (1979): adjusted p-values in place. */
bool osk__correct_holm(double *p, size_t count, osk_error *error);

#endif
