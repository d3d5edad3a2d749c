/* Shards of a plan on one machine: each thread takes the next one that is not done yet.
 *
 *   plan, shards 8-15, two threads -> thread 0: 8 10 11 14 | thread 1: 9 12 13 15 -> their parts in D */
#include "queue.h"
#include "shard.h"

#include "../base/file.h"
#include "../base/thread.h"

#include <stdlib.h>
#include <string.h>

typedef struct crew {
    osk__shard_job job;
    osk__plan_settings settings;
    const osk_language *language;
    osk_worker **workers;          /* a thread each, made when it has something to do */
    size_t next, last;             /* shards that are still to be taken */
    struct slot { size_t shard; bool already; osk__shard_part part; } *slots;
    osk_shard_done done;
} crew;

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
static bool is_done(const osk__shard_job *job, struct slot *slot, osk_error *error)
{
    osk__buffer path = {0};
    osk_error own = {0};
    bool there, good = osk__part_path(&path, job->folder, slot->shard, false, error);
    slot->already = good && osk__part_open(&slot->part, job->folder, slot->shard, &there, &own) && there &&
                    osk__part_check(&slot->part, job->plan, slot->shard, path.data, &own) &&
                    osk__part_verify(&slot->part, path.data, &own);
    osk__buffer_free(&path);
    return good;
}

/* ---- through the threads ---- */

static bool next_shard(void *host, size_t slot, bool *more, bool *alone, osk_error *error)
{
    crew *c = host;
    (void)error;
    *more = c->next <= c->last;
    *alone = false;
    c->slots[slot].shard = c->next;
    c->next += *more;
    return true;
}

static bool do_shard(void *host, size_t thread, size_t number, osk_error *error)
{
    crew *c = host;
    struct slot *slot = &c->slots[number];
    if (!is_done(&c->job, slot, error) || slot->already)
        return slot->already;
    if (!c->workers[thread] && !(c->workers[thread] = osk_worker_make(c->language, error)))
        return false;
    return osk__shard_score(&c->job, c->workers[thread], slot->shard, &slot->part, error);
}

static bool count_shard(void *host, size_t number, osk_error *error)
{
    crew *c = host;
    const struct slot *slot = &c->slots[number];
    (void)error;
    c->done.shards++;
    c->done.already += slot->already;
    c->done.rows += slot->part.rows;
    c->done.rejected += slot->part.rejected;
    c->done.bytes += slot->part.end - slot->part.start;
    return true;
}

static bool run_crew(crew *c, size_t threads, osk_error *error)
{
    osk__queue queue = {c, threads, 2 * threads, next_shard, do_shard, count_shard};
    c->workers = osk__take(threads, sizeof *c->workers, error);
    c->slots = osk__take(queue.slots, sizeof *c->slots, error);
    bool good = c->workers && c->slots && osk__queue_run(&queue, error);
    for (size_t i = 0; c->workers && i < threads; i++)
        osk_worker_free(c->workers[i]);
    free(c->workers);
    free(c->slots);
    return good;
}

/* ---- the run ---- */

static bool with_language(crew *c, size_t threads, const char *data, osk_error *error)
{
    if (!osk__plan_settings_of(c->job.plan, &c->settings, error))
        return false;
    c->settings.language.data = data;
    osk_language *language = osk_language_open(&c->settings.language, error);
    c->language = language;
    bool good = language && osk__plan_check_language(c->job.plan, c->job.path, language, error) && run_crew(c, threads, error);
    osk_language_free(language);
    return good;
}

static bool check_set(const osk__shard_plan *plan, const char *path, const osk_shard_set *set, osk_error *error)
{
    return (set->shards == plan->shard_count && set->first <= set->last && set->last < set->shards) ||
           osk__fail_at(error, OSK_USAGE, path, 0, 0, "the plan has shards 0/%zu to %zu/%zu, and no %zu/%zu",
                        plan->shard_count, plan->shard_count - 1, plan->shard_count,
                        set->shards == plan->shard_count ? set->last : set->first, set->shards);
}

bool osk_shard_run(const char *plan_path, const osk_shard_set *set, const char *folder, const char *data,
                   osk_shard_done *done, osk_error *error)
{
    osk__shard_plan plan = {0};
    crew c = {.job = {&plan, plan_path, &c.settings, folder}, .next = set->first, .last = set->last};
    size_t count = set->last - set->first + 1, threads = osk__thread_count(set->threads ? set->threads : 1);
    bool good = osk__plan_open(&plan, plan_path, error) && check_set(&plan, plan_path, set, error) &&
                claim_folder(folder, plan_path, error) && with_language(&c, threads < count ? threads : count, data, error);
    if (good && done)
        *done = c.done;
    osk__plan_free(&plan);
    return good;
}
