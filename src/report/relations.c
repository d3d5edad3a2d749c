/* How participants stand to each other: the map of who speaks of what, and who speaks to whom. */
#include "report.h"

#include "../base/table.h"

enum { MOST_PAIRS = 12 };

/* ---- the map ---- */

/* The notes of a map as they are, the first of which is of all of it. */
static void map_note(osk__page *page)
{
    osk_slice note = osk_table_text(page->map, 0, osk__table_find(page->map, "note"));
    if (note.length)
        osk__page_paragraph(page, "p", "map.note", &note, 1);
}

static bool is_refused(const osk_table *map)
{
    return osk_table_rows(map) == 0 || osk_table_text(map, 0, 0).length == 0;
}

void osk__page_map(osk__page *page)
{
    static const char *const columns[] = {"kind", "name", "supplementary", "comments", "count", "x", "y", "cos2_x", "cos2_y", NULL};
    osk__page_element(page, "h3", "map.title");
    if (!page->map) {
        osk__page_element(page, "p", "page.too_many");
        return;
    }
    if (is_refused(page->map)) {
        osk_slice note = osk_table_text(page->map, 0, osk__table_find(page->map, "note"));
        osk__page_paragraph(page, "p", "map.refused", &note, 1);
        return;
    }
    osk__page_figure(page, "map");
    map_note(page);
    osk__buffer_text(&page->out, "<details><summary>");
    osk__page_say(page, "chart.numbers");
    osk__buffer_text(&page->out, "</summary>\n");
    osk__page_table(page, page->map, columns, 0);
    osk__buffer_text(&page->out, "</details>\n");
}

/* ---- the network ---- */

/* People come with the most addressed first. */
static void most_addressed(osk__page *page)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], name[OSK__NAME_ROOM];
    uint64_t all = 0;
    for (size_t i = 0; i < osk_table_rows(page->pairs); i++)
        all += (uint64_t)osk__table_value(page->pairs, i, osk__table_find(page->pairs, "addressings"));
    osk_slice values[] = {osk__page_count(all, a), osk__page_name(osk_table_text(page->talkers, 0, 0), name),
                          osk__page_count((uint64_t)osk__table_value(page->talkers, 0, osk__table_find(page->talkers, "in")), b)};
    osk__page_paragraph(page, "p", "network.most", values, 3);
}

void osk__page_network(osk__page *page)
{
    static const char *const pairs[] = {"from", "to", "addressings", "back", "agrees", "disagrees", NULL};
    static const char *const people[] = {"participant", "comments", "out", "in", "in_expected", "p", NULL};
    size_t rows = page->pairs ? osk_table_rows(page->pairs) : 0;
    if (rows == 0) {
        osk__page_element(page, "p", page->pairs ? "network.none" : "page.too_many");
        return;
    }
    most_addressed(page);
    osk__page_figure(page, "network");
    osk__page_table(page, page->pairs, pairs, MOST_PAIRS);
    if (rows > MOST_PAIRS)
        osk__page_element(page, "p class=\"how\"", "network.rest");
    osk__page_table(page, page->talkers, people, OSK__CHART_ROWS);
    osk__page_element(page, "p class=\"how\"", "network.how");
}
