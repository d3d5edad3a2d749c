/* Texts that people read, by key and language: dict/texts.tsv with the columns key, nb, nn, en. */
#ifndef OSK_BASE_TEXTS_H
#define OSK_BASE_TEXTS_H

#include "strings.h"

typedef struct osk__texts {
    osk__arena arena;
    osk__strings keys;
    struct osk__text { osk_slice in[3]; } *items;
    size_t capacity;
} osk__texts;

/* Reads the file. OSK_USAGE: an empty text, a key twice, other placeholders than in bokmål. */
bool osk__texts_read(osk__texts *texts, const char *path, osk_slice text, osk_error *error);
void osk__texts_free(osk__texts *texts);

/* 0 nb, 1 nn, 2 en; NULL is nb; OSK_NONE where there is no such language. */
uint32_t osk__texts_language(const char *lang);

/* The text of a key, or the key itself where it is missing. Borrows `texts`. */
osk_slice osk__texts_find(const osk__texts *texts, const char *key, uint32_t language);

/* Appends a text with {1} to {9} filled in from `values`. */
void osk__texts_fill(osk__buffer *out, osk_slice text, const osk_slice *values, size_t count);

/* Appends what was told in English while reading, before there were texts, in the language: the text under "notice." whose
 * English it comes of, its values filled in, and those among them that are such texts themselves told again too. What comes
 * of none stays as it is; then false. */
bool osk__texts_retell(const osk__texts *texts, uint32_t language, osk_slice told, osk__buffer *out);

#endif
