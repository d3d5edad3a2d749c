/* What the readers of JSON share: an object a line (json.c), a whole document (json_document.c). */
#ifndef OSK_COMMENT_JSON_VALUE_H
#define OSK_COMMENT_JSON_VALUE_H

#include "corpus.h"

#include <jansson.h>

/* A string, or a whole number as text, in the corpus' arena; anything else (NULL too) gives data NULL. */
bool osk__json_value(osk_corpus *corpus, const json_t *value, osk_slice *out, osk_error *error);
/* The field that a key names: by option, which *seen then notes, else by guess. */
osk__field osk__json_field(const osk_comment_options *options, const char *key, size_t *rank, unsigned *seen);
/* Seconds or milliseconds since 1970, "1710248706" or Slack's "1710248706.000100", become "2024-03-12T13:05:06Z"; all else
 * stays as it is (json_fields.c). */
bool osk__json_moment(osk_corpus *corpus, osk_slice *posted, osk_error *error);

#endif
