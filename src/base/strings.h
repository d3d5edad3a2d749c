/* Strings become dense numbers at the door: each distinct byte string gets the next number. */
#ifndef OSK_BASE_STRINGS_H
#define OSK_BASE_STRINGS_H

#include "memory.h"

typedef struct osk__strings {
    char *bytes;         /* all strings one behind the other */
    size_t bytes_length, bytes_capacity;
    struct osk__string {
        size_t start;
        uint32_t length;
        uint32_t hash;
    } *items;            /* by number */
    size_t count, item_capacity;
    uint32_t *slots;     /* number + 1, 0 for empty; the size is a power of two */
    size_t slot_count;
} osk__strings;

/* The number of `text`, given now if it is new. OSK_NONE when out of memory. */
uint32_t osk__strings_add(osk__strings *strings, osk_slice text, osk_error *error);
/* The number of `text`, or OSK_NONE. */
uint32_t osk__strings_find(const osk__strings *strings, osk_slice text);
/* Borrows until the next add. */
osk_slice osk__strings_get(const osk__strings *strings, uint32_t number);
bool osk__strings_copy(osk__strings *copy, const osk__strings *from, osk_error *error);
void osk__strings_free(osk__strings *strings);

#endif
