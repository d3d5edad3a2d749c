/* Output that a later process may go on with: under a private name that it finds again. */
#ifndef OSK_BASE_OUTPUT_H
#define OSK_BASE_OUTPUT_H

#include "memory.h"

/* As osk_output_open, but what an earlier process left under the private name is cut to its first `keep` bytes and gone on
 * with. OSK_FILE where another process writes it, or less than `keep` was left. New: end it with osk_output_close, which
 * has all on the disk before the name appears, osk_output_drop or osk__output_leave. */
osk_output *osk__output_begin(const char *path, const char *input, bool force, uint64_t keep, osk_error *error);
/* Did an earlier process leave so many bytes or more? */
bool osk__output_left(const char *path, uint64_t keep);
/* Removes `path`, and what a process that was killed left of the next one. */
void osk__output_discard(const char *path);
/* Has all bytes so far on the disk; *length: how many. */
bool osk__output_sync(osk_output *output, uint64_t *length, osk_error *error);
/* What has gone wrong so far, without waiting for the end. */
bool osk__output_check(const osk_output *output, osk_error *error);
/* Ends the output and leaves what there is under the private name. NULL is allowed. */
void osk__output_leave(osk_output *output);

/* ".NAME.SUFFIX" in the folder of `path`. New: free(). */
char *osk__output_beside(const char *path, const char *suffix, osk_error *error);

#endif
