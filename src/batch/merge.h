/* What a merge gives: sums of all rows, and the files of its folder by hash. */
#ifndef OSK_BATCH_MERGE_H
#define OSK_BATCH_MERGE_H

#include "plan.h"
#include "sums.h"

#define OSK__MERGED_OPENING "{\n  \"program\": \"ordskifte\",\n  \"command\": \"merge\""

/* The lists stand in the order of osk__list_names. */
enum { OSK__MERGED_SCORES, OSK__MERGED_REJECTED, OSK__MERGED_TERMS, OSK__MERGED_PEOPLE, OSK__MERGED_THEMES, OSK__MERGED_FILES };
extern const char *const osk__merged_names[OSK__MERGED_FILES];

typedef struct osk__merged {
    osk__sums sums;
    char hashes[OSK__MERGED_FILES][OSK__DIGEST_SIZE];
} osk__merged;

/* The manifest of a merged folder: no shard, host, path or time. */
bool osk__merged_write(const osk__merged *merged, const osk__shard_plan *plan, osk__buffer *out, osk_error *error);

#endif
