/* Rows of a file of any size: what is known before the first, and the rows of one block. */
#include "columns.h"

#include "../base/unicode.h"
#include "mend.h"

#include <string.h>

/* ---- the head ---- */

static osk_corpus *make_corpus(const char *name, osk_error *error)
{
    osk_corpus *corpus = osk__take(1, sizeof *corpus, error);
    if (corpus && !(corpus->name = osk__arena_copy(&corpus->arena, name, strlen(name), error))) {
        osk_corpus_free(corpus);
        return NULL;
    }
    if (corpus) {
        corpus->next_n = 1;
        corpus->layout = corpus->input = "";
    }
    return corpus;
}

static osk__rows_kind kind_of(const char *input)
{
    return !input ? OSK__ROWS_NONE
           : strcmp(input, "csv") == 0 ? OSK__ROWS_CSV
           : strcmp(input, "jsonl") == 0 ? OSK__ROWS_JSONL
           : strcmp(input, "text") == 0 ? OSK__ROWS_TEXT : OSK__ROWS_NONE;
}

/* Our own output numbers its rows and may begin with the opening post: then a row's number is not its place. */
static bool is_ours(const osk__columns *columns, const osk_corpus *corpus)
{
    osk_slice first = osk__corpus_line(corpus, 0);
    return columns->kind == OSK__ROWS_CSV ? columns->place[OSK__KIND] != SIZE_MAX
                                          : columns->kind == OSK__ROWS_JSONL && osk__slice_find(first, "\"kind\"") != SIZE_MAX;
}

/* An encoding in which every line break and every mark of a table is the byte that it is in ASCII. */
static bool is_narrow(const osk__encoding *encoding)
{
    return !encoding || strncmp(encoding->icu, "UTF-16", 6) != 0;
}

/* Lines of the head that are no rows: as many of the file's as of the stream's, which may be converted. */
static size_t place_start(const osk_corpus *corpus, osk_slice head, size_t start)
{
    size_t at = head.length >= 3 && memcmp(head.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (size_t i = 0; i + 1 < corpus->line_count && corpus->lines[i + 1] <= start; i++)
        at = (size_t)((const char *)memchr(head.data + at, '\n', head.length - at) - head.data) + 1;
    return start == corpus->length ? head.length : at;
}

static size_t line_at(const osk_corpus *corpus, size_t start)
{
    size_t line, column;
    osk__corpus_place(corpus, start, &line, &column);
    return line;
}

static bool read_head(osk__columns *columns, osk_corpus *corpus, osk_slice head, bool whole,
                      const osk_comment_options *options, osk_error *error)
{
    osk_error own = {0};
    size_t start = 0;
    bool good = columns->kind == OSK__ROWS_CSV     ? osk__table_head(corpus, options, columns, &own)
                : columns->kind == OSK__ROWS_JSONL ? osk__json_refuse(corpus, &own)
                                                   : osk__text_head(corpus, options, &own);
    if (!good && own.code == OSK_INPUT && whole) {
        columns->kind = OSK__ROWS_NONE; /* an open mark, one value: told where the whole file is read */
        return true;
    }
    if (!good && own.code == OSK_INPUT)
        osk__fail_at(&own, OSK_INPUT, corpus->name, 1, 0, "has no row in its first %zu bytes", head.length);
    if (!good && error)
        *error = own;
    if (!good)
        return false;
    start = columns->kind == OSK__ROWS_TEXT ? osk__text_start(corpus) : columns->start;
    columns->start = place_start(corpus, head, start);
    columns->line = line_at(corpus, start);
    if (is_ours(columns, corpus))
        columns->kind = OSK__ROWS_NONE;
    return true;
}

bool osk__columns_open(osk__columns *columns, const char *name, osk_slice head, bool whole,
                    const osk_comment_options *options, osk_corpus **told, osk_error *error)
{
    osk_error own = {0};
    const char *input = options->input;
    *columns = (osk__columns){.kind = OSK__ROWS_NONE};
    *told = NULL;
    if (options->layout || (options->edits && strcmp(options->edits, "none") != 0) || (input && !kind_of(input)) ||
        (!memchr(head.data, '\n', head.length) && memchr(head.data, '\r', head.length)))
        return true;
    columns->encoding = osk__encoding_tell(head);
    osk_corpus *corpus = is_narrow(columns->encoding) ? make_corpus(name, error) : NULL;
    if (!corpus)
        return !is_narrow(columns->encoding);
    bool good = osk__corpus_decode(corpus, head, &own) &&
                (input || osk__input_tell(corpus, &input, &own));
    if (good && (columns->kind = kind_of(input)) != OSK__ROWS_NONE)
        good = read_head(columns, corpus, head, whole, options, &own);
    else if (own.code == OSK_INPUT)
        good = true; /* empty, binary: told where the whole file is read */
    if (good && columns->kind != OSK__ROWS_NONE)
        *told = corpus;
    else
        osk_corpus_free(corpus);
    if (!good && error)
        *error = own;
    return good;
}

/* ---- a block ---- */

static bool take_bytes(osk_corpus *corpus, const osk__columns *columns, osk_slice bytes, osk_error *error)
{
    osk__buffer converted = {0};
    if (!columns->encoding)
        return osk__corpus_take(corpus, bytes, error);
    bool good = osk__unicode_convert(&converted, bytes, columns->encoding->icu, error) &&
                osk__corpus_take(corpus, osk__slice(converted.data, converted.length), error);
    osk__buffer_free(&converted);
    return good;
}

static bool read_rows(osk_corpus *corpus, const osk__columns *columns, const osk_comment_options *options, unsigned *seen,
                      osk_error *error)
{
    osk__columns here = *columns;
    here.start = 0;
    switch (columns->kind) {
    case OSK__ROWS_CSV: return osk__table_rows(corpus, &here, error);
    case OSK__ROWS_JSONL: return osk__json_rows(corpus, options, seen, error);
    default: return osk__text_rows(corpus, error);
    }
}

const char *osk__rows_name(osk__rows_kind kind)
{
    static const char *const names[] = {"", "csv", "jsonl", "text"};
    return names[kind];
}

osk_corpus *osk__columns_read(const osk__columns *columns, const char *name, osk_slice bytes, size_t row, size_t line,
                           const osk_comment_options *options, unsigned *seen, osk_error *error)
{
    osk_corpus *corpus = make_corpus(name, error);
    if (!corpus)
        return NULL;
    corpus->input = osk__rows_name(columns->kind);
    corpus->apart = true;
    corpus->every = columns->every;
    corpus->next_n = row;
    corpus->lines_before = line - 1;
    if (take_bytes(corpus, columns, bytes, error) && osk__mend_stream(corpus, options->mend, error) &&
        read_rows(corpus, columns, options, seen, error) && osk__identity_badges(corpus, error) && osk__quotes_mark(corpus, error))
        return corpus;
    osk_corpus_free(corpus);
    return NULL;
}
