/* tokens -> types: words become numbers, and all dear work is done once a number.
 *
 *   form "lederne" -> number -> record: stem "led", stop word?, where patterns that begin with it start
 *
 * Dictionary forms have the first numbers, in file order; every worker's vocabulary begins as a copy of
 * the dictionary's and grows by arrival. No output may depend on the later numbers. */
#ifndef OSK_TYPE_TYPE_H
#define OSK_TYPE_TYPE_H

#include "pattern.h"

#include "../base/strings.h"
#include "../base/texts.h"

/* ---- stem: the door to libstemmer ---- */
typedef struct osk__stemmer osk__stemmer;
osk__stemmer *osk__stemmer_make(osk_error *error);
/* The Snowball Norwegian stem of a folded form. Borrows the stemmer until the next call. */
bool osk__stemmer_run(osk__stemmer *stemmer, osk_slice form, osk_slice *stem, osk_error *error);
void osk__stemmer_free(osk__stemmer *stemmer);

/* ---- vocabulary ---- */
/* What is known of a form. */
typedef struct osk__record {
    osk_type type;
    uint32_t first[4]; /* nodes where the patterns that begin with it start, 0 for none: lexicon and shifters by form
                          and by stem, themes by form and by stem */
} osk__record;

typedef struct osk__vocabulary {
    osk__strings forms, stems;
    osk__record *records; /* by number of the form */
    size_t record_capacity;
    size_t record_count;
    osk__stemmer *stemmer;
    osk__buffer folded;
} osk__vocabulary;

/* ---- what the dictionaries say; immutable once sealed ---- */

typedef enum osk__effect {
    OSK__NEGATE, OSK__STRENGTHEN, OSK__WEAKEN, OSK__CONTRAST,
    OSK__BORDER,    /* ends a scope */
    OSK__CLAUSE,    /* opens a clause: ends a scope that reaches back */
    OSK__NO_EFFECT  /* eats its words */
} osk__effect;

typedef struct osk__entry {
    osk_slice name;
    int32_t valence;
    bool free; /* no rule touches it */
} osk__entry;
typedef struct osk__shifter {
    osk_slice name;
    osk__effect effect;
    int32_t amount;      /* thousandths */
    int32_t ahead, back; /* words that a negation reaches in its clause */
    bool cue;            /* a negation cue by the guidelines of NoReC_neg */
} osk__shifter;
typedef struct osk__theme { char *key; char *names[3]; /* nb, nn, en */ } osk__theme;

/* Words that a negation reaches ahead where the file does not say, and the most that it may say. */
enum { OSK__REACH_AHEAD = 6, OSK__REACH_MOST = 9 };

/* Values of the word patterns: entries from 0, shifters from here. */
#define OSK__SHIFTERS 0x80000000u

typedef struct osk__dictionary {
    osk__arena arena;
    osk__vocabulary vocabulary;
    size_t form_count, stem_count; /* those of the dictionary, once sealed */
    osk__strings stops;
    osk__entry *entries;     size_t entry_count, entry_capacity;
    osk__shifter *shifters;  size_t shifter_count, shifter_capacity;
    osk__theme *themes;      size_t theme_count, theme_capacity;
    osk__pattern words;      /* lexicon and shifters compete: the longest match has the words */
    osk__pattern theme_words;
    osk__texts texts;        /* what people read, in three languages */
} osk__dictionary;

bool osk__dictionary_make(osk__dictionary *dictionary, osk_error *error);
/* Each reads one file; `path` is for messages. OSK_USAGE with line and column on an error. */
bool osk__dictionary_lexicon(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_emoticons(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_shifters(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_stops(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_themes(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
/* Ends the reading: records of all forms. */
bool osk__dictionary_seal(osk__dictionary *dictionary, osk_error *error);
void osk__dictionary_free(osk__dictionary *dictionary);

/* "leder", "~skuffe", "til å stole på" as symbols of a pattern. False on an error; *why then names what
 * is wrong with the entry, or is NULL where memory ran out. */
enum { OSK__PATTERN_WORDS = 8 };
bool osk__dictionary_symbols(osk__dictionary *dictionary, osk_slice entry, uint32_t symbols[OSK__PATTERN_WORDS],
                             size_t *count, const char **why, osk_error *error);

/* ---- a worker's vocabulary ---- */
bool osk__vocabulary_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error);
void osk__vocabulary_free(osk__vocabulary *vocabulary);
/* The number of a form as written: folded, looked up, added with its record if it is new. */
uint32_t osk__vocabulary_add(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_slice form,
                             osk_error *error);

/* Makes the record of the form with the next number, `number` == record_count. */
bool osk__vocabulary_record(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, uint32_t number,
                            osk_error *error);

/* Gives every word, abbreviation, emoticon and emoji of the chunk its type. */
bool osk__type_run(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const osk_comment *comments,
                   osk_token *tokens, size_t count, osk_error *error);

#endif
