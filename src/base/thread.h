/* Work that falls into independent parts, on several threads. */
#ifndef OSK_BASE_THREAD_H
#define OSK_BASE_THREAD_H

#include <stddef.h>

enum { OSK__THREADS = 64 }; /* at most */

/* How many threads are meant: `asked`, or for 0 as many as there are processors; 1 to OSK__THREADS. */
size_t osk__thread_count(size_t asked);

/* For room of [threads][count] elements of 4, 8 or 16 bytes: how many to give each thread, so that a line of memory that one
 * writes holds nothing of another's; where they share lines, two threads take longer than one. */
size_t osk__thread_stride(size_t count, size_t size);

/* Calls `work` for parts [first, last) of 0 to count - 1, which together are all of it; `thread` is below `threads` and
 * no two calls at a time have the same. Returns when all is done. A thread that cannot be started does no harm: its part
 * is done by the caller. `work` must not care how the parts fall. */
void osk__parallel(size_t count, size_t threads, void (*work)(void *context, size_t thread, size_t first, size_t last),
                   void *context);

#endif
