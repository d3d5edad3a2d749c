/* Samples on the road: every comment or sentence with its label into a frame, to draw from or to find again. */
#include "language.h"

#include "base/unicode.h"
#include "stat/evaluate_sample.h"
#include "stat/stat.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_COMMENTS = 50 };

struct gatherer {
    osk__frame *frame;
    const osk__dictionary *dictionary;
    const osk__record *records; /* of the chunk's types */
    const osk_chunk *chunk;
    osk_sample_unit unit;
    osk_sample_by by;
    osk__buffer key;
    uint32_t *places;    /* by theme: in the unit at hand */
    size_t hit;          /* of the chunk: the first that is not before the unit */
    osk__voice voice;
    osk_error *error;
};

/* A word of the poster's own among the tokens? */
static bool has_words(struct gatherer *g, size_t first, size_t end)
{
    bool any = false;
    for (size_t i = first; i < end; i++)
        if (osk__is_word(&g->chunk->tokens[i]) && !osk__voice_quoted(&g->voice, g->chunk, &g->chunk->tokens[i]))
            any = true;
    return any;
}

/* The theme with most places there, of two the first in the files; parts count as their whole. */
static osk_slice theme_of(struct gatherer *g, size_t end)
{
    uint32_t best = OSK_NONE;
    size_t from = g->hit;
    for (; g->hit < g->chunk->hit_count && g->chunk->hits[g->hit].first < end; g->hit++) {
        uint32_t theme = g->chunk->hits[g->hit].theme;
        while (g->dictionary->themes[theme].parent != OSK_NONE)
            theme = g->dictionary->themes[theme].parent;
        g->places[theme]++;
    }
    for (size_t i = 0; i < g->dictionary->theme_count && g->hit > from; i++) {
        if (g->places[i] && (best == OSK_NONE || g->places[i] > g->places[best]))
            best = (uint32_t)i;
    }
    osk_slice name = osk__slice_text(best == OSK_NONE ? "none" : g->dictionary->themes[best].key);
    if (g->hit > from)
        memset(g->places, 0, g->dictionary->theme_count * sizeof *g->places);
    return name;
}

static bool find_group(struct gatherer *g, const osk_comment *comment, osk_slice theme, osk__frame_unit *unit)
{
    osk_slice name = g->by == OSK_SAMPLE_BY_THEME ? theme : osk__slice_text(osk_label_name(unit->label));
    if (g->by == OSK_SAMPLE_BY_PARTICIPANT) {
        g->key.length = 0;
        if (comment->author.data && !osk__unicode_name(&g->key, comment->author, g->error))
            return false;
        name = osk__slice(g->key.data ? g->key.data : "", g->key.length);
    }
    unit->group = osk__strings_add(&g->frame->groups, name, g->error);
    return unit->group != OSK_NONE;
}

static bool add_unit(struct gatherer *g, osk__frame_unit unit, const osk_comment *comment, osk_slice theme)
{
    if (!OSK__ROOM(g->frame->units, g->frame->capacity, g->frame->count + 1, g->error) ||
        !find_group(g, comment, theme, &unit))
        return false;
    g->frame->units[g->frame->count++] = unit;
    return true;
}

/* Sentences [from, to) of one comment: each a unit, or all together. */
static bool add_comment(struct gatherer *g, size_t from, size_t to, size_t *row)
{
    const osk_sentence *sentences = g->chunk->sentences;
    uint32_t c = sentences[from].comment;
    const osk_comment *comment = &g->chunk->comments[c];
    size_t step = g->unit == OSK_SAMPLE_SENTENCES ? 1 : to - from;
    for (size_t i = from; i < to; i += step) {
        const osk_sentence *last = &sentences[i + step - 1];
        size_t end = (size_t)last->first + last->count;
        osk_score score = step == 1 && g->unit == OSK_SAMPLE_SENTENCES ? osk__score_sentence(g->dictionary, g->records, g->chunk, last, row)
                                                                       : g->chunk->scores[c];
        bool own = has_words(g, sentences[i].first, end) && comment->kind == OSK_COMMENT;
        osk_slice theme = theme_of(g, end);
        osk__frame_unit unit = {.comment = comment->n, .label = score.label, .value = osk_score_value(&score),
                                .start = sentences[i].start, .end = last->start + last->length,
                                .sentence = g->unit == OSK_SAMPLE_SENTENCES ? (uint32_t)(i - from + 1) : 0};
        unit.text = osk__slice_trim(osk__slice(comment->text.data + unit.start, unit.end - unit.start));
        if (own && !add_unit(g, unit, comment, theme))
            return false;
    }
    return true;
}

static bool add_chunk(struct gatherer *g)
{
    size_t row = 0;
    g->hit = 0;
    g->voice = (osk__voice){0};
    for (size_t i = 0, end; i < g->chunk->sentence_count; i = end) {
        for (end = i; end < g->chunk->sentence_count && g->chunk->sentences[end].comment == g->chunk->sentences[i].comment;)
            end++;
        if (!add_comment(g, i, end, &row))
            return false;
    }
    return true;
}

static bool gather(osk__frame *frame, const osk_corpus *corpus, osk_worker *worker, osk_sample_unit unit, osk_sample_by by,
                   size_t chunk, osk_error *error)
{
    struct gatherer g = {.frame = frame, .dictionary = &worker->language->dictionary, .unit = unit, .by = by, .error = error};
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    bool good = (g.places = osk__take(g.dictionary->theme_count + 1, sizeof *g.places, error)) != NULL;
    for (size_t i = 0; i < count && good; i += step) {
        g.chunk = osk_worker_run(worker, osk_corpus_comment(corpus, i), count - i < step ? count - i : step, error);
        g.records = worker->vocabulary.records;
        good = g.chunk && add_chunk(&g);
    }
    good = good && (frame->count < OSK_NONE || osk__fail(error, OSK_INPUT, "too many units for one sample"));
    free(g.places);
    osk__buffer_free(&g.key);
    return good;
}

static const char *edits_of(const osk_corpus *corpus)
{
    return osk_corpus_edits(corpus) ? osk_corpus_edits_hash(corpus) : "";
}

static bool choose(osk_sample *sample, const osk_corpus *corpus, const osk_sample_options *options, osk_error *error)
{
    osk_stat_options lang = {.lang = options ? options->lang : NULL};
    if (options)
        sample->options = *options;
    if (sample->options.unit == OSK_SAMPLE_AUTO)
        sample->options.unit = osk_corpus_found(corpus) < FEW_COMMENTS ? OSK_SAMPLE_SENTENCES : OSK_SAMPLE_COMMENTS;
    return osk__stat_language(&lang, &sample->language, error);
}

osk_sample *osk_pipeline_sample(const osk_corpus *corpus, osk_worker *worker, const osk_sample_options *options,
                                osk_error *error)
{
    osk_sample *sample = osk__take(1, sizeof *sample, error);
    if (sample && choose(sample, corpus, options, error) &&
        gather(&sample->frame, corpus, worker, sample->options.unit, sample->options.by, sample->options.chunk, error) &&
        osk__sample_draw(sample, osk_corpus_hash(corpus), edits_of(corpus), error))
        return sample;
    osk_sample_free(sample);
    return NULL;
}

osk_table *osk_sample_codebook(const osk_language *language, const char *lang, osk_error *error)
{
    osk_stat_options options = {.lang = lang};
    osk__speech speech = {.texts = &language->dictionary.texts};
    return osk__stat_language(&options, &speech.language, error) ? osk__codebook(&speech, error) : NULL;
}

osk_table *osk_pipeline_evaluate(const osk_corpus *corpus, osk_worker *worker, const osk_sample_codes *codes,
                                 osk_evaluation which, size_t chunk, const osk_stat_options *options, osk_error *error)
{
    osk__frame frame = {0};
    osk__speech speech = {.texts = &worker->language->dictionary.texts};
    osk_sample_unit unit;
    osk_table *table = NULL;
    if (!codes->key || codes->sheet_count == 0)
        osk__fail(error, OSK_USAGE, "a sample is evaluated by its key and its coders' sheets: --key and --codes name them");
    else if (osk__stat_language(options, &speech.language, error) && osk__key_unit(codes->key, &unit, error) &&
             gather(&frame, corpus, worker, unit, OSK_SAMPLE_BY_LABEL, chunk, error))
        table = osk__evaluate_sample(&frame, osk_corpus_hash(corpus), edits_of(corpus), codes, which,
                                     options ? options->seed : 0, &speech, error);
    free(frame.units);
    osk__strings_free(&frame.groups);
    return table;
}
