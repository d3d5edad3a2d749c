/* Files in: whole, from a path or standard input; and the names in a folder. */
#ifndef OSK_BASE_FILE_H
#define OSK_BASE_FILE_H

#include "guard.h"

/* The whole file ("-": standard input). `bytes` is filled from empty. OSK_FILE: missing, a folder,
 * unreadable. */
bool osk__file_read(const char *path, osk__buffer *bytes, osk_error *error);

/* Names in `folder` that end in `suffix`, sorted by bytes, in `arena`. */
bool osk__file_list(const char *folder, const char *suffix, osk__arena *arena, char ***names, size_t *count,
                    osk_error *error);

bool osk__file_exists(const char *path);

/* What a process calls what is its own: its number, and more behind it in later attempts. In a container every process has
 * the same number, and one that was killed may have left what it had begun. */
enum { OSK__OWN_NAME = 40, OSK__ATTEMPTS = 1000 };
void osk__file_own(char name[OSK__OWN_NAME], unsigned attempt);


/* Can nobody but its owner read the file? False too where it is not there. */
bool osk__file_private(const char *path);
/* Writes the whole file so that only its owner can read it, under a private name first; replaces what stands there. */
bool osk__file_write_private(const char *path, osk_slice bytes, osk_error *error);

/* Do two names lead to one file? "-" is standard input. */
bool osk__file_same(const char *a, const char *b);
/* Does `file` lie in `folder`, at any depth? */
bool osk__file_within(const char *file, const char *folder);

/* "folder/name" in `arena`. */
char *osk__file_join(osk__arena *arena, const char *folder, const char *name, osk_error *error);

/* What a person would call standard input, or the path itself. */
const char *osk__file_name(const char *path);

/* ---- a folder of output under a private name until it is whole ---- */

typedef struct osk__folder osk__folder;

/* Begins a folder that will appear as `path`. What stands there is replaced if it is a folder whose file `mark` begins
 * with `opening` (one of ours); with `force` anything else is set aside as PATH.old; otherwise, and where `input` lies
 * in it, it is an error of OSK_FILE. With `path` NULL nothing is written, and what would be is noted only. New. */
osk__folder *osk__folder_open(const char *path, const char *mark, const char *opening, const char *input, bool force,
                              osk_error *error);
/* What is written must hold none of the guard's phrases; it is borrowed. */
void osk__folder_guard(osk__folder *folder, const osk__guard *guard);
/* Writes a file in it; `name` may hold one level of folder ("tables/participants.tsv"). */
bool osk__folder_write(osk__folder *folder, const char *name, osk_slice bytes, osk_error *error);
/* The same of bytes that are packed or drawn: `source`, which they were made of, is searched for the guard's phrases. */
bool osk__folder_write_made(osk__folder *folder, const char *name, osk_slice bytes, osk_slice source, osk_error *error);
/* The files written so far, with the SHA-256 of each. Borrow `folder` until the next is written. */
typedef struct osk__folder_file { const char *name; char hash[65]; } osk__folder_file;
size_t osk__folder_files(const osk__folder *folder, const osk__folder_file **files);
/* The same for a file that is written piece by piece. New: end it with osk_output_close or osk_output_drop. */
osk_output *osk__folder_output(osk__folder *folder, const char *name, osk_error *error);
/* Gives it its name, replacing the old one, and frees it. */
bool osk__folder_close(osk__folder *folder, osk_error *error);
/* Removes what was written and frees it. NULL is allowed. */
void osk__folder_drop(osk__folder *folder);

#endif
