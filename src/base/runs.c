/* Sorted runs in files without names, and their merging.
 *
 *   record: [bytes of key, group, value][key][value]        a level's file: run | run | run
 */
#include "runs.h"

#include "heap.h"
#include "scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FAN = 16, LEVELS = 16 /* 16^16 runs */, PIECE = 1 << 16 /* bytes at a time */ };

struct head { uint32_t key, group, value; };
struct range { uint64_t start, end; };

/* A run that is being read. */
struct reader {
    int file;
    uint64_t next, end;    /* of what is not read yet, in the file */
    osk__buffer bytes;     /* read; from `at` on not yet handed out */
    size_t at, taken;      /* bytes of the record at hand */
    osk__item item;
    size_t order;          /* of two equal keys the lower one's first */
};

struct merge {
    struct reader *readers; size_t count;
    struct reader **heap; size_t left;
    bool begun;            /* the first of the heap was handed out */
};

struct osk__runs {
    struct level {
        int file;          /* -1: none yet */
        uint64_t length;   /* written to it */
        osk__buffer waiting; /* not yet written */
        struct range runs[FAN];
        size_t count;
        uint64_t begun;    /* where the open run begins */
    } levels[LEVELS];
    size_t ended;
    struct merge merge;
};

osk__runs *osk__runs_make(osk_error *error)
{
    osk__runs *runs = osk__take(1, sizeof *runs, error);
    for (size_t l = 0; runs && l < LEVELS; l++)
        runs->levels[l].file = -1;
    return runs;
}

size_t osk__runs_count(const osk__runs *runs) { return runs->ended; }

static void free_merge(struct merge *merge)
{
    for (size_t i = 0; i < merge->count; i++)
        osk__buffer_free(&merge->readers[i].bytes);
    free(merge->readers);
    free(merge->heap);
    *merge = (struct merge){0};
}

void osk__runs_free(osk__runs *runs)
{
    if (!runs)
        return;
    free_merge(&runs->merge);
    for (size_t l = 0; l < LEVELS; l++) {
        osk__buffer_free(&runs->levels[l].waiting);
        if (runs->levels[l].file >= 0)
            close(runs->levels[l].file);
    }
    free(runs);
}

/* ---- writing ---- */

static bool flush(struct level *level, osk_error *error)
{
    size_t done = 0;
    if (!osk__buffer_check(&level->waiting, error) || (level->file < 0 && (level->file = osk__scratch_nameless(error)) < 0))
        return false;
    while (done < level->waiting.length) {
        ssize_t wrote = pwrite(level->file, level->waiting.data + done, level->waiting.length - done, (off_t)level->length);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return osk__scratch_fail(error);
        done += (size_t)wrote;
        level->length += (uint64_t)wrote;
    }
    level->waiting.length = 0;
    return true;
}

static bool put(struct level *level, const osk__item *item, osk_error *error)
{
    struct head head = {(uint32_t)item->key.length, (uint32_t)item->group, (uint32_t)item->value.length};
    osk__buffer_add(&level->waiting, (const char *)&head, sizeof head);
    osk__buffer_add(&level->waiting, item->key.data, item->key.length);
    if (item->value.length)
        osk__buffer_add(&level->waiting, item->value.data, item->value.length);
    return level->waiting.length < PIECE || flush(level, error);
}

bool osk__runs_put(osk__runs *runs, const osk__item *item, osk_error *error)
{
    return put(&runs->levels[0], item, error);
}

static bool end_run(struct level *level, osk_error *error)
{
    if (!flush(level, error))
        return false;
    level->runs[level->count++] = (struct range){level->begun, level->length};
    level->begun = level->length;
    return true;
}

/* ---- reading ---- */

/* Has `need` bytes from `at` on in memory. */
static bool fill(struct reader *reader, size_t need, osk_error *error)
{
    osk__buffer *bytes = &reader->bytes;
    if (bytes->length - reader->at >= need)
        return true;
    if (bytes->length > reader->at) /* at first there is nothing, and no place for it */
        memmove(bytes->data, bytes->data + reader->at, bytes->length - reader->at);
    bytes->length -= reader->at;
    reader->at = 0;
    if (!OSK__ROOM(bytes->data, bytes->capacity, need > PIECE ? need : PIECE, error))
        return false;
    while (bytes->length < need) {
        uint64_t left = reader->end - reader->next;
        size_t room = bytes->capacity - bytes->length;
        ssize_t got = pread(reader->file, bytes->data + bytes->length, left < room ? (size_t)left : room, (off_t)reader->next);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO; /* a file that nobody else sees is shorter than it was written */
        if (got <= 0)
            return osk__scratch_fail(error);
        bytes->length += (size_t)got;
        reader->next += (uint64_t)got;
    }
    return true;
}

/* The reader's next record; *more false behind the last. */
static bool advance(struct reader *reader, bool *more, osk_error *error)
{
    struct head head;
    reader->at += reader->taken;
    reader->taken = 0;
    *more = reader->at < reader->bytes.length || reader->next < reader->end;
    if (!*more)
        return true;
    if (!fill(reader, sizeof head, error))
        return false;
    memcpy(&head, reader->bytes.data + reader->at, sizeof head);
    reader->taken = sizeof head + (size_t)head.key + head.value;
    if (!fill(reader, reader->taken, error))
        return false;
    const char *at = reader->bytes.data + reader->at + sizeof head;
    reader->item = (osk__item){osk__slice(at, head.key), head.group, osk__slice(at + head.key, head.value)};
    return true;
}

static bool before(const void *one, const void *other)
{
    const struct reader *a = *(struct reader *const *)one, *b = *(struct reader *const *)other;
    int order = osk__slice_compare(a->item.key, b->item.key);
    return order ? order < 0 : a->order < b->order;
}

static bool make_room(struct merge *merge, size_t count, osk_error *error)
{
    *merge = (struct merge){0};
    if (!(merge->readers = osk__take(count, sizeof *merge->readers, error)) ||
        !(merge->heap = osk__take(count, sizeof *merge->heap, error)))
        return false;
    merge->count = count;
    return true;
}

/* Begins with the readers, whose runs are set. */
static bool open_merge(struct merge *merge, osk_error *error)
{
    bool more;
    for (size_t i = 0; i < merge->count; i++) {
        if (!advance(&merge->readers[i], &more, error))
            return false;
        if (more)
            merge->heap[merge->left++] = &merge->readers[i];
    }
    osk__heap_make(merge->heap, merge->left, sizeof *merge->heap, before);
    return true;
}

static bool next_item(struct merge *merge, osk__item *item, bool *more, osk_error *error)
{
    if (merge->begun && merge->left) {
        if (!advance(merge->heap[0], more, error))
            return false;
        if (!*more)
            merge->heap[0] = merge->heap[--merge->left];
        osk__heap_sink(merge->heap, merge->left, sizeof *merge->heap, before);
    }
    merge->begun = true;
    *more = merge->left > 0;
    if (*more)
        *item = merge->heap[0]->item;
    return true;
}

/* ---- levels ---- */

static void set_readers(struct merge *merge, size_t at, const struct level *level)
{
    for (size_t i = 0; i < level->count; i++)
        merge->readers[at + i] = (struct reader){.file = level->file, .next = level->runs[i].start, .end = level->runs[i].end,
                                                 .order = at + i};
}

/* The level's runs become one of the next, which is older than all that are still to come; its file is empty then. */
static bool lift(osk__runs *runs, size_t l, osk_error *error)
{
    struct level *level = &runs->levels[l], *next = level + 1;
    struct merge merge;
    osk__item item;
    bool more = true, good = make_room(&merge, level->count, error);
    if (good)
        set_readers(&merge, 0, level);
    good = good && open_merge(&merge, error);
    while (good && (good = next_item(&merge, &item, &more, error)) && more)
        good = put(next, &item, error);
    free_merge(&merge);
    if (!good || !end_run(next, error))
        return false;
    if (ftruncate(level->file, 0) != 0)
        return osk__scratch_fail(error);
    level->count = 0;
    level->length = level->begun = 0;
    return true;
}

bool osk__runs_end(osk__runs *runs, osk_error *error)
{
    if (!end_run(&runs->levels[0], error))
        return false;
    runs->ended++;
    for (size_t l = 0; l + 1 < LEVELS && runs->levels[l].count == FAN; l++)
        if (!lift(runs, l, error))
            return false;
    return true;
}

bool osk__runs_rewind(osk__runs *runs, osk_error *error)
{
    size_t count = 0, at = 0;
    free_merge(&runs->merge);
    for (size_t l = 0; l < LEVELS; l++)
        count += runs->levels[l].count;
    if (!make_room(&runs->merge, count, error))
        return false;
    for (size_t l = LEVELS; l-- > 0; at += runs->levels[l].count)
        set_readers(&runs->merge, at, &runs->levels[l]);
    return open_merge(&runs->merge, error);
}

bool osk__runs_next(osk__runs *runs, osk__item *item, bool *more, osk_error *error)
{
    return next_item(&runs->merge, item, more, error);
}
