/* Plain text: a comment a line; blank lines say nothing. */
#include "corpus.h"

bool osk__text_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    static const osk_comment plain = {.kind = OSK_COMMENT};
    (void)options; /* plain text has no columns to name */
    for (size_t i = 0; i < corpus->line_count; i++) {
        size_t start = corpus->lines[i];
        size_t end = i + 1 < corpus->line_count ? corpus->lines[i + 1] : corpus->length;
        osk_slice line = osk__slice_trim(osk__slice(corpus->stream + start, end - start));
        if (line.length == 0)
            continue;
        size_t from = (size_t)(line.data - corpus->stream);
        osk__draft_begin(corpus);
        if (!osk__draft_range(corpus, from, from + line.length, error) || !osk__draft_end(corpus, &plain, from, error))
            return false;
    }
    return true;
}
