/* The concordance: every place of a query with its context, and what the scorer says of it.
 *
 *   chunk -> places (score/query.c) -> rows, with what is known of them (kwic_note.c) -> sorted -> written (kwic_write.c)
 *
 * Unsorted it goes chunk by chunk; sorted, rows of all chunks are kept, and texts stay the corpus's. */
#include "kwic.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_WORDS = 5 }; /* on a side, that rows are sorted by */

/* ---- order ---- */

/* The first token of the comment that does not begin before `at`. */
static size_t token_from(const osk_chunk *chunk, uint32_t comment, uint32_t at)
{
    size_t low = 0, high = chunk->token_count;
    OSK__HALVE(low, high, i, chunk->tokens[i].comment < comment ||
                                 (chunk->tokens[i].comment == comment && chunk->tokens[i].start < at))
    return low;
}

/* A word of a key: its folded form with å behind ø, where Norwegian has it and Unicode has not, and an end. */
static void put_key_word(osk__kwic *k, osk_slice form)
{
    for (size_t i = 0; i < form.length; i++) {
        bool aa = i > 0 && form.data[i - 1] == (char)0xC3 && form.data[i] == (char)0xA5;
        osk__buffer_byte(&k->notes, aa ? (char)0xBF : form.data[i]);
    }
    osk__buffer_byte(&k->notes, '\x01');
}

static bool add_key_word(osk__kwic *k, const osk_token *token, osk_error *error)
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

static bool make_key(osk__kwic *k, const osk__place *place, osk__note *key, osk_error *error)
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
    *key = (osk__note){start, k->notes.length - start};
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

static void sort_rows(osk__kwic *k)
{
    for (size_t i = 0; i < k->row_count; i++)
        k->rows[i].sort = k->notes.data ? k->notes.data + k->rows[i].key.start : "";
    if (k->row_count && k->options->sort != OSK_SORT_PLACE)
        qsort(k->rows, k->row_count, sizeof *k->rows, by_key);
}

/* ---- rows ---- */

/* Is the author the one that is asked for? */
static bool is_who(osk__kwic *k, osk_slice author, bool *is, osk_error *error)
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
static bool enter_comment(osk__kwic *k, const osk__place *place, osk_error *error)
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
    return true;
}

/* The bytes from the start of the match's sentence to the end of the one where it ends. */
static void find_sentence(const osk__kwic *k, const osk__place *place, osk__kwic_row *row)
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

static bool add_row(osk__kwic *k, const osk__place *place, osk_error *error)
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
    if (k->code != OSK_NONE && !osk__codes_hold(k->options->codes, row->comment->n, row->sentence, k->code)) {
        k->row_count--;
        return true;
    }
    k->count.comments += k->counted != row->comment->n + 1;
    k->counted = row->comment->n + 1;
    osk__kwic_note(k, place, row);
    k->count.matches++;
    return (k->options->sort == OSK_SORT_PLACE || make_key(k, place, &row->key, error)) &&
           osk__buffer_check(&k->notes, error);
}

static bool write_rows(osk__kwic *k, osk_error *error)
{
    sort_rows(k);
    for (size_t i = 0; i < k->row_count; i++)
        if (!osk__kwic_put(&k->writer, &k->rows[i], k->notes.data, error))
            return false;
    k->row_count = 0;
    k->notes.length = 0;
    return true;
}

static bool add_chunk(osk__kwic *k, osk_error *error)
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
static bool find_who(osk__kwic *k, const osk_corpus *corpus, osk_error *error)
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

static bool find_code(osk__kwic *k, osk_error *error)
{
    k->code = OSK_NONE;
    if (!k->options->where)
        return true;
    return osk__codes_want(k->options->codes, k->options->where, &k->code, error);
}

static bool run(osk__kwic *k, const osk_corpus *corpus, size_t chunk, osk_error *error)
{
    const osk_language *language = k->worker->language;
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    if (!osk__query_make(&k->query, osk__slice_text(k->options->query), k->options->regex, &k->worker->vocabulary,
                         &language->compounds, error) ||
        !find_who(k, corpus, error) || !find_code(k, error) || !osk__kwic_open(&k->writer, corpus, error) ||
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
    osk__kwic k = {.worker = worker, .options = options,
              .writer = {.width = options->width,
                         .rows = {.format = format, .output = output, .language = worker->language, .lang = options->lang}}};
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
