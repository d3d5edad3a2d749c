/* What leads from a form to its lemma: a list of words, then a list of endings. lemma.c chooses. */
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

/* ---- words: dict/lemmas.tsv ---- */

/* Begins as zeros. */
typedef struct osk__irregulars {
    struct osk__irregular_norm {
        osk__strings forms, lemmas;
        uint32_t *lemma_of; /* by number of the form */
        size_t capacity;
    } norms[OSK__NORMS];
} osk__irregulars;

bool osk__irregulars_read(osk__irregulars *all, const char *path, osk_slice text, osk_error *error);
void osk__irregulars_free(osk__irregulars *all);
/* The lemma of a form; data NULL for other words. Borrows the list. */
osk_slice osk__irregulars_find(const osk__irregulars *all, osk__norm norm, osk_slice form);

/* osk_spell_open with a list of irregular forms, which it borrows; NULL: none. */
osk_spell *osk__spell_open(const char *folder, const osk__irregulars *irregulars, osk_error *error);

#endif
