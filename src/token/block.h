/* Blocks: what kinds of bytes stand where in 64 bytes of text, a bit a byte. */
#ifndef OSK_TOKEN_BLOCK_H
#define OSK_TOKEN_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { OSK__BLOCK = 64 };

typedef struct osk__block {
    uint64_t word;  /* ASCII letters and digits, _, both bytes of the letters in C3 xx */
    uint64_t odd;   /* of these, digits and _ */
    uint64_t upper; /* first bytes of capitals */
    uint64_t space; /* U+0020 */
    uint64_t wrong; /* bytes behind C3 that end no letter of Latin-1 */
    uint64_t quiet; /* white space, ! " ( ) and the comma: behind them a word surely ends and belongs to no unit */
    uint64_t calm;  /* " ( ) and the comma: marks that mostly stand alone */
} osk__block;

/* Reads 64 bytes, which begin with a whole code point. A capital cut by the block's end has no bit in `upper`. */
void osk__block_read(const unsigned char bytes[OSK__BLOCK], osk__block *block);
/* The same without vector instructions: for machines that lack them, and to test the other. */
void osk__block_read_portable(const unsigned char bytes[OSK__BLOCK], osk__block *block);

/* The number of the lowest bit set; `bits` is not 0. */
static inline unsigned osk__lowest_bit(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned n = 0;
    for (; !(bits & 1); bits >>= 1)
        n++;
    return n;
#endif
}

#endif
