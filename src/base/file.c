/* Files in: whole, from a path or standard input; and the names in a folder. */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *osk__file_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

static bool read_all(int descriptor, const char *path, osk__buffer *bytes, osk_error *error)
{
    for (;;) {
        if (!OSK__ROOM(bytes->data, bytes->capacity, bytes->length + 65536, error))
            return false;
        ssize_t got = read(descriptor, bytes->data + bytes->length, bytes->capacity - bytes->length);
        if (got == 0)
            return true;
        if (got > 0)
            bytes->length += (size_t)got;
        else if (errno != EINTR)
            return osk__fail_at(error, OSK_FILE, osk__file_name(path), 0, 0, "cannot be read: %s", strerror(errno));
    }
}

bool osk__file_read(const char *path, osk__buffer *bytes, osk_error *error)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, path, bytes, error);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be opened: %s", strerror(errno));
    struct stat status;
    bool done;
    if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
        done = osk__fail_at(error, OSK_FILE, path, 0, 0, "is a folder, not a file");
    else
        done = read_all(descriptor, path, bytes, error);
    close(descriptor);
    return done;
}

bool osk__file_exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

void osk__file_own(char name[OSK__OWN_NAME], unsigned attempt)
{
    snprintf(name, OSK__OWN_NAME, attempt ? "%ld-%u" : "%ld", (long)getpid(), attempt);
}

static bool same_place(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool identify(const char *path, struct stat *status)
{
    return (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, status) : stat(path, status)) == 0;
}

bool osk__file_same(const char *a, const char *b)
{
    struct stat x, y;
    return identify(a, &x) && identify(b, &y) && same_place(&x, &y);
}

/* The folder in which the file itself lies, whatever link leads to it, opened; -1 if it cannot be. */
static int open_parent(const char *file)
{
    char *real = realpath(strcmp(file, "-") == 0 ? "/proc/self/fd/0" : file, NULL),
         *slash = real ? strrchr(real, '/') : NULL;
    if (slash)
        slash[1] = '\0';
    int descriptor = slash ? open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    free(real);
    return descriptor;
}

/* Climbs from the file's folder to the root, which is its own parent. */
bool osk__file_within(const char *file, const char *folder)
{
    struct stat wanted, here, below = {0};
    bool within = false;
    if (stat(folder, &wanted) != 0)
        return false;
    int descriptor = open_parent(file);
    while (descriptor >= 0 && fstat(descriptor, &here) == 0 && !same_place(&here, &below)) {
        within = same_place(&here, &wanted);
        int above = within ? -1 : openat(descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        below = here;
        close(descriptor);
        descriptor = above;
    }
    if (descriptor >= 0)
        close(descriptor);
    return within;
}

char *osk__file_join(osk__arena *arena, const char *folder, const char *name, osk_error *error)
{
    size_t a = strlen(folder), b = strlen(name);
    char *path = osk__arena_take(arena, a + b + 2, error);
    if (!path)
        return NULL;
    memcpy(path, folder, a);
    path[a] = '/';
    memcpy(path + a + 1, name, b + 1);
    return path;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t a = strlen(name), b = strlen(suffix);
    return a > b && strcmp(name + a - b, suffix) == 0;
}

bool osk__file_list(const char *folder, const char *suffix, osk__arena *arena, char ***names, size_t *count,
                    osk_error *error)
{
    DIR *directory = opendir(folder);
    if (!directory)
        return osk__fail_at(error, OSK_FILE, folder, 0, 0, "cannot be opened: %s", strerror(errno));
    char **list = NULL;
    size_t n = 0, capacity = 0;
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(directory));) {
        if (entry->d_name[0] == '.' || !ends_in(entry->d_name, suffix))
            continue;
        good = OSK__ROOM(list, capacity, n + 1, error) &&
               (list[n] = osk__arena_copy(arena, entry->d_name, strlen(entry->d_name), error));
        n += good;
    }
    closedir(directory);
    if (good && n)
        qsort(list, n, sizeof *list, by_bytes);
    *count = n;
    *names = good ? osk__arena_take(arena, n * sizeof *list + 1, error) : NULL;
    if (*names && n)
        memcpy(*names, list, n * sizeof *list);
    free(list);
    return *names != NULL;
}
