/* The ledger: what every byte of a page or a chat is. Readers mark the parts of comments; the rest is told by its words. */
#include "corpus.h"

#include "../base/table.h"
#include "line.h"

#include <stdlib.h>
#include <string.h>

const char *osk_part_name(osk_part part)
{
    static const char *const names[] = {"author", "headline", "time", "body", "quotation", "interface", "sidebar",
                                        "advertisement", "unknown"};
    return (size_t)part < OSK_PARTS ? names[part] : "";
}

bool osk__ledger_mark(osk_corpus *corpus, size_t start, size_t end, osk_part part, osk_error *error)
{
    if (start == end)
        return true;
    if (!OSK__ROOM(corpus->marks, corpus->mark_capacity, corpus->mark_count + 1, error))
        return false;
    corpus->marks[corpus->mark_count++] = (osk__extent){start, end, part};
    return true;
}

bool osk__ledger_slice(osk_corpus *corpus, osk_slice s, osk_part part, osk_error *error)
{
    size_t start = s.data ? (size_t)(s.data - corpus->stream) : 0;
    return !s.data || osk__ledger_mark(corpus, start, start + s.length, part, error);
}

static int by_start(const void *a, const void *b)
{
    const osk__extent *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* ---- what nobody marked ---- */

/* The part of a line that belongs to no comment; `section` is the part that the lines before it stand in. */
static osk_part part_of(const osk__line *line, osk_part *section)
{
    if (line->shapes & OSK__LINE_ADVERT)
        return *section = OSK_PART_ADVERTISEMENT;
    if (line->shapes & OSK__LINE_SIDEBAR)
        return *section = OSK_PART_SIDEBAR;
    bool link = osk__slice_find(line->text, "](#)") != SIZE_MAX; /* a link to nowhere is a button */
    if (line->shapes & OSK__LINE_INTERFACE || link) {
        if (line->shapes & (OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED))
            *section = OSK_PART_UNKNOWN;
        return *section == OSK_PART_UNKNOWN ? OSK_PART_INTERFACE : *section;
    }
    if (*section == OSK_PART_UNKNOWN && line->shapes & (OSK__LINE_META | OSK__LINE_QUOTES | OSK__LINE_EDITED | OSK__LINE_TIME))
        return OSK_PART_INTERFACE;
    return *section;
}

/* What fills the ledger from the stream's start to its end. */
struct filler {
    const osk__line *lines; /* of the stream, as they were read, or NULL */
    size_t line;            /* the first that does not begin before what is filled */
    osk_part section;       /* in which the next line stands */
};

/* What stands from `start` to `next`: as it was read, if it is a whole line. */
static osk__line read_again(osk_corpus *corpus, struct filler *filler, size_t start, size_t next)
{
    while (filler->line < corpus->line_count && corpus->lines[filler->line] < start)
        filler->line++;
    bool whole = filler->lines && filler->line < corpus->line_count && corpus->lines[filler->line] == start &&
                 next == (filler->line + 1 < corpus->line_count ? corpus->lines[filler->line + 1] : corpus->length);
    return whole ? filler->lines[filler->line] : osk__line_read(osk__slice(corpus->stream + start, next - start));
}

/* Marks for stream[start, end), which no reader marked, line by line. */
static bool fill(osk_corpus *corpus, struct filler *filler, size_t start, size_t end, osk_error *error)
{
    while (start < end) {
        const char *newline = memchr(corpus->stream + start, '\n', end - start);
        size_t next = newline ? (size_t)(newline - corpus->stream) + 1 : end;
        osk__line line = read_again(corpus, filler, start, next);
        /* What is left of a line beside marks, " • " and the like, is the page's. */
        bool rest = (start > 0 && corpus->stream[start - 1] != '\n') || !newline;
        bool blank = line.shapes & OSK__LINE_BLANK;
        osk_part part = blank || (rest && line.text.length < 40) ? OSK_PART_INTERFACE : part_of(&line, &filler->section);
        if (!blank && !osk__ledger_mark(corpus, start, next, part, error))
            return false;
        start = next;
    }
    return true;
}

/* White space between marks goes with what stands before it, at the start with what follows. */
static void tile(osk_corpus *corpus)
{
    size_t kept = 0;
    for (size_t i = 0; i < corpus->mark_count; i++) {
        osk__extent mark = corpus->marks[i];
        if (kept && corpus->marks[kept - 1].part == mark.part && mark.part >= OSK_PART_INTERFACE) {
            corpus->marks[kept - 1].end = mark.end;
            continue;
        }
        if (kept)
            corpus->marks[kept - 1].end = mark.start;
        corpus->marks[kept++] = mark;
    }
    corpus->mark_count = kept;
    if (kept) {
        corpus->marks[0].start = 0;
        corpus->marks[kept - 1].end = corpus->length;
    }
}

static void sort_marks(osk_corpus *corpus)
{
    if (corpus->mark_count)
        qsort(corpus->marks, corpus->mark_count, sizeof *corpus->marks, by_start);
}

bool osk__ledger_close(osk_corpus *corpus, const osk__line *lines, osk_error *error)
{
    size_t marked = corpus->mark_count, at = 0;
    struct filler filler = {lines, 0, OSK_PART_UNKNOWN};
    sort_marks(corpus);
    for (size_t i = 0; i < marked; i++) {
        osk__extent mark = corpus->marks[i];
        if (mark.start > at && !fill(corpus, &filler, at, mark.start, error))
            return false;
        filler.section = OSK_PART_UNKNOWN; /* a comment ends side bars */
        at = mark.end;
    }
    if (!fill(corpus, &filler, at, corpus->length, error))
        return false;
    sort_marks(corpus);
    tile(corpus);
    return true;
}

bool osk__ledger_recast(osk_corpus *corpus, size_t start, size_t end, osk_part part, osk_error *error)
{
    size_t count = corpus->mark_count;
    for (size_t i = 0; i < count; i++) {
        osk__extent mark = corpus->marks[i];
        if (mark.end <= start || mark.start >= end)
            continue;
        corpus->marks[i].start = mark.start > start ? mark.start : start;
        corpus->marks[i].end = mark.end < end ? mark.end : end;
        corpus->marks[i].part = part;
        if ((mark.start < start && !osk__ledger_mark(corpus, mark.start, start, mark.part, error)) ||
            (mark.end > end && !osk__ledger_mark(corpus, end, mark.end, mark.part, error)))
            return false;
    }
    sort_marks(corpus);
    return true;
}

/* ---- tables ---- */

/* Bytes of the stream that are quoted, by the piece maps. */
static uint64_t quoted_bytes(const osk_corpus *corpus)
{
    uint64_t bytes = 0;
    for (size_t c = 0; c < corpus->count; c++) {
        const osk_comment *comment = &corpus->comments[c];
        for (size_t q = 0; q < comment->quote_count; q++)
            for (size_t p = 0; p < comment->piece_count; p++) {
                const osk_piece *piece = &comment->pieces[p];
                size_t from = piece->text > comment->quotes[q].start ? piece->text : comment->quotes[q].start;
                size_t to = piece->text + piece->text_length;
                to = to < comment->quotes[q].end ? to : comment->quotes[q].end;
                bytes += to > from ? to - from : 0;
            }
    }
    return bytes;
}

static bool is_page(const osk_corpus *corpus)
{
    return strcmp(corpus->input, "page") == 0;
}

osk_table *osk_corpus_ledger(const osk_corpus *corpus, osk_error *error)
{
    static const char *const columns[] = {"w part", "c bytes", "4.share", "c ranges", NULL};
    uint64_t bytes[OSK_PARTS] = {0}, ranges[OSK_PARTS] = {0};
    if (!is_page(corpus) && strcmp(corpus->input, "chat") != 0 && strcmp(corpus->input, "signal") != 0) {
        osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as %s; only a page or a chat has a ledger", corpus->input);
        return NULL;
    }
    for (size_t i = 0; i < corpus->mark_count; i++) {
        bytes[corpus->marks[i].part] += corpus->marks[i].end - corpus->marks[i].start;
        ranges[corpus->marks[i].part]++;
    }
    for (size_t c = 0; c < corpus->count; c++)
        ranges[OSK_PART_QUOTATION] += corpus->comments[c].quote_count;
    bytes[OSK_PART_QUOTATION] = quoted_bytes(corpus);
    bytes[OSK_PART_BODY] -= bytes[OSK_PART_QUOTATION];
    osk_table *table = osk__table_make("ledger", columns, error);
    if (!table)
        return NULL;
    for (int part = 0; part < OSK_PARTS; part++) {
        osk__table_text(table, osk__slice_text(osk_part_name((osk_part)part)));
        osk__table_count(table, bytes[part]);
        osk__table_number(table, (double)bytes[part] / (double)corpus->length);
        osk__table_count(table, ranges[part]);
    }
    return osk__table_done(table, error);
}

static const char *why_of(const osk_corpus *corpus, osk_part part)
{
    switch (part) {
    case OSK_PART_INTERFACE: return is_page(corpus) ? "words of the page itself" : "words of the program itself";
    case OSK_PART_SIDEBAR: return "a side bar";
    case OSK_PART_ADVERTISEMENT: return "an advertisement";
    default: return "belongs to no comment";
    }
}

static size_t lines_in(osk_slice s)
{
    size_t lines = 1;
    for (size_t i = 0; i < s.length; i++)
        lines += s.data[i] == '\n';
    return lines;
}

static void add_rejected(const osk_corpus *corpus, osk_table *table)
{
    for (size_t i = 0; i < corpus->notice_count; i++) {
        const osk_notice *notice = &corpus->notices[i];
        if (notice->kind != OSK_NOTICE_REJECT)
            continue;
        osk__table_count(table, notice->place.line);
        osk__table_count(table, 1);
        osk__table_text(table, osk__slice_text("row"));
        osk__table_text(table, osk__slice_text(notice->place.message));
        osk__table_text(table, osk__slice(NULL, 0));
    }
}

osk_table *osk_corpus_dropped(const osk_corpus *corpus, osk_error *error)
{
    static const char *const columns[] = {"c line", "c lines", "w part", "t why", "t text", NULL};
    osk_table *table = osk__table_make("dropped", columns, error);
    if (!table)
        return NULL;
    add_rejected(corpus, table);
    for (size_t i = 0; i < corpus->mark_count; i++) {
        const osk__extent *mark = &corpus->marks[i];
        osk_slice text = osk__slice_trim(osk__slice(corpus->stream + mark->start, mark->end - mark->start));
        size_t line, column;
        if (mark->part < OSK_PART_INTERFACE || text.length == 0)
            continue;
        osk__corpus_place(corpus, (size_t)(text.data - corpus->stream), &line, &column);
        osk__table_count(table, line);
        osk__table_count(table, lines_in(text));
        osk__table_text(table, osk__slice_text(osk_part_name(mark->part)));
        osk__table_text(table, osk__slice_text(why_of(corpus, mark->part)));
        osk__table_text(table, text);
    }
    return osk__table_done(table, error);
}
