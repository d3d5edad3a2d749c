/* What begins with a form, so that a token needs no walk through a trie to learn that nothing does.
 *
 *   "til"      words   til å stole på (an entry)      next: the bit of "å"        alone: nothing
 *   "ærlig"    words   ærlig, ærlig talt              next: the bit of "talt"     alone: the entry "ærlig"
 *   "urettferdig"                                     next: none                  alone: the entry of "rettferdig" */
#include "type.h"

/* The node behind a form, and the one behind its stem; 0 for none. */
struct nodes { uint32_t form, stem; };

static struct nodes nodes_of(const osk__dictionary *dictionary, const osk__pattern *pattern, uint32_t form, uint32_t stem)
{
    return (struct nodes){form < dictionary->form_count ? osk__pattern_next(pattern, 0, OSK__FORM_SYMBOL(form)) : 0,
                          stem < dictionary->stem_count ? osk__pattern_next(pattern, 0, OSK__STEM_SYMBOL(stem)) : 0};
}

static uint64_t next_of(const osk__pattern *pattern, struct nodes nodes)
{
    return (nodes.form ? pattern->nodes[nodes.form].next : 0) | (nodes.stem ? pattern->nodes[nodes.stem].next : 0);
}

/* Of the form, else of the stem. */
static uint32_t value_of(const osk__pattern *pattern, struct nodes nodes)
{
    uint32_t value = nodes.form ? osk__pattern_value(pattern, nodes.form) : OSK_NONE;
    return value != OSK_NONE || !nodes.stem ? value : osk__pattern_value(pattern, nodes.stem);
}

bool osk__vocabulary_open(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, uint32_t form,
                          const osk__base *base, osk_error *error)
{
    static const osk__opening none = {.value = OSK_NONE, .base = OSK_NONE};
    osk__record *record = &vocabulary->records[form];
    struct nodes words = nodes_of(dictionary, &dictionary->words, form, record->stem);
    struct nodes themes = nodes_of(dictionary, &dictionary->theme_words, form, record->stem);
    if (!OSK__ROOM(vocabulary->openings, vocabulary->opening_capacity, vocabulary->opening_count + 2, error))
        return false;
    if (vocabulary->opening_count == 0)
        vocabulary->openings[vocabulary->opening_count++] = none;
    osk__opening *opening = &vocabulary->openings[record->opening = (uint32_t)vocabulary->opening_count++];
    *opening = (osk__opening){.form = words.form, .stem = words.stem,
                              .words = next_of(&dictionary->words, words),
                              .value = value_of(&dictionary->words, words),
                              .base = base->entry, .base_by_stem = base->by_stem,
                              .themes = next_of(&dictionary->theme_words, themes),
                              .theme = value_of(&dictionary->theme_words, themes) != OSK_NONE ||
                                       (record->flags & OSK__CLASS_BEGINS)};
    opening->affixal = opening->value == OSK_NONE && base->entry != OSK_NONE;
    if (opening->affixal)
        opening->value = base->entry;
    return true;
}
