/* Fuzz target: any bytes as a plan, and as a part's manifest. If the first byte is odd the checksum is made right, so that what
 * stands behind it is reached. Links with libFuzzer, or with driver.c beside it. */
#include "batch/part.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The text without its last line, sealed. */
static void seal(osk_slice text, osk__buffer *out)
{
    size_t end = text.length && text.data[text.length - 1] == '\n' ? text.length - 1 : text.length;
    while (end && text.data[end - 1] != '\n')
        end--;
    osk__buffer_add(out, text.data, end);
    osk__seal_end(out);
}

static void check_failure(const osk_error *error)
{
    if (error->code != OSK_INTEGRITY || !error->message[0] || strcmp(error->file, "fuzz") != 0)
        abort();
}

/* Shards follow one another from the first byte to the last, and a compressed file is never cut. */
static void check_plan(const osk__shard_plan *plan)
{
    uint64_t end = 0, row = 1, from, to, all = 0;
    for (size_t i = 0; i < plan->shard_count; i++) {
        const osk__plan_shard *shard = &plan->shards[i];
        if (shard->start != end || shard->row != row || shard->end < shard->start)
            abort();
        end = shard->end;
        row += shard->rows;
        for (size_t k = 0; k < plan->input_count; k++)
            if (osk__plan_overlap(&plan->inputs[k], shard, &from, &to)) {
                if (from >= to || to > plan->inputs[k].size || (plan->inputs[k].packed && to - from != plan->inputs[k].size))
                    abort();
                all += to - from;
            }
    }
    if (all != end) /* every byte is somebody's, once */
        abort();
}

static void read_plan(osk_slice text)
{
    osk__shard_plan plan = {0};
    osk__plan_settings settings;
    osk_error error = {0};
    if (!osk__plan_parse(&plan, "fuzz", text, &error)) {
        check_failure(&error);
    } else {
        check_plan(&plan);
        if (!osk__plan_settings_of(&plan, &settings, &error) && error.code != OSK_INTEGRITY)
            abort();
    }
    osk__plan_free(&plan);
}

static void read_part(osk_slice text)
{
    osk__shard_part part = {0};
    osk_error error = {0};
    if (!osk__part_parse(&part, "fuzz", text, &error)) {
        check_failure(&error);
        return;
    }
    for (int i = 1; i < OSK__SECTIONS; i++)
        if (part.sections[i].start != part.sections[i - 1].start + part.sections[i - 1].length)
            abort();
    if (part.rows != part.scored + part.rejected)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    osk__buffer sealed = {0};
    if (size < 2)
        return 0;
    osk_slice text = osk__slice((const char *)bytes + 1, size - 1);
    if (bytes[0] & 1) {
        seal(text, &sealed);
        text = osk__slice(sealed.data, sealed.failed ? 0 : sealed.length);
    }
    read_plan(text);
    read_part(text);
    osk__buffer_free(&sealed);
    return 0;
}
