/* The door to zlib: gzip files, of several members too. */
#include "expand.h"

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

/* One member into `out`; moves the stream behind it. */
static bool expand_member(z_stream *stream, osk_slice bytes, osk__buffer *out, osk_error *error)
{
    for (int status = Z_OK; status != Z_STREAM_END;) {
        if (!OSK__ROOM(out->data, out->capacity, out->length + STEP, error))
            return false;
        size_t left = bytes.length - (size_t)((const char *)stream->next_in - bytes.data);
        stream->avail_in = (uInt)(left < 1u << 30 ? left : 1u << 30);
        stream->next_out = (Bytef *)out->data + out->length;
        stream->avail_out = STEP;
        status = inflate(stream, Z_NO_FLUSH);
        size_t got = STEP - stream->avail_out;
        out->length += got;
        if ((status != Z_OK && status != Z_STREAM_END) || (status == Z_OK && got == 0 && left == 0))
            return fail(status, error);
        if (osk__expand_bomb((size_t)((const char *)stream->next_in - bytes.data), out->length))
            return osk__fail(error, OSK_INPUT, "grows more than %d times when it is unpacked, as bombs do; it is refused from there on", OSK__EXPAND_MOST);
    }
    return true;
}

bool osk__gzip_expand(osk_slice bytes, osk__buffer *out, osk_error *error)
{
    z_stream stream = {0};
    int status = inflateInit2(&stream, 15 + 16);
    if (status != Z_OK)
        return fail(status, error);
    stream.next_in = (Bytef *)(uintptr_t)bytes.data;
    bool good = true, more = true;
    while (good && more) {
        good = expand_member(&stream, bytes, out, error);
        osk_slice rest = good ? osk__slice_behind(bytes, (size_t)((const char *)stream.next_in - bytes.data)) : bytes;
        more = good && osk__gzip_fits(rest) && inflateReset(&stream) == Z_OK;
    }
    inflateEnd(&stream);
    return good;
}
