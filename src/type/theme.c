/* Theme files, in a form that a student can write:
 *
 *   theme: tillit            a key of small letters, digits and hyphens; tillit/styret is a part of tillit
 *   nb: Tillit               the names shown; nn and en
 *   nn: Tillit
 *   en: Trust
 *   keep: valence            its words keep their valence in the score
 *   tillit | tilliten        an entry: its forms; one may have several words
 *   ~mistenksom              ~: every form with the same stem
 *   tillits* | +tiltro       globs and parts of compounds, see class.c
 *   - full tillit            takes these words away from the theme
 *   tro [near 3: på | til]   counts only where the condition holds, see theme_entry.c
 */
#include "theme_read.h"

#include "../base/tsv.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_MOST = 80 };

void osk__theme_rules_free(osk__theme_rules *rules)
{
    osk__classes_free(&rules->classes);
    free(rules->entries);
    free(rules->uses);
    free(rules->conditions);
}

bool osk__theme_fail(const osk__theme_reader *reader, osk_slice at, const char *what)
{
    size_t column = osk__utf8_count(osk__slice(reader->text.data, (size_t)(at.data - reader->text.data))) + 1;
    return osk__fail_at(reader->error, OSK_USAGE, reader->path, reader->line, column, "'%.*s' %s",
                        (int)(at.length < 80 ? at.length : 80), at.data, what);
}

/* ---- theme: ledelse/styret ---- */

static bool is_key_part(osk_slice s)
{
    for (size_t i = 0; i < s.length; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", s.data[i]) || s.data[i] == '\0')
            return false;
    return s.length > 0 && s.length <= 40;
}

static bool is_key(osk_slice key)
{
    osk_slice rest = key, part;
    bool good = key.length > 0 && key.length <= KEY_MOST;
    while (good && osk__slice_cut(&rest, '/', &part))
        good = is_key_part(part);
    return good;
}

static uint32_t find_theme(const osk__dictionary *dictionary, osk_slice key)
{
    for (uint32_t i = 0; i < dictionary->theme_count; i++)
        if (osk__slice_is(key, dictionary->themes[i].key))
            return i;
    return OSK_NONE;
}

uint32_t osk__theme_find(const osk__dictionary *dictionary, const char *key)
{
    return find_theme(dictionary, osk__slice_text(key));
}

/* What stands before the last stroke. */
static osk_slice above(osk_slice key)
{
    size_t length = key.length;
    while (length > 0 && key.data[length - 1] != '/')
        length--;
    return osk__slice(key.data, length ? length - 1 : 0);
}

static bool begin_theme(osk__theme_reader *reader, osk_slice key)
{
    osk__dictionary *dictionary = reader->dictionary;
    osk_slice parent = above(key);
    if (!is_key(key))
        return osk__theme_fail(reader, key, "is no key: small letters a-z, digits and hyphens, at most 40");
    if (find_theme(dictionary, key) != OSK_NONE)
        return osk__theme_fail(reader, key, "is a theme already");
    if (parent.length && find_theme(dictionary, parent) == OSK_NONE)
        return osk__theme_fail(reader, parent, "is no theme yet: it comes before its parts");
    if (!OSK__ROOM(dictionary->themes, dictionary->theme_capacity, dictionary->theme_count + 1, reader->error))
        return false;
    osk__theme *theme = &dictionary->themes[dictionary->theme_count];
    *theme = (osk__theme){.parent = parent.length ? find_theme(dictionary, parent) : OSK_NONE};
    if (!(theme->key = osk__arena_copy(&dictionary->arena, key.data, key.length, reader->error)))
        return false;
    for (size_t i = 0; i < 3; i++)
        theme->names[i] = theme->key; /* until the file names it */
    theme->keep = theme->parent != OSK_NONE && dictionary->themes[theme->parent].keep;
    dictionary->theme_count++;
    return true;
}

/* ---- what is said of the theme: "nb: Ledelse", "keep: valence" ---- */

static bool set_name(osk__theme_reader *reader, size_t language, osk_slice name)
{
    osk__dictionary *dictionary = reader->dictionary;
    if (name.length == 0)
        return osk__theme_fail(reader, reader->text, "names nothing");
    char *copy = osk__arena_copy(&dictionary->arena, name.data, name.length, reader->error);
    dictionary->themes[dictionary->theme_count - 1].names[language] = copy;
    return copy != NULL;
}

static bool set_keep(osk__theme_reader *reader, osk_slice what)
{
    if (!osk__slice_is(what, "valence"))
        return osk__theme_fail(reader, reader->text, "can keep one thing: valence");
    reader->dictionary->themes[reader->dictionary->theme_count - 1].keep = true;
    return true;
}

static bool read_property(osk__theme_reader *reader, osk_slice line, bool *was_one)
{
    static const char *const names[] = {"nb:", "nn:", "en:", "keep:"};
    *was_one = false;
    for (size_t i = 0; i < 4; i++) {
        size_t length = osk__slice_begins(line, names[i]);
        if (!length)
            continue;
        *was_one = true;
        osk_slice value = osk__slice_trim(osk__slice_behind(line, length));
        if (reader->dictionary->theme_count == 0)
            return osk__theme_fail(reader, line, "comes before any 'theme:' line");
        return i < 3 ? set_name(reader, i, value) : set_keep(reader, value);
    }
    return true;
}

/* ---- lines ---- */

static bool read_line(osk__theme_reader *reader)
{
    osk_slice line = osk__slice_trim(reader->text);
    bool was_property;
    size_t length;
    if (line.length == 0 || line.data[0] == '#')
        return true;
    if ((length = osk__slice_begins(line, "theme:")))
        return begin_theme(reader, osk__slice_trim(osk__slice_behind(line, length)));
    if (!read_property(reader, line, &was_property))
        return false;
    if (was_property)
        return true;
    if (reader->dictionary->theme_count == 0)
        return osk__theme_fail(reader, line, "comes before any 'theme:' line");
    length = osk__slice_begins(line, "- ");
    return osk__theme_entry_read(reader, osk__slice_trim(osk__slice_behind(line, length)), length > 0);
}

bool osk__dictionary_themes(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    osk__theme_reader reader = {.dictionary = dictionary, .error = error};
    size_t before = dictionary->theme_count;
    if (!osk__tsv_check(path, text, error) ||
        !(reader.path = osk__arena_copy(&dictionary->arena, path, strlen(path), error)))
        return false;
    while (osk__tsv_line(&text, &reader.text)) {
        reader.line++;
        if (!read_line(&reader))
            return false;
    }
    return dictionary->theme_count > before ||
           osk__fail_at(error, OSK_USAGE, path, reader.line ? reader.line : 1, 0, "holds no theme");
}
