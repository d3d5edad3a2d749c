/* UTF-8: well-formedness, code points, escaping for terminals. */
#ifndef OSK_BASE_UTF8_H
#define OSK_BASE_UTF8_H

#include "memory.h"

/* Length of the well-formed code point at `bytes` (1 to 4), or 0 where it is ill-formed or cut; then
 * *bad, if given, gets the length of the maximal ill-formed part (Unicode 15, section 3.9, "best
 * practice"), which becomes one U+FFFD. `length` > 0. */
size_t osk__utf8_next(const char *bytes, size_t length, size_t *bad);
/* How much of the start is well-formed and holds no control byte other than tab, LF and CR; made to be fast. */
size_t osk__utf8_clean(osk_slice text);
/* The same without what only some processors have: what the tests compare with. */
size_t osk__utf8_clean_portable(osk_slice text);
/* Value of the well-formed code point at `bytes`. */
uint32_t osk__utf8_value(const char *bytes);
/* Code points in a well-formed text. */
size_t osk__utf8_count(osk_slice text);
/* Writes a code point; U+FFFD for a surrogate or a value out of range. */
void osk__utf8_write(osk__buffer *buffer, uint32_t value);
/* Appends `text` with each ill-formed part as U+FFFD; answers how many there were. */
size_t osk__utf8_repair(osk__buffer *buffer, osk_slice text);
/* Code points from the start of the line to `offset`, plus 1: the column an editor shows. */
size_t osk__utf8_column(osk_slice text, size_t offset);

#endif
