/* Files that appear whole and stay, whatever is killed or loses power: private name, fsync, rename, fsync of the folder. */
#include "store.h"

#include "../base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const char *folder, const char *name, const char *what, osk_error *error)
{
    char path[512];
    snprintf(path, sizeof path, "%s%s%s", folder, name ? "/" : "", name ? name : "");
    return osk__fail_at(error, OSK_FILE, path, 0, 0, "%s: %s", what, strerror(errno));
}

bool osk__store_folder(const char *folder, osk_error *error)
{
    struct stat status;
    if (mkdir(folder, 0777) == 0)
        return true;
    if (errno != EEXIST || stat(folder, &status) != 0)
        return fail(folder, NULL, "cannot be made", error);
    return S_ISDIR(status.st_mode) || osk__fail_at(error, OSK_FILE, folder, 0, 0, "is a file; name a folder");
}

/* Eight random bytes. Without them the name is still one of host and process, and O_EXCL refuses a second. */
static uint64_t random_number(void)
{
    uint64_t number = 0;
    int descriptor = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        if (read(descriptor, &number, sizeof number) != (ssize_t)sizeof number)
            number = 0;
        close(descriptor);
    }
    return number;
}

static char *private_name(const char *folder, const char *name, osk_error *error)
{
    char host[65] = "";
    size_t room = strlen(folder) + strlen(name) + 140;
    char *part = osk__take(room, 1, error);
    if (!part)
        return NULL;
    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = '\0';
    snprintf(part, room, "%s/.%s.%s.%ld.%016llx.part", folder, name, host, (long)getpid(),
             (unsigned long long)random_number());
    return part;
}

static char *copy(const char *text, osk_error *error)
{
    char *made = osk__take(strlen(text) + 1, 1, error);
    if (made)
        memcpy(made, text, strlen(text));
    return made;
}

bool osk__store_open(osk__store *store, const char *folder, const char *name, osk_error *error)
{
    *store = (osk__store){.descriptor = -1};
    osk__digest_begin(&store->digester);
    if (!(store->folder = copy(folder, error)) || !(store->name = copy(name, error)) ||
        !(store->part = private_name(folder, name, error))) {
        osk__store_drop(store);
        return false;
    }
    store->descriptor = open(store->part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (store->descriptor >= 0)
        return true;
    fail(folder, name, "cannot be written", error);
    osk__store_drop(store);
    return false;
}

static void flush(osk__store *store)
{
    for (size_t done = 0; done < store->pending.length && !store->failure;) {
        ssize_t wrote = write(store->descriptor, store->pending.data + done, store->pending.length - done);
        if (wrote >= 0)
            done += (size_t)wrote;
        else if (errno != EINTR)
            store->failure = errno;
    }
    store->pending.length = 0;
}

void osk__store_write(osk__store *store, osk_slice bytes)
{
    osk__digest_add(&store->digester, bytes);
    store->length += bytes.length;
    osk__buffer_add(&store->pending, bytes.data, bytes.length);
    store->memory = store->memory || store->pending.failed;
    if (store->pending.length >= 1 << 18)
        flush(store);
}

static bool told(const osk__store *store, osk_error *error)
{
    errno = store->failure;
    return store->memory     ? osk__no_memory(error)
           : store->failure ? fail(store->folder, store->name, "cannot be written", error)
                            : true;
}

bool osk__store_flush(osk__store *store, osk_error *error)
{
    flush(store);
    return told(store, error);
}

void osk__store_digest(osk__store *store, char out[OSK__DIGEST_SIZE])
{
    osk__digest_end(&store->digester, out);
    osk__digest_begin(&store->digester);
}

/* A file system that cannot do this for folders says so, and has its own way to keep names. */
static bool keep_name(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL);
    int failure = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = failure;
    return good;
}

static bool rename_part(const osk__store *store)
{
    size_t room = strlen(store->folder) + strlen(store->name) + 2;
    char *path = osk__take(room, 1, NULL);
    if (!path)
        return errno = ENOMEM, false;
    snprintf(path, room, "%s/%s", store->folder, store->name);
    bool good = rename(store->part, path) == 0;
    free(path);
    return good;
}

bool osk__store_commit(osk__store *store, osk_error *error)
{
    bool good;
    flush(store);
    if (!store->failure && !store->memory && fsync(store->descriptor) != 0)
        store->failure = errno;
    if (close(store->descriptor) != 0 && !store->failure)
        store->failure = errno;
    store->descriptor = -1;
    good = told(store, error);
    if (good && !rename_part(store))
        good = fail(store->folder, store->name, "cannot be written", error);
    if (good) {
        free(store->part);
        store->part = NULL;
        good = keep_name(store->folder) || fail(store->folder, NULL, "cannot be written", error);
    }
    osk__store_drop(store);
    return good;
}

void osk__store_drop(osk__store *store)
{
    if (store->descriptor > 0)
        close(store->descriptor);
    if (store->part)
        unlink(store->part);
    free(store->folder);
    free(store->name);
    free(store->part);
    osk__buffer_free(&store->pending);
    *store = (osk__store){.descriptor = -1};
}

bool osk__store_put(const char *folder, const char *name, osk_slice bytes, osk_error *error)
{
    osk__store store;
    if (!osk__store_open(&store, folder, name, error))
        return false;
    osk__store_write(&store, bytes);
    return osk__store_commit(&store, error);
}
