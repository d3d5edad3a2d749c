/* A corpus while it is read: the decoded stream, and comments that are ranges of it.
 *
 * Every reader does the same: begin a comment, add ranges of the stream (and glue between them), end it.
 * The piece map is what it added. To add a kind of input: one file with a function like those at the
 * bottom, one line in the table of read.c. */
#ifndef OSK_COMMENT_CORPUS_H
#define OSK_COMMENT_CORPUS_H

#include "../base/memory.h"

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
    size_t next_n;            /* number of the next comment */
    struct osk__draft {       /* the comment that is being built */
        osk__buffer text;
        osk_piece *pieces;
        size_t piece_count, piece_capacity;
    } draft;
};

/* The bytes of a file as a stream of UTF-8, ill-formed ones as U+FFFD with a notice. Fails with
 * OSK_INPUT where it is empty, binary or in another encoding. */
bool osk__corpus_decode(osk_corpus *corpus, osk_slice bytes, osk_error *error);

/* Line and column of an offset in the stream, both from 1. */
void osk__corpus_place(const osk_corpus *corpus, size_t offset, size_t *line, size_t *column);

/* A line's text without white space at its ends; `line` counts from 0. */
osk_slice osk__corpus_line(const osk_corpus *corpus, size_t line);

bool osk__corpus_notice(osk_corpus *corpus, osk_error *error, osk_notice_kind kind, size_t line, size_t column,
                        const char *format, ...) __attribute__((format(printf, 6, 7)));

/* ---- the draft ---- */
void osk__draft_begin(osk_corpus *corpus);
/* Adds stream[start, end). */
bool osk__draft_range(osk_corpus *corpus, size_t start, size_t end, osk_error *error);
/* Adds text that stands for stream[start, end): an unescaped string; a space where start == end. */
bool osk__draft_text(osk_corpus *corpus, osk_slice text, size_t start, size_t end, osk_error *error);
/* Takes the draft in as a comment with the fields of `fields` (n, id, line, text and pieces are made
 * here; a given id or n > 0 is kept). `start` is where it begins in the stream. */
bool osk__draft_end(osk_corpus *corpus, const osk_comment *fields, size_t start, osk_error *error);

/* ---- readers: false on an error; what they took in before it stays in the corpus ---- */
bool osk__page_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__table_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__json_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__text_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

/* How well some known page layout fits: marks found in the stream, 0 for none. */
size_t osk__page_fits(const osk_corpus *corpus);

/* ---- columns and fields by name, shared by table and json ---- */
typedef enum osk__field {
    OSK__TEXT,
    OSK__AUTHOR,
    OSK__ID,
    OSK__POSTED,
    OSK__TITLE,
    OSK__KIND,
    OSK__N,
    OSK__LABEL, /* never guessed */
    OSK__FIELDS
} osk__field;

/* Which field a column of this name holds when nobody says, or OSK__FIELDS for none; the lower *rank, the
 * better the name. */
osk__field osk__field_guess(osk_slice name, size_t *rank);
/* The column that the user named for a field, or NULL. */
const char *osk__field_named(const osk_comment_options *options, osk__field field);

/* Did the user name any column? */
bool osk__field_any_named(const osk_comment_options *options);

/* One comment from the fields of a row or object; the draft holds its text. */
bool osk__field_end(osk_corpus *corpus, const osk_slice fields[OSK__FIELDS], size_t start, osk_error *error);

#endif
