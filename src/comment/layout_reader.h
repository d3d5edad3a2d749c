/* What reads a page by its layout: the state that layout_read.c (the walk), layout_comment.c (comments), layout_body.c (their texts) and
 * layout_trim.c (what is none of them) and layout_article.c share. */
#ifndef OSK_COMMENT_LAYOUT_READER_H
#define OSK_COMMENT_LAYOUT_READER_H

#include "corpus.h"
#include "layout.h"

typedef struct osk__reader {
    osk_corpus *corpus;
    const osk__page_lines *page;
    const osk__layout_form *form;
    size_t head;           /* which of the form's heads the page uses */
    osk_error *error;
    size_t *next_tail;     /* by line: where the next tail begins, or the number of lines; weak and headless pages */
    bool open, post;       /* a comment is open; it is the opening post */
    osk__found in;         /* head of the open comment */
    size_t head_line;      /* where the open comment begins */
    osk_slice *body;       /* its lines */
    size_t body_count, body_capacity;
    size_t *body_line;
    size_t body_line_capacity;
    size_t parent, replies; /* comment that the next `replies` comments answer; 0: none */
    bool some_replies;      /* not all of them were copied: one is told by the name that it begins with */
    bool field_known, field; /* what field_ahead() saw at line `field_end` */
    size_t field_end;
    bool tails;            /* nearly every comment of the page has a tail */
    size_t *levels;        /* where the heads are indented: comments by depth, the columns and the numbers counted from 1 */
    size_t level_count, level_capacity;
    bool indented;         /* two heads or more stand farthest left, and others behind them farther right */
    osk_slice cited;       /* whom the next comment answers, as stands over its head; or data NULL */
    size_t closed_at;      /* the line behind the last tail, or the number of lines where something else ended the comment */
    bool last;             /* the page ends in the open comment: what stands under the comments may follow its text */
    size_t titles;         /* lines over the first head, where the thread's title stands */
    bool thread_before;     /* "3 Replies on ..." stood just before */
    bool unloaded_replies;  /* "See previous replies" stood just before */
} osk__reader;

static inline const osk__line *osk__line_at(const osk__reader *reader, size_t i) { return &reader->page->lines[i]; }

static inline size_t osk__offset_of(const osk__reader *reader, osk_slice s)
{
    return (size_t)(s.data - reader->corpus->stream);
}

static inline bool osk__same_name(osk_slice a, osk_slice b)
{
    return a.data && b.data && osk__slice_equal(a, b);
}

/* The shapes of a line of the body. */
static inline uint32_t osk__body_shapes(const osk__reader *reader, size_t b)
{
    return osk__line_at(reader, reader->body_line[b])->shapes;
}

/* ---- one comment (layout_comment.c) ---- */
bool osk__reader_begin(osk__reader *reader, const osk__found *head, size_t line, bool post);
/* Ends the open comment, if there is one, where no tail does. */
bool osk__reader_end(osk__reader *reader);
/* Ends the open comment; `tail` may be NULL; `framed`: the page's own words follow. */
bool osk__reader_close(osk__reader *reader, const osk__found *tail, bool framed);
/* Blanks before line `i`, a tab as eight. */
size_t osk__reader_column(const osk__reader *reader, size_t i);

/* ---- the opening post (layout_post.c) ---- */
extern const uint32_t osk__section_marks; /* lines that part the comments from what stands about them */
bool osk__reader_is_post(osk__reader *reader, size_t i, osk__found *head);
bool osk__reader_begin_post(osk__reader *reader, const osk__found *head, size_t i);
/* Copying began inside the first comment: what stands before its tail is its text. */
bool osk__reader_begin_cut(osk__reader *reader, size_t *i);
/* A post that prints no time over it, or its time in a row below; *i moves to its text. */
bool osk__reader_plain_post(osk__reader *reader, size_t *i);
bool osk__reader_post_with_tail(osk__reader *reader, size_t *i);

/* ---- an article (layout_article.c) ---- */
/* Its author, where only lines about it tell, and its text without counts and buttons. */
void osk__article_finish(osk__reader *reader);
/* A few words that end no sentence: behind an article's last, names of themes and the like. */
bool osk__article_scrap(osk_slice s);
/* Is the line of the page, between the head and the article's first words? "Dette er et debattinnlegg.", "Del på Facebook" */
bool osk__article_is_over(const osk__reader *reader, const osk__line *line);

/* ---- the open comment's text (layout_body.c) ---- */
bool osk__body_add(osk__reader *reader, size_t line, osk_slice text);
/* The text into the draft, with its quotations; reply_to of `comment` is set if they are of an earlier one. */
bool osk__body_draft(osk__reader *reader, osk_comment *comment);
/* The nearest earlier comment that holds the line, by `author` where that is told, counted from 1; 0 for none. */
size_t osk__quoted_comment(const osk__reader *reader, osk_slice author, osk_slice line);
/* The nearest earlier comment by `author`, counted from 1; 0 for none. */
size_t osk__nearest_by(const osk__reader *reader, osk_slice author);

/* ---- what is none of it (layout_trim.c) ---- */
/* Takes blank lines, "…more" and notes on images from its end, counts, titles, previews, and the signature of
 * a forum. */
bool osk__body_trim(osk__reader *reader);
/* Takes lines [from, to) out of the text; the ledger has them as `part`. */
bool osk__body_drop(osk__reader *reader, size_t from, size_t to, osk_part part);
/* Words that were taken for the page's own become the text of a comment that would have none: a figure over its buttons, a
 * line like a workplace, a note in many words. */
bool osk__body_rescue(osk__reader *reader, const osk__found *tail);

enum { OSK__LOOK_BACK = 400 }; /* comments: so that a page of many quotations stays linear */

#endif
