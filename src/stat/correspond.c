/* Correspondence analysis of a table of counts.
 *
 *   counts n -> p = n / sum, masses r, c -> residuals S = (p - r c) / sqrt(r c) -> S = U D V'
 *
 * S is never whole in memory: the vectors of its longer side go block by block into a triangle of the shorter side's
 * size (Householder), whose singular values and right vectors are those of S. These give the standard coordinates of the
 * shorter side; profiles times the standard coordinates of one side are the principal coordinates of the other, for
 * active and supplementary points alike. */
#include "map.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Singular values are at most 1; what is smaller than this is rounding. */
static const double least_singular = 1e-9;

struct analysis {
    const osk__counts *counts;
    double *sums[2];      /* of rows and columns, over the active points of the other side */
    uint32_t *active[2];  /* numbers of the active rows and columns with mass */
    size_t active_count[2];
    double sum;
    size_t shorter;       /* the side: 0 rows, 1 columns */
};

static double cell(const struct analysis *a, size_t side, size_t point, size_t other)
{
    return side == 0 ? a->counts->cells[point * a->counts->columns + other]
                     : a->counts->cells[other * a->counts->columns + point];
}

static bool is_passive(const struct analysis *a, size_t side, size_t point)
{
    const bool *passive = side == 0 ? a->counts->passive_rows : a->counts->passive_columns;
    return passive && passive[point];
}

/* ---- masses ---- */

/* Sums over the active points of the other side; those without counts in the active part are not active. */
static void sum_up(struct analysis *a)
{
    const osk__counts *counts = a->counts;
    for (size_t i = 0; i < counts->rows; i++)
        for (size_t j = 0; j < counts->columns; j++) {
            double count = counts->cells[i * counts->columns + j];
            bool row = !is_passive(a, 0, i), column = !is_passive(a, 1, j);
            a->sums[0][i] += column ? count : 0;
            a->sums[1][j] += row ? count : 0;
            a->sum += row && column ? count : 0;
        }
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < (side == 0 ? counts->rows : counts->columns); i++)
            if (!is_passive(a, side, i) && a->sums[side][i] > 0)
                a->active[side][a->active_count[side]++] = (uint32_t)i;
    a->shorter = a->active_count[0] < a->active_count[1] ? 0 : 1;
}

/* ---- axes ---- */

/* The residuals of a point of the longer side. */
static void residuals(const struct analysis *a, size_t point, double *out)
{
    size_t side = 1 - a->shorter;
    double mass = a->sums[side][point] / a->sum;
    for (size_t k = 0; k < a->active_count[a->shorter]; k++) {
        uint32_t other = a->active[a->shorter][k];
        double expected = mass * (a->sums[a->shorter][other] / a->sum);
        out[k] = (cell(a, side, point, other) / a->sum - expected) / sqrt(expected);
    }
}

/* `block` has room for (n + step) rows of n; its upper triangle becomes that of the whole. */
static void triangulate(const struct analysis *a, double *block, double *tau, size_t n, size_t step)
{
    size_t count = a->active_count[1 - a->shorter];
    for (size_t from = 0; from < count; from += step) {
        size_t here = count - from < step ? count - from : step;
        for (size_t i = 0; i < here; i++)
            residuals(a, a->active[1 - a->shorter][from + i], block + (n + i) * n);
        gsl_matrix_view matrix = gsl_matrix_view_array(block, n + here, n);
        gsl_vector_view reflectors = gsl_vector_view_array(tau, n);
        gsl_linalg_QR_decomp(&matrix.matrix, &reflectors.vector);
        for (size_t i = 1; i < n; i++)
            memset(block + i * n, 0, i * sizeof *block); /* below the diagonal lie the reflections */
    }
}

/* GSL's decomposition asks for one vector of its own, and ends the program where it gets none: so we ask first, and give
 * it back. */
static bool there_is_room(size_t n, osk_error *error)
{
    char *room = osk__take(n * sizeof(double) + 256, 1, error);
    bool there = room != NULL;
    free(room);
    return there;
}

/* Singular values, falling, and vectors of the shorter side: column k of [n][n]. By Golub and Reinsch's method: GSL's
 * Jacobi rotations end before they converge on triangles of a hundred columns. */
static bool decompose(const struct analysis *a, double *singular, double *vectors, osk_error *error)
{
    size_t n = a->active_count[a->shorter], step = n < 64 ? 64 : n;
    double *block = osk__take((n + step) * n, sizeof *block, error), *work = osk__take(n, sizeof *work, error);
    bool good = block && work && there_is_room(n, error);
    if (good) {
        triangulate(a, block, work, n, step);
        gsl_matrix_view triangle = gsl_matrix_view_array(block, n, n), right = gsl_matrix_view_array(vectors, n, n);
        gsl_vector_view values = gsl_vector_view_array(singular, n), room = gsl_vector_view_array(work, n);
        gsl_linalg_SV_decomp(&triangle.matrix, &right.matrix, &values.vector, &room.vector);
    }
    free(block);
    free(work);
    return good;
}

/* ---- points ---- */

static bool make_points(osk__points *points, size_t count, size_t kept, osk_error *error)
{
    points->count = count;
    if (!(points->mass = osk__take(count, sizeof *points->mass, error)) ||
        !(points->distance = osk__take(count, sizeof *points->distance, error)) ||
        !(points->standard = osk__take(count * kept, sizeof *points->standard, error)) ||
        !(points->principal = osk__take(count * kept, sizeof *points->principal, error)))
        return false;
    for (size_t i = 0; i < count * kept; i++)
        points->standard[i] = points->principal[i] = NAN;
    for (size_t i = 0; i < count; i++)
        points->mass[i] = points->distance[i] = NAN;
    return true;
}

/* Principal coordinates and distance of every point that has a profile, from the other side's standard coordinates. The
 * profile is taken from the centre, where the standard coordinates are 0: so nothing cancels where profiles are nearly the
 * same. */
static void place(const struct analysis *a, size_t side, osk__points *points, const osk__points *others, size_t kept)
{
    for (size_t i = 0; i < points->count; i++) {
        if (!(a->sums[side][i] > 0))
            continue;
        double *at = points->principal + i * kept;
        points->distance[i] = 0;
        for (size_t k = 0; k < kept; k++)
            at[k] = 0;
        for (size_t j = 0; j < a->active_count[1 - side]; j++) {
            uint32_t other = a->active[1 - side][j];
            double share = cell(a, side, i, other) / a->sums[side][i], mass = a->sums[1 - side][other] / a->sum;
            points->distance[i] += (share - mass) * (share - mass) / mass;
            for (size_t k = 0; k < kept; k++)
                at[k] += (share - mass) * others->standard[other * kept + k];
        }
    }
}

/* Standard coordinates of the active points of the longer side. */
static void standardise(const struct analysis *a, size_t side, osk__points *points, const osk__ca *ca)
{
    for (size_t i = 0; i < a->active_count[side]; i++)
        for (size_t k = 0; k < ca->kept; k++) {
            size_t at = a->active[side][i] * ca->kept + k;
            points->standard[at] = points->principal[at] / sqrt(ca->inertias[k]);
        }
}

static void weigh(const struct analysis *a, size_t side, osk__points *points)
{
    for (size_t i = 0; i < a->active_count[side]; i++)
        points->mass[a->active[side][i]] = a->sums[side][a->active[side][i]] / a->sum;
}

/* The column whose contribution is largest; those that differ by rounding only are equal, and the first is taken. */
static bool points_down(const osk__points *columns, size_t kept, size_t axis)
{
    double most = 0, found = 0;
    for (size_t j = 0; j < columns->count; j++) {
        double part = columns->mass[j] * columns->standard[j * kept + axis] * columns->standard[j * kept + axis];
        most = part > most ? part : most; /* false for NaN */
    }
    for (size_t j = columns->count; j-- > 0;) {
        double at = columns->standard[j * kept + axis];
        if (columns->mass[j] * at * at >= most * (1 - 1e-9))
            found = at;
    }
    return found < 0;
}

static void turn(osk__points *points, size_t kept, size_t axis)
{
    for (size_t i = 0; i < points->count; i++) {
        points->standard[i * kept + axis] *= -1;
        points->principal[i * kept + axis] *= -1;
    }
}

/* ---- the whole ---- */

static void count_axes(osk__ca *ca, const double *singular, size_t n, size_t most_axes)
{
    while (ca->axes < n && singular[ca->axes] > least_singular) {
        ca->inertias[ca->axes] = singular[ca->axes] * singular[ca->axes];
        ca->total += ca->inertias[ca->axes++];
    }
    ca->kept = most_axes && most_axes < ca->axes ? most_axes : ca->axes;
}

static bool fill(const struct analysis *a, size_t most_axes, osk__ca *ca, osk_error *error)
{
    size_t shorter = a->shorter, n = a->active_count[shorter];
    osk__points *sides[] = {&ca->rows, &ca->columns};
    double *singular = osk__take(n, sizeof *singular, error), *vectors = osk__take(n * n, sizeof *vectors, error);
    bool good = singular && vectors && (ca->inertias = osk__take(n, sizeof *ca->inertias, error)) &&
                (n == 0 || decompose(a, singular, vectors, error));
    if (good)
        count_axes(ca, singular, n, most_axes);
    good = good && make_points(&ca->rows, a->counts->rows, ca->kept, error) &&
           make_points(&ca->columns, a->counts->columns, ca->kept, error);
    for (size_t i = 0; good && i < n; i++)
        for (size_t k = 0; k < ca->kept; k++)
            sides[shorter]->standard[a->active[shorter][i] * ca->kept + k] =
                vectors[i * n + k] / sqrt(a->sums[shorter][a->active[shorter][i]] / a->sum);
    if (good) {
        place(a, 1 - shorter, sides[1 - shorter], sides[shorter], ca->kept);
        standardise(a, 1 - shorter, sides[1 - shorter], ca);
        place(a, shorter, sides[shorter], sides[1 - shorter], ca->kept);
        weigh(a, 0, &ca->rows);
        weigh(a, 1, &ca->columns);
    }
    for (size_t k = 0; good && k < ca->kept; k++)
        if (points_down(&ca->columns, ca->kept, k)) {
            turn(&ca->rows, ca->kept, k);
            turn(&ca->columns, ca->kept, k);
        }
    free(singular);
    free(vectors);
    return good;
}

bool osk__correspond(const osk__counts *counts, size_t most_axes, osk__ca *ca, osk_error *error)
{
    struct analysis a = {.counts = counts};
    size_t sizes[] = {counts->rows, counts->columns};
    bool good = true;
    memset(ca, 0, sizeof *ca);
    for (size_t side = 0; side < 2 && good; side++)
        good = (a.sums[side] = osk__take(sizes[side], sizeof *a.sums[side], error)) &&
               (a.active[side] = osk__take(sizes[side], sizeof *a.active[side], error));
    if (good) {
        sum_up(&a);
        good = fill(&a, most_axes, ca, error);
    }
    for (size_t side = 0; side < 2; side++) {
        free(a.sums[side]);
        free(a.active[side]);
    }
    if (!good)
        osk__ca_free(ca);
    return good;
}

static void free_points(osk__points *points)
{
    free(points->mass);
    free(points->distance);
    free(points->standard);
    free(points->principal);
}

void osk__ca_free(osk__ca *ca)
{
    free_points(&ca->rows);
    free_points(&ca->columns);
    free(ca->inertias);
    memset(ca, 0, sizeof *ca);
}

double osk__ca_contribution(const osk__ca *ca, const osk__points *points, size_t point, size_t axis)
{
    double at = points->standard[point * ca->kept + axis];
    return points->mass[point] * at * at;
}

double osk__ca_cos2(const osk__ca *ca, const osk__points *points, size_t point, size_t axis)
{
    double at = points->principal[point * ca->kept + axis];
    return points->distance[point] > 0 ? at * at / points->distance[point] : NAN;
}
