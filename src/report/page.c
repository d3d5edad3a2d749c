/* The page: one file, no request, nothing that runs but page.js. The order is that of a reader who has one minute:
 * what the data are, what was found, then who, how positively, about what, and every comment. */
#include "report.h"

#include "../base/digest.h"
#include "../base/table.h"

#include "page_assets.h"

#include <string.h>

/* ---- head ---- */

osk_slice osk__page_title(const osk__page *page)
{
    const osk__row *first = page->fold->row_count ? &page->fold->rows[0] : NULL;
    const char *name = osk_corpus_name(page->corpus), *slash = strrchr(name, '/');
    if (first && first->title.data)
        return first->title;
    return osk__slice_text(slash ? slash + 1 : name);
}

static const char *style(void) { return (const char *)osk__page_css; }
static const char *script(void) { return (const char *)osk__page_js; }

/* Nothing is loaded, nothing runs but our own script, nothing looks but by our own style. */
static void policy(osk__page *page)
{
    char look[45], run[45];
    osk__digest_base64(osk__slice_text(style()), look);
    osk__digest_base64(osk__slice_text(script()), run);
    osk__buffer_format(&page->out,
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                       "style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n", look, run);
}

static void head(osk__page *page)
{
    static const char *const codes[] = {"nb", "nn", "en"};
    osk__buffer_format(&page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                       codes[page->language]);
    policy(page);
    osk__buffer_text(&page->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                 "<link rel=\"icon\" href=\"data:,\">\n<title>");
    osk__html_text(&page->out, osk__page_title(page));
    osk__buffer_format(&page->out, " \xE2\x80\x93 Ordskifte</title>\n<style>%s</style>\n</head>\n<body data-marks=\"", style());
    osk__page_say(page, "comment.marks");
    osk__buffer_text(&page->out, "\">\n<a class=\"skip\" href=\"#main\">");
    osk__page_say(page, "page.skip");
    osk__buffer_text(&page->out, "</a>\n<header>\n<h1 dir=\"auto\">");
    osk__html_text(&page->out, osk__page_title(page));
    osk__buffer_text(&page->out, "</h1>\n");
    osk__page_element(page, "p class=\"lead\"", "page.lead");
    if (osk_corpus_coded(page->corpus))
        osk__page_element(page, "p", "page.coded");
}

static bool foot(osk__page *page, osk_error *error)
{
    osk__buffer_format(&page->out, "</main>\n<script>%s</script>\n</body>\n</html>\n", script());
    return osk__buffer_check(&page->out, error);
}

/* ---- sections that need no file of their own ---- */

enum { MOST_PEOPLE = 100, MOST_COMPARED = 100 };

static void who(osk__page *page)
{
    static const char *const columns[] = {"participant", "comments", "words", "share", "scored", "mean", "low", "high", "note", NULL};
    osk__page_table(page, page->participants, columns, MOST_PEOPLE);
    if (page->people->count > MOST_PEOPLE) {
        char room[OSK__NUMBER_ROOM];
        osk_slice rows = osk__page_count(MOST_PEOPLE, room);
        osk__page_paragraph(page, "p", "who.cut", &rows, 1);
    }
    osk__page_element(page, "p class=\"how\"", "who.how");
}

/* What a row's score would be with the words that themes claim. */
static int64_t free_value(const osk__row *row)
{
    osk_score open = row->score;
    open.positive = open.free_positive;
    open.negative = open.free_negative;
    return osk_score_value(&open);
}

/* The comment whose score the claimed words would change most. */
static void most_changed(osk__page *page)
{
    const osk__row *most = NULL;
    int64_t change = 0;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        const osk__row *row = &page->fold->rows[i];
        int64_t here = osk__row_scored(row) ? free_value(row) - osk_score_value(&row->score) : 0;
        here = here < 0 ? -here : here;
        if (here > change) {
            change = here;
            most = row;
        }
    }
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM];
    if (!most)
        return;
    osk_slice values[] = {osk__page_count(most->n, a), osk__page_number(page, osk__row_value(most), 2, b),
                          osk__page_number(page, (double)free_value(most) / 1e6, 2, c)};
    osk__buffer_text(&page->out, "<p>");
    bool linked = osk__page_open_link(page, most->n);
    osk__page_fill(page, "sentiment.most_changed", values, 3);
    osk__buffer_text(&page->out, linked ? "</a></p>\n" : "</p>\n");
}

/* Words that a theme claims count for nothing: how many there were, and what the mean would be with them. */
static void firewall(osk__page *page)
{
    const osk_fold *fold = page->fold;
    int64_t with = 0, without = 0;
    size_t claimed = 0, scored = 0;
    for (size_t i = 0; i < fold->mark_count; i++)
        claimed += fold->marks[i].theme == OSK_NONE && fold->marks[i].trace.theme != OSK_NONE &&
                   fold->marks[i].n > 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        if (!osk__row_scored(&fold->rows[i]))
            continue;
        scored++;
        without += osk_score_value(&fold->rows[i].score);
        with += free_value(&fold->rows[i]);
    }
    if (claimed == 0 || scored == 0) {
        osk__page_element(page, "p", "sentiment.unclaimed");
        return;
    }
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(claimed, a), osk__page_count(scored, b),
                          osk__page_number(page, (double)without / 1e6 / (double)scored, 3, c),
                          osk__page_number(page, (double)with / 1e6 / (double)scored, 3, d)};
    osk__page_paragraph(page, "p", "sentiment.claimed", values, 4);
    most_changed(page);
}

static void sentiment(osk__page *page)
{
    osk__page_element(page, "p class=\"how\"", "sentiment.how");
    osk__page_figure(page, "sentiment");
    if (page->people->count > OSK__CHART_ROWS) {
        char room[OSK__NUMBER_ROOM];
        osk_slice rows = osk__page_count(OSK__CHART_ROWS, room);
        osk__page_paragraph(page, "p", "chart.cut", &rows, 1);
    }
    osk__page_extremes(page);
    osk__page_element(page, "h3", "sentiment.firewall");
    firewall(page);
}

/* How many of the comparisons hold: rows behind the first, which is of all participants together. */
static void found(osk__page *page)
{
    size_t tried = 0, hold = 0, column = osk__table_find(page->compare, "p_adjusted");
    for (size_t i = 1; i < osk_table_rows(page->compare); i++) {
        bool there = !osk__table_is_missing(page->compare, i, column);
        tried += there;
        hold += there && osk__table_value(page->compare, i, column) < OSK__LEVEL;
    }
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(hold, a), osk__page_count(tried, b)};
    osk__page_paragraph(page, "p", tried ? "compare.found" : "compare.nothing", values, 2);
}

static void compare(osk__page *page)
{
    /* What a reader asks first; the rest of a row is for who repeats it. */
    static const char *const columns[] = {"measure", "comparison", "n", "m", "estimate", "low", "high", "p", "p_adjusted",
                                          "note", NULL};
    static const char *const claims[] = {"compare.unknown", "compare.partial", "compare.complete"};
    char room[OSK__NUMBER_ROOM];
    osk_slice replicates = osk__page_count(osk__replicates(page->stat->permutations, page->people->named), room);
    found(page);
    osk__page_element(page, "p", claims[osk_corpus_complete(page->corpus)]);
    osk__page_table(page, page->compare, columns, MOST_COMPARED);
    osk__page_paragraph(page, "p class=\"how\"", "compare.how", &replicates, 1);
    osk__page_element(page, "p class=\"how\"", "compare.rest");
}

static void words(osk__page *page)
{
    osk__page_key_words(page);
    osk__page_element(page, "h3", "section.words");
    if (osk_table_rows(page->types) == 0) {
        osk__page_element(page, "p", "page.nobody");
        return;
    }
    osk__page_table(page, page->types, NULL, 20);
    osk__page_element(page, "p class=\"how\"", "words.how");
}

static const struct { const char *id, *title; void (*write)(osk__page *page); } sections[] = {
    {"data", "section.data", osk__page_data},
    {"findings", "section.findings", osk__page_findings},
    {"who", "section.who", who},
    {"sentiment", "section.sentiment", sentiment},
    {"themes", "section.themes", osk__page_themes},
    {"answers", "section.answers", osk__page_answers},
    {"manner", "section.manner", osk__page_manner},
    {"compare", "section.compare", compare},
    {"network", "section.network", osk__page_network},
    {"words", "section.keywords", words},
    {"course", "section.course", osk__page_course},
    {"reading", "section.reading", osk__page_reading},
    {"multiverse", "section.multiverse", osk__page_multiverse},
    {"comments", "section.comments", osk__page_comments},
    {"method", "section.method", osk__page_method},
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static void section(osk__page *page, size_t i)
{
    osk__buffer_format(&page->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", sections[i].id,
                       sections[i].id, sections[i].id);
    osk__page_say(page, sections[i].title);
    osk__buffer_text(&page->out, "</h2>\n");
    sections[i].write(page);
    osk__buffer_text(&page->out, "</section>\n");
}

bool osk__page_write(osk__page *page, osk_error *error)
{
    head(page);
    osk__buffer_text(&page->out, "<nav aria-label=\"");
    osk__page_say(page, "page.contents");
    osk__buffer_text(&page->out, "\">");
    for (size_t i = 0; i < SECTIONS; i++) {
        osk__buffer_format(&page->out, "<a href=\"#%s\">", sections[i].id);
        osk__page_say(page, sections[i].title);
        osk__buffer_text(&page->out, "</a>\n");
    }
    osk__buffer_text(&page->out, "</nav>\n</header>\n<main id=\"main\">\n");
    for (size_t i = 0; i < SECTIONS; i++)
        section(page, i);
    return foot(page, error);
}

/* ---- a page beside it ---- */

static void side_link(osk__page *page, const char *key, size_t side)
{
    if (side < 1 || side > page->sides)
        return;
    osk__buffer_format(&page->out, "<a href=\"%zu.html\">", side);
    osk__page_say(page, key);
    osk__buffer_text(&page->out, "</a>\n");
}

bool osk__page_write_side(osk__page *page, size_t side, osk_error *error)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    page->side = side;
    head(page);
    osk__buffer_text(&page->out, "<nav aria-label=\"");
    osk__page_say(page, "comments.pages");
    osk__buffer_text(&page->out, "\"><a href=\"../index.html\">");
    osk__page_say(page, "comments.back");
    osk__buffer_text(&page->out, "</a>\n");
    side_link(page, "comments.before", side - 1);
    side_link(page, "comments.after", side + 1);
    osk__buffer_text(&page->out, "</nav>\n</header>\n<main id=\"main\">\n");
    osk_slice values[] = {osk__page_count(side, a), osk__page_count(page->sides, b)};
    osk__page_paragraph(page, "h2", "comments.side", values, 2);
    osk__page_comments(page);
    return foot(page, error);
}
