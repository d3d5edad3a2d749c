/* Zip files, read from the directory at their end.
 *
 *   member ... member, directory: entry ... entry, end: how many entries, where the directory begins */
#include "zip.h"

#include "expand.h"

#include <string.h>

enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, LONGEST_COMMENT = 65535, STORED = 0, DEFLATED = 8 };

static size_t number(osk_slice s, size_t at, size_t bytes)
{
    size_t value = 0;
    for (size_t i = bytes; i-- > 0;)
        value = value << 8 | (unsigned char)s.data[at + i];
    return value;
}

bool osk__zip_fits(osk_slice bytes)
{
    return bytes.length >= 4 && memcmp(bytes.data, "PK\x03\x04", 4) == 0;
}

static bool fail_damaged(osk_error *error)
{
    return osk__fail(error, OSK_INPUT, "is cut or damaged: its directory, which stands at the end of a zip file, cannot be read");
}

/* Where the directory begins, by the record at the end of the file. */
static bool find_directory(osk_slice s, size_t *at, size_t *count)
{
    size_t most = s.length < END_SIZE + LONGEST_COMMENT ? s.length : END_SIZE + LONGEST_COMMENT;
    for (size_t back = END_SIZE; back <= most; back++) {
        size_t end = s.length - back;
        if (memcmp(s.data + end, "PK\x05\x06", 4) != 0)
            continue;
        *count = number(s, end + 10, 2);
        *at = number(s, end + 16, 4);
        return *at <= end;
    }
    return false;
}

static bool expand_entry(osk_slice s, size_t entry, osk__buffer *out, osk_error *error)
{
    size_t method = number(s, entry + 10, 2), size = number(s, entry + 20, 4), local = number(s, entry + 42, 4);
    if (local > s.length || s.length - local < LOCAL_SIZE || memcmp(s.data + local, "PK\x03\x04", 4) != 0)
        return fail_damaged(error);
    size_t start = local + LOCAL_SIZE + number(s, local + 26, 2) + number(s, local + 28, 2);
    if (start > s.length || size > s.length - start)
        return fail_damaged(error);
    osk_slice packed = osk__slice(s.data + start, size);
    if (number(s, entry + 8, 2) & 1)
        return osk__fail(error, OSK_INPUT, "is encrypted; save it without a password");
    if (method == DEFLATED)
        return osk__deflate_expand(packed, out, error);
    if (method != STORED)
        return osk__fail(error, OSK_INPUT, "is packed in a way that is not known (method %zu); save it anew", method);
    osk__buffer_add(out, packed.data, packed.length);
    return osk__buffer_check(out, error);
}

bool osk__zip_read(osk_slice bytes, const char *name, osk__buffer *out, bool *found, osk_error *error)
{
    size_t at, count, length = strlen(name);
    *found = false;
    if (!find_directory(bytes, &at, &count))
        return fail_damaged(error);
    for (size_t i = 0; i < count; i++) {
        if (at > bytes.length || bytes.length - at < ENTRY_SIZE || memcmp(bytes.data + at, "PK\x01\x02", 4) != 0)
            return fail_damaged(error);
        size_t named = number(bytes, at + 28, 2), next = at + ENTRY_SIZE + named + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        if (named == length && bytes.length - at - ENTRY_SIZE >= named && memcmp(bytes.data + at + ENTRY_SIZE, name, length) == 0) {
            *found = true;
            return expand_entry(bytes, at, out, error);
        }
        at = next;
    }
    return true;
}
