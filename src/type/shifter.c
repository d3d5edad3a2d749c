/* Reading dict/shifters.tsv: words that change the valence of the words around them.
 *
 *   entry                effect  amount  ahead  back  cue           scope     weight
 *   ikke på noen måte    negate  -0.9           3     ikke          clause    -0.2    the cue is the first word
 *   verken               negate  -0.6                 verken eller  clause    -0.2    a partner stands farther on
 *   ikke uten            none                         ikke|uten     clause            two cues */
#include "dictionary.h"

#include "../base/number.h"

#include <string.h>

/* The range of an effect's amount, and what an empty cell means; NEEDED: a cell may not be empty. */
enum { NEEDED = -9999 };
static const struct { const char *name; osk__effect effect; int32_t low, high, usual; } effects[] = {
    {"negate", OSK__NEGATE, -2000, 0, NEEDED},     {"strengthen", OSK__STRENGTHEN, 1001, 3000, NEEDED},
    {"weaken", OSK__WEAKEN, 0, 999, NEEDED},       {"contrast", OSK__CONTRAST, 1001, 1999, NEEDED},
    {"condition", OSK__CONDITION, 0, 999, NEEDED}, {"compare", OSK__COMPARE, 0, 999, NEEDED},
    {"modal", OSK__MODAL, 0, 999, NEEDED},         {"clause", OSK__CLAUSE, 0, 999, 1000}, /* most lower nothing */
    {"border", OSK__BORDER, 0, 0, 0},              {"none", OSK__NO_EFFECT, 0, 0, 0},
};
enum { EFFECTS = sizeof effects / sizeof *effects };

static bool read_amount(const osk__tsv *tsv, size_t effect, int32_t *amount, osk_error *error)
{
    int32_t low = effects[effect].low, high = effects[effect].high;
    *amount = effects[effect].usual;
    if (tsv->cell[2].length == 0 && *amount != NEEDED)
        return true;
    if (low == high)
        return osk__tsv_fail(tsv, 2, error, "is an amount where the effect has none");
    return (osk__number_thousandths(tsv->cell[2], amount) && *amount >= low && *amount <= high) ||
           osk__tsv_fail(tsv, 2, error, "is no amount for this effect");
}

static bool read_effect(const osk__tsv *tsv, osk__shifter *shifter, osk_error *error)
{
    size_t i = 0;
    while (i < EFFECTS && !osk__slice_is(tsv->cell[1], effects[i].name))
        i++;
    if (i == EFFECTS)
        return osk__tsv_fail(tsv, 1, error,
                             "is no effect: negate, strengthen, weaken, contrast, condition, compare, modal, border, clause "
                             "or none");
    shifter->effect = effects[i].effect;
    return read_amount(tsv, i, &shifter->amount, error);
}

/* A reach in words; only a negation has one. */
static bool read_reach(const osk__tsv *tsv, size_t column, int32_t usual, const osk__shifter *shifter, int32_t *reach,
                       osk_error *error)
{
    uint64_t words = (uint64_t)usual;
    if (tsv->cell[column].length &&
        (shifter->effect != OSK__NEGATE || !osk__number_whole(tsv->cell[column], &words) || words > OSK__REACH_MOST))
        return osk__tsv_fail(tsv, column, error, "is no reach: up to 9 words, for negate alone");
    *reach = (int32_t)words;
    return true;
}

/* ---- cues ---- */

/* The next word of `text` up to a space or `end`; false when there is none. */
static bool next_word(osk_slice *text, char end, osk_slice *word)
{
    size_t length = 0;
    while (length < text->length && text->data[length] != ' ' && text->data[length] != end)
        length++;
    *word = osk__slice(text->data, length);
    bool more = length < text->length && text->data[length] != end;
    *text = osk__slice(text->data + length + more, text->length - length - more);
    return length > 0;
}

/* The place of a word in the entry, or -1. */
static int place_of(osk_slice entry, osk_slice word)
{
    osk_slice here;
    for (int i = 0; next_word(&entry, '\0', &here); i++)
        if (osk__slice_equal(here, word))
            return i;
    return -1;
}

/* A word of a cue: one of the entry's, or the partner, one a shifter. */
static bool add_cue_word(osk__dictionary *dictionary, const osk__tsv *tsv, osk__shifter *shifter, osk_slice word,
                         uint8_t *mask, osk_error *error)
{
    const char *why;
    int place = place_of(tsv->cell[0], word);
    if (place >= 0 && place < OSK__PATTERN_WORDS) {
        *mask |= (uint8_t)(1 << place);
        return true;
    }
    if (shifter->partner != OSK_NONE)
        return osk__tsv_fail(tsv, 5, error, "names two words that the entry does not hold; one partner is possible");
    return osk__dictionary_symbol(dictionary, word, &shifter->partner, &why, error) ||
           (why ? osk__tsv_fail(tsv, 5, error, why) : false);
}

static bool read_cue(osk__dictionary *dictionary, const osk__tsv *tsv, osk__shifter *shifter, osk_error *error)
{
    osk_slice rest = tsv->cell[5], word;
    shifter->partner = OSK_NONE;
    shifter->cues[0] = shifter->cues[1] = 0;
    if (osk__slice_is(rest, "no"))
        return true;
    for (size_t cue = 0; rest.length; cue++) {
        if (cue == 2)
            return osk__tsv_fail(tsv, 5, error, "holds more than two cues");
        while (next_word(&rest, '|', &word))
            if (!add_cue_word(dictionary, tsv, shifter, word, &shifter->cues[cue], error))
                return false;
        if (shifter->cues[cue] == 0)
            return osk__tsv_fail(tsv, 5, error, "holds a cue without a word of the entry");
        if (rest.length && rest.data[0] == '|')
            rest = osk__slice(rest.data + 1, rest.length - 1);
    }
    return shifter->cues[0] || osk__tsv_fail(tsv, 5, error, "is no cue: no, or words of the entry");
}

static bool read_scope(const osk__tsv *tsv, osk__shifter *shifter, osk_error *error)
{
    osk_slice scope = tsv->cell[6];
    if (shifter->cues[0] == 0)
        return scope.length == 0 || osk__tsv_fail(tsv, 6, error, "is a scope where there is no cue");
    shifter->scope = osk__slice_is(scope, "ahead")   ? OSK__SCOPE_AHEAD
                     : osk__slice_is(scope, "empty") ? OSK__SCOPE_EMPTY
                                                     : OSK__SCOPE_CLAUSE;
    return shifter->scope != OSK__SCOPE_CLAUSE || osk__slice_is(scope, "clause") ||
           osk__tsv_fail(tsv, 6, error, "is no scope: clause, ahead or empty");
}

/* ---- the file ---- */

static bool read_weight(const osk__tsv *tsv, osk__shifter *shifter, osk_error *error)
{
    return tsv->cell[7].length == 0 ||
           (osk__number_thousandths(tsv->cell[7], &shifter->weight) && shifter->weight >= -OSK__ENTRY_MOST &&
            shifter->weight <= OSK__ENTRY_MOST) ||
           osk__tsv_fail(tsv, 7, error, "is no weight: a number from -3 to +3");
}

static bool read_row(osk__dictionary *dictionary, const osk__tsv *tsv, osk_error *error)
{
    osk__shifter shifter = {.amount = 0};
    return read_effect(tsv, &shifter, error) && read_reach(tsv, 3, OSK__REACH_AHEAD, &shifter, &shifter.ahead, error) &&
           read_reach(tsv, 4, 0, &shifter, &shifter.back, error) && read_cue(dictionary, tsv, &shifter, error) &&
           read_scope(tsv, &shifter, error) && read_weight(tsv, &shifter, error) && osk__dictionary_norm(tsv, 8, error) &&
           osk__dictionary_keep(dictionary, tsv->cell[0], &shifter.name, error) &&
           OSK__ROOM(dictionary->shifters, dictionary->shifter_capacity, dictionary->shifter_count + 1, error) &&
           (dictionary->shifters[dictionary->shifter_count++] = shifter, true);
}

bool osk__dictionary_shifters(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "effect", "amount", "ahead", "back", "cue", "scope", "weight", "norm", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv)) {
        if (!read_row(dictionary, &tsv, error))
            return false;
        uint32_t number = (uint32_t)dictionary->shifter_count - 1;
        osk_slice name = dictionary->shifters[number].name;
        if (!(dictionary->off >> dictionary->shifters[number].effect & 1) &&
            !osk__dictionary_pattern(dictionary, &tsv, 0, name, OSK__SHIFTERS + number, error))
            return false;
    }
    return true;
}

/* ---- rules switched off ---- */

static const char *const rules[] = {"back",     "double", "question", "quotation", "affix",    "firewall",
                                    "list",     "weight", "stems",    "grades",    "stopwords"};
enum { RULES = sizeof rules / sizeof *rules };

/* The bit of a rule or a class of shifters, or 0. */
static uint32_t bit_of(osk_slice name)
{
    for (size_t i = 0; i < EFFECTS; i++)
        if (osk__slice_is(name, effects[i].name))
            return 1u << effects[i].effect;
    for (size_t i = 0; i < RULES; i++)
        if (osk__slice_is(name, rules[i]))
            return OSK__RULE(i);
    return osk__slice_is(name, "rules") ? OSK__ALL_RULES : 0;
}

/* "window=3" */
static bool read_window(osk__dictionary *dictionary, osk_slice name, osk_error *error)
{
    uint64_t words = 0;
    osk_slice number = osk__slice_behind(name, osk__slice_begins(name, "window="));
    if (!osk__number_whole(number, &words) || words == 0 || words > OSK__REACH_MOST + 1)
        return osk__fail(error, OSK_USAGE, "'%.*s' is no window of a negation: window=N, with N words from 1 to %d",
                         (int)(name.length < 40 ? name.length : 40), name.data, OSK__REACH_MOST + 1);
    dictionary->window = (int32_t)words;
    return true;
}

bool osk__dictionary_without(osk__dictionary *dictionary, const char *list, osk_error *error)
{
    if (!(dictionary->without = osk__arena_copy(&dictionary->arena, list, strlen(list), error)))
        return false;
    while (*list) {
        osk_slice name = osk__slice(list, strcspn(list, ","));
        bool window = osk__slice_begins(name, "window=");
        uint32_t bit = bit_of(name);
        if (window && !read_window(dictionary, name, error))
            return false;
        if (!bit && !window)
            return osk__fail(error, OSK_USAGE,
                             "'%.*s' is no rule: back, double, question, quotation, affix, firewall, list, weight, a class of "
                             "shifters (negate, strengthen, ...), or rules for all; nor is it stems, grades, stopwords or window=N",
                             (int)(name.length < 40 ? name.length : 40), name.data);
        dictionary->off |= bit;
        list += name.length + (list[name.length] == ',');
    }
    return true;
}
