/* A binary heap in an array of its caller's, as qsort sorts one: the item that goes before all others is the first, and none goes
 * before the one at half its place: those at 2i + 1 and 2i + 2 stand under i.
 *
 *   heap of readers: a least    b    c        the least is handed out, its reader reads on: osk__heap_sink
 *                        d  e  f  g           a reader that is empty: the last takes its place, osk__heap_sink
 *
 * What goes before what is the caller's; where no two are alike, so is the order in which they come out. */
#ifndef OSK_BASE_HEAP_H
#define OSK_BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>

/* Of two items, not of what they may point to. */
typedef bool osk__heap_before(const void *a, const void *b);

/* `count` items of `size` bytes, in any order, become a heap. */
void osk__heap_make(void *items, size_t count, size_t size, osk__heap_before *before);
/* The first was changed, or is another. */
void osk__heap_sink(void *items, size_t count, size_t size, osk__heap_before *before);
/* The last was added. */
void osk__heap_rise(void *items, size_t count, size_t size, osk__heap_before *before);

#endif
