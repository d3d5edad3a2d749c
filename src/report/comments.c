/* Comments with their words marked and their trace: every number on the page can be followed here. */
#include "report.h"

#include <stdio.h>

/* ---- text with marks ---- */

static const char *mark_class(const osk__mark *mark)
{
    if (mark->theme != OSK_NONE)
        return "t";
    return mark->trace.value > 0 ? "p" : mark->trace.value < 0 ? "m" : "z";
}

static void mark_title(osk__page *page, const osk__mark *mark)
{
    const osk__dictionary *dictionary = page->fold->dictionary;
    char room[OSK__NUMBER_ROOM];
    if (mark->theme != OSK_NONE) {
        osk__html_text(&page->out, osk__slice_text(dictionary->themes[mark->theme].names[page->language]));
        return;
    }
    osk__html_text(&page->out, osk__page_number(page, mark->trace.value / 1000.0, 3, room));
}

/* Marks come in the order of the text. One that begins inside the one before shows no colour of its own; the list
 * below the comment names both. */
static void marked_text(osk__page *page, const osk__row *row, const osk__mark *marks, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (marks[i].start < at)
            continue;
        osk__html_text(&page->out, osk__slice(row->text.data + at, marks[i].start - at));
        osk__buffer_format(&page->out, "<mark class=\"%s\" title=\"", mark_class(&marks[i]));
        mark_title(page, &marks[i]);
        osk__buffer_text(&page->out, "\">");
        osk__html_text(&page->out, osk__slice(row->text.data + marks[i].start, marks[i].end - marks[i].start));
        osk__buffer_text(&page->out, "</mark>");
        at = marks[i].end;
    }
    osk__html_text(&page->out, osk__slice(row->text.data + at, row->text.length - at));
}

/* ---- the trace ---- */

static void thousandths(osk__page *page, int32_t value)
{
    char room[OSK__NUMBER_ROOM];
    osk__buffer_text(&page->out, "<td class=\"n\">");
    osk__html_text(&page->out, osk__page_number(page, value / 1000.0, 3, room));
    osk__buffer_text(&page->out, "</td>");
}

/* What a row's factors come from, with "; " between: the negations as written, the mood, the theme that claims it. */
static void reasons(osk__page *page, const osk__row *row, const osk__mark *mark)
{
    static const char *const moods[] = {NULL, "trace.question", "trace.condition", "trace.comparison", "trace.modal",
                                        "trace.quotation"};
    const osk_trace *trace = &mark->trace;
    osk_slice cue = osk__slice(row->text.data + mark->cue_start, mark->cue_end - mark->cue_start);
    osk_slice other = osk__slice(row->text.data + mark->other_start, mark->other_end - mark->other_start);
    osk__html_text(&page->out, other);
    osk__buffer_text(&page->out, other.length ? " \xE2\x80\xA6 " : "");
    osk__html_text(&page->out, cue);
    if (trace->mood) {
        osk__buffer_text(&page->out, cue.length ? "; " : "");
        osk__page_say(page, moods[trace->mood]);
    }
    if (trace->theme != OSK_NONE) {
        char room[OSK__NUMBER_ROOM];
        osk_slice values[] = {osk__slice_text(page->fold->dictionary->themes[trace->theme].names[page->language]),
                              osk__page_number(page, trace->free_value / 1000.0, 3, room)};
        osk__buffer_text(&page->out, cue.length || trace->mood ? "; " : "");
        osk__page_paragraph(page, "span", "trace.claimed", values, 2);
    }
}

static void trace_row(osk__page *page, const osk__row *row, const osk__mark *mark)
{
    const osk_trace *trace = &mark->trace;
    const int32_t numbers[] = {trace->valence,  trace->strength, trace->negation,
                               trace->contrast, trace->frame,    trace->value};
    osk__buffer_text(&page->out, "<tr><td>");
    osk__html_text(&page->out, osk__slice(row->text.data + mark->start, mark->end - mark->start));
    osk__buffer_text(&page->out, "</td><td>");
    osk__html_text(&page->out, osk__trace_name(page->fold->dictionary, trace));
    osk__buffer_text(&page->out, "</td>");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        thousandths(page, numbers[i]);
    osk__buffer_text(&page->out, "<td>");
    reasons(page, row, mark);
    osk__buffer_text(&page->out, "</td></tr>\n");
}

static void sums(osk__page *page, const osk_score *score)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_number(page, (double)score->positive / 1000, 3, a),
                          osk__page_number(page, (double)score->negative / 1000, 3, b),
                          osk__page_number(page, OSK_SCORE_K / 1000.0, 3, c),
                          osk__page_number(page, (double)osk_score_value(score) / 1e6, 3, d)};
    osk__page_paragraph(page, "p", "trace.sum", values, 4);
}

static void trace_table(osk__page *page, const osk__row *row, const osk__mark *marks, size_t count)
{
    static const char *const columns[] = {"trace.words", "trace.entry", "trace.valence", "trace.strength",
                                          "trace.negation", "trace.contrast", "trace.frame", "trace.value", "trace.cue"};
    osk__page_open_wide(page);
    osk__buffer_text(&page->out, "<table>\n<thead><tr>");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        osk__buffer_text(&page->out, "<th scope=\"col\">");
        osk__page_say(page, columns[i]);
        osk__buffer_text(&page->out, "</th>");
    }
    osk__buffer_text(&page->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        if (marks[i].theme == OSK_NONE)
            trace_row(page, row, &marks[i]);
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
    sums(page, &row->score);
}

/* "Ledelse: toppledere; Strategi: mål" */
static void theme_list(osk__page *page, const osk__row *row, const osk__mark *marks, size_t count)
{
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (marks[i].theme == OSK_NONE)
            continue;
        osk__buffer_text(&page->out, first ? "<p>" : "; ");
        first = false;
        mark_title(page, &marks[i]);
        osk__buffer_text(&page->out, ": <bdi>");
        osk__html_text(&page->out, osk__slice(row->text.data + marks[i].start, marks[i].end - marks[i].start));
        osk__buffer_text(&page->out, "</bdi>");
    }
    osk__buffer_text(&page->out, first ? "" : "</p>\n");
}

static void trace(osk__page *page, const osk__row *row, const osk__mark *marks, size_t count)
{
    if (count == 0)
        return;
    osk__buffer_text(&page->out, "<details><summary>");
    osk__page_say(page, "trace.title");
    osk__buffer_text(&page->out, "</summary>\n");
    if (row->score.label != OSK_UNSCORED)
        trace_table(page, row, marks, count);
    theme_list(page, row, marks, count);
    osk__buffer_text(&page->out, "</details>\n");
}

/* ---- one comment ---- */

static void label(osk__page *page, const osk_score *score, size_t contributions)
{
    char key[32], a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    snprintf(key, sizeof key, "value.%s", osk_label_name(score->label));
    osk__buffer_format(&page->out, "<span class=\"label %s\">", osk_label_name(score->label));
    osk__page_say(page, key);
    if (score->label != OSK_UNSCORED) {
        osk__buffer_byte(&page->out, ' ');
        osk__html_text(&page->out, osk__page_number(page, (double)osk_score_value(score) / 1e6, 2, a));
    }
    osk__buffer_text(&page->out, "</span> <span class=\"words\">");
    osk_slice values[] = {osk__page_count(contributions, a), osk__page_count(score->words, b)};
    osk__page_fill(page, "comment.words", values, 2);
    osk__buffer_text(&page->out, "</span>");
}

static void author(osk__page *page, const osk__row *row)
{
    osk__buffer_text(&page->out, "<b><bdi>");
    if (row->author.data)
        osk__html_text(&page->out, row->author);
    else
        osk__page_say(page, row->kind == OSK_POST ? "comment.post" : "comment.nameless");
    osk__buffer_text(&page->out, "</bdi></b> ");
    if (row->posted.data) {
        osk__buffer_text(&page->out, "<span class=\"words\"><bdi>");
        osk__html_text(&page->out, row->posted);
        osk__buffer_text(&page->out, "</bdi></span> ");
    }
}

/* What the page's script filters by: the participant's number, and the numbers of the themes. */
static void open_article(osk__page *page, size_t i)
{
    const osk_fold *fold = page->fold;
    const osk__row *row = &fold->rows[i];
    osk__buffer_format(&page->out, "<article id=\"c%zu\"", row->n);
    if (page->people->of_row[i] != OSK_NONE)
        osk__buffer_format(&page->out, " data-who=\"%u\"", page->people->of_row[i]);
    for (size_t t = 0, shown = 0; t <= row->theme_count; t++) {
        if (t == row->theme_count)
            osk__buffer_text(&page->out, shown ? "\"" : "");
        else if (fold->theme_cells[row->themes + t].hits)
            osk__buffer_format(&page->out, "%s%u", shown++ ? " " : " data-themes=\"", fold->theme_cells[row->themes + t].theme);
    }
    osk__buffer_text(&page->out, ">\n");
}

static void one_comment(osk__page *page, size_t i)
{
    const osk__row *row = &page->fold->rows[i];
    size_t count, contributions = 0;
    const osk__mark *marks = osk__page_marks(page, row, &count);
    for (size_t m = 0; m < count; m++)
        contributions += marks[m].theme == OSK_NONE;
    open_article(page, i);
    osk__buffer_format(&page->out, "<h3><a href=\"#c%zu\">%zu</a> ", row->n, row->n);
    author(page, row);
    label(page, &row->score, contributions);
    osk__buffer_text(&page->out, "</h3>\n<div class=\"text\" dir=\"auto\">");
    marked_text(page, row, marks, count);
    osk__buffer_text(&page->out, "</div>\n");
    trace(page, row, marks, count);
    osk__buffer_text(&page->out, "</article>\n");
}

/* ---- the filter: hidden until the script shows it ---- */

static void option(osk__page *page, size_t value, osk_slice name)
{
    osk__buffer_format(&page->out, "<option value=\"%zu\">", value);
    osk__html_text(&page->out, name);
    osk__buffer_text(&page->out, "</option>\n");
}

static void open_choice(osk__page *page, const char *id, const char *label_key)
{
    osk__buffer_text(&page->out, "<label>");
    osk__page_say(page, label_key);
    osk__buffer_format(&page->out, "<select id=\"%s\"><option value=\"\">", id);
    osk__page_say(page, "filter.all");
    osk__buffer_text(&page->out, "</option>\n");
}

/* The participants of the comments that stand here. */
static void people_choice(osk__page *page)
{
    open_choice(page, "filter-who", "column.participant");
    for (size_t who = 0; who < page->people->count; who++) {
        bool here = false;
        for (size_t i = page->people->first[who]; !here && i < page->people->first[who + 1]; i++)
            here = osk__page_holds(page, page->people->rows[i]);
        if (here)
            option(page, who, page->people->items[who].name);
    }
    osk__buffer_text(&page->out, "</select></label>\n");
}

static void theme_choice(osk__page *page)
{
    open_choice(page, "filter-theme", "column.theme");
    for (size_t theme = 0; theme < page->fold->dictionary->theme_count; theme++) {
        bool here = false;
        for (size_t i = 0; !here && i < page->fold->row_count; i++)
            here = osk__page_holds(page, i) && osk__row_theme(page->fold, &page->fold->rows[i], theme)->hits;
        if (here)
            option(page, theme, osk__page_theme_name(page, theme));
    }
    osk__buffer_text(&page->out, "</select></label>\n");
}

static void filter(osk__page *page)
{
    osk__buffer_text(&page->out, "<div class=\"filter\" id=\"filter\" role=\"search\" hidden>\n<label>");
    osk__page_say(page, "filter.words");
    osk__buffer_text(&page->out, "<input type=\"search\" id=\"filter-words\" autocomplete=\"off\"></label>\n");
    people_choice(page);
    theme_choice(page);
    osk__buffer_text(&page->out, "<button type=\"button\" id=\"filter-clear\">");
    osk__page_say(page, "filter.clear");
    osk__buffer_text(&page->out, "</button>\n<p role=\"status\" id=\"filter-status\" data-text=\"");
    osk__page_say(page, "filter.shown"); /* with its placeholders: the script fills them in */
    osk__buffer_text(&page->out, "\"></p>\n</div>\n");
}

/* ---- the section ---- */

/* Links to the pages beside this one. */
static void sides(osk__page *page)
{
    osk__buffer_text(&page->out, "<nav aria-label=\"");
    osk__page_say(page, "comments.pages");
    osk__buffer_text(&page->out, "\">\n");
    for (size_t i = 1; i <= page->sides; i++) {
        char name[OSK__SIDE_ROOM];
        size_t first = (i - 1) * OSK__PAGE_COMMENTS, last = i * OSK__PAGE_COMMENTS;
        last = last < page->fold->row_count ? last : page->fold->row_count;
        osk__page_side_name(i, name);
        osk__buffer_format(&page->out, "<a href=\"%s\">%zu\xE2\x80\x93%zu</a>\n", name, page->fold->rows[first].n,
                           page->fold->rows[last - 1].n);
    }
    osk__buffer_text(&page->out, "</nav>\n");
}

/* Where all comments are, when some are not here. */
static void elsewhere(osk__page *page)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(OSK__PAGE_CITED, a), osk__page_count(page->fold->row_count, b)};
    if (page->side || !page->cited)
        return;
    osk__page_paragraph(page, "p", page->sides ? "comments.cited" : "comments.summary", values, 2);
    if (page->sides)
        sides(page);
}

void osk__page_comments(osk__page *page)
{
    osk__page_element(page, "p class=\"how\"", "comments.how");
    elsewhere(page);
    filter(page);
    for (size_t i = 0; i < page->fold->row_count; i++)
        if (osk__page_holds(page, i))
            one_comment(page, i);
}
