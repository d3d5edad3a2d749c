/* Times against the moment when a page was copied: between which moments an age lies. */
#include "clock.h"

#include "../base/unicode.h"

#include <stdio.h>
#include <string.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* Days from 1970-01-01, and back: the proleptic Gregorian calendar, counted in eras of 400 years that begin in March. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static osk__date date_of(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    osk__date date = {.day = (int)(of_year - (153 * month + 2) / 5 + 1), .month = (int)(month < 10 ? month + 3 : month - 9),
                      .hour = -1, .minute = -1, .second = -1};
    date.year = (int)(year + era * 400 + (date.month <= 2));
    return date;
}

static int64_t seconds_of(const osk__date *date)
{
    return days_of(date->year, date->month, date->day) * DAY + (date->hour < 0 ? 0 : date->hour * HOUR) +
           (date->minute < 0 ? 0 : date->minute * MINUTE) + (date->second < 0 ? 0 : date->second);
}

static osk__date moment_of(int64_t seconds)
{
    int64_t days = seconds / DAY - (seconds % DAY < 0), rest = seconds - days * DAY;
    osk__date date = date_of(days);
    date.hour = (int)(rest / HOUR);
    date.minute = (int)(rest % HOUR / MINUTE);
    date.second = (int)(rest % MINUTE);
    return date;
}

static void write(const osk__date *date, char *out)
{
    int length = snprintf(out, OSK__CLOCK_ROOM, "%04d-%02d-%02d", date->year % 10000, date->month % 100, date->day % 100);
    if (date->hour >= 0)
        snprintf(out + length, OSK__CLOCK_ROOM - (size_t)length, "T%02d:%02d", date->hour % 100,
                 date->minute < 0 ? 0 : date->minute % 100);
}

/* The same day so many months before; the last day of a month that is too short. */
static osk__date months_before(const osk__date *now, int64_t months)
{
    int64_t count = (int64_t)now->year * 12 + now->month - 1 - months;
    int64_t year = count / 12;
    int month = (int)(count % 12) + 1;
    int64_t first = days_of(year, month, 1), next = days_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
    int64_t day = now->day < next - first ? now->day : next - first;
    return date_of(first + day - 1);
}

/* `amount` units before `now`: days and longer units give dates; so does anything where `now` is a date. */
static osk__date before(const osk__date *now, osk__unit unit, int64_t amount, bool latest)
{
    static const int64_t lengths[] = {1, MINUTE, HOUR};
    if (unit == OSK__MONTH || unit == OSK__YEAR)
        return months_before(now, unit == OSK__YEAR ? 12 * amount : amount);
    if (unit == OSK__DAY || unit == OSK__WEEK)
        return date_of(days_of(now->year, now->month, now->day) - amount * (unit == OSK__WEEK ? 7 : 1));
    bool whole_day = now->hour < 0;
    int64_t from = seconds_of(now) + (whole_day && latest ? DAY - 1 : 0);
    osk__date date = moment_of(from - amount * lengths[unit]);
    if (whole_day)
        date.hour = date.minute = date.second = -1;
    return date;
}

static void between_ages(const osk__when *when, const osk__date *now, char *earliest, char *latest)
{
    osk__date first = before(now, when->unit, (int64_t)when->amount + 1, false);
    osk__date last = before(now, when->unit, when->amount, true);
    write(&first, earliest);
    write(&last, latest);
}

/* A date without a year is the last one that is not ahead of `now`. */
static void guess_year(osk__date *date, const osk__date *now)
{
    bool ahead = date->month > now->month || (date->month == now->month && date->day > now->day);
    date->year = now->year - ahead;
    while (date->month == 2 && date->day == 29 && date_of(days_of(date->year, 2, 29)).month != 2)
        date->year--;
}

/* What a date with a zone is in local time. */
static void to_zone(osk__date *date, int offset, const char *zone)
{
    int64_t moment = seconds_of(date) - (int64_t)offset * MINUTE, local;
    if (osk__unicode_zone(zone, moment, &local))
        *date = moment_of(moment + local);
}

bool osk__clock_between(const osk__when *when, const osk__date *now, const char *zone, char *earliest, char *latest)
{
    osk__date date = when->date;
    if (now->year < 0 && (when->kind != OSK__DATE || date.year < 0))
        return false;
    if (when->kind == OSK__AGE) {
        between_ages(when, now, earliest, latest);
        return true;
    }
    if (when->kind == OSK__DAYS_BACK || when->kind == OSK__WEEKDAY) {
        int64_t today = days_of(now->year, now->month, now->day), back = when->amount;
        if (when->kind == OSK__WEEKDAY) /* 1970-01-01 was a Thursday; today would be said as today */
            back = ((today + 3 - when->amount) % 7 + 6) % 7 + 1;
        osk__date day = date_of(today - back);
        date.year = day.year, date.month = day.month, date.day = day.day;
    } else if (date.year < 0) {
        guess_year(&date, now);
    }
    if (when->zoned && date.hour >= 0)
        to_zone(&date, when->offset, zone);
    write(&date, earliest);
    write(&date, latest);
    return true;
}

bool osk__clock_moment(osk_slice s, osk__date *moment)
{
    osk__when when;
    if (!s.length || s.data[0] < '1' || s.data[0] > '2' || !osk__clock_is(s, &when) || when.kind != OSK__DATE ||
        when.date.year < 0 || when.zoned || s.length < 10 || s.data[4] != '-')
        return false;
    *moment = when.date;
    return true;
}

int64_t osk__clock_day(const char *moment)
{
    int part[3] = {0}, at = 0; /* "2026-07-24", perhaps with a time behind it */
    for (; *moment && *moment != 'T' && at < 3; moment++)
        if (*moment == '-')
            at++;
        else
            part[at] = part[at] * 10 + (*moment - '0');
    return days_of(part[0], part[1], part[2]);
}

void osk__clock_write_day(int64_t day, char *out)
{
    osk__date date = date_of(day);
    write(&date, out);
}
