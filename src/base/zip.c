/* The door to libzip: members of zip files: workbooks that we read, a template that gets our paper's size. */
#include "zip.h"

#include "expand.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { STEP = 1 << 18 };

bool osk__zip_fits(osk_slice bytes)
{
    return bytes.length >= 4 && memcmp(bytes.data, "PK\x03\x04", 4) == 0;
}

static bool fail(const zip_error_t *status, osk_error *error)
{
    switch (zip_error_code_zip(status)) {
    case ZIP_ER_MEMORY: return osk__no_memory(error);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_ENCRNOTSUPP: return osk__fail(error, OSK_INPUT, "is encrypted; save it without a password");
    case ZIP_ER_COMPNOTSUPP: return osk__fail(error, OSK_INPUT, "is packed in a way that is not known; save it anew");
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
        return osk__fail(error, OSK_INPUT, "is cut or damaged: its directory, which stands at the end of a zip file, cannot be read");
    default: return osk__fail(error, OSK_INPUT, "is cut or damaged: what was packed is not as it was written; what stood before was read");
    }
}

/* libzip reads from its source; `bytes` must outlive the archive. */
static zip_t *open_bytes(osk_slice bytes, osk_error *error)
{
    zip_error_t status;
    zip_error_init(&status);
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.length, 0, &status);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &status) : NULL;
    if (!archive) {
        fail(&status, error);
        zip_source_free(source);
    }
    zip_error_fini(&status);
    return archive;
}

static bool expand(zip_file_t *file, size_t packed, osk__buffer *out, osk_error *error)
{
    for (size_t from = out->length;;) {
        if (!OSK__ROOM(out->data, out->capacity, out->length + STEP, error))
            return false;
        zip_int64_t got = zip_fread(file, out->data + out->length, STEP);
        if (got < 0)
            return fail(zip_file_get_error(file), error);
        if (got == 0)
            return true;
        out->length += (size_t)got;
        if (osk__expand_bomb(packed, out->length - from))
            return osk__fail(error, OSK_INPUT, "grows more than %d times when it is unpacked, as bombs do; it is refused from there on", OSK__EXPAND_MOST);
    }
}

bool osk__zip_read(osk_slice bytes, const char *name, osk__buffer *out, bool *found, osk_error *error)
{
    zip_t *archive = open_bytes(bytes, error);
    zip_stat_t stat;
    *found = false;
    if (!archive)
        return false;
    bool good = true;
    if (zip_stat(archive, name, 0, &stat) == 0) {
        zip_file_t *file = zip_fopen_index(archive, stat.index, 0);
        *found = true;
        good = file ? expand(file, (size_t)stat.comp_size, out, error) : fail(zip_get_error(archive), error);
        if (file)
            zip_fclose(file);
    } else if (zip_error_code_zip(zip_get_error(archive)) != ZIP_ER_NOENT) {
        good = fail(zip_get_error(archive), error);
    }
    zip_discard(archive);
    return good;
}

/* ---- another content ---- */

/* What the archive was written to, which closing it left. */
static bool read_source(zip_source_t *source, osk__buffer *out, osk_error *error)
{
    if (zip_source_open(source) != 0)
        return fail(zip_source_error(source), error);
    bool good = true;
    for (zip_int64_t got = 1; got > 0 && good;) {
        good = OSK__ROOM(out->data, out->capacity, out->length + STEP, error);
        got = good ? zip_source_read(source, out->data + out->length, STEP) : 0;
        good = good && (got >= 0 || fail(zip_source_error(source), error));
        out->length += got > 0 ? (size_t)got : 0;
    }
    zip_source_close(source);
    return good;
}

/* Takes `archive`. */
static bool replace(zip_t *archive, const char *name, osk_slice content, osk_error *error)
{
    zip_source_t *member = zip_source_buffer(archive, content.data, content.length, 0);
    zip_int64_t place = member ? zip_file_add(archive, name, member, ZIP_FL_OVERWRITE) : -1;
    if (place < 0 || zip_file_set_mtime(archive, (zip_uint64_t)place, 315532800, 0) != 0 || zip_close(archive) != 0) {
        fail(zip_get_error(archive), error);
        if (member && place < 0)
            zip_source_free(member);
        zip_discard(archive);
        return false;
    }
    return true;
}

bool osk__zip_replace(osk_slice bytes, const char *name, osk_slice content, osk__buffer *out, osk_error *error)
{
    zip_error_t status;
    zip_error_init(&status);
    /* A buffer that is written to is libzip's own to free, whatever it was told: so it gets a copy. */
    char *copy = osk__take(bytes.length + 1, 1, error);
    zip_source_t *source = NULL;
    if (copy) {
        memcpy(copy, bytes.data, bytes.length);
        source = zip_source_buffer_create(copy, bytes.length, 1, &status);
    }
    bool good = source || (copy && fail(&status, error));
    if (!source)
        free(copy);
    if (good) {
        zip_source_keep(source); /* closing the archive lets go of it once */
        zip_t *archive = zip_open_from_source(source, 0, &status);
        if (!archive)
            zip_source_free(source);
        good = archive ? replace(archive, name, content, error) && read_source(source, out, error) : fail(&status, error);
        zip_source_free(source);
    }
    zip_error_fini(&status);
    return good;
}
