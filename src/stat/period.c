/* Periods of a debate, by date where comments have one, else by their place.
 *
 *   earliest, latest of a comment -> days since 1970 -> numbers of their day, week, month or year: the same, or none */
#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The days between which a comment was posted. */
struct span { int64_t earliest, latest; bool dated; };

/* ---- numbers of periods ---- */

static int64_t floor_divide(int64_t value, int64_t by) { return value / by - (value % by < 0); }

/* Year and month of a day, from its text: the calendar is the clock's. */
static int64_t month_of(int64_t day)
{
    char text[OSK__CLOCK_ROOM];
    osk__clock_write_day(day, text);
    return (int64_t)strtol(text, NULL, 10) * 12 + strtol(text + 5, NULL, 10) - 1;
}

/* Cuts up to a day. */
static int64_t cuts_before(const osk__periods *periods, int64_t day)
{
    size_t count = 0;
    while (count < periods->cut_count && periods->cuts[count] <= day)
        count++;
    return (int64_t)count;
}

/* 1970-01-01 was a Thursday: week 0 begins three days before. */
static int64_t number_of(const osk__periods *periods, osk_every every, int64_t day)
{
    switch (every) {
    case OSK_EVERY_CUT: return cuts_before(periods, day);
    case OSK_EVERY_WEEK: return floor_divide(day + 3, 7);
    case OSK_EVERY_MONTH: return month_of(day);
    case OSK_EVERY_YEAR: return month_of(day) / 12;
    default: return day;
    }
}

/* What lies outside the cuts begins and ends with the comments. */
static int64_t first_day(const osk__periods *periods, int64_t number)
{
    char text[64];
    osk_every every = periods->every;
    if (every == OSK_EVERY_CUT)
        return number == 0 ? periods->earliest
               : number > (int64_t)periods->cut_count ? periods->latest + 1 : periods->cuts[number - 1];
    if (every == OSK_EVERY_DAY || every == OSK_EVERY_WEEK)
        return every == OSK_EVERY_DAY ? number : number * 7 - 3;
    int64_t month = every == OSK_EVERY_MONTH ? number : number * 12;
    snprintf(text, sizeof text, "%04d-%02d-01", (int)(month / 12), (int)(month % 12) + 1);
    return osk__clock_day(text);
}

void osk__period_bounds(const osk__periods *periods, size_t period, char *from, char *to)
{
    if (periods->every == OSK_EVERY_TENTH) {
        snprintf(from, OSK__CLOCK_ROOM, "%zu", periods->begins[period]);
        snprintf(to, OSK__CLOCK_ROOM, "%zu", periods->ends[period]);
        return;
    }
    int64_t number = periods->first + (int64_t)period;
    osk__clock_write_day(first_day(periods, number), from);
    osk__clock_write_day(first_day(periods, number + 1) - 1, to);
}

/* ---- comments ---- */

static void read_spans(const osk_corpus *corpus, const osk_fold *fold, struct span *spans, struct span *all)
{
    for (size_t i = 0; i < fold->row_count; i++) {
        char earliest[OSK__CLOCK_ROOM], latest[OSK__CLOCK_ROOM];
        bool told;
        if (fold->rows[i].kind != OSK_COMMENT ||
            !osk__corpus_between(corpus, fold->rows[i].posted, earliest, latest, &told))
            continue;
        spans[i] = (struct span){osk__clock_day(earliest), osk__clock_day(latest), true};
        all->earliest = !all->dated || spans[i].earliest < all->earliest ? spans[i].earliest : all->earliest;
        all->latest = !all->dated || spans[i].latest > all->latest ? spans[i].latest : all->latest;
        all->dated = true;
    }
}

static size_t count_of(const osk__periods *periods, osk_every every, const struct span *all)
{
    return (size_t)(number_of(periods, every, all->latest) - number_of(periods, every, all->earliest)) + 1;
}

/* Comments that fall into one period. */
static size_t placed_by(const osk__periods *periods, osk_every every, const struct span *spans, size_t count)
{
    size_t placed = 0;
    for (size_t i = 0; i < count; i++)
        placed += spans[i].dated &&
                  number_of(periods, every, spans[i].earliest) == number_of(periods, every, spans[i].latest);
    return placed;
}

static osk_every settle(const osk__periods *periods, osk_every every, const struct span *all, const struct span *spans,
                        size_t count)
{
    if (every != OSK_EVERY_AUTO)
        return every;
    for (every = OSK_EVERY_DAY; all->dated && every <= OSK_EVERY_YEAR; every++)
        if (count_of(periods, every, all) <= OSK__PERIODS_USUAL &&
            2 * placed_by(periods, every, spans, count) >= periods->comments)
            return every;
    return OSK_EVERY_TENTH;
}

static void place_by_date(osk__periods *periods, const osk_fold *fold, const struct span *spans)
{
    for (size_t i = 0; i < fold->row_count; i++) {
        if (fold->rows[i].kind != OSK_COMMENT)
            continue;
        int64_t from = number_of(periods, periods->every, spans[i].earliest);
        int64_t to = number_of(periods, periods->every, spans[i].latest);
        bool placed = spans[i].dated && from == to;
        periods->of_row[i] = (uint32_t)(placed ? (size_t)(from - periods->first) : periods->count);
        periods->placed += placed;
    }
}

static bool place_by_order(osk__periods *periods, const osk_fold *fold, osk_error *error)
{
    periods->count = periods->comments < 10 ? periods->comments : 10;
    if (!(periods->begins = osk__take(periods->count, sizeof *periods->begins, error)) ||
        !(periods->ends = osk__take(periods->count, sizeof *periods->ends, error)))
        return false;
    for (size_t i = 0; i < fold->row_count; i++) {
        if (fold->rows[i].kind != OSK_COMMENT)
            continue;
        size_t period = periods->placed++ * periods->count / periods->comments;
        periods->of_row[i] = (uint32_t)period;
        periods->begins[period] = periods->begins[period] ? periods->begins[period] : fold->rows[i].n;
        periods->ends[period] = fold->rows[i].n;
    }
    return true;
}

static bool place(osk__periods *periods, const osk_fold *fold, const struct span *spans, const struct span *all,
                  osk_error *error)
{
    if (periods->every == OSK_EVERY_TENTH)
        return place_by_order(periods, fold, error);
    if (!all->dated)
        return osk__fail(error, OSK_USAGE, "no comment has a date: --every tenth goes by position, and --as-of, with the "
                         "day when the page was copied, turns ages into dates");
    periods->earliest = all->earliest;
    periods->latest = all->latest;
    periods->count = count_of(periods, periods->every, all);
    periods->first = number_of(periods, periods->every, all->earliest);
    if (periods->count > OSK__PERIODS_MOST)
        return osk__fail(error, OSK_USAGE, "the dates make %zu periods, and no more than %d are shown: --every names "
                         "longer ones", periods->count, OSK__PERIODS_MOST);
    place_by_date(periods, fold, spans);
    return true;
}

/* ---- cuts ---- */

static bool read_cut(osk_slice text, int64_t *day)
{
    osk__date date;
    char moment[OSK__CLOCK_ROOM];
    if (text.length != strlen("2024-09-05") || !osk__clock_moment(text, &date))
        return false;
    memcpy(moment, text.data, text.length);
    moment[text.length] = '\0';
    *day = osk__clock_day(moment);
    return true;
}

static bool read_cuts(osk__periods *periods, const char *cuts, osk_error *error)
{
    size_t length = cuts ? strlen(cuts) : 0;
    if (!(periods->cuts = osk__take(length / 10 + 1, sizeof *periods->cuts, error)))
        return false;
    for (size_t at = 0, next; at < length; at = next + 1) {
        const char *comma = strchr(cuts + at, ',');
        int64_t day;
        next = comma ? (size_t)(comma - cuts) : length;
        if (!read_cut(osk__slice(cuts + at, next - at), &day))
            return osk__fail(error, OSK_USAGE, "--every takes day, week, month, year, tenth or the days that begin a period, "
                             "2024-09-05,2024-10-01: '%.*s' is no day", (int)(next - at < 40 ? next - at : 40), cuts + at);
        if (periods->cut_count && day <= periods->cuts[periods->cut_count - 1])
            return osk__fail(error, OSK_USAGE, "--every: '%.10s' does not come after the day before it", cuts + at);
        periods->cuts[periods->cut_count++] = day;
    }
    return periods->cut_count || osk__fail(error, OSK_USAGE, "--every names no day");
}

bool osk__periods_make(osk__periods *periods, const osk_corpus *corpus, const osk_fold *fold, osk_every every,
                       const char *cuts, osk_error *error)
{
    struct span all = {0}, *spans = osk__take(fold->row_count, sizeof *spans, error);
    *periods = (osk__periods){0};
    bool good = spans && (periods->of_row = osk__take(fold->row_count, sizeof *periods->of_row, error)) &&
                (every != OSK_EVERY_CUT || read_cuts(periods, cuts, error));
    for (size_t i = 0; good && i < fold->row_count; i++) {
        periods->comments += fold->rows[i].kind == OSK_COMMENT;
        periods->of_row[i] = OSK_NONE;
    }
    if (good) {
        read_spans(corpus, fold, spans, &all);
        periods->every = settle(periods, every, &all, spans, fold->row_count);
        good = place(periods, fold, spans, &all, error);
    }
    free(spans);
    if (!good)
        osk__periods_free(periods);
    return good;
}

void osk__periods_free(osk__periods *periods)
{
    free(periods->of_row);
    free(periods->begins);
    free(periods->ends);
    free(periods->cuts);
    *periods = (osk__periods){0};
}
