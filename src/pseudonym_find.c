/* Names in a text, and whose they are.
 *
 * A name that is a word too (Even, Liv, Berg) is replaced where it has a capital that no sentence gave it, is spoken to, stands
 * beside a title or the rest of the name, or before a verb of speech; else it is asked about. A longer name than anybody's here
 * ("Erna Berg") is another's: it is asked about. */
#include "pseudonym.h"

#include "base/utf8.h"

/* ---- is it a name, and of somebody here? ---- */

/* Does a compound at token `i` go on with the person's name: "Kari Nordmann-saken"? */
static bool goes_on(osk__mask *m, size_t i, const osk__alias *alias)
{
    size_t length = 0;
    uint32_t part = OSK_NONE;
    if (i >= m->end || !memchr(osk__mask_written(m, i).data, '-', osk__mask_written(m, i).length))
        return false;
    if (!osk__mask_part(m, osk__mask_written(m, i), 0, &length, &part, NULL))
        m->failed = true;
    return !m->failed && length && m->names.items[part].person == alias->person;
}

typedef enum verdict { IS_NAME, IS_WORD, IS_DOUBTFUL, IS_ANOTHERS } verdict;

/* Is the initial before a last name its owner's? */
static bool fits_initial(osk__mask *m, uint32_t initial, const osk__name_hit *hit)
{
    osk_slice letter = osk__mask_folded(m, initial), shown = m->names.shown[m->names.items[hit->alias].person];
    m->word.length = 0;
    if (!osk__unicode_fold(&m->word, shown, NULL))
        m->failed = true;
    return !m->failed && m->word.length >= letter.length &&
           memcmp(m->word.data, letter.data, letter.length) == 0;
}

/* "Nordmann" and "Tveit Aas" stand behind an initial where the point ended the sentence. */
static bool follows_initial(const osk__alias *alias)
{
    return alias->kind == OSK__ALIAS_LAST || alias->kind == OSK__ALIAS_PART;
}

/* A longer name than anybody's here. */
static bool is_anothers(osk__mask *m, const osk__name_hit *hit)
{
    const osk__alias *alias = &m->names.items[hit->alias];
    size_t behind = hit->first + hit->count;
    if ((alias->kind == OSK__ALIAS_FULL && hit->count > 1) || (hit->count == 1 && osk__mask_surely(m, osk__mask_folded(m, hit->first))))
        return false;
    if (!hit->genitive && alias->kind != OSK__ALIAS_LAST && alias->kind != OSK__ALIAS_INITIAL && osk__mask_capital(m, behind) && !osk__mask_plain(m, behind) &&
        !goes_on(m, behind, alias))
        return true;
    uint32_t initial = follows_initial(alias) ? osk__mask_initial(m, hit->first) : OSK_NONE;
    if (initial != OSK_NONE)
        return !fits_initial(m, initial, hit);
    if (hit->first == m->begin || !osk__mask_capital(m, hit->first - 1) || alias->kind == OSK__ALIAS_FIRST)
        return false;
    return !osk__mask_plain(m, hit->first - 1);
}

/* One word that is an ordinary one too. */
static verdict of_word(const osk__mask *m, const osk__name_hit *hit)
{
    size_t behind = hit->first + hit->count;
    const osk_token *token = &m->chunk->tokens[hit->first];
    if (token->shape == OSK_SHAPE_LOWER) /* "hei kari, ..." */
        return osk__mask_listed(m, osk__mask_folded(m, hit->first)) ? IS_WORD
               : osk__mask_closes(m, behind) && (osk__mask_heads(m, hit->first) || osk__mask_mark(m, hit->first - 1) || (osk__mask_class(m, hit->first - 1) & OSK__NETWORK_GREETING))
                   ? IS_NAME : IS_DOUBTFUL;
    if (!m->prose || (hit->first > m->begin && (osk__mask_class(m, hit->first - 1) & OSK__NETWORK_TITLE)))
        return IS_NAME;
    if (token->shape == OSK_SHAPE_UPPER)
        return IS_DOUBTFUL;
    if (!osk__mask_heads(m, hit->first))
        return IS_NAME;
    return osk__mask_closes(m, behind) || (!hit->genitive && (osk__mask_class(m, behind) & OSK__NETWORK_REPORT)) ? IS_NAME : IS_DOUBTFUL;
}

static verdict judge(osk__mask *m, const osk__name_hit *hit)
{
    const osk__alias *alias = &m->names.items[hit->alias];
    osk_slice word = osk__mask_folded(m, hit->first);
    bool capital = false;
    for (size_t i = hit->first; i < hit->first + hit->count; i++)
        capital = capital || m->chunk->tokens[i].shape == OSK_SHAPE_CAPITAL || m->chunk->tokens[i].shape == OSK_SHAPE_UPPER || m->chunk->tokens[i].shape == OSK_SHAPE_MIXED;
    if (hit->count == 1 && osk__utf8_count(word) <= 1)
        return IS_WORD; /* a letter names nobody */
    if (is_anothers(m, hit))
        return IS_ANOTHERS;
    if (alias->kind == OSK__ALIAS_INITIAL || (hit->count > 1 && !capital))
        return capital || !osk__mask_ordinary(m, osk__mask_folded(m, hit->first + hit->count - 1)) ? IS_NAME : IS_WORD;
    if (hit->count > 1)
        return IS_NAME;
    osk_slice bare = osk__slice(word.data, word.length - (hit->genitive && word.length && word.data[word.length - 1] == 's'));
    bool ordinary = osk__mask_ordinary(m, word) || osk__mask_ordinary(m, bare);
    return ordinary && !alias->small && !osk__mask_surely(m, bare) ? of_word(m, hit) : IS_NAME;
}

/* ---- a text ---- */

static bool take_hit(osk__mask *m, osk__name_hit *hit, osk_error *error)
{
    uint32_t initial;
    switch (judge(m, hit)) {
    case IS_NAME:
        initial = follows_initial(&m->names.items[hit->alias]) ? osk__mask_initial(m, hit->first) : OSK_NONE;
        return (initial == OSK_NONE || osk__mask_cut_initial(m, &m->chunk->tokens[initial], osk__mask_code(m, hit->alias), error)) &&
               osk__mask_cut_hit(m, hit, error);
    case IS_DOUBTFUL: return osk__mask_ask(m, hit->first, 1, OSK__ASK_WORD, OSK_NONE, error);
    case IS_ANOTHERS: return osk__mask_ask_stranger(m, hit, error);
    default: return true;
    }
}

/* "Hei Kari Berg", "T. Nordmann-saken": who is here ends the name of `*count` tokens. */
static bool end_strangers(osk__mask *m, size_t at, size_t *count, osk_error *error)
{
    for (size_t i = 1; i < *count; i++) {
        osk__name_hit hit;
        bool somebody = false;
        size_t part = 0;
        uint32_t alias;
        if (!osk__names_find(&m->names, &m->worker->vocabulary, m->chunk, at + i, m->end, &hit, &somebody, error) ||
            (!somebody && !osk__mask_part(m, osk__mask_written(m, at + i), 0, &part, &alias, error)))
            return false;
        if (part)
            *count = i;
        else if (somebody)
            *count = m->names.items[hit.alias].kind == OSK__ALIAS_LAST ? 1 : i;
    }
    return true;
}

static bool look_at(osk__mask *m, size_t *at, osk_error *error)
{
    const osk_token *token = &m->chunk->tokens[*at];
    osk__name_hit hit;
    bool found = false, done = false;
    size_t strangers;
    if (!osk__mask_link(m, token, &done, error))
        return false;
    if (done || !osk__is_word(token) || token->type == OSK_NONE)
        return true;
    m->codes_there += m->comment != SIZE_MAX && osk__strings_find(&m->key->codes, osk__mask_written(m, *at)) != OSK_NONE;
    if (!osk__names_find(&m->names, &m->worker->vocabulary, m->chunk, *at, m->end, &hit, &found, error))
        return false;
    if (found) {
        if (!take_hit(m, &hit, error))
            return false;
        *at += hit.count - 1;
        return true;
    }
    size_t before = m->cut_count;
    if (!osk__mask_cut_compound(m, *at, error))
        return false;
    if (m->cut_count > before)
        return true;
    if ((strangers = osk__mask_third(m, *at)) == 0)
        return osk__mask_ask_hidden(m, *at, error);
    if (!end_strangers(m, *at, &strangers, error))
        return false;
    if (strangers < 2)
        return osk__mask_ask_hidden(m, *at, error);
    if (!osk__mask_ask(m, *at, strangers, OSK__ASK_STRANGER, OSK_NONE, error))
        return false;
    *at += strangers - 1;
    return true;
}

bool osk__mask_find(osk__mask *m, osk_slice text, osk_error *error)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    m->cut_count = m->put.length = 0;
    if (text.length == 0)
        return true;
    if (!(m->chunk = osk_worker_types(m->worker, &comment, 1, error)))
        return false;
    for (size_t s = 0; s < m->chunk->sentence_count; s++) {
        m->begin = m->chunk->sentences[s].first;
        m->end = m->begin + m->chunk->sentences[s].count;
        for (size_t i = m->begin; i < m->end; i++)
            if (!look_at(m, &i, error))
                return false;
    }
    return !m->failed || osk__no_memory(error);
}
