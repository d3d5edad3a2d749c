/* The first section: what the data are, and how complete. */
#include "report.h"

#include <stdio.h>

#include "../comment/corpus.h"

osk__counts osk__page_tally(const osk__page *page)
{
    const osk_fold *fold = page->fold;
    osk__counts tally = {0};
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk__row *row = &fold->rows[i];
        if (row->kind != OSK_COMMENT)
            continue;
        tally.comments++;
        tally.labels[row->score.label]++;
        tally.words += row->score.words;
        tally.sentences += row->score.sentences;
    }
    tally.scored = tally.comments - tally.labels[OSK_UNSCORED];
    return tally;
}

void osk__page_completeness(osk__page *page, size_t found)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    size_t stated = osk_corpus_stated(page->corpus);
    if (osk_corpus_complete(page->corpus) == OSK_PARTIAL && found >= stated) { /* no number, but more is offered */
        osk_slice offered[] = {osk__page_count(found, b), osk__page_count(osk_corpus_unloaded(page->corpus), a)};
        osk__page_paragraph(page, "p class=\"caution\"", "data.unloaded", offered, 2);
        return;
    }
    osk_slice values[] = {osk__page_count(found, b), osk__page_count(stated, a)};
    switch (osk_corpus_complete(page->corpus)) {
    case OSK_PARTIAL: osk__page_paragraph(page, "p class=\"caution\"", "data.partial", values, 2); break;
    case OSK_COMPLETE: osk__page_paragraph(page, "p", "data.complete", values, 2); break;
    case OSK_UNKNOWN: osk__page_paragraph(page, "p", stated ? "data.differs" : "data.unknown", values, 2); break;
    }
}

/* "2024-09-02" as people write it; what is no such date as it stands. */
static osk_slice day_of(const osk__page *page, const char *date, osk__buffer *out)
{
    int year, month, day;
    char room[2][OSK__NUMBER_ROOM];
    osk_slice months = osk__texts_find(page->texts, "data.months", page->language), name = {0};
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3 || month < 1 || month > 12)
        return osk__slice_text(date);
    for (int i = 0; i < month; i++)
        osk__slice_cut(&months, ' ', &name);
    osk_slice values[] = {osk__page_count((uint64_t)day, room[0]), name, osk__page_count((uint64_t)year, room[1])};
    osk__texts_fill(out, osk__texts_find(page->texts, "data.day", page->language), values, 3);
    return osk__slice(out->data ? out->data : "", out->length);
}

/* When, as far as the times tell. */
static void dates(osk__page *page, size_t comments)
{
    osk__times told = osk__corpus_times(page->corpus);
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk__buffer first = {0}, last = {0};
    osk_slice values[] = {day_of(page, told.earliest, &first), day_of(page, told.latest, &last),
                          osk__page_count(told.told - told.ages, a), osk__page_count(comments, b)};
    if (told.earliest[0])
        osk__page_paragraph(page, "p", "data.dates", values, 4);
    page->out.failed |= first.failed || last.failed;
    osk__buffer_free(&first);
    osk__buffer_free(&last);
}

/* Ages without a day to count from. */
static void ages(osk__page *page)
{
    char a[OSK__NUMBER_ROOM];
    osk_slice ages = osk__page_count(osk__corpus_times(page->corpus).ages, a);
    if (osk__corpus_times(page->corpus).ages)
        osk__page_paragraph(page, "p", "data.ages", &ages, 1);
}

/* Whose words, and what a person has mended. */
static void quoted_and_edited(osk__page *page)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM];
    uint64_t words = 0, quoted = 0;
    for (size_t i = 0; i < page->fold->row_count; i++) {
        const osk__row *row = &page->fold->rows[i];
        words += row->kind == OSK_COMMENT ? row->score.words : 0;
        quoted += row->kind == OSK_COMMENT ? row->score.quoted_words : 0;
    }
    if (quoted) {
        osk_slice values[] = {osk__page_count(quoted, a), osk__page_count(words, b),
                              osk__page_percent(page, (double)quoted / (double)words, c)};
        osk__page_paragraph(page, "p", "data.quoted", values, 3);
    }
    if (osk_corpus_edits(page->corpus)) {
        osk_slice values[] = {osk__page_count(osk_corpus_edit_count(page->corpus), a),
                              osk__slice_text(osk_corpus_edits(page->corpus))};
        osk__page_paragraph(page, "p", "data.edits", values, 2);
    }
}

static void reader_notices(osk__page *page)
{
    char room[OSK__NUMBER_ROOM];
    if (osk_corpus_notices(page->corpus) == 0)
        return;
    osk__page_element(page, "p", "data.notices");
    osk__buffer_text(&page->out, "<ul>\n");
    for (size_t i = 0; i < osk_corpus_notices(page->corpus); i++) {
        const osk_error *place = &osk_corpus_notice(page->corpus, i)->place;
        osk__buffer said = {0};
        bool known = osk__texts_retell(page->texts, page->language, osk__slice_text(place->message), &said);
        osk_slice values[] = {osk__page_count(place->line, room), osk__slice(said.data ? said.data : "", said.length)};
        osk__buffer_text(&page->out, known ? "<li>" : "<li lang=\"en\">");
        if (place->line)
            osk__page_fill(page, "data.line", values, 2);
        else
            osk__html_text(&page->out, values[1]);
        osk__buffer_text(&page->out, "</li>\n");
        page->out.failed = page->out.failed || said.failed;
        osk__buffer_free(&said);
    }
    osk__buffer_text(&page->out, "</ul>\n");
}

/* What one looks up, and does not have to know first. */
static void more(osk__page *page)
{
    osk__buffer_text(&page->out, "<details><summary>");
    osk__page_say(page, "data.more");
    osk__buffer_text(&page->out, "</summary>\n");
    ages(page);
    quoted_and_edited(page);
    reader_notices(page);
    osk__buffer_text(&page->out, "</details>\n");
}

/* "<b>27</b> comments" */
static void fact(osk__page *page, uint64_t count, const char *one, const char *several)
{
    osk__buffer_format(&page->out, "<li><b>%llu</b> ", (unsigned long long)count);
    osk__page_say(page, count == 1 ? one : several);
    osk__buffer_text(&page->out, "</li>\n");
}

void osk__page_data(osk__page *page)
{
    osk__counts tally = osk__page_tally(page);
    char a[OSK__NUMBER_ROOM];
    osk__buffer_text(&page->out, "<ul class=\"facts\">\n");
    fact(page, tally.comments, "data.comment", "data.comments");
    fact(page, page->people->count, "data.person", "data.people");
    fact(page, tally.words, "data.word", "data.words");
    fact(page, tally.sentences, "data.sentence", "data.sentences");
    osk__buffer_text(&page->out, "</ul>\n");
    if (tally.comments)
        osk__page_completeness(page, tally.comments);
    else
        osk__page_element(page, "p class=\"caution\"", "data.none");
    if (!page->timeline) {
        osk_slice cited = osk__page_count(OSK__PAGE_CITED, a);
        osk__page_paragraph(page, "p class=\"caution\"", page->sides ? "data.summary_sides" : "data.summary", &cited, 1);
    }
    dates(page, tally.comments);
    if (page->people->nameless) {
        osk_slice nameless = osk__page_count(page->people->nameless, a);
        osk__page_paragraph(page, "p", "data.nameless", &nameless, 1);
    }
    if (osk_corpus_rejected(page->corpus)) {
        osk_slice rejected = osk__page_count(osk_corpus_rejected(page->corpus), a);
        osk__page_paragraph(page, "p", "data.rejected", &rejected, 1);
    }
    more(page);
}
