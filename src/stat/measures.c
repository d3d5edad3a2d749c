/* What a measure is called in a language: "words" is "ord per kommentar", "theme:tillit" is "tema Tillit". */
#include "stat.h"

#include <string.h>

void osk__measure_say(const osk__dictionary *dictionary, uint32_t language, osk_slice id, osk__buffer *out)
{
    static const struct { const char *id, *key; } names[] = {
        {"sentiment", "measure.sentiment"}, {"sentiment-as-0", "measure.as_zero"}, {"words", "measure.words"},
        {"sentences", "measure.sentences"}, {"value", "measure.value"}, {"lix", "measure.lix"}, {"rix", "measure.rix"},
        {"comments", "measure.comments"}, {"label", "measure.label"}, {"label:positive", "measure.positive"},
        {"label:negative", "measure.negative"}, {"label:neutral", "measure.neutral"}, {"label:mixed", "measure.mixed"},
        {"label:unscored", "measure.unscored"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (osk__slice_is(id, names[i].id)) {
            osk_slice text = osk__texts_find(&dictionary->texts, names[i].key, language);
            osk__buffer_add(out, text.data, text.length);
            return;
        }
    bool theme = id.length > 6 && memcmp(id.data, "theme:", 6) == 0, code = id.length > 5 && memcmp(id.data, "code:", 5) == 0;
    osk_slice key = osk__slice_behind(id, theme ? 6 : code ? 5 : 0), name = key;
    for (size_t t = 0; theme && t < dictionary->theme_count; t++)
        if (osk__slice_is(key, dictionary->themes[t].key))
            name = osk__slice_text(dictionary->themes[t].names[language]);
    osk__texts_fill(out, osk__texts_find(&dictionary->texts, theme ? "measure.theme" : "measure.code", language), &name, 1);
}
