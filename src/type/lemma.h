/* What leads from a form to its lemma: a list of words, then a list of endings. Data only; lemma.c chooses. */
#ifndef OSK_TYPE_LEMMA_H
#define OSK_TYPE_LEMMA_H

#include "../base/strings.h"
#include "spell.h"

/* ---- endings: the first that leads to a word of the right source decides ---- */

/* Who says that the word is a lemma of the form: both bits, one, or none: then Hunspell only knows the word. */
enum { OSK__LEMMA_HUNSPELL = 1 /* its analysis of the form */, OSK__LEMMA_NOUN = 2 /* dict/compounds/, or its last part */ };

typedef struct osk__lemma_ending {
    const char *form, *lemma; /* endings; NULL ends the list */
    unsigned char source;
} osk__lemma_ending;

extern const osk__lemma_ending *const osk__lemma_endings[OSK__NORMS];

/* ---- words ---- */

/* Of one norm; begins as zeros. */
typedef struct osk__irregulars {
    osk__strings forms;
    const char **texts; /* by number of the form: begins with the lemma. Static */
    size_t capacity;
} osk__irregulars;

bool osk__irregulars_make(osk__irregulars *all, osk__norm norm, osk_error *error);
void osk__irregulars_free(osk__irregulars *all);
/* The lemma of a form; data NULL for other words. Borrows: static. */
osk_slice osk__irregulars_find(const osk__irregulars *all, osk_slice form);

#endif
