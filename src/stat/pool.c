/* Comments taken together: a participant's, a group's, or each by itself. */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

void osk__pools_free(osk__pools *pools)
{
    osk__people_free(&pools->people);
    osk__groups_free(&pools->groups);
    free(pools->items);
    free(pools->rows);
    free(pools->part);
    free(pools->view);
    memset(pools, 0, sizeof *pools);
}

/* ---- people, from what they wrote ---- */

static bool make_people(osk__pools *pools, const osk_corpus *corpus, const osk__reading *reading, osk_error *error)
{
    osk_fold fold = {.row_count = reading->row_count};
    if (!(pools->view = osk__take(reading->row_count + 1, sizeof *pools->view, error)))
        return false;
    for (size_t i = 0; i < reading->row_count; i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        pools->view[i] = (osk__row){.n = comment->n, .kind = comment->kind, .author = comment->author};
        pools->view[i].score.words = reading->rows[i].words;
        pools->view[i].score.sentences = reading->rows[i].sentences;
    }
    fold.rows = pools->view;
    return osk__people_make(&pools->people, &fold, error);
}

/* ---- pools ---- */

/* Adds a row to the pool that is being made, which owns the rows from `first` on. */
static void add_row(osk__pools *pools, osk__pool *pool, const size_t *first, size_t row, uint32_t unit)
{
    pools->rows[*first + pool->count] = row;
    pools->part[*first + pool->count++] = unit;
}

/* Units (comments, or people), numbered from 0 without gaps, become parts: at most so many. */
static void end_pool(osk__pools *pools, osk__pool *pool, size_t *first, size_t units)
{
    pool->rows = pools->rows + *first;
    pool->part = pools->part + *first;
    pool->parts = units < OSK__JACKKNIFE_MOST ? units : OSK__JACKKNIFE_MOST;
    for (size_t i = 0; i < pool->count; i++)
        pools->part[*first + i] %= (uint32_t)pool->parts;
    *first += pool->count;
}

static void make_comments(osk__pools *pools, const osk_corpus *corpus, const osk__reading *reading)
{
    size_t first = 0;
    for (size_t i = 0; i < reading->row_count; i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        if (comment->kind != OSK_COMMENT)
            continue;
        osk__pool *pool = &pools->items[pools->count++];
        *pool = (osk__pool){.name = comment->author, .n = comment->n};
        if (reading->rows[i].words)
            add_row(pools, pool, &first, i, 0);
        end_pool(pools, pool, &first, 1);
    }
}

static void make_participants(osk__pools *pools, const osk__reading *reading)
{
    const osk__people *people = &pools->people;
    size_t first = 0;
    for (size_t p = 0; p < people->count; p++) {
        osk__pool *pool = &pools->items[pools->count++];
        *pool = (osk__pool){.name = people->items[p].name, .people = 1};
        for (size_t i = people->first[p]; i < people->first[p + 1]; i++)
            if (reading->rows[people->rows[i]].words)
                add_row(pools, pool, &first, people->rows[i], (uint32_t)pool->count);
        end_pool(pools, pool, &first, pool->count);
    }
}

/* The pool of a row's author's group, or NULL. */
static osk__pool *group_of(osk__pools *pools, const osk__reading *reading, size_t row)
{
    uint32_t who = pools->people.of_row[row];
    uint32_t group = who == OSK_NONE ? OSK_NONE : pools->groups.of_person[who];
    return group == OSK_NONE || !reading->rows[row].words ? NULL : &pools->items[group];
}

/* Groups' rows by counting, each group's in the order of the comments; its units are people, numbered as they come. */
static bool make_groups(osk__pools *pools, const osk__reading *reading, osk_error *error)
{
    uint32_t *number = osk__take(pools->people.count + 1, sizeof *number, error);
    size_t *starts = osk__take(pools->groups.names.count + 2, sizeof *starts, error), first = 0;
    pools->count = pools->groups.names.count;
    for (size_t i = 0; number && starts && i < reading->row_count; i++) {
        const osk__pool *pool = group_of(pools, reading, i);
        if (pool)
            starts[pool - pools->items + 1]++;
    }
    for (uint32_t g = 0; number && starts && g < pools->count; g++) {
        pools->items[g] = (osk__pool){.name = osk__strings_get(&pools->groups.names, g)};
        starts[g + 1] += starts[g];
    }
    for (size_t i = 0; number && starts && i < reading->row_count; i++) {
        osk__pool *pool = group_of(pools, reading, i);
        uint32_t who = pools->people.of_row[i];
        if (!pool)
            continue;
        number[who] = number[who] ? number[who] : (uint32_t)++pool->people;
        add_row(pools, pool, &starts[pool - pools->items], i, number[who] - 1);
    }
    for (size_t g = 0; number && starts && g < pools->count; g++)
        end_pool(pools, &pools->items[g], &first, pools->items[g].people);
    bool good = number && starts;
    free(number);
    free(starts);
    return good;
}

bool osk__pools_make(osk__pools *pools, const osk_corpus *corpus, const osk__reading *reading,
                     const osk_reading_options *options, osk_error *error)
{
    memset(pools, 0, sizeof *pools);
    if (!(pools->rows = osk__take(reading->row_count + 1, sizeof *pools->rows, error)) ||
        !(pools->part = osk__take(reading->row_count + 1, sizeof *pools->part, error)) ||
        (options->by != OSK_READING_BY_COMMENT && !make_people(pools, corpus, reading, error)))
        return false;
    if (options->by == OSK_READING_BY_GROUP && !osk__groups_read(options->groups, corpus, &pools->people, &pools->groups, error))
        return false;
    size_t most = options->by == OSK_READING_BY_COMMENT ? reading->row_count
                  : options->by == OSK_READING_BY_GROUP ? pools->groups.names.count
                                                : pools->people.count;
    if (!(pools->items = osk__take(most + 1, sizeof *pools->items, error)))
        return false;
    if (options->by == OSK_READING_BY_GROUP)
        return make_groups(pools, reading, error);
    if (options->by == OSK_READING_BY_COMMENT)
        make_comments(pools, corpus, reading);
    else
        make_participants(pools, reading);
    return true;
}

/* ---- how a row of a table begins ---- */

size_t osk__pool_headings(osk_reading_by by, const char **headings)
{
    static const char *const all[3][2] = {{"t participant", "c comments"}, {"c comment", "t author"},
                                          {"t group", "c people"}};
    headings[0] = all[by][0];
    headings[1] = all[by][1];
    headings[2] = by == OSK_READING_BY_GROUP ? "c comments" : NULL;
    return by == OSK_READING_BY_GROUP ? 3 : 2;
}

void osk__pool_put(osk_table *table, const osk__pool *pool, osk_reading_by by)
{
    if (by == OSK_READING_BY_COMMENT)
        osk__table_count(table, pool->n);
    osk__table_text(table, pool->name);
    if (by == OSK_READING_BY_GROUP)
        osk__table_count(table, pool->people);
    if (by != OSK_READING_BY_COMMENT)
        osk__table_count(table, pool->count);
}
