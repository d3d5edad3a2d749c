/* Counts and sums of rows, in whole numbers. */
#include "sums.h"

void osk__sums_score(osk__sums *sums, const osk_score *score)
{
    sums->labels[score->label]++;
    sums->words += score->words;
    sums->scored_words += score->scored_words;
    sums->quoted_words += score->quoted_words;
    sums->known_words += score->known_words;
    sums->sentences += score->sentences;
    sums->positive += score->positive;
    sums->negative += score->negative;
    if (score->label == OSK_UNSCORED)
        return;
    int64_t value = osk_score_value(score), bin = (value + 1000000) / OSK__BIN_WIDTH;
    sums->value += value;
    sums->value_squared += value * value;
    sums->histogram[bin < OSK__BINS ? bin : OSK__BINS - 1]++;
}

void osk__sums_join(osk__sums *sums, const osk__sums *other)
{
    sums->rows += other->rows;
    sums->rejected += other->rejected;
    sums->words += other->words;
    sums->scored_words += other->scored_words;
    sums->quoted_words += other->quoted_words;
    sums->known_words += other->known_words;
    sums->sentences += other->sentences;
    sums->quotations += other->quotations;
    sums->quoting += other->quoting;
    sums->repaired += other->repaired;
    sums->nul += other->nul;
    sums->hidden += other->hidden;
    sums->doubled += other->doubled;
    sums->positive += other->positive;
    sums->negative += other->negative;
    sums->value += other->value;
    sums->value_squared += other->value_squared;
    for (size_t i = 0; i < OSK__LABELS; i++)
        sums->labels[i] += other->labels[i];
    for (size_t i = 0; i < OSK__BINS; i++)
        sums->histogram[i] += other->histogram[i];
}
