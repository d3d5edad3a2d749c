/* Output packed as its name says: "x.tsv" as it is, "x.tsv.gz" and "x.tsv.zst" in members and frames of a fixed number of
 * bytes, so that the file is the same however the bytes come, and can be gone on with behind any member. */
#ifndef OSK_BATCH_PACK_H
#define OSK_BATCH_PACK_H

#include "../base/memory.h"

typedef struct osk__pack {
    osk_output *output;
    bool (*pack)(osk_slice bytes, osk__buffer *out, osk_error *error); /* NULL: as it is */
    osk__buffer tail, packed; /* bytes of the member that is not full; scratch */
    bool begun;               /* a member was written */
} osk__pack;

/* Takes the output. `path` is NULL for standard output. */
void osk__pack_begin(osk__pack *pack, osk_output *output, const char *path);
bool osk__pack_write(osk__pack *pack, osk_slice bytes, osk_error *error);
/* Writes what is left; the output is the caller's to close. */
bool osk__pack_end(osk__pack *pack, osk_error *error);
void osk__pack_free(osk__pack *pack);

#endif
