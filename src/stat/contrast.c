/* Participants compared: each against the rest, every two. */
#include "compare.h"
#include "effect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two sides of an observation, copied apart. */
struct sides { double *a, *b, *values, *weights; uint32_t *groups; size_t n, m; double *part, *whole; /* scratch */ };

static bool make_sides(struct sides *sides, const osk__observed *o, osk_error *error)
{
    *sides = (struct sides){0};
    return (sides->a = osk__take(o->count, sizeof *sides->a, error)) &&
           (sides->b = osk__take(o->count, sizeof *sides->b, error)) &&
           (sides->values = osk__take(o->count, sizeof *sides->values, error)) &&
           (sides->weights = osk__take(o->count, sizeof *sides->weights, error)) &&
           (sides->part = osk__take(o->count, sizeof *sides->part, error)) &&
           (sides->whole = osk__take(o->count, sizeof *sides->whole, error)) &&
           (sides->groups = osk__take(o->count, sizeof *sides->groups, error));
}

static void free_sides(struct sides *sides)
{
    free(sides->a);
    free(sides->b);
    free(sides->values);
    free(sides->weights);
    free(sides->part);
    free(sides->whole);
    free(sides->groups);
}

/* Person `left` against `right`, or against all others where it is OSK_NONE. */
static void split(struct sides *sides, const osk__observed *o, uint32_t left, uint32_t right)
{
    size_t count = sides->n = sides->m = 0;
    for (size_t i = 0; i < o->count; i++) {
        bool here = o->people[i] == left;
        if (!here && right != OSK_NONE && o->people[i] != right)
            continue;
        sides->values[count] = o->values[i];
        sides->weights[count] = o->weights ? o->weights[i] : 1;
        sides->groups[count++] = !here;
        if (here)
            sides->a[sides->n++] = o->values[i];
        else
            sides->b[sides->m++] = o->values[i];
    }
}

/* The share of one side with comments as units: those of the other side have no whole, and do not count. */
static osk__limits limits_of(const struct sides *sides, uint32_t group)
{
    size_t count = sides->n + sides->m;
    for (size_t i = 0; i < count; i++)
        sides->whole[i] = sides->groups[i] == group ? sides->weights[i] : 0;
    for (size_t i = 0; i < count; i++)
        sides->part[i] = sides->groups[i] == group ? sides->values[i] : 0;
    return osk__interval_share(sides->part, sides->whole, count);
}

/* The interval of a difference from those of the two shares, by recovering their variances (Zou & Donner 2008, Statistics
 * in Medicine 27, 1693-1702). */
static void share_limits(osk__line *line, const struct sides *sides)
{
    osk__limits a = limits_of(sides, 0), b = limits_of(sides, 1);
    double p = line->part[0] / line->whole[0], q = line->part[1] / line->whole[1];
    if (a.given && b.given)
        line->limits = (osk__limits){true, p - q - hypot(p - a.low, b.high - q), p - q + hypot(a.high - p, q - b.low)};
    else
        osk__line_note(line, "stat.no_share_interval");
}

static bool compare_shares(osk__lines *lines, osk__line *line, const struct sides *sides, osk_error *error)
{
    osk__sample sample = {.values = sides->values, .groups = sides->groups, .count = sides->n + sides->m,
                          .group_count = sides->n && sides->m ? 2 : 1, .weights = sides->weights};
    osk__test test;
    if (!osk__permute(&sample, OSK__BY_SHARES, &lines->chance, &test, error))
        return false;
    osk__line_test(line, &test, "permuted shares");
    if (sample.group_count < 2)
        return true;
    line->of = "stat.sentences";
    for (size_t i = 0; i < sample.count; i++) {
        line->part[sides->groups[i]] += sides->values[i];
        line->whole[sides->groups[i]] += sides->weights[i];
    }
    line->estimate = line->part[0] / line->whole[0] - line->part[1] / line->whole[1];
    share_limits(line, sides);
    return true;
}

static const char *method_of(const struct sides *sides)
{
    return osk__means_by(sides->n, sides->m) == OSK__BY_WELCH ? "permuted Welch t" : "permuted difference";
}

/* The difference with its interval, the probability of superiority with its own. */
static bool compare_means(osk__lines *lines, osk__line *line, const struct sides *sides, osk_error *error)
{
    osk__superior superior;
    osk__test test;
    if (!osk__means_compare(sides->a, sides->n, sides->b, sides->m, &lines->chance, &test, &line->limits, error))
        return false;
    osk__line_test(line, &test, method_of(sides));
    if (!sides->n || !sides->m)
        return true;
    line->estimate = osk__mean(sides->a, sides->n) - osk__mean(sides->b, sides->m);
    if (!osk__superiority(sides->a, sides->n, sides->b, sides->m, &superior, error))
        return false;
    line->effect = "A";
    line->size = superior.a;
    line->size_limits = (osk__limits){test.verdict != OSK__ALL_EQUAL, superior.low, superior.high};
    osk__line_unlimited(line, sides->a, sides->n, sides->b, sides->m);
    return osk__line_alike(line, sides->values, sides->n + sides->m, error);
}

static bool compare_two(osk__lines *lines, osk__measure measure, const osk__observed *o, struct sides *sides,
                        uint32_t left, uint32_t right, size_t family, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    if (!line)
        return false;
    split(sides, o, left, right);
    osk__line_against(line, lines, o->who, o->person_count, left, right);
    line->family = family;
    if (sides->n && sides->m) {
        line->n = sides->n;
        line->m = sides->m;
        line->has_m = true;
    }
    return (o->weights ? compare_shares : compare_means)(lines, line, sides, error);
}

static bool each_against_rest(osk__lines *lines, osk__measure measure, const osk__observed *o, size_t family,
                              osk_error *error)
{
    struct sides sides;
    bool good = make_sides(&sides, o, error);
    for (uint32_t p = 0; p < osk__compared(o->person_count) && good; p++)
        good = compare_two(lines, measure, o, &sides, p, OSK_NONE, family, error);
    if (good)
        osk__lines_compared(lines, o->person_count);
    free_sides(&sides);
    return good;
}

bool osk__compare_people(osk__lines *lines, osk__measure measure, size_t family, osk_error *error)
{
    if (osk__measure_whole(&measure))
        return osk__compare_strata(lines, measure, family, error);
    osk__observed o;
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) &&
                each_against_rest(lines, measure, &o, family, error);
    osk__observed_free(&o);
    return good;
}

bool osk__compare_pairs(osk__lines *lines, osk__measure measure, size_t family, osk_error *error)
{
    osk__observed o;
    struct sides sides = {0};
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) && make_sides(&sides, &o, error);
    size_t most = o.person_count < OSK__COMPARED ? o.person_count : OSK__COMPARED;
    for (uint32_t p = 0; p < most && good; p++)
        for (uint32_t q = p + 1; q < most && good; q++)
            good = compare_two(lines, measure, &o, &sides, p, q, family, error);
    if (good)
        osk__lines_compared(lines, o.person_count);
    if (good && most < 2)
        good = osk__compare_observed(lines, measure, &o, 0, error); /* which says why there are no pairs */
    free_sides(&sides);
    osk__observed_free(&o);
    return good;
}

/* ---- all procedures beside each other ---- */

enum { FEWEST_ASYMPTOTIC = 10 };

static void put_t(osk__line *line, const osk__lines *lines, osk__t t, size_t fewest, const char *method)
{
    bool refused = fewest < FEWEST_ASYMPTOTIC && !lines->options->force;
    line->method = method;
    if (!t.given)
        osk__line_note(line, "stat.no_spread");
    else if (refused)
        osk__line_note(line, "stat.refused_asymptotic");
    else {
        line->tested = true;
        line->test = (osk__test){.p = t.p, .exact = true, .least = 0};
        osk__line_note(line, fewest < FEWEST_ASYMPTOTIC ? "stat.forced" : "stat.asymptotic");
    }
}

/* The test that is not studentised, to be seen beside the one that is. */
static bool detail_plain(osk__lines *lines, osk__line *line, const struct sides *s, osk_error *error)
{
    osk__sample sample = {.values = s->values, .groups = s->groups, .count = s->n + s->m, .group_count = 2};
    osk__superior superior;
    osk__test test;
    if (!osk__superiority(s->a, s->n, s->b, s->m, &superior, error) ||
        !osk__permute(&sample, OSK__BY_MEANS, &lines->chance, &test, error))
        return false;
    osk__line_test(line, &test, "permuted difference");
    if (line->tested && s->n > 1 && s->m > 1) /* else it is the first line's test */
        osk__line_note(line, "stat.not_studentised");
    line->effect = "delta";
    line->size = 2 * superior.a - 1;
    line->size_limits = (osk__limits){true, 2 * superior.low - 1, 2 * superior.high - 1};
    return true;
}

static bool detail_line(osk__lines *lines, osk__measure measure, const osk__observed *o, const struct sides *s,
                        uint32_t p, int which, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    osk__t t = osk__welch(s->a, s->n, s->b, s->m);
    size_t fewest = s->n < s->m ? s->n : s->m;
    if (!line)
        return false;
    osk__line_against(line, lines, o->who, o->person_count, p, OSK_NONE);
    line->n = s->n;
    line->m = s->m;
    line->has_m = true;
    if (which == 0)
        return detail_plain(lines, line, s, error);
    if (which == 1) {
        line->effect = "g";
        line->size = osk__hedges(s->a, s->n, s->b, s->m);
        line->size_limits = osk__hedges_limits(s->a, s->n, s->b, s->m);
        line->limits = (osk__limits){t.given && (fewest >= FEWEST_ASYMPTOTIC || lines->options->force), t.low, t.high};
        if (line->limits.given) /* elsewhere the difference stands in the first line, with its interval */
            line->estimate = osk__mean(s->a, s->n) - osk__mean(s->b, s->m);
        osk__line_note(line, line->size_limits.given ? "stat.size_g" : "stat.size_none");
        put_t(line, lines, t, fewest, "Welch t");
        return true;
    }
    if (!osk__brunner_munzel(s->a, s->n, s->b, s->m, &t, error) ||
        !osk__shift(s->a, s->n, s->b, s->m, &line->size, &line->size_limits, error))
        return false;
    line->effect = "Hodges-Lehmann";
    osk__line_note(line, line->size_limits.given ? "stat.size_shift" : "stat.size_no_shift");
    put_t(line, lines, t, fewest, "Brunner-Munzel");
    return true;
}

/* A share pooled, the same within strata of length, and whether a comment holds it at all within them. */
static bool detail_share(osk__lines *lines, osk__measure measure, osk_error *error)
{
    osk__measure presence = measure;
    presence.presence = true;
    return (osk__measure_whole(&measure) ||
            (osk__compare_all(lines, measure, 0, error) && osk__compare_strata_all(lines, measure, 0, error))) &&
           osk__compare_strata_all(lines, presence, 0, error) &&
           (osk__measure_whole(&measure) ||
            (osk__compare_people(lines, measure, 1, error) && osk__compare_strata(lines, measure, 2, error))) &&
           osk__compare_strata(lines, presence, 3, error);
}

/* Kruskal & Wallis over all participants, and Welch's F over those with two comments or more. */
static bool detail_all(osk__lines *lines, osk__measure measure, osk_error *error)
{
    osk__observed o;
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) && osk__compare_observed(lines, measure, &o, 0, error) &&
                osk__compare_repeated(lines, measure, &o, error);
    osk__observed_free(&o);
    return good;
}

bool osk__compare_detail(osk__lines *lines, osk__measure measure, osk_error *error)
{
    if (measure.what == OSK__OF_THEME || measure.what == OSK__OF_CODE)
        return detail_share(lines, measure, error);
    if (!detail_all(lines, measure, error))
        return false;
    osk__observed o;
    struct sides sides = {0};
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) && make_sides(&sides, &o, error);
    for (uint32_t p = 0; p < osk__compared(o.person_count) && good; p++) {
        good = compare_two(lines, measure, &o, &sides, p, OSK_NONE, 1, error);
        for (int which = 0; which < 3 && good; which++)
            good = detail_line(lines, measure, &o, &sides, p, which, error);
    }
    if (good)
        osk__lines_compared(lines, o.person_count);
    free_sides(&sides);
    osk__observed_free(&o);
    return good;
}
