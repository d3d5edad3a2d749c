/* The key to the codes, which a person keeps apart and may edit. A line a code:
 *
 *   # Koder til lederdebatt.txt
 *   P01  Kari Nordmann = K. Nordmann = kari@firma.example   one person, all names
 *   P02  @ola_d
 *   name Even       wherever it has a capital it is the name
 *   word Berg       it is an ordinary word here, if nothing beside it shows a name
 *
 * A code is a capital letter and digits. New people get the next free P and stand behind; a code that was given is never
 * given again, and a name never gets another. */
#include "pseudonyms.h"

#include "../base/number.h"
#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdlib.h>

enum { CODE_BYTES = 8 };
#define SEPARATOR " = "

struct place { const char *path; size_t line; };

/* A name as it can stand in a line of the key: one space for white space, and no separator inside. */
static bool put_name(osk__buffer *out, osk_slice name, osk_error *error)
{
    osk__buffer whole = {0};
    bool good = osk__unicode_name(&whole, name, error);
    out->length = 0;
    for (size_t i = 0; good && i < whole.length; i++) {
        bool apart = i == 0 || i + 1 == whole.length || whole.data[i - 1] == ' ' || whole.data[i + 1] == ' ';
        osk__buffer_byte(out, whole.data[i] == '=' && apart ? '~' : whole.data[i]);
    }
    if (out->length == 0) /* white space alone */
        osk__buffer_byte(out, '~');
    osk__buffer_free(&whole);
    return good && osk__buffer_check(out, error);
}

static osk_slice held(const osk__buffer *buffer)
{
    return osk__slice(buffer->data ? buffer->data : "", buffer->length);
}

static bool wrong(const struct place *place, osk_error *error, const char *what, osk_slice about)
{
    return osk__fail_at(error, OSK_USAGE, place->path, place->line, 0, what, (int)(about.length < 60 ? about.length : 60),
                        about.length ? about.data : "");
}

/* ---- names ---- */

/* Takes in a name of a code; *is_new is false where the key has it. */
static bool add_name(osk__pseudonyms *key, osk_slice name, uint32_t code, bool *is_new, uint32_t *has, osk_error *error)
{
    osk__buffer plain = {0}, folded = {0};
    size_t before = key->keys.count, before_folded = key->folded.count;
    bool good = put_name(&plain, name, error) && osk__unicode_fold(&folded, held(&plain), error);
    uint32_t number = good ? osk__strings_add(&key->keys, held(&plain), error) : OSK_NONE;
    uint32_t alike = number != OSK_NONE ? osk__strings_add(&key->folded, held(&folded), error) : OSK_NONE;
    good = alike != OSK_NONE && OSK__ROOM(key->code_of, key->code_capacity, key->keys.count, error) &&
           OSK__ROOM(key->folded_code, key->folded_capacity, key->folded.count, error) &&
           OSK__ROOM(key->names, key->capacity, key->count + 1, error);
    *is_new = key->keys.count > before;
    if (good && *is_new) {
        const char *copy = osk__arena_copy(&key->arena, plain.data ? plain.data : "", plain.length, error);
        key->code_of[number] = code;
        good = copy != NULL;
        if (good)
            key->names[key->count++] = (struct osk__pseudonym){osk__slice(copy, plain.length), code};
    }
    if (good && key->folded.count > before_folded)
        key->folded_code[alike] = code;
    if (good)
        *has = key->code_of[number];
    osk__buffer_free(&plain);
    osk__buffer_free(&folded);
    return good;
}

uint32_t osk__pseudonyms_find(const osk__pseudonyms *key, osk_slice folded)
{
    uint32_t number = key->folded.count ? osk__strings_find(&key->folded, folded) : OSK_NONE;
    return number == OSK_NONE ? OSK_NONE : key->folded_code[number];
}

/* ---- new people ---- */

static bool append(osk__pseudonyms *key, uint32_t code, osk_slice name, osk_error *error)
{
    osk__buffer plain = {0};
    bool good = put_name(&plain, name, error);
    osk_slice text = osk__strings_get(&key->codes, code);
    osk__buffer_format(&key->added, "%.*s\t%.*s\n", (int)text.length, text.data, (int)plain.length, plain.length ? plain.data : "");
    osk__buffer_free(&plain);
    return good && osk__buffer_check(&key->added, error);
}

static bool next_code(osk__pseudonyms *key, uint32_t *code, osk_error *error)
{
    osk__buffer text = {0};
    osk__buffer_format(&text, "P%02llu", (unsigned long long)++key->highest);
    *code = text.failed ? OSK_NONE : osk__strings_add(&key->codes, held(&text), error);
    bool good = osk__buffer_check(&text, error) && *code != OSK_NONE;
    osk__buffer_free(&text);
    return good;
}

bool osk__pseudonyms_code(osk__pseudonyms *key, osk_slice name, uint32_t *code, osk_error *error)
{
    osk__buffer plain = {0};
    bool is_new, good = put_name(&plain, name, error);
    uint32_t number = good && key->keys.count ? osk__strings_find(&key->keys, held(&plain)) : OSK_NONE;
    uint32_t coded = good && key->codes.count ? osk__strings_find(&key->codes, held(&plain)) : OSK_NONE;
    osk__buffer_free(&plain);
    if (number != OSK_NONE || coded != OSK_NONE) { /* a corpus that has codes already keeps them */
        *code = number != OSK_NONE ? key->code_of[number] : coded;
        return true;
    }
    return good && next_code(key, code, error) && add_name(key, name, *code, &is_new, code, error) &&
           append(key, *code, name, error);
}

bool osk__pseudonyms_also(osk__pseudonyms *key, uint32_t code, osk_slice name, osk_error *error)
{
    bool is_new;
    return add_name(key, name, code, &is_new, &code, error) && (!is_new || append(key, code, name, error));
}

/* ---- the file ---- */

static bool is_code(osk_slice text)
{
    size_t digits = 1;
    while (digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    return text.length > 1 && text.length <= CODE_BYTES && text.data[0] >= 'A' && text.data[0] <= 'Z' &&
           digits == text.length;
}

/* Well-formed, without control characters, and not empty. */
static bool is_name(osk_slice name)
{
    for (size_t i = 0, step; i < name.length; i += step)
        if ((step = osk__utf8_next(name.data + i, name.length - i, NULL)) == 0 || (unsigned char)name.data[i] < ' ')
            return false;
    return name.length > 0;
}

/* The next name before a " = ". */
static osk_slice cut_name(osk_slice *rest)
{
    size_t at = osk__slice_find(*rest, SEPARATOR);
    osk_slice name = osk__slice_trim(osk__slice(rest->data, at == SIZE_MAX ? rest->length : at));
    *rest = at == SIZE_MAX ? osk__slice(NULL, 0) : osk__slice_behind(*rest, at + strlen(SEPARATOR));
    bool bare = name.length && (name.data[0] == '=' || name.data[name.length - 1] == '=');
    return bare ? osk__slice(name.data, 0) : name;
}

static bool read_names(osk__pseudonyms *key, const struct place *place, osk_slice rest, uint32_t code, osk_error *error)
{
    while (rest.data) {
        osk_slice name = cut_name(&rest);
        bool is_new;
        uint32_t has;
        if (!is_name(name))
            return wrong(place, error, name.length ? "'%.*s' is no name" : "a name is missing beside a '='%.*s", name);
        if (!add_name(key, name, code, &is_new, &has, error))
            return false;
        if (!is_new)
            return wrong(place, error, has == code ? "'%.*s' stands here already" : "'%.*s' has another code already", name);
    }
    return true;
}

/* "name Even", "word Berg" */
static bool read_word(osk__strings *words, const struct place *place, osk_slice word, osk_error *error)
{
    osk__buffer folded = {0};
    if (!is_name(word) || memchr(word.data, ' ', word.length))
        return wrong(place, error, "'%.*s' is not one word", word);
    bool good = osk__unicode_fold(&folded, word, error) && osk__strings_add(words, held(&folded), error) != OSK_NONE;
    osk__buffer_free(&folded);
    return good;
}

static bool read_line(osk__pseudonyms *key, const struct place *place, osk_slice line, osk_error *error)
{
    size_t length = 0;
    uint64_t number;
    while (length < line.length && line.data[length] != ' ' && line.data[length] != '\t')
        length++;
    osk_slice first = osk__slice(line.data, length), rest = osk__slice_trim(osk__slice_behind(line, length));
    if (osk__slice_is(first, "name") || osk__slice_is(first, "word"))
        return read_word(first.data[0] == 'n' ? &key->surely : &key->hardly, place, rest, error);
    if (!is_code(first))
        return wrong(place, error, "'%.*s' is no code, as P01, and neither 'name' nor 'word'", first);
    if (rest.length == 0)
        return wrong(place, error, "%.*s stands for nobody; a name follows the code", first);
    uint32_t code = osk__strings_add(&key->codes, first, error);
    if (code == OSK_NONE)
        return false;
    if (first.data[0] == 'P' && osk__number_whole(osk__slice_behind(first, 1), &number) && number > key->highest)
        key->highest = number;
    return read_names(key, place, rest, code, error);
}

bool osk__pseudonyms_read(osk__pseudonyms *key, const char *path, osk_slice text, osk_error *error)
{
    struct place place = {path, 0};
    osk_slice rest = osk__slice_behind(text, osk__slice_begins(text, "\xEF\xBB\xBF")), line;
    while (osk__slice_cut(&rest, '\n', &line)) {
        place.line++;
        line = osk__slice_trim(line);
        if (line.length && line.data[0] != '#' && !read_line(key, &place, line, error))
            return false;
    }
    key->read = key->count;
    return true;
}

void osk__pseudonyms_free(osk__pseudonyms *key)
{
    osk__strings_free(&key->codes);
    osk__strings_free(&key->keys);
    osk__strings_free(&key->folded);
    osk__strings_free(&key->surely);
    osk__strings_free(&key->hardly);
    osk__buffer_free(&key->added);
    osk__arena_free(&key->arena);
    free(key->names);
    free(key->code_of);
    free(key->folded_code);
}
