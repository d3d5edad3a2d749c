/* Compressed bytes back to what they were: gzip (gzip.c), zstd (zstd.c). */
#ifndef OSK_BASE_EXPAND_H
#define OSK_BASE_EXPAND_H

#include "memory.h"

/* Beyond the first, a file that grows more than the second times is refused: no text does, and bombs do. */
enum { OSK__EXPAND_FREE = 64 << 20, OSK__EXPAND_MOST = 100 };

/* Is it compressed, by its first bytes? */
bool osk__gzip_fits(osk_slice bytes);
bool osk__zstd_fits(osk_slice bytes);

/* Appends what the bytes hold. False with OSK_INPUT where they are cut, damaged or a bomb; what came before is in `out`. A zstd
 * frame whose window is over 128 MiB is refused. */
bool osk__gzip_expand(osk_slice bytes, osk__buffer *out, osk_error *error);
bool osk__zstd_expand(osk_slice bytes, osk__buffer *out, osk_error *error);

/* Has it grown beyond what is allowed? */
static inline bool osk__expand_bomb(size_t from, size_t to)
{
    return to > OSK__EXPAND_FREE && to / OSK__EXPAND_MOST > from;
}

#endif
