/* Small files that one run hands to another: plans and manifests. Lines of fields between tabs, the last one a checksum
 * of all before it, so that a file that was cut, edited or changed by a bad disk is known as such.
 *
 *   ordskifte plan 1
 *   shards <TAB> 7
 *   input <TAB> /data/debatt.csv <TAB> 1024 <TAB> 9f86d0...
 *   check <TAB> 60303a...
 */
#ifndef OSK_BATCH_SEALED_H
#define OSK_BATCH_SEALED_H

#include "../base/digest.h"

/* ---- writing: a line is a key and its fields ---- */
void osk__seal_begin(osk__buffer *out, const char *opening);
void osk__seal_key(osk__buffer *out, const char *key);
void osk__seal_text(osk__buffer *out, osk_slice text); /* escaped as in TSV */
void osk__seal_number(osk__buffer *out, uint64_t number);
void osk__seal_line(osk__buffer *out); /* ends a line */
/* The checksum, the last line. */
void osk__seal_end(osk__buffer *out);

/* ---- reading ---- */
enum { OSK__SEALED_FIELDS = 8 };
typedef struct osk__sealed {
    const char *path;
    osk_slice rest;
    size_t line;                           /* of the current line, from 1 */
    osk_slice field[OSK__SEALED_FIELDS];   /* of it, as they stand; the first is the key */
    size_t count;
    osk__arena *arena;                     /* of texts */
    osk_error *error;
} osk__sealed;

/* Begins to read `text`, which must begin with `opening` and end with its checksum. All failures are of OSK_INTEGRITY with
 * file and line. Borrows everything. */
bool osk__sealed_open(osk__sealed *sealed, const char *path, osk_slice text, const char *opening, osk__arena *arena,
                      osk_error *error);
/* Is the next line's key `key`? */
bool osk__sealed_is(const osk__sealed *sealed, const char *key);
/* The next line, which must have that key and so many fields behind it. */
bool osk__sealed_next(osk__sealed *sealed, const char *key, size_t fields);
/* Fields of the current line, from 1. */
bool osk__sealed_text(osk__sealed *sealed, size_t field, const char **text);
bool osk__sealed_number(osk__sealed *sealed, size_t field, uint64_t *number);
bool osk__sealed_hash(osk__sealed *sealed, size_t field, char hash[OSK__DIGEST_SIZE]);
/* Is everything read? */
bool osk__sealed_close(osk__sealed *sealed);
/* An OSK_INTEGRITY error at the current line. Returns false. */
bool osk__sealed_fail(const osk__sealed *sealed, const char *what);

#endif
