/* The dictionaries: text files a linguist edits, compiled once to entries and patterns. */
#include "dictionary.h"
#include "userlex.h"

#include "../base/number.h"
#include "../base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool osk__dictionary_make(osk__dictionary *dictionary, osk_error *error)
{
    memset(dictionary, 0, sizeof *dictionary);
    osk__affixes_make(&dictionary->affixes);
    dictionary->vocabulary.stemmer = osk__stemmer_make(error);
    return dictionary->vocabulary.stemmer != NULL;
}

void osk__dictionary_free(osk__dictionary *dictionary)
{
    osk__arena_free(&dictionary->arena);
    osk__vocabulary_free(&dictionary->vocabulary);
    osk__strings_free(&dictionary->stops);
    osk__affixes_free(&dictionary->affixes);
    osk__pattern_free(&dictionary->words);
    osk__pattern_free(&dictionary->theme_words);
    osk__pattern_free(&dictionary->stance_words);
    osk__pattern_free(&dictionary->network_words);
    osk__strings_free(&dictionary->name_lore.words);
    free(dictionary->name_lore.items);
    free(dictionary->network_classes);
    osk__theme_rules_free(&dictionary->theme_rules);
    osk__texts_free(&dictionary->texts);
    free(dictionary->functions);
    free(dictionary->stem_flags);
    free(dictionary->cited);
    free(dictionary->entries);
    free(dictionary->shifters);
    free(dictionary->themes);
    free(dictionary->stances);
}

/* Room for a class of every form; new ones are none. */
bool osk__dictionary_widen(osk__dictionary *dictionary, osk_error *error)
{
    size_t before = dictionary->function_capacity;
    if (!OSK__ROOM(dictionary->functions, dictionary->function_capacity, dictionary->vocabulary.forms.count + 1, error))
        return false;
    if (dictionary->function_capacity > before)
        memset(dictionary->functions + before, 0,
               (dictionary->function_capacity - before) * sizeof *dictionary->functions);
    return true;
}

/* Remembers that a form is written behind a ~; with OSK_NONE there is only room made for all forms. */
static bool cite(osk__dictionary *dictionary, uint32_t form, osk_error *error)
{
    size_t before = dictionary->cited_capacity;
    if (!OSK__ROOM(dictionary->cited, dictionary->cited_capacity, dictionary->vocabulary.forms.count + 1, error))
        return false;
    if (dictionary->cited_capacity > before)
        memset(dictionary->cited + before, 0, (dictionary->cited_capacity - before) * sizeof *dictionary->cited);
    if (form != OSK_NONE)
        dictionary->cited[form] = true;
    return true;
}

/* Records are made when all patterns are known; until then forms and stems only get numbers. */
bool osk__dictionary_seal(osk__dictionary *dictionary, const osk__compounds *compounds, osk_error *error)
{
    osk__vocabulary *vocabulary = &dictionary->vocabulary;
    dictionary->compounds = compounds;
    dictionary->form_count = vocabulary->forms.count;
    dictionary->stem_count = vocabulary->stems.count;
    /* Forms that came behind the function words have no class. */
    return osk__dictionary_widen(dictionary, error) && cite(dictionary, OSK_NONE, error) &&
           osk__classes_seal(&dictionary->theme_rules.classes, compounds, error) &&
           osk__dictionary_begin_stems(dictionary, error) &&
           osk__vocabulary_catch_up(vocabulary, dictionary, error) &&
           osk__vocabulary_deepen(vocabulary, dictionary, error);
}

static int32_t weighed(int32_t value, int32_t factor)
{
    int32_t product = (int32_t)osk__number_divide((int64_t)value * factor, 1000);
    return product > OSK__ENTRY_MOST ? OSK__ENTRY_MOST : product < -OSK__ENTRY_MOST ? -OSK__ENTRY_MOST : product;
}

void osk__dictionary_weigh(osk__dictionary *dictionary, const osk__model *model)
{
    int32_t factor = model->numbers[OSK__MODEL_LEXICON];
    dictionary->model = model;
    for (size_t i = 0; i < dictionary->entry_count; i++)
        dictionary->entries[i].valence = weighed(dictionary->entries[i].valence, factor);
    for (size_t i = 0; i < dictionary->shifter_count; i++)
        dictionary->shifters[i].weight = weighed(dictionary->shifters[i].weight, factor);
}

/* ---- entries as symbols ---- */

bool osk__dictionary_symbol(osk__dictionary *dictionary, osk_slice word, uint32_t *symbol, const char **why,
                            osk_error *error)
{
    osk__vocabulary *vocabulary = &dictionary->vocabulary;
    bool by_stem = word.length && word.data[0] == '~';
    if (by_stem)
        word = osk__slice(word.data + 1, word.length - 1);
    *why = word.length ? NULL : "has an empty word";
    vocabulary->folded.length = 0;
    if (*why || !osk__unicode_fold(&vocabulary->folded, word, error))
        return false;
    osk_slice folded = osk__slice(vocabulary->folded.data, vocabulary->folded.length), stem;
    if (!osk__stemmer_run(vocabulary->stemmer, folded, &stem, error))
        return false;
    uint32_t stem_number = osk__strings_add(&vocabulary->stems, stem, error);
    uint32_t form_number = osk__strings_add(&vocabulary->forms, folded, error);
    *symbol = by_stem ? OSK__STEM_SYMBOL(stem_number) : OSK__FORM_SYMBOL(form_number);
    return stem_number != OSK_NONE && form_number != OSK_NONE && (!by_stem || cite(dictionary, form_number, error));
}

bool osk__dictionary_symbols(osk__dictionary *dictionary, osk_slice entry, uint32_t symbols[OSK__PATTERN_WORDS],
                             size_t *count, const char **why, osk_error *error)
{
    osk_slice word;
    *count = 0;
    *why = "is empty";
    while (entry.length && osk__slice_cut(&entry, ' ', &word)) {
        if (*count == OSK__PATTERN_WORDS) {
            *why = "has more than eight words";
            return false;
        }
        if (!osk__dictionary_symbol(dictionary, word, &symbols[*count], why, error))
            return false;
        ++*count;
    }
    return *count > 0;
}

bool osk__dictionary_pattern(osk__dictionary *dictionary, const osk__tsv *tsv, size_t column, osk_slice entry,
                             uint32_t value, osk_error *error)
{
    uint32_t symbols[OSK__PATTERN_WORDS], held;
    size_t count;
    const char *why;
    if (!osk__dictionary_symbols(dictionary, entry, symbols, &count, &why, error))
        return why ? osk__tsv_fail(tsv, column, error, why) : false;
    bool yields = false;
    if (dictionary->user && value < OSK__SHIFTERS &&
        !osk__userlex_yields(dictionary->user, dictionary, entry, value, &yields, error))
        return false;
    if (yields)
        return true;
    if (!osk__pattern_add(&dictionary->words, symbols, count, value, &held, error))
        return false;
    if (held == OSK_NONE)
        return true;
    char what[160];
    osk_slice other =
        held >= OSK__SHIFTERS ? dictionary->shifters[held - OSK__SHIFTERS].name : dictionary->entries[held].name;
    snprintf(what, sizeof what, "holds '%.*s', which '%.*s' holds already",
             (int)(entry.length < 40 ? entry.length : 40), entry.data, (int)(other.length < 40 ? other.length : 40),
             other.data);
    return osk__tsv_fail(tsv, column, error, what);
}

/* "a|b|c": each alternative of a forms cell. */
static bool add_forms(osk__dictionary *dictionary, const osk__tsv *tsv, size_t column, uint32_t value, osk_error *error)
{
    osk_slice cell = tsv->cell[column], form;
    while (cell.length && osk__slice_cut(&cell, '|', &form))
        if (!osk__dictionary_pattern(dictionary, tsv, column, osk__slice_trim(form), value, error))
            return false;
    return true;
}

bool osk__dictionary_keep(osk__dictionary *dictionary, osk_slice name, osk_slice *kept, osk_error *error)
{
    kept->data = osk__arena_copy(&dictionary->arena, name.data, name.length, error);
    kept->length = name.length;
    return kept->data != NULL;
}

bool osk__dictionary_norm(const osk__tsv *tsv, size_t column, osk_error *error)
{
    osk_slice norm = tsv->cell[column];
    return osk__slice_is(norm, "nb") || osk__slice_is(norm, "nn") || osk__slice_is(norm, "both") ||
           osk__tsv_fail(tsv, column, error, "is no norm: nb, nn or both");
}

/* ---- lexicon ---- */

static bool add_entry(osk__dictionary *dictionary, const osk__tsv *tsv, int32_t valence, osk_error *error)
{
    if (!OSK__ROOM(dictionary->entries, dictionary->entry_capacity, dictionary->entry_count + 1, error))
        return false;
    osk__entry *entry = &dictionary->entries[dictionary->entry_count];
    entry->valence = valence;
    entry->free = false;
    if (!osk__dictionary_keep(dictionary, tsv->cell[0], &entry->name, error))
        return false;
    return osk__dictionary_pattern(dictionary, tsv, 0, entry->name, (uint32_t)dictionary->entry_count++, error);
}

static bool read_valence(const osk__tsv *tsv, bool zero, int32_t *valence, osk_error *error)
{
    if (!osk__number_thousandths(tsv->cell[1], valence) || *valence > OSK__ENTRY_MOST || *valence < -OSK__ENTRY_MOST)
        return osk__tsv_fail(tsv, 1, error, "is no valence: a number from -3 to +3");
    return zero || *valence != 0 || osk__tsv_fail(tsv, 1, error, "says nothing: leave the entry out");
}

bool osk__dictionary_rules(const osk__tsv *tsv, size_t column, bool *free, osk_error *error)
{
    *free = osk__slice_is(tsv->cell[column], "none");
    return *free || tsv->cell[column].length == 0 || osk__tsv_fail(tsv, column, error, "is neither none nor empty");
}

bool osk__dictionary_lexicon(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "valence", "norm", "forms", "?rules", NULL};
    osk__tsv tsv;
    int32_t valence;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!read_valence(&tsv, false, &valence, error) || !osk__dictionary_norm(&tsv, 2, error) ||
            !add_entry(dictionary, &tsv, valence, error) ||
            !add_forms(dictionary, &tsv, 3, (uint32_t)dictionary->entry_count - 1, error) ||
            !osk__dictionary_rules(&tsv, 4, &dictionary->entries[dictionary->entry_count - 1].free, error))
            return false;
    return true;
}

/* Emoticons with valence 0 are tokens that say nothing; `:D` and `:d` fold to one type, so the second is
 * no error here. */
bool osk__dictionary_emoticons(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "valence", NULL};
    osk__tsv tsv;
    int32_t valence;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv)) {
        uint32_t symbol, held;
        const char *why;
        if (!read_valence(&tsv, true, &valence, error))
            return false;
        if (!osk__dictionary_symbol(dictionary, tsv.cell[0], &symbol, &why, error))
            return why ? osk__tsv_fail(&tsv, 0, error, why) : false;
        held = osk__pattern_value(&dictionary->words, osk__pattern_next(&dictionary->words, 0, symbol));
        if (held != OSK_NONE && dictionary->entries[held].valence != valence)
            return osk__tsv_fail(&tsv, 0, error, "has another valence than the same emoticon in other letters");
        if (valence && held == OSK_NONE && !add_entry(dictionary, &tsv, valence, error))
            return false;
    }
    return true;
}

/* ---- stop words ---- */

bool osk__dictionary_stops(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "norm", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv)) {
        osk__buffer *folded = &dictionary->vocabulary.folded;
        size_t before = dictionary->stops.count;
        folded->length = 0;
        if (!osk__dictionary_norm(&tsv, 1, error) || !osk__unicode_fold(folded, tsv.cell[0], error))
            return false;
        /* A form of the dictionary too, so that no form met later can be a stop word. */
        osk_slice form = osk__slice(folded->data, folded->length);
        if (osk__strings_add(&dictionary->stops, form, error) == OSK_NONE ||
            osk__strings_add(&dictionary->vocabulary.forms, form, error) == OSK_NONE)
            return false;
        if (dictionary->stops.count == before)
            return osk__tsv_fail(&tsv, 0, error, "stands here twice");
    }
    return true;
}
