/* Lists of counts that many parts have a piece of: sorted lines of a key and whole numbers. What the same key has in two
 * lists is summed, so joining is associative and commutative, and it takes no more memory than a line a list.
 *
 *   ikke <TAB> ikk <TAB> 812 <TAB> 530       a term: its key is form and stem
 *   Kari <TAB> 12 <TAB> ... <TAB> -1840000   a participant: sums of scores in millionths
 */
#ifndef OSK_BATCH_LIST_H
#define OSK_BATCH_LIST_H

#include "store.h"
#include "wide.h"

enum { OSK__LIST_NUMBERS = 12 }; /* at most */

/* What a line of the list is made of. */
typedef struct osk__shape {
    size_t keys, numbers; /* fields of the key, and numbers behind it */
} osk__shape;

/* A list that is being made, in any order and with every key once. */
typedef struct osk__list {
    osk__shape shape;
    osk__arena arena;
    struct osk__list_row { osk_slice key; const osk__wide *numbers; } *rows;
    size_t count, capacity;
} osk__list;

/* `key` holds fields as they will stand, escaped, with tabs between. Copies. */
bool osk__list_add(osk__list *list, osk_slice key, const osk__wide *numbers, osk_error *error);
/* Writes all of it, sorted by the bytes of the keys. */
bool osk__list_write(osk__list *list, osk__store *store, osk_error *error);
void osk__list_free(osk__list *list);

/* A line as it stands in a list. */
void osk__list_line(osk__buffer *out, osk_slice key, const osk__wide *numbers, size_t count);

/* Where a list stands: bytes of a file. */
typedef struct osk__section_at {
    const char *path;
    uint64_t start, length, lines;
    const char *hash; /* SHA-256 of its bytes */
} osk__section_at;

/* Takes a key of the joined list, in order. Borrows `key` for the call. */
typedef bool osk__list_taker(void *context, osk_slice key, const osk__wide *numbers, osk_error *error);

/* Joins lists and hands over each key once. OSK_INTEGRITY where a list is not one, is not what its hash and its count of
 * lines say, or a sum would not fit. */
bool osk__list_join(osk__shape shape, const osk__section_at *lists, size_t count, osk__list_taker *take, void *context,
                    osk_error *error);

/* Hands over the bytes of a stretch piece by piece; OSK_INTEGRITY where they are too few or have another hash. */
typedef bool osk__bytes_taker(void *context, osk_slice bytes, osk_error *error);
bool osk__bytes_read(const osk__section_at *stretch, osk__bytes_taker *take, void *context, osk_error *error);

/* The bytes that a file has; and up to `room` of them from `at`; SIZE_MAX and OSK_FILE where the file cannot be read. The file is opened for the call only:
 * a thousand lists are more than a process may keep open. */
bool osk__bytes_size(const char *path, uint64_t *size, osk_error *error);
size_t osk__bytes_fill(const char *path, uint64_t at, char *bytes, size_t room, osk_error *error);

#endif
