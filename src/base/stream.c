/* A file read a piece at a time.
 *
 *   file -> raw (64 KiB) -> unpacked, if its first bytes say that it is packed -> the caller's room */
#include "stream.h"

#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RAW = 1 << 16, STEP = 1 << 18 };

struct osk__stream {
    int descriptor;
    const char *path;
    struct stat status;
    const osk__unpack *unpack; /* NULL: as it is */
    osk__expander *expander;
    osk__buffer *kept;
    uint64_t done;
    bool told, over;           /* what it is packed with is told; the file has ended */
    size_t at, end;            /* of `raw`: not yet taken */
    char raw[RAW];
};

bool osk__expand_refuse(osk_error *error)
{
    return osk__fail(error, OSK_INPUT, "grows more than %d times when it is unpacked, as bombs do; it is refused from there on",
                     OSK__EXPAND_MOST);
}

bool osk__expand_all(const osk__unpack *unpack, osk_slice bytes, osk__buffer *out, osk_error *error)
{
    osk__expander *expander = unpack->begin(error);
    bool good = expander != NULL;
    for (size_t got = 1, left = bytes.length + 1; good && (got || bytes.length < left);) {
        left = bytes.length;
        good = OSK__ROOM(out->data, out->capacity, out->length + STEP, error) &&
               unpack->step(expander, &bytes, true, out->data + out->length, STEP, &got, error);
        out->length += good ? got : 0;
    }
    unpack->end(expander);
    return good;
}

osk__stream *osk__stream_open(const char *path, osk__buffer *kept, osk_error *error)
{
    osk__stream *stream = osk__take(1, sizeof *stream, error);
    if (!stream)
        return NULL;
    bool standard = strcmp(path, "-") == 0;
    stream->path = path;
    stream->kept = kept;
    stream->descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    bool good = stream->descriptor >= 0 && fstat(stream->descriptor, &stream->status) == 0;
    if (!good)
        osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be opened: %s", strerror(errno));
    else if (S_ISDIR(stream->status.st_mode))
        good = osk__fail_at(error, OSK_FILE, path, 0, 0, "is a folder, not a file");
    if (good)
        return stream;
    osk__stream_free(stream);
    return NULL;
}

void osk__stream_keep(osk__stream *stream, osk__buffer *kept)
{
    stream->kept = kept;
}

void osk__stream_free(osk__stream *stream)
{
    if (!stream)
        return;
    if (stream->unpack)
        stream->unpack->end(stream->expander);
    if (stream->descriptor > STDIN_FILENO)
        close(stream->descriptor);
    free(stream);
}

/* A regular file that was written to, cut or replaced meanwhile gave neither what it was nor what it is. */
static bool check_same(const osk__stream *stream, osk_error *error)
{
    struct stat now;
    if (!S_ISREG(stream->status.st_mode) ||
        (fstat(stream->descriptor, &now) == 0 && now.st_size == stream->status.st_size &&
         now.st_mtim.tv_sec == stream->status.st_mtim.tv_sec && now.st_mtim.tv_nsec == stream->status.st_mtim.tv_nsec))
        return true;
    return osk__fail_at(error, OSK_FILE, osk__file_name(stream->path), 0, 0, "was changed while it was read");
}

static bool read_raw(osk__stream *stream, char *room, size_t size, size_t *got, osk_error *error)
{
    ssize_t count;
    do
        count = read(stream->descriptor, room, size);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return osk__fail_at(error, OSK_FILE, osk__file_name(stream->path), 0, 0, "cannot be read: %s", strerror(errno));
    *got = (size_t)count;
    stream->done += *got;
    stream->over = count == 0;
    if (stream->kept)
        osk__buffer_add(stream->kept, room, *got);
    if (stream->kept && !osk__buffer_check(stream->kept, error))
        return false;
    return !stream->over || check_same(stream, error);
}

/* More raw bytes behind those that are left. */
static bool fill(osk__stream *stream, osk_error *error)
{
    size_t got;
    memmove(stream->raw, stream->raw + stream->at, stream->end - stream->at);
    stream->end -= stream->at;
    stream->at = 0;
    if (!read_raw(stream, stream->raw + stream->end, RAW - stream->end, &got, error))
        return false;
    stream->end += got;
    return true;
}

static bool tell_packing(osk__stream *stream, osk_error *error)
{
    while (stream->end < 4 && !stream->over)
        if (!fill(stream, error))
            return false;
    osk_slice first = osk__slice(stream->raw, stream->end);
    stream->unpack = osk__gzip_fits(first) ? &osk__gzip_unpack : osk__zstd_fits(first) ? &osk__zstd_unpack : NULL;
    stream->told = true;
    return !stream->unpack || (stream->expander = stream->unpack->begin(error));
}

static bool read_plain(osk__stream *stream, char *room, size_t size, size_t *got, osk_error *error)
{
    size_t left = stream->end - stream->at;
    if (left == 0)
        return stream->over || read_raw(stream, room, size, got, error);
    *got = left < size ? left : size;
    memcpy(room, stream->raw + stream->at, *got);
    stream->at += *got;
    return true;
}

static bool read_packed(osk__stream *stream, char *room, size_t size, size_t *got, osk_error *error)
{
    osk_error own = {0};
    for (;;) {
        osk_slice in = osk__slice(stream->raw + stream->at, stream->end - stream->at);
        size_t before = in.length;
        if (!stream->unpack->step(stream->expander, &in, stream->over, room, size, got, &own))
            return osk__fail_at(error, own.code, osk__file_name(stream->path), 0, 0, "%s", own.message);
        stream->at = stream->end - in.length;
        if (*got || (stream->over && in.length == before))
            return true;
        if (in.length == before && stream->end - stream->at == RAW)
            return true; /* it wants no more: the rest is not its own */
        if (in.length == before && !fill(stream, error))
            return false;
    }
}

bool osk__stream_read(void *host, char *room, size_t size, size_t *got, osk_error *error)
{
    osk__stream *stream = host;
    *got = 0;
    if (!stream->told && !tell_packing(stream, error))
        return false;
    return stream->unpack ? read_packed(stream, room, size, got, error) : read_plain(stream, room, size, got, error);
}

bool osk__stream_skip(osk__stream *stream, uint64_t bytes, osk_error *error)
{
    char room[16384];
    size_t got;
    if (!stream->told && !tell_packing(stream, error))
        return false;
    if (!stream->unpack && S_ISREG(stream->status.st_mode) && lseek(stream->descriptor, (off_t)bytes, SEEK_SET) >= 0) {
        stream->at = stream->end = 0;
        stream->done = bytes;
        return true;
    }
    for (; bytes; bytes -= got)
        if (!osk__stream_read(stream, room, bytes < sizeof room ? (size_t)bytes : sizeof room, &got, error) || !got)
            return osk__fail_at(error, OSK_FILE, osk__file_name(stream->path), 0, 0, "is shorter than it was");
    return true;
}

uint64_t osk__stream_done(const osk__stream *stream) { return stream->done; }

uint64_t osk__stream_size(const osk__stream *stream)
{
    return S_ISREG(stream->status.st_mode) ? (uint64_t)stream->status.st_size : 0;
}

bool osk__stream_print(const osk__stream *stream, osk__buffer *out)
{
    const struct stat *s = &stream->status;
    osk__buffer_format(out, "%lld %lld %ld %llu\n", (long long)s->st_size, (long long)s->st_mtim.tv_sec,
                       (long)s->st_mtim.tv_nsec, (unsigned long long)s->st_ino);
    return S_ISREG(s->st_mode);
}
