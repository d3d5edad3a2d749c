/* From rows of the fold to observations: one value a comment, with its participant. */
#include "compare.h"

#include "../base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool osk__measure_find(const osk_fold *fold, const char *name, osk__measure *measure, osk_error *error)
{
    static const char *const names[] = {"sentiment", "sentiment-as-0", "words", "sentences", "value"};
    *measure = (osk__measure){OSK__OF_SENTIMENT, 0, false};
    for (int i = 0; i < 5; i++)
        if (!name || strcmp(name, names[i]) == 0) {
            measure->what = name ? (enum osk__what)i : OSK__OF_SENTIMENT;
            return true;
        }
    uint32_t theme = strncmp(name, "theme:", 6) == 0 ? osk__theme_find(fold->dictionary, name + 6) : OSK_NONE;
    *measure = (osk__measure){OSK__OF_THEME, theme, false};
    if (theme != OSK_NONE)
        return true;
    return osk__fail(error, OSK_USAGE, "there is no measure '%.60s'; there are sentiment, sentiment-as-0, words, "
                     "sentences, value (with --value-column) and theme:KEY", name);
}

/* NaN where the file has no number. */
static double number_of(osk_slice text)
{
    double value;
    return text.data && osk__number_decimal(text, &value) ? value : NAN;
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
    bool shares = measure.what == OSK__OF_THEME && !measure.presence;
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
