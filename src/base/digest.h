/* The door to nettle: SHA-256, for manifests. */
#ifndef OSK_BASE_DIGEST_H
#define OSK_BASE_DIGEST_H

#include "memory.h"

#define OSK__DIGEST_SIZE 65 /* 64 hexadecimal digits and NUL */

void osk__digest(osk_slice bytes, char out[OSK__DIGEST_SIZE]);
/* The same of bytes that come piece by piece. It needs no freeing. */
typedef struct osk__digester { uint64_t room[16]; } osk__digester;
void osk__digest_begin(osk__digester *digester);
void osk__digest_add(osk__digester *digester, osk_slice bytes);
void osk__digest_end(osk__digester *digester, char out[OSK__DIGEST_SIZE]);
/* The same in base64 (44 characters and NUL), as a content security policy writes it. */
void osk__digest_base64(osk_slice bytes, char out[45]);

#endif
