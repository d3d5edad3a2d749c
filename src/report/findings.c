/* The first two sections: what the data are and how complete, and the findings in a few sentences. */
#include "report.h"

#include "../base/table.h"
#include "../comment/corpus.h"

#include <string.h>

struct tally { size_t comments, labels[5], scored; uint64_t words, sentences; };

static struct tally count_up(const osk_fold *fold)
{
    struct tally tally = {0};
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

/* ---- what the data are ---- */

void osk__page_completeness(osk__page *page, size_t found)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    size_t stated = osk_corpus_stated(page->corpus);
    if (osk_corpus_complete(page->corpus) == OSK_PARTIAL && found >= stated) { /* no number, but more is offered */
        osk_slice offered[] = {osk__page_count(found, b), osk__page_count(osk_corpus_unloaded(page->corpus), a)};
        osk__page_paragraph(page, "p", "data.unloaded", offered, 2);
        return;
    }
    osk_slice values[] = {osk__page_count(found, b), osk__page_count(stated, a)};
    switch (osk_corpus_complete(page->corpus)) {
    case OSK_PARTIAL: osk__page_paragraph(page, "p", "data.partial", values, 2); break;
    case OSK_COMPLETE: osk__page_paragraph(page, "p", "data.complete", values, 2); break;
    case OSK_UNKNOWN: osk__page_paragraph(page, "p", stated ? "data.differs" : "data.unknown", values, 2); break;
    }
}

/* When, as far as the times tell: dates, or ages without a day to count from. */
static void times(osk__page *page, size_t comments)
{
    osk__times told = osk__corpus_times(page->corpus);
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    if (told.earliest[0]) {
        osk_slice values[] = {osk__slice_text(told.earliest), osk__slice_text(told.latest),
                              osk__page_count(told.told - told.ages, a), osk__page_count(comments, b)};
        osk__page_paragraph(page, "p", "data.dates", values, 4);
    }
    if (told.ages) {
        osk_slice ages = osk__page_count(told.ages, a);
        osk__page_paragraph(page, "p", "data.ages", &ages, 1);
    }
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
    if (osk_corpus_notices(page->corpus) == 0)
        return;
    osk__buffer_text(&page->out, "<details><summary>");
    osk__page_say(page, "data.notices");
    osk__buffer_text(&page->out, "</summary><ul lang=\"en\">\n");
    for (size_t i = 0; i < osk_corpus_notices(page->corpus); i++) {
        osk_error place = osk_corpus_notice(page->corpus, i)->place;
        char text[800];
        place.file[0] = '\0';
        osk_error_text(&place, text, sizeof text);
        osk__buffer_text(&page->out, "<li>");
        osk__html_text(&page->out, osk__slice_text(text));
        osk__buffer_text(&page->out, "</li>\n");
    }
    osk__buffer_text(&page->out, "</ul></details>\n");
}

void osk__page_data(osk__page *page)
{
    struct tally tally = count_up(page->fold);
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(tally.comments, a), osk__page_count(page->people->count, b),
                          osk__page_count(tally.words, c), osk__page_count(tally.sentences, d)};
    osk__page_paragraph(page, "p", "data.size", values, 4);
    osk__page_completeness(page, tally.comments);
    times(page, tally.comments);
    quoted_and_edited(page);
    if (page->people->nameless) {
        osk_slice nameless = osk__page_count(page->people->nameless, a);
        osk__page_paragraph(page, "p", "data.nameless", &nameless, 1);
    }
    if (osk_corpus_rejected(page->corpus)) {
        osk_slice rejected = osk__page_count(osk_corpus_rejected(page->corpus), a);
        osk__page_paragraph(page, "p", "data.rejected", &rejected, 1);
    }
    reader_notices(page);
}

/* ---- findings ---- */

static void who_dominates(osk__page *page)
{
    const osk__people *people = page->people;
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM];
    size_t most = 0;
    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].words > people->items[most].words)
            most = i;
    if (people->count < 2 || people->words == 0) {
        osk__page_paragraph(page, "li", "find.no_people", NULL, 0);
        return;
    }
    const osk__participant *who = &people->items[most];
    osk_slice values[] = {who->name, osk__page_count(who->comments, a), osk__page_count(people->named, b),
                          osk__page_percent(page, (double)who->words / (double)people->words, c),
                          osk__page_count(people->count, d)};
    osk__page_paragraph(page, "li", "find.most", values, 5);
}

static void mood(osk__page *page, const struct tally *tally)
{
    char rooms[6][OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(tally->comments, rooms[0]),
                          osk__page_count(tally->labels[OSK_POSITIVE], rooms[1]),
                          osk__page_count(tally->labels[OSK_NEGATIVE], rooms[2]),
                          osk__page_count(tally->labels[OSK_MIXED], rooms[3]),
                          osk__page_count(tally->labels[OSK_NEUTRAL], rooms[4]),
                          osk__page_count(tally->labels[OSK_UNSCORED], rooms[5])};
    osk__page_paragraph(page, "li", "find.mood", values, 6);
}

/* "< 0,001" or "= 0,381" */
static osk_slice p_value(const osk__page *page, double p, char room[OSK__NUMBER_ROOM])
{
    static const char equals[] = "=\xC2\xA0";
    char digits[OSK__NUMBER_ROOM];
    osk_slice number = osk__page_probability(page, p, digits);
    size_t sign = number.data[0] == '<' ? 0 : sizeof equals - 1;
    memcpy(room, equals, sign);
    memcpy(room + sign, number.data, number.length);
    return osk__slice(room, sign + number.length);
}

/* The test on sentiment is the first row of the table; its note tells why where there was none. */
static void difference(osk__page *page)
{
    const osk_table *table = page->compare;
    size_t p = osk__table_find(table, "p");
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    if (osk__table_is_missing(table, 0, p)) {
        osk_slice note = osk_table_text(table, 0, osk__table_find(table, "note"));
        osk__page_paragraph(page, "li", "find.untested", &note, 1);
        return;
    }
    double value = osk__table_value(table, 0, p);
    osk_slice values[] = {p_value(page, value, a), osk_table_text(table, 0, osk__table_find(table, "n")),
                          osk_table_text(table, 0, osk__table_find(table, "participants")),
                          osk__page_number(page, osk__table_value(table, 0, osk__table_find(table, "size")), 2, b)};
    osk__page_paragraph(page, "li", value < OSK__LEVEL ? "find.differ" : "find.no_difference", values, 4);
}

static void main_theme(osk__page *page, const struct tally *tally)
{
    const osk__dictionary *dictionary = page->fold->dictionary;
    uint64_t best = 0;
    size_t theme = 0;
    for (size_t t = 0; t < dictionary->theme_count; t++) {
        uint64_t sentences = 0;
        for (size_t i = 0; i < page->fold->row_count; i++)
            if (page->fold->rows[i].kind == OSK_COMMENT)
                sentences += osk__row_theme(page->fold, &page->fold->rows[i], t)->sentences;
        if (sentences > best) {
            best = sentences;
            theme = t;
        }
    }
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    if (best == 0) {
        osk__page_paragraph(page, "li", "find.no_theme", NULL, 0);
        return;
    }
    osk_slice values[] = {osk__slice_text(dictionary->themes[theme].names[page->language]), osk__page_count(best, a),
                          osk__page_count(tally->sentences, b)};
    osk__page_paragraph(page, "li", "find.theme", values, 3);
}

void osk__page_findings(osk__page *page)
{
    struct tally tally = count_up(page->fold);
    osk__buffer_text(&page->out, "<ul class=\"findings\">\n");
    who_dominates(page);
    mood(page, &tally);
    difference(page);
    main_theme(page, &tally);
    osk__buffer_text(&page->out, "</ul>\n");
}
