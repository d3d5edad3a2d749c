/* Scoring one shard of a plan into its part.
 *
 *   plan, shard 3 -> ranges of files -> blocks -> rows, rejected rows, tally -> D/part-3, then D/part-3.manifest */
#include "part.h"
#include "rows.h"
#include "walk.h"

#include "../base/file.h"
#include "../base/tsv.h"

#include <stdlib.h>
#include <string.h>

typedef struct shard {
    const osk__shard_plan *plan;
    const char *path;            /* of the plan */
    const osk__plan_shard *planned;
    osk__plan_settings settings;
    osk_worker *worker;
    osk__form form;
    osk__rows rows;
    osk__sums sums;
    osk__tally tally;
    osk__store store, rejects;   /* of the part; of rejected rows, which stand behind the others in the end */
    osk__buffer line;
    size_t input;                /* number of the input, from 1 */
    osk__digester digester;
    osk__shard_part part;
} shard;

/* ---- a block ---- */

static bool take_chunk(void *host, osk_worker *worker, const osk_chunk *chunk, osk_error *error)
{
    shard *s = host;
    (void)worker;
    return osk__tally_add(&s->tally, chunk, error);
}

static bool take_bytes(void *host, osk_slice bytes, osk_error *error)
{
    shard *s = host;
    (void)error;
    osk__digest_add(&s->digester, bytes);
    return true;
}

/* A rejected row: number of the input, line, column, why. */
static void write_reject(shard *s, const osk_error *reject)
{
    s->line.length = 0;
    osk__buffer_format(&s->line, "%zu\t%zu\t%zu\t", s->input, reject->line, reject->column);
    osk__tsv_escape(&s->line, osk__slice_text(reject->message));
    osk__buffer_byte(&s->line, '\n');
    osk__store_write(&s->rejects, osk__slice(s->line.data, s->line.length));
}

static bool take_block(void *host, const osk__columns *columns, osk__block *block, osk_error *error)
{
    shard *s = host;
    s->form.columns = columns;
    if (!osk__tally_rest(&s->tally, 0, error) || !osk__rows_run(s->worker, &s->form, block, s, &s->rows, error))
        return false;
    osk__store_write(&s->store, osk__slice(s->rows.out.data, s->rows.out.length));
    osk__sums_join(&s->sums, &s->rows.sums);
    for (size_t i = 0; i < s->rows.reject_count; i++)
        write_reject(s, &s->rows.rejects[i]);
    return osk__buffer_check(&s->line, error);
}

/* ---- the ranges ---- */

/* What the plan's pass could read and this one cannot is another input by now. */
static bool refuse_input(const shard *s, osk_error *told, osk_error *error)
{
    if (told->code == OSK_INPUT || told->code == OSK_USAGE)
        return osk__fail_at(error, OSK_INTEGRITY, s->path, 0, 0, "the input has changed since the plan was made: %s%s%.300s",
                            told->file, *told->file ? " " : "", told->message);
    if (error)
        *error = *told;
    return false;
}

static bool score_ranges(shard *s, osk_error *error)
{
    const osk__shard_plan *plan = s->plan;
    uint64_t row = s->planned->row;
    osk_error own = {0};
    osk__digest_begin(&s->digester);
    for (size_t i = 0; i < plan->input_count; i++) {
        osk__row_walk walk = {.input = &plan->inputs[i], .comment = &s->settings.comment, .row = row, .line = s->planned->line,
                          .bytes = take_bytes, .block = take_block, .host = s};
        if (!osk__plan_overlap(&plan->inputs[i], s->planned, &walk.from, &walk.to))
            continue;
        s->form.name = plan->inputs[i].path;
        s->input = i + 1;
        if (!osk__walk_run(&walk, &own))
            return refuse_input(s, &own, error);
        row = walk.row;
    }
    osk__digest_end(&s->digester, s->part.hash);
    if (strcmp(s->part.hash, s->planned->hash) != 0 || row != s->planned->row + s->planned->rows)
        return osk__fail_at(error, OSK_INTEGRITY, s->path, 0, 0,
                            "the input has changed since the plan was made: bytes %llu-%llu are others",
                            (unsigned long long)s->planned->start, (unsigned long long)s->planned->end);
    return true;
}

/* ---- the part ---- */

static void end_section(shard *s, int section, uint64_t start, uint64_t lines)
{
    osk__section *done = &s->part.sections[section];
    done->start = start;
    done->length = s->store.length - start;
    done->lines = lines;
    osk__store_digest(&s->store, done->hash);
}

static bool write_lists(shard *s, osk_error *error)
{
    for (int i = 0; i < OSK__LISTS; i++) {
        uint64_t start = s->store.length, lines;
        if (!osk__tally_write(&s->tally, &s->sums, i, &s->store, &lines, error))
            return false;
        end_section(s, OSK__FIRST_LIST + i, start, lines);
    }
    return true;
}

static bool copy_bytes(void *host, osk_slice bytes, osk_error *error)
{
    shard *s = host;
    (void)error;
    osk__store_write(&s->store, bytes);
    return true;
}

/* From where they waited, behind the rows. */
static bool write_rejects(shard *s, osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    uint64_t start = s->store.length;
    if (!osk__store_flush(&s->rejects, error))
        return false;
    osk__store_digest(&s->rejects, hash);
    osk__section_at all = {s->rejects.part, 0, s->rejects.length, s->sums.rejected, hash};
    if (!osk__bytes_read(&all, copy_bytes, s, error))
        return false;
    end_section(s, OSK__REJECTS, start, s->sums.rejected);
    return true;
}

static bool write_part(shard *s, osk_error *error)
{
    if (!score_ranges(s, error))
        return false;
    end_section(s, OSK__ROWS, 0, s->sums.rows);
    s->part.scored = s->sums.rows;
    s->part.rejected = s->sums.rejected;
    s->part.rows = s->planned->rows;
    return write_rejects(s, error) && write_lists(s, error) && osk__store_commit(&s->store, error);
}

static bool write_manifest(shard *s, const char *folder, osk_error *error)
{
    char name[OSK__PART_NAME];
    osk__buffer out = {0};
    osk__part_name(name, s->part.number, true);
    bool good = osk__part_write(&s->part, &out, error) &&
                osk__store_put(folder, name, osk__slice(out.data, out.length), error);
    osk__buffer_free(&out);
    return good;
}

static void fill_part(shard *s, size_t number)
{
    const osk__shard_plan *plan = s->plan;
    memcpy(s->part.run, plan->run, sizeof plan->run);
    memcpy(s->part.data, plan->data, sizeof plan->data);
    memcpy(s->part.settings, plan->settings, sizeof plan->settings);
    s->part.number = number;
    s->part.shards = plan->shard_count;
    s->part.start = s->planned->start;
    s->part.end = s->planned->end;
    s->part.row = s->planned->row;
}

static bool score_shard(shard *s, const char *folder, size_t number, osk_error *error)
{
    char name[OSK__PART_NAME];
    osk__part_name(name, number, false);
    s->planned = &s->plan->shards[number];
    s->form = (osk__form){.comment = &s->settings.comment, .table = OSK_BATCH_SCORES, .format = OSK_FORMAT_CSV,
                          .most = 16 << 20, .take = take_chunk};
    fill_part(s, number);
    bool good = osk__tally_make(&s->tally, s->worker, folder, error) && osk__store_open(&s->store, folder, name, error) &&
                osk__store_open(&s->rejects, folder, "rejects", error);
    good = good && write_part(s, error) && write_manifest(s, folder, error);
    osk__store_drop(&s->store);
    osk__store_drop(&s->rejects);
    osk__tally_free(&s->tally);
    osk__rows_free(&s->rows);
    osk__buffer_free(&s->line);
    return good;
}

/* ---- the folder ---- */

/* The plan stands in the folder too, so that parts of two runs are never mixed. */
static bool claim_folder(const char *folder, const char *path, osk_error *error)
{
    osk__arena arena = {0};
    osk__buffer ours = {0}, theirs = {0};
    char *kept = osk__file_join(&arena, folder, OSK__PLAN_NAME, error);
    bool good = kept && osk__store_folder(folder, error) && osk__file_read(path, &ours, error);
    if (good && !osk__file_exists(kept))
        good = osk__store_put(folder, OSK__PLAN_NAME, osk__slice(ours.data, ours.length), error);
    else if (good)
        good = osk__file_read(kept, &theirs, error) &&
               (osk__slice_equal(osk__slice(ours.data, ours.length), osk__slice(theirs.data, theirs.length)) ||
                osk__fail_at(error, OSK_INTEGRITY, folder, 0, 0, "belongs to another run: its plan differs from %.200s", path));
    osk__buffer_free(&ours);
    osk__buffer_free(&theirs);
    osk__arena_free(&arena);
    return good;
}

/* A part that is there, and whole, need not be made again. */
static bool is_done(const osk__shard_plan *plan, const char *folder, size_t number, bool *done, osk_error *error)
{
    osk__shard_part part = {0};
    osk__buffer path = {0};
    osk_error own = {0};
    bool there, good = osk__part_path(&path, folder, number, false, error);
    *done = good && osk__part_open(&part, folder, number, &there, &own) && there &&
            osk__part_check(&part, plan, number, path.data, &own) && osk__part_verify(&part, path.data, &own);
    osk__buffer_free(&path);
    return good;
}

static bool with_language(shard *s, const char *folder, size_t number, const char *data, osk_error *error)
{
    if (!osk__plan_settings_of(s->plan, &s->settings, error))
        return false;
    s->settings.language.data = data;
    osk_language *language = osk_language_open(&s->settings.language, error);
    bool good = language && osk__plan_check_language(s->plan, s->path, language, error) &&
                (s->worker = osk_worker_make(language, error)) && score_shard(s, folder, number, error);
    osk_worker_free(s->worker);
    osk_language_free(language);
    return good;
}

bool osk_shard_run(const char *plan_path, size_t number, size_t shards, const char *folder, const char *data,
                     osk_shard_done *done, osk_error *error)
{
    osk__shard_plan plan = {0};
    shard s = {.plan = &plan, .path = plan_path, .store = {.descriptor = -1}, .rejects = {.descriptor = -1}};
    bool already = false, good = osk__plan_open(&plan, plan_path, error);
    if (good && (shards != plan.shard_count || number >= shards))
        good = osk__fail_at(error, OSK_USAGE, plan_path, 0, 0, "the plan has shards 0/%zu to %zu/%zu, and no %zu/%zu",
                            plan.shard_count, plan.shard_count - 1, plan.shard_count, number, shards);
    good = good && claim_folder(folder, plan_path, error) && is_done(&plan, folder, number, &already, error) &&
           (already || with_language(&s, folder, number, data, error));
    if (good && done)
        *done = (osk_shard_done){.already = already, .rows = plan.shards[number].rows, .rejected = s.part.rejected,
                                 .bytes = plan.shards[number].end - plan.shards[number].start};
    osk__plan_free(&plan);
    return good;
}
