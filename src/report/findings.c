/* The first two sections: what the data are and how complete, and the findings in a few sentences. */
#include "report.h"

#include "../base/table.h"
#include "../comment/corpus.h"

#include <stdlib.h>
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

/* "<b>27</b> comments" */
static void fact(osk__page *page, uint64_t count, const char *key)
{
    osk__buffer_format(&page->out, "<li><b>%llu</b> ", (unsigned long long)count);
    osk__page_say(page, key);
    osk__buffer_text(&page->out, "</li>\n");
}

void osk__page_data(osk__page *page)
{
    struct tally tally = count_up(page->fold);
    char a[OSK__NUMBER_ROOM];
    osk__buffer_text(&page->out, "<ul class=\"facts\">\n");
    fact(page, tally.comments, "data.comments");
    fact(page, page->people->count, "data.people");
    fact(page, tally.words, "data.words");
    fact(page, tally.sentences, "data.sentences");
    osk__buffer_text(&page->out, "</ul>\n");
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

/* ---- findings: five sentences, each with what it rests on ---- */

static void who_dominates(osk__page *page)
{
    const osk__people *people = page->people;
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM], e[OSK__NUMBER_ROOM];
    size_t most = 0;
    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].words > people->items[most].words)
            most = i;
    if (people->count < 2 || people->words == 0) {
        osk__page_say(page, "find.no_people");
        return;
    }
    const osk__participant *who = &people->items[most];
    osk_slice values[] = {who->name, osk__page_count(who->comments, a), osk__page_count(people->named, b),
                          osk__page_percent(page, (double)who->words / (double)people->words, c),
                          osk__page_count(people->count, d), osk__page_percent(page, 1 / (double)people->count, e)};
    osk__page_fill(page, "find.most", values, 6);
}

/* ", 95 % confidence interval 0,12 to 0,29", or nothing, into the buffer. */
static void put_interval(osk__page *page, osk__buffer *out, bool given, osk_slice low, osk_slice high)
{
    osk_slice values[] = {low, high};
    if (given)
        osk__texts_fill(out, osk__texts_find(page->texts, "find.interval", page->language), values, 2);
}

/* The mean of all scored comments, and what its interval lets be said of its sign. */
static bool mood_on_the_whole(osk__page *page, osk_error *error)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM];
    osk__chance chance = osk__stat_chance(page->stat);
    osk__interval interval = {0};
    osk__buffer text = {0};
    double *scores = osk__take(page->ranked_count + 1, sizeof *scores, error);
    for (size_t i = 0; scores && i < page->ranked_count; i++)
        scores[i] = osk__row_value(&page->fold->rows[page->ranked[i]]);
    if (!scores || !osk__interval_mean(scores, page->ranked_count, false, &chance, &interval, error)) {
        free(scores);
        return false;
    }
    free(scores);
    put_interval(page, &text, interval.given, osk__page_number(page, interval.low, 2, a), osk__page_number(page, interval.high, 2, b));
    osk_slice values[] = {osk__page_number(page, interval.mean, 2, c), osk__slice(text.data, text.length)};
    if (interval.given)
        osk__page_fill(page, interval.low > 0 ? "find.mood_positive" : interval.high < 0 ? "find.mood_negative" : "find.mood_unclear", values, 2);
    else
        osk__page_say(page, "find.mood_few");
    page->out.failed |= text.failed;
    osk__buffer_free(&text);
    return true;
}

static void mood(osk__page *page)
{
    char rooms[6][OSK__NUMBER_ROOM];
    struct tally tally = count_up(page->fold);
    osk_slice values[] = {osk__page_count(tally.comments, rooms[0]),
                          osk__page_count(tally.labels[OSK_POSITIVE], rooms[1]),
                          osk__page_count(tally.labels[OSK_NEGATIVE], rooms[2]),
                          osk__page_count(tally.labels[OSK_MIXED], rooms[3]),
                          osk__page_count(tally.labels[OSK_NEUTRAL], rooms[4]),
                          osk__page_count(tally.labels[OSK_UNSCORED], rooms[5])};
    page->out.failed |= !mood_on_the_whole(page, NULL);
    osk__buffer_byte(&page->out, ' ');
    osk__page_fill(page, "find.mood", values, 6);
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
        osk__page_paragraph(page, "span", "find.untested", &note, 1);
        return;
    }
    double value = osk__table_value(table, 0, p);
    osk_slice values[] = {p_value(page, value, a), osk_table_text(table, 0, osk__table_find(table, "n")),
                          osk_table_text(table, 0, osk__table_find(table, "participants")),
                          osk__page_number(page, osk__table_value(table, 0, osk__table_find(table, "size")), 2, b)};
    osk__page_paragraph(page, "span", value < OSK__LEVEL ? "find.differ" : "find.no_difference", values, 4);
}

/* The two themes in most sentences; the second has 0 where there is none. */
struct main_themes { size_t theme[2]; uint64_t sentences[2]; };

static struct main_themes main_themes(const osk__page *page)
{
    struct main_themes main = {0};
    for (size_t t = 0; t < page->fold->dictionary->theme_count; t++) {
        uint64_t sentences = 0;
        for (size_t i = 0; i < page->fold->row_count; i++)
            if (page->fold->rows[i].kind == OSK_COMMENT)
                sentences += osk__row_theme(page->fold, &page->fold->rows[i], t)->sentences;
        size_t at = sentences > main.sentences[0] ? 0 : sentences > main.sentences[1] ? 1 : 2;
        if (at == 0) {
            main.theme[1] = main.theme[0];
            main.sentences[1] = main.sentences[0];
        }
        if (at < 2) {
            main.theme[at] = t;
            main.sentences[at] = sentences;
        }
    }
    return main;
}

/* The share of the sentences that hold the theme, a comment left out at a time. */
static osk__limits theme_limits(osk__page *page, size_t theme)
{
    const osk_fold *fold = page->fold;
    double *part = osk__take(fold->row_count + 1, sizeof *part, NULL), *whole = osk__take(fold->row_count + 1, sizeof *whole, NULL);
    osk__limits limits = {0};
    size_t count = 0;
    for (size_t i = 0; part && whole && i < fold->row_count; i++) {
        if (fold->rows[i].kind != OSK_COMMENT)
            continue;
        part[count] = osk__row_theme(fold, &fold->rows[i], theme)->sentences;
        whole[count++] = fold->rows[i].score.sentences;
    }
    page->out.failed |= !part || !whole;
    if (part && whole)
        limits = osk__interval_share(part, whole, count);
    free(part);
    free(whole);
    return limits;
}

static void main_theme(osk__page *page)
{
    struct tally tally = count_up(page->fold);
    struct main_themes main = main_themes(page);
    char rooms[6][OSK__NUMBER_ROOM];
    double sentences = tally.sentences ? (double)tally.sentences : 1;
    osk__buffer interval = {0}, next = {0};
    if (main.sentences[0] == 0) {
        osk__page_say(page, "find.no_theme");
        return;
    }
    osk__limits limits = theme_limits(page, main.theme[0]);
    put_interval(page, &interval, limits.given, osk__page_percent(page, limits.low, rooms[0]),
                 osk__page_percent(page, limits.high, rooms[1]));
    osk_slice second[] = {osk__page_theme_name(page, main.theme[1]),
                          osk__page_percent(page, (double)main.sentences[1] / sentences, rooms[2])};
    if (main.sentences[1]) {
        osk__buffer_byte(&next, ' ');
        osk__texts_fill(&next, osk__texts_find(page->texts, "find.themes_next", page->language), second, 2);
    }
    osk_slice values[] = {osk__page_theme_name(page, main.theme[0]), osk__page_count(main.sentences[0], rooms[3]),
                          osk__page_count(tally.sentences, rooms[4]),
                          osk__page_percent(page, (double)main.sentences[0] / sentences, rooms[5]),
                          osk__slice(interval.data, interval.length), osk__slice(next.data, next.length)};
    osk__page_fill(page, "find.theme", values, 6);
    page->out.failed |= interval.failed || next.failed;
    osk__buffer_free(&interval);
    osk__buffer_free(&next);
}

/* What all of it may be said of. */
static void how_sure(osk__page *page)
{
    static const char *const keys[] = {"find.sure_unknown", "find.sure_partial", "find.sure_complete"};
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    size_t found = count_up(page->fold).comments, stated = osk_corpus_stated(page->corpus);
    osk_complete complete = osk_corpus_complete(page->corpus);
    osk_slice values[] = {osk__page_count(found, a), osk__page_count(stated, b)};
    osk__page_fill(page, complete == OSK_PARTIAL && found >= stated ? "find.sure_more" : keys[complete], values, 2);
}

void osk__page_findings(osk__page *page)
{
    static const struct { const char *lead; void (*write)(osk__page *page); } findings[] = {
        {"find.lead_who", who_dominates}, {"find.lead_what", main_theme}, {"find.lead_mood", mood},
        {"find.lead_difference", difference}, {"find.lead_sure", how_sure}};
    osk__buffer_text(&page->out, "<ul class=\"findings\">\n");
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        osk__buffer_text(&page->out, "<li>");
        osk__page_element(page, "b", findings[i].lead);
        findings[i].write(page);
        osk__buffer_text(&page->out, "</li>\n");
    }
    osk__buffer_text(&page->out, "</ul>\n");
}
