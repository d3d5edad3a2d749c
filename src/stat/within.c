/* People against themselves: is what a participant says where a theme (or a coder's code) is found other than what the same participant says
 * elsewhere? Each person is a pair, so who is gloomy by nature does not count. */
#include "compare.h"
#include "effect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST = 5 };

/* For each person who has comments with the theme and without it, the difference of the two means. How many; of persons
 * 0 to person_count - 1, `sums` has room for four numbers each. */
static size_t differences(const osk_fold *fold, const osk__observed *o, const osk__split *split, double *sums, double *out)
{
    size_t count = 0;
    for (size_t i = 0; i < o->count; i++) {
        int with = osk__split_side(fold, &fold->rows[o->places[i]], split);
        if (with < 0)
            continue;
        double *sum = sums + 4 * (size_t)o->people[i] + (with ? 0 : 2);
        sum[0] += o->weights ? o->values[i] / o->weights[i] : o->values[i];
        sum[1]++;
    }
    for (size_t p = 0; p < o->person_count; p++) {
        const double *sum = sums + 4 * p;
        if (sum[1] > 0 && sum[3] > 0)
            out[count++] = sum[0] / sum[1] - sum[2] / sum[3];
    }
    return count;
}

bool osk__split_find(const osk_fold *fold, const osk_stat_options *options, uint32_t language, osk__split *split, osk_error *error)
{
    osk__measure code;
    *split = (osk__split){0};
    if (strncmp(options->themed, "code:", 5) == 0) {
        if (!osk__measure_find(fold, options, options->themed, &code, error))
            return false;
        *split = (osk__split){code.theme, options->codes, osk__strings_get(&options->codes->names, (uint32_t)code.theme)};
        return true;
    }
    uint32_t theme = osk__theme_find(fold->dictionary, options->themed);
    if (theme == OSK_NONE)
        return osk__fail(error, OSK_USAGE, "there is no theme '%.60s'", options->themed);
    split->number = theme;
    split->name = osk__slice_text(fold->dictionary->themes[theme].names[language]);
    return true;
}

int osk__split_side(const osk_fold *fold, const osk__row *row, const osk__split *split)
{
    if (!split->codes)
        return osk__row_theme(fold, row, split->number)->hits > 0;
    osk__code_cell cell = osk__codes_cell(split->codes, row->n, split->number);
    return cell.coded ? cell.yes > 0 : -1;
}

static bool put(osk__lines *lines, osk__line *line, const double *values, size_t count, osk_error *error)
{
    osk__test test;
    osk__interval interval;
    osk__chance chance = lines->chance;
    line->n = count;
    line->method = "sign flips";
    osk__line_note(line, "stat.themed_own");
    if (count < FEWEST && !lines->options->force) {
        osk__line_note(line, "stat.refused_pairs");
        return true;
    }
    chance.replicates = 0; /* --permutations is of tests */
    if (!osk__sign_flips(values, count, &lines->chance, &test, error) ||
        !osk__interval_mean(values, count, lines->options->bca, &chance, &interval, error))
        return false;
    osk__line_test(line, &test, "sign flips");
    if (!line->tested)
        return true;
    double squares = osk__squares(values, count); /* of scores, which are millionths: less is rounding */
    double spread = squares < 1e-18 ? 0 : sqrt(squares / (double)(count - 1));
    line->estimate = interval.mean;
    line->limits = (osk__limits){interval.given, interval.low, interval.high};
    line->effect = "d_z"; /* Cohen (1988, p. 48): the mean difference in standard deviations of the differences */
    line->size = spread > 0 ? interval.mean / spread : NAN;
    line->size_limits = osk__paired_limits(line->size, count);
    if (line->size_limits.given)
        osk__line_note(line, "stat.size_d_z");
    osk__line_note(line, "stat.null_signs");
    const char *note = osk__interval_note(count, &interval);
    if (note || (interval.given && osk__measure_skewed(line->measure, interval.skewed)))
        osk__line_note(line, note ? note : "stat.skewed");
    return true;
}

bool osk__compare_within(osk__lines *lines, osk__measure measure, const osk__split *split, osk_error *error)
{
    osk__observed o;
    double *sums = NULL, *values = NULL;
    osk__line *line = osk__line_add(lines, measure, error);
    bool good = line && osk__observe(lines->fold, lines->people, measure, &o, error);
    if (!good)
        return false;
    line->left = split->name;
    line->whom = "stat.themed";
    line->people = o.person_count;
    line->missing = o.missing;
    good = (sums = osk__take(4 * o.person_count + 1, sizeof *sums, error)) &&
           (values = osk__take(o.person_count + 1, sizeof *values, error));
    good = good && put(lines, line, values, differences(lines->fold, &o, split, sums, values), error);
    free(sums);
    free(values);
    osk__observed_free(&o);
    return good;
}
