/* One file of output. It is written under a private name beside the one it will have, so that nothing
 * half-written ever stands under the final name:
 *
 *   report.tsv  <- rename -  .report.tsv.12345.part
 */
#include "guard.h"

#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct osk_output {
    int descriptor;
    bool own;        /* a file of ours, not standard output */
    bool memory;     /* a failure was memory, not the device */
    int failure;     /* errno of the first write that failed, or 0 */
    osk__buffer pending;
    const osk__guard *guard; /* names that it must not hold; then nothing is written before all was searched. Or NULL */
    char *path, *part;
};

static char *private_name(const char *path, osk_error *error)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0, room = strlen(path) + 40;
    char *part = osk__take(room, 1, error);
    if (part)
        snprintf(part, room, "%.*s.%s.%ld.part", (int)folder, path, path + folder, (long)getpid());
    return part;
}

static bool open_part(osk_output *output, const char *path, mode_t mode, osk_error *error)
{
    output->path = osk__take(strlen(path) + 1, 1, error);
    output->part = private_name(path, error);
    if (!output->path || !output->part)
        return false;
    memcpy(output->path, path, strlen(path) + 1);
    output->descriptor = open(output->part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (output->descriptor < 0)
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be written: %s", strerror(errno));
    return output->own = true;
}

static bool open_file(osk_output *output, const char *path, const char *input, bool force, osk_error *error)
{
    struct stat status;
    if (input && osk__file_same(input, path))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is the input; it is never replaced");
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is a folder; name a file");
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is no ordinary file; it is not replaced");
    if (!force && osk__file_exists(path))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "exists already; --force replaces it");
    if (!open_part(output, path, 0666, error))
        return false;
    /* A file that only its owner could read stays so. */
    if (stat(path, &status) == 0)
        fchmod(output->descriptor, status.st_mode & 07777);
    return true;
}

bool osk__file_private(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && (status.st_mode & 077) == 0;
}

bool osk__file_write_private(const char *path, osk_slice bytes, osk_error *error)
{
    osk_output *output = osk__take(1, sizeof *output, error);
    if (!output)
        return false;
    if (!open_part(output, path, 0600, error)) {
        output->own = false;
        osk_output_drop(output);
        return false;
    }
    osk_output_write(output, bytes.data, bytes.length);
    return osk_output_close(output, error);
}

osk_output *osk_output_open(const char *path, const char *input, bool force, osk_error *error)
{
    osk_output *output = osk__take(1, sizeof *output, error);
    if (!output)
        return NULL;
    output->descriptor = STDOUT_FILENO;
    if (path && !open_file(output, path, input, force, error)) {
        osk_output_drop(output);
        return NULL;
    }
    return output;
}

static void flush(osk_output *output)
{
    size_t done = 0;
    while (done < output->pending.length && !output->failure) {
        ssize_t wrote = write(output->descriptor, output->pending.data + done, output->pending.length - done);
        if (wrote >= 0)
            done += (size_t)wrote;
        else if (errno != EINTR)
            output->failure = errno;
    }
    output->pending.length = 0;
}

void osk_output_write(osk_output *output, const char *bytes, size_t length)
{
    osk__buffer_add(&output->pending, bytes, length);
    output->memory = output->memory || output->pending.failed;
    if (output->pending.length >= 65536 && !output->guard)
        flush(output);
}

static void free_output(osk_output *output)
{
    osk__buffer_free(&output->pending);
    free(output->path);
    free(output->part);
    free(output);
}

void osk__output_guard(osk_output *output, const osk__guard *guard)
{
    output->guard = guard;
}

/* Is no name in what is to be written? Of a file, neither in its own name. */
static bool search(const osk_output *output, osk_error *error)
{
    osk__buffer phrase = {0};
    bool found = false, named = false;
    const char *slash = output->path ? strrchr(output->path, '/') : NULL, *file = slash ? slash + 1 : output->path;
    bool good = osk__guard_find(output->guard, osk__slice_text(file ? file : ""), &phrase, &named, error) &&
                (named || osk__guard_find(output->guard, osk__slice(output->pending.data, output->pending.length), &phrase,
                                          &found, error));
    if (good && (found || named))
        osk__fail(error, OSK_INTEGRITY, "%s holds '%.*s', which the key has a code for; nothing was written%s",
                  named ? "the name of the output" : "the output", (int)(phrase.length < 100 ? phrase.length : 100), phrase.data,
                  named ? "" : " (comments --review --pseudonyms KEY tells where, and a line for the key)");
    osk__buffer_free(&phrase);
    return good && !found && !named;
}

bool osk_output_close(osk_output *output, osk_error *error)
{
    if (output->guard && !output->memory && !search(output, error)) {
        output->pending.length = 0;
        osk_output_drop(output);
        return false;
    }
    flush(output);
    const char *name = output->path ? output->path : "standard output";
    if (output->own && close(output->descriptor) != 0 && !output->failure)
        output->failure = errno;
    if (output->own && !output->failure && !output->memory && rename(output->part, output->path) != 0)
        output->failure = errno;
    bool good = !output->failure && !output->memory;
    if (output->memory)
        osk__no_memory(error);
    else if (output->failure)
        osk__fail_at(error, OSK_FILE, name, 0, 0, "cannot be written: %s", strerror(output->failure));
    if (output->own && !good)
        unlink(output->part);
    free_output(output);
    return good;
}

void osk_output_drop(osk_output *output)
{
    if (!output)
        return;
    if (output->guard)
        output->pending.length = 0;
    if (output->own) {
        close(output->descriptor);
        unlink(output->part);
    } else {
        flush(output);
    }
    free_output(output);
}
