/* A corpus while it is read: the decoded stream, and comments that are ranges of it.
 *
 * Every reader does the same: begin a comment, add ranges of the stream (and glue between them), end it.
 * The piece map is what it added. To add a kind of input: one file with a function like those at the
 * bottom, one line in the table of read.c. */
#ifndef OSK_COMMENT_CORPUS_H
#define OSK_COMMENT_CORPUS_H

#include "../base/guard.h"
#include "../base/kept.h"
#include "../base/memory.h"
#include "../base/strings.h"
#include "clock.h"

/* A part of the stream and what it is; those of a closed ledger tile the stream. */
typedef struct osk__extent {
    size_t start, end;
    osk_part part;
} osk__extent;

/* Something that a reader decided and a person may see otherwise. */
typedef struct osk__doubt {
    size_t offset;  /* where in the stream */
    osk_slice what; /* in the arena */
    osk_slice edit; /* a line of an edit file that would decide it the other way; data NULL where there is none */
} osk__doubt;

/* A spelling that an edit made another's; both in the arena. */
typedef struct osk__spelled { osk_slice name, other; } osk__spelled;

struct osk_corpus {
    osk__arena arena;         /* names, texts that are not one range, piece maps */
    char *name;
    const char *input, *layout;
    char hash[65];
    size_t size;
    char *stream;             /* decoded UTF-8; comments point into it */
    size_t length;
    size_t *lines;            /* where each line begins */
    size_t line_count, line_capacity;
    osk_comment *comments;
    size_t count, capacity;
    osk_notice *notices;
    size_t notice_count, notice_capacity;
    size_t stated, rejected;
    size_t hidden;            /* rows that their site does not show */
    size_t repaired, doubled; /* ill-formed parts; letters that stood as two signs */
    size_t nul;               /* NUL characters, bytes or "\u0000" of JSON */
    size_t nul_line, nul_column; /* where the first stands */
    size_t unloaded;          /* line of a "Load more comments", from 1; 0: none */
    size_t next_n;            /* number of the next comment; a rejected row has one too */
    size_t lines_before;      /* of the file, before the stream */
    bool apart;               /* rows of a longer file (columns.h): none may know of another, and what only the whole can count is
                                 not told of them */
    bool every;               /* and every line has a number, blank ones too */
    bool headed;                  /* of a text: its first line is the name of a column */
    struct osk__guessed *guessed; /* of a page: its lines and its layout as the guess left them, until it is read (page.c); or NULL */
    osk__extent *marks;         /* the ledger of a page: what the parts of the stream are */
    size_t mark_count, mark_capacity;
    osk__doubt *doubts;
    size_t doubt_count, doubt_capacity;
    osk__strings ids;         /* of rows and objects as the file has them, and the number of each one's comment: what a reply
                                 names; of two alike the first */
    size_t *id_numbers; size_t id_capacity;
    struct osk__known_names { /* keys of objects, and which fields they were guessed to be: each is asked once */
        osk__strings names;
        struct osk__known_name { int field; size_t rank; } *said;
        size_t capacity;
        bool failed;          /* memory ran out: whoever reads the objects says so at the end */
    } known_names;
    size_t *line_numbers;     /* of the file, by line of the stream, where they differ; else NULL */
    osk__date now;            /* when the page was copied; year -1: nobody says */
    const char *zone;
    bool month_first;         /* "3/12/2024" is in March here */
    const char *edits;        /* name of the edit file that was applied, or NULL */
    char edits_hash[65];
    size_t edit_count;
    osk__spelled *spelled;    /* spellings that are no author's any more */
    size_t spelled_count, spelled_capacity;
    struct osk__gone {        /* of a file that was counted and not kept (count_file.c) */
        bool counted;         /* then `comments` has, without texts, the first of those with one author and group */
        size_t comments, nameless;
    } gone;
    osk__kept kept;           /* what those first ones say */
    osk__guard guard;         /* names that codes stand for, which no output may hold */
    size_t coded;             /* codes that there are */
    struct osk__draft {       /* the comment that is being built */
        osk__buffer text;
        osk_piece *pieces;
        size_t piece_count, piece_capacity;
        osk_quote *quotes;
        size_t quote_count, quote_capacity;
    } draft;
};

/* The bytes of a file as a stream of UTF-8, ill-formed ones as U+FFFD with a notice. Fails with
 * OSK_INPUT where it is empty, binary or in another encoding. */
bool osk__corpus_decode(osk_corpus *corpus, osk_slice bytes, osk_error *error);

/* The same of bytes from the midst of a text, whatever they are. */
bool osk__corpus_take(osk_corpus *corpus, osk_slice bytes, osk_error *error);

/* Finds where the lines of the stream begin. */
bool osk__corpus_lines(osk_corpus *corpus, osk_error *error);

/* Is it HTML? If so, the stream becomes the text of it (html.c). */
bool osk__html_fits(osk_slice text);
bool osk__html_read(osk_corpus *corpus, osk_error *error);

/* Line and column of an offset in the stream, both from 1. */
void osk__corpus_place(const osk_corpus *corpus, size_t offset, size_t *line, size_t *column);

/* A line's text without white space at its ends; `line` counts from 0. */
osk_slice osk__corpus_line(const osk_corpus *corpus, size_t line);
/* The place of the comment with a number, or SIZE_MAX: comments stand in the order of theirs. */
size_t osk__corpus_find(const osk_corpus *corpus, size_t number);

bool osk__corpus_notice(osk_corpus *corpus, osk_error *error, osk_notice_kind kind, size_t line, size_t column,
                        const char *format, ...) __attribute__((format(printf, 6, 7)));

/* A row that could not be read: counted, told, and its number passed over, so that those of others do not depend on it. */
bool osk__corpus_reject(osk_corpus *corpus, size_t line, size_t column, const char *what, osk_error *error);

/* The comment answers `target`, a comment or the opening post. */
static inline void osk__comment_answers(osk_comment *comment, const osk_comment *target)
{
    comment->reply_to = target->kind == OSK_POST ? 0 : target->n;
    comment->to_post = target->kind == OSK_POST;
}

/* A doubt, which is a notice too. `edit` is a format with LINE numbers already in it, or NULL. */
bool osk__corpus_doubt(osk_corpus *corpus, osk_error *error, size_t offset, const char *edit, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The same without the notice: one that may come often, and is counted in another. */
bool osk__corpus_ask(osk_corpus *corpus, osk_error *error, size_t offset, const char *edit, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Between which moments something was posted, as far as that can be said; *told: a time is said at all. Each of the two
 * has OSK__CLOCK_ROOM bytes. */
bool osk__corpus_between(const osk_corpus *corpus, osk_slice posted, char *earliest, char *latest, bool *told);

/* Which comes first in dates such as "3/12/2024", day or month, from all of them; told where it is the month. The votes are
 * taken one by one where comments are not kept. */
typedef struct osk__order { size_t day, month, either, halves; } osk__order;
void osk__order_vote(osk__order *order, osk_slice posted);
bool osk__order_settle(const osk__order *order, osk_corpus *corpus, osk_error *error);
bool osk__corpus_order(osk_corpus *corpus, osk_error *error);

/* When the page was copied, and the zone of its dates, as the options say. OSK_USAGE: a date, or zone, that is none. */
bool osk__corpus_clock(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

/* What the times of the comments say, opening posts left out. */
typedef struct osk__times {
    size_t told, ages;                                           /* comments with a time, and those of them with an age alone */
    char earliest[OSK__CLOCK_ROOM], latest[OSK__CLOCK_ROOM];     /* of those with a date; "" where none has */
} osk__times;
osk__times osk__corpus_times(const osk_corpus *corpus);

/* ---- the ledger (ledger.c) ---- */

/* stream[start, end) is of this part; marks do not overlap, in any order. */
bool osk__ledger_mark(osk_corpus *corpus, size_t start, size_t end, osk_part part, osk_error *error);
/* Marks a slice of the stream; one with data NULL is nothing. */
bool osk__ledger_slice(osk_corpus *corpus, osk_slice s, osk_part part, osk_error *error);
/* Gives every byte that has no mark a part: lines of a known shape are the page's own, a side bar's, an
 * advertisement's; the rest is unknown; white space goes with what stands before it. `lines`: those of the stream as they were
 * read, or NULL. */
struct osk__line;
bool osk__ledger_close(osk_corpus *corpus, const struct osk__line *lines, osk_error *error);

/* stream[start, end) of a closed ledger becomes of another part. */
bool osk__ledger_recast(osk_corpus *corpus, size_t start, size_t end, osk_part part, osk_error *error);

/* ---- the draft ---- */
void osk__draft_begin(osk_corpus *corpus);
/* Adds stream[start, end). */
bool osk__draft_range(osk_corpus *corpus, size_t start, size_t end, osk_error *error);
/* The same without what nobody wrote: marks of direction, and "hashtag" before "#ledelse". */
bool osk__draft_clean(osk_corpus *corpus, size_t start, size_t end, osk_error *error);
/* The end of line before stream[start], a line's first byte, where something is drafted already. */
bool osk__draft_break(osk_corpus *corpus, size_t start, osk_error *error);
/* A line of its own, clean: what is said in the line that begins at `start`, which may be less than all of it. */
bool osk__draft_line(osk_corpus *corpus, size_t start, osk_slice said, osk_error *error);
/* Adds text that stands for stream[start, end): an unescaped string; a space where start == end. */
bool osk__draft_text(osk_corpus *corpus, osk_slice text, size_t start, size_t end, osk_error *error);
/* The draft's text from `start` on is quoted. */
bool osk__draft_quote(osk_corpus *corpus, size_t start, osk_quote_kind kind, osk_error *error);
/* The draft becomes the text of a comment that is there. */
bool osk__draft_replace(osk_corpus *corpus, osk_comment *comment, osk_error *error);
/* Takes the draft in as a comment with the fields of `fields` (n, id, line, text and pieces are made
 * here; a given id or n > 0 is kept). `start` is where it begins in the stream. */
bool osk__draft_end(osk_corpus *corpus, const osk_comment *fields, size_t start, osk_error *error);

/* ---- what people decide, and what is quoted ---- */

/* Applies the edits in `text`, a file of that name (edit.c says how it looks); `lines`: the input's lines may be edited.
 * OSK_USAGE where they are wrong, OSK_INTEGRITY where they were made for another input. */
bool osk__edits_apply(osk_corpus *corpus, const char *name, osk_slice text, bool lines, osk_error *error);
/* Gives every comment its author's group, as any of the author's comments says it, and takes it from those whose comments
 * say different things, which a notice tells (group.c). */
bool osk__groups_settle(osk_corpus *corpus, osk_error *error);

/* ---- who is who (identity.c) ---- */

/* An edit: the names behind "same", and its line in the file of edits. */
typedef struct osk__same { osk_slice names; size_t line; } osk__same;
/* Takes the number off names like "Kari Nordmann (4.200+)", which a page counts there, and tells it. */
bool osk__identity_badges(osk_corpus *corpus, osk_error *error);
/* Authors of several spellings become one, each spelling told. OSK_USAGE where an edit contradicts another, or nobody is
 * called so. */
bool osk__identity_same(osk_corpus *corpus, const char *name, const osk__same *same, size_t count, osk_error *error);

/* ---- told.c: sentences on all of a file, the same whether it was read whole or a block at a time ---- */
/* On ill-formed UTF-8; `first` is where the first of it stands, and gets the sentence. */
void osk__repairs_told(osk_error *first, const char *name, size_t line, size_t column, size_t count);
/* On NUL characters. */
void osk__nul_told(osk_error *first, const char *name, size_t line, size_t column, size_t count);
/* The same of those that the corpus noted, where it is not told yet, and with what their number is by now. */
bool osk__nul_tell(osk_corpus *corpus, osk_error *error);
/* On letters that came as two signs, and what kind of notice it is. */
osk_notice_kind osk__doubled_told(osk_error *place, const char *name, size_t count, bool mended);
/* On rows that their site does not show. */
void osk__hidden_told(osk_error *place, const char *name, size_t count);
/* On words that are not their posters' own. */
void osk__quotes_told(osk_error *place, const char *name, size_t quotations, size_t comments);
/* Nothing could be read as the kind of input: OSK_INPUT. Always false. */
bool osk__rows_missing(osk_error *error, const char *name, const char *input, size_t rejected);
/* Marks quotations that the words themselves show (quote.c). */
bool osk__quotes_mark(osk_corpus *corpus, osk_error *error);

/* ---- readers: false on an error; what they took in before it stays in the corpus ---- */
bool osk__page_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__table_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__json_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__text_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

/* The layout that is nearest to the stream's first lines, and how many of its marks stand there; does it fit? */
typedef struct osk__nearest { const char *layout; size_t marks; } osk__nearest;
bool osk__page_fits(osk_corpus *corpus, bool *fits, osk__nearest *near, osk_error *error);
/* Forgets the lines that a guess left. */
void osk__page_forget(osk_corpus *corpus);

/* ---- columns and fields by name, shared by table and json ---- */
typedef enum osk__field {
    OSK__TEXT,
    OSK__AUTHOR,
    OSK__ID,
    OSK__POSTED,
    OSK__TITLE,
    OSK__KIND,
    OSK__N,
    OSK__INFERRED,
    OSK__REPLY_TO,
    OSK__QUOTED,
    OSK__LONG_NAMES,
    OSK__STATE, /* does the site show it? */
    OSK__GROUP,
    OSK__LABEL, /* never guessed, nor the next */
    OSK__VALUE,
    OSK__FIELDS
} osk__field;

/* Which field a column of this name holds when nobody says, or OSK__FIELDS for none; the lower *rank, the
 * better the name. */
osk__field osk__field_guess(osk_slice name, size_t *rank);
/* The same of a key that comes again and again, and is remembered in the corpus. */
osk__field osk__field_known(osk_corpus *corpus, osk_slice name, size_t *rank);
/* The same of a name that is put together (field_compound.c), in small letters and without what parts its words. */
osk__field osk__field_compound(osk_slice name, size_t *rank);
/* The column that the user named for a field, or NULL. */
const char *osk__field_named(const osk_comment_options *options, osk__field field);

/* Did the user name any column? */
bool osk__field_any_named(const osk_comment_options *options);

/* One comment from the fields of a row or object; the draft holds its text. One that its site does not show is left out, and
 * counted. */
bool osk__field_end(osk_corpus *corpus, const osk_slice fields[OSK__FIELDS], size_t start, osk_error *error);
/* How many were left out so, once all rows are read. */
bool osk__field_tell_hidden(osk_corpus *corpus, osk_error *error);

#endif
