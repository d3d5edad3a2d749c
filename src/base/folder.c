/* A folder of output: written as .NAME.PID.part, then renamed. The old one steps aside first and is
 * removed last, so that at every moment one whole report stands on the disk:
 *
 *   x-report  - rename ->  .x-report.PID.old      one of ours: removed at last
 *                          x-report.old           anything else, by force: kept
 *   .x-report.PID.part  - rename ->  x-report
 */
#include "digest.h"
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct osk__folder {
    osk__arena arena;
    char *path, *part, *old;
    bool old_is_ours; /* then it is removed at last, else kept */
    const osk__guard *guard; /* or NULL */
    osk__folder_file *files; /* as written */
    size_t file_count, file_capacity;
};

static void remove_tree(int parent, const char *name, int depth);

/* Removes what is in an open folder, and closes it. */
static void empty_folder(int descriptor, int depth)
{
    DIR *directory = fdopendir(descriptor);
    if (!directory) {
        close(descriptor);
        return;
    }
    for (struct dirent *entry; (entry = readdir(directory));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            remove_tree(dirfd(directory), entry->d_name, depth - 1);
    closedir(directory);
}

/* Removes a file, or a folder with at most `depth` levels of folders in it. Follows no link. */
static void remove_tree(int parent, const char *name, int depth)
{
    if (unlinkat(parent, name, 0) == 0 || depth < 0)
        return;
    int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor >= 0)
        empty_folder(descriptor, depth);
    unlinkat(parent, name, AT_REMOVEDIR);
}

/* Removes from one open folder the files that another has, and closes both. */
static void remove_same_files(int from, int like)
{
    DIR *names = like >= 0 ? fdopendir(like) : NULL;
    for (struct dirent *entry; from >= 0 && names && (entry = readdir(names));)
        unlinkat(from, entry->d_name, 0);
    if (names)
        closedir(names);
    else if (like >= 0)
        close(like);
    if (from >= 0)
        close(from);
}

/* Removes from the folder `old` every file, and every folder of one level, that has a name in the folder `like`. */
static void remove_like(const char *old, const char *like)
{
    int from = open(old, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *names = opendir(like);
    for (struct dirent *entry; from >= 0 && names && (entry = readdir(names));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            unlinkat(from, entry->d_name, 0) == 0)
            continue;
        remove_same_files(openat(from, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
                          openat(dirfd(names), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        unlinkat(from, entry->d_name, AT_REMOVEDIR);
    }
    if (names)
        closedir(names);
    if (from >= 0)
        close(from);
}

static char *sibling(osk__folder *folder, unsigned attempt, const char *ending, osk_error *error)
{
    const char *slash = strrchr(folder->path, '/');
    size_t before = slash ? (size_t)(slash - folder->path) + 1 : 0, room = strlen(folder->path) + OSK__OWN_NAME + 12;
    char own[OSK__OWN_NAME], *name = osk__arena_take(&folder->arena, room, error);
    osk__file_own(own, attempt);
    if (name)
        snprintf(name, room, "%.*s.%s.%s.%s", (int)before, folder->path, folder->path + before, own, ending);
    return name;
}

/* One that nothing has: an old report that stood aside when its process was killed stays. */
static char *free_sibling(osk__folder *folder, const char *ending, osk_error *error)
{
    char *name = NULL;
    for (unsigned attempt = 0; attempt < OSK__ATTEMPTS; attempt++)
        if (!(name = sibling(folder, attempt, ending, error)) || !osk__file_exists(name))
            break;
    return name;
}

/* Is it a folder whose mark begins as ours do? */
static bool is_ours(osk__folder *folder, const char *mark, const char *opening, bool *ours, osk_error *error)
{
    char begins[128];
    size_t length = strlen(opening);
    char *path = osk__file_join(&folder->arena, folder->path, mark, error);
    int descriptor = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    *ours = descriptor >= 0 && length <= sizeof begins && read(descriptor, begins, length) == (ssize_t)length &&
            memcmp(begins, opening, length) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return path != NULL;
}

/* Decides what becomes of what stands there, and finds the name it steps aside to. */
static bool make_way(osk__folder *folder, const char *mark, const char *opening, const char *input, bool force,
                     osk_error *error)
{
    folder->old_is_ours = true;
    if (osk__file_exists(folder->path)) {
        if (osk__file_within(input, folder->path) || osk__file_same(input, folder->path))
            return osk__fail_at(error, OSK_FILE, folder->path, 0, 0, "holds the input; it is never replaced");
        if (!is_ours(folder, mark, opening, &folder->old_is_ours, error))
            return false;
        if (!folder->old_is_ours && !force)
            return osk__fail_at(error, OSK_FILE, folder->path, 0, 0,
                                "exists already and is none of ours; --force sets it aside");
    }
    if (folder->old_is_ours)
        return (folder->old = free_sibling(folder, "old", error)) != NULL;
    size_t length = strlen(folder->path);
    if (!(folder->old = osk__arena_take(&folder->arena, length + 5, error)))
        return false;
    snprintf(folder->old, length + 5, "%s.old", folder->path);
    return !osk__file_exists(folder->old) ||
           osk__fail_at(error, OSK_FILE, folder->old, 0, 0, "exists already; move it before %s is set aside",
                        folder->path);
}

static bool prepare(osk__folder *folder, const char *path, const char *mark, const char *opening, const char *input,
                    bool force, osk_error *error)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    if (!(folder->path = osk__arena_copy(&folder->arena, path, length, error)) ||
        !make_way(folder, mark, opening, input, force, error))
        return false;
    int failure = EEXIST;
    for (unsigned attempt = 0; failure == EEXIST && attempt < OSK__ATTEMPTS; attempt++) {
        char *part = sibling(folder, attempt, "part", error);
        if (!part)
            return false;
        failure = mkdir(part, 0777) == 0 ? 0 : errno;
        folder->part = failure ? NULL : part;
    }
    return folder->part || osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be made: %s", strerror(failure));
}

osk__folder *osk__folder_open(const char *path, const char *mark, const char *opening, const char *input, bool force,
                              osk_error *error)
{
    osk__folder *folder = osk__take(1, sizeof *folder, error);
    if (folder && path && !prepare(folder, path, mark, opening, input, force, error)) {
        osk__folder_drop(folder);
        return NULL;
    }
    return folder;
}

static bool make_parent(osk__folder *folder, const char *name, osk_error *error)
{
    const char *slash = strchr(name, '/');
    if (!slash)
        return true;
    char *inner = osk__arena_copy(&folder->arena, name, (size_t)(slash - name), error);
    char *path = inner ? osk__file_join(&folder->arena, folder->part, inner, error) : NULL;
    if (!path)
        return false;
    return mkdir(path, 0777) == 0 || errno == EEXIST ||
           osk__fail_at(error, OSK_FILE, folder->path, 0, 0, "cannot be made: %s", strerror(errno));
}

void osk__folder_guard(osk__folder *folder, const osk__guard *guard)
{
    folder->guard = guard;
}

static bool note_file(osk__folder *folder, const char *name, osk_slice bytes, osk_error *error)
{
    if (!OSK__ROOM(folder->files, folder->file_capacity, folder->file_count + 1, error))
        return false;
    osk__folder_file *file = &folder->files[folder->file_count];
    if (!(file->name = osk__arena_copy(&folder->arena, name, strlen(name), error)))
        return false;
    osk__digest(bytes, file->hash);
    folder->file_count++;
    return true;
}

size_t osk__folder_files(const osk__folder *folder, const osk__folder_file **files)
{
    *files = folder->files;
    return folder->file_count;
}

osk_output *osk__folder_output(osk__folder *folder, const char *name, osk_error *error)
{
    char *path = osk__file_join(&folder->arena, folder->part, name, error);
    return path && make_parent(folder, name, error) ? osk_output_open(path, NULL, true, error) : NULL;
}

/* `source`: what is searched; NULL: the bytes themselves. */
static bool write_searched(osk__folder *folder, const char *name, osk_slice bytes, const osk_slice *source, osk_error *error)
{
    if (!note_file(folder, name, bytes, error))
        return false;
    if (!folder->path)
        return true;
    osk_output *output = osk__folder_output(folder, name, error);
    if (!output)
        return false;
    osk__output_guard(output, folder->guard);
    if (source)
        osk__output_source(output, *source);
    osk_output_write(output, bytes.data, bytes.length);
    return osk_output_close(output, error);
}

bool osk__folder_write(osk__folder *folder, const char *name, osk_slice bytes, osk_error *error)
{
    return write_searched(folder, name, bytes, NULL, error);
}

bool osk__folder_write_made(osk__folder *folder, const char *name, osk_slice bytes, osk_slice source, osk_error *error)
{
    return write_searched(folder, name, bytes, &source, error);
}

/* Files of the new report also stood in the old one, and only those are removed: what a user put beside them stays,
 * in the old folder under a name that can be seen. */
static void remove_old(osk__folder *folder)
{
    char visible[4096];
    remove_like(folder->old, folder->path);
    if (rmdir(folder->old) == 0 || snprintf(visible, sizeof visible, "%s.old", folder->path) >= (int)sizeof visible)
        return;
    if (!osk__file_exists(visible))
        rename(folder->old, visible);
}

bool osk__folder_close(osk__folder *folder, osk_error *error)
{
    if (!folder->path) {
        osk__folder_drop(folder);
        return true;
    }
    bool moved = rename(folder->path, folder->old) == 0;
    bool good = (moved || errno == ENOENT) && rename(folder->part, folder->path) == 0;
    if (good) {
        if (folder->old_is_ours)
            remove_old(folder);
        folder->part = NULL;
    } else {
        osk__fail_at(error, OSK_FILE, folder->path, 0, 0, "cannot be written: %s", strerror(errno));
        if (moved)
            rename(folder->old, folder->path);
    }
    osk__folder_drop(folder);
    return good;
}

void osk__folder_drop(osk__folder *folder)
{
    if (!folder)
        return;
    if (folder->part)
        remove_tree(AT_FDCWD, folder->part, 1);
    osk__arena_free(&folder->arena);
    free(folder->files);
    free(folder);
}
