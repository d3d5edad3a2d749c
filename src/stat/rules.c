/* When a map is refused, and which participants have no say in its axes: the one place of these rules. */
#include "map.h"

#include <stdlib.h>

/* What units have in the active columns. */
static uint64_t sum_of(const osk__cross *cross, size_t first_unit, size_t end_unit)
{
    uint64_t sum = 0;
    for (size_t i = cross->first_cell[first_unit]; i < cross->first_cell[end_unit]; i++)
        sum += cross->cells[i].column < cross->active ? cross->cells[i].count : 0;
    return sum;
}

static uint64_t largest_unit(const osk__cross *cross, size_t row)
{
    uint64_t largest = 0;
    for (size_t u = cross->first_unit[row]; u < cross->first_unit[row + 1]; u++) {
        uint64_t sum = sum_of(cross, u, u + 1);
        largest = sum > largest ? sum : largest;
    }
    return largest;
}

/* Takes an active row into the case. */
static void count_row(const osk__cross *cross, size_t row, uint64_t sum, osk__map_case *found, bool *has_mass)
{
    found->rows += sum > 0;
    found->sum += sum;
    for (size_t i = cross->first_cell[cross->first_unit[row]]; i < cross->first_cell[cross->first_unit[row + 1]]; i++) {
        uint32_t column = cross->cells[i].column;
        found->columns += column < cross->active && !has_mass[column];
        has_mass[column] = true;
    }
}

bool osk__map_judge(const osk__cross *cross, bool set_aside, osk__standing *standing, osk__map_case *found,
                    osk_error *error)
{
    bool *has_mass = osk__take(cross->columns, sizeof *has_mass, error);
    *found = (osk__map_case){0};
    for (size_t r = 0; has_mass && r < cross->rows; r++) {
        size_t units = cross->first_unit[r + 1] - cross->first_unit[r];
        uint64_t sum = sum_of(cross, cross->first_unit[r], cross->first_unit[r + 1]);
        bool dominated = 2 * largest_unit(cross, r) > sum;
        standing[r] = units < OSK__MAP_UNITS ? OSK__FEW_UNITS : dominated && set_aside ? OSK__SET_ASIDE : OSK__ACTIVE;
        if (standing[r] != OSK__ACTIVE)
            continue;
        count_row(cross, r, sum, found, has_mass);
        if (dominated && found->dominated++ == 0)
            found->first = r;
    }
    free(has_mass);
    return has_mass != NULL;
}

unsigned osk__map_refuse(const osk__map_case *found, bool grouped)
{
    size_t fewest = grouped ? OSK__MAP_GROUPS : OSK__MAP_ROWS;
    return (found->rows < fewest ? OSK__FEW_ROWS : 0u) | (found->columns < OSK__MAP_COLUMNS ? OSK__FEW_COLUMNS : 0u) |
           (found->sum < OSK__MAP_SUM ? OSK__FEW_COUNTS : 0u) | (found->dominated ? OSK__ONE_UNIT : 0u);
}

size_t osk__factors_need(size_t factors)
{
    return factors > 5 ? 10 * factors : 50;
}
