/* Which columns of a table hold prose (prose.c). */
#ifndef OSK_COMMENT_PROSE_H
#define OSK_COMMENT_PROSE_H

#include "../base/memory.h"

enum { OSK__PROSE_MOST = 4 };
typedef struct osk__prose {
    size_t columns[OSK__PROSE_MOST]; /* most words first */
    size_t count;
} osk__prose;

/* Looks at the first rows of a table that has `columns` columns, from text[from] on. */
bool osk__prose_find(osk_slice text, size_t from, char separator, size_t columns, osk__prose *prose, osk_error *error);

#endif
