/* Small files with a checksum in their last line; see sealed.h. */
#include "sealed.h"

#include "../base/number.h"
#include "../base/tsv.h"

#include <stdio.h>
#include <string.h>

static const char check_key[] = "check\t";
enum { CHECK_LINE = sizeof check_key - 1 + OSK__DIGEST_SIZE }; /* with its line break */

/* ---- writing ---- */

void osk__seal_begin(osk__buffer *out, const char *opening)
{
    osk__buffer_text(out, opening);
    osk__buffer_byte(out, '\n');
}

void osk__seal_key(osk__buffer *out, const char *key)
{
    osk__buffer_text(out, key);
}

void osk__seal_text(osk__buffer *out, osk_slice text)
{
    osk__buffer_byte(out, '\t');
    osk__tsv_escape(out, text);
}

void osk__seal_number(osk__buffer *out, uint64_t number)
{
    osk__buffer_format(out, "\t%llu", (unsigned long long)number);
}

void osk__seal_line(osk__buffer *out)
{
    osk__buffer_byte(out, '\n');
}

void osk__seal_end(osk__buffer *out)
{
    char hash[OSK__DIGEST_SIZE];
    osk__digest(osk__slice(out->data, out->failed ? 0 : out->length), hash);
    osk__buffer_text(out, check_key);
    osk__buffer_text(out, hash);
    osk__buffer_byte(out, '\n');
}

/* ---- reading ---- */

bool osk__sealed_fail(const osk__sealed *sealed, const char *what)
{
    return osk__fail_at(sealed->error, OSK_INTEGRITY, sealed->path, sealed->line, 0, "%s", what);
}

bool osk__sealed_open(osk__sealed *sealed, const char *path, osk_slice text, const char *opening, osk__arena *arena,
                      osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    size_t begins = osk__slice_begins(text, opening);
    *sealed = (osk__sealed){.path = path, .line = 0, .arena = arena, .error = error};
    if (!begins || begins == text.length || text.data[begins] != '\n')
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "does not begin with '%s', or is cut there", opening);
    size_t body = text.length < CHECK_LINE ? 0 : text.length - CHECK_LINE;
    if (body <= begins || memcmp(text.data + body, check_key, sizeof check_key - 1) != 0 ||
        text.data[body - 1] != '\n' || text.data[text.length - 1] != '\n')
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is cut: it does not end with its checksum");
    osk__digest(osk__slice(text.data, body), hash);
    if (memcmp(hash, text.data + body + sizeof check_key - 1, sizeof hash - 1) != 0)
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "has been changed: its checksum is another");
    sealed->rest = osk__slice(text.data + begins + 1, body - begins - 1);
    sealed->line = 1;
    return true;
}

bool osk__sealed_is(const osk__sealed *sealed, const char *key)
{
    size_t begins = osk__slice_begins(sealed->rest, key);
    return begins && begins < sealed->rest.length &&
           (sealed->rest.data[begins] == '\t' || sealed->rest.data[begins] == '\n');
}

bool osk__sealed_next(osk__sealed *sealed, const char *key, size_t fields)
{
    osk_slice line, piece;
    sealed->line++;
    sealed->count = 0;
    if (!osk__tsv_line(&sealed->rest, &line))
        return sealed->line--, osk__sealed_fail(sealed, "ends too early");
    while (sealed->count < OSK__SEALED_FIELDS && osk__slice_cut(&line, '\t', &piece))
        sealed->field[sealed->count++] = piece;
    if (sealed->count != fields + 1 || !osk__slice_is(sealed->field[0], key)) {
        char what[100];
        snprintf(what, sizeof what, "here should stand '%s' with %zu fields", key, fields);
        return osk__sealed_fail(sealed, what);
    }
    return true;
}

bool osk__sealed_text(osk__sealed *sealed, size_t field, const char **text)
{
    osk_slice from = sealed->field[field];
    char *to = osk__arena_copy(sealed->arena, from.data, from.length, sealed->error);
    size_t length = 0;
    if (!to)
        return false;
    for (size_t i = 0; i < from.length; i++) {
        static const char marks[] = "tnr\\", meant[] = "\t\n\r\\";
        const char *mark = from.data[i] == '\\' && i + 1 < from.length && from.data[i + 1]
                               ? strchr(marks, from.data[i + 1])
                               : NULL;
        to[length++] = mark ? meant[mark - marks] : from.data[i];
        i += mark != NULL;
    }
    to[length] = '\0';
    *text = to;
    return strlen(to) == length || osk__sealed_fail(sealed, "a text holds a zero byte");
}

bool osk__sealed_number(osk__sealed *sealed, size_t field, uint64_t *number)
{
    return osk__number_whole(sealed->field[field], number) || osk__sealed_fail(sealed, "a number is not one");
}

bool osk__sealed_hash(osk__sealed *sealed, size_t field, char hash[OSK__DIGEST_SIZE])
{
    osk_slice text = sealed->field[field];
    bool good = text.length == OSK__DIGEST_SIZE - 1;
    for (size_t i = 0; good && i < text.length; i++)
        good = (text.data[i] >= '0' && text.data[i] <= '9') || (text.data[i] >= 'a' && text.data[i] <= 'f');
    if (!good)
        return osk__sealed_fail(sealed, "a checksum is not one");
    memcpy(hash, text.data, text.length);
    hash[text.length] = '\0';
    return true;
}

bool osk__sealed_close(osk__sealed *sealed)
{
    sealed->line++;
    return sealed->rest.length == 0 || osk__sealed_fail(sealed, "more stands here than should");
}
