/* One file of output. It is written under a private name beside the one it will have, so that nothing
 * half-written ever stands under the final name:
 *
 *   report.tsv  <- rename -  .report.tsv.12345.part
 *   scores.tsv  <- rename -  .scores.tsv.part      where a later process may go on with it
 */
#include "guard.h"

#include "file.h"
#include "output.h"

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
    bool lasting;    /* a later process may go on with it: it is synchronised, and stays when this one fails */
    uint64_t length; /* bytes written to the descriptor */
    int failure;     /* errno of the first write that failed, or 0 */
    osk__buffer pending;
    const osk__guard *guard; /* names that it must not hold; then nothing is written before all was searched. Or NULL */
    osk__buffer source;      /* what the bytes were made of, where they themselves tell nothing */
    bool made;
    char *path, *part;
};

char *osk__output_beside(const char *path, const char *suffix, osk_error *error)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0, room = strlen(path) + strlen(suffix) + 3;
    char *name = osk__take(room, 1, error);
    if (name)
        snprintf(name, room, "%.*s.%s.%s", (int)folder, path, path + folder, suffix);
    return name;
}

static char *lasting_name(const char *path, osk_error *error) { return osk__output_beside(path, "part", error); }

/* Another for each `attempt`. */
static char *private_name(const char *path, unsigned attempt, osk_error *error)
{
    char own[OSK__OWN_NAME], suffix[OSK__OWN_NAME + 8];
    osk__file_own(own, attempt);
    snprintf(suffix, sizeof suffix, "%s.part", own);
    return osk__output_beside(path, suffix, error);
}

/* May `path` be written? */
static bool check_path(const char *path, const char *input, bool force, osk_error *error)
{
    struct stat status;
    if (input && osk__file_same(input, path))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is the input; it is never replaced");
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is a folder; name a file");
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is no ordinary file; it is not replaced");
    return force || !osk__file_exists(path) ||
           osk__fail_at(error, OSK_FILE, path, 0, 0, "exists already; --force replaces it");
}

static bool open_part(osk_output *output, const char *path, mode_t mode, osk_error *error)
{
    if (!(output->path = osk__take(strlen(path) + 1, 1, error)))
        return false;
    memcpy(output->path, path, strlen(path) + 1);
    for (unsigned attempt = 0; attempt < OSK__ATTEMPTS; attempt++) {
        free(output->part);
        if (!(output->part = output->lasting ? lasting_name(path, error) : private_name(path, attempt, error)))
            return false;
        output->descriptor = open(output->part, O_WRONLY | O_CREAT | (output->lasting ? 0 : O_EXCL) | O_NOFOLLOW | O_CLOEXEC, mode);
        if (output->descriptor >= 0 || errno != EEXIST)
            break;
    }
    if (output->descriptor < 0)
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "cannot be written: %s", strerror(errno));
    return output->own = true;
}

static bool open_file(osk_output *output, const char *path, const char *input, bool force, osk_error *error)
{
    struct stat status;
    if (!check_path(path, input, force, error) || !open_part(output, path, 0666, error))
        return false;
    /* A file that only its owner could read stays so. */
    if (stat(path, &status) == 0)
        fchmod(output->descriptor, status.st_mode & 07777);
    return true;
}

/* Cuts what an earlier process left to what it had told of; of two processes at once the second gives way. */
static bool take_over(osk_output *output, uint64_t keep, osk_error *error)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    struct stat status;
    if (fcntl(output->descriptor, F_SETLK, &lock) != 0 && (errno == EACCES || errno == EAGAIN)) {
        close(output->descriptor);
        output->own = false;
        return osk__fail_at(error, OSK_FILE, output->path, 0, 0, "is being written by another process");
    }
    if (fstat(output->descriptor, &status) == 0 && status.st_size >= (off_t)keep &&
        ftruncate(output->descriptor, (off_t)keep) == 0 && lseek(output->descriptor, (off_t)keep, SEEK_SET) == (off_t)keep) {
        output->length = keep;
        return true;
    }
    return osk__fail_at(error, OSK_FILE, output->part, 0, 0, "is not what was left: start without --resume");
}

osk_output *osk__output_begin(const char *path, const char *input, bool force, uint64_t keep, osk_error *error)
{
    osk_output *output = osk__take(1, sizeof *output, error);
    if (!output)
        return NULL;
    output->lasting = true;
    if (open_file(output, path, input, force, error) && take_over(output, keep, error))
        return output;
    osk_output_drop(output);
    return NULL;
}

bool osk__output_left(const char *path, uint64_t keep)
{
    struct stat status;
    char *part = lasting_name(path, NULL);
    bool left = part && stat(part, &status) == 0 && (uint64_t)status.st_size >= keep;
    free(part);
    return left;
}

void osk__output_discard(const char *path)
{
    char *part = lasting_name(path, NULL);
    if (part)
        unlink(part);
    unlink(path);
    free(part);
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
        output->length += wrote > 0 ? (uint64_t)wrote : 0;
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
    osk__buffer_free(&output->source);
    free(output->path);
    free(output->part);
    free(output);
}

bool osk__output_check(const osk_output *output, osk_error *error)
{
    if (output->memory)
        return osk__no_memory(error);
    return !output->failure || osk__fail_at(error, OSK_FILE, output->path ? output->path : "standard output", 0, 0,
                                            "cannot be written: %s", strerror(output->failure));
}

bool osk__output_sync(osk_output *output, uint64_t *length, osk_error *error)
{
    flush(output);
    if (output->own && !output->failure && fsync(output->descriptor) != 0)
        output->failure = errno;
    *length = output->length;
    return osk__output_check(output, error);
}

/* A rename lasts when its folder is on the disk. Some file systems cannot, and then nothing more can be done. */
static void sync_folder(const char *path)
{
    char folder[4096] = ".";
    const char *slash = strrchr(path, '/');
    if (slash && (size_t)(slash - path) + 1 < sizeof folder)
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path) + (slash == path), path);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

void osk__output_guard(osk_output *output, const osk__guard *guard)
{
    output->guard = guard;
}

void osk__output_source(osk_output *output, osk_slice source)
{
    output->made = true;
    if (output->guard)
        osk__buffer_add(&output->source, source.data, source.length);
    output->memory = output->memory || output->source.failed;
}

/* Is no name in what is to be written? Of a file, neither in its own name. */
static bool search(const osk_output *output, osk_error *error)
{
    osk__buffer phrase = {0};
    bool found = false, named = false;
    const osk__buffer *searched = output->made ? &output->source : &output->pending;
    const char *slash = output->path ? strrchr(output->path, '/') : NULL, *file = slash ? slash + 1 : output->path;
    bool good = osk__guard_find(output->guard, osk__slice_text(file ? file : ""), &phrase, &named, error) &&
                (named || osk__guard_find(output->guard, osk__slice(searched->data ? searched->data : "", searched->length),
                                          &phrase, &found, error));
    if (good && (found || named))
        osk__fail(error, OSK_INTEGRITY, "%s holds '%.*s', which the key has a code for; nothing was written%s",
                  named ? "the name of the output" : "the output", (int)(phrase.length < 100 ? phrase.length : 100), phrase.data,
                  named ? "" : " (comments --review --pseudonyms KEY tells where, and a line for the key)");
    osk__buffer_free(&phrase);
    return good && !found && !named;
}

bool osk_output_close(osk_output *output, osk_error *error)
{
    uint64_t length;
    if (output->guard && !output->memory && !search(output, error)) {
        output->pending.length = 0;
        osk_output_drop(output);
        return false;
    }
    flush(output);
    bool good = !output->lasting || osk__output_sync(output, &length, NULL);
    if (output->own && close(output->descriptor) != 0 && !output->failure)
        output->failure = errno;
    if (output->own && good && !output->failure && !output->memory && rename(output->part, output->path) != 0)
        output->failure = errno;
    good = osk__output_check(output, error);
    if (output->own && good && output->lasting)
        sync_folder(output->path);
    if (output->own && !good)
        unlink(output->part);
    free_output(output);
    return good;
}

void osk__output_leave(osk_output *output)
{
    if (!output)
        return;
    flush(output);
    if (output->own)
        close(output->descriptor);
    free_output(output);
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
