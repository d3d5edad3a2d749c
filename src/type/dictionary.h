/* What the readers of dictionary files share: entries as symbols, names, norms. */
#ifndef OSK_TYPE_DICTIONARY_H
#define OSK_TYPE_DICTIONARY_H

#include "type.h"

#include "../base/tsv.h"

/* One word of an entry, "leder" or "~skuffe", as a symbol. False on an error; *why as in osk__dictionary_symbols. */
bool osk__dictionary_symbol(osk__dictionary *dictionary, osk_slice word, uint32_t *symbol, const char **why,
                            osk_error *error);
/* Adds the pattern of an entry that stands in `column` of the current row; an error where another holds it. */
bool osk__dictionary_pattern(osk__dictionary *dictionary, const osk__tsv *tsv, size_t column, osk_slice entry,
                             uint32_t value, osk_error *error);
/* A copy of `name` that lives as long as the dictionary. */
bool osk__dictionary_keep(osk__dictionary *dictionary, osk_slice name, osk_slice *kept, osk_error *error);
/* Cells that need no dictionary: a norm (nb, nn or both); the rules, whether none touches the entry. */
bool osk__dictionary_norm(const osk__tsv *tsv, size_t column, osk_error *error);
bool osk__dictionary_rules(const osk__tsv *tsv, size_t column, bool *free, osk_error *error);
/* Room for the function classes of every form so far; new ones are 0. */
bool osk__dictionary_widen(osk__dictionary *dictionary, osk_error *error);

#endif
