/* A binary heap in an array; see heap.h. */
#include "heap.h"

#include <string.h>

static void swap(char *a, char *b, size_t size)
{
    char held[64];
    for (size_t part; size; a += part, b += part, size -= part) {
        part = size < sizeof held ? size : sizeof held;
        memcpy(held, a, part);
        memcpy(a, b, part);
        memcpy(b, held, part);
    }
}

static void sink(char *items, size_t count, size_t size, size_t at, osk__heap_before *before)
{
    for (size_t first = at;; at = first) {
        for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < count; child++)
            if (before(items + child * size, items + first * size))
                first = child;
        if (first == at)
            return;
        swap(items + at * size, items + first * size, size);
    }
}

void osk__heap_make(void *items, size_t count, size_t size, osk__heap_before *before)
{
    for (size_t i = count / 2; i-- > 0;)
        sink(items, count, size, i, before);
}

void osk__heap_sink(void *items, size_t count, size_t size, osk__heap_before *before)
{
    sink(items, count, size, 0, before);
}

void osk__heap_rise(void *items, size_t count, size_t size, osk__heap_before *before)
{
    char *all = items;
    for (size_t at = count ? count - 1 : 0, above; at > 0; at = above) {
        above = (at - 1) / 2;
        if (!before(all + at * size, all + above * size))
            return;
        swap(all + at * size, all + above * size, size);
    }
}
