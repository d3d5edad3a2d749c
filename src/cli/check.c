/* ordskifte check: are parts, or a merged folder, what their manifests say? */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte check DIR\n"
    "\n"
    "Reads every part in DIR, or every file of a folder that `merge` wrote, and holds\n"
    "it against its manifest. The first fault is told, with exit status 3; that parts\n"
    "are missing is none.\n";

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "check takes one folder"};
    osk_shard_checked checked;
    char text[120];
    if (options->file_count != 1)
        return cli_fail(&error);
    if (!osk_shard_check(options->files[0], &checked, &error))
        return cli_fail(&error);
    if (checked.merged)
        snprintf(text, sizeof text, "the merged files are what their manifest says\n");
    else
        snprintf(text, sizeof text, "%zu of %zu parts are there and whole, with %llu rows\n", checked.parts, checked.shards,
                 (unsigned long long)checked.rows);
    return cli_print(text);
}

const cli_command cli_check = {.name = "check", .summary = "are parts, or a merged folder, whole and unchanged?",
                               .usage = usage, .run = run};
