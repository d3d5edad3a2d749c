/* Making a plan: one pass over the inputs that finds borders and hashes. */
#ifndef OSK_BATCH_CUT_H
#define OSK_BATCH_CUT_H

#include "walk.h"

/* What is asked of a plan. */
typedef struct osk__cutting {
    const osk_comment_options *comment;
    size_t shards;
    const char *thread; /* column or field whose rows stay together; NULL: none */
    void (*notice)(void *host, const osk_notice *notice);
    void *host;
} osk__cutting;

/* Fills the plan's shards, and hashes of its inputs, whose path, start, size and packed are there already. */
bool osk__plan_cut(osk__shard_plan *plan, const osk__cutting *cutting, osk_error *error);

/* The first allowed border at or behind each of `shards` equal parts of the bytes, in `targets` [shards]; a border is allowed
 * where no thread has rows on both sides. One pass (threads.c). */
bool osk__plan_threads(osk__shard_plan *plan, const osk__cutting *cutting, uint64_t *targets, osk_error *error);

/* Where part `i` of `shards` would begin if records were no matter. */
uint64_t osk__plan_target(const osk__shard_plan *plan, size_t shards, size_t i);

#endif
