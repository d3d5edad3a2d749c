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
    "point lies then; its region (95 %) is the ellipse of `radius` of these. People with under three comments have no say in the axes.\n"
    "\n"
    "  --by WHAT             participant, or group: groups are the points, of three people or\n"
    "                        more, and people are drawn anew with all they wrote\n"
    CLI_GROUP_OPTIONS
    "  --words               words instead of themes; themes are placed among them\n"
    "  --top N               the N most frequent words (100) that three people use\n"
    "  --factors K           instead K factors (2 to 50) of comments by word: what is spoken\n"
    "                        of together, how coherent, and whether other starts find it\n"
    "  --seeded              the same, each factor beginning as a theme\n"
    "  --axes                the axes instead: inertia, share, how often each is kept,\n"
    "                        how often the first two change places\n"
    "  --replicates N        how often comments are drawn anew (1000); starts of\n"
    "                        the factors (20)\n"
    "  --set-aside           people of whom one comment makes over half are placed, but\n"
    "                        have no say, instead of a refusal\n"
    "  --seed N              of the random numbers (0)\n"
    "  --threads N           changes no byte of the output\n"
    "\n"
    "Refused under five people (three groups) or four columns, where the cells sum to under 50, or where\n"
    "one comment supplies over half of a row; factors under fifty comments, and under ten\n"
    "for each. --force shows it all the same.\n"
    "\n"
    CLI_THEME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

/* The first note is of all of the map: why it is refused, or what it should not be read for. */
static void tell_note(const osk_table *table)
{
    osk_slice note = osk_table_text(table, 0, osk_table_columns(table) - 1);
    if (note.length)
        fprintf(stderr, "%.*s\n", (int)note.length, note.data);
}

/* What cannot be had together. */
static bool check(const cli_options *options, osk_error *error)
{
    const char *wrong = options->factored && (options->by_words || options->map.axes || options->map.set_aside)
                            ? "--factors and --seeded are of no map: not with --words, --axes or --set-aside"
                        : options->words.top && !options->by_words && !options->factored
                            ? "--top is a number of words: it goes with --words, --factors or --seeded"
                        : options->factored && cli_grouped(options)
                            ? "--factors and --seeded are of comments: not by group"
                            : NULL;
    if (!wrong)
        return true;
    error->code = OSK_USAGE;
    snprintf(error->message, sizeof error->message, "%s", wrong);
    return false;
}

static osk_table *table(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    osk_stat_options stat = options->osk.stat;
    osk_map_options map = options->map;
    osk_word_options keys = {.unit = OSK_UNIT_KEY};
    osk_fold *words = NULL;
    bool wanted = options->by_words || options->factored;
    stat.force = options->osk.force;
    map.words = options->words.top;
    if (!check(options, error) ||
        (wanted && !(words = osk_pipeline_words(job->corpus, job->worker, options->osk.chunk, &keys, error))))
        return NULL;
    osk_table *made = options->factored ? osk_stat_factors(job->fold, words, &map, &stat, error)
                                        : osk_stat_map(job->fold, words, &map, &stat, error);
    if (made && (!options->factored || stat.force || osk_table_text(made, 0, 0).length == 0))
        tell_note(made);
    osk_fold_free(words);
    return made;
}

const cli_command cli_map = {.name = "map", .summary = "who speaks of what, on two axes", .usage = usage,
                             .table = table, .need = CLI_FOLD, .by = CLI_BY_WHOM};
