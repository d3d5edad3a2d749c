/* What the readers of JSON share: an object a line (json.c), a whole document (json_document.c). */
#ifndef OSK_COMMENT_JSON_VALUE_H
#define OSK_COMMENT_JSON_VALUE_H

#include "corpus.h"

#include <jansson.h>

/* A string, or a whole number as text, in the corpus' arena; anything else (NULL too) gives data NULL. */
bool osk__json_value(osk_corpus *corpus, const json_t *value, osk_slice *out, osk_error *error);
#endif
