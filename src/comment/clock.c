/* Times: what the words say. The words are data; a time is read left to right, the longest wins. */
#include "clock.h"

#include <string.h>

/* What is left to read. */
struct text { const char *at, *end; };

static size_t left(const struct text *t) { return (size_t)(t->end - t->at); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* A space, a tab or a no-break space (U+00A0, U+202F). */
static bool skip_space(struct text *t)
{
    if (left(t) && (*t->at == ' ' || *t->at == '\t'))
        t->at++;
    else if (left(t) >= 2 && memcmp(t->at, "\xC2\xA0", 2) == 0)
        t->at += 2;
    else if (left(t) >= 3 && memcmp(t->at, "\xE2\x80\xAF", 3) == 0)
        t->at += 3;
    else
        return false;
    return true;
}

static void skip_spaces(struct text *t)
{
    while (skip_space(t))
        ;
}

/* Does a letter or a digit go on here? Bytes of UTF-8 count as letters, but for those of marks. */
static bool goes_on(const struct text *t)
{
    unsigned char c = left(t) ? (unsigned char)*t->at : 0;
    return (unsigned)((c | 0x20) - 'a') < 26u || (unsigned)(c - '0') < 10u || c == 0xC3 || (c >= 0xC4 && c <= 0xCF);
}

/* Takes `word` (small letters), whatever the case of its ASCII letters, if it ends there; a space in it is any white
 * space. */
static bool take(struct text *t, const char *word)
{
    struct text s = *t;
    for (; *word; word++) {
        if (*word == ' ') {
            if (!skip_space(&s))
                return false;
            skip_spaces(&s);
        } else if (left(&s) && lower(*s.at) == *word) {
            s.at++;
        } else {
            return false;
        }
    }
    unsigned char last = (unsigned char)word[-1];
    if ((last >= 0x80 || is_digit(word[-1]) || (unsigned)((last | 0x20) - 'a') < 26u) && goes_on(&s))
        return false;
    *t = s;
    return true;
}

/* Nearly all words of a list fall at their first letter. */
static inline bool take_word(struct text *t, const char *word)
{
    return left(t) && lower(*t->at) == *word && take(t, word);
}

/* A number of up to `most` digits, or -1. */
static int number(struct text *t, int most)
{
    int value = 0, digits = 0;
    while (left(t) && is_digit(*t->at) && digits < most) {
        value = value * 10 + (*t->at++ - '0');
        digits++;
    }
    return digits && !(left(t) && is_digit(*t->at)) ? value : -1;
}

/* ---- ages ---- */

/* Units as they are written in full and in brief. Full ones take "ago" or "siden" and may take "for"; brief ones stand
 * alone. */
static const struct { const char *word; osk__unit unit; bool brief; } units[] = {
    {"second", OSK__SECOND, false}, {"seconds", OSK__SECOND, false}, {"sekund", OSK__SECOND, false},
    {"sekunder", OSK__SECOND, false}, {"sekundar", OSK__SECOND, false}, {"s", OSK__SECOND, true},
    {"sek", OSK__SECOND, true}, {"sec", OSK__SECOND, true}, {"secs", OSK__SECOND, true},
    {"minute", OSK__MINUTE, false}, {"minutes", OSK__MINUTE, false}, {"minutt", OSK__MINUTE, false},
    {"minutter", OSK__MINUTE, false}, {"m", OSK__MINUTE, true}, {"min", OSK__MINUTE, true},
    {"mins", OSK__MINUTE, true}, {"hour", OSK__HOUR, false}, {"hours", OSK__HOUR, false},
    {"time", OSK__HOUR, false}, {"timer", OSK__HOUR, false}, {"timar", OSK__HOUR, false}, {"h", OSK__HOUR, true},
    {"hr", OSK__HOUR, true}, {"hrs", OSK__HOUR, true}, {"t", OSK__HOUR, true}, {"day", OSK__DAY, false},
    {"days", OSK__DAY, false}, {"dag", OSK__DAY, false}, {"dager", OSK__DAY, false}, {"dagar", OSK__DAY, false},
    {"d", OSK__DAY, true}, {"week", OSK__WEEK, false}, {"weeks", OSK__WEEK, false}, {"uke", OSK__WEEK, false},
    {"uker", OSK__WEEK, false}, {"veke", OSK__WEEK, false}, {"veker", OSK__WEEK, false}, {"w", OSK__WEEK, true},
    {"wk", OSK__WEEK, true}, {"wks", OSK__WEEK, true}, {"u", OSK__WEEK, true}, {"v", OSK__WEEK, true}, {"month", OSK__MONTH, false},
    {"months", OSK__MONTH, false}, {"m\xC3\xA5ned", OSK__MONTH, false}, {"m\xC3\xA5neder", OSK__MONTH, false},
    {"m\xC3\xA5nad", OSK__MONTH, false}, {"m\xC3\xA5nader", OSK__MONTH, false},
    {"m\xC3\xA5nadar", OSK__MONTH, false}, {"mo", OSK__MONTH, true}, {"mos", OSK__MONTH, true},
    {"md", OSK__MONTH, true}, {"mnd", OSK__MONTH, true}, {"m\xC3\xA5n", OSK__MONTH, true},
    {"year", OSK__YEAR, false}, {"years", OSK__YEAR, false}, {"\xC3\xA5r", OSK__YEAR, false}, {"y", OSK__YEAR, true},
    {"yr", OSK__YEAR, true}, {"yrs", OSK__YEAR, true},
};
static const char *const ones[] = {"an", "a", "en", "ei", "ett", "et", "eitt", "eit", "one"};
static const char *const afters[] = {"ago", "siden", "sidan"};
static const char *const roughly[] = {"about", "over", "almost", "ca.", "omtrent", "om lag", "nesten"};

static bool take_any(struct text *t, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take_word(t, words[i]))
            return true;
    return false;
}
#define TAKE_ANY(t, words) take_any((t), (words), sizeof(words) / sizeof *(words))

static bool take_unit(struct text *t, osk__unit *unit, bool *brief)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (take_word(t, units[i].word)) {
            *unit = units[i].unit;
            *brief = units[i].brief;
            return true;
        }
    return false;
}

/* "4", "en": *glued where a digit came, behind which the unit may follow at once. */
static int amount_of(struct text *t, bool *glued)
{
    *glued = left(t) && is_digit(*t->at);
    if (*glued)
        return number(t, 4);
    return TAKE_ANY(t, ones) ? 1 : -1;
}

/* A point behind a brief unit, "3 md.", and the word that ends an age in full. */
static bool end_age(struct text *t, osk__when *when)
{
    if (when->brief && left(t) && *t->at == '.')
        t->at++;
    struct text s = *t;
    skip_spaces(&s);
    if (!TAKE_ANY(&s, afters))
        return false;
    *t = s;
    return true;
}

static bool read_age(struct text *t, osk__when *when)
{
    struct text s = *t;
    bool glued, named = take(&s, "for");
    if (named)
        skip_spaces(&s);
    take_any(&s, roughly, sizeof roughly / sizeof *roughly);
    skip_spaces(&s);
    *when = (osk__when){.kind = OSK__AGE};
    when->amount = amount_of(&s, &glued);
    if (when->amount < 0)
        return false;
    struct text behind = s;
    skip_spaces(&s);
    if ((s.at == behind.at && !glued) || !take_unit(&s, &when->unit, &when->brief))
        return false;
    bool whole = end_age(&s, when);
    /* "3 dager", "1 uke" stand alone in some interfaces; "en dag" is any text's. */
    if (!whole && (named || !glued))
        return false;
    when->brief = !whole;
    *t = s;
    return true;
}

static const char *const nows[] = {"just now", "akkurat n\xC3\xA5", "akkurat no", "nettopp", "nett no", "now", "n\xC3\xA5"};

static bool read_now(struct text *t, osk__when *when)
{
    if (!TAKE_ANY(t, nows))
        return false;
    *when = (osk__when){.kind = OSK__AGE, .unit = OSK__MINUTE, .brief = true};
    return true;
}

/* ---- dates ---- */

static const char *const months[] = {
    "january",  "jan",  "januar",  NULL, "february", "feb",  "februar", NULL, "march",    "mar", "mars",     NULL,
    "april",    "apr",  NULL,      NULL, "may",      "mai",  NULL,      NULL, "june",     "jun", "juni",     NULL,
    "july",     "jul",  "juli",    NULL, "august",   "aug",  NULL,      NULL, "september", "sep", "sept",    NULL,
    "october",  "oct",  "oktober", "okt", "november", "nov", NULL,      NULL, "december", "dec", "desember", "des",
};
static const char *const weekdays[] = {
    "monday",    "mon",  "mandag",       "man",       "m\xC3\xA5ndag", "m\xC3\xA5n", NULL,
    "tuesday",   "tue",  "tirsdag",      "tir",       "tirs",          "tysdag",      "tys",
    "wednesday", "wed",  "onsdag",       "ons",       NULL,            NULL,          NULL,
    "thursday",  "thu",  "torsdag",      "tor",       "tors",          NULL,          NULL,
    "friday",    "fri",  "fredag",       "fre",       "fred",          NULL,          NULL,
    "saturday",  "sat",  "l\xC3\xB8rdag", "l\xC3\xB8r", "laurdag",       "laur",        "lau",
    "sunday",    "sun",  "s\xC3\xB8ndag", "s\xC3\xB8n", "sundag",        NULL,          NULL,
};
enum { WEEKDAYS = sizeof weekdays / sizeof *weekdays, A_DAY = 7 };

/* The day of the week, 0 for Monday, or -1. */
static int weekday_of(struct text *t)
{
    for (int i = 0; i < WEEKDAYS; i++)
        if (weekdays[i] && take_word(t, weekdays[i]))
            return i / A_DAY;
    return -1;
}

static int month_of(struct text *t)
{
    for (int i = 0; i < 48; i++)
        if (months[i] && take_word(t, months[i])) {
            if (left(t) && *t->at == '.')
                t->at++;
            return i / 4 + 1;
        }
    return -1;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* Without a year a leap day may be meant. */
static bool is_real(const osk__date *date)
{
    return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= days_in(date->year < 0 ? 2000 : date->year, date->month) &&
           (date->year < 0 || (date->year >= 1970 && date->year < 2200));
}

/* "2015", ", 2015", "15", "'15" behind a day and a month; a comma and blanks before it. */
static void take_year(struct text *t, osk__date *date)
{
    struct text s = *t;
    skip_spaces(&s);
    if (left(&s) && *s.at == ',')
        s.at++;
    skip_spaces(&s);
    bool short_mark = left(&s) && *s.at == '\'';
    s.at += short_mark;
    const char *from = s.at;
    int year = number(&s, 4);
    if (left(&s) && (*s.at == ':' || *s.at == '.') && s.end - s.at > 1 && is_digit(s.at[1]))
        return; /* "12. mars 14:05": a time */
    if (year >= 0 && s.at - from == 2)
        year += year < 70 ? 2000 : 1900;
    else if (s.at - from != 4)
        return;
    if (goes_on(&s))
        return;
    date->year = year;
    *t = s;
}

/* "12th" */
static void take_ordinal(struct text *t)
{
    if (!take(t, "th") && !take(t, "st") && !take(t, "nd"))
        take(t, "rd");
}

/* "12. mars 2015", "5 May 2014", "14 feb", "12th March 2009" */
static bool read_day_month(struct text *t, osk__date *date)
{
    struct text s = *t;
    date->day = number(&s, 2);
    if (date->day < 0)
        return false;
    if (left(&s) && *s.at == '.')
        s.at++;
    else
        take_ordinal(&s);
    skip_spaces(&s);
    date->month = month_of(&s);
    if (date->month < 0)
        return false;
    take_year(&s, date);
    *t = s;
    return true;
}

/* "Mar 5, 2014", "March 12" */
static bool read_month_day(struct text *t, osk__date *date)
{
    struct text s = *t;
    date->month = month_of(&s);
    skip_spaces(&s);
    date->day = date->month < 0 ? -1 : number(&s, 2);
    if (date->day < 0)
        return false;
    take_ordinal(&s);
    take_year(&s, date);
    *t = s;
    return true;
}

/* "2015-03-12", "2015/03/12", with T or a space before a time */
static bool read_iso(struct text *t, osk__date *date)
{
    struct text s = *t;
    date->year = number(&s, 4);
    bool long_year = s.at - t->at == 4;
    char between = long_year && left(&s) ? *s.at++ : 0;
    if (between != '-' && between != '/')
        return false;
    date->month = number(&s, 2);
    if (date->month < 0 || !left(&s) || *s.at++ != between)
        return false;
    date->day = number(&s, 2);
    if (date->day < 0)
        return false;
    *t = s;
    return true;
}

/* "12.03.2015", "12.03.15", "12/3-2015", "12/03/2015", "12-03-2015": the day first, as it is written here. */
static bool read_numeric(struct text *t, osk__date *date)
{
    struct text s = *t;
    date->day = number(&s, 2);
    char first = left(&s) ? *s.at : 0;
    if (date->day < 0 || (first != '.' && first != '/' && first != '-') || !left(&s))
        return false;
    s.at++;
    date->month = number(&s, 2);
    char second = left(&s) ? *s.at : 0;
    if (date->month < 0 || (second != first && second != '-'))
        return false;
    s.at++;
    const char *from = s.at;
    date->year = number(&s, 4);
    if (s.at - from == 2 && first != '-')
        date->year += date->year < 70 ? 2000 : 1900;
    else if (s.at - from != 4)
        return false;
    *t = s;
    return true;
}

/* "12.03 10:14", as programs for chats write this year's: no number with a point in it, for the time behind it. */
static bool read_short(struct text *t, osk__date *date)
{
    struct text s = *t, time;
    date->day = number(&s, 2);
    char first = left(&s) ? *s.at : 0;
    if (date->day < 0 || (first != '.' && first != '/') || !left(&s))
        return false;
    s.at++;
    date->month = number(&s, 2);
    time = s;
    if (date->month < 0 || left(&s) < 5 || *s.at != ' ')
        return false;
    skip_spaces(&time);
    if (number(&time, 2) < 0 || left(&time) < 3 || *time.at != ':' || !is_digit(time.at[1]) || !is_digit(time.at[2]))
        return false;
    *t = s;
    return true;
}

/* "14:05", "14.05", "14:05:30", "3:12 PM" */
static bool read_clock_time(struct text *t, osk__date *date, bool point)
{
    struct text s = *t;
    int hour = number(&s, 2);
    if (hour < 0 || !left(&s) || (*s.at != ':' && !(point && *s.at == '.')))
        return false;
    s.at++;
    const char *from = s.at;
    int minute = number(&s, 2), second = -1;
    if (s.at - from != 2 || hour > 24 || minute > 59)
        return false;
    if (left(&s) > 2 && (*s.at == ':' || (point && *s.at == '.' && from[-1] == '.'))) {
        struct text more = s;
        more.at++;
        if ((second = number(&more, 2)) >= 0 && second < 61)
            s = more;
    }
    struct text half = s;
    skip_spaces(&half);
    bool pm = take(&half, "pm") || take(&half, "p.m."), am = !pm && (take(&half, "am") || take(&half, "a.m."));
    if (pm || am) {
        if (hour > 12)
            return false;
        hour = hour % 12 + (pm ? 12 : 0);
        s = half;
    }
    date->hour = hour;
    date->minute = minute;
    date->second = second;
    *t = s;
    return true;
}

/* Parts of a second: nothing here is as fine. */
static void skip_fraction(struct text *t, const osk__when *when)
{
    if (when->date.second < 0 || left(t) < 2 || (*t->at != '.' && *t->at != ',') || !is_digit(t->at[1]))
        return;
    for (t->at++; left(t) && is_digit(*t->at);)
        t->at++;
}

/* "+01:00", "+0100", "+2" */
static bool take_offset(struct text *t, int *offset)
{
    struct text s = *t;
    int digits[4], count = 0;
    if (left(&s) < 2 || (*s.at != '+' && *s.at != '-'))
        return false;
    int sign = *s.at++ == '-' ? -1 : 1;
    for (; left(&s) && count < 4; s.at++) {
        if (is_digit(*s.at))
            digits[count++] = *s.at - '0';
        else if (*s.at != ':' || count == 0)
            break;
    }
    int hours = count == 1 || count == 3 ? digits[0] : count ? digits[0] * 10 + digits[1] : 15,
        minutes = count > 2 ? digits[count - 2] * 10 + digits[count - 1] : 0;
    if (hours > 14 || minutes > 59)
        return false;
    *offset = sign * (hours * 60 + minutes);
    *t = s;
    return true;
}

/* "Z", "+01:00", " +0000", " UTC", " GMT+2", " CET" behind a time */
static void take_zone(struct text *t, osk__when *when)
{
    static const struct { const char *name; int offset; } zones[] = {
        {"utc", 0}, {"gmt", 0}, {"cest", 120}, {"cet", 60}, {"z", 0}};
    struct text s = *t;
    int offset = 0;
    skip_spaces(&s);
    bool named = false, apart = s.at > t->at;
    for (size_t i = 0; i < sizeof zones / sizeof *zones && !named; i++)
        if ((named = take(&s, zones[i].name)))
            offset = zones[i].offset;
    const char *from = s.at;
    bool said = take_offset(&s, &offset);
    if ((!named && !said) || (!named && apart && s.at - from < 5) || goes_on(&s)) /* "14:05 -2": votes */
        return;
    when->zoned = true;
    when->offset = offset;
    *t = s;
}

/* What may stand between a date and its time. */
static const char *const joints[] = {"kl.", "kl", "klokka", "klokken", "at", "-", "\xE2\x80\x93", "\xC2\xB7", "@", "|"};

static void take_time_of_day(struct text *t, osk__when *when)
{
    struct text s = *t;
    if (left(&s) && *s.at == ',')
        s.at++;
    if (left(&s) && *s.at == 'T')
        s.at++;
    skip_spaces(&s);
    bool joined = TAKE_ANY(&s, joints);
    skip_spaces(&s);
    bool point = joined || when->date.year >= 0; /* "12.03.2019 10.22" */
    if (s.at == t->at || !read_clock_time(&s, &when->date, point))
        return;
    skip_fraction(&s, when);
    take_zone(&s, when);
    *t = s;
}

/* "Sun Nov 03 10:00:00 +0000 2024": the year behind all else. */
static void take_last_year(struct text *t, osk__when *when)
{
    struct text s = *t;
    if (when->date.year >= 0 || when->date.second < 0)
        return;
    skip_spaces(&s);
    const char *from = s.at;
    int year = number(&s, 4);
    if (s.at - from != 4 || goes_on(&s))
        return;
    when->date.year = year;
    *t = s;
}

static const struct { const char *word; int days; } days_back[] = {
    {"today", 0}, {"i dag", 0}, {"yesterday", 1}, {"i g\xC3\xA5r", 1}, {"i forg\xC3\xA5rs", 2}, {"i f\xC3\xB8rg\xC3\xA5r", 2},
    {"i morges", 0}, {"i morgo", 0}, {"i natt", 0}, {"i kveld", 0},
};

static bool read_days_back(struct text *t, osk__when *when)
{
    for (size_t i = 0; i < sizeof days_back / sizeof *days_back; i++) {
        struct text s = *t;
        if (!take_word(&s, days_back[i].word))
            continue;
        *when = (osk__when){.kind = OSK__DAYS_BACK, .amount = days_back[i].days, .brief = true,
                            .date = {-1, -1, -1, -1, -1, -1}};
        *t = s;
        take_time_of_day(t, when);
        when->brief = when->date.hour < 0;
        return true;
    }
    return false;
}

void osk__clock_turn(osk__date *date)
{
    int day = date->month;
    date->month = date->day;
    date->day = day;
}

static bool read_date(struct text *t, osk__when *when)
{
    static bool (*const forms[])(struct text *, osk__date *) = {read_iso, read_numeric, read_short, read_day_month, read_month_day};
    struct text s = *t;
    if (weekday_of(&s) >= 0) {
        if (left(&s) && (*s.at == ',' || *s.at == '.'))
            s.at++;
        skip_spaces(&s);
        take(&s, "den ");
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct text here = s;
        *when = (osk__when){.kind = OSK__DATE, .date = {-1, -1, -1, -1, -1, -1}};
        if (!forms[i](&here, &when->date))
            continue;
        when->slashed = forms[i] == read_numeric && memchr(s.at, '/', 3);
        if (when->slashed && when->date.month > 12 && when->date.day <= 12) { /* "3/25/2024" */
            osk__clock_turn(&when->date);
            when->turned = true;
        }
        if (!is_real(&when->date))
            continue;
        bool timed = left(&here) > 1 && *here.at == 'T' && is_digit(here.at[1]); /* "2015-03-12T14:05" */
        if (goes_on(&here) && !timed)
            continue;
        *t = here;
        take_time_of_day(t, when);
        take_last_year(t, when);
        when->brief = when->date.year < 0 && when->date.hour < 0; /* "14 feb" */
        return true;
    }
    return false;
}

/* "9:14 PM · Nov 3, 2023": the time first, as X has it; "13:05 12. nov.", "09:11 i dag", as Google has it. */
static bool read_time_first(struct text *t, osk__when *when)
{
    struct text s = *t;
    osk__date clock = {-1, -1, -1, -1, -1, -1};
    if (!read_clock_time(&s, &clock, false))
        return false;
    s.at += left(&s) && *s.at == ','; /* "10:02, 03.09.2012" */
    skip_spaces(&s);
    take(&s, "\xC2\xB7");
    skip_spaces(&s);
    if ((!read_date(&s, when) && !read_days_back(&s, when)) || when->date.hour >= 0)
        return false;
    when->date.hour = clock.hour;
    when->date.minute = clock.minute;
    when->date.second = clock.second;
    when->brief = false;
    *t = s;
    return true;
}

/* "Saturday at 9:12pm", "lørdag kl. 14:05": the last such day. */
static bool read_weekday(struct text *t, osk__when *when)
{
    struct text s = *t;
    *when = (osk__when){.kind = OSK__WEEKDAY, .date = {-1, -1, -1, -1, -1, -1}};
    when->amount = weekday_of(&s);
    if (when->amount < 0)
        return false;
    take_time_of_day(&s, when);
    *t = s;
    return when->date.hour >= 0;
}

/* ---- the door ---- */

size_t osk__clock_read(osk_slice s, osk__when *when)
{
    static bool (*const kinds[])(struct text *, osk__when *) = {read_days_back, read_date, read_time_first, read_weekday, read_age, read_now};
    osk__when own;
    when = when ? when : &own;
    bool may = s.length && (is_digit(s.data[0]) || (unsigned char)s.data[0] >= 0x80 || memchr(" \tacdefijlmnostwy", lower(s.data[0]), 17));
    if (!may) /* no word of a time begins so */
        return 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct text t = {s.data, s.data + (s.length < 80 ? s.length : 80)};
        if (kinds[i](&t, when) && !goes_on(&t))
            return (size_t)(t.at - s.data);
    }
    return 0;
}

size_t osk__clock_age(osk_slice s)
{
    osk__when when;
    struct text t = {s.data, s.data + (s.length < 80 ? s.length : 80)};
    if (!s.length || !(is_digit(s.data[0]) || s.data[0] == 'f' || s.data[0] == 'a'))
        return 0;
    return read_age(&t, &when) && !when.brief ? (size_t)(t.at - s.data) : 0;
}

bool osk__clock_is(osk_slice s, osk__when *when)
{
    return s.length && osk__clock_read(s, when) == s.length;
}
