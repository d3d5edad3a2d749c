/* The vocabulary: folding, numbers, and the record that is a pure function of the form. */
#include "type.h"

#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

bool osk__vocabulary_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error)
{
    const osk__vocabulary *from = &dictionary->vocabulary;
    memset(vocabulary, 0, sizeof *vocabulary);
    if (!(vocabulary->recent = osk__take(OSK__RECENT, sizeof *vocabulary->recent, error)) ||
        !(vocabulary->stemmer = osk__stemmer_make(error)) ||
        !osk__strings_copy(&vocabulary->forms, &from->forms, error) ||
        !osk__strings_copy(&vocabulary->stems, &from->stems, error) ||
        !osk__strings_copy(&vocabulary->sets, &from->sets, error) ||
        !OSK__ROOM(vocabulary->records, vocabulary->record_capacity, from->record_count + 1, error) ||
        (from->set_of && !OSK__ROOM(vocabulary->set_of, vocabulary->set_capacity, from->record_count + 1, error)))
        return false;
    if (from->record_count)
        memcpy(vocabulary->records, from->records, from->record_count * sizeof *from->records);
    if (from->record_count && from->set_of)
        memcpy(vocabulary->set_of, from->set_of, from->record_count * sizeof *from->set_of);
    vocabulary->record_count = from->record_count;
    return true;
}

void osk__vocabulary_forget(osk__vocabulary *vocabulary, const osk__dictionary *dictionary)
{
    memset(vocabulary->recent, 0, OSK__RECENT * sizeof *vocabulary->recent);
    osk__strings_cut(&vocabulary->forms, dictionary->vocabulary.forms.count);
    osk__strings_cut(&vocabulary->stems, dictionary->vocabulary.stems.count);
    if (vocabulary->record_count > vocabulary->forms.count)
        vocabulary->record_count = vocabulary->forms.count;
}

void osk__vocabulary_free(osk__vocabulary *vocabulary)
{
    osk__strings_free(&vocabulary->forms);
    osk__strings_free(&vocabulary->stems);
    osk__stemmer_free(vocabulary->stemmer);
    osk__strings_free(&vocabulary->sets);
    osk__buffer_free(&vocabulary->folded);
    osk__buffer_free(&vocabulary->classes);
    free(vocabulary->set_of);
    free(vocabulary->records);
    free(vocabulary->recent);
}

/* Forms and stems that no dictionary holds begin no pattern, whatever their number. */
static bool begins(const osk__pattern *pattern, const osk__dictionary *dictionary, uint32_t form, uint32_t stem)
{
    return (form < dictionary->form_count && osk__pattern_next(pattern, 0, OSK__FORM_SYMBOL(form))) ||
           (stem < dictionary->stem_count && osk__pattern_next(pattern, 0, OSK__STEM_SYMBOL(stem)));
}

static uint8_t flags_of(const osk__dictionary *dictionary, uint32_t form, uint32_t stem, osk_slice folded)
{
    bool stop = form < dictionary->form_count && osk__strings_find(&dictionary->stops, folded) != OSK_NONE;
    return (uint8_t)((stop ? OSK__STOP : 0) |
                     (begins(&dictionary->words, dictionary, form, stem) ? OSK__BEGINS_WORDS : 0) |
                     (begins(&dictionary->theme_words, dictionary, form, stem) ? OSK__BEGINS_THEME : 0));
}

/* ---- classes: globs and parts that themes name ---- */

const uint32_t *osk__vocabulary_classes(const osk__vocabulary *vocabulary, uint32_t form, size_t *count)
{
    const struct osk__string *set = &vocabulary->sets.items[vocabulary->set_of[form]];
    *count = set->length / sizeof(uint32_t);
    /* Strings of up to 16 bytes lie in the item itself, longer ones behind one another, all of whole numbers. */
    return (const uint32_t *)(const void *)osk__strings_get(&vocabulary->sets, vocabulary->set_of[form]).data;
}

/* The form's set, and whether an entry begins with one of its classes. */
static bool find_classes(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_slice form,
                         osk__record *record, osk_error *error)
{
    size_t number = vocabulary->record_count;
    if (!osk__classes_find(&dictionary->theme_rules.classes, form, &vocabulary->classes, error))
        return false;
    const uint32_t *classes = (const uint32_t *)(const void *)vocabulary->classes.data;
    osk_slice set = osk__slice(vocabulary->classes.length ? vocabulary->classes.data : "", vocabulary->classes.length);
    for (size_t i = 0; i < set.length / sizeof *classes; i++) {
        record->flags |= OSK__CLASSED;
        if (osk__pattern_next(&dictionary->theme_words, 0, OSK__CLASS_SYMBOL(classes[i])))
            record->flags |= OSK__BEGINS_THEME;
    }
    return (vocabulary->set_of[number] = osk__strings_add(&vocabulary->sets, set, error)) != OSK_NONE;
}

/* Forms without a record, their stems found, so that the memory of one stem's slot is fetched while others are
 * worked on. */
enum { BATCH = 64 };
typedef struct batch {
    size_t count;
    osk__key keys[BATCH];
    osk__buffer *stems;  /* one behind the other */
    size_t starts[BATCH];
} batch;

static bool find_stem(osk__vocabulary *vocabulary, uint32_t number, batch *b, osk_error *error)
{
    osk_slice stem;
    if (!osk__stemmer_run(vocabulary->stemmer, osk__strings_get(&vocabulary->forms, number), &stem, error))
        return false;
    b->starts[b->count] = b->stems->length;
    b->keys[b->count] = osk__strings_key(stem);
    if (vocabulary->stems.slot_count)
        osk__strings_fetch(&vocabulary->stems, b->keys[b->count].hash);
    b->count++;
    osk__buffer_add(b->stems, stem.data, stem.length);
    return osk__buffer_check(b->stems, error);
}

/* The single-word entry that a symbol leads to, or OSK_NONE. */
static uint32_t entry_of(const osk__dictionary *dictionary, uint32_t symbol)
{
    uint32_t node = osk__pattern_next(&dictionary->words, 0, symbol);
    uint32_t value = node ? osk__pattern_value(&dictionary->words, node) : OSK_NONE;
    return value < OSK__SHIFTERS ? value : OSK_NONE;
}

/* The entry of "rettferdig" in "urettferdig": by its form, else by its stem. */
static bool find_base(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_slice base,
                      uint32_t *entry, osk_error *error)
{
    osk_slice stem;
    uint32_t form = osk__strings_find(&vocabulary->forms, base), number;
    *entry = form < dictionary->form_count ? entry_of(dictionary, OSK__FORM_SYMBOL(form)) : OSK_NONE;
    if (*entry != OSK_NONE)
        return true;
    if (!osk__stemmer_run(vocabulary->stemmer, base, &stem, error))
        return false;
    number = osk__strings_find(&vocabulary->stems, stem);
    *entry = number < dictionary->stem_count ? entry_of(dictionary, OSK__STEM_SYMBOL(number)) : OSK_NONE;
    return true;
}

/* "urettferdig": the affix, and the base's entry, which speaks where no pattern begins with the form itself. */
static bool find_affix(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_slice form,
                       osk__record *record, osk_error *error)
{
    osk__affixal found;
    uint32_t entry;
    if (dictionary->off & OSK__RULE_AFFIX)
        return true;
    if (!osk__affix_find(&dictionary->affixes, form, vocabulary->stemmer, &found, error))
        return false;
    record->affix = found.cut;
    record->flags |= (uint8_t)(found.suffix ? OSK__SUFFIX : 0);
    if (found.base.length == 0)
        return true;
    if (!find_base(vocabulary, dictionary, found.base, &entry, error))
        return false;
    if (entry < UINT16_MAX) {
        record->base = (uint16_t)(entry + 1);
        record->flags |= OSK__BEGINS_WORDS;
    }
    return true;
}

static bool add_record(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const batch *b, size_t i,
                       osk_error *error)
{
    uint32_t number = (uint32_t)vocabulary->record_count;
    osk_slice stem = osk__slice(b->stems->data + b->starts[i], b->keys[i].length);
    osk__record record = {.stem = osk__strings_add_key(&vocabulary->stems, b->keys[i], stem, error)};
    if (record.stem == OSK_NONE)
        return false;
    osk_slice form = osk__strings_get(&vocabulary->forms, number);
    record.flags = flags_of(dictionary, number, record.stem, form);
    if (dictionary->theme_rules.classes.names.count && !find_classes(vocabulary, dictionary, form, &record, error))
        return false;
    if (!find_affix(vocabulary, dictionary, form, &record, error))
        return false;
    vocabulary->records[vocabulary->record_count++] = record;
    return true;
}

bool osk__vocabulary_catch_up(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error)
{
    batch b = {.stems = &vocabulary->folded};
    size_t count = vocabulary->forms.count;
    bool classes = dictionary->theme_rules.classes.names.count > 0;
    if (!OSK__ROOM(vocabulary->records, vocabulary->record_capacity, count + 1, error) ||
        (classes && !OSK__ROOM(vocabulary->set_of, vocabulary->set_capacity, count + 1, error)))
        return false;
    while (vocabulary->record_count < count) {
        b.count = b.stems->length = 0;
        b.stems->failed = false;
        for (size_t i = vocabulary->record_count; i < count && b.count < BATCH; i++)
            if (!find_stem(vocabulary, (uint32_t)i, &b, error))
                return false;
        for (size_t i = 0; i < b.count; i++)
            if (!add_record(vocabulary, dictionary, &b, i, error))
                return false;
    }
    return true;
}

uint32_t osk__vocabulary_add(osk__vocabulary *vocabulary, osk_slice form, osk_error *error)
{
    vocabulary->folded.length = 0;
    vocabulary->folded.failed = false;
    if (!osk__unicode_fold(&vocabulary->folded, form, error))
        return OSK_NONE;
    return osk__strings_add(&vocabulary->forms, osk__slice(vocabulary->folded.data, vocabulary->folded.length), error);
}
