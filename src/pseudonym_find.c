/* Names in a text, and what stands in their place: as many tokens of the same kind, so that words count as before.
 *
 *   Kari Nordmann      P01 P01        a code a word
 *   K. Nordmann        P. P01         an initial stays one letter
 *   Karis, Kari's      P01s           a genitive stays one
 *   Nordmann-saken     P01-saken      a compound keeps the rest
 *   @karin, kari@x.no  @P01, P01@example.invalid   (pseudonym_link.c)
 *
 * A name that is a word too (Even, Liv, Berg) is replaced where it has a capital that no sentence gave it, is spoken to, stands
 * beside a title or the rest of the name, or before a verb of speech; else it is asked about. A longer name than anybody's here
 * ("Erna Berg") is another's: it is asked about. */
#include "pseudonym.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { THIRD_WORDS = 4, CONTEXT = 30 /* bytes on either side */ };

/* ---- words ---- */

static osk_slice folded_at(const osk__mask *m, size_t i)
{
    const osk_token *token = &m->chunk->tokens[i];
    return token->type == OSK_NONE ? osk__slice("", 0) : osk__strings_get(&m->worker->vocabulary.forms, token->type);
}

static osk_slice written(const osk__mask *m, size_t i)
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
static bool is_listed(const osk__mask *m, osk_slice word)
{
    uint32_t lore = osk__strings_find(&m->names.lore->words, word), form = osk__strings_find(&m->dictionary->vocabulary.forms, word);
    return holds(&m->key->hardly, word) || (lore != OSK_NONE && m->names.lore->items[lore].common) ||
           (form != OSK_NONE && form < m->dictionary->form_count);
}

bool osk__mask_ordinary(const osk__mask *m, osk_slice word)
{
    size_t small = times(&m->lower, m->lower_count, word);
    return !holds(&m->key->surely, word) &&
           (is_listed(m, word) || (small > 0 && small >= times(&m->upper, m->upper_count, word)));
}

static uint32_t class_of(const osk__mask *m, size_t i)
{
    if (i < m->begin || i >= m->end || m->chunk->tokens[i].type >= m->dictionary->form_count)
        return 0;
    uint32_t node = osk__pattern_next(&m->dictionary->network_words, 0, OSK__FORM_SYMBOL(m->chunk->tokens[i].type));
    uint32_t value = node ? osk__pattern_value(&m->dictionary->network_words, node) : OSK_NONE;
    return value == OSK_NONE ? 0 : m->dictionary->network_classes[value];
}

static bool is_capital(const osk__mask *m, size_t i)
{
    if (i < m->begin || i >= m->end)
        return false;
    const osk_token *token = &m->chunk->tokens[i];
    return osk__is_word(token) && token->length > 1 &&
           (token->shape == OSK_SHAPE_CAPITAL || (token->shape == OSK_SHAPE_MIXED && osk__unicode_upper(osk__utf8_value(written(m, i).data))));
}

static bool is_mark(const osk__mask *m, size_t i)
{
    uint8_t kind = m->chunk->tokens[i].kind;
    return kind == OSK_MARK || kind == OSK_EMOTICON || kind == OSK_EMOJI;
}

/* Does the sentence give the word its capital? */
static bool heads(const osk__mask *m, size_t i)
{
    while (i > m->begin)
        if (!is_mark(m, --i))
            return false;
    return true;
}

/* A mark behind one who is spoken to, or the end. */
static bool closes(const osk__mask *m, size_t i)
{
    return i >= m->end || is_mark(m, i);
}

/* A word that nobody is called: it has its capital from the sentence, or is one anywhere. */
static bool is_plain(const osk__mask *m, size_t i)
{
    const osk_token *token = &m->chunk->tokens[i];
    return class_of(m, i) || (token->type != OSK_NONE && (m->worker->vocabulary.records[token->type].flags & OSK__STOP)) ||
           osk__mask_ordinary(m, folded_at(m, i));
}

/* ---- what is asked at last ---- */

static size_t source_of(const osk__mask *m, size_t start)
{
    if (m->comment == SIZE_MAX)
        return m->offset + start;
    const osk_comment *comment = &m->corpus->comments[m->comment];
    for (size_t p = 0; p < comment->piece_count; p++)
        if (start < comment->pieces[p].text + comment->pieces[p].text_length)
            return comment->pieces[p].source + (start > comment->pieces[p].text ? start - comment->pieces[p].text : 0);
    return 0;
}

/* Some of the text around bytes [start, end), in the arena. */
static bool context(osk__mask *m, osk_slice text, size_t start, size_t end, osk_slice *out, osk_error *error)
{
    size_t from = start > CONTEXT ? start - CONTEXT : 0, to = end + CONTEXT < text.length ? end + CONTEXT : text.length;
    while (from < start && ((unsigned char)text.data[from] & 0xC0) == 0x80)
        from++;
    while (to < text.length && ((unsigned char)text.data[to] & 0xC0) == 0x80)
        to++;
    const char *copy = osk__arena_copy(&m->corpus->arena, text.data + from, to - from, error);
    *out = osk__slice(copy, to - from);
    return copy != NULL;
}

/* Tokens [i, i + count) are asked about; a stranger's name once, and counted. */
static bool ask(osk__mask *m, size_t i, size_t count, bool word, osk_error *error)
{
    const osk_token *first = &m->chunk->tokens[i];
    size_t start = first->start, end = osk__token_end(&m->chunk->tokens[i + count - 1]), before = m->asked_keys.count;
    osk_slice text = m->chunk->comments[first->comment].text, around;
    uint32_t number = word ? 0 : osk__strings_add(&m->asked_keys, osk__slice(text.data + start, end - start), error);
    if (number == OSK_NONE || (!word && !OSK__ROOM(m->asked_at, m->asked_at_capacity, m->asked_keys.count, error)))
        return false;
    if (!word && m->asked_keys.count == before) {
        m->asked[m->asked_at[number]].count++;
        return true;
    }
    if (!OSK__ROOM(m->asked, m->asked_capacity, m->asked_count + 1, error) || !context(m, text, start, end, &around, error))
        return false;
    const char *name = osk__arena_copy(&m->corpus->arena, text.data + start, end - start, error);
    if (!name)
        return false;
    if (!word)
        m->asked_at[number] = m->asked_count;
    m->asked[m->asked_count++] = (osk__asked){osk__slice(name, end - start), around, source_of(m, start), 1, word};
    return true;
}

/* ---- cuts ---- */

/* Does a cut end behind `start`? Two signs of one name would cut it twice. */
static bool is_cut(const osk__mask *m, size_t start)
{
    return m->cut_count && m->cuts[m->cut_count - 1].end > start;
}

bool osk__mask_cut(osk__mask *m, size_t start, size_t end, const char *before, uint32_t code, const char *after,
                   osk_error *error)
{
    osk_slice text = osk__strings_get(&m->key->codes, code);
    size_t put = m->put.length;
    if (is_cut(m, start))
        return true;
    if (!OSK__ROOM(m->cuts, m->cut_capacity, m->cut_count + 1, error))
        return false;
    osk__buffer_text(&m->put, before);
    osk__buffer_add(&m->put, text.data, text.length);
    osk__buffer_text(&m->put, after);
    m->cuts[m->cut_count++] = (osk__cut){(uint32_t)start, (uint32_t)end, put, m->put.length - put};
    m->replaced++;
    return osk__buffer_check(&m->put, error);
}

uint32_t osk__mask_code(osk__mask *m, uint32_t number)
{
    const osk__alias *alias = &m->names.items[number];
    uint32_t person = alias->person;
    if (alias->count > 1) {
        uint32_t latest = alias->latest == m->self ? alias->before : alias->latest;
        person = latest != OSK_NONE ? latest : alias->person == m->self ? alias->second : alias->person;
        m->shared++;
    }
    return m->codes[person];
}

/* An initial becomes the code's letter. */
static bool cut_initial(osk__mask *m, const osk_token *token, uint32_t code, osk_error *error)
{
    size_t put = m->put.length;
    if (is_cut(m, token->start))
        return true;
    if (!OSK__ROOM(m->cuts, m->cut_capacity, m->cut_count + 1, error))
        return false;
    osk__buffer_byte(&m->put, osk__strings_get(&m->key->codes, code).data[0]);
    m->cuts[m->cut_count++] = (osk__cut){token->start, osk__token_end(token), put, 1};
    return osk__buffer_check(&m->put, error);
}

static bool cut_hit(osk__mask *m, const osk__name_hit *hit, osk_error *error)
{
    uint32_t code = osk__mask_code(m, hit->alias);
    for (size_t i = hit->first; i < hit->first + hit->count; i++) {
        const osk_token *token = &m->chunk->tokens[i];
        bool last = i + 1 == hit->first + hit->count;
        if (token->kind == OSK_MARK)
            continue;
        if (osk__utf8_count(written(m, i)) == 1 ? !cut_initial(m, token, code, error)
                                               : !osk__mask_cut(m, token->start, osk__token_end(token), "", code,
                                                                last && hit->genitive ? "s" : "", error))
            return false;
    }
    return true;
}

/* ---- compounds ---- */

/* "Nordmann" of "Nordmann-saken", "Storm-Myhre" of "Storm-Myhre-debatten": the longest of the parts from `from` on. */
static bool find_part(osk__mask *m, osk_slice word, size_t from, size_t *length, uint32_t *alias, osk_error *error)
{
    *length = 0;
    for (size_t end = from + 1; end <= word.length; end++) {
        bool respelled, good;
        if (end < word.length && word.data[end] != '-')
            continue;
        m->word.length = 0;
        good = osk__unicode_fold(&m->word, osk__slice(word.data + from, end - from), error);
        osk_slice folded = osk__slice(m->word.data ? m->word.data : "", m->word.length);
        uint32_t found;
        if (!good || !osk__names_alias(&m->names, folded, &found, &respelled, error))
            return false;
        if (found != OSK_NONE && folded.length > 1) {
            *length = end - from;
            *alias = found;
        }
    }
    return true;
}

/* A mark that joins words into one token, but for the hyphen: "Enig.Kari", "kari_nordmann". */
static size_t section_length(osk_slice word)
{
    size_t length = 0;
    while (length < word.length && !strchr("._:/", word.data[length]))
        length++;
    return length;
}

/* Names among the parts of a section that begins at `start` of the text. Small letters are a name's only where other marks
 * than hyphens join: nobody writes "nordmann-saken" of a person. */
static bool cut_section(osk__mask *m, osk_slice word, size_t start, bool joined, osk_error *error)
{
    for (size_t from = 0, length; from < word.length;) {
        uint32_t alias = OSK_NONE;
        if (!find_part(m, word, from, &length, &alias, error))
            return false;
        bool name = length && (osk__unicode_upper(osk__utf8_value(word.data + from)) ||
                               (joined && !is_listed(m, osk__slice(word.data + from, length))));
        if (name && !osk__mask_cut(m, start + from, start + from + length, "", osk__mask_code(m, alias), "", error))
            return false;
        from += length;
        const char *hyphen = memchr(word.data + from, '-', word.length - from);
        from = hyphen ? (size_t)(hyphen - word.data) + 1 : word.length;
    }
    return true;
}

static bool cut_compound(osk__mask *m, size_t i, osk_error *error)
{
    osk_slice word = written(m, i);
    const osk_token *token = &m->chunk->tokens[i];
    size_t length = section_length(word), at = 0;
    bool joined = length < word.length;
    if (token->kind != OSK_WORD || (!joined && !memchr(word.data, '-', word.length)))
        return true;
    for (; at < word.length; at += length + 1) {
        length = section_length(osk__slice_behind(word, at));
        if (!cut_section(m, osk__slice(word.data + at, length), token->start + at, joined, error))
            return false;
    }
    return true;
}

/* Does a compound at token `i` go on with the person's name: "Kari Nordmann-saken"? */
static bool goes_on(osk__mask *m, size_t i, const osk__alias *alias)
{
    size_t length = 0;
    uint32_t part = OSK_NONE;
    if (i >= m->end || !memchr(written(m, i).data, '-', written(m, i).length))
        return false;
    if (!find_part(m, written(m, i), 0, &length, &part, NULL))
        m->failed = true;
    return !m->failed && length && m->names.items[part].person == alias->person;
}

/* ---- is it a name, and of somebody here? ---- */

typedef enum verdict { IS_NAME, IS_WORD, IS_DOUBTFUL, IS_ANOTHERS } verdict;

/* The "K" of "K. Nordmann" before token `at`, also where the point ended the sentence; OSK_NONE: there is none. */
static uint32_t initial_before(const osk__mask *m, size_t at)
{
    if (at < 2 || m->chunk->tokens[at - 1].kind != OSK_MARK || !osk__slice_is(written(m, at - 1), "."))
        return OSK_NONE;
    const osk_token *token = &m->chunk->tokens[at - 2];
    return osk__is_word(token) && token->shape != OSK_SHAPE_LOWER && osk__utf8_count(written(m, at - 2)) == 1
               ? (uint32_t)at - 2 : OSK_NONE;
}

/* Is the initial before a last name its owner's? */
static bool fits_initial(osk__mask *m, uint32_t initial, const osk__name_hit *hit)
{
    osk_slice letter = folded_at(m, initial), shown = m->names.shown[m->names.items[hit->alias].person];
    m->word.length = 0;
    if (!osk__unicode_fold(&m->word, shown, NULL))
        m->failed = true;
    return !m->failed && m->word.length >= letter.length &&
           memcmp(m->word.data, letter.data, letter.length) == 0;
}

/* A longer name than anybody's here. */
static bool is_anothers(osk__mask *m, const osk__name_hit *hit)
{
    const osk__alias *alias = &m->names.items[hit->alias];
    size_t behind = hit->first + hit->count;
    if ((alias->kind == OSK__ALIAS_FULL && hit->count > 1) || (hit->count == 1 && holds(&m->key->surely, folded_at(m, hit->first))))
        return false;
    if (!hit->genitive && alias->kind != OSK__ALIAS_LAST && alias->kind != OSK__ALIAS_INITIAL && is_capital(m, behind) && !is_plain(m, behind) &&
        !goes_on(m, behind, alias))
        return true;
    uint32_t initial = alias->kind == OSK__ALIAS_LAST && hit->count == 1 ? initial_before(m, hit->first) : OSK_NONE;
    if (initial != OSK_NONE)
        return !fits_initial(m, initial, hit);
    if (hit->first == m->begin || !is_capital(m, hit->first - 1) || alias->kind == OSK__ALIAS_FIRST)
        return false;
    return !is_plain(m, hit->first - 1);
}

/* One word that is an ordinary one too. */
static verdict of_word(const osk__mask *m, const osk__name_hit *hit)
{
    size_t behind = hit->first + hit->count;
    const osk_token *token = &m->chunk->tokens[hit->first];
    if (token->shape == OSK_SHAPE_LOWER) /* "hei kari, ..." */
        return is_listed(m, folded_at(m, hit->first)) ? IS_WORD
               : closes(m, behind) && (heads(m, hit->first) || is_mark(m, hit->first - 1) || (class_of(m, hit->first - 1) & OSK__NETWORK_GREETING))
                   ? IS_NAME : IS_DOUBTFUL;
    if (!m->prose || (hit->first > m->begin && (class_of(m, hit->first - 1) & OSK__NETWORK_TITLE)))
        return IS_NAME;
    if (token->shape == OSK_SHAPE_UPPER)
        return IS_DOUBTFUL;
    if (!heads(m, hit->first))
        return IS_NAME;
    return closes(m, behind) || (!hit->genitive && (class_of(m, behind) & OSK__NETWORK_REPORT)) ? IS_NAME : IS_DOUBTFUL;
}

static verdict judge(osk__mask *m, const osk__name_hit *hit)
{
    const osk__alias *alias = &m->names.items[hit->alias];
    osk_slice word = folded_at(m, hit->first);
    bool capital = false;
    for (size_t i = hit->first; i < hit->first + hit->count; i++)
        capital = capital || m->chunk->tokens[i].shape == OSK_SHAPE_CAPITAL || m->chunk->tokens[i].shape == OSK_SHAPE_UPPER || m->chunk->tokens[i].shape == OSK_SHAPE_MIXED;
    if (hit->count == 1 && osk__utf8_count(word) <= 1)
        return IS_WORD; /* a letter names nobody */
    if (is_anothers(m, hit))
        return IS_ANOTHERS;
    if (alias->kind == OSK__ALIAS_INITIAL || (hit->count > 1 && !capital))
        return capital || !osk__mask_ordinary(m, folded_at(m, hit->first + hit->count - 1)) ? IS_NAME : IS_WORD;
    if (hit->count > 1)
        return IS_NAME;
    osk_slice bare = osk__slice(word.data, word.length - (hit->genitive && word.length && word.data[word.length - 1] == 's'));
    bool ordinary = osk__mask_ordinary(m, word) || osk__mask_ordinary(m, bare);
    return ordinary && !alias->small && !holds(&m->key->surely, bare) ? of_word(m, hit) : IS_NAME;
}

/* ---- people who did not write ---- */

/* Capitals in a row that no sentence gave, or a title and a capital: how many tokens, 0 for none. */
static size_t third(const osk__mask *m, size_t i)
{
    size_t count = 0;
    bool titled = i > m->begin && (class_of(m, i - 1) & OSK__NETWORK_TITLE);
    while (count < THIRD_WORDS && is_capital(m, i + count) && !(m->worker->vocabulary.records[m->chunk->tokens[i + count].type].flags & OSK__STOP))
        count++;
    if (count == 0 || (heads(m, i) && is_plain(m, i)))
        return 0;
    return count > 1 || titled ? count : 0;
}

/* All of a stranger's name, of which a part is somebody's here. */
static bool ask_stranger(osk__mask *m, osk__name_hit *hit, osk_error *error)
{
    size_t from = hit->first, to = hit->first + hit->count;
    if (initial_before(m, from) != OSK_NONE)
        from -= 2;
    else if (from > m->begin && is_capital(m, from - 1) && !is_plain(m, from - 1))
        from--;
    while (to - from < THIRD_WORDS && !hit->genitive && is_capital(m, to) && !is_plain(m, to))
        to++;
    hit->count = to - hit->first;
    return ask(m, from, to - from, false, error);
}

/* ---- a text ---- */

static bool take_hit(osk__mask *m, osk__name_hit *hit, osk_error *error)
{
    uint32_t initial;
    switch (judge(m, hit)) {
    case IS_NAME:
        initial = m->names.items[hit->alias].kind == OSK__ALIAS_LAST ? initial_before(m, hit->first) : OSK_NONE;
        return (initial == OSK_NONE || cut_initial(m, &m->chunk->tokens[initial], osk__mask_code(m, hit->alias), error)) &&
               cut_hit(m, hit, error);
    case IS_DOUBTFUL: return ask(m, hit->first, 1, true, error);
    case IS_ANOTHERS: return ask_stranger(m, hit, error);
    default: return true;
    }
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
    m->codes_there += m->comment != SIZE_MAX && osk__strings_find(&m->key->codes, written(m, *at)) != OSK_NONE;
    if (!osk__names_find(&m->names, &m->worker->vocabulary, m->chunk, *at, m->end, &hit, &found, error))
        return false;
    if (found) {
        if (!take_hit(m, &hit, error))
            return false;
        *at += hit.count - 1;
        return true;
    }
    size_t before = m->cut_count;
    if (!cut_compound(m, *at, error))
        return false;
    if (m->cut_count > before || (strangers = third(m, *at)) == 0)
        return true;
    osk__name_hit inside;
    for (size_t i = 1; i < strangers; i++) { /* "Hei Kari Berg": who is here ends the stranger's name */
        bool somebody = false;
        if (!osk__names_find(&m->names, &m->worker->vocabulary, m->chunk, *at + i, m->end, &inside, &somebody, error))
            return false;
        strangers = somebody ? (m->names.items[inside.alias].kind == OSK__ALIAS_LAST ? 1 : i) : strangers;
    }
    if (strangers < 2)
        return true;
    if (!ask(m, *at, strangers, false, error))
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

bool osk__mask_text(osk__mask *m, osk_slice text, osk__buffer *out, osk_error *error)
{
    size_t at = 0;
    out->length = 0;
    for (size_t c = 0; c < m->cut_count; c++) {
        osk__buffer_add(out, text.data + at, m->cuts[c].start - at);
        osk__buffer_add(out, m->put.data + m->cuts[c].put, m->cuts[c].length);
        at = m->cuts[c].end;
    }
    osk__buffer_add(out, text.length ? text.data + at : "", text.length - at);
    return osk__buffer_check(out, error);
}
