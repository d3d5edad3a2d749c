/* Periods compared: is it said otherwise early than late, or in the week of the vote?
 *
 *   place    1    2  | 3    4    5  | 6      values change places as in a trend (course.c), each person's together,
 *   period   0    0  | 1    1    1  | 2      while the periods stay where they are */
#include "compare.h"
#include "period.h"

#include "../base/thread.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct phases {
    osk__observed o;       /* comments in a period, shares divided */
    osk__periods periods;
    uint32_t *of;          /* by observation: 0 to count - 1, periods with a comment by time */
    size_t *sizes, count;
    uint32_t *numbers;     /* of each among the periods */
    osk_slice *names;
    double *sums;          /* scratch: of each thread [count] */
    double *ranks, *inside; /* by observation; inside: 1 in the period at hand */
    size_t unplaced;
};

static void free_phases(struct phases *p)
{
    osk__observed_free(&p->o);
    osk__periods_free(&p->periods);
    free(p->of);
    free(p->sizes);
    free(p->numbers);
    free(p->names);
    free(p->sums);
    free(p->ranks);
    free(p->inside);
}

/* Comments without a period are left out; a share is one a comment here, as in a trend. */
static void keep_placed(struct phases *p)
{
    osk__observed *o = &p->o;
    size_t kept = 0;
    for (size_t i = 0; i < o->count; i++) {
        uint32_t period = p->periods.of_row[o->places[i]];
        if (period >= p->periods.count)
            continue;
        o->values[kept] = o->weights ? o->values[i] / o->weights[i] : o->values[i];
        o->people[kept] = o->people[i];
        p->of[kept++] = period;
    }
    p->unplaced = o->count - kept;
    o->missing += p->unplaced;
    o->count = kept;
}

static bool number_periods(struct phases *p, osk_error *error)
{
    uint32_t *fresh = osk__take(p->periods.count + 1, sizeof *fresh, error);
    if (!fresh)
        return false;
    for (size_t i = 0; i < p->o.count; i++)
        fresh[p->of[i]] = 1;
    for (uint32_t period = 0; period < p->periods.count; period++)
        if (fresh[period]) {
            p->numbers[p->count] = period;
            fresh[period] = (uint32_t)p->count++;
        }
    for (size_t i = 0; i < p->o.count; i++)
        p->sizes[p->of[i] = fresh[p->of[i]]]++;
    free(fresh);
    return true;
}

/* "2024-09-02", "2024-09-02–2024-09-08", of tenths "nr. 1–6". */
static bool name_periods(struct phases *p, osk__lines *lines, osk_error *error)
{
    char from[OSK__CLOCK_ROOM], to[OSK__CLOCK_ROOM], name[2 * OSK__CLOCK_ROOM + 20];
    osk_slice number = osk__texts_find(&lines->fold->dictionary->texts, "stat.number", lines->language);
    int length = p->periods.every != OSK_EVERY_TENTH ? 0 : number.length < 12 ? (int)number.length : 12;
    for (size_t i = 0; i < p->count; i++) {
        osk__period_bounds(&p->periods, p->numbers[i], from, to);
        bool one = strcmp(from, to) == 0;
        snprintf(name, sizeof name, "%.*s%s%s%s%s", length, number.data, length ? " " : "", from, one ? "" : "\u2013", one ? "" : to);
        if (osk__strings_add(&lines->names, osk__slice_text(name), error) == OSK_NONE)
            return false;
    }
    for (uint32_t i = 0; i < p->count; i++)
        p->names[i] = osk__strings_get(&lines->names, i);
    return true;
}

static bool make_phases(struct phases *p, osk__lines *lines, osk__measure measure, osk_error *error)
{
    const osk_stat_options *options = lines->options;
    *p = (struct phases){0};
    if (!options->dated)
        return osk__fail(error, OSK_USAGE, "periods need the comments, which know their times");
    if (!osk__periods_make(&p->periods, options->dated, lines->fold, options->every, options->cuts, error) ||
        !osk__observe(lines->fold, lines->people, measure, &p->o, error))
        return false;
    size_t room = p->o.count + 1, periods = p->periods.count + 1, threads = osk__thread_count(lines->chance.threads);
    if (!(p->of = osk__take(room, sizeof *p->of, error)) || !(p->ranks = osk__take(room, sizeof *p->ranks, error)) ||
        !(p->inside = osk__take(room, sizeof *p->inside, error)) ||
        !(p->sizes = osk__take(periods, sizeof *p->sizes, error)) ||
        !(p->numbers = osk__take(periods, sizeof *p->numbers, error)) ||
        !(p->names = osk__take(periods, sizeof *p->names, error)) ||
        !(p->sums = osk__take(threads * osk__thread_stride(periods, sizeof *p->sums), sizeof *p->sums, error)))
        return false;
    keep_placed(p);
    if (!number_periods(p, error) || !osk__rank(p->o.values, p->o.count, p->ranks, NULL, error))
        return false;
    if (p->count > OSK__COMPARED)
        return osk__fail(error, OSK_USAGE, "%zu periods have comments, and no more than %d are compared: --every names longer "
                         "ones", p->count, OSK__COMPARED);
    return name_periods(p, lines, error);
}

/* ---- all periods ---- */

/* Kruskal & Wallis' sum of ranks: sum of n (mean - grand mean)^2. */
static double between(void *context, size_t thread, double *ranks)
{
    const struct phases *p = context;
    double *sums = p->sums + thread * osk__thread_stride(p->count, sizeof *sums), middle = ((double)p->o.count + 1) / 2, total = 0;
    for (size_t g = 0; g < p->count; g++)
        sums[g] = 0;
    for (size_t i = 0; i < p->o.count; i++)
        sums[p->of[i]] += ranks[i] - middle;
    for (size_t g = 0; g < p->count; g++)
        total += sums[g] * sums[g] / (double)p->sizes[g];
    return total;
}

static void describe(osk__line *line, const struct phases *p)
{
    line->people = p->o.person_count;
    line->n = p->o.count;
    line->missing = p->o.missing;
    if (p->unplaced)
        osk__line_note(line, "stat.no_period");
    if (p->o.weights)
        osk__line_note(line, "stat.share_each");
}

static osk__verdict verdict_of(const struct phases *p)
{
    return p->count < 2 ? OSK__ONE_GROUP : !(osk__squares(p->o.values, p->o.count) > 1e-18) ? OSK__ALL_EQUAL : OSK__TESTED;
}

static bool compare_all(osk__lines *lines, osk__measure measure, struct phases *p, osk__null null, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    static const char *const why[OSK__VERDICTS] = {NULL, "stat.one_period", "stat.all_equal_test", "stat.all_single"};
    osk__test test = {.verdict = verdict_of(p), .least = 1};
    if (!line)
        return false;
    osk__course course = {.values = p->ranks, .persons = p->o.people, .count = p->o.count, .null = null,
                          .statistic = between, .context = p, .cost = p->o.count};
    line->whom = "stat.all_periods";
    describe(line, p);
    if (p->count > 1 && p->count == p->o.count) { /* every arrangement is as extreme */
        osk__line_note(line, "stat.periods_single");
        return true;
    }
    if (test.verdict == OSK__TESTED && !osk__course_test(&course, &lines->chance, &test, error))
        return false;
    osk__line_test_of(line, &test, null == OSK__WITHIN ? "permuted Kruskal-Wallis, within people"
                                                       : "permuted Kruskal-Wallis, people kept together", why);
    osk__line_note(line, null == OSK__WITHIN ? "stat.null_within" : "stat.null_together");
    if (line->tested) {
        line->effect = "epsilon2";
        line->size = osk__epsilon(between(p, 0, p->ranks) / osk__squares(p->ranks, p->o.count), p->count, p->o.count);
        osk__line_at_least_zero(line);
        osk__line_note(line, "stat.size_periods");
    }
    return true;
}

/* ---- one period against the rest ---- */

/* The difference of means. */
static double apart(void *context, size_t thread, double *values)
{
    const struct phases *p = context;
    double in = 0, out = 0, n = 0;
    (void)thread;
    for (size_t i = 0; i < p->o.count; i++) {
        in += p->inside[i] * values[i];
        out += (1 - p->inside[i]) * values[i];
        n += p->inside[i];
    }
    return in / n - out / ((double)p->o.count - n);
}

/* The difference with people resampled whole; of fewer people the test inverted. A has an interval with people as units. */
static bool estimate(osk__lines *lines, osk__line *line, struct phases *p, const osk__course *course, osk_error *error)
{
    osk__crossed crossed = {.values = p->o.values, .inside = p->inside, .persons = p->o.people, .count = p->o.count,
                            .person_count = p->o.person_count};
    osk__superior superior = {0};
    bool given = false, enough = false;
    line->estimate = apart(p, 0, p->o.values);
    line->effect = "A";
    if (!osk__crossed_difference(&crossed, &lines->chance, &line->limits, &enough, error) ||
        !osk__crossed_superiority(&crossed, &superior, &given, error))
        return false;
    line->size = superior.a;
    line->size_limits = (osk__limits){given, superior.low, superior.high};
    if (enough) {
        osk__line_note(line, line->limits.given ? "stat.people_resampled" : "stat.people_alike");
        return true;
    }
    if (!osk__course_invert(course, p->inside, line->estimate, &lines->chance, &line->limits, error))
        return false;
    osk__line_note(line, line->limits.given                    ? "stat.people_inverted"
                         : p->o.count > OSK__COURSE_INVERTED ? "stat.no_long_interval"
                                                             : "stat.no_interval");
    return osk__line_alike(line, p->o.values, p->o.count, error);
}

static bool compare_one(osk__lines *lines, osk__measure measure, struct phases *p, uint32_t which, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    osk__test test = {.verdict = verdict_of(p), .least = 1};
    if (!line)
        return false;
    for (size_t i = 0; i < p->o.count; i++)
        p->inside[i] = p->of[i] == which;
    osk__course course = {.values = p->o.values, .persons = p->o.people, .count = p->o.count, .null = OSK__TOGETHER,
                          .statistic = apart, .context = p, .cost = p->o.count};
    describe(line, p);
    line->left = p->names[which];
    line->whom = "stat.against_rest";
    line->family = 1;
    line->n = p->sizes[which];
    line->m = p->o.count - line->n;
    line->has_m = true;
    double least;
    if (test.verdict == OSK__TESTED && !osk__course_test(&course, &lines->chance, &test, error))
        return false;
    if (!osk__course_least(&course, p->inside, &least, error))
        return false;
    test.least = least > test.least ? least : test.least;
    osk__line_test(line, &test, "permuted difference, people kept together");
    if (!line->tested)
        return true;
    return estimate(lines, line, p, &course, error);
}

bool osk__compare_periods(osk__lines *lines, osk__measure measure, osk_error *error)
{
    struct phases p;
    bool good = make_phases(&p, lines, measure, error) && compare_all(lines, measure, &p, OSK__TOGETHER, error) &&
                compare_all(lines, measure, &p, OSK__WITHIN, error);
    for (uint32_t i = 0; good && i < p.count && p.count > 1; i++)
        good = compare_one(lines, measure, &p, i, error);
    free_phases(&p);
    return good;
}
