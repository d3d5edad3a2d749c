/* What a person may be called: aliases of a name.
 *
 *   Bjørn Tore Krogh-Tonning   bjørn tore krogh-tonning, bjørn, krogh-tonning, krogh, tonning, b krogh-tonning,
 *                              bjørn k, bjørntorekrogh-tonning ...
 *   where names are sought thoroughly also: tore, bjørn-tore, krogh tonning, and letters as they are written
 *   where there are no others: bjorn, overgard, oevergaard */
#include "names.h"

#include "../base/utf8.h"

#include <string.h>

static osk_slice held(const osk__buffer *buffer)
{
    return osk__slice(buffer->data, buffer->length);
}

/* ---- one spelling of all ---- */

/* Small letters from U+00E0 to U+00FF as they are written without marks; å and ø by one letter. */
static const char *plain_letter(uint32_t value)
{
    static const char *const plain[32] = {"a", "a", "a", "a", "a", "a", "a", "c", "e", "e", "e", "e", "i", "i", "i", "i",
                                          "d", "n", "o", "o", "o", "o", "o", "",  "o", "u", "u", "u", "u", "y", "t", "y"};
    return value >= 0xE0 && value <= 0xFF ? plain[value - 0xE0] : NULL;
}

/* "øvergård", "overgard" and "oevergaard" are one. */
static bool put_plain(osk__buffer *out, osk_slice word)
{
    out->length = 0;
    for (size_t i = 0, step; i < word.length; i += step) {
        step = osk__utf8_next(word.data + i, word.length - i, NULL);
        step = step ? step : 1;
        const char *plain = step == 2 ? plain_letter(osk__utf8_value(word.data + i)) : NULL;
        char last = out->length ? out->data[out->length - 1] : '\0';
        if (plain)
            osk__buffer_text(out, plain);
        else if ((word.data[i] == 'a' && last == 'a' && word.data[i - 1] == 'a') ||
                 (word.data[i] == 'e' && i && (word.data[i - 1] == 'a' || word.data[i - 1] == 'o')))
            continue; /* "aa", "ae", "oe" */
        else
            osk__buffer_add(out, word.data + i, step);
    }
    return !out->failed;
}

osk_slice osk__names_spelling(osk__names *names, osk_slice word)
{
    uint32_t number = osk__strings_find(&names->lore->words, word);
    if (number != OSK_NONE)
        word = osk__strings_get(&names->lore->words, names->lore->items[number].same);
    return names->thorough && put_plain(&names->one, word) ? held(&names->one) : word;
}

/* Length of an apostrophe of another kind at the start, or 0. */
static size_t other_apostrophe(osk_slice s)
{
    static const char *const marks[] = {"\xE2\x80\x99", "\xE2\x80\x98", "\xCA\xBC", "\xC2\xB4", "`"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (osk__slice_begins(s, marks[i]))
            return strlen(marks[i]);
    return 0;
}

osk_slice osk__names_marks(osk__names *names, osk_slice word)
{
    bool any = false;
    for (size_t i = 0; i < word.length && !any; i++)
        any = other_apostrophe(osk__slice_behind(word, i)) > 0;
    if (!any)
        return word;
    names->one.length = 0;
    for (size_t i = 0, length; i < word.length; i += length ? length : 1) {
        length = other_apostrophe(osk__slice_behind(word, i));
        osk__buffer_byte(&names->one, length ? '\'' : word.data[i]);
    }
    names->word.length = 0; /* `word` may lie there */
    osk__buffer_add(&names->word, names->one.data, names->one.length);
    return names->one.failed || names->word.failed ? word : held(&names->word);
}

static bool is_common(const osk__name_lore *lore, osk_slice word)
{
    uint32_t number = osk__strings_find(&lore->words, word);
    return number != OSK_NONE && lore->items[number].common;
}

/* ---- aliases ---- */

/* A name while its aliases are made. */
struct naming {
    osk__names *names;
    uint32_t person;
    osk_slice words[OSK__NAME_WORDS]; /* borrowed */
    size_t count;
    bool small;
};

static bool has_alias(const osk__names *names, uint32_t person, uint32_t alias)
{
    for (size_t i = names->first[person]; i < names->called_count; i++)
        if (names->called[i] == alias)
            return true;
    return false;
}

static bool add_alias(const struct naming *n, osk_slice text, osk__alias_kind kind, bool common, osk_error *error)
{
    osk__names *names = n->names;
    size_t before = names->aliases.count;
    uint32_t alias = osk__strings_add(&names->aliases, text, error);
    if (alias == OSK_NONE || !OSK__ROOM(names->items, names->item_capacity, names->aliases.count, error) ||
        !OSK__ROOM(names->called, names->called_capacity, names->called_count + 1, error))
        return false;
    osk__alias *item = &names->items[alias];
    if (names->aliases.count > before)
        *item = (osk__alias){.person = n->person, .second = OSK_NONE, .count = 1, .latest = OSK_NONE, .before = OSK_NONE,
                             .kind = (uint8_t)kind, .common = common, .small = n->small};
    else if (has_alias(names, n->person, alias))
        return true;
    else {
        item->second = item->count == 1 ? n->person : item->second;
        item->count++;
        item->kind = item->kind > kind ? item->kind : (uint8_t)kind;
    }
    names->called[names->called_count++] = alias;
    return true;
}

static bool add_open(osk__names *names, osk_slice word, osk_error *error)
{
    return osk__strings_add(&names->opens, word, error) != OSK_NONE;
}

/* Words as an alias, as written and in the one spelling. */
static bool add_words(const struct naming *n, const osk_slice *words, size_t count, osk__alias_kind kind, osk_error *error)
{
    osk__names *names = n->names;
    bool common = count == 1 && is_common(names->lore, words[0]);
    names->key.length = names->same.length = 0;
    osk__buffer_byte(&names->same, '\1');
    for (size_t i = 0; i < count; i++) {
        osk_slice same = osk__names_spelling(names, words[i]);
        osk__buffer_text(&names->key, i ? " " : "");
        osk__buffer_text(&names->same, i ? " " : "");
        osk__buffer_add(&names->key, words[i].data, words[i].length);
        osk__buffer_add(&names->same, same.data, same.length);
    }
    return osk__buffer_check(&names->key, error) && osk__buffer_check(&names->same, error) &&
           osk__buffer_check(&names->one, error) && add_open(names, words[0], error) && add_open(names, osk__names_spelling(names, words[0]), error) &&
           add_alias(n, held(&names->key), kind, common, error) && add_alias(n, held(&names->same), kind, common, error);
}

static osk_slice initial(osk_slice word)
{
    size_t length = 1;
    while (length < word.length && ((unsigned char)word.data[length] & 0xC0) == 0x80)
        length++;
    return osk__slice(word.data, length);
}

/* "Krogh" and "Tonning" of "Krogh-Tonning"; halves of two letters and fewer are too little. */
static bool add_halves(const struct naming *n, osk_slice last, osk_error *error)
{
    osk_slice rest = last, half;
    bool hyphen = osk__slice_find(last, "-") != SIZE_MAX;
    for (size_t i = 0; hyphen && i < OSK__NAME_WORDS && osk__slice_cut(&rest, '-', &half); i++)
        if (half.length > 2 && !add_words(n, &half, 1, OSK__ALIAS_LAST, error))
            return false;
    return true;
}

static bool add_handle(const struct naming *n, osk_error *error)
{
    osk__buffer *word = &n->names->name;
    word->length = 0;
    for (size_t i = 0; i < n->count; i++)
        osk__buffer_add(word, n->words[i].data, n->words[i].length);
    osk_slice handle = held(word);
    return osk__buffer_check(word, error) && add_words(n, &handle, 1, OSK__ALIAS_HANDLE, error);
}

/* Parts of a name that few are called by alone: words between the first and the last, and ends of a long name. */
static bool add_parts(const struct naming *n, osk_error *error)
{
    osk_slice shortened[OSK__NAME_WORDS];
    memcpy(shortened, n->words, sizeof shortened);
    shortened[0] = initial(n->words[0]); /* "K. Tveit Aas" */
    if (n->count > 2 && !add_words(n, shortened, n->count, OSK__ALIAS_INITIAL, error))
        return false;
    for (size_t i = 1; i + 1 < n->count; i++)
        if ((n->words[i].length > 2 && !add_words(n, n->words + i, 1, OSK__ALIAS_LAST, error)) ||
            !add_words(n, n->words, i + 1, OSK__ALIAS_PART, error) ||
            !add_words(n, n->words + i, n->count - i, OSK__ALIAS_PART, error))
            return false;
    return true;
}

static bool add_aliases(const struct naming *n, osk_error *error)
{
    const osk_slice *w = n->words;
    size_t last = n->count - 1;
    osk_slice ends[2] = {w[0], w[last]}, short_first[2] = {initial(w[0]), w[last]}, short_last[2] = {w[0], initial(w[last])};
    if (n->count == 1)
        return add_words(n, w, 1, OSK__ALIAS_FULL, error);
    if (!add_words(n, w, n->count, OSK__ALIAS_FULL, error) || !add_words(n, w, 1, OSK__ALIAS_FIRST, error) ||
        !add_words(n, w + last, 1, OSK__ALIAS_LAST, error) || !add_words(n, ends, 2, OSK__ALIAS_PART, error) ||
        !add_words(n, short_first, 2, OSK__ALIAS_INITIAL, error) ||
        !add_words(n, short_last, 2, OSK__ALIAS_INITIAL, error))
        return false;
    if (n->count > 2 && (!add_words(n, w, last, OSK__ALIAS_PART, error) || !add_words(n, w + 1, last, OSK__ALIAS_PART, error)))
        return false;
    return add_halves(n, w[last], error) && add_handle(n, error) && (!n->names->thorough || add_parts(n, error));
}

/* ---- the same name with other marks between its words ---- */

/* "Anne Grete Aas" of "Anne-Grete Aas", "Ola D Arcy" of "Ola D'Arcy"; false where there is no mark to take out. */
static bool open_marks(const struct naming *n, struct naming *out)
{
    *out = *n;
    out->count = 0;
    for (size_t i = 0; i < n->count; i++)
        for (osk_slice rest = n->words[i]; rest.length && out->count < OSK__NAME_WORDS;) {
            size_t end = 0;
            while (end < rest.length && rest.data[end] != '-' && rest.data[end] != '\'')
                end++;
            if (end)
                out->words[out->count++] = osk__slice(rest.data, end);
            rest = osk__slice_behind(rest, end < rest.length ? end + 1 : end);
        }
    return out->count > n->count;
}

/* "Bjørn-Tore Li" of "Bjørn Tore Li": words `at` and the next become one. */
static bool join_words(const struct naming *n, size_t at, osk_error *error)
{
    struct naming joined = *n;
    char word[2 * OSK__NAME_BYTES + 1];
    osk_slice a = n->words[at], b = n->words[at + 1];
    if (n->count < 3 || a.length + b.length + 1 > OSK__NAME_BYTES)
        return true;
    memcpy(word, a.data, a.length);
    word[a.length] = '-';
    memcpy(word + a.length + 1, b.data, b.length);
    joined.words[at] = osk__slice(word, a.length + 1 + b.length);
    memmove(joined.words + at + 1, joined.words + at + 2, (n->count - at - 2) * sizeof *joined.words);
    joined.count--;
    return add_aliases(&joined, error);
}

static bool add_variants(const struct naming *n, osk_error *error)
{
    struct naming open;
    return (!open_marks(n, &open) || add_aliases(&open, error)) &&
           (n->count < 3 || (join_words(n, 0, error) && join_words(n, n->count - 2, error)));
}

/* ---- a name ---- */

static bool has_letter(osk_slice word)
{
    for (size_t i = 0; i < word.length; i++)
        if (osk__unicode_letter((unsigned char)word.data[i] & 0x7F) || (unsigned char)word.data[i] >= 0x80)
            return true;
    return false;
}

/* Is it written as handles are: a digit or an underscore in it, or no capital? */
static bool is_small(osk_slice name)
{
    bool capital = false;
    for (size_t i = 0; i < name.length;) {
        size_t step = osk__utf8_next(name.data + i, name.length - i, NULL);
        uint32_t value = step ? osk__utf8_value(name.data + i) : 0;
        if (value == ' ')
            return false;
        if (value == '_' || osk__unicode_digit(value))
            return true;
        capital = capital || osk__unicode_upper(value);
        i += step ? step : 1;
    }
    return !capital;
}

/* Folded words of a key that are part of the name: not "(4.200+)". */
static void split(struct naming *n, osk_slice folded)
{
    osk_slice piece;
    while (n->count < OSK__NAME_WORDS && osk__slice_cut(&folded, ' ', &piece)) {
        while (piece.length && memchr(".,;:", piece.data[piece.length - 1], 4))
            piece.length--;
        if (piece.length && piece.length <= OSK__NAME_BYTES && piece.data[0] != '(' && has_letter(piece))
            n->words[n->count++] = piece;
    }
}

bool osk__names_call(osk__names *names, uint32_t person, osk_slice author, osk_error *error)
{
    struct naming n = {.names = names, .person = person, .small = is_small(osk__slice_trim(author))};
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, held(&names->name), error); /* its key */
    osk__buffer plain = {0}; /* names->word is for the words of aliases */
    osk_slice marks = good ? osk__names_marks(names, held(&folded)) : osk__slice("", 0);
    osk__buffer_add(&plain, marks.data, marks.length);
    good = good && osk__buffer_check(&plain, error);
    if (good)
        split(&n, held(&plain));
    if (good && n.count)
        good = add_aliases(&n, error) && (!names->thorough || add_variants(&n, error));
    osk__buffer_free(&plain);
    osk__buffer_free(&folded);
    return good;
}
