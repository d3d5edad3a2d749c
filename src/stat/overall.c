/* All participants at once: do they differ at all? */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

static osk__sample sample_of(const osk__observed *o)
{
    return (osk__sample){.values = o->values, .groups = o->people, .count = o->count, .group_count = o->person_count,
                         .weights = o->weights};
}

static bool add_line(osk__lines *lines, osk__measure measure, const osk__observed *o, const osk__test *test, size_t family,
                     osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    if (!line)
        return false;
    osk__line_test(line, test, o->weights ? "permuted shares" : "permuted Kruskal-Wallis");
    line->whom = "stat.all_people";
    line->people = o->person_count;
    line->n = o->count;
    line->missing = o->missing;
    line->family = family;
    if (o->missing && measure.what == OSK__OF_SENTIMENT)
        osk__line_note(line, "stat.missing");
    if (o->missing && measure.what == OSK__OF_VALUE)
        osk__line_note(line, "stat.no_number");
    line->of = "stat.sentences";
    for (size_t i = 0; o->weights && i < o->count; i++) {
        line->part[0] += o->values[i];
        line->whole[0] += o->weights[i];
    }
    if (line->tested) {
        line->effect = o->weights ? "eta2" : "epsilon2";
        line->size = test->effect;
        line->expected = o->weights ? test->expected : NAN;
    }
    if (line->tested && o->weights)
        osk__line_note(line, "stat.size_shares");
    osk__sample sample = sample_of(o);
    return o->weights || osk__line_between(line, &sample, true, error);
}

bool osk__compare_observed(osk__lines *lines, osk__measure measure, const osk__observed *o, size_t family, osk_error *error)
{
    osk__test test;
    osk__sample sample = sample_of(o);
    return osk__permute(&sample, o->weights ? OSK__BY_SHARES : OSK__BY_RANKS, &lines->chance, &test, error) &&
           add_line(lines, measure, o, &test, family, error);
}

/* ---- themes: sentences of the same comments, so that one drawing serves all ---- */

struct themed { osk__measure measure; osk__observed observed; };

static bool test_themes(osk__lines *lines, const struct themed *themes, size_t count, size_t family, osk_error *error)
{
    osk__sample *samples = osk__take(count + 1, sizeof *samples, error);
    osk__test *tests = osk__take(count + 1, sizeof *tests, error);
    for (size_t i = 0; samples && i < count; i++)
        samples[i] = sample_of(&themes[i].observed);
    bool good = samples && tests && osk__permute_alike(samples, count, OSK__BY_SHARES, &lines->chance, tests, error);
    for (size_t i = 0; i < count && good; i++)
        good = add_line(lines, themes[i].measure, &themes[i].observed, &tests[i], family, error);
    free(samples);
    free(tests);
    return good;
}

bool osk__compare_themes(osk__lines *lines, size_t family, osk_error *error)
{
    const osk__dictionary *dictionary = lines->fold->dictionary;
    struct themed *themes = osk__take(dictionary->theme_count + 1, sizeof *themes, error);
    size_t count = 0;
    bool good = themes != NULL;
    for (size_t theme = 0; theme < dictionary->theme_count && good; theme++) {
        if (dictionary->themes[theme].parent != OSK_NONE) /* parts of themes on request only */
            continue;
        themes[count].measure = (osk__measure){.what = OSK__OF_THEME, .theme = theme};
        good = osk__observe(lines->fold, lines->people, themes[count].measure, &themes[count].observed, error);
        count++;
    }
    good = good && test_themes(lines, themes, count, family, error);
    for (size_t i = 0; i < count; i++)
        osk__observed_free(&themes[i].observed);
    free(themes);
    return good;
}

/* ---- those who speak twice or more ---- */

/* People with one value have no variance for Welch's weights. The others are numbered anew; `o` shrinks to theirs. */
static size_t keep_repeated(osk__observed *o, osk_error *error)
{
    uint32_t *sizes = osk__take(o->person_count + 1, sizeof *sizes, error);
    size_t kept = 0, people = 0;
    if (!sizes)
        return SIZE_MAX;
    for (size_t i = 0; i < o->count; i++)
        sizes[o->people[i]]++;
    for (size_t p = 0; p < o->person_count; p++)
        sizes[p] = sizes[p] > 1 ? (uint32_t)people++ : OSK_NONE;
    for (size_t i = 0; i < o->count; i++)
        if (sizes[o->people[i]] != OSK_NONE) {
            o->values[kept] = o->values[i];
            o->people[kept++] = sizes[o->people[i]];
        }
    free(sizes);
    o->count = kept;
    return people;
}

bool osk__compare_repeated(osk__lines *lines, osk__measure measure, osk__observed *o, osk_error *error)
{
    osk__test test;
    size_t missing = o->missing, all = o->count, people = keep_repeated(o, error);
    osk__line *line = people == SIZE_MAX ? NULL : osk__line_add(lines, measure, error);
    osk__sample sample = {.values = o->values, .groups = o->people, .count = o->count, .group_count = people};
    if (!line || !osk__permute(&sample, OSK__BY_WELCH, &lines->chance, &test, error))
        return false;
    osk__line_test(line, &test, "permuted Welch F");
    line->whom = "stat.all_people";
    line->people = people;
    line->n = o->count;
    line->missing = missing;
    if (o->count < all)
        osk__line_note(line, "stat.two_or_more");
    if (line->tested) {
        line->effect = "omega2";
        if (!osk__omega(&sample, &line->size, error))
            return false;
    }
    return osk__line_between(line, &sample, false, error);
}

/* ---- one measure ---- */

bool osk__compare_all(osk__lines *lines, osk__measure measure, size_t family, osk_error *error)
{
    if (osk__measure_whole(&measure))
        return osk__compare_strata_all(lines, measure, family, error);
    osk__observed o;
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) &&
                osk__compare_observed(lines, measure, &o, family, error);
    osk__observed_free(&o);
    return good;
}
