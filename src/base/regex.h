/* The door to RE2: regular expressions whose search is linear in the text whatever the expression, because it follows all
 * ways at once and never goes back (Thompson 1968). */
#ifndef OSK_BASE_REGEX_H
#define OSK_BASE_REGEX_H

#include "memory.h"

typedef struct osk__regex osk__regex;

/* New. RE2's syntax: Perl's without back references and look-around, with \w, \d and \s of Unicode. \b stands at the
 * beginning of the whole (no letter, digit or _ before the match) and at its end. OSK_USAGE, with the column in the
 * sentence, for what is no expression, is too large, or matches the empty text. */
osk__regex *osk__regex_make(osk_slice pattern, osk_error *error);
void osk__regex_free(osk__regex *regex);

/* The first match in well-formed `text` that begins at or behind `at`, and of those the one that Perl would take; *found
 * tells whether there is one. Matches of no bytes are passed over. A match is sought within OSK__REGEX_ROOM bytes, so that all matches of a text are found in time
 * linear in its length and their number: one of RE2's searches is linear, a search for each match would not be. */
enum { OSK__REGEX_ROOM = 1024 };
bool osk__regex_find(const osk__regex *regex, osk_slice text, size_t at, osk_range *match, bool *found,
                     osk_error *error);

#endif
