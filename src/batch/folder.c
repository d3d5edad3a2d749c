/* A folder of parts: its plan, which parts are there, and what does not belong. */
#include "folder.h"

#include "../base/file.h"
#include "../base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool same_plan(const char *a, const char *b, osk_error *error)
{
    osk__shard_plan other = {0}, mine = {0};
    bool good = osk__plan_open(&mine, a, error) && osk__plan_open(&other, b, error) &&
                (strcmp(mine.run, other.run) == 0 ||
                 osk__fail_at(error, OSK_INTEGRITY, a, 0, 0, "belongs to another run than %.200s", b));
    osk__plan_free(&mine);
    osk__plan_free(&other);
    return good;
}

static bool find_plan(osk__part_folder *parts, const char *plan, osk_error *error)
{
    char *kept = osk__file_join(&parts->arena, parts->folder, OSK__PLAN_NAME, error);
    if (!kept)
        return false;
    bool there = osk__file_exists(kept);
    if (!plan && !there)
        return osk__fail_at(error, OSK_FILE, parts->folder, 0, 0, "holds no plan, so no parts of a run");
    if (plan && there && !same_plan(kept, plan, error))
        return false;
    parts->plan_path = there ? kept : osk__arena_copy(&parts->arena, plan, strlen(plan), error);
    return parts->plan_path && osk__plan_open(&parts->plan, parts->plan_path, error);
}

static bool name_parts(osk__part_folder *parts, osk_error *error)
{
    size_t count = parts->plan.shard_count;
    char name[OSK__PART_NAME];
    parts->parts = osk__take(count, sizeof *parts->parts, error);
    parts->paths = osk__take(count, sizeof *parts->paths, error);
    parts->there = osk__take(count, sizeof *parts->there, error);
    if (!parts->parts || !parts->paths || !parts->there)
        return false;
    for (size_t i = 0; i < count; i++) {
        osk__part_name(name, i, false);
        if (!(parts->paths[i] = osk__file_join(&parts->arena, parts->folder, name, error)))
            return false;
    }
    return true;
}

bool osk__parts_open(osk__part_folder *parts, const char *folder, const char *plan, osk_error *error)
{
    *parts = (osk__part_folder){.folder = folder};
    if (find_plan(parts, plan, error) && name_parts(parts, error))
        return true;
    osk__parts_free(parts);
    return false;
}

void osk__parts_free(osk__part_folder *parts)
{
    osk__plan_free(&parts->plan);
    osk__arena_free(&parts->arena);
    free(parts->parts);
    free(parts->paths);
    free(parts->there);
}

bool osk__parts_read(osk__part_folder *parts, size_t i, osk_error *error)
{
    return osk__part_open(&parts->parts[i], parts->folder, i, &parts->there[i], error) &&
           (!parts->there[i] || osk__part_check(&parts->parts[i], &parts->plan, i, parts->paths[i], error));
}

/* "part-12" or "part-12.manifest" of this plan? */
static bool is_planned(const osk__part_folder *parts, const char *name)
{
    osk_slice number = osk__slice_text(name + strlen("part-"));
    size_t manifest = osk__slice_find(number, ".manifest");
    uint64_t value;
    char again[OSK__PART_NAME];
    if (manifest != SIZE_MAX)
        number.length = manifest;
    if (!osk__number_whole(number, &value) || value >= parts->plan.shard_count)
        return false;
    osk__part_name(again, (size_t)value, manifest != SIZE_MAX);
    return strcmp(again, name) == 0;
}

bool osk__parts_strangers(const osk__part_folder *parts, osk_error *error)
{
    osk__arena arena = {0};
    char **names;
    size_t count;
    bool good = osk__file_list(parts->folder, "", &arena, &names, &count, error);
    for (size_t i = 0; good && i < count; i++)
        if (strncmp(names[i], "part-", 5) == 0 && !is_planned(parts, names[i]))
            good = osk__fail_at(error, OSK_INTEGRITY, parts->folder, 0, 0,
                                "holds %.100s, which is none of the %zu shards of its plan: a foreign part, or one twice",
                                names[i], parts->plan.shard_count);
    osk__arena_free(&arena);
    return good;
}
