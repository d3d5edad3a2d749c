/* Reference figures: rows of a TSV file, comments and the header left out, and lists in cells. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "test.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 128 };

static inline bool near_to(double a, double b, double most)
{
    return fabs(a - b) <= most * (1 + fabs(b));
}

/* "0.5;-1;NA" */
static inline size_t read_list(const char *cell, double *values)
{
    size_t count = 0;
    while (*cell && count < MOST) {
        char *end;
        bool missing = strncmp(cell, "NA", 2) == 0;
        values[count++] = missing ? NAN : strtod(cell, &end);
        end = missing ? (char *)cell + 2 : end;
        cell = *end == ';' ? end + 1 : end;
    }
    return count;
}

/* Cells are cut in place. */
static inline bool next_row(FILE *file, char *line, size_t size, char **cells, size_t wanted)
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

static inline FILE *open_reference(const char *folder, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    return file;
}

#endif
