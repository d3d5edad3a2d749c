/* Sentiment and themes through a debate, period by period. */
#include "compare.h"
#include "map.h"
#include "period.h"

#include "../base/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct timeline {
    const osk_fold *fold;
    const osk_stat_options *options;
    osk__chance chance;
    uint32_t language;
    osk__people people;
    osk__periods periods;
    size_t *rows, *first;    /* rows of period p: rows[first[p]] to rows[first[p + 1] - 1]; those without one come last */
    osk__cross cross;        /* themes by period */
    double *values, *wholes; /* scratch: scores, or themed sentences, and sentences of a period's comments */
    osk__groups groups;      /* where lines are by group */
    uint32_t group;          /* whose lines are made; OSK_NONE: everybody's */
    uint32_t *seen;          /* scratch, by person: 1 + the period it was counted in last */
};

/* ---- comments by period, by counting ---- */

/* Is the comment in a period (or behind them all), and of the group at hand? */
static bool is_listed(const struct timeline *t, size_t row)
{
    uint32_t who = t->people.of_row[row];
    return t->periods.of_row[row] != OSK_NONE &&
           (t->group == OSK_NONE || (who != OSK_NONE && t->groups.of_person[who] == t->group));
}

static void free_rows(struct timeline *t)
{
    osk__cross_free(&t->cross);
    free(t->rows);
    free(t->first);
    free(t->values);
    free(t->wholes);
    free(t->seen);
    t->rows = t->first = NULL;
    t->values = t->wholes = NULL;
    t->seen = NULL;
}

static bool list_rows(struct timeline *t, osk_error *error)
{
    size_t groups = t->periods.count + 1;
    if (!(t->first = osk__take(groups + 2, sizeof *t->first, error)) ||
        !(t->rows = osk__take(t->periods.comments, sizeof *t->rows, error)) ||
        !(t->values = osk__take(t->periods.comments, sizeof *t->values, error)) ||
        !(t->wholes = osk__take(t->periods.comments, sizeof *t->wholes, error)) ||
        !(t->seen = osk__take(t->people.count, sizeof *t->seen, error)))
        return false;
    for (size_t i = 0; i < t->fold->row_count; i++)
        if (is_listed(t, i))
            t->first[t->periods.of_row[i] + 2]++;
    for (size_t p = 0; p < groups; p++)
        t->first[p + 2] += t->first[p + 1];
    /* first[p + 1] now says where p's rows begin, and moves to where they end. */
    for (size_t i = 0; i < t->fold->row_count; i++)
        if (is_listed(t, i))
            t->rows[t->first[t->periods.of_row[i] + 1]++] = i;
    return osk__cross_themes(&t->cross, t->fold, (osk__grouping){t->rows, t->first, groups}, error);
}

static size_t people_of(struct timeline *t, size_t period)
{
    size_t count = 0;
    for (size_t i = t->first[period]; i < t->first[period + 1]; i++) {
        uint32_t who = t->people.of_row[t->rows[i]];
        if (who == OSK_NONE)
            continue;
        count += t->seen[who] != period + 1;
        t->seen[who] = (uint32_t)period + 1;
    }
    return count;
}

/* ---- lines ---- */

/* How every line begins. */
static void put_period(osk_table *table, const struct timeline *t, size_t period, osk_slice measure, size_t people)
{
    char from[OSK__CLOCK_ROOM], to[OSK__CLOCK_ROOM];
    if (t->group != OSK_NONE)
        osk__table_text(table, osk__strings_get(&t->groups.names, t->group));
    if (period < t->periods.count) {
        osk__period_bounds(&t->periods, period, from, to);
        osk__table_count(table, period + 1);
        osk__table_text(table, osk__slice_text(from));
        osk__table_text(table, osk__slice_text(to));
    } else {
        for (int i = 0; i < 3; i++)
            osk__table_missing(table);
    }
    osk__table_text(table, measure);
    osk__table_count(table, t->first[period + 1] - t->first[period]);
    osk__table_count(table, people);
}

static void put_note(osk_table *table, const struct timeline *t, const char *key)
{
    osk__table_text(table, key ? osk__texts_find(&t->fold->dictionary->texts, key, t->language) : osk__slice(NULL, 0));
}

static bool put_sentiment(osk_table *table, struct timeline *t, size_t period, size_t people, osk_error *error)
{
    osk__interval interval = {0};
    size_t scored = 0, comments = t->first[period + 1] - t->first[period];
    for (size_t i = t->first[period]; i < t->first[period + 1]; i++)
        if (osk__row_scored(&t->fold->rows[t->rows[i]]))
            t->values[scored++] = osk__row_value(&t->fold->rows[t->rows[i]]);
    if (!osk__interval_mean(t->values, scored, t->options && t->options->bca, &t->chance, &interval, error))
        return false;
    put_period(table, t, period, osk__slice_text("sentiment"), people);
    osk__table_count(table, scored);
    osk__table_missing(table);
    osk__table_number(table, scored ? interval.mean : NAN);
    osk__table_number(table, interval.given ? interval.low : NAN);
    osk__table_number(table, interval.given ? interval.high : NAN);
    put_note(table, t, period == t->periods.count ? "map.no_date"
                       : comments                 ? osk__interval_note(scored, &interval)
                                                  : NULL);
    return true;
}

/* Themed sentences of each comment of the period; returns their sum. */
static uint64_t find_themed(struct timeline *t, size_t period, size_t theme)
{
    uint64_t themed = 0;
    for (size_t u = t->first[period]; u < t->first[period + 1]; u++) {
        uint32_t count = 0;
        for (size_t c = t->cross.first_cell[u]; c < t->cross.first_cell[u + 1]; c++)
            count += t->cross.cells[c].column == theme ? t->cross.cells[c].count : 0;
        t->values[u - t->first[period]] = count;
        themed += count;
    }
    return themed;
}

static void put_theme(osk_table *table, struct timeline *t, size_t period, size_t people, size_t theme, uint64_t sentences)
{
    uint64_t themed = find_themed(t, period, theme);
    osk__limits limits = osk__interval_share(t->values, t->wholes, t->first[period + 1] - t->first[period]);
    put_period(table, t, period, t->cross.names[theme], people);
    osk__table_count(table, sentences);
    osk__table_count(table, themed);
    osk__table_number(table, sentences ? (double)themed / (double)sentences : NAN);
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
    put_note(table, t, period == t->periods.count    ? "map.no_date"
                       : sentences && !limits.given ? "stat.too_few"
                                                    : NULL);
}

static void put_themes(osk_table *table, struct timeline *t, size_t period, size_t people)
{
    uint64_t sentences = 0;
    for (size_t i = t->first[period]; i < t->first[period + 1]; i++) {
        uint32_t here = t->fold->rows[t->rows[i]].score.sentences;
        t->wholes[i - t->first[period]] = here;
        sentences += here;
    }
    for (size_t theme = 0; theme < t->cross.columns; theme++)
        if (t->cross.totals[theme])
            put_theme(table, t, period, people, theme, sentences);
}

static bool put_lines(osk_table *table, struct timeline *t, osk_error *error)
{
    size_t periods = t->periods.count + (t->periods.placed < t->periods.comments);
    for (size_t p = 0; p < periods; p++) {
        size_t people = people_of(t, p);
        if (!put_sentiment(table, t, p, people, error))
            return false;
        put_themes(table, t, p, people);
    }
    return true;
}

/* Of everybody, or of group after group. */
static bool put_all(osk_table *table, struct timeline *t, osk_error *error)
{
    bool grouped = osk__stat_grouped(t->options), good = true;
    if (grouped && !osk__groups_read(t->options->groups, t->options->grouped, &t->people, &t->groups, error))
        return false;
    for (uint32_t g = 0; good && g < (grouped ? t->groups.names.count : 1); g++) {
        t->group = grouped ? g : OSK_NONE;
        good = list_rows(t, error) && put_lines(table, t, error);
        free_rows(t);
    }
    return good;
}

static void end(struct timeline *t)
{
    osk__people_free(&t->people);
    osk__periods_free(&t->periods);
    osk__groups_free(&t->groups);
    free_rows(t);
}

osk_table *osk_stat_timeline(const osk_corpus *corpus, const osk_fold *fold, osk_every every,
                             const osk_stat_options *stat, osk_error *error)
{
    static const char *const columns[] = {"t group", "c period", "t from",     "t to",  "w measure", "c comments", "c participants",
                                          "c n",      "c m",        "4 estimate", "4 low", "4 high",    "t note", NULL};
    struct timeline t = {.fold = fold, .options = stat, .chance = osk__stat_chance(stat)};
    if (!osk__stat_language(stat, &t.language, error))
        return NULL;
    osk_table *table = osk__table_make("timeline", columns + !osk__stat_grouped(stat), error);
    bool good = table && osk__people_make(&t.people, fold, error) &&
                osk__periods_make(&t.periods, corpus, fold, every, stat ? stat->cuts : NULL, error) && put_all(table, &t, error);
    end(&t);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
