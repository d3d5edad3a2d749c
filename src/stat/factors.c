/* The front of `map --factors`: which comments, words and factors; and the table. */
#include "factor.h"

#include "../base/number.h"
#include "../base/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Words and factors where nobody says; what is less like than this is not found again. */
enum { WORDS = 1000, FACTORS = 10 };
static const double least_likeness = 0.7;

struct job {
    const osk_fold *fold;
    const osk_map_options *options;
    uint32_t language;
    osk__cross cross, themes;
    uint32_t *order;          /* themes in the comments, most themed sentences first */
    osk__seeds seeds;
    bool seeded;
    size_t count, needed, with_words;
    osk__starts starts;
    const char *why;          /* key of why there are none, or NULL */
};

/* ---- comments and themes ---- */

/* Every comment is a group of its own. */
static bool list_comments(const osk_fold *fold, size_t **rows, size_t **first, size_t *count, osk_error *error)
{
    *rows = osk__take(fold->row_count, sizeof **rows, error);
    *first = osk__take(fold->row_count + 1, sizeof **first, error);
    *count = 0;
    for (size_t i = 0; *rows && *first && i < fold->row_count; i++)
        if (fold->rows[i].kind == OSK_COMMENT) {
            (*rows)[(*count)++] = i;
            (*first)[*count] = *count;
        }
    return *rows && *first;
}

static bool make_crosses(struct job *job, const osk_fold *words, osk_error *error)
{
    size_t *rows, *first, count;
    osk__choice choice = {job->options->words ? job->options->words : WORDS, 3, 0.5};
    bool good = list_comments(job->fold, &rows, &first, &count, error);
    osk__grouping grouping = {rows, first, count};
    good = good && osk__cross_words(&job->cross, words, NULL, grouping, &choice, error) &&
           osk__cross_themes(&job->themes, job->fold, grouping, error);
    for (size_t u = 0; good && u < count; u++)
        job->with_words += job->cross.first_cell[u] < job->cross.first_cell[u + 1];
    free(rows);
    free(first);
    return good;
}

/* Insertion: there are few themes. */
static bool order_themes(struct job *job, osk_error *error)
{
    const uint64_t *totals = job->themes.totals;
    if (!(job->order = osk__take(job->themes.columns, sizeof *job->order, error)))
        return false;
    for (uint32_t t = 0; t < job->themes.columns; t++) {
        size_t at = job->seeds.count;
        if (totals[t] == 0)
            continue;
        for (; at > 0 && totals[job->order[at - 1]] < totals[t]; at--)
            job->order[at] = job->order[at - 1];
        job->order[at] = t;
        job->seeds.count++;
    }
    job->seeds.themes = &job->themes;
    job->seeds.order = job->order;
    return true;
}

/* How many factors, and may they be made at all? */
static bool plan(struct job *job, bool force, osk_error *error)
{
    job->seeded = job->options->seeded;
    if (job->seeded && !order_themes(job, error))
        return false;
    size_t usual = job->seeded ? job->seeds.count : FACTORS;
    job->count = job->options->factors ? job->options->factors : usual > OSK__FACTOR_MOST ? OSK__FACTOR_MOST : usual;
    job->seeds.count = job->seeds.count < job->count ? job->seeds.count : job->count;
    job->needed = osk__factors_need(job->count);
    if (job->seeded && job->seeds.count == 0)
        job->why = "map.no_seeds";
    else if (job->with_words < job->needed && !force)
        job->why = "map.few_comments";
    else if (job->cross.columns < 2 || job->count < 1)
        job->why = "map.no_factors";
    return true;
}

static bool run_all(struct job *job, const osk_stat_options *stat, osk_error *error)
{
    osk__chance chance = osk__stat_chance(stat);
    chance.replicates = job->options->replicates;
    return osk__starts_run(&job->starts, &job->cross, job->seeded ? &job->seeds : NULL, job->count, &chance, error);
}

static void end(struct job *job)
{
    osk__cross_free(&job->cross);
    osk__cross_free(&job->themes);
    free(job->order);
    osk__starts_free(&job->starts);
}

/* ---- the table ---- */

struct line { size_t factor, comments; double weight, coherence, cosine, jaccard; };

/* Weights of the factors, and in how many comments each is the largest. Words sum to 1, so parts are words of the unit. */
static void weigh(const struct job *job, struct line *lines)
{
    const osk__factors *factors = &job->starts.best->factors;
    for (size_t u = 0; u < factors->units; u++) {
        const double *parts = factors->parts + u * factors->count;
        size_t largest = 0;
        if (job->cross.first_cell[u] == job->cross.first_cell[u + 1])
            continue;
        for (size_t k = 0; k < factors->count; k++) {
            lines[k].weight += parts[k];
            largest = parts[k] > parts[largest] ? k : largest;
        }
        lines[largest].comments++;
    }
}

static int by_weight(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->weight < y->weight || x->weight > y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->factor < y->factor ? -1 : x->factor > y->factor;
}

static void put_line(osk_table *table, const struct job *job, const struct line *line, size_t number, double all,
                     osk__buffer *room)
{
    const osk__start *run = job->starts.best;
    const osk__texts *texts = &job->fold->dictionary->texts;
    osk__table_count(table, number);
    osk__table_text(table, line->factor < job->seeds.count ? job->themes.names[job->order[line->factor]]
                                                           : osk__slice(NULL, 0));
    osk__table_number(table, line->factor < job->seeds.count
                                 ? osk__factor_cosine(&run->factors, line->factor, &job->starts.begun, line->factor)
                                 : NAN);
    osk__table_number(table, line->weight / all);
    osk__table_count(table, line->comments);
    room->length = 0;
    for (size_t i = 0; i < run->top_count[line->factor]; i++) {
        osk_slice name = job->cross.names[run->top[line->factor][i]];
        osk__buffer_text(room, i ? ", " : "");
        osk__buffer_add(room, name.data, name.length);
    }
    osk__table_text(table, osk__slice(room->data, room->length));
    osk__table_number(table, line->coherence);
    osk__table_number(table, line->cosine);
    osk__table_number(table, line->jaccard);
    osk__table_count(table, job->starts.count);
    room->length = 0;
    if (number == 1 && job->with_words < job->needed)
        osk__table_text(table, osk__texts_find(texts, "stat.forced", job->language));
    else
        osk__table_text(table, line->cosine < least_likeness ? osk__texts_find(texts, "map.unstable", job->language)
                                                             : osk__slice(NULL, 0));
}

static bool put_lines(osk_table *table, const struct job *job, osk__buffer *room, osk_error *error)
{
    struct line *lines = osk__take(job->count, sizeof *lines, error);
    double all = 0;
    bool good = lines != NULL;
    if (good)
        weigh(job, lines);
    for (size_t k = 0; k < job->count && good; k++) {
        lines[k].factor = k;
        all += lines[k].weight;
        osk__starts_compare(&job->starts, k, &lines[k].cosine, &lines[k].jaccard);
        good = osk__coherence(&job->cross, job->starts.best->top[k], job->starts.best->top_count[k],
                              &lines[k].coherence, error);
    }
    if (good)
        qsort(lines, job->count, sizeof *lines, by_weight);
    for (size_t k = 0; k < job->count && good; k++)
        put_line(table, job, &lines[k], k + 1, all, room);
    free(lines);
    return good;
}

static void put_refusal(osk_table *table, const struct job *job, osk__buffer *room)
{
    char found[OSK__NUMBER_TEXT], needed[OSK__NUMBER_TEXT];
    osk_slice values[] = {osk__slice(found, osk__number_text(found, (double)job->with_words, 0)),
                          osk__slice(needed, osk__number_text(needed, (double)job->needed, 0))};
    for (size_t i = 1; i < osk_table_columns(table); i++)
        osk__table_missing(table);
    osk__texts_fill(room, osk__texts_find(&job->fold->dictionary->texts, job->why, job->language), values, 2);
    osk__table_text(table, osk__slice(room->data, room->length));
}

static bool fill(osk_table *table, struct job *job, const osk_fold *words, const osk_stat_options *stat, osk_error *error)
{
    osk__buffer room = {0};
    bool good = make_crosses(job, words, error) && plan(job, stat && stat->force, error);
    if (good && job->why)
        put_refusal(table, job, &room);
    else
        good = good && run_all(job, stat, error) && put_lines(table, job, &room, error);
    good = good && osk__buffer_check(&room, error);
    osk__buffer_free(&room);
    return good;
}

osk_table *osk_stat_factors(const osk_fold *fold, const osk_fold *words, const osk_map_options *options,
                            const osk_stat_options *stat, osk_error *error)
{
    static const char *const columns[] = {"c factor",    "w theme",  "3.kept",    "4.share",  "c comments", "t words",
                                          "3 coherence", "3.cosine", "3.jaccard", "c starts", "t note",     NULL};
    static const osk_map_options usual = {0};
    struct job *job = osk__take(1, sizeof *job, error);
    osk_table *table = job ? osk__table_make("map_factors", columns, error) : NULL;
    bool good = table && osk__stat_language(stat, &job->language, error);
    if (good) {
        job->fold = fold;
        job->options = options ? options : &usual;
        good = job->options->factors == 1 || job->options->factors > OSK__FACTOR_MOST
                   ? osk__fail(error, OSK_USAGE, "factors are from 2 to %d", OSK__FACTOR_MOST)
               : job->options->replicates > OSK__STARTS_MOST
                   ? osk__fail(error, OSK_USAGE, "factors take at most %d starts", OSK__STARTS_MOST)
               : words->row_count != fold->row_count
                   ? osk__fail(error, OSK_USAGE, "the folds of themes and words are not of the same comments")
                   : fill(table, job, words, stat, error);
    }
    if (job)
        end(job);
    free(job);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
