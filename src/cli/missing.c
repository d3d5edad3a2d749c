/* ordskifte missing: which shards are still to be scored. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte missing [OPTIONS] DIR\n"
    "\n"
    "Prints the shards that have no whole part in DIR, as Slurm's --array takes them\n"
    "(0,3-5); nothing where all are there. The exit status is 0 either way.\n"
    "\n"
    "  --plan PLAN           the plan; DIR holds it as soon as one shard was begun\n";

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "missing takes one folder of parts"};
    if (options->file_count != 1)
        return cli_fail(&error);
    osk_output *output = osk_output_open(NULL, NULL, false, &error);
    if (!output)
        return cli_fail(&error);
    if (!osk_shard_missing(options->files[0], options->plan_file, output, NULL, &error)) {
        osk_output_drop(output);
        return cli_fail(&error);
    }
    return osk_output_close(output, &error) ? OSK_OK : cli_fail(&error);
}

const cli_command cli_missing = {.name = "missing", .summary = "shards of a plan that are still to be scored",
                                 .usage = usage, .run = run};
