/* Text to tokens, line by line.
 *
 *   Nei , det er ikke f.eks. 17.000 :-) ...        words and marks that stand alone: from the bits of a block
 *   ^^^ ^ ^^^ ^^ ^^^^ \____/ \____/ \_/            a stretch of anything else, up to white space: its segments, then
 *                                                  the rules for units
 *   a line with anything that is not plain (plain.h): what was found in it is thrown away; ICU's segments, then the
 *   rules for units */
#include "token.h"

#include "../base/utf8.h"
#include "block.h"
#include "plain.h"

#include <stdlib.h>
#include <string.h>

typedef struct scan {
    osk__tokenizer *tokenizer;
    uint32_t comment;
    osk_slice text;
    size_t resume;                        /* what lies before is done */
    size_t line, line_end;                /* the line; its end is 0 until it was looked for */
    size_t line_tokens, line_borders;     /* how many there were at its beginning */
    osk_error *error;
} scan;

static unsigned char byte_at(const scan *s, size_t at)
{
    return at < s->text.length ? (unsigned char)s->text.data[at] : 0;
}

static size_t end_of_line(scan *s)
{
    if (!s->line_end) {
        const char *feed = memchr(s->text.data + s->line, '\n', s->text.length - s->line);
        s->line_end = feed ? (size_t)(feed - s->text.data) + 1 : s->text.length;
    }
    return s->line_end;
}

static void begin_line(scan *s, size_t at)
{
    s->line = at;
    s->line_end = 0;
    s->line_tokens = s->tokenizer->token_count;
    s->line_borders = s->tokenizer->border_count;
}

/* ---- what is found ---- */

/* How the letters of a form stand. */
static osk_shape shape_of(osk_slice form)
{
    size_t upper = 0, lower = 0;
    bool first_upper = false;
    for (size_t i = 0; i < form.length;) {
        uint32_t value = osk__utf8_value(form.data + i);
        if (value < 0x80 ? value >= 'A' && value <= 'Z' : osk__unicode_upper(value)) {
            first_upper = first_upper || upper + lower == 0;
            upper++;
        } else if (value < 0x80 ? value >= 'a' && value <= 'z' : osk__unicode_lower(value)) {
            lower++;
        }
        size_t step = osk__utf8_next(form.data + i, form.length - i, NULL);
        i += step ? step : 1;
    }
    if (upper + lower == 0)
        return OSK_SHAPE_NONE;
    if (upper == 0)
        return OSK_SHAPE_LOWER;
    if (lower == 0 && upper > 1)
        return OSK_SHAPE_UPPER;
    return first_upper && upper == 1 ? OSK_SHAPE_CAPITAL : OSK_SHAPE_MIXED;
}

static inline void put_token(osk_token *token, uint32_t comment, size_t from, size_t length, osk_token_kind kind,
                             osk_shape shape)
{
    token->comment = comment;
    token->start = (uint32_t)from;
    token->length = (uint32_t)length;
    token->type = OSK_NONE;
    token->kind = (uint8_t)kind;
    token->shape = (uint8_t)shape;
}

/* There is room: see scan_blocks and walk_units. */
static void add_token(scan *s, size_t from, size_t to, osk_token_kind kind, osk_shape shape)
{
    osk__tokenizer *t = s->tokenizer;
    put_token(&t->tokens[t->token_count++], s->comment, from, to - from, kind, shape);
}

static inline bool room_for(scan *s, size_t more)
{
    osk__tokenizer *t = s->tokenizer;
    return t->token_count + more <= t->token_capacity || OSK__ROOM(t->tokens, t->token_capacity, t->token_count + more, s->error);
}

static bool add_border(scan *s, size_t at, osk__border_kind kind)
{
    osk__tokenizer *t = s->tokenizer;
    if (!OSK__ROOM(t->borders, t->border_capacity, t->border_count + 1, s->error))
        return false;
    size_t last = t->token_count ? t->token_count - 1 : 0;
    t->borders[t->border_count++] = (osk__border){(uint32_t)at, (uint32_t)last, (uint8_t)kind};
    return true;
}

/* Behind a mark of an end: a border of our own where a dash or, behind a point, a number follows. ICU sees none
 * there, since either may go on with the sentence; whether it does, the tokens tell later. */
static bool add_own_border(scan *s, size_t mark)
{
    size_t at = mark + 1;
    while (byte_at(s, at) == ' ')
        at++;
    unsigned char c = byte_at(s, at);
    bool dash = c == '-' || (c == 0xE2 && byte_at(s, at + 1) == 0x80 && (byte_at(s, at + 2) | 7) == 0x97);
    if (at == mark + 1)
        return true;
    if (dash)
        return add_border(s, at, OSK__BORDER_DASH);
    return !(c >= '0' && c <= '9' && byte_at(s, mark) == '.') || add_border(s, at, OSK__BORDER_DIGIT);
}

/* In a plain line: the border, if any, that the mark of an end brings. */
static bool add_plain_border(scan *s, size_t mark)
{
    size_t at = osk__plain_border(s->text, mark, end_of_line(s));
    return (!at || add_border(s, at, OSK__BORDER_ICU)) && add_own_border(s, mark);
}

static bool is_end_mark(unsigned char c)
{
    return c == '.' || c == '!' || c == '?';
}

/* ---- units: stretches, and lines that are not plain ---- */

/* Segments to tokens: a unit where one begins, else the segment itself; white space is left out. */
static bool walk_units(scan *s, osk__walk *walk)
{
    while (walk->at < walk->count) {
        size_t end = walk->segments[walk->at].end;
        if (!osk__unicode_space(osk__utf8_value(s->text.data + walk->start))) {
            osk_token_kind kind = OSK_MARK;
            size_t unit = osk__unit_find(s->tokenizer, walk, &kind);
            end = unit ? unit : end;
            if (!room_for(s, OSK__BLOCK))
                return false;
            add_token(s, walk->start, end, kind, shape_of(osk__slice(s->text.data + walk->start, end - walk->start)));
            if ((kind == OSK_EMOTICON || kind == OSK_EMOJI) && !add_border(s, end, OSK__BORDER_PICTURE))
                return false;
        }
        while (walk->at < walk->count && walk->segments[walk->at].end <= end)
            walk->at++;
        walk->start = end;
    }
    return true;
}

static bool holds(const scan *s, size_t from, size_t to, char sign)
{
    return to > from && memchr(s->text.data + from, sign, to - from);
}

/* The segments found of text[from, to). */
static osk__walk walk_over(const scan *s, size_t from, size_t to)
{
    const osk__segments *segments = &s->tokenizer->segments;
    return (osk__walk){.text = s->text, .segments = segments->items, .count = segments->count, .start = from,
                       .has_at = holds(s, from, to, '@'), .has_point = holds(s, from, to, '.'),
                       .has_colon = holds(s, from, to, ':')};
}

static int border_order(const void *a, const void *b)
{
    const osk__border *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* Puts the borders from `first` on in their order; all of them are behind the token before `token`. */
static void order_borders(const scan *s, size_t first, size_t token)
{
    osk__tokenizer *t = s->tokenizer;
    if (t->border_count > first)
        qsort(t->borders + first, t->border_count - first, sizeof *t->borders, border_order);
    for (size_t i = first; i < t->border_count; i++)
        t->borders[i].token = (uint32_t)(token ? token - 1 : 0);
}

static bool add_icu_borders(scan *s, size_t from, size_t to)
{
    osk__tokenizer *t = s->tokenizer;
    t->sentence_ends.count = 0;
    if (!osk__breaker_sentences(t->breaker, s->text, from, to, &t->sentence_ends, s->error))
        return false;
    for (size_t i = 0; i < t->sentence_ends.count; i++)
        if (!add_border(s, t->sentence_ends.items[i].end, OSK__BORDER_ICU))
            return false;
    for (size_t i = from; i < to; i++)
        if (is_end_mark(byte_at(s, i)) && !add_own_border(s, i))
            return false;
    order_borders(s, s->line_borders, s->line_tokens);
    return true;
}

/* The line by ICU, in place of what was found in it. */
static bool scan_line(scan *s)
{
    osk__tokenizer *t = s->tokenizer;
    size_t from = s->line, to = end_of_line(s);
    t->token_count = s->line_tokens;
    t->border_count = s->line_borders;
    t->segments.count = 0;
    if (!osk__breaker_words(t->breaker, s->text, from, to, &t->segments, s->error) ||
        !osk__segments_part(s->text, from, &t->segments, &t->sentence_ends, s->error))
        return false;
    osk__walk walk = walk_over(s, from, to);
    if (!walk_units(s, &walk) || !add_icu_borders(s, from, to))
        return false;
    s->resume = to;
    begin_line(s, to);
    return true;
}

static bool is_white(osk_slice text, size_t at, osk__plain here)
{
    return here.sentence == OSK__S_SPACE || here.sentence == OSK__S_NEWLINE || text.data[at] == '\t';
}

/* From `from` up to white space. */
static bool scan_stretch(scan *s, size_t from)
{
    osk__tokenizer *t = s->tokenizer;
    size_t at = from, end = end_of_line(s);
    t->segments.count = 0;
    while (at < end) {
        osk__segment_kind kind;
        osk__plain here = osk__plain_at(s->text, at);
        if (!here.length)
            return scan_line(s);
        if (is_white(s->text, at, here))
            break;
        at = osk__plain_segment(s->text, at, end, &kind);
        if (!osk__segments_add(&t->segments, at, kind, s->error))
            return false;
    }
    osk__walk walk = walk_over(s, from, at);
    size_t first = t->token_count, borders = t->border_count;
    if (!walk_units(s, &walk))
        return false;
    for (size_t i = from; i < at; i++)
        if (is_end_mark(byte_at(s, i)) && !add_plain_border(s, i))
            return false;
    order_borders(s, borders, first);
    s->resume = at;
    return true;
}

/* ---- words and marks that stand alone ---- */

static bool is_gap(unsigned char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0;
}

/* Bytes behind which a word surely ends and belongs to no unit. */
static const bool quiet[256] = {
    [' '] = true, ['\n'] = true, ['\t'] = true, ['\r'] = true, [','] = true, [';'] = true, ['!'] = true, ['?'] = true,
    ['('] = true, [')'] = true, ['"'] = true, ['['] = true, [']'] = true, [0] = true};

/* May a sentence's point stand before this byte, so that the word before it needs no second look? */
static bool ends_quietly(const scan *s, size_t at)
{
    unsigned char c = byte_at(s, at);
    return is_gap(c) || c == '"' || c == ')' || (c == 0xC2 && byte_at(s, at + 1) == 0xBB);
}

/* « » “ ” „ …: marks on their own whatever stands around them. */
static bool is_quiet_sign(const scan *s, size_t at)
{
    static const unsigned char thirds[] = {0x9C, 0x9D, 0x9E, 0xA6};
    unsigned char c = byte_at(s, at), next = byte_at(s, at + 1);
    if (c == 0xC2)
        return next == 0xAB || next == 0xBB;
    return c == 0xE2 && next == 0x80 && memchr(thirds, byte_at(s, at + 2), sizeof thirds);
}

/* – —: marks on their own, but they may hold words together. */
static bool is_dash(const scan *s, size_t at)
{
    return byte_at(s, at) == 0xE2 && byte_at(s, at + 1) == 0x80 && (byte_at(s, at + 2) == 0x93 || byte_at(s, at + 2) == 0x94);
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
static bool stands_alone(const scan *s, size_t from, size_t to)
{
    const osk__units *units = s->tokenizer->units;
    unsigned char next = byte_at(s, to);
    osk_slice word = osk__slice(s->text.data + from, to - from);
    if (word.length < 4 && osk__units_emoticon(units, (unsigned char)word.data[0], byte_at(s, from + 1)))
        return false;
    switch (next) {
    case '.':
        return !is_initial(word) && !is_www(word) && ends_quietly(s, to + 1) && !osk__units_abbreviation(units, word);
    case ':':
        return is_gap(byte_at(s, to + 1));
    case 0xC2: case 0xE2: /* and the no-break space, but not · or ´ */
        return is_quiet_sign(s, to) || (next == 0xC2 && byte_at(s, to + 1) == 0xA0);
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
static bool ends_surely(const scan *s, size_t at)
{
    unsigned char c = byte_at(s, at);
    switch (c) {
    case ',': case ';':
        return is_gap(byte_at(s, at + 1));
    case '!': case '?': case ')': case ']': case '"':
        return true;
    default:
        return is_gap(c) || is_quiet_sign(s, at);
    }
}

static bool may_be_emoticon(const scan *s, size_t at)
{
    return osk__units_emoticon(s->tokenizer->units, byte_at(s, at), byte_at(s, at + 1));
}

/* Bytes of the letter of Latin-1 at `at`, 0 where none stands. */
static size_t letter_length(const scan *s, size_t at)
{
    unsigned char c = byte_at(s, at), small = c | 0x20;
    if (small >= 'a' && small <= 'z')
        return 1;
    return c == 0xC3 && osk__plain_at(s->text, at).length ? 2 : 0;
}

/* "17", "S02": letters and digits that surely end here. False where it takes the rules for units. */
static bool add_odd_word(scan *s, size_t from, size_t to)
{
    osk_token_kind kind = OSK_NUMERAL;
    if (!ends_surely(s, to) || may_be_emoticon(s, from))
        return false;
    for (size_t i = from; i < to; i++) {
        unsigned char c = byte_at(s, i);
        if (c == '_')
            return false;
        if (c < '0' || c > '9')
            kind = OSK_WORD;
    }
    add_token(s, from, to, kind, kind == OSK_WORD ? shape_of(osk__slice(s->text.data + from, to - from)) : OSK_SHAPE_NONE);
    return true;
}

/* May the sign at `at`, if it is one, hold together the letters behind it and the byte before? - ' ’ may, the two last not
 * behind a digit. Answers its length. */
static size_t joint_length(const scan *s, size_t at)
{
    unsigned char c = byte_at(s, at), before = byte_at(s, at - 1);
    size_t length = c == '-' || c == '\'' ? 1 : c == 0xE2 && byte_at(s, at + 1) == 0x80 && byte_at(s, at + 2) == 0x99 ? 3 : 0;
    bool joins = c == '-' || before < '0' || before > '9';
    return length && joins && letter_length(s, at + length) ? length : 0;
}

/* "SMB-bedrifter", "Ja-til-alt", "80-tallet", "don't": a first part that ends at `to`, and letters with single signs between.
 * False where it takes the rules for units. */
static bool add_joined(scan *s, size_t from, size_t to)
{
    size_t at = to;
    for (size_t joint; (joint = joint_length(s, at)) != 0;) {
        at += joint;
        for (size_t step; (step = letter_length(s, at)) != 0;)
            at += step;
    }
    osk_slice word = osk__slice(s->text.data + from, at - from);
    bool point = byte_at(s, at) == '.' && ends_quietly(s, at + 1) && !osk__units_abbreviation(s->tokenizer->units, word);
    if (at == to || !(point || ends_surely(s, at)) || may_be_emoticon(s, from) || memchr(word.data, '_', to - from))
        return false;
    add_token(s, from, at, OSK_WORD, shape_of(word));
    s->resume = at;
    return true;
}

/* A word longer than a block. */
static bool long_word_found(scan *s, size_t from, size_t to)
{
    osk_slice word = osk__slice(s->text.data + from, to - from);
    if (has_odd(word) || !stands_alone(s, from, to))
        return scan_stretch(s, from);
    add_token(s, from, to, OSK_WORD, shape_of(word));
    return true;
}

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

static bool newline_found(scan *s, size_t at)
{
    const osk__tokenizer *t = s->tokenizer;
    bool known = t->border_count > s->line_borders && t->borders[t->border_count - 1].at == at + 1;
    if (!known && !add_border(s, at + 1, OSK__BORDER_ICU))
        return false;
    begin_line(s, at + 1);
    return true;
}

static bool sign_found(scan *s, size_t at)
{
    osk__plain here = osk__plain_at(s->text, at);
    if (!here.length)
        return scan_line(s);
    if (!is_white(s->text, at, here)) {
        if (!is_quiet_sign(s, at) && !is_dash(s, at))
            return scan_stretch(s, at);
        add_token(s, at, at + here.length, OSK_MARK, OSK_SHAPE_NONE);
    }
    s->resume = here.sentence == OSK__S_NEWLINE ? at + 1 : at + here.length; /* of CR LF, LF comes as itself */
    return true;
}

static bool mark_found(scan *s, size_t at)
{
    unsigned char c = byte_at(s, at);
    if (c == '\n')
        return newline_found(s, at);
    if (c < 0x20 || c >= 0x7F)
        return sign_found(s, at);
    if (!mark_alone(s->tokenizer->units, c, byte_at(s, at + 1)))
        return scan_stretch(s, at);
    add_token(s, at, at + 1, OSK_MARK, OSK_SHAPE_NONE);
    return !is_end_mark(c) || add_plain_border(s, at);
}

/* ---- block by block ---- */

/* What of a block is to be looked at, a bit a byte. Tokens begin at the bits of `starts` and end at those of `ends`, one
 * after another:
 *
 *   Nei, det er 17 ...      starts  ^  ^ ^   ^  ^
 *                           ends       ^^   ^  ^  ^       (the comma begins where the word ends)
 *                           loud              the 17 */
typedef struct events {
    uint64_t starts, ends;
    uint64_t marks;      /* neither word nor space */
    uint64_t loud_marks; /* marks that want a closer look */
    uint64_t loud_ends;  /* ends of words that do: with digits or capitals inside, before a point or hyphen */
} events;

static uint64_t from_bit(size_t bit)
{
    return bit < OSK__BLOCK ? ~(uint64_t)0 << bit : 0;
}

/* The bits of the block that are not done. */
static uint64_t fresh_bits(const scan *s, size_t base)
{
    return s->resume > base ? from_bit(s->resume - base) : ~(uint64_t)0;
}

/* And the ends of tokens that begin there. */
static uint64_t fresh_ends(const scan *s, size_t base)
{
    return s->resume > base ? from_bit(s->resume - base + 1) : ~(uint64_t)0;
}

static uint64_t below_lowest(uint64_t bits)
{
    return bits ? (bits & (0 - bits)) - 1 : ~(uint64_t)0;
}

/* Words without one of the bits `bad`: adding their first bits to the bits before a bad one carries to their ends. */
static uint64_t ends_of_good(uint64_t words, uint64_t starts, uint64_t ends, uint64_t bad)
{
    return (starts + (words & ~bad)) & ends;
}

/* `words`: without the one that the block cuts. */
static events find_events(const scan *s, const osk__block *block, size_t base, uint64_t words)
{
    uint64_t fresh = fresh_bits(s, base), right = below_lowest(block->wrong & fresh);
    uint64_t starts = words & ~(words << 1), ends = ~words & words << 1;
    uint64_t marks = ~(block->word | block->space) & fresh;
    uint64_t alone = s->tokenizer->units->busy_marks ? 0 : block->calm & (block->word | block->space) >> 1;
    uint64_t good = ends_of_good(words, starts, ends, block->odd | (block->upper & ~starts));
    return (events){.starts = (starts | marks) & right, .ends = ends | marks << 1, .marks = marks,
                    .loud_marks = marks & ~alone, .loud_ends = ends & ~(good & block->quiet)};
}

/* Where the word begins that the block cuts; OSK__BLOCK where it cuts none. */
static unsigned cut_word(uint64_t words)
{
    unsigned bit = OSK__BLOCK;
    while (bit > 0 && words >> (bit - 1) & 1)
        bit--;
    return bit;
}

/* "Det er slutt. Nei.": a word, the point behind it, and the border behind that. False where it takes a closer look. */
static inline bool is_last_word(const scan *s, const osk__block *block, const unsigned char *bytes, unsigned bit,
                                unsigned end)
{
    if (end + 3 > OSK__BLOCK || bytes[end] != '.' || end - bit < 3 || (bytes[bit] | 0x20) == 'w')
        return false;
    uint64_t bits = ((uint64_t)1 << (end - bit)) - 1;
    bool simple = !(block->odd >> bit & bits) && (block->upper >> bit & bits) <= 1;
    bool border = bytes[end + 1] == '\n' || (bytes[end + 1] == ' ' && bytes[end + 2] >= 'A' && bytes[end + 2] <= 'Z');
    const osk__units *units = s->tokenizer->units;
    return simple && border && !units->emoticon_letters[bytes[bit]] && !osk__units_emoticon(units, '.', bytes[end + 1]) &&
           !osk__units_abbreviation(units, osk__slice((const char *)bytes + bit, end - bit));
}

/* A word that is not simple, or a mark. */
static bool look_closer(scan *s, const osk__block *block, size_t base, unsigned bit, unsigned end, bool mark)
{
    if (mark)
        return mark_found(s, base + bit);
    uint64_t bits = ((uint64_t)1 << (end - bit)) - 1, capitals = block->upper >> bit & bits;
    bool odd = block->odd >> bit & bits;
    if (add_joined(s, base + bit, base + end))
        return true;
    if (odd)
        return add_odd_word(s, base + bit, base + end) || scan_stretch(s, base + bit);
    if (!stands_alone(s, base + bit, base + end))
        return scan_stretch(s, base + bit);
    osk_shape shape = capitals == 0   ? OSK_SHAPE_LOWER
                      : capitals == 1 ? OSK_SHAPE_CAPITAL
                                      : shape_of(osk__slice(s->text.data + base + bit, end - bit));
    add_token(s, base + bit, base + end, OSK_WORD, shape);
    return true;
}

static inline osk_shape shape_by_bits(uint64_t capitals, unsigned bit)
{
    return (osk_shape)(OSK_SHAPE_LOWER + (capitals >> bit & 1));
}

/* The loop over the tokens of one block. Most words hold no digit, no capital but the first letter, begin no emoticon and
 * have a quiet byte behind them, and most marks are commas: these never leave it. Answers in *next where the next block
 * begins: at a word that this one cuts, or behind it. */
static bool scan_block(scan *s, const osk__block *block, const unsigned char *bytes, size_t base, size_t *next)
{
    static const uint64_t top = (uint64_t)1 << (OSK__BLOCK - 1);
    osk__tokenizer *t = s->tokenizer;
    const bool *emoticon_letters = t->units->emoticon_letters;
    uint64_t words = block->word & fresh_bits(s, base);
    unsigned cut = cut_word(words);
    const events e = find_events(s, block, base, words & ~from_bit(cut));
    osk_token *out = t->tokens + t->token_count;
    *next = base + cut;
    for (uint64_t starts = e.starts, ends = e.ends & fresh_ends(s, base); starts;) {
        unsigned bit = osk__lowest_bit(starts), end = osk__lowest_bit(ends | top); /* the top one: of a mark's end behind the block */
        bool mark = e.marks >> bit & 1;
        starts &= starts - 1;
        ends &= ends - 1;
        /* One branch, since each of these alone is anybody's guess. */
        if (!((e.loud_marks >> bit & 1) | (e.loud_ends >> end & 1) | ((end - bit < 4) & emoticon_letters[bytes[bit]]))) {
            put_token(out++, s->comment, base + bit, end - bit, mark ? OSK_MARK : OSK_WORD,
                      mark ? OSK_SHAPE_NONE : shape_by_bits(block->upper, bit));
            continue;
        }
        if (!mark && is_last_word(s, block, bytes, bit, end)) {
            put_token(out++, s->comment, base + bit, end - bit, OSK_WORD, shape_by_bits(block->upper, bit));
            put_token(out++, s->comment, base + end, 1, OSK_MARK, OSK_SHAPE_NONE);
            t->token_count = (size_t)(out - t->tokens);
            if (!add_border(s, base + end + 2, OSK__BORDER_ICU))
                return false;
            starts &= starts - 1;
            ends &= ends - 1;
            continue;
        }
        size_t before = s->resume;
        t->token_count = (size_t)(out - t->tokens);
        if (!look_closer(s, block, base, bit, end, mark))
            return false;
        out = t->tokens + t->token_count;
        if (s->resume != before) { /* what stands where a stretch ended, a line feed perhaps, is still to be looked at */
            starts = e.starts & from_bit(s->resume - base);
            ends = e.ends & fresh_ends(s, base);
        }
    }
    t->token_count = (size_t)(out - t->tokens);
    return true;
}

/* The block begins with a word that it does not end: from here on the word goes byte by byte. */
static bool scan_long_word(scan *s, size_t from, size_t *next)
{
    size_t to = from;
    for (osk__plain c; to < s->text.length && (c = osk__plain_at(s->text, to)).length; to += c.length)
        if (c.word != OSK__W_LETTER && c.word != OSK__W_DIGIT && c.word != OSK__W_JOINER)
            break;
    *next = to;
    return long_word_found(s, from, to);
}

/* Has the block, as far as it is not done, a byte that ends no letter of Latin-1 though C3 stands before it? */
static bool is_wrong(const scan *s, const osk__block *block, size_t base)
{
    return (block->wrong & fresh_bits(s, base)) != 0;
}

static const unsigned char *block_bytes(const scan *s, size_t base, unsigned char room[OSK__BLOCK])
{
    size_t left = s->text.length - base;
    if (left >= OSK__BLOCK)
        return (const unsigned char *)s->text.data + base;
    memset(room, ' ', OSK__BLOCK);
    memcpy(room, s->text.data + base, left);
    return room;
}

/* A block begins where nothing is open: behind a space or a mark, or with a word. */
static bool scan_blocks(scan *s)
{
    unsigned char room[OSK__BLOCK];
    void (*read)(const unsigned char *, osk__block *) =
        s->tokenizer->no_blocks ? osk__block_read_portable : osk__block_read;
    for (size_t base = 0, next; base < s->text.length; base = next > s->resume ? next : s->resume) {
        osk__block block;
        const unsigned char *bytes = block_bytes(s, base, room);
        read(bytes, &block);
        next = base + OSK__BLOCK;
        if (!room_for(s, 2 * OSK__BLOCK) || !scan_block(s, &block, bytes, base, &next))
            return false;
        if (is_wrong(s, &block, base) ? !scan_line(s) : next == base && !scan_long_word(s, base, &next))
            return false;
        if (block.wrong) /* the events behind it were left out: they are found again */
            next = s->resume;
    }
    return true;
}

static bool scan_lines(scan *s)
{
    while (s->line < s->text.length)
        if (!scan_line(s))
            return false;
    return true;
}

bool osk__scan_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, osk_error *error)
{
    scan s = {.tokenizer = tokenizer, .comment = comment, .text = text, .error = error};
    tokenizer->border_count = 0;
    begin_line(&s, 0);
    return tokenizer->no_plain ? scan_lines(&s) : scan_blocks(&s);
}
