/* ordskifte train: labelled comments become a model. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte train --label-column NAME [OPTIONS] -o FILE FILE\n"
    "\n"
    "Learns what words say of polarity and subjectivity from labelled comments, on top\n"
    "of the shipped lexicon: weights of stems, of stems in the scope of a negation, and\n"
    "of two side by side; function words only beside another. Labels are positive,\n"
    "negative, neutral, mixed, or numbers from a teacher. The model is a text file with\n"
    "its card; score, report and others take it with --model. Its thresholds are those\n"
    "with the highest macro-F1 on --gold, else on parts that were left out in turn.\n"
    "\n"
    "  --label-column NAME   column or field of the labels, or of a teacher's polarity\n"
    "  --value-column NAME   where labels are numbers: of its subjectivity\n"
    "  --gold FILE           comments that people labelled: thresholds are chosen on them\n"
    "  --held-out FILE       comments that people labelled: figures are of them alone\n"
    "  --gold-column NAME    column of the labels in those two (label)\n"
    "  --name NAME           of the model (model)\n"
    "  --domain TEXT         what texts it is for, for its card\n"
    "  --licence TEXT        what may be done with it, for its card\n"
    "  --entries N           weights at most (20000)\n"
    "  --min N               comments that hold an entry, at least (3)\n"
    "  --cost N              how closely it follows the labels, in thousandths (100)\n"
    "  --seed N              of the random numbers of its intervals (0)\n"
    CLI_THEME_OPTIONS CLI_INPUT_OPTIONS
    "  -o, --output FILE     write to FILE; it appears when it is whole\n"
    "  --force               replace FILE if it exists\n" CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

enum { COMMAND = 500, MOST_ENTRIES = 20000, FEWEST = 3, COST = 100 };

/* People's labels, read like the comments but for the column; NULL where none are asked for. */
static bool read_gold(const cli_options *options, const char *path, osk_corpus **corpus, osk_error *error)
{
    osk_comment_options comment = options->osk.comment;
    comment.label_column = options->gold_column ? options->gold_column : "label";
    comment.value_column = NULL;
    return !path || (*corpus = osk_comment_read(path, &comment, NULL, error)) != NULL;
}

static const char *last_part(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

/* The command for the card: files by the last part of their names. */
static void tell_command(const cli_options *o, const osk_train_options *train, char room[COMMAND])
{
    const struct { const char *name, *value; } texts[] = {
        {"--label-column", o->osk.comment.label_column}, {"--value-column", o->osk.comment.value_column},
        {"--gold", last_part(o->gold)}, {"--held-out", last_part(o->held_out)}, {"--gold-column", o->gold_column},
        {"--themes", last_part(o->language.themes)}};
    int used = snprintf(room, COMMAND, "ordskifte train");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].value && used < COMMAND)
            used += snprintf(room + used, COMMAND - (size_t)used, " %s %s", texts[i].name, texts[i].value);
    if (used < COMMAND)
        snprintf(room + used, COMMAND - (size_t)used, " --entries %zu --min %zu --cost %zu %s", train->entries,
                 train->fewest, (size_t)(train->cost * 1000 + 0.5), last_part(o->files[0]));
}

static bool train(const cli_job *job, osk_output *output, osk_error *error)
{
    const cli_options *o = job->options;
    char command[COMMAND];
    osk_corpus *gold = NULL, *held_out = NULL;
    osk_train_options options = {.language = o->language, .name = o->name ? o->name : "model",
                                 .domain = o->domain ? o->domain : "unknown texts",
                                 .licence = o->licence ? o->licence : "not stated",
                                 .entries = o->entries ? o->entries : MOST_ENTRIES,
                                 .fewest = o->words.min ? o->words.min : FEWEST,
                                 .cost = (double)(o->cost ? o->cost : COST) / 1000,
                                 .seed = o->osk.stat.seed, .chunk = o->osk.chunk, .command = command};
    tell_command(o, &options, command);
    bool good = read_gold(o, o->gold, &gold, error) && read_gold(o, o->held_out, &held_out, error) &&
                osk_train(&(osk_train_data){job->corpus, gold, held_out}, &options, output, error);
    osk_corpus_free(gold);
    osk_corpus_free(held_out);
    return good;
}

static int run(const cli_options *options)
{
    static const cli_command command = {.name = "train", .usage = usage, .stream = train, .need = CLI_CORPUS};
    if (options->osk.comment.label_column)
        return cli_run_table(&command, options);
    osk_error error = {.code = OSK_USAGE, .message = "learn from what? --label-column names the column of the labels"};
    return cli_fail(&error);
}

const cli_command cli_train = {.name = "train", .summary = "learns weights of words from labelled comments",
                               .usage = usage, .run = run};
