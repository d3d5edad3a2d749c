/* Examples: the features of labelled comments, each once a comment, as names that outlive the worker. */
#include "learn.h"

#include "../base/number.h"

#include <math.h>
#include <stdlib.h>

static bool add_feature(osk__examples *e, osk_error *error)
{
    if (!osk__buffer_check(&e->name, error))
        return false;
    uint32_t number = osk__strings_add(&e->names, osk__slice(e->name.data, e->name.length), error);
    if (number == OSK_NONE)
        return false;
    if (number >= e->comment_capacity || number >= e->last_capacity) {
        size_t from = e->comment_capacity < e->last_capacity ? e->comment_capacity : e->last_capacity;
        if (!OSK__ROOM(e->comments, e->comment_capacity, number + 1u, error) ||
            !OSK__ROOM(e->last, e->last_capacity, number + 1u, error))
            return false;
        for (size_t i = from; i < e->comment_capacity && i < e->last_capacity; i++)
            e->comments[i] = e->last[i] = 0;
    }
    if (e->last[number] == e->count + 1)
        return true;
    e->last[number] = (uint32_t)e->count + 1;
    e->comments[number]++;
    if (!OSK__ROOM(e->features, e->feature_capacity, e->feature_count + 1, error))
        return false;
    e->features[e->feature_count++] = number;
    return true;
}

static osk_slice stem_of(const osk__scorer *scorer, uint32_t feature)
{
    return osk__strings_get(&scorer->vocabulary->stems, OSK__FEATURE_SYMBOL(feature) / 2);
}

static bool is_negated(uint32_t feature)
{
    return OSK__FEATURE_SYMBOL(feature) % 2 == 1;
}

static bool add_pair(osk__examples *e, const osk__scorer *scorer, uint32_t one, uint32_t two, osk_error *error)
{
    osk_slice second = two == OSK_NONE ? osk__slice(NULL, 0) : stem_of(scorer, two);
    e->name.length = 0;
    osk__model_name(&e->name, stem_of(scorer, one), is_negated(one), second, two != OSK_NONE && is_negated(two));
    return add_feature(e, error);
}

/* Two words side by side are in one sentence; function words count only beside another. */
static bool add_sentence(osk__examples *e, const osk__scorer *scorer, const osk_sentence *sentence, osk_error *error)
{
    size_t end = (size_t)sentence->first + sentence->count;
    for (size_t i = sentence->first; i < end; i++) {
        uint32_t one = scorer->features[i], two = i + 1 < end ? scorer->features[i + 1] : OSK_NONE;
        if (one == OSK_NONE)
            continue;
        if (!(one & OSK__FEATURE_FUNCTION) && !add_pair(e, scorer, one, OSK_NONE, error))
            return false;
        if (two != OSK_NONE && !add_pair(e, scorer, one, two, error))
            return false;
    }
    return true;
}

/* Targets: of a class 1, 0 or -1; or the numbers of the label and the value. */
static void set_targets(osk__example *example, const osk_comment *comment)
{
    example->human = osk__class_of(comment->label);
    example->polarity = example->subjectivity = NAN;
    if (example->human != OSK__CLASS_NONE) {
        example->polarity = example->human == OSK__CLASS_POSITIVE ? 1 : example->human == OSK__CLASS_NEGATIVE ? -1 : 0;
        example->subjectivity = example->human == OSK__CLASS_NEUTRAL ? -1 : 1;
        return;
    }
    double number;
    if (comment->label.data && osk__number_decimal(comment->label, &number))
        example->polarity = number;
    if (comment->value.data && osk__number_decimal(comment->value, &number))
        example->subjectivity = number;
}

static bool add_comment(osk__examples *e, const osk__scorer *scorer, const osk_chunk *chunk, uint32_t c, size_t *sentence,
                        osk_error *error)
{
    osk__example example = {.first = e->feature_count};
    const osk_score *score = &chunk->scores[c];
    set_targets(&example, &chunk->comments[c]);
    bool labelled = chunk->comments[c].kind == OSK_COMMENT && !isnan(example.polarity);
    for (; *sentence < chunk->sentence_count && chunk->sentences[*sentence].comment == c; ++*sentence)
        if (labelled && !add_sentence(e, scorer, &chunk->sentences[*sentence], error))
            return false;
    if (!labelled) {
        e->skipped++;
        return true;
    }
    example.count = e->feature_count - example.first;
    example.lexicon = (double)(score->positive - score->negative) / 1000;
    example.weight = (double)(score->positive + score->negative) / 1000;
    e->graded += example.human == OSK__CLASS_NONE;
    if (!OSK__ROOM(e->items, e->capacity, e->count + 1, error))
        return false;
    e->items[e->count++] = example;
    return true;
}

bool osk__examples_add(osk__examples *e, const osk__scorer *scorer, const osk_chunk *chunk, osk_error *error)
{
    size_t sentence = 0;
    for (uint32_t c = 0; c < chunk->comment_count; c++)
        if (!add_comment(e, scorer, chunk, c, &sentence, error))
            return false;
    return true;
}

void osk__examples_free(osk__examples *e)
{
    osk__strings_free(&e->names);
    osk__buffer_free(&e->name);
    free(e->comments);
    free(e->last);
    free(e->features);
    free(e->items);
}
