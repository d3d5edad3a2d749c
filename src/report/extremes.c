/* The most positive and the most negative comments, with the words that made them so.
 *
 *   9 Kari 0,65: bra 1,000 - ikke daarlig 0,800 - takk 0,600 */
#include "report.h"

enum { WORDS = 5 };

static int64_t weight(const osk__mark *mark)
{
    return mark->theme == OSK_NONE ? (mark->trace.value < 0 ? -(int64_t)mark->trace.value : mark->trace.value) : 0;
}

/* Is the mark one of those that weigh most? Of equal ones the first. */
static bool is_heavy(const osk__mark *marks, size_t count, size_t at)
{
    size_t before = 0;
    for (size_t i = 0; i < count; i++)
        before += weight(&marks[i]) > weight(&marks[at]) || (i < at && weight(&marks[i]) == weight(&marks[at]));
    return before < WORDS && weight(&marks[at]) > 0;
}

static void words(osk__page *page, const osk__row *row)
{
    size_t count;
    const osk__mark *marks = osk__page_marks(page, row, &count);
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        char room[OSK__NUMBER_ROOM];
        if (!is_heavy(marks, count, i))
            continue;
        osk__buffer_format(&page->out, "%s<mark class=\"%s\"><bdi>", first ? ": " : " \xC2\xB7 ",
                           marks[i].trace.value > 0 ? "p" : "m");
        osk__html_text(&page->out, osk__slice(row->text.data + marks[i].start, marks[i].end - marks[i].start));
        osk__buffer_text(&page->out, "</bdi></mark> ");
        osk__html_text(&page->out, osk__page_number(page, marks[i].trace.value / 1000.0, 1, room));
        first = false;
    }
}

static void one(osk__page *page, const osk__row *row)
{
    char room[OSK__NUMBER_ROOM];
    osk__buffer_text(&page->out, "<li>");
    bool linked = osk__page_open_link(page, row->n);
    osk__buffer_format(&page->out, "%zu%s <bdi>", row->n, linked ? "</a>" : "");
    if (row->author.data)
        osk__html_text(&page->out, row->author);
    else
        osk__page_say(page, "comment.nameless");
    osk__buffer_format(&page->out, "</bdi> <span class=\"label %s\">", osk_label_name(row->score.label));
    osk__html_text(&page->out, osk__page_number(page, osk__row_value(row), 2, room));
    osk__buffer_text(&page->out, "</span>");
    words(page, row);
    osk__buffer_text(&page->out, "</li>\n");
}

/* From one end of the scores, while they have that sign. */
static void list(osk__page *page, const char *title, int sign)
{
    size_t shown = 0;
    for (size_t i = 0; i < page->ranked_count && shown < OSK__EXTREMES; i++) {
        const osk__row *row = &page->fold->rows[page->ranked[sign > 0 ? i : page->ranked_count - 1 - i]];
        if (sign * osk_score_value(&row->score) <= 0)
            break;
        if (shown++ == 0) {
            osk__page_element(page, "h3", title);
            osk__buffer_text(&page->out, "<ul>\n");
        }
        one(page, row);
    }
    osk__buffer_text(&page->out, shown ? "</ul>\n" : "");
}

void osk__page_extremes(osk__page *page)
{
    list(page, "sentiment.most_positive", 1);
    list(page, "sentiment.most_negative", -1);
}
