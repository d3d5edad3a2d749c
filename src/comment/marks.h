/* Quotation marks: where a quotation opens and closes. */
#ifndef OSK_COMMENT_MARKS_H
#define OSK_COMMENT_MARKS_H

#include "../base/memory.h"

enum { OSK__MARK_PAIRS = 5 };

/* A walk over a text. Zeroed but for the first three. */
typedef struct osk__marks {
    osk_slice text;
    size_t most;      /* bytes of a quotation: a mark that nothing closes quotes no page */
    bool paragraphs;  /* it may go on over paragraphs, as a pasted passage does */
    size_t none_before[OSK__MARK_PAIRS]; /* closing marks were looked for in vain up to here: the walk stays linear */
} osk__marks;

/* The first quotation that opens at *at or behind it: `outer` with its marks, `inner` without; *at moves on behind it.
 * False where none is left. */
bool osk__marks_next(osk__marks *marks, size_t *at, osk_range *outer, osk_range *inner);

#endif
