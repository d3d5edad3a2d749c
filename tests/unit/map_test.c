/* Maps: correspondence analysis against the figures that R's ca printed, to 1e-8; the borders of what is refused; what
 * must hold of the stability whatever the data. */
#include "stat/map.h"
#include "reference.h"

enum { ROWS = 128, COLUMNS = 32, AXES = 32, LINE = 1 << 15 };

/* ---- against R ---- */

struct given {
    char name[64];
    size_t rows, columns, cell_rows, axes;
    double cells[ROWS * COLUMNS];
    bool passive_rows[ROWS], passive_columns[COLUMNS];
    double inertias[AXES], mass[2][ROWS], distance[2][ROWS];
    double principal[2][AXES][ROWS], contribution[2][AXES][ROWS], cos2[2][AXES][ROWS];
    size_t seen[6]; /* axes of row, column, their contributions, their cos2 */
};

static double largest; /* difference of any figure from R's */

static void differ(const struct given *g, const char *what, double answer, double wanted)
{
    bool good = isnan(answer) == isnan(wanted) && (isnan(wanted) || near_to(answer, wanted, 1e-8));
    if (!good)
        printf("%s, %s: %.12g, R has %.12g\n", g->name, what, answer, wanted);
    CHECK(good);
    if (good && !isnan(wanted) && fabs(answer - wanted) > largest)
        largest = fabs(answer - wanted);
}

static void take_list(struct given *g, const char *figure, const char *cell)
{
    static const char *const lists[] = {"row", "column", "row_contribution", "column_contribution", "row_cos2",
                                        "column_cos2"};
    double values[MOST];
    size_t count = read_list(cell, values);
    if (strcmp(figure, "cells") == 0) {
        memcpy(g->cells + g->cell_rows++ * g->columns, values, g->columns * sizeof *values);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(figure, "size") == 0)
            *(i == 0 ? &g->rows : &g->columns) = (size_t)values[i];
        else if (strcmp(figure, "passive_rows") == 0)
            g->passive_rows[i] = values[i] > 0;
        else if (strcmp(figure, "passive_columns") == 0)
            g->passive_columns[i] = values[i] > 0;
        else if (strcmp(figure, "inertias") == 0)
            g->inertias[g->axes++] = values[i];
        else if (strstr(figure, "_mass"))
            g->mass[figure[0] == 'c'][i] = values[i];
        else if (strstr(figure, "_distance"))
            g->distance[figure[0] == 'c'][i] = values[i];
    }
    double(*const places[])[AXES][ROWS] = {&g->principal[0], &g->principal[1], &g->contribution[0], &g->contribution[1],
                                           &g->cos2[0], &g->cos2[1]};
    for (size_t l = 0; l < 6; l++)
        if (strcmp(figure, lists[l]) == 0)
            memcpy((*places[l])[g->seen[l]++], values, count * sizeof *values);
}

/* Sums over the axes of one singular value, which no rotation inside it changes: products of coordinates (which no sign
 * changes either), contributions, cos2. */
static void compare_axes(const struct given *g, const osk__ca *ca, size_t side, size_t from, size_t end)
{
    const osk__points *points = side == 0 ? &ca->rows : &ca->columns;
    for (size_t i = 0; i < points->count; i++) {
        double parts[] = {0, 0, 0, 0};
        for (size_t k = from; k < end; k++) {
            parts[0] += osk__ca_contribution(ca, points, i, k);
            parts[1] += g->contribution[side][k][i];
            parts[2] += osk__ca_cos2(ca, points, i, k);
            parts[3] += g->cos2[side][k][i];
        }
        differ(g, "contribution", parts[0], parts[1]);
        if (g->distance[side][i] > 1e-12) /* at the centre itself no axis shows anything */
            differ(g, "cos2", parts[2], parts[3]);
        for (size_t j = 0; j <= i; j++) {
            double mine = 0, wanted = 0;
            for (size_t k = from; k < end; k++) {
                mine += points->principal[i * ca->kept + k] * points->principal[j * ca->kept + k];
                wanted += g->principal[side][k][i] * g->principal[side][k][j];
            }
            differ(g, "product of coordinates", mine, wanted);
        }
        if (end == from + 1 && isfinite(g->principal[side][from][i]))
            differ(g, "coordinate but for its sign", fabs(points->principal[i * ca->kept + from]),
                   fabs(g->principal[side][from][i]));
    }
}

static void compare_case(const struct given *g)
{
    osk__counts counts = {g->cells, g->rows, g->columns, g->passive_rows, g->passive_columns};
    osk__ca ca;
    CHECK(osk__correspond(&counts, 0, &ca, NULL) && ca.axes == g->axes && ca.kept == g->axes);
    for (size_t k = 0; k < g->axes && k < ca.axes; k++)
        differ(g, "inertia", ca.inertias[k], g->inertias[k]);
    for (size_t side = 0; side < 2 && ca.axes == g->axes; side++) {
        const osk__points *points = side == 0 ? &ca.rows : &ca.columns;
        for (size_t i = 0; i < points->count; i++) {
            differ(g, "mass", points->mass[i], g->mass[side][i]);
            differ(g, "distance", points->distance[i], g->distance[side][i]);
        }
        for (size_t k = 0, end; k < g->axes; k = end) {
            for (end = k + 1; end < g->axes && g->inertias[k] - g->inertias[end] < 1e-7 * g->inertias[k]; end++)
                continue;
            compare_axes(g, &ca, side, k, end);
        }
    }
    osk__ca_free(&ca);
}

static void reference(const char *folder)
{
    static struct given g;
    static char line[LINE];
    FILE *file = open_reference(folder, "ca.tsv");
    char *cells[3];
    size_t cases = 0;
    while (file && next_row(file, line, sizeof line, cells, 3)) {
        if (strcmp(cells[0], g.name) != 0) {
            if (g.name[0])
                compare_case(&g);
            memset(&g, 0, sizeof g);
            snprintf(g.name, sizeof g.name, "%.60s", cells[0]);
            cases++;
        }
        take_list(&g, cells[1], cells[2]);
    }
    compare_case(&g);
    CHECK(cases >= 20);
    printf("%zu tables as R's ca has them; largest difference %.3g\n", cases, largest);
    if (file)
        fclose(file);
}

/* ---- units made by hand ---- */

/* A cross of `rows` rows with `units` units each, whose cell in column j of row r is count(r, unit, j). */
static void make_cross(osk__cross *cross, size_t rows, size_t units, size_t columns,
                       uint32_t (*count)(size_t row, size_t unit, size_t column))
{
    size_t *first = calloc(rows + 1, sizeof *first);
    for (size_t r = 0; r < rows; r++)
        first[r + 1] = first[r] + units;
    memset(cross, 0, sizeof *cross);
    CHECK(osk__cross_begin(cross, (osk__grouping){NULL, first, rows}, columns, NULL));
    for (size_t r = 0; r < rows; r++)
        for (size_t u = 0; u < units; u++) {
            for (uint32_t j = 0; j < columns; j++)
                if (count(r, u, j))
                    CHECK(osk__cross_cell(cross, j, count(r, u, j), NULL));
            osk__cross_end_unit(cross);
        }
    free(first);
}

/* ---- what is refused ---- */

static uint32_t ones(size_t row, size_t unit, size_t column) { (void)row, (void)unit, (void)column; return 1; }

static unsigned judge(osk__cross *cross, bool set_aside, osk__map_case *found, osk__standing *standing)
{
    CHECK(osk__map_judge(cross, set_aside, standing, found, NULL));
    osk__cross_free(cross);
    return osk__map_refuse(found, false);
}

/* The first row's first unit has `heavy` in column 0, the other two have 3 each in all. */
static uint32_t heavy;
static uint32_t leaning(size_t row, size_t unit, size_t column)
{
    return row == 0 && unit == 0 && column == 0 ? heavy : row == 0 && unit == 0 ? 0 : column < 3;
}

static void refusals(void)
{
    osk__cross cross;
    osk__map_case found;
    osk__standing standing[8];
    make_cross(&cross, 5, 3, 4, ones); /* 5 rows, 4 columns, sum 60 */
    CHECK(judge(&cross, false, &found, standing) == 0 && found.rows == 5 && found.columns == 4 && found.sum == 60);
    make_cross(&cross, 4, 4, 4, ones);
    CHECK(judge(&cross, false, &found, standing) == OSK__FEW_ROWS);
    make_cross(&cross, 5, 5, 3, ones);
    CHECK(judge(&cross, false, &found, standing) == OSK__FEW_COLUMNS);
    CHECK(osk__map_refuse(&(osk__map_case){5, 4, 50, 0, 0}, false) == 0);
    CHECK(osk__map_refuse(&(osk__map_case){5, 4, 49, 0, 0}, false) == OSK__FEW_COUNTS);
    CHECK(osk__map_refuse(&(osk__map_case){3, 4, 50, 0, 0}, true) == 0);
    CHECK(osk__map_refuse(&(osk__map_case){2, 4, 50, 0, 0}, true) == OSK__FEW_ROWS);
    CHECK(osk__map_refuse(&(osk__map_case){4, 3, 49, 1, 0}, false) ==
          (OSK__FEW_ROWS | OSK__FEW_COLUMNS | OSK__FEW_COUNTS | OSK__ONE_UNIT));
    make_cross(&cross, 8, 2, 4, ones); /* two comments each: nobody is active */
    CHECK(judge(&cross, false, &found, standing) == (OSK__FEW_ROWS | OSK__FEW_COLUMNS | OSK__FEW_COUNTS) &&
          found.rows == 0 && standing[7] == OSK__FEW_UNITS);
    heavy = 6; /* just half of the row */
    make_cross(&cross, 6, 3, 4, leaning);
    CHECK(judge(&cross, false, &found, standing) == (OSK__FEW_COLUMNS) && found.dominated == 0);
    heavy = 7; /* over half */
    make_cross(&cross, 6, 3, 4, leaning);
    CHECK(judge(&cross, false, &found, standing) == (OSK__FEW_COLUMNS | OSK__ONE_UNIT) && found.dominated == 1 &&
          found.first == 0 && standing[0] == OSK__ACTIVE);
    make_cross(&cross, 7, 3, 4, leaning);
    CHECK(judge(&cross, true, &found, standing) == OSK__FEW_COLUMNS && standing[0] == OSK__SET_ASIDE && found.rows == 6);
    /* Supplementary columns count for nothing. */
    make_cross(&cross, 5, 4, 5, ones);
    cross.active = 3;
    CHECK(judge(&cross, false, &found, standing) == OSK__FEW_COLUMNS && found.columns == 3 && found.sum == 60);
}

/* ---- stability ---- */

static uint32_t mixed(size_t row, size_t unit, size_t column)
{
    uint32_t h = (uint32_t)(row * 2654435761u + unit * 40503u + column * 69069u + 77);
    h ^= h >> 13, h *= 0x5bd1e995u, h ^= h >> 15;
    return h % 7 < 2 ? 0 : (h >> 8) % (column % (row % 4 + 2) == 0 ? 6 : 2);
}

struct made { osk__cross cross; osk__ca ca; osk__standing *standing; osk__stability stability; };

static void make_map(struct made *m, size_t rows, size_t units, size_t columns,
                     uint32_t (*count)(size_t, size_t, size_t), osk__chance chance)
{
    make_cross(&m->cross, rows, units, columns, count);
    double *sums = osk__cross_sums(&m->cross, NULL);
    m->standing = calloc(rows, sizeof *m->standing);
    osk__counts counts = {sums, rows, columns, NULL, NULL};
    CHECK(osk__correspond(&counts, 3, &m->ca, NULL));
    CHECK(osk__map_stability(&m->cross, m->standing, &m->ca, &chance, &m->stability, NULL));
    free(sums);
}

static void end_map(struct made *m)
{
    osk__cross_free(&m->cross);
    osk__ca_free(&m->ca);
    osk__stability_free(&m->stability);
    free(m->standing);
}

static void threads_change_nothing(void)
{
    struct made a, b;
    make_map(&a, 9, 12, 6, mixed, (osk__chance){5, 333, 1});
    make_map(&b, 9, 12, 6, mixed, (osk__chance){5, 333, 5});
    CHECK(memcmp(a.stability.rows, b.stability.rows, 9 * sizeof *a.stability.rows) == 0);
    CHECK(memcmp(a.stability.columns, b.stability.columns, 6 * sizeof *a.stability.columns) == 0);
    CHECK(a.stability.swapped == b.stability.swapped && a.stability.kept[0] == b.stability.kept[0]);
    end_map(&b);
    make_map(&b, 9, 12, 6, mixed, (osk__chance){6, 333, 1});
    CHECK(memcmp(a.stability.rows, b.stability.rows, 9 * sizeof *a.stability.rows) != 0);
    end_map(&a);
    end_map(&b);
}

/* Units of a row with the same sum: the row's profile is then a mean of units' profiles, and the standard deviation of
 * its place is that of a mean, sqrt((m - 1) / m) s / sqrt(m). */
static uint32_t balanced(size_t row, size_t unit, size_t column)
{
    return (uint32_t)((column == (row + unit) % 4) + (column == (row * unit + unit / 3) % 4) + 2 * (column == row % 4));
}

static void spread_of_a_mean(void)
{
    struct made m;
    enum { UNITS = 20 };
    make_map(&m, 7, UNITS, 4, balanced, (osk__chance){1, 4000, 0});
    for (size_t r = 0; r < 7; r++) {
        double x[UNITS], mean = 0, squares = 0;
        for (size_t u = 0; u < UNITS; u++) {
            x[u] = 0;
            for (size_t j = 0; j < 4; j++)
                x[u] += balanced(r, u, j) / 4.0 * m.ca.columns.standard[j * m.ca.kept];
            mean += x[u] / UNITS;
        }
        for (size_t u = 0; u < UNITS; u++)
            squares += (x[u] - mean) * (x[u] - mean);
        double wanted = sqrt(squares / UNITS / UNITS);
        CHECK(near_to(mean, m.ca.rows.principal[r * m.ca.kept], 1e-10));
        /* The Monte Carlo error of a standard deviation is about sd / sqrt(2 replicates). */
        CHECK(fabs(m.stability.rows[r].sd_x - wanted) < 4 * wanted / sqrt(8000) &&
              m.stability.rows[r].replicates == 4000);
    }
    end_map(&m);
}

/* Hotelling's radius by R: sqrt(2 n / (n - 2) * qf(.95, 2, n - 2)). */
static void radius(void)
{
    CHECK(isnan(osk__map_radius(2)) && near_to(osk__map_radius(3), 34.597688, 1e-4) &&
          near_to(osk__map_radius(12), 3.137956, 1e-4) && near_to(osk__map_radius(1000000000), 2.447747, 1e-5));
}

/* Two axes of equal inertia change places in many replicates; one that is far ahead of the other in none. */
static uint32_t circle(size_t row, size_t unit, size_t column)
{
    return row % 4 == column         ? 3
           : (row + 1) % 4 == column ? 1 + (unit % 3 == 0)
           : (row + 3) % 4 == column ? 1 + (unit % 3 == 1)
                                     : 0;
}
static uint32_t parted(size_t row, size_t unit, size_t column)
{
    return (row % 2 == column % 2) * (4 + (uint32_t)(unit % 2)) + (row / 2 % 2 == column / 2) * (uint32_t)(unit % 3 > 0);
}

static void swapping(void)
{
    struct made m;
    make_map(&m, 8, 9, 4, circle, (osk__chance){2, 500, 0});
    CHECK(m.stability.swapped > 50 && m.stability.swapped < 450);
    end_map(&m);
    make_map(&m, 8, 9, 4, parted, (osk__chance){2, 500, 0});
    CHECK(m.stability.swapped == 0 && m.stability.kept[0] == 500);
    end_map(&m);
}

/* ---- degenerate tables ---- */

static void same_signs(void)
{
    /* Whatever the order of rows, the column with the largest contribution is on the positive side. */
    static const double there[] = {6, 1, 1, 1, 5, 2, 2, 2, 7}, back[] = {2, 2, 7, 1, 5, 2, 6, 1, 1};
    osk__ca a, b;
    osk__counts one = {there, 3, 3, NULL, NULL}, other = {back, 3, 3, NULL, NULL};
    CHECK(osk__correspond(&one, 0, &a, NULL) && osk__correspond(&other, 0, &b, NULL) && a.axes == 2 && b.axes == 2);
    for (size_t i = 0; i < 6; i++)
        CHECK(near_to(a.columns.principal[i], b.columns.principal[i], 1e-12));
    for (size_t k = 0; k < 2; k++) {
        size_t best = 0;
        for (size_t j = 1; j < 3; j++)
            best = osk__ca_contribution(&a, &a.columns, j, k) > osk__ca_contribution(&a, &a.columns, best, k) ? j : best;
        CHECK(a.columns.principal[best * 2 + k] > 0);
    }
    osk__ca_free(&a);
    osk__ca_free(&b);
}

static void degenerate(void)
{
    static const double zeros[20] = {0}, row[] = {1, 2, 3}, flat[] = {1, 2, 3, 2, 4, 6, 3, 6, 9};
    static const bool all[5] = {true, true, true, true, true};
    osk__counts tables[] = {{zeros, 0, 0, NULL, NULL}, {zeros, 5, 4, NULL, NULL}, {row, 1, 3, NULL, NULL},
                            {row, 3, 1, NULL, NULL},   {flat, 3, 3, NULL, NULL}, {flat, 3, 3, all, NULL},
                            {flat, 3, 3, NULL, all},   {zeros, 0, 4, NULL, NULL}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        osk__ca ca;
        CHECK(osk__correspond(&tables[i], 0, &ca, NULL) && ca.axes == 0 && !(ca.total > 0));
        osk__ca_free(&ca);
    }
}

/* A hundred thousand rows: the triangle stays small, every figure is finite, the inertia is chi-squared over n. */
static void many_rows(void)
{
    enum { MANY = 100000, WIDE = 8 };
    double *cells = calloc((size_t)MANY * WIDE, sizeof *cells), sums[WIDE] = {0}, sum = 0, inertia = 0;
    for (size_t i = 0; i < (size_t)MANY * WIDE; i++) {
        cells[i] = mixed(i / WIDE, i / 5, i % WIDE);
        sums[i % WIDE] += cells[i];
        sum += cells[i];
    }
    osk__ca ca;
    osk__counts counts = {cells, MANY, WIDE, NULL, NULL};
    CHECK(osk__correspond(&counts, 2, &ca, NULL) && ca.axes == WIDE - 1 && ca.kept == 2);
    for (size_t i = 0; i < MANY; i++) {
        double total = 0;
        for (size_t j = 0; j < WIDE; j++)
            total += cells[i * WIDE + j];
        CHECK((total > 0) == (isfinite(ca.rows.principal[2 * i]) && isfinite(ca.rows.principal[2 * i + 1])));
        for (size_t j = 0; j < WIDE && total > 0; j++) {
            double expected = total * sums[j] / sum;
            inertia += (cells[i * WIDE + j] - expected) * (cells[i * WIDE + j] - expected) / expected;
        }
    }
    CHECK(near_to(ca.total, inertia / sum, 1e-10));
    osk__ca_free(&ca);
    free(cells);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 1;
    reference(arguments[1]);
    refusals();
    threads_change_nothing();
    spread_of_a_mean();
    radius();
    swapping();
    same_signs();
    degenerate();
    many_rows();
    return test_end();
}
