/* What only scores ask of a form, once a form: the classes that it belongs to, the affix that negates it.
 *
 *   record of "urettferdige": stem, stop word?, may a pattern begin with it?    made with the form (type.c)
 *                             affix u-, classes, what begins with it             made here, before the first score
 */
#include "type.h"

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
    size_t number = vocabulary->deep_count;
    if (!osk__classes_find(&dictionary->theme_rules.classes, form, &vocabulary->classes, error))
        return false;
    const uint32_t *classes = (const uint32_t *)(const void *)vocabulary->classes.data;
    osk_slice set = osk__slice(vocabulary->classes.length ? vocabulary->classes.data : "", vocabulary->classes.length);
    for (size_t i = 0; i < set.length / sizeof *classes; i++) {
        record->flags |= OSK__CLASSED;
        if (osk__pattern_next(&dictionary->theme_words, 0, OSK__CLASS_SYMBOL(classes[i])))
            record->flags |= OSK__BEGINS_THEME | OSK__CLASS_BEGINS;
    }
    return (vocabulary->set_of[number] = osk__strings_add(&vocabulary->sets, set, error)) != OSK_NONE;
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
                      osk__base *found, osk_error *error)
{
    osk_slice stem;
    uint32_t form = osk__strings_find(&vocabulary->forms, base), number;
    *found = (osk__base){form < dictionary->form_count ? entry_of(dictionary, OSK__FORM_SYMBOL(form)) : OSK_NONE, false};
    if (found->entry != OSK_NONE)
        return true;
    if (!osk__stemmer_run(vocabulary->stemmer, base, &stem, error))
        return false;
    number = osk__strings_find(&vocabulary->stems, stem);
    found->entry = number < dictionary->stem_count ? entry_of(dictionary, OSK__STEM_SYMBOL(number)) : OSK_NONE;
    found->by_stem = form >= dictionary->form_count || !dictionary->cited[form];
    return true;
}

/* "urettferdig": the affix, and the base's entry, which speaks where no pattern begins with the form itself. */
static bool find_affix(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_slice form,
                       osk__record *record, osk__base *base, osk_error *error)
{
    osk__affixal found;
    *base = (osk__base){OSK_NONE, false};
    if (dictionary->off & OSK__RULE_AFFIX)
        return true;
    if (!osk__affix_find(&dictionary->affixes, form, vocabulary->stemmer, &found, error))
        return false;
    record->affix = found.cut;
    record->flags |= (uint8_t)(found.suffix ? OSK__SUFFIX : 0);
    if (found.base.length == 0)
        return true;
    if (!find_base(vocabulary, dictionary, found.base, base, error))
        return false;
    record->flags |= base->entry != OSK_NONE ? OSK__BEGINS_WORDS : 0;
    return true;
}

static bool deepen(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error)
{
    uint32_t number = (uint32_t)vocabulary->deep_count;
    osk__base base;
    osk__record *record = &vocabulary->records[number];
    osk_slice form = osk__strings_get(&vocabulary->forms, number);
    if (dictionary->theme_rules.classes.names.count && !find_classes(vocabulary, dictionary, form, record, error))
        return false;
    if (!find_affix(vocabulary, dictionary, form, record, &base, error) ||
        ((record->flags & (OSK__BEGINS_WORDS | OSK__BEGINS_THEME)) &&
         !osk__vocabulary_open(vocabulary, dictionary, number, &base, error)))
        return false;
    vocabulary->deep_count++;
    return true;
}

bool osk__vocabulary_deepen(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error)
{
    bool classes = dictionary->theme_rules.classes.names.count > 0;
    if (classes && !OSK__ROOM(vocabulary->set_of, vocabulary->set_capacity, vocabulary->record_count + 1, error))
        return false;
    while (vocabulary->deep_count < vocabulary->record_count)
        if (!deepen(vocabulary, dictionary, error))
            return false;
    return true;
}
