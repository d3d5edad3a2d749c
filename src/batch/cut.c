/* Cutting inputs into shards in one pass: a shard ends at the first border of records behind its share of the bytes.
 *
 *   bytes as read   ===================|.......|      hashed up to the last border; what was read ahead of it waits,
 *   borders             |    |    |    |              since a shard may end there
 */
#include "cut.h"

#include <stdlib.h>
#include <string.h>

/* More than blocks ever read ahead of a border (a record of 16 MiB, the head, a block): what is older is the shard's. */
enum { AHEAD = 24 << 20 };

typedef struct cutter {
    osk__shard_plan *plan;
    size_t shards;
    const uint64_t *targets;    /* NULL: equal parts */
    const osk__plan_input *input;
    osk__digester shard, whole; /* of the shard's bytes, of the input's */
    osk__plan_shard open;
    osk__buffer ahead;          /* bytes that belong to no shard yet, from `at` on */
    size_t at;
    uint64_t place;             /* of ahead.data[at], in all bytes */
    uint64_t read;              /* bytes of the input */
} cutter;

uint64_t osk__plan_target(const osk__shard_plan *plan, size_t shards, size_t i)
{
    const osk__plan_input *last = &plan->inputs[plan->input_count - 1];
    return (uint64_t)((unsigned __int128)(last->start + last->size) * i / shards);
}

static uint64_t target(const cutter *c, size_t i)
{
    return c->targets ? c->targets[i] : osk__plan_target(c->plan, c->shards, i);
}

/* ---- bytes ---- */

/* What was read up to `place` is the open shard's. */
static void settle(cutter *c, uint64_t place)
{
    size_t length = (size_t)(place - c->place);
    osk__digest_add(&c->shard, osk__slice(c->ahead.data + c->at, length));
    c->at += length;
    c->place = place;
}

static bool take_bytes(void *host, osk_slice bytes, osk_error *error)
{
    cutter *c = host;
    osk__digest_add(&c->whole, bytes);
    c->read += bytes.length;
    if (c->at > c->ahead.length / 2) {
        memmove(c->ahead.data, c->ahead.data + c->at, c->ahead.length - c->at);
        c->ahead.length -= c->at;
        c->at = 0;
    }
    osk__buffer_add(&c->ahead, bytes.data, bytes.length);
    if (!osk__buffer_check(&c->ahead, error))
        return false;
    if (c->ahead.length - c->at > AHEAD)
        settle(c, c->place + (c->ahead.length - c->at - AHEAD));
    return true;
}

/* ---- borders ---- */

static bool end_shard(cutter *c, uint64_t place, uint64_t row, uint64_t line, osk_error *error)
{
    osk__shard_plan *plan = c->plan;
    settle(c, place);
    c->open.end = place;
    c->open.rows = row - c->open.row;
    osk__digest_end(&c->shard, c->open.hash);
    osk__digest_begin(&c->shard);
    if (!OSK__ROOM(plan->shards, plan->shard_capacity, plan->shard_count + 1, error))
        return false;
    plan->shards[plan->shard_count++] = c->open;
    c->open = (osk__plan_shard){.start = place, .row = row, .line = line};
    return true;
}

/* Rows up to `row` stand before the border. */
static bool border(cutter *c, uint64_t place, uint64_t row, uint64_t line, osk_error *error)
{
    while (c->plan->shard_count + 1 < c->shards && place >= target(c, c->plan->shard_count + 1))
        if (!end_shard(c, place, row, line, error))
            return false;
    return true;
}

static bool take_block(void *host, const osk__columns *columns, osk__block *block, osk_error *error)
{
    cutter *c = host;
    (void)columns;
    if (c->input->packed)
        return true;
    return border(c, c->input->start + block->place.offset, block->place.row, block->place.line, error);
}

static bool cut_input(cutter *c, const osk__cutting *cutting, osk__plan_input *input, uint64_t *row, osk_error *error)
{
    osk__row_walk walk = {.input = input, .to = input->size, .comment = cutting->comment, .row = *row, .line = 1,
                      .bytes = take_bytes, .block = take_block, .notice = cutting->notice, .host = c,
                      .notice_host = cutting->host};
    /* Borders close enough for shares to be equal, and no closer: each costs a call. */
    uint64_t share = osk__plan_target(c->plan, c->shards, 1) / 64;
    walk.limits.bytes = c->targets || share < 1 ? 1 : share > 1 << 16 ? 1 << 16 : (size_t)share;
    c->input = input;
    c->read = 0;
    osk__digest_begin(&c->whole);
    if (!border(c, input->start, *row, 1, error) || !osk__walk_run(&walk, error))
        return false;
    if (c->read != input->size)
        return osk__fail_at(error, OSK_FILE, input->name, 0, 0, "has changed while it was read");
    osk__digest_end(&c->whole, input->hash);
    *row = walk.row;
    return true;
}

bool osk__plan_cut(osk__shard_plan *plan, const osk__cutting *cutting, osk_error *error)
{
    uint64_t row = 1, *targets = NULL, end = 0;
    cutter c = {.plan = plan, .shards = cutting->shards, .open = {.row = 1, .line = 1}};
    osk__digest_begin(&c.shard);
    bool good = !cutting->thread || ((targets = osk__take(cutting->shards, sizeof *targets, error)) &&
                                     osk__plan_threads(plan, cutting, targets, error));
    c.targets = targets;
    for (size_t i = 0; good && i < plan->input_count; i++) {
        good = cut_input(&c, cutting, &plan->inputs[i], &row, error);
        end = plan->inputs[i].start + plan->inputs[i].size;
    }
    good = good && border(&c, end, row, 1, error) && end_shard(&c, end, row, 1, error);
    osk__buffer_free(&c.ahead);
    free(targets);
    return good;
}
