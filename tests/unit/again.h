/* What was read, written as JSON Lines and read again, must be the same. */
#ifndef OSK_AGAIN_H
#define OSK_AGAIN_H

#include "ordskifte.h"
#include "test.h"

#include <string.h>

static inline bool same_slice(osk_slice a, osk_slice b)
{
    return a.length == b.length && (!a.length || memcmp(a.data, b.data, a.length) == 0);
}

/* The same quoted ranges: what was quoted from an earlier post. */
static inline bool same_ranges(const osk_comment *a, const osk_comment *b)
{
    if (a->quote_count != b->quote_count)
        return false;
    for (size_t i = 0; i < a->quote_count; i++)
        if (a->quotes[i].start != b->quotes[i].start || a->quotes[i].end != b->quotes[i].end)
            return false;
    return true;
}

static inline bool same_again(const osk_comment *a, const osk_comment *b)
{
    return same_ranges(a, b) && a->inferred == b->inferred && same_slice(a->title, b->title) && same_slice(a->group, b->group) && a->n == b->n && a->kind == b->kind && a->reply_to == b->reply_to && same_slice(a->author, b->author) &&
           same_slice(a->posted, b->posted) && same_slice(a->text, b->text) && same_slice(a->id, b->id);
}

static inline void check_round_trip(const osk_corpus *corpus, const char *scratch)
{
    osk_error error = {0};
    osk_table *table = osk_corpus_table(corpus, &error);
    osk_output *output = osk_output_open(scratch, NULL, true, &error);
    CHECK(table && output && osk_table_write(table, OSK_FORMAT_JSONL, output, &error) && osk_output_close(output, &error));
    osk_table_free(table);
    osk_corpus *again = osk_comment_read(scratch, NULL, NULL, &error);
    CHECK(again && osk_corpus_count(again) == osk_corpus_count(corpus));
    for (size_t i = 0; again && i < osk_corpus_count(corpus); i++)
        CHECK(same_again(osk_corpus_comment(corpus, i), osk_corpus_comment(again, i)));
    osk_corpus_free(again);
}

#endif
