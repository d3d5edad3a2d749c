/* The linguistic layers as tables: what the stages made of each comment, for people to look at. */
#include "language.h"

#include "base/table.h"

#include <string.h>

/* What the writers of rows share: a chunk, and where in it they are. */
typedef struct layer {
    osk_table *table;
    osk_worker *worker;
    const osk_chunk *chunk;
    const osk_sentence *sentence;
    uint64_t number;       /* of the sentence in its comment */
    size_t row;            /* of the chunk's trace: the first that is not before the sentence */
    uint64_t first_token;  /* number in its comment of the sentence's first token */
    osk__segments words, ends;
    osk__buffer key;
    osk_error *error;
} layer;

static osk_slice text_of(const layer *l)
{
    return l->chunk->comments[l->sentence->comment].text;
}

static osk_slice form_of(const layer *l, const osk_token *token)
{
    return osk__slice(text_of(l).data + token->start, token->length);
}

static const osk_token *token_at(const layer *l, uint32_t i)
{
    return &l->chunk->tokens[l->sentence->first + i];
}

static void put_place(const layer *l)
{
    osk__table_count(l->table, l->chunk->comments[l->sentence->comment].n);
    osk__table_count(l->table, l->number);
}

/* ---- tokens ---- */

static void put_unit(layer *l, const char *name, uint64_t first)
{
    if (!name) {
        osk__table_missing(l->table);
        return;
    }
    l->key.length = 0;
    osk__buffer_format(&l->key, "%s:%llu", name, (unsigned long long)first);
    osk__table_text(l->table, osk__slice(l->key.data, l->key.length));
}

static void put_token(const layer *l, const osk_token *token)
{
    osk__table_span(l->table, text_of(l), token->start, osk__token_end(token));
    osk__table_text(l->table, osk__slice_text(osk_token_kind_name((osk_token_kind)token->kind)));
    osk__table_text(l->table, form_of(l, token));
    if (token->type == OSK_NONE)
        osk__table_missing(l->table);
    else
        osk__table_text(l->table, osk_type_stem(l->worker, token->type));
}

static bool write_tokens(layer *l)
{
    const char *name = NULL, *found;
    uint64_t begins = 0;
    size_t left = 0;
    for (uint32_t i = 0; i < l->sentence->count; i++) {
        size_t span = left ? 0 : osk__span_find(text_of(l), token_at(l, 0), l->sentence->count, i, &found);
        if (span) {
            left = span;
            name = found;
            begins = l->first_token + i;
        }
        put_place(l);
        osk__table_count(l->table, l->first_token + i);
        put_token(l, token_at(l, i));
        put_unit(l, left ? name : NULL, begins);
        left -= left > 0;
    }
    return osk__buffer_check(&l->key, l->error);
}

/* ---- sentences ---- */

static bool is_name(const layer *l, uint32_t i)
{
    uint8_t shape = token_at(l, i)->shape;
    return i > 0 && (shape == OSK_SHAPE_CAPITAL || shape == OSK_SHAPE_MIXED);
}

static osk_variety variety_of(const layer *l, uint32_t *per_mille)
{
    return osk__variety_of(&l->worker->language->variety, &l->worker->vocabulary.forms,
                           l->chunk->tokens + l->sentence->first, l->sentence->count, per_mille);
}

static bool write_sentence(layer *l)
{
    static const char *const names[] = {"undecided", "nb", "nn", "en", "da", "sv"};
    const osk_sentence *here = l->sentence;
    uint32_t per_mille;
    osk_variety variety = variety_of(l, &per_mille);
    put_place(l);
    osk__table_span(l->table, text_of(l), here->start, (size_t)here->start + here->length);
    osk__table_text(l->table, osk__slice_text(names[variety]));
    osk__table_number(l->table, (double)per_mille / 1000);
    osk__table_text(l->table, osk__slice_trim(osk__slice(text_of(l).data + here->start, here->length)));
    return true;
}

/* ---- sentences with their scores ---- */

static bool write_score(layer *l)
{
    const osk_sentence *here = l->sentence;
    osk_score score = osk__score_sentence(&l->worker->language->dictionary, l->worker->vocabulary.records, l->chunk, here, &l->row);
    osk__table_text(l->table, l->chunk->comments[here->comment].id);
    osk__table_count(l->table, l->number);
    osk__table_span(l->table, text_of(l), here->start, (size_t)here->start + here->length);
    osk__table_text(l->table, osk__slice_text(osk_label_name(score.label)));
    if (score.label == OSK_UNSCORED)
        osk__table_missing(l->table);
    else
        osk__table_scaled(l->table, osk_score_value(&score));
    osk__table_scaled(l->table, score.positive);
    osk__table_scaled(l->table, score.negative);
    osk__table_count(l->table, score.words);
    osk__table_count(l->table, score.scored_words);
    osk__table_text(l->table, osk__slice_trim(osk__slice(text_of(l).data + here->start, here->length)));
    return true;
}

/* ---- keys of both norms ---- */

static bool write_keys(layer *l)
{
    uint32_t per_mille;
    osk_variety variety = variety_of(l, &per_mille);
    for (uint32_t i = 0; i < l->sentence->count; i++) {
        if (token_at(l, i)->kind != OSK_WORD)
            continue;
        osk_slice form = osk_type_form(l->worker, token_at(l, i)->type);
        osk_slice key = osk__bridge_key(&l->worker->language->bridge, form, variety);
        if (osk__slice_equal(form, key))
            continue;
        put_place(l);
        osk__table_count(l->table, l->first_token + i);
        osk__table_text(l->table, form);
        osk__table_text(l->table, key);
    }
    return true;
}

/* ---- compounds ---- */

static void put_compound(layer *l, uint32_t i, uint32_t count, const char *kind)
{
    const osk_token *last = token_at(l, i + count - 1);
    put_place(l);
    osk__table_count(l->table, l->first_token + i);
    osk__table_text(l->table, osk__slice_text(kind));
    osk__table_text(l->table, osk__slice(text_of(l).data + token_at(l, i)->start,
                                         osk__token_end(last) - token_at(l, i)->start));
    osk__table_text(l->table, osk__slice(l->key.data, l->key.length));
}

/* The parts of the key, with " + " between. */
static void put_parts(layer *l)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    size_t key = l->key.length;
    size_t count = osk__compound_split(&l->worker->language->compounds, osk__slice(l->key.data, key), parts);
    for (size_t i = 0; i < count; i++) {
        osk__buffer_text(&l->key, i ? " + " : "");
        for (uint32_t c = 0; c < parts[i].length; c++)
            osk__buffer_byte(&l->key, l->key.data[parts[i].start + c]);
    }
    if (count)
        osk__table_text(l->table, osk__slice(l->key.data + key, l->key.length - key));
    else
        osk__table_missing(l->table);
}

static bool is_word(const layer *l, uint32_t i)
{
    return i < l->sentence->count && token_at(l, i)->kind == OSK_WORD;
}

static osk_slice folded_at(const layer *l, uint32_t i)
{
    return osk_type_form(l->worker, token_at(l, i)->type);
}

static bool write_solid(layer *l, uint32_t i)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    osk_slice form = folded_at(l, i);
    if (!osk__compound_split(&l->worker->language->compounds, form, parts))
        return true;
    l->key.length = 0;
    osk__buffer_add(&l->key, form.data, form.length);
    put_compound(l, i, 1, "solid");
    put_parts(l);
    return true;
}

/* "salgs- og markedsføringsverktøy": the word that the left piece begins, two or four tokens on. */
static bool write_suspended(layer *l, uint32_t i)
{
    osk_slice left = folded_at(l, i);
    if (left.length < 2 || left.data[left.length - 1] != '-')
        return true;
    for (uint32_t right = i + 2; right <= i + 4; right += 2) {
        if (!is_word(l, right))
            continue;
        osk_error failed = {0};
        l->key.length = 0;
        if (osk__compound_suspended(&l->worker->language->compounds, left, folded_at(l, right), &l->key, &failed)) {
            put_compound(l, i, right + 1 - i, "suspended");
            put_parts(l);
            return true;
        }
        if (failed.code != OSK_OK && l->error)
            *l->error = failed;
        if (failed.code != OSK_OK)
            return false;
    }
    return true;
}

static bool write_split(layer *l, uint32_t i)
{
    if (!is_word(l, i + 1) || is_name(l, i) != is_name(l, i + 1))
        return true;
    osk_slice first = folded_at(l, i), second = folded_at(l, i + 1);
    if (!osk__compound_joins(&l->worker->language->compounds, first, second))
        return true;
    l->key.length = 0;
    osk__buffer_add(&l->key, first.data, first.length);
    if (osk__compound_uses(&l->worker->language->compounds, first) & OSK__IS_CODE)
        osk__buffer_byte(&l->key, '-'); /* as it is written: b2c-markedet */
    osk__buffer_add(&l->key, second.data, second.length);
    put_compound(l, i, 2, "split");
    put_parts(l);
    return true;
}

static bool write_compounds(layer *l)
{
    for (uint32_t i = 0; i < l->sentence->count; i++)
        if (is_word(l, i) && (!write_solid(l, i) || !write_suspended(l, i) || !write_split(l, i)))
            return false;
    return osk__buffer_check(&l->key, l->error);
}

/* ---- segments: of whole comments ---- */

static bool write_segments(layer *l, const osk_comment *comment)
{
    static const char *const kinds[] = {"other", "number", "word"};
    size_t end = 0;
    uint32_t start = 0;
    if (!osk__token_segments(&l->worker->tokenizer, comment->text, &l->words, &l->ends, l->error))
        return false;
    for (size_t i = 0; i < l->words.count; start = l->words.items[i++].end) {
        const osk__segment *segment = &l->words.items[i];
        end += l->ends.items[end].end <= start;
        osk__table_count(l->table, comment->n);
        osk__table_count(l->table, end + 1);
        osk__table_span(l->table, comment->text, start, segment->end);
        osk__table_text(l->table, osk__slice_text(kinds[segment->kind]));
        osk__table_text(l->table, osk__slice(comment->text.data + start, segment->end - start));
    }
    return true;
}

/* ---- any layer ---- */

static const char *const token_columns[] = {"c comment", "c sentence", "c token", "c start", "c end",
                                            "w kind",    "t form",     "t stem",  "t unit",  NULL};
static const char *const sentence_columns[] = {"c comment", "c sentence",    "c start", "c end",
                                               "w variety", "3.probability", "t words", NULL};
static const char *const segment_columns[] = {"c comment", "c sentence", "c start", "c end", "w kind", "t form", NULL};
static const char *const key_columns[] = {"c comment", "c sentence", "c token", "t form", "t key", NULL};
static const char *const compound_columns[] = {"c comment", "c sentence", "c token", "w kind",
                                               "t words",   "t key",      "t parts", NULL};

static const char *const score_columns[] = {"t id",       "c sentence", "c start",        "c end",   "w label", "6.score",
                                            "3 positive", "3 negative", "c words", "c scored_words", "t text", NULL};

typedef const osk_chunk *runner(osk_worker *worker, const osk_comment *comments, size_t count, osk_error *error);
static const struct {
    const char *name;
    const char *const *columns;
    runner *run;                                          /* as far down the road as the layer needs */
    bool (*sentence)(layer *l);                           /* writes the rows of a sentence, */
    bool (*comment)(layer *l, const osk_comment *comment); /* or of a comment */
} layers[] = {
    {"tokens", token_columns, osk_worker_types, write_tokens, NULL},
    {"sentences", sentence_columns, osk_worker_types, write_sentence, NULL},
    {"segments", segment_columns, osk_worker_types, NULL, write_segments},
    {"keys", key_columns, osk_worker_types, write_keys, NULL},
    {"compounds", compound_columns, osk_worker_types, write_compounds, NULL},
    {"scores", score_columns, osk_worker_run, write_score, NULL},
};

static bool write_chunk(layer *l, osk_layer which)
{
    for (size_t i = 0; layers[which].comment && i < l->chunk->comment_count; i++)
        if (!layers[which].comment(l, &l->chunk->comments[i]))
            return false;
    for (size_t i = 0; layers[which].sentence && i < l->chunk->sentence_count; i++) {
        bool begins = i == 0 || l->chunk->sentences[i - 1].comment != l->chunk->sentences[i].comment;
        l->first_token = begins ? 1 : l->first_token + l->sentence->count;
        l->number = begins ? 1 : l->number + 1;
        l->sentence = &l->chunk->sentences[i];
        if (!layers[which].sentence(l))
            return false;
    }
    return true;
}

osk_table *osk_layer_table(const osk_corpus *corpus, osk_worker *worker, osk_layer which, size_t chunk,
                           osk_error *error)
{
    layer l = {.table = osk__table_make(layers[which].name, layers[which].columns, error), .worker = worker,
               .error = error};
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    bool good = l.table != NULL;
    for (size_t i = 0; i < count && good; i += step) {
        l.row = 0;
        l.chunk = layers[which].run(worker, osk_corpus_comment(corpus, i), count - i < step ? count - i : step, error);
        good = l.chunk && write_chunk(&l, which);
    }
    osk__segments_free(&l.words);
    osk__segments_free(&l.ends);
    osk__buffer_free(&l.key);
    if (good)
        return osk__table_done(l.table, error);
    osk_table_free(l.table);
    return NULL;
}
