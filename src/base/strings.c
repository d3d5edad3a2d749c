/* String interning: open addressing over numbers, keys of 16 bytes beside them.
 *
 *   slots: [ - | hash 3 | - | hash 1 | hash 2 ]      8 bytes each: a look at a hash tells nearly always
 *   items: [ "ikke" 4 ] [ "bra" 3 ] [ hash, place 23 ] ...      by number: frequent words come early and lie together
 *   bytes: "medbestemmelsesretten..."                 strings of more than 16 bytes
 */
#include "strings.h"

#include <stdlib.h>

/* FNV-1a for strings beyond the key: no alignment, every byte counts. */
static uint64_t long_hash(osk_slice text)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < text.length; i++)
        h = (h ^ (unsigned char)text.data[i]) * 1099511628211u;
    return h ^ h >> 32;
}

osk__key osk__strings_key(osk_slice text)
{
    char padded[OSK__KEY_BYTES] = {0};
    if (text.length > OSK__KEY_BYTES) {
        uint64_t h = long_hash(text);
        return (osk__key){h, 0, (uint32_t)text.length, osk__strings_hash(h, 0, (uint32_t)text.length)};
    }
    if (text.length)
        memcpy(padded, text.data, text.length);
    return osk__strings_short_key(padded, text.length);
}

static bool is_text(const osk__strings *strings, uint32_t number, osk__key key, osk_slice text)
{
    const struct osk__string *item = &strings->items[number];
    if (item->low != key.low || item->length != key.length)
        return false;
    return key.length <= OSK__KEY_BYTES ? item->high == key.high
                                        : memcmp(strings->bytes + item->high, text.data, text.length) == 0;
}

static size_t probe(const osk__strings *strings, osk__key key, osk_slice text)
{
    size_t mask = strings->slot_count - 1, slot = key.hash & mask;
    for (uint64_t here; (here = strings->slots[slot]) != 0; slot = (slot + 1) & mask)
        if ((uint32_t)(here >> 32) == key.hash && is_text(strings, (uint32_t)here - 1, key, text))
            break;
    return slot;
}

static void put(uint64_t *slots, size_t slot_count, uint64_t value)
{
    size_t slot = (value >> 32) & (slot_count - 1);
    while (slots[slot])
        slot = (slot + 1) & (slot_count - 1);
    slots[slot] = value;
}

static bool widen(osk__strings *strings, osk_error *error)
{
    size_t wider = strings->slot_count ? strings->slot_count * 2 : 64;
    uint64_t *slots = osk__take(wider, sizeof *slots, error);
    if (!slots)
        return false;
    for (size_t i = 0; i < strings->slot_count; i++)
        if (strings->slots[i])
            put(slots, wider, strings->slots[i]);
    free(strings->slots);
    strings->slots = slots;
    strings->slot_count = wider;
    return true;
}

static bool keep(osk__strings *strings, osk__key key, osk_slice text, osk_error *error)
{
    bool long_one = key.length > OSK__KEY_BYTES;
    if (!OSK__ROOM(strings->items, strings->item_capacity, strings->count + 1, error) ||
        (long_one && !OSK__ROOM(strings->bytes, strings->bytes_capacity, strings->bytes_length + text.length, error)))
        return false;
    struct osk__string *item = &strings->items[strings->count];
    *item = (struct osk__string){key.low, long_one ? strings->bytes_length : key.high, key.length};
    if (long_one) {
        memcpy(strings->bytes + strings->bytes_length, text.data, text.length);
        strings->bytes_length += text.length;
    }
    return true;
}

uint32_t osk__strings_add_key(osk__strings *strings, osk__key key, osk_slice text, osk_error *error)
{
    if (strings->count * 2 >= strings->slot_count && !widen(strings, error))
        return OSK_NONE;
    size_t slot = probe(strings, key, text);
    if (strings->slots[slot])
        return (uint32_t)strings->slots[slot] - 1;
    if (text.length >= UINT32_MAX || strings->count >= UINT32_MAX - 1) {
        osk__no_memory(error);
        return OSK_NONE;
    }
    if (!keep(strings, key, text, error))
        return OSK_NONE;
    strings->slots[slot] = (uint64_t)key.hash << 32 | ++strings->count;
    return (uint32_t)strings->count - 1;
}

uint32_t osk__strings_add(osk__strings *strings, osk_slice text, osk_error *error)
{
    return osk__strings_add_key(strings, osk__strings_key(text), text, error);
}

uint32_t osk__strings_find(const osk__strings *strings, osk_slice text)
{
    if (strings->slot_count == 0)
        return OSK_NONE;
    return (uint32_t)strings->slots[probe(strings, osk__strings_key(text), text)] - 1; /* 0 - 1 is OSK_NONE */
}

osk_slice osk__strings_get(const osk__strings *strings, uint32_t number)
{
    if (number >= strings->count)
        return osk__slice("", 0);
    const struct osk__string *item = &strings->items[number];
    /* A short string's bytes lie in the key as they lay in the text. */
    return osk__slice(item->length > OSK__KEY_BYTES ? strings->bytes + item->high : (const char *)&item->low,
                      item->length);
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

void osk__strings_cut(osk__strings *strings, size_t count)
{
    if (count >= strings->count)
        return;
    memset(strings->slots, 0, strings->slot_count * sizeof *strings->slots);
    strings->bytes_length = 0;
    for (size_t i = 0; i < count; i++) {
        const struct osk__string *item = &strings->items[i];
        put(strings->slots, strings->slot_count,
            (uint64_t)osk__strings_hash(item->low, item->length > OSK__KEY_BYTES ? 0 : item->high, item->length) << 32 |
                (i + 1));
        if (item->length > OSK__KEY_BYTES)
            strings->bytes_length = item->high + item->length;
    }
    strings->count = count;
}

void osk__strings_free(osk__strings *strings)
{
    free(strings->bytes);
    free(strings->items);
    free(strings->slots);
    memset(strings, 0, sizeof *strings);
}
