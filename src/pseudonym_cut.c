/* What stands in a name's place: as many tokens of the same kind, so that words count as before.
 *
 *   Kari Nordmann      P01 P01        a code a word
 *   K. Nordmann        P. P01         an initial stays one letter
 *   Karis, Kari's      P01s           a genitive stays one
 *   Nordmann-saken     P01-saken      a compound keeps the rest
 *   @karin, kari@x.no  @P01, P01@example.invalid   (pseudonym_link.c) */
#include "pseudonym.h"

#include "base/utf8.h"

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

/* "N", "N.": one letter, the point apart. */
static bool is_initial(osk_slice written)
{
    bool point = written.length > 1 && written.data[written.length - 1] == '.';
    return osk__utf8_count(osk__slice(written.data, written.length - point)) == 1;
}

/* An initial becomes the code's letter, and keeps its point. */
bool osk__mask_cut_initial(osk__mask *m, const osk_token *token, uint32_t code, osk_error *error)
{
    size_t put = m->put.length;
    if (is_cut(m, token->start))
        return true;
    if (!OSK__ROOM(m->cuts, m->cut_capacity, m->cut_count + 1, error))
        return false;
    const char *text = m->chunk->comments[token->comment].text.data;
    uint32_t end = osk__token_end(token);
    osk__buffer_byte(&m->put, osk__strings_get(&m->key->codes, code).data[0]);
    m->cuts[m->cut_count++] = (osk__cut){token->start, end - (text[end - 1] == '.' && token->length > 1), put, 1};
    return osk__buffer_check(&m->put, error);
}

bool osk__mask_cut_hit(osk__mask *m, const osk__name_hit *hit, osk_error *error)
{
    uint32_t code = osk__mask_code(m, hit->alias);
    for (size_t i = hit->first; i < hit->first + hit->count; i++) {
        const osk_token *token = &m->chunk->tokens[i];
        bool last = i + 1 == hit->first + hit->count;
        if (token->kind == OSK_MARK)
            continue;
        if (is_initial(osk__mask_written(m, i)) ? !osk__mask_cut_initial(m, token, code, error)
                                                : !osk__mask_cut(m, token->start, osk__token_end(token), "", code,
                                                                last && hit->genitive ? "s" : "", error))
            return false;
    }
    return true;
}

/* ---- compounds ---- */

/* "Nordmann" of "Nordmann-saken", "Storm-Myhre" of "Storm-Myhre-debatten": the longest of the parts from `from` on. */
bool osk__mask_part(osk__mask *m, osk_slice word, size_t from, size_t *length, uint32_t *alias, osk_error *error)
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

/* Does a first name go on as another's: the "Anne" of "Kari-Anne"? */
static bool is_longer(osk_slice word, size_t end)
{
    osk_slice rest = osk__slice_behind(word, end < word.length ? end + 1 : end);
    return end < word.length && word.data[end] == '-' && rest.length &&
           osk__unicode_upper(osk__utf8_value(rest.data)) && osk__utf8_count(rest) > 2;
}

/* Names among the parts of a section that begins at `start` of the text. Small letters are a name's only where other marks
 * than hyphens join: nobody writes "nordmann-saken" of a person. */
static bool cut_section(osk__mask *m, osk_slice word, size_t start, bool joined, bool *stranger, osk_error *error)
{
    for (size_t from = 0, length; from < word.length;) {
        uint32_t alias = OSK_NONE;
        if (!osk__mask_part(m, word, from, &length, &alias, error))
            return false;
        bool name = length && (osk__unicode_upper(osk__utf8_value(word.data + from)) ||
                               (joined && !osk__mask_listed(m, osk__slice(word.data + from, length))));
        if (name && m->names.items[alias].kind == OSK__ALIAS_FIRST && is_longer(word, from + length)) {
            *stranger = true;
            return true;
        }
        if (name && !osk__mask_cut(m, start + from, start + from + length, "", osk__mask_code(m, alias), "", error))
            return false;
        from += length;
        const char *hyphen = memchr(word.data + from, '-', word.length - from);
        from = hyphen ? (size_t)(hyphen - word.data) + 1 : word.length;
    }
    return true;
}

bool osk__mask_cut_compound(osk__mask *m, size_t i, osk_error *error)
{
    osk_slice word = osk__mask_written(m, i);
    const osk_token *token = &m->chunk->tokens[i];
    size_t length = section_length(word), at = 0;
    bool joined = length < word.length, stranger = false;
    if (token->kind != OSK_WORD || (!joined && !memchr(word.data, '-', word.length)))
        return true;
    for (; at < word.length; at += length + 1) {
        length = section_length(osk__slice_behind(word, at));
        if (!cut_section(m, osk__slice(word.data + at, length), token->start + at, joined, &stranger, error))
            return false;
    }
    return !stranger || osk__mask_ask(m, i, 1, OSK__ASK_STRANGER, OSK_NONE, error);
}

/* ---- the text ---- */

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
