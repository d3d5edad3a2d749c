/* Counts of more words than memory is to hold: folded until they reach the limit, then written as a sorted run.
 *
 *   chunk -> fold ... limit -> run: {term, form} -> comments and how often in each      (words)
 *                                    form        -> tokens, comments                    (types)
 *   runs, merged -> osk__spilled, a term at a time in the order of bytes
 *
 * What stays in memory beside is a row a comment for words, and nothing for types. */
#ifndef OSK_SCORE_SPILL_H
#define OSK_SCORE_SPILL_H

#include "gram.h"
#include "posting.h"

#include "../base/kept.h"
#include "../base/runs.h"

typedef struct osk__spilled_member { osk_slice form; uint64_t tokens; } osk__spilled_member;

typedef struct osk__spill {
    const osk__dictionary *dictionary;
    osk_unit unit;
    bool types, all, dated;       /* dated: rows keep when they were posted; set it before the first chunk */
    size_t memory;
    osk_fold *open;               /* what is held */
    osk_fold *rows;               /* of words: rows alone */
    osk__kept names;              /* of their authors, and times */
    osk__runs *runs, *ranked;     /* the latter: types by their tokens */
    osk__buffer keys, value;      /* scratch of writing */
    /* the term at hand */
    osk__item item; bool more;    /* read, and not of it any more */
    osk__buffer group, last, text, name; /* its key; its last member's; forms, one behind the other; what orders it */
    osk__spilled_member *members; size_t member_capacity;
    size_t *starts; size_t start_capacity; /* of the members' forms */
    osk__cell *cells; size_t cell_capacity;
} osk__spill;

/* New; borrows the vocabulary, whose forms behind the dictionary's it forgets from run to run. `memory` in bytes: what
 * words and counts may take before they are written; at least one chunk is held. `plan` NULL: types, with stop words if
 * `all`. `unit`: what gathers forms in a term, not lemmas (OSK_USAGE): which is likeliest only the whole can tell. */
osk__spill *osk__spill_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const osk__plan *plan,
                            osk_unit unit, bool all, size_t memory, osk_error *error);
void osk__spill_free(osk__spill *spill);

/* Takes nothing of the chunk with it. */
bool osk__spill_add(osk__spill *spill, const osk_chunk *chunk, osk_error *error);
/* Writes what is still held; no more is added then. */
bool osk__spill_end(osk__spill *spill, osk_error *error);
size_t osk__spill_runs(const osk__spill *spill);

/* Rows without postings, of every comment: its author, its words and perhaps its time. Borrows `spill`. */
const osk_fold *osk__spill_rows(const osk__spill *spill);

/* A term. All borrows the spill until the next one is read. */
typedef struct osk__spilled {
    osk_slice key;          /* tells terms apart */
    osk_slice label;        /* its most frequent form; of forms as frequent the first by bytes */
    osk_slice name;         /* the label, and behind it the key where labels may be alike, see osk__unit_name */
    bool dropped;           /* a stop word that is left out: there are tokens only */
    uint64_t tokens, comments; /* the latter of types only */
    osk__spilled_member *members; size_t member_count; /* forms, by bytes */
    osk__cell *cells; size_t cell_count;               /* column: the row; a row may come again with another member */
} osk__spilled;
bool osk__spill_rewind(osk__spill *spill, osk_error *error);
bool osk__spill_next(osk__spill *spill, osk__spilled *term, bool *more, osk_error *error);

/* Types, most frequent first, then by bytes (spill_types.c). The form borrows `spill` until the next call. */
bool osk__spill_rank(osk__spill *spill, osk_error *error);
typedef struct osk__spilled_type { osk_slice form; uint64_t tokens, comments; } osk__spilled_type;
bool osk__spill_next_type(osk__spill *spill, osk__spilled_type *type, bool *more, osk_error *error);
/* A number in groups of seven bits, the lowest first; and the one that a slice begins with, which moves behind it. */
void osk__spill_put_number(osk__buffer *out, uint64_t number);
uint64_t osk__spill_take_number(osk_slice *rest);

#endif
