/* Agreement with people: what of it needs the texts of a language. */
#include "language.h"

#include "base/table.h"
#include "stat/agree_table.h"
#include "stat/stat.h"

#include <math.h>

static bool open_speech(osk__speech *speech, const osk_language *language, const char *lang, osk_error *error)
{
    osk_stat_options options = {.lang = lang};
    speech->texts = &language->dictionary.texts;
    return osk__stat_language(&options, &speech->language, error);
}

osk_table *osk_agree_table(const osk_language *language, const char *const *paths, size_t count, osk_evaluation which,
                           const osk_agree_options *options, osk_error *error)
{
    static const osk_agree_options none = {0};
    osk__sheets sheets = {0};
    osk__speech speech;
    osk_table *table = NULL;
    options = options ? options : &none;
    if (count < 2) {
        osk__fail(error, OSK_USAGE, "agreement takes two sheets or more, one a coder");
        return NULL;
    }
    if (open_speech(&speech, language, options->lang, error) && osk__sheets_read(&sheets, paths, count, error))
        table = which == OSK_EVALUATION_DISAGREEMENTS ? osk__agree_disagreements(&sheets, options, &speech, error)
                : which == OSK_EVALUATION_METHOD      ? osk__agree_method(&sheets, options, &speech, error)
                                                      : osk__agree_figures(&sheets, options, &speech, error);
    osk__sheets_free(&sheets);
    return table;
}

/* ---- how many units ---- */

enum { MOST_SHARES = 20 };

/* "0.6,0.3,0.1" or "6;3;1": shares, made to sum to 1. */
static bool read_shares(const char *text, double *shares, size_t *count, osk_error *error)
{
    osk_slice rest = osk__slice_text(text), piece;
    double sum = 0;
    char by = osk__slice_find(rest, ";") == SIZE_MAX ? ',' : ';';
    for (*count = 0; osk__slice_cut(&rest, by, &piece); ++*count) {
        if (*count == MOST_SHARES || !osk__code_number(osk__slice_trim(piece), &shares[*count]) || !(shares[*count] > 0))
            return osk__fail(error, OSK_USAGE, "shares are two to %d numbers over 0, 0.6,0.3,0.1", MOST_SHARES);
        sum += shares[*count];
    }
    for (size_t i = 0; i < *count; i++)
        shares[i] /= sum;
    return *count > 1 || osk__fail(error, OSK_USAGE, "one category is no choice: name the shares of two or more");
}

static void put_plan(osk_table *table, const double *shares, size_t count, size_t coders, double alpha)
{
    static const double targets[] = {0.667, 0.800};
    double spread = osk__agree_spread(shares, count, coders, alpha);
    osk__table_number(table, alpha);
    for (size_t t = 0; t < 2; t++) {
        size_t units = osk__agree_units(spread, alpha, targets[t], 0.8);
        if (units)
            osk__table_count(table, units);
        else
            osk__table_missing(table);
    }
}

osk_table *osk_agree_plan(size_t coders, const char *shares, osk_error *error)
{
    static const char *const columns[] = {"3.alpha", "c units_667", "c units_800", NULL};
    double list[MOST_SHARES];
    size_t count;
    if (!read_shares(shares ? shares : "1,1,1", list, &count, error))
        return NULL;
    if (isnan(osk__agree_spread(list, count, coders, 0.8))) {
        osk__fail(error, OSK_USAGE, "a plan is for 2 to 12 coders and a million outcomes at most: fewer coders or categories");
        return NULL;
    }
    osk_table *table = osk__table_make("plan", columns, error);
    for (int i = 14; table && i <= 19; i++)
        put_plan(table, list, count, coders, i * 0.05);
    return table ? osk__table_done(table, error) : NULL;
}
