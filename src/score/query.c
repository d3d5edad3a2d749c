/* Queries of the concordance: compiled once, each type looked at once, tokens compared by a bit. */
#include "query.h"

#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

void osk__query_free(osk__query *query)
{
    osk__classes_free(&query->classes);
    osk__regex_free(query->regex);
    osk__arena_free(&query->arena);
    osk__buffer_free(&query->folded);
    osk__buffer_free(&query->found);
    free(query->types);
    free(query->places);
    memset(query, 0, sizeof *query);
}

/* ---- compiling ---- */

static bool fold(osk__query *query, osk_slice text, osk_slice *folded, osk_error *error)
{
    query->folded.length = 0;
    if (!osk__unicode_fold(&query->folded, text, error))
        return false;
    *folded = osk__slice(query->folded.data, query->folded.length);
    return true;
}

static bool keep(osk__query *query, osk_slice text, osk_slice *kept, osk_error *error)
{
    char *copy = osk__arena_copy(&query->arena, text.data, text.length, error);
    *kept = osk__slice(copy, text.length);
    return copy != NULL;
}

static bool add_word(osk__query *query, osk_slice written, size_t column, const osk__vocabulary *vocabulary,
                     const char **why, osk_error *error)
{
    struct osk__query_word *word = &query->words[query->word_count++];
    osk_error place = {.column = column};
    bool stem = written.data[0] == '~';
    osk_slice folded, text;
    *why = NULL;
    if (!fold(query, osk__slice_behind(written, stem), &folded, error))
        return false;
    if (folded.length == 0) {
        *why = "is none";
        return false;
    }
    if (stem) {
        word->kind = OSK__QUERY_STEM;
        return osk__stemmer_run(vocabulary->stemmer, folded, &text, error) && keep(query, text, &word->text, error);
    }
    word->kind = osk__class_is(written) ? OSK__QUERY_CLASS : OSK__QUERY_FORM;
    if (word->kind == OSK__QUERY_FORM)
        return keep(query, folded, &word->text, error);
    word->class = osk__class_add(&query->classes, &query->arena, folded, &place, "", why, error);
    return word->class != OSK_NONE;
}

static bool read_words(osk__query *query, osk_slice text, const osk__vocabulary *vocabulary, osk_error *error)
{
    for (size_t at = 0; at < text.length;) {
        const char *space = memchr(text.data + at, ' ', text.length - at), *why = "is one too many: eight are the most";
        size_t end = space ? (size_t)(space - text.data) : text.length, column = osk__utf8_column(text, at);
        osk_slice word = osk__slice(text.data + at, end - at);
        at = end + 1;
        if (word.length == 0)
            continue;
        if (query->word_count < OSK__QUERY_WORDS && add_word(query, word, column, vocabulary, &why, error))
            continue;
        return why && osk__fail_at(error, OSK_USAGE, "", 0, column, "the query fails at column %zu: the word '%.*s' %s",
                                   column, (int)(word.length < 80 ? word.length : 80), word.data, why);
    }
    return query->word_count || osk__fail_at(error, OSK_USAGE, "", 0, 1, "the query holds no word");
}

bool osk__query_make(osk__query *query, osk_slice text, bool regex, const osk__vocabulary *vocabulary,
                     const osk__compounds *compounds, osk_error *error)
{
    memset(query, 0, sizeof *query);
    for (size_t i = 0, step; i < text.length; i += step)
        if (!(step = osk__utf8_next(text.data + i, text.length - i, NULL)))
            return osk__fail(error, OSK_USAGE, "the query is no well-formed UTF-8");
    if (regex)
        return (query->regex = osk__regex_make(text, error)) != NULL;
    osk_error part = {.code = OSK_OK};
    if (!read_words(query, text, vocabulary, error))
        return false;
    if (osk__classes_seal(&query->classes, compounds, &part))
        return true;
    return part.column ? osk__fail_at(error, part.code, "", 0, part.column, "the query fails at column %zu: %s", part.column,
                                      part.message)
                       : osk__fail(error, part.code, "%s", part.message);
}

/* ---- types ---- */

static bool has_class(const osk__query *query, uint32_t class)
{
    for (size_t at = 0; at < query->found.length; at += sizeof class)
        if (memcmp(query->found.data + at, &class, sizeof class) == 0)
            return true;
    return false;
}

/* The words that a folded form is; `stem` has data NULL where the token has none. */
static bool bits_of(osk__query *query, osk_slice form, osk_slice stem, uint8_t *bits, osk_error *error)
{
    *bits = 0;
    if (query->classes.names.count && !osk__classes_find(&query->classes, form, &query->found, error))
        return false;
    for (size_t k = 0; k < query->word_count; k++) {
        const struct osk__query_word *word = &query->words[k];
        bool is = word->kind == OSK__QUERY_FORM   ? osk__slice_equal(form, word->text)
                  : word->kind == OSK__QUERY_STEM ? stem.data && osk__slice_equal(stem, word->text)
                                                  : has_class(query, word->class);
        *bits |= (uint8_t)(is << k);
    }
    return true;
}

static bool catch_up(osk__query *query, const osk__vocabulary *vocabulary, osk_error *error)
{
    if (!OSK__ROOM(query->types, query->type_capacity, vocabulary->record_count + 1, error))
        return false;
    for (; query->type_count < vocabulary->record_count; query->type_count++) {
        uint32_t type = (uint32_t)query->type_count;
        if (!bits_of(query, osk__strings_get(&vocabulary->forms, type),
                     osk__strings_get(&vocabulary->stems, vocabulary->records[type].stem), &query->types[type], error))
            return false;
    }
    return true;
}

/* ---- matching ---- */

static bool add_place(osk__query *query, osk__place place, osk_error *error)
{
    if (!OSK__ROOM(query->places, query->place_capacity, query->place_count + 1, error))
        return false;
    query->places[query->place_count++] = place;
    return true;
}

/* Numbers and addresses have no type: they are looked at one by one. Marks are no words. */
static bool token_bits(osk__query *query, const osk_chunk *chunk, const osk_token *token, uint8_t *bits,
                       osk_error *error)
{
    osk_slice folded;
    *bits = 0;
    if (token->type != OSK_NONE)
        *bits = query->types[token->type];
    else if (token->kind != OSK_MARK)
        return fold(query, osk__slice(chunk->comments[token->comment].text.data + token->start, token->length), &folded,
                    error) &&
               bits_of(query, folded, osk__slice(NULL, 0), bits, error);
    return true;
}

/* *whole: the words stand in a row from token `first` on, in one sentence and with no mark between. */
static bool stands(osk__query *query, const osk_chunk *chunk, size_t first, size_t end, bool *whole, osk_error *error)
{
    uint8_t bits;
    *whole = end - first >= query->word_count;
    for (size_t k = 0; k < query->word_count && *whole; k++) {
        if (!token_bits(query, chunk, &chunk->tokens[first + k], &bits, error))
            return false;
        *whole = bits >> k & 1;
    }
    return true;
}

static bool find_words(osk__query *query, const osk_chunk *chunk, osk_error *error)
{
    for (uint32_t s = 0; s < chunk->sentence_count; s++) {
        const osk_sentence *sentence = &chunk->sentences[s];
        size_t end = (size_t)sentence->first + sentence->count;
        for (size_t i = sentence->first; i < end;) {
            bool whole;
            if (!stands(query, chunk, i, end, &whole, error))
                return false;
            const osk_token *first = &chunk->tokens[i], *last = first + query->word_count - 1;
            if (whole && !add_place(query, (osk__place){sentence->comment, s, first->start, osk__token_end(last)}, error))
                return false;
            i += whole ? query->word_count : 1;
        }
    }
    return true;
}

/* The sentence of comment `c` that holds byte `at`, from sentence *s on, which moves along; OSK_NONE where there is none. */
static uint32_t sentence_at(const osk_chunk *chunk, uint32_t c, uint32_t at, uint32_t *s)
{
    for (; *s < chunk->sentence_count; ++*s) {
        const osk_sentence *here = &chunk->sentences[*s];
        if (here->comment > c || (here->comment == c && here->start + here->length > at))
            break;
    }
    return *s < chunk->sentence_count && chunk->sentences[*s].comment == c ? *s : OSK_NONE;
}

static bool find_regex(osk__query *query, const osk_chunk *chunk, osk_error *error)
{
    uint32_t s = 0;
    for (uint32_t c = 0; c < chunk->comment_count; c++) {
        osk_range range = {0, 0};
        bool found = false;
        do {
            if (!osk__regex_find(query->regex, chunk->comments[c].text, range.end, &range, &found, error))
                return false;
            if (found && !add_place(query, (osk__place){c, sentence_at(chunk, c, range.start, &s), range.start, range.end},
                                    error))
                return false;
        } while (found);
    }
    return true;
}

bool osk__query_run(osk__query *query, const osk_chunk *chunk, const osk__vocabulary *vocabulary, osk_error *error)
{
    query->place_count = 0;
    if (query->regex)
        return find_regex(query, chunk, error);
    return catch_up(query, vocabulary, error) && find_words(query, chunk, error);
}
