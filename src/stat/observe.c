/* From rows of the fold to observations: one value a comment, with its participant. */
#include "reading.h"

#include "../base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool find_code(const osk_stat_options *options, const char *name, osk__measure *measure, osk_error *error)
{
    const osk_codes *codes = options ? options->codes : NULL;
    uint32_t code;
    bool good = osk__codes_want(codes, name, &code, error);
    *measure = (osk__measure){.what = OSK__OF_CODE, .theme = code, .codes = codes};
    return good;
}

bool osk__measure_find(const osk_fold *fold, const osk_stat_options *options, const char *name, osk__measure *measure,
                       osk_error *error)
{
    static const char *const names[] = {"sentiment", "sentiment-as-0", "words", "sentences", "value", "lix", "rix"};
    *measure = (osk__measure){.what = OSK__OF_SENTIMENT, .reading = options ? options->reading : NULL};
    if (name && strncmp(name, "code:", 5) == 0)
        return find_code(options, name + 5, measure, error);
    for (int i = 0; i < (measure->reading ? 7 : 5); i++)
        if (!name || strcmp(name, names[i]) == 0) {
            measure->what = name ? (enum osk__what)i : OSK__OF_SENTIMENT;
            return true;
        }
    uint32_t theme = strncmp(name, "theme:", 6) == 0 ? osk__theme_find(fold->dictionary, name + 6) : OSK_NONE;
    *measure = (osk__measure){.what = OSK__OF_THEME, .theme = theme};
    if (theme != OSK_NONE)
        return true;
    return osk__fail(error, OSK_USAGE, "there is no measure '%.60s'; there are sentiment, sentiment-as-0, words, "
                     "sentences, value (with --value-column), lix, rix, theme:KEY and code:KEY (with --codes)", name);
}

/* NaN where the file has no number. */
static double number_of(osk_slice text)
{
    double value;
    return text.data && osk__number_decimal(text, &value) ? value : NAN;
}

/* Counts of words have a row a comment, as a fold of the whole corpus has. */
static double reading_of(const osk__measure *measure, size_t row)
{
    const osk__reading *reading = &measure->reading->counts;
    if (row >= reading->row_count)
        return NAN;
    return measure->what == OSK__OF_LIX ? osk__row_lix(&reading->rows[row]) : osk__row_rix(&reading->rows[row]);
}

/* Units of the comment with the code, of those that were coded. */
static double code_of(const osk__row *row, const osk__measure *measure, double *weight)
{
    osk__code_cell cell = osk__codes_cell(measure->codes, row->n, measure->theme);
    *weight = cell.coded;
    if (cell.coded == 0)
        return NAN;
    return osk__measure_whole(measure) ? cell.yes > 0 : (double)cell.yes;
}

bool osk__measure_whole(const osk__measure *measure)
{
    return measure->presence || (measure->what == OSK__OF_CODE && !measure->codes->sentences);
}

/* NaN where the comment has no value. */
static double value_of(const osk_fold *fold, const osk__row *row, osk__measure measure, double *weight)
{
    *weight = 1;
    switch (measure.what) {
    case OSK__OF_SENTIMENT: return osk__row_scored(row) ? osk__row_value(row) : NAN;
    case OSK__OF_AS_ZERO: return osk__row_scored(row) ? osk__row_value(row) : 0;
    case OSK__OF_WORDS: return row->score.words;
    case OSK__OF_SENTENCES: return row->score.sentences;
    case OSK__OF_VALUE: return number_of(row->value);
    case OSK__OF_LIX:
    case OSK__OF_RIX: return reading_of(&measure, (size_t)(row - fold->rows));
    case OSK__OF_CODE: return code_of(row, &measure, weight);
    case OSK__OF_COMMENTS: return 1;
    default: break;
    }
    if (measure.presence)
        return osk__row_theme(fold, row, measure.theme)->hits > 0;
    *weight = row->score.sentences;
    return row->score.sentences ? (double)osk__row_theme(fold, row, measure.theme)->sentences : NAN;
}

/* People without a value are no people here; the order stays. */
static bool renumber(osk__observed *observed, size_t all, osk_error *error)
{
    uint32_t *fresh = osk__take(all, sizeof *fresh, error);
    if (!fresh || !(observed->who = osk__take(all, sizeof *observed->who, error))) {
        free(fresh);
        return false;
    }
    for (size_t i = 0; i < observed->count; i++)
        fresh[observed->people[i]] = 1;
    for (uint32_t p = 0; p < all; p++)
        if (fresh[p]) {
            observed->who[observed->person_count] = p;
            fresh[p] = (uint32_t)observed->person_count++;
        }
    for (size_t i = 0; i < observed->count; i++)
        observed->people[i] = fresh[observed->people[i]];
    free(fresh);
    return true;
}

bool osk__observe(const osk_fold *fold, const osk__people *people, osk__measure measure, osk__observed *observed,
                  osk_error *error)
{
    bool shares = (measure.what == OSK__OF_THEME || measure.what == OSK__OF_CODE) && !osk__measure_whole(&measure);
    *observed = (osk__observed){0};
    if (!(observed->values = osk__take(fold->row_count, sizeof *observed->values, error)) ||
        (shares && !(observed->weights = osk__take(fold->row_count, sizeof *observed->weights, error))) ||
        !(observed->people = osk__take(fold->row_count, sizeof *observed->people, error)) ||
        !(observed->places = osk__take(fold->row_count, sizeof *observed->places, error)))
        return false;
    for (uint32_t i = 0; i < fold->row_count; i++) {
        double weight, value = value_of(fold, &fold->rows[i], measure, &weight);
        if (people->of_row[i] == OSK_NONE)
            continue;
        if (!isfinite(value)) {
            observed->missing++;
            continue;
        }
        observed->values[observed->count] = value;
        if (shares)
            observed->weights[observed->count] = weight;
        observed->places[observed->count] = i;
        observed->people[observed->count++] = people->of_row[i];
    }
    return renumber(observed, people->count, error);
}

void osk__observed_free(osk__observed *observed)
{
    free(observed->values);
    free(observed->weights);
    free(observed->people);
    free(observed->places);
    free(observed->who);
    *observed = (osk__observed){0};
}
