/* A corpus without names: its texts and every field, what the reader said, and (pseudonym_stream.c) what is between. */
#include "pseudonym_corpus.h"

#include "score/reading.h"

#include <stdlib.h>

/* ---- a text and its pieces ---- */

/* Where a place of the text is once the cuts are applied; one inside a cut is at its end. */
static size_t moved(const osk__mask *m, size_t at)
{
    size_t shift = 0; /* may wrap: sums of lengths are taken modulo */
    for (size_t c = 0; c < m->cut_count && m->cuts[c].start < at; c++) {
        const osk__cut *cut = &m->cuts[c];
        if (at < cut->end)
            return cut->start + shift + cut->length;
        shift += cut->length - (cut->end - cut->start);
    }
    return at + shift;
}

/* Cuts and pieces as they were, for the stream. */
static bool keep_cuts(osk__rewriting *r, const osk_comment *comment)
{
    const osk__mask *m = r->mask;
    if (!OSK__ROOM(r->kept, r->kept_capacity, r->kept_count + m->cut_count, r->error) ||
        !OSK__ROOM(r->olds, r->old_capacity, r->old_count + 2 * comment->piece_count, r->error))
        return false;
    for (size_t c = 0; c < m->cut_count; c++)
        r->kept[r->kept_count++] = (struct osk__kept_cut){m->cuts[c].start, m->cuts[c].end, m->cuts[c].length};
    for (size_t p = 0; p < comment->piece_count; p++) {
        r->olds[r->old_count++] = comment->pieces[p].text;
        r->olds[r->old_count++] = comment->pieces[p].text_length;
    }
    return true;
}

/* The token that the cut is in; cuts and tokens are in order. */
static const osk_token *token_of(const osk_chunk *chunk, const osk__cut *cut, size_t *at)
{
    while (*at < chunk->token_count && osk__token_end(&chunk->tokens[*at]) <= cut->start)
        ++*at;
    return *at < chunk->token_count && chunk->tokens[*at].start <= cut->start ? &chunk->tokens[*at] : NULL;
}

/* Long words that become short ones with their code; before the comment has its new text. */
static bool note_long_names(osk__rewriting *r, osk_comment *comment)
{
    const osk__mask *m = r->mask;
    size_t at = 0, count = 0, before = 0, old = comment->long_name_count;
    osk_range *ranges = osk__arena_take(&m->corpus->arena, (m->cut_count + old + 1) * sizeof *ranges, r->error);
    for (size_t c = 0; ranges && c <= m->cut_count; c++) {
        const osk_token *token = c < m->cut_count ? token_of(m->chunk, &m->cuts[c], &at) : NULL;
        uint32_t end = token ? osk__token_end(token) : c < m->cut_count ? 0 : UINT32_MAX;
        for (; before < old && comment->long_names[before].start < end; before++) /* of a corpus that has codes already */
            ranges[count++] = (osk_range){(uint32_t)moved(m, comment->long_names[before].start),
                                          (uint32_t)moved(m, comment->long_names[before].end)};
        if (!token || !osk__is_word(token) ||
            osk__letters(osk__slice(comment->text.data + token->start, token->length)) < OSK__LONG_WORD)
            continue;
        osk_range range = {(uint32_t)moved(m, token->start), (uint32_t)moved(m, end)};
        if (count == 0 || ranges[count - 1].end <= range.start)
            ranges[count++] = range;
    }
    comment->long_names = ranges;
    comment->long_name_count = count;
    return ranges != NULL;
}

static bool rewrite_text(osk__rewriting *r, osk_comment *comment)
{
    osk__mask *m = r->mask;
    if (!osk__mask_find(m, comment->text, r->error) || !osk__mask_text(m, comment->text, &r->text, r->error) ||
        !keep_cuts(r, comment) || !note_long_names(r, comment))
        return false;
    const char *copy = osk__arena_copy(&m->corpus->arena, r->text.data ? r->text.data : "", r->text.length, r->error);
    osk_piece *pieces = osk__arena_take(&m->corpus->arena, comment->piece_count * sizeof *pieces + 1, r->error);
    osk_quote *quotes = osk__arena_take(&m->corpus->arena, comment->quote_count * sizeof *quotes + 1, r->error);
    if (!copy || !pieces || !quotes)
        return false;
    for (size_t p = 0; p < comment->piece_count; p++) {
        const osk_piece *piece = &comment->pieces[p];
        pieces[p] = *piece;
        pieces[p].text = moved(m, piece->text);
        pieces[p].text_length = moved(m, piece->text + piece->text_length) - pieces[p].text;
    }
    for (size_t q = 0; q < comment->quote_count; q++)
        quotes[q] = (osk_quote){(uint32_t)moved(m, comment->quotes[q].start), (uint32_t)moved(m, comment->quotes[q].end),
                                comment->quotes[q].kind};
    comment->text = osk__slice(copy, r->text.length);
    comment->pieces = pieces;
    comment->quotes = quotes;
    return true;
}

/* The worker's tokens and sentences of a text. */
static bool count_words(osk__mask *m, osk_slice text, size_t *tokens, size_t *sentences, osk_error *error)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    const osk_chunk *chunk = osk_worker_types(m->worker, &comment, 1, error);
    *tokens = chunk ? chunk->token_count : 0;
    *sentences = chunk ? chunk->sentence_count : 0;
    return chunk != NULL;
}

/* A text with codes must have as many words and sentences as before. */
static bool check_words(osk__rewriting *r, osk_slice before, osk_slice after)
{
    size_t tokens[2], sentences[2];
    if (r->mask->cut_count == 0)
        return true;
    if (!count_words(r->mask, before, &tokens[0], &sentences[0], r->error) ||
        !count_words(r->mask, after, &tokens[1], &sentences[1], r->error))
        return false;
    r->mask->changed += tokens[0] != tokens[1] || sentences[0] != sentences[1];
    return true;
}

/* ---- fields ---- */

/* A field that is no sentence, in the arena; `loose`: as a file's name. */
static bool rewrite(osk__rewriting *r, osk_slice *field, bool prose)
{
    osk__mask *m = r->mask;
    if (!field->data)
        return true;
    m->prose = prose;
    if (!osk__mask_find(m, *field, r->error) || !osk__mask_text(m, *field, &r->text, r->error))
        return false;
    const char *copy = osk__arena_copy(&m->corpus->arena, r->text.data ? r->text.data : "", r->text.length, r->error);
    *field = osk__slice(copy, r->text.length);
    return copy != NULL;
}

static bool keep(osk__rewriting *r, osk_slice *field)
{
    const char *copy = field->data ? osk__arena_copy(&r->mask->corpus->arena, field->data, field->length, r->error) : NULL;
    bool good = copy || !field->data;
    field->data = copy;
    return good;
}

static bool rewrite_author(osk__rewriting *r, osk_comment *comment, uint32_t *person)
{
    osk__mask *m = r->mask;
    uint32_t code;
    *person = OSK_NONE;
    if (!comment->author.data)
        return true;
    if (!osk__pseudonyms_code(m->key, comment->author, &code, r->error))
        return false;
    *person = code < m->people_capacity ? m->people[code] : OSK_NONE;
    comment->author = osk__strings_get(&m->key->codes, code);
    return keep(r, &comment->author);
}

static bool rewrite_comment(osk__rewriting *r, size_t i)
{
    osk__mask *m = r->mask;
    osk_comment *comment = &m->corpus->comments[i];
    osk_slice before = comment->text;
    m->comment = i;
    m->prose = true;
    r->first[i] = r->kept_count;
    if (!rewrite_author(r, comment, &m->self) || !rewrite_text(r, comment) || !check_words(r, before, comment->text))
        return false;
    m->comment = SIZE_MAX;
    comment->headline = osk__slice(NULL, 0); /* what somebody is and where he works tells who he is */
    if (!rewrite(r, &comment->id, false) || !rewrite(r, &comment->title, true) || !rewrite(r, &comment->label, false) ||
        !keep(r, &comment->posted) || !keep(r, &comment->value))
        return false;
    if (m->self != OSK_NONE)
        osk__names_spoke(&m->names, m->self);
    return true;
}

/* ---- what the reader said ---- */

static bool rewrite_name(osk__rewriting *r, const char **name)
{
    if (!*name)
        return true;
    if (!osk__mask_loose(r->mask, osk__slice_text(*name), &r->text, r->error))
        return false;
    return (*name = osk__arena_copy(&r->mask->corpus->arena, r->text.data ? r->text.data : "", r->text.length, r->error));
}

static bool rewrite_notices(osk__rewriting *r)
{
    osk_corpus *corpus = r->mask->corpus;
    for (size_t i = 0; i < corpus->notice_count; i++) {
        osk_error *place = &corpus->notices[i].place;
        osk_slice message = osk__slice_text(place->message);
        const char *file = place->file;
        osk_error now = *place;
        if (!rewrite(r, &message, false) || !rewrite_name(r, &file) ||
            !osk__mask_loose(r->mask, message, &r->text, r->error))
            return false;
        osk__fail_at(&now, place->code, file, place->line, place->column, "%.*s", (int)r->text.length,
                     r->text.length ? r->text.data : "");
        *place = now;
    }
    for (size_t i = 0; i < corpus->doubt_count; i++) {
        osk_slice edit = corpus->doubts[i].edit;
        if (!rewrite(r, &corpus->doubts[i].what, false) || !rewrite(r, &edit, false))
            return false;
        if (edit.data && !osk__slice_equal(edit, corpus->doubts[i].edit))
            edit = osk__slice(NULL, 0); /* codes are nobody's names in a file of edits */
        corpus->doubts[i].edit = edit;
    }
    return true;
}

bool osk__mask_corpus(osk__mask *mask, osk_error *error)
{
    osk__rewriting r = {.mask = mask, .error = error};
    bool good = (r.first = osk__take(mask->corpus->count + 1, sizeof *r.first, error));
    mask->comment = SIZE_MAX;
    for (size_t i = 0; good && i < mask->corpus->count; i++)
        good = rewrite_comment(&r, i);
    if (good)
        r.first[mask->corpus->count] = r.kept_count;
    mask->self = OSK_NONE;
    const char *name = mask->corpus->name;
    good = good && osk__rewrite_stream(&r);
    size_t asked = mask->asked_count; /* of what the reader said nothing is asked */
    good = good && rewrite_notices(&r) && rewrite_name(&r, &name) && rewrite_name(&r, &mask->corpus->edits);
    mask->asked_count = asked;
    if (good)
        mask->corpus->name = (char *)name;
    osk__buffer_free(&r.stream);
    osk__buffer_free(&r.text);
    free(r.stretches);
    free(r.places);
    free(r.olds);
    free(r.kept);
    free(r.first);
    return good;
}
