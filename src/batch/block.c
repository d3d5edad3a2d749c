/* A stream cut into blocks of whole records. Where a record ends, src/base/csv.c says; this finds the same places without
 * looking at cells. */
#include "block.h"

#include "../base/csv.h"
#include "../base/utf8.h"

#include <string.h>

enum { READ = 1 << 18, SHRINK = 8 << 20, BYTES = 1 << 19, ROWS = 4096, RECORD = 16 << 20 };

void osk__blocks_open(osk__blocks *blocks, osk__source source, const char *name, const osk__block_limits *limits)
{
    *blocks = (osk__blocks){.source = source, .name = name, .limits = *limits, .place = {0, 1, 1}};
    blocks->limits.bytes = limits->bytes ? limits->bytes : BYTES;
    blocks->limits.rows = limits->rows ? limits->rows : ROWS;
    blocks->limits.record = limits->record ? limits->record : RECORD;
}

void osk__blocks_free(osk__blocks *blocks)
{
    osk__buffer_free(&blocks->pending);
}

/* ---- reading ---- */

/* What was handed out makes room. */
static void drop_done(osk__blocks *blocks)
{
    size_t done = blocks->at;
    if (done == 0)
        return;
    memmove(blocks->pending.data, blocks->pending.data + done, blocks->pending.length - done);
    blocks->pending.length -= done;
    blocks->at = 0;
    blocks->scan -= done;
    blocks->record -= done;
    blocks->open -= blocks->open < done ? blocks->open : done;
}

/* Behind a record of megabytes the room for it is given back. */
static bool shrink(osk__buffer *pending, osk_error *error)
{
    if (pending->capacity < SHRINK || pending->length + READ > SHRINK / 4)
        return true;
    osk__buffer small = {0};
    if (!OSK__ROOM(small.data, small.capacity, SHRINK / 4, error))
        return false;
    memcpy(small.data, pending->data, pending->length);
    small.length = pending->length;
    osk__buffer_free(pending);
    *pending = small;
    return true;
}

/* Reads on. A source that fails has ended: what came before is whole, and the failure is told behind it. */
static bool fill(osk__blocks *blocks, osk_error *error)
{
    size_t got = 0;
    osk__buffer *pending = &blocks->pending;
    if (blocks->at >= READ || blocks->at == pending->length)
        drop_done(blocks);
    if (!shrink(pending, error))
        return false;
    if (!OSK__ROOM(pending->data, pending->capacity, pending->length + READ, error))
        return false;
    if (!blocks->source.read(blocks->source.host, pending->data + pending->length, READ, &got, &blocks->failure)) {
        if (blocks->failure.code == OSK_OK)
            return osk__no_memory(error);
        got = 0;
    }
    pending->length += got;
    blocks->over = got == 0;
    return true;
}

bool osk__blocks_head(osk__blocks *blocks, osk_slice *head, bool *whole, osk_error *error)
{
    while (!blocks->over && blocks->pending.length < OSK__HEAD)
        if (!fill(blocks, error))
            return false;
    if (blocks->failure.code == OSK_FILE) { /* a cut may show behind rows, a device that fails shows at once */
        if (error)
            *error = blocks->failure;
        return false;
    }
    *head = osk__slice(blocks->pending.data, blocks->pending.length);
    *whole = blocks->over;
    return true;
}

void osk__blocks_begin(osk__blocks *blocks, const osk__columns *columns, const osk__place *place)
{
    blocks->columns = *columns;
    blocks->place = *place;
    blocks->at = blocks->pending.length < columns->start ? blocks->pending.length : columns->start;
    blocks->scan = blocks->record = blocks->at;
}

/* ---- where a record ends ---- */

/* Nothing in it, so that it is no row; `record` has no separator. As src/comment/table.c has it, an empty line of a table
 * of one column is a row. */
static bool is_blank(const osk__blocks *blocks, osk_slice record)
{
    if (blocks->columns.every)
        return false;
    if (blocks->columns.kind != OSK__ROWS_CSV)
        return osk__slice_trim(record).length == 0;
    osk__csv csv = osk__csv_open(record, blocks->columns.separator);
    bool blank = blocks->columns.count > 1 && osk__csv_next(&csv, NULL) && osk__csv_blank(&csv);
    osk__csv_free(&csv);
    return blank;
}

/* A cell without marks, up to its end. */
static size_t pass_plain(const char *data, size_t at, size_t end, char separator)
{
    while (at < end && data[at] != separator && data[at] != '\n')
        at++;
    return at;
}

static size_t pass_quoted(const char *data, size_t at, size_t end)
{
    const char *mark = memchr(data + at, '"', end - at);
    return mark ? (size_t)(mark - data) : end;
}

/* Moves `scan` behind the record's end; false where the record goes on behind what was read. */
static bool find_csv(osk__blocks *blocks)
{
    const char *data = blocks->pending.data;
    size_t at = blocks->scan, end = blocks->pending.length;
    osk__cut_state state = blocks->state;
    bool found = false;
    while (at < end && !found) {
        if (state == OSK__CUT_QUOTED) {
            at = pass_quoted(data, at, end);
            state = at < end ? OSK__CUT_MARK : state;
            at += at < end;
        } else if (state == OSK__CUT_MARK && data[at] == '"') {
            state = OSK__CUT_QUOTED; /* doubled */
            at++;
        } else if (state == OSK__CUT_CELL && data[at] == '"') {
            blocks->open = at++;
            state = OSK__CUT_QUOTED;
        } else if ((at = pass_plain(data, at, end, blocks->columns.separator)) < end) {
            found = data[at++] == '\n';
            blocks->parted = blocks->parted || !found;
            state = OSK__CUT_CELL;
        } else {
            state = OSK__CUT_PLAIN;
        }
    }
    blocks->scan = at;
    blocks->state = state;
    return found;
}

static bool find_line(osk__blocks *blocks)
{
    const char *data = blocks->pending.data;
    const char *end = memchr(data + blocks->scan, '\n', blocks->pending.length - blocks->scan);
    blocks->scan = end ? (size_t)(end - data) + 1 : blocks->pending.length;
    return end != NULL;
}

static bool find_end(osk__blocks *blocks)
{
    return blocks->pending.length > blocks->scan &&
           (blocks->columns.kind == OSK__ROWS_CSV ? find_csv(blocks) : find_line(blocks));
}

/* ---- handing out ---- */

static size_t count_lines(const char *data, size_t length)
{
    return osk__slice_count(osk__slice(data, length), '\n', 0);
}

/* The bytes up to `end` are done: the place moves on. */
static void pass(osk__blocks *blocks, size_t end)
{
    blocks->place.line += count_lines(blocks->pending.data + blocks->at, end - blocks->at);
    blocks->place.offset += end - blocks->at;
    blocks->at = end;
}

/* The whole records before the open one. */
static bool hand_out(osk__blocks *blocks, osk__block *block, osk_error *error)
{
    size_t length = blocks->record - blocks->at;
    block->place = blocks->place;
    block->rows = blocks->rows;
    block->length = length;
    osk__buffer_add(&block->bytes, blocks->pending.data + blocks->at, length);
    pass(blocks, blocks->record);
    block->lines = blocks->place.line - block->place.line;
    blocks->place.row += blocks->rows;
    blocks->rows = 0;
    return osk__buffer_check(&block->bytes, error);
}

/* The record that ends at `scan` is one more of the block. */
static void end_record(osk__blocks *blocks)
{
    osk_slice record = osk__slice(blocks->pending.data + blocks->record, blocks->scan - blocks->record);
    blocks->rows += blocks->parted || !is_blank(blocks, record);
    blocks->record = blocks->scan;
    blocks->parted = false;
    blocks->state = OSK__CUT_CELL;
}

static bool is_full(const osk__blocks *blocks)
{
    return blocks->record - blocks->at >= blocks->limits.bytes || blocks->rows >= blocks->limits.rows;
}

/* Reads past a record that is too long; nothing of it is kept. */
static bool skip(osk__blocks *blocks, osk__block *block, osk_error *error)
{
    bool found = false;
    block->place = blocks->place;
    while (!found) {
        found = find_end(blocks);
        pass(blocks, blocks->scan);
        blocks->record = blocks->at;
        if (!found && blocks->over)
            break;
        if (!found && !fill(blocks, error))
            return false;
    }
    if (blocks->over && !found && blocks->state == OSK__CUT_QUOTED && blocks->failure.code == OSK_OK)
        osk__fail_at(&blocks->failure, OSK_INPUT, blocks->name, (size_t)block->place.line, 0,
                     "a quotation mark in the row that begins here is never closed; what follows was not read");
    block->length = blocks->place.offset - block->place.offset;
    block->lines = blocks->place.line - block->place.line;
    block->rows = 1;
    block->skipped = true;
    blocks->place.row++;
    blocks->parted = false;
    blocks->state = OSK__CUT_CELL;
    return true;
}

static void tell_open(osk__blocks *blocks)
{
    const char *data = blocks->pending.data;
    size_t start = blocks->open;
    while (start > blocks->record && data[start - 1] != '\n')
        start--;
    osk__fail_at(&blocks->failure, OSK_INPUT, blocks->name,
                 (size_t)blocks->place.line + count_lines(data + blocks->at, blocks->open - blocks->at),
                 osk__utf8_count(osk__slice(data + start, blocks->open - start)) + 1,
                 "the quotation mark opened here is never closed; what follows was not read");
}

/* The source has ended in the midst of a record: whole, unless a mark is open or the source broke. */
static void end_last(osk__blocks *blocks)
{
    if (blocks->scan == blocks->record)
        return;
    if (blocks->failure.code == OSK_OK && blocks->state != OSK__CUT_QUOTED)
        end_record(blocks);
    else if (blocks->failure.code == OSK_OK)
        tell_open(blocks);
}

bool osk__blocks_next(osk__blocks *blocks, osk__block *block, bool *more, osk_error *error)
{
    block->bytes.length = 0;
    block->skipped = false;
    *more = true;
    while (!is_full(blocks)) {
        bool found = find_end(blocks);
        if (blocks->scan - blocks->record > blocks->limits.record) {
            blocks->scan -= found; /* its line break is found again */
            blocks->state = found ? OSK__CUT_PLAIN : blocks->state;
            return blocks->record > blocks->at ? hand_out(blocks, block, error) : skip(blocks, block, error);
        }
        if (found) {
            end_record(blocks);
        } else if (blocks->over) {
            end_last(blocks);
            break;
        } else if (!fill(blocks, error)) {
            return false;
        }
    }
    if (blocks->record > blocks->at)
        return hand_out(blocks, block, error);
    *more = false;
    if (blocks->failure.code != OSK_OK && error)
        *error = blocks->failure;
    return blocks->failure.code == OSK_OK;
}
