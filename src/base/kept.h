/* Names that outlive what they were read from, each kept once however often it comes. Begins zeroed. */
#ifndef OSK_BASE_KEPT_H
#define OSK_BASE_KEPT_H

#include "strings.h"

typedef struct osk__kept {
    osk__strings seen;
    osk__arena arena;
    osk_slice *slices; size_t capacity; /* by number in `seen` */
} osk__kept;

/* *slice becomes the kept one; one with data NULL stays. It lives as long as `kept`. */
bool osk__kept_take(osk__kept *kept, osk_slice *slice, osk_error *error);
void osk__kept_free(osk__kept *kept);

#endif
