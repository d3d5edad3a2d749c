/* Comments with their words marked and their trace: every number on the page can be followed here. */
#include "report.h"

#include <stdio.h>

enum { MOST_COMMENTS = 500 };

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

/* The comment's marks, which come in the order of n. */
static const osk__mark *marks_of(osk__page *page, const osk__row *row, size_t *count)
{
    const osk_fold *fold = page->fold;
    while (page->cursor < fold->mark_count && fold->marks[page->cursor].n < row->n)
        page->cursor++;
    const osk__mark *marks = fold->marks + page->cursor;
    for (*count = 0; page->cursor + *count < fold->mark_count && marks[*count].n == row->n; ++*count)
        continue;
    page->cursor += *count;
    return marks;
}

static void one_comment(osk__page *page, const osk__row *row)
{
    size_t count, contributions = 0;
    const osk__mark *marks = marks_of(page, row, &count);
    for (size_t i = 0; i < count; i++)
        contributions += marks[i].theme == OSK_NONE;
    osk__buffer_format(&page->out, "<article id=\"c%zu\">\n<h3><a href=\"#c%zu\">%zu</a> ", row->n, row->n, row->n);
    author(page, row);
    label(page, &row->score, contributions);
    osk__buffer_text(&page->out, "</h3>\n<div class=\"text\" dir=\"auto\">");
    marked_text(page, row, marks, count);
    osk__buffer_text(&page->out, "</div>\n");
    trace(page, row, marks, count);
    osk__buffer_text(&page->out, "</article>\n");
}

void osk__page_comments(osk__page *page)
{
    page->cursor = 0;
    osk__page_element(page, "p", "comments.how");
    for (size_t i = 0; i < page->fold->row_count && i < MOST_COMMENTS; i++)
        one_comment(page, &page->fold->rows[i]);
    if (page->fold->row_count > MOST_COMMENTS) {
        char a[OSK__NUMBER_ROOM];
        osk_slice most = osk__page_count(MOST_COMMENTS, a);
        osk__page_paragraph(page, "p", "comments.cut", &most, 1);
    }
}

/* ---- the most positive and the most negative ---- */

static const osk__row *find_extreme(const osk__page *page, int sign)
{
    const osk__row *best = NULL;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        const osk__row *row = &page->fold->rows[i];
        int64_t value = sign * osk_score_value(&row->score);
        if (osk__row_scored(row) && value > 0 && (!best || value > sign * osk_score_value(&best->score)))
            best = row;
    }
    return best;
}

/* With a link where the comment stands in the page. */
static void extreme(osk__page *page, const char *key, int sign)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    const osk__row *best = find_extreme(page, sign);
    if (!best)
        return;
    bool there = best - page->fold->rows < MOST_COMMENTS;
    osk_slice nobody = osk__texts_find(page->texts, "comment.nobody", page->language);
    osk_slice values[] = {osk__page_count(best->n, a), best->author.data ? best->author : nobody,
                          osk__page_number(page, (double)osk_score_value(&best->score) / 1e6, 2, b)};
    osk__buffer_text(&page->out, "<p>");
    if (there)
        osk__buffer_format(&page->out, "<a href=\"#c%zu\">", best->n);
    osk__page_fill(page, key, values, 3);
    osk__buffer_text(&page->out, there ? "</a></p>\n" : "</p>\n");
}

void osk__page_extremes(osk__page *page)
{
    extreme(page, "sentiment.most_positive", 1);
    extreme(page, "sentiment.most_negative", -1);
}
