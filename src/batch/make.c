/* Making a plan from files and options. */
#include "cut.h"

#include "../base/expand.h"
#include "../base/file.h"
#include "../base/strings.h"
#include "list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The absolute path, so that a job may stand in another folder. */
static const char *absolute(osk__arena *arena, const char *path, osk_error *error)
{
    char *real = realpath(path, NULL);
    if (!real) {
        osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be opened: %s", strerror(errno));
        return NULL;
    }
    const char *kept = osk__arena_copy(arena, real, strlen(real), error);
    free(real);
    return kept;
}

static bool look_at(osk__plan_input *input, const char *path, osk_error *error)
{
    char first[64];
    struct stat status;
    if (stat(input->path, &status) != 0)
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be opened: %s", strerror(errno));
    if (!S_ISREG(status.st_mode))
        return osk__fail_at(error, OSK_USAGE, path, 0, 0, "is no ordinary file, and a plan reads its input again");
    input->size = (uint64_t)status.st_size;
    size_t got = osk__bytes_fill(input->path, 0, first, sizeof first, error);
    if (got == SIZE_MAX)
        return false;
    if (got == 0)
        return osk__fail_at(error, OSK_INPUT, path, 1, 0, "is empty: there is nothing to read");
    osk_slice begins = osk__slice(first, got);
    input->packed = osk__gzip_fits(begins) || osk__zstd_fits(begins);
    return true;
}

static bool add_input(osk__shard_plan *plan, const char *name, osk__strings *known, osk_error *error)
{
    const osk__plan_input *last = plan->input_count ? &plan->inputs[plan->input_count - 1] : NULL;
    osk__plan_input input = {.start = last ? last->start + last->size : 0, .name = name,
                             .path = absolute(&plan->arena, name, error)};
    if (!input.path || !look_at(&input, name, error) ||
        !OSK__ROOM(plan->inputs, plan->input_capacity, plan->input_count + 1, error) ||
        osk__strings_add(known, osk__slice_text(input.path), error) == OSK_NONE)
        return false;
    if (known->count == plan->input_count)
        return osk__fail_at(error, OSK_USAGE, name, 0, 0, "is named twice");
    plan->inputs[plan->input_count++] = input;
    return true;
}

static bool add_inputs(osk__shard_plan *plan, const char *const *inputs, size_t count, osk_error *error)
{
    osk__strings known = {0};
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = add_input(plan, inputs[i], &known, error);
    osk__strings_free(&known);
    return good;
}

/* Files that options name, likewise. */
static bool settle_paths(osk__shard_plan *plan, osk_language_options *language, const char *paths[2 * OSK__PLAN_LEXICONS],
                         osk_error *error)
{
    size_t count = 0;
    if (language->lexicon_count > OSK__PLAN_LEXICONS || language->add_lexicon_count > OSK__PLAN_LEXICONS)
        return osk__fail(error, OSK_USAGE, "a plan takes at most %d lexicons", OSK__PLAN_LEXICONS);
    if (language->themes && strcmp(language->themes, "none") != 0 &&
        !(language->themes = absolute(&plan->arena, language->themes, error)))
        return false;
    for (size_t i = 0; i < language->lexicon_count; i++)
        if (!(paths[count++] = absolute(&plan->arena, language->lexicons[i], error)))
            return false;
    for (size_t i = 0; i < language->add_lexicon_count; i++)
        if (!(paths[count++] = absolute(&plan->arena, language->add_lexicons[i], error)))
            return false;
    language->lexicons = paths;
    language->add_lexicons = paths + language->lexicon_count;
    return true;
}

/* A model is named, or a file of the user's: then it is the one that was opened, which stands last among the files. */
static bool settle_model(osk__shard_plan *plan, osk_language_options *language, const osk_language *opened, osk_error *error)
{
    const char *model = language->model;
    osk__buffer bytes = {0};
    char hash[OSK__DIGEST_SIZE];
    if (!model || !osk__file_exists(model))
        return true;
    bool good = osk__file_read(model, &bytes, error), own;
    osk__digest(osk__slice(bytes.data, bytes.length), hash);
    own = strcmp(hash, osk_language_hash(opened, osk_language_files(opened) - 1)) == 0;
    osk__buffer_free(&bytes);
    return good && (!own || (language->model = absolute(&plan->arena, model, error)));
}

static bool make(osk__shard_plan *plan, const char *const *inputs, size_t count, const osk_shard_options *options,
                 osk_error *error)
{
    const char *paths[2 * OSK__PLAN_LEXICONS];
    osk_language_options language = options->language;
    osk_comment_options comment = options->comment;
    osk__cutting cutting = {.comment = &comment, .shards = options->shards, .thread = options->thread,
                            .notice = options->notice, .host = options->host};
    comment.edits = "none";
    if (options->shards < 1 || options->shards > OSK__SHARDS)
        return osk__fail(error, OSK_USAGE, "a plan has 1 to %d shards", OSK__SHARDS);
    if (comment.layout)
        return osk__fail(error, OSK_USAGE, "a page cannot be read in pieces: --layout has no meaning here");
    if (count == 0)
        return osk__fail(error, OSK_USAGE, "which files? Name one or more");
    if (count > OSK__INPUTS)
        return osk__fail(error, OSK_USAGE, "a plan takes at most %d files", OSK__INPUTS);
    osk_language *opened = NULL;
    bool good = add_inputs(plan, inputs, count, error) && settle_paths(plan, &language, paths, error) &&
                (opened = osk_language_open(&language, error)) && settle_model(plan, &language, opened, error) &&
                osk__plan_take_settings(plan, &comment, &language, opened, error) && osk__plan_cut(plan, &cutting, error);
    if (good) /* the plan outlives the language */
        good = (plan->stemmer = osk__arena_copy(&plan->arena, plan->stemmer, strlen(plan->stemmer), error)) != NULL;
    osk_language_free(opened);
    return good;
}

static void tell(const osk__shard_plan *plan, osk_shard_planned *planned)
{
    const osk__plan_shard *last = &plan->shards[plan->shard_count - 1];
    *planned = (osk_shard_planned){.shards = plan->shard_count, .rows = last->row + last->rows - 1, .bytes = last->end};
    for (size_t i = 0; i < plan->shard_count; i++)
        planned->filled += plan->shards[i].rows > 0;
}

bool osk_shard_plan(const char *const *inputs, size_t count, const osk_shard_options *options, osk_output *output,
                    osk_shard_planned *planned, osk_error *error)
{
    osk__shard_plan plan = {0};
    osk__buffer out = {0};
    bool good = make(&plan, inputs, count, options, error) && osk__plan_write(&plan, &out, error);
    if (good)
        osk_output_write(output, out.data, out.length);
    if (good && planned)
        tell(&plan, planned);
    osk__buffer_free(&out);
    osk__plan_free(&plan);
    return good;
}
