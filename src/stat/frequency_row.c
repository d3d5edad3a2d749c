/* What a row of frequencies says: rate with its interval, who holds the term, how evenly it is spread. */
#include "frequency.h"

#include <math.h>
#include <stdlib.h>

/* ---- a row ---- */

/* The cells of a term by part; `part_of` by position in the scope, NULL: comments. Parts of a scope lie together. */
static osk__held hold(osk__frequencies *f, const osk__cell *cells, size_t count, size_t first, const uint32_t *part_of)
{
    osk__held held = {f->at, f->held, 0};
    for (size_t i = 0; i < count; i++) {
        uint32_t position = cells[i].column - (uint32_t)first, part = part_of ? part_of[position] : position;
        if (part == OSK_NONE)
            continue;
        if (held.count && f->at[held.count - 1] == part) {
            f->held[held.count - 1] += cells[i].count;
            continue;
        }
        f->at[held.count] = part;
        f->held[held.count++] = cells[i].count;
    }
    return held;
}

static void put_spread(osk__frequencies *f, const osk__parts *parts, const osk__held *held)
{
    osk__spread spread = osk__dispersion(parts, held, f->rates);
    osk__table_number(f->table, spread.dp);
    osk__table_number(f->table, spread.dp_norm);
    osk__table_number(f->table, spread.d);
    osk__table_number(f->table, spread.da);
}

static bool put_note(osk__frequencies *f, size_t comments, osk_error *error)
{
    const char *notes[3];
    size_t count = 0;
    if (comments == 1)
        notes[count++] = "words.one_comment";
    if (f->sizes.comments.count < OSK__FEWEST)
        notes[count++] = "words.few_comments";
    else if (f->words->by != OSK_BY_PARTICIPANT && f->sizes.people.count < OSK__FEWEST)
        notes[count++] = "words.few_people";
    return osk__put_notes(f->table, f->fold, f->language, notes, count, &f->text, error);
}

static void put_rate(osk__frequencies *f, const osk__frequency *row, size_t first)
{
    const osk__sizes *sizes = &f->sizes;
    osk__held held = hold(f, row->cells, row->cell_count, first, sizes->by_person ? sizes->cluster_at : NULL);
    osk__rate rate = osk__rate_of(&sizes->clusters, &held);
    osk__table_count(f->table, row->count);
    osk__table_count(f->table, (uint64_t)sizes->comments.total);
    osk__table_number(f->table, 1000 * rate.value);
    osk__table_number(f->table, rate.limits.given ? 1000 * rate.limits.low : NAN);
    osk__table_number(f->table, rate.limits.given ? 1000 * rate.limits.high : NAN);
    osk__table_text(f->table, rate.limits.given ? osk__slice_text(sizes->by_person ? "participant" : "comment")
                                                : osk__slice(NULL, 0));
}

void osk__frequency_begin(osk__frequencies *f, size_t scope)
{
    if (f->words->by != OSK_BY_NOBODY)
        osk__table_text(f->table, f->scopes.names[scope]);
}

bool osk__frequency_put(osk__frequencies *f, size_t scope, const osk__frequency *row, osk_error *error)
{
    size_t first = f->scopes.first[scope], count = row->cell_count;
    const osk__cell *cells = row->cells;
    bool all = f->words->by == OSK_BY_NOBODY;
    put_rate(f, row, first);
    osk__held people = hold(f, cells, count, first, f->sizes.person_at);
    osk__table_count(f->table, count);
    osk__table_count(f->table, f->sizes.comments.count);
    osk__table_count(f->table, people.count);
    osk__table_count(f->table, f->sizes.people.count);
    osk__table_number(f->table, osk__tf_idf((double)row->count,
                                            (double)(all ? f->sizes.comments.count : f->scopes.count),
                                            (double)(all ? count : row->holding)));
    osk__held comments = hold(f, cells, count, first, NULL);
    put_spread(f, &f->sizes.comments, &comments);
    people = hold(f, cells, count, first, f->sizes.person_at);
    put_spread(f, &f->sizes.people, &people);
    return put_note(f, count, error);
}

/* ---- whose words ---- */

size_t osk__frequency_top(const osk_word_options *words)
{
    enum { TOP_OF_ALL = 1000, TOP_OF_EACH = 20 };
    return words->top ? words->top : words->by == OSK_BY_NOBODY ? TOP_OF_ALL : TOP_OF_EACH;
}

static osk_table *open_table(const osk_word_options *words, osk_error *error)
{
    static const char *const rest[] = {
        "c count", "c words", "4 per_1000", "4 low", "4 high", "t cluster", "c comments", "c of_comments",
        "c participants", "c of_participants", "3 tf_idf", "4.dp", "4.dp_norm", "4.d", "4.da", "4.dp_participants",
        "4.dp_norm_participants", "4.d_participants", "4.da_participants", "t note", NULL};
    return osk__word_table("frequencies", words, rest, error);
}

static bool make_room(osk__frequencies *f, osk_error *error)
{
    size_t positions = f->scopes.positions + 1;
    return (f->at = osk__take(positions, sizeof *f->at, error)) &&
           (f->held = osk__take(positions, sizeof *f->held, error)) &&
           (f->rates = osk__take(positions, sizeof *f->rates, error));
}

bool osk__frequencies_make(osk__frequencies *f, const osk_fold *fold, const osk_word_options *words,
                           const osk_stat_options *options, osk_error *error)
{
    f->fold = fold;
    f->words = words;
    if (words->by == OSK_BY_GROUP && !osk__stat_grouped(options))
        return osk__fail(error, OSK_USAGE, "rows by group need a file of groups, or a column");
    return osk__stat_language(options, &f->language, error) && osk__people_make(&f->people, fold, error) &&
           (words->by != OSK_BY_GROUP || osk__groups_read(options->groups, options->grouped, &f->people, &f->groups, error)) &&
           osk__scopes_make(&f->scopes, fold, &f->people, &f->groups, words, error) && make_room(f, error) &&
           (f->table = open_table(words, error));
}

void osk__frequencies_free(osk__frequencies *f)
{
    osk__people_free(&f->people);
    osk__groups_free(&f->groups);
    osk__scopes_free(&f->scopes);
    osk__sizes_free(&f->sizes);
    free(f->at);
    free(f->held);
    free(f->rates);
    osk__buffer_free(&f->text);
}
