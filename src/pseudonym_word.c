/* What a word looks like to one who seeks names: its form, its capital and who gave it, its class, whether it is an ordinary one. */
#include "pseudonym.h"

#include "base/utf8.h"

osk_slice osk__mask_folded(const osk__mask *m, size_t i)
{
    const osk_token *token = &m->chunk->tokens[i];
    return token->type == OSK_NONE ? osk__slice("", 0) : osk__strings_get(&m->worker->vocabulary.forms, token->type);
}

osk_slice osk__mask_written(const osk__mask *m, size_t i)
{
    const osk_token *token = &m->chunk->tokens[i];
    return osk__slice(m->chunk->comments[token->comment].text.data + token->start, token->length);
}

static size_t times(const osk__strings *words, const size_t *counts, osk_slice word)
{
    uint32_t number = words->count ? osk__strings_find(words, word) : OSK_NONE;
    return number == OSK_NONE ? 0 : counts[number];
}

static bool holds(const osk__strings *words, osk_slice word)
{
    return words->count && osk__strings_find(words, word) != OSK_NONE;
}

/* Is it an ordinary word by the lists? */
bool osk__mask_listed(const osk__mask *m, osk_slice word)
{
    uint32_t lore = osk__strings_find(&m->names.lore->words, word), form = osk__strings_find(&m->dictionary->vocabulary.forms, word);
    return holds(&m->key->hardly, word) || (lore != OSK_NONE && m->names.lore->items[lore].common) ||
           (form != OSK_NONE && form < m->dictionary->own_form_count);
}

bool osk__mask_ordinary(const osk__mask *m, osk_slice word)
{
    size_t small = times(&m->lower, m->lower_count, word);
    return !holds(&m->key->surely, word) &&
           (osk__mask_listed(m, word) || (small > 0 && small >= times(&m->upper, m->upper_count, word)));
}

bool osk__mask_surely(const osk__mask *m, osk_slice word)
{
    return holds(&m->key->surely, word);
}

bool osk__mask_known(const osk__mask *m, osk_slice word)
{
    return osk__mask_listed(m, word) || times(&m->lower, m->lower_count, word) > 1 ||
           (m->reference->forms.count && osk__strings_find(&m->reference->forms, word) != OSK_NONE);
}

uint32_t osk__mask_class(const osk__mask *m, size_t i)
{
    if (i < m->begin || i >= m->end || m->chunk->tokens[i].type >= m->dictionary->form_count)
        return 0;
    uint32_t node = osk__pattern_next(&m->dictionary->network_words, 0, OSK__FORM_SYMBOL(m->chunk->tokens[i].type));
    uint32_t value = node ? osk__pattern_value(&m->dictionary->network_words, node) : OSK_NONE;
    return value == OSK_NONE ? 0 : m->dictionary->network_classes[value];
}

bool osk__mask_capital(const osk__mask *m, size_t i)
{
    if (i < m->begin || i >= m->end)
        return false;
    const osk_token *token = &m->chunk->tokens[i];
    return osk__is_word(token) && token->length > 1 &&
           (token->shape == OSK_SHAPE_CAPITAL || (token->shape == OSK_SHAPE_MIXED && osk__unicode_upper(osk__utf8_value(osk__mask_written(m, i).data))));
}

bool osk__mask_mark(const osk__mask *m, size_t i)
{
    uint8_t kind = m->chunk->tokens[i].kind;
    return kind == OSK_MARK || kind == OSK_EMOTICON || kind == OSK_EMOJI;
}

/* Does the sentence give the word its capital? */
bool osk__mask_heads(const osk__mask *m, size_t i)
{
    while (i > m->begin)
        if (!osk__mask_mark(m, --i))
            return false;
    return true;
}

/* A mark behind one who is spoken to, or the end. */
bool osk__mask_closes(const osk__mask *m, size_t i)
{
    return i >= m->end || osk__mask_mark(m, i);
}

/* A word that nobody is called: it has its capital from the sentence, or is one anywhere. */
bool osk__mask_plain(const osk__mask *m, size_t i)
{
    const osk_token *token = &m->chunk->tokens[i];
    return osk__mask_class(m, i) || (token->type != OSK_NONE && (m->worker->vocabulary.records[token->type].flags & OSK__STOP)) ||
           osk__mask_ordinary(m, osk__mask_folded(m, i));
}

/* The "K" of "K. Nordmann" before token `at`, also where the point ended the sentence; OSK_NONE: there is none. */
uint32_t osk__mask_initial(const osk__mask *m, size_t at)
{
    if (at < 2 || m->chunk->tokens[at - 1].kind != OSK_MARK || !osk__slice_is(osk__mask_written(m, at - 1), "."))
        return OSK_NONE;
    const osk_token *token = &m->chunk->tokens[at - 2];
    return osk__is_word(token) && token->shape != OSK_SHAPE_LOWER && osk__utf8_count(osk__mask_written(m, at - 2)) == 1
               ? (uint32_t)at - 2 : OSK_NONE;
}
