/* Comments with their words marked and their trace: every number on the page can be followed here. */
#include "report.h"

#include "../base/number.h"

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

/* Marks come in the order of the text; one that begins inside the one before is left to the trace. */
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

static void trace_row(osk__page *page, const osk__row *row, const osk__mark *mark)
{
    const osk__entry *entry = &page->fold->dictionary->entries[mark->trace.entry];
    osk__buffer_text(&page->out, "<tr><td>");
    osk__html_text(&page->out, osk__slice(row->text.data + mark->start, mark->end - mark->start));
    osk__buffer_text(&page->out, "</td><td>");
    osk__html_text(&page->out, entry->name);
    osk__buffer_text(&page->out, "</td>");
    thousandths(page, mark->trace.valence);
    thousandths(page, mark->trace.strength);
    thousandths(page, mark->trace.negation);
    thousandths(page, mark->trace.contrast);
    thousandths(page, mark->trace.value);
    osk__buffer_text(&page->out, "<td>");
    osk__html_text(&page->out, osk__slice(row->text.data + mark->cue_start, mark->cue_end - mark->cue_start));
    osk__buffer_text(&page->out, "</td></tr>\n");
}

static void sums(osk__page *page, const osk_score *score)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_number(page, (double)score->positive / 1000, 3, a),
                          osk__page_number(page, (double)score->negative / 1000, 3, b),
                          osk__page_number(page, OSK_SCORE_K / 1000.0, 3, c),
                          osk__page_number(page, (double)osk_score_value(score) / 1e6, 3, d)};
    osk__buffer_text(&page->out, "<p>");
    osk__page_fill(page, "trace.sum", values, 4);
    osk__buffer_text(&page->out, "</p>\n");
}

static void trace(osk__page *page, const osk__row *row, const osk__mark *marks, size_t count)
{
    static const char *const columns[] = {"trace.words", "trace.entry", "trace.valence", "trace.strength",
                                          "trace.negation", "trace.contrast", "trace.value", "trace.cue"};
    if (row->score.label == OSK_UNSCORED)
        return;
    osk__buffer_text(&page->out, "<details><summary>");
    osk__page_say(page, "trace.title");
    osk__buffer_text(&page->out, "</summary><div class=\"wide\"><table>\n<thead><tr>");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        osk__page_element(page, "th", columns[i]);
    osk__buffer_text(&page->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        if (marks[i].theme == OSK_NONE)
            trace_row(page, row, &marks[i]);
    osk__buffer_text(&page->out, "</tbody></table></div>\n");
    sums(page, &row->score);
    osk__buffer_text(&page->out, "</details>\n");
}

/* ---- one comment ---- */

static void label(osk__page *page, const osk_score *score)
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
    osk_slice values[] = {osk__page_count(score->scored_words, a), osk__page_count(score->words, b)};
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

static void one_comment(osk__page *page, const osk__row *row)
{
    const osk_fold *fold = page->fold;
    while (page->cursor < fold->mark_count && fold->marks[page->cursor].n < row->n)
        page->cursor++;
    const osk__mark *marks = fold->marks + page->cursor;
    size_t count = 0;
    while (page->cursor + count < fold->mark_count && marks[count].n == row->n)
        count++;
    page->cursor += count;
    osk__buffer_format(&page->out, "<article id=\"c%zu\">\n<p class=\"who\"><a href=\"#c%zu\">%zu</a> ", row->n, row->n, row->n);
    author(page, row);
    label(page, &row->score);
    osk__buffer_text(&page->out, "</p>\n<div class=\"text\" dir=\"auto\">");
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
        osk__buffer_text(&page->out, "<p>");
        osk__page_fill(page, "comments.cut", &most, 1);
        osk__buffer_text(&page->out, "</p>\n");
    }
}

/* ---- the most positive and the most negative ---- */

static void extreme(osk__page *page, const char *key, int sign)
{
    const osk__row *best = NULL;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        const osk__row *row = &page->fold->rows[i];
        int64_t value = sign * osk_score_value(&row->score);
        if (osk__row_scored(row) && value > 0 && (!best || value > sign * osk_score_value(&best->score)))
            best = row;
    }
    if (!best)
        return;
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk_slice nobody = osk__texts_find(page->texts, "comment.nameless", page->language);
    osk_slice values[] = {osk__page_count(best->n, a), best->author.data ? best->author : nobody,
                          osk__page_number(page, (double)osk_score_value(&best->score) / 1e6, 2, b)};
    osk__buffer_format(&page->out, "<p><a href=\"#c%zu\">", best->n);
    osk__page_fill(page, key, values, 3);
    osk__buffer_text(&page->out, "</a></p>\n");
}

void osk__page_extremes(osk__page *page)
{
    extreme(page, "sentiment.most_positive", 1);
    extreme(page, "sentiment.most_negative", -1);
}
