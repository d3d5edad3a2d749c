/* Affixes that negate: the rest of the word must be attested, so that "utvikling" and "uke" stay whole.
 *
 *   u | rettferdig      the rest, or its stem, stands in the file under u-
 *   mening s | løst     the rest, or the rest without a linking s or e, under -løs
 *   ikke- | voldelig    whatever follows the hyphen */
#include "type.h"

#include "../base/utf8.h"

#include <string.h>

enum { REST_LEAST = 3, KEY_MOST = 80, ENDINGS = 6 };

#define PIECE(text) {text, sizeof text - 1}
static const struct {
    const char *name;
    char key; /* one letter, so that keys are short */
    osk_slice pieces[ENDINGS];
} affixes_known[] = {
    {"u-", 'u', {PIECE("u")}},
    {"in-", 'i', {PIECE("in")}},
    {"mis-", 'm', {PIECE("mis")}},
    {"ikke-", '-', {PIECE("ikke-"), PIECE("ikkje-")}},
    {"-løs", 'l', {PIECE("løs"), PIECE("løst"), PIECE("løse"), PIECE("løsere"), PIECE("løseste")}},
    {"-laus", 'a', {PIECE("laus"), PIECE("laust"), PIECE("lause"), PIECE("lausare"), PIECE("lausaste")}},
    {"-fri", 'f', {PIECE("fri"), PIECE("fritt"), PIECE("frie")}},
};
enum { AFFIXES = sizeof affixes_known / sizeof *affixes_known, OPEN = 3, FIRST_SUFFIX = 4 };

/* A piece of one letter stands beside any other. */
void osk__affixes_make(osk__affixes *affixes)
{
    memset(affixes, 0, sizeof *affixes);
    for (size_t i = 0; i < AFFIXES; i++)
        for (size_t p = 0; p < ENDINGS && affixes_known[i].pieces[p].length; p++) {
            osk_slice piece = affixes_known[i].pieces[p];
            bool suffix = i >= FIRST_SUFFIX;
            size_t edge = suffix ? piece.length - 1 : 0, beside = suffix ? piece.length - 2 : 1;
            uint32_t *filter = suffix ? affixes->ends : affixes->begins;
            filter[piece.data[edge] & 31] |= piece.length > 1 ? (uint32_t)1 << (piece.data[beside] & 31) : ~(uint32_t)0;
        }
}

/* "u rettferdig" or "u ~rettferd" into `room`. */
static osk_slice make_key(char room[KEY_MOST], size_t affix, bool by_stem, osk_slice rest)
{
    size_t length = 0;
    room[length++] = affixes_known[affix].key;
    room[length++] = ' ';
    if (by_stem)
        room[length++] = '~';
    memcpy(room + length, rest.data, rest.length);
    return osk__slice(room, length + rest.length);
}

bool osk__affix_add(osk__affixes *affixes, osk_slice affix, bool by_stem, osk_slice base, const char **why,
                    osk_error *error)
{
    char room[KEY_MOST];
    size_t i = 0, before = affixes->keys.count;
    while (i < AFFIXES && !osk__slice_is(affix, affixes_known[i].name))
        i++;
    *why = i == AFFIXES || i == OPEN      ? "is no affix: u-, in-, mis-, -løs, -laus or -fri"
           : base.length == 0             ? "is an empty base"
           : base.length > KEY_MOST - 3   ? "is too long"
                                          : NULL;
    if (*why || osk__strings_add(&affixes->keys, make_key(room, i, by_stem, base), error) == OSK_NONE)
        return false;
    *why = affixes->keys.count == before ? "stands here twice" : NULL;
    return !*why;
}

/* ---- finding ---- */

struct search {
    const osk__affixes *affixes;
    osk__stemmer *stemmer;
    osk_error *error;
    size_t affix;
    osk_slice base; /* found; empty where none was */
};

static bool long_enough(osk_slice rest)
{
    return rest.length <= KEY_MOST - 3 && osk__utf8_count(rest) >= REST_LEAST;
}

static bool is_listed(const struct search *search, bool by_stem, osk_slice rest)
{
    char room[KEY_MOST];
    return rest.length <= KEY_MOST - 3 &&
           osk__strings_find(&search->affixes->keys, make_key(room, search->affix, by_stem, rest)) != OSK_NONE;
}

static bool look_up(struct search *search, osk_slice rest)
{
    osk_slice stem;
    if (!long_enough(rest))
        return true;
    if (!is_listed(search, false, rest)) {
        if (!osk__stemmer_run(search->stemmer, rest, &stem, search->error))
            return false;
        if (!is_listed(search, true, stem))
            return true;
    }
    search->base = rest;
    return true;
}

/* The byte at the word's end is looked at before the others: nearly all words fail there. */
static inline bool has_piece(osk_slice form, osk_slice piece, bool suffix)
{
    size_t at = suffix ? form.length - piece.length : 0, edge = suffix ? piece.length - 1 : 0;
    return form.length > piece.length && form.data[at + edge] == piece.data[edge] &&
           memcmp(form.data + at, piece.data, piece.length) == 0;
}

/* "mening|s|løs": the rest, and the rest without its linking letter. */
static bool look_before(struct search *search, osk_slice rest)
{
    if (!look_up(search, rest))
        return false;
    char last = rest.length ? rest.data[rest.length - 1] : 'x';
    if (search->base.length || (last != 's' && last != 'e'))
        return true;
    return look_up(search, osk__slice(rest.data, rest.length - 1));
}

/* Tries one piece of an affix. False on an error. */
static bool try_piece(struct search *search, osk_slice form, osk_slice piece, osk__affixal *found)
{
    bool suffix = search->affix >= FIRST_SUFFIX;
    if (!has_piece(form, piece, suffix))
        return true;
    osk_slice rest = osk__slice(form.data + (suffix ? 0 : piece.length), form.length - piece.length);
    bool open = search->affix == OPEN && long_enough(rest);
    if (!open && !(suffix ? look_before(search, rest) : look_up(search, rest)))
        return false;
    if (open || search->base.length)
        *found = (osk__affixal){(uint8_t)osk__utf8_count(piece), suffix, search->base};
    return true;
}

/* Could it have one of those before, or of those behind? */
static inline bool could_have(const osk__affixes *affixes, osk_slice form, bool suffix)
{
    size_t edge = suffix ? form.length - 1 : 0, beside = suffix ? form.length - 2 : 1;
    return (suffix ? affixes->ends : affixes->begins)[form.data[edge] & 31] >> (form.data[beside] & 31) & 1;
}

bool osk__affix_find(const osk__affixes *affixes, osk_slice form, osk__stemmer *stemmer, osk__affixal *found,
                     osk_error *error)
{
    struct search search = {.affixes = affixes, .stemmer = stemmer, .error = error};
    *found = (osk__affixal){0, false, {NULL, 0}};
    if (form.length <= REST_LEAST)
        return true;
    size_t end = could_have(affixes, form, true) ? AFFIXES : FIRST_SUFFIX;
    for (search.affix = could_have(affixes, form, false) ? 0 : FIRST_SUFFIX; search.affix < end && !found->cut; search.affix++)
        for (size_t p = 0; p < ENDINGS && affixes_known[search.affix].pieces[p].length && !found->cut; p++)
            if (!try_piece(&search, form, affixes_known[search.affix].pieces[p], found))
                return false;
    return true;
}

void osk__affixes_free(osk__affixes *affixes)
{
    osk__strings_free(&affixes->keys);
}
