/* Words and marks that want a closer look: do they stand alone, or does it take the rules for units?
 *
 *   f.eks.   17   SMB-bedrifter   xD   Nei:   ...
 *   units    word  joined word    unit word   unit */
#include "scan.h"

static bool is_gap(unsigned char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0;
}

/* Bytes behind which a word surely ends and belongs to no unit. */
static const bool quiet[256] = {
    [' '] = true, ['\n'] = true, ['\t'] = true, ['\r'] = true, [','] = true, [';'] = true, ['!'] = true, ['?'] = true,
    ['('] = true, [')'] = true, ['"'] = true, ['['] = true, [']'] = true, [0] = true};

/* May a sentence's point stand before this byte, so that the word before it needs no second look? */
static bool ends_quietly(const osk__scan *s, size_t at)
{
    unsigned char c = osk__scan_byte(s, at);
    return is_gap(c) || c == '"' || c == ')' || (c == 0xC2 && osk__scan_byte(s, at + 1) == 0xBB);
}

/* « » “ ” „ …: marks on their own whatever stands around them. */
static bool is_quiet_sign(const osk__scan *s, size_t at)
{
    static const unsigned char thirds[] = {0x9C, 0x9D, 0x9E, 0xA6};
    unsigned char c = osk__scan_byte(s, at), next = osk__scan_byte(s, at + 1);
    if (c == 0xC2)
        return next == 0xAB || next == 0xBB;
    return c == 0xE2 && next == 0x80 && memchr(thirds, osk__scan_byte(s, at + 2), sizeof thirds);
}

/* Do E2 80 and this byte stand there? */
static bool is_general(const osk__scan *s, size_t at, unsigned char third)
{
    return osk__scan_byte(s, at) == 0xE2 && osk__scan_byte(s, at + 1) == 0x80 && osk__scan_byte(s, at + 2) == third;
}

/* – —: marks on their own, but they may hold words together. */
static bool is_dash(const osk__scan *s, size_t at)
{
    return is_general(s, at, 0x93) || is_general(s, at, 0x94);
}

static bool is_initial(osk_slice word)
{
    return word.length == (word.data[0] == (char)0xC3 ? 2 : 1);
}

static bool is_www(osk_slice word)
{
    return word.length == 3 && (word.data[0] | 0x20) == 'w' && (word.data[1] | 0x20) == 'w' &&
           (word.data[2] | 0x20) == 'w';
}

/* Does the word [from, to), followed by what stands there, surely belong to no unit? */
static bool stands_alone(const osk__scan *s, size_t from, size_t to)
{
    const osk__units *units = s->tokenizer->units;
    unsigned char next = osk__scan_byte(s, to);
    osk_slice word = osk__slice(s->text.data + from, to - from);
    if (word.length < 4 && osk__units_emoticon(units, (unsigned char)word.data[0], osk__scan_byte(s, from + 1)))
        return false;
    switch (next) {
    case '.':
        return !is_initial(word) && !is_www(word) && ends_quietly(s, to + 1) && !osk__units_abbreviation(units, word);
    case ':':
        return is_gap(osk__scan_byte(s, to + 1));
    case 0xC2: case 0xE2: /* and the no-break space, but not · or ´ */
        return is_quiet_sign(s, to) || (next == 0xC2 && osk__scan_byte(s, to + 1) == 0xA0);
    default:
        return quiet[next];
    }
}

static bool has_odd(osk_slice word)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.data[i] == '_' || (word.data[i] >= '0' && word.data[i] <= '9'))
            return true;
    return false;
}

/* ---- units that need no segments: 17, G20, SMB-bedrifter, don't ---- */

/* Does what stands behind a word or a number surely belong to something else? */
static bool ends_surely(const osk__scan *s, size_t at)
{
    unsigned char c = osk__scan_byte(s, at);
    switch (c) {
    case ',': case ';':
        return is_gap(osk__scan_byte(s, at + 1));
    case '!': case '?': case ')': case ']': case '"':
        return true;
    default:
        return is_gap(c) || is_quiet_sign(s, at);
    }
}

static bool may_be_emoticon(const osk__scan *s, size_t at)
{
    return osk__units_emoticon(s->tokenizer->units, osk__scan_byte(s, at), osk__scan_byte(s, at + 1));
}

/* Bytes of the letter of Latin-1 at `at`, 0 where none stands. */
static size_t letter_length(const osk__scan *s, size_t at)
{
    unsigned char c = osk__scan_byte(s, at), small = c | 0x20;
    if (small >= 'a' && small <= 'z')
        return 1;
    return c == 0xC3 && osk__plain_at(s->text, at).length ? 2 : 0;
}

/* "17", "S02": letters and digits that surely end here. False where it takes the rules for units. */
static bool add_odd_word(osk__scan *s, size_t from, size_t to)
{
    osk_token_kind kind = OSK_NUMERAL;
    if (!ends_surely(s, to) || may_be_emoticon(s, from))
        return false;
    for (size_t i = from; i < to; i++) {
        unsigned char c = osk__scan_byte(s, i);
        if (c == '_')
            return false;
        if (c < '0' || c > '9')
            kind = OSK_WORD;
    }
    osk_slice form = osk__slice(s->text.data + from, to - from);
    osk__scan_add(s, from, to, kind, kind == OSK_WORD ? osk__scan_shape(form) : OSK_SHAPE_NONE);
    return true;
}

/* May the sign at `at`, if it is one, hold together the letters behind it and the byte before? - ' ’ may, the two last not
 * behind a digit. Answers its length. */
static size_t joint_length(const osk__scan *s, size_t at)
{
    unsigned char c = osk__scan_byte(s, at), before = osk__scan_byte(s, at - 1);
    size_t length = c == '-' || c == '\'' ? 1 : is_general(s, at, 0x99) ? 3 : 0;
    bool joins = c == '-' || before < '0' || before > '9';
    return length && joins && letter_length(s, at + length) ? length : 0;
}

/* "SMB-bedrifter", "Ja-til-alt", "80-tallet", "don't": a first part that ends at `to`, and letters with single signs between.
 * False where it takes the rules for units. */
static bool add_joined(osk__scan *s, size_t from, size_t to)
{
    size_t at = to;
    for (size_t joint; (joint = joint_length(s, at)) != 0;) {
        at += joint;
        for (size_t step; (step = letter_length(s, at)) != 0;)
            at += step;
    }
    osk_slice word = osk__slice(s->text.data + from, at - from);
    bool point = osk__scan_byte(s, at) == '.' && ends_quietly(s, at + 1) && !osk__units_abbreviation(s->tokenizer->units, word);
    if (at == to || !(point || ends_surely(s, at)) || may_be_emoticon(s, from) || memchr(word.data, '_', to - from))
        return false;
    osk__scan_add(s, from, at, OSK_WORD, osk__scan_shape(word));
    s->resume = at;
    return true;
}

/* ---- words ---- */

bool osk__scan_word(osk__scan *s, size_t from, size_t to, uint64_t capitals, uint64_t odd)
{
    if (add_joined(s, from, to))
        return true;
    if (odd)
        return add_odd_word(s, from, to) || osk__scan_stretch(s, from);
    if (!stands_alone(s, from, to))
        return osk__scan_stretch(s, from);
    osk_shape shape = capitals == 0   ? OSK_SHAPE_LOWER
                      : capitals == 1 ? OSK_SHAPE_CAPITAL
                                      : osk__scan_shape(osk__slice(s->text.data + from, to - from));
    osk__scan_add(s, from, to, OSK_WORD, shape);
    return true;
}

bool osk__scan_long_word(osk__scan *s, size_t from, size_t to)
{
    osk_slice word = osk__slice(s->text.data + from, to - from);
    if (has_odd(word) || !stands_alone(s, from, to))
        return osk__scan_stretch(s, from);
    osk__scan_add(s, from, to, OSK_WORD, osk__scan_shape(word));
    return true;
}

/* ---- marks ---- */

/* Does the ASCII mark `c` before the byte `next` surely belong to no unit? */
static bool mark_alone(const osk__units *units, unsigned char c, unsigned char next)
{
    switch (c) {
    case '.':
        return next != '.' && !osk__units_emoticon(units, c, next);
    case ',': case ';': case ':': case '!': case '?': case '(': case ')': case '"': case '[': case ']':
        return !osk__units_emoticon(units, c, next);
    case '-': case '/': case '%': case '&': case '+':
        return is_gap(next);
    default:
        return false;
    }
}

static bool newline_found(osk__scan *s, size_t at)
{
    const osk__tokenizer *t = s->tokenizer;
    bool known = t->border_count > s->line_borders && t->borders[t->border_count - 1].at == at + 1;
    if (!known && !osk__scan_border(s, at + 1, OSK__BORDER_ICU))
        return false;
    osk__scan_line_begin(s, at + 1);
    return true;
}

static bool sign_found(osk__scan *s, size_t at)
{
    osk__plain here = osk__plain_at(s->text, at);
    if (!here.length)
        return osk__scan_line(s);
    if (!osk__scan_white(s->text, at, here)) {
        if (!is_quiet_sign(s, at) && !is_dash(s, at))
            return osk__scan_stretch(s, at);
        osk__scan_add(s, at, at + here.length, OSK_MARK, OSK_SHAPE_NONE);
    }
    s->resume = here.sentence == OSK__S_NEWLINE ? at + 1 : at + here.length; /* of CR LF, LF comes as itself */
    return true;
}

bool osk__scan_mark(osk__scan *s, size_t at)
{
    unsigned char c = osk__scan_byte(s, at);
    if (c == '\n')
        return newline_found(s, at);
    if (c < 0x20 || c >= 0x7F)
        return sign_found(s, at);
    if (!mark_alone(s->tokenizer->units, c, osk__scan_byte(s, at + 1)))
        return osk__scan_stretch(s, at);
    osk__scan_add(s, at, at + 1, OSK_MARK, OSK_SHAPE_NONE);
    return !osk__scan_ends(c) || osk__scan_end(s, at);
}
