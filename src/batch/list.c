/* Making a list, and reading a stretch of a file. */
#include "list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- making ---- */

bool osk__list_add(osk__list *list, osk_slice key, const osk__wide *numbers, osk_error *error)
{
    size_t size = list->shape.numbers * sizeof *numbers;
    osk__wide *kept = osk__arena_take(&list->arena, size, error);
    const char *name = kept ? osk__arena_copy(&list->arena, key.data, key.length, error) : NULL;
    if (!name || !OSK__ROOM(list->rows, list->capacity, list->count + 1, error))
        return false;
    memcpy(kept, numbers, size);
    list->rows[list->count++] = (struct osk__list_row){osk__slice(name, key.length), kept};
    return true;
}

static int by_key(const void *a, const void *b)
{
    return osk__slice_compare(((const struct osk__list_row *)a)->key, ((const struct osk__list_row *)b)->key);
}

void osk__list_line(osk__buffer *out, osk_slice key, const osk__wide *numbers, size_t count)
{
    osk__buffer_add(out, key.data, key.length);
    for (size_t i = 0; i < count; i++) {
        osk__buffer_byte(out, '\t');
        osk__wide_write(out, numbers[i], 0);
    }
    osk__buffer_byte(out, '\n');
}

bool osk__list_write(osk__list *list, osk__store *store, osk_error *error)
{
    osk__buffer line = {0};
    if (list->count)
        qsort(list->rows, list->count, sizeof *list->rows, by_key);
    for (size_t i = 0; i < list->count && !line.failed; i++) {
        line.length = 0;
        osk__list_line(&line, list->rows[i].key, list->rows[i].numbers, list->shape.numbers);
        osk__store_write(store, osk__slice(line.data, line.length));
    }
    bool good = osk__buffer_check(&line, error);
    osk__buffer_free(&line);
    return good;
}

void osk__list_free(osk__list *list)
{
    free(list->rows);
    osk__arena_free(&list->arena);
    *list = (osk__list){0};
}

/* ---- reading ---- */

bool osk__bytes_size(const char *path, uint64_t *size, osk_error *error)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be opened: %s", strerror(errno));
    *size = (uint64_t)status.st_size;
    return true;
}

size_t osk__bytes_fill(const char *path, uint64_t at, char *bytes, size_t room, osk_error *error)
{
    size_t got = 0;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t now = descriptor < 0 ? -1 : 1;
    while (now > 0 && got < room) {
        now = pread(descriptor, bytes + got, room - got, (off_t)(at + got));
        if (now > 0)
            got += (size_t)now;
        else if (now < 0 && errno == EINTR)
            now = 1;
    }
    int failure = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (now >= 0)
        return got;
    osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be read: %s", strerror(failure));
    return SIZE_MAX;
}

bool osk__bytes_read(const osk__section_at *stretch, osk__bytes_taker *take, void *context, osk_error *error)
{
    enum { ROOM = 1 << 18 };
    char hash[OSK__DIGEST_SIZE], *room = osk__take(ROOM, 1, error);
    osk__digester digester;
    osk__digest_begin(&digester);
    bool good = room != NULL;
    for (uint64_t done = 0; good && done < stretch->length;) {
        uint64_t left = stretch->length - done;
        size_t got = osk__bytes_fill(stretch->path, stretch->start + done, room, left < ROOM ? (size_t)left : ROOM, error);
        if (got == 0)
            osk__fail_at(error, OSK_INTEGRITY, stretch->path, 0, 0, "is cut");
        good = got && got != SIZE_MAX && (!take || take(context, osk__slice(room, got), error));
        if (good)
            osk__digest_add(&digester, osk__slice(room, got));
        done += got;
    }
    osk__digest_end(&digester, hash);
    free(room);
    return good && (strcmp(hash, stretch->hash) == 0 ||
                    osk__fail_at(error, OSK_INTEGRITY, stretch->path, 0, 0, "has been changed: its checksum is another"));
}
