/* Affixal negation: "urettferdig", "meningsløs", "feilfri", where dict/affixal.tsv attests the base. */
#ifndef OSK_TYPE_AFFIX_H
#define OSK_TYPE_AFFIX_H

#include "../base/strings.h"

typedef struct osk__affixes {
    osk__strings keys; /* "u rettferdig", "u ~rettferd" */
    uint32_t begins[32], ends[32]; /* filters that spare most forms the affixes: by the lower bits of the byte at the edge, a bit
                                      for those of the one beside it */
} osk__affixes;

void osk__affixes_make(osk__affixes *affixes);

/* What negates a form: `cut` letters at its start, or at its end where `suffix`; 0 for none. `base` is what they negate,
 * without a linking letter; empty where no list has it ("ikke-voldelig"). Borrows the form. */
typedef struct osk__affixal {
    uint8_t cut;
    bool suffix;
    osk_slice base;
} osk__affixal;

/* Adds a base, or the stem of bases, with the affix as the file writes it ("u-", "-løs"). False where memory ran out or
 * *why says what is wrong. */
bool osk__affix_add(osk__affixes *affixes, osk_slice affix, bool by_stem, osk_slice base, const char **why,
                    osk_error *error);

/* The affix of a folded form. */
struct osk__stemmer;
bool osk__affix_find(const osk__affixes *affixes, osk_slice form, struct osk__stemmer *stemmer, osk__affixal *found,
                     osk_error *error);

void osk__affixes_free(osk__affixes *affixes);

#endif
