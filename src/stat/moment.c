/* When comments were posted, as numbers to put them in order by.
 *
 *   "02.09.2024 14:05" -> 19968.587 days since 1970; with one "02.09.2024" among them all are whole days; with one of
 *   "for 2 uker siden", or without a date, there are no times at all: a place in the file says more than half a guess */
#include "moment.h"

#include "../base/memory.h"

#include <stdlib.h>
#include <string.h>

/* "2024-09-02T14:05" -> minutes since midnight, or -1. */
static int minute_of(const char *moment)
{
    if (strlen(moment) < strlen("2024-09-02T14:05"))
        return -1;
    return (int)strtol(moment + 11, NULL, 10) * 60 + (int)strtol(moment + 14, NULL, 10);
}

/* Days, and minutes into them where every comment has those. */
static osk__dating read_moments(const osk_corpus *corpus, const osk_fold *fold, const uint32_t *places, size_t count,
                                double *days, int *minutes)
{
    bool exact = true;
    for (size_t i = 0; i < count; i++) {
        char earliest[OSK__CLOCK_ROOM], latest[OSK__CLOCK_ROOM];
        bool told;
        if (!osk__corpus_between(corpus, fold->rows[places[i]].posted, earliest, latest, &told))
            return told ? OSK__AGED : OSK__UNDATED;
        if (osk__clock_day(earliest) != osk__clock_day(latest))
            return OSK__AGED;
        days[i] = (double)osk__clock_day(earliest);
        minutes[i] = strcmp(earliest, latest) == 0 ? minute_of(earliest) : -1;
        exact = exact && minutes[i] >= 0;
    }
    for (size_t i = 0; i < count && exact; i++)
        days[i] += minutes[i] / 1440.0;
    return OSK__DATED;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Are more than half of the pairs at one time? Then their order says more. */
static bool mostly_tied(const double *days, size_t count, double *sorted)
{
    double tied = 0;
    memcpy(sorted, days, count * sizeof *days);
    if (count)
        qsort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 0, j; i < count; i = j) {
        for (j = i + 1; j < count && !(sorted[j] > sorted[i]); j++)
            continue;
        tied += (double)(j - i) * (double)(j - i - 1);
    }
    return 2 * tied > (double)count * ((double)count - 1);
}

bool osk__moments(const osk_corpus *corpus, const osk_fold *fold, const uint32_t *places, size_t count, double *days,
                  osk__dating *dating, osk_error *error)
{
    double *sorted = osk__take(count + 1, sizeof *sorted, error);
    int *minutes = osk__take(count + 1, sizeof *minutes, error);
    bool good = sorted && minutes;
    *dating = !good || !corpus ? OSK__UNDATED : read_moments(corpus, fold, places, count, days, minutes);
    if (*dating == OSK__DATED && mostly_tied(days, count, sorted))
        *dating = OSK__TIED;
    free(sorted);
    free(minutes);
    return good;
}
