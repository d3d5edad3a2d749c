/* The door to libzstd: zstd files, of several frames too. */
#include "expand.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { WINDOW_LOG = 27 };

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

bool osk__zstd_expand(osk_slice bytes, osk__buffer *out, osk_error *error)
{
    return osk__expand_all(&osk__zstd_unpack, bytes, out, error);
}

/* ---- step by step ---- */

struct osk__expander {
    ZSTD_DStream *stream;
    size_t from, to; /* bytes so far */
    size_t status;   /* 0: at the end of a frame */
};

static void end(osk__expander *expander)
{
    if (expander)
        ZSTD_freeDStream(expander->stream);
    free(expander);
}

static osk__expander *begin(osk_error *error)
{
    osk__expander *expander = osk__take(1, sizeof *expander, error);
    if (!expander)
        return NULL;
    expander->stream = ZSTD_createDStream();
    size_t status = expander->stream ? ZSTD_DCtx_setParameter(expander->stream, ZSTD_d_windowLogMax, WINDOW_LOG) : 0;
    if (expander->stream && !ZSTD_isError(status))
        return expander;
    if (expander->stream)
        fail(status, error);
    else
        osk__no_memory(error);
    end(expander);
    return NULL;
}

static bool step(osk__expander *expander, osk_slice *in, bool last, char *room, size_t size, size_t *got, osk_error *error)
{
    ZSTD_inBuffer from = {in->data, in->length, 0};
    ZSTD_outBuffer to = {room, size, 0};
    *got = 0;
    if (in->length == 0 && (!last || expander->status == 0))
        return true;
    expander->status = ZSTD_decompressStream(expander->stream, &to, &from);
    if (ZSTD_isError(expander->status))
        return fail(expander->status, error);
    *in = osk__slice_behind(*in, from.pos);
    *got = to.pos;
    expander->from += from.pos;
    expander->to += to.pos;
    if (osk__expand_bomb(expander->from, expander->to))
        return osk__expand_refuse(error);
    return *got || in->length || !last || expander->status == 0 ||
           osk__fail(error, OSK_INPUT, "is cut: the zstd file ends too early; what stood before was read");
}

const osk__unpack osk__zstd_unpack = {begin, step, end};

/* ---- packing ---- */

bool osk__zstd_pack(osk_slice bytes, osk__buffer *out, osk_error *error)
{
    size_t most = ZSTD_compressBound(bytes.length);
    if (!OSK__ROOM(out->data, out->capacity, out->length + most, error))
        return false;
    size_t status = ZSTD_compress(out->data + out->length, most, bytes.data, bytes.length, ZSTD_CLEVEL_DEFAULT);
    if (ZSTD_isError(status))
        return osk__no_memory(error); /* there is room, so nothing else can be wrong */
    out->length += status;
    return true;
}
