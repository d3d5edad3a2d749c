/* Themes by participant or group: how much of the talk, and in what mood. */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

/* Rows of the fold that are looked at together: a participant's, a group's, or all. */
typedef struct part {
    osk_slice name;          /* data NULL: all comments */
    const size_t *rows;
    size_t count;
    const uint32_t *cluster; /* by place among `rows`: what is one unit of an interval; NULL: each comment */
    size_t clusters;
} part;

/* ---- shares ---- */

typedef struct sums { uint64_t comments, themed_comments, sentences, themed, words, themed_words; } sums;

static const osk__theme_cell *cell_at(const osk_fold *fold, const part *p, size_t i, size_t theme)
{
    return osk__row_theme(fold, &fold->rows[p->rows[i]], theme);
}

static sums add_up(const osk_fold *fold, const part *p, size_t theme)
{
    sums s = {0};
    for (size_t i = 0; i < p->count; i++) {
        const osk__row *row = &fold->rows[p->rows[i]];
        const osk__theme_cell *cell = osk__row_theme(fold, row, theme);
        s.comments++;
        s.themed_comments += cell->hits > 0;
        s.sentences += row->score.sentences;
        s.themed += cell->sentences;
        s.words += row->score.words;
        s.themed_words += cell->words;
    }
    return s;
}

static bool share_limits(const osk_fold *fold, const part *p, size_t theme, osk__limits *limits, osk_error *error)
{
    size_t units = p->cluster ? p->clusters : p->count;
    double *parts = osk__take(units + 1, sizeof *parts, error), *wholes = osk__take(units + 1, sizeof *wholes, error);
    bool good = parts && wholes;
    for (size_t i = 0; good && i < p->count; i++) {
        size_t unit = p->cluster ? p->cluster[i] : i;
        parts[unit] += cell_at(fold, p, i, theme)->sentences;
        wholes[unit] += fold->rows[p->rows[i]].score.sentences;
    }
    if (good)
        *limits = osk__interval_share(parts, wholes, units);
    free(parts);
    free(wholes);
    return good;
}

static bool put_shares(osk_table *table, const osk_fold *fold, const part *p, size_t theme, osk_error *error)
{
    sums s = add_up(fold, p, theme);
    osk__limits limits;
    if (!share_limits(fold, p, theme, &limits, error))
        return false;
    osk__table_text(table, osk__slice_text(fold->dictionary->themes[theme].key));
    osk__table_text(table, p->name);
    osk__table_count(table, s.themed_comments);
    osk__table_count(table, s.comments);
    osk__table_count(table, s.themed);
    osk__table_count(table, s.sentences);
    osk__table_number(table, s.sentences ? (double)s.themed / (double)s.sentences : NAN);
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
    osk__table_count(table, s.themed_words);
    osk__table_count(table, s.words);
    osk__table_number(table, s.words ? (double)s.themed_words / (double)s.words : NAN);
    return true;
}

/* ---- mood ---- */

/* The comment is the unit: its value is the mean over its themed sentences that are scored. */
static bool mood(const osk_fold *fold, const part *p, size_t theme, const osk_stat_options *options,
                 osk__interval *interval, osk_error *error)
{
    double *values = osk__take(p->count + 1, sizeof *values, error);
    size_t count = 0;
    for (size_t i = 0; values && i < p->count; i++) {
        const osk__theme_cell *cell = cell_at(fold, p, i, theme);
        if (cell->scored)
            values[count++] = (double)cell->sum / 1e6 / cell->scored;
    }
    osk__chance chance = osk__stat_chance(options);
    chance.replicates = 0; /* --permutations is of tests */
    bool good = values && osk__interval_mean(values, count, options && options->bca, &chance, interval, error);
    free(values);
    return good;
}

/* The same mean with the words that themes claim. */
static double free_mean(const osk_fold *fold, const part *p, size_t theme)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < p->count; i++) {
        const osk__theme_cell *cell = cell_at(fold, p, i, theme);
        if (!cell->free_scored)
            continue;
        sum += (double)cell->free_sum / 1e6 / cell->free_scored;
        count++;
    }
    return count > 0 ? sum / count : NAN;
}

static bool put_mood(osk_table *table, const osk_fold *fold, const part *p, size_t theme,
                     const osk_stat_options *options, osk_error *error)
{
    uint64_t comments = 0, scored_comments = 0, sentences = 0, scored = 0, held = 0;
    int64_t value = 0;
    osk__interval interval;
    if (!mood(fold, p, theme, options, &interval, error))
        return false;
    for (size_t i = 0; i < p->count; i++) {
        const osk__theme_cell *cell = cell_at(fold, p, i, theme);
        comments += cell->hits > 0;
        scored_comments += cell->scored > 0;
        sentences += cell->sentences;
        scored += cell->scored;
        held += cell->held;
        value += cell->held_value;
    }
    if (comments == 0)
        return true;
    osk__table_text(table, osk__slice_text(fold->dictionary->themes[theme].key));
    osk__table_text(table, p->name);
    osk__table_count(table, comments);
    osk__table_count(table, sentences);
    osk__table_count(table, scored_comments);
    osk__table_count(table, scored);
    osk__table_number(table, scored ? interval.mean : NAN);
    osk__table_number(table, interval.given ? interval.low : NAN);
    osk__table_number(table, interval.given ? interval.high : NAN);
    osk__table_number(table, free_mean(fold, p, theme));
    osk__table_count(table, held);
    osk__table_scaled(table, value);
    return true;
}

/* ---- who: participants, or groups of them ---- */

typedef struct parts {
    osk__people people;
    osk__groups groups;
    part *items; size_t count;
    size_t *rows;      /* of groups: theirs one behind the other */
    uint32_t *clusters;
    size_t *all;       /* every comment */
    size_t all_count;
} parts;

static void free_parts(parts *p)
{
    osk__people_free(&p->people);
    osk__groups_free(&p->groups);
    free(p->items);
    free(p->rows);
    free(p->clusters);
    free(p->all);
}

static bool by_person(parts *p, osk_error *error)
{
    if (!(p->items = osk__take(p->people.count + 1, sizeof *p->items, error)))
        return false;
    for (size_t i = 0; i < p->people.count; i++)
        p->items[p->count++] = (part){.name = p->people.items[i].name, .rows = p->people.rows + p->people.first[i],
                                      .count = p->people.first[i + 1] - p->people.first[i]};
    return true;
}

/* The rows of a group's participants; each participant is one unit. */
static bool by_group(parts *p, osk_error *error)
{
    size_t named = p->people.first[p->people.count], used = 0;
    if (!(p->items = osk__take(p->groups.names.count + 1, sizeof *p->items, error)) ||
        !(p->rows = osk__take(named + 1, sizeof *p->rows, error)) ||
        !(p->clusters = osk__take(named + 1, sizeof *p->clusters, error)))
        return false;
    for (uint32_t g = 0; g < p->groups.names.count; g++) {
        part *item = &p->items[p->count++];
        *item = (part){.name = osk__strings_get(&p->groups.names, g), .rows = p->rows + used, .cluster = p->clusters + used};
        for (size_t who = 0; who < p->people.count; who++) {
            if (p->groups.of_person[who] != g)
                continue;
            for (size_t i = p->people.first[who]; i < p->people.first[who + 1]; i++, item->count++) {
                p->rows[used] = p->people.rows[i];
                p->clusters[used++] = (uint32_t)item->clusters;
            }
            item->clusters++;
        }
    }
    return true;
}

static bool make_parts(parts *p, const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    const char *groups = options ? options->groups : NULL;
    if (!osk__people_make(&p->people, fold, error) || !(p->all = osk__take(fold->row_count + 1, sizeof *p->all, error)))
        return false;
    for (size_t i = 0; i < fold->row_count; i++)
        if (fold->rows[i].kind == OSK_COMMENT)
            p->all[p->all_count++] = i;
    return groups ? osk__groups_read(groups, &p->people, &p->groups, error) && by_group(p, error) : by_person(p, error);
}

/* The table of rows by participant, or by group; `columns` has "t participant" second. */
static osk_table *open_table(const char *name, const char *const *columns, const osk_stat_options *options,
                             osk_error *error)
{
    const char *named[OSK__TABLE_COLUMNS];
    size_t count = 0;
    do
        named[count] = columns[count];
    while (columns[count++]);
    if (options && options->groups)
        named[1] = "t group";
    return osk__table_make(name, named, error);
}

osk_table *osk_stat_themes(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t theme", "t participant", "c themed_comments", "c comments", "c themed_sentences",
                                          "c sentences", "4.share", "4.low", "4.high", "c themed_words", "c words",
                                          "4.word_share", NULL};
    parts p = {0};
    osk_table *table = open_table("themes_by_participant", columns, options, error);
    bool good = table && make_parts(&p, fold, options, error);
    for (size_t theme = 0; good && theme < fold->dictionary->theme_count; theme++)
        for (size_t i = 0; good && i < p.count; i++)
            good = put_shares(table, fold, &p.items[i], theme, error);
    free_parts(&p);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

osk_table *osk_stat_theme_mood(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t theme", "t participant", "c comments", "c sentences", "c scored_comments",
                                          "c scored", "3.mean", "3.low", "3.high", "3.free_mean", "c held", "3 held_value",
                                          NULL};
    parts p = {0};
    osk_table *table = open_table("theme_sentiment", columns, options, error);
    bool good = table && make_parts(&p, fold, options, error);
    for (size_t theme = 0; good && theme < fold->dictionary->theme_count; theme++) {
        part all = {.name = osk__slice(NULL, 0), .rows = p.all, .count = p.all_count};
        good = put_mood(table, fold, &all, theme, options, error);
        for (size_t i = 0; good && i < p.count; i++)
            good = put_mood(table, fold, &p.items[i], theme, options, error);
    }
    free_parts(&p);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
