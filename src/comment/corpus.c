/* The corpus: a decoded stream, comments as ranges of it, and what the reader noticed. */
#include "corpus.h"

#include "../base/table.h"
#include "../base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rejected rows that get a notice of their own. */
enum { MOST_REJECTS = 1000 };

/* ---- places ---- */

void osk__corpus_place(const osk_corpus *corpus, size_t offset, size_t *line, size_t *column)
{
    size_t low = 0, high = corpus->line_count;
    OSK__HALVE(low, high, i, corpus->lines[i] <= offset)
    low -= low > 0;
    size_t start = corpus->lines[low];
    *line = corpus->line_numbers ? corpus->line_numbers[low] : corpus->lines_before + low + 1;
    *column = osk__utf8_count(osk__slice(corpus->stream + start, offset - start)) + 1;
}

size_t osk__corpus_find(const osk_corpus *corpus, size_t number)
{
    size_t low = 0, high = corpus->count;
    OSK__HALVE(low, high, i, corpus->comments[i].n < number)
    return low < corpus->count && corpus->comments[low].n == number ? low : SIZE_MAX;
}

osk_slice osk__corpus_line(const osk_corpus *corpus, size_t line)
{
    size_t start = corpus->lines[line];
    size_t end = line + 1 < corpus->line_count ? corpus->lines[line + 1] : corpus->length;
    return osk__slice_trim(osk__slice(corpus->stream + start, end - start));
}

bool osk__corpus_notice(osk_corpus *corpus, osk_error *error, osk_notice_kind kind, size_t line, size_t column,
                        const char *format, ...)
{
    if (kind == OSK_NOTICE_REJECT && corpus->rejected > MOST_REJECTS && !corpus->apart)
        return true; /* counted; the first ones say what is wrong */
    if (!OSK__ROOM(corpus->notices, corpus->notice_capacity, corpus->notice_count + 1, error))
        return false;
    osk_notice *notice = &corpus->notices[corpus->notice_count++];
    char message[sizeof notice->place.message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    notice->kind = kind;
    osk__fail_at(&notice->place, OSK_OK, corpus->name, line, column, "%s", message);
    return true;
}

bool osk__corpus_reject(osk_corpus *corpus, size_t line, size_t column, const char *what, osk_error *error)
{
    corpus->rejected++;
    corpus->next_n++;
    return osk__corpus_notice(corpus, error, OSK_NOTICE_REJECT, line, column, "%s", what);
}

/* The doubt's words, in the arena; an empty slice where memory ran out. */
static osk_slice add_doubt(osk_corpus *corpus, osk_error *error, size_t offset, const char *edit, const char *format,
                           va_list arguments)
{
    char message[400];
    vsnprintf(message, sizeof message, format, arguments);
    if (!OSK__ROOM(corpus->doubts, corpus->doubt_capacity, corpus->doubt_count + 1, error))
        return osk__slice(NULL, 0);
    osk__doubt *doubt = &corpus->doubts[corpus->doubt_count];
    const char *what = osk__arena_copy(&corpus->arena, message, strlen(message), error);
    const char *line_of_edits = edit ? osk__arena_copy(&corpus->arena, edit, strlen(edit), error) : NULL;
    if (!what || (edit && !line_of_edits))
        return osk__slice(NULL, 0);
    *doubt = (osk__doubt){offset, osk__slice_text(what), {line_of_edits, edit ? strlen(edit) : 0}};
    corpus->doubt_count++;
    return doubt->what;
}

bool osk__corpus_ask(osk_corpus *corpus, osk_error *error, size_t offset, const char *edit, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    osk_slice what = add_doubt(corpus, error, offset, edit, format, arguments);
    va_end(arguments);
    return what.data != NULL;
}

bool osk__corpus_doubt(osk_corpus *corpus, osk_error *error, size_t offset, const char *edit, const char *format, ...)
{
    size_t line, column;
    va_list arguments;
    va_start(arguments, format);
    osk_slice what = add_doubt(corpus, error, offset, edit, format, arguments);
    va_end(arguments);
    osk__corpus_place(corpus, offset, &line, &column);
    return what.data && osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, line, 0, "%s", what.data);
}

/* ---- the draft ---- */

void osk__draft_begin(osk_corpus *corpus)
{
    corpus->draft.text.length = 0;
    corpus->draft.piece_count = corpus->draft.quote_count = 0;
}

static bool add_piece(osk_corpus *corpus, size_t length, size_t start, size_t end, osk_error *error)
{
    struct osk__draft *draft = &corpus->draft;
    if (!OSK__ROOM(draft->pieces, draft->piece_capacity, draft->piece_count + 1, error))
        return false;
    osk_piece *piece = &draft->pieces[draft->piece_count++];
    piece->text = draft->text.length;
    piece->text_length = length;
    piece->source = start;
    piece->source_length = end - start;
    return true;
}

bool osk__draft_text(osk_corpus *corpus, osk_slice text, size_t start, size_t end, osk_error *error)
{
    if (start != end && !add_piece(corpus, text.length, start, end, error))
        return false;
    osk__buffer_add(&corpus->draft.text, text.data, text.length);
    return osk__buffer_check(&corpus->draft.text, error);
}

bool osk__draft_range(osk_corpus *corpus, size_t start, size_t end, osk_error *error)
{
    return osk__draft_text(corpus, osk__slice(corpus->stream + start, end - start), start, end, error);
}

/* Bytes at the start of `s` that a page adds to what people write, or 0. */
static size_t added_length(osk_slice s)
{
    static const char spoken[] = "hashtag#";
    size_t word = sizeof spoken - 2;
    if (s.length > word && memcmp(s.data, spoken, word) == 0) {
        size_t tag = word; /* "hashtag" over "#ledelse" */
        while (tag < s.length && strchr("\r\n", s.data[tag]))
            tag++;
        return tag < s.length && s.data[tag] == '#' ? tag : 0;
    }
    if (s.length < 3 || s.data[0] != '\xE2' || s.data[1] != '\x80')
        return 0;
    unsigned char last = (unsigned char)s.data[2]; /* U+200E, U+200F, U+202A to U+202E */
    return last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE) ? 3 : 0;
}

bool osk__draft_clean(osk_corpus *corpus, size_t start, size_t end, osk_error *error)
{
    size_t from = start;
    for (size_t i = start; i < end;) {
        size_t added = added_length(osk__slice(corpus->stream + i, end - i));
        if (added == 0) {
            i++;
            continue;
        }
        if (i > from && !osk__draft_range(corpus, from, i, error))
            return false;
        from = i += added;
    }
    return from == end || osk__draft_range(corpus, from, end, error);
}

bool osk__draft_break(osk_corpus *corpus, size_t start, osk_error *error)
{
    return !corpus->draft.text.length || osk__draft_range(corpus, start - 1, start, error);
}

bool osk__draft_line(osk_corpus *corpus, size_t start, osk_slice said, osk_error *error)
{
    size_t from = (size_t)(said.data - corpus->stream);
    return osk__draft_break(corpus, start, error) && osk__draft_clean(corpus, from, from + said.length, error);
}

bool osk__draft_quote(osk_corpus *corpus, size_t start, osk_quote_kind kind, osk_error *error)
{
    struct osk__draft *draft = &corpus->draft;
    size_t end = draft->text.length;
    if (start == end)
        return true;
    osk_quote *last = draft->quote_count ? &draft->quotes[draft->quote_count - 1] : NULL;
    if (last && last->end + 2 >= start && last->kind == kind) { /* neighbouring lines are one quotation */
        last->end = (uint32_t)end;
        return true;
    }
    if (!OSK__ROOM(draft->quotes, draft->quote_capacity, draft->quote_count + 1, error))
        return false;
    draft->quotes[draft->quote_count++] = (osk_quote){(uint32_t)start, (uint32_t)end, kind};
    return true;
}

/* One whole range needs no copy: the text is the stream. */
static bool take_text(osk_corpus *corpus, osk_comment *comment, osk_error *error)
{
    struct osk__draft *draft = &corpus->draft;
    size_t length = draft->text.length;
    const char *data;
    if (draft->piece_count == 1 && draft->pieces[0].text_length == length && draft->pieces[0].source_length == length)
        data = corpus->stream + draft->pieces[0].source;
    else
        data = osk__arena_copy(&corpus->arena, draft->text.data, length, error);
    size_t size = draft->piece_count * sizeof *draft->pieces, quoted = draft->quote_count * sizeof *draft->quotes;
    osk_piece *pieces = osk__arena_take(&corpus->arena, size, error);
    osk_quote *quotes = osk__arena_take(&corpus->arena, quoted, error);
    if (!data || !pieces || !quotes)
        return false;
    if (size)
        memcpy(pieces, draft->pieces, size);
    if (quoted)
        memcpy(quotes, draft->quotes, quoted);
    comment->quotes = quotes;
    comment->quote_count = draft->quote_count;
    comment->text = osk__slice(data, length);
    comment->pieces = pieces;
    comment->piece_count = draft->piece_count;
    return true;
}

bool osk__draft_replace(osk_corpus *corpus, osk_comment *comment, osk_error *error)
{
    size_t column, start = corpus->draft.piece_count ? corpus->draft.pieces[0].source : 0;
    osk__corpus_place(corpus, start, &comment->line, &column);
    return take_text(corpus, comment, error);
}

static bool take_id(osk_corpus *corpus, osk_comment *comment, osk_error *error)
{
    if (comment->id.data || corpus->every)
        return true;
    char text[24];
    int length = snprintf(text, sizeof text, "%zu", comment->n);
    const char *copy = osk__arena_copy(&corpus->arena, text, (size_t)length, error);
    comment->id = osk__slice(copy, (size_t)length);
    return copy != NULL;
}

bool osk__draft_end(osk_corpus *corpus, const osk_comment *fields, size_t start, osk_error *error)
{
    if (!OSK__ROOM(corpus->comments, corpus->capacity, corpus->count + 1, error))
        return false;
    if (corpus->draft.text.length > INT32_MAX)
        return osk__fail_at(error, OSK_INPUT, corpus->name, 0, 0, "holds a comment of more than 2^31 bytes");
    osk_comment *comment = &corpus->comments[corpus->count];
    size_t column;
    *comment = *fields;
    if (comment->kind == OSK_COMMENT) {
        if (comment->n == 0)
            comment->n = corpus->next_n;
        corpus->next_n = comment->n + 1;
    }
    osk__corpus_place(corpus, start, &comment->line, &column);
    if (!take_text(corpus, comment, error) || !take_id(corpus, comment, error))
        return false;
    corpus->count++;
    return true;
}

/* ---- what a host may ask ---- */

void osk_corpus_free(osk_corpus *corpus)
{
    if (!corpus)
        return;
    osk__strings_free(&corpus->ids);
    osk__strings_free(&corpus->known_names.names);
    free(corpus->known_names.said);
    osk__kept_free(&corpus->kept);
    free(corpus->id_numbers);
    osk__arena_free(&corpus->arena);
    osk__buffer_free(&corpus->draft.text);
    free(corpus->draft.pieces);
    free(corpus->draft.quotes);
    osk__page_forget(corpus);
    free(corpus->marks);
    free(corpus->doubts);
    free(corpus->spelled);
    osk__guard_free(&corpus->guard);
    free(corpus->line_numbers);
    free(corpus->stream);
    free(corpus->lines);
    free(corpus->comments);
    free(corpus->notices);
    free(corpus);
}

size_t osk_corpus_count(const osk_corpus *corpus) { return corpus->count; }
const osk_comment *osk_corpus_comment(const osk_corpus *corpus, size_t i) { return &corpus->comments[i]; }
const char *osk_corpus_input(const osk_corpus *corpus) { return corpus->input; }
const char *osk_corpus_layout(const osk_corpus *corpus) { return corpus->layout; }
const char *osk_corpus_name(const osk_corpus *corpus) { return corpus->name; }
const char *osk_corpus_hash(const osk_corpus *corpus) { return corpus->hash; }
size_t osk_corpus_size(const osk_corpus *corpus) { return corpus->size; }
size_t osk_corpus_stream_size(const osk_corpus *corpus) { return corpus->length; }
size_t osk_corpus_stated(const osk_corpus *corpus) { return corpus->stated; }
size_t osk_corpus_unloaded(const osk_corpus *corpus) { return corpus->unloaded; }
const char *osk_corpus_edits(const osk_corpus *corpus) { return corpus->edits; }
const char *osk_corpus_edits_hash(const osk_corpus *corpus) { return corpus->edits_hash; }
size_t osk_corpus_edit_count(const osk_corpus *corpus) { return corpus->edit_count; }
size_t osk_corpus_rejected(const osk_corpus *corpus) { return corpus->rejected; }
size_t osk_corpus_notices(const osk_corpus *corpus) { return corpus->notice_count; }
const osk_notice *osk_corpus_notice(const osk_corpus *corpus, size_t i) { return &corpus->notices[i]; }

size_t osk_corpus_coded(const osk_corpus *corpus) { return corpus->coded; }

void osk_output_guard(osk_output *output, const osk_corpus *corpus)
{
    osk__output_guard(output, corpus->coded ? &corpus->guard : NULL);
}

size_t osk_corpus_found(const osk_corpus *corpus)
{
    size_t found = 0;
    if (corpus->gone.counted)
        return corpus->gone.comments;
    for (size_t i = 0; i < corpus->count; i++)
        found += corpus->comments[i].kind == OSK_COMMENT;
    return found;
}

size_t osk_corpus_nameless(const osk_corpus *corpus)
{
    size_t nameless = 0;
    if (corpus->gone.counted)
        return corpus->gone.nameless;
    for (size_t i = 0; i < corpus->count; i++)
        nameless += corpus->comments[i].kind == OSK_COMMENT && !corpus->comments[i].author.data;
    return nameless;
}

osk_complete osk_corpus_complete(const osk_corpus *corpus)
{
    size_t found = osk_corpus_found(corpus);
    if (corpus->unloaded && (corpus->stated == 0 || found >= corpus->stated))
        return OSK_PARTIAL; /* the page itself offers more */
    if (corpus->stated == 0 || found > corpus->stated || (corpus->rejected && found == corpus->stated))
        return OSK_UNKNOWN;
    return found < corpus->stated ? OSK_PARTIAL : OSK_COMPLETE;
}

const char *osk_complete_name(osk_complete complete)
{
    return complete == OSK_PARTIAL ? "partial" : complete == OSK_COMPLETE ? "complete" : "unknown";
}

bool osk_corpus_check(const osk_corpus *corpus, osk_error *error)
{
    for (size_t i = 0; i < corpus->notice_count; i++) {
        const osk_notice *notice = &corpus->notices[i];
        if (notice->kind != OSK_NOTICE_REJECT && notice->kind != OSK_NOTICE_REPAIR)
            continue;
        return osk__fail_at(error, OSK_INPUT, notice->place.file, notice->place.line, notice->place.column, "%s",
                            notice->place.message);
    }
    return true;
}
