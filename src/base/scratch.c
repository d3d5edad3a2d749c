/* A folder of our own for a while, removed with all its files:
 *
 *   /tmp/ordskifte-Xy12Ab/book.xlsx */
#include "scratch.h"

#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct osk__scratch {
    osk__arena arena;
    char *path;
};

static const char *home_of(void)
{
    const char *home = getenv("TMPDIR");
    return home && home[0] ? home : "/tmp";
}

osk__scratch *osk__scratch_make(osk_error *error)
{
    static const char name[] = "/ordskifte-";
    enum { UNIQUE = 6 }; /* letters that mkdtemp asks for, and puts others in their place */
    const char *home = home_of();
    osk__scratch *scratch = osk__take(1, sizeof *scratch, error);
    char *path = scratch ? osk__arena_take(&scratch->arena, strlen(home) + sizeof name + UNIQUE, error) : NULL;
    if (path) {
        memcpy(path, home, strlen(home));
        memcpy(path + strlen(home), name, sizeof name - 1);
        memset(path + strlen(home) + sizeof name - 1, 'X', UNIQUE);
        path[strlen(home) + sizeof name - 1 + UNIQUE] = '\0';
        if ((scratch->path = mkdtemp(path)))
            return scratch;
        osk__fail_at(error, OSK_FILE, home, 0, 0, "no folder for temporary files can be made there: %s (TMPDIR names another place)",
                     strerror(errno));
    }
    osk__scratch_free(scratch);
    return NULL;
}

const char *osk__scratch_path(osk__scratch *scratch, const char *name, osk_error *error)
{
    return name ? osk__file_join(&scratch->arena, scratch->path, name, error) : scratch->path;
}

bool osk__scratch_write(osk__scratch *scratch, const char *name, osk_slice bytes, osk_error *error)
{
    const char *path = osk__scratch_path(scratch, name, error);
    return path && osk__file_write_private(path, bytes, error);
}

bool osk__scratch_read(osk__scratch *scratch, const char *name, osk__buffer *bytes, osk_error *error)
{
    const char *path = osk__scratch_path(scratch, name, error);
    return path && osk__file_read(path, bytes, error);
}

static void remove_files(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0);
    if (folder)
        closedir(folder);
    rmdir(path);
}

void osk__scratch_free(osk__scratch *scratch)
{
    if (!scratch)
        return;
    if (scratch->path)
        remove_files(scratch->path);
    osk__arena_free(&scratch->arena);
    free(scratch);
}

/* ---- a file without a name ---- */

bool osk__scratch_fail(osk_error *error)
{
    return osk__fail_at(error, OSK_FILE, home_of(), 0, 0, "no temporary file can be kept there: %s (TMPDIR names another place)",
                        strerror(errno));
}

int osk__scratch_nameless(osk_error *error)
{
    osk__arena arena = {0};
    char *path = osk__file_join(&arena, home_of(), "ordskifte-XXXXXX", error);
    int file = path ? mkstemp(path) : -1; /* only its owner can open it, and nobody once it has no name */
    if (file >= 0)
        unlink(path);
    else if (path)
        osk__scratch_fail(error);
    osk__arena_free(&arena);
    return file;
}
