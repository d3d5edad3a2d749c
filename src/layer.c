/* The linguistic layers as tables: what the stages made of each comment, for people to look at. */
#include "language.h"

#include "base/table.h"

/* One chunk's rows of a layer. */
typedef void layer_writer(osk_table *table, const osk_worker *worker, const osk_chunk *chunk);

static osk_slice words_of(const osk_chunk *chunk, uint32_t comment, uint32_t start, uint32_t end)
{
    return osk__slice(chunk->comments[comment].text.data + start, end - start);
}

static void put_token(osk_table *table, const osk_worker *worker, const osk_chunk *chunk, const osk_token *token)
{
    osk__table_count(table, token->start);
    osk__table_count(table, osk__token_end(token));
    osk__table_text(table, osk__slice_text(osk_token_kind_name((osk_token_kind)token->kind)));
    osk__table_text(table, words_of(chunk, token->comment, token->start, osk__token_end(token)));
    if (token->type == OSK_NONE)
        osk__table_missing(table);
    else
        osk__table_text(table, osk_type_stem(worker, token->type));
}

static void write_tokens(osk_table *table, const osk_worker *worker, const osk_chunk *chunk)
{
    uint64_t sentence = 0, number = 0;
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *here = &chunk->sentences[i];
        bool new_comment = i == 0 || chunk->sentences[i - 1].comment != here->comment;
        sentence = new_comment ? 1 : sentence + 1;
        number = new_comment ? 0 : number;
        for (uint32_t t = here->first; t < here->first + here->count; t++) {
            osk__table_count(table, chunk->comments[here->comment].n);
            osk__table_count(table, sentence);
            osk__table_count(table, ++number);
            put_token(table, worker, chunk, &chunk->tokens[t]);
        }
    }
}

static void write_sentences(osk_table *table, const osk_worker *worker, const osk_chunk *chunk)
{
    uint64_t number = 0;
    (void)worker;
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *here = &chunk->sentences[i];
        number = i && chunk->sentences[i - 1].comment == here->comment ? number + 1 : 1;
        osk__table_count(table, chunk->comments[here->comment].n);
        osk__table_count(table, number);
        osk__table_count(table, here->start);
        osk__table_count(table, here->start + here->length);
        osk__table_text(table,
                        osk__slice_trim(words_of(chunk, here->comment, here->start, here->start + here->length)));
    }
}

static const char *const token_columns[] = {"c comment", "c sentence", "c token", "c start", "c end",
                                            "t kind",    "t form",     "t stem",  NULL};
static const char *const sentence_columns[] = {"c comment", "c sentence", "c start", "c end", "t words", NULL};

static const struct { const char *name; layer_writer *write; const char *const *columns; } layers[] = {
    {"tokens", write_tokens, token_columns},
    {"sentences", write_sentences, sentence_columns},
};

osk_table *osk_layer_table(const osk_corpus *corpus, osk_worker *worker, osk_layer layer, size_t chunk,
                           osk_error *error)
{
    osk_table *table = osk__table_make(layers[layer].name, layers[layer].columns, error);
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count && table; i += step) {
        size_t here = count - i < step ? count - i : step;
        const osk_chunk *done = osk_worker_run(worker, osk_corpus_comment(corpus, i), here, error);
        if (!done) {
            osk_table_free(table);
            return NULL;
        }
        layers[layer].write(table, worker, done);
    }
    return table ? osk__table_done(table, error) : NULL;
}
