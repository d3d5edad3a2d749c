/* UTF-8, by table 3-7 of the Unicode standard. */
#include "utf8.h"

#include <string.h>

static bool tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t osk__utf8_next(const char *bytes, size_t length, size_t *bad)
{
    const unsigned char *s = (const unsigned char *)bytes;
    size_t ignored;
    if (!bad)
        bad = &ignored;
    *bad = 1;
    if (s[0] < 0x80)
        return 1;
    size_t want = s[0] >= 0xC2 && s[0] <= 0xDF ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] <= 0xF4 ? 4 : 0;
    if (want == 0 || length < 2 || !tail(s[1]))
        return 0;
    /* The second byte shuts out overlong forms, surrogates and values over U+10FFFF. */
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) ||
        (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    for (size_t i = 2; i < want; i++)
        if (i >= length || !tail(s[i])) {
            *bad = i;
            return 0;
        }
    return want;
}

/* Eight bytes of ASCII that are no controls: the high bit of each byte of the result says where one is not so. */
static uint64_t not_plain(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, 8);
    return (word | (word - 0x2020202020202020u)) & 0x8080808080808080u;
}

/* One code point of a clean text: its length, or 0. */
static size_t clean_next(const char *bytes, size_t length)
{
    const unsigned char *s = (const unsigned char *)bytes;
    if (s[0] >= 0xC2 && s[0] <= 0xDF && length > 1 && tail(s[1])) /* all that Norwegian needs */
        return 2;
    if (s[0] >= 0x80)
        return osk__utf8_next(bytes, length, NULL);
    return s[0] >= 0x20 || s[0] == '\n' || s[0] == '\t' || s[0] == '\r';
}

size_t osk__utf8_clean_portable(osk_slice text)
{
    for (size_t i = 0, step; i < text.length; i += step) {
        while (text.length - i >= 8 && !not_plain(text.data + i))
            i += 8;
        if (i == text.length)
            break;
        step = clean_next(text.data + i, text.length - i);
        if (step == 0)
            return i;
    }
    return text.length;
}

#if defined(__SSE2__)
#include <emmintrin.h>

enum { BLOCK = 64 };

/* Bytes of a block, a bit each: what cannot stand in a clean text or asks for a closer look, and what each byte is. */
struct bytes { uint64_t high, tail, three, four, odd; };

static inline uint64_t bits_of(__m128i mask)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(mask);
}

static inline __m128i is(__m128i x, int byte)
{
    return _mm_cmpeq_epi8(x, _mm_set1_epi8((char)byte));
}

/* Bytes under a space but breaks and tabs. */
static inline uint64_t controls_of(__m128i x)
{
    __m128i under = _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(0x1F)), x);
    __m128i fine = _mm_or_si128(is(x, '\n'), _mm_or_si128(is(x, '\t'), is(x, '\r')));
    return bits_of(_mm_andnot_si128(fine, under));
}

/* What is not ASCII: a signed byte is under zero. E0, ED, F0 and F4 shut out some second bytes; C0, C1 and F5 on are never. */
static inline void read_high(const __m128i x[4], struct bytes *b)
{
    for (unsigned i = 0; i < 4; i++) {
        unsigned at = 16 * i;
        uint64_t high = bits_of(x[i]);
        b->tail |= bits_of(_mm_cmplt_epi8(x[i], _mm_set1_epi8((char)0xC0))) << at;
        b->three |= (bits_of(_mm_cmpgt_epi8(x[i], _mm_set1_epi8((char)0xDF))) & high) << at;
        b->four |= (bits_of(_mm_cmpgt_epi8(x[i], _mm_set1_epi8((char)0xEF))) & high) << at;
        b->odd |= bits_of(_mm_or_si128(_mm_or_si128(is(x[i], 0xE0), is(x[i], 0xED)), _mm_or_si128(is(x[i], 0xC0), is(x[i], 0xC1)))) << at;
    }
}

/* How much of a block is clean: all of it but a sequence that it cuts; 0 where that takes a closer look. */
static inline size_t clean_block(const char *bytes)
{
    __m128i x[4];
    struct bytes b = {0};
    for (unsigned i = 0; i < 4; i++) {
        x[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
        b.high |= bits_of(x[i]) << (16 * i);
        b.odd |= controls_of(x[i]);
    }
    if (!(b.high | b.odd))
        return BLOCK;
    if (b.odd)
        return 0;
    read_high(x, &b);
    uint64_t lead = b.high & ~b.tail, three = b.three & lead;
    if (b.odd | b.four)
        return 0;
    uint64_t cut = (lead & UINT64_C(1) << 63) | (three & UINT64_C(1) << 62);
    size_t whole = cut ? (size_t)__builtin_ctzll(cut) : BLOCK;
    uint64_t wanted = lead << 1 | three << 2, within = cut ? (UINT64_C(1) << whole) - 1 : ~UINT64_C(0);
    return (wanted ^ b.tail) & within ? 0 : whole;
}

size_t osk__utf8_clean(osk_slice text)
{
    for (size_t i = 0, step; i < text.length;) {
        if (text.length - i >= BLOCK && (step = clean_block(text.data + i))) {
            i += step;
            continue;
        }
        size_t end = text.length - i < BLOCK ? text.length : i + BLOCK;
        for (; i < end; i += step) /* a sequence may reach over the end */
            if (!(step = clean_next(text.data + i, text.length - i)))
                return i;
    }
    return text.length;
}
#else
size_t osk__utf8_clean(osk_slice text)
{
    return osk__utf8_clean_portable(text);
}
#endif

uint32_t osk__utf8_value(const char *bytes)
{
    const unsigned char *s = (const unsigned char *)bytes;
    if (s[0] < 0x80)
        return s[0];
    if (s[0] < 0xE0)
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    if (s[0] < 0xF0)
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
}

size_t osk__utf8_count(osk_slice text)
{
    return text.length - osk__slice_count(text, 0x80, 0x3F); /* all but the tails */
}

void osk__utf8_write(osk__buffer *buffer, uint32_t value)
{
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        value = 0xFFFD;
    char out[4];
    size_t length = 0;
    if (value < 0x80) {
        out[length++] = (char)value;
    } else if (value < 0x800) {
        out[length++] = (char)(0xC0 | value >> 6);
    } else if (value < 0x10000) {
        out[length++] = (char)(0xE0 | value >> 12);
        out[length++] = (char)(0x80 | (value >> 6 & 0x3F));
    } else {
        out[length++] = (char)(0xF0 | value >> 18);
        out[length++] = (char)(0x80 | (value >> 12 & 0x3F));
        out[length++] = (char)(0x80 | (value >> 6 & 0x3F));
    }
    if (value >= 0x80)
        out[length++] = (char)(0x80 | (value & 0x3F));
    osk__buffer_add(buffer, out, length);
}

size_t osk__utf8_repair(osk__buffer *buffer, osk_slice text)
{
    size_t repaired = 0;
    for (size_t i = 0, step, bad; i < text.length && !buffer->failed; i += step) {
        step = osk__utf8_next(text.data + i, text.length - i, &bad);
        if (step) {
            osk__buffer_add(buffer, text.data + i, step);
        } else {
            osk__buffer_text(buffer, "\xEF\xBF\xBD");
            repaired++;
            step = bad;
        }
    }
    return repaired;
}

size_t osk__utf8_column(osk_slice text, size_t offset)
{
    size_t start = offset < text.length ? offset : text.length;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    return osk__utf8_count(osk__slice(text.data + start, offset - start)) + 1;
}
