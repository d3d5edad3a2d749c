/* Times as pages and tables write them: ages ("4 months ago", "for 3 uker siden", "23h", "2 u") and dates ("12. mars
 * 2015, 14:05", "03.05.2011 21:14", "i går kl. 14:05"), in English, bokmål and nynorsk. */
#ifndef OSK_COMMENT_CLOCK_H
#define OSK_COMMENT_CLOCK_H

#include "../base/memory.h"

typedef enum osk__unit {
    OSK__SECOND, OSK__MINUTE, OSK__HOUR, OSK__DAY, OSK__WEEK, OSK__MONTH, OSK__YEAR
} osk__unit;

/* A place in the calendar; what is not said is -1. */
typedef struct osk__date {
    int year, month, day;      /* month and day from 1 */
    int hour, minute, second;
} osk__date;

typedef struct osk__when {
    enum { OSK__AGE, OSK__DAYS_BACK, OSK__WEEKDAY, OSK__DATE } kind;
    bool brief;       /* an age of a number and a short unit, "23h", "3 år": it could stand in any text */
    int amount;       /* of an age; days back: 0 today, 1 yesterday; of a day of the week: 0 Monday */
    osk__unit unit;   /* of an age */
    osk__date date;   /* of a date; of days back the time of the day */
    bool slashed;     /* "3/12/2024": the month may come first; read as the day first, but where that is no date */
    bool turned;      /* that is none: "3/25/2024" */
    bool zoned;       /* the date names its zone: `offset` is its distance from UTC in minutes */
    int offset;
} osk__when;

/* Length of the longest time at the start of `s`, or 0; `when` may be NULL. White space inside may be no-break. */
size_t osk__clock_read(osk_slice s, osk__when *when);

/* An age in whole words, "4 months ago", at the start of `s`: its length, or 0. */
size_t osk__clock_age(osk_slice s);

/* Is all of `s` one time? */
bool osk__clock_is(osk_slice s, osk__when *when);

/* The other way to read "3/12/2024": day and month change places. */
void osk__clock_turn(osk__date *date);

/* The moment that --as-of names: "2026-11-24" or "2026-11-24T14:05". False if it is none. */
bool osk__clock_moment(osk_slice s, osk__date *moment);

/* The earliest and latest moment that `when` can mean for one who looked at `now`, in local time: "2026-07-24", with
 * "T14:05" where the time of the day is known. Ages are taken as pages count them, whole units rounded down: "2 weeks"
 * is from two weeks to just under three. A date without a year is the last one before `now`. False where it cannot be
 * said: an age, or a date without a year, and no `now` (year -1). Dates that name a zone are told in `zone` of the ICU
 * ("Europe/Oslo"). Each of the two has OSK__CLOCK_ROOM bytes. */
enum { OSK__CLOCK_ROOM = 24 };
bool osk__clock_between(const osk__when *when, const osk__date *now, const char *zone, char *earliest, char *latest);

/* The day of a moment as osk__clock_between tells it, counted from 1970-01-01, and a day as text ("2026-07-24"). */
int64_t osk__clock_day(const char *moment);
void osk__clock_write_day(int64_t day, char *out);

#endif
