/* String interning: open addressing over numbers.
 *
 *   slots: [ 0 | 3 | 0 | 1 | 2 ]  ->  items: [start length hash] ...  ->  bytes: "ikkebraleder..."
 */
#include "strings.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a with a final mix: short keys, no alignment, the same on every machine. */
static uint32_t hash(osk_slice text)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < text.length; i++)
        h = (h ^ (unsigned char)text.data[i]) * 1099511628211u;
    h ^= h >> 32;
    return (uint32_t)(h * 0x9E3779B97F4A7C15u >> 32);
}

static size_t probe(const osk__strings *strings, osk_slice text, uint32_t h)
{
    size_t mask = strings->slot_count - 1, slot = h & mask;
    while (strings->slots[slot]) {
        const struct osk__string *item = &strings->items[strings->slots[slot] - 1];
        if (item->hash == h && item->length == text.length &&
            (text.length == 0 || memcmp(strings->bytes + item->start, text.data, text.length) == 0))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool widen(osk__strings *strings, osk_error *error)
{
    size_t wider = strings->slot_count ? strings->slot_count * 2 : 64;
    uint32_t *slots = osk__take(wider, sizeof *slots, error);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < strings->count; i++) {
        size_t slot = strings->items[i].hash & (wider - 1);
        while (slots[slot])
            slot = (slot + 1) & (wider - 1);
        slots[slot] = i + 1;
    }
    free(strings->slots);
    strings->slots = slots;
    strings->slot_count = wider;
    return true;
}

uint32_t osk__strings_add(osk__strings *strings, osk_slice text, osk_error *error)
{
    if (strings->count * 2 >= strings->slot_count && !widen(strings, error))
        return OSK_NONE;
    uint32_t h = hash(text);
    size_t slot = probe(strings, text, h);
    if (strings->slots[slot])
        return strings->slots[slot] - 1;
    if (text.length >= UINT32_MAX || strings->count >= UINT32_MAX - 1) {
        osk__no_memory(error);
        return OSK_NONE;
    }
    if (!OSK__ROOM(strings->items, strings->item_capacity, strings->count + 1, error) ||
        !OSK__ROOM(strings->bytes, strings->bytes_capacity, strings->bytes_length + text.length, error))
        return OSK_NONE;
    struct osk__string *item = &strings->items[strings->count];
    item->start = strings->bytes_length;
    item->length = (uint32_t)text.length;
    item->hash = h;
    if (text.length)
        memcpy(strings->bytes + strings->bytes_length, text.data, text.length);
    strings->bytes_length += text.length;
    strings->slots[slot] = (uint32_t)++strings->count;
    return (uint32_t)strings->count - 1;
}

uint32_t osk__strings_find(const osk__strings *strings, osk_slice text)
{
    if (strings->slot_count == 0)
        return OSK_NONE;
    return strings->slots[probe(strings, text, hash(text))] - 1; /* 0 - 1 is OSK_NONE */
}

osk_slice osk__strings_get(const osk__strings *strings, uint32_t number)
{
    if (number >= strings->count)
        return osk__slice("", 0);
    const struct osk__string *item = &strings->items[number];
    return osk__slice(strings->bytes + item->start, item->length);
}

bool osk__strings_copy(osk__strings *copy, const osk__strings *from, osk_error *error)
{
    memset(copy, 0, sizeof *copy);
    if (from->slot_count == 0)
        return true;
    if (!OSK__ROOM(copy->bytes, copy->bytes_capacity, from->bytes_length + 1, error) ||
        !OSK__ROOM(copy->items, copy->item_capacity, from->count + 1, error) ||
        !(copy->slots = osk__take(from->slot_count, sizeof *copy->slots, error))) {
        osk__strings_free(copy);
        return false;
    }
    if (from->bytes_length)
        memcpy(copy->bytes, from->bytes, from->bytes_length);
    if (from->count)
        memcpy(copy->items, from->items, from->count * sizeof *from->items);
    memcpy(copy->slots, from->slots, from->slot_count * sizeof *from->slots);
    copy->bytes_length = from->bytes_length;
    copy->count = from->count;
    copy->slot_count = from->slot_count;
    return true;
}

void osk__strings_free(osk__strings *strings)
{
    free(strings->bytes);
    free(strings->items);
    free(strings->slots);
    memset(strings, 0, sizeof *strings);
}
