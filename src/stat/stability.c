/* How far a map may be trusted: comments of each participant drawn anew, put into the original map, and analysed anew.
 *
 * Replicates are made in batches, each into a place of its own, and summed up in their order: the number of threads
 * changes no byte, and memory does not grow with the replicates. */
#include "again.h"

#include "../base/thread.h"
#include "random.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 32, PURPOSE = 0x6D6170 };

/* What a replicate gives: where each point lies, and what became of the axes. */
struct outcome {
    double *places; /* [rows + active columns][2]; NaN: nowhere */
    bool kept[OSK__TRACKED], swapped;
};

/* One thread's. */
struct scratch {
    double *counts;            /* of a row, by column */
    uint32_t *used;            /* columns that are not 0 there */
    osk__again again;
};

struct replicates {
    const osk__cross *cross;
    const osk__standing *standing;
    const osk__ca *ca;
    uint64_t seed;
    size_t first;              /* replicate of the batch's first outcome */
    struct outcome outcomes[BATCH];
    struct scratch scratch[OSK__THREADS];
};

static double coordinate(const osk__points *points, const osk__ca *ca, size_t point, size_t axis)
{
    return axis < ca->kept ? points->standard[point * ca->kept + axis] : NAN;
}

/* ---- a row drawn anew ---- */

/* Draws as many units as the row has; returns the columns used, *sum their counts. Only columns with mass count. */
static size_t draw(const struct replicates *reps, struct scratch *s, size_t row, osk__random *random, double *sum)
{
    const osk__cross *cross = reps->cross;
    size_t from = cross->first_unit[row], units = cross->first_unit[row + 1] - from, used = 0;
    *sum = 0;
    for (size_t i = 0; i < units; i++) {
        size_t unit = from + osk__random_below(random, (uint32_t)units);
        for (size_t c = cross->first_cell[unit]; c < cross->first_cell[unit + 1]; c++) {
            uint32_t column = cross->cells[c].column;
            if (!(reps->ca->columns.mass[column] > 0))
                continue;
            if (!(s->counts[column] > 0))
                s->used[used++] = column;
            s->counts[column] += cross->cells[c].count;
            *sum += cross->cells[c].count;
        }
    }
    return used;
}

/* The row as a supplementary point. */
static void put_row(const struct replicates *reps, const struct scratch *s, size_t used, double sum, double *place)
{
    place[0] = place[1] = sum > 0 ? 0 : NAN;
    for (size_t i = 0; i < used; i++)
        for (size_t axis = 0; axis < 2; axis++)
            place[axis] += s->counts[s->used[i]] / sum * coordinate(&reps->ca->columns, reps->ca, s->used[i], axis);
}

/* Counts times the row's place: the columns' profiles, once divided. */
static void put_columns(const struct replicates *reps, const struct scratch *s, size_t row, size_t used, double *columns)
{
    for (size_t i = 0; i < used; i++)
        for (size_t axis = 0; axis < 2; axis++)
            columns[2 * s->used[i] + axis] += s->counts[s->used[i]] * coordinate(&reps->ca->rows, reps->ca, row, axis);
}

/* ---- a replicate ---- */

/* Takes row r into the replicate; returns its counts if it is active. */
static double take_row(const struct replicates *reps, struct scratch *s, size_t row, osk__random *random,
                       struct outcome *outcome)
{
    double *place = outcome->places + 2 * row, sum;
    size_t used = draw(reps, s, row, random, &sum);
    put_row(reps, s, used, sum, place);
    if (reps->standing[row] == OSK__ACTIVE) {
        put_columns(reps, s, row, used, outcome->places + 2 * reps->cross->rows);
        osk__again_add(&s->again, reps->cross->active, s->counts, s->used, used, sum);
    }
    for (size_t i = 0; i < used; i++)
        s->counts[s->used[i]] = 0;
    return reps->standing[row] == OSK__ACTIVE ? sum : 0;
}

static void replicate(const struct replicates *reps, struct scratch *s, size_t number, struct outcome *outcome)
{
    const osk__cross *cross = reps->cross;
    double *columns = outcome->places + 2 * cross->rows, total = 0;
    osk__random random;
    osk__random_begin(&random, reps->seed, number);
    osk__again_begin(&s->again, cross->active);
    memset(columns, 0, 2 * cross->active * sizeof *columns);
    for (size_t r = 0; r < cross->rows; r++)
        if (reps->standing[r] == OSK__FEW_UNITS)
            outcome->places[2 * r] = outcome->places[2 * r + 1] = NAN;
        else
            total += take_row(reps, s, r, &random, outcome);
    for (size_t j = 0; j < cross->active; j++)
        for (size_t axis = 0; axis < 2; axis++)
            columns[2 * j + axis] = s->again.sums[j] > 0 ? columns[2 * j + axis] / s->again.sums[j] : NAN;
    osk__again_match(&s->again, reps->ca, cross->active, total, outcome->kept, &outcome->swapped);
}

static void work(void *context, size_t thread, size_t first, size_t last)
{
    struct replicates *reps = context;
    for (size_t i = first; i < last; i++)
        replicate(reps, &reps->scratch[thread], reps->first + i, &reps->outcomes[i]);
}

/* ---- summed up ---- */

/* Sums of the distances from the original place, so that nothing cancels. */
struct moments { size_t count; double x, y, xx, yy, xy; };

static void add_moment(struct moments *m, const double *place, const osk__points *points, size_t point, size_t kept)
{
    double x = place[0] - points->principal[point * kept];
    double y = kept > 1 ? place[1] - points->principal[point * kept + 1] : 0;
    if (!isfinite(x) || !isfinite(y))
        return;
    m->count++;
    m->x += x, m->y += y;
    m->xx += x * x, m->yy += y * y, m->xy += x * y;
}

/* Rounding of coordinates is no spread. */
static double deviation(double squares, double sum, double n)
{
    double variance = n > 1 ? (squares - sum * sum / n) / (n - 1) : 0;
    return variance > 1e-20 ? sqrt(variance) : NAN;
}

static osk__spread spread_of(const struct moments *m)
{
    double n = (double)m->count;
    osk__spread spread = {.replicates = m->count, .sd_x = deviation(m->xx, m->x, n), .sd_y = deviation(m->yy, m->y, n)};
    spread.correlation = (m->xy - m->x * m->y / n) / (n - 1) / (spread.sd_x * spread.sd_y);
    return spread;
}

static void add_outcome(const struct replicates *reps, const struct outcome *outcome, struct moments *moments,
                        osk__stability *stability)
{
    const osk__ca *ca = reps->ca;
    for (size_t r = 0; r < reps->cross->rows; r++)
        add_moment(&moments[r], outcome->places + 2 * r, &ca->rows, r, ca->kept);
    for (size_t j = 0; j < reps->cross->active; j++)
        add_moment(&moments[reps->cross->rows + j], outcome->places + 2 * (reps->cross->rows + j), &ca->columns, j,
                   ca->kept);
    for (size_t axis = 0; axis < OSK__TRACKED; axis++)
        stability->kept[axis] += outcome->kept[axis];
    stability->swapped += outcome->swapped;
}

double osk__map_radius(size_t units)
{
    double n = (double)units;
    return units < 3 ? NAN : sqrt(2 * n / (n - 2) * gsl_cdf_fdist_Pinv(1 - OSK__LEVEL, 2, n - 2));
}

/* ---- memory ---- */

static bool make(struct replicates *reps, size_t threads, osk_error *error)
{
    size_t n = reps->cross->active, points = reps->cross->rows + n;
    bool good = true;
    for (size_t i = 0; i < BATCH && good; i++)
        good = (reps->outcomes[i].places = osk__take(2 * points, sizeof(double), error)) != NULL;
    for (size_t t = 0; t < threads && good; t++) {
        struct scratch *s = &reps->scratch[t];
        good = (s->counts = osk__take(n, sizeof *s->counts, error)) &&
               (s->used = osk__take(n, sizeof *s->used, error)) && osk__again_make(&s->again, n, error);
    }
    return good;
}

static void end(struct replicates *reps)
{
    for (size_t i = 0; i < BATCH; i++)
        free(reps->outcomes[i].places);
    for (size_t t = 0; t < OSK__THREADS; t++) {
        free(reps->scratch[t].counts);
        free(reps->scratch[t].used);
        osk__again_free(&reps->scratch[t].again);
    }
    free(reps);
}

/* ---- the whole ---- */

/* A thousand; fewer where so many units or columns would make it slow, but never under a hundred. A replicate draws every
 * unit, and its eigenvalues take the cube of the columns. */
static size_t how_many(size_t asked, const osk__cross *cross)
{
    double columns = (double)cross->active, cost = 100 * (double)cross->units + columns * columns * columns + 1;
    double usual = fmin(1e10 / cost, OSK__MAP_REPLICATES);
    return asked ? asked : usual < 100 ? 100 : (size_t)usual;
}

static void run(struct replicates *reps, size_t threads, struct moments *moments, osk__stability *stability)
{
    for (reps->first = 0; reps->first < stability->replicates; reps->first += BATCH) {
        size_t left = stability->replicates - reps->first, here = left < BATCH ? left : BATCH;
        osk__parallel(here, threads, work, reps);
        for (size_t i = 0; i < here; i++)
            add_outcome(reps, &reps->outcomes[i], moments, stability);
    }
    for (size_t r = 0; r < reps->cross->rows; r++)
        stability->rows[r] = spread_of(&moments[r]);
    for (size_t j = 0; j < reps->cross->active; j++)
        stability->columns[j] = spread_of(&moments[reps->cross->rows + j]);
}

bool osk__map_stability(const osk__cross *cross, const osk__standing *standing, const osk__ca *ca,
                        const osk__chance *chance, osk__stability *stability, osk_error *error)
{
    size_t threads = osk__thread_count(chance->threads);
    struct replicates *reps = osk__take(1, sizeof *reps, error);
    struct moments *moments = osk__take(cross->rows + cross->active, sizeof *moments, error);
    *stability = (osk__stability){.replicates = how_many(chance->replicates, cross)};
    bool good = reps && moments;
    if (good) {
        reps->cross = cross;
        reps->standing = standing;
        reps->ca = ca;
        reps->seed = osk__random_seed(chance->seed, PURPOSE);
        good = make(reps, threads, error) &&
               (stability->rows = osk__take(cross->rows, sizeof *stability->rows, error)) &&
               (stability->columns = osk__take(cross->columns, sizeof *stability->columns, error));
    }
    if (good)
        run(reps, threads, moments, stability);
    if (reps)
        end(reps);
    free(moments);
    if (!good)
        osk__stability_free(stability);
    return good;
}

void osk__stability_free(osk__stability *stability)
{
    free(stability->rows);
    free(stability->columns);
    *stability = (osk__stability){0};
}
