/* The vocabulary: folding, numbers, and the record that is a pure function of the form. */
#include "type.h"

#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

bool osk__vocabulary_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error)
{
    const osk__vocabulary *from = &dictionary->vocabulary;
    memset(vocabulary, 0, sizeof *vocabulary);
    if (!(vocabulary->stemmer = osk__stemmer_make(error)) ||
        !osk__strings_copy(&vocabulary->forms, &from->forms, error) ||
        !osk__strings_copy(&vocabulary->stems, &from->stems, error) ||
        !OSK__ROOM(vocabulary->records, vocabulary->record_capacity, from->record_count + 1, error))
        return false;
    if (from->record_count)
        memcpy(vocabulary->records, from->records, from->record_count * sizeof *from->records);
    vocabulary->record_count = from->record_count;
    return true;
}

void osk__vocabulary_free(osk__vocabulary *vocabulary)
{
    osk__strings_free(&vocabulary->forms);
    osk__strings_free(&vocabulary->stems);
    osk__stemmer_free(vocabulary->stemmer);
    osk__buffer_free(&vocabulary->folded);
    free(vocabulary->records);
}

/* Forms and stems that no dictionary holds begin no pattern, whatever their number. */
static void find_first(osk__record *record, const osk__dictionary *dictionary, uint32_t form)
{
    if (form < dictionary->form_count) {
        record->first[0] = osk__pattern_next(&dictionary->words, 0, OSK__FORM_SYMBOL(form));
        record->first[2] = osk__pattern_next(&dictionary->theme_words, 0, OSK__FORM_SYMBOL(form));
    }
    if (record->type.stem < dictionary->stem_count) {
        record->first[1] = osk__pattern_next(&dictionary->words, 0, OSK__STEM_SYMBOL(record->type.stem));
        record->first[3] = osk__pattern_next(&dictionary->theme_words, 0, OSK__STEM_SYMBOL(record->type.stem));
    }
}

bool osk__vocabulary_record(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, uint32_t number,
                            osk_error *error)
{
    osk_slice folded = osk__strings_get(&vocabulary->forms, number);
    osk__record record = {0};
    osk_slice stem;
    if (!OSK__ROOM(vocabulary->records, vocabulary->record_capacity, (size_t)number + 1, error) ||
        !osk__stemmer_run(vocabulary->stemmer, folded, &stem, error) ||
        (record.type.stem = osk__strings_add(&vocabulary->stems, stem, error)) == OSK_NONE)
        return false;
    record.type.stop = osk__strings_find(&dictionary->stops, folded) != OSK_NONE;
    find_first(&record, dictionary, number);
    vocabulary->records[number] = record;
    vocabulary->record_count = (size_t)number + 1;
    return true;
}

uint32_t osk__vocabulary_add(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_slice form,
                             osk_error *error)
{
    vocabulary->folded.length = 0;
    vocabulary->folded.failed = false;
    if (!osk__unicode_fold(&vocabulary->folded, form, error))
        return OSK_NONE;
    osk_slice folded = osk__slice(vocabulary->folded.data, vocabulary->folded.length);
    uint32_t number = osk__strings_add(&vocabulary->forms, folded, error);
    /* Usually one record is missing; more if memory ran out between a form and its record before. */
    while (number != OSK_NONE && vocabulary->record_count <= number)
        if (!osk__vocabulary_record(vocabulary, dictionary, (uint32_t)vocabulary->record_count, error))
            return OSK_NONE;
    return number;
}

static bool has_type(osk_token_kind kind)
{
    return kind == OSK_WORD || kind == OSK_ABBREVIATION || kind == OSK_EMOTICON || kind == OSK_EMOJI;
}

bool osk__type_run(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const osk_comment *comments,
                   osk_token *tokens, size_t count, osk_error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (!has_type((osk_token_kind)tokens[i].kind))
            continue;
        osk_slice form = osk__slice(comments[tokens[i].comment].text.data + tokens[i].start, tokens[i].length);
        tokens[i].type = osk__vocabulary_add(vocabulary, dictionary, form, error);
        if (tokens[i].type == OSK_NONE)
            return false;
    }
    return true;
}
