/* The manifest of a part as text, and back; and whether a part is whole. */
#include "part.h"

#include "../base/file.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

void osk__part_name(char name[OSK__PART_NAME], size_t shard, bool manifest)
{
    snprintf(name, OSK__PART_NAME, "part-%zu%s", shard, manifest ? ".manifest" : "");
}

bool osk__part_path(osk__buffer *out, const char *folder, size_t shard, bool manifest, osk_error *error)
{
    char name[OSK__PART_NAME];
    osk__part_name(name, shard, manifest);
    out->length = 0;
    osk__buffer_text(out, folder);
    osk__buffer_byte(out, '/');
    osk__buffer_text(out, name);
    osk__buffer_byte(out, '\0');
    return osk__buffer_check(out, error);
}

osk__section_at osk__part_stretch(const osk__shard_part *part, const char *path, int section)
{
    const osk__section *s = &part->sections[section];
    return (osk__section_at){path, s->start, s->length, s->lines, s->hash};
}

/* ---- as text ---- */

static const char *section_name(int section)
{
    return section == OSK__ROWS ? "scores" : section == OSK__REJECTS ? "rejected" : osk__list_names[section - OSK__FIRST_LIST];
}

static void write_hash(osk__buffer *out, const char *key, const char *hash)
{
    osk__seal_key(out, key);
    osk__seal_text(out, osk__slice_text(hash));
    osk__seal_line(out);
}

static void write_numbers(osk__buffer *out, const char *key, const uint64_t *numbers, size_t count)
{
    osk__seal_key(out, key);
    for (size_t i = 0; i < count; i++)
        osk__seal_number(out, numbers[i]);
    osk__seal_line(out);
}

static void write_section(osk__buffer *out, const osk__shard_part *part, int section)
{
    const osk__section *s = &part->sections[section];
    osk__seal_key(out, section_name(section));
    osk__seal_number(out, s->start);
    osk__seal_number(out, s->length);
    osk__seal_number(out, s->lines);
    osk__seal_text(out, osk__slice_text(s->hash));
    osk__seal_line(out);
}

bool osk__part_write(const osk__shard_part *part, osk__buffer *out, osk_error *error)
{
    osk__seal_begin(out, OSK__PART_OPENING);
    write_hash(out, "run", part->run);
    write_hash(out, "data", part->data);
    write_hash(out, "settings", part->settings);
    write_numbers(out, "shard", (const uint64_t[]){part->number, part->shards}, 2);
    write_numbers(out, "bytes", (const uint64_t[]){part->start, part->end}, 2);
    write_hash(out, "input", part->hash);
    write_numbers(out, "rows", (const uint64_t[]){part->row, part->rows, part->scored, part->rejected, part->hidden}, 5);
    for (int i = 0; i < OSK__SECTIONS; i++)
        write_section(out, part, i);
    osk__seal_end(out);
    return osk__buffer_check(out, error);
}

static bool read_hash(osk__sealed *from, const char *key, char hash[OSK__DIGEST_SIZE])
{
    return osk__sealed_next(from, key, 1) && osk__sealed_hash(from, 1, hash);
}

static bool read_numbers(osk__sealed *from, const char *key, uint64_t *const *numbers, size_t count)
{
    bool good = osk__sealed_next(from, key, count);
    for (size_t i = 0; good && i < count; i++)
        good = osk__sealed_number(from, i + 1, numbers[i]);
    return good;
}

static bool read_section(osk__sealed *from, osk__shard_part *part, int section)
{
    osk__section *s = &part->sections[section];
    uint64_t start = section ? part->sections[section - 1].start + part->sections[section - 1].length : 0;
    return osk__sealed_next(from, section_name(section), 4) && osk__sealed_number(from, 1, &s->start) &&
           osk__sealed_number(from, 2, &s->length) && osk__sealed_number(from, 3, &s->lines) &&
           osk__sealed_hash(from, 4, s->hash) &&
           ((s->start == start && s->length < INT64_MAX / 16) ||
            osk__sealed_fail(from, "the sections do not follow one another"));
}

/* What it says of its own rows. */
static bool agrees(const osk__sealed *from, const osk__shard_part *part)
{
    const osk__section *rows = &part->sections[OSK__ROWS], *rejects = &part->sections[OSK__REJECTS];
    char what[200];
    if (part->rows == part->scored + part->rejected + part->hidden && rows->lines == part->scored && rejects->lines == part->rejected)
        return true;
    snprintf(what, sizeof what, "the count of rows does not hold: %llu read, %llu scored (%llu written), %llu rejected, %llu left out",
             (unsigned long long)part->rows, (unsigned long long)part->scored, (unsigned long long)rows->lines,
             (unsigned long long)part->rejected, (unsigned long long)part->hidden);
    return osk__sealed_fail(from, what);
}

static bool read_part(osk__shard_part *part, osk__sealed *from)
{
    bool good = read_hash(from, "run", part->run) && read_hash(from, "data", part->data) &&
                read_hash(from, "settings", part->settings) &&
                read_numbers(from, "shard", (uint64_t *const[]){&part->number, &part->shards}, 2) &&
                read_numbers(from, "bytes", (uint64_t *const[]){&part->start, &part->end}, 2) &&
                read_hash(from, "input", part->hash) &&
                read_numbers(from, "rows", (uint64_t *const[]){&part->row, &part->rows, &part->scored, &part->rejected,
                                                                 &part->hidden}, 5);
    for (int i = 0; good && i < OSK__SECTIONS; i++)
        good = read_section(from, part, i);
    return good && osk__sealed_close(from) && agrees(from, part);
}

bool osk__part_parse(osk__shard_part *part, const char *path, osk_slice text, osk_error *error)
{
    osk__arena arena = {0};
    osk__buffer again = {0};
    osk__sealed from;
    bool good = osk__sealed_open(&from, path, text, OSK__PART_OPENING, &arena, error) && read_part(part, &from) &&
                osk__part_write(part, &again, error) &&
                (osk__slice_equal(osk__slice(again.data, again.length), text) ||
                 osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is not written as a manifest is"));
    osk__buffer_free(&again);
    osk__arena_free(&arena);
    return good;
}

bool osk__part_open(osk__shard_part *part, const char *folder, size_t shard, bool *there, osk_error *error)
{
    osk__buffer path = {0}, bytes = {0};
    bool good = osk__part_path(&path, folder, shard, true, error);
    *there = good && osk__file_exists(path.data);
    if (*there)
        good = osk__file_read(path.data, &bytes, error) &&
               osk__part_parse(part, path.data, osk__slice(bytes.data, bytes.length), error);
    osk__buffer_free(&path);
    osk__buffer_free(&bytes);
    return good;
}

/* ---- does it belong here, and is it whole? ---- */

static bool refuse(const char *path, osk_error *error, const char *what)
{
    return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "%s", what);
}

bool osk__part_check(const osk__shard_part *part, const osk__shard_plan *plan, size_t shard, const char *path, osk_error *error)
{
    const osk__plan_shard *planned = &plan->shards[shard];
    if (part->shards != plan->shard_count)
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is one of %llu shards; this run has %zu",
                            (unsigned long long)part->shards, plan->shard_count);
    if (strcmp(part->data, plan->data) != 0)
        return refuse(path, error, "was made of another input than the plan's");
    if (strcmp(part->settings, plan->settings) != 0)
        return refuse(path, error, "was made with other options, dictionaries or another version than the plan's");
    if (part->number != shard)
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is shard %llu, which would stand twice, and %zu not at all",
                            (unsigned long long)part->number, shard);
    if (part->start != planned->start || part->end != planned->end)
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0,
                            "holds bytes %llu-%llu where the plan has %llu-%llu: %s", (unsigned long long)part->start,
                            (unsigned long long)part->end, (unsigned long long)planned->start,
                            (unsigned long long)planned->end,
                            part->start > planned->start || part->end < planned->end ? "a gap" : "an overlap");
    if (part->row != planned->row || part->rows != planned->rows)
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "holds %llu rows from row %llu where the plan has %llu from %llu",
                            (unsigned long long)part->rows, (unsigned long long)part->row,
                            (unsigned long long)planned->rows, (unsigned long long)planned->row);
    if (strcmp(part->hash, planned->hash) != 0)
        return refuse(path, error, "was made of an input that had changed since the plan");
    return strcmp(part->run, plan->run) == 0 || refuse(path, error, "belongs to another run, whose plan differs");
}

bool osk__part_there(const osk__shard_part *part, const char *path, osk_error *error)
{
    const osk__section *last = &part->sections[OSK__SECTIONS - 1];
    struct stat status;
    if (stat(path, &status) != 0)
        return refuse(path, error, "is not there, although its manifest is");
    if ((uint64_t)status.st_size != last->start + last->length)
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "has %llu bytes; its manifest says %llu",
                            (unsigned long long)status.st_size, (unsigned long long)(last->start + last->length));
    return true;
}

bool osk__part_verify(const osk__shard_part *part, const char *path, osk_error *error)
{
    if (!osk__part_there(part, path, error))
        return false;
    for (int i = 0; i < OSK__SECTIONS; i++) {
        osk__section_at stretch = osk__part_stretch(part, path, i);
        if (!osk__bytes_read(&stretch, NULL, NULL, error))
            return false;
    }
    return true;
}
