/* Theme files, in a form that a student can write:
 *
 *   theme: tillit            a key of small letters, digits and hyphens
 *   nb: Tillit               the names shown; nn and en
 *   nn: Tillit
 *   en: Trust
 *   tillit | tilliten        an entry: its forms; one may have several words
 *   ~mistenksom              ~: every form with the same stem
 */
#include "type.h"

#include "../base/tsv.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

struct reader {
    osk__dictionary *dictionary;
    const char *path;
    size_t line;
    osk_slice text; /* the current line, for columns */
    osk_error *error;
};

static bool fail(const struct reader *reader, osk_slice at, const char *what)
{
    size_t column = osk__utf8_count(osk__slice(reader->text.data, (size_t)(at.data - reader->text.data))) + 1;
    return osk__fail_at(reader->error, OSK_USAGE, reader->path, reader->line, column, "'%.*s' %s",
                        (int)(at.length < 80 ? at.length : 80), at.data, what);
}

static bool is_key(osk_slice s)
{
    for (size_t i = 0; i < s.length; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", s.data[i]) || s.data[i] == '\0')
            return false;
    return s.length > 0 && s.length <= 40;
}

static bool begin_theme(struct reader *reader, osk_slice key)
{
    osk__dictionary *dictionary = reader->dictionary;
    if (!is_key(key))
        return fail(reader, key, "is no key: small letters a-z, digits and hyphens, at most 40");
    for (size_t i = 0; i < dictionary->theme_count; i++)
        if (osk__slice_is(key, dictionary->themes[i].key))
            return fail(reader, key, "is a theme already");
    if (!OSK__ROOM(dictionary->themes, dictionary->theme_capacity, dictionary->theme_count + 1, reader->error))
        return false;
    osk__theme *theme = &dictionary->themes[dictionary->theme_count];
    memset(theme, 0, sizeof *theme);
    if (!(theme->key = osk__arena_copy(&dictionary->arena, key.data, key.length, reader->error)))
        return false;
    for (size_t i = 0; i < 3; i++)
        theme->names[i] = theme->key; /* until the file names it */
    dictionary->theme_count++;
    return true;
}

static bool add_form(struct reader *reader, osk_slice form)
{
    osk__dictionary *dictionary = reader->dictionary;
    uint32_t symbols[OSK__PATTERN_WORDS], held, theme = (uint32_t)dictionary->theme_count - 1;
    size_t count;
    const char *why;
    if (!osk__dictionary_symbols(dictionary, form, symbols, &count, &why, reader->error))
        return why ? fail(reader, form, why) : false;
    if (!osk__pattern_add(&dictionary->theme_words, symbols, count, theme, &held, reader->error))
        return false;
    if (held == OSK_NONE)
        return true;
    char what[96];
    snprintf(what, sizeof what, "stands in the theme '%s' already", dictionary->themes[held].key);
    return fail(reader, form, what);
}

static bool add_entry(struct reader *reader, osk_slice line)
{
    if (reader->dictionary->theme_count == 0)
        return fail(reader, line, "comes before any 'theme:' line");
    for (size_t start = 0; start <= line.length;) {
        const char *bar = memchr(line.data + start, '|', line.length - start);
        size_t length = bar ? (size_t)(bar - line.data) - start : line.length - start;
        osk_slice form = osk__slice_trim(osk__slice(line.data + start, length));
        if (form.length == 0)
            return fail(reader, osk__slice(line.data + start, length), "is an empty form between bars");
        if (!add_form(reader, form))
            return false;
        start += length + 1;
    }
    return true;
}

/* "nb: Ledelse" */
static bool read_name(struct reader *reader, osk_slice line, bool *was_name)
{
    static const char *const langs[] = {"nb:", "nn:", "en:"};
    osk__dictionary *dictionary = reader->dictionary;
    *was_name = false;
    for (size_t i = 0; i < 3; i++) {
        if (line.length < 3 || memcmp(line.data, langs[i], 3) != 0)
            continue;
        *was_name = true;
        osk_slice name = osk__slice_trim(osk__slice(line.data + 3, line.length - 3));
        if (dictionary->theme_count == 0)
            return fail(reader, line, "comes before any 'theme:' line");
        if (name.length == 0)
            return fail(reader, line, "names nothing");
        char *copy = osk__arena_copy(&dictionary->arena, name.data, name.length, reader->error);
        dictionary->themes[dictionary->theme_count - 1].names[i] = copy;
        return copy != NULL;
    }
    return true;
}

static bool read_line(struct reader *reader)
{
    osk_slice line = osk__slice_trim(reader->text);
    bool was_name;
    if (line.length == 0 || line.data[0] == '#')
        return true;
    if (line.length >= 6 && memcmp(line.data, "theme:", 6) == 0)
        return begin_theme(reader, osk__slice_trim(osk__slice(line.data + 6, line.length - 6)));
    if (!read_name(reader, line, &was_name))
        return false;
    return was_name || add_entry(reader, line);
}

bool osk__dictionary_themes(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    struct reader reader = {.dictionary = dictionary, .path = path, .error = error};
    size_t before = dictionary->theme_count;
    if (!osk__tsv_check(path, text, error))
        return false;
    while (osk__tsv_line(&text, &reader.text)) {
        reader.line++;
        if (!read_line(&reader))
            return false;
    }
    return dictionary->theme_count > before ||
           osk__fail_at(error, OSK_USAGE, path, reader.line ? reader.line : 1, 0, "holds no theme");
}
