/* Reading dict/affixal.tsv and dict/functions.tsv: what the scopes of negations are found by. */
#include "dictionary.h"

#include <string.h>

/* ---- affixes that negate ---- */

/* "~akseptabel": what is kept is the stem. Borrows the stemmer until its next call. */
static bool base_of(osk__dictionary *dictionary, osk_slice cell, bool *by_stem, osk_slice *base, osk_error *error)
{
    *by_stem = cell.length > 0 && cell.data[0] == '~';
    *base = osk__slice(cell.data + *by_stem, cell.length - *by_stem);
    return !*by_stem || osk__stemmer_run(dictionary->vocabulary.stemmer, *base, base, error);
}

static bool add_affix(osk__dictionary *dictionary, const osk__tsv *tsv, osk_error *error)
{
    const char *why;
    bool by_stem;
    osk_slice base;
    if (!base_of(dictionary, tsv->cell[0], &by_stem, &base, error))
        return false;
    if (!osk__affix_add(&dictionary->affixes, tsv->cell[1], by_stem, base, &why, error))
        return why ? osk__tsv_fail(tsv, 1, error, why) : false;
    return osk__dictionary_norm(tsv, 2, error);
}

bool osk__dictionary_affixes(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"base", "affix", "norm", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!add_affix(dictionary, &tsv, error))
            return false;
    return true;
}

/* ---- function words ---- */

static uint16_t class_of(osk_slice name)
{
    static const char *const classes[] = {"subordinator", "relative", "joiner", "contrast", "adverb", "determiner",
                                          "pronoun", "preposition", "copula", "verb", "degree"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (osk__slice_is(name, classes[i]))
            return (uint16_t)(1u << i);
    return 0;
}

/* "adverb,degree" as bits; 0 where one is no class. */
static uint16_t classes_of(osk_slice cell)
{
    uint16_t bits = 0;
    while (cell.length) {
        const char *comma = memchr(cell.data, ',', cell.length);
        size_t length = comma ? (size_t)(comma - cell.data) : cell.length;
        uint16_t bit = class_of(osk__slice(cell.data, length));
        if (!bit)
            return 0;
        bits |= bit;
        length += comma != NULL;
        cell = osk__slice(cell.data + length, cell.length - length);
    }
    return bits;
}

static bool add_function(osk__dictionary *dictionary, const osk__tsv *tsv, osk_error *error)
{
    const char *why;
    uint32_t symbol;
    if (!osk__dictionary_symbol(dictionary, tsv->cell[0], &symbol, &why, error))
        return why ? osk__tsv_fail(tsv, 0, error, why) : false;
    if (!OSK__SYMBOL_IS_FORM(symbol))
        return osk__tsv_fail(tsv, 0, error, "is no form: a function word stands as it is");
    if (!osk__dictionary_widen(dictionary, error))
        return false;
    if (dictionary->functions[OSK__SYMBOL_NUMBER(symbol)])
        return osk__tsv_fail(tsv, 0, error, "stands here twice");
    dictionary->functions[OSK__SYMBOL_NUMBER(symbol)] = classes_of(tsv->cell[1]);
    return (dictionary->functions[OSK__SYMBOL_NUMBER(symbol)] || osk__tsv_fail(tsv, 1, error, "names something that is no class")) &&
           osk__dictionary_norm(tsv, 2, error);
}

bool osk__dictionary_functions(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "classes", "norm", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!add_function(dictionary, &tsv, error))
            return false;
    return true;
}
