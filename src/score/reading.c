/* Counting words, long words and sentences of comments. */
#include "reading.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdlib.h>

void osk__reading_free(osk__reading *reading)
{
    free(reading->rows);
    free(reading->units);
    free(reading->signatures);
    *reading = (osk__reading){0};
}

size_t osk__letters(osk_slice word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i += osk__utf8_next(word.data + i, word.length - i, NULL))
        letters += osk__unicode_letter(osk__utf8_value(word.data + i));
    return letters;
}

static bool add_rows(osk__reading *reading, const osk_chunk *chunk, osk_error *error)
{
    size_t count = chunk->comment_count;
    if (!OSK__ROOM(reading->rows, reading->row_capacity, reading->row_count + count, error) ||
        !OSK__ROOM(reading->signatures, reading->signature_capacity, count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        reading->rows[reading->row_count + i] = (osk__reading_row){0};
        reading->signatures[i] = osk__signature_start(chunk->comments[i].text);
    }
    return true;
}

/* Is the token inside a quotation? *at moves along with the tokens of the comment. */
static bool is_quoted(const osk_comment *comment, const osk_token *token, size_t *at)
{
    while (*at < comment->quote_count && comment->quotes[*at].end <= token->start)
        ++*at;
    return *at < comment->quote_count && comment->quotes[*at].start <= token->start;
}

/* Where a code stands for a name, the name's own length counts. */
static bool was_long(const osk_comment *comment, const osk_token *token)
{
    size_t low = 0, high = comment->long_name_count;
    OSK__HALVE(low, high, i, comment->long_names[i].end <= token->start)
    return low < comment->long_name_count && comment->long_names[low].start < osk__token_end(token);
}

static bool add_word(osk__reading *reading, osk__reading_row *row, const osk_chunk *chunk, const osk_token *token,
                     const osk__vocabulary *vocabulary, osk_error *error)
{
    const osk_comment *comment = &chunk->comments[token->comment];
    osk_slice text = osk__slice(comment->text.data + token->start, token->length);
    row->words++;
    row->long_words += (token->length >= OSK__LONG_WORD && osk__letters(text) >= OSK__LONG_WORD) || was_long(comment, token);
    if (!reading->keep)
        return true;
    if (!OSK__ROOM(reading->units, reading->unit_capacity, reading->unit_count + 1, error))
        return false;
    reading->units[reading->unit_count++] = reading->stems ? vocabulary->records[token->type].stem : token->type;
    return true;
}

static bool add_sentence(osk__reading *reading, const osk_chunk *chunk, const osk_sentence *sentence, size_t *quote,
                         const osk__vocabulary *vocabulary, osk_error *error)
{
    const osk_comment *comment = &chunk->comments[sentence->comment];
    osk__reading_row *row = &reading->rows[reading->row_count + sentence->comment];
    uint32_t before = row->words;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const osk_token *token = &chunk->tokens[sentence->first + i];
        if (!osk__is_word(token) || token->start >= reading->signatures[sentence->comment])
            continue;
        bool quoted = is_quoted(comment, token, quote);
        row->quoted += quoted;
        if ((!quoted || reading->with_quoted) && !add_word(reading, row, chunk, token, vocabulary, error))
            return false;
    }
    row->sentences += row->words > before;
    return true;
}

bool osk__reading_add(osk__reading *reading, const osk_chunk *chunk, const osk__vocabulary *vocabulary,
                      osk_error *error)
{
    size_t s = 0;
    if (!add_rows(reading, chunk, error))
        return false;
    for (size_t c = 0; c < chunk->comment_count; c++) {
        size_t quote = 0;
        reading->rows[reading->row_count + c].first = reading->unit_count;
        for (; s < chunk->sentence_count && chunk->sentences[s].comment == c; s++)
            if (!add_sentence(reading, chunk, &chunk->sentences[s], &quote, vocabulary, error))
                return false;
    }
    reading->row_count += chunk->comment_count;
    return true;
}
