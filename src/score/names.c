/* Names: a person's aliases, interned once, so that a mention is found by hashing its words whatever the number of people. */
#include "names.h"

#include "../base/utf8.h"

#include <stdlib.h>

static osk_slice held(const osk__buffer *buffer)
{
    return osk__slice(buffer->data, buffer->length);
}

/* The one spelling of a folded word. */
static osk_slice one_spelling(const osk__name_lore *lore, osk_slice word)
{
    uint32_t number = osk__strings_find(&lore->words, word);
    return number == OSK_NONE ? word : osk__strings_get(&lore->words, lore->items[number].same);
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
    osk_slice words[OSK__NAME_WORDS];
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
        osk_slice same = one_spelling(names->lore, words[i]);
        osk__buffer_text(&names->key, i ? " " : "");
        osk__buffer_text(&names->same, i ? " " : "");
        osk__buffer_add(&names->key, words[i].data, words[i].length);
        osk__buffer_add(&names->same, same.data, same.length);
    }
    return osk__buffer_check(&names->key, error) && osk__buffer_check(&names->same, error) &&
           add_open(names, words[0], error) && add_open(names, one_spelling(names->lore, words[0]), error) &&
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
    return add_halves(n, w[last], error) && add_handle(n, error);
}

/* ---- people ---- */

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

static bool call(osk__names *names, uint32_t person, osk_slice author, osk_error *error)
{
    struct naming n = {.names = names, .person = person, .small = is_small(osk__slice_trim(author))};
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, held(&names->name), error); /* its key */
    if (good)
        split(&n, held(&folded));
    if (good && n.count)
        good = add_aliases(&n, error);
    osk__buffer_free(&folded);
    return good;
}

bool osk__names_add(osk__names *names, osk_slice author, uint32_t *person, osk_error *error)
{
    size_t before = names->people.count;
    names->name.length = 0;
    if (!osk__unicode_name(&names->name, author, error) ||
        (*person = osk__strings_add(&names->people, held(&names->name), error)) == OSK_NONE)
        return false;
    if (names->people.count == before)
        return true;
    if (!OSK__ROOM(names->shown, names->shown_capacity, before + 1, error) ||
        !OSK__ROOM(names->first, names->first_capacity, before + 2, error))
        return false;
    names->shown[*person] = author;
    names->first[*person] = names->called_count;
    bool good = call(names, *person, author, error);
    names->first[*person + 1] = names->called_count;
    return good;
}

bool osk__names_also(osk__names *names, uint32_t person, osk_slice name, osk_error *error)
{
    names->name.length = 0;
    bool good = osk__unicode_name(&names->name, name, error) && call(names, person, name, error);
    names->first[person + 1] = names->called_count;
    return good;
}

void osk__names_spoke(osk__names *names, uint32_t person)
{
    for (size_t i = names->first[person]; i < names->first[person + 1]; i++) {
        osk__alias *alias = &names->items[names->called[i]];
        if (alias->latest == person)
            continue;
        alias->before = alias->latest;
        alias->latest = person;
    }
}

void osk__names_free(osk__names *names)
{
    osk__strings_free(&names->people);
    osk__strings_free(&names->aliases);
    osk__strings_free(&names->opens);
    osk__buffer_free(&names->key);
    osk__buffer_free(&names->same);
    osk__buffer_free(&names->word);
    osk__buffer_free(&names->name);
    free(names->shown);
    free(names->items);
    free(names->called);
    free(names->first);
}

/* ---- finding ---- */

/* The folded word of a token, "@kari" as "kari"; empty where it is none. Borrows the vocabulary, or names->word. */
static bool word_of(osk__names *names, const osk__vocabulary *vocabulary, const osk_chunk *chunk, size_t at, osk_slice *word,
                    osk_error *error)
{
    const osk_token *token = &chunk->tokens[at];
    *word = osk__slice("", 0);
    if (token->length > OSK__NAME_BYTES)
        return true;
    if (token->kind == OSK_MENTION) {
        names->word.length = 0;
        if (!osk__unicode_fold(&names->word, osk__slice(chunk->comments[token->comment].text.data + token->start + 1,
                                                        token->length - 1), error))
            return false;
        *word = held(&names->word);
    } else if (osk__is_word(token) && token->type != OSK_NONE)
        *word = osk__strings_get(&vocabulary->forms, token->type);
    while (word->length && word->data[word->length - 1] == '.')
        word->length--;
    return true;
}

/* Without the ending of a genitive: "mortens", "linda's", "lars'". */
static bool strip(osk_slice *word)
{
    static const char *const ends[] = {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99", "s"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (word->length > length + 1 && memcmp(word->data + word->length - length, ends[i], length) == 0) {
            word->length -= length;
            return true;
        }
    }
    return false;
}

static bool opens(const osk__names *names, osk_slice word)
{
    osk_slice bare = word;
    return osk__strings_find(&names->opens, word) != OSK_NONE ||
           osk__strings_find(&names->opens, one_spelling(names->lore, word)) != OSK_NONE ||
           (strip(&bare) && (osk__strings_find(&names->opens, bare) != OSK_NONE ||
                             osk__strings_find(&names->opens, one_spelling(names->lore, bare)) != OSK_NONE));
}

/* The alias of the words so far and `word`, or OSK_NONE; as written first, then in the one spelling. */
static uint32_t look_up(osk__names *names, osk_slice word, bool *respelled)
{
    size_t key = names->key.length, same = names->same.length;
    osk_slice one = one_spelling(names->lore, word);
    osk__buffer_add(&names->key, word.data, word.length);
    osk__buffer_add(&names->same, one.data, one.length);
    uint32_t alias = osk__strings_find(&names->aliases, held(&names->key));
    *respelled = alias == OSK_NONE;
    if (alias == OSK_NONE)
        alias = osk__strings_find(&names->aliases, held(&names->same));
    names->key.length = key;
    names->same.length = same;
    return alias;
}

/* Keeps a hit that ends with `word`, whole or as a genitive. */
static void keep(osk__names *names, osk_slice word, size_t at, size_t last, osk__name_hit *hit, bool *found)
{
    bool respelled, genitive = false;
    uint32_t alias = look_up(names, word, &respelled);
    if (alias == OSK_NONE && strip(&word)) {
        genitive = true;
        alias = look_up(names, word, &respelled);
    }
    if (alias == OSK_NONE)
        return;
    *found = true;
    *hit = (osk__name_hit){at, last - at + 1, alias, genitive, respelled};
}

/* A point behind an initial is passed over: "M. Berg". */
static size_t behind(const osk_chunk *chunk, size_t at, size_t end, osk_slice word)
{
    bool point = at + 1 < end && chunk->tokens[at + 1].kind == OSK_MARK && chunk->tokens[at + 1].length == 1 &&
                 chunk->comments[chunk->tokens[at].comment].text.data[chunk->tokens[at + 1].start] == '.';
    return at + 1 + (point && initial(word).length == word.length);
}

bool osk__names_alias(osk__names *names, osk_slice words, uint32_t *alias, bool *respelled, osk_error *error)
{
    osk_slice rest = words, word;
    *alias = OSK_NONE;
    *respelled = false;
    names->key.length = names->same.length = 0;
    osk__buffer_byte(&names->same, '\1');
    while (osk__slice_cut(&rest, ' ', &word)) {
        if (!rest.data) {
            *alias = look_up(names, word, respelled);
            break;
        }
        osk_slice one = one_spelling(names->lore, word);
        osk__buffer_add(&names->key, word.data, word.length);
        osk__buffer_add(&names->same, one.data, one.length);
        osk__buffer_byte(&names->key, ' ');
        osk__buffer_byte(&names->same, ' ');
    }
    return osk__buffer_check(&names->key, error) && osk__buffer_check(&names->same, error);
}

bool osk__names_find(osk__names *names, const osk__vocabulary *vocabulary, const osk_chunk *chunk, size_t at, size_t end,
                     osk__name_hit *hit, bool *found, osk_error *error)
{
    osk_slice word;
    *found = false;
    names->key.length = names->same.length = 0;
    osk__buffer_byte(&names->same, '\1');
    for (size_t i = at, n = 0; i < end && n < OSK__NAME_WORDS; n++) {
        if (!word_of(names, vocabulary, chunk, i, &word, error))
            return false;
        if (word.length == 0 || (n == 0 && !opens(names, word)))
            break;
        keep(names, word, at, i, hit, found);
        osk_slice one = one_spelling(names->lore, word);
        osk__buffer_add(&names->key, word.data, word.length);
        osk__buffer_add(&names->same, one.data, one.length);
        osk__buffer_byte(&names->key, ' ');
        osk__buffer_byte(&names->same, ' ');
        i = behind(chunk, i, end, word);
    }
    return osk__buffer_check(&names->key, error) && osk__buffer_check(&names->same, error);
}
