/* Scoring one shard of a plan into its part.
 *
 *   plan, shard 3 -> ranges of files -> blocks -> rows, rejected rows, tally -> D/part-3, then D/part-3.manifest */
#include "shard.h"
#include "rows.h"
#include "walk.h"

#include "../base/tsv.h"

#include <string.h>

typedef struct shard {
    const osk__shard_job *job;
    const osk__plan_shard *planned;
    osk_worker *worker;
    osk__form form;
    osk__rows rows;
    osk__sums sums;
    osk__tally tally;
    osk__store store, rejects;   /* of the part; of rejected rows, which stand behind the others in the end */
    osk__buffer line;
    size_t input;                /* number of the input, from 1 */
    osk__digester digester;
    osk__shard_part *part;
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
        return osk__fail_at(error, OSK_INTEGRITY, s->job->path, 0, 0, "the input has changed since the plan was made: %s%s%.300s",
                            told->file, *told->file ? " " : "", told->message);
    if (error)
        *error = *told;
    return false;
}

static bool score_ranges(shard *s, osk_error *error)
{
    const osk__shard_plan *plan = s->job->plan;
    uint64_t row = s->planned->row;
    osk_error own = {0};
    osk__digest_begin(&s->digester);
    for (size_t i = 0; i < plan->input_count; i++) {
        osk__row_walk walk = {.input = &plan->inputs[i], .comment = &s->job->settings->comment, .row = row, .line = s->planned->line,
                          .bytes = take_bytes, .block = take_block, .host = s};
        if (!osk__plan_overlap(&plan->inputs[i], s->planned, &walk.from, &walk.to))
            continue;
        s->form.name = plan->inputs[i].name;
        s->input = i + 1;
        if (!osk__walk_run(&walk, &own))
            return refuse_input(s, &own, error);
        row = walk.row;
    }
    osk__digest_end(&s->digester, s->part->hash);
    if (strcmp(s->part->hash, s->planned->hash) != 0 || row != s->planned->row + s->planned->rows)
        return osk__fail_at(error, OSK_INTEGRITY, s->job->path, 0, 0,
                            "the input has changed since the plan was made: bytes %llu-%llu are others",
                            (unsigned long long)s->planned->start, (unsigned long long)s->planned->end);
    return true;
}

/* ---- the part ---- */

static void end_section(shard *s, int section, uint64_t start, uint64_t lines)
{
    osk__section *done = &s->part->sections[section];
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
    s->part->scored = s->sums.rows;
    s->part->rejected = s->sums.rejected;
    s->part->hidden = s->sums.hidden;
    s->part->rows = s->planned->rows;
    return write_rejects(s, error) && write_lists(s, error) && osk__store_commit(&s->store, error);
}

static bool write_manifest(const shard *s, osk_error *error)
{
    char name[OSK__PART_NAME];
    osk__buffer out = {0};
    osk__part_name(name, s->part->number, true);
    bool good = osk__part_write(s->part, &out, error) &&
                osk__store_put(s->job->folder, name, osk__slice(out.data, out.length), error);
    osk__buffer_free(&out);
    return good;
}

static void fill_part(const shard *s, size_t number)
{
    const osk__shard_plan *plan = s->job->plan;
    *s->part = (osk__shard_part){.number = number, .shards = plan->shard_count, .start = s->planned->start,
                                 .end = s->planned->end, .row = s->planned->row};
    memcpy(s->part->run, plan->run, sizeof plan->run);
    memcpy(s->part->data, plan->data, sizeof plan->data);
    memcpy(s->part->settings, plan->settings, sizeof plan->settings);
}

bool osk__shard_score(const osk__shard_job *job, osk_worker *worker, size_t number, osk__shard_part *part, osk_error *error)
{
    char name[OSK__PART_NAME];
    shard s = {.job = job, .planned = &job->plan->shards[number], .worker = worker, .part = part,
               .store = {.descriptor = -1}, .rejects = {.descriptor = -1}};
    s.form = (osk__form){.comment = &job->settings->comment, .table = OSK_BATCH_SCORES, .format = OSK_FORMAT_CSV,
                         .most = 16 << 20, .take = take_chunk};
    osk__part_name(name, number, false);
    fill_part(&s, number);
    osk_worker_forget(worker); /* words of the shard before it */
    bool good = osk__tally_make(&s.tally, worker, job->folder, error) && osk__store_open(&s.store, job->folder, name, error) &&
                osk__store_open(&s.rejects, job->folder, "rejects", error);
    good = good && write_part(&s, error) && write_manifest(&s, error);
    osk__store_drop(&s.store);
    osk__store_drop(&s.rejects);
    osk__tally_free(&s.tally);
    osk__rows_free(&s.rows);
    osk__buffer_free(&s.line);
    return good;
}
