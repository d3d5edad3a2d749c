/* What a page was read as against a gold of it, shared by the tests of pages. */
#ifndef TEST_GOLD_H
#define TEST_GOLD_H

#include "ordskifte.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* White space runs as one space, none at the ends; malloced. */
static inline char *fold(const char *text, size_t length)
{
    char *out = malloc(length + 1), *to = out;
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\n\r", text[i]) || text[i] == '\0')
            *to++ = text[i];
        else if (to > out && to[-1] != ' ')
            *to++ = ' ';
    }
    while (to > out && to[-1] == ' ')
        to--;
    *to = '\0';
    return out;
}

static inline bool same(osk_slice found, const json_t *wanted)
{
    const char *text = json_string_value(wanted);
    if (!text || !found.data)
        return !text && !found.data;
    char *a = fold(found.data, found.length), *b = fold(text, json_string_length(wanted));
    bool equal = strcmp(a, b) == 0;
    if (!equal)
        printf("found:  %s\nwanted: %s\n", a, b);
    free(a);
    free(b);
    return equal;
}

#endif
