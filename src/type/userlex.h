/* A user's own lexicons. The road of one file:
 *
 *   bytes -> form -> items with their places -> words, where later files win -> entries of the dictionary
 *            userlex_form.c   userlex_read.c    userlex.c                       userlex_apply.c
 *
 * All files are read before the shipped lexicon, which then leaves out what the user's words say; the words become
 * entries when the shifters are known, since a shifter stays one. */
#ifndef OSK_TYPE_USERLEX_H
#define OSK_TYPE_USERLEX_H

#include "type.h"

#include "../base/csv.h"
#include "../token/token.h"

/* A word or phrase of all files together. */
typedef struct osk__userword {
    osk_slice name;     /* as the file writes it */
    int32_t valence;    /* thousandths, 0: taken out */
    int32_t before;     /* what an earlier file says, if one does */
    bool known;         /* one does */
    bool free;          /* no rule touches it */
    size_t file, line;  /* where it stands last; files from 1 */
} osk__userword;

typedef struct osk__userlex {
    osk__arena arena;
    osk__pattern set;         /* symbols of a word -> its number */
    osk__userword *words;     size_t word_count, word_capacity;
    bool *yielded;            /* by number of a shipped entry: the user's words are said instead of it */
    size_t yielded_capacity, yielded_count;
    size_t file_count;
    osk_notice *notices;      size_t notice_count, notice_capacity;
} osk__userlex;

/* Reads a file; `path` is for messages, its last part for a list's "positive" or "negative". OSK_USAGE with line and
 * column on an error. */
bool osk__userlex_read(osk__userlex *user, osk__dictionary *dictionary, const char *path, osk_slice text,
                       osk_error *error);
/* Is the entry of the shipped lexicon, or this form of it, one that a user's word stands for? Notes that it was. */
bool osk__userlex_yields(osk__userlex *user, osk__dictionary *dictionary, osk_slice form, uint32_t entry, bool *yields,
                         osk_error *error);
/* When all dictionaries are read: makes the words entries of the dictionary, and tells what that changed. `added`: the
 * shipped lexicon is there too. */
bool osk__userlex_apply(osk__userlex *user, osk__dictionary *dictionary, const osk__units *units, bool added,
                        osk_error *error);
void osk__userlex_free(osk__userlex *user);

/* ---- between the files ---- */

typedef enum osk__userform_kind {
    OSK__USERFORM_OWN,   /* that of dict/lexicon/ */
    OSK__USERFORM_TABLE, /* rows with a word and a valence */
    OSK__USERFORM_LIST,  /* a word a line; the file's name says whether they are good or bad */
    OSK__USERFORM_JSON   /* lemmas with their forms; likewise */
} osk__userform_kind;

/* What a file's beginning tells of its form. */
typedef struct osk__userform {
    osk__userform_kind kind;
    size_t begin;        /* where the rows begin, header passed over */
    char separator;
    bool header;
    size_t columns, word, valence; /* how many, and which ones, from 0 */
    int32_t polarity;    /* of a list: +1000 or -1000 */
    char heading[512];   /* "word from 'ord', valence from 'poeng'", for the notice */
} osk__userform;

/* Tells the form of a text that is neither empty nor ill-formed. */
bool osk__userform_find(const char *path, osk_slice text, osk__userform *form, osk_error *error);

/* What a file says of one word, not yet compared with anything. */
typedef struct osk__useritem {
    osk_slice word;
    int32_t valence;
    bool free;
    size_t line, column; /* of the word */
    size_t valence_column;
} osk__useritem;

typedef struct osk__useritems {
    osk__useritem *items;
    size_t count, capacity;
} osk__useritems;

/* All words of a text in the form that was found. Slices lie in `arena`. */
bool osk__useritems_read(osk__useritems *items, const osk__userform *form, const char *path, osk_slice text,
                         osk__arena *arena, osk_error *error);
/* A number with a point or, where the separator is no comma, a decimal comma. */
bool osk__userform_number(osk_slice cell, int32_t *valence);
/* Skips blank lines and comments from `at`. */
size_t osk__userform_skip(osk_slice text, size_t at);
/* An error at a place in the text, from 0. */
bool osk__userform_fail(const char *path, osk_slice text, size_t offset, osk_error *error, const char *what);
/* "'word' what" */
bool osk__userform_fail_word(const char *path, size_t line, size_t column, osk_slice word, osk_error *error,
                             const char *what);
/* At most `most` bytes of a text, no code point cut. */
osk_slice osk__userform_cut(osk_slice text, size_t most);

bool osk__userlex_notice(osk__userlex *user, osk_error *error, const char *path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
