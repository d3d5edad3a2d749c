/* JSON that holds no comments: lexicons whose lemmas list their forms. */
#ifndef OSK_COMMENT_JSON_H
#define OSK_COMMENT_JSON_H

#include "../base/memory.h"

/* Told of each lemma and each of its forms; `offset` is where it stands in the text. Borrows `word` for the call. */
typedef bool osk__json_take(void *host, osk_slice word, size_t offset, osk_error *error);

/* {"lemma": {"forms": {"Noun": ["form", ...], ...}}, ...}, in the order of the text. OSK_USAGE with the place where it
 * is something else. */
bool osk__json_lemmas(const char *path, osk_slice text, osk__json_take *take, void *host, osk_error *error);

#endif
