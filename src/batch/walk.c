/* Walking through the rows of a range of a file; see walk.h. */
#include "walk.h"

#include "../base/file.h"
#include "../base/stream.h"
#include "list.h"

#include <stdio.h>
#include <string.h>

/* The range behind the header, as a source of bytes. */
typedef struct range {
    osk__row_walk *walk;
    uint64_t at;
} range;

static bool read_range(void *host, char *room, size_t size, size_t *got, osk_error *error)
{
    range *r = host;
    uint64_t left = r->walk->to - r->at;
    *got = osk__bytes_fill(r->walk->input->path, r->at, room, left < size ? (size_t)left : size, error);
    if (*got == SIZE_MAX)
        return false;
    r->at += *got;
    if (*got == 0 && left)
        return osk__fail_at(error, OSK_INTEGRITY, r->walk->input->name, 0, 0, "has become shorter");
    return *got == 0 || r->walk->bytes(r->walk->host, osk__slice(room, *got), error);
}

/* ---- what the file is ---- */

static void tell(const osk__row_walk *walk, const osk_corpus *told)
{
    for (size_t i = 0; walk->notice && told && i < osk_corpus_notices(told); i++)
        walk->notice(walk->notice_host, osk_corpus_notice(told, i));
}

/* Where no rows can be read apart: why, as the reader of whole files says it, or that it is another kind of input. */
static bool refuse_kind(const osk__row_walk *walk, osk_slice head, bool whole, osk_error *error)
{
    osk_error own = {0};
    osk_corpus *corpus = whole ? osk_comment_parse(walk->input->name, head.data, head.length, walk->comment, NULL, &own) : NULL;
    osk_corpus_free(corpus);
    if (own.code != OSK_OK) {
        if (error)
            *error = own;
        return false;
    }
    return osk__fail_at(error, OSK_INPUT, walk->input->name, 0, 0,
                        "cannot be read in pieces: it is no CSV, JSON Lines or lines, or is what `comments` wrote; `score FILE` reads it whole");
}

static bool find_columns(const osk__row_walk *walk, osk_slice head, bool whole, osk__columns *columns, osk_error *error)
{
    osk_corpus *told = NULL;
    bool good = osk__columns_open(columns, walk->input->name, head, whole, walk->comment, &told, error);
    if (good)
        tell(walk, told);
    osk_corpus_free(told);
    return good && (columns->kind != OSK__ROWS_NONE || refuse_kind(walk, head, whole, error));
}

static bool open_head(const osk__row_walk *walk, osk__columns *columns, osk__buffer *head, osk_error *error)
{
    if (!OSK__ROOM(head->data, head->capacity, OSK__HEAD, error))
        return false;
    head->length = osk__bytes_fill(walk->input->path, 0, head->data, OSK__HEAD, error);
    if (head->length == SIZE_MAX)
        return head->length = 0, false;
    return find_columns(walk, osk__slice(head->data, head->length), head->length < OSK__HEAD, columns, error);
}

/* ---- blocks ---- */

static bool walk_blocks(osk__row_walk *walk, osk__blocks *blocks, osk_error *error)
{
    osk__block block = {0};
    bool more = true, good = true;
    while (good && (good = osk__blocks_next(blocks, &block, &more, error)) && more)
        good = walk->block(walk->host, &blocks->columns, &block, error);
    walk->row = blocks->place.row;
    walk->line = blocks->place.line;
    osk__buffer_free(&block.bytes);
    return good;
}

static bool walk_plain(osk__row_walk *walk, osk_error *error)
{
    osk__columns columns;
    osk__buffer head = {0};
    osk__blocks blocks;
    range r = {.walk = walk};
    bool good = open_head(walk, &columns, &head, error);
    size_t before = good && walk->from == 0 ? columns.start : 0; /* the header is the first range's */
    before = before < walk->to ? before : (size_t)walk->to;
    good = good && (before == 0 || walk->bytes(walk->host, osk__slice(head.data, before), error));
    osk__buffer_free(&head);
    if (!good)
        return false;
    r.at = walk->from + before;
    osk__place place = {r.at, walk->row, walk->from ? walk->line : columns.line};
    osk__blocks_open(&blocks, (osk__source){read_range, &r}, walk->input->name, &walk->limits);
    osk__blocks_begin(&blocks, &columns, &place);
    good = walk_blocks(walk, &blocks, error);
    osk__blocks_free(&blocks);
    return good;
}

/* ---- a compressed file ---- */

/* What it holds, as a source of bytes; its own bytes, as they are read, are the walk's. */
typedef struct packed {
    osk__row_walk *walk;
    osk__stream *stream;
    osk__buffer raw;
} packed;

static bool read_packed(void *host, char *room, size_t size, size_t *got, osk_error *error)
{
    packed *p = host;
    bool good = osk__stream_read(p->stream, room, size, got, error) &&
                p->walk->bytes(p->walk->host, osk__slice(p->raw.data, p->raw.length), error);
    p->raw.length = 0;
    return good;
}

/* Bytes behind what was packed are the file's too. */
static bool read_rest(packed *p, osk_error *error)
{
    char room[4096];
    size_t got = 1;
    for (uint64_t at = osk__stream_done(p->stream); got; at += got) {
        got = osk__bytes_fill(p->walk->input->path, at, room, sizeof room, error);
        if (got == SIZE_MAX || !p->walk->bytes(p->walk->host, osk__slice(room, got), error))
            return false;
    }
    return true;
}

static bool open_packed(osk__row_walk *walk, osk__blocks *blocks, osk_error *error)
{
    osk__columns columns;
    osk_slice head;
    bool whole;
    if (!osk__blocks_head(blocks, &head, &whole, error))
        return false;
    if (blocks->failure.code != OSK_OK && head.length == 0) /* damaged from its first byte on */
        return *error = blocks->failure, false;
    if (!find_columns(walk, head, whole, &columns, error))
        return false;
    osk__blocks_begin(blocks, &columns, &(osk__place){columns.start, walk->row, columns.line});
    return true;
}

static bool walk_packed(osk__row_walk *walk, osk_error *error)
{
    osk_error own = {0};
    packed p = {.walk = walk};
    osk__blocks blocks;
    if (!(p.stream = osk__stream_open(walk->input->path, &p.raw, error)))
        return false;
    osk__blocks_open(&blocks, (osk__source){read_packed, &p}, walk->input->name, &walk->limits);
    bool good = open_packed(walk, &blocks, &own) && walk_blocks(walk, &blocks, &own) && read_rest(&p, &own);
    osk__blocks_free(&blocks);
    osk__stream_free(p.stream);
    osk__buffer_free(&p.raw);
    if (good || !error)
        return good;
    *error = own;
    if (strncmp(own.file, walk->input->path, sizeof own.file - 1) == 0) /* the stream knows no other name */
        snprintf(error->file, sizeof error->file, "%s", walk->input->name);
    return false;
}

bool osk__walk_run(osk__row_walk *walk, osk_error *error)
{
    return walk->input->packed ? walk_packed(walk, error) : walk_plain(walk, error);
}
