/* Reading dict/network/: agreement, forms of address, names that need care.
 *
 *   entry      class               of
 *   enig       agree,own                     counts where the poster holds it
 *   odd        common                        a name that is a word too
 *   joakim     spelling            joachim   the two are one name
 *   for så vidt none                         eats its words */
#include "dictionary.h"

#include <stdlib.h>
#include <string.h>

static const struct { const char *name; uint32_t bits; } classes[] = {
    {"agree", OSK__NETWORK_AGREE},   {"disagree", OSK__NETWORK_DISAGREE}, {"own", OSK__NETWORK_OWN},
    {"fixed", OSK__NETWORK_FIXED},   {"title", OSK__NETWORK_TITLE},       {"alone", OSK__NETWORK_ALONE},
    {"greeting", OSK__NETWORK_GREETING}, {"thanks", OSK__NETWORK_THANKS}, {"report", OSK__NETWORK_REPORT},
    {"first", OSK__NETWORK_FIRST},   {"second", OSK__NETWORK_SECOND},     {"other", OSK__NETWORK_OTHER},
    {"doubt", OSK__NETWORK_DOUBT},   {"common", OSK__NETWORK_COMMON},     {"spelling", OSK__NETWORK_SPELLING},
    {"filler", OSK__NETWORK_FILLER}, {"turn", OSK__NETWORK_TURN},         {"contrast", OSK__NETWORK_CONTRAST},
    {"partly", OSK__NETWORK_PARTLY}, {"state", OSK__NETWORK_STATE},           {"answer", OSK__NETWORK_ANSWER},
    {"praise", OSK__NETWORK_PRAISE}, {"blame", OSK__NETWORK_BLAME},       {"speech", OSK__NETWORK_SPEECH},
};
#define OF_NAMES (OSK__NETWORK_COMMON | OSK__NETWORK_SPELLING)

/* "agree,own" as bits; "none" alone is no class at all. */
static bool read_classes(const osk__tsv *tsv, uint32_t *bits, osk_error *error)
{
    osk_slice rest = tsv->cell[1], piece;
    *bits = 0;
    if (osk__slice_is(rest, "none"))
        return true;
    for (bool more = true; more;) {
        uint32_t bit = 0;
        more = osk__slice_cut(&rest, ',', &piece);
        for (size_t i = 0; more && i < sizeof classes / sizeof *classes; i++)
            bit |= osk__slice_is(piece, classes[i].name) ? classes[i].bits : 0;
        if (more && !bit)
            return osk__tsv_fail(tsv, 1, error, "names something that is no class of the network");
        *bits |= bit;
    }
    bool names = *bits & OF_NAMES, others = *bits & ~(uint32_t)OF_NAMES;
    return !(names && others) || osk__tsv_fail(tsv, 1, error, "mixes classes of names and of words");
}

/* ---- names ---- */

static bool add_word(osk__name_lore *lore, osk_slice word, uint32_t *number, bool *is_new, osk_error *error)
{
    size_t before = lore->words.count;
    *number = osk__strings_add(&lore->words, word, error);
    if (*number == OSK_NONE || !OSK__ROOM(lore->items, lore->capacity, lore->words.count, error))
        return false;
    *is_new = lore->words.count > before;
    if (*is_new)
        lore->items[*number] = (struct osk__name_word){.same = *number};
    return true;
}

/* One spelling leads to another that leads nowhere: names meet in one step. */
static bool add_spelling(osk__name_lore *lore, const osk__tsv *tsv, uint32_t number, osk_error *error)
{
    uint32_t same;
    bool is_new;
    if (tsv->cell[2].length == 0)
        return osk__tsv_fail(tsv, 2, error, "must say which name is spelled so");
    if (!add_word(lore, tsv->cell[2], &same, &is_new, error))
        return false;
    if (same == number || lore->items[same].same != same)
        return osk__tsv_fail(tsv, 2, error, "is itself another's spelling");
    if (lore->items[number].spelled)
        return osk__tsv_fail(tsv, 0, error, "has spellings of its own, so it cannot be one");
    lore->items[number].same = same;
    lore->items[same].spelled = true;
    return true;
}

static bool add_name(osk__name_lore *lore, const osk__tsv *tsv, uint32_t bits, osk_error *error)
{
    uint32_t number;
    bool is_new;
    if (memchr(tsv->cell[0].data, ' ', tsv->cell[0].length))
        return osk__tsv_fail(tsv, 0, error, "is more than one word");
    if (!add_word(lore, tsv->cell[0], &number, &is_new, error))
        return false;
    struct osk__name_word *item = &lore->items[number];
    if (item->common || item->spelling)
        return osk__tsv_fail(tsv, 0, error, "stands in dict/network/ twice");
    item->common = bits & OSK__NETWORK_COMMON;
    item->spelling = bits & OSK__NETWORK_SPELLING;
    return !item->spelling || add_spelling(lore, tsv, number, error);
}

/* ---- words and phrases ---- */

static bool add_pattern(osk__dictionary *dictionary, const osk__tsv *tsv, uint32_t bits, osk_error *error)
{
    uint32_t symbols[OSK__PATTERN_WORDS], held;
    size_t count;
    const char *why;
    if (!OSK__ROOM(dictionary->network_classes, dictionary->network_capacity, dictionary->network_count + 1, error))
        return false;
    if (!osk__dictionary_symbols(dictionary, tsv->cell[0], symbols, &count, &why, error))
        return why ? osk__tsv_fail(tsv, 0, error, why) : false;
    if (!osk__pattern_add(&dictionary->network_words, symbols, count, (uint32_t)dictionary->network_count, &held, error))
        return false;
    if (held != OSK_NONE)
        return osk__tsv_fail(tsv, 0, error, "stands in dict/network/ twice");
    dictionary->network_classes[dictionary->network_count++] = bits;
    return true;
}

bool osk__dictionary_network(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "class", "of", "norm", NULL};
    osk__tsv tsv;
    uint32_t bits;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv)) {
        if (!osk__dictionary_norm(&tsv, 3, error) || !read_classes(&tsv, &bits, error))
            return false;
        if (bits & OF_NAMES ? !add_name(&dictionary->name_lore, &tsv, bits, error)
                            : !add_pattern(dictionary, &tsv, bits, error))
            return false;
    }
    return true;
}
