/* Ranking the sentences that answer a question.
 *
 *   weight = (own + near) * manner
 *   own      what the sentence has of the question: strength of each concept, times how rare it is in the debate
 *            (log2((n + 1) / (d + 1)), Spärck Jones 1972), rounded to 256ths
 *   near     what its neighbours in the comment have, and the mean of the comment: a claim goes on over sentences ("Han
 *            er feig."), more so where it begins with what points back, and to the question itself where it opens its
 *            comment ("Den blir ...")
 *   manner   claims weigh more: change, control, duty, opinion; questions, greetings and addresses less */
#include "stances.h"

#include <stdlib.h>

const char *osk__answer_reason(uint32_t reason)
{
    static const char *const reasons[OSK__ANSWER_REASONS] = {"claim", "points back", "question", "addressed",
                                                             "address or list", "fragment"};
    return reasons[reason];
}
enum { CLAIM = 1, BACK = 2, ASKS = 4, TO = 8, LISTED = 16, FRAGMENT = 32 };

/* 256 * log2(x / y) for x >= y > 0, by repeated squaring: whole numbers, the same everywhere. */
static int64_t log_ratio(uint64_t x, uint64_t y)
{
    int64_t whole = 0, part = 0;
    while (x >= 2 * y) {
        y *= 2;
        whole++;
    }
    uint64_t r = (x << 16) / y; /* 1 to 2, in 65536ths */
    for (int bit = 7; bit >= 0; bit--) {
        r = r * r >> 16;
        if (r >= 2u << 16) {
            r >>= 1;
            part |= 1 << bit;
        }
    }
    return whole * 256 + part;
}

static void rarities(const osk_stances *stances, int64_t rarity[OSK__CONCEPTS])
{
    for (size_t c = 0; c < stances->question.concept_count; c++) {
        size_t held = 0;
        for (size_t i = 0; i < stances->row_count; i++)
            held += stances->cues[i].strength[c] > 0;
        rarity[c] = log_ratio(stances->row_count + 1, held + 1);
    }
}

static int64_t own_of(const osk_stances *stances, size_t i, const int64_t rarity[OSK__CONCEPTS])
{
    int64_t sum = 0;
    for (size_t c = 0; c < stances->question.concept_count; c++)
        sum += rarity[c] * stances->cues[i].strength[c] / OSK__BY_WORD;
    return sum;
}

static bool asks(const osk_stances *stances, size_t i)
{
    return stances->rows[i].classes & OSK__STANCE_BIT(OSK_STANCE_QUESTION);
}

/* The mean of what the comment's sentences [from, to) have, questions left out, drawn to 0 by one sentence more. */
static int64_t mean_of(const osk_stances *stances, const int64_t *own, size_t from, size_t to)
{
    int64_t sum = 0, count = 1;
    for (size_t i = from; i < to; i++)
        if (!asks(stances, i)) {
            sum += own[i];
            count++;
        }
    return sum / count;
}

/* A sentence hands on to the next what it has or was handed, whichever is more: nine tenths to one that points back, else
 * four. What points to a noun where the comment opens, points to the question. */
static void near_comment(const osk_stances *stances, const int64_t *own, int64_t whole, int64_t *near, size_t from, size_t to)
{
    int64_t handed = 0, mean = mean_of(stances, own, from, to);
    for (size_t i = from; i < to; i++) {
        uint16_t flags = stances->cues[i].flags;
        if (i == from)
            near[i] = flags & OSK__CUE_REFERS ? whole * 3 / 4 : 0;
        else
            near[i] = flags & OSK__CUE_BACK ? handed * 9 / 10 : handed * 4 / 10;
        near[i] += i + 1 < to ? own[i + 1] / 8 : 0;
        handed = own[i] > near[i] ? own[i] : near[i];
        near[i] += mean;
    }
}

static void add_near(const osk_stances *stances, const int64_t *own, int64_t whole, int64_t *near)
{
    for (size_t from = 0, to; from < stances->row_count; from = to) {
        for (to = from + 1; to < stances->row_count && stances->rows[to].row == stances->rows[from].row;)
            to++;
        near_comment(stances, own, whole, near, from, to);
    }
}

/* Does it hold a word or theme of the question, and not only a class? "Og nei, Gunnvor, en leder som skriver ..." */
static bool is_about(const osk_stances *stances, size_t i)
{
    for (size_t c = 0; c < stances->question.concept_count; c++)
        if (stances->cues[i].strength[c] > OSK__BY_CLASS)
            return true;
    return false;
}

static int64_t manner_of(const osk_stances *stances, size_t i, uint32_t *reasons)
{
    const osk__stance_row *row = &stances->rows[i];
    const osk__cue *cue = &stances->cues[i];
    uint32_t claims = OSK__STANCE_BIT(OSK_STANCE_OBLIGATION) | OSK__STANCE_BIT(OSK_STANCE_CHANGE) |
                      OSK__STANCE_BIT(OSK_STANCE_SAME) | OSK__STANCE_BIT(OSK_STANCE_OPINION) |
                      OSK__STANCE_BIT(OSK_STANCE_REPORTED) | OSK__STANCE_BIT(OSK_STANCE_AGENT) |
                      OSK__STANCE_BIT(OSK_STANCE_OBJECT);
    int64_t manner = 1000;
    if (row->classes & claims)
        manner += 200;
    if (row->negated)
        manner += 100;
    *reasons = (row->classes & claims ? CLAIM : 0) | (cue->flags & OSK__CUE_BACK ? BACK : 0);
    if (asks(stances, i)) {
        *reasons |= ASKS;
        manner /= 4;
    }
    if (cue->flags & OSK__CUE_ADDRESS) {
        *reasons |= TO;
        manner = is_about(stances, i) ? manner * 3 / 4 : manner / 2;
    }
    if (cue->flags & (OSK__CUE_PLACE | OSK__CUE_LIST)) {
        *reasons |= LISTED;
        manner /= 2;
    }
    if (cue->words < 3 || !(cue->flags & OSK__CUE_VERB)) {
        *reasons |= FRAGMENT;
        manner = manner * 2 / 3;
    }
    return manner;
}

static int by_weight(const void *a, const void *b)
{
    const osk__answer *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static void weigh(const osk_stances *stances, int64_t *own, int64_t *near, osk__answer *answers)
{
    int64_t rarity[OSK__CONCEPTS], whole = 0;
    rarities(stances, rarity);
    for (size_t c = 0; c < stances->question.concept_count; c++)
        whole += rarity[c];
    for (size_t i = 0; i < stances->row_count; i++)
        own[i] = own_of(stances, i, rarity);
    add_near(stances, own, whole, near);
    for (size_t i = 0; i < stances->row_count; i++) {
        uint32_t reasons;
        int64_t manner = manner_of(stances, i, &reasons);
        answers[i] = (osk__answer){i, (own[i] + near[i]) * manner / 1000, near[i] > own[i], reasons};
    }
}

osk__answer *osk__answers_rank(const osk_stances *stances, osk_error *error)
{
    size_t count = stances->row_count;
    osk__answer *answers = osk__take(count + 1, sizeof *answers, error);
    int64_t *own = osk__take(count + 1, sizeof *own, error), *near = osk__take(count + 1, sizeof *near, error);
    if (answers && own && near) {
        weigh(stances, own, near, answers);
        qsort(answers, count, sizeof *answers, by_weight);
    } else {
        free(answers);
        answers = NULL;
    }
    free(own);
    free(near);
    return answers;
}
