/* JSON that holds no comments: lexicons whose lemmas list their forms. */
#ifndef OSK_COMMENT_JSON_H
#define OSK_COMMENT_JSON_H

#include "../base/memory.h"

/* Told of each lemma and each of its forms; `offset` is where it stands in the text. Borrows `word` for the call. */
typedef bool osk__json_take(void *host, osk_slice word, size_t offset, osk_error *error);

/* {"lemma": {"forms": {"Noun": ["form", ...], ...}}, ...}, in the order of the text. OSK_USAGE with the place where it
 * is something else. */
bool osk__json_lemmas(const char *path, osk_slice text, osk__json_take *take, void *host, osk_error *error);

/* Told of each member that is no object, "input/name"; `value` data NULL for null and lists. Borrows for the call. */
typedef bool osk__json_member(void *host, osk_slice path, osk_slice value, osk_error *error);
/* OSK_INTEGRITY where the text is no JSON object. */
bool osk__json_members(const char *path, osk_slice text, osk__json_member *take, void *host, osk_error *error);

#endif
