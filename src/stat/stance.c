/* Shares of sentences by how they speak: by participant, by theme, through the debate. */
#include "compare.h"

#include "../score/stances.h"

#include <math.h>
#include <stdlib.h>

enum { PARTS = 10 };

/* Units, comments or of groups people, are counted one after the other; one whose sentences none count leaves no trace. */
struct counter {
    const osk_stances *stances;
    const osk__people *people;
    osk_table *table;
    size_t *first;                /* by row of the fold: its first sentence; one more at the end */
    double *sizes, *now;          /* by comment of the group: sentences, and those of the class at hand */
    uint32_t *held;               /* those of each class, OSK_STANCES a comment */
    uint32_t denied[OSK_STANCES];
    size_t units;
    osk__groups groups;
    size_t theme;                 /* OSK_NONE: sentences need not hold one */
    uint32_t language;
};

static bool list_sentences(struct counter *c, osk_error *error)
{
    size_t rows = c->stances->fold->row_count, sentence = 0;
    if (!(c->first = osk__take(rows + 1, sizeof *c->first, error)))
        return false;
    for (size_t row = 0; row <= rows; row++) {
        while (sentence < c->stances->row_count && c->stances->rows[sentence].row < row)
            sentence++;
        c->first[row] = sentence;
    }
    return true;
}

static void begin(struct counter *c)
{
    c->units = 0;
    for (size_t k = 0; k < OSK_STANCES; k++)
        c->denied[k] = 0;
}

static bool counts(const struct counter *c, const osk__stance_row *row)
{
    for (size_t i = 0; c->theme != OSK_NONE && i < row->theme_count; i++)
        if (c->stances->themes[row->theme + i] == c->theme)
            return true;
    return c->theme == OSK_NONE;
}

/* A new unit, without sentences. */
static void open_unit(struct counter *c)
{
    c->sizes[c->units] = 0;
    for (size_t k = 0; k < OSK_STANCES; k++)
        c->held[c->units * OSK_STANCES + k] = 0;
}

static void close_unit(struct counter *c) { c->units += c->sizes[c->units] > 0; }

/* The sentences of a comment, by its row in the fold. */
static void add_comment(struct counter *c, size_t row)
{
    uint32_t *held = c->held + c->units * OSK_STANCES;
    for (size_t i = c->first[row]; i < c->first[row + 1]; i++) {
        const osk__stance_row *sentence = &c->stances->rows[i];
        if (!counts(c, sentence))
            continue;
        c->sizes[c->units]++;
        for (size_t k = 0; k < OSK_STANCES; k++) {
            held[k] += sentence->classes >> k & 1;
            c->denied[k] += sentence->denied >> k & 1;
        }
    }
}

static void count_comment(struct counter *c, size_t row)
{
    open_unit(c);
    add_comment(c, row);
    close_unit(c);
}

static void put_share(struct counter *c, size_t stance)
{
    uint64_t count = 0, all = 0;
    for (size_t i = 0; i < c->units; i++) {
        c->now[i] = c->held[i * OSK_STANCES + stance];
        count += c->held[i * OSK_STANCES + stance];
        all += (uint64_t)c->sizes[i];
    }
    osk__limits limits = osk__interval_share(c->now, c->sizes, c->units);
    osk__table_text(c->table, osk__slice_text(osk_stance_name((osk_stance)stance)));
    osk__table_count(c->table, count);
    osk__table_count(c->table, all);
    osk__table_number(c->table, all ? (double)count / (double)all : NAN);
    osk__table_number(c->table, limits.given ? limits.low : NAN);
    osk__table_number(c->table, limits.given ? limits.high : NAN);
    osk__table_count(c->table, c->denied[stance]);
    osk__table_count(c->table, c->units);
    osk__table_text(c->table, limits.given ? osk__slice(NULL, 0)
                                           : osk__texts_find(&c->stances->fold->dictionary->texts, "stat.too_few", c->language));
}

/* ---- by participant ---- */

static void put_people(struct counter *c)
{
    const osk__people *people = c->people;
    for (size_t who = 0; who < people->count; who++) {
        begin(c);
        for (size_t i = people->first[who]; i < people->first[who + 1]; i++)
            count_comment(c, people->rows[i]);
        for (size_t k = 0; k < OSK_STANCES; k++) {
            osk__table_text(c->table, people->items[who].name);
            put_share(c, k);
        }
    }
}

/* ---- by group: a person's sentences go together ---- */

static void count_person(struct counter *c, size_t who)
{
    open_unit(c);
    for (size_t i = c->people->first[who]; i < c->people->first[who + 1]; i++)
        add_comment(c, c->people->rows[i]);
    close_unit(c);
}

static void put_groups(struct counter *c)
{
    for (uint32_t group = 0; group < c->groups.names.count; group++) {
        begin(c);
        for (size_t who = 0; who < c->people->count; who++)
            if (c->groups.of_person[who] == group)
                count_person(c, who);
        for (size_t k = 0; k < OSK_STANCES; k++) {
            osk__table_text(c->table, osk__strings_get(&c->groups.names, group));
            put_share(c, k);
        }
    }
}

/* ---- by theme ---- */

static void put_themes(struct counter *c)
{
    const osk__dictionary *dictionary = c->stances->fold->dictionary;
    for (c->theme = 0; c->theme < dictionary->theme_count; c->theme++) {
        begin(c);
        for (size_t row = 0; row < c->stances->fold->row_count; row++)
            count_comment(c, row);
        for (size_t k = 0; k < OSK_STANCES; k++) {
            osk__table_text(c->table, osk__slice_text(dictionary->themes[c->theme].key));
            put_share(c, k);
        }
    }
}

/* ---- through the debate ---- */

static void put_part(struct counter *c, size_t part, size_t from, size_t to)
{
    const osk__row *first = &c->stances->fold->rows[from], *last = &c->stances->fold->rows[to - 1];
    begin(c);
    for (size_t row = from; row < to; row++)
        count_comment(c, row);
    for (size_t k = 0; k < OSK_STANCES; k++) {
        osk__table_count(c->table, part + 1);
        osk__table_count(c->table, first->n);
        osk__table_count(c->table, last->n);
        osk__table_text(c->table, first->posted);
        osk__table_text(c->table, last->posted);
        put_share(c, k);
    }
}

/* Comments in their order, the opening post before them. */
static void put_course(struct counter *c)
{
    const osk_fold *fold = c->stances->fold;
    size_t posts = 0;
    while (posts < fold->row_count && fold->rows[posts].kind == OSK_POST)
        posts++;
    size_t comments = fold->row_count - posts, parts = comments < PARTS ? comments : PARTS;
    for (size_t part = 0; part < parts; part++)
        put_part(c, part, posts + part * comments / parts, posts + (part + 1) * comments / parts);
}

/* ---- tables ---- */

#define SHARE_OF(units) "w class", "c count", "c of", "4.share", "4.low", "4.high", "c negated", units, "t note", NULL
#define SHARE SHARE_OF("c comments")
static const char *const by_person[] = {"t participant", SHARE};
static const char *const by_theme[] = {"w theme", SHARE};
static const char *const by_course[] = {"c part", "c from", "c to", "t posted_from", "t posted_to", SHARE};
static const char *const by_group[] = {"t group", SHARE_OF("c participants")};

static const struct {
    const char *name;
    const char *const *columns;
    void (*put)(struct counter *);
} forms[] = {{"stance_by_participant", by_person, put_people},
             {"stance_by_theme", by_theme, put_themes},
             {"stance_by_course", by_course, put_course},
             {"stance_by_group", by_group, put_groups}};

osk_table *osk_stat_stances(const osk_stances *stances, osk_stance_by by, const osk_stat_options *options, osk_error *error)
{
    osk__people people = {0};
    size_t room = stances->fold->row_count + 1;
    struct counter c = {.stances = stances, .people = &people, .theme = OSK_NONE};
    bool good = osk__stat_language(options, &c.language, error) &&
                (c.table = osk__table_make(forms[by].name, forms[by].columns, error)) &&
                (c.sizes = osk__take(room, sizeof *c.sizes, error)) &&
                (c.now = osk__take(room, sizeof *c.now, error)) &&
                (c.held = osk__take(room * OSK_STANCES, sizeof *c.held, error)) &&
                list_sentences(&c, error) && osk__people_make(&people, stances->fold, error) &&
                (by != OSK_STANCE_BY_GROUP ||
                 osk__groups_read(options ? options->groups : NULL, options ? options->grouped : NULL, &people, &c.groups, error));
    if (good)
        forms[by].put(&c);
    osk__groups_free(&c.groups);
    osk__people_free(&people);
    free(c.first);
    free(c.sizes);
    free(c.now);
    free(c.held);
    if (good)
        return osk__table_done(c.table, error);
    osk_table_free(c.table);
    return NULL;
}
