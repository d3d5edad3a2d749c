/* A folder of our own for a while: for libraries and programs that know files only. */
#ifndef OSK_BASE_SCRATCH_H
#define OSK_BASE_SCRATCH_H

#include "memory.h"

typedef struct osk__scratch osk__scratch;

/* Makes a folder in $TMPDIR (else /tmp) that only its owner can look into. New. OSK_FILE. */
osk__scratch *osk__scratch_make(osk_error *error);
/* The path of a file in it, or with NULL its own. Borrows. NULL for memory. */
const char *osk__scratch_path(osk__scratch *scratch, const char *name, osk_error *error);
bool osk__scratch_write(osk__scratch *scratch, const char *name, osk_slice bytes, osk_error *error);
/* Appends the whole file to `bytes`. */
bool osk__scratch_read(osk__scratch *scratch, const char *name, osk__buffer *bytes, osk_error *error);
/* Removes the folder and the files in it. NULL is allowed. */
void osk__scratch_free(osk__scratch *scratch);

/* A file without a name in the same place, open for reading and writing: only this process ever sees it, and it is gone
 * with it. Returns its descriptor, or -1. OSK_FILE. */
int osk__scratch_nameless(osk_error *error);
/* Tells what went wrong with such a file, by errno. Returns false. */
bool osk__scratch_fail(osk_error *error);

#endif
