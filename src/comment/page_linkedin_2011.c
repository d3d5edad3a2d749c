/* The LinkedIn group page of 2011. As a browser copies it:
 *
 *   **Title**                                                          opening post: title,
 *   text ...                                                           text,
 *   4 months ago                                                       age
 *   [Unlike](#)...this68 comments • [Jump to most recent comments](#)Kari     stated number; first head
 *   [Stop Following](#)**Kari Nordmann (4.200+)** • text4 months ago • [Reply privately](#) • [Flag ...](#)Per
 *   [Stop Following](#)                                                head: a first name, then the mark
 *   Per Hansen • text                                                  author line
 *   text ...                                                           body
 *   4 months ago                                                       age: the comment ends
 *   Updates: Last 7 Days ... Ads ... Top Influencers ...               not in a comment, so left out
 *   Eva Dahl • text ... who wrote it for
 *   Eva                                                                a page break: the head comes again
 *   [Stop Following](#)                                                inside a comment,
 *   the leaders ...                                                    and its body goes on
 *
 * A comment is open from its author line to its age. What stands outside an open comment is interface,
 * side bar or advertisement. */
#include "page.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

static const char bullet[] = " \xE2\x80\xA2 "; /* U+2022 between spaces */

static const char *const follow_marks[] = {"[Stop Following](#)", "Stop Following", "[Follow](#)", "[Slutt å følge](#)",
                                           "Slutt å følge"};

/* Lines that end an open comment whose age is missing: the page's own frame begins. */
static const char *const frames[] = {"Updates: Last", "Ads by LinkedIn", "Show more comments", "Vis flere kommentarer",
                                     "Add a comment...", "Legg til kommentar"};

/* What may follow an age on its line. */
static const char *const actions[] = {"Reply privately", "Flag as inappropriate", "Flag", "Like", "Unlike", "Comment",
                                      "Svar privat", "Rapporter", "Lik"};

static const char *const jumps[] = {"[Jump to most recent comments]", "Jump to most recent comments",
                                    "[Gå til de nyeste kommentarene]"};

struct page {
    osk_corpus *corpus;
    osk_error *error;
    bool open;            /* an author line was read, its age not yet */
    bool framed;          /* the page's frame began before the age; only a repeated head goes on */
    bool head;            /* a follow mark was read: an author line or a continuation comes */
    osk_slice first_name; /* of the head; data NULL where it was cut off */
    osk_slice author;
    size_t begin;         /* of the open comment in the stream */
    size_t from, to;      /* its body so far: stream[from, to), not yet drafted */
};

static size_t offset_of(const struct page *page, osk_slice s)
{
    return (size_t)(s.data - page->corpus->stream);
}

static osk_slice behind(osk_slice s, size_t length)
{
    return osk__slice(s.data + length, s.length - length);
}

/* Length of a mark of the list at the start of `s`, or 0. */
static size_t begins_any(osk_slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (osk__page_begins(s, list[i]))
            return strlen(list[i]);
    return 0;
}
#define BEGINS(s, list) begins_any((s), (list), sizeof(list) / sizeof *(list))

static size_t find_any(osk_slice s, const char *const *list, size_t count)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t at = osk__page_find(s, list[i]);
        best = at < best ? at : best;
    }
    return best;
}
#define FIND(s, list) find_any((s), (list), sizeof(list) / sizeof *(list))

/* ---- the parts of a line ---- */

/* "**Kari Nordmann (4.200+)** • text": the name, and where the text begins. `headed`: a follow mark came
 * before, so a single name will do. */
static bool author_line(osk_slice line, bool headed, osk_slice *name, size_t *text)
{
    osk_slice near = osk__slice(line.data, line.length < 200 ? line.length : 200);
    size_t at = osk__page_find(near, bullet);
    if (at == SIZE_MAX)
        return false;
    osk_slice s = osk__slice(line.data, at);
    if (s.length > 4 && memcmp(s.data, "**", 2) == 0 && memcmp(s.data + s.length - 2, "**", 2) == 0)
        s = osk__slice(s.data + 2, s.length - 4);
    s = osk__page_unlink(s);
    size_t paren = osk__page_find(s, " (");
    if (paren != SIZE_MAX && s.data[s.length - 1] == ')')
        s.length = paren;
    *name = osk__slice_trim(s);
    *text = at + sizeof bullet - 1;
    return osk__page_name(*name, headed);
}

/* Does the rest of the line behind an age hold nothing but actions? "• [Reply privately](#) • [Flag](#)Per":
 * *tail gets what stands behind the last action, a first name or nothing. */
static bool only_actions(osk_slice rest, osk_slice *tail)
{
    size_t count = 0;
    for (;;) {
        bool dot = osk__page_begins(rest, bullet) || osk__page_begins(rest, " \xC2\xB7 ");
        if (!dot)
            break;
        osk_slice word = behind(rest, osk__page_begins(rest, bullet) ? sizeof bullet - 1 : 4);
        bool link = word.length && word.data[0] == '[';
        if (link)
            word = behind(word, 1);
        size_t length = BEGINS(word, actions);
        if (length == 0)
            return false;
        rest = behind(word, length);
        size_t close = link ? osk__page_find(rest, ")") : SIZE_MAX;
        if (link && (close == SIZE_MAX || rest.data[0] != ']'))
            return false;
        if (link)
            rest = behind(rest, close + 1);
        count++;
    }
    *tail = osk__slice_trim(rest);
    return count > 0 && (tail->length == 0 || osk__page_name(*tail, true));
}

/* Where an age that ends the comment stands in the line: alone, or before actions; SIZE_MAX if nowhere. */
static size_t closing_age(osk_slice line, size_t *length, osk_slice *tail)
{
    *tail = osk__slice(NULL, 0);
    *length = osk__page_age(line);
    if (*length && *length == line.length)
        return 0;
    /* An age inside the line needs an action behind it; look only where one stands. */
    if (osk__page_find(line, "\xE2\x80\xA2") == SIZE_MAX && osk__page_find(line, "\xC2\xB7") == SIZE_MAX)
        return SIZE_MAX;
    for (size_t i = 0; i < line.length; i++) {
        /* "...12 months ago": begin with the first digit of a number. */
        if (i && line.data[i] >= '0' && line.data[i] <= '9' && line.data[i - 1] >= '0' && line.data[i - 1] <= '9')
            continue;
        *length = osk__page_age(behind(line, i));
        if (*length && only_actions(behind(line, i + *length), tail))
            return i;
    }
    return SIZE_MAX;
}

/* ---- the opening post and what the page states ---- */

/* The number before " comments": "this68 comments • [Jump ...". */
static size_t stated_number(osk_slice line, size_t before)
{
    static const char *const words[] = {" comment", " kommentar"};
    size_t at = FIND(osk__slice(line.data, before), words), number = 0, unit = 1;
    if (at == SIZE_MAX)
        return 0;
    while (at > 0 && line.data[at - 1] >= '0' && line.data[at - 1] <= '9' && unit < 100000000) {
        number += (size_t)(line.data[--at] - '0') * unit;
        unit *= 10;
    }
    return number;
}

static bool is_bold(osk_slice line)
{
    return line.length > 4 && memcmp(line.data, "**", 2) == 0 && memcmp(line.data + line.length - 2, "**", 2) == 0;
}

/* The first line of the comments' part: the one with the jump, the first follow mark, or an author line. */
static size_t end_of_post(const osk_corpus *corpus)
{
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name;
        size_t text;
        if (FIND(line, jumps) != SIZE_MAX || BEGINS(line, follow_marks) || author_line(line, false, &name, &text))
            return i;
    }
    return corpus->line_count;
}

static bool take_post(struct page *page, osk_slice title, size_t first, size_t last)
{
    osk_corpus *corpus = page->corpus;
    osk_comment post = {.kind = OSK_POST, .title = title};
    osk_slice body = {NULL, 0};
    for (size_t i = first; i < last; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (osk__page_age(line) == line.length && line.length) {
            post.posted = line;
            break;
        }
        if (line.length && !body.data)
            body = line;
        if (line.length)
            body.length = (size_t)(line.data + line.length - body.data);
    }
    if (!post.posted.data || !body.data)
        return true; /* no age: menus above the first comment, not a post */
    osk__draft_begin(corpus);
    size_t start = offset_of(page, body);
    return osk__draft_range(corpus, start, start + body.length, page->error) &&
           osk__draft_end(corpus, &post, start, page->error);
}

/* The post stands before the comments' part; its title is the first bold line, else the first line. */
static bool read_post(struct page *page, size_t end)
{
    size_t title = end;
    for (size_t i = 0; i < end; i++) {
        osk_slice line = osk__corpus_line(page->corpus, i);
        if (is_bold(line)) {
            osk_slice bare = osk__slice(line.data + 2, line.length - 4);
            return take_post(page, bare, i + 1, end);
        }
        if (line.length && title == end)
            title = i;
    }
    return title == end || take_post(page, osk__corpus_line(page->corpus, title), title + 1, end);
}

/* ---- comments ---- */

/* The body read so far into the draft. */
static bool draft_body(struct page *page)
{
    osk_slice body = osk__slice_trim(osk__slice(page->corpus->stream + page->from, page->to - page->from));
    page->from = page->to = 0;
    if (body.length == 0)
        return true;
    size_t start = offset_of(page, body);
    if (page->corpus->draft.piece_count) {
        /* A page break: in the middle of a sentence the text goes on with a small letter. */
        const char *glue = osk__unicode_lower(osk__utf8_value(body.data)) ? " " : "\n\n";
        if (!osk__draft_text(page->corpus, osk__slice_text(glue), start, start, page->error))
            return false;
    }
    return osk__draft_range(page->corpus, start, start + body.length, page->error);
}

static void add_line(struct page *page, osk_slice line)
{
    size_t start = offset_of(page, line);
    if (page->from == page->to)
        page->from = start;
    page->to = start + line.length;
}

static bool end_comment(struct page *page, osk_slice posted)
{
    osk_comment comment = {.kind = OSK_COMMENT, .author = page->author, .posted = posted};
    page->open = page->framed = false;
    return draft_body(page) && osk__draft_end(page->corpus, &comment, page->begin, page->error);
}

/* An open comment ends although its age never came. */
static bool end_without_age(struct page *page)
{
    size_t line, column;
    if (!page->open)
        return true;
    osk__corpus_place(page->corpus, page->begin, &line, &column);
    return osk__corpus_notice(
               page->corpus, page->error, OSK_NOTICE_GUESS, line, 0,
               "no age ends the comment by %.*s; it ends where the page's frame or the next comment begins",
               (int)page->author.length, page->author.data) &&
           end_comment(page, osk__slice(NULL, 0));
}

static bool begin_comment(struct page *page, osk_slice name, osk_slice text)
{
    if (!end_without_age(page))
        return false;
    osk__draft_begin(page->corpus);
    page->open = true;
    page->head = false;
    page->author = name;
    page->begin = offset_of(page, text);
    page->from = page->to = page->begin;
    return true;
}

/* Does the author's name begin with the head's first name? A head that was cut off agrees with anyone. */
static bool head_agrees(const struct page *page, osk_slice name)
{
    osk_slice first = page->first_name;
    return first.length == 0 || (name.length >= first.length && memcmp(name.data, first.data, first.length) == 0);
}

/* Text of an open comment up to its age, if the line holds that. */
static bool read_body(struct page *page, osk_slice line)
{
    size_t length;
    osk_slice tail;
    size_t at = closing_age(line, &length, &tail);
    if (at == SIZE_MAX) {
        add_line(page, line);
        return true;
    }
    if (at)
        add_line(page, osk__slice(line.data, at));
    page->first_name = tail;
    return end_comment(page, osk__slice(line.data + at, length));
}

/* A head whose body does not begin with an author line: the open comment goes on after a page break;
 * with none open, all that is known of the author is the head's first name. */
static bool read_headed_body(struct page *page, osk_slice line)
{
    page->head = false;
    if (page->open && head_agrees(page, page->author)) {
        page->framed = false;
        return draft_body(page) && read_body(page, line);
    }
    size_t number, column;
    osk_slice name = page->first_name;
    osk__corpus_place(page->corpus, offset_of(page, line), &number, &column);
    if (!osk__corpus_notice(page->corpus, page->error, OSK_NOTICE_GUESS, number, 0,
                            "the author's line is missing; the author is taken from the head above: '%.*s'",
                            (int)name.length, name.length ? name.data : ""))
        return false;
    if (name.length == 0)
        name = osk__slice(NULL, 0);
    return begin_comment(page, name, line) && read_body(page, line);
}

static bool read_line(struct page *page, osk_slice line)
{
    osk_slice name;
    size_t text;
    if (page->head || !page->open || page->framed)
        if (author_line(line, page->head, &name, &text) && (!page->head || head_agrees(page, name) || !page->open))
            return begin_comment(page, name, behind(line, text)) && read_body(page, behind(line, text));
    if (page->head)
        return read_headed_body(page, line);
    if (!page->open || page->framed)
        return true; /* outside every comment */
    if (BEGINS(line, frames)) {
        page->framed = true;
        return true;
    }
    return read_body(page, line);
}

/* A first name on a line of its own whose next line with content bears a follow mark. */
static bool is_head_name(const osk_corpus *corpus, size_t i, osk_slice line)
{
    if (!osk__page_name(line, true))
        return false;
    for (size_t next = i + 1; next < corpus->line_count && next <= i + 3; next++) {
        osk_slice after = osk__corpus_line(corpus, next);
        if (after.length)
            return BEGINS(after, follow_marks) > 0;
    }
    return false;
}

static bool read_comments(struct page *page, size_t first)
{
    osk_corpus *corpus = page->corpus;
    for (size_t i = first; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        size_t jump = FIND(line, jumps), mark = BEGINS(line, follow_marks);
        if (line.length == 0)
            continue;
        if (i == first && jump != SIZE_MAX) {
            corpus->stated = stated_number(line, jump);
            size_t last = osk__page_find(behind(line, jump), "(#)");
            page->first_name = last == SIZE_MAX ? osk__slice(NULL, 0) : osk__slice_trim(behind(line, jump + last + 3));
            continue;
        }
        if (is_head_name(corpus, i, line)) {
            page->first_name = line;
            continue;
        }
        if (mark) {
            page->head = true;
            line = osk__slice_trim(behind(line, mark));
        }
        if (line.length && !read_line(page, line))
            return false;
    }
    return end_without_age(page);
}

static bool read(osk_corpus *corpus, osk_error *error)
{
    struct page page = {.corpus = corpus, .error = error};
    size_t first = end_of_post(corpus);
    return read_post(&page, first) && read_comments(&page, first);
}

static size_t fits(const osk_corpus *corpus)
{
    size_t marks = 0;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name, tail;
        size_t text, length;
        if (BEGINS(line, follow_marks) || FIND(line, jumps) != SIZE_MAX)
            marks++;
        else if (author_line(line, false, &name, &text))
            marks++;
        else if (line.length < 400 && closing_age(line, &length, &tail) != SIZE_MAX)
            marks++;
    }
    return marks;
}

/* One author line and one age could stand in any text; a real page has more. */
const osk__layout osk__page_linkedin_2011 = {"linkedin-2011", fits, 3, read};
