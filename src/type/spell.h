/* What Hunspell's dictionaries know of a word: the door (spell.c), and lemmas made of its answers (lemma.c).
 *
 *   form "mobilforbudet" -> known in nb -> analysis "pa:mobil st:mobil pa:forbudet st:forbud" -> lemma "mobilforbud"
 *
 * Dear, and by another's clock: never on the road from token to score. It serves the tables of spelling and lemmas. */
#ifndef OSK_TYPE_SPELL_H
#define OSK_TYPE_SPELL_H

#include "../base/memory.h"
#include "compound.h"

/* ---- the door to Hunspell. All text is UTF-8, whatever the dictionaries are written in ---- */

typedef enum osk__norm { OSK__NB, OSK__NN, OSK__NORMS } osk__norm;

/* Which norms know a word, as bits. */
enum { OSK__KNOWN_NB = 1 << OSK__NB, OSK__KNOWN_NN = 1 << OSK__NN };

/* Is a folded form a word of bokmål, of nynorsk, of both? Tried as it stands, with a capital (Oslo) and in capitals
 * (SV), since folding took them. The first call reads the dictionaries. */
bool osk__spell_known(osk_spell *spell, osk_slice form, unsigned *norms, osk_error *error);

/* Appends Hunspell's analyses of the form, each ended by LF; none where the norm does not know it. *word is the
 * spelling that was known; it borrows `spell` until the next call. */
bool osk__spell_analyse(osk_spell *spell, osk__norm norm, osk_slice form, osk__buffer *lines, osk_slice *word,
                        osk_error *error);

/* Appends Hunspell's suggestions for a form in its order, each ended by LF. Slow: a tenth of a second. */
bool osk__spell_suggest(osk_spell *spell, osk__norm norm, osk_slice form, osk__buffer *lines, osk_error *error);

/* ---- lemmas ---- */

/* The lemma of an everyday word that no ending leads to ("er": "være"), data NULL for other words and where `spell` has no list
 * of them. Borrows the list. */
osk_slice osk__spell_irregular(const osk_spell *spell, osk__norm norm, osk_slice form);

enum { OSK__LEMMAS = 16 }; /* candidates at most; Norwegian forms have one to six */

/* Scratch for the lemmas of one form; begins as zeros. */
typedef struct osk__lemmas {
    osk__buffer lines, text;
    osk__buffer word, made;       /* the form as Hunspell knows it, a lemma that is tried */
    struct { size_t start, length; } places[OSK__LEMMAS]; /* in text */
    osk_slice items[OSK__LEMMAS]; /* see below; each once */
    size_t count;                 /* 0 where neither the norm nor a list of ours knows the form */
} osk__lemmas;

/* The lemmas that a folded form can have in one norm, in place of those before: that of the irregular forms' list, then
 * Hunspell's in its order. */
bool osk__lemmas_candidates(osk__lemmas *lemmas, osk_spell *spell, osk__norm norm, osk_slice form, osk_error *error);
/* The same, the chosen one first, which may be none of them. `nouns`: the words that compounds are made of; empty, if they were
 * not read, which makes the choice worse. */
bool osk__lemmas_find(osk__lemmas *lemmas, osk_spell *spell, const osk__compounds *nouns, osk__norm norm, osk_slice form,
                      osk_error *error);
void osk__lemmas_free(osk__lemmas *lemmas);

#endif
