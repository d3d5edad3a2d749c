/* Counts of comments by column: how they are kept, and those of themes. */
#include "map.h"

#include <stdlib.h>
#include <string.h>

bool osk__cross_begin(osk__cross *cross, osk__grouping grouping, size_t columns, osk_error *error)
{
    size_t units = grouping.first[grouping.count];
    cross->rows = grouping.count;
    cross->columns = cross->active = columns;
    if (!(cross->first_unit = osk__take(grouping.count + 1, sizeof *cross->first_unit, error)) ||
        !(cross->first_cell = osk__take(units + 1, sizeof *cross->first_cell, error)) ||
        !(cross->names = osk__take(columns + 1, sizeof *cross->names, error)) ||
        !(cross->totals = osk__take(columns + 1, sizeof *cross->totals, error)))
        return false;
    memcpy(cross->first_unit, grouping.first, (grouping.count + 1) * sizeof *cross->first_unit);
    return true;
}

bool osk__cross_cell(osk__cross *cross, uint32_t column, uint32_t count, osk_error *error)
{
    size_t at = cross->first_cell[cross->units + 1];
    if (!OSK__ROOM(cross->cells, cross->cell_capacity, at + 1, error))
        return false;
    cross->cells[at] = (osk__cell){column, count};
    cross->totals[column] += count;
    cross->first_cell[cross->units + 1]++;
    return true;
}

void osk__cross_end_unit(osk__cross *cross)
{
    size_t end = cross->first_cell[++cross->units];
    if (cross->units < cross->first_unit[cross->rows])
        cross->first_cell[cross->units + 1] = end;
}

bool osk__cross_merge(osk__cross *cross, const uint32_t *persons, osk_error *error)
{
    uint32_t *counts = osk__take(cross->columns + 1, sizeof *counts, error);
    size_t units = 0, cells = 0;
    for (size_t r = 0, u = 0; counts && r < cross->rows; r++) {
        size_t end = cross->first_unit[r + 1];
        cross->first_unit[r] = units;
        while (u < end) {
            size_t from = u;
            for (; u < end && persons[u] == persons[from]; u++)
                for (size_t i = cross->first_cell[u]; i < cross->first_cell[u + 1]; i++)
                    counts[cross->cells[i].column] += cross->cells[i].count;
            cross->first_cell[units++] = cells; /* never beyond what has been read */
            for (uint32_t c = 0; c < cross->columns; c++)
                if (counts[c]) {
                    cross->cells[cells++] = (osk__cell){c, counts[c]};
                    counts[c] = 0;
                }
        }
    }
    if (counts) {
        cross->first_unit[cross->rows] = cross->units = units;
        cross->first_cell[units] = cells;
    }
    free(counts);
    return counts != NULL;
}

void osk__cross_free(osk__cross *cross)
{
    free(cross->first_unit);
    free(cross->first_cell);
    free(cross->cells);
    free(cross->names);
    free(cross->totals);
    memset(cross, 0, sizeof *cross);
}

double *osk__cross_sums(const osk__cross *cross, osk_error *error)
{
    double *sums = osk__take(cross->rows * cross->columns + 1, sizeof *sums, error);
    for (size_t r = 0; sums && r < cross->rows; r++)
        for (size_t i = cross->first_cell[cross->first_unit[r]]; i < cross->first_cell[cross->first_unit[r + 1]]; i++)
            sums[r * cross->columns + cross->cells[i].column] += cross->cells[i].count;
    return sums;
}

bool osk__cross_add_themes(osk__cross *cross, const osk_fold *fold, size_t row, uint32_t first, osk_error *error)
{
    const osk__theme_cell *cells = fold->theme_cells + fold->rows[row].themes;
    for (uint32_t i = 0; i < fold->rows[row].theme_count; i++)
        if (cells[i].sentences && !osk__cross_cell(cross, first + cells[i].theme, cells[i].sentences, error))
            return false;
    return true;
}

bool osk__cross_themes(osk__cross *cross, const osk_fold *fold, osk__grouping grouping, osk_error *error)
{
    size_t themes = fold->dictionary->theme_count;
    memset(cross, 0, sizeof *cross);
    bool good = osk__cross_begin(cross, grouping, themes, error);
    for (size_t t = 0; good && t < themes; t++)
        cross->names[t] = osk__slice_text(fold->dictionary->themes[t].key);
    for (size_t u = 0; good && u < grouping.first[grouping.count]; u++) {
        good = osk__cross_add_themes(cross, fold, grouping.rows[u], 0, error);
        osk__cross_end_unit(cross);
    }
    if (!good)
        osk__cross_free(cross);
    return good;
}
