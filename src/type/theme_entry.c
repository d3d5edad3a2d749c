/* Entries of a theme: their forms as patterns, and the conditions behind them.
 *
 *   leder | lederen | +leder             any of them
 *   tro | trur [near 3: på]              "på" at most three words away: right beside is one
 *   ledd [not after 1: første]           not right behind "første"
 *   spare [before 4: penger | tid]       it stands before one of them
 *   marked [sentence: kunde* | selge]    one of them anywhere in the sentence
 *
 * Several conditions must all hold. Their words are matched like entries, and stand outside the entry's own words. */
#include "dictionary.h"
#include "theme_read.h"

#include "../base/number.h"
#include "../base/unicode.h"

#include <stdio.h>

/* ---- a form as symbols of a pattern ---- */

static bool class_symbol(osk__theme_reader *reader, osk_slice word, uint32_t *symbol, const char **why)
{
    osk__dictionary *dictionary = reader->dictionary;
    osk__buffer *folded = &dictionary->vocabulary.folded;
    osk_error place = {.line = reader->line};
    osk__theme_fail(&(osk__theme_reader){dictionary, reader->path, reader->line, reader->text, &place}, word, "");
    folded->length = 0;
    if (!osk__unicode_fold(folded, word, reader->error))
        return false;
    uint32_t class = osk__class_add(&dictionary->theme_rules.classes, &dictionary->arena,
                                    osk__slice(folded->data, folded->length), &place, reader->path, why, reader->error);
    *symbol = OSK__CLASS_SYMBOL(class);
    return class != OSK_NONE;
}

static bool symbol_of(osk__theme_reader *reader, osk_slice word, uint32_t *symbol)
{
    const char *why = NULL;
    bool good = osk__class_is(word) ? class_symbol(reader, word, symbol, &why)
                                    : osk__dictionary_symbol(reader->dictionary, word, symbol, &why, reader->error);
    return good || (why ? osk__theme_fail(reader, word, why) : false);
}

/* ---- uses ---- */

static bool add_use(osk__theme_reader *reader, uint32_t what, uint32_t *number)
{
    osk__theme_rules *rules = &reader->dictionary->theme_rules;
    if (!OSK__ROOM(rules->uses, rules->use_capacity, rules->use_count + 1, reader->error))
        return false;
    *number = (uint32_t)rules->use_count;
    rules->uses[rules->use_count++] = (osk__theme_use){what, OSK_NONE};
    return true;
}

/* Two entries that count under all circumstances cannot share a form: only one of them could ever have it. */
static bool same_words(osk__theme_reader *reader, osk_slice form, uint32_t first, uint32_t what)
{
    const osk__dictionary *dictionary = reader->dictionary;
    const osk__theme_rules *rules = &dictionary->theme_rules;
    char text[192];
    if (what >= OSK__CONDITION_WORDS || rules->entries[what].condition_count || rules->entries[what].excludes)
        return true;
    for (uint32_t use = first; use != OSK_NONE; use = rules->uses[use].next) {
        uint32_t other = rules->uses[use].what;
        if (other >= OSK__CONDITION_WORDS || rules->entries[other].condition_count || rules->entries[other].excludes)
            continue;
        snprintf(text, sizeof text, "stands in the theme '%s' already",
                 dictionary->themes[rules->entries[other].theme].key);
        return osk__theme_fail(reader, form, text);
    }
    return true;
}

static bool add_form(osk__theme_reader *reader, osk_slice form, uint32_t what)
{
    osk__theme_rules *rules = &reader->dictionary->theme_rules;
    uint32_t symbols[OSK__PATTERN_WORDS], number, first;
    size_t count = 0;
    osk_slice rest = form, word;
    while (osk__slice_cut(&rest, ' ', &word)) {
        if (count == OSK__PATTERN_WORDS)
            return osk__theme_fail(reader, form, "has more than eight words");
        if (!symbol_of(reader, word, &symbols[count++]))
            return false;
    }
    if (!add_use(reader, what, &number) ||
        !osk__pattern_add(&reader->dictionary->theme_words, symbols, count, number, &first, reader->error))
        return false;
    if (first == OSK_NONE)
        return true;
    if (!same_words(reader, form, first, what))
        return false;
    rules->uses[number].next = rules->uses[first].next; /* the order of a chain says nothing */
    rules->uses[first].next = number;
    return true;
}

static bool add_forms(osk__theme_reader *reader, osk_slice forms, uint32_t what)
{
    osk_slice form;
    while (osk__slice_cut(&forms, '|', &form)) {
        osk_slice trimmed = osk__slice_trim(form);
        if (trimmed.length == 0)
            return osk__theme_fail(reader, form, "is an empty form between bars");
        if (!add_form(reader, trimmed, what))
            return false;
    }
    return true;
}

/* ---- conditions ---- */

/* A word of the head and the spaces behind it. */
static bool take(osk_slice *head, const char *word)
{
    size_t length = osk__slice_begins(*head, word);
    if (!length || (head->length > length && head->data[length] != ' '))
        return false;
    *head = osk__slice_trim(osk__slice_behind(*head, length));
    return true;
}

static bool read_head(osk__theme_reader *reader, osk_slice head, osk__condition *condition)
{
    static const char *const what = "is no condition: near N, before N, after N or sentence, each with not before it, "
                                    "N from 1 to 30, then a colon and words";
    osk_slice whole = head;
    uint64_t reach;
    condition->negated = take(&head, "not");
    if (take(&head, "sentence"))
        return head.length == 0 || osk__theme_fail(reader, whole, what);
    bool near = take(&head, "near");
    condition->before = near || take(&head, "before");
    condition->after = near || (!condition->before && take(&head, "after"));
    if ((!condition->before && !condition->after) || !osk__number_whole(head, &reach) || reach < 1 ||
        reach > OSK__REACH_WORDS)
        return osk__theme_fail(reader, whole, what);
    condition->reach = (uint8_t)reach;
    return true;
}

/* What stands between the brackets. */
static bool add_condition(osk__theme_reader *reader, osk_slice text)
{
    osk__theme_rules *rules = &reader->dictionary->theme_rules;
    osk__condition condition = {.set = rules->set_count};
    osk_slice words = text, head;
    osk__slice_cut(&words, ':', &head);
    if (!words.data)
        return osk__theme_fail(reader, text, "lacks a colon, and the words behind it");
    if (!read_head(reader, osk__slice_trim(head), &condition) ||
        !OSK__ROOM(rules->conditions, rules->condition_capacity, rules->condition_count + 1, reader->error))
        return false;
    rules->conditions[rules->condition_count++] = condition;
    return add_forms(reader, words, OSK__CONDITION_WORDS + rules->set_count++);
}

static bool add_conditions(osk__theme_reader *reader, osk_slice text)
{
    while ((text = osk__slice_trim(text)).length) {
        size_t end = osk__slice_find(text, "]");
        if (text.data[0] != '[')
            return osk__theme_fail(reader, text, "stands behind a condition: conditions end the line");
        if (end == SIZE_MAX)
            return osk__theme_fail(reader, text, "opens a condition that no ] ends");
        if (!add_condition(reader, osk__slice(text.data + 1, end - 1)))
            return false;
        text = osk__slice_behind(text, end + 1);
    }
    return true;
}

/* ---- a line ---- */

static osk_slice first_form(osk_slice forms)
{
    osk_slice form = forms;
    osk__slice_cut(&forms, '|', &form);
    return osk__slice_trim(form);
}

bool osk__theme_entry_read(osk__theme_reader *reader, osk_slice line, bool excludes)
{
    osk__dictionary *dictionary = reader->dictionary;
    osk__theme_rules *rules = &dictionary->theme_rules;
    size_t open = osk__slice_find(line, "[");
    osk_slice forms = osk__slice(line.data, open == SIZE_MAX ? line.length : open);
    osk__theme_entry entry = {.theme = (uint32_t)dictionary->theme_count - 1, .line = (uint32_t)reader->line,
                              .excludes = excludes, .condition = (uint32_t)rules->condition_count};
    if (!add_conditions(reader, osk__slice_behind(line, forms.length)) ||
        !osk__dictionary_keep(dictionary, first_form(forms), &entry.name, reader->error) ||
        !OSK__ROOM(rules->entries, rules->entry_capacity, rules->entry_count + 1, reader->error))
        return false;
    entry.condition_count = (uint32_t)rules->condition_count - entry.condition;
    rules->entries[rules->entry_count++] = entry;
    return add_forms(reader, forms, (uint32_t)rules->entry_count - 1);
}
