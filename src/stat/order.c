/* Through the debate, and two measures of the same comments. */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

enum { FEWEST = 5 };

static bool trend(osk__lines *lines, osk__measure measure, const osk__observed *o, osk__null null, osk_error *error)
{
    static const char *const notes[] = {"stat.null_free", "stat.null_within", "stat.null_together"};
    static const char *const methods[] = {"Mann-Kendall, all orders", "Mann-Kendall, within people",
                                          "Mann-Kendall, people kept together"};
    osk__line *line = osk__line_add(lines, measure, error);
    osk__trend result;
    if (!line)
        return false;
    line->relation = true;
    line->whom = "stat.by_position";
    line->people = o->person_count;
    line->n = o->count;
    line->missing = o->missing;
    if (o->count < FEWEST && !lines->options->force) {
        osk__line_note(line, "stat.refused_few");
        return true;
    }
    if (!osk__mann_kendall(o->values, o->people, o->count, null, &lines->chance, &result, error))
        return false;
    osk__line_test(line, &result.test, methods[null]);
    osk__line_note(line, notes[null]);
    if (line->tested) {
        line->estimate = result.slope;
        line->limits = null == OSK__FREE ? result.limits : (osk__limits){0};
        line->effect = "tau-b";
        line->size = result.tau;
    }
    return true;
}

/* A share is one a comment here. */
static void divide(osk__observed *o)
{
    for (size_t i = 0; o->weights && i < o->count; i++)
        o->values[i] /= o->weights[i];
}

bool osk__compare_trend(osk__lines *lines, osk__measure measure, osk_error *error)
{
    osk__observed o;
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error);
    if (good)
        divide(&o);
    good = good && trend(lines, measure, &o, OSK__TOGETHER, error) && trend(lines, measure, &o, OSK__WITHIN, error);
    osk__observed_free(&o);
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
    if (x->count < FEWEST && !lines->options->force) {
        osk__line_note(line, "stat.refused_few");
        return true;
    }
    if (!osk__spearman(x->values, y, within ? x->people : NULL, x->count, &lines->chance, &result, error))
        return false;
    osk__line_test(line, &result.test, "permuted Spearman");
    if (line->tested) {
        line->effect = "rho";
        line->size = result.rho;
        line->size_limits = result.limits;
        osk__line_note(line, within ? "stat.null_within" : "stat.rho_people");
    }
    return true;
}

bool osk__compare_correlation(osk__lines *lines, osk__measure x, osk__measure y, osk_error *error)
{
    osk__observed a = {0}, b = {0};
    osk_slice other = osk__slice_text(lines->options->other);
    bool good = osk__observe(lines->fold, lines->people, x, &a, error) &&
                osk__observe(lines->fold, lines->people, y, &b, error);
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
