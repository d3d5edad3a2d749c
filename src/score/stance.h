/* Stance: how a sentence speaks. The road inside:
 *
 *   tokens -> entries of dict/stance/ -> rules for ambiguous words -> items (class, place, negated, holder)
 *             stance.c                   stance_rule.c _passive.c     stance_deny.c holder.c
 *          -> a row a sentence (stances.c), and beside it what answers a question (answer.c) -> tables (stance_tables.c)
 *
 * Runs on a chunk of osk_worker_explain, so the scopes of negations are those of scope.c. */
#ifndef OSK_SCORE_STANCE_H
#define OSK_SCORE_STANCE_H

#include "fold.h"

#define OSK__STANCE_BIT(stance) (1u << (stance))
/* The classes that are told. */
#define OSK__STANCE_TOLD (OSK__STANCE_BIT(OSK_STANCES) - 1)

typedef struct osk__stance_item {
    uint32_t first, count;   /* tokens of the chunk */
    uint32_t classes;        /* bits; of the entry until the rules have spoken, then those told */
    osk__stance_rule rule;
    bool negated;
    uint32_t holder, holder_count; /* tokens of who holds the opinion; OSK_NONE, 0: nobody is named */
    uint32_t person;         /* osk__stance_bit of the holder; 0: none, or implied ("Tror nok det") */
} osk__stance_item;

/* One thread's scratch, and the sentence at hand. */
typedef struct osk__stancer {
    const osk__dictionary *dictionary;
    const osk__vocabulary *vocabulary;
    const osk_chunk *chunk;
    const osk_sentence *sentence;
    size_t begin, end;       /* tokens */
    uint32_t *what;          /* by token of the sentence: classes of the entry that covers it, and the bits below */
    size_t what_capacity;
    osk__stance_item *items; size_t item_count, item_capacity;
    size_t negation;         /* of the chunk's: the first that is not before the sentence */
    size_t then;             /* 1 + the end of a sentence that opens with "før", as a token of the chunk; else 0 */
    size_t words;            /* of the poster's own */
    bool asks, negated;      /* it is a question; a negation by a word stands in it */
} osk__stancer;

/* Of a token, beside the bits of its entry. */
enum { OSK__TOKEN_BOUND = 1 << 28, OSK__TOKEN_QUOTED = 1 << 29, OSK__TOKEN_NOT = 1 << 30 };

/* Before the first sentence of a chunk. */
void osk__stance_begin(osk__stancer *stancer, const osk_chunk *chunk);
/* Finds the items of a sentence; sentences come in order. */
bool osk__stance_sentence(osk__stancer *stancer, const osk_sentence *sentence, osk_error *error);
void osk__stancer_free(osk__stancer *stancer);

/* Denies the items of the sentence at hand; the chunk's negations come sentence by sentence (stance_deny.c). */
void osk__stance_deny(osk__stancer *stancer);

/* ---- looking at tokens (stance_look.c) ---- */

/* Bits of a token of the chunk; 0 outside the sentence. */
static inline uint32_t osk__stance_what(const osk__stancer *s, size_t i)
{
    return i >= s->begin && i < s->end ? s->what[i - s->begin] : 0;
}
/* osk__function bits; 0 outside the sentence and for no words. */
uint16_t osk__stance_function(const osk__stancer *s, size_t i);
/* The folded form, empty for what has none. */
osk_slice osk__stance_form(const osk__stancer *s, size_t i);
bool osk__stance_is(const osk__stancer *s, size_t i, const char *const *forms); /* forms end with NULL */
/* A mark that ends a clause, or the end of the sentence. */
bool osk__stance_border(const osk__stancer *s, size_t i);
/* Could it be a finite verb, or an infinitive? */
bool osk__stance_verb(const osk__stancer *s, size_t i);
bool osk__stance_infinitive(const osk__stancer *s, size_t i);

/* Binds a participle or infinitive to its bli or lar seg, so that it is no agent (stance_passive.c). */
void osk__stance_bind(osk__stancer *s, osk__stance_item *item);
/* What the rules leave of an item's classes (stance_rule.c). */
uint32_t osk__stance_rules(const osk__stancer *s, const osk__stance_item *item);

/* ---- who holds an opinion (holder.c) ---- */

/* Fills holder and person; false where the verb has no person as its subject. */
bool osk__stance_holder(const osk__stancer *s, osk__stance_item *item);

#endif
