/* Through the debate, and two measures of the same comments. */
#include "compare.h"
#include "effect.h"
#include "moment.h"

#include <math.h>
#include <stdlib.h>

enum { FEWEST = 5 };

/* A share is one a comment here. */
static void divide(osk__observed *o)
{
    for (size_t i = 0; o->weights && i < o->count; i++)
        o->values[i] /= o->weights[i];
}

/* The comments of a trend in their order, and when they were posted where that is known. */
struct course { osk__observed o; double *days; osk__dating dating; };

struct moment { double day; uint32_t at; };

static int by_day(const void *a, const void *b)
{
    const struct moment *x = a, *y = b;
    if (x->day < y->day || x->day > y->day)
        return x->day < y->day ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Pages may have the newest comment first. */
static bool sort_by_day(struct course *course, osk_error *error)
{
    osk__observed *o = &course->o;
    struct moment *order = osk__take(o->count + 1, sizeof *order, error);
    double *values = osk__take(o->count + 1, sizeof *values, error);
    uint32_t *people = osk__take(o->count + 1, sizeof *people, error);
    bool good = order && values && people;
    for (uint32_t i = 0; good && i < o->count; i++)
        order[i] = (struct moment){course->days[i], i};
    if (good && o->count)
        qsort(order, o->count, sizeof *order, by_day);
    for (size_t i = 0; good && i < o->count; i++) {
        values[i] = o->values[order[i].at];
        people[i] = o->people[order[i].at];
    }
    for (size_t i = 0; good && i < o->count; i++) {
        o->values[i] = values[i];
        o->people[i] = people[i];
        course->days[i] = order[i].day - order[0].day;
    }
    free(order);
    free(values);
    free(people);
    return good;
}

static bool make_course(struct course *course, const osk__lines *lines, osk__measure measure, osk_error *error)
{
    *course = (struct course){0};
    if (!osk__observe(lines->fold, lines->people, measure, &course->o, error))
        return false;
    divide(&course->o);
    return (course->days = osk__take(course->o.count + 1, sizeof *course->days, error)) &&
           osk__moments(lines->options->dated, lines->fold, course->o.places, course->o.count, course->days,
                        &course->dating, error) &&
           (course->dating != OSK__DATED || sort_by_day(course, error));
}

/* What the slope comes to from the first comment to the last, its interval and tau-b. */
static bool measure_trend(osk__lines *lines, osk__line *line, const struct course *course, osk__null null, osk_error *error)
{
    static const char *const methods[] = {"Mann-Kendall, all orders", "Mann-Kendall, within people",
                                          "Mann-Kendall, people kept together"};
    const osk__observed *o = &course->o;
    osk__series series = {o->values, course->dating == OSK__DATED ? course->days : NULL, o->people, o->count};
    osk__trend trend;
    if (!osk__mann_kendall(&series, null, &lines->chance, &trend, error) ||
        !osk__trend_limits(&series, null, &lines->chance, &trend, error))
        return false;
    osk__line_test(line, &trend.test, methods[null]);
    if (!line->tested)
        return true;
    double all = series.times ? series.times[o->count - 1] : (double)(o->count - 1);
    line->estimate = trend.slope * all; /* a day's rise would be .000 in every debate of a year */
    bool alike = trend.limits.given && !((trend.limits.high - trend.limits.low) * all > 1e-6); /* ties leave it no width */
    line->limits = (osk__limits){trend.limits.given && !alike, trend.limits.low * all, trend.limits.high * all};
    line->effect = "tau-b";
    line->size = trend.tau;
    if (!osk__tau_limits(&series, o->person_count, trend.tau, &line->size_limits, error))
        return false;
    osk__line_left_out(line, o->person_count, false);
    osk__line_note(line, "stat.slope");
    if (!line->limits.given)
        osk__line_note(line, alike                            ? "stat.too_alike"
                             : o->count > OSK__COURSE_INVERTED ? "stat.no_long_interval"
                                                               : "stat.no_interval");
    return true;
}

static bool trend(osk__lines *lines, osk__measure measure, const struct course *course, osk__null null, osk_error *error)
{
    static const char *const notes[] = {"stat.null_free", "stat.null_within", "stat.null_together"};
    static const char *const by[] = {"stat.by_time", "stat.by_position", "stat.by_position", "stat.by_position"};
    static const char *const why[] = {NULL, "stat.undated", "stat.aged", "stat.tied"};
    osk__line *line = osk__line_add(lines, measure, error);
    if (!line)
        return false;
    line->relation = true;
    line->whom = by[course->dating];
    line->people = course->o.person_count;
    line->n = course->o.count;
    line->missing = course->o.missing;
    if (course->o.weights)
        osk__line_note(line, "stat.share_each");
    if (why[course->dating])
        osk__line_note(line, why[course->dating]);
    if (line->n < FEWEST && !lines->options->force) {
        osk__line_note(line, "stat.refused_few");
        return true;
    }
    osk__line_note(line, notes[null]);
    return measure_trend(lines, line, course, null, error);
}

bool osk__compare_trend(osk__lines *lines, osk__measure measure, osk_error *error)
{
    struct course course;
    bool good = make_course(&course, lines, measure, error) && trend(lines, measure, &course, OSK__TOGETHER, error) &&
                trend(lines, measure, &course, OSK__WITHIN, error);
    osk__observed_free(&course.o);
    free(course.days);
    return good;
}

/* Comments that have both values; `x` keeps them, `y` moves to the same places. */
static void match(osk__observed *x, osk__observed *y)
{
    size_t count = 0;
    for (size_t i = 0, j = 0; i < x->count; i++) {
        while (j < y->count && y->places[j] < x->places[i])
            j++;
        if (j == y->count || y->places[j] != x->places[i])
            continue;
        x->values[count] = x->values[i];
        x->people[count] = x->people[i];
        y->values[count++] = y->values[j];
    }
    x->missing += x->count - count;
    x->count = count;
}

/* Within people only those with two comments or more count, and are numbered anew; people of one comment each are independent. */
static bool rho_limits(osk__line *line, const osk__observed *x, const double *y, bool within, const osk__correlation *result,
                       osk_error *error)
{
    double *values = osk__take(2 * x->count + 1, sizeof *values, error), *others = values ? values + x->count : NULL;
    uint32_t *persons = osk__take(x->count + 1, sizeof *persons, error), *sizes = osk__take(x->person_count + 1, sizeof *sizes, error);
    bool good = values && persons && sizes;
    osk__pairs pairs = {values, others, persons, 0, 0};
    for (size_t i = 0; good && i < x->count; i++)
        sizes[x->people[i]]++;
    uint32_t most = 0;
    for (size_t p = 0; good && p < x->person_count; p++) {
        most = sizes[p] > most ? sizes[p] : most;
        sizes[p] = sizes[p] > (within ? 1 : 0) ? (uint32_t)pairs.person_count++ : OSK_NONE;
    }
    for (size_t i = 0; good && i < x->count; i++)
        if (sizes[x->people[i]] != OSK_NONE) {
            values[pairs.count] = x->values[i];
            others[pairs.count] = y[i];
            persons[pairs.count++] = sizes[x->people[i]];
        }
    if (good && most < 2 && !within)
        line->size_limits = result->limits;
    else if ((good = good && osk__spearman_limits(&pairs, within, result->rho, &line->size_limits, error)))
        osk__line_left_out(line, pairs.person_count, within);
    free(values);
    free(persons);
    free(sizes);
    return good;
}

static bool correlate(osk__lines *lines, osk__measure measure, osk_slice other, const osk__observed *x, const double *y,
                      bool within, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    osk__correlation result;
    if (!line)
        return false;
    line->relation = true;
    line->left = other;
    line->whom = within ? "stat.with_within" : "stat.with";
    line->people = x->person_count;
    line->n = x->count;
    line->missing = x->missing;
    if (x->weights)
        osk__line_note(line, "stat.share_each");
    if (x->count < FEWEST && !lines->options->force) {
        osk__line_note(line, "stat.refused_few");
        return true;
    }
    if (!osk__spearman(x->values, y, within ? x->people : NULL, x->count, &lines->chance, &result, error))
        return false;
    if (result.test.verdict == OSK__ALL_EQUAL && within && x->count == x->person_count)
        result.test.verdict = OSK__ALL_SINGLE; /* equal within each, since each has one */
    osk__line_test(line, &result.test, "permuted Spearman");
    if (line->tested) {
        line->effect = "rho";
        line->size = result.rho;
        osk__line_note(line, within ? "stat.null_within" : "stat.rho_people");
        return rho_limits(line, x, y, within, &result, error);
    }
    return true;
}

static bool name_other(osk__lines *lines, osk_slice *name, osk_error *error)
{
    osk__buffer text = {0};
    osk__measure_say(lines->fold->dictionary, lines->language, osk__slice_text(lines->options->other), &text);
    uint32_t number = osk__buffer_check(&text, error) ? osk__strings_add(&lines->names, osk__slice(text.data, text.length), error)
                                                       : OSK_NONE;
    osk__buffer_free(&text);
    *name = number == OSK_NONE ? osk__slice(NULL, 0) : osk__strings_get(&lines->names, number);
    return number != OSK_NONE;
}

bool osk__compare_correlation(osk__lines *lines, osk__measure x, osk__measure y, osk_error *error)
{
    osk__observed a = {0}, b = {0};
    osk_slice other = {0};
    bool good = osk__observe(lines->fold, lines->people, x, &a, error) &&
                osk__observe(lines->fold, lines->people, y, &b, error);
    good = good && name_other(lines, &other, error);
    if (good) {
        divide(&a);
        divide(&b);
        match(&a, &b);
        good = correlate(lines, x, other, &a, b.values, false, error) &&
               correlate(lines, x, other, &a, b.values, true, error);
    }
    osk__observed_free(&a);
    osk__observed_free(&b);
    return good;
}
