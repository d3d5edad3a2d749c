/* stat: against the figures that R printed (tests/reference), to 1e-8; and what must hold without them. */
#include "stat/stat.h"
#include "reference.h"

static bool close_to(double a, double b) { return near_to(a, b, 1e-8); }

static void kruskal(const char *folder)
{
    FILE *file = open_reference(folder, "kruskal.tsv");
    char line[4096], *cells[8];
    double values[MOST], numbers[MOST];
    size_t cases = 0;
    while (file && next_row(file, line, sizeof line, cells, 8)) {
        uint32_t groups[MOST], most = 0;
        size_t count = read_list(cells[1], values);
        CHECK(read_list(cells[2], numbers) == count);
        for (size_t i = 0; i < count; i++) {
            groups[i] = (uint32_t)numbers[i];
            most = groups[i] > most ? groups[i] : most;
        }
        osk__sample sample = {.values = values, .groups = groups, .count = count, .group_count = (size_t)most + 1};
        osk__chance chance = {.seed = 1, .replicates = 999};
        osk__test test;
        CHECK(osk__permute(&sample, OSK__BY_RANKS, &chance, &test, NULL));
        CHECK(close_to(test.statistic, strtod(cells[3], NULL)) && close_to(test.effect, strtod(cells[4], NULL)));
        bool same = test.verdict == OSK__TESTED && test.exact && test.extreme == strtoull(cells[5], NULL, 10) &&
                    test.arrangements == strtoull(cells[6], NULL, 10) && close_to(test.p, strtod(cells[7], NULL));
        if (!same)
            printf("case %s: %llu of %llu\n", cells[0], (unsigned long long)test.extreme,
                   (unsigned long long)test.arrangements);
        CHECK(same);
        cases++;
    }
    CHECK(cases >= 40);
    if (file)
        fclose(file);
}

static void intervals(const char *folder)
{
    FILE *file = open_reference(folder, "t.tsv");
    char line[4096], *cells[5];
    double values[MOST];
    size_t cases = 0;
    while (file && next_row(file, line, sizeof line, cells, 5)) {
        osk__interval interval;
        osk__chance chance = {.seed = 1};
        CHECK(osk__interval_mean(values, read_list(cells[1], values), false, &chance, &interval, NULL));
        if (interval.manner != OSK__STUDENT)
            continue; /* the file goes farther than Student's interval does */
        CHECK(interval.given && close_to(interval.mean, strtod(cells[2], NULL)));
        CHECK(close_to(interval.low, strtod(cells[3], NULL)) && close_to(interval.high, strtod(cells[4], NULL)));
        cases++;
    }
    CHECK(cases >= 10);
    if (file)
        fclose(file);
}

static void holm(const char *folder)
{
    FILE *file = open_reference(folder, "holm.tsv");
    char line[4096], *cells[3];
    double p[MOST], adjusted[MOST];
    size_t cases = 0;
    while (file && next_row(file, line, sizeof line, cells, 3)) {
        size_t count = read_list(cells[1], p);
        CHECK(read_list(cells[2], adjusted) == count && osk__correct_holm(p, count, NULL));
        for (size_t i = 0; i < count; i++)
            CHECK(close_to(p[i], adjusted[i]));
        cases++;
    }
    CHECK(cases >= 12);
    if (file)
        fclose(file);
}

/* What cannot be tested says so. */
static void verdicts(void)
{
    static const double values[] = {1, 2, 3}, equal[] = {1, 1, 1}, flat[] = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    static const uint32_t one[] = {0, 0, 0}, two[] = {0, 0, 1}, each[] = {0, 1, 2};
    osk__test test;
    osk__chance chance = {.replicates = 99};
    osk__sample samples[] = {{values, one, 3, 1, NULL, NULL}, {equal, two, 3, 2, NULL, NULL},
                             {values, each, 3, 3, NULL, NULL}, {values, two, 3, 2, NULL, NULL},
                             {values, one, 0, 0, NULL, NULL}};
    static const osk__verdict wanted[] = {OSK__ONE_GROUP, OSK__ALL_EQUAL, OSK__ALL_SINGLE, OSK__TESTED, OSK__ONE_GROUP};
    for (size_t i = 0; i < 5; i++)
        CHECK(osk__permute(&samples[i], OSK__BY_RANKS, &chance, &test, NULL) && test.verdict == wanted[i]);
    osk__interval interval;
    CHECK(osk__interval_mean(values, 3, false, &chance, &interval, NULL) && !interval.given);
    CHECK(osk__interval_mean(flat, 6, false, &chance, &interval, NULL) && !interval.given);
    osk__limits limits;
    CHECK(osk__invert(flat, 3, flat, 3, &chance, &limits, NULL) && !limits.given);
    CHECK(osk__invert(values, 1, values + 1, 2, &chance, &limits, NULL) && !limits.given);
}

/* The same seed gives the same figures for any number of threads, another seed others near by; p is never 0. */
static void random_arrangements(void)
{
    double values[40];
    uint32_t groups[40];
    for (uint32_t i = 0; i < 40; i++) {
        groups[i] = i % 4;
        values[i] = (double)(i * 7 % 11) + (groups[i] == 0 ? 1.5 : 0);
    }
    osk__sample sample = {.values = values, .groups = groups, .count = 40, .group_count = 4};
    osk__chance one = {3, 20000, 1}, three = {3, 20000, 3}, other = {4, 20000, 0};
    for (osk__by by = OSK__BY_RANKS; by <= OSK__BY_WELCH; by++) {
        osk__test a, b, c;
        CHECK(osk__permute(&sample, by, &one, &a, NULL) && osk__permute(&sample, by, &three, &b, NULL) &&
              osk__permute(&sample, by, &other, &c, NULL));
        CHECK(!a.exact && a.extreme == b.extreme && a.extreme != c.extreme);
        CHECK(fabs(a.p - c.p) < 6 * a.p_error && a.p_error > 0 && a.least <= a.p);
    }
    for (uint32_t i = 0; i < 40; i++)
        values[i] = groups[i];
    osk__test test;
    CHECK(osk__permute(&sample, OSK__BY_RANKS, &other, &test, NULL) && test.p > 0 && test.p < 0.01);
}

int main(int count, char **arguments)
{
    const char *folder = count > 1 ? arguments[1] : "tests/reference";
    kruskal(folder);
    intervals(folder);
    holm(folder);
    verdicts();
    random_arrangements();
    return test_end();
}
