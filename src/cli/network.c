/* ordskifte network: who addresses, answers, quotes or mentions whom. */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char usage[] =
    "Usage: ordskifte network [OPTIONS] FILE\n"
    "\n"
    "Who speaks to whom: replies that the file shows, @mentions, names that are called\n"
    "or mentioned, quotations. A row a participant: addressings out and in (comments\n"
    "that point to a person), people, mutual, PageRank, who starts and ends exchanges,\n"
    "agreement; in_expected and p by permutation: everyone keeps the number of\n"
    "addressings, targets are drawn from those who had spoken. Words and rules:\n"
    "dict/network/CARD.md.\n"
    "\n"
    "  --edges               every edge instead: place, kind, confidence, agreement\n"
    "  --pairs               every pair instead\n"
    "  --by WHOM             group, or code:KEY: camps instead, a pair of camps a row. KEY\n"
    "                        is a code (with it, without it) or a column of values; a\n"
    "                        participant is where most of the coded comments are. So do\n"
    CLI_GROUP_OPTIONS
    "  --summary             the whole instead: reciprocity, agreement, by permutation\n"
    "  --graph FORM          graphml or dot instead of a table\n"
    "  --figure FILE         a drawing of it too, written to FILE: x.svg, x.pdf or x.png\n"
    "  --where CODE          only edges in what was coded so, as code:KEY\n"
    CLI_CODE_OPTIONS
    "  --position            a comment with no sign counts as an answer to the one\n"
    "                        before it (else only one that opens like an answer)\n"
    "  --seed N              of the random numbers (0)\n"
    "  --permutations N      random arrangements (999)\n"
    CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static bool in_camps(const cli_options *o)
{
    return cli_grouped(o) || o->by == CLI_BY_SPLIT;
}

/* One form at a time. */
static bool is_one(const cli_options *o, osk_error *error)
{
    int asked = o->edges + (o->osk.stat.comparison == OSK_COMPARE_PAIRS) + in_camps(o) + o->summary +
                o->graph_given;
    if (asked <= 1)
        return true;
    error->code = OSK_USAGE;
    snprintf(error->message, sizeof error->message,
             "--edges, --pairs, groups, --summary and --graph ask for different things: one at a time, please");
    return false;
}

static osk_table *table_of(const cli_options *o, const osk_network *network, osk_error *error)
{
    if (o->edges)
        return osk_network_edges(network, o->osk.stat.lang, error);
    return osk_stat_network(network,
                            o->osk.stat.comparison == OSK_COMPARE_PAIRS ? OSK_NETWORK_PAIRS
                            : in_camps(o)                            ? OSK_NETWORK_CAMPS
                            : o->summary                                ? OSK_NETWORK_SUMMARY
                                                                        : OSK_NETWORK_PEOPLE,
                            &o->osk.stat, error);
}

/* Which drawing a file's name asks for; false where none of ours. */
static bool drawing_of(const char *path, osk_drawing *form)
{
    static const char *const endings[] = {[OSK_SVG] = ".svg", [OSK_PDF] = ".pdf", [OSK_PNG] = ".png"};
    const char *point = path ? strrchr(path, '.') : NULL;
    for (size_t i = 0; point && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(point, endings[i]) == 0) {
            *form = (osk_drawing)i;
            return true;
        }
    return false;
}

static bool draw(const cli_job *job, const osk_network *network, osk_error *error)
{
    const cli_options *o = job->options;
    osk_drawing form;
    if (!o->figure)
        return true;
    if (!drawing_of(o->figure, &form)) {
        error->code = OSK_USAGE;
        snprintf(error->message, sizeof error->message, "--figure draws SVG, PDF or PNG: a name that ends in .svg, .pdf or .png, please");
        return false;
    }
    osk_output *output = cli_open(job, o->figure, error);
    if (!output)
        return false;
    if (osk_network_figure(network, form, o->osk.stat.lang, output, error))
        return osk_output_close(output, error);
    osk_output_drop(output);
    return false;
}

static bool write_table(const cli_job *job, const osk_network *network, osk_output *output, osk_error *error)
{
    const cli_options *o = job->options;
    osk_table *table = table_of(o, network, error);
    bool good = table && cli_annotate(table, job, error) && osk_table_write(table, cli_format(o), output, error);
    osk_table_free(table);
    return good;
}

/* The network in the form that was asked for: `-o x.png` asks for a drawing as `--graph` does for a graph. */
static bool write_form(const cli_job *job, const osk_network *network, osk_output *output, osk_error *error)
{
    const cli_options *o = job->options;
    osk_drawing form;
    if (o->graph_given)
        return osk_network_graph(network, o->graph, output, error);
    if (!o->format_given && drawing_of(o->output, &form))
        return osk_network_figure(network, form, o->osk.stat.lang, output, error);
    return write_table(job, network, output, error);
}

static bool stream(const cli_job *job, osk_output *output, osk_error *error)
{
    const cli_options *o = job->options;
    osk_network_options options = {.chunk = o->osk.chunk, .position = o->position};
    if (!is_one(o, error))
        return false;
    osk_network *network = osk_pipeline_network(job->corpus, job->worker, &options, error);
    bool kept = network && (!o->where || osk_network_keep(network, job->codes, o->where, error));
    bool good = kept && write_form(job, network, output, error) && draw(job, network, error);
    osk_network_free(network);
    return good;
}

const cli_command cli_network = {.name = "network", .summary = "who speaks to whom", .usage = usage, .stream = stream,
                                 .need = CLI_WORKER, .by = CLI_BY_CAMPS, .coded = true};
