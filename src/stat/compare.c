/* Who differs from whom: the front of `compare`, which plans the families and lets each be computed. */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

/* What a p-value means by how much of the debate there is; said once, with the first test. */
static void claim(osk__lines *lines)
{
    static const char *const claims[] = {"stat.claim_unknown", "stat.claim_partial", "stat.claim_complete"};
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].tested) {
            osk__line_note(&lines->items[i], claims[lines->options->complete]);
            return;
        }
}

/* Sentiment: all, then each against the rest (family 1); unscored comments as 0 beside it; each theme (family 2); each
 * code of a coder (family 3). */
static bool compare_default(osk__lines *lines, osk_error *error)
{
    osk__measure sentiment = {.what = OSK__OF_SENTIMENT}, zero = {.what = OSK__OF_AS_ZERO};
    const osk_codes *codes = lines->options->codes;
    if (!osk__compare_all(lines, sentiment, 0, error))
        return false;
    if (lines->items[0].missing) {
        if (!osk__compare_all(lines, zero, 0, error))
            return false;
        osk__line_note(&lines->items[1], "stat.as_zero");
    }
    if (!osk__compare_people(lines, sentiment, 1, error) || !osk__compare_themes(lines, 2, error))
        return false;
    for (size_t code = 0; codes && code < codes->names.count; code++)
        if (!osk__compare_all(lines, (osk__measure){.what = OSK__OF_CODE, .theme = code, .codes = codes}, 3, error))
            return false;
    return true;
}

static bool compare_by_groups(osk__lines *lines, osk__measure measure, osk__groups *groups, osk_error *error)
{
    return osk__groups_read(lines->options->groups, lines->options->grouped, lines->people, groups, error) &&
           osk__compare_groups(lines, measure, groups, error);
}

static bool compare_measures(osk__lines *lines, osk__measure measure, osk_error *error)
{
    switch (lines->options->comparison) {
    case OSK_COMPARE_PAIRS: return osk__compare_pairs(lines, measure, 1, error);
    case OSK_COMPARE_DETAIL: return osk__compare_detail(lines, measure, error);
    case OSK_COMPARE_TREND: return osk__compare_trend(lines, measure, error);
    case OSK_COMPARE_TALK: return osk__compare_talk(lines, error);
    case OSK_COMPARE_MODEL: return osk__compare_model(lines, measure, error);
    case OSK_COMPARE_COUNTS:
        return measure.what != OSK__OF_THEME && measure.what != OSK__OF_CODE
                   ? osk__compare_counts(lines, error)
                   : osk__fail(error, OSK_USAGE, "a comment can hold several themes or codes, so a table of them is no table of "
                               "exclusive categories and is not tested as one: compare --measure theme:KEY, or code:KEY, tests each");
    case OSK_COMPARE_DEFAULT: break;
    }
    if (!lines->options->measure)
        return compare_default(lines, error);
    bool share = (measure.what == OSK__OF_THEME || measure.what == OSK__OF_CODE) && !osk__measure_whole(&measure);
    return osk__compare_all(lines, measure, 0, error) &&
           (!share || osk__compare_strata_all(lines, measure, 0, error)) && osk__compare_people(lines, measure, 1, error);
}

static osk_table *compare(osk__lines *lines, osk_error *error)
{
    osk__groups groups = {0};
    osk__measure measure, other;
    osk_table *table = NULL;
    bool good = osk__measure_find(lines->fold, lines->options, lines->options->measure, &measure, error);
    if (good && lines->options->themed) {
        osk__split split;
        good = osk__split_find(lines->fold, lines->options, lines->language, &split, error) &&
               osk__compare_within(lines, measure, &split, error);
    } else if (good && lines->options->other)
        good = osk__measure_find(lines->fold, lines->options, lines->options->other, &other, error) &&
               osk__compare_correlation(lines, measure, other, error);
    else if (good && lines->options->periods)
        good = osk__compare_periods(lines, measure, error);
    else if (good && osk__stat_grouped(lines->options))
        good = compare_by_groups(lines, measure, &groups, error);
    else if (good)
        good = compare_measures(lines, measure, error);
    if (good && osk__lines_correct(lines, error)) {
        claim(lines);
        table = osk__lines_table(lines, error);
    }
    osk__groups_free(&groups);
    return table;
}

osk_table *osk_stat_compare(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const osk_stat_options none = {0};
    osk__people people;
    osk_table *table = NULL;
    osk__lines lines = {.fold = fold, .people = &people, .options = options ? options : &none,
                        .chance = osk__stat_chance(options)};
    if (!osk__stat_language(options, &lines.language, error))
        return NULL;
    if (osk__people_make(&people, fold, error)) {
        table = compare(&lines, error);
        osk__people_free(&people);
    }
    osk__strings_free(&lines.names);
    free(lines.items);
    return table;
}
