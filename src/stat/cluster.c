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
    uint32_t *compared;          /* the groups that are compared each by itself */
    size_t count, group_count, compared_count;
};

/* Two groups, or one and the rest. */
struct sides { double *values; size_t count, n, m; };

static void free_persons(struct persons *persons)
{
    free(persons->values);
    free(persons->sizes);
    free(persons->left);
    free(persons->right);
    free(persons->groups);
    free(persons->names);
    free(persons->compared);
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

struct group { size_t people; uint32_t number; };

static int by_people(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    if (x->people != y->people)
        return x->people > y->people ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* All groups, or of very many those with most participants, which is known before a value is seen. */
static bool choose_compared(struct persons *persons, osk_error *error)
{
    size_t all = persons->group_count;
    struct group *groups = osk__take(all + 1, sizeof *groups, error);
    if (!groups || !(persons->compared = osk__take(all + 1, sizeof *persons->compared, error))) {
        free(groups);
        return false;
    }
    for (uint32_t g = 0; g < all; g++)
        groups[g].number = g;
    for (size_t p = 0; p < persons->count; p++)
        groups[persons->groups[p]].people++;
    persons->compared_count = all < OSK__COMPARED ? all : OSK__COMPARED;
    if (persons->compared_count < all)
        qsort(groups, all, sizeof *groups, by_people);
    for (size_t i = 0; i < persons->compared_count; i++)
        persons->compared[i] = groups[i].number;
    free(groups);
    return true;
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
    return good && choose_compared(persons, error);
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
static osk__by statistic_of(const struct persons *persons)
{
    for (uint32_t g = 0; g < persons->group_count; g++) {
        size_t count = 0;
        for (size_t p = 0; p < persons->count; p++)
            count += persons->groups[p] == g;
        if (count < 2)
            return OSK__BY_MEANS;
    }
    return OSK__BY_WELCH;
}

static void put_test(osk__line *line, const osk__test *test, osk__by by, size_t people)
{
    static const char *const methods[] = {[OSK__BY_RANKS] = "permuted participants, Kruskal-Wallis",
                                          [OSK__BY_MEANS] = "permuted participants",
                                          [OSK__BY_WELCH] = "permuted participants, Welch"};
    static const char *const why[OSK__VERDICTS] = {NULL, "stat.one_named_group", "stat.all_equal_test", "stat.groups_single"};
    osk__line_test_of(line, test, methods[by], why);
    line->people = line->n = people;
}

/* All groups at once: by ranks, or by means with Welch's F where every group has two participants. */
static bool compare_all(osk__lines *lines, osk__measure measure, const struct persons *persons, bool ranks, osk_error *error)
{
    osk__sample sample = {.values = persons->values, .groups = persons->groups, .count = persons->count,
                          .group_count = persons->group_count};
    osk__line *line = osk__line_add(lines, measure, error);
    osk__by by = ranks ? OSK__BY_RANKS : statistic_of(persons);
    osk__test test;
    if (!line || !osk__permute(&sample, by, &lines->chance, &test, error))
        return false;
    put_test(line, &test, by, persons->count);
    line->whom = "stat.all_groups";
    if (!line->tested)
        return true;
    osk__line_note(line, "stat.people_permuted");
    line->effect = ranks ? "epsilon2" : "omega2";
    if (!ranks && !osk__omega(&sample, &line->size, error))
        return false;
    if (ranks)
        line->size = line->test.effect;
    return osk__line_between(line, &sample, ranks, error);
}

/* Copies the values of the two sides apart; who is in neither group is in `sides` of none. */
static void part(struct persons *persons, uint32_t one, uint32_t other, struct sides *sides)
{
    sides->n = sides->m = sides->count = 0;
    for (size_t p = 0; p < persons->count; p++) {
        bool here = persons->groups[p] == one;
        if (!here && other != OSK_NONE && persons->groups[p] != other)
            continue;
        sides->values[sides->count++] = persons->values[p];
        if (here)
            persons->left[sides->n++] = persons->values[p];
        else
            persons->right[sides->m++] = persons->values[p];
    }
}

static bool test_sides(osk__lines *lines, osk__line *line, const struct persons *persons, const struct sides *sides,
                       osk_error *error)
{
    osk__test test;
    if (!osk__means_compare(persons->left, sides->n, persons->right, sides->m, &lines->chance, &test, &line->limits, error))
        return false;
    put_test(line, &test, osk__means_by(sides->n, sides->m), sides->count);
    return true;
}

/* Group `one` against `other`, or against the rest where it is OSK_NONE. */
static bool contrast(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups,
                     uint32_t one, uint32_t other, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    struct sides sides = {osk__take(persons->count, sizeof *sides.values, error), 0, 0, 0};
    osk__superior superior;
    bool good = line && sides.values;
    if (good) {
        part(persons, one, other, &sides);
        good = test_sides(lines, line, persons, &sides, error) && osk__line_alike(line, sides.values, sides.count, error) &&
               osk__superiority(persons->left, sides.n, persons->right, sides.m, &superior, error);
    }
    free(sides.values);
    if (!good)
        return false;
    line->left = osk__strings_get(&groups->names, persons->names[one]);
    line->right = other == OSK_NONE ? osk__slice(NULL, 0) : osk__strings_get(&groups->names, persons->names[other]);
    line->whom = other == OSK_NONE ? "stat.against_rest" : "stat.against";
    line->n = sides.n;
    line->m = sides.m;
    line->has_m = true;
    line->estimate = osk__mean(persons->left, sides.n) - osk__mean(persons->right, sides.m);
    line->effect = "A";
    line->size = superior.a;
    line->size_limits = (osk__limits){true, superior.low, superior.high};
    line->family = 1;
    if (line->limits.given)
        osk__line_note(line, "stat.participants_unit");
    osk__line_unlimited(line, persons->left, sides.n, persons->right, sides.m);
    return true;
}

/* Every two groups, on request. */
static bool pairs(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups, osk_error *error)
{
    bool good = true;
    for (size_t i = 0; good && i < persons->compared_count; i++)
        for (size_t j = i + 1; good && j < persons->compared_count; j++)
            good = contrast(lines, measure, persons, groups, persons->compared[i], persons->compared[j], error);
    return good;
}

static bool each_against_rest(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups,
                              osk_error *error)
{
    bool good = true;
    for (size_t i = 0; good && i < persons->compared_count; i++)
        good = contrast(lines, measure, persons, groups, persons->compared[i], OSK_NONE, error);
    return good;
}

/* Three groups or more: all at once, then each. */
static bool compare_many(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups,
                         osk_error *error)
{
    bool two_by_two = lines->options->comparison == OSK_COMPARE_PAIRS;
    bool good = compare_all(lines, measure, persons, true, error) && compare_all(lines, measure, persons, false, error) &&
                (two_by_two ? pairs : each_against_rest)(lines, measure, persons, groups, error);
    if (good && persons->compared_count < persons->group_count)
        osk__line_note(&lines->items[lines->count - 1], "stat.most_groups");
    return good;
}

/* All contrasts of one set of participants; `mark`: what is said of each. */
static bool contrasts(osk__lines *lines, osk__measure measure, struct persons *persons, const osk__groups *groups,
                      const char *mark, osk_error *error)
{
    size_t first = lines->count;
    bool good = persons->group_count < 2    ? compare_all(lines, measure, persons, true, error)
                : persons->group_count == 2 ? contrast(lines, measure, persons, groups, 0, 1, error)
                                            : compare_many(lines, measure, persons, groups, error);
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
            lines->items[i].family = lines->items[i].family ? 2 : 0; /* a sensitivity, apart from the planned family */
    }
    free_persons(&persons);
    free_persons(&repeated);
    osk__observed_free(&o);
    return good;
}
