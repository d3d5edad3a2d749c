/* Tables of words beside words. */
#ifndef OSK_STAT_COLLOCATE_H
#define OSK_STAT_COLLOCATE_H

#include "words.h"

#include "../score/pair.h"

/* An n-gram coheres from this npmi on, whichever way it is parted in two. */
#define OSK__COHERENT 0.3

/* An n-gram that coheres; its name is in `names`. */
typedef struct osk__found { size_t begins, length; uint64_t tokens, comments; osk__bond bond; } osk__found;
typedef struct osk__terms_found { osk__found *items; size_t count, capacity; osk__buffer names; } osk__terms_found;

/* Tokens that a pair or n-gram, and each of its words, must have. */
size_t osk__pair_least(const osk_word_options *words);
osk_table *osk__pairs_table(const osk__pairs *pairs, const osk__terms *terms, const osk_word_options *words,
                            uint32_t language, osk_error *error);
/* Of folds of n-grams of forms. */
osk_table *osk__terms_table(const osk_fold *const *folds, size_t fold_count, const osk_word_options *words,
                            osk_error *error);

#endif
