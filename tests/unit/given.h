/* Cases of a procedure: values in groups, and the figures that R printed of them. For procedure_test.c and effect_test.c. */
#ifndef GIVEN_H
#define GIVEN_H

#include "reference.h"
#include "stat/procedure.h"

struct given {
    double values[MOST], groups[MOST], figures[MOST];
    uint32_t numbers[MOST];
    size_t count, figure_count, first; /* first: values of group 0, which stand first */
};

/* A procedure by the name that the file has for it. */
struct check { const char *name; bool (*check)(const struct given *); };

static inline bool agree(const struct given *given, const double *answer, size_t count)
{
    bool good = given->figure_count == count;
    for (size_t i = 0; i < count && good; i++)
        if (isnan(given->figures[i]) != isnan(answer[i]) ||
            (!isnan(answer[i]) && !near_to(answer[i], given->figures[i], 1e-8))) {
            printf("figure %zu: %.12g, R has %.12g\n", i, answer[i], given->figures[i]);
            good = false;
        }
    return good;
}

static inline osk__sample sample_of(const struct given *given)
{
    osk__sample sample = {.values = given->values, .groups = given->numbers, .count = given->count, .group_count = 1};
    for (size_t i = 0; i < given->count; i++)
        if (given->numbers[i] >= sample.group_count)
            sample.group_count = given->numbers[i] + 1;
    return sample;
}

static inline struct given read_given(char **cells)
{
    struct given given = {0};
    given.count = read_list(cells[2], given.values);
    read_list(cells[3], given.groups);
    given.figure_count = read_list(cells[4], given.figures);
    for (size_t i = 0; i < MOST; i++)
        given.numbers[i] = given.groups[i] >= 0 ? (uint32_t)given.groups[i] : 0;
    for (size_t i = 0; i < given.count; i++)
        given.first += given.groups[i] == 0;
    return given;
}

/* Every row of the file must be of a procedure that is known, and hold. */
static inline void check_all(const char *folder, const char *name, const struct check *checks, size_t count)
{
    FILE *file = open_reference(folder, name);
    char line[8192], *cells[5];
    size_t cases = 0;
    while (file && next_row(file, line, sizeof line, cells, 5)) {
        const struct given given = read_given(cells);
        bool good = false;
        for (size_t i = 0; i < count; i++)
            if (strcmp(checks[i].name, cells[1]) == 0)
                good = checks[i].check(&given);
        if (!good)
            printf("%s of %s\n", cells[1], cells[0]);
        CHECK(good);
        cases++;
    }
    CHECK(cases >= 300);
    if (file)
        fclose(file);
}

#endif
