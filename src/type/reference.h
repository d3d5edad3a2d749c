/* How often words come in other Norwegian texts: a file of forms with their counts, no text.
 *
 *   form     tokens
 *   *floor   5          forms with fewer tokens are not listed
 *   *words   16934455   all words of these texts, the unlisted ones too
 *   abbed    41 */
#ifndef OSK_TYPE_REFERENCE_H
#define OSK_TYPE_REFERENCE_H

#include "../base/strings.h"

#define OSK__REFERENCE "models/frequency-norwegian.tsv"

/* Zeroed before the file is read. */
typedef struct osk__reference {
    osk__strings forms;
    uint64_t *tokens; size_t capacity; /* by number of the form */
    uint64_t words, floor;
} osk__reference;

/* `path` is for messages. OSK_USAGE with line and column on an error. */
bool osk__reference_read(osk__reference *reference, const char *path, osk_slice text, osk_error *error);
void osk__reference_free(osk__reference *reference);

/* The tokens of a folded form; of one that is not listed one less than the floor, and *listed is false. */
uint64_t osk__reference_tokens(const osk__reference *reference, osk_slice form, bool *listed);

#endif
