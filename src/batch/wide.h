/* Whole numbers of 128 bits: sums of squares of scores outgrow 64 bits after ten million comments, and integers are
 * what makes sums the same in any order. */
#ifndef OSK_BATCH_WIDE_H
#define OSK_BATCH_WIDE_H

#include "../base/memory.h"
#include "sums.h"

/* `value` / 10^decimals exactly: 1500 and 3 give "1.500". */
void osk__wide_write(osk__buffer *buffer, osk__wide value, int decimals);
/* Reads a whole number as osk__wide_write writes it with no decimals: no plus, no zero in front, no "-0". False unless
 * the whole slice is one under 2^126 either way, so that two can always be added. */
bool osk__wide_read(osk_slice text, osk__wide *value);
/* *sum += value; false where it would leave the range that can be read back. */
bool osk__wide_add(osk__wide *sum, osk__wide value);
/* Divides and rounds half away from zero; `divisor` > 0. */
osk__wide osk__wide_divide(osk__wide value, osk__wide divisor);

#endif
