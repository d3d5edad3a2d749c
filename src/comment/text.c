/* Plain text: a comment a line; blank lines say nothing. */
#include "columns.h"

bool osk__text_head(const osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    return !osk__field_any_named(options) || osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0,
                                                          "is read as plain text, which has no columns to name");
}

size_t osk__text_start(const osk_corpus *corpus)
{
    return corpus->headed ? corpus->lines[1] : 0;
}

bool osk__text_rows(osk_corpus *corpus, osk_error *error)
{
    static const osk_comment plain = {.kind = OSK_COMMENT};
    for (size_t i = corpus->headed; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (line.length == 0) {
            corpus->next_n += corpus->every;
            continue;
        }
        size_t from = (size_t)(line.data - corpus->stream);
        osk__draft_begin(corpus);
        if (!osk__draft_range(corpus, from, from + line.length, error) || !osk__draft_end(corpus, &plain, from, error))
            return false;
    }
    return true;
}

bool osk__text_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    return osk__text_head(corpus, options, error) && osk__text_rows(corpus, error);
}
