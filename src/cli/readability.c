/* ordskifte readability: how hard comments are to read (LIX, RIX), and how rich their words are. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte readability [OPTIONS] FILE\n"
    "\n"
    "LIX = words / sentences + 100 x words of seven letters or more / words, and RIX =\n"
    "those long words / sentences, of all that a participant wrote, with an interval\n"
    "(95 %, jackknife over comments, of groups over people) from five on. Under 100 words or five\n"
    "sentences a value has no band. Quoted words are left out.\n"
    "\n"
    "  --by WHAT             participant, comment or group (participant)\n"
    CLI_GROUP_OPTIONS
    "  --quoted              count quoted words too\n"
    "  --richness            lexical richness instead: mattr, mtld, hdd, yule_k, ttr\n"
    "  --rarefy              richness with everybody's words reduced to one number\n"
    "  --unit UNIT           richness, its types being form (whatever the case) or stem\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static bool wrong(osk_error *error, const char *what)
{
    error->code = OSK_USAGE;
    snprintf(error->message, sizeof error->message, "%s", what);
    return false;
}

static bool choose_rows(const cli_options *options, osk_reading_options *reading, osk_error *error)
{
    reading->groups = options->osk.stat.groups;
    reading->lang = options->osk.stat.lang;
    reading->stems = options->words.unit == OSK_UNIT_STEM;
    reading->by = options->by == CLI_BY_COMMENT                      ? OSK_READING_BY_COMMENT
                  : options->by == CLI_BY_GROUP || cli_grouped(options) ? OSK_READING_BY_GROUP
                                                                     : OSK_READING_BY_PARTICIPANT;
    if (options->words.unit > OSK_UNIT_STEM)
        return wrong(error, "--unit of richness takes form or stem");
    if (cli_grouped(options) && options->by && options->by != CLI_BY_GROUP)
        return wrong(error, "--groups and --group-column go with --by group only");
    return true;
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    osk_reading_options reading = options->reading;
    if (!choose_rows(options, &reading, error))
        return NULL;
    if (options->richness || reading.stems)
        return osk_richness_table(job->corpus, job->worker, &reading, options->osk.chunk, error);
    osk_slice note = osk_readability_note(job->language, reading.lang);
    fprintf(stderr, "%.*s\n", (int)note.length, note.data);
    return osk_readability_table(job->corpus, job->worker, &reading, options->osk.chunk, error);
}

const cli_command cli_readability = {.name = "readability", .summary = "LIX and RIX, and with --richness MATTR, MTLD ...",
                                     .usage = usage, .table = table, .need = CLI_WORKER, .by = CLI_BY_TEXT};
