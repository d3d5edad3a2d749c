/* The figures: drawn once, then put into the page and into files.
 *
 *   draw -> page->figures[i] -> <figure> in its section, figures/NAME.svg */
#include "report.h"

#include <string.h>

static bool draw_network(osk__buffer *out, const osk__page *page, osk_error *error)
{
    size_t pairs = 0;
    if (page->network && !osk__figure_network(out, page->network, page->language, &pairs, error))
        return false;
    if (pairs < 2) /* a single arrow is a sentence */
        out->length = 0;
    return true;
}

static const struct {
    const char *name, *title, *caption, *table;
    bool (*draw)(osk__buffer *out, const osk__page *page, osk_error *error);
} figures[OSK__FIGURES] = {
    {"sentiment", "chart.title", "chart.caption", "scores", osk__chart_sentiment},
    {"themes", "chart.themes", "chart.themes_caption", "theme_sentiment", osk__chart_themes},
    {"map", "map.figure", "map.caption", "map_points", osk__figure_map},
    {"network", "network.figure", "network.caption", "network_pairs", draw_network},
    {"course", "section.course", "chart.course_caption", "timeline", osk__chart_course},
};

bool osk__figures_draw(osk__page *page, osk_error *error)
{
    for (size_t i = 0; i < OSK__FIGURES; i++)
        if (!figures[i].draw(&page->figures[i], page, error) || !osk__buffer_check(&page->figures[i], error))
            return false;
    return true;
}

void osk__figures_free(osk__page *page)
{
    for (size_t i = 0; i < OSK__FIGURES; i++)
        osk__buffer_free(&page->figures[i]);
}

const char *osk__figure_name(size_t figure)
{
    return figures[figure].name;
}

const char *osk__figure_title(size_t figure) { return figures[figure].title; }
const char *osk__figure_caption(size_t figure) { return figures[figure].caption; }

/* "The numbers: tables/scores.tsv. The figure: figures/sentiment.svg." */
static void sources(osk__page *page, size_t i)
{
    osk_slice values[] = {osk__slice_text(figures[i].table), osk__slice_text(figures[i].name)};
    osk__buffer_byte(&page->out, ' ');
    osk__page_paragraph(page, "span class=\"source\"", "chart.sources", values, 2);
}

bool osk__page_figure(osk__page *page, const char *name)
{
    size_t i = 0;
    while (i + 1 < OSK__FIGURES && strcmp(figures[i].name, name) != 0)
        i++;
    if (page->figures[i].length == 0)
        return false;
    osk__buffer_format(&page->out, "<figure id=\"figure-%s\">\n", name);
    osk__page_open_wide(page);
    osk__buffer_add(&page->out, page->figures[i].data, page->figures[i].length);
    osk__buffer_text(&page->out, "</div>\n<figcaption>");
    osk__page_say(page, figures[i].caption);
    sources(page, i);
    osk__buffer_text(&page->out, "</figcaption>\n</figure>\n");
    return true;
}
