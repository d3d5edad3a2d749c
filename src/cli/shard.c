/* ordskifte score --plan: one shard of a plan. */
#include "cli.h"

#include <stdio.h>

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE};
    osk_shard_done done;
    if (!options->plan_file || !options->shard_given || !options->dir)
        snprintf(error.message, sizeof error.message, "a shard is scored with --plan PLAN, --shard I/N and --dir DIR, all three");
    else if (options->file_count || options->output)
        snprintf(error.message, sizeof error.message, "the plan names the input, and --dir the output: no FILE and no -o");
    if (error.message[0])
        return cli_fail(&error);
    if (!osk_shard_run(options->plan_file, options->shard, options->shards, options->dir, options->language.data, &done,
                         &error))
        return cli_fail(&error);
    if (done.already)
        fprintf(stderr, "shard %zu/%zu is complete already\n", options->shard, options->shards);
    else
        fprintf(stderr, "shard %zu/%zu: %llu rows, %llu rejected, %llu bytes\n", options->shard, options->shards,
                (unsigned long long)done.rows, (unsigned long long)done.rejected, (unsigned long long)done.bytes);
    return OSK_OK;
}

const cli_command cli_shard = {.name = "score", .run = run};
