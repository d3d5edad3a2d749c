/* A name and a time in one line. */
#include "line_parts.h"

#include "clock.h"

#include <string.h>

/* "[–]", "[+]" before a name of Reddit. */
static osk_slice without_fold(osk_slice s)
{
    static const char *const folds[] = {"[\xE2\x80\x93]", "[\xE2\x88\x92]", "[-]", "[+]"};
    return osk__line_trim(osk__slice_behind(s, osk__slice_begins_any(s, OSK__LIST(folds))));
}

/* Where the last word of `s` begins. */
static size_t last_word(osk_slice s)
{
    size_t at = s.length;
    while (at > 0 && s.data[at - 1] != ' ')
        at--;
    return at;
}

/* "kari89[S] Oslo 12 points": the name, which is one word, or data NULL. */
static osk_slice pointed_name(osk_slice s)
{
    static const char *const points[] = {"point", "points", "poeng", "[score hidden]", "score hidden"};
    for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
        size_t length = osk__slice_ends(s, points[p]), number;
        if (!length)
            continue;
        osk_slice rest = osk__line_trim(osk__slice(s.data, s.length - length));
        osk_slice count = osk__slice_behind(rest, last_word(rest));
        bool minus = count.length > 1 && count.data[0] == '-';
        if (p < 3 && osk__line_number(osk__slice_behind(count, minus), &number) == 0)
            continue;
        size_t end = 0;
        while (end < rest.length && rest.data[end] != ' ')
            end++;
        osk_slice name = osk__slice(rest.data, end);
        for (size_t i = 1; i + 1 < name.length; i++) /* "[S]": who began it */
            if (name.data[i] == '[')
                name.length = i;
        return end < rest.length || p > 2 ? name : osk__slice(NULL, 0);
    }
    return osk__slice(NULL, 0);
}

/* The name before a time: `s` without what joins it to the time. *marked: a mark joins it; *joined: a word. */
static osk_slice joined_name(osk_slice s, bool *marked, bool *joined)
{
    static const char *const marks[] = {"\xC2\xBB", "\xC2\xB7", "\xE2\x80\xA2", ",", "|", "-", "\xE2\x80\x93", "("};
    size_t before = 0;
    *marked = *joined = false;
    s = osk__line_trim(s);
    while (before != s.length) {
        before = s.length;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t length = osk__slice_ends(s, marks[m]);
            if (length) {
                *marked = *marked || m == 3 || s.data[s.length - length - 1] == ' ';
                s = osk__line_trim(osk__slice(s.data, s.length - length));
            }
        }
        size_t word = last_word(s);
        for (size_t j = 0; j < osk__line_joint_count && word > 0; j++)
            if (osk__slice_is(osk__slice_behind(s, word), osk__line_joints[j])) {
                *joined = true;
                s = osk__line_trim(osk__slice(s.data, word));
                break;
            }
    }
    return s;
}

/* Is the time so written that no text would say it by the way? Behind two words of a name a date or a brief age is
 * enough. */
static bool is_full_time(osk_slice time, bool named)
{
    osk__when when;
    return osk__clock_read(time, &when) && (named || !when.brief) &&
           (when.kind == OSK__AGE || when.date.hour >= 0 || (named && when.date.year >= 0));
}

/* "Kvinne, 34 år": how old somebody is, not how long ago. */
static bool is_years_old(osk_slice time)
{
    enum { OLDEST_PAGE = 25 };
    osk__when when;
    return osk__clock_is(time, &when) && when.kind == OSK__AGE && when.unit == OSK__YEAR && when.amount >= OLDEST_PAGE;
}

/* What stands behind a name's time, "sa:", " 12", "(3 children)": at *time it begins. */
static bool read_byline_time(osk_slice s, osk_slice *time, bool loose)
{
    bool counted;
    size_t number;
    if (osk__line_read_time(s, time, &counted))
        return true;
    size_t at = last_word(s), length = osk__clock_read(s, NULL);
    if (at && osk__line_number(osk__slice_behind(s, at), &number) == s.length - at && at >= length)
        return osk__line_read_time(osk__line_trim(osk__slice(s.data, at)), time, &counted); /* the number of a post */
    *time = osk__slice(s.data, length);
    return loose && length && s.length - length < 40;
}

static const char *const bys[] = {"av ", "Av ", "by ", "By ", "Skrevet av ", "Skrive av ", "Postet av ", "Posted by ", "Posted by: ", "Postet av: ", "Lagt inn av: ", "Post by ",
                                  "Innlegg av ", "Fra ", "Lagt inn av ", "Publisert av ", "Written by ", "Innsendt av ", "Innsendt av: ", "Skrevet av: ", "Av: ", "Fra: ", "By: ", "Kommentar av ",
                                  "Kommentar fra ", "Comment by ", "Forslag fra ", "Forslag fr\xC3\xA5 "};

/* "submitted 5 hours ago by kari89", "Skrevet 12. mars 2015 av kari89" */
static bool read_time_by(osk_slice s, osk__line *line)
{
    static const char *const by[] = {" by ", " av ", " skrev ", " sa ", " wrote "};
    for (size_t b = 0; b < sizeof by / sizeof *by; b++) {
        size_t at = osk__slice_find(s, by[b]);
        osk_slice time;
        bool counted;
        if (at == SIZE_MAX || !osk__line_read_time(osk__slice(s.data, at), &time, &counted))
            continue;
        osk_slice name = osk__line_trim(osk__slice_behind(s, at + strlen(by[b])));
        name.length -= name.length && name.data[name.length - 1] == ':';
        if (!osk__line_is_handle(name))
            return false;
        line->name = osk__line_name(name);
        line->time = time;
        return true;
    }
    return false;
}

/* "18. juni 2019 / Kari Nordmann / 4 kommentarer": a date in full, a mark and a name; behind another mark only how many comments there
 * are. */
static bool read_time_marked(osk_slice s, osk__line *line)
{
    static const char *const marks[] = {" / ", " | ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " \xE2\x80\x93 "};
    osk__when when;
    size_t length = osk__clock_read(s, &when);
    osk_slice rest = osk__slice_behind(s, length);
    size_t mark = osk__slice_begins_any(rest, OSK__LIST(marks));
    if (!length || !mark || when.kind == OSK__AGE || when.date.year < 0)
        return false;
    osk_slice name = osk__slice_behind(rest, mark), behind = {NULL, 0};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        size_t at = osk__slice_find(name, marks[m]);
        if (at < SIZE_MAX) {
            behind = osk__slice_behind(name, at + strlen(marks[m]));
            name.length = at;
        }
    }
    if (osk__line_name_words(name) < 2 || (behind.data && !(osk__line_read(behind).shapes & OSK__LINE_STATED)))
        return false;
    line->name = name;
    line->time = osk__slice(s.data, length);
    return true;
}

/* "On March 12, 2019 at 10:22 am Kari said:" */
static bool read_time_said(osk_slice s, osk__line *line)
{
    osk_slice name = osk__line_spoken_name(s);
    if (name.length == s.length)
        return false;
    static const char *const on[] = {"On ", "on ", "Den ", "den ", "P\xC3\xA5 "};
    name = osk__slice_behind(name, osk__slice_begins_any(name, OSK__LIST(on)));
    size_t length = osk__clock_read(name, NULL);
    osk_slice time = osk__slice(name.data, length);
    name = osk__line_trim(osk__slice_behind(name, length));
    if (!length || name.length == 0 || name.data[0] == ',' || !osk__line_is_handle(name) || !is_full_time(time, false))
        return false;
    line->name = osk__line_name(name);
    line->time = time;
    return true;
}

/* "av kari89 » 03.05.2011 21:14", "Kari Nordmann, 12. mars 2015", "kari89 12 points 3 hours ago", "Kari på 4. mai 2014 kl.
 * 09:12 sa:": a name, and a time that ends the line. Without a mark between them the time must be one in full. */
bool osk__line_read_byline(osk_slice s, osk__line *line)
{
    s = without_fold(s);
    s = osk__slice_behind(s, osk__line_post_number(s));
    size_t by = osk__line_begins(s, bys, sizeof bys / sizeof *bys);
    s = osk__slice_behind(s, by);
    for (size_t i = 1; i < s.length && i < OSK__LONGEST_BYLINE; i++) {
        if ((s.data[i - 1] != ' ' && s.data[i - 1] != '(') || !osk__clock_read(osk__slice_behind(s, i), NULL))
            continue;
        bool marked, joined;
        osk_slice before = osk__line_trim(osk__slice(s.data, i)), name = joined_name(before, &marked, &joined);
        osk_slice pointed = pointed_name(name);
        if (!read_byline_time(osk__slice_behind(s, i), &line->time, pointed.data != NULL) || is_years_old(line->time))
            continue;
        if (!pointed.data && ((!osk__line_is_handle(name) && !osk__line_name_words(name)) || osk__clock_read(name, NULL)))
            continue;
        bool sure = joined || osk__line_name_words(name) || last_word(name) == 0;
        if (!pointed.data && !marked && !(sure && is_full_time(line->time, by || osk__line_name_words(name) > 1)))
            continue;
        line->name = osk__line_name(pointed.data ? pointed : osk__line_split_whom(name, &line->whom));
        return line->name.length > 0;
    }
    return read_time_by(s, line) || read_time_marked(s, line);
}

/* "Kari on May 4, 2012 at 9:12 am said:", where "Kari said on May 4:" quotes */
static bool read_said_at(osk_slice s, osk__line *line)
{
    osk_slice at = osk__line_spoken_name(s);
    osk__line own = {.text = at};
    if (at.length == s.length || !osk__line_read_byline(at, &own) || osk__line_spoken_name(own.name).length != own.name.length)
        return false;
    line->name = own.name;
    line->time = own.time;
    return at.data + at.length == own.time.data + own.time.length;
}

/* "Kari sa...": what follows is hers, and no time is told. */
bool osk__line_read_said(osk_slice s, osk__line *line)
{
    static const char *const said[] = {"* sa...", "* said...", "* sa\xE2\x80\xA6", "* said\xE2\x80\xA6", "* sier...", "* seier...", "* skrev...", "* sa ...", "* said ..."};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (osk__line_fits(s, said[i], &line->name, NULL) && (osk__line_name_words(line->name) || osk__line_is_handle(line->name)))
            return true;
    line->name = osk__slice(NULL, 0);
    return false;
}

bool osk__line_read_quoting_byline(osk_slice s, osk__line *line)
{
    return read_time_by(s, line) || read_time_said(s, line) || read_said_at(s, line);
}
