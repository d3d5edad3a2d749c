/* The names of a debate's people, and the shorter ones that they are called by. */
#ifndef OSK_SCORE_NAMES_H
#define OSK_SCORE_NAMES_H

#include "score.h"

typedef enum osk__alias_kind {
    OSK__ALIAS_FULL,    /* "Kari Anne Berg" */
    OSK__ALIAS_PART,    /* "Kari Berg", "Kari Anne", "Anne Berg" */
    OSK__ALIAS_FIRST,   /* "Kari" */
    OSK__ALIAS_LAST,    /* "Berg" */
    OSK__ALIAS_INITIAL, /* "K. Berg", "Kari B." */
    OSK__ALIAS_HANDLE   /* "kariberg" */
} osk__alias_kind;

/* One way to call somebody, or several. */
typedef struct osk__alias {
    uint32_t person, second; /* the first two who are called so; OSK_NONE: nobody else */
    uint32_t count;          /* people */
    uint32_t latest, before; /* of them, who spoke last, and who before that one; OSK_NONE: nobody */
    uint8_t kind;
    bool common;             /* an ordinary word too */
    bool small;              /* the name itself is written without a capital: "kari_n", "Kari89" */
} osk__alias;

typedef struct osk__names {
    const osk__name_lore *lore;
    osk__strings people;     /* keys by osk__unicode_name; numbers in the order of arrival */
    osk_slice *shown; size_t shown_capacity; /* by person: as first written */
    osk__strings aliases;    /* folded words with a space between; behind \1 in the one spelling of all */
    osk__alias *items; size_t item_capacity;
    osk__strings opens;      /* words that an alias begins with */
    uint32_t *called; size_t called_count, called_capacity; /* aliases of person p: from first[p] to first[p + 1] */
    size_t *first; size_t first_capacity;
    osk__buffer key, same, word, name, one;
    bool thorough;           /* every part of a name is sought, and spellings without marks: where one too many does less
                                harm than one too few */
} osk__names;

enum { OSK__NAME_WORDS = 6, OSK__NAME_BYTES = 64 }; /* words of a name that count, and bytes of a word */

/* The number of a person, with aliases if new. `author` is borrowed. */
bool osk__names_add(osk__names *names, osk_slice author, uint32_t *person, osk_error *error);
/* ---- names_alias.c ---- */
/* The aliases of a name of the person; those of a person are added in a row. */
bool osk__names_call(osk__names *names, uint32_t person, osk_slice author, osk_error *error);
/* The one spelling of a folded word. Borrows names->one, until the next call. */
osk_slice osk__names_spelling(osk__names *names, osk_slice word);
/* The word with one kind of apostrophe: "o’brien" is "o'brien". Borrows the word or names->word. */
osk_slice osk__names_marks(osk__names *names, osk_slice word);

/* ---- names.c ---- */
/* Another name of the person that was added last. */
bool osk__names_also(osk__names *names, uint32_t person, osk_slice name, osk_error *error);
/* Who is called by these words, folded and with a space between; as written first, then (*respelled) in the one spelling of
 * all. *alias gets OSK_NONE where nobody is; false only on an error. */
bool osk__names_alias(osk__names *names, osk_slice words, uint32_t *alias, bool *respelled, osk_error *error);
/* The person has spoken: aliases shared with others mean this one from now on. */
void osk__names_spoke(osk__names *names, uint32_t person);
void osk__names_free(osk__names *names);

typedef struct osk__name_hit {
    size_t first, count;   /* tokens */
    uint32_t alias;
    bool genitive, respelled;
} osk__name_hit;

/* The longest name that begins at token `at` and ends before token `end`. *found tells; false only on an error. */
bool osk__names_find(osk__names *names, const osk__vocabulary *vocabulary, const osk_chunk *chunk, size_t at, size_t end,
                     osk__name_hit *hit, bool *found, osk_error *error);

/* Puts into `out` the name without titles before it ("Dr. "), and "Nordmann, Kari" the usual way round. */
bool osk__name_plain(osk__buffer *out, const osk__dictionary *dictionary, osk_slice name, osk_error *error);

#endif
