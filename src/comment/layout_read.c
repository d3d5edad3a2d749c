/* Comments of a page by its layout: head, body, tail, and what stands between comments.
 *
 *   closed --head--> open --tail--> closed       lines of an open comment are its body;
 *                    open --head--> open         lines while closed belong to no comment */
#include "layout_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- comments ---- */

static bool mark_head(osk__reader *reader)
{
    const osk__found *in = &reader->in;
    return osk__ledger_slice(reader->corpus, in->author, OSK_PART_AUTHOR, reader->error) &&
           osk__ledger_slice(reader->corpus, in->headline, OSK_PART_HEADLINE, reader->error) &&
           osk__ledger_slice(reader->corpus, in->time, OSK_PART_TIME, reader->error);
}

/* Does the open comment begin with the name of somebody who has spoken? */
static bool begins_with_name(const osk__reader *reader)
{
    const osk_corpus *corpus = reader->corpus;
    osk_slice text = reader->body_count ? reader->body[0] : osk__slice("", 0);
    for (size_t i = corpus->count; i-- > 0 && corpus->count - i < OSK__LOOK_BACK;) {
        osk_slice name = corpus->comments[i].author;
        if (name.length && text.length > name.length && memcmp(text.data, name.data, name.length) == 0)
            return true;
    }
    return false;
}

/* Blanks before line `i`, a tab as eight. */
static size_t column_of(const osk__reader *reader, size_t i)
{
    const char *stream = reader->corpus->stream, *at = osk__line_at(reader, i)->text.data;
    size_t column = 0;
    for (; at > stream && (at[-1] == ' ' || at[-1] == '\t') && column < 400; at--)
        column += at[-1] == '\t' ? 8 : 1;
    return column;
}

/* Where a page prints answers farther right: the nearest earlier comment that stands farther left, or 0. The comment that is
 * about to be added becomes the last of its depth. */
static bool take_level(osk__reader *reader, size_t *parent)
{
    size_t column = column_of(reader, reader->head_line);
    *parent = 0;
    if (!reader->indented)
        return true;
    while (reader->level_count && reader->levels[reader->level_count - 2] >= column)
        reader->level_count -= 2;
    *parent = reader->level_count ? reader->levels[reader->level_count - 1] : 0;
    if (!OSK__ROOM(reader->levels, reader->level_capacity, reader->level_count + 2, reader->error))
        return false;
    reader->levels[reader->level_count++] = column;
    reader->levels[reader->level_count++] = reader->corpus->count + 1;
    return true;
}

/* The nearest earlier comment with the account "@kari89" in its head, counted from 1; 0 for none. */
static size_t by_account(const osk__reader *reader, osk_slice account)
{
    const osk_corpus *corpus = reader->corpus;
    size_t line = reader->head_line, from = line > 20 * OSK__LOOK_BACK ? line - 20 * OSK__LOOK_BACK : 0;
    while (line-- > from) {
        if (!osk__slice_equal(osk__line_at(reader, line)->text, account) || osk__line_at(reader, line)->shapes & OSK__LINE_REPLIES)
            continue;
        size_t at = osk__offset_of(reader, osk__line_at(reader, line)->text), last = 0;
        for (size_t i = corpus->count; i-- > 0 && corpus->comments[i].piece_count && corpus->comments[i].pieces[0].source > at;)
            last = i + 1;
        return last;
    }
    return 0;
}

static bool take_reply(osk__reader *reader, osk_comment *comment)
{
    size_t level;
    if (!take_level(reader, &level))
        return false;
    if (reader->replies && reader->some_replies && !begins_with_name(reader))
        reader->replies = 0;
    if (reader->replies) {
        osk__comment_answers(comment, &reader->corpus->comments[reader->parent - 1]);
        reader->replies--;
    } else if (reader->in.answers.data) {
        osk_slice answers = reader->in.answers;
        size_t whom = answers.length && answers.data[0] == '@' ? by_account(reader, answers) : 0;
        whom = whom ? whom : osk__nearest_by(reader, answers);
        if (whom)
            osk__comment_answers(comment, &reader->corpus->comments[whom - 1]);
    } else if (level) {
        osk__comment_answers(comment, &reader->corpus->comments[level - 1]);
    }
    return true;
}

/* The first text of a forum opens the thread; so does an article over a newspaper's comments, which has no tail. */
static bool opens_thread(const osk__reader *reader, const osk__found *tail, bool framed)
{
    const osk__layout_form *form = reader->form;
    return reader->corpus->count == 0 && (form->opens || (form->caption && !tail) || (form->article && !tail && framed));
}

/* An article's author may stand over what he is: "Ragnvald Eidsmo / Lektor, Bodø / Publisert: ...". */
static void name_from_above(const osk__reader *reader, osk__found *in)
{
    const osk__line *before = osk__line_at(reader, in->author_line - 1);
    const osk__line *line = osk__line_at(reader, in->author_line);
    bool role = in->author.length < line->text.length || osk__line_name_words(in->author) < 2;
    if (!role || osk__line_name_words(before->text) < 2 || before->shapes & OSK__LINE_INTERFACE || osk__line_fits(line->text, "Av *", NULL, NULL))
        return;
    in->headline = line->text;
    in->author = osk__line_name(before->text);
}

static void name_article(osk__reader *reader)
{
    osk__found *in = &reader->in;
    if (!reader->form->article || in->author_line == 0 || !in->author.data)
        return;
    name_from_above(reader, in);
    if (in->author.length == osk__line_at(reader, in->author_line)->text.length && !osk__line_name_words(in->author))
        in->author = osk__slice(NULL, 0); /* the title stands over the date, and nobody's name */
}

/* Counts and buttons under an article. */
static void trim_article(osk__reader *reader)
{
    static const uint32_t none = OSK__LINE_BLANK | OSK__LINE_COUNT | OSK__LINE_BUTTON | OSK__LINE_ADVERT | OSK__LINE_META |
                                 OSK__LINE_CUT | OSK__LINE_REACTION | OSK__LINE_IMAGE;
    while (reader->body_count && osk__body_shapes(reader, reader->body_count - 1) & none)
        reader->body_count--;
}

/* "Comment removed by moderator" and nothing else: there was a comment, and its words are not here. */
static bool is_gone(const osk__reader *reader)
{
    size_t gone = 0;
    for (size_t b = 0; b < reader->body_count; b++) {
        if (!(osk__body_shapes(reader, b) & (OSK__LINE_BLANK | OSK__LINE_GONE)))
            return false;
        gone += (osk__body_shapes(reader, b) & OSK__LINE_GONE) != 0;
    }
    return gone > 0;
}

static bool leave_gone(osk__reader *reader)
{
    osk_slice what = reader->body[0];
    reader->open = false;
    return mark_head(reader) && osk__ledger_slice(reader->corpus, what, OSK_PART_INTERFACE, reader->error) &&
           osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, what), NULL,
                             "'%.*s' stands in the place of a comment, which is not counted", (int)what.length, what.data);
}

/* Ends the open comment; `tail` may be NULL; `framed`: the page's own words follow. */
static bool end_comment(osk__reader *reader, const osk__found *tail, bool framed)
{
    if (!reader->post && is_gone(reader))
        return leave_gone(reader);
    if (opens_thread(reader, tail, framed))
        reader->post = true;
    const osk_slice *last = reader->body_count ? &reader->body[reader->body_count - 1] : NULL;
    if (reader->post && reader->form->caption && last && osk__body_shapes(reader, reader->body_count - 1) & OSK__LINE_TIME)
        reader->in.time = osk__line_at(reader, reader->body_line[--reader->body_count])->time;
    if (reader->post) {
        if (!reader->form->compact)
            trim_article(reader);
        name_article(reader);
    }
    osk_corpus *corpus = reader->corpus;
    const osk__found *in = &reader->in;
    osk_comment comment = {.kind = reader->post ? OSK_POST : OSK_COMMENT, .author = in->author, .headline = in->headline,
                           .posted = in->time};
    reader->open = false;
    if (!comment.posted.data && tail && tail->time.data) {
        comment.posted = tail->time;
        if (!osk__ledger_slice(corpus, tail->time, OSK_PART_TIME, reader->error))
            return false;
    }
    if (!osk__body_trim(reader))
        return false;
    if (!reader->post && !take_reply(reader, &comment))
        return false;
    osk__draft_begin(corpus);
    if (!mark_head(reader) || !osk__body_draft(reader, &comment) ||
        (!reader->post && corpus->draft.text.length == 0 && !osk__body_rescue(reader, tail)))
        return false;
    size_t start = corpus->draft.piece_count ? corpus->draft.pieces[0].source
                   : in->author.data         ? osk__offset_of(reader, in->author)
                                             : osk__offset_of(reader, osk__line_at(reader, reader->head_line)->text);
    bool empty = corpus->draft.text.length == 0;
    if (reader->post && empty)
        return true;
    return osk__draft_end(corpus, &comment, start, reader->error) &&
           (!empty || osk__corpus_doubt(corpus, reader->error, start, NULL, "the comment by %.*s has no text",
                                        (int)(in->author.length < 80 ? in->author.length : 80), in->author.data));
}

bool osk__reader_end(osk__reader *reader)
{
    if (!reader->open)
        return true;
    osk_slice author = reader->in.author;
    if ((reader->form->tailed || reader->tails) && !reader->post &&
        !osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, osk__line_at(reader, reader->head_line)->text), NULL,
                           "nothing ends the comment by %.*s before the next one begins",
                           (int)(author.length < 80 ? author.length : 80), author.data ? author.data : ""))
        return false;
    return end_comment(reader, NULL, false);
}

bool osk__reader_begin(osk__reader *reader, const osk__found *head, size_t line, bool post)
{
    if (!osk__reader_end(reader))
        return false;
    if (head->parted && !osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, head->author), NULL,
                                           "name and text stand in one line: the name is taken to be %.*s",
                                           (int)head->author.length, head->author.data))
        return false;
    reader->open = true;
    reader->post = post;
    reader->in = *head;
    if (reader->cited.data && !head->answers.data)
        reader->in.answers = reader->cited;
    reader->cited = osk__slice(NULL, 0);
    reader->head_line = line;
    reader->body_count = 0;
    return !head->body.data || !head->body.length || osk__body_add(reader, head->end - 1, head->body);
}

/* ---- lines between comments ---- */

/* "8 Replies on Kari Nordmann's comment" stands behind that comment and before the answers. */
static bool read_thread(osk__reader *reader, const osk__line *line)
{
    osk_corpus *corpus = reader->corpus;
    osk_comment *last = corpus->count ? &corpus->comments[corpus->count - 1] : NULL;
    if (!last || last->kind == OSK_POST)
        return true;
    if (!last->author.data) {
        last->author = line->name;
        last->inferred = true;
        if (!osk__corpus_doubt(corpus, reader->error, osk__offset_of(reader, line->text), NULL,
                               "the first comment's head was not copied; its author is taken from '%.*s'",
                               (int)line->text.length, line->text.data))
            return false;
    }
    size_t whom = osk__same_name(last->author, line->name) ? corpus->count : osk__nearest_by(reader, line->name);
    reader->parent = whom;
    reader->replies = whom ? line->number : 0;
    reader->some_replies = reader->unloaded_replies;
    return true;
}

static bool read_frame(osk__reader *reader, size_t i)
{
    osk_corpus *corpus = reader->corpus;
    const osk__line *line = osk__line_at(reader, i);
    if (line->shapes & OSK__LINE_THREAD) {
        reader->thread_before = true;
        return read_thread(reader, line);
    }
    if (line->shapes & OSK__LINE_REPLIES && line->number && !line->name.data && reader->form->marks & OSK__LINE_THREAD && corpus->count) {
        reader->parent = corpus->count; /* "4 svar" does not say whose: those that begin with a name are taken for them */
        reader->replies = line->number;
        reader->some_replies = true;
    }
    if (line->shapes & OSK__LINE_STATED && !corpus->stated && line->number)
        corpus->stated = line->number;
    if (line->shapes & OSK__LINE_UNLOADED) {
        size_t column;
        if (!corpus->unloaded)
            osk__corpus_place(corpus, corpus->lines[i], &corpus->unloaded, &column);
        /* "See previous replies" right under "3 Replies on ..." is among them. */
        reader->replies = reader->thread_before || reader->some_replies ? reader->replies : 0;
        reader->some_replies = reader->some_replies || reader->thread_before;
        reader->unloaded_replies = true;
    } else if (!(line->shapes & OSK__LINE_BLANK)) {
        reader->unloaded_replies = false;
    }
    reader->thread_before = reader->thread_before && line->shapes & OSK__LINE_BLANK;
    return true;
}

/* ---- the walk ---- */

enum { MOST_TITLES = 60, LEAST_HABIT = 4 };

/* A weak head counts if a tail follows before the page's own words do. */
static bool tail_ahead(const osk__reader *reader, size_t i, size_t from)
{
    size_t tail = reader->next_tail[i];
    if (tail >= reader->page->count)
        return false;
    for (size_t k = from; k < tail; k++)
        if (osk__line_at(reader, k)->shapes & osk__section_marks)
            return false;
    return true;
}

static bool find_tails(osk__reader *reader)
{
    const osk__page_lines *page = reader->page;
    osk__found found;
    reader->next_tail = osk__take(page->count + 1, sizeof *reader->next_tail, reader->error);
    if (!reader->next_tail)
        return false;
    reader->next_tail[page->count] = page->count;
    for (size_t i = page->count; i-- > 0;)
        reader->next_tail[i] = osk__tail_fits(page, reader->form, i, osk__slice(NULL, 0), &found) ? i : reader->next_tail[i + 1];
    return true;
}

static bool is_head(const osk__reader *reader, size_t i, osk__found *head)
{
    if (!osk__head_fits(reader->page, reader->form, reader->head, i, head))
        return false;
    if (reader->form->closed && ((reader->open && !reader->post) || (head->answers.data && reader->corpus->count == 0)))
        return false; /* nobody answers before there is a comment */
    return !reader->form->weak || (!reader->open && !(osk__line_at(reader, i)->shapes & OSK__LINE_INTERFACE) &&
                                   tail_ahead(reader, i, head->end));
}

/* An advertisement inside a comment: its lines up to a blank one, a head or words of the comment field. */
static size_t skip_advert(const osk__reader *reader, size_t i)
{
    osk__found found;
    for (; i < reader->page->count; i++)
        if (osk__line_at(reader, i)->shapes & (OSK__LINE_BLANK | OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_ACTIONS) ||
            osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            return i;
    return i;
}

/* "Svar" right under a head may be all that was written: if another tail comes before the next head, it is. */
static bool is_answer(const osk__reader *reader, size_t behind)
{
    osk__found found;
    for (size_t b = 0; b < reader->body_count; b++)
        if (!(osk__body_shapes(reader, b) & OSK__LINE_BLANK))
            return false;
    size_t tail = reader->next_tail[behind];
    if (tail == reader->page->count || reader->form->weak)
        return false;
    for (size_t i = behind; i < tail; i++)
        if (osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            return false;
    return true;
}

static bool ends_body(const osk__reader *reader, size_t i)
{
    uint32_t shapes = osk__line_at(reader, i)->shapes;
    bool framed = shapes & OSK__LINE_FRAME && reader->body_count && !osk__line_at(reader, i)->name.data; /* "Topp" */
    if (reader->form->titled && shapes & OSK__LINE_META && reader->body_count <= 1 && !framed)
        return false; /* "Gammel av dage / 9 120 innlegg": still about the author */
    return reader->post ? (shapes & reader->form->post_ends) != 0 : (shapes & reader->form->body_ends) != 0;
}

/* "12 comments" under the first text, where every comment has a tail: the text was the opening post. */
static bool is_first_post(const osk__reader *reader, const osk__line *line)
{
    return reader->open && !reader->post && reader->corpus->count == 0 && reader->form->tailed && reader->form->posts[0] &&
           reader->in.author.data && line->shapes & OSK__LINE_STATED && line->number;
}

/* The same words behind its buttons, before anybody else speaks: "Like Comment Share / 87 Likes / 5 Comments". */
static bool is_stated_post(const osk__reader *reader, size_t behind)
{
    osk__found found;
    if (reader->corpus->count || !reader->form->tailed || reader->form->weak || !reader->form->posts[0] || !reader->in.author.data)
        return false;
    for (size_t i = behind; i < reader->page->count && i < behind + OSK__LOOK_BACK; i++) {
        uint32_t shapes = osk__line_at(reader, i)->shapes;
        if (shapes & OSK__LINE_STATED && !(shapes & OSK__LINE_UNLOADED) && osk__line_at(reader, i)->number)
            return true;
        if (osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            return false;
    }
    return false;
}

/* "Dette er et debattinnlegg." stands over the article's first words. */
static bool is_over_article(const osk__reader *reader, const osk__line *line)
{
    static const uint32_t field = OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_SIDEBAR;
    return reader->post && reader->form->article && reader->body_count == 0 && line->shapes & OSK__LINE_FRAME && !(line->shapes & field) &&
           osk__slice_words(line->text) > 3;
}

static size_t skip_blank_lines(const osk__reader *reader, size_t i)
{
    while (i < reader->page->count && osk__line_at(reader, i)->shapes & OSK__LINE_BLANK)
        i++;
    return i;
}

/* Reads from line *i, and moves it on. */
static bool read_line(osk__reader *reader, size_t *i)
{
    const osk__line *line = osk__line_at(reader, *i);
    osk__found found;
    if (osk__reader_is_post(reader, *i, &found)) {
        size_t at = *i;
        *i = found.end;
        return osk__reader_begin_post(reader, &found, at);
    }
    if (is_head(reader, *i, &found)) {
        size_t at = *i;
        *i = found.end;
        return osk__reader_begin(reader, &found, at, false);
    }
    if (reader->open && !reader->post && osk__tail_fits(reader->page, reader->form, *i, reader->in.author, &found) &&
        !is_answer(reader, found.end)) {
        *i = found.end;
        reader->post = is_stated_post(reader, found.end);
        return end_comment(reader, &found, false);
    }
    if (reader->open && reader->post && reader->form->post_below && line->time.data) {
        found = (osk__found){.start = *i, .end = *i + 1, .time = line->time};
        ++*i;
        return end_comment(reader, &found, false);
    }
    if (is_first_post(reader, line))
        reader->post = true;
    if (reader->open && is_over_article(reader, line)) {
        ++*i;
        return true;
    }
    if (reader->open && ends_body(reader, *i)) {
        if (!end_comment(reader, NULL, !(line->shapes & OSK__LINE_META))) /* a picture's name begins no comment field */
            return false;
    }
    if (reader->open && line->shapes & OSK__LINE_ADVERT && !reader->form->tailed) {
        *i = skip_advert(reader, *i + 1);
        return true;
    }
    ++*i;
    if (reader->open && !reader->post && line->shapes & OSK__LINE_GONE && reader->body_count == 0 && reader->form->closed &&
        !osk__tail_fits(reader->page, reader->form, skip_blank_lines(reader, *i), reader->in.author, &found))
        return osk__body_add(reader, *i - 1, line->text) && end_comment(reader, NULL, false); /* no buttons to come */
    if (reader->open)
        return (reader->body_count == 0 && line->shapes & OSK__LINE_BLANK) || osk__body_add(reader, *i - 1, line->text);
    return read_frame(reader, *i - 1);
}

/* Where the comments begin: lines above may be the title that forums print once more over every text. */
static void find_titles(osk__reader *reader)
{
    osk__found found;
    while (reader->form->titled && reader->titles < reader->page->count && reader->titles < MOST_TITLES &&
           !osk__head_fits(reader->page, reader->form, reader->head, reader->titles, &found))
        reader->titles++;
}

/* How far left heads stand; and where nearly every head has a tail, a comment without one is worth a look, though the layout does not ask for it. */
static void find_habit(osk__reader *reader)
{
    osk__found found;
    size_t heads = 0, tails = 0, least = SIZE_MAX, leftmost = 0;
    for (size_t i = 0; i < reader->page->count; i++)
        if (osk__head_fits(reader->page, reader->form, reader->head, i, &found)) {
            size_t column = column_of(reader, i);
            leftmost = column < least ? 1 : leftmost + (column == least);
            least = column < least ? column : least;
            heads++;
            i = found.end - 1;
        } else if (reader->next_tail[i] == i && (i == 0 || reader->next_tail[i - 1] != i - 1)) {
            tails++;
        }
    reader->indented = leftmost > 1 && leftmost < heads;
    reader->tails = heads >= LEAST_HABIT && tails * 10 >= heads * 8;
}

static bool walk(osk__reader *reader)
{
    size_t i = 0;
    if (!find_tails(reader) || !osk__page_learn(reader->corpus, reader->page, reader->form, reader->head, reader->next_tail, reader->error) ||
        (reader->form->cut_first && !osk__reader_begin_cut(reader, &i)) || !osk__reader_plain_post(reader, &i) || !osk__reader_post_with_tail(reader, &i))
        return false;
    find_titles(reader);
    find_habit(reader);
    for (size_t k = 0; k < i; k++)
        if (!read_frame(reader, k))
            return false;
    while (i < reader->page->count)
        if (!read_line(reader, &i))
            return false;
    reader->last = true;
    /* What stands behind the last head of a layout with tails is a text that was cut, or no comment at all. */
    return osk__reader_end(reader);
}

bool osk__layout_read(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, size_t head,
                      osk_error *error)
{
    osk__reader reader = {.corpus = corpus, .page = lines, .form = form, .head = head, .error = error};
    bool good = walk(&reader);
    free(reader.next_tail);
    free(reader.body);
    free(reader.body_line);
    free(reader.levels);
    return good;
}
