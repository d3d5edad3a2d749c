/* Memory: growing arrays, an arena for what lives as long as its owner, and a byte buffer. */
#ifndef OSK_BASE_MEMORY_H
#define OSK_BASE_MEMORY_H

#include "error.h"

/* Makes room for `need` items of `size` bytes in an array that had room for *capacity; doubles. Returns
 * the array (perhaps moved), or NULL with the old one untouched. */
void *osk__grow(void *array, size_t *capacity, size_t need, size_t size, osk_error *error);

/* Makes room in a typed array `a`, whose capacity is `cap`; false when out of memory. */
#define OSK__ROOM(a, cap, need, error) ((need) <= (cap) || osk__room((void **)&(a), &(cap), (need), sizeof *(a), (error)))
/* Halves [low, high) until `low` is the first place for which `before` does not hold; it holds up to there and nowhere
 * behind. `before` calls the place `i`. */
#define OSK__HALVE(low, high, i, before)              \
    while ((low) < (high)) {                          \
        const size_t i = (low) + ((high) - (low)) / 2; \
        if (before)                                   \
            (low) = i + 1;                            \
        else                                          \
            (high) = i;                               \
    }
bool osk__room(void **array, size_t *capacity, size_t need, size_t size, osk_error *error);

/* Asks the memory for what will be read soon: what is known of rare words lies far apart. */
static inline void osk__fetch(const void *place)
{
#if defined(__GNUC__)
    __builtin_prefetch(place);
#else
    (void)place;
#endif
}

/* calloc with an error; zeroed. */
void *osk__take(size_t count, size_t size, osk_error *error);

/* ---- arena: blocks of bytes that are freed together ---- */
typedef struct osk__block osk__block;
typedef struct osk__arena {
    osk__block *blocks; /* newest first */
    size_t used;        /* of the newest */
} osk__arena;

/* Aligned for any object. */
void *osk__arena_take(osk__arena *arena, size_t size, osk_error *error);
/* A copy ended by NUL. */
char *osk__arena_copy(osk__arena *arena, const char *bytes, size_t length, osk_error *error);
void osk__arena_free(osk__arena *arena);

/* ---- buffer: bytes that grow. A failure is remembered, so a writer checks once, at the end ---- */
typedef struct osk__buffer {
    char *data; /* not ended by NUL */
    size_t length, capacity;
    bool failed;
} osk__buffer;

void osk__buffer_add(osk__buffer *buffer, const char *bytes, size_t length);
void osk__buffer_text(osk__buffer *buffer, const char *text);
void osk__buffer_byte(osk__buffer *buffer, char byte);
void osk__buffer_format(osk__buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool osk__buffer_check(const osk__buffer *buffer, osk_error *error);
void osk__buffer_free(osk__buffer *buffer);

/* ---- slices ---- */
static inline osk_slice osk__slice(const char *data, size_t length)
{
    osk_slice s = {data, length};
    return s;
}
osk_slice osk__slice_text(const char *text);
bool osk__slice_equal(osk_slice a, osk_slice b);
bool osk__slice_is(osk_slice a, const char *text);
/* The same whatever the case of a's ASCII letters; `text` has small ones. */
bool osk__slice_alike(osk_slice a, const char *text);
/* Is it one of a list? OSK__LIST(list) is an array and how many it has. */
#define OSK__LIST(list) (list), sizeof(list) / sizeof *(list)
bool osk__slice_is_any(osk_slice s, const char *const *list, size_t count);
bool osk__slice_alike_any(osk_slice s, const char *const *list, size_t count);
/* Length of `text` where s begins with it, else 0. */
size_t osk__slice_begins(osk_slice s, const char *text);
/* Length of the longest of a list that s begins with, or 0. */
size_t osk__slice_begins_any(osk_slice s, const char *const *list, size_t count);
/* Length of `text` where s ends with it and something stands before, else 0. */
size_t osk__slice_ends(osk_slice s, const char *text);
/* Where `text` first stands in s, or SIZE_MAX. */
size_t osk__slice_find(osk_slice s, const char *text);
/* The same for a slice; an empty one stands nowhere. */
size_t osk__slice_find_slice(osk_slice s, osk_slice part);
/* s from `length` on. */
static inline osk_slice osk__slice_behind(osk_slice s, size_t length)
{
    return osk__slice(s.data + length, s.length - length);
}
/* The next piece of *rest before `by`, or before its end; false behind the last. "a|" has two pieces, "" has one. */
bool osk__slice_cut(osk_slice *rest, char by, osk_slice *piece);
/* Words between ASCII white space. */
size_t osk__slice_words(osk_slice s);
/* How many bytes of it lie from `low` to `low` + `span`. */
size_t osk__slice_count(osk_slice s, unsigned char low, unsigned char span);
/* Where one of three bytes stands first at or behind `at`, or the length. */
size_t osk__slice_next(osk_slice s, size_t at, char a, char b, char c);
/* By bytes: the order of every sorted list. */
int osk__slice_compare(osk_slice a, osk_slice b);
/* Without ASCII white space at both ends. */
osk_slice osk__slice_trim(osk_slice s);

#endif
