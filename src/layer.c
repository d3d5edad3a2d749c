/* The linguistic layers as tables: what the stages made of each comment, for people to look at. */
#include "language.h"

#include "base/table.h"

/* One chunk's rows of a layer. */
typedef void layer_writer(osk_table *table, const osk_worker *worker, const osk_chunk *chunk);

static osk_slice words_of(const osk_chunk *chunk, uint32_t comment, uint32_t start, uint32_t end)
{
    return osk__slice(chunk->comments[comment].text.data + start, end - start);
}

static uint32_t end_of(const osk_token *token)
{
    return token->start + token->length;
}

/* comment, start, end, words of some tokens: how the trace and the hits begin. */
static void put_span(osk_table *table, const osk_chunk *chunk, uint32_t comment, uint32_t first, uint32_t count)
{
    uint32_t start = chunk->tokens[first].start, end = end_of(&chunk->tokens[first + count - 1]);
    osk__table_count(table, chunk->comments[comment].n);
    osk__table_count(table, start);
    osk__table_count(table, end);
    osk__table_text(table, words_of(chunk, comment, start, end));
}

static void put_token(osk_table *table, const osk_worker *worker, const osk_chunk *chunk, const osk_token *token)
{
    osk__table_count(table, token->start);
    osk__table_count(table, end_of(token));
    osk__table_text(table, osk__slice_text(osk_token_kind_name((osk_token_kind)token->kind)));
    osk__table_text(table, words_of(chunk, token->comment, token->start, end_of(token)));
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
        osk__table_text(table, osk__slice_trim(words_of(chunk, here->comment, here->start, here->start + here->length)));
    }
}

static void write_trace(osk_table *table, const osk_worker *worker, const osk_chunk *chunk)
{
    for (size_t i = 0; i < chunk->trace_count; i++) {
        const osk_trace *row = &chunk->trace[i];
        put_span(table, chunk, row->comment, row->first, row->count);
        osk__table_text(table, osk_entry_name(worker, row->entry));
        osk__table_scaled(table, row->valence);
        osk__table_scaled(table, row->strength);
        osk__table_scaled(table, row->negation);
        osk__table_scaled(table, row->contrast);
        osk__table_scaled(table, row->value);
        const osk_token *cue = row->cue == OSK_NONE ? NULL : &chunk->tokens[row->cue];
        osk__table_text(table, cue ? words_of(chunk, row->comment, cue->start, end_of(cue)) : osk__slice(NULL, 0));
    }
}

static void write_hits(osk_table *table, const osk_worker *worker, const osk_chunk *chunk)
{
    for (size_t i = 0; i < chunk->hit_count; i++) {
        put_span(table, chunk, chunk->hits[i].comment, chunk->hits[i].first, chunk->hits[i].count);
        osk__table_text(table, osk__slice_text(osk_theme_key(worker->language, chunk->hits[i].theme)));
    }
}

/* Columns: c a count, t a text, n a number with three decimals. */
static const struct { const char *name; layer_writer *write; const char *columns[12]; } layers[] = {
    {"tokens", write_tokens, {"c comment", "c sentence", "c token", "c start", "c end", "t kind", "t form", "t stem"}},
    {"sentences", write_sentences, {"c comment", "c sentence", "c start", "c end", "t words"}},
    {"trace", write_trace, {"c comment", "c start", "c end", "t words", "t entry", "n valence", "n strength", "n negation",
                            "n contrast", "n value", "t cue"}},
    {"hits", write_hits, {"c comment", "c start", "c end", "t words", "t theme"}},
};

static osk_table *make_table(osk_layer layer, osk_error *error)
{
    osk_table *table = osk__table_make(layers[layer].name, error);
    for (size_t i = 0; table && layers[layer].columns[i]; i++) {
        const char *column = layers[layer].columns[i];
        osk__table_column(table, column + 2, column[0] == 't' ? OSK_TEXT : column[0] == 'c' ? OSK_COUNT : OSK_NUMBER, 3);
    }
    return table;
}

osk_table *osk_layer_table(const osk_corpus *corpus, osk_worker *worker, osk_layer layer, size_t chunk,
                           osk_error *error)
{
    osk_table *table = make_table(layer, error);
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
