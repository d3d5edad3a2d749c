/* ordskifte readability: how hard comments are to read (LIX, RIX), and how rich their words are. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte readability [OPTIONS] FILE\n"
    "\n"
    "LIX = words / sentences + 100 x words of seven letters or more / words, and RIX =\n"
    "those long words / sentences, of all that a participant wrote, with an interval\n"
    "(95 %, jackknife over comments) from five comments on. Under 100 words or five\n"
    "sentences a value has no band. Quoted words are left out.\n"
    "\n"
    "  --by WHAT             participant, comment or group (participant)\n"
    "  --groups FILE         groups of people: TSV or CSV with the columns participant\n"
    "                        and group; the jackknife is then over people\n"
    "  --quoted              count quoted words too\n"
    "  --richness            lexical richness instead: mattr, mtld, hdd, yule_k, ttr\n"
    "  --rarefy              richness with everybody's words reduced to one number\n"
    "  --unit UNIT           richness, its types being form (whatever the case) or stem\n"
    "  --lang LANG           nb, nn or en, for the words that people read\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static bool wrong(osk_error *error, const char *what, const char *value)
{
    error->code = OSK_USAGE;
    snprintf(error->message, sizeof error->message, "--by takes participant, comment or group%s%.60s", what, value);
    return false;
}

static bool find_by(const cli_options *options, osk_reading_by *by, osk_error *error)
{
    static const char *const names[] = {"participant", "comment", "group"};
    const char *groups = options->osk.stat.groups, *wanted = options->by ? options->by : groups ? "group" : "participant";
    for (int i = 0; i < 3; i++)
        if (strcmp(wanted, names[i]) == 0) {
            *by = (osk_reading_by)i;
            return !groups || *by == OSK_BY_GROUP || wrong(error, ", and with --groups only group", "");
        }
    return wrong(error, ", not ", wanted);
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    osk_reading_options reading = options->reading;
    reading.groups = options->osk.stat.groups;
    reading.lang = options->osk.stat.lang;
    if (!find_by(options, &reading.by, error))
        return NULL;
    if (options->richness)
        return osk_richness_table(job->corpus, job->worker, &reading, options->osk.chunk, error);
    osk_slice note = osk_readability_note(job->language, reading.lang);
    fprintf(stderr, "%.*s\n", (int)note.length, note.data);
    return osk_readability_table(job->corpus, job->worker, &reading, options->osk.chunk, error);
}

const cli_command cli_readability = {.name = "readability", .summary = "LIX and RIX, and with --richness MATTR, MTLD ...",
                                     .usage = usage, .table = table, .need = CLI_WORKER};
