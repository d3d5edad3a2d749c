/* Whose words are looked at: all comments', each participant's, each group's, each period's; and their parts. */
#include "period.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- scopes ---- */

static bool takes(const osk_fold *fold, uint32_t row)
{
    return fold->rows[row].kind == OSK_COMMENT && osk__row_words(&fold->rows[row]) > 0;
}

static void add_row(osk__scopes *scopes, const osk_fold *fold, uint32_t row, uint32_t person)
{
    if (!takes(fold, row))
        return;
    scopes->position_of[row] = (uint32_t)scopes->positions;
    scopes->people[scopes->positions] = person;
    scopes->rows[scopes->positions++] = row;
}

static void add_person(osk__scopes *scopes, const osk_fold *fold, const osk__people *people, uint32_t person)
{
    for (size_t i = people->first[person]; i < people->first[person + 1]; i++)
        add_row(scopes, fold, (uint32_t)people->rows[i], person);
}

static void end_scope(osk__scopes *scopes, osk_slice name)
{
    scopes->names[scopes->count] = name;
    scopes->first[++scopes->count] = scopes->positions;
}

static void add_all(osk__scopes *scopes, const osk_fold *fold, const osk__people *people)
{
    for (uint32_t p = 0; p < people->count; p++)
        add_person(scopes, fold, people, p);
    for (uint32_t i = 0; i < fold->row_count; i++)
        if (people->of_row[i] == OSK_NONE)
            add_row(scopes, fold, i, OSK_NONE);
    end_scope(scopes, osk__slice(NULL, 0));
}

/* By counting: people in the order of their groups. */
static bool add_groups(osk__scopes *scopes, const osk_fold *fold, const osk__people *people, const osk__groups *groups,
                       osk_error *error)
{
    size_t named = groups->names.count, *ends = osk__take(named + 2, sizeof *ends, error);
    uint32_t *order = osk__take(people->count + 1, sizeof *order, error);
    for (size_t p = 0; ends && order && p < people->count; p++)
        if (groups->of_person[p] != OSK_NONE)
            ends[groups->of_person[p] + 2]++;
    for (size_t g = 2; ends && g < named + 2; g++)
        ends[g] += ends[g - 1];
    for (uint32_t p = 0; ends && order && p < people->count; p++)
        if (groups->of_person[p] != OSK_NONE)
            order[ends[groups->of_person[p] + 1]++] = p;
    for (uint32_t g = 0; ends && order && g < named; g++) {
        for (size_t i = ends[g]; i < ends[g + 1]; i++)
            add_person(scopes, fold, people, order[i]);
        end_scope(scopes, osk__strings_get(&groups->names, g));
    }
    bool good = ends && order;
    free(ends);
    free(order);
    return good;
}

/* "2024-09-02 - 2024-09-08"; what has no date has no name. */
static bool name_period(osk__scopes *scopes, const osk__periods *periods, size_t period, osk_slice *name, osk_error *error)
{
    char from[OSK__CLOCK_ROOM], to[OSK__CLOCK_ROOM], text[2 * OSK__CLOCK_ROOM + 8];
    *name = osk__slice(NULL, 0);
    if (period == periods->count)
        return true;
    osk__period_bounds(periods, period, from, to);
    int length = snprintf(text, sizeof text, strcmp(from, to) ? "%s - %s" : "%s", from, to);
    name->data = osk__arena_copy(&scopes->arena, text, (size_t)length, error);
    name->length = (size_t)length;
    return name->data != NULL;
}

/* All comments in the order of people, then by period: stable, by counting. Behind the periods those without one. */
static bool order_periods(osk__scopes *all, osk__scopes *scopes, const osk_fold *fold, const osk__periods *periods,
                          osk_error *error)
{
    size_t groups = periods->count + 1, *ends = osk__take(groups + 1, sizeof *ends, error);
    uint32_t *order = osk__take(all->positions + 1, sizeof *order, error);
    osk_slice name;
    bool good = ends && order;
    for (size_t i = 0; good && i < all->positions; i++)
        ends[periods->of_row[all->rows[i]] + 1]++;
    for (size_t g = 1; good && g <= groups; g++)
        ends[g] += ends[g - 1];
    for (uint32_t i = 0; good && i < all->positions; i++)
        order[ends[periods->of_row[all->rows[i]]]++] = i;
    for (size_t g = 0, at = 0; good && g < groups; at = ends[g++]) {
        for (size_t i = at; i < ends[g]; i++)
            add_row(scopes, fold, all->rows[order[i]], all->people[order[i]]);
        if ((good = name_period(scopes, periods, g, &name, error)) && ends[g] > at)
            end_scope(scopes, name);
    }
    free(ends);
    free(order);
    return good;
}

static bool make_room(osk__scopes *scopes, const osk_fold *fold, size_t most, osk_error *error)
{
    *scopes = (osk__scopes){0};
    if (!(scopes->first = osk__take(most + 1, sizeof *scopes->first, error)) ||
        !(scopes->names = osk__take(most + 1, sizeof *scopes->names, error)) ||
        !(scopes->rows = osk__take(fold->row_count + 1, sizeof *scopes->rows, error)) ||
        !(scopes->people = osk__take(fold->row_count + 1, sizeof *scopes->people, error)) ||
        !(scopes->position_of = osk__take(fold->row_count + 1, sizeof *scopes->position_of, error)))
        return false;
    memset(scopes->position_of, 0xFF, fold->row_count * sizeof *scopes->position_of);
    return true;
}

static bool add_periods(osk__scopes *scopes, const osk_fold *fold, const osk__people *people,
                        const osk_word_options *words, osk_error *error)
{
    osk__periods periods = {0};
    osk__scopes all = {0};
    if (!words->corpus)
        return osk__fail(error, OSK_USAGE, "rows by period need the comments, which know their times");
    bool good = osk__periods_make(&periods, words->corpus, fold, words->every, words->cuts, error) && make_room(&all, fold, 1, error);
    if (good)
        add_all(&all, fold, people);
    good = good && make_room(scopes, fold, periods.count + 1, error) && order_periods(&all, scopes, fold, &periods, error);
    osk__scopes_free(&all);
    osk__periods_free(&periods);
    return good;
}

bool osk__scopes_make(osk__scopes *scopes, const osk_fold *fold, const osk__people *people, const osk__groups *groups,
                      const osk_word_options *words, osk_error *error)
{
    osk_by by = words->by;
    *scopes = (osk__scopes){0};
    if (by == OSK_BY_PERIOD)
        return add_periods(scopes, fold, people, words, error);
    if (!make_room(scopes, fold, by == OSK_BY_GROUP ? groups->names.count : by == OSK_BY_PARTICIPANT ? people->count : 1,
                   error))
        return false;
    if (by == OSK_BY_GROUP)
        return add_groups(scopes, fold, people, groups, error);
    if (by == OSK_BY_NOBODY)
        add_all(scopes, fold, people);
    for (uint32_t p = 0; by == OSK_BY_PARTICIPANT && p < people->count; p++) {
        add_person(scopes, fold, people, p);
        end_scope(scopes, people->items[p].name);
    }
    return true;
}

void osk__scopes_free(osk__scopes *scopes)
{
    free(scopes->first);
    free(scopes->names);
    free(scopes->rows);
    free(scopes->people);
    free(scopes->position_of);
    osk__arena_free(&scopes->arena);
    *scopes = (osk__scopes){0};
}

/* ---- parts of a scope ---- */

static bool widen(osk__sizes *sizes, size_t need, osk_error *error)
{
    size_t a = sizes->capacity, b = a, c = a, d = a, e = a;
    if (!OSK__ROOM(sizes->sizes, a, need, error) || !OSK__ROOM(sizes->person_sizes, b, need, error) ||
        !OSK__ROOM(sizes->cluster_sizes, c, need, error) || !OSK__ROOM(sizes->person_at, d, need, error) ||
        !OSK__ROOM(sizes->cluster_at, e, need, error))
        return false;
    sizes->capacity = a;
    return true;
}

bool osk__sizes_make(osk__sizes *sizes, const osk_fold *fold, const osk__scopes *scopes, size_t scope, osk_error *error)
{
    size_t first = scopes->first[scope], count = scopes->first[scope + 1] - first, people = 0, clusters = 0;
    if (!widen(sizes, count + 1, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t person = scopes->people[first + i];
        bool new = i == 0 || person == OSK_NONE || person != scopes->people[first + i - 1];
        double words = (double)osk__row_words(&fold->rows[scopes->rows[first + i]]);
        sizes->sizes[i] = words;
        if (new)
            sizes->cluster_sizes[clusters++] = 0;
        sizes->cluster_at[i] = (uint32_t)clusters - 1;
        sizes->cluster_sizes[clusters - 1] += words;
        if (new && person != OSK_NONE)
            sizes->person_sizes[people++] = 0;
        sizes->person_at[i] = person == OSK_NONE ? OSK_NONE : (uint32_t)people - 1;
        if (person != OSK_NONE)
            sizes->person_sizes[people - 1] += words;
    }
    sizes->comments = osk__parts_sum(sizes->sizes, count);
    sizes->people = osk__parts_sum(sizes->person_sizes, people);
    sizes->by_person = people >= OSK__CLUSTERS;
    sizes->clusters = sizes->by_person ? osk__parts_sum(sizes->cluster_sizes, clusters) : sizes->comments;
    return true;
}

void osk__sizes_free(osk__sizes *sizes)
{
    free(sizes->sizes);
    free(sizes->person_at);
    free(sizes->person_sizes);
    free(sizes->cluster_sizes);
    free(sizes->cluster_at);
    *sizes = (osk__sizes){0};
}

/* ---- cells of a scope, term by term ---- */

static bool count_cells(osk__gathered *g, const osk__matrix *matrix, size_t begin, size_t end, osk_error *error)
{
    g->count = 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t term = matrix->cells[i].column;
        if (g->slot[term]++ == 0) {
            if (!OSK__ROOM(g->terms, g->capacity, g->count + 1, error))
                return false;
            g->terms[g->count++] = term;
        }
    }
    return OSK__ROOM(g->first, g->first_capacity, g->count + 1, error) &&
           OSK__ROOM(g->cells, g->cell_capacity, end - begin + 1, error);
}

bool osk__gather(osk__gathered *g, const osk__matrix *matrix, size_t first, size_t last, osk_error *error)
{
    size_t begin = matrix->first[first], end = matrix->first[last], sum = 0;
    if (!g->slot && !(g->slot = osk__take(matrix->column_count + 1, sizeof *g->slot, error)))
        return false;
    if (!count_cells(g, matrix, begin, end, error))
        return false;
    for (size_t i = 0; i < g->count; i++) {
        g->first[i] = sum;
        sum += g->slot[g->terms[i]];
        g->slot[g->terms[i]] = g->first[i];
    }
    g->first[g->count] = sum;
    for (size_t p = first; p < last; p++)
        for (size_t i = matrix->first[p]; i < matrix->first[p + 1]; i++)
            g->cells[g->slot[matrix->cells[i].column]++] = (osk__cell){(uint32_t)p, matrix->cells[i].count};
    for (size_t i = 0; i < g->count; i++)
        g->slot[g->terms[i]] = 0;
    return true;
}

void osk__gathered_free(osk__gathered *g)
{
    free(g->terms);
    free(g->first);
    free(g->cells);
    free(g->slot);
    *g = (osk__gathered){0};
}
