/* The sentiment chart: a row a participant, a dot for every scored comment, mean and interval where the
 * statistics grant one. Plain SVG without styles, so that it is the same in the page and as a file. */
#include "report.h"

#include "../base/number.h"
#include "../base/table.h"
#include "../base/utf8.h"

enum { WIDTH = 760, LEFT = 210, RIGHT = 24, TOP = 34, ROW = 24, BOTTOM = 34, NAME = 26 };

static double x_of(double score)
{
    return LEFT + (score + 1) / 2 * (WIDTH - LEFT - RIGHT);
}

static void line(osk__buffer *out, double x1, double y1, double x2, double y2, const char *look)
{
    osk__buffer_text(out, "<line x1=\"");
    osk__number_fixed(out, x1, 1);
    osk__buffer_text(out, "\" y1=\"");
    osk__number_fixed(out, y1, 1);
    osk__buffer_text(out, "\" x2=\"");
    osk__number_fixed(out, x2, 1);
    osk__buffer_text(out, "\" y2=\"");
    osk__number_fixed(out, y2, 1);
    osk__buffer_format(out, "\" %s/>\n", look);
}

/* `more`: the text was cut, shown by an ellipsis. */
static void label_cut(osk__buffer *out, double x, double y, const char *anchor, osk_slice text, bool more)
{
    osk__buffer_text(out, "<text x=\"");
    osk__number_fixed(out, x, 1);
    osk__buffer_text(out, "\" y=\"");
    osk__number_fixed(out, y, 1);
    osk__buffer_format(out, "\" text-anchor=\"%s\" font-family=\"sans-serif\" font-size=\"13\" fill=\"currentColor\">",
                       anchor);
    osk__html_text(out, text);
    osk__buffer_text(out, more ? "\xE2\x80\xA6</text>\n" : "</text>\n");
}

static void label(osk__buffer *out, double x, double y, const char *anchor, osk_slice text)
{
    label_cut(out, x, y, anchor, text, false);
}

static void axis(osk__buffer *out, const osk__page *page, double bottom)
{
    static const double ticks[] = {-1, -0.5, 0, 0.5, 1};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        char room[OSK__NUMBER_ROOM];
        line(out, x_of(ticks[i]), TOP - 6, x_of(ticks[i]), bottom,
             i == 2 ? "stroke=\"currentColor\" stroke-opacity=\"0.6\""
                    : "stroke=\"currentColor\" stroke-opacity=\"0.15\"");
        label(out, x_of(ticks[i]), bottom + 18, "middle", osk__page_number(page, ticks[i], 1, room));
    }
    label(out, x_of(-1), TOP - 14, "start", osk__texts_find(page->texts, "chart.negative", page->language));
    label(out, x_of(1), TOP - 14, "end", osk__texts_find(page->texts, "chart.positive", page->language));
}

/* A long name is cut at a code point. */
static void name(osk__buffer *out, double y, osk_slice full)
{
    size_t points = 0, i = 0;
    for (; i < full.length && points < NAME; points++)
        i += osk__utf8_next(full.data + i, full.length - i, NULL);
    label_cut(out, LEFT - 12, y + 4, "end", osk__slice(full.data, i), i < full.length);
}

/* A dot says which comment it is and its score: "9: 0,73". */
static void dots(osk__buffer *out, const osk__page *page, uint32_t who, double y)
{
    for (size_t i = page->people->first[who]; i < page->people->first[who + 1]; i++) {
        const osk__row *row = &page->fold->rows[page->people->rows[i]];
        char room[OSK__NUMBER_ROOM];
        if (!osk__row_scored(row))
            continue;
        osk__buffer_text(out, "<circle cx=\"");
        osk__number_fixed(out, x_of(osk__row_value(row)), 1);
        osk__buffer_text(out, "\" cy=\"");
        osk__number_fixed(out, y, 1);
        osk__buffer_format(
            out, "\" r=\"5\" fill=\"#0072b2\" fill-opacity=\"0.55\" stroke=\"currentColor\"><title>%zu: ", row->n);
        osk__html_text(out, osk__page_number(page, osk__row_value(row), 2, room));
        osk__buffer_text(out, "</title></circle>\n");
    }
}

/* The interval of the table of participants, whose rows are the people. */
static void interval(osk__buffer *out, const osk_table *table, size_t who, double y)
{
    size_t mean = osk__table_find(table, "mean"), from = osk__table_find(table, "low");
    if (osk__table_is_missing(table, who, from))
        return;
    double low = osk__table_value(table, who, from), high = osk__table_value(table, who, osk__table_find(table, "high"));
    double middle = osk__table_value(table, who, mean);
    line(out, x_of(low < -1 ? -1 : low), y, x_of(high > 1 ? 1 : high), y, "stroke=\"#d55e00\" stroke-width=\"2.5\"");
    line(out, x_of(middle), y - 7, x_of(middle), y + 7, "stroke=\"#d55e00\" stroke-width=\"2.5\"");
}

void osk__chart_sentiment(osk__buffer *out, const osk__page *page)
{
    size_t rows = page->people->count < OSK__CHART_ROWS ? page->people->count : OSK__CHART_ROWS;
    double bottom = TOP + (double)rows * ROW;
    osk__buffer_format(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
                       WIDTH, (int)bottom + BOTTOM);
    osk__html_text(out, osk__texts_find(page->texts, "chart.title", page->language));
    osk__buffer_text(out, "</title>\n");
    axis(out, page, bottom);
    for (uint32_t who = 0; who < rows; who++) {
        double y = TOP + ((double)who + 0.5) * ROW;
        name(out, y, page->people->items[who].name);
        interval(out, page->participants, who, y);
        dots(out, page, who, y);
    }
    osk__buffer_text(out, "</svg>\n");
}
