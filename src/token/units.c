/* What the dictionaries say of units: abbreviations and emoticons, read once. */
#include "token.h"

#include "../base/tsv.h"

#include <stdlib.h>
#include <string.h>

/* A word before a point that could be an abbreviation's, by what the scanner's filter looks at. */
static void note_shape(osk__units *units, osk_slice folded)
{
    osk_slice word = osk__slice(folded.data, folded.length - 1);
    if (word.length == 0 || word.length >= 16)
        return;
    uint32_t last = 1u << (word.data[word.length - 1] & 31);
    units->abbreviation_shapes[word.length][word.data[0] & 31] |= last;
    units->abbreviation_insides[word.length][word.data[word.length > 1] & 31] |= last;
}

bool osk__units_abbreviations(osk__units *units, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "ends", NULL};
    osk__tsv tsv;
    osk__buffer folded = {0};
    bool good = osk__tsv_open(&tsv, path, text, columns, error);
    while (good && osk__tsv_next(&tsv)) {
        bool yes = osk__slice_is(tsv.cell[1], "yes");
        folded.length = 0;
        if (!yes && !osk__slice_is(tsv.cell[1], "no"))
            good = osk__tsv_fail(&tsv, 1, error, "is neither yes nor no");
        else if (tsv.cell[0].length == 0 || tsv.cell[0].data[tsv.cell[0].length - 1] != '.')
            good = osk__tsv_fail(&tsv, 0, error, "is no abbreviation: it must end in a point");
        else
            good = osk__unicode_fold(&folded, tsv.cell[0], error);
        size_t before = units->abbreviations.count;
        uint32_t number =
            good ? osk__strings_add(&units->abbreviations, osk__slice(folded.data, folded.length), error) : OSK_NONE;
        if (!good || number == OSK_NONE)
            good = false;
        else if (units->abbreviations.count == before)
            good = osk__tsv_fail(&tsv, 0, error, "stands here twice");
        else if ((good = OSK__ROOM(units->ends, units->ends_capacity, before + 1, error)))
            units->ends[number] = yes;
        for (size_t i = 0; good && i < folded.length; i++) /* "el. l." has a space behind each of its points */
            if (folded.data[i] == '.')
                note_shape(units, osk__slice(folded.data, i + 1));
        if (folded.length > units->longest_abbreviation)
            units->longest_abbreviation = folded.length;
    }
    osk__buffer_free(&folded);
    return good;
}

/* Only what the scanner would not look at anyway: it does at capitals and digits inside a word, and at a mark that is not
 * quiet behind one. */
static void note_beginning(osk__units *units, unsigned char first, unsigned char second)
{
    bool small = (second >= 'a' && second <= 'z') || second == 0x7F;
    bool word = small || (second >= 'A' && second <= 'Z') || (second >= '0' && second <= '9') || second == '_';
    if ((first | 0x20) >= 'a' && (first | 0x20) <= 'z')
        units->emoticon_letters[first] |= small || second <= '!' || strchr("\"(),", second);
    else if (strchr("\"(),", first))
        units->busy_marks |= word || second == ' ';
}

bool osk__units_emoticons(osk__units *units, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv)) {
        osk_slice entry = tsv.cell[0];
        size_t before = units->emoticons.count;
        if (entry.length < 2)
            return osk__tsv_fail(&tsv, 0, error, "is too short for an emoticon");
        if (osk__strings_add(&units->emoticons, entry, error) == OSK_NONE)
            return false;
        if (units->emoticons.count == before)
            return osk__tsv_fail(&tsv, 0, error, "stands here twice");
        unsigned char first = (unsigned char)entry.data[0], second = (unsigned char)entry.data[1];
        if (first >= 0x80)
            return osk__tsv_fail(&tsv, 0, error, "must begin with an ASCII character");
        if (second >= 0x80)
            second = 0x7F; /* one bit for all of them */
        units->emoticon_pairs[first][second >> 5] |= 1u << (second & 31);
        note_beginning(units, first, second);
        if (entry.length > units->longest_emoticon)
            units->longest_emoticon = entry.length;
    }
    return true;
}

void osk__units_free(osk__units *units)
{
    osk__strings_free(&units->abbreviations);
    osk__strings_free(&units->emoticons);
    free(units->ends);
}
