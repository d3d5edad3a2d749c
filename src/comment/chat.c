/* Chats as text: WhatsApp's exports in every country's way to write a date, and others of the same look. A line that
 * begins with a date and a time opens a message; what follows up to the next such line is its text.
 *
 *   12.03.2024, 14:05 - Kari Nordmann: Hei!        [12.03.2024, 14:05:06] Kari Nordmann: Hei!
 *   3/12/24, 2:05 PM - Kari: Hi!                   [2024-03-12 14:05:06] Kari: Hei!
 *   12.03.2024, 14:05 - Kari opprettet gruppen     (a line of the program's own: nobody says it) */
#include "corpus.h"

#include "chat.h"

#include <stdio.h>
#include <string.h>

/* How the three numbers of a date stand. */
enum order { DAY_FIRST, MONTH_FIRST, YEAR_FIRST };

struct head {
    int numbers[3], digits[3]; /* of the date, as they stand */
    int hour, minute, second;  /* second -1: not said */
    size_t length;             /* bytes up to what is said */
};

/* ---- one line's head ---- */

/* White space and marks of direction that programs put between the parts: no-break spaces, U+200E, U+202A ... */
static size_t blank_at(osk_slice s)
{
    static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                         "\xE2\x80\xAA", "\xE2\x80\xAC", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xEF\xBB\xBF"};
    return osk__slice_begins_any(s, OSK__LIST(blanks));
}

static osk_slice skip_blanks(osk_slice s)
{
    for (size_t step; (step = blank_at(s)) > 0;)
        s = osk__slice_behind(s, step);
    return s;
}

static bool take_number(osk_slice *s, int most, int *value, int *digits)
{
    *value = *digits = 0;
    while (s->length && *digits < most && s->data[0] >= '0' && s->data[0] <= '9') {
        *value = *value * 10 + (s->data[0] - '0');
        ++*digits;
        *s = osk__slice_behind(*s, 1);
    }
    return *digits > 0;
}

static bool take_byte(osk_slice *s, const char *any)
{
    if (!s->length || !s->data[0] || !strchr(any, s->data[0]))
        return false;
    *s = osk__slice_behind(*s, 1);
    return true;
}

static bool take_date(osk_slice *s, struct head *head)
{
    for (int i = 0; i < 3; i++) {
        if (i && !take_byte(s, "./-"))
            return false;
        *s = skip_blanks(*s); /* "12. 3. 2024" */
        if (!take_number(s, 4, &head->numbers[i], &head->digits[i]))
            return false;
    }
    take_byte(s, ".");
    return head->digits[1] < 3 && (head->digits[0] == 4 ? head->digits[2] < 3 : head->digits[0] < 3 && head->digits[2] % 2 == 0);
}

/* "PM", "p.m.", "pm": moves the hour. */
static bool take_half(osk_slice *s, struct head *head)
{
    osk_slice t = skip_blanks(*s);
    if (t.length < 2)
        return true;
    char half = (char)(t.data[0] | 0x20);
    if (half != 'a' && half != 'p')
        return true;
    t = osk__slice_behind(t, 1);
    take_byte(&t, ".");
    t = skip_blanks(t);
    if (!take_byte(&t, "mM") || head->hour > 12 || head->hour == 0)
        return false;
    take_byte(&t, ".");
    head->hour = head->hour % 12 + (half == 'p' ? 12 : 0);
    *s = t;
    return true;
}

static bool take_time(osk_slice *s, struct head *head)
{
    int digits;
    head->second = -1;
    if (!take_number(s, 2, &head->hour, &digits) || !take_byte(s, ":.") || !take_number(s, 2, &head->minute, &digits) ||
        digits != 2)
        return false;
    if (take_byte(s, ":.") && !take_number(s, 2, &head->second, &digits))
        return false;
    return head->minute < 60 && head->second < 61 && take_half(s, head) && head->hour < 24;
}

/* What may stand between a date and its time. */
static void skip_joint(osk_slice *s)
{
    static const char *const joints[] = {"kl.", "kl", "at", "T"};
    take_byte(s, ",");
    *s = skip_blanks(*s);
    *s = osk__slice_behind(*s, osk__slice_begins_any(*s, OSK__LIST(joints)));
    *s = skip_blanks(*s);
}

static bool read_head(osk_slice line, struct head *head)
{
    osk_slice s = skip_blanks(line);
    bool bracket = take_byte(&s, "[");
    if (!take_date(&s, head))
        return false;
    skip_joint(&s);
    if (!take_time(&s, head))
        return false;
    s = skip_blanks(s);
    bool colon = !bracket && head->second >= 0 && take_byte(&s, ":"); /* "12.03.14 14:05:07: Kari: Hei", before 2018 */
    if (bracket ? !take_byte(&s, "]") : !colon && !take_byte(&s, "-") && !osk__slice_begins(s, "\xE2\x80\x93"))
        return false;
    if (!bracket && osk__slice_begins(s, "\xE2\x80\x93"))
        s = osk__slice_behind(s, 3);
    if (!s.length || s.data[0] != ' ')
        return false;
    s = osk__slice_behind(s, 1);
    head->length = (size_t)(s.data - line.data);
    return true;
}

/* ---- the order of the numbers, from all of the file ---- */

static bool month_is(int number)
{
    return number >= 1 && number <= 12;
}

/* Each date that has a number over 12 tells which of the two is the day. Where none does, a point is how Europe writes
 * it and the day comes first; so it does here with a stroke, unless times have halves as in America. */
static enum order find_order(const osk_corpus *corpus, bool *sure)
{
    size_t day = 0, month = 0;
    for (size_t i = 0; i < corpus->line_count; i++) {
        struct head head;
        if (!read_head(osk__corpus_line(corpus, i), &head))
            continue;
        if (head.digits[0] == 4)
            return *sure = true, YEAR_FIRST;
        day += !month_is(head.numbers[0]) && month_is(head.numbers[1]);
        month += month_is(head.numbers[0]) && !month_is(head.numbers[1]);
    }
    *sure = (day > 0) != (month > 0);
    return month > day ? MONTH_FIRST : DAY_FIRST;
}

/* "2024-03-12T14:05:06", or nothing where that is no day. */
static bool write_time(osk_corpus *corpus, const struct head *head, enum order order, osk_slice *posted, osk_error *error)
{
    static const int year_at[] = {2, 2, 0}, month_at[] = {1, 0, 1}, day_at[] = {0, 1, 2};
    char text[64];
    int year = head->numbers[year_at[order]], month = head->numbers[month_at[order]], day = head->numbers[day_at[order]];
    *posted = osk__slice(NULL, 0);
    if (head->digits[year_at[order]] == 2)
        year += year < 70 ? 2000 : 1900;
    if (!month_is(month) || day < 1 || day > 31)
        return true;
    int length = snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d", year, month, day, head->hour, head->minute);
    if (head->second >= 0)
        length += snprintf(text + length, sizeof text - (size_t)length, ":%02d", head->second);
    *posted = osk__slice(osk__arena_copy(&corpus->arena, text, (size_t)length, error), (size_t)length);
    return posted->data != NULL;
}

/* ---- who says it ---- */

/* Without blanks and marks at both ends, and without the "~" before the name of somebody who is no contact. */
osk_slice osk__chat_clean(osk_slice name)
{
    name = skip_blanks(name);
    if (take_byte(&name, "~"))
        name = skip_blanks(name);
    for (bool more = true; more && name.length;) {
        more = false;
        for (size_t n = 1; n <= 3 && n <= name.length && !more; n++)
            if (blank_at(osk__slice(name.data + name.length - n, n)) == n) {
                name.length -= n;
                more = true;
            }
    }
    return name;
}

enum { LONGEST_NAME = 120 };

/* "Kari Nordmann: Hei": the name, and what stands behind it. A quotation mark before the colon is no name's: 'Kari
 * changed the subject to "Om: skolen"' is the program's own line. */
static bool split_name(osk_slice s, osk_slice *name, osk_slice *text)
{
    for (size_t i = 0; i < s.length && i < LONGEST_NAME; i++) {
        if (s.data[i] == '"' || osk__slice_begins(osk__slice_behind(s, i), "\xE2\x80\x9C") ||
            osk__slice_begins(osk__slice_behind(s, i), "\xC2\xAB"))
            return false;
        if (s.data[i] != ':' || (i + 1 < s.length && s.data[i + 1] != ' '))
            continue;
        *name = osk__chat_clean(osk__slice(s.data, i));
        *text = osk__slice_behind(s, i + 1);
        return name->length > 0;
    }
    return false;
}

/* ---- the reader ---- */

struct chat {
    osk_corpus *corpus;
    osk_error *error;
    enum order order;
    size_t system, media; /* lines of the program's own; messages that hold nothing but a picture or nothing at all */
};

/* What is said in the lines of a message; is there any? */
static bool has_words(osk_slice text)
{
    osk_slice rest = text, line;
    while (osk__slice_cut(&rest, '\n', &line))
        if (osk__slice_trim(line).length && !osk__chat_is_beside(line))
            return true;
    return false;
}

/* The lines of a message, without the CR at their ends and without what its program set beside them. */
static bool draft_lines(struct chat *chat, osk_slice text, bool poll)
{
    osk_corpus *corpus = chat->corpus;
    osk_slice rest = text, line;
    osk__draft_begin(corpus);
    while (osk__slice_cut(&rest, '\n', &line)) {
        if (line.length && line.data[line.length - 1] == '\r')
            line.length--;
        size_t begin = (size_t)(line.data - corpus->stream); /* behind a line end, but for the first */
        line = poll ? osk__chat_poll_line(line) : line;
        if ((poll && !line.length) || osk__chat_is_beside(line))
            continue;
        if (!osk__draft_line(corpus, begin, line, chat->error))
            return false;
    }
    return true;
}

/* From one place to another, both in the stream. */
static bool mark(struct chat *chat, const char *from, const char *to, osk_part part)
{
    return osk__ledger_slice(chat->corpus, osk__slice(from, (size_t)(to - from)), part, chat->error);
}

static bool take_message(struct chat *chat, const struct head *head, osk_slice said)
{
    osk_corpus *corpus = chat->corpus;
    osk_comment comment = {.kind = OSK_COMMENT};
    osk_slice name, text;
    bool named = split_name(said, &name, &text);
    if (!mark(chat, said.data - head->length, said.data, OSK_PART_TIME) ||
        !mark(chat, said.data, named ? text.data : said.data + said.length, named ? OSK_PART_AUTHOR : OSK_PART_INTERFACE))
        return false;
    if (!named) {
        chat->system++;
        return true;
    }
    /* iOS sets a mark of direction before what the program writes in a person's name. */
    bool own = osk__slice_begins(osk__slice_trim(text), "\xE2\x80\x8E") > 0;
    bool poll = osk__chat_is_poll(text);
    osk_slice all = text;
    text = poll ? osk__slice_trim(text) : osk__chat_words(text);
    if ((own && !poll) || !has_words(text)) {
        chat->media++;
        return osk__ledger_slice(corpus, all, OSK_PART_INTERFACE, chat->error);
    }
    comment.author = name;
    return osk__ledger_slice(corpus, text, OSK_PART_BODY, chat->error) && write_time(corpus, head, chat->order, &comment.posted, chat->error) &&
           draft_lines(chat, text, poll) && osk__draft_end(corpus, &comment, (size_t)(text.data - corpus->stream), chat->error);
}

static bool read_messages(struct chat *chat)
{
    osk_corpus *corpus = chat->corpus;
    struct head open = {0}, head;
    const char *said = NULL, *end = corpus->stream + corpus->length;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (!line.length || !read_head(line, &head))
            continue;
        if (said && !take_message(chat, &open, osk__slice(said, (size_t)(line.data - said))))
            return false;
        open = head;
        said = line.data + head.length;
    }
    return !said || take_message(chat, &open, osk__slice(said, (size_t)(end - said)));
}

bool osk__chat_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    struct chat chat = {.corpus = corpus, .error = error};
    static const char *const orders[] = {"day, month, year", "month, day, year", "year, month, day"};
    bool sure;
    if (osk__field_any_named(options))
        return osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as a chat, which has no columns to name");
    if (osk__telegram_fits(osk__slice(corpus->stream, corpus->length)))
        return osk__telegram_read(corpus, error);
    if (!osk__chat_fits(corpus) && osk__meeting_fits(corpus))
        return osk__meeting_read(corpus, error);
    if (!osk__chat_fits(corpus) && osk__captions_fit(corpus))
        return osk__captions_read(corpus, error);
    if (!osk__chat_fits(corpus) && osk__heads_fit(corpus))
        return osk__heads_read(corpus, error);
    chat.order = find_order(corpus, &sure);
    corpus->layout = "whatsapp";
    return osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as a chat; its dates are %s%s", orders[chat.order],
                              sure ? "" : ", which no date of it decides") &&
           read_messages(&chat) && osk__ledger_close(corpus, NULL, error) &&
           (chat.system + chat.media == 0 ||
            osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                               "left out: %zu of the program's own lines, %zu messages without words (pictures, deleted ones)",
                               chat.system, chat.media));
}

enum { LINES_LOOKED_AT = 200 };

/* The first line that is not blank opens a message, and somebody says something soon. */
bool osk__chat_fits(const osk_corpus *corpus)
{
    size_t looked = 0;
    for (size_t i = 0; i < corpus->line_count && looked < LINES_LOOKED_AT; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name, text;
        struct head head;
        if (!line.length)
            continue;
        bool opens = read_head(line, &head);
        if (looked++ == 0 && !opens)
            return false;
        if (opens && split_name(osk__slice_behind(line, head.length), &name, &text))
            return true;
    }
    return false;
}
