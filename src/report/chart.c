/* Dots and intervals: a row a participant or a theme, a dot for every scored comment, mean and interval where the
 * statistics grant one.
 *
 *              negative        |        positive
 *   Kari    o       --o--|-----o---                     row: name, dots, interval (low, mean, high)
 *   Ola           o            |   o
 *             -1      -0.5     0     0.5      1 */
#include "svg.h"

#include "../base/table.h"

#include <stdlib.h>

enum { WIDTH = 760, LEFT = 210, RIGHT = 24, TOP = 34, ROW = 24, BOTTOM = 34, NAME = 26 };

static double x_of(double score)
{
    return LEFT + (score + 1) / 2 * (WIDTH - LEFT - RIGHT);
}

static void label(osk__buffer *out, double x, double y, const char *anchor, osk_slice text, size_t letters)
{
    osk__svg_text(out, (osk__label){{x, y}, anchor, 13, letters}, text);
}

static void axis(osk__buffer *out, const osk__page *page, double bottom)
{
    static const double ticks[] = {-1, -0.5, 0, 0.5, 1};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        char room[OSK__NUMBER_ROOM];
        osk__svg_line(out, (osk__point){x_of(ticks[i]), TOP - 6}, (osk__point){x_of(ticks[i]), bottom},
                      i == 2 ? OSK__AXIS : OSK__FAINT);
        label(out, x_of(ticks[i]), bottom + 18, "middle", osk__page_number(page, ticks[i], 1, room), 0);
    }
    label(out, x_of(-1), TOP - 14, "start", osk__texts_find(page->texts, "chart.negative", page->language), 0);
    label(out, x_of(1), TOP - 14, "end", osk__texts_find(page->texts, "chart.positive", page->language), 0);
}

/* A dot says which comment it is and its score: "9: 0,73". */
static void dot(osk__buffer *out, const osk__page *page, size_t n, double value, double y)
{
    char room[OSK__NUMBER_ROOM];
    osk__svg_circle(out, (osk__point){x_of(value), y}, 5,
                    "fill=\"" OSK__BLUE "\" fill-opacity=\"0.55\" stroke=\"currentColor\"");
    osk__buffer_format(out, " data-n=\"%zu\"", n); /* where the page's script goes from here */
    osk__svg_title(out);
    osk__buffer_format(out, "%zu: ", n);
    osk__html_text(out, osk__page_number(page, value, 2, room));
    osk__svg_end_title(out, "circle");
}

/* Of a row of a table with the columns mean, low and high. */
static void interval(osk__buffer *out, const osk_table *table, size_t row, double y)
{
    static const char look[] = "stroke=\"" OSK__VERMILION "\" stroke-width=\"2.5\"";
    size_t from = osk__table_find(table, "low");
    if (osk__table_is_missing(table, row, from))
        return;
    double low = osk__table_value(table, row, from), high = osk__table_value(table, row, osk__table_find(table, "high"));
    double middle = osk__table_value(table, row, osk__table_find(table, "mean"));
    osk__svg_line(out, (osk__point){x_of(low < -1 ? -1 : low), y}, (osk__point){x_of(high > 1 ? 1 : high), y}, look);
    osk__svg_line(out, (osk__point){x_of(middle), y - 7}, (osk__point){x_of(middle), y + 7}, look);
}

/* Opens a figure of so many rows. */
static void begin(osk__buffer *out, const osk__page *page, const char *title, size_t rows)
{
    double bottom = TOP + (double)rows * ROW;
    osk__svg_open(out, WIDTH, bottom + BOTTOM, osk__texts_find(page->texts, title, page->language));
    axis(out, page, bottom);
}

static double begin_row(osk__buffer *out, size_t row, osk_slice name, const osk_table *table, size_t table_row)
{
    double y = TOP + ((double)row + 0.5) * ROW;
    label(out, LEFT - 12, y + 4, "end", name, NAME);
    interval(out, table, table_row, y);
    return y;
}

/* ---- what a row shows: dots, or bars where dots would lie on each other ---- */

enum { MOST_DOTS = 200, BINS = 50 };

/* Scores of a row's comments. */
struct values { size_t *n; double *score; size_t count; };

static bool take_values(struct values *values, size_t room, osk_error *error)
{
    values->n = osk__take(room + 1, sizeof *values->n, error);
    values->score = osk__take(room + 1, sizeof *values->score, error);
    return values->n && values->score;
}

static void free_values(struct values *values)
{
    free(values->n);
    free(values->score);
}

static void add(struct values *values, size_t n, double score)
{
    values->n[values->count] = n;
    values->score[values->count++] = score;
}

/* How many comments lie in each fiftieth of the scale; the tallest bar fills the row. */
static void bars(osk__buffer *out, const struct values *values, double y)
{
    size_t bins[BINS] = {0}, most = 1;
    for (size_t i = 0; i < values->count; i++) {
        size_t bin = (size_t)((values->score[i] + 1) / 2 * BINS);
        bin = bin < BINS ? bin : BINS - 1;
        most = ++bins[bin] > most ? bins[bin] : most;
    }
    for (size_t i = 0; i < BINS; i++) {
        double height = (double)bins[i] / (double)most * (ROW - 4), left = x_of(2.0 * (double)i / BINS - 1);
        if (bins[i] == 0)
            continue;
        osk__svg_rectangle(out, (osk__point){left, y + ROW / 2.0 - 2 - height}, (double)(WIDTH - LEFT - RIGHT) / BINS - 1, height,
                           "fill=\"" OSK__BLUE "\" fill-opacity=\"0.55\"");
        osk__svg_title(out);
        osk__buffer_format(out, "%zu", bins[i]);
        osk__svg_end_title(out, "rect");
    }
}

/* Draws and empties them. */
static void draw_values(osk__buffer *out, const osk__page *page, struct values *values, double y)
{
    if (values->count > MOST_DOTS)
        bars(out, values, y);
    for (size_t i = 0; i < values->count && values->count <= MOST_DOTS; i++)
        dot(out, page, values->n[i], values->score[i], y);
    values->count = 0;
}

/* ---- by participant ---- */

bool osk__chart_sentiment(osk__buffer *out, const osk__page *page, osk_error *error)
{
    size_t rows = page->people->count < OSK__CHART_ROWS ? page->people->count : OSK__CHART_ROWS;
    struct values values = {0};
    bool good = take_values(&values, page->fold->row_count, error);
    if (good && rows)
        begin(out, page, "chart.title", rows);
    for (size_t who = 0; good && who < rows; who++) {
        double y = begin_row(out, who, page->people->items[who].name, page->participants, who);
        for (size_t i = page->people->first[who]; i < page->people->first[who + 1]; i++) {
            const osk__row *row = &page->fold->rows[page->people->rows[i]];
            if (osk__row_scored(row))
                add(&values, row->n, osk__row_value(row));
        }
        draw_values(out, page, &values, y);
    }
    if (good && rows)
        osk__svg_close(out);
    free_values(&values);
    return good;
}

/* ---- by theme ---- */

/* The table has a row of everybody for each theme that somebody names, and rows of people behind it. */
static bool is_scored_theme(const osk_table *moods, size_t row)
{
    return osk_table_text(moods, row, osk__table_find(moods, "participant")).length == 0 &&
           !osk__table_is_missing(moods, row, osk__table_find(moods, "mean"));
}

/* A row of the table, and its sentences. */
struct themed { size_t row; double sentences; };

static int by_sentences(const void *a, const void *b)
{
    const struct themed *x = a, *y = b;
    if (x->sentences != y->sentences)
        return x->sentences > y->sentences ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void theme_row(osk__buffer *out, const osk__page *page, size_t at, size_t table_row, struct values *values)
{
    size_t theme = osk__page_theme(page, osk_table_text(page->moods, table_row, 0));
    double y = begin_row(out, at, osk__page_theme_name(page, theme), page->moods, table_row);
    for (size_t i = 0; i < page->fold->row_count; i++) {
        const osk__row *row = &page->fold->rows[i];
        const osk__theme_cell *cell = osk__row_theme(page->fold, row, theme);
        if (row->kind == OSK_COMMENT && cell->scored)
            add(values, row->n, (double)cell->sum / cell->scored / 1e6);
    }
    draw_values(out, page, values, y);
}

bool osk__chart_themes(osk__buffer *out, const osk__page *page, osk_error *error)
{
    const osk_table *moods = page->moods;
    struct values values = {0};
    size_t count = 0;
    struct themed *rows = osk__take(osk_table_rows(moods) + 1, sizeof *rows, error);
    bool good = rows && take_values(&values, page->fold->row_count, error);
    for (size_t i = 0; good && i < osk_table_rows(moods); i++)
        if (is_scored_theme(moods, i))
            rows[count++] = (struct themed){i, osk__table_value(moods, i, osk__table_find(moods, "sentences"))};
    if (good && count > 1) { /* one theme's mood is a number, which the table has */
        qsort(rows, count, sizeof *rows, by_sentences);
        begin(out, page, "chart.themes", count);
        for (size_t i = 0; i < count; i++)
            theme_row(out, page, i, rows[i].row, &values);
        osk__svg_close(out);
    }
    free(rows);
    free_values(&values);
    return good;
}
