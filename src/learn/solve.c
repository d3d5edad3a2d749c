/* The door to liblinear (Fan et al. 2008, LIBLINEAR: a library for large linear classification). */
#include "learn.h"

#include <linear.h>
#include <math.h>
#include <stdlib.h>

enum { EPSILON_PART = 1000 }; /* 1 / the precision at which the solver stops */

static void say_nothing(const char *text)
{
    (void)text;
}

/* liblinear wants every row as pairs, ended by -1. */
struct room {
    struct feature_node *nodes, **rows;
};

static void fill_row(const osk__matrix *m, size_t row, struct feature_node *at)
{
    for (size_t i = m->starts[row]; i < m->starts[row + 1]; i++)
        *at++ = (struct feature_node){(int)m->numbers[i] + 1, 1};
    for (size_t i = 0; i < m->extra; i++)
        *at++ = (struct feature_node){(int)(m->columns + i) + 1, m->dense[row * m->extra + i]};
    if (m->constant)
        *at++ = (struct feature_node){(int)(m->columns + m->extra) + 1, 1};
    at->index = -1;
}

static bool fill(const osk__matrix *m, struct room *room, osk_error *error)
{
    size_t most = m->starts[m->rows] + m->rows * (m->extra + 2), used = 0;
    if (!(room->nodes = osk__take(most, sizeof *room->nodes, error)) ||
        !(room->rows = osk__take(m->rows, sizeof *room->rows, error)))
        return false;
    for (size_t r = 0; r < m->rows; r++) {
        room->rows[r] = room->nodes + used;
        fill_row(m, r, room->rows[r]);
        used += m->starts[r + 1] - m->starts[r] + m->extra + 2;
    }
    return true;
}

/* The sign of the first label that liblinear saw is its positive one. */
static void take_weights(const struct model *model, size_t columns, bool classes, double *weights)
{
    double sign = classes && model->label[0] < 0 ? -1 : 1;
    for (size_t i = 0; i < columns; i++)
        weights[i] = sign * model->w[i];
}

bool osk__solve(const osk__matrix *m, const double *targets, bool classes, double cost, double *weights,
                osk_error *error)
{
    struct room room = {0};
    struct parameter parameter = {.solver_type = classes ? L2R_LR : L2R_L2LOSS_SVR, .C = cost,
                                  .eps = 1.0 / EPSILON_PART, .p = 0};
    double *y = osk__take(m->rows + 1, sizeof *y, error);
    bool good = y && fill(m, &room, error);
    for (size_t i = 0; y && i < m->rows; i++)
        y[i] = classes ? (targets[i] < 0 ? -1 : 1) : targets[i];
    if (good) {
        struct problem problem = {(int)m->rows, (int)(m->columns + m->extra + m->constant), y, room.rows, 1};
        set_print_string_function(say_nothing); /* it prints to standard output otherwise */
        struct model *model = train(&problem, &parameter);
        take_weights(model, m->columns + m->extra, classes, weights);
        free_and_destroy_model(&model);
    }
    free(y);
    free(room.nodes);
    free(room.rows);
    return good;
}
