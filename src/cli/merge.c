/* ordskifte merge: parts of a plan to one result. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte merge [OPTIONS] DIR -o OUT\n"
    "\n"
    "Checks the parts in DIR and writes the folder OUT: scores.csv (as `score` has\n"
    "it), rejected.tsv, terms.tsv and participants.tsv and themes.tsv (sorted by\n"
    "their first column), manifest.json. The same bytes for any number of shards. A\n"
    "gap, an overlap, a part twice or of another run, another input, option or\n"
    "dictionary, a wrong checksum or count of rows is refused with exit status 3.\n"
    "Intervals and tests come from the rows, not from parts:\n"
    "  ordskifte compare OUT/scores.csv --text-column label --value-column score\n"
    "\n"
    "  -o, --output OUT      the folder; it appears when it is whole\n"
    "  --force               set OUT aside as OUT.old if it is no merge of ours\n";

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "merge takes one folder of parts, and -o OUT"};
    if (options->file_count != 1 || !options->output)
        return cli_fail(&error);
    return osk_shard_merge(options->files[0], options->output, options->osk.force, &error) ? OSK_OK : cli_fail(&error);
}

const cli_command cli_merge = {.name = "merge", .summary = "the parts of a plan to one result, or why not",
                               .usage = usage, .run = run};
