/* The bridge between bokmål and nynorsk, from a text file. */
#include "bridge.h"

#include "../base/tsv.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { NB, NN, BANKS };

/* ---- reading ---- */

/* A form that is not folded would never be found. */
static bool check_form(const osk__tsv *tsv, size_t column, osk_slice form, osk_error *error)
{
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, form, error);
    bool same = good && osk__slice_equal(form, osk__slice(folded.data, folded.length));
    osk__buffer_free(&folded);
    if (!good)
        return false;
    if (form.length == 0)
        return osk__tsv_fail(tsv, column, error, "has an empty form");
    return same || osk__tsv_fail(tsv, column, error, "is not in lower case and composed form");
}

static bool add_form(osk__bridge *b, const osk__tsv *tsv, size_t side, osk_slice form, struct osk__plank plank,
                     osk_error *error)
{
    struct osk__bank *bank = &b->banks[side];
    size_t before = bank->forms.count;
    if (!check_form(tsv, side, form, error) || !OSK__ROOM(bank->planks, bank->capacity, before + 1, error) ||
        osk__strings_add(&bank->forms, form, error) == OSK_NONE)
        return false;
    if (bank->forms.count == before)
        return osk__tsv_fail(tsv, side, error, "has a form that this column holds already");
    bank->planks[before] = plank;
    return true;
}

/* "verte|verta": each form of a side. An empty cell is one empty form. */
static bool add_side(osk__bridge *b, const osk__tsv *tsv, size_t side, struct osk__plank plank, osk_error *error)
{
    osk_slice cell = tsv->cell[side];
    for (size_t start = 0; start <= cell.length;) {
        const char *bar = start < cell.length ? memchr(cell.data + start, '|', cell.length - start) : NULL;
        size_t length = bar ? (size_t)(bar - cell.data) - start : cell.length - start;
        if (!add_form(b, tsv, side, osk__slice(cell.data + start, length), plank, error))
            return false;
        start += length + 1;
    }
    return true;
}

static bool read_only(const osk__tsv *tsv, bool only[BANKS], osk_error *error)
{
    osk_slice cell = tsv->cell[3];
    bool both = osk__slice_is(cell, "both");
    only[NB] = both || osk__slice_is(cell, "nb");
    only[NN] = both || osk__slice_is(cell, "nn");
    return only[NB] || only[NN] || cell.length == 0 ||
           osk__tsv_fail(tsv, 3, error, "is neither nb, nn, both nor empty");
}

static bool add_row(osk__bridge *b, const osk__tsv *tsv, osk_error *error)
{
    bool only[BANKS];
    if (!read_only(tsv, only, error) || !check_form(tsv, 2, tsv->cell[2], error))
        return false;
    uint32_t key = osk__strings_add(&b->keys, tsv->cell[2], error);
    if (key == OSK_NONE)
        return false;
    for (size_t side = 0; side < BANKS; side++)
        if (!add_side(b, tsv, side, (struct osk__plank){key, only[side]}, error))
            return false;
    return true;
}

bool osk__bridge_read(osk__bridge *b, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"nb", "nn", "key", "only", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!add_row(b, &tsv, error))
            return false;
    return true;
}

void osk__bridge_free(osk__bridge *b)
{
    for (size_t side = 0; side < BANKS; side++) {
        osk__strings_free(&b->banks[side].forms);
        free(b->banks[side].planks);
    }
    osk__strings_free(&b->keys);
    memset(b, 0, sizeof *b);
}

/* ---- keys ---- */

/* The number of the key on this side, or OSK_NONE. `own`: the sentence is of this side's norm. */
static uint32_t find_key(const struct osk__bank *bank, osk_slice form, bool own)
{
    uint32_t number = osk__strings_find(&bank->forms, form);
    if (number == OSK_NONE || (bank->planks[number].only && !own))
        return OSK_NONE;
    return bank->planks[number].key;
}

osk_slice osk__bridge_key(const osk__bridge *b, osk_slice folded, osk_variety variety)
{
    size_t first = variety == OSK_VARIETY_NN ? NN : NB, other = NB + NN - first;
    if (variety > OSK_VARIETY_NN)
        return folded;
    uint32_t key = find_key(&b->banks[first], folded, variety != OSK_VARIETY_UNDECIDED);
    if (key == OSK_NONE)
        key = find_key(&b->banks[other], folded, false);
    return key == OSK_NONE ? folded : osk__strings_get(&b->keys, key);
}
