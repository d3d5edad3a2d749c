/* Which encoding bytes are in, where it is not UTF-8. */
#ifndef OSK_COMMENT_ENCODING_H
#define OSK_COMMENT_ENCODING_H

#include "../base/memory.h"

typedef struct osk__encoding {
    const char *icu;      /* as ICU calls it */
    const char *name;     /* as people do */
    const char *evidence; /* a clause on how it was told, or "" */
} osk__encoding;

/* NULL: UTF-8, or nothing known. Borrows: static. */
const osk__encoding *osk__encoding_tell(osk_slice bytes);

#endif
