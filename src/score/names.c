/* Names: a person's aliases, interned once (names_alias.c), so that a mention is found by hashing its words whatever the
 * number of people. */
#include "names.h"

#include "../base/utf8.h"

#include <stdlib.h>

static osk_slice held(const osk__buffer *buffer)
{
    return osk__slice(buffer->data, buffer->length);
}

/* ---- people ---- */

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
    bool good = osk__names_call(names, *person, author, error);
    names->first[*person + 1] = names->called_count;
    return good;
}

bool osk__names_also(osk__names *names, uint32_t person, osk_slice name, osk_error *error)
{
    names->name.length = 0;
    bool good = osk__unicode_name(&names->name, name, error) && osk__names_call(names, person, name, error);
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
    osk__buffer_free(&names->one);
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
    while (names->thorough && word->length && word->data[word->length - 1] == '_') /* "_Kari Nordmann_" */
        word->length--;
    while (names->thorough && word->length && word->data[0] == '_')
        *word = osk__slice_behind(*word, 1);
    *word = osk__names_marks(names, *word);
    return true;
}

/* Without the ending of a genitive: "mortens", "linda's", "lars'". */
static bool strip(osk_slice *word)
{
    static const char *const ends[] = {"'s", "'", "s"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (word->length > length + 1 && memcmp(word->data + word->length - length, ends[i], length) == 0) {
            word->length -= length;
            return true;
        }
    }
    return false;
}

static bool opens(osk__names *names, osk_slice word)
{
    do
        if (osk__strings_find(&names->opens, word) != OSK_NONE ||
            osk__strings_find(&names->opens, osk__names_spelling(names, word)) != OSK_NONE)
            return true;
    while (strip(&word));
    return false;
}

/* The alias of the words so far and `word`, or OSK_NONE; as written first, then in the one spelling. */
static uint32_t look_up(osk__names *names, osk_slice word, bool *respelled)
{
    size_t key = names->key.length, same = names->same.length;
    osk_slice one = osk__names_spelling(names, word);
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
    while (alias == OSK_NONE && strip(&word)) { /* "Hansens'" has lost two */
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
    return at + 1 + (point && osk__utf8_count(word) == 1);
}

/* A spelling that memory was lacking for is a name that would not be found. */
static bool checked(const osk__names *names, osk_error *error)
{
    const osk__buffer *const all[] = {&names->key, &names->same, &names->one, &names->word};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!osk__buffer_check(all[i], error))
            return false;
    return true;
}

bool osk__names_alias(osk__names *names, osk_slice words, uint32_t *alias, bool *respelled, osk_error *error)
{
    osk_slice rest = osk__names_marks(names, words), word;
    *alias = OSK_NONE;
    *respelled = false;
    names->key.length = names->same.length = 0;
    osk__buffer_byte(&names->same, '\1');
    while (osk__slice_cut(&rest, ' ', &word)) {
        if (!rest.data) {
            *alias = look_up(names, word, respelled);
            break;
        }
        osk_slice one = osk__names_spelling(names, word);
        osk__buffer_add(&names->key, word.data, word.length);
        osk__buffer_add(&names->same, one.data, one.length);
        osk__buffer_byte(&names->key, ' ');
        osk__buffer_byte(&names->same, ' ');
    }
    return checked(names, error);
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
        osk_slice one = osk__names_spelling(names, word);
        osk__buffer_add(&names->key, word.data, word.length);
        osk__buffer_add(&names->same, one.data, one.length);
        osk__buffer_byte(&names->key, ' ');
        osk__buffer_byte(&names->same, ' ');
        i = behind(chunk, i, end, word);
    }
    return checked(names, error);
}
