/* What a shard keeps of its rows besides their output: counts and sums of whole numbers, as lists that can be joined.
 *
 *   chunk -> fold of the stage before -> terms       form, stem: tokens, comments
 *                                        people      comments by label, words, score, score squared
 *                                        themes      comments, hits, words, sentences, score
 *   sums of the rows                  -> totals      rows, rejected, ... and the histogram
 *
 * Terms are as many as there are words: when there are too many for memory, they are put aside as a sorted list, and the
 * lists are joined at the end. */
#ifndef OSK_BATCH_TALLY_H
#define OSK_BATCH_TALLY_H

#include "../base/strings.h"
#include "../score/fold.h"
#include "list.h"
#include "sums.h"

/* The lists of a part, in the order in which it holds them. */
enum { OSK__TERMS, OSK__PEOPLE, OSK__THEMES, OSK__TOTALS, OSK__LISTS };
extern const osk__shape osk__list_shapes[OSK__LISTS];
extern const char *const osk__list_names[OSK__LISTS];

/* Numbers of a participant's line: comments by label (as osk_label goes), then these. */
enum {
    OSK__PERSON_WORDS = OSK_MIXED + 1, OSK__PERSON_SCORED_WORDS, OSK__PERSON_QUOTED_WORDS, OSK__PERSON_SCORE /* millionths */,
    OSK__PERSON_SQUARES, OSK__PERSON_NUMBERS
};
/* Of a theme's: `scored` sentences, and the sum of their scores. */
enum { OSK__THEME_COMMENTS, OSK__THEME_HITS, OSK__THEME_WORDS, OSK__THEME_SENTENCES, OSK__THEME_SCORED, OSK__THEME_SCORE,
       OSK__THEME_NUMBERS };

typedef struct osk__person { osk__wide numbers[OSK__PERSON_NUMBERS]; } osk__person;
typedef struct osk__theme_sum { osk__wide numbers[OSK__THEME_NUMBERS]; } osk__theme_sum;

typedef struct osk__tally {
    osk_worker *worker;
    const char *folder;        /* where lists are put aside */
    osk_fold *fold;            /* counts of types; its rows are emptied after each chunk */
    size_t known;              /* types that the worker began with */
    osk__strings names;
    osk__person *people;       size_t person_capacity; /* by number of the name */
    osk__theme_sum *themes;    size_t theme_count;
    osk__buffer key;
    struct osk__aside { osk__store store; uint64_t lines; char hash[OSK__DIGEST_SIZE]; } *asides;
    size_t aside_count, aside_capacity;
} osk__tally;

/* Borrows `worker` and `folder`. */
bool osk__tally_make(osk__tally *tally, osk_worker *worker, const char *folder, osk_error *error);
void osk__tally_free(osk__tally *tally);
/* Adds a chunk of the worker's. */
bool osk__tally_add(osk__tally *tally, const osk_chunk *chunk, osk_error *error);
/* Between blocks: puts terms aside and lets the worker forget them when there are many. `most`: so many more than it began
 * with; 0: as many as suit. */
bool osk__tally_rest(osk__tally *tally, size_t most, osk_error *error);

/* Writes list `which` behind what the store holds; *lines. `sums` is what the rows summed to. */
bool osk__tally_write(osk__tally *tally, const osk__sums *sums, int which, osk__store *store, uint64_t *lines,
                      osk_error *error);

/* Totals back from their lines: takes one; false with OSK_INTEGRITY where there is no such total, or it is out of range. */
bool osk__totals_take(osk__sums *sums, osk_slice key, osk__wide value, const char *path, osk_error *error);
/* Every total in a fixed order. */
typedef bool osk__total_taker(void *context, const char *key, osk__wide value, osk_error *error);
bool osk__totals_each(const osk__sums *sums, osk__total_taker *take, void *context, osk_error *error);

#endif
