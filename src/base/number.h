/* Numbers as text, and back: a point for the decimals whatever the host's locale. */
#ifndef OSK_BASE_NUMBER_H
#define OSK_BASE_NUMBER_H

#include "memory.h"

/* Writes into `room`, ended by NUL, and returns the length; what osk__number_fixed does without a buffer. */
enum { OSK__NUMBER_TEXT = 352 };
size_t osk__number_text(char room[OSK__NUMBER_TEXT], double value, int decimals);
/* `value` with `decimals` (0 to 9) decimals; "-0" is written "0". Not finite: nothing is written. */
void osk__number_fixed(osk__buffer *buffer, double value, int decimals);
/* The digits of a whole number. */
void osk__number_count(osk__buffer *buffer, uint64_t value);
/* `value` / 10^decimals exactly: 1500 and 3 give "1.500". */
void osk__number_scaled(osk__buffer *buffer, int64_t value, int decimals);
/* The digits as a language writes them (0 nb, 1 nn, 2 en): a comma for a point, and a minus sign that is one. Borrows `room`. */
enum { OSK__NUMBER_ROOM = 64 };
osk_slice osk__number_local(osk_slice digits, uint32_t language, char room[OSK__NUMBER_ROOM]);
/* Divides and rounds half away from zero; `divisor` > 0. */
int64_t osk__number_divide(int64_t value, int64_t divisor);
/* Reads "+1.5" as 1500. False unless the whole slice is a decimal number with at most three decimals and
 * an absolute value under 10^6. */
bool osk__number_thousandths(osk_slice text, int32_t *value);
/* Reads "12", "-1.5" or "1,5": at most 15 digits. False unless the whole slice is such a number. */
bool osk__number_decimal(osk_slice text, double *value);
/* Reads a whole number without a sign. False unless the whole slice is one under 2^63. */
bool osk__number_whole(osk_slice text, uint64_t *value);

#endif
