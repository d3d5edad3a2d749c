/* Texts that people read. */
#include "texts.h"

#include "tsv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned placeholders(osk_slice text)
{
    unsigned found = 0;
    for (size_t i = 0; i + 2 < text.length; i++)
        if (text.data[i] == '{' && text.data[i + 1] >= '1' && text.data[i + 1] <= '9' && text.data[i + 2] == '}')
            found |= 1u << (text.data[i + 1] - '0');
    return found;
}

static bool take_row(osk__texts *texts, const osk__tsv *tsv, osk_error *error)
{
    size_t before = texts->keys.count;
    if (osk__strings_add(&texts->keys, tsv->cell[0], error) == OSK_NONE ||
        !OSK__ROOM(texts->items, texts->capacity, before + 1, error))
        return false;
    if (texts->keys.count == before)
        return osk__tsv_fail(tsv, 0, error, "stands here twice");
    for (size_t i = 0; i < 3; i++) {
        osk_slice cell = tsv->cell[i + 1];
        if (cell.length == 0)
            return osk__tsv_fail(tsv, i + 1, error, "is an empty text");
        if (placeholders(cell) != placeholders(tsv->cell[1]))
            return osk__tsv_fail(tsv, i + 1, error, "has other placeholders than the text in nb");
        const char *copy = osk__arena_copy(&texts->arena, cell.data, cell.length, error);
        if (!copy)
            return false;
        texts->items[before].in[i] = osk__slice(copy, cell.length);
    }
    return true;
}

bool osk__texts_read(osk__texts *texts, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"key", "nb", "nn", "en", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!take_row(texts, &tsv, error))
            return false;
    return true;
}

void osk__texts_free(osk__texts *texts)
{
    osk__arena_free(&texts->arena);
    osk__strings_free(&texts->keys);
    free(texts->items);
}

uint32_t osk__texts_language(const char *lang)
{
    static const char *const names[] = {"nb", "nn", "en"};
    for (uint32_t i = 0; i < 3; i++)
        if (!lang || strcmp(lang, names[i]) == 0)
            return i;
    return OSK_NONE;
}

osk_slice osk__texts_find(const osk__texts *texts, const char *key, uint32_t language)
{
    uint32_t number = osk__strings_find(&texts->keys, osk__slice_text(key));
    if (number == OSK_NONE || language > 2)
        return osk__slice_text(key);
    return texts->items[number].in[language];
}

void osk__texts_fill(osk__buffer *out, osk_slice text, const osk_slice *values, size_t count)
{
    size_t from = 0;
    for (size_t i = 0; i + 2 < text.length; i++) {
        if (text.data[i] != '{' || text.data[i + 2] != '}' || text.data[i + 1] < '1' || text.data[i + 1] > '9')
            continue;
        size_t which = (size_t)(text.data[i + 1] - '1');
        osk__buffer_add(out, text.data + from, i - from);
        if (which < count)
            osk__buffer_add(out, values[which].data, values[which].length);
        from = i + 3;
        i += 2;
    }
    osk__buffer_add(out, text.data + from, text.length - from);
}

/* ---- what was told in English ---- */

#define PREFIX "notice."
enum { VALUES = 9 };

/* Does the text come of the pattern? Then `values` are what stands in the place of {1} to {9}, each as short as may be. */
static bool comes_of(osk_slice pattern, osk_slice text, osk_slice values[VALUES])
{
    size_t same = 0;
    while (same < pattern.length && same < text.length && pattern.data[same] == text.data[same] && pattern.data[same] != '{')
        same++;
    pattern = osk__slice_behind(pattern, same);
    text = osk__slice_behind(text, same);
    if (pattern.length < 3 || pattern.data[0] != '{' || pattern.data[1] < '1' || pattern.data[1] > '9' || pattern.data[2] != '}')
        return pattern.length == 0 && text.length == 0;
    osk_slice rest = osk__slice_behind(pattern, 3);
    for (size_t length = rest.length ? 1 : text.length; length <= text.length; length++)
        if (comes_of(rest, osk__slice_behind(text, length), values)) {
            values[pattern.data[1] - '1'] = osk__slice(text.data, length);
            return true;
        }
    return false;
}

/* What the pattern puts between marks is somebody else's word: a column that is called 'comment' stays so. */
static bool is_quoted(osk_slice pattern, size_t value)
{
    char mark[8];
    snprintf(mark, sizeof mark, "'{%zu}'", value + 1);
    return osk__slice_find(pattern, mark) != SIZE_MAX;
}

/* Another value may be words of ours again ("quotation", "text from 'tekst'"); it is shorter, so that this ends. */
static bool retell(const osk__texts *texts, uint32_t language, osk_slice text, osk__buffer *out)
{
    for (size_t i = 0; i < texts->keys.count; i++) {
        osk_slice values[VALUES] = {{NULL, 0}};
        if (!osk__slice_begins(osk__strings_get(&texts->keys, (uint32_t)i), PREFIX) ||
            !comes_of(texts->items[i].in[2], text, values))
            continue;
        osk__buffer retold[VALUES] = {{0}};
        for (size_t v = 0; v < VALUES; v++)
            if (values[v].length && values[v].length < text.length && !is_quoted(texts->items[i].in[2], v) &&
                retell(texts, language, values[v], &retold[v]))
                values[v] = osk__slice(retold[v].data, retold[v].length);
        osk__texts_fill(out, texts->items[i].in[language], values, VALUES);
        for (size_t v = 0; v < VALUES; v++) {
            out->failed = out->failed || retold[v].failed;
            osk__buffer_free(&retold[v]);
        }
        return true;
    }
    return false;
}

bool osk__texts_retell(const osk__texts *texts, uint32_t language, osk_slice told, osk__buffer *out)
{
    if (language <= 2 && retell(texts, language, told, out))
        return true;
    osk__buffer_add(out, told.data, told.length);
    return false;
}
