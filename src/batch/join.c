/* Joining sorted lists: a heap of cursors, each with a window of its list.
 *
 *   part-0  ... [bare  12 | be 3 | b]      the smallest key of all cursors is taken next,
 *   part-1  ... [ikke  40 | il 1 ]         and what the others have of it is added
 *   part-2  ... [bare   7 | ikke ]
 */
#include "list.h"

#include "../base/heap.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW = 1 << 15, LONGEST = 1 << 20 /* a line; a name of a megabyte is no name */ };

typedef struct cursor {
    const osk__section_at *list;
    char *window;
    size_t at, filled, room;  /* bytes of the window: the next line, and what was read */
    uint64_t read, lines;     /* bytes of the list in windows so far; lines so far */
    osk_slice key;            /* of the current line; in the window */
    char *last;               /* the key before it, to see that they rise */
    size_t last_length, last_room;
    osk__wide numbers[OSK__LIST_NUMBERS];
    osk__digester digester;
} cursor;

typedef struct joining {
    osk__shape shape;
    cursor *cursors;
    cursor **heap; /* the smallest key first; of two equal the earlier list */
    size_t live;
    osk_error *error;
} joining;

static bool broken(const joining *j, const cursor *c, const char *what)
{
    return osk__fail_at(j->error, OSK_INTEGRITY, c->list->path, 0, 0, "%s (line %llu of a list that begins at byte %llu)",
                        what, (unsigned long long)c->lines + 1, (unsigned long long)c->list->start);
}

/* ---- a cursor: the next line ---- */

/* Moves what is left to the front of the window, and reads on behind it. */
static bool refill(joining *j, cursor *c)
{
    uint64_t left = c->list->length - c->read;
    memmove(c->window, c->window + c->at, c->filled - c->at);
    c->filled -= c->at;
    c->at = 0;
    if (c->filled == c->room) {
        if (c->room >= LONGEST)
            return broken(j, c, "a line is longer than any can be");
        if (!OSK__ROOM(c->window, c->room, c->room + 1, j->error))
            return false;
    }
    size_t want = c->room - c->filled < left ? c->room - c->filled : (size_t)left;
    size_t got = osk__bytes_fill(c->list->path, c->list->start + c->read, c->window + c->filled, want, j->error);
    if (got == SIZE_MAX)
        return false;
    if (got == 0)
        return broken(j, c, "the list is cut");
    osk__digest_add(&c->digester, osk__slice(c->window + c->filled, got));
    c->filled += got;
    c->read += got;
    return true;
}

/* The whole list was read: is it what the manifest says? */
static bool check_end(joining *j, cursor *c)
{
    char hash[OSK__DIGEST_SIZE];
    osk__digest_end(&c->digester, hash);
    if (strcmp(hash, c->list->hash) != 0)
        return osk__fail_at(j->error, OSK_INTEGRITY, c->list->path, 0, 0, "has been changed: the checksum of a list is another");
    return c->lines == c->list->lines || broken(j, c, "the list has another number of lines than its manifest says");
}

/* Takes the line apart: fields of the key, then numbers. */
static bool parse(joining *j, cursor *c, osk_slice line)
{
    osk_slice rest = line, field;
    for (size_t i = 0; i < j->shape.keys; i++)
        if (!osk__slice_cut(&rest, '\t', &field))
            return broken(j, c, "a line has too few fields");
    c->key = osk__slice(line.data, (size_t)(field.data + field.length - line.data));
    for (size_t i = 0; i < j->shape.numbers; i++)
        if (!osk__slice_cut(&rest, '\t', &field) || !osk__wide_read(field, &c->numbers[i]))
            return broken(j, c, "a number is missing, or is none");
    return !osk__slice_cut(&rest, '\t', &field) || broken(j, c, "a line has too many fields");
}

static bool keep_key(joining *j, cursor *c)
{
    if (c->lines && osk__slice_compare(osk__slice(c->last, c->last_length), c->key) >= 0)
        return broken(j, c, "the list is not sorted");
    if (!OSK__ROOM(c->last, c->last_room, c->key.length + 1, j->error))
        return false;
    if (c->key.length)
        memcpy(c->last, c->key.data, c->key.length);
    c->last_length = c->key.length;
    return true;
}

/* *more: there was a line. */
static bool step(joining *j, cursor *c, bool *more)
{
    char *end;
    *more = c->at < c->filled || c->read < c->list->length;
    if (!*more)
        return check_end(j, c);
    while (c->at == c->filled || !(end = memchr(c->window + c->at, '\n', c->filled - c->at))) {
        if (c->read == c->list->length)
            return broken(j, c, "the last line has no end");
        if (!refill(j, c))
            return false;
    }
    osk_slice line = osk__slice(c->window + c->at, (size_t)(end - c->window) - c->at);
    if (!parse(j, c, line) || !keep_key(j, c))
        return false;
    c->at += line.length + 1;
    c->lines++;
    return true;
}

/* ---- the heap ---- */

static bool before(const void *one, const void *other)
{
    const cursor *a = *(cursor *const *)one, *b = *(cursor *const *)other;
    int order = osk__slice_compare(a->key, b->key);
    return order != 0 ? order < 0 : a < b;
}

/* The first cursor goes on to its next line, or leaves. */
static bool advance(joining *j)
{
    bool more;
    if (!step(j, j->heap[0], &more))
        return false;
    if (!more)
        j->heap[0] = j->heap[--j->live];
    osk__heap_sink(j->heap, j->live, sizeof *j->heap, before);
    return true;
}

static bool open_cursors(joining *j, const osk__section_at *lists, size_t count)
{
    bool more;
    for (size_t i = 0; i < count; i++) {
        cursor *c = &j->cursors[i];
        c->list = &lists[i];
        osk__digest_begin(&c->digester);
        if (!OSK__ROOM(c->window, c->room, WINDOW, j->error) || !step(j, c, &more))
            return false;
        if (more)
            j->heap[j->live++] = c;
    }
    osk__heap_make(j->heap, j->live, sizeof *j->heap, before);
    return true;
}

static bool join_key(joining *j, osk__buffer *key, osk__list_taker *take, void *context)
{
    osk__wide sums[OSK__LIST_NUMBERS] = {0};
    osk_slice first = j->heap[0]->key;
    key->length = 0;
    osk__buffer_add(key, first.data, first.length);
    if (!osk__buffer_check(key, j->error))
        return false;
    while (j->live && osk__slice_equal(j->heap[0]->key, osk__slice(key->data, key->length))) {
        for (size_t i = 0; i < j->shape.numbers; i++)
            if (!osk__wide_add(&sums[i], j->heap[0]->numbers[i]))
                return broken(j, j->heap[0], "a sum leaves the range of numbers");
        if (!advance(j))
            return false;
    }
    return take(context, osk__slice(key->data, key->length), sums, j->error);
}

bool osk__list_join(osk__shape shape, const osk__section_at *lists, size_t count, osk__list_taker *take, void *context,
                    osk_error *error)
{
    joining j = {.shape = shape, .cursors = osk__take(count + 1, sizeof *j.cursors, error),
                 .heap = osk__take(count + 1, sizeof *j.heap, error), .error = error};
    osk__buffer key = {0};
    bool good = j.cursors && j.heap && open_cursors(&j, lists, count);
    while (good && j.live)
        good = join_key(&j, &key, take, context);
    for (size_t i = 0; j.cursors && i < count; i++) {
        free(j.cursors[i].window);
        free(j.cursors[i].last);
    }
    osk__buffer_free(&key);
    free(j.cursors);
    free(j.heap);
    return good;
}
