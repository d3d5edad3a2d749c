/* Names where nothing is a sentence: addresses, handles, tags, links and file names.
 *
 *   @karin            @P01                          unknown ones get a code of their own
 *   kari.n@firma.no   P01@example.invalid           so do unknown addresses
 *   linkedin.com/in/kari-nordmann-12   https://example.invalid/P01   a profile, or a link with somebody's name in it
 *   Kari_Nordmann-debatt.txt           P01_P01-debatt.txt
 *
 * The words of a name are runs of letters with anything between. */
#include "pseudonym.h"

#include "base/utf8.h"

enum { WHOLE = 1 << OSK__ALIAS_FULL | 1 << OSK__ALIAS_PART | 1 << OSK__ALIAS_INITIAL | 1 << OSK__ALIAS_HANDLE };

/* ---- runs of letters ---- */

/* The next run in text[*at, length): where it begins and ends; false behind the last. */
static bool next_run(osk_slice text, size_t *at, size_t *start)
{
    size_t i = *at, step = 0;
    for (bool inside = false; i < text.length; i += step) {
        step = osk__utf8_next(text.data + i, text.length - i, NULL);
        bool letter = step && osk__unicode_letter(osk__utf8_value(text.data + i));
        step = step ? step : 1;
        if (letter && !inside)
            *start = i;
        if (!letter && inside)
            break;
        inside = letter;
        *at = i + step;
    }
    return *at > *start && *start < text.length && i > *start;
}

/* May the alias stand for somebody where nothing around it shows a name? One word only if it is no ordinary one. */
static bool may_stand(const osk__mask *m, osk_slice folded, uint32_t alias, unsigned kinds)
{
    if (!(kinds >> m->names.items[alias].kind & 1))
        return false;
    return memchr(folded.data, ' ', folded.length) || (folded.length > 2 && !osk__mask_ordinary(m, folded));
}

/* The longest name whose words begin at `start`: its end, or 0. */
static bool name_at(osk__mask *m, osk_slice text, size_t start, unsigned kinds, size_t *end, uint32_t *alias,
                    osk_error *error)
{
    size_t at = start, from = start;
    *end = 0;
    m->word.length = 0;
    for (int words = 0; words < OSK__NAME_WORDS; words++) {
        size_t before = at;
        bool respelled;
        from = text.length;
        if (!next_run(text, &at, &from) || from >= text.length || at == before)
            break;
        osk__buffer_text(&m->word, words ? " " : "");
        if (!osk__unicode_fold(&m->word, osk__slice(text.data + from, at - from), error))
            return false;
        osk_slice folded = osk__slice(m->word.data, m->word.length);
        uint32_t found;
        if (!osk__names_alias(&m->names, folded, &found, &respelled, error))
            return false;
        if (found == OSK_NONE || !may_stand(m, folded, found, kinds))
            continue;
        *end = at;
        *alias = found;
    }
    return osk__buffer_check(&m->word, error);
}

/* The first name in the text, of those kinds; *alias is OSK_NONE where there is none. */
static bool first_name(osk__mask *m, osk_slice text, unsigned kinds, uint32_t *alias, osk_error *error)
{
    *alias = OSK_NONE;
    for (size_t at = 0, start, end; *alias == OSK_NONE; ) {
        start = text.length;
        if (!next_run(text, &at, &start) || start >= text.length)
            return true;
        if (!name_at(m, text, start, kinds, &end, alias, error))
            return false;
    }
    return true;
}

static bool cut_run(osk__mask *m, osk_slice text, size_t start, size_t end, uint32_t code, osk__buffer *out)
{
    osk_slice put = osk__strings_get(&m->key->codes, code);
    for (size_t at = start, from = start, behind = start; at < end; behind = at) {
        from = end;
        if (!next_run(osk__slice(text.data, end), &at, &from) || from >= end)
            break;
        osk__buffer_add(out, text.data + behind, from - behind);
        osk__buffer_add(out, put.data, put.length);
    }
    m->replaced++;
    return !out->failed;
}

bool osk__mask_loose(osk__mask *m, osk_slice text, osk__buffer *out, osk_error *error)
{
    size_t copied = 0;
    uint32_t alias = OSK_NONE;
    out->length = 0;
    for (size_t at = 0, start, end; ; ) {
        start = text.length;
        if (!next_run(text, &at, &start) || start >= text.length)
            break;
        if (!name_at(m, text, start, WHOLE | 1 << OSK__ALIAS_LAST | 1 << OSK__ALIAS_FIRST, &end, &alias, error))
            return false;
        if (end == 0)
            continue;
        osk__buffer_add(out, text.data + copied, start - copied);
        cut_run(m, text, start, end, osk__mask_code(m, alias), out);
        copied = at = end;
    }
    osk__buffer_add(out, text.length ? text.data + copied : "", text.length - copied);
    return osk__buffer_check(out, error);
}

/* ---- links ---- */

/* Does it lead to somebody's own page? The hosts are those of the layouts that pages are read in. */
static bool is_profile(osk_slice link)
{
    static const char *const pages[] = {"linkedin.com/in/", "linkedin.com/pub/", "facebook.com/people/", "facebook.com/profile",
                                        "bsky.app/profile/", "reddit.com/user/", "reddit.com/u/", "/@"};
    static const char *const hosts[] = {"facebook.com/", "instagram.com/", "twitter.com/", "//x.com/"};
    static const char *const others[] = {"groups", "events", "pages", "hashtag", "search", "sharer", "share", "watch", "explore",
                                         "p/", "reel", "i/", "photo", "permalink", "story", "intent", "home"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (osk__slice_find(link, pages[i]) != SIZE_MAX)
            return true;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        size_t at = osk__slice_find(link, hosts[i]);
        osk_slice rest = at == SIZE_MAX ? osk__slice(NULL, 0) : osk__slice_behind(link, at + strlen(hosts[i]));
        if (rest.length && !osk__slice_begins_any(rest, OSK__LIST(others)))
            return true;
    }
    return false;
}

/* The code of the folded text by the key, by a name in it, or a new one. */
static bool code_of(osk__mask *m, osk_slice text, osk_slice folded, osk_slice sought, unsigned kinds, bool surely,
                    uint32_t *code, osk_error *error)
{
    uint32_t alias = OSK_NONE;
    bool respelled, mark = folded.length && (folded.data[0] == '@' || folded.data[0] == '#');
    *code = osk__pseudonyms_find(m->key, folded);
    if (*code == OSK_NONE && mark && !osk__names_alias(&m->names, osk__slice_behind(folded, 1), &alias, &respelled, error))
        return false;
    if (alias != OSK_NONE)
        *code = osk__mask_code(m, alias);
    if (*code != OSK_NONE)
        return true;
    if (!first_name(m, sought, kinds, &alias, error))
        return false;
    *code = alias == OSK_NONE ? OSK_NONE : osk__mask_code(m, alias);
    return *code != OSK_NONE || !surely || osk__pseudonyms_code(m->key, text, code, error);
}

/* A handle that is a first name or an ordinary word stands in other texts too: outputs are not searched for it. */
bool osk__mask_guard(osk__mask *m, osk_slice text, osk_slice folded, osk_error *error)
{
    bool respelled, handle = folded.length && (folded.data[0] == '@' || folded.data[0] == '#');
    osk_slice bare = osk__slice_behind(folded, handle);
    uint32_t alias = OSK_NONE;
    if (handle && !osk__names_alias(&m->names, bare, &alias, &respelled, error))
        return false;
    if (handle && ((alias != OSK_NONE && m->names.items[alias].kind == OSK__ALIAS_FIRST) || osk__mask_ordinary(m, bare)))
        return true;
    return osk__guard_add(&m->corpus->guard, text, error);
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* "%C3%98verg%C3%A5rd" as the letters that it stands for; ill-formed bytes end words. */
static bool put_decoded(osk__buffer *out, osk_slice link, osk_error *error)
{
    osk__buffer bytes = {0};
    for (size_t i = 0; i < link.length; i++) {
        bool coded = link.data[i] == '%' && i + 2 < link.length && hex(link.data[i + 1]) >= 0 && hex(link.data[i + 2]) > -1;
        osk__buffer_byte(&bytes, coded ? (char)(hex(link.data[i + 1]) * 16 + hex(link.data[i + 2])) : link.data[i]);
        i += coded ? 2 : 0;
    }
    osk__utf8_repair(out, osk__slice(bytes.data ? bytes.data : "", bytes.length));
    bool good = osk__buffer_check(&bytes, error) && osk__buffer_check(out, error);
    osk__buffer_free(&bytes);
    return good;
}

bool osk__mask_link(osk__mask *m, const osk_token *token, bool *done, osk_error *error)
{
    osk_slice text = osk__slice(m->chunk->comments[token->comment].text.data + token->start, token->length), sought = text;
    unsigned kinds = WHOLE | 1 << OSK__ALIAS_LAST;
    const char *before = "", *after = "", *at;
    bool surely = true;
    uint32_t code;
    osk__buffer folded = {0}, decoded = {0};
    switch (token->kind) {
    case OSK_MENTION: case OSK_TAG:
        before = token->kind == OSK_TAG ? "#" : "@";
        surely = token->kind == OSK_MENTION;
        kinds |= surely ? 1 << OSK__ALIAS_FIRST : 0;
        break;
    case OSK_EMAIL:
        at = memchr(text.data, '@', text.length);
        sought.length = at ? (size_t)(at - text.data) : text.length;
        after = "@example.invalid";
        break;
    case OSK_URL: before = "https://example.invalid/"; break;
    case OSK_WORD: /* an address with letters that none may have: "kari.åsheim@firma.example" */
        if (!(at = memchr(text.data, '@', text.length)))
            return true;
        sought.length = (size_t)(at - text.data);
        break;
    default: return true;
    }
    *done = true;
    bool good = osk__unicode_fold(&folded, text, error);
    osk_slice key = osk__slice(folded.data ? folded.data : "", folded.length);
    if (good && memchr(sought.data, '%', sought.length)) {
        good = put_decoded(&decoded, sought, error);
        sought = osk__slice(decoded.data ? decoded.data : "", decoded.length);
    }
    surely = surely && (token->kind != OSK_URL || is_profile(key)) &&
             (token->kind != OSK_MENTION || !osk__mask_ordinary(m, osk__slice_behind(key, key.length > 0))); /* "@alle" */
    good = good && code_of(m, text, key, sought, kinds, surely, &code, error) &&
           (code == OSK_NONE || (osk__mask_guard(m, text, key, error) &&
                                 osk__mask_cut(m, token->start, osk__token_end(token), before, code, after, error)));
    osk__buffer_free(&folded);
    osk__buffer_free(&decoded);
    return good;
}
