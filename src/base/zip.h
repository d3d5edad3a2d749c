/* Zip files: a member by its name. */
#ifndef OSK_BASE_ZIP_H
#define OSK_BASE_ZIP_H

#include "memory.h"

bool osk__zip_fits(osk_slice bytes);
/* Appends the member `name` to `out`. *found is false where there is none, which is no error. OSK_INPUT where the file is cut or
 * damaged, encrypted, packed by a method that libzip does not know, or a bomb (expand.h). */
bool osk__zip_read(osk_slice bytes, const char *name, osk__buffer *out, bool *found, osk_error *error);

/* Appends the archive with another content for the member `name`. The bytes of the content are borrowed for the call. */
bool osk__zip_replace(osk_slice bytes, const char *name, osk_slice content, osk__buffer *out, osk_error *error);

#endif
