/* Stems of words as they were written, remembered: of running words most have been met a moment before, and to look one up costs
 * less than to fold and stem it (`./run bench stem`). */
#ifndef OSK_TYPE_MEMO_H
#define OSK_TYPE_MEMO_H

#include "../base/strings.h"

/* A word of up to 16 bytes, in the place of its hash, and its stem. */
struct osk__memo_stem { uint64_t low, high; char stem[OSK__KEY_BYTES]; uint8_t length, stem_length; bool repaired; };
typedef struct osk__memo { struct osk__memo_stem *items; } osk__memo; /* NULL: none yet */

/* The stem of a word that is remembered; false where none is. Borrows until the next call. */
bool osk__memo_find(const osk__memo *memo, osk_slice word, osk_slice *stem, bool *repaired);
/* Remembers one, in place of another. Long words are not worth it. */
bool osk__memo_keep(osk__memo *memo, osk_slice word, osk_slice stem, bool repaired, osk_error *error);
void osk__memo_free(osk__memo *memo);

#endif
