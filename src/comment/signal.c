/* Signal's messages as its exporters write them, and a thread of e-mail: blocks of heads as a letter has them, a blank line, the
 * text. The greeting under a letter is none of its words.
 *
 *   From: Kari Nordmann (+4790000000)
 *   Type: incoming
 *   Sent: Tue, 12 Mar 2024 14:05:06 +0100
 *
 *   Hei! */
#include "chat.h"
#include "line.h"

#include <string.h>

struct block {
    osk_slice from, sent;
    bool letter; /* has a subject */
    size_t head, text; /* lines of its first head and of its first words, from 0 */
};

static bool value_of(osk_slice line, const char *key, osk_slice *value)
{
    size_t length = osk__slice_begins(line, key);
    if (length)
        *value = osk__slice_trim(osk__slice_behind(line, length));
    return length > 0;
}

static bool value_of_any(osk_slice line, const char *const *keys, size_t count, osk_slice *value)
{
    for (size_t i = 0; i < count; i++)
        if (value_of(line, keys[i], value))
            return true;
    return false;
}

static bool is_from(osk_slice line, osk_slice *value)
{
    static const char *const keys[] = {"From:", "Fra:", "Fr\xC3\xA5:"};
    return value_of_any(line, keys, sizeof keys / sizeof *keys, value);
}

static bool is_sent(osk_slice line, osk_slice *value)
{
    static const char *const keys[] = {"Sent:", "Sendt:", "Date:", "Dato:"};
    return value_of_any(line, keys, sizeof keys / sizeof *keys, value);
}

static bool is_subject(osk_slice line)
{
    static const char *const keys[] = {"Subject:", "Emne:"};
    osk_slice value;
    return value_of_any(line, keys, sizeof keys / sizeof *keys, &value);
}

/* "To: Kari Nordmann", or more of the line above. */
static bool is_in_heads(osk_slice line)
{
    enum { LONGEST_KEY = 40 };
    return strchr(" \t", line.data[0]) || memchr(line.data, ':', line.length < LONGEST_KEY ? line.length : LONGEST_KEY) || memchr(line.data, '@', line.length);
}

/* Heads from a line "From: " to the blank line behind them; at least a "Sent: " among them. A forum has such lines over a text, too. */
static bool read_block(const osk_corpus *corpus, size_t line, struct block *block)
{
    *block = (struct block){.head = line};
    if (!is_from(osk__corpus_line(corpus, line), &block->from))
        return false;
    for (size_t i = line + 1; i < corpus->line_count && i < line + 12; i++) {
        osk_slice s = osk__corpus_line(corpus, i);
        if (s.length == 0) {
            block->text = i + 1;
            return block->sent.data != NULL;
        }
        if (!is_in_heads(s))
            return false;
        is_sent(s, &block->sent);
        block->letter = block->letter || is_subject(s);
    }
    return false;
}

/* "Kari Nordmann (+4790000000)", "Kari Nordmann <kari@post.example>" without what identifies and says nothing. */
static osk_slice without_number(osk_slice name)
{
    const char *angle = name.length && name.data[name.length - 1] == '>' ? memchr(name.data, '<', name.length) : NULL;
    if (angle && angle > name.data)
        return osk__slice_trim(osk__slice(name.data, (size_t)(angle - name.data)));
    for (size_t i = name.length; i > 1; i--)
        if (name.data[i - 1] == '(' && name.data[name.length - 1] == ')' && i < name.length && name.data[i] == '+')
            return osk__slice_trim(osk__slice(name.data, i - 1));
    return name;
}

/* "Tue, 12 Mar 2024 14:05:06 +0100" without the weekday and the space before the zone. */
static bool write_sent(osk_corpus *corpus, osk_slice sent, osk_slice *posted, osk_error *error)
{
    osk__buffer out = {0};
    const char *comma = memchr(sent.data, ',', sent.length < 12 ? sent.length : 12);
    if (comma)
        sent = osk__slice_trim(osk__slice_behind(sent, (size_t)(comma + 1 - sent.data)));
    for (size_t i = 0; i < sent.length; i++)
        if (sent.data[i] != ' ' || i + 1 == sent.length || (sent.data[i + 1] != '+' && sent.data[i + 1] != '-'))
            osk__buffer_byte(&out, sent.data[i]);
    osk__buffer_byte(&out, '\0');
    bool good = osk__buffer_check(&out, error) &&
                (posted->data = osk__arena_copy(&corpus->arena, out.data, out.length - 1, error));
    posted->length = good ? out.length - 1 : 0;
    osk__buffer_free(&out);
    return good;
}

/* The ledger's marks for the heads of a block. */
static bool mark_heads(osk_corpus *corpus, const struct block *block, osk_error *error)
{
    for (size_t i = block->head; i + 1 < block->text; i++) {
        osk_slice line = osk__corpus_line(corpus, i), value;
        osk_part part = i == block->head ? OSK_PART_AUTHOR : is_sent(line, &value) ? OSK_PART_TIME : OSK_PART_INTERFACE;
        if (!osk__ledger_slice(corpus, line, part, error))
            return false;
    }
    return true;
}

/* ---- the greeting under a letter ---- */

/* "Mvh", "Hilsen Kari", "Best, Kari Moe": what closes a letter, and a name or nothing. "Best" closes one only before a comma, since it
 * is a word of every day too. */
static bool is_closing(osk_slice line)
{
    static const char *const words[] = {"mvh", "mvh.", "m.v.h.", "hilsen", "vennlig hilsen", "vennleg helsing", "med vennlig hilsen", "med venleg helsing",
                                        "med vennleg helsing", "beste hilsen", "helsing", "best regards", "kind regards", "regards", "best,"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        size_t length = strlen(words[w]);
        if (line.length < length || !osk__slice_alike(osk__slice(line.data, length), words[w]))
            continue;
        osk_slice name = osk__slice_behind(line, length);
        name = osk__slice_trim(osk__slice_behind(name, name.length && name.data[0] == ','));
        bool parted = !name.length || strchr(" ,", line.data[length]) || line.data[length - 1] == ',';
        if (parted && (!name.length || (osk__slice_words(name) < 4 && osk__line_name_words(name))))
            return true;
    }
    return false;
}

static bool ends_sentence(osk_slice line)
{
    return line.length && strchr(".!?", line.data[line.length - 1]);
}

/* A line under it: a name, a title, a telephone. No sentence, nothing quoted, no "PS: Husk møtet". */
static bool is_signed(osk_slice line)
{
    enum { LONGEST = 50, MOST_WORDS = 5 };
    return line.length <= LONGEST && osk__slice_words(line) <= MOST_WORDS && !ends_sentence(line) && line.data[0] != '>' &&
           !osk__slice_begins(line, "PS") && !osk__slice_begins(line, "P.S");
}

/* "Mvh / Kari" under a letter: the line where that begins, or `end`. It ends the letter, or nothing is taken for it. */
static size_t greeting_of(const osk_corpus *corpus, size_t first, size_t end)
{
    enum { MOST_LINES = 6 };
    for (size_t i = end; i-- > first + 1 && end - i <= MOST_LINES;) {
        osk_slice line = osk__slice_trim(osk__corpus_line(corpus, i));
        if (is_closing(line))
            return i;
        if (line.length && !is_signed(line))
            return end;
    }
    return end;
}

static bool take_block(osk_corpus *corpus, const struct block *block, size_t end, size_t *greetings, osk_error *error)
{
    osk_comment comment = {.kind = OSK_COMMENT, .author = without_number(block->from)};
    size_t first = block->text;
    while (first < end && osk__corpus_line(corpus, first).length == 0)
        first++;
    while (end > first && osk__corpus_line(corpus, end - 1).length == 0)
        end--;
    size_t signed_from = block->letter ? greeting_of(corpus, first, end) : end;
    *greetings += signed_from < end;
    end = signed_from;
    while (end > first && osk__corpus_line(corpus, end - 1).length == 0)
        end--;
    if (!mark_heads(corpus, block, error))
        return false;
    if (first == end)
        return true; /* a picture or a call */
    osk_slice last = osk__corpus_line(corpus, end - 1);
    if (!osk__ledger_mark(corpus, corpus->lines[first], (size_t)(last.data - corpus->stream) + last.length, OSK_PART_BODY, error))
        return false;
    osk__draft_begin(corpus);
    for (size_t i = first; i < end; i++)
        if (!osk__draft_line(corpus, corpus->lines[i], osk__corpus_line(corpus, i), error))
            return false;
    return write_sent(corpus, block->sent, &comment.posted, error) &&
           osk__draft_end(corpus, &comment, corpus->lines[first], error);
}

bool osk__signal_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    struct block open = {.head = 0}, next;
    bool any = false;
    size_t greetings = 0;
    if (osk__field_any_named(options))
        return osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as a chat, which has no columns to name");
    for (size_t i = 0; i < corpus->line_count && !any; i++)
        any = read_block(corpus, i, &next);
    corpus->layout = any && next.letter ? "email" : "signal";
    any = false;
    if (!osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as %s", corpus->layout[0] == 'e' ? "a thread of e-mail" : "a chat of Signal"))
        return false;
    for (size_t i = 0; i < corpus->line_count; i++) {
        if (!read_block(corpus, i, &next))
            continue;
        if (any && !take_block(corpus, &open, i, &greetings, error))
            return false;
        any = true;
        open = next;
        i = next.text - 1;
    }
    if (any && !take_block(corpus, &open, corpus->line_count, &greetings, error))
        return false;
    return (!greetings || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                             "left out: %zu greetings under letters (comments --dropped shows them)", greetings)) &&
           osk__ledger_close(corpus, NULL, error);
}

bool osk__signal_fits(const osk_corpus *corpus)
{
    struct block block;
    for (size_t i = 0; i < corpus->line_count && i < 20; i++)
        if (read_block(corpus, i, &block))
            return true;
    return false;
}
