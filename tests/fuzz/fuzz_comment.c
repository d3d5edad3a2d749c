/* Fuzz target: any bytes as a file of comments, then down the road to a page's worth of tables. The first
 * byte chooses the kind of input. Links with libFuzzer, or with driver.c beside it. */
#include "../unit/ledger.h"
#include "ordskifte.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static osk_language *language;
static osk_worker *worker;

static void check_comment(const osk_comment *comment)
{
    size_t at = 0;
    for (size_t i = 0; i < comment->piece_count; i++) {
        const osk_piece *piece = &comment->pieces[i];
        if (piece->text < at || piece->text + piece->text_length > comment->text.length)
            abort();
        at = piece->text + piece->text_length;
    }
}

static void check_negations(const osk_chunk *chunk)
{
    for (size_t i = 0; chunk && i < chunk->negation_count; i++) {
        const osk_negation *negation = &chunk->negations[i];
        size_t length = chunk->comments[negation->comment].text.length;
        for (uint32_t r = 0; r < negation->cue_count + negation->scope_count; r++) {
            const osk_range *range = &chunk->ranges[negation->first + r];
            if (range->start >= range->end || range->end > length)
                abort();
        }
    }
}

/* The ledger of a page accounts for every byte of its stream. */
static void check_ledger(const osk_corpus *corpus)
{
    osk_table *tables[] = {osk_corpus_ledger(corpus, NULL), osk_corpus_dropped(corpus, NULL), osk_corpus_review(corpus, NULL),
                           osk_corpus_quotations(corpus, NULL)};
    if (tables[0] && ledger_sum(tables[0]) != osk_corpus_stream_size(corpus))
        abort();
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        osk_table_free(tables[i]);
}

static void follow(const osk_corpus *corpus)
{
    static const osk_stat_options stat = {.permutations = 19};
    check_ledger(corpus);
    for (size_t i = 0; i < osk_corpus_count(corpus); i++)
        check_comment(osk_corpus_comment(corpus, i));
    for (size_t i = 0; i < osk_corpus_count(corpus); i++)
        check_negations(osk_worker_explain(worker, osk_corpus_comment(corpus, i), 1, NULL));
    osk_table_free(osk_layer_table(corpus, worker, OSK_LAYER_SCORES, 3, NULL));
    osk_fold *fold = osk_pipeline_fold(corpus, worker, 3, OSK_DEPTH_MARKS, NULL);
    if (!fold)
        abort();
    osk_table_free(osk_stat_participants(fold, NULL, NULL));
    osk_table_free(osk_stat_compare(fold, &stat, NULL));
    osk_fold_free(fold);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const inputs[] = {NULL, "page", "csv", "jsonl", "text", "chat", "signal", "json", "xml"};
    enum { INPUTS = sizeof inputs / sizeof *inputs };
    if (!worker) {
        osk_language_options options = {.data = getenv("SOURCE")};
        language = osk_language_open(&options, NULL);
        worker = language ? osk_worker_make(language, NULL) : NULL;
        if (!worker)
            abort();
    }
    if (size == 0)
        return 0;
    static const char *const layouts[] = {"linkedin-2011", "linkedin", "facebook-old", "facebook-line", "facebook", "newspaper",
                                          "forum", "blogger", "disqus", "youtube", "reddit", "transcript"};
    osk_comment_options options = {.input = inputs[bytes[0] % INPUTS], .mend = bytes[0] & 32,
                                   .as_of = bytes[0] & 64 ? "2026-11-24T14:05" : NULL};
    if (bytes[0] % INPUTS == 1 && bytes[0] >= 128)
        options.layout = layouts[bytes[0] / INPUTS % (sizeof layouts / sizeof *layouts)];
    osk_corpus *partial = NULL;
    osk_error error = {0};
    osk_corpus *corpus = osk_comment_parse("fuzz", (const char *)bytes + 1, size - 1, &options, &partial, &error);
    if (!corpus && (error.code == OSK_OK || !error.message[0]))
        abort(); /* a failure must say what failed */
    if (corpus && bytes[0] % 16 == 7) { /* with codes in the place of people */
        remove("fuzz-comment.key");
        if (!osk_corpus_identities(corpus, language, &error) ||
            !osk_corpus_pseudonymise(corpus, language, "fuzz-comment.key", NULL, &error))
            abort();
    }
    if (corpus)
        follow(corpus);
    if (partial && osk_corpus_count(partial))
        follow(partial);
    osk_corpus_free(corpus);
    osk_corpus_free(partial);
    return 0;
}
