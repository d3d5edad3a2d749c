/* Where the nodes of a network stand: distances on the page as near as may be to distances in the network, by stress
 * majorization (Gansner, Koren & North 2005) from one start, so that every run and machine gives the same. Only sums,
 * products and square roots: nothing here hangs on a library's last digit.
 *
 *   steps[i][j]: how many edges lie between i and j  ->  points, in a box from 0 to 1 */
#include "place.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS = 300 };

/* Breadth first from every node; what cannot be reached lies one step beyond the farthest. */
static void walk(const bool *near, size_t count, unsigned *steps, size_t *queue)
{
    unsigned farthest = 1;
    for (size_t from = 0; from < count; from++) {
        size_t begin = 0, end = 0;
        unsigned *row = steps + from * count;
        queue[end++] = from;
        while (begin < end) {
            size_t at = queue[begin++];
            for (size_t to = 0; to < count; to++)
                if (to != from && !row[to] && near[at * count + to]) {
                    row[to] = row[at] + 1;
                    farthest = row[to] > farthest ? row[to] : farthest;
                    queue[end++] = to;
                }
        }
    }
    for (size_t i = 0; i < count * count; i++)
        if (!steps[i])
            steps[i] = farthest + 1;
}

/* On a circle, each a turn of 53 degrees and a little further out than the one before. */
static void start(osk__point *points, size_t count)
{
    osk__point turn = {1, 0};
    for (size_t i = 0; i < count; i++) {
        double out = 1 + (double)i / 10;
        points[i] = (osk__point){out * turn.x, out * turn.y};
        turn = (osk__point){0.6 * turn.x - 0.8 * turn.y, 0.8 * turn.x + 0.6 * turn.y};
    }
}

/* The best place for a node while the others stand still: the weighted mean of where each would have it. */
static void settle(const unsigned *steps, osk__point *points, size_t count, size_t i)
{
    osk__point sum = {0, 0};
    double weights = 0;
    for (size_t j = 0; j < count; j++) {
        if (j == i)
            continue;
        double wanted = steps[i * count + j], weight = 1 / (wanted * wanted);
        double dx = points[i].x - points[j].x, dy = points[i].y - points[j].y, length = sqrt(dx * dx + dy * dy);
        double scale = length > 1e-9 ? wanted / length : 0;
        sum.x += weight * (points[j].x + dx * scale);
        sum.y += weight * (points[j].y + dy * scale);
        weights += weight;
    }
    points[i] = (osk__point){sum.x / weights, sum.y / weights};
}

static void stretch(osk__point *points, size_t count)
{
    osk__point least = points[0], most = points[0];
    for (size_t i = 1; i < count; i++) {
        least.x = fmin(least.x, points[i].x);
        least.y = fmin(least.y, points[i].y);
        most.x = fmax(most.x, points[i].x);
        most.y = fmax(most.y, points[i].y);
    }
    double width = most.x - least.x, height = most.y - least.y;
    for (size_t i = 0; i < count; i++) {
        points[i].x = width > 1e-9 ? (points[i].x - least.x) / width : 0.5;
        points[i].y = height > 1e-9 ? (points[i].y - least.y) / height : 0.5;
    }
}

bool osk__place(const bool *near, size_t count, osk__point *points, osk_error *error)
{
    unsigned *steps = osk__take(count * count + 1, sizeof *steps, error);
    size_t *queue = osk__take(count + 1, sizeof *queue, error);
    bool good = steps && queue;
    if (good && count) {
        walk(near, count, steps, queue);
        start(points, count);
        for (size_t round = 0; round < ROUNDS && count > 1; round++)
            for (size_t i = 0; i < count; i++)
                settle(steps, points, count, i);
        stretch(points, count);
    }
    free(steps);
    free(queue);
    return good;
}
