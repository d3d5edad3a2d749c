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
        !OSK__ROOM(vocabulary->openings, vocabulary->opening_capacity, from->opening_count + 1, error) ||
        (from->set_of && !OSK__ROOM(vocabulary->set_of, vocabulary->set_capacity, from->record_count + 1, error)))
        return false;
    if (from->record_count)
        memcpy(vocabulary->records, from->records, from->record_count * sizeof *from->records);
    if (from->record_count && from->set_of)
        memcpy(vocabulary->set_of, from->set_of, from->record_count * sizeof *from->set_of);
    if (from->opening_count)
        memcpy(vocabulary->openings, from->openings, from->opening_count * sizeof *from->openings);
    vocabulary->opening_count = from->opening_count;
    vocabulary->record_count = from->record_count;
    vocabulary->deep_count = from->deep_count;
    return true;
}

void osk__vocabulary_forget(osk__vocabulary *vocabulary, const osk__dictionary *dictionary)
{
    memset(vocabulary->recent, 0, OSK__RECENT * sizeof *vocabulary->recent);
    osk__strings_cut(&vocabulary->forms, dictionary->vocabulary.forms.count);
    osk__strings_cut(&vocabulary->stems, dictionary->vocabulary.stems.count);
    if (vocabulary->record_count > vocabulary->forms.count)
        vocabulary->record_count = vocabulary->forms.count;
    if (vocabulary->deep_count > vocabulary->record_count)
        vocabulary->deep_count = vocabulary->record_count;
    if (vocabulary->opening_count > dictionary->vocabulary.opening_count)
        vocabulary->opening_count = dictionary->vocabulary.opening_count;
}

void osk__vocabulary_free(osk__vocabulary *vocabulary)
{
    osk__strings_free(&vocabulary->forms);
    osk__strings_free(&vocabulary->stems);
    osk__stemmer_free(vocabulary->stemmer);
    osk__strings_free(&vocabulary->sets);
    osk__buffer_free(&vocabulary->folded);
    osk__buffer_free(&vocabulary->classes);
    free(vocabulary->openings);
    free(vocabulary->set_of);
    free(vocabulary->records);
    free(vocabulary->recent);
}

/* Does an entry begin with the symbol? */
static uint8_t begins(const osk__dictionary *dictionary, uint32_t symbol)
{
    return (uint8_t)((osk__pattern_next(&dictionary->words, 0, symbol) ? OSK__BEGINS_WORDS : 0) |
                     (osk__pattern_next(&dictionary->theme_words, 0, symbol) ? OSK__BEGINS_THEME : 0));
}

bool osk__dictionary_begin_stems(osk__dictionary *dictionary, osk_error *error)
{
    if (!(dictionary->stem_flags = osk__take(dictionary->stem_count + 1, sizeof *dictionary->stem_flags, error)))
        return false;
    for (uint32_t i = 0; i < dictionary->stem_count; i++)
        dictionary->stem_flags[i] = begins(dictionary, OSK__STEM_SYMBOL(i));
    return true;
}

/* Forms and stems that no dictionary holds begin no pattern, whatever their number. */
static uint8_t flags_of(const osk__dictionary *dictionary, const osk__vocabulary *vocabulary, uint32_t form,
                        uint32_t stem)
{
    uint8_t flags = stem < dictionary->stem_count ? dictionary->stem_flags[stem] : 0;
    if (form >= dictionary->form_count)
        return flags;
    bool stop = osk__strings_find(&dictionary->stops, osk__strings_get(&vocabulary->forms, form)) != OSK_NONE;
    return (uint8_t)(flags | (stop ? OSK__STOP : 0) | (dictionary->cited[form] ? OSK__CITED : 0) |
                     begins(dictionary, OSK__FORM_SYMBOL(form)));
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

static bool add_record(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const batch *b, size_t i,
                       osk_error *error)
{
    uint32_t number = (uint32_t)vocabulary->record_count;
    osk_slice stem = osk__slice(b->stems->data + b->starts[i], b->keys[i].length);
    osk__record record = {.stem = osk__strings_add_key(&vocabulary->stems, b->keys[i], stem, error)};
    if (record.stem == OSK_NONE)
        return false;
    record.flags = flags_of(dictionary, vocabulary, number, record.stem);
    record.next_form = number < dictionary->form_count ? osk__pattern_bit_number(OSK__FORM_SYMBOL(number)) : 64;
    record.next_stem = record.stem < dictionary->stem_count ? osk__pattern_bit_number(OSK__STEM_SYMBOL(record.stem)) : 64;
    vocabulary->records[vocabulary->record_count++] = record;
    return true;
}

bool osk__vocabulary_catch_up(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error)
{
    batch b = {.stems = &vocabulary->folded};
    size_t count = vocabulary->forms.count;
    if (!OSK__ROOM(vocabulary->records, vocabulary->record_capacity, count + 1, error))
        return false;
    while (vocabulary->record_count < count) {
        b.count = b.stems->length = 0;
        b.stems->failed = false;
        for (size_t i = vocabulary->record_count; i < count && b.count < BATCH; i++)
            if (!find_stem(vocabulary, (uint32_t)i, &b, error))
                return false;
        for (size_t i = 0; i < b.count && vocabulary->stems.slot_count; i++)
            osk__strings_fetch_item(&vocabulary->stems, b.keys[i].hash);
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
