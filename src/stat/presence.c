/* Whether a comment holds a theme at all: long comments hold more, so comments change places only with others of like
 * length (thirds by words), and the table says so. */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

enum { STRATA = 3 };

/* values: 1 or 0; rest: the same less the share in the stratum, so that 0 is what the lengths alone lead to. */
struct stratified { double *values, *rest; uint32_t *people, *strata, *groups; size_t count; };

static void free_stratified(struct stratified *s)
{
    free(s->values);
    free(s->rest);
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

static void centre(struct stratified *s)
{
    for (size_t i = 0, j; i < s->count; i = j) {
        double sum = 0;
        for (j = i; j < s->count && s->strata[j] == s->strata[i]; j++)
            sum += s->values[j];
        for (size_t k = i; k < j; k++)
            s->rest[k] = s->values[k] - sum / (double)(j - i);
    }
}

/* Comments by length; those of one length are in one stratum. */
static bool stratify(const osk_fold *fold, const osk__observed *o, struct stratified *s, osk_error *error)
{
    struct sized *order = osk__take(o->count, sizeof *order, error);
    bool good = order && (s->rest = osk__take(o->count, sizeof *s->rest, error)) &&
                (s->values = osk__take(o->count, sizeof *s->values, error)) &&
                (s->people = osk__take(o->count, sizeof *s->people, error)) &&
                (s->strata = osk__take(o->count, sizeof *s->strata, error)) &&
                (s->groups = osk__take(o->count, sizeof *s->groups, error));
    for (uint32_t i = 0; good && i < o->count; i++)
        order[i] = (struct sized){fold->rows[o->places[i]].score.words, i};
    if (good && o->count)
        qsort(order, o->count, sizeof *order, by_words);
    for (size_t i = 0; good && i < o->count; i++) {
        s->values[i] = o->values[order[i].at];
        s->people[i] = o->people[order[i].at];
        bool same = i > 0 && order[i].words == order[i - 1].words;
        s->strata[i] = same ? s->strata[i - 1] : (uint32_t)(i * STRATA / o->count);
    }
    s->count = o->count;
    if (good)
        centre(s);
    free(order);
    return good;
}

static bool compare_one(osk__lines *lines, osk__measure measure, const osk__observed *o, struct stratified *s,
                        uint32_t who, osk_error *error)
{
    osk__test test;
    osk__line *line = osk__line_add(lines, measure, error);
    uint32_t there[2] = {0, 0}, all[2] = {0, 0};
    for (size_t i = 0; i < s->count; i++) {
        s->groups[i] = s->people[i] != who;
        all[s->groups[i]]++;
        there[s->groups[i]] += s->values[i] > 0;
    }
    osk__sample sample = {.values = s->rest, .groups = s->groups, .count = s->count, .group_count = 2,
                          .strata = s->strata};
    if (!line || !osk__permute(&sample, OSK__BY_MEANS, &lines->chance, &test, error))
        return false;
    osk__line_test(line, &test, "permuted presence in strata");
    osk__line_note(line, "stat.strata");
    osk__contrast risk = osk__risk_difference(there[0], all[0], there[1], all[1]);
    line->left = lines->people->items[o->who[who]].name;
    line->whom = "stat.against_rest";
    line->people = o->person_count;
    line->n = all[0];
    line->m = all[1];
    line->has_m = true;
    line->family = 1;
    line->estimate = risk.value;
    line->limits = (osk__limits){line->tested, risk.low, risk.high};
    return true;
}

bool osk__compare_presence_all(osk__lines *lines, osk__measure measure, size_t family, osk_error *error)
{
    osk__observed o = {0};
    osk__test test;
    struct stratified s = {0};
    measure.presence = true;
    osk__line *line = osk__line_add(lines, measure, error);
    bool good = line && osk__observe(lines->fold, lines->people, measure, &o, error) &&
                stratify(lines->fold, &o, &s, error);
    osk__sample sample = {.values = s.rest, .groups = s.people, .count = s.count, .group_count = o.person_count,
                          .strata = s.strata};
    if (good && (good = osk__permute(&sample, OSK__BY_MEANS, &lines->chance, &test, error))) {
        osk__line_test(line, &test, "permuted presence in strata");
        osk__line_note(line, "stat.strata");
        line->whom = "stat.all_people";
        line->people = o.person_count;
        line->n = o.count;
        line->missing = o.missing;
        line->family = family;
    }
    free_stratified(&s);
    osk__observed_free(&o);
    return good;
}

bool osk__compare_presence(osk__lines *lines, osk__measure measure, osk_error *error)
{
    osk__observed o;
    struct stratified s = {0};
    measure.presence = true;
    bool good = osk__observe(lines->fold, lines->people, measure, &o, error) && stratify(lines->fold, &o, &s, error);
    size_t most = o.person_count < OSK__COMPARED ? o.person_count : OSK__COMPARED;
    for (uint32_t who = 0; who < most && good && o.person_count > 1; who++)
        good = compare_one(lines, measure, &o, &s, who, error);
    free_stratified(&s);
    osk__observed_free(&o);
    return good;
}
