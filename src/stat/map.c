/* The front of `map`: participants by theme or word, analysed, tried, and put into tables. */
#include "compare.h"
#include "map.h"

#include "../base/number.h"
#include "../base/table.h"

#include <math.h>
#include <stdlib.h>

enum { MAP_WORDS = 100 }; /* more names than that cannot be read on a plane */

/* All of a map; what is not made yet is NULL. */
struct map {
    const osk_fold *fold;
    const osk_map_options *options;
    uint32_t language;
    bool words;
    osk__people people;
    bool grouped;       /* rows are groups, and their units people; else participants, and their units comments */
    osk__groups groups;
    osk__members members;
    osk__cross cross;
    osk__standing *standing;
    osk__map_case found;
    unsigned refused;
    bool drawn;         /* not refused, or forced; and there is an axis */
    osk__ca ca;
    osk__stability stability;
    size_t *holders;    /* of each column: units of active rows that hold it */
    size_t units;       /* of active rows */
    osk__buffer note;   /* of the line at hand */
};

/* ---- making it ---- */

static bool analyse(struct map *map, osk_error *error)
{
    const osk__cross *cross = &map->cross;
    double *sums = osk__cross_sums(cross, error);
    bool *rows = osk__take(cross->rows, sizeof *rows, error), *columns = osk__take(cross->columns, sizeof *columns, error);
    osk__counts counts = {sums, cross->rows, cross->columns, rows, columns};
    for (size_t r = 0; rows && r < cross->rows; r++)
        rows[r] = map->standing[r] != OSK__ACTIVE;
    for (size_t j = cross->active; columns && j < cross->columns; j++)
        columns[j] = true;
    bool good = sums && rows && columns && osk__correspond(&counts, OSK__TRACKED, &map->ca, error);
    free(sums);
    free(rows);
    free(columns);
    return good;
}

static bool count_holders(struct map *map, osk_error *error)
{
    const osk__cross *cross = &map->cross;
    if (!(map->holders = osk__take(cross->columns, sizeof *map->holders, error)))
        return false;
    for (size_t r = 0; r < cross->rows; r++) {
        if (map->standing[r] != OSK__ACTIVE)
            continue;
        map->units += cross->first_unit[r + 1] - cross->first_unit[r];
        for (size_t i = cross->first_cell[cross->first_unit[r]]; i < cross->first_cell[cross->first_unit[r + 1]]; i++)
            map->holders[cross->cells[i].column]++;
    }
    return true;
}

static bool make(struct map *map, const osk_fold *words, const osk_stat_options *stat, osk_error *error)
{
    osk__chance chance = osk__stat_chance(stat);
    chance.replicates = map->options->replicates;
    if (!osk__people_make(&map->people, map->fold, error))
        return false;
    if (map->grouped && (!osk__groups_read(stat->groups, stat->grouped, &map->people, &map->groups, error) ||
                         !osk__members_make(&map->members, &map->groups, &map->people, error)))
        return false;
    osk__grouping grouping = map->grouped ? (osk__grouping){map->members.rows, map->members.first, map->groups.names.count}
                                          : (osk__grouping){map->people.rows, map->people.first, map->people.count};
    osk__choice choice = {map->options->words ? map->options->words : MAP_WORDS, map->grouped ? 2 : 3, 1};
    if (!(words ? osk__cross_words(&map->cross, words, map->fold, grouping, &choice, error)
                : osk__cross_themes(&map->cross, map->fold, grouping, error)) ||
        (map->grouped && !osk__cross_merge(&map->cross, map->members.persons, error)) ||
        !(map->standing = osk__take(map->cross.rows, sizeof *map->standing, error)) ||
        !osk__map_judge(&map->cross, map->options->set_aside, map->standing, &map->found, error))
        return false;
    map->refused = osk__map_refuse(&map->found, map->grouped);
    if (map->refused && !(stat && stat->force))
        return true;
    if (!analyse(map, error) || !count_holders(map, error))
        return false;
    map->drawn = map->ca.axes > 0;
    return !map->drawn ||
           osk__map_stability(&map->cross, map->standing, &map->ca, &chance, &map->stability, error);
}

static void end(struct map *map)
{
    osk__people_free(&map->people);
    osk__members_free(&map->members);
    osk__groups_free(&map->groups);
    osk__cross_free(&map->cross);
    osk__ca_free(&map->ca);
    osk__stability_free(&map->stability);
    osk__buffer_free(&map->note);
    free(map->standing);
    free(map->holders);
}

static osk_slice row_name(const struct map *map, size_t row)
{
    return map->grouped ? osk__strings_get(&map->groups.names, (uint32_t)row) : map->people.items[row].name;
}

/* ---- notes ---- */

static osk_slice say(const struct map *map, const char *key)
{
    return osk__texts_find(&map->fold->dictionary->texts, key, map->language);
}

static void note(struct map *map, const char *key, osk_slice first, osk_slice second)
{
    osk_slice values[] = {first, second};
    osk__buffer_text(&map->note, map->note.length ? "; " : "");
    osk__texts_fill(&map->note, say(map, key), values, 2);
}

static void note_count(struct map *map, const char *key, uint64_t count, osk_slice second)
{
    char room[OSK__NUMBER_TEXT];
    note(map, key, osk__slice(room, osk__number_text(room, (double)count, 0)), second);
}

static void note_refusal(struct map *map)
{
    osk_slice none = {NULL, 0};
    if (map->refused & OSK__FEW_ROWS)
        note_count(map, map->grouped ? "map.few_groups" : "map.few_rows", map->found.rows, none);
    if (map->refused & OSK__FEW_COLUMNS)
        note_count(map, "map.few_columns", map->found.columns, none);
    if (map->refused & OSK__FEW_COUNTS)
        note_count(map, "map.few_counts", map->found.sum, none);
    if (map->refused & OSK__ONE_UNIT)
        note_count(map, map->grouped ? "map.one_person" : "map.one_comment", map->found.dominated, row_name(map, map->found.first));
    if (map->refused && map->drawn)
        note(map, "stat.forced", none, none);
}

static void note_swaps(struct map *map)
{
    if ((double)map->stability.swapped > 0.1 * (double)map->stability.replicates)
        note(map, "map.swapped", osk__slice(NULL, 0), osk__slice(NULL, 0));
}

static void put_note(osk_table *table, struct map *map)
{
    osk__table_text(table, map->note.length ? osk__slice(map->note.data, map->note.length) : osk__slice(NULL, 0));
    map->note.length = 0;
}

/* A map that is not drawn is a line that says why. */
static void put_refusal(osk_table *table, struct map *map)
{
    for (size_t i = 1; i < osk_table_columns(table); i++)
        osk__table_missing(table);
    note_refusal(map);
    if (!map->refused || map->ca.inertias)
        note(map, "map.no_axes", osk__slice(NULL, 0), osk__slice(NULL, 0));
    put_note(table, map);
}

/* ---- axes ---- */

static bool same_inertia(const osk__ca *ca, size_t axis)
{
    return axis + 1 < ca->axes && ca->inertias[axis] - ca->inertias[axis + 1] < 1e-9 * ca->inertias[axis];
}

static void put_axis(osk_table *table, struct map *map, size_t axis, double cumulated)
{
    const osk__stability *stability = &map->stability;
    double replicates = (double)stability->replicates;
    bool paired = axis < 2 && map->ca.axes > 1;
    osk_slice none = {NULL, 0};
    osk__table_count(table, axis + 1);
    osk__table_number(table, map->ca.inertias[axis]);
    osk__table_number(table, map->ca.inertias[axis] / map->ca.total);
    osk__table_number(table, cumulated / map->ca.total);
    osk__table_number(table, axis < OSK__TRACKED ? (double)stability->kept[axis] / replicates : NAN);
    osk__table_number(table, paired ? (double)stability->swapped / replicates : NAN);
    osk__table_count(table, stability->replicates);
    if (axis == 0)
        note_refusal(map);
    if (same_inertia(&map->ca, axis))
        note(map, "map.same_inertia", none, none);
    if (paired)
        note_swaps(map);
    put_note(table, map);
}

static osk_table *axes_table(struct map *map, osk_error *error)
{
    static const char *const columns[] = {"c axis", "6 inertia", "4.share",      "4.cumulative",
                                          "3.kept", "3.swapped", "c replicates", "t note", NULL};
    osk_table *table = osk__table_make("map_axes", columns, error);
    double cumulated = 0;
    if (table && !map->drawn)
        put_refusal(table, map);
    for (size_t axis = 0; table && map->drawn && axis < map->ca.axes; axis++)
        put_axis(table, map, axis, cumulated += map->ca.inertias[axis]);
    return table;
}

/* ---- points ---- */

static void put_pair(osk_table *table, double (*figure)(const osk__ca *, const osk__points *, size_t, size_t),
                     const osk__ca *ca, const osk__points *points, size_t point)
{
    osk__table_number(table, figure(ca, points, point, 0));
    osk__table_number(table, ca->kept > 1 ? figure(ca, points, point, 1) : NAN);
}

static double principal(const osk__ca *ca, const osk__points *points, size_t point, size_t axis)
{
    return points->principal[point * ca->kept + axis];
}

/* `spread`: NULL where the point was not drawn. `units`: comments that it stands on. `warning`: the key of what is to be said
 * of its region, or NULL. */
static void put_figures(osk_table *table, struct map *map, const osk__points *points, size_t point,
                        const osk__spread *spread, size_t units, const char *warning)
{
    osk_slice none = {NULL, 0};
    bool region = spread && spread->sd_x > 0;
    osk__table_number(table, points->mass[point]);
    put_pair(table, principal, &map->ca, points, point);
    put_pair(table, osk__ca_contribution, &map->ca, points, point);
    put_pair(table, osk__ca_cos2, &map->ca, points, point);
    osk__table_number(table, spread ? spread->sd_x : NAN);
    osk__table_number(table, spread ? spread->sd_y : NAN);
    osk__table_number(table, spread ? spread->correlation : NAN);
    osk__table_number(table, region ? osk__map_radius(units) : NAN);
    if (spread && spread->replicates)
        osk__table_count(table, spread->replicates);
    else
        osk__table_missing(table);
    if (!isfinite(points->distance[point]))
        note(map, "map.nowhere", none, none);
    else if (spread && !region)
        note(map, "map.no_region", none, none);
    else if (region && warning)
        note(map, warning, none, none);
    put_note(table, map);
}

static void put_row(osk_table *table, struct map *map, size_t row)
{
    static const char *const standings[][3] = {{NULL, "map.under_three", "map.set_aside"},
                                               {NULL, "map.under_three_people", "map.set_aside_person"}};
    osk__standing standing = map->standing[row];
    uint64_t sum = 0;
    const osk__cross *cross = &map->cross;
    for (size_t i = cross->first_cell[cross->first_unit[row]]; i < cross->first_cell[cross->first_unit[row + 1]]; i++)
        sum += cross->cells[i].column < cross->active ? cross->cells[i].count : 0;
    osk__table_text(table, osk__slice_text(map->grouped ? "group" : "participant"));
    osk__table_text(table, row_name(map, row));
    osk__table_count(table, standing != OSK__ACTIVE);
    osk__table_count(table, map->grouped ? map->members.first[row + 1] - map->members.first[row] : map->people.items[row].comments);
    osk__table_count(table, sum);
    if (row == 0) { /* what holds of all of the map is said once */
        note_refusal(map);
        note_swaps(map);
    }
    if (standings[map->grouped][standing])
        note(map, standings[map->grouped][standing], osk__slice(NULL, 0), osk__slice(NULL, 0));
    size_t units = cross->first_unit[row + 1] - cross->first_unit[row];
    put_figures(table, map, &map->ca.rows, row, standing == OSK__FEW_UNITS ? NULL : &map->stability.rows[row], units,
                units >= OSK__REGION_UNITS ? NULL : map->grouped ? "map.few_region_people" : "map.few_region");
}

static void put_column(osk_table *table, struct map *map, size_t column)
{
    bool active = column < map->cross.active;
    osk__table_text(table, osk__slice_text(map->words && active ? "word" : "theme"));
    osk__table_text(table, map->cross.names[column]);
    osk__table_count(table, !active);
    osk__table_count(table, map->holders[column]);
    osk__table_count(table, map->cross.totals[column]);
    put_figures(table, map, &map->ca.columns, column, active ? &map->stability.columns[column] : NULL,
                map->holders[column], map->units >= OSK__REGION_MEAN * map->found.rows ? NULL
                                      : map->grouped                                   ? "map.few_region_groups"
                                                                                       : "map.few_region_column");
}

static osk_table *points_table(struct map *map, osk_error *error)
{
    static const char *const columns[] = {
        "w kind", "t name", "c supplementary", "c comments", "c count", "6 mass", "6 x", "6 y", "6 contribution_x",
        "6 contribution_y", "6 cos2_x", "6 cos2_y", "4 sd_x", "4 sd_y", "3.correlation", "3 radius",
        "c replicates", "t note", NULL};
    osk_table *table = osk__table_make("map_points", columns, error);
    if (table && !map->drawn)
        put_refusal(table, map);
    for (size_t r = 0; table && map->drawn && r < map->cross.rows; r++)
        put_row(table, map, r);
    for (size_t j = 0; table && map->drawn && j < map->cross.columns; j++)
        put_column(table, map, j);
    return table;
}

osk_table *osk_stat_map(const osk_fold *fold, const osk_fold *words, const osk_map_options *options,
                        const osk_stat_options *stat, osk_error *error)
{
    static const osk_map_options usual = {0};
    struct map map = {.fold = fold, .options = options ? options : &usual, .words = words != NULL, .grouped = osk__stat_grouped(stat)};
    osk_table *table = NULL;
    if (!osk__stat_language(stat, &map.language, error))
        return NULL;
    if (words && words->row_count != fold->row_count) {
        osk__fail(error, OSK_USAGE, "the folds of themes and words are not of the same comments");
        return NULL;
    }
    if (make(&map, words, stat, error))
        table = map.options->axes ? axes_table(&map, error) : points_table(&map, error);
    bool good = table && osk__buffer_check(&map.note, error);
    end(&map);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
