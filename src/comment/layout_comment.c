/* One comment of a page from its head to its end: whom it answers, whether it is the opening post, and what stands in the
 * place of one that was removed. */
#include "layout_reader.h"
#include "line_parts.h"

#include <string.h>

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

size_t osk__reader_column(const osk__reader *reader, size_t i)
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
    size_t column = osk__reader_column(reader, reader->head_line);
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
    } else if (reader->in.answers_last && reader->corpus->count) {
        osk__comment_answers(comment, &reader->corpus->comments[reader->corpus->count - 1]);
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

bool osk__reader_close(osk__reader *reader, const osk__found *tail, bool framed)
{
    if (!reader->post && is_gone(reader))
        return leave_gone(reader);
    if (opens_thread(reader, tail, framed))
        reader->post = true;
    const osk_slice *last = reader->body_count ? &reader->body[reader->body_count - 1] : NULL;
    if (reader->post && reader->form->caption && last && osk__body_shapes(reader, reader->body_count - 1) & OSK__LINE_TIME)
        reader->in.time = osk__line_at(reader, reader->body_line[--reader->body_count])->time;
    if (reader->post) {
        osk__article_finish(reader);
    }
    osk_corpus *corpus = reader->corpus;
    const osk__found *in = &reader->in;
    osk_comment comment = {.kind = reader->post ? OSK_POST : OSK_COMMENT, .author = in->author, .headline = in->headline,
                           .posted = in->time, .inferred = in->same};
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
    return osk__reader_close(reader, NULL, false);
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
