/* Chats whose every message has a line of its own for who and when, and the words below:
 *
 *   [12.03.2024 14:05] kari               Kari Moe, [12.03.2024 14:05]        Mar 12, 2024  2:05:06 PM
 *   Hei!                                  Hei!                                Kari
 *                                                                             Hei!
 *   Discord, as DiscordChatExporter       Telegram, copied from its window    iMessage, as imessage-exporter
 *   writes it */
#include "chat.h"

#include <string.h>

struct head {
    osk_slice time, name;
    size_t line, text; /* of the head and of the first words, from 0 */
};

enum { LONGEST_NAME = 80 };

static bool is_dated(osk_slice s)
{
    osk__when when;
    return osk__clock_is(s, &when) && when.kind == OSK__DATE && when.date.hour >= 0;
}

/* "[12.03.2024 14:05] kari", "[12.03.2024 14:05] kari (pinned)" */
static bool read_bracket_first(osk_slice line, struct head *head)
{
    static const char pinned[] = " (pinned)";
    const char *close = line.data[0] == '[' ? memchr(line.data, ']', line.length) : NULL;
    if (!close)
        return false;
    head->time = osk__slice(line.data + 1, (size_t)(close - line.data) - 1);
    head->name = osk__slice_trim(osk__slice_behind(line, (size_t)(close + 1 - line.data)));
    size_t end = sizeof pinned - 1;
    if (head->name.length > end && memcmp(head->name.data + head->name.length - end, pinned, end) == 0)
        head->name.length -= end;
    return is_dated(head->time);
}

/* "Kari Moe, [12.03.2024 14:05]" */
static bool read_bracket_last(osk_slice line, struct head *head)
{
    size_t open = line.data[line.length - 1] == ']' ? osk__slice_find(line, ", [") : SIZE_MAX;
    if (open == SIZE_MAX)
        return false;
    head->name = osk__slice_trim(osk__slice(line.data, open));
    head->time = osk__slice(line.data + open + 3, line.length - open - 4);
    return is_dated(head->time);
}

/* "Mar 12, 2024  2:05:06 PM (Read by you after 1 minute, 2 seconds)" over "Kari" */
static bool read_moment(osk_slice line, osk_slice below, struct head *head)
{
    size_t length = line.length && ((unsigned)(line.data[0] | 0x20) - 'a') < 26u ? osk__clock_read(line, NULL) : 0;
    osk_slice rest = osk__slice_trim(osk__slice_behind(line, length));
    if (!length || (rest.length && (rest.data[0] != '(' || rest.data[rest.length - 1] != ')')))
        return false;
    head->time = osk__slice(line.data, length);
    head->name = below;
    return is_dated(head->time) && osk__slice_words(below) < 7;
}

static bool read_head(const osk_corpus *corpus, size_t at, struct head *head)
{
    osk_slice line = osk__corpus_line(corpus, at);
    bool over = line.length && at + 1 < corpus->line_count && read_moment(line, osk__corpus_line(corpus, at + 1), head);
    if (!line.length || (!over && !read_bracket_first(line, head) && !read_bracket_last(line, head)))
        return false;
    head->line = at;
    head->text = at + (over ? 2 : 1);
    return head->name.length > 0 && head->name.length < LONGEST_NAME && !memchr(head->name.data, ':', head->name.length);
}

/* What a program set below the words: "{Attachments}", "{Reactions}"; the frame around the whole. */
static bool ends_words(osk_slice line)
{
    return (line.length > 2 && line.data[0] == '{' && line.data[line.length - 1] == '}' && !memchr(line.data, ' ', line.length)) ||
           osk__slice_begins(line, "==========");
}

static size_t end_of_words(const osk_corpus *corpus, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (ends_words(osk__corpus_line(corpus, i))) {
            end = i;
            break;
        }
    while (end > first && osk__corpus_line(corpus, end - 1).length == 0)
        end--;
    return end;
}

static bool draft_lines(osk_corpus *corpus, size_t first, size_t end, osk_error *error)
{
    osk__draft_begin(corpus);
    for (size_t i = first; i < end; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (!osk__draft_line(corpus, corpus->lines[i], line, error) || !osk__ledger_slice(corpus, line, OSK_PART_BODY, error))
            return false;
    }
    return true;
}

/* The message of a head, up to the line `end`. */
static bool take_message(osk_corpus *corpus, const struct head *head, size_t end, size_t *left_out, osk_error *error)
{
    osk_comment comment = {.kind = OSK_COMMENT, .author = head->name, .posted = head->time};
    size_t first = head->text;
    while (first < end && osk__corpus_line(corpus, first).length == 0)
        first++;
    end = end_of_words(corpus, first, end);
    if (!osk__ledger_slice(corpus, head->time, OSK_PART_TIME, error) || !osk__ledger_slice(corpus, head->name, OSK_PART_AUTHOR, error))
        return false;
    *left_out += first == end;
    return first == end || (draft_lines(corpus, first, end, error) && osk__draft_end(corpus, &comment, corpus->lines[first], error));
}

bool osk__heads_read(osk_corpus *corpus, osk_error *error)
{
    struct head open = {.line = 0}, next;
    bool any = false;
    size_t left_out = 0;
    corpus->layout = "chat";
    if (!osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as a chat with a line for who and when over each message"))
        return false;
    for (size_t i = 0; i < corpus->line_count; i++) {
        if ((any && i < open.text) || !read_head(corpus, i, &next))
            continue;
        if (any && !take_message(corpus, &open, i, &left_out, error))
            return false;
        any = true;
        open = next;
    }
    return (!any || take_message(corpus, &open, corpus->line_count, &left_out, error)) && osk__ledger_close(corpus, NULL, error) &&
           (!left_out || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "left out: %zu messages without words (pictures, deleted ones)",
                                            left_out));
}

/* A head soon, with words below it; a page has other lines first, and a second head in the same form is sure. */
bool osk__heads_fit(const osk_corpus *corpus)
{
    enum { LINES_BEFORE = 12 };
    struct head head;
    bool framed = osk__slice_begins(osk__corpus_line(corpus, 0), "==========") > 0;
    for (size_t i = 0; i < corpus->line_count && i < (framed ? LINES_BEFORE : 1); i++)
        if (read_head(corpus, i, &head))
            return head.text < corpus->line_count && osk__corpus_line(corpus, head.text).length > 0;
    return false;
}
