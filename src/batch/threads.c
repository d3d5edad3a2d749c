/* Where a border parts no thread.
 *
 *   rows      a a b a b b | c c | d e d e e
 *   threads   a-----        c-c   d---
 *                 b----             e---        a border is where a thread begins and none is open
 */
#include "cut.h"

#include "../base/strings.h"

#include <stdlib.h>

typedef struct span { uint64_t first, last; } span; /* places in all bytes; by number of the thread, so in order of `first` */

typedef struct spans {
    const osk__plan_input *input;
    const osk_comment_options *comment;
    osk__strings threads;
    span *items;
    size_t capacity;
} spans;

static bool take_bytes(void *host, osk_slice bytes, osk_error *error)
{
    (void)host, (void)bytes, (void)error;
    return true;
}

static bool add(spans *s, osk_slice thread, uint64_t first, uint64_t last, osk_error *error)
{
    size_t known = s->threads.count;
    uint32_t number = osk__strings_add(&s->threads, thread, error);
    if (number == OSK_NONE || !OSK__ROOM(s->items, s->capacity, s->threads.count, error))
        return false;
    if (number == known)
        s->items[number].first = first;
    s->items[number].last = last;
    return true;
}

/* The block is one record, and the thread's column is read as if it were the id; of a compressed file, which is never cut,
 * every row stands over all its bytes. */
static bool take_block(void *host, const osk__columns *columns, osk__block *block, osk_error *error)
{
    spans *s = host;
    const osk__plan_input *input = s->input;
    unsigned seen = 0;
    if (block->skipped)
        return true;
    osk_corpus *corpus = osk__columns_read(columns, input->name, osk__slice(block->bytes.data, block->bytes.length),
                                           (size_t)block->place.row, (size_t)block->place.line, s->comment, &seen, error);
    bool good = corpus != NULL;
    for (size_t i = 0; good && i < osk_corpus_count(corpus); i++) {
        uint64_t place = input->start + (input->packed ? 0 : block->place.offset);
        good = add(s, osk_corpus_comment(corpus, i)->id, place, input->packed ? input->start + input->size - 1 : place, error);
    }
    osk_corpus_free(corpus);
    return good;
}

/* Borders that are allowed, in order, against targets. */
static void choose(const osk__shard_plan *plan, const spans *s, size_t shards, uint64_t *targets)
{
    const osk__plan_input *last = &plan->inputs[plan->input_count - 1];
    uint64_t open = 0;
    size_t target = 1;
    for (size_t i = 0; i < s->threads.count; i++) {
        bool allowed = i == 0 || s->items[i].first > open;
        while (allowed && target < shards && s->items[i].first >= osk__plan_target(plan, shards, target))
            targets[target++] = s->items[i].first;
        open = s->items[i].last > open ? s->items[i].last : open;
    }
    while (target < shards)
        targets[target++] = last->start + last->size;
}

bool osk__plan_threads(osk__shard_plan *plan, const osk__cutting *cutting, uint64_t *targets, osk_error *error)
{
    osk_comment_options comment = *cutting->comment;
    comment.id_column = cutting->thread;
    spans s = {.comment = &comment};
    uint64_t row = 1;
    bool good = true;
    for (size_t i = 0; good && i < plan->input_count; i++) {
        osk__row_walk walk = {.input = s.input = &plan->inputs[i], .to = plan->inputs[i].size, .comment = &comment, .row = row,
                          .line = 1, .limits = {.rows = 1}, .bytes = take_bytes, .block = take_block, .host = &s};
        good = osk__walk_run(&walk, error);
        row = walk.row;
    }
    if (good)
        choose(plan, &s, cutting->shards, targets);
    osk__strings_free(&s.threads);
    free(s.items);
    return good;
}
