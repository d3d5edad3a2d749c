/* Ranking the sentences that answer a question.
 *
 *   weight = (own + near) * manner
 *   own      what the sentence has of the question: strength of each concept, times how rare it is in the debate
 *            (log2((n + 1) / (d + 1)), Spärck Jones 1972), rounded to 256ths
 *   near     what its neighbours in the comment have: a claim goes on over sentences ("Han er feig."), more so where it
 *            begins with what points back, and to the question itself where it opens its comment ("Den blir ...")
 *   manner   claims weigh more: change, control, duty, opinion; questions, greetings and addresses less */
#include "stances.h"

#include <stdlib.h>

const char *osk__answer_reason(uint32_t reason)
{
    static const char *const reasons[OSK__ANSWER_REASONS] = {"claim", "points back", "question", "addressed", "fragment"};
    return reasons[reason];
}
enum { CLAIM = 1, BACK = 2, ASKS = 4, TO = 8, FRAGMENT = 16 };

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
        sum += rarity[c] * stances->cues[i].strength[c] / OSK__DIRECT;
    return sum;
}

/* What a sentence hands on to the next: its own, and what it was handed, a share of it. */
static void add_near(const osk_stances *stances, const int64_t *own, int64_t whole, int64_t *near)
{
    int64_t handed = 0;
    for (size_t i = 0; i < stances->row_count; i++) {
        bool opens = i == 0 || stances->rows[i - 1].row != stances->rows[i].row;
        bool last = i + 1 == stances->row_count || stances->rows[i + 1].row != stances->rows[i].row;
        bool back = stances->cues[i].flags & OSK__CUE_ANAPHOR;
        if (opens)
            handed = whole / 2;
        near[i] = back ? handed * 3 / 4 : handed / 2;
        if (!last)
            near[i] += own[i + 1] / 4;
        handed = own[i] > near[i] ? own[i] : near[i];
    }
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
        manner += 300;
    if (row->negated)
        manner += 100;
    *reasons = (row->classes & claims ? CLAIM : 0) | (cue->flags & OSK__CUE_ANAPHOR ? BACK : 0);
    if (row->classes & OSK__STANCE_BIT(OSK_STANCE_QUESTION)) {
        *reasons |= ASKS;
        manner /= 4;
    }
    if (cue->flags & (OSK__CUE_ADDRESS | OSK__CUE_PLACE)) {
        *reasons |= TO;
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

osk__answer *osk__answers_rank(const osk_stances *stances, osk_error *error)
{
    size_t count = stances->row_count;
    int64_t rarity[OSK__CONCEPTS], whole = 0;
    osk__answer *answers = osk__take(count + 1, sizeof *answers, error);
    int64_t *own = osk__take(count + 1, sizeof *own, error), *near = osk__take(count + 1, sizeof *near, error);
    if (!answers || !own || !near) {
        free(answers);
        answers = NULL;
    } else {
        rarities(stances, rarity);
        for (size_t c = 0; c < stances->question.concept_count; c++)
            whole += rarity[c];
        for (size_t i = 0; i < count; i++)
            own[i] = own_of(stances, i, rarity);
        add_near(stances, own, whole, near);
        for (size_t i = 0; i < count; i++) {
            uint32_t reasons;
            int64_t manner = manner_of(stances, i, &reasons);
            answers[i] = (osk__answer){i, (own[i] + near[i]) * manner / 1000, near[i] > own[i], reasons};
        }
        if (count)
            qsort(answers, count, sizeof *answers, by_weight);
    }
    free(own);
    free(near);
    return answers;
}
