/* The debate as a whole: how the talk falls, which labels go with whom, and participants pooled in part. */
#include "compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- share of the talk ---- */

static bool put_share(osk__lines *lines, osk__measure measure, const double *amounts, size_t count, bool all,
                      osk_error *error)
{
    double *sorted = osk__take(count, sizeof *sorted, error);
    if (!sorted)
        return false;
    for (size_t i = 0; i < count; i++)
        sorted[i] = amounts[i];
    osk__shares shares = osk__inequality(sorted, count);
    free(sorted);
    for (int entropy = 0; entropy < 2; entropy++) {
        osk__line *line = osk__line_add(lines, measure, error);
        if (!line)
            return false;
        line->whom = all ? "stat.all_people" : "stat.without_largest";
        line->people = line->n = count;
        line->method = "descriptive";
        if (count < 2) {
            osk__line_note(line, "stat.one_group");
            continue;
        }
        line->effect = entropy ? "entropy" : "Gini";
        line->size = entropy ? shares.entropy : shares.gini;
        line->expected = entropy ? shares.most_entropy : shares.most;
        osk__line_note(line, entropy ? "stat.entropy_most" : "stat.gini_most");
        osk__line_note(line, "stat.column_most");
    }
    return true;
}

bool osk__compare_talk(osk__lines *lines, osk_error *error)
{
    const osk__people *people = lines->people;
    double *amounts = osk__take(people->count + 1, sizeof *amounts, error);
    bool good = amounts != NULL;
    for (int comments = 0; comments < 2 && good; comments++) {
        size_t largest = 0;
        osk__measure measure = {.what = comments ? OSK__OF_COMMENTS : OSK__OF_WORDS};
        for (size_t p = 0; p < people->count; p++) {
            amounts[p] = comments ? (double)people->items[p].comments : (double)people->items[p].words;
            largest = amounts[p] > amounts[largest] ? p : largest;
        }
        good = put_share(lines, measure, amounts, people->count, true, error);
        if (good && people->count > 2) {
            amounts[largest] = amounts[people->count - 1];
            good = put_share(lines, measure, amounts, people->count - 1, false, error);
        }
    }
    free(amounts);
    return good;
}

/* ---- labels: exclusive categories ---- */

enum { LABELS = OSK_MIXED + 1 };

/* Row 0: participant `who`, row 1 the rest; or a row a participant where `who` is OSK_NONE. */
static void count_labels(const osk__lines *lines, uint32_t who, uint32_t *cells)
{
    for (size_t i = 0; i < lines->fold->row_count; i++) {
        uint32_t person = lines->people->of_row[i], row = who == OSK_NONE ? person : person != who;
        if (person != OSK_NONE)
            cells[(size_t)row * LABELS + (size_t)lines->fold->rows[i].score.label]++;
    }
}

static bool associate(osk__lines *lines, uint32_t who, const uint32_t *cells, size_t rows, osk_error *error)
{
    osk__crosstab table = {cells, rows, LABELS};
    osk__association a;
    osk__line *line = osk__line_add(lines, (osk__measure){.what = OSK__OF_LABEL}, error);
    if (!line || !osk__associate(&table, &lines->chance, &a, error))
        return false;
    osk__line_test(line, &a.test, "Fisher-Freeman-Halton");
    line->whom = "stat.all_people";
    line->people = lines->people->count;
    line->n = lines->people->named;
    if (who != OSK_NONE) {
        osk__line_against(line, lines, NULL, lines->people->count, who, OSK_NONE);
        line->n = lines->people->items[who].comments;
        line->m = lines->people->named - line->n;
        line->has_m = true;
        line->family = 1;
    }
    line->effect = line->tested ? "V" : NULL;
    line->size = line->tested ? a.v : NAN;
    if (line->tested) {
        line->size_limits = a.limits;
        osk__line_note(line, a.limits.given ? "stat.size_v" : "stat.size_alike");
    }
    if (line->tested && a.least_expected < 5)
        osk__line_note(line, "stat.low_expected");
    return true;
}

/* One label of one participant: the difference of shares, and the cell's residual. */
static bool put_cell(osk__lines *lines, uint32_t who, const uint32_t cells[2 * LABELS], size_t label, osk_error *error)
{
    osk__crosstab table = {cells, 2, LABELS};
    uint32_t n = (uint32_t)lines->people->items[who].comments, m = (uint32_t)lines->people->named - n;
    if (n == 0 || m == 0 || cells[label] + cells[LABELS + label] == 0)
        return true;
    osk__line *line = osk__line_add(lines, (osk__measure){.what = OSK__OF_LABEL, .theme = label + 1}, error);
    if (!line)
        return false;
    osk__contrast risk = osk__risk_difference(cells[label], n, cells[LABELS + label], m);
    osk__contrast odds = osk__odds_ratio(cells[label], n, cells[LABELS + label], m);
    osk__line_against(line, lines, NULL, lines->people->count, who, OSK_NONE);
    line->n = n;
    line->m = m;
    line->has_m = true;
    line->of = "stat.comments";
    line->part[0] = cells[label];
    line->part[1] = cells[LABELS + label];
    line->whole[0] = n;
    line->whole[1] = m;
    line->estimate = risk.value;
    line->limits = (osk__limits){true, risk.low, risk.high};
    line->effect = "odds ratio";
    line->size = odds.value;
    line->size_limits = (osk__limits){true, odds.low, odds.high};
    line->expected = osk__residual(&table, 0, label);
    line->method = "Newcombe";
    osk__line_note(line, "stat.residual");
    osk__line_note(line, "stat.column_residual");
    return true;
}

bool osk__compare_counts(osk__lines *lines, osk_error *error)
{
    size_t people = lines->people->count;
    uint32_t *cells = osk__take((people + 1) * LABELS, sizeof *cells, error), two[2 * LABELS];
    bool good = cells != NULL;
    if (good) {
        count_labels(lines, OSK_NONE, cells);
        good = associate(lines, OSK_NONE, cells, people, error);
    }
    for (uint32_t who = 0; who < osk__compared(people) && good; who++) {
        for (size_t i = 0; i < 2 * LABELS; i++)
            two[i] = 0;
        count_labels(lines, who, two);
        good = associate(lines, who, two, 2, error);
        for (size_t label = 0; label < LABELS && good; label++)
            good = put_cell(lines, who, two, label, error);
    }
    if (good)
        osk__lines_compared(lines, people);
    free(cells);
    return good;
}

/* ---- partial pooling ---- */

enum { FEWEST_COMMENTS = 30, FEWEST_REPEATED = 6 };

static bool stands(const osk__observed *o, osk_error *error, bool *enough)
{
    uint32_t *sizes = osk__take(o->person_count, sizeof *sizes, error);
    size_t repeated = 0;
    for (size_t i = 0; sizes && i < o->count; i++)
        repeated += ++sizes[o->people[i]] == 2;
    *enough = o->count >= FEWEST_COMMENTS && repeated >= FEWEST_REPEATED;
    free(sizes);
    return sizes != NULL;
}

/* The mean's interval by its generalised least squares error, whose weights are n / (within^2 + n between^2), with Student's t of
 * people - 1 (Kackar & Harville 1984 on taking the fitted variances for true). */
static bool put_mean(osk__line *line, const osk__mixed *fit, const osk__observed *o, osk_error *error)
{
    double *sizes = osk__take(o->person_count + 1, sizeof *sizes, error), weights = 0, people = (double)o->person_count;
    for (size_t i = 0; sizes && i < o->count; i++)
        sizes[o->people[i]]++;
    for (size_t p = 0; sizes && p < o->person_count; p++)
        weights += sizes[p] / (fit->within * fit->within + sizes[p] * fit->between * fit->between);
    free(sizes);
    double half = osk__student(people - 1) / sqrt(weights);
    line->limits = (osk__limits){isfinite(half) && half > 1e-12, fit->mean - half, fit->mean + half};
    return sizes != NULL;
}

static void put_fit(osk__line *line, const osk__mixed *fit, const osk__observed *o)
{
    line->whom = "stat.all_people";
    line->people = o->person_count;
    line->n = o->count;
    line->missing = o->missing;
    line->estimate = fit->mean;
    line->effect = "ICC";
    line->size = fit->icc;
    line->size_limits = (osk__limits){true, fit->low, fit->high};
    line->method = "REML";
}

static bool put_ranks(osk__lines *lines, osk__measure measure, const osk__observed *o, const osk__sample *sample,
                      osk_error *error)
{
    double *highest = osk__take(o->person_count, sizeof *highest, error), top = 0;
    double *shrunk = osk__take(o->person_count, sizeof *shrunk, error);
    size_t first = lines->count;
    bool good = highest && shrunk && osk__mixed_rank(sample, &lines->chance, highest, shrunk, error);
    for (size_t p = 0; good && p < o->person_count && p < OSK__COMPARED; p++) {
        osk__line *line = osk__line_add(lines, measure, error);
        if (!(good = line != NULL))
            break;
        line->left = lines->people->items[o->who[p]].name;
        line->people = o->person_count;
        for (size_t i = 0; i < o->count; i++)
            line->n += o->people[i] == p;
        line->estimate = shrunk[p];
        line->effect = "P(highest)";
        line->size = highest[p];
        line->method = "partial pooling";
        osk__line_note(line, "stat.no_pooled");
        top = highest[p] > top ? highest[p] : top;
    }
    if (good && first > 0 && top <= 0.5)
        osk__line_note(&lines->items[first - 1], "stat.no_rank");
    free(highest);
    free(shrunk);
    return good;
}

bool osk__compare_model(osk__lines *lines, osk__measure measure, osk_error *error)
{
    osk__observed o;
    osk__mixed fit;
    bool enough = false, good = osk__observe(lines->fold, lines->people, measure, &o, error);
    for (size_t i = 0; good && o.weights && i < o.count; i++)
        o.values[i] /= o.weights[i];
    osk__sample sample = {.values = o.values, .groups = o.people, .count = o.count, .group_count = o.person_count};
    good = good && stands(&o, error, &enough);
    osk__line *line = good ? osk__line_add(lines, measure, error) : NULL;
    bool possible = good && o.person_count > 1 && o.count > o.person_count && osk__squares(o.values, o.count) > 1e-18;
    if (line && (!possible || (!enough && !lines->options->force))) {
        line->whom = "stat.all_people";
        line->people = o.person_count;
        line->n = o.count;
        line->missing = o.missing;
        osk__line_note(line, possible ? "stat.refused_model" : "stat.no_spread");
    } else if (line && (good = osk__mixed_fit(&sample, &fit, error))) {
        put_fit(line, &fit, &o);
        if (!enough)
            osk__line_note(line, "stat.forced");
        good = put_mean(line, &fit, &o, error) && put_ranks(lines, measure, &o, &sample, error);
    }
    osk__observed_free(&o);
    return good && line;
}
