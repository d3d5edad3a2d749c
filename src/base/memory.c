/* Memory: growing arrays, an arena, a byte buffer, slices.
 *
 *   arena:  [block | used ......... free ] -> [older block, full] -> ...
 */
#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *osk__grow(void *array, size_t *capacity, size_t need, size_t size, osk_error *error)
{
    if (need <= *capacity)
        return array;
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    while (wanted < need && wanted <= SIZE_MAX / 2)
        wanted *= 2;
    if (wanted < need || wanted > SIZE_MAX / size) {
        osk__no_memory(error);
        return NULL;
    }
    void *grown = realloc(array, wanted * size);
    if (!grown) {
        osk__no_memory(error);
        return NULL;
    }
    *capacity = wanted;
    return grown;
}

bool osk__room(void **array, size_t *capacity, size_t need, size_t size, osk_error *error)
{
    if (need <= *capacity)
        return true;
    void *grown = osk__grow(*array, capacity, need, size, error);
    if (!grown)
        return false;
    *array = grown;
    return true;
}

void *osk__take(size_t count, size_t size, osk_error *error)
{
    void *taken = calloc(count ? count : 1, size);
    if (!taken)
        osk__no_memory(error);
    return taken;
}

/* ---- arena ---- */

struct osk__block {
    osk__block *older;
    size_t size;
    max_align_t bytes[];
};

void *osk__arena_take(osk__arena *arena, size_t size, osk_error *error)
{
    const size_t unit = sizeof(max_align_t), usual = 16384;
    if (size > SIZE_MAX - usual) {
        osk__no_memory(error);
        return NULL;
    }
    size = (size + unit - 1) / unit * unit;
    if (!arena->blocks || arena->blocks->size - arena->used < size) {
        size_t room = size > usual ? size : usual;
        osk__block *block = malloc(sizeof *block + room);
        if (!block) {
            osk__no_memory(error);
            return NULL;
        }
        block->older = arena->blocks;
        block->size = room;
        arena->blocks = block;
        arena->used = 0;
    }
    char *taken = (char *)arena->blocks->bytes + arena->used;
    arena->used += size;
    return taken;
}

char *osk__arena_copy(osk__arena *arena, const char *bytes, size_t length, osk_error *error)
{
    char *copy = osk__arena_take(arena, length + 1, error);
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

void osk__arena_free(osk__arena *arena)
{
    while (arena->blocks) {
        osk__block *older = arena->blocks->older;
        free(arena->blocks);
        arena->blocks = older;
    }
    arena->used = 0;
}

/* ---- buffer ---- */

void osk__buffer_add(osk__buffer *buffer, const char *bytes, size_t length)
{
    if (buffer->failed || length == 0)
        return;
    if (length > SIZE_MAX - buffer->length ||
        !OSK__ROOM(buffer->data, buffer->capacity, buffer->length + length, NULL)) {
        buffer->failed = true;
        return;
    }
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
}

void osk__buffer_text(osk__buffer *buffer, const char *text)
{
    osk__buffer_add(buffer, text, strlen(text));
}

void osk__buffer_byte(osk__buffer *buffer, char byte)
{
    osk__buffer_add(buffer, &byte, 1);
}

void osk__buffer_format(osk__buffer *buffer, const char *format, ...)
{
    char small[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer->failed = true;
    } else if ((size_t)length < sizeof small) {
        osk__buffer_add(buffer, small, (size_t)length);
    } else {
        char *large = malloc((size_t)length + 1);
        if (!large) {
            buffer->failed = true;
            return;
        }
        va_start(arguments, format);
        vsnprintf(large, (size_t)length + 1, format, arguments);
        va_end(arguments);
        osk__buffer_add(buffer, large, (size_t)length);
        free(large);
    }
}

bool osk__buffer_check(const osk__buffer *buffer, osk_error *error)
{
    return buffer->failed ? osk__no_memory(error) : true;
}

void osk__buffer_free(osk__buffer *buffer)
{
    free(buffer->data);
    memset(buffer, 0, sizeof *buffer);
}

/* ---- slices ---- */

osk_slice osk__slice_text(const char *text)
{
    return osk__slice(text, text ? strlen(text) : 0);
}

int osk__slice_compare(osk_slice a, osk_slice b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    if (order)
        return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

bool osk__slice_equal(osk_slice a, osk_slice b)
{
    return a.length == b.length && osk__slice_compare(a, b) == 0;
}

bool osk__slice_is(osk_slice a, const char *text)
{
    return osk__slice_equal(a, osk__slice_text(text));
}

bool osk__slice_alike(osk_slice a, const char *text)
{
    size_t i = 0;
    for (; i < a.length && text[i]; i++) {
        char c = a.data[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != text[i])
            return false;
    }
    return i == a.length && !text[i];
}

size_t osk__slice_begins(osk_slice s, const char *text)
{
    size_t length = strlen(text);
    return s.length >= length && memcmp(s.data, text, length) == 0 ? length : 0;
}

bool osk__slice_is_any(osk_slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (osk__slice_is(s, list[i]))
            return true;
    return false;
}

bool osk__slice_alike_any(osk_slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (osk__slice_alike(s, list[i]))
            return true;
    return false;
}

size_t osk__slice_begins_any(osk_slice s, const char *const *list, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count && s.length; i++) {
        size_t length = list[i][0] == s.data[0] ? osk__slice_begins(s, list[i]) : 0;
        longest = length > longest ? length : longest;
    }
    return longest;
}

size_t osk__slice_ends(osk_slice s, const char *text)
{
    size_t length = strlen(text);
    return s.length > length && memcmp(s.data + s.length - length, text, length) == 0 ? length : 0;
}

size_t osk__slice_find(osk_slice s, const char *text)
{
    return osk__slice_find_slice(s, osk__slice_text(text));
}

size_t osk__slice_find_slice(osk_slice s, osk_slice part)
{
    for (size_t at = 0; part.length && at + part.length <= s.length; at++) {
        const char *start = memchr(s.data + at, part.data[0], s.length - part.length - at + 1);
        if (!start)
            return SIZE_MAX;
        at = (size_t)(start - s.data);
        if (memcmp(start, part.data, part.length) == 0)
            return at;
    }
    return SIZE_MAX;
}

bool osk__slice_cut(osk_slice *rest, char by, osk_slice *piece)
{
    if (!rest->data)
        return false;
    const char *at = rest->length ? memchr(rest->data, by, rest->length) : NULL;
    *piece = osk__slice(rest->data, at ? (size_t)(at - rest->data) : rest->length);
    *rest = at ? osk__slice_behind(*rest, piece->length + 1) : osk__slice(NULL, 0);
    return true;
}

/* Sums of so many bytes fit into one, and there is no branch: compilers count sixteen at a time. */
enum { COUNTED = 240 };

size_t osk__slice_words(osk_slice s)
{
    const unsigned char *bytes = (const unsigned char *)s.data;
    size_t words = s.length && bytes[0] > ' ';
    for (size_t at = 1, end; at < s.length; at = end) {
        unsigned char few = 0;
        end = s.length - at < COUNTED ? s.length : at + COUNTED;
        for (size_t i = at; i < end; i++)
            few = (unsigned char)(few + ((bytes[i] > ' ') & (bytes[i - 1] <= ' ')));
        words += few;
    }
    return words;
}

size_t osk__slice_count(osk_slice s, unsigned char low, unsigned char span)
{
    const unsigned char *bytes = (const unsigned char *)s.data;
    size_t count = 0;
    for (size_t at = 0, end; at < s.length; at = end) {
        unsigned char few = 0;
        end = s.length - at < COUNTED ? s.length : at + COUNTED;
        for (size_t i = at; i < end; i++)
            few = (unsigned char)(few + ((unsigned char)(bytes[i] - low) <= span));
        count += few;
    }
    return count;
}

/* Bytes of `word` that are `byte` have their high bit set in what comes out; above the first there may be others. */
static uint64_t bytes_equal(uint64_t word, char byte)
{
    uint64_t differs = word ^ (0x0101010101010101u * (unsigned char)byte);
    return (differs - 0x0101010101010101u) & ~differs & 0x8080808080808080u;
}

/* Is one of them among the 64 bytes? */
static bool is_among(const char bytes[64], char a, char b, char c)
{
    char found = 0;
    for (size_t i = 0; i < 64; i++)
        found |= (char)((bytes[i] == a) | (bytes[i] == b) | (bytes[i] == c));
    return found;
}

size_t osk__slice_next(osk_slice s, size_t at, char a, char b, char c)
{
    while (at + 64 <= s.length && !is_among(s.data + at, a, b, c))
        at += 64;
    for (uint64_t word; at + 8 <= s.length; at += 8) {
        memcpy(&word, s.data + at, 8);
        if (bytes_equal(word, a) | bytes_equal(word, b) | bytes_equal(word, c))
            break;
    }
    while (at < s.length && s.data[at] != a && s.data[at] != b && s.data[at] != c)
        at++;
    return at;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

osk_slice osk__slice_trim(osk_slice s)
{
    while (s.length && is_space(s.data[0])) {
        s.data++;
        s.length--;
    }
    while (s.length && is_space(s.data[s.length - 1]))
        s.length--;
    return s;
}
