/* Affixal negation: "urettferdig", "meningsløs", "feilfri", where dict/affixal.tsv attests the base. */
#ifndef OSK_TYPE_AFFIX_H
#define OSK_TYPE_AFFIX_H

#include "../base/strings.h"

typedef struct osk__affixes {
    osk__strings keys;                       /* "u rettferdig", "u ~rettferd" */
    uint32_t *entries; size_t entry_capacity; /* by number of the key: the base's entry in the lexicon, or OSK_NONE */
} osk__affixes;

/* What negates a form: `cut` letters at its start, or at its end where `suffix`; 0 for none. `row` counts from 1; 0 where
 * the base is in no list ("ikke-voldelig"). */
typedef struct osk__affixal {
    uint8_t cut;
    bool suffix;
    uint16_t row;
} osk__affixal;

/* `stem` gives the Snowball stem of a rest, and borrows until its next call. Returns false where it fails. */
typedef bool osk__affix_stem(void *stemmer, osk_slice rest, osk_slice *stem, osk_error *error);

/* Adds a base, or the stem of bases, with the affix as the file writes it ("u-", "-løs"). The row's number, or OSK_NONE
 * where memory ran out or *why says what is wrong. */
uint32_t osk__affix_add(osk__affixes *affixes, osk_slice affix, bool by_stem, osk_slice base, const char **why,
                        osk_error *error);

/* The base of a key: its form, or its stem where *by_stem. Borrows `affixes`. */
osk_slice osk__affix_base(const osk__affixes *affixes, uint32_t number, bool *by_stem);

/* The affix of a folded form. */
bool osk__affix_find(const osk__affixes *affixes, osk_slice form, osk__affix_stem *stem, void *stemmer,
                     osk__affixal *found, osk_error *error);

void osk__affixes_free(osk__affixes *affixes);

#endif
