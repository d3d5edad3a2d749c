/* Names kept once each: a number by their bytes, and a copy that does not move. */
#include "kept.h"

#include <stdlib.h>

bool osk__kept_take(osk__kept *kept, osk_slice *slice, osk_error *error)
{
    size_t before = kept->seen.count;
    if (!slice->data)
        return true;
    uint32_t number = osk__strings_add(&kept->seen, *slice, error);
    if (number == OSK_NONE || !OSK__ROOM(kept->slices, kept->capacity, number + (size_t)1, error))
        return false;
    if (number == before) {
        const char *copy = osk__arena_copy(&kept->arena, slice->data, slice->length, error);
        if (!copy)
            return false;
        kept->slices[number] = osk__slice(copy, slice->length);
    }
    *slice = kept->slices[number];
    return true;
}

void osk__kept_free(osk__kept *kept)
{
    osk__strings_free(&kept->seen);
    osk__arena_free(&kept->arena);
    free(kept->slices);
}
