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
#include "page_linkedin_2011.h"

#include "clock.h"
#include "line.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

struct page {
    osk_corpus *corpus;
    osk_error *error;
    bool open;            /* an author line was read, its age not yet */
    bool framed;          /* inside the page's frame; an open comment goes on at its repeated head */
    bool head;            /* a follow mark was read: an author line or a continuation comes */
    osk_slice first_name; /* of the head; data NULL where it was cut off */
    osk_slice author;
    size_t begin;         /* of the open comment in the stream */
    size_t from, to;      /* its body so far: stream[from, to), not yet drafted */
    size_t line;          /* that is being read */
    osk_slice rest;       /* of that line, behind a comment that ended in it */
    osk_slice stray;      /* the first line outside comments and frame since the last comment, or data NULL */
};

static size_t offset_of(const struct page *page, osk_slice s)
{
    return (size_t)(s.data - page->corpus->stream);
}

/* ---- the opening post and what the page states ---- */

/* Where the comments' part begins: the jump in its line, or behind "6 comments" alone, as pages with few have it; or SIZE_MAX. */
static size_t jump_of(osk_slice line)
{
    static const char *const patterns[] = {"# comments", "# comment", "# kommentarer", "# kommentar"};
    for (size_t i = 0; line.length && line.length < 24 && i < sizeof patterns / sizeof *patterns; i++)
        if (osk__line_fits(line, patterns[i], NULL, NULL))
            return line.length;
    return osk__2011_jump(line);
}

/* The first line of the comments' part: the one with the jump; without one the first follow mark or author line. */
static size_t end_of_post(const osk_corpus *corpus)
{
    size_t first = corpus->line_count, text;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name;
        if (jump_of(line) != SIZE_MAX)
            return i;
        if (first == corpus->line_count && (osk__2011_mark(line) || osk__2011_name(line, &name) || osk__2011_author(line, false, &name, &text)))
            first = i;
    }
    return first;
}

/* `sure`: the jump line follows, so it is the post even without an age; else it may be a menu. */
static bool take_post(struct page *page, osk_slice title, size_t first, size_t last, bool sure)
{
    osk_corpus *corpus = page->corpus;
    osk_comment post = {.kind = OSK_POST, .title = title};
    osk_slice body = {NULL, 0};
    for (size_t i = first; i < last; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (osk__clock_age(line) == line.length && line.length) {
            post.posted = line;
            break;
        }
        osk_slice name;
        if (line.length && !body.data && osk__2011_name(line, &name)) { /* whose post it is: his first name */
            if (!osk__ledger_slice(corpus, line, OSK_PART_INTERFACE, page->error))
                return false;
            continue;
        }
        if (line.length && !body.data)
            body = line;
        if (line.length)
            body.length = (size_t)(line.data + line.length - body.data);
    }
    if (!body.data || (!post.posted.data && !sure))
        return true;
    osk__draft_begin(corpus);
    size_t start = offset_of(page, body);
    return osk__draft_range(corpus, start, start + body.length, page->error) &&
           osk__ledger_slice(corpus, title, OSK_PART_BODY, page->error) &&
           osk__ledger_slice(corpus, body, OSK_PART_BODY, page->error) &&
           osk__ledger_slice(corpus, post.posted, OSK_PART_TIME, page->error) &&
           osk__draft_end(corpus, &post, start, page->error);
}

/* Words of a sentence or a title, not of a menu: "Hvem bestemmer over møtekalenderen din?", but not "More...". */
static bool is_prose(osk_slice line)
{
    size_t spaces = 0, small = 0; /* "Home Profile Contacts Groups Jobs Inbox 4 Companies News More" has no word in small letters */
    for (size_t i = 0; i < line.length; i++) {
        spaces += line.data[i] == ' ';
        small += i > 0 && line.data[i - 1] == ' ' && line.data[i] >= 'a' && line.data[i] <= 'z';
    }
    bool dots = line.length > 3 && memcmp(line.data + line.length - 3, "...", 3) == 0;
    return spaces > 2 && !dots && (strchr(".?!:", line.data[line.length - 1]) || (line.length > 60 && small > 1));
}

/* The title of a post that no bold line begins: the first line of prose under the menus. */
static size_t plain_title(const osk_corpus *corpus, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (osk__corpus_line(corpus, i).length && is_prose(osk__corpus_line(corpus, i)))
            return i;
    return end;
}

/* The post stands before the comments' part; its title is the first bold line, else the first line. */
static bool read_post(struct page *page, size_t end)
{
    const osk_corpus *corpus = page->corpus;
    bool sure = end < corpus->line_count && jump_of(osk__corpus_line(corpus, end)) != SIZE_MAX;
    size_t title = end;
    for (size_t i = 0; i < end; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (osk__2011_bold(line))
            return take_post(page, osk__slice(line.data + 2, line.length - 4), i + 1, end, sure);
        if (line.length && title == end)
            title = i;
    }
    if (sure && plain_title(corpus, end) < end)
        title = plain_title(corpus, end);
    return title == end || take_post(page, osk__corpus_line(corpus, title), title + 1, end, sure);
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
    return osk__draft_range(page->corpus, start, start + body.length, page->error) &&
           osk__ledger_slice(page->corpus, body, OSK_PART_BODY, page->error);
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
    return draft_body(page) && osk__ledger_slice(page->corpus, page->author, OSK_PART_AUTHOR, page->error) &&
           osk__ledger_slice(page->corpus, posted, OSK_PART_TIME, page->error) &&
           osk__draft_end(page->corpus, &comment, page->begin, page->error);
}

/* Something doubtful at `place`; `format` has one %.*s for `who`. `verb`, with the line and a name, is the edit that
 * would decide it otherwise; or NULL. */
static bool doubt_edit(struct page *page, osk_slice place, const char *verb, osk_slice name, const char *format, osk_slice who)
{
    size_t line, column;
    char edit[200], what[400];
    osk__corpus_place(page->corpus, offset_of(page, place), &line, &column);
    snprintf(edit, sizeof edit, "%s %zu%s%.*s", verb ? verb : "", line, name.length ? " " : "",
             (int)(name.length < 80 ? name.length : 80), name.length ? name.data : "");
    snprintf(what, sizeof what, format, (int)(who.length < 80 ? who.length : 80), who.length ? who.data : "");
    return osk__corpus_doubt(page->corpus, page->error, offset_of(page, place), verb ? edit : NULL, "%s", what);
}

static bool doubt(struct page *page, osk_slice place, const char *format, osk_slice who)
{
    return doubt_edit(page, place, NULL, osk__slice(NULL, 0), format, who);
}

/* An open comment ends although its age never came. */
static bool end_without_age(struct page *page)
{
    if (!page->open)
        return true;
    return doubt(page, osk__slice(page->corpus->stream + page->begin, 0),
                 "no age ends the comment by %.*s; it ends where the page's frame or the next comment begins",
                 page->author) &&
           end_comment(page, osk__slice(NULL, 0));
}

static bool begin_comment(struct page *page, osk_slice name, osk_slice text)
{
    if (!end_without_age(page))
        return false;
    osk__draft_begin(page->corpus);
    page->open = true;
    page->head = page->framed = false;
    page->author = name;
    page->first_name = page->stray = osk__slice(NULL, 0);
    page->begin = offset_of(page, text);
    page->from = page->to = page->begin;
    return true;
}

/* Does the name begin with the head's first name, as whole words? A head that was cut off agrees with anyone. */
static bool head_agrees(const struct page *page, osk_slice name)
{
    osk_slice first = page->first_name;
    if (first.length == 0)
        return true;
    bool begins = name.length >= first.length && memcmp(name.data, first.data, first.length) == 0;
    return begins && (name.length == first.length || osk__2011_space(osk__slice_behind(name, first.length)));
}

/* What is glued behind the last action of a comment: the next head's first name, perhaps its mark and all the rest. */
static void read_tail(struct page *page, osk_slice tail)
{
    size_t mark = 0;
    while (mark < tail.length && mark < 200 && !(tail.data[mark] == '[' && osk__2011_mark(osk__slice_behind(tail, mark))))
        mark++;
    if (mark == 200)
        mark = tail.length;
    osk_slice name = osk__slice_trim(osk__slice(tail.data, mark < tail.length ? mark : tail.length));
    page->first_name = (osk__line_name_words(name) > 0) ? name : osk__slice(NULL, 0);
    if (mark < tail.length)
        page->rest = osk__slice_behind(tail, mark);
}

static bool is_head_name(const osk_corpus *corpus, size_t i, osk_slice line);

/* An age alone on a line is quoted, not the end, if another follows before the next head or the page's frame: "Under
 * innlegget står det / 4 months ago / og ingen har svart." */
static bool goes_on(const struct page *page)
{
    const osk_corpus *corpus = page->corpus;
    for (size_t i = page->line + 1; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name, tail;
        size_t text, length;
        if (line.length == 0)
            continue;
        if (osk__2011_mark(line) || osk__2011_name(line, &name) || osk__2011_frame(line) ||
            is_head_name(corpus, i, line) || osk__2011_author(line, false, &name, &text))
            return false;
        if (line.length < 400 && osk__2011_age(line, &length, &tail) != SIZE_MAX)
            return true;
    }
    return false;
}

/* Text of an open comment up to its age, if the line holds that. */
static bool read_body(struct page *page, osk_slice line)
{
    size_t length;
    osk_slice tail;
    size_t at = osk__2011_age(line, &length, &tail);
    if (at == SIZE_MAX || (at == 0 && length == line.length && goes_on(page))) {
        add_line(page, line);
        return true;
    }
    if (at)
        add_line(page, osk__slice(line.data, at));
    read_tail(page, tail);
    return end_comment(page, osk__slice(line.data + at, length));
}

/* A head whose body does not begin with an author line: the open comment goes on after a page break;
 * with none open, all that is known of the author is the head's first name. */
static bool read_headed_body(struct page *page, osk_slice line)
{
    osk_slice name = page->first_name;
    page->head = false;
    if (page->open && head_agrees(page, page->author)) {
        page->framed = false;
        page->first_name = osk__slice(NULL, 0);
        return draft_body(page) && read_body(page, line);
    }
    return doubt_edit(page, line, "author", name, "the author's line is missing; the author is taken from the head above: '%.*s'", name) &&
           begin_comment(page, name.length ? name : osk__slice(NULL, 0), line) && read_body(page, line);
}

/* A first name on a line of its own whose next line with content bears a follow mark. */
static bool is_head_name(const osk_corpus *corpus, size_t i, osk_slice line)
{
    if (!(osk__line_name_words(line) > 0))
        return false;
    for (size_t next = i + 1; next < corpus->line_count && next <= i + 3; next++) {
        osk_slice after = osk__corpus_line(corpus, next);
        if (after.length)
            return osk__2011_mark(after) > 0;
    }
    return false;
}

/* Does an age come before the next head, author line or part of the frame? Then what begins here is a comment, though
 * it stands in the frame. */
static bool closes_soon(const struct page *page)
{
    const osk_corpus *corpus = page->corpus;
    for (size_t i = page->line + 1; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name;
        size_t text;
        if (line.length && osk__clock_age(line) == line.length)
            return true;
        if (osk__2011_mark(line) || osk__2011_name(line, &name) || osk__2011_frame(line) || is_head_name(corpus, i, line) ||
            osk__2011_author(line, false, &name, &text))
            return false;
    }
    return false;
}

/* An author line whose name is no plain one, but begins as the head says: "Per «Pelle» Hansen • text". */
static bool odd_author(const struct page *page, osk_slice line, osk_slice *name, size_t *text)
{
    size_t at = osk__2011_bullet(osk__slice(line.data, line.length < 100 ? line.length : 100), text);
    if (at == SIZE_MAX || page->first_name.length == 0)
        return false;
    *name = osk__2011_bare_name(osk__slice(line.data, at));
    return head_agrees(page, *name);
}

static bool read_headed_line(struct page *page, osk_slice line)
{
    osk_slice name;
    size_t text;
    bool author = osk__2011_author(line, true, &name, &text) || odd_author(page, line, &name, &text);
    bool goes_on = page->open && page->first_name.length && head_agrees(page, page->author);
    if (author && (head_agrees(page, name) || !goes_on))
        return begin_comment(page, name, osk__slice_behind(line, text)) && read_body(page, osk__slice_behind(line, text));
    return read_headed_body(page, line);
}

/* A line with content that is no head. */
static bool read_line(struct page *page, osk_slice line)
{
    osk_slice name;
    size_t text;
    if (page->head)
        return read_headed_line(page, line);
    if (osk__2011_frame(line)) {
        page->framed = true;
        page->stray = osk__slice(NULL, 0);
        return true;
    }
    bool author = osk__2011_author(line, false, &name, &text);
    if (author && page->framed && !closes_soon(page))
        return doubt_edit(page, line, "take", name, "looks like a comment by %.*s but stands in the page's frame; left out", name);
    if (author && (!page->open || page->framed))
        return begin_comment(page, name, osk__slice_behind(line, text)) && read_body(page, osk__slice_behind(line, text));
    if (page->open && !page->framed)
        return (!author || doubt_edit(page, line, "split", name, "looks like the beginning of a comment by %.*s, but no age ended the one "
                                             "before; read as part of it", name)) &&
               read_body(page, line);
    if (page->framed)
        return true;
    if (page->stray.data && osk__clock_age(line) == line.length) {
        osk_slice stray = page->stray;
        page->stray = osk__slice(NULL, 0);
        return doubt_edit(page, stray, "take", osk__slice(NULL, 0), "text before an age that belongs to no comment; left out: '%.*s'", stray);
    }
    if (!page->stray.data)
        page->stray = line;
    return true;
}

static bool read_comments(struct page *page, size_t first)
{
    osk_corpus *corpus = page->corpus;
    for (page->line = first; page->line < corpus->line_count; page->line++) {
        osk_slice line = osk__corpus_line(corpus, page->line);
        size_t jump = page->line == first ? jump_of(line) : SIZE_MAX;
        if (jump != SIZE_MAX) {
            corpus->stated = osk__2011_stated(line, jump);
            size_t last = osk__slice_find(osk__slice_behind(line, jump), "(#)");
            if (last != SIZE_MAX)
                read_tail(page, osk__slice_trim(osk__slice_behind(line, jump + last + 3)));
            line = page->rest;
        } else if (osk__2011_name(line, &page->first_name)) {
            page->head = true;
            if (!osk__ledger_slice(corpus, line, OSK_PART_INTERFACE, page->error))
                return false;
            continue;
        } else if (is_head_name(corpus, page->line, line)) {
            page->first_name = line;
            if (!osk__ledger_slice(corpus, line, OSK_PART_AUTHOR, page->error))
                return false;
            continue;
        }
        /* Several comments may be glued on one line: each leaves the rest. */
        while (line.length) {
            size_t mark = osk__2011_mark(line);
            page->rest = osk__slice(NULL, 0);
            page->head = page->head || mark;
            line = osk__slice_trim(osk__slice_behind(line, mark));
            if (line.length && !read_line(page, line))
                return false;
            line = page->rest;
        }
    }
    return end_without_age(page);
}

static bool read(osk_corpus *corpus, osk_error *error)
{
    struct page page = {.corpus = corpus, .error = error};
    size_t first = end_of_post(corpus);
    return read_post(&page, first) && read_comments(&page, first);
}

/* Author lines count only beside marks that no plain text has. */
static bool fits(const osk_corpus *corpus, size_t *marks, osk_error *error)
{
    size_t own = 0, authors = 0, ages = 0;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i), name, tail;
        size_t text, length, at;
        if (osk__2011_mark(line) || osk__2011_name(line, &name) || osk__2011_jump(line) != SIZE_MAX)
            own++;
        else if (osk__2011_author(line, false, &name, &text))
            authors++;
        else if (line.length < 400 && (at = osk__2011_age(line, &length, &tail)) != SIZE_MAX)
            *(at == 0 && length == line.length ? &ages : &own) += 1;
    }
    own += authors ? ages : 0; /* an age alone stands on other pages too */
    (void)error;
    *marks = own ? own + authors : 0;
    return true;
}

/* One author line and one age could stand in any text; a real page has more. */
const osk__layout osk__page_linkedin_2011 = {"linkedin-2011", fits, 3, read};
