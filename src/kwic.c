/* The concordance: every place of a query with its context, and what the scorer says of it.
 *
 *   chunk -> places (score/query.c) -> rows: negation, valence, themes, quotation -> sorted -> written (kwic_write.c)
 *
 * Unsorted it goes chunk by chunk; sorted, rows of all chunks are kept, and texts stay the corpus's. */
#include "kwic.h"
#include "language.h"

#include "score/query.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEY_WORDS = 5,   /* words on a side that rows are sorted by */
    NEAR = 16        /* negations before and behind a match that are looked at: no scope reaches over more */
};

typedef struct kwic {
    osk_worker *worker;
    const osk_kwic_options *options;
    osk__query query;
    osk__buffer who, name;   /* keys of names */
    osk__kwic_writer writer;
    osk_kwic_count count;
    osk__kwic_row *rows; size_t row_count, row_capacity;
    osk__buffer notes;
    uint8_t *seen;           /* by theme */
    /* the chunk at hand, and where in it we are */
    const osk_chunk *chunk;
    uint32_t comment, first_sentence, themed;
    size_t trace, negation, hit, quote;
    bool wanted;             /* is the comment the participant's? */
    osk__note themes;        /* of sentence `themed` */
} kwic;

/* ---- what stands at a place ---- */

static bool overlaps(osk_range range, const osk__place *place)
{
    return range.start < place->end && range.end > place->start;
}

static bool overlaps_any(const osk_range *ranges, uint32_t count, const osk__place *place)
{
    for (uint32_t i = 0; i < count; i++)
        if (overlaps(ranges[i], place))
            return true;
    return false;
}

static osk__note note_from(const kwic *k, size_t start)
{
    return (osk__note){start, k->notes.length - start};
}

static void put_cue(kwic *k, const osk_negation *negation, size_t start)
{
    const osk_range *ranges = k->chunk->ranges + negation->first;
    const char *text = k->chunk->comments[negation->comment].text.data;
    for (uint32_t i = 0; i < negation->cue_count; i++) {
        osk__buffer_text(&k->notes, k->notes.length > start ? " ... " : "");
        osk__buffer_add(&k->notes, text + ranges[i].start, ranges[i].end - ranges[i].start);
    }
}

/* The cues whose scope holds some of the match; a cue does not negate itself. */
static osk__note find_cues(kwic *k, const osk__place *place)
{
    const osk_chunk *chunk = k->chunk;
    size_t start = k->notes.length, found = 0;
    for (; k->negation < chunk->negation_count; k->negation++) {
        const osk_negation *here = &chunk->negations[k->negation];
        if (here->comment > place->comment ||
            (here->comment == place->comment && chunk->ranges[here->first].start >= place->start))
            break;
    }
    size_t from = k->negation > NEAR ? k->negation - NEAR : 0;
    for (size_t i = from; i < chunk->negation_count && i < k->negation + NEAR && found < 2; i++) {
        const osk_negation *here = &chunk->negations[i];
        const osk_range *ranges = chunk->ranges + here->first;
        if (here->comment != place->comment || overlaps_any(ranges, here->cue_count, place) ||
            !overlaps_any(ranges + here->cue_count, here->scope_count, place))
            continue;
        put_cue(k, here, start);
        found++;
    }
    return note_from(k, start);
}

/* Contributions that share a token with the match. */
static void find_valence(kwic *k, const osk__place *place, osk__kwic_row *row)
{
    const osk_chunk *chunk = k->chunk;
    for (size_t i = k->trace; i < chunk->trace_count; i++) {
        const osk_trace *trace = &chunk->trace[i];
        osk_range range = {chunk->tokens[trace->first].start,
                           osk__token_end(&chunk->tokens[trace->first + trace->count - 1])};
        if (trace->comment < place->comment || (trace->comment == place->comment && range.end <= place->start)) {
            k->trace = i + 1;
            continue;
        }
        if (trace->comment > place->comment || range.start >= place->end)
            return;
        row->valence += trace->value;
        row->valued = true;
    }
}

/* The themes of the match's sentence, in the order of the theme files. */
static osk__note find_themes(kwic *k, const osk__place *place)
{
    const osk_chunk *chunk = k->chunk;
    const osk__dictionary *dictionary = &k->worker->language->dictionary;
    if (place->sentence == OSK_NONE || place->sentence == k->themed)
        return place->sentence == OSK_NONE ? (osk__note){0, 0} : k->themes;
    const osk_sentence *sentence = &chunk->sentences[place->sentence];
    size_t start = k->notes.length;
    memset(k->seen, 0, dictionary->theme_count);
    for (; k->hit < chunk->hit_count && chunk->hits[k->hit].first < sentence->first + sentence->count; k->hit++)
        if (chunk->hits[k->hit].first >= sentence->first)
            k->seen[chunk->hits[k->hit].theme] = 1;
    for (size_t i = 0; i < dictionary->theme_count; i++) {
        if (!k->seen[i])
            continue;
        osk__buffer_text(&k->notes, k->notes.length > start ? " " : "");
        osk__buffer_text(&k->notes, dictionary->themes[i].key);
    }
    k->themed = place->sentence;
    return k->themes = note_from(k, start);
}

static void find_quote(kwic *k, const osk_comment *comment, osk__kwic_row *row)
{
    while (k->quote < comment->quote_count && comment->quotes[k->quote].end <= row->start)
        k->quote++;
    row->quoted = k->quote < comment->quote_count && comment->quotes[k->quote].start < row->end;
    row->quote = row->quoted ? comment->quotes[k->quote].kind : OSK_QUOTE_POST;
}

/* ---- order ---- */

/* The first token of the comment that does not begin before `at`. */
static size_t token_from(const osk_chunk *chunk, uint32_t comment, uint32_t at)
{
    size_t low = 0, high = chunk->token_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const osk_token *token = &chunk->tokens[middle];
        if (token->comment < comment || (token->comment == comment && token->start < at))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A word of a key: its folded form with å behind ø, where Norwegian has it and Unicode has not, and an end. */
static void put_key_word(kwic *k, osk_slice form)
{
    for (size_t i = 0; i < form.length; i++) {
        bool aa = i > 0 && form.data[i - 1] == (char)0xC3 && form.data[i] == (char)0xA5;
        osk__buffer_byte(&k->notes, aa ? (char)0xBF : form.data[i]);
    }
    osk__buffer_byte(&k->notes, '\x01');
}

static bool add_key_word(kwic *k, const osk_token *token, osk_error *error)
{
    if (token->type != OSK_NONE) {
        put_key_word(k, osk_type_form(k->worker, token->type));
        return true;
    }
    k->name.length = 0;
    osk_slice text = osk__slice(k->chunk->comments[token->comment].text.data + token->start, token->length);
    if (!osk__unicode_fold(&k->name, text, error))
        return false;
    put_key_word(k, osk__slice(k->name.data, k->name.length));
    return true;
}

static bool make_key(kwic *k, const osk__place *place, osk__note *key, osk_error *error)
{
    const osk_chunk *chunk = k->chunk;
    bool right = k->options->sort == OSK_SORT_RIGHT;
    size_t start = k->notes.length, at = token_from(chunk, place->comment, right ? place->end : place->start), words = 0;
    while (words < KEY_WORDS && (right ? at < chunk->token_count : at > 0)) {
        const osk_token *token = &chunk->tokens[right ? at++ : --at];
        if (token->comment != place->comment)
            break;
        if (token->kind == OSK_MARK || (!right && osk__token_end(token) > place->start))
            continue;
        if (!add_key_word(k, token, error))
            return false;
        words++;
    }
    *key = note_from(k, start);
    return true;
}

static int by_key(const void *a, const void *b)
{
    const osk__kwic_row *x = a, *y = b;
    int order = osk__slice_compare(osk__slice(x->sort, x->key.length), osk__slice(y->sort, y->key.length));
    if (order)
        return order;
    if (x->comment != y->comment)
        return x->comment < y->comment ? -1 : 1;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void sort_rows(kwic *k)
{
    for (size_t i = 0; i < k->row_count; i++)
        k->rows[i].sort = k->notes.data ? k->notes.data + k->rows[i].key.start : "";
    if (k->row_count && k->options->sort != OSK_SORT_PLACE)
        qsort(k->rows, k->row_count, sizeof *k->rows, by_key);
}

/* ---- rows ---- */

/* Is the author the one that is asked for? */
static bool is_who(kwic *k, osk_slice author, bool *is, osk_error *error)
{
    *is = false;
    if (!author.data)
        return true;
    k->name.length = 0;
    if (!osk__unicode_name(&k->name, author, error))
        return false;
    *is = osk__slice_equal(osk__slice(k->name.data, k->name.length), osk__slice(k->who.data, k->who.length));
    return true;
}

/* Comes to a comment with a match. */
static bool enter_comment(kwic *k, const osk__place *place, osk_error *error)
{
    const osk_comment *comment = &k->chunk->comments[place->comment];
    uint32_t sentence = place->sentence;
    k->comment = place->comment;
    k->quote = 0;
    while (sentence != OSK_NONE && sentence > 0 && k->chunk->sentences[sentence - 1].comment == place->comment)
        sentence--;
    k->first_sentence = sentence;
    k->wanted = true;
    if (k->options->who && !is_who(k, comment->author, &k->wanted, error))
        return false;
    k->count.comments += k->wanted;
    return true;
}

/* The bytes from the start of the match's sentence to the end of the one where it ends. */
static void find_sentence(const kwic *k, const osk__place *place, osk__kwic_row *row)
{
    const osk_sentence *sentence = &k->chunk->sentences[place->sentence];
    if (place->sentence == OSK_NONE) {
        row->to = (uint32_t)row->comment->text.length;
        return;
    }
    row->sentence = place->sentence - k->first_sentence + 1;
    row->from = sentence->start;
    while (sentence->start + sentence->length < place->end)
        sentence++;
    row->to = sentence->start + sentence->length;
}

static bool add_row(kwic *k, const osk__place *place, osk_error *error)
{
    if (place->comment != k->comment && !enter_comment(k, place, error))
        return false;
    if (!k->wanted)
        return true;
    if (!OSK__ROOM(k->rows, k->row_capacity, k->row_count + 1, error))
        return false;
    osk__kwic_row *row = &k->rows[k->row_count++];
    *row = (osk__kwic_row){.comment = &k->chunk->comments[place->comment], .start = place->start, .end = place->end};
    find_sentence(k, place, row);
    find_valence(k, place, row);
    find_quote(k, row->comment, row);
    row->negated = find_cues(k, place);
    row->themes = find_themes(k, place);
    k->count.matches++;
    return (k->options->sort == OSK_SORT_PLACE || make_key(k, place, &row->key, error)) &&
           osk__buffer_check(&k->notes, error);
}

static bool write_rows(kwic *k, osk_error *error)
{
    sort_rows(k);
    for (size_t i = 0; i < k->row_count; i++)
        if (!osk__kwic_put(&k->writer, &k->rows[i], k->notes.data, error))
            return false;
    k->row_count = 0;
    k->notes.length = 0;
    return true;
}

static bool add_chunk(kwic *k, osk_error *error)
{
    k->comment = k->themed = OSK_NONE;
    k->trace = k->negation = k->hit = 0;
    if (!osk__query_run(&k->query, k->chunk, &k->worker->vocabulary, error))
        return false;
    for (size_t i = 0; i < k->query.place_count; i++)
        if (!add_row(k, &k->query.places[i], error))
            return false;
    return k->options->sort != OSK_SORT_PLACE || write_rows(k, error);
}

/* ---- the whole ---- */

/* The key of the participant that is asked for, who must take part. */
static bool find_who(kwic *k, const osk_corpus *corpus, osk_error *error)
{
    const char *who = k->options->who;
    if (!who)
        return true;
    if (!osk__unicode_name(&k->who, osk__slice_text(who), error))
        return false;
    for (size_t i = 0; i < osk_corpus_count(corpus); i++) {
        bool is;
        if (!is_who(k, osk_corpus_comment(corpus, i)->author, &is, error) || is)
            return is;
    }
    return osk__fail(error, OSK_USAGE, "nobody here is called '%.80s'", who);
}

static bool run(kwic *k, const osk_corpus *corpus, size_t chunk, osk_error *error)
{
    const osk_language *language = k->worker->language;
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    if (!osk__query_make(&k->query, osk__slice_text(k->options->query), k->options->regex, &k->worker->vocabulary,
                         &language->compounds, error) ||
        !find_who(k, corpus, error) || !osk__kwic_open(&k->writer, corpus, error) ||
        !(k->seen = osk__take(language->dictionary.theme_count + 1, 1, error)))
        return false;
    for (size_t i = 0; i < count; i += step) {
        k->chunk = osk_worker_explain(k->worker, osk_corpus_comment(corpus, i), count - i < step ? count - i : step, error);
        if (!k->chunk || !add_chunk(k, error))
            return false;
    }
    return write_rows(k, error) && osk__kwic_close(&k->writer, error);
}

bool osk_kwic_write(const osk_corpus *corpus, osk_worker *worker, const osk_kwic_options *options, size_t chunk,
                    osk_format format, osk_output *output, osk_kwic_count *count, osk_error *error)
{
    kwic k = {.worker = worker, .options = options,
              .writer = {.format = format, .width = options->width, .output = output}};
    bool good = run(&k, corpus, chunk, error);
    if (count)
        *count = k.count;
    osk__query_free(&k.query);
    osk__kwic_free(&k.writer);
    osk__buffer_free(&k.who);
    osk__buffer_free(&k.name);
    osk__buffer_free(&k.notes);
    free(k.rows);
    free(k.seen);
    return good;
}
