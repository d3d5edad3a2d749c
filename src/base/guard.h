/* Names that no output may hold, and the search for them. */
#ifndef OSK_BASE_GUARD_H
#define OSK_BASE_GUARD_H

#include "strings.h"

typedef struct osk__guard {
    osk__strings opens;    /* folded words that a phrase begins with */
    osk__strings phrases;  /* folded words with a space between */
    size_t longest;        /* words of the longest phrase */
} osk__guard;

/* The words of `text` in a row may stand nowhere; a text without a letter or digit forbids nothing. */
bool osk__guard_add(osk__guard *guard, osk_slice text, osk_error *error);
/* The first phrase in `bytes`, whatever format they are of, whole words only, a genitive's -s set aside. *found tells, and
 * `phrase` gets it. False only for memory. */
bool osk__guard_find(const osk__guard *guard, osk_slice bytes, osk__buffer *phrase, bool *found, osk_error *error);
void osk__guard_free(osk__guard *guard);

/* The output must hold none of the guard's phrases, which it borrows: else closing it fails with OSK_INTEGRITY and nothing
 * appears, neither on standard output. NULL: it may hold anything. */
void osk__output_guard(osk_output *output, const osk__guard *guard);
/* Bytes that are packed or drawn tell nothing, and may look like a short name: what they were made of is searched in their
 * place. Behind osk__output_guard. Copied. */
void osk__output_source(osk_output *output, osk_slice source);

#endif
