/* stat: against the figures that R printed (tests/reference), to 1e-8; and what must hold without them. */
#include "stat/stat.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

static bool close_to(double a, double b)
{
    return fabs(a - b) <= 1e-8 * (1 + fabs(b));
}

/* "0.5;-1;2" */
static size_t read_list(const char *cell, double *values)
{
    size_t count = 0;
    while (*cell && count < MOST) {
        char *end;
        values[count++] = strtod(cell, &end);
        cell = *end == ';' ? end + 1 : end;
    }
    return count;
}

/* Rows of a TSV file, comments and the header left out; cells are cut in place. */
static bool next_row(FILE *file, char *line, size_t size, char **cells, size_t wanted)
{
    while (fgets(line, (int)size, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0' || strncmp(line, "case\t", 5) == 0)
            continue;
        size_t count = 0;
        for (char *at = line; at && count < wanted; count++) {
            cells[count] = at;
            if ((at = strchr(at, '\t')))
                *at++ = '\0';
        }
        return count == wanted;
    }
    return false;
}

static FILE *open_reference(const char *folder, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    return file;
}

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
        osk__sample sample = {values, groups, count, (size_t)most + 1};
        osk__test test;
        CHECK(osk__permute(&sample, 1, 999, &test, NULL));
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
        osk__participant who = {.scored = read_list(cells[1], values)};
        for (size_t i = 0; i < who.scored; i++)
            who.sum += values[i];
        for (size_t i = 0; i < who.scored; i++)
            who.squares += pow(values[i] - who.sum / (double)who.scored, 2);
        osk__interval interval = osk__interval_mean(&who);
        CHECK(interval.given && close_to(interval.mean, strtod(cells[2], NULL)));
        CHECK(close_to(interval.low, strtod(cells[3], NULL)) && close_to(interval.high, strtod(cells[4], NULL)));
        cases++;
    }
    CHECK(cases >= 15);
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
    static const double values[] = {1, 2, 3}, equal[] = {1, 1, 1};
    static const uint32_t one[] = {0, 0, 0}, two[] = {0, 0, 1}, each[] = {0, 1, 2};
    osk__test test;
    osk__sample samples[] = {
        {values, one, 3, 1}, {equal, two, 3, 2}, {values, each, 3, 3}, {values, two, 3, 2}, {values, one, 0, 0}};
    static const osk__verdict wanted[] = {OSK__ONE_GROUP, OSK__ALL_EQUAL, OSK__ALL_SINGLE, OSK__TESTED, OSK__ONE_GROUP};
    for (size_t i = 0; i < 5; i++)
        CHECK(osk__permute(&samples[i], 0, 99, &test, NULL) && test.verdict == wanted[i]);
    osk__participant few = {.scored = 4, .sum = 1, .squares = 1}, flat = {.scored = 9, .sum = 4.5};
    CHECK(!osk__interval_mean(&few).given && !osk__interval_mean(&flat).given);
}

/* The same seed gives the same figures, another seed others near by; p is never 0. */
static void random_arrangements(void)
{
    double values[40];
    uint32_t groups[40];
    for (uint32_t i = 0; i < 40; i++) {
        groups[i] = i % 4;
        values[i] = (double)(i * 7 % 11) + (groups[i] == 0 ? 1.5 : 0);
    }
    osk__sample sample = {values, groups, 40, 4};
    osk__test a, b, c;
    CHECK(osk__permute(&sample, 3, 20000, &a, NULL) && osk__permute(&sample, 3, 20000, &b, NULL) &&
          osk__permute(&sample, 4, 20000, &c, NULL));
    CHECK(!a.exact && a.extreme == b.extreme && a.extreme != c.extreme);
    CHECK(fabs(a.p - c.p) < 6 * a.p_error && a.p_error > 0);
    for (uint32_t i = 0; i < 40; i++)
        values[i] = groups[i];
    CHECK(osk__permute(&sample, 3, 999, &a, NULL) && a.p > 0 && a.p < 0.01);
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
