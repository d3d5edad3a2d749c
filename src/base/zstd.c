/* The door to libzstd: zstd files, of several frames too. */
#include "expand.h"

#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { STEP = 1 << 18, WINDOW_LOG = 27 };

bool osk__zstd_fits(osk_slice bytes)
{
    return bytes.length >= 4 && memcmp(bytes.data, "\x28\xB5\x2F\xFD", 4) == 0;
}

static bool fail(size_t status, osk_error *error)
{
    switch (ZSTD_getErrorCode(status)) {
    case ZSTD_error_memory_allocation: return osk__no_memory(error);
    case ZSTD_error_frameParameter_windowTooLarge:
        return osk__fail(error, OSK_INPUT, "wants a window of more than 128 MiB to be unpacked; it is refused");
    default: return osk__fail(error, OSK_INPUT, "is damaged: %s; what stood before was read", ZSTD_getErrorName(status));
    }
}

static bool expand(ZSTD_DStream *stream, osk_slice bytes, osk__buffer *out, osk_error *error)
{
    ZSTD_inBuffer in = {bytes.data, bytes.length, 0};
    for (size_t status = 1;;) {
        if (!OSK__ROOM(out->data, out->capacity, out->length + STEP, error))
            return false;
        ZSTD_outBuffer to = {out->data + out->length, STEP, 0};
        status = ZSTD_decompressStream(stream, &to, &in);
        out->length += to.pos;
        if (ZSTD_isError(status))
            return fail(status, error);
        if (osk__expand_bomb(in.pos, out->length))
            return osk__fail(error, OSK_INPUT, "grows more than %d times when it is unpacked, as bombs do; it is refused from there on", OSK__EXPAND_MOST);
        if (in.pos == in.size && to.pos < to.size)
            return status == 0 || osk__fail(error, OSK_INPUT, "is cut: the zstd file ends too early; what stood before was read");
    }
}

bool osk__zstd_expand(osk_slice bytes, osk__buffer *out, osk_error *error)
{
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (!stream)
        return osk__no_memory(error);
    size_t status = ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, WINDOW_LOG);
    bool good = ZSTD_isError(status) ? fail(status, error) : expand(stream, bytes, out, error);
    ZSTD_freeDStream(stream);
    return good;
}
