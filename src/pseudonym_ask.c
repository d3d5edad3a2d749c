/* What is asked about: who is named and did not write, and words that may be names. */
#include "pseudonym.h"

#include "base/utf8.h"

enum { THIRD_WORDS = 4, CONTEXT = 30 /* bytes on either side */ };

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

bool osk__mask_ask(osk__mask *m, size_t i, size_t count, osk__question question, uint32_t code, osk_error *error)
{
    const osk_token *first = &m->chunk->tokens[i];
    size_t start = first->start, end = osk__token_end(&m->chunk->tokens[i + count - 1]), before = m->asked_keys.count;
    osk_slice text = m->chunk->comments[first->comment].text, around;
    bool each = question == OSK__ASK_WORD; /* here a name, there a word: every place is for the reader */
    uint32_t number = each ? 0 : osk__strings_add(&m->asked_keys, osk__slice(text.data + start, end - start), error);
    if (number == OSK_NONE || (!each && !OSK__ROOM(m->asked_at, m->asked_at_capacity, m->asked_keys.count, error)))
        return false;
    if (!each && m->asked_keys.count == before) {
        m->asked[m->asked_at[number]].count++;
        return true;
    }
    if (!OSK__ROOM(m->asked, m->asked_capacity, m->asked_count + 1, error) || !context(m, text, start, end, &around, error))
        return false;
    const char *name = osk__arena_copy(&m->corpus->arena, text.data + start, end - start, error);
    if (!name)
        return false;
    if (!each)
        m->asked_at[number] = m->asked_count;
    m->asked[m->asked_count++] = (osk__asked){osk__slice(name, end - start), around, source_of(m, start), 1, question, code};
    return true;
}

/* ---- people who did not write ---- */

/* Capitals in a row that no sentence gave, or a title and a capital: how many tokens, 0 for none. */
size_t osk__mask_third(const osk__mask *m, size_t i)
{
    size_t count = 0;
    bool titled = i > m->begin && (osk__mask_class(m, i - 1) & OSK__NETWORK_TITLE);
    while (count < THIRD_WORDS && osk__mask_capital(m, i + count) && !(m->worker->vocabulary.records[m->chunk->tokens[i + count].type].flags & OSK__STOP))
        count++;
    if (count == 0 || (osk__mask_heads(m, i) && osk__mask_plain(m, i)))
        return 0;
    return count > 1 || titled ? count : 0;
}

/* All of a stranger's name, of which a part is somebody's here. */
bool osk__mask_ask_stranger(osk__mask *m, osk__name_hit *hit, osk_error *error)
{
    size_t from = hit->first, to = hit->first + hit->count;
    if (osk__mask_initial(m, from) != OSK_NONE)
        from -= 2;
    else if (from > m->begin && osk__mask_capital(m, from - 1) && !osk__mask_plain(m, from - 1))
        from--;
    while (to - from < THIRD_WORDS && !hit->genitive && osk__mask_capital(m, to) && !osk__mask_plain(m, to))
        to++;
    hit->count = to - hit->first;
    return osk__mask_ask(m, from, to - from, OSK__ASK_STRANGER, OSK_NONE, error);
}

/* ---- names inside words: "Hansenforslaget", "Mettemor", "Hansen2" ---- */

/* Is what stands behind a name what Norwegian puts there: a word, perhaps with a link, an ending, digits? */
static bool is_tail(const osk__mask *m, osk_slice tail)
{
    static const char *const ends[] = {"i", "ar", "ane", "er", "ene", "sk", "ske", "mann", "mor"};
    size_t digits = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (osk__slice_is(tail, ends[i]))
            return true;
    while (digits < tail.length && tail.data[digits] >= '0' && tail.data[digits] <= '9')
        digits++;
    for (size_t link = 0; link < 2 && digits == 0; link++) {
        if (link && (tail.length == 0 || !strchr("se", tail.data[0])))
            return false;
        tail = osk__slice_behind(tail, link);
        if (osk__utf8_count(tail) > 2 && osk__mask_known(m, tail))
            return true;
    }
    return digits && digits == tail.length;
}

/* May the alias be sought at the start of the word at token `i`? In small letters only if it is a surname and no word. */
static bool may_begin(const osk__mask *m, size_t i, osk_slice folded, const osk__alias *alias)
{
    bool ordinary = osk__mask_ordinary(m, folded);
    if (osk__mask_capital(m, i) || m->chunk->tokens[i].shape == OSK_SHAPE_UPPER)
        return !ordinary || !osk__mask_heads(m, i);
    return !ordinary && osk__utf8_count(folded) > 3 && (alias->kind == OSK__ALIAS_LAST || alias->kind == OSK__ALIAS_FULL);
}

/* The longest name that the word at token `i` begins with and that leaves a tail, or OSK_NONE. */
static bool begins_with(osk__mask *m, size_t i, uint32_t *alias, osk_error *error)
{
    osk_slice word = osk__mask_folded(m, i);
    *alias = OSK_NONE;
    for (size_t end = word.length; end-- > 3 && *alias == OSK_NONE;) {
        osk_slice head = osk__slice(word.data, end);
        bool respelled;
        if (((unsigned char)word.data[end] & 0xC0) == 0x80 || osk__utf8_count(head) < 3)
            continue;
        if (!osk__names_alias(&m->names, head, alias, &respelled, error))
            return false;
        if (*alias != OSK_NONE && !(may_begin(m, i, head, &m->names.items[*alias]) && is_tail(m, osk__slice_behind(word, end))))
            *alias = OSK_NONE;
    }
    return true;
}

/* ---- initials ---- */

/* The first letters of the words of a name, of halves too: "ab" of "Anne Berg", "kt" of "Krogh-Tonning". */
static bool put_initials(osk__buffer *out, osk_slice name, const char *between, osk_error *error)
{
    bool inside = false;
    out->length = 0;
    for (size_t i = 0, step; i < name.length; i += step) {
        step = osk__utf8_next(name.data + i, name.length - i, NULL);
        bool letter = step && !strchr(between, name.data[i]);
        step = step ? step : 1;
        if (letter && !inside && osk__unicode_letter(osk__utf8_value(name.data + i)))
            osk__buffer_add(out, name.data + i, step);
        inside = letter;
    }
    return osk__buffer_check(out, error);
}

static bool add_initials(osk__mask *m, osk_slice letters, uint32_t code, osk_error *error)
{
    size_t before = m->initials.count;
    if (osk__utf8_count(letters) < 2)
        return true;
    uint32_t number = osk__strings_add(&m->initials, letters, error);
    if (number == OSK_NONE || !OSK__ROOM(m->initial_codes, m->initial_capacity, m->initials.count, error))
        return false;
    if (m->initials.count > before)
        m->initial_codes[number] = code;
    return true;
}

/* "Kari Anne Krogh-Tonning": kak, kakt, kk */
bool osk__mask_add_initials(osk__mask *m, osk_slice name, uint32_t code, osk_error *error)
{
    osk__buffer folded = {0}, letters = {0};
    bool good = osk__unicode_fold(&folded, name, error);
    osk_slice whole = osk__slice(folded.data ? folded.data : "", folded.length);
    for (int halves = 0; good && halves < 2; halves++)
        good = put_initials(&letters, whole, halves ? " -" : " ", error) &&
               add_initials(m, osk__slice(letters.data ? letters.data : "", letters.length), code, error);
    good = good && put_initials(&letters, whole, " ", error);
    if (good && osk__utf8_count(osk__slice(letters.data ? letters.data : "", letters.length)) > 2) {
        size_t first = osk__utf8_next(letters.data, letters.length, NULL), last = letters.length - 1;
        while (last > 0 && ((unsigned char)letters.data[last] & 0xC0) == 0x80)
            last--;
        memmove(letters.data + first, letters.data + last, letters.length - last);
        letters.length = first + letters.length - last;
        good = add_initials(m, osk__slice(letters.data, letters.length), code, error);
    }
    osk__buffer_free(&folded);
    osk__buffer_free(&letters);
    return good;
}

/* "MH", "M.H.", "A-G": the code whose name has these initials, or OSK_NONE. */
static uint32_t initials_at(osk__mask *m, size_t i)
{
    osk_slice folded = osk__mask_folded(m, i), text = osk__mask_written(m, i);
    m->word.length = 0;
    for (size_t at = 0, step; at < text.length; at += step) {
        step = osk__utf8_next(text.data + at, text.length - at, NULL);
        step = step ? step : 1;
        if (!strchr(".-", text.data[at]) && !osk__unicode_upper(osk__utf8_value(text.data + at)))
            return OSK_NONE;
    }
    for (size_t at = 0; at < folded.length; at++)
        if (!strchr(".-", folded.data[at]))
            osk__buffer_byte(&m->word, folded.data[at]);
    m->failed = m->failed || m->word.failed;
    uint32_t number = m->word.length > 1 && m->initials.count
                          ? osk__strings_find(&m->initials, osk__slice(m->word.data, m->word.length)) : OSK_NONE;
    return number == OSK_NONE ? OSK_NONE : m->initial_codes[number];
}

bool osk__mask_ask_hidden(osk__mask *m, size_t i, osk_error *error)
{
    const osk_token *token = &m->chunk->tokens[i];
    uint32_t alias, code = initials_at(m, i);
    if (!m->prose)
        return true;
    if (code != OSK_NONE && !osk__mask_listed(m, osk__mask_folded(m, i)))
        return osk__mask_ask(m, i, 1, OSK__ASK_INITIALS, code, error);
    if (token->kind != OSK_WORD || osk__mask_known(m, osk__mask_folded(m, i)))
        return true;
    return begins_with(m, i, &alias, error) &&
           (alias == OSK_NONE ||
            osk__mask_ask(m, i, 1, OSK__ASK_JOINED, m->codes[m->names.items[alias].person], error));
}
