/* Scores with their reasons, a JSON object a comment: the trace, and the negations with their scopes.
 *
 *   {"id": "7", ..., "trace": [{"words": "bra", ..., "value": -0.900}], "negations": [{"cue": [[7, 11]], ...}]}
 *
 * Places are code points of the comment's text, end exclusive. It goes chunk by chunk: memory does not grow with the
 * corpus. */
#include "language.h"

#include "base/number.h"
#include "base/utf8.h"
#include "report/report.h"

#include <stdlib.h>

enum { STRIDE = 64 }; /* bytes between two known counts of code points */

typedef struct explain {
    const osk_worker *worker;
    const osk_chunk *chunk;
    const osk_comment *comment;
    uint32_t *points;       /* code points before every STRIDE-th byte of the comment's text */
    size_t point_capacity;
    osk__buffer out;
} explain;

/* ---- places ---- */

static bool count_points(explain *e, osk_error *error)
{
    osk_slice text = e->comment->text;
    size_t strides = text.length / STRIDE + 1;
    uint32_t points = 0;
    if (!OSK__ROOM(e->points, e->point_capacity, strides, error))
        return false;
    for (size_t i = 0; i < strides; i++) {
        size_t from = i * STRIDE, length = text.length - from < STRIDE ? text.length - from : STRIDE;
        e->points[i] = points;
        points += (uint32_t)osk__utf8_count(osk__slice(text.data + from, length));
    }
    return true;
}

static unsigned long point_of(const explain *e, uint32_t byte)
{
    uint32_t from = byte / STRIDE * STRIDE;
    return e->points[byte / STRIDE] +
           (unsigned long)osk__utf8_count(osk__slice(e->comment->text.data + from, byte - from));
}

static void put_range(explain *e, uint32_t start, uint32_t end)
{
    osk__buffer_format(&e->out, "[%lu,%lu]", point_of(e, start), point_of(e, end));
}

/* ---- fields ---- */

static void put_key(explain *e, const char *key)
{
    char last = e->out.length ? e->out.data[e->out.length - 1] : '{';
    if (last != '{' && last != '[')
        osk__buffer_byte(&e->out, ',');
    osk__json_text(&e->out, osk__slice_text(key));
    osk__buffer_byte(&e->out, ':');
}

static void put_text(explain *e, const char *key, osk_slice text)
{
    put_key(e, key);
    if (text.data)
        osk__json_text(&e->out, text);
    else
        osk__buffer_text(&e->out, "null");
}

static void put_scaled(explain *e, const char *key, int64_t value, int decimals)
{
    put_key(e, key);
    osk__number_scaled(&e->out, value, decimals);
}

static void put_count(explain *e, const char *key, uint64_t count)
{
    put_key(e, key);
    osk__buffer_format(&e->out, "%llu", (unsigned long long)count);
}

/* ---- the trace ---- */

static void put_token_range(explain *e, uint32_t first, uint32_t count)
{
    const osk_token *tokens = e->chunk->tokens;
    put_range(e, tokens[first].start, osk__token_end(&tokens[first + count - 1]));
}

static void put_cues(explain *e, const osk_trace *row)
{
    put_key(e, "cues");
    osk__buffer_byte(&e->out, '[');
    if (row->other_cue != OSK_NONE) {
        put_token_range(e, row->other_cue, row->other_cue_count);
        osk__buffer_byte(&e->out, ',');
    }
    if (row->cue != OSK_NONE)
        put_token_range(e, row->cue, row->cue_count);
    osk__buffer_byte(&e->out, ']');
}

static void put_factors(explain *e, const osk_trace *row)
{
    put_scaled(e, "valence", row->valence, 3);
    put_scaled(e, "strength", row->strength, 3);
    put_scaled(e, "negation", row->negation, 3);
    put_scaled(e, "contrast", row->contrast, 3);
    put_scaled(e, "frame", row->frame, 3);
    put_text(e, "mood", row->mood ? osk__slice_text(osk_mood_name((osk_mood)row->mood)) : osk__slice(NULL, 0));
}

static void put_row(explain *e, const osk_trace *row)
{
    const osk__dictionary *dictionary = &e->worker->language->dictionary;
    const osk_token *first = &e->chunk->tokens[row->first], *last = &e->chunk->tokens[row->first + row->count - 1];
    osk__buffer_byte(&e->out, '{');
    put_text(e, "words", osk__slice(e->comment->text.data + first->start, osk__token_end(last) - first->start));
    put_key(e, "range");
    put_token_range(e, row->first, row->count);
    put_text(e, "entry", osk__trace_name(dictionary, row));
    put_factors(e, row);
    put_cues(e, row);
    put_key(e, "affixal");
    osk__buffer_text(&e->out, row->affixal ? "true" : "false");
    put_text(e, "theme", row->theme == OSK_NONE ? osk__slice(NULL, 0)
                                                : osk__slice_text(dictionary->themes[row->theme].key));
    put_scaled(e, "free_value", row->free_value, 3);
    put_scaled(e, "value", row->value, 3);
    osk__buffer_byte(&e->out, '}');
}

/* ---- negations ---- */

static void put_ranges(explain *e, const char *key, const osk_range *ranges, uint32_t count)
{
    put_key(e, key);
    osk__buffer_byte(&e->out, '[');
    for (uint32_t i = 0; i < count; i++) {
        osk__buffer_text(&e->out, i ? "," : "");
        put_range(e, ranges[i].start, ranges[i].end);
    }
    osk__buffer_byte(&e->out, ']');
}

static void put_negation(explain *e, const osk_negation *negation)
{
    const osk_range *ranges = e->chunk->ranges + negation->first;
    osk__buffer_byte(&e->out, '{');
    put_ranges(e, "cue", ranges, negation->cue_count);
    put_ranges(e, "scope", ranges + negation->cue_count, negation->scope_count);
    put_key(e, "affixal");
    osk__buffer_text(&e->out, negation->affixal ? "true}" : "false}");
}

/* ---- a comment ---- */

static void put_score(explain *e, const osk_score *score)
{
    put_text(e, "id", e->comment->id);
    put_count(e, "comment", e->comment->n);
    put_text(e, "author", e->comment->author);
    put_text(e, "label", osk__slice_text(osk_label_name(score->label)));
    if (score->label == OSK_UNSCORED)
        put_text(e, "score", osk__slice(NULL, 0));
    else
        put_scaled(e, "score", osk_score_value(score), 6);
    put_scaled(e, "positive", score->positive, 3);
    put_scaled(e, "negative", score->negative, 3);
    put_scaled(e, "divisor", score->positive + score->negative + OSK_SCORE_K, 3);
    put_count(e, "words", score->words);
    put_count(e, "scored_words", score->scored_words);
}

/* Rows and negations come in the order of the comments; `row` and `negation` are where this comment's begin. */
static void put_comment(explain *e, size_t i, size_t *row, size_t *negation)
{
    const osk_chunk *chunk = e->chunk;
    osk__buffer_byte(&e->out, '{');
    put_score(e, &chunk->scores[i]);
    put_key(e, "trace");
    osk__buffer_byte(&e->out, '[');
    for (size_t first = *row; *row < chunk->trace_count && chunk->trace[*row].comment == i; ++*row) {
        osk__buffer_text(&e->out, *row > first ? "," : "");
        put_row(e, &chunk->trace[*row]);
    }
    osk__buffer_byte(&e->out, ']');
    put_key(e, "negations");
    osk__buffer_byte(&e->out, '[');
    for (size_t first = *negation; *negation < chunk->negation_count && chunk->negations[*negation].comment == i;
         ++*negation) {
        osk__buffer_text(&e->out, *negation > first ? "," : "");
        put_negation(e, &chunk->negations[*negation]);
    }
    osk__buffer_text(&e->out, "]}\n");
}

static bool put_chunk(explain *e, osk_output *output, osk_error *error)
{
    size_t row = 0, negation = 0;
    for (size_t i = 0; i < e->chunk->comment_count; i++) {
        e->comment = &e->chunk->comments[i];
        e->out.length = 0;
        if (!count_points(e, error))
            return false;
        put_comment(e, i, &row, &negation);
        if (!osk__buffer_check(&e->out, error))
            return false;
        osk_output_write(output, e->out.data, e->out.length);
    }
    return true;
}

bool osk_explain_write(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_output *output,
                       osk_error *error)
{
    explain e = {.worker = worker};
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    bool good = true;
    for (size_t i = 0; i < count && good; i += step) {
        e.chunk =
            osk_worker_explain(worker, osk_corpus_comment(corpus, i), count - i < step ? count - i : step, error);
        good = e.chunk && put_chunk(&e, output, error);
    }
    free(e.points);
    osk__buffer_free(&e.out);
    return good;
}
