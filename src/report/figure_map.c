/* The map: participants and themes on the two axes that show most, near points speaking of the same. Both axes have one
 * scale, since distances are read; where few points are drawn, the region that a point lies in (95 %) is drawn around it.
 *
 *   rows of map_points (x, y, sd_x, sd_y, correlation, radius) -> circle (participant) or square (theme), name, ellipse */
#include "svg.h"

#include "../base/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 860, HEIGHT = 640, MARGIN = 60, MOST_REGIONS = 12, MOST_POINTS = 30, LETTERS = 24, NAME = 13 };

struct map {
    osk__buffer *out;
    const osk__page *page;
    const osk_table *table;
    size_t x, y, shown;
    double scale;
    osk__point middle; /* of the drawn points, in their own units */
    osk__boxes boxes;
};

static double value(const struct map *m, size_t row, const char *heading)
{
    return osk__table_value(m->table, row, osk__table_find(m->table, heading));
}

static bool has(const struct map *m, size_t row, const char *heading)
{
    return !osk__table_is_missing(m->table, row, osk__table_find(m->table, heading));
}

/* Participants come with most comments first: so many, and all themes. */
static bool is_drawn(const struct map *m, size_t row)
{
    return has(m, row, "x") && has(m, row, "y") &&
           (row < MOST_POINTS || !osk__slice_is(osk_table_text(m->table, row, 0), "participant"));
}

static osk__point spot(const struct map *m, double x, double y)
{
    return (osk__point){WIDTH / 2.0 + (x - m->middle.x) * m->scale, HEIGHT / 2.0 - (y - m->middle.y) * m->scale};
}

static osk__point at(const struct map *m, size_t row) { return spot(m, value(m, row, "x"), value(m, row, "y")); }

/* Both axes by the one that needs more room; the origin is always there. */
static void fit(struct map *m)
{
    osk__point least = {0, 0}, most = {0, 0};
    for (size_t i = 0; i < osk_table_rows(m->table); i++) {
        if (!is_drawn(m, i))
            continue;
        m->shown++;
        least = (osk__point){fmin(least.x, value(m, i, "x")), fmin(least.y, value(m, i, "y"))};
        most = (osk__point){fmax(most.x, value(m, i, "x")), fmax(most.y, value(m, i, "y"))};
    }
    m->middle = (osk__point){(least.x + most.x) / 2, (least.y + most.y) / 2};
    double wide = (WIDTH - 2 * MARGIN) / fmax(most.x - least.x, 1e-9), high = (HEIGHT - 2 * MARGIN) / fmax(most.y - least.y, 1e-9);
    m->scale = fmin(wide, high);
}

/* "Axis 1 (31 %)" */
static void axis_name(struct map *m, size_t axis, osk__label label)
{
    const osk_table *axes = m->page->map_axes;
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk__buffer text = {0};
    if (!axes || osk_table_rows(axes) <= axis)
        return;
    osk_slice values[] = {osk__page_count(axis + 1, a),
                          osk__page_percent(m->page, osk__table_value(axes, axis, osk__table_find(axes, "share")), b)};
    osk__texts_fill(&text, osk__texts_find(m->page->texts, "map.axis", m->page->language), values, 2);
    osk__svg_text(m->out, label, osk__slice(text.data, text.length));
    m->out->failed |= text.failed;
    osk__buffer_free(&text);
}

static void axes(struct map *m)
{
    osk__point zero = spot(m, 0, 0);
    osk__svg_line(m->out, (osk__point){0, zero.y}, (osk__point){WIDTH, zero.y}, OSK__FAINT);
    osk__svg_line(m->out, (osk__point){zero.x, 0}, (osk__point){zero.x, HEIGHT}, OSK__FAINT);
    axis_name(m, 0, (osk__label){{WIDTH - 8, HEIGHT - 10}, "end", NAME, 0});
    axis_name(m, 1, (osk__label){{8, 18}, "start", NAME, 0});
}

/* The circle, made the ellipse of the point's replicates: by the Cholesky factor of their covariance. */
static void region(struct map *m, size_t row, const char *colour)
{
    osk__point turns[OSK__TURNS];
    double sx = value(m, row, "sd_x"), sy = value(m, row, "sd_y"), r = value(m, row, "correlation"), reach = value(m, row, "radius");
    double rest = sqrt(fmax(0, 1 - r * r));
    osk__svg_turns(turns);
    for (size_t i = 0; i < OSK__TURNS; i++) {
        double u = turns[i].x, v = turns[i].y;
        osk__point p = spot(m, value(m, row, "x") + reach * sx * u, value(m, row, "y") + reach * sy * (r * u + rest * v));
        osk__svg_number(m->out, i ? "L" : "<path d=\"M", p.x);
        osk__svg_number(m->out, " ", p.y);
    }
    osk__buffer_format(m->out, "z\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"0.5\" stroke-dasharray=\"3 3\"/>\n", colour);
}

static osk_slice name_of(const struct map *m, size_t row)
{
    osk_slice name = osk_table_text(m->table, row, osk__table_find(m->table, "name"));
    return osk__slice_is(osk_table_text(m->table, row, 0), "theme")
               ? osk__page_theme_name(m->page, osk__page_theme(m->page, name))
               : name;
}

/* A point that has no say in the axes is hollow. */
static void point(struct map *m, size_t row)
{
    bool person = osk__slice_is(osk_table_text(m->table, row, 0), "participant"), hollow = value(m, row, "supplementary") > 0;
    osk__point p = at(m, row);
    char look[120];
    snprintf(look, sizeof look, "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"", hollow ? "none" : person ? OSK__BLUE : OSK__VERMILION,
             person ? OSK__BLUE : OSK__VERMILION);
    if (person)
        osk__svg_circle(m->out, p, 5, look);
    else
        osk__svg_rectangle(m->out, (osk__point){p.x - 4.5, p.y - 4.5}, 9, 9, look);
    osk__svg_title(m->out);
    osk__html_text(m->out, name_of(m, row));
    osk__svg_end_title(m->out, person ? "circle" : "rect");
}

static bool names(struct map *m, osk_error *error)
{
    m->boxes.frame = (osk__box){2, 2, WIDTH - 2, HEIGHT - 2};
    size_t rows = osk_table_rows(m->table);
    bool good = true;
    for (size_t i = 0; i < rows && good; i++)
        if (is_drawn(m, i)) {
            osk__point p = at(m, i);
            good = osk__boxes_add(&m->boxes, (osk__box){p.x - 5, p.y - 5, p.x + 5, p.y + 5}, error);
        }
    for (size_t i = rows; i-- > 0 && good;) /* themes, which are fewer, first */
        if (is_drawn(m, i))
            good = osk__boxes_name(&m->boxes, m->out, at(m, i), 5, (osk__label){{0, 0}, NULL, NAME, LETTERS}, name_of(m, i), error);
    return good;
}

bool osk__figure_map(osk__buffer *out, const osk__page *page, osk_error *error)
{
    struct map m = {.out = out, .page = page, .table = page->map};
    size_t rows = m.table ? osk_table_rows(m.table) : 0;
    if (rows < 2) /* one row is the reason why there is none */
        return true;
    fit(&m);
    osk__svg_open(out, WIDTH, HEIGHT, osk__texts_find(page->texts, "map.figure", page->language));
    axes(&m);
    for (size_t i = 0; i < rows && m.shown <= MOST_REGIONS; i++)
        if (is_drawn(&m, i) && has(&m, i, "radius"))
            region(&m, i, osk__slice_is(osk_table_text(m.table, i, 0), "participant") ? OSK__BLUE : OSK__VERMILION);
    for (size_t i = 0; i < rows; i++)
        if (is_drawn(&m, i))
            point(&m, i);
    bool good = names(&m, error);
    osk__svg_close(out);
    free(m.boxes.items);
    return good;
}
