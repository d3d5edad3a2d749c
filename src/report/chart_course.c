/* The course: how many comments each period has, and below it their mean sentiment with its interval.
 *
 *     |  |     |           comments
 *     |  |  |  |  |
 *   --o-----+--------      mean, -1 to 1; a period without a scored comment has none
 *        +     o  +
 *   from                to */
#include "svg.h"

#include "../base/table.h"

#include <stdlib.h>

enum { WIDTH = 760, LEFT = 60, RIGHT = 24, TOP = 24, BARS = 70, GAP = 30, SCORES = 150, BOTTOM = 34, FEWEST = 3 };

struct course {
    osk__buffer *out;
    const osk__page *page;
    const osk_table *table;
    size_t *rows; size_t count; /* of the table: sentiment, period by period */
    double most;                /* comments */
};

static double x_of(const struct course *c, size_t i)
{
    return LEFT + ((double)i + 0.5) / (double)c->count * (WIDTH - LEFT - RIGHT);
}

static double y_of(double score)
{
    score = score < -1 ? -1 : score > 1 ? 1 : score;
    return TOP + BARS + GAP + (1 - score) / 2 * SCORES;
}

static double cell(const struct course *c, size_t i, const char *heading)
{
    return osk__table_value(c->table, c->rows[i], osk__table_find(c->table, heading));
}

static bool is_missing(const struct course *c, size_t i, const char *heading)
{
    return osk__table_is_missing(c->table, c->rows[i], osk__table_find(c->table, heading));
}

static void label(const struct course *c, double x, double y, const char *anchor, osk_slice text)
{
    osk__svg_text(c->out, (osk__label){{x, y}, anchor, 13, 0}, text);
}

static void axes(const struct course *c)
{
    static const double ticks[] = {-1, 0, 1};
    char room[OSK__NUMBER_ROOM];
    label(c, LEFT, TOP - 8, "start", osk__texts_find(c->page->texts, "column.comments", c->page->language));
    label(c, LEFT - 8, TOP + 10, "end", osk__page_count((uint64_t)c->most, room));
    osk__svg_line(c->out, (osk__point){LEFT, TOP + BARS}, (osk__point){WIDTH - RIGHT, TOP + BARS}, OSK__AXIS);
    label(c, LEFT, TOP + BARS + GAP - 8, "start", osk__texts_find(c->page->texts, "value.sentiment", c->page->language));
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        osk__svg_line(c->out, (osk__point){LEFT, y_of(ticks[i])}, (osk__point){WIDTH - RIGHT, y_of(ticks[i])},
                      ticks[i] == 0 ? OSK__AXIS : OSK__FAINT);
        label(c, LEFT - 8, y_of(ticks[i]) + 4, "end", osk__page_number(c->page, ticks[i], 0, room));
    }
    label(c, LEFT, TOP + BARS + GAP + SCORES + 22, "start",
          osk_table_text(c->table, c->rows[0], osk__table_find(c->table, "from")));
    label(c, WIDTH - RIGHT, TOP + BARS + GAP + SCORES + 22, "end",
          osk_table_text(c->table, c->rows[c->count - 1], osk__table_find(c->table, "to")));
}

/* "2024-09-02 - 2024-09-08: 12", and with a mean "...: 0,12 (12)". */
static void title(const struct course *c, size_t i, bool mean)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk__svg_title(c->out);
    osk__html_text(c->out, osk_table_text(c->table, c->rows[i], osk__table_find(c->table, "from")));
    osk__buffer_text(c->out, " \xE2\x80\x93 ");
    osk__html_text(c->out, osk_table_text(c->table, c->rows[i], osk__table_find(c->table, "to")));
    osk__buffer_text(c->out, ": ");
    if (mean)
        osk__html_text(c->out, osk__page_number(c->page, cell(c, i, "estimate"), 2, a));
    osk__buffer_text(c->out, mean ? " (" : "");
    osk__html_text(c->out, osk__page_count((uint64_t)cell(c, i, mean ? "n" : "comments"), b));
    osk__buffer_text(c->out, mean ? ")" : "");
}

static void bar(const struct course *c, size_t i)
{
    double width = 0.7 * (WIDTH - LEFT - RIGHT) / (double)c->count, height = cell(c, i, "comments") / c->most * BARS;
    width = width > 40 ? 40 : width;
    osk__svg_rectangle(c->out, (osk__point){x_of(c, i) - width / 2, TOP + BARS - height}, width, height,
                       "fill=\"currentColor\" fill-opacity=\"0.45\"");
    title(c, i, false);
    osk__svg_end_title(c->out, "rect");
}

static void mean(const struct course *c, size_t i)
{
    if (is_missing(c, i, "estimate"))
        return;
    if (!is_missing(c, i, "low"))
        osk__svg_line(c->out, (osk__point){x_of(c, i), y_of(cell(c, i, "low"))},
                      (osk__point){x_of(c, i), y_of(cell(c, i, "high"))},
                      "stroke=\"" OSK__VERMILION "\" stroke-width=\"2.5\"");
    osk__svg_circle(c->out, (osk__point){x_of(c, i), y_of(cell(c, i, "estimate"))}, 5,
                    "fill=\"" OSK__BLUE "\" stroke=\"currentColor\"");
    title(c, i, true);
    osk__svg_end_title(c->out, "circle");
}

static void draw(struct course *c)
{
    for (size_t i = 0; i < c->count; i++)
        c->most = cell(c, i, "comments") > c->most ? cell(c, i, "comments") : c->most;
    osk__svg_open(c->out, WIDTH, TOP + BARS + GAP + SCORES + BOTTOM,
                  osk__texts_find(c->page->texts, "section.course", c->page->language));
    axes(c);
    for (size_t i = 0; i < c->count; i++)
        bar(c, i);
    for (size_t i = 0; i < c->count; i++)
        mean(c, i);
    osk__svg_close(c->out);
}

/* Rows of sentiment that have a period; behind them stand the comments that have none. */
bool osk__chart_course(osk__buffer *out, const osk__page *page, osk_error *error)
{
    struct course c = {.out = out, .page = page, .table = page->timeline};
    size_t rows = c.table ? osk_table_rows(c.table) : 0, scored = 0;
    if (rows == 0)
        return true;
    if (!(c.rows = osk__take(rows, sizeof *c.rows, error)))
        return false;
    size_t measure = osk__table_find(c.table, "measure"), period = osk__table_find(c.table, "period");
    for (size_t i = 0; i < rows; i++)
        if (osk__slice_is(osk_table_text(c.table, i, measure), "sentiment") && !osk__table_is_missing(c.table, i, period)) {
            c.rows[c.count++] = i;
            scored += !osk__table_is_missing(c.table, i, osk__table_find(c.table, "estimate"));
        }
    if (scored >= FEWEST) /* two points are two numbers, which the table has */
        draw(&c);
    free(c.rows);
    return true;
}
