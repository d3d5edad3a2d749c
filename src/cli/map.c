/* ordskifte map: who speaks of what, on two axes. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte map [OPTIONS] FILE\n"
    "\n"
    "Participants and themes as points: near points speak of the same, x and y are\n"
    "the axes that show most. Correspondence analysis of themed sentences, with mass,\n"
    "contribution to the axes and cos2 (how much of a point the axis shows). Each\n"
    "person's comments are drawn anew: sd_x, sd_y and correlation tell where the\n"
    "point lies then. People with under three comments have no say in the axes.\n"
    "\n"
    "  --words               words instead of themes; themes are placed among them\n"
    "  --top N               the N most frequent words (100) that three people use\n"
    "  --axes                the axes instead: inertia, share, how often each is kept,\n"
    "                        how often the first two change places\n"
    "  --replicates N        how often comments are drawn anew (1000)\n"
    "  --set-aside           people of whom one comment makes over half are placed, but\n"
    "                        have no say, instead of a refusal\n"
    "  --lang LANG           nb, nn or en, for the words that people read\n"
    "  --seed N              of the random numbers (0)\n"
    "  --threads N           changes no byte of the output\n"
    "\n"
    "Refused under five people or four columns, where the cells sum to under 50, or where\n"
    "one comment supplies over half of a row; --force shows it all the same.\n"
    "\n"
    CLI_THEME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

/* The first note is of all of the map: why it is refused, or what it should not be read for. */
static void tell_note(const osk_table *table)
{
    osk_slice note = osk_table_text(table, 0, osk_table_columns(table) - 1);
    if (note.length)
        fprintf(stderr, "%.*s\n", (int)note.length, note.data);
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    if (job->options->words.top && !job->options->by_words) {
        error->code = OSK_USAGE;
        snprintf(error->message, sizeof error->message, "--top is a number of words: it goes with --words");
        return NULL;
    }
    osk_stat_options stat = job->options->osk.stat;
    stat.force = job->options->osk.force;
    osk_fold *words = NULL;
    osk_word_options keys = {.unit = OSK_UNIT_KEY};
    if (job->options->by_words &&
        !(words = osk_pipeline_words(job->corpus, job->worker, job->options->osk.chunk, &keys, error)))
        return NULL;
    osk_map_options map = job->options->map;
    map.words = job->options->words.top;
    osk_table *made = osk_stat_map(job->fold, words, &map, &stat, error);
    if (made)
        tell_note(made);
    osk_fold_free(words);
    return made;
}

const cli_command cli_map = {.name = "map", .summary = "who speaks of what, on two axes", .usage = usage,
                             .table = table, .need = CLI_FOLD};
