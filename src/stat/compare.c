/* Do participants differ? One test on sentiment, one a theme, the themes' p-values adjusted as a family. */
#include "stat.h"

#include "../base/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A measure of every comment that has one, with its participant. */
struct gathered {
    double *values;
    uint32_t *groups;  /* renumbered without gaps: a participant with no value is no group */
    size_t count, group_count;
};

static void renumber(struct gathered *gathered, uint32_t *fresh, size_t people)
{
    for (size_t i = 0; i < people; i++)
        fresh[i] = OSK_NONE;
    for (size_t i = 0; i < gathered->count; i++) {
        uint32_t *number = &fresh[gathered->groups[i]];
        if (*number == OSK_NONE)
            *number = (uint32_t)gathered->group_count++;
        gathered->groups[i] = *number;
    }
}

/* `theme` SIZE_MAX: the score of scored comments; else the share of themed sentences of comments that have
 * a sentence. */
static bool gather(const osk_fold *fold, const osk__people *people, size_t theme, struct gathered *gathered,
                   osk_error *error)
{
    uint32_t *fresh = osk__take(people->count, sizeof *fresh, error);
    *gathered = (struct gathered){0};
    gathered->values = osk__take(fold->row_count, sizeof *gathered->values, error);
    gathered->groups = osk__take(fold->row_count, sizeof *gathered->groups, error);
    if (!fresh || !gathered->values || !gathered->groups) {
        free(fresh);
        return false;
    }
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk__row *row = &fold->rows[i];
        bool there = theme == SIZE_MAX ? osk__row_scored(row) : row->score.sentences > 0;
        if (people->of_row[i] == OSK_NONE || !there)
            continue;
        gathered->groups[gathered->count] = people->of_row[i];
        gathered->values[gathered->count++] =
            theme == SIZE_MAX ? osk__row_value(row)
                              : (double)fold->theme_cells[row->themes + theme].sentences / (double)row->score.sentences;
    }
    renumber(gathered, fresh, people->count);
    free(fresh);
    return true;
}

struct result { osk__test test; size_t comments, participants, family; double holm; };

static bool run(const osk_fold *fold, const osk__people *people, size_t theme, const osk_stat_options *options,
                struct result *result, osk_error *error)
{
    struct gathered gathered;
    bool good = gather(fold, people, theme, &gathered, error);
    if (good) {
        osk__sample sample = {gathered.values, gathered.groups, gathered.count, gathered.group_count};
        result->comments = gathered.count;
        result->participants = gathered.group_count;
        good = osk__permute(&sample, options->seed, options->permutations, &result->test, error);
        result->holm = result->test.p;
    }
    free(gathered.values);
    free(gathered.groups);
    return good;
}

/* The family is the themes that could be tested at all; it is fixed before a p-value is seen. */
static bool correct(struct result *results, size_t count, osk_error *error)
{
    double *p = osk__take(count, sizeof *p, error);
    size_t family = 0;
    if (!p)
        return false;
    for (size_t i = 0; i < count; i++)
        if (results[i].test.verdict == OSK__TESTED)
            p[family++] = results[i].test.p;
    bool good = osk__correct_holm(p, family, error);
    for (size_t i = 0, next = 0; i < count && good; i++)
        if (results[i].test.verdict == OSK__TESTED) {
            results[i].holm = p[next++];
            results[i].family = family;
        }
    free(p);
    return good;
}

/* "sentiment" or "theme:ledelse". */
static void put_measure(osk_table *table, const osk_fold *fold, size_t theme)
{
    char name[64];
    if (theme != SIZE_MAX)
        snprintf(name, sizeof name, "theme:%.40s", fold->dictionary->themes[theme].key);
    osk__table_text(table, osk__slice_text(theme == SIZE_MAX ? "sentiment" : name));
}

static void add_result(osk_table *table, const osk_fold *fold, size_t theme, const struct result *result,
                       uint32_t language)
{
    static const char *const notes[] = {NULL, "stat.one_group", "stat.all_equal_test", "stat.all_single"};
    const osk__test *test = &result->test;
    bool tested = test->verdict == OSK__TESTED;
    const osk__texts *texts = &fold->dictionary->texts;
    put_measure(table, fold, theme);
    osk__table_count(table, result->participants);
    osk__table_count(table, result->comments);
    osk__table_number(table, tested ? test->statistic : NAN);
    osk__table_number(table, tested ? test->effect : NAN);
    osk__table_number(table, tested ? test->expected : NAN);
    osk__table_number(table, tested ? test->p : NAN);
    osk__table_number(table, tested ? test->p_error : NAN);
    osk__table_number(table, tested && theme != SIZE_MAX ? result->holm : NAN);
    if (tested && theme != SIZE_MAX)
        osk__table_count(table, result->family);
    else
        osk__table_missing(table);
    if (tested) {
        osk__table_count(table, test->extreme);
        osk__table_count(table, test->arrangements);
        osk__table_text(table, osk__slice_text(test->exact ? "exact" : "Monte Carlo"));
        osk__table_missing(table);
    } else {
        osk__table_missing(table);
        osk__table_missing(table);
        osk__table_missing(table);
        osk__table_text(table, osk__texts_find(texts, notes[test->verdict], language));
    }
}

static const char *const columns[] = {"t measure",  "c participants", "c comments", "4 H",
                                      "4 epsilon2", "4 expected",     "5 p",        "5 p_error",
                                      "5 p_holm",   "c family",       "c extreme",  "c arrangements",
                                      "t method",   "t note",         NULL};

static osk_table *compare(const osk_fold *fold, const osk__people *people, struct result *results,
                          const osk_stat_options *options, uint32_t language, osk_error *error)
{
    size_t themes = fold->dictionary->theme_count;
    for (size_t i = 0; i <= themes; i++)
        if (!run(fold, people, i ? i - 1 : SIZE_MAX, options, &results[i], error))
            return NULL;
    osk_table *table = correct(results + 1, themes, error) ? osk__table_make("compare", columns, error) : NULL;
    for (size_t i = 0; i <= themes && table; i++)
        add_result(table, fold, i ? i - 1 : SIZE_MAX, &results[i], language);
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk_stat_compare(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const osk_stat_options none = {0};
    osk__people people;
    osk_table *table = NULL;
    uint32_t language;
    if (!osk__stat_language(options, &language, error))
        return NULL;
    struct result *results = osk__take(fold->dictionary->theme_count + 1, sizeof *results, error);
    if (results && osk__people_make(&people, fold, error)) {
        table = compare(fold, &people, results, options ? options : &none, language, error);
        osk__people_free(&people);
    }
    free(results);
    return table;
}
