/* Text to tokens, line by line.
 *
 *   Nei , det er ikke f.eks. 17.000 :-) ...        words and marks that stand alone: from the bits of a block
 *   ^^^ ^ ^^^ ^^ ^^^^ \____/ \____/ \_/            a stretch of anything else, up to white space: its segments, then
 *                                                  the rules for units (word.c, stretch.c)
 *   a line with anything that is not plain (plain.h): what was found in it is thrown away; ICU's segments, then the
 *   rules for units */
#include "scan.h"

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
static uint64_t fresh_bits(const osk__scan *s, size_t base)
{
    return s->resume > base ? from_bit(s->resume - base) : ~(uint64_t)0;
}

/* And the ends of tokens that begin there. */
static uint64_t fresh_ends(const osk__scan *s, size_t base)
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
static events find_events(const osk__scan *s, const osk__block *block, size_t base, uint64_t words)
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
static inline bool is_last_word(const osk__scan *s, const osk__block *block, const unsigned char *bytes, unsigned bit,
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
static bool look_closer(osk__scan *s, const osk__block *block, size_t base, unsigned bit, unsigned end, bool mark)
{
    uint64_t bits = ((uint64_t)1 << (end - bit)) - 1;
    return mark ? osk__scan_mark(s, base + bit)
                : osk__scan_word(s, base + bit, base + end, block->upper >> bit & bits, block->odd >> bit & bits);
}

static inline osk_shape shape_by_bits(uint64_t capitals, unsigned bit)
{
    return (osk_shape)(OSK_SHAPE_LOWER + (capitals >> bit & 1));
}

/* The loop over the tokens of one block. Most words hold no digit, no capital but the first letter, begin no emoticon and
 * have a quiet byte behind them, and most marks are commas: these never leave it. Answers in *next where the next block
 * begins: at a word that this one cuts, or behind it. */
static bool scan_block(osk__scan *s, const osk__block *block, const unsigned char *bytes, size_t base, size_t *next)
{
    static const uint64_t top = (uint64_t)1 << (OSK__BLOCK - 1); /* of a mark's end behind the block */
    osk__tokenizer *t = s->tokenizer;
    const bool *emoticon_letters = t->units->emoticon_letters;
    uint64_t words = block->word & fresh_bits(s, base);
    unsigned cut = cut_word(words);
    const events e = find_events(s, block, base, words & ~from_bit(cut));
    osk_token *out = t->tokens + t->token_count;
    *next = base + cut;
    for (uint64_t starts = e.starts, ends = e.ends & fresh_ends(s, base); starts;) {
        unsigned bit = osk__lowest_bit(starts), end = osk__lowest_bit(ends | top);
        bool mark = e.marks >> bit & 1;
        starts &= starts - 1;
        ends &= ends - 1;
        /* One branch, since each of these alone is anybody's guess. */
        if (!((e.loud_marks >> bit & 1) | (e.loud_ends >> end & 1) | ((end - bit < 4) & emoticon_letters[bytes[bit]]))) {
            osk__scan_put(out++, s->comment, base + bit, end - bit, mark ? OSK_MARK : OSK_WORD,
                      mark ? OSK_SHAPE_NONE : shape_by_bits(block->upper, bit));
            continue;
        }
        if (!mark && is_last_word(s, block, bytes, bit, end)) {
            osk__scan_put(out++, s->comment, base + bit, end - bit, OSK_WORD, shape_by_bits(block->upper, bit));
            osk__scan_put(out++, s->comment, base + end, 1, OSK_MARK, OSK_SHAPE_NONE);
            t->token_count = (size_t)(out - t->tokens);
            if (!osk__scan_border(s, base + end + 2, OSK__BORDER_ICU))
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
static bool scan_long_word(osk__scan *s, size_t from, size_t *next)
{
    size_t to = from;
    for (osk__plain c; to < s->text.length && (c = osk__plain_at(s->text, to)).length; to += c.length)
        if (c.word != OSK__W_LETTER && c.word != OSK__W_DIGIT && c.word != OSK__W_JOINER)
            break;
    *next = to;
    return osk__scan_long_word(s, from, to);
}

/* Has the block, as far as it is not done, a byte that ends no letter of Latin-1 though C3 stands before it? */
static bool is_wrong(const osk__scan *s, const osk__block *block, size_t base)
{
    return (block->wrong & fresh_bits(s, base)) != 0;
}

static const unsigned char *block_bytes(const osk__scan *s, size_t base, unsigned char room[OSK__BLOCK])
{
    size_t left = s->text.length - base;
    if (left >= OSK__BLOCK)
        return (const unsigned char *)s->text.data + base;
    memset(room, ' ', OSK__BLOCK);
    memcpy(room, s->text.data + base, left);
    return room;
}

/* A block begins where nothing is open: behind a space or a mark, or with a word. */
static bool scan_blocks(osk__scan *s)
{
    unsigned char room[OSK__BLOCK];
    void (*read)(const unsigned char *, osk__block *) =
        s->tokenizer->no_blocks ? osk__block_read_portable : osk__block_read;
    for (size_t base = 0, next; base < s->text.length; base = next > s->resume ? next : s->resume) {
        osk__block block;
        const unsigned char *bytes = block_bytes(s, base, room);
        read(bytes, &block);
        next = base + OSK__BLOCK;
        if (!osk__scan_room(s) || !scan_block(s, &block, bytes, base, &next))
            return false;
        if (is_wrong(s, &block, base) ? !osk__scan_line(s) : next == base && !scan_long_word(s, base, &next))
            return false;
        if (block.wrong) /* the events behind it were left out: they are found again */
            next = s->resume;
    }
    return true;
}

static bool scan_lines(osk__scan *s)
{
    while (s->line < s->text.length)
        if (!osk__scan_line(s))
            return false;
    return true;
}

bool osk__scan_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, osk_error *error)
{
    osk__scan s = {.tokenizer = tokenizer, .comment = comment, .text = text, .error = error};
    tokenizer->border_count = 0;
    osk__scan_line_begin(&s, 0);
    return tokenizer->no_plain ? scan_lines(&s) : scan_blocks(&s);
}
