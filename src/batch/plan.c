/* The plan as text, and back. */
#include "plan.h"

#include "../base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void osk__plan_free(osk__shard_plan *plan)
{
    free(plan->inputs);
    free(plan->shards);
    free(plan->options);
    free(plan->dictionaries);
    osk__arena_free(&plan->arena);
}

bool osk__plan_overlap(const osk__plan_input *input, const osk__plan_shard *shard, uint64_t *from, uint64_t *to)
{
    uint64_t end = input->start + input->size;
    *from = shard->start > input->start ? shard->start - input->start : 0;
    *to = (shard->end < end ? shard->end : end) - input->start;
    return shard->start < end && shard->end > input->start && *from < *to;
}

/* ---- writing ---- */

static void write_pairs(osk__buffer *out, const char *key, const osk__plan_pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        osk__seal_key(out, key);
        osk__seal_text(out, osk__slice_text(pairs[i].name));
        osk__seal_text(out, osk__slice_text(pairs[i].value));
        osk__seal_line(out);
    }
}

static void write_text(osk__buffer *out, const char *key, const char *text)
{
    osk__seal_key(out, key);
    osk__seal_text(out, osk__slice_text(text));
    osk__seal_line(out);
}

static void write_settings(const osk__shard_plan *plan, osk__buffer *out)
{
    write_text(out, "version", plan->version);
    write_text(out, "unicode", plan->unicode);
    write_text(out, "stemmer", plan->stemmer);
    write_pairs(out, "option", plan->options, plan->option_count);
    write_pairs(out, "dictionary", plan->dictionaries, plan->dictionary_count);
}

static void write_input(osk__buffer *out, const osk__plan_input *input, bool path)
{
    osk__seal_key(out, "input");
    if (path)
        osk__seal_text(out, osk__slice_text(input->path));
    osk__seal_number(out, input->size);
    osk__seal_number(out, input->packed);
    osk__seal_text(out, osk__slice_text(input->hash));
    osk__seal_line(out);
}

static void write_shard(osk__buffer *out, const osk__plan_shard *shard, size_t i)
{
    osk__seal_key(out, "shard");
    osk__seal_number(out, i);
    osk__seal_number(out, shard->start);
    osk__seal_number(out, shard->end);
    osk__seal_number(out, shard->row);
    osk__seal_number(out, shard->line);
    osk__seal_number(out, shard->rows);
    osk__seal_text(out, osk__slice_text(shard->hash));
    osk__seal_line(out);
}

static void write_count(osk__buffer *out, const char *key, uint64_t count)
{
    osk__seal_key(out, key);
    osk__seal_number(out, count);
    osk__seal_line(out);
}

bool osk__plan_write(const osk__shard_plan *plan, osk__buffer *out, osk_error *error)
{
    osk__seal_begin(out, OSK__PLAN_OPENING);
    write_settings(plan, out);
    write_count(out, "inputs", plan->input_count);
    for (size_t i = 0; i < plan->input_count; i++)
        write_input(out, &plan->inputs[i], true);
    write_count(out, "shards", plan->shard_count);
    for (size_t i = 0; i < plan->shard_count; i++)
        write_shard(out, &plan->shards[i], i);
    osk__seal_end(out);
    return osk__buffer_check(out, error);
}

/* ---- reading ---- */

static bool read_pairs(osk__sealed *from, const char *key, osk__plan_pair **pairs, size_t *count, size_t *capacity)
{
    while (osk__sealed_is(from, key)) {
        osk__plan_pair pair;
        if (!osk__sealed_next(from, key, 2) || !osk__sealed_text(from, 1, &pair.name) ||
            !osk__sealed_text(from, 2, &pair.value) || !OSK__ROOM(*pairs, *capacity, *count + 1, from->error))
            return false;
        (*pairs)[(*count)++] = pair;
    }
    return true;
}

static bool read_text(osk__sealed *from, const char *key, const char **text)
{
    return osk__sealed_next(from, key, 1) && osk__sealed_text(from, 1, text);
}

static bool read_count(osk__sealed *from, const char *key, uint64_t least, uint64_t most, uint64_t *count)
{
    return osk__sealed_next(from, key, 1) && osk__sealed_number(from, 1, count) &&
           ((*count >= least && *count <= most) || osk__sealed_fail(from, "a number is out of range"));
}

static bool read_inputs(osk__shard_plan *plan, osk__sealed *from)
{
    uint64_t count, start = 0;
    if (!read_count(from, "inputs", 1, OSK__INPUTS, &count))
        return false;
    while (plan->input_count < count) {
        osk__plan_input input = {.start = start};
        if (!osk__sealed_next(from, "input", 4) || !osk__sealed_text(from, 1, &input.path) ||
            !osk__sealed_number(from, 2, &input.size) || !osk__sealed_number(from, 3, &input.packed) ||
            !osk__sealed_hash(from, 4, input.hash) ||
            !OSK__ROOM(plan->inputs, plan->input_capacity, plan->input_count + 1, from->error))
            return false;
        if (input.packed > 1 || input.size > (uint64_t)INT64_MAX - start)
            return osk__sealed_fail(from, "a number is out of range");
        input.name = input.path;
        plan->inputs[plan->input_count++] = input;
        start += input.size;
    }
    return true;
}

/* Each shard begins where the one before it ends, in bytes and in rows. */
static bool check_shard(osk__sealed *from, const osk__plan_shard *shard, const osk__plan_shard *before)
{
    char what[160];
    uint64_t end = before ? before->end : 0, row = before ? before->row + before->rows : 1;
    const char *fault = shard->start > end                                ? "a gap"
                        : shard->start < end || shard->end < shard->start ? "an overlap"
                                                                          : NULL;
    if (fault) {
        snprintf(what, sizeof what, "%s: the shard should begin at byte %llu, not at %llu", fault, (unsigned long long)end,
                 (unsigned long long)shard->start);
        return osk__sealed_fail(from, what);
    }
    if (shard->row == row && shard->line >= 1 && shard->rows < INT64_MAX / 2 && row < INT64_MAX / 2)
        return true;
    return osk__sealed_fail(from, "the shard's rows do not follow those of the one before it");
}

/* A compressed file is one shard's. `input` goes along with the shards, which rise as the inputs do. */
static bool is_cut(const osk__shard_plan *plan, size_t *input, uint64_t place)
{
    const osk__plan_input *at = &plan->inputs[*input];
    while (*input + 1 < plan->input_count && place >= at->start + at->size)
        at = &plan->inputs[++*input];
    return at->packed && place > at->start && place < at->start + at->size;
}

static bool read_shard(osk__sealed *from, osk__plan_shard *shard, size_t i)
{
    uint64_t number;
    if (!osk__sealed_next(from, "shard", 7) || !osk__sealed_number(from, 1, &number) ||
        !osk__sealed_number(from, 2, &shard->start) || !osk__sealed_number(from, 3, &shard->end) ||
        !osk__sealed_number(from, 4, &shard->row) || !osk__sealed_number(from, 5, &shard->line) ||
        !osk__sealed_number(from, 6, &shard->rows) || !osk__sealed_hash(from, 7, shard->hash))
        return false;
    return number == i || osk__sealed_fail(from, "a shard is missing, or stands twice");
}

static bool read_shards(osk__shard_plan *plan, osk__sealed *from)
{
    const osk__plan_input *last = &plan->inputs[plan->input_count - 1];
    uint64_t count;
    size_t input = 0;
    if (!read_count(from, "shards", 1, OSK__SHARDS, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!OSK__ROOM(plan->shards, plan->shard_capacity, i + 1, from->error) || !read_shard(from, &plan->shards[i], i) ||
            !check_shard(from, &plan->shards[i], i ? &plan->shards[i - 1] : NULL))
            return false;
        if (is_cut(plan, &input, plan->shards[i].end))
            return osk__sealed_fail(from, "the shard ends in the midst of a compressed file");
        plan->shard_count = i + 1;
    }
    return plan->shards[count - 1].end == last->start + last->size ||
           osk__sealed_fail(from, "a gap: the last shard does not end where the inputs do");
}

/* What the plan is made of, by hash. */
static bool take_hashes(osk__shard_plan *plan, osk_slice text, osk_error *error)
{
    osk__buffer room = {0};
    osk__digest(text, plan->run);
    write_settings(plan, &room);
    osk__digest(osk__slice(room.data, room.length), plan->settings);
    bool good = osk__buffer_check(&room, error);
    room.length = 0;
    for (size_t i = 0; i < plan->input_count; i++)
        write_input(&room, &plan->inputs[i], false);
    osk__digest(osk__slice(room.data, room.length), plan->data);
    good = good && osk__buffer_check(&room, error);
    osk__buffer_free(&room);
    return good;
}

/* Only what this version would write is read: no number with a zero in front, nothing left out. */
static bool is_canonical(const osk__shard_plan *plan, const char *path, osk_slice text, osk_error *error)
{
    osk__buffer again = {0};
    bool good = osk__plan_write(plan, &again, error) &&
                (osk__slice_equal(osk__slice(again.data, again.length), text) ||
                 osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is not written as a plan is"));
    osk__buffer_free(&again);
    return good;
}

bool osk__plan_parse(osk__shard_plan *plan, const char *path, osk_slice text, osk_error *error)
{
    osk__sealed from;
    return osk__sealed_open(&from, path, text, OSK__PLAN_OPENING, &plan->arena, error) &&
           read_text(&from, "version", &plan->version) && read_text(&from, "unicode", &plan->unicode) &&
           read_text(&from, "stemmer", &plan->stemmer) &&
           read_pairs(&from, "option", &plan->options, &plan->option_count, &plan->option_capacity) &&
           read_pairs(&from, "dictionary", &plan->dictionaries, &plan->dictionary_count, &plan->dictionary_capacity) &&
           read_inputs(plan, &from) && read_shards(plan, &from) && osk__sealed_close(&from) &&
           is_canonical(plan, path, text, error) && take_hashes(plan, text, error);
}

bool osk__plan_open(osk__shard_plan *plan, const char *path, osk_error *error)
{
    osk__buffer bytes = {0};
    bool good = osk__file_read(path, &bytes, error) &&
                osk__plan_parse(plan, path, osk__slice(bytes.data, bytes.length), error);
    osk__buffer_free(&bytes);
    return good;
}
