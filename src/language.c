/* Opening a language: every dictionary file in a fixed order, each hashed as it is read.
 *
 *   DATA/dict/abbreviations.tsv emoticons.tsv    -> token
 *             lexicon/ *.tsv shifters.tsv affixal.tsv functions.tsv stopwords.tsv themes/ *.txt stance/ *.tsv network/ *.tsv texts.tsv
 *                                                                                       -> type, score, report
 *             compounds/ *.tsv lemmas.tsv, where they are asked for                     -> type
 *   lexicons of the user's own, before the shipped one                                    -> type, score */
#include "language.h"

#include "base/digest.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *osk_version(void)
{
    return OSK_VERSION;
}

/* ---- where the data are ---- */

/* The installed folder, else the source tree that the program was built from. */
static const char *find_data(osk_language *language, const char *given, osk_error *error)
{
    static const char *const places[] = {OSK_INSTALLED_DATA, OSK_SOURCE_DATA};
    if (given)
        return given;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *path = osk__file_join(&language->arena, places[i], "dict/shifters.tsv", error);
        if (!path)
            return NULL;
        if (osk__file_exists(path))
            return places[i];
    }
    osk__fail(error, OSK_FILE, "the dictionaries are in neither %s nor %s; --data names their folder", places[0],
              places[1]);
    return NULL;
}

/* ---- reading one file ---- */

/* A reader takes what it needs; the text is gone afterwards. */
typedef bool reader(osk_language *language, const char *path, osk_slice text, osk_error *error);

/* A reader that hands the text to the one part of the language that it is for. */
#define READER(name, function, part)                                                        \
    static bool name(osk_language *language, const char *path, osk_slice text, osk_error *error) \
    {                                                                                       \
        return function(&language->part, path, text, error);                                \
    }
READER(read_abbreviations, osk__units_abbreviations, units)
READER(read_signs, osk__units_emoticons, units) /* emoticons as tokens, without their valences */
READER(read_lexicon, osk__dictionary_lexicon, dictionary)
READER(read_shifters, osk__dictionary_shifters, dictionary)
READER(read_affixes, osk__dictionary_affixes, dictionary)
READER(read_functions, osk__dictionary_functions, dictionary)
READER(read_stops, osk__dictionary_stops, dictionary)
READER(read_themes, osk__dictionary_themes, dictionary)
READER(read_stance, osk__dictionary_stance, dictionary)
READER(read_network, osk__dictionary_network, dictionary)
READER(read_texts, osk__texts_read, dictionary.texts)
READER(read_stemmer, osk__dictionary_stemmer, dictionary)
READER(read_variety, osk__variety_read, variety)
READER(read_bridge, osk__bridge_read, bridge)
READER(read_compounds, osk__compound_read, compounds)
READER(read_lemmas, osk__irregulars_read, irregulars)
READER(read_reference, osk__reference_read, reference)

static bool read_model(osk_language *language, const char *path, osk_slice text, osk_error *error)
{
    return osk__model_read(&language->model, &language->dictionary.vocabulary.stems, path, text, error);
}

static bool read_user(osk_language *language, const char *path, osk_slice text, osk_error *error)
{
    return osk__userlex_read(&language->user, &language->dictionary, path, text, error);
}

static bool read_emoticons(osk_language *language, const char *path, osk_slice text, osk_error *error)
{
    return read_signs(language, path, text, error) &&
           osk__dictionary_emoticons(&language->dictionary, path, text, error);
}

/* Remembers the file by its name inside the data folder: a manifest holds no path of this machine. */
static bool remember(osk_language *language, const char *name, osk_slice text, osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    osk__digest(text, hash);
    if (!OSK__ROOM(language->files, language->file_capacity, language->file_count + 1, error) ||
        !OSK__ROOM(language->hashes, language->hash_capacity, language->file_count + 1, error))
        return false;
    char *kept_name = osk__arena_copy(&language->arena, name, strlen(name), error);
    char *kept_hash = osk__arena_copy(&language->arena, hash, strlen(hash), error);
    if (!kept_name || !kept_hash)
        return false;
    language->files[language->file_count] = kept_name;
    language->hashes[language->file_count++] = kept_hash;
    return true;
}

static bool read_file(osk_language *language, const char *path, const char *name, reader *read, osk_error *error)
{
    osk__buffer bytes = {0};
    bool good = osk__file_read(path, &bytes, error);
    if (good) {
        osk_slice text = osk__slice(bytes.data, bytes.length);
        /* Notepad saves UTF-8 with a byte order mark: no part of the first word. */
        good = remember(language, name, text, error) &&
               read(language, path, osk__slice_behind(text, osk__slice_begins(text, "\xEF\xBB\xBF")), error);
    }
    osk__buffer_free(&bytes);
    return good;
}

static bool read_named(osk_language *language, const char *data, const char *name, reader *read, osk_error *error)
{
    char *path = osk__file_join(&language->arena, data, name, error);
    return path && read_file(language, path, name, read, error);
}

static bool read_folder(osk_language *language, const char *data, const char *folder, const char *suffix, reader *read,
                        osk_error *error)
{
    char **names, *path = osk__file_join(&language->arena, data, folder, error);
    size_t count;
    if (!path || !osk__file_list(path, suffix, &language->arena, &names, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        char *name = osk__file_join(&language->arena, folder, names[i], error);
        if (!name || !read_named(language, data, name, read, error))
            return false;
    }
    return true;
}

/* ---- the language ---- */

static bool is_taken(const osk_language *language, const char *name)
{
    for (size_t i = 0; i < language->file_count; i++)
        if (strcmp(language->files[i], name) == 0)
            return true;
    return false;
}

/* A file of the user's is known by the last part of its name; of two that are called the same, the second is told
 * apart, "ord.tsv (2)", since a manifest has a line for each. */
static const char *user_name(osk_language *language, const char *path, osk_error *error)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t size = strlen(name) + 24;
    char *kept = osk__arena_copy(&language->arena, name, size - 24, error);
    for (size_t n = 2; kept && is_taken(language, kept); n++)
        if ((kept = osk__arena_take(&language->arena, size, error)))
            snprintf(kept, size, "%s (%zu)", name, n);
    return kept;
}

static bool read_user_file(osk_language *language, const char *path, reader *read, osk_error *error)
{
    const char *name = user_name(language, path, error);
    return name && read_file(language, path, name, read, error);
}

static bool read_user_files(osk_language *language, const char *const *paths, size_t count, osk_error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!read_user_file(language, paths[i], read_user, error))
            return false;
    return true;
}

static bool read_theme_files(osk_language *language, const char *data, const char *themes, osk_error *error)
{
    if (!themes)
        return read_folder(language, data, "dict/themes", ".txt", read_themes, error);
    return strcmp(themes, "none") == 0 || read_user_file(language, themes, read_themes, error);
}

/* The user's lexicons, then the shipped one if it stays: it gives way where it says the same. */
static bool read_lexicons(osk_language *language, const char *data, const osk_language_options *options,
                          osk_error *error)
{
    bool own = options->lexicon_count > 0, any = own || options->add_lexicon_count > 0;
    language->dictionary.user = any ? &language->user : NULL;
    if (own) /* what a negation says of itself was weighed against the shipped lexicon */
        language->dictionary.off |= OSK__RULE_WEIGHT;
    return read_user_files(language, options->lexicons, options->lexicon_count, error) &&
           read_user_files(language, options->add_lexicons, options->add_lexicon_count, error) &&
           read_named(language, data, "dict/emoticons.tsv", own ? read_signs : read_emoticons, error) &&
           (own || read_folder(language, data, "dict/lexicon", ".tsv", read_lexicon, error));
}

/* A model is read as it is: a byte order mark would be damage. */
static bool read_models(osk_language *language, const char *data, const osk_language_options *options, osk_error *error)
{
    if (!options->model)
        return true;
    if (options->lexicon_count)
        return osk__fail(error, OSK_USAGE, "a model was weighed against the shipped lexicon: it cannot be had together with "
                                           "--lexicon (--add-lexicon goes on top)");
    const char *path = osk__model_find(&language->arena, data, options->model, error);
    return path && read_user_file(language, path, read_model, error);
}

/* A shifter stays one, so the user's words come last; they weigh what the user says. */
static bool seal(osk_language *language, const osk_language_options *options, osk_error *error)
{
    osk__dictionary *dictionary = &language->dictionary;
    if (language->model.entry_count)
        osk__dictionary_weigh(dictionary, &language->model);
    return (!dictionary->user || osk__userlex_apply(&language->user, dictionary, &language->units,
                                                    options->lexicon_count == 0, error)) &&
           osk__dictionary_seal(dictionary, &language->compounds, error);
}

static bool read_compound_files(osk_language *language, const char *data, osk_error *error)
{
    return read_folder(language, data, "dict/compounds", ".tsv", read_compounds, error);
}

/* Parts of words, +leder, are known by the words that compounds are made of. */
static bool read_parts(osk_language *language, const char *data, osk_error *error)
{
    return language->dictionary.theme_rules.classes.part_count == 0 || language->compounds.forms.count > 0 ||
           read_compound_files(language, data, error);
}

/* Words of another language, last: forms that come here first are no Norwegian words. */
static bool read_foreign(osk_language *language, const char *data, osk_error *error)
{
    language->dictionary.own_form_count = language->dictionary.vocabulary.forms.count;
    return read_folder(language, data, "dict/english", ".tsv", read_network, error);
}

static bool read_all(osk_language *language, const char *data, const osk_language_options *options, osk_error *error)
{
    return read_named(language, data, "dict/abbreviations.tsv", read_abbreviations, error) &&
           read_lexicons(language, data, options, error) &&
           read_named(language, data, "dict/shifters.tsv", read_shifters, error) &&
           read_named(language, data, "dict/affixal.tsv", read_affixes, error) &&
           read_named(language, data, "dict/functions.tsv", read_functions, error) &&
           read_named(language, data, "dict/stopwords.tsv", read_stops, error) &&
           read_theme_files(language, data, options->themes, error) && read_parts(language, data, error) &&
           read_folder(language, data, "dict/stance", ".tsv", read_stance, error) &&
           read_folder(language, data, "dict/network", ".tsv", read_network, error) &&
           read_named(language, data, "dict/stemmer.tsv", read_stemmer, error) &&
           read_named(language, data, "dict/variety.tsv", read_variety, error) &&
           read_named(language, data, "dict/bridge.tsv", read_bridge, error) &&
           read_foreign(language, data, error) && read_named(language, data, "dict/texts.tsv", read_texts, error) &&
           read_models(language, data, options, error) && seal(language, options, error);
}

/* The last parts of paths, divided by "/". */
static bool keep_names(osk_language *language, const char *const *paths, size_t count, const char **names, osk_error *error)
{
    osk__buffer joined = {0};
    for (size_t i = 0; i < count; i++) {
        const char *slash = strrchr(paths[i], '/');
        osk__buffer_format(&joined, "%s%s", i ? "/" : "", slash ? slash + 1 : paths[i]);
    }
    bool good = osk__buffer_check(&joined, error) &&
                (count == 0 || (*names = osk__arena_copy(&language->arena, joined.data, joined.length, error)));
    osk__buffer_free(&joined);
    return good;
}

static bool keep_own(osk_language *language, const osk_language_options *options, osk_error *error)
{
    return keep_names(language, &options->themes, options->themes ? 1 : 0, &language->themes, error) &&
           keep_names(language, &options->model, options->model ? 1 : 0, &language->model_name, error) &&
           keep_names(language, options->lexicons, options->lexicon_count, &language->lexicons, error) &&
           keep_names(language, options->add_lexicons, options->add_lexicon_count, &language->add_lexicons, error);
}

/* A copy of a text that may be NULL. */
static bool keep_text(osk_language *language, const char *text, const char **kept, osk_error *error)
{
    *kept = NULL;
    return !text || (*kept = osk__arena_copy(&language->arena, text, strlen(text), error));
}

static bool keep_options(osk_language *language, const osk_language_options *options, osk_error *error)
{
    osk_language_options *opened = &language->opened;
    *opened = (osk_language_options){.compounds = options->compounds, .reference = options->reference};
    return keep_text(language, options->data, &opened->data, error) &&
           keep_text(language, options->themes, &opened->themes, error) &&
           keep_text(language, options->without, &opened->without, error) &&
           keep_text(language, options->model, &opened->model, error);
}

osk_language *osk__language_with(const osk_language_options *options, osk_slice model, osk_error *error)
{
    static const osk_language_options none = {0};
    osk_language *language = osk__take(1, sizeof *language, error);
    if (!language)
        return NULL;
    if (!options)
        options = &none;
    const char *data = find_data(language, options->data, error);
    if (!data || !keep_own(language, options, error) || !keep_options(language, options, error) || !osk__dictionary_make(&language->dictionary, error) ||
        (options->without && !osk__dictionary_without(&language->dictionary, options->without, error)) ||
        (options->compounds && !(read_compound_files(language, data, error) &&
                                 read_named(language, data, "dict/lemmas.tsv", read_lemmas, error))) ||
        (options->reference && !read_named(language, data, OSK__REFERENCE, read_reference, error)) ||
        (model.data && !read_model(language, "model", model, error)) ||
        !read_all(language, data, options, error)) {
        osk_language_free(language);
        return NULL;
    }
    language->dictionary.reference = options->reference ? &language->reference : NULL;
    return language;
}

osk_language *osk_language_open(const osk_language_options *options, osk_error *error)
{
    return osk__language_with(options, osk__slice(NULL, 0), error);
}

void osk_language_free(osk_language *language)
{
    if (!language)
        return;
    osk__units_free(&language->units);
    osk__variety_free(&language->variety);
    osk__bridge_free(&language->bridge);
    osk__compounds_free(&language->compounds);
    osk__irregulars_free(&language->irregulars);
    osk__reference_free(&language->reference);
    osk__userlex_free(&language->user);
    osk__model_free(&language->model);
    osk__dictionary_free(&language->dictionary);
    osk__arena_free(&language->arena);
    free(language->files);
    free(language->hashes);
    free(language);
}

osk_spell *osk_spell_open(const char *folder, const osk_language *language, osk_error *error)
{
    return osk__spell_open(folder, language ? &language->irregulars : NULL, error);
}

size_t osk_language_files(const osk_language *language) { return language->file_count; }
const char *osk_language_file(const osk_language *language, size_t i) { return language->files[i]; }
const char *osk_language_hash(const osk_language *language, size_t i) { return language->hashes[i]; }

const char *osk_language_without(const osk_language *language)
{
    return language->dictionary.without ? language->dictionary.without : "";
}

size_t osk_language_notices(const osk_language *language) { return language->user.notice_count; }
const osk_notice *osk_language_notice(const osk_language *language, size_t i) { return &language->user.notices[i]; }

const char *osk_language_stemmer(const osk_language *language)
{
    return language->dictionary.stemmer ? language->dictionary.stemmer : "unknown";
}

size_t osk_theme_count(const osk_language *language) { return language->dictionary.theme_count; }
const char *osk_theme_key(const osk_language *language, size_t theme) { return language->dictionary.themes[theme].key; }

uint32_t osk_theme_find(const osk_language *language, const char *key)
{
    return osk__theme_find(&language->dictionary, key);
}

const char *osk_theme_name(const osk_language *language, size_t theme, const char *lang)
{
    uint32_t number = osk__texts_language(lang);
    return language->dictionary.themes[theme].names[number == OSK_NONE ? 0 : number];
}
