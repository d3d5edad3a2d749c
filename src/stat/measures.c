/* What a measure is called in a language: "words" is "ord per kommentar", "theme:tillit" is "tema Tillit". */
#include "stat.h"

#include <stdio.h>
#include <string.h>

void osk__measure_say(const osk__dictionary *dictionary, uint32_t language, osk_slice id, osk__buffer *out)
{
    char key[80];
    snprintf(key, sizeof key, "value.measure_%.*s", (int)(id.length < 40 ? id.length : 40), id.data);
    osk_slice text = osk__texts_find(&dictionary->texts, key, language);
    if (!osk__slice_is(text, key)) {
        osk__buffer_add(out, text.data, text.length);
        return;
    }
    bool theme = id.length > 6 && memcmp(id.data, "theme:", 6) == 0, code = id.length > 5 && memcmp(id.data, "code:", 5) == 0;
    osk_slice rest = osk__slice_behind(id, theme ? 6 : code ? 5 : 0), name = rest;
    for (size_t t = 0; theme && t < dictionary->theme_count; t++)
        if (osk__slice_is(rest, dictionary->themes[t].key))
            name = osk__slice_text(dictionary->themes[t].names[language]);
    osk__texts_fill(out, osk__texts_find(&dictionary->texts, theme ? "measure.theme" : "measure.code", language), &name, 1);
}
