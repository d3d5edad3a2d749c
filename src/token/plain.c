/* Plain text: the classes of its code points, and the rules of UAX #29 that remain for them. */
#include "plain.h"

/* ---- classes ---- */

#define WORD(w) OSK__W_##w
#define BOTH(w, s) {1, OSK__W_##w, OSK__S_##s}
#define REST BOTH(OTHER, OTHER)
#define NOT_PLAIN {0, 0, 0}
#define FOUR(x) x, x, x, x
#define DIGITS FOUR(BOTH(DIGIT, DIGIT)), FOUR(BOTH(DIGIT, DIGIT)), BOTH(DIGIT, DIGIT), BOTH(DIGIT, DIGIT)
#define LETTERS(s) FOUR(BOTH(LETTER, s)), FOUR(BOTH(LETTER, s)), FOUR(BOTH(LETTER, s)), FOUR(BOTH(LETTER, s)), \
                   FOUR(BOTH(LETTER, s)), FOUR(BOTH(LETTER, s)), BOTH(LETTER, s), BOTH(LETTER, s)

const osk__plain osk__plain_ascii[128] = {
    FOUR(NOT_PLAIN), FOUR(NOT_PLAIN), NOT_PLAIN, BOTH(OTHER, SPACE) /* tab */, BOTH(NEWLINE, NEWLINE) /* LF */,
    NOT_PLAIN, FOUR(NOT_PLAIN), FOUR(NOT_PLAIN), FOUR(NOT_PLAIN), FOUR(NOT_PLAIN), FOUR(NOT_PLAIN),
    BOTH(SPACE, SPACE), BOTH(OTHER, TERM) /* ! */, BOTH(OTHER, CLOSE) /* " */, FOUR(REST) /* # $ % & */,
    BOTH(MID_BOTH, CLOSE) /* ' */, BOTH(OTHER, CLOSE), BOTH(OTHER, CLOSE) /* ( ) */, REST, REST,
    BOTH(MID_NUMBER, CONTINUE) /* , */, BOTH(OTHER, CONTINUE) /* - */, BOTH(MID_BOTH, POINT) /* . */, REST,
    DIGITS, BOTH(OTHER, CONTINUE) /* : */, BOTH(MID_NUMBER, OTHER) /* ; */, REST, REST, REST,
    BOTH(OTHER, TERM) /* ? */, BOTH(LETTER, OTHER) /* @ is a letter to ICU's rules */, LETTERS(UPPER), BOTH(OTHER, CLOSE) /* [ */, REST, BOTH(OTHER, CLOSE) /* ] */,
    REST, BOTH(JOINER, OTHER) /* _ */, REST, LETTERS(LOWER), BOTH(OTHER, CLOSE) /* { */, REST,
    BOTH(OTHER, CLOSE) /* } */, REST, NOT_PLAIN /* delete */
};

/* C2 xx: U+00A0 to U+00BF, without the letters ª µ º and the soft hyphen. */
static osk__plain latin_sign(unsigned char second)
{
    osk__plain sign = {2, WORD(OTHER), OSK__S_OTHER};
    switch (second) {
    case 0xA0: sign.sentence = OSK__S_SPACE; break;
    case 0xAB: case 0xBB: sign.sentence = OSK__S_CLOSE; break; /* « » */
    case 0xB7: sign.word = WORD(MID_LETTER); break;
    case 0xAA: case 0xAD: case 0xB5: case 0xBA: sign.length = 0; break;
    default: sign.length = second >= 0xA0 && second <= 0xBF ? 2 : 0;
    }
    return sign;
}

/* C3 xx: U+00C0 to U+00FF, without the signs × and ÷. */
static osk__plain latin_letter(unsigned char second)
{
    osk__plain letter = {2, WORD(LETTER), OSK__S_LOWER};
    if (second < 0x9F)
        letter.sentence = OSK__S_UPPER;
    if (second < 0x80 || second > 0xBF || second == 0x97 || second == 0xB7)
        letter.length = 0;
    return letter;
}

/* E2 80 xx: dashes, quotation marks, bullets, the ellipsis. */
static osk__plain general_mark(unsigned char third)
{
    osk__plain mark = {3, WORD(OTHER), OSK__S_OTHER};
    switch (third) {
    case 0x90: case 0x91: case 0x92: case 0x95: break;                 /* hyphens, bars */
    case 0x93: case 0x94: mark.sentence = OSK__S_CONTINUE; break;      /* – — */
    case 0x98: case 0x99: mark.word = WORD(MID_BOTH); mark.sentence = OSK__S_CLOSE; break; /* ‘ ’ */
    case 0x9A: case 0x9B: case 0x9C: case 0x9D: case 0x9E: case 0x9F:  /* ‚ ‛ “ ” „ ‟ */
    case 0xB9: case 0xBA: mark.sentence = OSK__S_CLOSE; break;         /* ‹ › */
    case 0xA0: case 0xA1: case 0xA2: case 0xA6: case 0xB0: break;      /* † ‡ • … ‰ */
    default: mark.length = 0;
    }
    return mark;
}

static const osk__plain none = {0, OSK__W_OTHER, OSK__S_OTHER};

osk__plain osk__plain_wide(osk_slice text, size_t at)
{
    static const osk__plain newline = {2, WORD(NEWLINE), OSK__S_NEWLINE};
    const unsigned char *s = (const unsigned char *)text.data + at;
    size_t left = text.length - at;
    osk__plain here = none;
    if (s[0] == '\r')
        return left > 1 && s[1] == '\n' ? newline : none;
    if (left > 1 && s[0] == 0xC3)
        here = latin_letter(s[1]);
    else if (left > 1 && s[0] == 0xC2)
        here = latin_sign(s[1]);
    else if (left > 2 && s[0] == 0xE2 && s[1] == 0x80)
        here = general_mark(s[2]);
    return here.length ? here : none; /* what is not plain has no class */
}

bool osk__plain_line(osk_slice text, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        osk__plain here = osk__plain_at(osk__slice(text.data, end), at);
        if (!here.length)
            return false;
        at += here.length;
    }
    return true;
}

/* ---- words ---- */

static osk__plain class_at(osk_slice text, size_t at, size_t end)
{
    return at < end ? osk__plain_at(text, at) : none;
}

static bool in_word(osk__plain c)
{
    return c.word == OSK__W_LETTER || c.word == OSK__W_DIGIT || c.word == OSK__W_JOINER;
}

/* WB6, WB7, WB11, WB12: "a.b", "don’t", "17.000", "3,5", but "a,b" and "1’a" are parted. */
static bool bridges(osk__plain before, osk__plain mark, osk__plain after)
{
    if (before.word != after.word)
        return false;
    if (before.word == OSK__W_LETTER)
        return mark.word == OSK__W_MID_LETTER || mark.word == OSK__W_MID_BOTH;
    return before.word == OSK__W_DIGIT && (mark.word == OSK__W_MID_NUMBER || mark.word == OSK__W_MID_BOTH);
}

/* ICU's rule status is that of the last pair: "a1" is a number to it, "1a" a word. */
static osk__segment_kind kind_so_far(uint8_t before, uint8_t here, osk__segment_kind kind)
{
    if (here == OSK__W_LETTER || (here == OSK__W_JOINER && before == OSK__W_JOINER))
        return OSK__SEGMENT_WORD;
    return here == OSK__W_DIGIT ? OSK__SEGMENT_NUMBER : kind;
}

size_t osk__plain_segment(osk_slice text, size_t at, size_t end, osk__segment_kind *kind)
{
    osk__plain here = osk__plain_at(text, at);
    *kind = OSK__SEGMENT_OTHER;
    if (!in_word(here)) {
        uint8_t first = here.word;
        do
            at += here.length;
        while (first == OSK__W_SPACE && (here = class_at(text, at, end)).word == OSK__W_SPACE);
        return at;
    }
    for (uint8_t before = OSK__W_OTHER;;) {
        *kind = kind_so_far(before, here.word, *kind);
        at += here.length;
        osk__plain next = class_at(text, at, end);
        osk__plain after = in_word(next) || !next.length ? next : class_at(text, at + next.length, end);
        if (!in_word(next) && !bridges(here, next, after))
            return at;
        at += in_word(next) ? 0u : next.length;
        before = here.word;
        here = in_word(next) ? next : after;
    }
}

/* ---- sentences ---- */

static uint8_t sentence_before(osk_slice text, size_t at)
{
    if (at == 0)
        return OSK__S_OTHER;
    size_t start = at - 1;
    while (start > 0 && at - start < 3 && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    return osk__plain_at(text, start).sentence;
}

static size_t skip(osk_slice text, size_t at, size_t end, uint8_t class)
{
    for (osk__plain c; (c = class_at(text, at, end)).length && c.sentence == class;)
        at += c.length;
    return at;
}

/* SB8: behind a point, does a small letter come before any capital, mark of an end, or line feed? */
static bool goes_on_small(osk_slice text, size_t at, size_t end)
{
    for (osk__plain c; (c = class_at(text, at, end)).length; at += c.length)
        switch (c.sentence) {
        case OSK__S_LOWER: return true;
        case OSK__S_UPPER: case OSK__S_POINT: case OSK__S_TERM: case OSK__S_NEWLINE: return false;
        default: break;
        }
    return false;
}

size_t osk__plain_border(osk_slice text, size_t at, size_t end)
{
    bool point = osk__plain_at(text, at).sentence == OSK__S_POINT;
    size_t behind = at + 1;
    uint8_t next = class_at(text, behind, end).sentence, before = sentence_before(text, at);
    if (point && next == OSK__S_DIGIT) /* SB6 */
        return 0;
    if (point && next == OSK__S_UPPER && (before == OSK__S_UPPER || before == OSK__S_LOWER)) /* SB7 */
        return 0;
    size_t border = skip(text, skip(text, behind, end, OSK__S_CLOSE), end, OSK__S_SPACE);
    osk__plain after = class_at(text, border, end);
    if ((point && goes_on_small(text, border, end)) || after.sentence == OSK__S_CONTINUE ||
        after.sentence == OSK__S_POINT || after.sentence == OSK__S_TERM) /* SB8, SB8a */
        return 0;
    return after.sentence == OSK__S_NEWLINE ? border + after.length : border; /* SB9 to SB11 */
}
