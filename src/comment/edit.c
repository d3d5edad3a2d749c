/* Edits that a person keeps beside a page: what belongs together, what does not, and who wrote it. A line an edit:
 *
 *   # Rettelser til lederdebatt.txt
 *   input 3f5a...                   the SHA-256 of the file that they were made for
 *   drop 141                        the comment that line 141 of the file stands in is none
 *   merge 150                       it goes on the one before
 *   split 163 Kari Nordmann         at line 163 (163:25: at column 25) another begins, perhaps by another
 *   author 170 Kari Nordmann        its author
 *   take 88-93 Kari Nordmann        these lines, which were left out, are a comment
 *   same Kari Nordmann = K. Nordmann   two spellings, one person (identity.c); the only edit of a table
 *
 * Places are lines of the file, so that one edit does not move the next. Who is the same as whom is settled last: edits
 * name authors. */
#include "corpus.h"

#include "../base/digest.h"
#include "../base/number.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct edits {
    osk_corpus *corpus;
    osk_error *error;
    const char *name;
    size_t line;         /* of the file of edits */
    bool lines;          /* the input's lines may be edited */
    osk__same *same; size_t same_count, same_capacity;
};

struct edit { osk_slice verb, place, rest; size_t from, to; /* bytes of the stream */ };

static bool wrong(const struct edits *edits, osk_code code, const char *what, osk_slice about)
{
    return osk__fail_at(edits->error, code, edits->name, edits->line, 0, what, (int)(about.length < 80 ? about.length : 80),
                        about.length ? about.data : "");
}

/* ---- places ---- */

/* The line of the stream that is this line of the file, or the number of lines. */
static size_t stream_line(const osk_corpus *corpus, uint64_t line)
{
    if (!corpus->line_numbers)
        return line && line <= corpus->line_count ? (size_t)line - 1 : corpus->line_count;
    for (size_t i = 0; i < corpus->line_count; i++)
        if (corpus->line_numbers[i] == line)
            return i;
    return corpus->line_count;
}

static size_t end_of_line(const osk_corpus *corpus, size_t line)
{
    return line + 1 < corpus->line_count ? corpus->lines[line + 1] : corpus->length;
}

static osk_slice before_mark(osk_slice s, char mark, osk_slice *rest)
{
    const char *at = memchr(s.data, mark, s.length);
    *rest = at ? osk__slice(at + 1, s.length - (size_t)(at - s.data) - 1) : osk__slice(NULL, 0);
    return osk__slice(s.data, at ? (size_t)(at - s.data) : s.length);
}

/* "163", "163:25", "88-93" */
static bool find_place(const struct edits *edits, struct edit *edit)
{
    const osk_corpus *corpus = edits->corpus;
    osk_slice last, column, first = before_mark(edit->place, '-', &last);
    uint64_t from, to, at = 1;
    first = before_mark(first, ':', &column);
    if (!osk__number_whole(first, &from) || (last.data && !osk__number_whole(last, &to)) ||
        (column.data && (!osk__number_whole(column, &at) || at == 0)))
        return wrong(edits, OSK_USAGE, "'%.*s' is no line, as 88, 88-93 or 88:25", edit->place);
    size_t begin = stream_line(corpus, from), end = last.data ? stream_line(corpus, to) : begin;
    if (begin == corpus->line_count || end == corpus->line_count || end < begin)
        return wrong(edits, OSK_USAGE, "the input has no line %.*s", edit->place);
    edit->from = corpus->lines[begin];
    edit->to = end_of_line(corpus, end);
    for (; at > 1 && edit->from < edit->to; at--)
        edit->from += osk__utf8_next(corpus->stream + edit->from, edit->to - edit->from, NULL);
    return true;
}

static bool overlaps(const osk_comment *comment, const char *stream, size_t from, size_t to)
{
    for (size_t p = 0; p < comment->piece_count; p++)
        if (comment->pieces[p].source < to && comment->pieces[p].source + comment->pieces[p].source_length > from)
            return true;
    const char *author = comment->author.data;
    return author && author >= stream + from && author < stream + to;
}

/* The comment that stands in the edit's place, or the number of comments. */
static size_t comment_of(const struct edits *edits, const struct edit *edit)
{
    const osk_corpus *corpus = edits->corpus;
    size_t i = 0;
    while (i < corpus->count && !overlaps(&corpus->comments[i], corpus->stream, edit->from, edit->to))
        i++;
    return i;
}

/* ---- texts ---- */

/* Adds the comment's text from `from` to `to`, both in its text, to the draft, piece by piece. */
static bool redraft(osk_corpus *corpus, const osk_comment *comment, size_t from, size_t to, osk_error *error)
{
    size_t at = from, shift = corpus->draft.text.length;
    for (size_t p = 0; p < comment->piece_count; p++) {
        const osk_piece *piece = &comment->pieces[p];
        size_t start = piece->text > from ? piece->text : from, end = piece->text + piece->text_length;
        end = end < to ? end : to;
        if (start >= end)
            continue;
        size_t source = piece->source + (start - piece->text);
        if (start > at && !osk__draft_text(corpus, osk__slice(comment->text.data + at, start - at), source, source, error))
            return false;
        if (!osk__draft_text(corpus, osk__slice(comment->text.data + start, end - start), source, source + (end - start),
                             error))
            return false;
        at = end;
    }
    for (size_t q = 0; q < comment->quote_count; q++) {
        osk_quote quote = comment->quotes[q];
        if (quote.start < from || quote.end > to)
            continue;
        struct osk__draft *draft = &corpus->draft;
        if (!OSK__ROOM(draft->quotes, draft->quote_capacity, draft->quote_count + 1, error))
            return false;
        quote.start = (uint32_t)(quote.start - from + shift);
        quote.end = (uint32_t)(quote.end - from + shift);
        draft->quotes[draft->quote_count++] = quote;
    }
    return true;
}

/* Where the text stands that comes from this place of the stream, or SIZE_MAX. */
static size_t text_place(const osk_comment *comment, size_t source)
{
    for (size_t p = 0; p < comment->piece_count; p++) {
        const osk_piece *piece = &comment->pieces[p];
        if (source < piece->source + piece->source_length)
            return piece->text + (source > piece->source ? source - piece->source : 0);
    }
    return SIZE_MAX;
}

static void remove_comment(osk_corpus *corpus, size_t i)
{
    memmove(corpus->comments + i, corpus->comments + i + 1, (corpus->count - i - 1) * sizeof *corpus->comments);
    corpus->count--;
}

static bool insert_comment(osk_corpus *corpus, size_t i, const osk_comment *comment, osk_error *error)
{
    if (!OSK__ROOM(corpus->comments, corpus->capacity, corpus->count + 1, error))
        return false;
    memmove(corpus->comments + i + 1, corpus->comments + i, (corpus->count - i) * sizeof *corpus->comments);
    corpus->comments[i] = *comment;
    corpus->count++;
    return true;
}

static bool set_author(const struct edits *edits, osk_comment *comment, osk_slice name)
{
    if (name.length == 0)
        return true;
    const char *copy = osk__arena_copy(&edits->corpus->arena, name.data, name.length, edits->error);
    comment->author = osk__slice(copy, name.length);
    comment->inferred = false;
    return copy != NULL;
}

/* ---- the verbs ---- */

static bool drop(const struct edits *edits, const struct edit *edit, size_t i)
{
    osk_corpus *corpus = edits->corpus;
    (void)edit;
    for (size_t p = 0; p < corpus->comments[i].piece_count; p++) {
        const osk_piece *piece = &corpus->comments[i].pieces[p];
        if (!osk__ledger_recast(corpus, piece->source, piece->source + piece->source_length, OSK_PART_UNKNOWN,
                                edits->error))
            return false;
    }
    remove_comment(corpus, i);
    return true;
}

static bool merge(const struct edits *edits, const struct edit *edit, size_t i)
{
    osk_corpus *corpus = edits->corpus;
    if (i == 0)
        return wrong(edits, OSK_USAGE, "no comment stands before the one at line %.*s", edit->place);
    osk_comment *one = &corpus->comments[i - 1], *two = &corpus->comments[i];
    size_t source = two->piece_count ? two->pieces[0].source : 0;
    osk__draft_begin(corpus);
    if (!redraft(corpus, one, 0, one->text.length, edits->error) ||
        (one->text.length && two->text.length &&
         !osk__draft_text(corpus, osk__slice_text("\n\n"), source, source, edits->error)) ||
        !redraft(corpus, two, 0, two->text.length, edits->error) || !osk__draft_replace(corpus, one, edits->error))
        return false;
    for (size_t k = 0; k < corpus->count; k++) /* who answered the second answers both */
        if (corpus->comments[k].reply_to == two->n)
            corpus->comments[k].reply_to = one->n;
    remove_comment(corpus, i);
    return true;
}

static size_t trimmed_end(osk_slice text, size_t end)
{
    while (end > 0 && strchr(" \n\r\t", text.data[end - 1]))
        end--;
    return end;
}

static bool split(const struct edits *edits, const struct edit *edit, size_t i)
{
    osk_corpus *corpus = edits->corpus;
    osk_comment one = corpus->comments[i], two = one;
    size_t at = text_place(&one, edit->from);
    while (at < one.text.length && strchr(" \n\r\t", one.text.data[at]))
        at++;
    size_t end = at < one.text.length ? trimmed_end(one.text, at) : 0;
    if (end == 0)
        return wrong(edits, OSK_USAGE, "line %.*s is the beginning of its comment; nothing is left to split off", edit->place);
    two.reply_to = two.n = 0;
    two.to_post = false;
    osk__draft_begin(corpus);
    if (!redraft(corpus, &one, at, one.text.length, edits->error) || !osk__draft_replace(corpus, &two, edits->error) ||
        !set_author(edits, &two, edit->rest))
        return false;
    osk__draft_begin(corpus);
    return redraft(corpus, &one, 0, end, edits->error) &&
           osk__draft_replace(corpus, &corpus->comments[i], edits->error) &&
           insert_comment(corpus, i + 1, &two, edits->error);
}

static bool name_author(const struct edits *edits, const struct edit *edit, size_t i)
{
    if (edit->rest.length == 0)
        return wrong(edits, OSK_USAGE, "'author %.*s' needs a name", edit->place);
    return set_author(edits, &edits->corpus->comments[i], edit->rest);
}

static bool take(const struct edits *edits, const struct edit *edit)
{
    osk_corpus *corpus = edits->corpus;
    osk_comment comment = {.kind = OSK_COMMENT};
    osk_slice text = osk__slice_trim(osk__slice(corpus->stream + edit->from, edit->to - edit->from));
    size_t start = (size_t)(text.data - corpus->stream), i = 0;
    if (comment_of(edits, edit) < corpus->count)
        return wrong(edits, OSK_USAGE, "of line %.*s something is a comment already; split or drop it first", edit->place);
    if (text.length == 0)
        return wrong(edits, OSK_USAGE, "line %.*s is empty", edit->place);
    osk__draft_begin(corpus);
    if (!osk__draft_range(corpus, start, start + text.length, edits->error) ||
        !osk__draft_replace(corpus, &comment, edits->error) || !set_author(edits, &comment, edit->rest) ||
        !osk__ledger_recast(corpus, start, start + text.length, OSK_PART_BODY, edits->error))
        return false;
    while (i < corpus->count && (corpus->comments[i].piece_count == 0 || corpus->comments[i].pieces[0].source < start))
        i++;
    return insert_comment(corpus, i, &comment, edits->error);
}

static const struct { const char *verb; bool (*apply)(const struct edits *, const struct edit *, size_t); } verbs[] = {
    {"drop", drop}, {"merge", merge}, {"split", split}, {"author", name_author},
};

static bool check_input(const struct edits *edits, osk_slice hash)
{
    return osk__slice_is(hash, edits->corpus->hash) ||
           osk__fail_at(edits->error, OSK_INTEGRITY, edits->name, edits->line, 0,
                        "these edits were made for another version of the input: its SHA-256 is %s", edits->corpus->hash);
}

static bool keep_same(struct edits *edits, osk_slice names)
{
    if (!OSK__ROOM(edits->same, edits->same_capacity, edits->same_count + 1, edits->error))
        return false;
    edits->same[edits->same_count++] = (osk__same){names, edits->line};
    edits->corpus->edit_count++;
    return true;
}

static bool apply(struct edits *edits, struct edit *edit)
{
    if (osk__slice_is(edit->verb, "input"))
        return check_input(edits, edit->place);
    if (!edits->lines)
        return osk__fail_at(edits->error, OSK_USAGE, edits->name, edits->line, 0,
                            "edits of lines are for pages and plain text; the input is read as %s, which can be edited "
                            "itself, and only 'same' is for it", edits->corpus->input);
    size_t v = 0;
    bool takes = osk__slice_is(edit->verb, "take");
    while (v < sizeof verbs / sizeof *verbs && !osk__slice_is(edit->verb, verbs[v].verb))
        v++;
    if (!takes && v == sizeof verbs / sizeof *verbs)
        return wrong(edits, OSK_USAGE, "'%.*s' is no edit; there are input, drop, merge, split, author, take and same", edit->verb);
    if (!find_place(edits, edit))
        return false;
    edits->corpus->edit_count++;
    if (takes)
        return take(edits, edit);
    size_t i = comment_of(edits, edit);
    if (i == edits->corpus->count)
        return wrong(edits, OSK_USAGE, "no comment stands at line %.*s", edit->place);
    return verbs[v].apply(edits, edit, i);
}

/* ---- the file ---- */

static osk_slice next_word(osk_slice *line)
{
    size_t length = 0;
    while (length < line->length && line->data[length] != ' ' && line->data[length] != '\t')
        length++;
    osk_slice word = osk__slice(line->data, length);
    *line = osk__slice_trim(osk__slice(line->data + length, line->length - length));
    return word;
}

/* Comments are numbered anew, and answers follow. */
static bool renumber(osk_corpus *corpus, osk_error *error)
{
    size_t most = corpus->next_n, next = 1;
    size_t *now = osk__take(most + 1, sizeof *now, error);
    if (!now)
        return false;
    for (size_t i = 0; i < corpus->count; i++) {
        osk_comment *comment = &corpus->comments[i];
        char text[24];
        if (comment->kind == OSK_POST)
            continue;
        if (comment->n <= most)
            now[comment->n] = next;
        comment->n = next++;
        osk__buffer id = {0};
        osk__buffer_format(&id, "%zu", comment->n);
        size_t length = id.length < sizeof text ? id.length : sizeof text;
        const char *copy = osk__arena_copy(&corpus->arena, id.failed ? "" : id.data, id.failed ? 0 : length, error);
        osk__buffer_free(&id);
        if (!copy) {
            free(now);
            return false;
        }
        comment->id = osk__slice(copy, length);
    }
    for (size_t i = 0; i < corpus->count; i++)
        if (corpus->comments[i].reply_to)
            corpus->comments[i].reply_to = corpus->comments[i].reply_to <= most ? now[corpus->comments[i].reply_to] : 0;
    corpus->next_n = next;
    free(now);
    return true;
}

/* A line of the file that is no comment; empty lines are none either. */
static bool apply_line(struct edits *edits, osk_slice line)
{
    if (line.length == 0 || line.data[0] == '#')
        return true;
    struct edit edit = {0};
    edit.verb = next_word(&line);
    if (osk__slice_is(edit.verb, "same"))
        return keep_same(edits, line);
    edit.place = next_word(&line);
    edit.rest = line;
    return apply(edits, &edit);
}

bool osk__edits_apply(osk_corpus *corpus, const char *name, osk_slice text, bool lines, osk_error *error)
{
    struct edits edits = {.corpus = corpus, .error = error, .name = name, .lines = lines};
    osk__digest(text, corpus->edits_hash);
    if (!(corpus->edits = osk__arena_copy(&corpus->arena, name, strlen(name), error)))
        return false;
    osk_slice rest = text, line;
    bool good = true;
    while (good && osk__slice_cut(&rest, '\n', &line)) {
        edits.line++;
        good = apply_line(&edits, osk__slice_trim(line));
    }
    good = good && (!lines || renumber(corpus, error)) &&
           osk__identity_same(corpus, name, edits.same, edits.same_count, error);
    free(edits.same);
    return good;
}
