/* The language of a sentence, from clues in a text file. */
#include "variety.h"

#include "../base/number.h"
#include "../base/tsv.h"
#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

static bool read_kind(const osk__tsv *tsv, osk__clue *kind, osk_error *error)
{
    static const char *const names[OSK__CLUES] = {"word", "ending", "character"};
    for (size_t i = 0; i < OSK__CLUES; i++)
        if (osk__slice_is(tsv->cell[0], names[i])) {
            *kind = (osk__clue)i;
            return true;
        }
    return osk__tsv_fail(tsv, 0, error, "is no kind: word, ending or character");
}

/* An entry that is not folded would never be found. */
static bool check_entry(const osk__tsv *tsv, osk__clue kind, osk_error *error)
{
    osk_slice entry = tsv->cell[1];
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, entry, error);
    bool same = good && osk__slice_equal(entry, osk__slice(folded.data, folded.length));
    osk__buffer_free(&folded);
    if (!good)
        return false;
    if (entry.length == 0)
        return osk__tsv_fail(tsv, 1, error, "is an empty entry");
    if (!same)
        return osk__tsv_fail(tsv, 1, error, "is not in lower case and composed form");
    return kind != OSK__CLUE_CHARACTER || osk__utf8_count(entry) == 1 ||
           osk__tsv_fail(tsv, 1, error, "is more than one character");
}

static bool read_weights(const osk__tsv *tsv, osk__weights *weights, osk_error *error)
{
    for (size_t i = 0; i < OSK__VARIETIES; i++) {
        int32_t value;
        if (!osk__number_thousandths(tsv->cell[i + 2], &value) || value % 1000 != 0 ||
            abs(value / 1000) > OSK__VARIETY_WEIGHT)
            return osk__tsv_fail(tsv, i + 2, error, "is no weight: a whole number from -999 to 999");
        weights->of[i] = (int16_t)(value / 1000);
    }
    return true;
}

static bool add_clue(osk__variety *v, const osk__tsv *tsv, osk__clue kind, osk__weights weights, osk_error *error)
{
    struct osk__clues *clues = &v->clues[kind];
    size_t before = clues->entries.count;
    if (!OSK__ROOM(clues->weights, clues->capacity, before + 1, error) ||
        osk__strings_add(&clues->entries, tsv->cell[1], error) == OSK_NONE)
        return false;
    if (clues->entries.count == before)
        return osk__tsv_fail(tsv, 1, error, "stands here twice");
    if (kind == OSK__CLUE_CHARACTER && before == OSK__VARIETY_CHARACTERS)
        return osk__tsv_fail(tsv, 1, error, "is one character too many: 30 may be listed");
    clues->weights[before] = weights;
    if (kind == OSK__CLUE_ENDING && tsv->cell[1].length > v->longest_ending)
        v->longest_ending = tsv->cell[1].length;
    return true;
}

bool osk__variety_read(osk__variety *v, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"kind", "entry", "nb", "nn", "en", "da", "sv", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv)) {
        osk__clue kind = OSK__CLUE_WORD;
        osk__weights weights;
        if (!read_kind(&tsv, &kind, error) || !check_entry(&tsv, kind, error) ||
            !read_weights(&tsv, &weights, error) || !add_clue(v, &tsv, kind, weights, error))
            return false;
    }
    return true;
}

void osk__variety_free(osk__variety *v)
{
    for (size_t i = 0; i < OSK__CLUES; i++) {
        osk__strings_free(&v->clues[i].entries);
        free(v->clues[i].weights);
    }
    memset(v, 0, sizeof *v);
}

/* ---- evidence ---- */

static void add_weights(const osk__variety *v, osk__clue kind, uint32_t number, int16_t out[OSK__VARIETIES])
{
    for (size_t i = 0; i < OSK__VARIETIES; i++)
        out[i] = (int16_t)(out[i] + v->clues[kind].weights[number].of[i]);
}

/* The longest ending has the fewest bytes before it; at least one is left over. */
static uint32_t find_ending(const osk__variety *v, osk_slice form)
{
    size_t start = form.length > v->longest_ending ? form.length - v->longest_ending : 1;
    for (; start < form.length; start++) {
        uint32_t number = osk__strings_find(&v->clues[OSK__CLUE_ENDING].entries,
                                            osk__slice(form.data + start, form.length - start));
        if (number != OSK_NONE)
            return number;
    }
    return OSK_NONE;
}

static void add_characters(const osk__variety *v, osk_slice form, int16_t out[OSK__VARIETIES])
{
    uint32_t seen = 0;
    for (size_t i = 0, step; i < form.length; i += step) {
        step = osk__utf8_next(form.data + i, form.length - i, NULL);
        if (step == 0)
            return;
        uint32_t number = osk__strings_find(&v->clues[OSK__CLUE_CHARACTER].entries, osk__slice(form.data + i, step));
        if (number == OSK_NONE || (seen >> number & 1))
            continue;
        seen |= UINT32_C(1) << number;
        add_weights(v, OSK__CLUE_CHARACTER, number, out);
    }
}

void osk__variety_evidence(const osk__variety *v, osk_slice folded, int16_t out[OSK__VARIETIES])
{
    osk__clue kind = OSK__CLUE_WORD;
    uint32_t number = osk__strings_find(&v->clues[kind].entries, folded);
    memset(out, 0, OSK__VARIETIES * sizeof *out);
    if (number == OSK_NONE) {
        kind = OSK__CLUE_ENDING;
        number = find_ending(v, folded);
    }
    if (number != OSK_NONE)
        add_weights(v, kind, number, out);
    add_characters(v, folded, out);
}

/* ---- label ---- */

/* How likely each is before a word is read, in hundredths of a nat: these are Norwegian debates. Between the norms
 * almost nothing is taken for granted. */
static const int32_t priors[OSK__VARIETIES] = {0, -10, -350, -240, -350};

#define ONE (UINT64_C(1) << 30)

/* e^(-x/100) in parts of 2^30, for x >= 0. */
static uint64_t fall(int64_t x)
{
    static const uint64_t nat = 395007542, hundredth = 1063057746; /* e^-1 and e^-0.01 */
    uint64_t value = ONE;
    for (; x >= 100 && value; x -= 100)
        value = value * nat >> 30;
    for (; x > 0 && value; x--)
        value = value * hundredth >> 30;
    return value;
}

osk_variety osk__variety_label(const int32_t sum[OSK__VARIETIES], uint32_t *per_mille)
{
    size_t best = 0;
    uint64_t total = 0;
    for (size_t i = 1; i < OSK__VARIETIES; i++)
        if ((int64_t)sum[i] + priors[i] > (int64_t)sum[best] + priors[best])
            best = i;
    int64_t most = (int64_t)sum[best] + priors[best];
    for (size_t i = 0; i < OSK__VARIETIES; i++)
        total += fall(most - ((int64_t)sum[i] + priors[i]));
    *per_mille = (uint32_t)((1000 * ONE + total / 2) / total);
    return *per_mille < OSK__VARIETY_SURE ? OSK_VARIETY_UNDECIDED : (osk_variety)(best + 1);
}

osk_variety osk__variety_of(const osk__variety *v, const osk__strings *forms, const osk_token *tokens, size_t count,
                            uint32_t *per_mille)
{
    int32_t sum[OSK__VARIETIES] = {0};
    for (size_t i = 0; i < count; i++) {
        int16_t evidence[OSK__VARIETIES];
        bool name = i > 0 && (tokens[i].shape == OSK_SHAPE_CAPITAL || tokens[i].shape == OSK_SHAPE_MIXED);
        if (tokens[i].kind != OSK_WORD || name)
            continue;
        osk__variety_evidence(v, osk__strings_get(forms, tokens[i].type), evidence);
        for (size_t k = 0; k < OSK__VARIETIES; k++)
            sum[k] += evidence[k];
    }
    return osk__variety_label(sum, per_mille);
}
