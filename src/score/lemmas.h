/* The types of a fold with their lemmas. */
#ifndef OSK_SCORE_LEMMAS_H
#define OSK_SCORE_LEMMAS_H

#include "fold.h"

/* What a ranked type can be a form of: numbers[first] is the lemma chosen, the others up to first + count the further
 * candidates. count is 0 where no dictionary knows the form. */
typedef struct osk__lexeme { size_t first, count; } osk__lexeme;

typedef struct osk__lexemes {
    osk__ranked *ranks;
    osk__lexeme *items;    /* by rank */
    size_t count;
    osk__strings lemmas;
    uint32_t *numbers;     /* in lemmas */
    size_t number_count, number_capacity;
} osk__lexemes;

/* Asks for the lemmas of all types; stop words only with `all`. To be freed also where it fails. */
bool osk__lexemes_make(osk__lexemes *lexemes, const osk_fold *fold, bool all, osk_spell *spell, osk_error *error);
void osk__lexemes_free(osk__lexemes *lexemes);

/* The chosen lemma of a rank as a number, or OSK_NONE. */
static inline uint32_t osk__lexeme_lemma(const osk__lexemes *lexemes, size_t rank)
{
    const osk__lexeme *item = &lexemes->items[rank];
    return item->count ? lexemes->numbers[item->first] : OSK_NONE;
}

/* The stem of a rank, as a number of the vocabulary. */
static inline uint32_t osk__lexeme_stem(const osk__lexemes *lexemes, const osk_fold *fold, size_t rank)
{
    return fold->vocabulary->records[lexemes->ranks[rank].type].stem;
}

#endif
