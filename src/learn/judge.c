/* What a model is worth: thresholds where macro-F1 is highest, and figures for its card. */
#include "learn.h"

#include "../base/number.h"

#include <stdlib.h>

enum { STEPS = 40 }; /* places that a threshold is tried at */

bool osk__judgements_add(osk__judgements *judgements, const osk_fold *fold, const osk__examples *parts, uint32_t part,
                       osk_error *error)
{
    size_t example = 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk__row *row = &fold->rows[i];
        osk__class human = osk__class_of(row->label);
        if (row->kind != OSK_COMMENT || human == OSK__CLASS_NONE)
            continue;
        if (parts && parts->items[example++].part != part)
            continue;
        if (!OSK__ROOM(judgements->items, judgements->capacity, judgements->count + 1, error))
            return false;
        judgements->items[judgements->count++] =
            (osk__judgement){human, row->score.label, osk_score_value(&row->score), row->score.subjectivity,
                           row->score.words - row->score.quoted_words, row->score.known_words};
    }
    return true;
}

/* ---- labels by given thresholds ---- */

struct cuts { int32_t positive, negative, subjective; };

static osk__class class_by(const osk__judgement *v, const struct cuts *cuts)
{
    if (v->label == OSK_UNSCORED || v->subjectivity < cuts->subjective)
        return OSK__CLASS_NEUTRAL;
    return v->value >= cuts->positive * 1000   ? OSK__CLASS_POSITIVE
           : v->value <= cuts->negative * 1000 ? OSK__CLASS_NEGATIVE
                                               : OSK__CLASS_NEUTRAL;
}

static osk__class binary_by(const osk__judgement *v, int32_t cut)
{
    return v->label != OSK_UNSCORED && v->value < cut * 1000 ? OSK__CLASS_NEGATIVE : OSK__CLASS_POSITIVE;
}

typedef unsigned cells[OSK__CLASSES][OSK__CLASSES]; /* human by model */

static double macro_f1(cells c, size_t classes)
{
    double sum = 0;
    for (size_t k = 0; k < classes; k++) {
        unsigned both = c[k][k], either = 0;
        for (size_t j = 0; j < classes; j++)
            either += c[k][j] + c[j][k];
        sum += either ? 2.0 * both / either : 0;
    }
    return sum / (double)classes;
}

static double three_f1(const osk__judgements *judgements, const struct cuts *cuts)
{
    cells c = {{0}};
    for (size_t i = 0; i < judgements->count; i++)
        c[judgements->items[i].human][class_by(&judgements->items[i], cuts)]++;
    return macro_f1(c, OSK__CLASSES);
}

static double binary_f1(const osk__judgements *judgements, int32_t cut)
{
    cells c = {{0}};
    for (size_t i = 0; i < judgements->count; i++)
        if (judgements->items[i].human != OSK__CLASS_NEUTRAL)
            c[judgements->items[i].human][binary_by(&judgements->items[i], cut)]++;
    return macro_f1(c, 2);
}

/* ---- thresholds ---- */

/* Of several equally good places the middle of the first run of them: an edge would fit the sample's chance. */
struct best { double f1; int32_t first, last; bool open; };

static void try_place(struct best *best, double f1, int32_t place)
{
    if (f1 > best->f1)
        *best = (struct best){f1, place, place, true};
    else if (f1 == best->f1 && best->open)
        best->last = place;
    else
        best->open = false;
}

static int32_t best_binary(const osk__judgements *judgements)
{
    struct best best = {.f1 = -1};
    for (int32_t cut = -600; cut <= 600; cut += 5)
        try_place(&best, binary_f1(judgements, cut), cut);
    return (best.first + best.last) / 2;
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* Places of a threshold of subjectivity: quantiles of what there is. */
static bool quantiles(const osk__judgements *judgements, int32_t places[STEPS], osk_error *error)
{
    int64_t *values = osk__take(judgements->count + 1, sizeof *values, error);
    if (!values)
        return false;
    for (size_t i = 0; i < judgements->count; i++)
        values[i] = judgements->items[i].subjectivity;
    if (judgements->count)
        qsort(values, judgements->count, sizeof *values, by_value);
    for (size_t i = 0; i < STEPS; i++) {
        int64_t value = judgements->count ? values[i * judgements->count / STEPS] : 0;
        places[i] = (int32_t)(value < -1000000 ? -1000000 : value > 1000000 ? 1000000 : value);
    }
    free(values);
    return true;
}

/* Where a search begins: the best of all pairs of one border between the sides and one of subjectivity. */
static struct cuts best_pair(const osk__judgements *judgements, const int32_t places[STEPS])
{
    struct cuts best = {0, 0, places[0]};
    double most = -1;
    for (int32_t cut = -300; cut <= 300; cut += 20)
        for (size_t i = 0; i < STEPS; i++) {
            struct cuts cuts = {cut, cut, places[i]};
            double f1 = three_f1(judgements, &cuts);
            if (f1 > most) {
                most = f1;
                best = cuts;
            }
        }
    return best;
}

/* From there one threshold after the other, each at its best while the others stand, until nothing moves. */
static struct cuts best_cuts(const osk__judgements *judgements, const int32_t places[STEPS])
{
    struct cuts cuts = best_pair(judgements, places);
    for (double before = -1, now = 0; now > before;) {
        before = three_f1(judgements, &cuts);
        struct best best = {.f1 = -1};
        for (size_t i = 0; i < STEPS; i++)
            try_place(&best, three_f1(judgements, &(struct cuts){cuts.positive, cuts.negative, places[i]}), places[i]);
        cuts.subjective = (best.first + best.last) / 2;
        best = (struct best){.f1 = -1};
        for (int32_t cut = cuts.negative; cut <= 600; cut += 10)
            try_place(&best, three_f1(judgements, &(struct cuts){cut, cuts.negative, cuts.subjective}), cut);
        cuts.positive = (best.first + best.last) / 2;
        best = (struct best){.f1 = -1};
        for (int32_t cut = cuts.positive; cut >= -600; cut -= 10)
            try_place(&best, three_f1(judgements, &(struct cuts){cuts.positive, cut, cuts.subjective}), cut);
        cuts.negative = (best.first + best.last) / 2;
        now = three_f1(judgements, &cuts);
    }
    return cuts;
}

static size_t count_class(const osk__judgements *judgements, osk__class class)
{
    size_t count = 0;
    for (size_t i = 0; i < judgements->count; i++)
        count += judgements->items[i].human == class;
    return count;
}

bool osk__judge(osk__model *model, const osk__judgements *judgements, osk_error *error)
{
    int32_t places[STEPS];
    uint64_t words = 0, known = 0;
    for (size_t i = 0; i < judgements->count; i++) {
        words += judgements->items[i].words;
        known += judgements->items[i].known;
    }
    model->numbers[OSK__MODEL_KNOWN] = words ? (int32_t)osk__number_divide((int64_t)known * 1000, (int64_t)words) : 0;
    model->numbers[OSK__MODEL_BINARY] = best_binary(judgements);
    if (count_class(judgements, OSK__CLASS_NEUTRAL) == 0) {
        model->numbers[OSK__MODEL_POSITIVE] = model->numbers[OSK__MODEL_NEGATIVE] = model->numbers[OSK__MODEL_BINARY];
        model->numbers[OSK__MODEL_SUBJECTIVE] = -1000000;
        return true;
    }
    if (!quantiles(judgements, places, error))
        return false;
    struct cuts cuts = best_cuts(judgements, places);
    model->numbers[OSK__MODEL_POSITIVE] = cuts.positive;
    model->numbers[OSK__MODEL_NEGATIVE] = cuts.negative;
    model->numbers[OSK__MODEL_SUBJECTIVE] = cuts.subjective;
    return true;
}

/* ---- figures ---- */

static bool say(const osk__model *model, const osk__judgements *judgements, size_t classes, uint64_t seed, osk__buffer *out,
                osk_error *error)
{
    osk__stratum whole = {.weight = 1};
    osk__evaluation e = {.strata = &whole, .stratum_count = 1, .classes = classes};
    const int32_t *numbers = model->numbers;
    struct cuts cuts = {numbers[OSK__MODEL_POSITIVE], numbers[OSK__MODEL_NEGATIVE], numbers[OSK__MODEL_SUBJECTIVE]};
    double values[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    for (size_t i = 0; i < judgements->count; i++) {
        const osk__judgement *v = &judgements->items[i];
        if (classes > 2 || v->human != OSK__CLASS_NEUTRAL)
            osk__evaluation_add(&e, 0, v->human,
                                classes > 2 ? class_by(v, &cuts) : binary_by(v, numbers[OSK__MODEL_BINARY]));
    }
    if (!osk__evaluation_measure(&e, seed, values, limits, error))
        return false;
    osk__buffer_text(out, classes > 2 ? "; of three " : "macro-F1 of two classes ");
    osk__number_fixed(out, values[OSK__MACRO_F1], 3);
    if (limits[OSK__MACRO_F1].given) {
        osk__buffer_text(out, " (");
        osk__number_fixed(out, limits[OSK__MACRO_F1].low, 3);
        osk__buffer_text(out, " to ");
        osk__number_fixed(out, limits[OSK__MACRO_F1].high, 3);
        osk__buffer_byte(out, ')');
    }
    osk__buffer_format(out, ", n = %zu", e.count);
    return osk__buffer_check(out, error);
}

bool osk__judge_say(const osk__model *model, const osk__judgements *judgements, uint64_t seed, osk__buffer *out,
                    osk_error *error)
{
    size_t neutral = count_class(judgements, OSK__CLASS_NEUTRAL);
    if (judgements->count - neutral < 2) {
        osk__buffer_text(out, "no labelled comments to measure it on");
        return osk__buffer_check(out, error);
    }
    return say(model, judgements, 2, seed, out, error) &&
           (neutral == 0 || say(model, judgements, OSK__CLASSES, seed, out, error));
}
