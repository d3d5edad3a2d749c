/* The findings: five sentences, each with what it rests on, and how sure it is in a word.
 *
 *   clear   the interval leaves no other answer: of who says most and of the theme, it ends above the next one's; of the mood,
 *           beside zero, however it is computed; of the difference, a test at 5 %
 *   unsure  it does
 *   little  too little data for an interval or a test */
#include "report.h"

#include "../base/table.h"

#include <stdlib.h>
#include <string.h>

typedef enum verdict { CLEAR, UNSURE, LITTLE, NO_VERDICT } verdict;

/* ---- shares, a comment left out at a time ---- */

/* What a comment adds to a share: sentences that hold a theme, words of a participant. */
typedef double part_of(const osk__page *page, size_t row, size_t what, double *whole);

static double theme_part(const osk__page *page, size_t row, size_t what, double *whole)
{
    const osk__row *here = &page->fold->rows[row];
    *whole = here->kind == OSK_COMMENT ? here->score.sentences : 0;
    return here->kind == OSK_COMMENT ? osk__row_theme(page->fold, here, what)->sentences : 0;
}

static double person_part(const osk__page *page, size_t row, size_t what, double *whole)
{
    uint32_t who = page->people->of_row[row];
    *whole = who == OSK_NONE ? 0 : (double)page->fold->rows[row].score.words;
    return who == what ? *whole : 0;
}

static osk__limits share_limits(osk__page *page, part_of *add, size_t what)
{
    size_t rows = page->fold->row_count, count = 0;
    double *part = osk__take(rows + 1, sizeof *part, NULL), *whole = osk__take(rows + 1, sizeof *whole, NULL);
    osk__limits limits = {0};
    for (size_t i = 0; part && whole && i < rows; i++) {
        part[count] = add(page, i, what, &whole[count]);
        count += whole[count] > 0;
    }
    page->out.failed |= !part || !whole;
    if (part && whole)
        limits = osk__interval_share(part, whole, count);
    free(part);
    free(whole);
    return limits;
}

/* "30 %, 95 % confidence interval 14 % to 52 %", or that there is too little for one; `key`: how it is said. */
static osk_slice share_text(osk__page *page, osk__buffer *out, const char *key, double share, osk__limits limits)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_percent(page, share, a), osk__page_percent(page, limits.low, b),
                          osk__page_percent(page, limits.high, c)};
    size_t begin = out->length;
    osk__texts_fill(out, osk__texts_find(page->texts, limits.given ? key : "find.share_few", page->language), values, 3);
    page->out.failed |= out->failed;
    return out->failed ? osk__slice_text("") : osk__slice(out->data + begin, out->length - begin);
}

static verdict apart(osk__limits first, osk__limits second, bool alone)
{
    if (!first.given)
        return LITTLE;
    return alone || (second.given && first.low > second.high) ? CLEAR : UNSURE;
}

/* The largest of `count` values, not `but`; OSK_NONE where none is above 0. */
static size_t largest(const uint64_t *values, size_t count, size_t but)
{
    size_t at = OSK_NONE;
    for (size_t i = 0; i < count; i++)
        if (i != but && values[i] > 0 && (at == OSK_NONE || values[i] > values[at]))
            at = i;
    return at;
}

/* ---- who ---- */

static int falling(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x > y ? -1 : x < y;
}

/* So many have over half of all words. Orders the words. */
static size_t half_of(uint64_t *words, size_t count, uint64_t all)
{
    uint64_t sum = 0;
    size_t people = 0;
    qsort(words, count, sizeof *words, falling);
    while (people < count && 2 * sum <= all)
        sum += words[people++];
    return people;
}

static verdict say_most(osk__page *page, uint64_t *words, size_t most, size_t next)
{
    const osk__people *people = page->people;
    const osk__participant *who = &people->items[most];
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM], e[OSK__NUMBER_ROOM];
    osk__buffer first = {0}, second = {0};
    osk__limits limits = share_limits(page, person_part, most), others = {0};
    double all = (double)people->words;
    char most_room[OSK__NAME_ROOM], next_room[OSK__NAME_ROOM];
    osk_slice values[] = {osk__page_name(who->name, most_room), share_text(page, &first, "find.share", (double)who->words / all, limits),
                          osk__page_count(who->comments, a),
                          osk__page_count(people->named, b), osk__page_count(people->count, c),
                          osk__page_percent(page, 1 / (double)people->count, d)};
    osk__page_fill(page, "find.most", values, 6);
    if (next != OSK_NONE) {
        others = share_limits(page, person_part, next);
        double share = (double)people->items[next].words / all;
        osk_slice after[] = {osk__page_name(people->items[next].name, next_room), share_text(page, &second, "find.share_next", share, others)};
        osk__buffer_byte(&page->out, ' ');
        osk__page_fill(page, "find.most_next", after, 2);
    }
    size_t half = half_of(words, people->count, people->words);
    osk_slice halves[] = {half == 1 ? values[0] : osk__page_count(half, e), values[4]};
    osk__buffer_byte(&page->out, ' ');
    osk__page_fill(page, half == 1 ? "find.half_one" : "find.half", halves, 2);
    osk__buffer_free(&first);
    osk__buffer_free(&second);
    return apart(limits, others, next == OSK_NONE);
}

static verdict who_dominates(osk__page *page)
{
    const osk__people *people = page->people;
    if (people->count < 2 || people->words == 0) {
        osk__page_say(page, "find.no_people");
        return NO_VERDICT;
    }
    uint64_t *words = osk__take(people->count, sizeof *words, NULL);
    verdict sure = LITTLE;
    page->out.failed |= !words;
    for (size_t i = 0; words && i < people->count; i++)
        words[i] = people->items[i].words;
    size_t most = words ? largest(words, people->count, OSK_NONE) : OSK_NONE;
    if (most != OSK_NONE)
        sure = say_most(page, words, most, largest(words, people->count, most));
    free(words);
    return sure;
}

/* ---- about what ---- */

static verdict say_theme(osk__page *page, const uint64_t *held, size_t count, size_t main)
{
    uint64_t sentences = osk__page_tally(page).sentences;
    size_t next = largest(held, count, main);
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    osk__buffer first = {0}, second = {0};
    osk__limits limits = share_limits(page, theme_part, main), others = {0};
    osk_slice values[] = {osk__page_theme_name(page, main),
                          share_text(page, &first, "find.share", (double)held[main] / (double)sentences, limits),
                          osk__page_count(held[main], a), osk__page_count(sentences, b)};
    osk__page_fill(page, "find.theme", values, 4);
    if (next != OSK_NONE) {
        others = share_limits(page, theme_part, next);
        osk_slice after[] = {osk__page_theme_name(page, next),
                             share_text(page, &second, "find.share_next", (double)held[next] / (double)sentences, others)};
        osk__buffer_byte(&page->out, ' ');
        osk__page_fill(page, "find.themes_next", after, 2);
    }
    osk__buffer_free(&first);
    osk__buffer_free(&second);
    return apart(limits, others, next == OSK_NONE);
}

static verdict main_theme(osk__page *page)
{
    const osk_fold *fold = page->fold;
    size_t count = fold->dictionary->theme_count;
    uint64_t *held = osk__take(count + 1, sizeof *held, NULL);
    verdict sure = NO_VERDICT;
    page->out.failed |= !held;
    for (size_t i = 0; held && i < fold->row_count; i++)
        for (uint32_t c = 0; fold->rows[i].kind == OSK_COMMENT && c < fold->rows[i].theme_count; c++)
            held[fold->theme_cells[fold->rows[i].themes + c].theme] += fold->theme_cells[fold->rows[i].themes + c].sentences;
    size_t main = held ? largest(held, count, OSK_NONE) : OSK_NONE;
    if (main == OSK_NONE)
        osk__page_say(page, "find.no_theme");
    else
        sure = say_theme(page, held, count, main);
    free(held);
    return sure;
}

/* ---- in what mood ---- */

/* ", 95 % confidence interval 0,12 to 0,29" */
static void put_interval(osk__page *page, osk__buffer *out, osk_slice low, osk_slice high)
{
    osk_slice values[] = {low, high};
    osk__texts_fill(out, osk__texts_find(page->texts, "find.interval", page->language), values, 2);
}

/* The mean of all scored comments, and what its interval lets be said of its sign. */
static bool mood_on_the_whole(osk__page *page, verdict *sure, osk_error *error)
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
    *sure = !interval.given ? LITTLE : interval.low > 0 || interval.high < 0 ? CLEAR : UNSURE;
    put_interval(page, &text, osk__page_number(page, interval.low, 2, a), osk__page_number(page, interval.high, 2, b));
    osk_slice values[] = {osk__page_number(page, interval.mean, 2, c), osk__slice(text.data, text.length)};
    if (interval.given)
        osk__page_fill(page, interval.low > 0 ? "find.mood_positive" : interval.high < 0 ? "find.mood_negative" : "find.mood_unclear", values, 2);
    else
        osk__page_say(page, "find.mood_few");
    page->out.failed |= text.failed;
    osk__buffer_free(&text);
    return true;
}

static verdict mood(osk__page *page)
{
    verdict sure = LITTLE;
    char rooms[6][OSK__NUMBER_ROOM];
    osk__counts tally = osk__page_tally(page);
    osk_slice values[] = {osk__page_count(tally.comments, rooms[0]),
                          osk__page_count(tally.labels[OSK_POSITIVE], rooms[1]),
                          osk__page_count(tally.labels[OSK_NEGATIVE], rooms[2]),
                          osk__page_count(tally.labels[OSK_MIXED], rooms[3]),
                          osk__page_count(tally.labels[OSK_NEUTRAL], rooms[4]),
                          osk__page_count(tally.labels[OSK_UNSCORED], rooms[5])};
    page->out.failed |= !mood_on_the_whole(page, &sure, NULL);
    osk__buffer_byte(&page->out, ' ');
    osk__page_fill(page, "find.mood", values, 6);
    return sure == CLEAR && !osk__page_mood_stands(page) ? UNSURE : sure;
}

/* ---- who differs, and how sure it all is ---- */

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
static verdict difference(osk__page *page)
{
    const osk_table *table = page->compare;
    size_t p = osk__table_find(table, "p");
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    if (osk__table_is_missing(table, 0, p)) {
        osk_slice note = osk_table_text(table, 0, osk__table_find(table, "note"));
        osk__page_paragraph(page, "span", "find.untested", &note, 1);
        return LITTLE;
    }
    double value = osk__table_value(table, 0, p);
    osk_slice values[] = {p_value(page, value, a), osk_table_text(table, 0, osk__table_find(table, "n")),
                          osk_table_text(table, 0, osk__table_find(table, "participants")),
                          osk__page_number(page, osk__table_value(table, 0, osk__table_find(table, "size")), 2, b)};
    osk__page_paragraph(page, "span", value < OSK__LEVEL ? "find.differ" : "find.no_difference", values, 4);
    return value < OSK__LEVEL ? CLEAR : UNSURE;
}

/* What all of it may be said of. */
static verdict how_sure(osk__page *page)
{
    static const char *const keys[] = {"find.sure_unknown", "find.sure_partial", "find.sure_complete"};
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM];
    size_t found = osk__page_tally(page).comments, stated = osk_corpus_stated(page->corpus);
    osk_complete complete = osk_corpus_complete(page->corpus);
    osk_slice values[] = {osk__page_count(found, a), osk__page_count(stated, b)};
    osk__page_fill(page, complete == OSK_PARTIAL && found >= stated ? "find.sure_more" : keys[complete], values, 2);
    osk__buffer_byte(&page->out, ' ');
    osk__page_mood_ways(page, "multiverse.sure");
    return NO_VERDICT;
}

/* "unsure", beside what it is about. */
static void put_verdict(osk__page *page, verdict sure)
{
    static const struct { const char *element, *key; } words[] = {
        {"span class=\"sure clear\"", "find.clear"}, {"span class=\"sure\"", "find.unsure"},
        {"span class=\"sure\"", "find.little"}};
    if (sure != NO_VERDICT)
        osk__page_element(page, words[sure].element, words[sure].key);
}

/* The verdict is known behind the sentence, and read before it. */
static void put_finding(osk__page *page, verdict (*write)(osk__page *page))
{
    osk__buffer sentence = {0}, before = page->out;
    page->out = sentence;
    verdict sure = write(page);
    sentence = page->out;
    page->out = before;
    put_verdict(page, sure);
    osk__buffer_add(&page->out, sentence.data, sentence.length);
    page->out.failed |= sentence.failed;
    osk__buffer_free(&sentence);
}

void osk__page_findings(osk__page *page)
{
    static const struct { const char *lead; verdict (*write)(osk__page *page); } findings[] = {
        {"find.lead_who", who_dominates}, {"find.lead_what", main_theme}, {"find.lead_mood", mood},
        {"find.lead_difference", difference}, {"find.lead_sure", how_sure}};
    osk__buffer_text(&page->out, "<ul class=\"findings\">\n");
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        osk__buffer_text(&page->out, "<li>");
        osk__page_element(page, "b", findings[i].lead);
        put_finding(page, findings[i].write);
        osk__buffer_text(&page->out, "</li>\n");
    }
    osk__buffer_text(&page->out, "</ul>\n");
    osk__page_element(page, "p class=\"how\"", "find.verdicts");
}
