/* Blocks of 64 bytes: by SSE2, which every x86-64 has, and by a table elsewhere. */
#include "block.h"

/* What a single byte can say; what depends on the byte before is found from these. */
struct planes { uint64_t plain, odd, capital, space, c3, tail, capital_tail, sign_tail, calm, low; };

static void combine(const struct planes *p, osk__block *block)
{
    uint64_t behind_c3 = p->c3 << 1;
    uint64_t tails = behind_c3 & p->tail & ~p->sign_tail;
    block->word = p->plain | p->odd | p->c3 | tails;
    block->odd = p->odd;
    block->upper = p->capital | (tails & p->capital_tail) >> 1;
    block->space = p->space;
    block->wrong = behind_c3 & ~tails;
    block->quiet = p->low | p->calm;
    block->calm = p->calm;
}

void osk__block_read_portable(const unsigned char bytes[OSK__BLOCK], osk__block *block)
{
    struct planes p = {0};
    for (unsigned i = 0; i < OSK__BLOCK; i++) {
        unsigned char c = bytes[i];
        uint64_t bit = (uint64_t)1 << i;
        unsigned char small = c | 0x20;
        p.calm |= c == '"' || c == '(' || c == ')' || c == ',' ? bit : 0;
        p.low |= c <= '!' ? bit : 0;
        if (small >= 'a' && small <= 'z') {
            p.plain |= bit;
            p.capital |= c == small ? 0 : bit;
        } else if ((c >= '0' && c <= '9') || c == '_') {
            p.odd |= bit;
        } else if (c == ' ') {
            p.space |= bit;
        } else if (c == 0xC3) {
            p.c3 |= bit;
        } else if (c >= 0x80 && c <= 0xBF) {
            p.tail |= bit;
            p.capital_tail |= c < 0x9F ? bit : 0;
            p.sign_tail |= c == 0x97 || c == 0xB7 ? bit : 0; /* × ÷ */
        }
    }
    combine(&p, block);
}

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t bits_of(__m128i mask)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(mask);
}

/* Bytes from `low` to `low` + `span`. */
static inline __m128i in_range(__m128i bytes, char low, char span)
{
    __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(span)), from);
}

void osk__block_read(const unsigned char bytes[OSK__BLOCK], osk__block *block)
{
    struct planes p = {0};
    for (unsigned i = 0; i < OSK__BLOCK; i += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
        __m128i small = _mm_or_si128(x, _mm_set1_epi8(0x20));
        __m128i odd = _mm_or_si128(in_range(x, '0', 9), _mm_cmpeq_epi8(x, _mm_set1_epi8('_')));
        __m128i calm = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8('"')), in_range(x, '(', 1)),
                                    _mm_cmpeq_epi8(x, _mm_set1_epi8(',')));
        p.calm |= bits_of(calm) << i;
        p.low |= bits_of(in_range(x, 0, '!')) << i;
        uint64_t letters = bits_of(in_range(small, 'a', 25));
        p.plain |= letters << i;
        p.odd |= bits_of(odd) << i;
        p.capital |= (letters & ~bits_of(_mm_slli_epi16(x, 2))) << i; /* bit 5 of each byte as its sign */
        p.space |= bits_of(_mm_cmpeq_epi8(x, _mm_set1_epi8(' '))) << i;
        p.c3 |= bits_of(_mm_cmpeq_epi8(x, _mm_set1_epi8((char)0xC3))) << i;
        p.tail |= bits_of(_mm_cmplt_epi8(x, _mm_set1_epi8((char)0xC0))) << i;
        p.capital_tail |= bits_of(_mm_cmplt_epi8(x, _mm_set1_epi8((char)0x9F))) << i;
        p.sign_tail |= bits_of(_mm_cmpeq_epi8(small, _mm_set1_epi8((char)0xB7))) << i; /* 97 | 20 is B7 */
    }
    combine(&p, block);
}
#else
void osk__block_read(const unsigned char bytes[OSK__BLOCK], osk__block *block)
{
    osk__block_read_portable(bytes, block);
}
#endif
