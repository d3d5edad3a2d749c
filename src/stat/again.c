/* A replicate of a map analysed anew: are its axes still those of the original?
 *
 * The rows are not kept. What is kept of each is its share in the cross product of the residuals, whose eigenvectors are
 * the right singular vectors. */
#include "again.h"

#include <gsl/gsl_eigen.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool osk__again_make(osk__again *s, size_t n, osk_error *error)
{
    return (s->gram = osk__take(n * n, sizeof *s->gram, error)) &&
           (s->vectors = osk__take(n * n, sizeof *s->vectors, error)) &&
           (s->sums = osk__take(n, sizeof *s->sums, error)) && (s->values = osk__take(n, sizeof *s->values, error)) &&
           (s->room = osk__take(4 * n, sizeof *s->room, error));
}

void osk__again_free(osk__again *s)
{
    free(s->gram);
    free(s->vectors);
    free(s->sums);
    free(s->values);
    free(s->room);
}

void osk__again_begin(osk__again *s, size_t n)
{
    memset(s->gram, 0, n * n * sizeof *s->gram);
    memset(s->sums, 0, n * sizeof *s->sums);
}

void osk__again_add(osk__again *s, size_t n, const double *counts, const uint32_t *used, size_t used_count, double sum)
{
    for (size_t i = 0; i < used_count; i++) {
        double *row = s->gram + used[i] * n, share = counts[used[i]] / sum;
        s->sums[used[i]] += counts[used[i]];
        for (size_t j = i; j < used_count; j++) /* each pair once, whichever way round; centre puts both in both places */
            row[used[j]] += share * counts[used[j]];
    }
}

/* The cross product of the residuals: P' R^-1 P standardised, less its trivial part. Columns without counts get 0. */
static void centre(osk__again *s, size_t n, double sum)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double scale = sqrt(s->sums[i] * s->sums[j]);
            double product = s->gram[i * n + j] + (i == j ? 0 : s->gram[j * n + i]);
            s->gram[i * n + j] = s->gram[j * n + i] = scale > 0 ? product / scale - scale / sum : 0;
        }
}

static void decompose(osk__again *s, size_t n)
{
    gsl_matrix_view gram = gsl_matrix_view_array(s->gram, n, n), vectors = gsl_matrix_view_array(s->vectors, n, n);
    gsl_vector_view values = gsl_vector_view_array(s->values, n);
    gsl_eigen_symmv_workspace room = {n, s->room, s->room + n, s->room + 2 * n, s->room + 3 * n};
    gsl_eigen_symmv(&gram.matrix, &values.vector, &vectors.matrix, &room);
    gsl_eigen_symmv_sort(&values.vector, &vectors.matrix, GSL_EIGEN_SORT_VAL_DESC);
}

/* |correlation| of the replicate's axis `mine` with the original's axis `axis`, weighted by the original masses, over the
 * columns that have counts in both. */
static double likeness(const osk__again *s, const osk__ca *ca, size_t n, size_t mine, size_t axis)
{
    double w = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (size_t j = 0; j < n; j++) {
        double mass = ca->columns.mass[j];
        if (!(mass > 0) || !(s->sums[j] > 0))
            continue;
        double a = ca->columns.standard[j * ca->kept + axis], b = s->vectors[j * n + mine] / sqrt(s->sums[j]);
        w += mass, x += mass * a, y += mass * b;
        xx += mass * a * a, yy += mass * b * b, xy += mass * a * b;
    }
    double spread = (xx - x * x / w) * (yy - y * y / w);
    return spread > 0 ? fabs(xy - x * y / w) / sqrt(spread) : 0;
}

void osk__again_match(osk__again *s, const osk__ca *ca, size_t n, double sum, bool kept[OSK__TRACKED], bool *swapped)
{
    size_t tracked = ca->kept < OSK__TRACKED ? ca->kept : OSK__TRACKED;
    double like[OSK__TRACKED][OSK__TRACKED] = {{0}};
    centre(s, n, sum);
    decompose(s, n);
    for (size_t axis = 0; axis < tracked; axis++) {
        size_t best = 0;
        for (size_t mine = 0; mine < tracked; mine++) {
            like[axis][mine] = likeness(s, ca, n, mine, axis);
            best = like[axis][mine] > like[axis][best] ? mine : best;
        }
        kept[axis] = best == axis;
    }
    *swapped = tracked > 1 && like[0][1] > like[0][0] && like[1][0] > like[1][1];
}
