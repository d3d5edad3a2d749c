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

/* ---- step by step, for files of any size ---- */

/* What unpacks a stream; `step` takes from *in, which moves on, and writes at most `size` bytes (*got). `last`: nothing
 * comes behind *in. Neither taken nor given: it wants more, or with `last` has ended. Errors as above. */
typedef struct osk__expander osk__expander;
typedef struct osk__unpack {
    osk__expander *(*begin)(osk_error *error); /* new */
    bool (*step)(osk__expander *expander, osk_slice *in, bool last, char *room, size_t size, size_t *got, osk_error *error);
    void (*end)(osk__expander *expander);      /* NULL is allowed */
} osk__unpack;
extern const osk__unpack osk__gzip_unpack, osk__zstd_unpack;

/* Appends `bytes` as one member or frame, which stands for itself; the same bytes for the same. */
bool osk__gzip_pack(osk_slice bytes, osk__buffer *out, osk_error *error);
bool osk__zstd_pack(osk_slice bytes, osk__buffer *out, osk_error *error);


/* All of `bytes` by steps, appended to `out` (stream.c). */
bool osk__expand_all(const osk__unpack *unpack, osk_slice bytes, osk__buffer *out, osk_error *error);
bool osk__expand_refuse(osk_error *error);

/* Has it grown beyond what is allowed? */
static inline bool osk__expand_bomb(size_t from, size_t to)
{
    return to > OSK__EXPAND_FREE && to / OSK__EXPAND_MOST > from;
}

#endif
