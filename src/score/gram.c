/* Keys, n-grams and skip-grams, counted as units of a fold. */
#include "gram.h"

#include <stdlib.h>
#include <string.h>

bool osk__fold_plan(osk_fold *fold, const osk__plan *plan, osk_error *error)
{
    if (plan->skip && plan->n <= 1)
        return osk__fail(error, OSK_USAGE, "words are skipped inside n-grams only");
    if (plan->n < 1 || plan->n > OSK__GRAM_MOST || plan->skip > OSK__GRAM_MOST)
        return osk__fail(error, OSK_USAGE, "n-grams have 2 to %d words, and skip up to %d", OSK__GRAM_MOST,
                         OSK__GRAM_MOST);
    if (plan->n == 1 && !plan->bridge)
        return true; /* plain forms */
    if (!(fold->grams = osk__take(1, sizeof *fold->grams, error)))
        return false;
    fold->grams->plan = *plan;
    return true;
}

void osk__grams_free(osk__grams *grams)
{
    if (!grams)
        return;
    osk__strings_free(&grams->pairs);
    osk__strings_free(&grams->units);
    free(grams->run);
    free(grams);
}

/* ---- what a unit is of ---- */

static uint32_t number_of(osk__strings *strings, const uint32_t *numbers, size_t count, osk_error *error)
{
    return osk__strings_add(strings, osk__slice((const char *)numbers, count * sizeof *numbers), error);
}

size_t osk__unit_types(const osk_fold *fold, uint32_t unit, uint32_t forms[OSK__GRAM_MOST],
                       uint32_t keys[OSK__GRAM_MOST])
{
    const osk__grams *grams = fold->grams;
    forms[0] = keys[0] = unit;
    if (!grams)
        return 1;
    memcpy(forms, osk__strings_get(&grams->units, unit).data, grams->plan.n * sizeof *forms);
    for (size_t i = 0; i < grams->plan.n; i++) {
        uint32_t pair[2] = {forms[i], forms[i]};
        if (grams->plan.bridge)
            memcpy(pair, osk__strings_get(&grams->pairs, forms[i]).data, sizeof pair);
        forms[i] = pair[0];
        keys[i] = pair[1];
    }
    return grams->plan.n;
}

static void write_types(const osk_fold *fold, const uint32_t *types, size_t count, osk__buffer *out)
{
    for (size_t i = 0; i < count; i++) {
        osk_slice form = osk__strings_get(&fold->vocabulary->forms, types[i]);
        osk__buffer_text(out, i ? " " : "");
        osk__buffer_add(out, form.data, form.length);
    }
}

void osk__unit_write(const osk_fold *fold, uint32_t unit, osk__buffer *out)
{
    uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
    write_types(fold, forms, osk__unit_types(fold, unit, forms, keys), out);
}

void osk__unit_name(const osk_fold *fold, uint32_t unit, osk__buffer *out)
{
    uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
    size_t count = osk__unit_types(fold, unit, forms, keys);
    write_types(fold, forms, count, out);
    if (!fold->grams || !fold->grams->plan.bridge)
        return;
    osk__buffer_byte(out, '\n');
    write_types(fold, keys, count, out);
}

/* ---- counting ---- */

/* The form's key in a sentence of that variety. Keys are forms too, so the vocabulary may grow. */
static uint32_t element_of(osk_fold *fold, uint32_t type, osk_variety variety, osk_error *error)
{
    osk__grams *grams = fold->grams;
    uint32_t pair[2] = {type, type};
    if (!grams->plan.bridge)
        return type;
    osk_slice form = osk__strings_get(&fold->vocabulary->forms, type);
    osk_slice key = osk__bridge_key(grams->plan.bridge, form, variety);
    if (key.data != form.data && (pair[1] = osk__vocabulary_add(fold->vocabulary, key, error)) == OSK_NONE)
        return OSK_NONE;
    return number_of(&grams->pairs, pair, 2, error);
}

/* An n-gram being built from its end: `at` is the place in the run of its word `left`. */
struct build {
    osk_fold *fold;
    bool (*add)(void *context, uint32_t unit, osk_error *error);
    void *context;
    uint32_t elements[OSK__GRAM_MOST];
};

/* All choices of the words before, with `skip` words left to be skipped. */
static bool build_before(struct build *build, size_t at, size_t left, size_t skip, osk_error *error)
{
    const osk__grams *grams = build->fold->grams;
    build->elements[left] = grams->run[at];
    if (left == 0) {
        uint32_t unit = number_of(&build->fold->grams->units, build->elements, grams->plan.n, error);
        return unit != OSK_NONE && build->add(build->context, unit, error);
    }
    for (size_t s = 0; s <= skip && at >= s + left; s++)
        if (!build_before(build, at - 1 - s, left - 1, skip - s, error))
            return false;
    return true;
}

bool osk__grams_sentence(osk_fold *fold, const osk_chunk *chunk, const osk_sentence *sentence,
                         bool (*add)(void *context, uint32_t unit, osk_error *error), void *context, osk_error *error)
{
    osk__grams *grams = fold->grams;
    struct build build = {.fold = fold, .add = add, .context = context};
    const osk_token *tokens = chunk->tokens + sentence->first;
    size_t run = 0, last = grams->plan.n - 1;
    uint32_t per_mille;
    osk_variety variety = grams->plan.variety ? osk__variety_of(grams->plan.variety, &fold->vocabulary->forms, tokens,
                                                                sentence->count, &per_mille)
                                              : OSK_VARIETY_UNDECIDED;
    if (!OSK__ROOM(grams->run, grams->run_capacity, sentence->count + (size_t)1, error))
        return false;
    for (uint32_t i = 0; i < sentence->count; i++) {
        if (!osk__is_word(&tokens[i]) || osk__voice_quoted(&grams->voice, chunk, &tokens[i])) {
            run = 0;
            continue;
        }
        if ((grams->run[run++] = element_of(fold, tokens[i].type, variety, error)) == OSK_NONE)
            return false;
        if (run > last && !build_before(&build, run - 1, last, grams->plan.skip, error))
            return false;
    }
    return true;
}

/* ---- joining ---- */

bool osk__grams_alike(const osk__grams *a, const osk__grams *b)
{
    if (!a || !b)
        return a == b;
    return a->plan.n == b->plan.n && a->plan.skip == b->plan.skip && !a->plan.bridge == !b->plan.bridge;
}

static uint32_t type_here(osk_fold *fold, const osk_fold *other, uint32_t type, osk_error *error)
{
    return fold->vocabulary == other->vocabulary
               ? type
               : osk__vocabulary_add(fold->vocabulary, osk__strings_get(&other->vocabulary->forms, type), error);
}

bool osk__grams_match(osk_fold *fold, const osk_fold *other, uint32_t *here, osk_error *error)
{
    for (uint32_t u = 0; u < other->count_count; u++) {
        uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
        size_t count = osk__unit_types(other, u, forms, keys);
        for (size_t i = 0; i < count; i++) {
            uint32_t pair[2] = {type_here(fold, other, forms[i], error), type_here(fold, other, keys[i], error)};
            if (pair[0] == OSK_NONE || pair[1] == OSK_NONE)
                return false;
            forms[i] = fold->grams->plan.bridge ? number_of(&fold->grams->pairs, pair, 2, error) : pair[0];
            if (forms[i] == OSK_NONE)
                return false;
        }
        if ((here[u] = number_of(&fold->grams->units, forms, count, error)) == OSK_NONE)
            return false;
    }
    return true;
}
