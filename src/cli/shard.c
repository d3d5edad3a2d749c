/* ordskifte score --plan: shards of a plan. */
#include "cli.h"

#include <stdio.h>

/* Whatever the output depends on is the plan's; an option beside it would mean nothing, so it is refused. */
static const char *beside_plan(const cli_options *options)
{
    const osk_comment_options *comment = &options->osk.comment;
    const osk_language_options *language = &options->language;
    if (!options->plan_file || !options->set_given || !options->dir)
        return "a shard is scored with --plan PLAN, --shard I/N and --dir DIR, all three";
    if (options->file_count || options->output)
        return "the plan names the input, and --dir the output: no FILE and no -o";
    if (comment->input || comment->text_column || comment->author_column || comment->id_column || comment->layout ||
        comment->mend || options->osk.pseudonyms || language->themes || language->without || language->lexicon_count ||
        language->add_lexicon_count || language->model)
        return "how the input is read and scored stands in the plan: give such options to `plan`";
    if (options->format_given || options->explain || options->layer == OSK_LAYER_SENTENCES || options->resume ||
        options->rejects || options->record || options->osk.strict)
        return "a part has one form: no --format, --explain, --sentences, --rejects, --resume, --strict or --max-record";
    return NULL;
}

static void tell(const osk_shard_set *set, const osk_shard_done *done)
{
    if (done->shards == 1)
        fprintf(stderr, "shard %zu/%zu", set->first, set->shards);
    else
        fprintf(stderr, "shards %zu-%zu/%zu", set->first, set->last, set->shards);
    if (done->already == done->shards)
        fprintf(stderr, ": complete already\n");
    else
        fprintf(stderr, ": %llu rows, %llu rejected, %llu bytes\n", (unsigned long long)done->rows,
                (unsigned long long)done->rejected, (unsigned long long)done->bytes);
}

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE};
    osk_shard_set set = options->set;
    osk_shard_done done;
    const char *wrong = beside_plan(options);
    if (wrong) {
        snprintf(error.message, sizeof error.message, "%s", wrong);
        return cli_fail(&error);
    }
    set.threads = cli_batch_options(options).threads;
    if (!osk_shard_run(options->plan_file, &set, options->dir, options->language.data, &done, &error))
        return cli_fail(&error);
    tell(&set, &done);
    return OSK_OK;
}

const cli_command cli_shard = {.name = "score", .run = run};
