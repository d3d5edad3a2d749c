/* Strings become dense numbers at the door: each distinct byte string gets the next number. */
#ifndef OSK_BASE_STRINGS_H
#define OSK_BASE_STRINGS_H

#include "memory.h"

#include <string.h>

/* A string of up to 16 bytes is its own key, padded with zeros, so that nearly every comparison of words is two of
 * integers; of a longer one the key is a hash. */
enum { OSK__KEY_BYTES = 16 };
typedef struct osk__key {
    uint64_t low, high;
    uint32_t length; /* bytes of the string */
    uint32_t hash;   /* where the table begins to look */
} osk__key;

typedef struct osk__strings {
    struct osk__string {
        uint64_t low, high; /* the bytes of a short string; the hash of a long one and where its bytes begin */
        uint32_t length;
    } *items;            /* by number */
    size_t count, item_capacity;
    char *bytes;         /* long strings one behind the other */
    size_t bytes_length, bytes_capacity;
    uint64_t *slots;     /* hash, and number + 1 in the lower half; 0 for empty */
    size_t slot_count;   /* a power of two */
} osk__strings;

/* Multiplies and folds: every bit of the key reaches every bit of the hash. The order of slots shows in no output, so
 * it may differ between machines of different byte order. */
static inline uint32_t osk__strings_hash(uint64_t low, uint64_t high, uint32_t length)
{
    uint64_t h = (low ^ length) * 0x9E3779B97F4A7C15u;
    h = (h ^ h >> 32 ^ high) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(h >> 32 ^ h);
}

/* The key of a string; of a short one that lies padded with zeros already, from there. */
osk__key osk__strings_key(osk_slice text);
static inline osk__key osk__strings_short_key(const char padded[OSK__KEY_BYTES], size_t length)
{
    osk__key key;
    memcpy(&key.low, padded, 8);
    memcpy(&key.high, padded + 8, 8);
    key.length = (uint32_t)length;
    key.hash = osk__strings_hash(key.low, key.high, key.length);
    return key;
}

/* The number of `text`, given now if it is new. OSK_NONE when out of memory. */
uint32_t osk__strings_add(osk__strings *strings, osk_slice text, osk_error *error);
uint32_t osk__strings_add_key(osk__strings *strings, osk__key key, osk_slice text, osk_error *error);
/* The number of `text`, or OSK_NONE. */
uint32_t osk__strings_find(const osk__strings *strings, osk_slice text);
/* ---- for loops over many short strings; the table is not empty ---- */

/* Asks the memory for the slot where a search begins. */
static inline void osk__strings_fetch(const osk__strings *strings, uint32_t hash)
{
    osk__fetch(&strings->slots[hash & (strings->slot_count - 1)]);
}

/* And for the string that the slot points to. */
static inline void osk__strings_fetch_item(const osk__strings *strings, uint32_t hash)
{
    uint64_t slot = strings->slots[hash & (strings->slot_count - 1)];
    osk__fetch(&strings->items[slot ? (uint32_t)slot - 1 : 0]);
}

/* The number of a short string by its key, or OSK_NONE. */
static inline uint32_t osk__strings_find_short(const osk__strings *strings, const osk__key *key)
{
    size_t mask = strings->slot_count - 1;
    for (size_t slot = key->hash & mask;; slot = (slot + 1) & mask) {
        uint64_t here = strings->slots[slot];
        uint32_t number = (uint32_t)here - 1; /* 0 - 1 is OSK_NONE */
        if (here == 0)
            return OSK_NONE;
        if ((uint32_t)(here >> 32) != key->hash)
            continue;
        const struct osk__string *item = &strings->items[number];
        if (item->low == key->low && item->high == key->high && item->length == key->length)
            return number;
    }
}

/* Borrows until the next add. */
osk_slice osk__strings_get(const osk__strings *strings, uint32_t number);
bool osk__strings_copy(osk__strings *copy, const osk__strings *from, osk_error *error);
/* Forgets all strings but the first `count`; the memory stays. */
void osk__strings_cut(osk__strings *strings, size_t count);
void osk__strings_free(osk__strings *strings);

#endif
