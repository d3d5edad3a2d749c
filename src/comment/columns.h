/* Rows of a file of any size, a block of whole records at a time. What the readers of tables, objects and lines know
 * before the first row, found once from the file's beginning; then any block on its own:
 *
 *   head of the file -> columns            osk__columns_open
 *   columns, block   -> corpus of its rows osk__columns_read, on any thread, in any order */
#ifndef OSK_COMMENT_COLUMNS_H
#define OSK_COMMENT_COLUMNS_H

#include "corpus.h"
#include "encoding.h"

typedef enum osk__rows_kind { OSK__ROWS_NONE, OSK__ROWS_CSV, OSK__ROWS_JSONL, OSK__ROWS_TEXT } osk__rows_kind;
/* As --input has it: "csv"; "" for none. */
const char *osk__rows_name(osk__rows_kind kind);

typedef struct osk__columns {
    osk__rows_kind kind;          /* OSK__ROWS_NONE: no rows, or none that can be read apart; osk_comment_parse reads it */
    const osk__encoding *encoding; /* of one byte a character; NULL: UTF-8 */
    size_t start;                 /* bytes of the file before its first row: a mark, a header */
    size_t line;                  /* the line there, from 1 */
    bool every;                   /* JSONL and text: every line is a row, blank ones too, and has no id but its own */
    /* CSV */
    char separator;
    size_t count;                 /* cells of the header */
    size_t place[OSK__FIELDS];    /* column of a field, or SIZE_MAX */
    size_t answer_id;             /* column that has a row's id where that of ids is empty, or SIZE_MAX */
} osk__columns;

/* What the file is, by its first bytes (`whole`: they are all of it). *told, new, holds the notices, or is NULL. Where a
 * mistake shows that osk_comment_parse would find too, the kind is OSK__ROWS_NONE. Errors: OSK_USAGE for columns that
 * are not there, OSK_FILE. */
bool osk__columns_open(osk__columns *columns, const char *name, osk_slice head, bool whole,
                    const osk_comment_options *options, osk_corpus **told, osk_error *error);

/* The rows of a block: whole records as the file has them, the first of which is row `row` of the file and begins in line
 * `line`, both from 1. A comment's number is that of its row. Rows that could not be read are notices of
 * OSK_NOTICE_REJECT, each. *seen (JSONL) notes which fields that the user named were there. New. */
osk_corpus *osk__columns_read(const osk__columns *columns, const char *name, osk_slice bytes, size_t row, size_t line,
                           const osk_comment_options *options, unsigned *seen, osk_error *error);

/* JSONL, after the last block: OSK_USAGE where no object had a field that the user named. */
bool osk__json_check(const char *name, const osk_comment_options *options, unsigned seen, osk_error *error);

/* ---- between the readers ---- */
/* The header, from the stream's beginning; `start` is where the first row begins in the stream. */
bool osk__table_head(osk_corpus *corpus, const osk_comment_options *options, osk__columns *columns, osk_error *error);
/* The rows of the stream from columns->start on. */
bool osk__table_rows(osk_corpus *corpus, const osk__columns *columns, osk_error *error);
/* OSK_INPUT where the stream is one JSON value over several lines. */
bool osk__json_refuse(const osk_corpus *corpus, osk_error *error);
bool osk__json_rows(osk_corpus *corpus, const osk_comment_options *options, unsigned *seen, osk_error *error);
bool osk__text_head(const osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
/* Where the first row begins: behind a line that is taken for a header. */
size_t osk__text_start(const osk_corpus *corpus);
bool osk__text_rows(osk_corpus *corpus, osk_error *error);
/* What the stream is ("csv", "jsonl", "text", "page" ...), told where it is a guess (read.c). */
bool osk__input_tell(osk_corpus *corpus, const char **input, osk_error *error);

#endif
