/* UTF-8 that somebody took for Windows-1252 or ISO-8859-1 and wrote as UTF-8 again: "Ã¸" for "ø". */
#ifndef OSK_COMMENT_MEND_H
#define OSK_COMMENT_MEND_H

#include "corpus.h"

/* How many sequences of `text` read as a letter æ, ø or å in their bytes; with `out`, appends the text with all
 * such sequences, of other characters too, as what they were. */
size_t osk__mend(osk_slice text, osk__buffer *out);
/* Tells how many there are in the stream, or mends it. */
bool osk__mend_stream(osk_corpus *corpus, bool mend, osk_error *error);

#endif
