/* A file in a folder that several machines write to: it is there whole and on the disk, or it is not there.
 *
 *   D/.part-3.login-1.4711.9f3c61d2.part   private: host, process and a random number, since numbers of processes repeat
 *   D/part-3                               renamed when all bytes are on the disk
 */
#ifndef OSK_BATCH_STORE_H
#define OSK_BATCH_STORE_H

#include "../base/digest.h"

typedef struct osk__store {
    int descriptor;
    char *folder, *name, *part;
    osk__buffer pending;
    osk__digester digester; /* of the current section */
    uint64_t length;        /* bytes so far */
    int failure;            /* errno of the first write that failed, or 0 */
    bool memory;
} osk__store;

/* Makes the folder if need be; it is given to nobody else than the umask allows. */
bool osk__store_folder(const char *folder, osk_error *error);
bool osk__store_open(osk__store *store, const char *folder, const char *name, osk_error *error);
/* A failure is remembered and told by osk__store_commit. */
void osk__store_write(osk__store *store, osk_slice bytes);
/* Everything to the file, so that it can be read under its private name; tells of failures. */
bool osk__store_flush(osk__store *store, osk_error *error);
/* The digest of what was written since the last call. */
void osk__store_digest(osk__store *store, char out[OSK__DIGEST_SIZE]);
/* To the disk, under its name, and the name to the disk. Frees the store, also when it fails. */
bool osk__store_commit(osk__store *store, osk_error *error);
/* Ends it without a trace. Harmless after a commit and on zeros. */
void osk__store_drop(osk__store *store);

/* The whole of a small file. */
bool osk__store_put(const char *folder, const char *name, osk_slice bytes, osk_error *error);

#endif
