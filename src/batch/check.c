/* What of a run is there and whole: the list of shards that are missing, and the check of parts or of a merged folder. */
#include "folder.h"
#include "merge.h"

#include "../base/file.h"
#include "../report/report.h"

#include <string.h>

/* There, of this plan, and with the bytes that its manifest says. */
static bool is_whole(osk__part_folder *parts, size_t i, osk_error *error)
{
    return osk__parts_read(parts, i, error) && parts->there[i] &&
           osk__part_verify(&parts->parts[i], parts->paths[i], error);
}

/* ---- missing ---- */

/* Shards [first, last] as Slurm's --array takes them: "3" or "3-5". */
static void put_range(osk__buffer *out, size_t first, size_t last)
{
    osk__buffer_format(out, out->length ? ",%zu" : "%zu", first);
    if (last > first)
        osk__buffer_format(out, "-%zu", last);
}

/* A part that cannot be read is no reason to make it again: the disk may be away. */
static bool list_missing(osk__part_folder *parts, osk__buffer *out, size_t *missing, osk_error *error)
{
    size_t first = SIZE_MAX, count = parts->plan.shard_count;
    *missing = 0;
    for (size_t i = 0; i <= count; i++) {
        osk_error own = {0};
        bool whole = i == count || is_whole(parts, i, &own);
        if (!whole && own.code != OSK_OK && own.code != OSK_INTEGRITY)
            return *error = own, false;
        *missing += !whole;
        if (!whole && first == SIZE_MAX)
            first = i;
        if (whole && first != SIZE_MAX) {
            put_range(out, first, i - 1);
            first = SIZE_MAX;
        }
    }
    if (out->length)
        osk__buffer_byte(out, '\n');
    return osk__buffer_check(out, error);
}

bool osk_shard_missing(const char *folder, const char *plan, osk_output *output, size_t *missing, osk_error *error)
{
    osk__part_folder parts;
    osk__buffer out = {0};
    osk_error own = {0};
    size_t count = 0;
    if (!osk__parts_open(&parts, folder, plan, error))
        return false;
    bool good = list_missing(&parts, &out, &count, &own);
    if (good)
        osk_output_write(output, out.data, out.length);
    else if (error)
        *error = own;
    if (missing)
        *missing = count;
    osk__buffer_free(&out);
    osk__parts_free(&parts);
    return good;
}

/* ---- check ---- */

static bool check_parts(const char *folder, osk_shard_checked *checked, osk_error *error)
{
    osk__part_folder parts;
    if (!osk__parts_open(&parts, folder, NULL, error))
        return false;
    bool good = osk__parts_strangers(&parts, error);
    for (size_t i = 0; good && i < parts.plan.shard_count; i++) {
        good = osk__parts_read(&parts, i, error) &&
               (!parts.there[i] || osk__part_verify(&parts.parts[i], parts.paths[i], error));
        checked->parts += good && parts.there[i];
        checked->rows += good && parts.there[i] ? parts.parts[i].rows : 0;
    }
    checked->shards = parts.plan.shard_count;
    osk__parts_free(&parts);
    return good;
}

/* The hash that the manifest has of a file: behind its name. */
static bool find_hash(osk_slice manifest, const char *name, char hash[OSK__DIGEST_SIZE])
{
    osk__buffer key = {0};
    osk__buffer_format(&key, "\"%s\": \"", name);
    osk__buffer_byte(&key, '\0');
    size_t at = key.failed ? SIZE_MAX : osk__slice_find(manifest, key.data), length = key.length - 1;
    osk__buffer_free(&key);
    if (at == SIZE_MAX || manifest.length - at < length + OSK__DIGEST_SIZE)
        return false;
    memcpy(hash, manifest.data + at + length, OSK__DIGEST_SIZE - 1);
    hash[OSK__DIGEST_SIZE - 1] = '\0';
    return true;
}

static bool check_file(osk__arena *arena, const char *folder, const char *name, osk_slice manifest, osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    const char *path = osk__file_join(arena, folder, name, error);
    uint64_t size;
    if (!path)
        return false;
    if (!find_hash(manifest, name, hash))
        return osk__fail_at(error, OSK_INTEGRITY, folder, 0, 0, "its manifest does not tell of %s", name);
    if (!osk__file_exists(path))
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is not there, although the manifest tells of it");
    if (!osk__bytes_size(path, &size, error))
        return false;
    osk__section_at all = {path, 0, size, 0, hash};
    return osk__bytes_read(&all, NULL, NULL, error);
}

static bool check_merged(const char *folder, osk_slice manifest, osk_error *error)
{
    osk__arena arena = {0};
    bool good = true;
    for (size_t i = 0; good && i < OSK__MERGED_FILES; i++)
        good = check_file(&arena, folder, osk__merged_names[i], manifest, error);
    osk__arena_free(&arena);
    return good;
}

bool osk_shard_check(const char *folder, osk_shard_checked *checked, osk_error *error)
{
    osk__arena arena = {0};
    osk__buffer bytes = {0};
    osk_shard_checked found = {0};
    const char *path = osk__file_join(&arena, folder, OSK__MANIFEST_NAME, error);
    bool good = path != NULL;
    if (good && osk__file_exists(path)) {
        good = osk__file_read(path, &bytes, error);
        osk_slice manifest = osk__slice(bytes.data, bytes.length);
        if (good && osk__slice_begins(manifest, OSK__MERGED_OPENING))
            good = (found.merged = true) && check_merged(folder, manifest, error);
        else if (good)
            good = osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is no manifest of a merge");
    } else if (good) {
        good = check_parts(folder, &found, error);
    }
    if (good && checked)
        *checked = found;
    osk__buffer_free(&bytes);
    osk__arena_free(&arena);
    return good;
}
