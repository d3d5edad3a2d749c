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

/* ---- a coder's codes: of what was coded ---- */

static bool code_limits(const osk_fold *fold, const osk_codes *codes, const part *p, size_t code, osk__limits *limits,
                        osk_error *error)
{
    size_t units = p->cluster ? p->clusters : p->count;
    double *parts = osk__take(units + 1, sizeof *parts, error), *wholes = osk__take(units + 1, sizeof *wholes, error);
    bool good = parts && wholes;
    for (size_t i = 0; good && i < p->count; i++) {
        osk__code_cell cell = osk__codes_cell(codes, fold->rows[p->rows[i]].n, code);
        parts[p->cluster ? p->cluster[i] : i] += cell.yes;
        wholes[p->cluster ? p->cluster[i] : i] += cell.coded;
    }
    if (good)
        *limits = osk__interval_share(parts, wholes, units);
    free(parts);
    free(wholes);
    return good;
}

/* Comments and sentences are those that were coded; the share is of sentences, or of comments where these are the units. */
static bool put_code(osk_table *table, const osk_fold *fold, const osk_codes *codes, const part *p, size_t code,
                     osk__buffer *name, osk_error *error)
{
    uint64_t comments = 0, held = 0, units = 0, yes = 0;
    osk__limits limits;
    for (size_t i = 0; i < p->count; i++) {
        osk__code_cell cell = osk__codes_cell(codes, fold->rows[p->rows[i]].n, code);
        comments += cell.coded > 0;
        held += cell.yes > 0;
        units += cell.coded;
        yes += cell.yes;
    }
    osk_slice key = osk__strings_get(&codes->names, (uint32_t)code);
    name->length = 0;
    osk__buffer_format(name, "code:%.*s", (int)key.length, key.data);
    if (!osk__buffer_check(name, error) || !code_limits(fold, codes, p, code, &limits, error))
        return false;
    osk__table_text(table, osk__slice(name->data, name->length));
    osk__table_text(table, p->name);
    osk__table_count(table, held);
    osk__table_count(table, comments);
    for (int i = 0; i < 2; i++)
        if (codes->sentences)
            osk__table_count(table, i ? units : yes);
        else
            osk__table_missing(table);
    osk__table_number(table, units ? (double)yes / (double)units : NAN);
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
    for (int i = 0; i < 3; i++)
        osk__table_missing(table);
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
    osk__members members;
    size_t *all;       /* every comment */
    osk__buffer names[2]; /* of the two sides of a split */
    size_t all_count;
} parts;

static void free_parts(parts *p)
{
    osk__people_free(&p->people);
    osk__groups_free(&p->groups);
    free(p->items);
    free(p->rows);
    osk__members_free(&p->members);
    free(p->all);
    osk__buffer_free(&p->names[0]);
    osk__buffer_free(&p->names[1]);
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
    const osk__members *m = &p->members;
    if (!(p->items = osk__take(p->groups.names.count + 1, sizeof *p->items, error)) ||
        !osk__members_make(&p->members, &p->groups, &p->people, error))
        return false;
    for (uint32_t g = 0; g < p->groups.names.count; g++)
        p->items[p->count++] = (part){.name = osk__strings_get(&p->groups.names, g), .rows = m->rows + m->first[g],
                                      .count = m->first[g + 1] - m->first[g], .cluster = m->persons + m->first[g],
                                      .clusters = m->people[g]};
    return true;
}

/* Comments that hold a theme or code, and those that do not; what was not coded is in neither. */
static bool by_split(parts *p, const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    osk__split split;
    uint32_t language;
    if (!osk__stat_language(options, &language, error) || !osk__split_find(fold, options, language, &split, error) ||
        !(p->items = osk__take(2, sizeof *p->items, error)) || !(p->rows = osk__take(p->all_count + 1, sizeof *p->rows, error)))
        return false;
    for (int side = 1; side >= 0; side--) {
        part *item = &p->items[p->count++];
        osk__buffer_format(&p->names[side], "%s=%d", options->themed, side);
        if (!osk__buffer_check(&p->names[side], error))
            return false;
        *item = (part){.name = osk__slice(p->names[side].data, p->names[side].length),
                       .rows = side ? p->rows : p->items[0].rows + p->items[0].count};
        for (size_t i = 0; i < p->all_count; i++)
            if (osk__split_side(fold, &fold->rows[p->all[i]], &split) == side)
                p->rows[(size_t)(item->rows - p->rows) + item->count++] = p->all[i];
    }
    return true;
}

static bool make_parts(parts *p, const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    if (!osk__people_make(&p->people, fold, error) || !(p->all = osk__take(fold->row_count + 1, sizeof *p->all, error)))
        return false;
    for (size_t i = 0; i < fold->row_count; i++)
        if (fold->rows[i].kind == OSK_COMMENT)
            p->all[p->all_count++] = i;
    if (options && options->themed)
        return by_split(p, fold, options, error);
    return osk__stat_grouped(options) ? osk__groups_read(options->groups, options->grouped, &p->people, &p->groups, error) && by_group(p, error) : by_person(p, error);
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
    if (options && options->themed)
        named[1] = "t side";
    else if (osk__stat_grouped(options))
        named[1] = "t group";
    return osk__table_make(name, named, error);
}

osk_table *osk_stat_themes(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"w theme", "t participant", "c themed_comments", "c comments", "c themed_sentences",
                                          "c sentences", "4.share", "4.low", "4.high", "c themed_words", "c words",
                                          "4.word_share", NULL};
    const osk_codes *codes = options ? options->codes : NULL;
    osk__buffer name = {0};
    parts p = {0};
    osk_table *table = open_table("themes_by_participant", columns, options, error);
    bool good = table && make_parts(&p, fold, options, error);
    for (size_t theme = 0; good && theme < fold->dictionary->theme_count; theme++)
        for (size_t i = 0; good && i < p.count; i++)
            good = put_shares(table, fold, &p.items[i], theme, error);
    for (size_t code = 0; good && codes && code < codes->names.count; code++)
        for (size_t i = 0; good && i < p.count; i++)
            good = put_code(table, fold, codes, &p.items[i], code, &name, error);
    osk__buffer_free(&name);
    free_parts(&p);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

/* The same units as in osk_stat_themes, and all comments first. */
static bool put_held(osk_table *table, const osk_fold *fold, const osk_codes *codes, const part *p, size_t code,
                     osk_error *error)
{
    uint64_t yes = 0, coded = 0;
    osk__limits limits;
    if (!code_limits(fold, codes, p, code, &limits, error))
        return false;
    for (size_t i = 0; i < p->count; i++) {
        osk__code_cell cell = osk__codes_cell(codes, fold->rows[p->rows[i]].n, code);
        yes += cell.yes;
        coded += cell.coded;
    }
    osk__table_text(table, osk__strings_get(&codes->names, (uint32_t)code));
    osk__table_text(table, p->name);
    osk__table_count(table, yes);
    osk__table_count(table, coded);
    osk__table_number(table, coded ? (double)yes / (double)coded : NAN);
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
    return true;
}

osk_table *osk_stat_codes(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t code", "t participant", "c with_code", "c coded", "4 share", "4 low", "4 high", NULL};
    const osk_codes *codes = options ? options->codes : NULL;
    parts p = {0};
    if (!codes) {
        osk__fail(error, OSK_USAGE, "there are no codes: a coder's sheet has them");
        return NULL;
    }
    osk_table *table = open_table("codes", columns, options, error);
    bool good = table && make_parts(&p, fold, options, error);
    for (size_t code = 0; good && code < codes->names.count; code++) {
        part all = {.rows = p.all, .count = p.all_count};
        good = put_held(table, fold, codes, &all, code, error);
        for (size_t i = 0; good && i < p.count; i++)
            good = put_held(table, fold, codes, &p.items[i], code, error);
    }
    free_parts(&p);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

osk_table *osk_stat_theme_mood(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"w theme", "t participant", "c comments", "c sentences", "c scored_comments",
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
