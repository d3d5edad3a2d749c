/* One shard of a plan into its part (shard.c); several at a time on one machine (crew.c). */
#ifndef OSK_BATCH_SHARD_H
#define OSK_BATCH_SHARD_H

#include "part.h"

/* What is the same for all shards of a run. Borrowed, shared by threads. */
typedef struct osk__shard_job {
    const osk__shard_plan *plan;
    const char *path;                   /* of the plan */
    const osk__plan_settings *settings;
    const char *folder;
} osk__shard_job;

/* Writes part `number` and its manifest, which is *part then. The worker forgets what it knew before. OSK_INTEGRITY where
 * the input is no longer the plan's. */
bool osk__shard_score(const osk__shard_job *job, osk_worker *worker, size_t number, osk__shard_part *part, osk_error *error);

#endif
