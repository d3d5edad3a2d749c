/* What the findings hang on: a table of the headline figures over all ways to count, and what may be read out of it. */
#include "report.h"

#include "../base/number.h"
#include "../base/table.h"

#include <stdio.h>

/* The figures that are shares are shown as per cent. */
static bool is_share(const osk_table *table, size_t row)
{
    osk_slice figure = osk_table_text(table, row, 0);
    return osk__slice_is(figure, "talk") || osk__slice_is(figure, "theme");
}

static double value_of(const osk_table *table, size_t row, const char *heading)
{
    return osk__table_value(table, row, osk__table_find(table, heading));
}

static bool lacks(const osk_table *table, size_t row, const char *heading)
{
    return osk__table_is_missing(table, row, osk__table_find(table, heading));
}

static osk_slice shown(const osk__page *page, size_t row, const char *heading, char room[OSK__NUMBER_ROOM])
{
    double value = value_of(page->multiverse, row, heading);
    if (lacks(page->multiverse, row, heading))
        return osk__slice_text("");
    return is_share(page->multiverse, row) ? osk__page_percent(page, value, room) : osk__page_number(page, value, 2, room);
}

/* value.figure_talk, value.choice_stems */
static osk_slice key_text(const osk__page *page, const char *kind, osk_slice name)
{
    char key[64];
    snprintf(key, sizeof key, "value.%s_%.*s", kind, (int)(name.length < 40 ? name.length : 40), name.data);
    return osk__texts_find(page->texts, key, page->language);
}

static void put_cell(osk__page *page, osk_slice text)
{
    osk__buffer_text(&page->out, "<td class=\"n\">");
    osk__html_text(&page->out, text);
    osk__buffer_text(&page->out, "</td>");
}

/* "share of the words: Kåre Lysthaugmyr", the theme by its name. */
static void put_name(osk__page *page, size_t row)
{
    const osk_table *table = page->multiverse;
    char room[OSK__NAME_ROOM];
    osk_slice subject = osk_table_text(table, row, osk__table_find(table, "subject"));
    size_t theme = subject.length && osk__slice_is(osk_table_text(table, row, 0), "theme") ? osk__page_theme(page, subject) : OSK_NONE;
    osk__buffer_text(&page->out, "<tr><th scope=\"row\">");
    osk__html_text(&page->out, key_text(page, "figure", osk_table_text(table, row, 0)));
    if (subject.length) {
        osk__buffer_text(&page->out, ": <bdi class=\"in\">");
        osk__html_text(&page->out, theme == OSK_NONE ? osk__page_name(subject, room) : osk__page_theme_name(page, theme));
        osk__buffer_text(&page->out, "</bdi>");
    }
    osk__buffer_text(&page->out, "</th>");
}

/* Of shares in percentage points. */
static void put_change(osk__page *page, size_t row)
{
    char a[OSK__NUMBER_ROOM];
    double value = value_of(page->multiverse, row, "change");
    bool share = is_share(page->multiverse, row) && !lacks(page->multiverse, row, "change");
    osk_slice points = osk__page_number(page, share ? 100 * value : 0, 1, a);
    osk__buffer_text(&page->out, "<td class=\"n\">");
    if (share)
        osk__page_fill(page, "multiverse.points", &points, 1);
    else
        osk__html_text(&page->out, shown(page, row, "change", a));
    osk__buffer_text(&page->out, "</td>");
}

static void put_row(osk__page *page, size_t row)
{
    const osk_table *table = page->multiverse;
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk_slice none = osk__slice_text(""), choice = osk_table_text(table, row, osk__table_find(table, "choice"));
    put_name(page, row);
    put_cell(page, shown(page, row, "base", a));
    put_cell(page, shown(page, row, "least", a));
    put_cell(page, shown(page, row, "largest", a));
    bool given = !lacks(table, row, "base");
    osk_slice of[] = {osk__page_count((uint64_t)value_of(table, row, "holds"), a),
                      osk__page_count((uint64_t)value_of(table, row, "universes"), b)};
    osk__buffer_text(&page->out, "<td class=\"n\">");
    osk__page_fill(page, given ? "multiverse.of" : "multiverse.few", of, 2);
    osk__buffer_text(&page->out, "</td>");
    put_cell(page, lacks(table, row, "w") ? none : osk__page_number(page, value_of(table, row, "w"), 2, a));
    osk__buffer_text(&page->out, "<td>");
    osk__html_text(&page->out, choice.length ? key_text(page, "choice", choice) : none);
    osk__buffer_text(&page->out, "</td>");
    put_change(page, row);
    osk__buffer_text(&page->out, "</tr>\n");
}

static void put_table(osk__page *page)
{
    static const struct { const char *key; bool number; } heads[] = {
        {"multiverse.figure", false}, {"multiverse.here", true}, {"multiverse.least", true}, {"multiverse.largest", true},
        {"multiverse.holds", true}, {"multiverse.w", true}, {"multiverse.choice", false}, {"multiverse.change", true}};
    osk__page_open_wide(page);
    osk__buffer_text(&page->out, "<table>\n<thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        osk__buffer_text(&page->out, heads[i].number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        osk__page_say(page, heads[i].key);
        osk__buffer_text(&page->out, "</th>");
    }
    osk__buffer_text(&page->out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < osk_table_rows(page->multiverse); row++)
        put_row(page, row);
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
}

/* The row of the mood, or SIZE_MAX where there is too little for one. */
static size_t mood_row(const osk__page *page)
{
    size_t row = 0, count = page->multiverse ? osk_table_rows(page->multiverse) : 0;
    while (row < count && !osk__slice_is(osk_table_text(page->multiverse, row, 0), "mood"))
        row++;
    return row < count && !lacks(page->multiverse, row, "base") ? row : SIZE_MAX;
}

void osk__page_mood_ways(osk__page *page, const char *key)
{
    char rooms[5][OSK__NUMBER_ROOM];
    size_t row = mood_row(page);
    if (row == SIZE_MAX)
        return;
    osk_slice values[] = {osk__page_count((uint64_t)value_of(page->multiverse, row, "universes"), rooms[0]),
                          shown(page, row, "least", rooms[1]), shown(page, row, "largest", rooms[2]),
                          osk__page_count((uint64_t)value_of(page->multiverse, row, "holds"), rooms[3]),
                          osk__page_count((uint64_t)value_of(page->multiverse, row, "shown"), rooms[4])};
    osk__page_fill(page, key, values, 5);
}

bool osk__page_mood_stands(const osk__page *page)
{
    size_t row = mood_row(page);
    return row == SIZE_MAX || value_of(page->multiverse, row, "holds") >= value_of(page->multiverse, row, "universes");
}

/* ---- what was varied ---- */

static int window_of(const osk_table *universes, size_t row)
{
    double words = 0; /* a level's name, which is a text */
    osk__number_decimal(osk_table_text(universes, row, osk__table_find(universes, "window")), &words);
    return (int)words;
}

/* The least window above `above`, or 0. */
static int next_window(const osk_table *universes, int above)
{
    int least = 0;
    for (size_t row = 0; row < osk_table_rows(universes); row++) {
        int window = window_of(universes, row);
        if (window > above && (least == 0 || window < least))
            least = window;
    }
    return least;
}

int osk__universe_windows(const osk_table *universes, osk__buffer *others)
{
    int at = next_window(universes, 0);
    for (int next; (next = next_window(universes, at)) > 0; at = next)
        osk__buffer_format(others, "%s%d", others->length ? ", " : "", at);
    return at;
}

bool osk__universe_shipped(const osk_table *universes)
{
    size_t values = osk__table_find(universes, "values"), row = 0;
    while (row < osk_table_rows(universes) && !osk__slice_is(osk_table_text(universes, row, values), "shipped"))
        row++;
    return row < osk_table_rows(universes);
}

static int window_of_report(const osk_table *universes)
{
    size_t base = osk__table_find(universes, "base"), row = 0;
    while (row + 1 < osk_table_rows(universes) && !osk__slice_is(osk_table_text(universes, row, base), "yes"))
        row++;
    return window_of(universes, row);
}

static void put_how(osk__page *page)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk__buffer others = {0};
    int farthest = osk__universe_windows(page->universes, &others);
    osk_slice values[] = {osk__page_count((uint64_t)window_of_report(page->universes), a),
                          osk__slice(others.data ? others.data : "", others.length), osk__page_count((uint64_t)farthest, b)};
    osk__page_paragraph(page, "p class=\"how\"", "multiverse.how", values, 3);
    page->out.failed |= others.failed;
    osk__buffer_free(&others);
}

void osk__page_multiverse(osk__page *page)
{
    if (!page->multiverse) {
        osk__page_element(page, "p", "multiverse.too_many");
        return;
    }
    char a[OSK__NUMBER_ROOM];
    osk_slice ways = osk__page_count(osk_table_rows(page->universes), a);
    osk__page_paragraph(page, "p", "multiverse.lead", &ways, 1);
    if (page->fold->dictionary->user)
        osk__page_element(page, "p", "multiverse.shipped");
    osk__buffer_text(&page->out, "<p>");
    osk__page_mood_ways(page, "multiverse.mood_ways");
    osk__buffer_text(&page->out, "</p>\n");
    put_table(page);
    osk__page_element(page, "p", "multiverse.agreement");
    put_how(page);
}
