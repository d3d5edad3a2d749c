/* Lines of a page by their shape: what a line could be, told by its words alone. The words that pages print in English,
 * bokmål and nynorsk are data: line_words.c.
 *
 * A pattern is words in which * and ~ stand for anything, # for a number ("12", "1 204", "1.2K", "6,3k"), ' also for U+2019,
 * and a space for any run of white space, marks of direction and icons of private use. What the first * stands for is the line's name, what the first # the number. */
#ifndef OSK_COMMENT_LINE_H
#define OSK_COMMENT_LINE_H

#include "../base/memory.h"

/* A line may have several shapes: "3" is a count, "1d" a time. */
typedef enum osk__shape_bit {
    OSK__LINE_NAME = 1 << 0,      /* a person's name: each word with a capital or a particle */
    OSK__LINE_HANDLE = 1 << 1,    /* short, no sentence: "kari89", "Anonym deltaker 12", "Eksempel kommune" */
    OSK__LINE_TIME = 1 << 2,      /* a time, and no other words but "Skrevet", "(edited)", "#12" ... */
    OSK__LINE_PROFILE = 1 << 3,   /* "View Kari Nordmann's profile": its name is an author's */
    OSK__LINE_BADGE = 1 << 4,     /* " • 3rd+", "Author", "Toppfan" */
    OSK__LINE_LIKE = 1 << 5,      /* the button */
    OSK__LINE_REPLY = 1 << 6,     /* the button */
    OSK__LINE_BUTTON = 1 << 7,    /* another: "Share", "Rapporter" */
    OSK__LINE_REACTION = 1 << 8,  /* "like", "insightful", "likeinsightful" */
    OSK__LINE_COUNT = 1 << 9,     /* a number alone */
    OSK__LINE_REPLIES = 1 << 10,  /* "8 Replies" */
    OSK__LINE_THREAD = 1 << 11,   /* "8 Replies on Kari Nordmann's comment": its name, and how many follow */
    OSK__LINE_CUT = 1 << 12,      /* "…more": behind a text, not of it */
    OSK__LINE_IMAGE = 1 << 13,    /* "Comment image, no alternative text available" */
    OSK__LINE_EDITED = 1 << 14,   /* "(edited)" */
    OSK__LINE_ACTIONS = 1 << 15,  /* "Like · Reply · 177 · 5 mins": buttons, counts and a time in a row */
    OSK__LINE_STATED = 1 << 16,   /* "23 comments", "2 of 749": how many the page says there are */
    OSK__LINE_UNLOADED = 1 << 17, /* "Load more comments": there are more than were copied */
    OSK__LINE_FRAME = 1 << 18,    /* words of the page itself */
    OSK__LINE_SIDEBAR = 1 << 19,  /* a side bar begins */
    OSK__LINE_ADVERT = 1 << 20,   /* an advertisement begins */
    OSK__LINE_META = 1 << 21,     /* about an author, in a head: "Medlem", "Innlegg: 1 204" */
    OSK__LINE_QUOTES = 1 << 22,   /* "Kari89 skrev:": what follows is an earlier post's; its name */
    OSK__LINE_RULE = 1 << 23,     /* "-----", "____": a signature follows */
    OSK__LINE_POST_TIME = 1 << 24, /* the time of an opening post: "2h • 2 hours ago • Visible to anyone" */
    OSK__LINE_BYLINE = 1 << 25,   /* "av kari89 » 03.05.2011 21:14": an author and a time */
    OSK__LINE_OTHER = 1 << 26,    /* none of the above but OSK__LINE_HANDLE */
    OSK__LINE_BLANK = 1 << 27,
    OSK__LINE_OF_POST = 1 << 28,    /* what a page prints over an opening post only: "Report this post" */
    OSK__LINE_OF_COMMENT = 1 << 29, /* over a comment only: "Report this comment" */
    OSK__LINE_LEARNT = 1 << 30,     /* stands under most comments of this page (layout_learn.c) */
    OSK__LINE_ANY = OSK__LINE_OTHER - 1 + OSK__LINE_OTHER, /* all but blank, and what only a page prints */
    OSK__LINE_INTERFACE = OSK__LINE_PROFILE | OSK__LINE_BADGE | OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_BUTTON |
                          OSK__LINE_REACTION | OSK__LINE_COUNT | OSK__LINE_REPLIES | OSK__LINE_THREAD |
                          OSK__LINE_CUT | OSK__LINE_IMAGE | OSK__LINE_EDITED | OSK__LINE_ACTIONS | OSK__LINE_STATED |
                          OSK__LINE_UNLOADED | OSK__LINE_FRAME | OSK__LINE_POST_TIME | OSK__LINE_OF_POST |
                          OSK__LINE_OF_COMMENT
} osk__shape_bit;
/* "Comment removed by moderator", in the place of a text: the last bit, which no enumerator may be. */
#define OSK__LINE_GONE (UINT32_C(1) << 31)

typedef struct osk__line {
    osk_slice text;   /* without white space and marks of direction at its ends */
    uint32_t shapes;
    osk_slice bare;   /* the text as a name without what pages add to it (osk__line_name), which is asked of many lines many times */
    osk_slice name;   /* that a pattern found, or data NULL */
    osk_slice time;   /* of OSK__LINE_TIME, OSK__LINE_ACTIONS, OSK__LINE_POST_TIME: the time alone, or data NULL */
    osk_slice whom;   /* whom a line of an author says that he answers, "Ola ↪ Kari", or data NULL */
    size_t number;    /* that a pattern found */
    bool answers;     /* its name is that of one who has spoken on the page */
    bool spoken;      /* a badge in words that a text could begin with: "Jobber i butikk" */
} osk__line;

/* What `text`, a line of the stream, could be. */
osk__line osk__line_read(osk_slice text);

/* Without white space, no-break spaces and marks of direction at both ends. */
osk_slice osk__line_trim(osk_slice s);

/* Does all of `text` fit the pattern? *name and *number get what it says. */
bool osk__line_fits(osk_slice text, const char *pattern, osk_slice *name, size_t *number);

/* How many words a person's name has: one to six, each with a capital or a particle ("av", "von"), the first with a
 * capital; 0 where `s` is none. */
size_t osk__line_name_words(osk_slice s);

/* The words at the start of `s` that a name could have, at most `most`: ends[i] is where word i ends. */
size_t osk__line_leading_names(osk_slice s, size_t *ends, size_t most);

/* A name without what pages add to it: "Kari NordmannKari Nordmann", "Kari Nordmann • 2nd", "Kari Nordmann (4.200+)". */
osk_slice osk__line_name(osk_slice s);
/* All numbers are one: "Anbefal 12" and "Anbefal 3" are "Anbefal #". `out` has room for the line. */
osk_slice osk__line_without_numbers(osk_slice s, char *out);

/* ---- the words (line_words.c) ---- */
typedef struct osk__line_word { const char *pattern; uint32_t shape; } osk__line_word;
enum { OSK__LINE_MOST_WORDS = 4096 }; /* so many at most */
extern const osk__line_word osk__line_words[];
extern const size_t osk__line_word_count;
/* Words that may stand before and behind a time in its line. */
extern const char *const osk__line_before_time[], *const osk__line_behind_time[];
extern const size_t osk__line_before_times, osk__line_behind_times;
/* Reactions, as they are glued one to another; buttons of a row, and those that are buttons in a row only. */
extern const char *const osk__line_reactions[], *const osk__line_buttons[], *const osk__line_row_buttons[];
extern const size_t osk__line_reaction_count, osk__line_button_count, osk__line_row_button_count;
/* Words between a name and a time in its line, "Kari sier: 12. mars", and words that follow "6 hrs · ". */
extern const char *const osk__line_joints[], *const osk__line_audiences[];
extern const size_t osk__line_joint_count, osk__line_audience_count;
extern const char *const osk__line_edited[]; /* before a time: when it was changed, not when it was written */
extern const size_t osk__line_edited_count;

#endif
