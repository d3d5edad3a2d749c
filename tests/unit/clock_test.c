/* Times as they are written, and the days between which they lie for one who looks on Tuesday 24 November 2026 at 14:05. */
#include "../../src/comment/clock.h"
#include "test.h"

#include <string.h>

static const struct { const char *text, *earliest, *latest; } cases[] = {
    /* ages, as pages round them: down to whole units */
    {"23h", "2026-11-23T14:05", "2026-11-23T15:05"}, {"5 min", "2026-11-24T13:59", "2026-11-24T14:00"},
    {"5 mins", "2026-11-24T13:59", "2026-11-24T14:00"}, {"19 t", "2026-11-23T18:05", "2026-11-23T19:05"},
    {"1d", "2026-11-22", "2026-11-23"}, {"2w", "2026-11-03", "2026-11-10"}, {"2 u", "2026-11-03", "2026-11-10"},
    {"3mo", "2026-07-24", "2026-08-24"}, {"3 md.", "2026-07-24", "2026-08-24"}, {"1y", "2024-11-24", "2025-11-24"},
    {"3 \xC3\xA5r", "2022-11-24", "2023-11-24"}, {"4 months ago", "2026-06-24", "2026-07-24"},
    {"for 3 uker siden", "2026-10-27", "2026-11-03"}, {"for 2 veker sidan", "2026-11-03", "2026-11-10"},
    {"for ett \xC3\xA5r siden", "2024-11-24", "2025-11-24"}, {"a year ago", "2024-11-24", "2025-11-24"},
    {"3 timer siden", "2026-11-24T10:05", "2026-11-24T11:05"}, {"Just now", "2026-11-24T14:04", "2026-11-24T14:05"},
    {"akkurat n\xC3\xA5", "2026-11-24T14:04", "2026-11-24T14:05"},
    /* days back, and dates without a year: the last one */
    {"i g\xC3\xA5r kl. 14:05", "2026-11-23T14:05", "2026-11-23T14:05"}, {"Yesterday at 9:14 PM", "2026-11-23T21:14", "2026-11-23T21:14"},
    {"i dag", "2026-11-24", "2026-11-24"}, {"12. mars kl. 09:30", "2026-03-12T09:30", "2026-03-12T09:30"},
    {"14 feb", "2026-02-14", "2026-02-14"}, {"December 24", "2025-12-24", "2025-12-24"}, {"29. februar", "2024-02-29", "2024-02-29"},
    /* dates */
    {"12. mars 2015, 14:05", "2015-03-12T14:05", "2015-03-12T14:05"}, {"03.05.2011 21:14", "2011-05-03T21:14", "2011-05-03T21:14"},
    {"14.02.2019 kl. 08:11", "2019-02-14T08:11", "2019-02-14T08:11"}, {"Mar 5, 2014, 3:12 PM", "2014-03-05T15:12", "2014-03-05T15:12"},
    {"Mandag 09. september 2013, 22:47:11", "2013-09-09T22:47", "2013-09-09T22:47"}, {"26 May 21", "2021-05-26", "2021-05-26"},
    {"2021-03-12 14:05", "2021-03-12T14:05", "2021-03-12T14:05"}, {"12/3-2015", "2015-03-12", "2015-03-12"},
    {"14-05-2008, 19:22", "2008-05-14T19:22", "2008-05-14T19:22"}, {"12th March 2009, 10:22", "2009-03-12T10:22", "2009-03-12T10:22"},
    {"12.03.2019 10.22", "2019-03-12T10:22", "2019-03-12T10:22"}, {"12.03.2021 | 21:48", "2021-03-12T21:48", "2021-03-12T21:48"},
    /* a day of the week is the last such day; today would be said so */
    {"Saturday at 9:12pm", "2026-11-21T21:12", "2026-11-21T21:12"}, {"tirsdag kl. 14:05", "2026-11-17T14:05", "2026-11-17T14:05"},
    {"tys nov 17, 2026 10:10 am", "2026-11-17T10:10", "2026-11-17T10:10"}, {"laur jan 23, 2016 11:05 pm", "2016-01-23T23:05", "2016-01-23T23:05"},
    {"tirs 17. nov. 2026 kl. 10.10", "2026-11-17T10:10", "2026-11-17T10:10"}, {"lau. 23. januar 2016", "2016-01-23", "2016-01-23"},
    {"onsdag 08:00", "2026-11-18T08:00", "2026-11-18T08:00"}, {"for over 2 \xC3\xA5r siden", "2023-11-24", "2024-11-24"},
    {"laurdag 5. juli 2025 kl. 12.30", "2025-07-05T12:30", "2025-07-05T12:30"},
    /* another zone: summer and winter in Oslo, and over midnight */
    {"2024-07-01T12:00:00Z", "2024-07-01T14:00", "2024-07-01T14:00"}, {"2024-01-01T23:30:00Z", "2024-01-02T00:30", "2024-01-02T00:30"},
    {"2024-01-01T12:00:00.123+05:30", "2024-01-01T07:30", "2024-01-01T07:30"},
    {"2024-03-12T13:05:06.1Z", "2024-03-12T14:05", "2024-03-12T14:05"}, {"2024-03-12 14:05:06.0", "2024-03-12T14:05", "2024-03-12T14:05"},
    {"2024-11-03T10:00:00+0000", "2024-11-03T11:00", "2024-11-03T11:00"}, {"2023-04-01 10:00:00 +0200", "2023-04-01T10:00", "2023-04-01T10:00"},
    {"Sun Nov 03 10:00:00 +0000 2024", "2024-11-03T11:00", "2024-11-03T11:00"}, {"Tue Mar 12 14:05:06 CET 2024", "2024-03-12T14:05", "2024-03-12T14:05"},
    {"2023/05/04 9:12:33 AM GMT+2", "2023-05-04T09:12", "2023-05-04T09:12"}, {"12.03.2024 kl. 14.05.06", "2024-03-12T14:05", "2024-03-12T14:05"},
    {"12.03.2024 14:05:06 UTC+01:00", "2024-03-12T14:05", "2024-03-12T14:05"}, {"3/25/2024 2:05 PM", "2024-03-25T14:05", "2024-03-25T14:05"},
    {"Tuesday, March 12, 2024 at 1:05:06 PM UTC", "2024-03-12T14:05", "2024-03-12T14:05"},
};

static const char *const none[] = {"", "3", "Like", "31.02.2015", "12:30, der!", "2014", "for 3", "en dag", "mars", "4 monthsa", "13.13.2013",
                                   "2024-07-01T", "3 \xC3\xA5rstider", "l\xC3\xB8rdag", "kl. 21:48", "12-03-09", "1d6", "99999999999999d", "12.03.2024 14:05 -2", "25.13.2024",
                                   "13/13/2024"};

int main(void)
{
    osk__date now = {2026, 11, 24, 14, 5, -1}, nobody = {.year = -1};
    char earliest[OSK__CLOCK_ROOM], latest[OSK__CLOCK_ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        osk_slice text = osk__slice_text(cases[i].text);
        osk__when when;
        bool read = osk__clock_is(text, &when) && osk__clock_between(&when, &now, "Europe/Oslo", earliest, latest);
        bool good = read && strcmp(earliest, cases[i].earliest) == 0 && strcmp(latest, cases[i].latest) == 0;
        if (!good)
            printf("%s: %s to %s, not %s to %s\n", cases[i].text, read ? earliest : "?", read ? latest : "?", cases[i].earliest,
                   cases[i].latest);
        CHECK(good);
        /* Without a day to count from an age has no date, and what comes before a time changes nothing. */
        if (read && when.kind == OSK__AGE)
            CHECK(!osk__clock_between(&when, &nobody, "Europe/Oslo", earliest, latest));
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        if (osk__clock_is(osk__slice_text(none[i]), NULL))
            printf("'%s' is no time\n", none[i]);
        CHECK(!osk__clock_is(osk__slice_text(none[i]), NULL));
    }
    /* Every day of four centuries and its neighbour: yesterday's today is today. */
    osk__when yesterday;
    CHECK(osk__clock_is(osk__slice_text("Yesterday"), &yesterday));
    char before[OSK__CLOCK_ROOM] = "";
    for (int year = 1999; year < 2105; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                char text[16];
                osk__when when;
                snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                if (!osk__clock_is(osk__slice_text(text), &when))
                    continue;
                CHECK(osk__clock_between(&yesterday, &when.date, "Europe/Oslo", earliest, latest));
                CHECK(!before[0] || strcmp(earliest, before) == 0);
                memcpy(before, text, 11);
            }
    return test_end();
}
