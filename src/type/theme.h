/* What theme files say, compiled once.
 *
 *   the line   leder | +leder | lederskap* [not near 3: avis]
 *   entry      its theme, its plainest form, its conditions
 *   use        what a pattern of the trie stands for: an entry, or words that a condition asks for; patterns may share
 *              their end, so uses are chained
 *   class      a glob or a part: lederskap*, +leder. Which classes a type belongs to (its set) is found once a type, and
 *              the trie has a branch for each class */
#ifndef OSK_TYPE_THEME_H
#define OSK_TYPE_THEME_H

#include "compound.h"
#include "pattern.h"

typedef struct osk__theme {
    char *key;        /* "ledelse", or "ledelse/styret" below it */
    char *names[3];   /* nb, nn, en */
    uint32_t parent;  /* OSK_NONE: at the top */
    bool keep;        /* its words keep their valence */
} osk__theme;

typedef struct osk__theme_entry {
    uint32_t theme;
    uint32_t line;    /* of its file, from 1 */
    osk_slice name;   /* its first form, as written */
    bool excludes;    /* takes its words away from the theme, and from what is below it */
    uint32_t condition, condition_count; /* in osk__theme_rules.conditions */
} osk__theme_entry;

/* [not near 3: avis | artikkel] */
typedef struct osk__condition {
    uint32_t set;     /* number of its words */
    uint8_t reach;    /* words; 1: right beside. 0: anywhere in the sentence */
    bool before, after; /* the entry stands before them, after them; near: both */
    bool negated;
} osk__condition;

/* What a pattern stands for, and the next use of the same pattern. */
typedef struct osk__theme_use {
    uint32_t what;    /* an entry's number; OSK__CONDITION_WORDS + the number of a condition's words */
    uint32_t next;    /* or OSK_NONE */
} osk__theme_use;
#define OSK__CONDITION_WORDS 0x80000000u

/* Globs and parts. */
typedef struct osk__classes {
    osk__strings names;      /* "lederskap*", "+leder"; a number is that of the class */
    osk__pattern begin, end, within; /* bytes of globs: from the first on, from the last back, from anywhere on */
    struct osk__part_class { uint32_t class; osk_slice word; size_t line, column; const char *path; } *parts;
    size_t part_count, part_capacity;
    uint32_t *of_entry;      /* by entry of the compounds: its class, or OSK_NONE */
    const osk__compounds *compounds;
} osk__classes;

enum {
    OSK__GLOB_MOST = 64,     /* bytes of a glob */
    OSK__REACH_WORDS = 30    /* the farthest that a condition reaches */
};

typedef struct osk__theme_rules {
    osk__theme_entry *entries;    size_t entry_count, entry_capacity;
    osk__theme_use *uses;         size_t use_count, use_capacity;
    osk__condition *conditions;   size_t condition_count, condition_capacity;
    uint32_t set_count;           /* of words that conditions ask for */
    osk__classes classes;
} osk__theme_rules;

void osk__theme_rules_free(osk__theme_rules *rules);

/* ---- classes (class.c) ---- */

/* Is the word of an entry a glob or a part? */
static inline bool osk__class_is(osk_slice word)
{
    return word.length && (word.data[0] == '+' || memchr(word.data, '*', word.length));
}
/* The class of a folded glob or part, new or known; `place` holds where it stands, for an error later on. OSK_NONE on an
 * error; *why then names what is wrong, or is NULL where memory ran out. */
uint32_t osk__class_add(osk__classes *classes, osk__arena *arena, osk_slice folded, const osk_error *place,
                        const char *path, const char **why, osk_error *error);
/* Finds the words of all parts among the compounds. OSK_USAGE with its place where one is none of them. */
bool osk__classes_seal(osk__classes *classes, const osk__compounds *compounds, osk_error *error);
/* The classes of a folded form, ascending, as numbers in `out` in place of what it holds. */
bool osk__classes_find(const osk__classes *classes, osk_slice form, osk__buffer *out, osk_error *error);
void osk__classes_free(osk__classes *classes);

#endif
