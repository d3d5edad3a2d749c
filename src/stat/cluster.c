/* Groups of participants: participants are dealt to groups, never their comments apart. */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

/* One value a participant, and the group. */
struct persons {
    double *values, *sizes;      /* mean, or pooled share; comments behind it */
    double *left, *right;        /* scratch */
    uint32_t *groups;            /* numbers of the groups that are there, without gaps */
    uint32_t *names;             /* by such number: its name */
    size_t count, group_count;
};

static void free_persons(struct persons *persons)
{
    free(persons->values);
    free(persons->sizes);
    free(persons->left);
    free(persons->right);
    free(persons->groups);
    free(persons->names);
}

static void pool(struct persons *persons, const osk__observed *o)
{
    for (size_t i = 0; i < o->count; i++) {
        persons->sizes[o->people[i]]++;
        persons->values[o->people[i]] += o->values[i];
        persons->left[o->people[i]] += o->weights ? o->weights[i] : 1;
    }
    for (size_t p = 0; p < o->person_count; p++)
        persons->values[p] /= persons->left[p];
}

/* Participants with a group and at least `fewest` comments. */
static bool make_persons(struct persons *persons, const osk__observed *o, const osk__groups *groups, double fewest,
                         osk_error *error)
{
    size_t all = o->person_count, named = groups->names.count;
    *persons = (struct persons){0};
    uint32_t *fresh = osk__take(named, sizeof *fresh, error);
    bool good = fresh && (persons->values = osk__take(all, sizeof *persons->values, error)) &&
                (persons->sizes = osk__take(all, sizeof *persons->sizes, error)) &&
                (persons->left = osk__take(all, sizeof *persons->left, error)) &&
                (persons->right = osk__take(all, sizeof *persons->right, error)) &&
                (persons->groups = osk__take(all, sizeof *persons->groups, error)) &&
                (persons->names = osk__take(named, sizeof *persons->names, error));
    if (good)
        pool(persons, o);
    for (size_t p = 0; good && p < all; p++) {
        uint32_t group = groups->of_person[o->who[p]];
        if (group == OSK_NONE || persons->sizes[p] < fewest)
            continue;
        if (!fresh[group]) {
            persons->names[persons->group_count] = group;
            fresh[group] = (uint32_t)++persons->group_count;
        }
        persons->values[persons->count] = persons->values[p];
        persons->sizes[persons->count] = persons->sizes[p];
        persons->groups[persons->count++] = fresh[group] - 1;
    }
    free(fresh);
    return good;
}

static double median_of(double *values, size_t count)
{
    osk__sort(values, count);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* Do the groups' median comments a person differ more than threefold? */
static bool unequal_information(struct persons *persons)
{
    double low = INFINITY, high = 0;
    for (uint32_t g = 0; g < persons->group_count; g++) {
        size_t count = 0;
        for (size_t p = 0; p < persons->count; p++)
            if (persons->groups[p] == g)
                persons->left[count++] = persons->sizes[p];
        double median = median_of(persons->left, count);
        low = median < low ? median : low;
        high = median > high ? median : high;
    }
    return high > 3 * low;
}

/* The statistic is studentised where every group has two participants. */
static osk__by statistic_of(const struct persons *persons, const uint32_t *groups, size_t group_count)
{
    for (uint32_t g = 0; g < group_count; g++) {
        size_t count = 0;
        for (size_t p = 0; p < persons->count; p++)
            count += groups[p] == g;
        if (count < 2)
            return OSK__BY_MEANS;
    }
    return OSK__BY_WELCH;
}

static bool permute(osk__lines *lines, osk__line *line, const struct persons *persons, const uint32_t *groups,
                    size_t group_count, osk_error *error)
{
    osk__test test;
    osk__sample sample = {.values = persons->values, .groups = groups, .count = persons->count,
                          .group_count = group_count};
    osk__by by = statistic_of(persons, groups, group_count);
    if (!osk__permute(&sample, by, &lines->chance, &test, error))
        return false;
    osk__line_test(line, &test, by == OSK__BY_WELCH ? "permuted participants, Welch" : "permuted participants");
    line->people = line->n = persons->count;
    if (line->tested && group_count > 2) {
        line->effect = "omega2";
        line->size = osk__omega(&sample);
    }
    return true;
}

/* Group `one` against `other`, or against the rest where it is OSK_NONE. Below 12 participants the test is inverted, from
 * there on participants are resampled whole. */
static bool contrast(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups,
                     uint32_t one, uint32_t other, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    uint32_t *sides = osk__take(persons->count, sizeof *sides, error);
    osk__superior superior;
    size_t n = 0, m = 0;
    for (size_t p = 0; line && sides && p < persons->count; p++) {
        sides[p] = persons->groups[p] != one;
        if (sides[p])
            persons->right[m++] = persons->values[p];
        else
            persons->left[n++] = persons->values[p];
    }
    bool good = line && sides && permute(lines, line, persons, sides, n && m ? 2 : 1, error) &&
                (n + m < OSK__CLUSTERS
                     ? osk__invert(persons->left, n, persons->right, m, &lines->chance, &line->limits, error)
                     : osk__interval_difference(persons->left, n, persons->right, m, &lines->chance, &line->limits,
                                                error)) &&
                osk__superiority(persons->left, n, persons->right, m, &superior, error);
    free(sides);
    if (!good)
        return false;
    line->left = osk__strings_get(&groups->names, persons->names[one]);
    line->right = other == OSK_NONE ? osk__slice(NULL, 0) : osk__strings_get(&groups->names, persons->names[other]);
    line->whom = other == OSK_NONE ? "stat.against_rest" : "stat.against";
    line->n = n;
    line->m = m;
    line->has_m = true;
    line->estimate = osk__mean(persons->left, n) - osk__mean(persons->right, m);
    line->effect = "A";
    line->size = superior.a;
    line->size_limits = (osk__limits){true, superior.low, superior.high};
    line->family = 1;
    osk__line_note(line, line->limits.given ? "stat.participants_unit" : "stat.no_interval");
    return true;
}

/* All contrasts of one set of participants; `mark`: what is said of each. */
static bool contrasts(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups,
                      const char *mark, osk_error *error)
{
    size_t first = lines->count;
    bool good = true;
    if (persons->group_count == 2)
        good = contrast(lines, measure, persons, groups, 0, 1, error);
    else {
        osk__line *line = osk__line_add(lines, measure, error);
        good = line && permute(lines, line, persons, persons->groups, persons->group_count, error);
        if (good)
            line->whom = "stat.all_groups";
        for (uint32_t g = 0; good && g < persons->group_count && persons->group_count > 2; g++)
            good = contrast(lines, measure, persons, groups, g, OSK_NONE, error);
    }
    for (size_t i = first; good && mark && i < lines->count; i++)
        osk__line_note(&lines->items[i], mark);
    return good;
}

bool osk__compare_groups(osk__lines *lines, osk__measure measure, const osk__groups *groups, osk_error *error)
{
    osk__observed o;
    struct persons persons = {0}, repeated = {0};
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) &&
                make_persons(&persons, &o, groups, 1, error);
    bool unequal = good && persons.group_count > 1 && unequal_information(&persons);
    good = good && contrasts(lines, measure, &persons, groups, unequal ? "stat.unequal_information" : NULL, error);
    if (good && unequal && make_persons(&repeated, &o, groups, 2, error)) {
        size_t first = lines->count;
        good = contrasts(lines, measure, &repeated, groups, "stat.two_or_more", error);
        for (size_t i = first; i < lines->count; i++)
            lines->items[i].family = 2; /* a sensitivity, apart from the planned family */
    }
    free_persons(&persons);
    free_persons(&repeated);
    osk__observed_free(&o);
    return good;
}
