/* Files in: whole, from a path or standard input; and the names in a folder. */
#ifndef OSK_BASE_FILE_H
#define OSK_BASE_FILE_H

#include "memory.h"

/* The whole file ("-": standard input). `bytes` is filled from empty. OSK_FILE: missing, a folder,
 * unreadable. */
bool osk__file_read(const char *path, osk__buffer *bytes, osk_error *error);

/* Names in `folder` that end in `suffix`, sorted by bytes, in `arena`. */
bool osk__file_list(const char *folder, const char *suffix, osk__arena *arena, char ***names, size_t *count,
                    osk_error *error);

bool osk__file_exists(const char *path);

/* "folder/name" in `arena`. */
char *osk__file_join(osk__arena *arena, const char *folder, const char *name, osk_error *error);

/* What a person would call standard input, or the path itself. */
const char *osk__file_name(const char *path);

/* ---- a folder of output under a private name until it is whole ---- */

typedef struct osk__folder osk__folder;

/* Begins a folder that will appear as `path`. An existing one must hold `mark` (a file of ours) or
 * `force` be given, else OSK_FILE. New. */
osk__folder *osk__folder_open(const char *path, const char *mark, bool force, osk_error *error);
/* Writes a file in it; `name` may hold one level of folder ("tables/participants.tsv"). */
bool osk__folder_write(osk__folder *folder, const char *name, osk_slice bytes, osk_error *error);
/* Gives it its name, replacing the old one, and frees it. */
bool osk__folder_close(osk__folder *folder, osk_error *error);
/* Removes what was written and frees it. NULL is allowed. */
void osk__folder_drop(osk__folder *folder);

#endif
