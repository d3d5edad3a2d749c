/* The journal of a run: written whole under another name, then renamed. */
#include "journal.h"

#include "../base/digest.h"
#include "../base/file.h"
#include "../base/output.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS = OSK__DIGEST_SIZE - 1 };

/* Behind the digest: all that it is of. */
static bool compose(osk__buffer *body, const char *key, const osk__progress *progress, osk_slice tail, osk_error *error)
{
    osk__buffer_add(body, key, DIGITS);
    osk__buffer_add(body, (const char *)progress, sizeof *progress);
    if (tail.length)
        osk__buffer_add(body, tail.data, tail.length);
    return osk__buffer_check(body, error);
}

bool osk__journal_write(const char *path, const char *key, const osk__progress *progress, osk_slice tail, osk_error *error)
{
    char digest[OSK__DIGEST_SIZE];
    osk__buffer body = {0};
    osk_output *output = NULL;
    if (compose(&body, key, progress, tail, error) && (output = osk__output_begin(path, NULL, true, 0, error))) {
        osk__digest(osk__slice(body.data, body.length), digest);
        osk_output_write(output, digest, DIGITS);
        osk_output_write(output, body.data, body.length);
    }
    osk__buffer_free(&body);
    return output && osk_output_close(output, error);
}

static bool is_whole(osk_slice bytes, const char *key)
{
    char digest[OSK__DIGEST_SIZE];
    osk__progress progress;
    if (bytes.length < 2 * DIGITS + sizeof progress)
        return false;
    osk__digest(osk__slice_behind(bytes, DIGITS), digest);
    memcpy(&progress, bytes.data + 2 * DIGITS, sizeof progress);
    return memcmp(bytes.data, digest, DIGITS) == 0 && memcmp(bytes.data + DIGITS, key, DIGITS) == 0 &&
           bytes.length == 2 * DIGITS + sizeof progress + progress.tail;
}

bool osk__journal_read(const char *path, const char *key, osk__progress *progress, osk__buffer *tail, bool *found,
                       osk_error *error)
{
    osk__buffer bytes = {0};
    *found = false;
    if (!osk__file_exists(path))
        return true;
    bool good = osk__file_read(path, &bytes, error);
    if (good && (*found = is_whole(osk__slice(bytes.data, bytes.length), key))) {
        memcpy(progress, bytes.data + 2 * DIGITS, sizeof *progress);
        osk__buffer_add(tail, bytes.data + 2 * DIGITS + sizeof *progress, (size_t)progress->tail);
        good = osk__buffer_check(tail, error);
    }
    osk__buffer_free(&bytes);
    return good;
}

void osk__journal_remove(const char *path)
{
    osk__output_discard(path);
}
