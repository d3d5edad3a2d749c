/* A file read a piece at a time, unpacked where it is packed with gzip or zstd. */
#ifndef OSK_BASE_STREAM_H
#define OSK_BASE_STREAM_H

#include "expand.h"

typedef struct osk__stream osk__stream;

/* Opens a file ("-": standard input). With `kept` the bytes of the file itself are appended to it as they are read, until
 * osk__stream_keep says otherwise. New. OSK_FILE: missing, a folder, unreadable. */
osk__stream *osk__stream_open(const char *path, osk__buffer *kept, osk_error *error);
void osk__stream_keep(osk__stream *stream, osk__buffer *kept);
void osk__stream_free(osk__stream *stream);

/* At most `size` bytes of what the file holds; *got is 0 at the end. Takes a void pointer, so that it serves as a callback.
 * Errors: OSK_FILE, OSK_INPUT where it is cut, damaged or a bomb, and at the end where a regular file is no longer the one
 * that was opened. */
bool osk__stream_read(void *stream, char *room, size_t size, size_t *got, osk_error *error);
/* Passes over bytes of what the file holds. */
bool osk__stream_skip(osk__stream *stream, uint64_t bytes, osk_error *error);

/* Bytes of the file itself: read so far, and all of them (0: nobody knows). */
uint64_t osk__stream_done(const osk__stream *stream);
uint64_t osk__stream_size(const osk__stream *stream);
/* What a regular file is known by, without reading it: appends size, time and number. False if it is none. */
bool osk__stream_print(const osk__stream *stream, osk__buffer *out);

#endif
