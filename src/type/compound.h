/* Compounds: which words a word is made of.
 *
 *   "arbeidsmarkedet" -> arbeid -s- markedet      "busstopp" -> buss + stopp      "lederen" -> none
 *
 * The list (dict/compounds/) holds simple words; what is listed is never split. Of several readings the one with the
 * fewest parts is taken, then the one whose parts are more common, then the one whose later parts are longer. */
#ifndef OSK_TYPE_COMPOUND_H
#define OSK_TYPE_COMPOUND_H

#include "../base/strings.h"

enum {
    OSK__COMPOUND_PARTS = 4,
    OSK__COMPOUND_LONGEST = 60, /* code points; a longer word is none */
};

/* What stands between a part and the next. */
typedef enum osk__link {
    OSK__LINK_NONE,
    OSK__LINK_S,      /* arbeid-s-plass */
    OSK__LINK_E,      /* barn-e-hage */
    OSK__LINK_HYPHEN, /* smb-bedrifter */
    OSK__LINK_SHARED, /* buss + stopp: the last letter is the next part's first as well */
} osk__link;

typedef struct osk__part {
    uint32_t start, length; /* bytes, without the link; parts overlap by a shared letter */
    osk__link link;         /* behind it; NONE behind the last */
} osk__part;

typedef struct osk__compounds {
    osk__strings forms;
    struct osk__compound_form {
        uint16_t uses;    /* bits, below */
        uint8_t size;     /* the frequency class of the most frequent entry that has this form */
        uint32_t entry;   /* that entry's number */
    } *known;             /* by number of the form */
    size_t capacity;
    osk__strings entries; /* those read, to find one that stands twice */
    size_t longest;       /* bytes of the longest form */
} osk__compounds;

/* What a listed form may do. */
enum {
    OSK__MAY_BARE = 1,     /* stand before another part without a link, with -s-, with -e- */
    OSK__MAY_S = 2,
    OSK__MAY_E = 4,
    OSK__MAY_LAST = 8,     /* stand last */
    OSK__IS_NOUN = 16,     /* the uninflected form of a noun that is no measure */
    OSK__IS_CODE = 32,     /* b2b, smb */
    OSK__IS_PARTICLE = 64, /* inn, ut: stands first under suspension alone */
    OSK__IS_TAIL = 128,    /* helsetjeneste: two parts that suspension keeps together */
    OSK__IS_WHOLE = 256,   /* a word that is not split */
    OSK__IS_ADJECTIVE = 512,
    OSK__IS_MIXED = 1024,  /* a noun too, but more often another word: skal, følger, gode */
};

/* Reads a file of the list; several add up, but no entry may stand twice. `path` is for messages. */
bool osk__compound_read(osk__compounds *compounds, const char *path, osk_slice text, osk_error *error);
void osk__compounds_free(osk__compounds *compounds);

/* What a form may do; 0 if it is not listed. */
unsigned osk__compound_uses(const osk__compounds *compounds, osk_slice form);

/* The number among `entries` of the entry that the form is, else of the most frequent one that has it, or OSK_NONE. */
uint32_t osk__compound_entry(const osk__compounds *compounds, osk_slice form);

/* The parts of a folded form, at least two; 0 if it is no compound. */
size_t osk__compound_split(const osk__compounds *compounds, osk_slice folded, osk__part parts[OSK__COMPOUND_PARTS]);

/* "salgs-", "markedsføringsverktøy": appends salgsverktøy to `out`. False where the two do not fit, then with no error,
 * or where memory ran out. Both folded. */
bool osk__compound_suspended(const osk__compounds *compounds, osk_slice left, osk_slice right, osk__buffer *out,
                             osk_error *error);

/* May two neighbours be one compound that was written apart (leder utvikling, b2c markedet)? An offer, for keys: the
 * first is the bare form of a noun that takes no link, or has its link (salgs sjef), or is a code; the second is a
 * noun that may stand last; neither is more often another word (ved siden, folk følger). Both folded. */
bool osk__compound_joins(const osk__compounds *compounds, osk_slice first, osk_slice second);

#endif
