/* Within strata of length: comments change places only with others of like length (thirds by words), and the table says so.
 * Whether a comment holds a theme at all is tested so alone, since long comments hold more; the share of its sentences is
 * tested so beside the pooled one, since who writes long comments may write of other things. */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

enum { STRATA = 3 };

/* values: 1 or 0, or of shares themed sentences; weights: 1, or sentences. */
struct stratified { double *values, *weights; uint32_t *people, *strata, *groups; size_t count; };

static void free_stratified(struct stratified *s)
{
    free(s->values);
    free(s->weights);
    free(s->people);
    free(s->strata);
    free(s->groups);
}

struct sized { uint32_t words, at; };

static int by_words(const void *a, const void *b)
{
    const struct sized *x = a, *y = b;
    if (x->words != y->words)
        return x->words < y->words ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Comments by length; those of one length are in one stratum. */
static bool stratify(const osk_fold *fold, const osk__observed *o, struct stratified *s, osk_error *error)
{
    struct sized *order = osk__take(o->count, sizeof *order, error);
    bool good = order && (s->values = osk__take(o->count, sizeof *s->values, error)) &&
                (s->weights = osk__take(o->count, sizeof *s->weights, error)) &&
                (s->people = osk__take(o->count, sizeof *s->people, error)) &&
                (s->strata = osk__take(o->count, sizeof *s->strata, error)) &&
                (s->groups = osk__take(o->count, sizeof *s->groups, error));
    for (uint32_t i = 0; good && i < o->count; i++)
        order[i] = (struct sized){fold->rows[o->places[i]].score.words, i};
    if (good && o->count)
        qsort(order, o->count, sizeof *order, by_words);
    for (size_t i = 0; good && i < o->count; i++) {
        s->values[i] = o->values[order[i].at];
        s->weights[i] = o->weights ? o->weights[order[i].at] : 1;
        s->people[i] = o->people[order[i].at];
        bool same = i > 0 && order[i].words == order[i - 1].words;
        s->strata[i] = same ? s->strata[i - 1] : (uint32_t)(i * STRATA / o->count);
    }
    s->count = o->count;
    free(order);
    return good;
}

static bool observe(struct stratified *s, osk__observed *o, const osk__lines *lines, osk__measure measure, osk_error *error)
{
    *s = (struct stratified){0};
    return osk__observe(lines->fold, lines->people, measure, o, error) && stratify(lines->fold, o, s, error);
}

static osk__sample sample_of(const struct stratified *s, const osk__observed *o, const uint32_t *groups, size_t group_count)
{
    return (osk__sample){.values = s->values, .groups = groups, .count = s->count, .group_count = group_count,
                         .strata = s->strata, .weights = o->weights ? s->weights : NULL};
}

static void put_test(osk__line *line, const osk__observed *o, const osk__test *test)
{
    static const char *const why[OSK__VERDICTS] = {NULL, "stat.one_group", "stat.strata_equal", "stat.all_single"};
    osk__line_test_of(line, test, o->weights ? "permuted shares in strata" : "permuted presence in strata", why);
    osk__line_note(line, o->weights ? "stat.share_strata" : "stat.strata");
    line->people = o->person_count;
    line->of = o->weights ? "stat.sentences" : "stat.comments";
}

static void put_difference(osk__line *line, const osk__stratified *found)
{
    line->estimate = found->estimate;
    line->limits = found->limits;
    osk__line_note(line, isnan(line->estimate) ? "stat.strata_apart" : "stat.strata_estimate");
    if (!isnan(line->estimate))
        osk__line_note(line, line->limits.given ? "stat.strata_interval" : "stat.no_share_interval");
}

static bool compare_one(osk__lines *lines, osk__measure measure, const osk__observed *o, struct stratified *s,
                        uint32_t who, size_t family, osk_error *error)
{
    osk__line *line = osk__line_add(lines, measure, error);
    osk__sample sample = sample_of(s, o, s->groups, 2);
    osk__stratified found;
    uint32_t all[2] = {0, 0};
    for (size_t i = 0; line && i < s->count; i++) {
        uint32_t side = s->groups[i] = s->people[i] != who;
        all[side]++;
        line->part[side] += s->values[i];
        line->whole[side] += s->weights[i];
    }
    if (!line || !osk__strata_compare(&sample, &lines->chance, &found, error))
        return false;
    put_test(line, o, &found.test);
    osk__line_against(line, lines, o->who, o->person_count, who, OSK_NONE);
    line->n = all[0];
    line->m = all[1];
    line->has_m = true;
    line->family = family;
    if (line->tested)
        put_difference(line, &found);
    return true;
}

static bool compare_all(osk__lines *lines, osk__line *line, const osk__observed *o, const struct stratified *s, osk_error *error)
{
    osk__sample sample = sample_of(s, o, s->people, o->person_count);
    osk__test test;
    if (!osk__strata_test(&sample, &lines->chance, &test, error))
        return false;
    put_test(line, o, &test);
    if (line->tested && o->person_count > 2) {
        line->effect = "eta2";
        line->size = test.effect;
        line->expected = test.expected;
        osk__line_note(line, o->weights ? "stat.size_shares" : "stat.size_presence");
    }
    return true;
}

bool osk__compare_strata_all(osk__lines *lines, osk__measure measure, size_t family, osk_error *error)
{
    osk__observed o = {0};
    struct stratified s = {0};
    osk__line *line = osk__line_add(lines, measure, error);
    bool good = line && observe(&s, &o, lines, measure, error) && compare_all(lines, line, &o, &s, error);
    if (good) {
        line->whom = "stat.all_people";
        line->n = o.count;
        line->missing = o.missing;
        line->family = family;
        for (size_t i = 0; i < s.count; i++) {
            line->part[0] += s.values[i];
            line->whole[0] += s.weights[i];
        }
    }
    free_stratified(&s);
    osk__observed_free(&o);
    return good;
}

bool osk__compare_strata(osk__lines *lines, osk__measure measure, size_t family, osk_error *error)
{
    osk__observed o;
    struct stratified s;
    bool good = observe(&s, &o, lines, measure, error);
    for (uint32_t who = 0; who < osk__compared(o.person_count) && good; who++)
        good = compare_one(lines, measure, &o, &s, who, family, error);
    if (good)
        osk__lines_compared(lines, o.person_count);
    free_stratified(&s);
    osk__observed_free(&o);
    return good;
}
