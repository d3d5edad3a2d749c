/* The course of a debate: values at their places, dealt anew so that each person's stay together.
 *
 *   places    1    2    3    4    5         TOGETHER: Kari and Per, with two comments each, change places, with all of theirs,
 *   persons   Kari Per  Kari Ola  Per       and each one's change among themselves; Ola's stays. WITHIN: only the latter.
 *   values    .1   .3  -.2   .4   .4 */
#include "procedure.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- who stands where ---- */

struct persons { size_t *places, *first, *ends, count; };

struct person { size_t size; uint32_t number; };

static int by_size(const void *a, const void *b)
{
    const struct person *x = a, *y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Sorts people by their comments and tells the new number of each; first and places are made by it. */
static bool number_people(struct persons *persons, const uint32_t *of, size_t count, uint32_t **fresh, osk_error *error)
{
    struct person *order = osk__take(persons->count, sizeof *order, error);
    bool good = order && (*fresh = osk__take(persons->count, sizeof **fresh, error)) &&
                (persons->first = osk__take(persons->count + 2, sizeof *persons->first, error)) &&
                (persons->places = osk__take(count, sizeof *persons->places, error)) &&
                (persons->ends = osk__take(persons->count + count, sizeof *persons->ends, error));
    for (uint32_t p = 0; good && p < persons->count; p++)
        order[p].number = p;
    for (size_t i = 0; good && i < count; i++)
        order[of[i]].size++;
    if (good && persons->count)
        qsort(order, persons->count, sizeof *order, by_size);
    for (size_t p = 0; good && p < persons->count; p++) {
        (*fresh)[order[p].number] = (uint32_t)p;
        persons->first[p + 2] = persons->first[p + 1] + order[p].size;
    }
    free(order);
    return good;
}

/* places[first[p]] to places[first[p + 1] - 1] are person p's, ascending. `ends`: of the people, those of one size are a
 * run; behind them the places of each person are one. */
static bool list_places(struct persons *persons, const uint32_t *of, size_t count, osk_error *error)
{
    uint32_t *fresh = NULL;
    for (size_t i = 0; i < count; i++)
        persons->count = of[i] >= persons->count ? (size_t)of[i] + 1 : persons->count;
    bool good = number_people(persons, of, count, &fresh, error);
    /* first[p + 1] now says where p's places begin, and moves to where they end. */
    for (size_t i = 0; good && i < count; i++)
        persons->places[persons->first[fresh[of[i]] + 1]++] = i;
    for (size_t p = persons->count; good && p-- > 0;) {
        size_t size = persons->first[p + 1] - persons->first[p];
        bool last = p + 1 == persons->count || persons->first[p + 2] - persons->first[p + 1] != size;
        persons->ends[p] = last ? p + 1 : persons->ends[p + 1];
        for (size_t i = persons->first[p]; i < persons->first[p + 1]; i++)
            persons->ends[persons->count + i] = persons->count + persons->first[p + 1];
    }
    free(fresh);
    return good;
}

static void free_persons(struct persons *persons)
{
    free(persons->places);
    free(persons->first);
    free(persons->ends);
}

/* ---- the test ---- */

struct dealer {
    const osk__course *course;
    const double *values;   /* the course's, or what is left of them */
    const struct persons *persons;
    double *scratch;        /* of each thread [count] */
};

/* The order says which value stands at each place. */
static double of_order(void *context, size_t thread, const uint32_t *order)
{
    const struct dealer *dealer = context;
    const osk__course *course = dealer->course;
    double *values = dealer->scratch + thread * osk__thread_stride(course->count, sizeof *values);
    for (size_t i = 0; i < course->count; i++)
        values[i] = dealer->values[order[i]];
    return fabs(course->statistic(course->context, thread, values));
}

/* The order says first which person has each person's places, then which of the own comments has each of them: the places
 * of person s begin at first[s]. */
static double of_people(void *context, size_t thread, const uint32_t *order)
{
    const struct dealer *dealer = context;
    const osk__course *course = dealer->course;
    const struct persons *persons = dealer->persons;
    double *values = dealer->scratch + thread * osk__thread_stride(course->count, sizeof *values);
    for (size_t s = 0; s < persons->count; s++)
        for (size_t i = persons->first[s]; i < persons->first[s + 1]; i++) {
            size_t own = order[persons->count + i] - persons->count - persons->first[s];
            values[persons->places[i]] = dealer->values[persons->places[persons->first[order[s]] + own]];
        }
    return fabs(course->statistic(course->context, thread, values));
}

static bool make_persons(struct persons *persons, const osk__course *course, osk_error *error)
{
    *persons = (struct persons){0};
    if (course->null == OSK__FREE)
        return true;
    if (!list_places(persons, course->persons, course->count, error))
        return false;
    for (size_t p = 0; course->null == OSK__WITHIN && p < persons->count; p++)
        persons->ends[p] = p + 1; /* everyone stays */
    return true;
}

static bool test_values(struct dealer *dealer, uint64_t most, const osk__chance *chance, osk__test *test, osk_error *error)
{
    const osk__course *course = dealer->course;
    bool by_people = course->null != OSK__FREE;
    if (course->prepare)
        course->prepare(course->context, dealer->values);
    memcpy(dealer->scratch, dealer->values, course->count * sizeof *dealer->values);
    osk__shuffle shuffle = {.count = course->count + (by_people ? dealer->persons->count : 0),
                            .ends = by_people ? dealer->persons->ends : NULL,
                            .statistic = by_people ? of_people : of_order, .context = dealer, .cost = course->cost,
                            .observed = fabs(course->statistic(course->context, 0, dealer->scratch)), .most = most};
    return osk__shuffle_test(&shuffle, chance, test, error);
}

static bool make_dealer(struct dealer *dealer, struct persons *persons, const osk__course *course, size_t threads,
                        osk_error *error)
{
    *dealer = (struct dealer){.course = course, .values = course->values, .persons = persons};
    return make_persons(persons, course, error) &&
           (dealer->scratch = osk__take(threads * osk__thread_stride(course->count, sizeof *dealer->scratch), sizeof *dealer->scratch, error));
}

bool osk__course_test(const osk__course *course, const osk__chance *chance, osk__test *test, osk_error *error)
{
    struct persons persons = {0};
    struct dealer dealer = {0};
    bool good = make_dealer(&dealer, &persons, course, osk__thread_count(chance->threads), error) &&
                test_values(&dealer, 0, chance, test, error);
    free(dealer.scratch);
    free_persons(&persons);
    return good;
}

/* ---- the test inverted ---- */

enum { INVERTED = 1999, INVERTED_LARGE = 999, LARGE = 200 };

struct inversion {
    struct dealer dealer;
    const double *x;
    double *left;          /* values less a rise */
    osk__chance chance;
    osk_error *error;
    bool failed;
};

/* Random deals are the same for every rise, so that the limits do not jump about. */
static bool is_rejected(void *test, double rise)
{
    struct inversion *inversion = test;
    const osk__course *course = inversion->dealer.course;
    osk__test result;
    for (size_t i = 0; i < course->count; i++)
        inversion->left[i] = course->values[i] - rise * inversion->x[i];
    if (!test_values(&inversion->dealer, INVERTED, &inversion->chance, &result, inversion->error))
        inversion->failed = true;
    return inversion->failed || result.p <= OSK__LEVEL;
}

static bool find_limit(struct inversion *inversion, double estimate, double step, double *limit)
{
    enum { DOUBLINGS = 20, HALVINGS = 24 };
    return osk__invert_limit(is_rejected, inversion, estimate, step, DOUBLINGS, HALVINGS, limit) && !inversion->failed;
}

bool osk__course_invert(const osk__course *course, const double *x, double estimate, const osk__chance *chance,
                        osk__limits *limits, osk_error *error)
{
    struct persons persons = {0};
    struct inversion inversion = {.x = x, .chance = *chance, .error = error};
    double xs = osk__squares(x, course->count), ys = osk__squares(course->values, course->count);
    *limits = (osk__limits){0};
    if (!(xs > 0) || !(ys > 1e-18) || course->count < OSK__FEWEST || course->count > OSK__COURSE_INVERTED)
        return true;
    inversion.chance.replicates = course->count > LARGE ? INVERTED_LARGE : INVERTED;
    double step = sqrt(ys / xs / (double)course->count);
    bool good = make_dealer(&inversion.dealer, &persons, course, osk__thread_count(chance->threads), error) &&
                (inversion.left = osk__take(course->count, sizeof *inversion.left, error));
    inversion.dealer.values = inversion.left;
    limits->given = good && find_limit(&inversion, estimate, -step, &limits->low) &&
                    find_limit(&inversion, estimate, step, &limits->high);
    free(inversion.left);
    free(inversion.dealer.scratch);
    free_persons(&persons);
    return good && !inversion.failed;
}

/* ---- what could be reached ---- */

/* n choose k */
static double choices(double n, double k)
{
    double all = 1;
    for (double i = 0; i < k; i++)
        all *= (n - i) / (i + 1);
    return all;
}

static int by_count(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y;
}

/* People of one size, who may change places: n! over the factorials of how many of them have as many units inside. */
static double deals(size_t *inside, size_t count)
{
    double all = 1;
    qsort(inside, count, sizeof *inside, by_count);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && inside[end] == inside[i]; end++)
            continue;
        all *= choices((double)end, (double)(end - i));
    }
    return all;
}

bool osk__course_least(const osk__course *course, const double *inside, double *least, osk_error *error)
{
    struct persons persons;
    double ways = 1;
    bool good = make_persons(&persons, course, error);
    size_t *counts = good ? osk__take(persons.count + 1, sizeof *counts, error) : NULL;
    for (size_t p = 0; counts && p < persons.count; p++) {
        for (size_t i = persons.first[p]; i < persons.first[p + 1]; i++)
            counts[p] += inside[persons.places[i]] > 0;
        ways *= choices((double)(persons.first[p + 1] - persons.first[p]), (double)counts[p]);
    }
    for (size_t p = 0, end; counts && p < persons.count; p = end) {
        end = persons.ends[p];
        ways *= deals(counts + p, end - p);
    }
    *least = 1 / ways;
    free(counts);
    free_persons(&persons);
    return counts != NULL;
}
