/* XML that lies in a zip file, told element by element (member_xml.c). */
#ifndef OSK_COMMENT_MEMBER_H
#define OSK_COMMENT_MEMBER_H

#include "../base/memory.h"

/* Names come without their prefix; attributes are names and values in turn, NULL at the end. False ends the reading, with an
 * error set. `text` may come in pieces. */
typedef struct osk__member_events {
    bool (*start)(void *user, const char *name, const char *const *attributes, osk_error *error);
    bool (*end)(void *user, const char *name, osk_error *error);
    void (*text)(void *user, const char *text, size_t length);
} osk__member_events;

/* Any of `events` may be NULL. *found is false where the zip file has no such member, which is no error. OSK_INPUT where the
 * member is no XML to its end, or declares an entity, as no workbook does and bombs do. */
bool osk__member_parse(osk_slice zip, const char *member, const osk__member_events *events, void *user, bool *found, osk_error *error);

/* The value of an attribute by its name without prefix, or NULL. */
const char *osk__member_attribute(const char *const *attributes, const char *name);

#endif
