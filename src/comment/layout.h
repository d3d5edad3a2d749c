/* Layouts of pages, described as data.
 *
 *   head    lines over a comment:  View Kari Nordmann's profile / Kari Nordmann / • 2nd / Rådgiver / 2d
 *   body    its text
 *   tail    lines under it:        Like / like / 5 / Reply
 *
 * A head and a tail are steps: each takes some lines by their shapes (line.h), one behind the other, blank lines
 * between them passed over. To add a layout: a block like those of layouts.c, and its name in the list there. Words that
 * it prints and no other does go to line_words.c. */
#ifndef OSK_COMMENT_LAYOUT_H
#define OSK_COMMENT_LAYOUT_H

#include "line.h"
#include "page.h"

typedef enum osk__role {
    OSK__ROLE_NONE,
    OSK__ROLE_AUTHOR,   /* the line is the author's name */
    OSK__ROLE_AGAIN,    /* the line begins with the name of the author, and the text goes on behind it */
    OSK__ROLE_SAME,     /* the line is the name of the open comment's author once more */
    OSK__ROLE_TWICE,    /* the same, where that tells a head as well as a label of the picture does */
    OSK__ROLE_BYLINE,   /* the line holds the author and the time */
    OSK__ROLE_HEADLINE,
    OSK__ROLE_TIME,
    OSK__ROLE_AGE_AGAIN, /* the time once more in full, for who hears it: "1 md." / "1 måned siden" */
    OSK__ROLE_LAST_TIME, /* a row of buttons with the time behind them */
    OSK__ROLE_DEGREE,    /* a badge that is no occupation: "2nd", not "Journalist" */
    OSK__ROLE_ANSWERS,  /* "Svar til Kari": whom the comment answers */
    OSK__ROLE_SAID,     /* the line holds the author only: "Kari sa..." */
    OSK__ROLE_BEFORE,   /* behind a row of buttons or the page's own words: "Kari Nordmann text", a name and the text */
    OSK__ROLE_ACCOUNT,  /* "@kari@example.no" under the author's name */
    OSK__ROLE_WHOM      /* the line is the name of whom the comment answers */
} osk__role;

typedef struct osk__step {
    uint32_t shapes;      /* a line with any of them */
    uint8_t least, most;  /* how many lines; most 0 ends the steps */
    uint8_t role;         /* osk__role */
} osk__step;

enum { OSK__HEADS = 5, OSK__TAILS = 5, OSK__POSTS = 3 };

typedef struct osk__layout_form {
    const char *name;
    const osk__step *heads[OSK__HEADS]; /* a page uses one: the one that fits most often */
    const osk__step *tails[OSK__TAILS];
    const osk__step *posts[OSK__POSTS]; /* heads of the opening post, or NULL */
    const char *const *signs; /* patterns that only this site prints, with = before those of one word; ended by
                               NULL */
    uint32_t head_needs;      /* shapes of which a line of the head must have one; 0: nothing */
    uint32_t post_needs;      /* the same for the head of the opening post */
    uint32_t post_ends;       /* shapes that end the post's text */
    uint32_t body_ends;       /* shapes that end a comment's text without a tail */
    uint32_t marks;           /* shapes that speak for this layout */
    bool tailed;              /* every comment has a tail; without it a line like one is text */
    bool closed;              /* so sure that a head counts only where no comment is open */
    bool weak;                /* a head is told by the tail that follows, not by itself */
    bool cut_first;           /* the first comment's head may be cut off */
    bool signatures;          /* a rule in a text begins a signature */
    bool signed_only;         /* it fits no page without one of its signs */
    bool under_names;         /* a sign of it: who speaks twice has the same line under the name both times */
    uint8_t headlined;        /* head that has a headline between name and time, where head 0 would take that for the name;
                                 used if it is so nearly everywhere. 0: none */
    bool rows;                /* so sure of its tails that a page has as many as heads */
    bool compact;             /* a head stands under a blank line and has none in it; its author is one word */
    bool previews;            /* a text may end in a link's preview: "vg.no / Title / Words" */
    bool titled;              /* over a text the thread's title may stand once more */
    bool unquoting;           /* it has no quotations of its own: "Kari skrev:" is what somebody typed */
    bool rated;               /* under a text stand what was rated and how well: "Mat: 5" */
    bool counted;             /* under a text stand bare numbers: of replies, of hearts */
    bool post_below;          /* the opening post's time stands under its text */
    bool post_tail;           /* over the comments an opening post may stand without a head, its time in a row below */
    bool opens;               /* the first comment is the opening post */
    bool caption;             /* so it is where it has no tail: its time stands under its text */
    bool cites;               /* over a head stands whom it answers, and his words: "@kari89 / ja og hvem" */
    bool clocked;             /* times of the day alone under names are signs of it; one without a name begins the author's next message */
    bool below;               /* a comment has no head: its author and time stand in the tail */
    bool numbered;            /* numbers in the place of names are signs of it */
    bool article;             /* so it is where the page's own words end it */
    size_t needs;             /* heads (of a weak layout tails) of a page of this layout */
} osk__layout_form;

extern const osk__layout_form *const osk__layout_forms[];
extern const size_t osk__layout_form_count;

/* ---- lines of a page (layout_match.c) ---- */

/* What a head or a tail said. */
typedef struct osk__found {
    size_t start, end;     /* its first line, and the line behind it */
    uint32_t shapes;       /* of all its lines */
    osk_slice author, headline, time, answers;
    size_t author_line;
    osk_slice body;        /* of OSK__ROLE_AGAIN and OSK__ROLE_BEFORE: the rest of the line */
    bool answers_last;     /* "Svar fra Eksempel AS": the comment above is answered */
    bool same;             /* the author is the one before: his name is not said again */
    bool twice;            /* the name stands twice, in OSK__ROLE_TWICE */
    bool parted;           /* of OSK__ROLE_BEFORE: where the name ends is a guess */
    const osk__step *steps;
    uint8_t taken[12];      /* lines by step */
} osk__found;

typedef struct osk__page_lines {
    osk__line *lines;
    size_t count;
    size_t numbers;  /* numbers that stand for names */
    size_t clocks;   /* times of the day alone under names, which are times here */
} osk__page_lines;

/* From `i` on the next line that is not blank, over at most three that are. */
size_t osk__skip_blanks(const osk__page_lines *lines, size_t i);

/* All lines of the stream (layout_mark.c). Free `lines`. */
bool osk__page_lines_make(osk__page_lines *lines, const osk_corpus *corpus, osk_error *error);

/* Marks what the page says of people over and over, "Vis Kari Nordmanns profil", and the same button in nearly every comment, by
 * repetition alone (layout_repeat.c). */
bool osk__page_repeats(osk__page_lines *lines, osk_error *error);

/* Do the steps fit from line `i` on, which is not blank? `author` is that of the open comment, or data NULL. */
bool osk__steps_fit(const osk__page_lines *lines, const osk__step *steps, size_t i, osk_slice author, osk__found *found);
/* The same for the head and the tails of a layout. */
bool osk__head_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t head, size_t i, osk__found *found);
bool osk__tail_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t i, osk_slice author,
                    osk__found *found);
bool osk__post_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t i, osk__found *found);

/* How often the form fits: heads, or tails of a weak one; *head is the head that fits most often. */
size_t osk__form_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t *head);

/* Marks with OSK__LINE_LEARNT what stands under most comments, or right behind most heads, and as a badge what stands
 * between most names and their times; says so in the review (layout_learn.c). */
bool osk__page_learn(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, size_t head,
                     const size_t *next_tail, osk_error *error);

/* ---- reading (layout_read.c) ---- */
bool osk__layout_read(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, size_t head,
                      osk_error *error);

#endif
