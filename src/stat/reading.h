/* Readability and richness: comments taken together, the jackknife, measures, tables. */
#ifndef OSK_STAT_READING_H
#define OSK_STAT_READING_H

#include "compare.h"

#include "../score/reading.h"

struct osk_reading { osk__reading counts; };

/* Of a comment by itself; NaN where it holds no word (readability.c). */
double osk__row_lix(const osk__reading_row *row);
double osk__row_rix(const osk__reading_row *row);

/* ---- jackknife.c ---- */

enum { OSK__JACKKNIFE_MOST = 40 }; /* parts that are left out in turn */

/* The 95 % interval about `all` from the values without each part (Shao & Tu 1995, The Jackknife and Bootstrap, 2.2):
 * Student's t with parts - 1 degrees of freedom and the standard error of the pseudo-values. Not given under
 * OSK__FEWEST parts or where a value is no number; cut off at `least` and `most`, which no text goes beyond. */
osk__limits osk__jackknife(double all, const double *without, size_t parts, double least, double most);

/* ---- pools (pool.c): comments of a participant, of a group, or one by itself ---- */

typedef struct osk__pool {
    osk_slice name;          /* of the participant or group; of a comment its author */
    size_t n;                /* of a comment its number */
    size_t people;           /* in a group */
    const size_t *rows;      /* of the corpus; those that hold a word, in order */
    const uint32_t *part;    /* which part of the jackknife each row belongs to */
    size_t count, parts;
} osk__pool;

typedef struct osk__pools {
    osk__pool *items;
    size_t count;
    size_t *rows;            /* of all pools */
    uint32_t *part;
    osk__people people;
    osk__groups groups;
    osk__row *view;          /* what osk__people asks of a fold */
} osk__pools;

bool osk__pools_make(osk__pools *pools, const osk_corpus *corpus, const osk__reading *reading,
                     const osk_reading_options *options, osk_error *error);
void osk__pools_free(osk__pools *pools);
/* The cells that name a pool, and their headings: comment, author | participant | group, people. */
size_t osk__pool_headings(osk_reading_by by, const char **headings);
void osk__pool_put(osk_table *table, const osk__pool *pool, osk_reading_by by);

/* ---- richness.c: measures of a sequence of words, as numbers below `room` ---- */

typedef struct osk__richness {
    uint32_t *counts;        /* by number; all 0 between the calls */
    size_t room;
} osk__richness;
bool osk__richness_make(osk__richness *richness, size_t room, osk_error *error);
void osk__richness_free(osk__richness *richness);

enum { OSK__MATTR_WINDOW = 50, OSK__MTLD_FLOOR = 100, OSK__HDD_DRAWS = 42, OSK__YULE_FLOOR = 100 };

/* NaN where the words are too few, or the measure has no value. `size` > 0: rarefied to so many words. */
size_t osk__types_of(const osk__richness *richness, const uint32_t *words, size_t count);
double osk__ttr(const osk__richness *richness, const uint32_t *words, size_t count, size_t size);
double osk__yule(const osk__richness *richness, const uint32_t *words, size_t count, size_t size);
double osk__hdd(const osk__richness *richness, const uint32_t *words, size_t count, size_t draws);
double osk__mattr(const osk__richness *richness, const uint32_t *words, size_t count, size_t window);
/* A factor ends where the types have come down to 0.72 of the words ("is reached": some programs wait until they are
 * below); one that is cut short counts for as much of it as it has fallen. The mean of both directions; NaN where no word comes twice. */
double osk__mtld(const osk__richness *richness, const uint32_t *words, size_t count);

/* ---- tables ---- */

osk_table *osk__readability(const osk_corpus *corpus, const osk__reading *reading, const osk__texts *texts,
                            const osk_reading_options *options, osk_error *error);
osk_table *osk__richness_table(const osk_corpus *corpus, const osk__reading *reading, const osk__texts *texts,
                               const osk_reading_options *options, osk_error *error);

#endif
