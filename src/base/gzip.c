/* The door to zlib: gzip files, of several members too. */
#include "expand.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { STEP = 1 << 18 };

bool osk__gzip_fits(osk_slice bytes)
{
    return bytes.length >= 3 && memcmp(bytes.data, "\x1F\x8B\x08", 3) == 0;
}

static bool fail(int status, osk_error *error)
{
    return status == Z_MEM_ERROR ? osk__no_memory(error)
                                 : osk__fail(error, OSK_INPUT, "%s", status == Z_BUF_ERROR || status == Z_OK
                                                                         ? "is cut: what was packed with deflate ends too early; what stood before was read"
                                                                         : "is damaged: what was packed with deflate is not as it was written; what stood before was read");
}

bool osk__gzip_expand(osk_slice bytes, osk__buffer *out, osk_error *error)
{
    return osk__expand_all(&osk__gzip_unpack, bytes, out, error);
}

/* ---- step by step ---- */

struct osk__expander {
    z_stream stream;
    bool between, ended; /* before a member's head; behind the last */
    size_t from, to;     /* bytes so far */
    int status;          /* of a failure that is told with the next step */
};

static osk__expander *begin(osk_error *error)
{
    osk__expander *expander = osk__take(1, sizeof *expander, error);
    int status = expander ? inflateInit2(&expander->stream, 15 + 16) : Z_OK;
    if (expander && status != Z_OK) {
        free(expander);
        fail(status, error);
        return NULL;
    }
    if (expander)
        expander->between = true;
    return expander;
}

static void end(osk__expander *expander)
{
    if (expander)
        inflateEnd(&expander->stream);
    free(expander);
}

/* Is there a member, or can that not be told yet? What stands behind the last member is none of ours. */
static bool enter_member(osk__expander *expander, osk_slice in, bool last)
{
    if (in.length < 3 && !last)
        return false;
    expander->ended = !osk__gzip_fits(in) || inflateReset(&expander->stream) != Z_OK;
    expander->between = expander->ended;
    return !expander->ended;
}

static void inflate_once(osk__expander *expander, osk_slice *in, char *room, size_t size, size_t *got)
{
    z_stream *stream = &expander->stream;
    uInt given = (uInt)(in->length < 1u << 30 ? in->length : 1u << 30);
    stream->next_in = (Bytef *)(uintptr_t)in->data;
    stream->avail_in = given;
    stream->next_out = (Bytef *)room;
    stream->avail_out = (uInt)size;
    expander->status = inflate(stream, Z_NO_FLUSH);
    *in = osk__slice_behind(*in, given - stream->avail_in);
    *got = size - stream->avail_out;
    expander->from += given - stream->avail_in;
    expander->to += *got;
    expander->between = expander->status == Z_STREAM_END;
}

static bool step(osk__expander *expander, osk_slice *in, bool last, char *room, size_t size, size_t *got, osk_error *error)
{
    *got = 0;
    while (*got == 0 && !expander->ended) {
        if (expander->status != Z_OK && expander->status != Z_STREAM_END && expander->status != Z_BUF_ERROR)
            return fail(expander->status, error);
        if (expander->between && !enter_member(expander, *in, last))
            return true;
        if (in->length == 0 && !last)
            return true;
        inflate_once(expander, in, room, size, got);
        if (*got == 0 && in->length == 0 && last && !expander->between)
            return fail(Z_BUF_ERROR, error);
        if (osk__expand_bomb(expander->from, expander->to))
            return osk__expand_refuse(error);
    }
    return true;
}

const osk__unpack osk__gzip_unpack = {begin, step, end};

/* ---- packing ---- */

bool osk__gzip_pack(osk_slice bytes, osk__buffer *out, osk_error *error)
{
    z_stream stream = {0};
    int status = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    if (status != Z_OK)
        return fail(status, error);
    size_t most = deflateBound(&stream, bytes.length);
    bool good = OSK__ROOM(out->data, out->capacity, out->length + most, error);
    stream.next_in = (Bytef *)(uintptr_t)bytes.data;
    stream.avail_in = (uInt)bytes.length;
    stream.next_out = (Bytef *)out->data + out->length;
    stream.avail_out = (uInt)most;
    if (good && (status = deflate(&stream, Z_FINISH)) != Z_STREAM_END)
        good = fail(status == Z_OK ? Z_MEM_ERROR : status, error);
    out->length += good ? most - stream.avail_out : 0;
    deflateEnd(&stream);
    return good;
}
