/* Learning on the whole road: labelled comments become a model file.
 *
 *   FILE -> examples -> model -> scores of people's comments by it -> thresholds, figures -> model with its card
 *
 * Without a file of people's labels the comments are parted in five: each part is scored by a model that did not see it. */
#include "language.h"

#include "learn/learn.h"

#include <stdlib.h>
#include <string.h>

enum { PARTS = 5 };

struct trainer {
    const osk_train_options *options;
    const osk_train_data *data;
    osk__examples examples;
    osk__judgements judged, held_out;
};

/* ---- examples ---- */

static bool add_examples(struct trainer *t, osk_worker *worker, osk_error *error)
{
    size_t count = osk_corpus_count(t->data->corpus), step = osk__chunk_size(t->options->chunk);
    worker->scorer.learns = true;
    for (size_t i = 0; i < count; i += step) {
        const osk_chunk *chunk = osk_worker_run(worker, osk_corpus_comment(t->data->corpus, i),
                                                count - i < step ? count - i : step, error);
        if (!chunk || !osk__examples_add(&t->examples, &worker->scorer, chunk, error))
            return false;
    }
    if (t->examples.count == 0)
        return osk__fail(error, OSK_INPUT, "no comment has a label: positive, negative, neutral, mixed, or a number");
    if (t->examples.graded && t->examples.graded < t->examples.count)
        return osk__fail(error, OSK_INPUT, "%zu labels are numbers and %zu are words: a model learns from one kind",
                         t->examples.graded, t->examples.count - t->examples.graded);
    for (size_t i = 0; i < t->examples.count; i++)
        t->examples.items[i].part = (uint32_t)(i % PARTS);
    return true;
}

static bool gather(struct trainer *t, osk_error *error)
{
    osk_language *language = osk_language_open(&t->options->language, error);
    osk_worker *worker = language ? osk_worker_make(language, error) : NULL;
    bool good = worker && add_examples(t, worker, error);
    osk_worker_free(worker);
    osk_language_free(language);
    return good;
}

/* ---- a model scores ---- */

static bool score_with(const struct trainer *t, osk_slice model, const osk_corpus *corpus, const osk__examples *parts,
                       uint32_t part, osk__judgements *verdicts, osk_error *error)
{
    osk_language *language = osk__language_with(&t->options->language, model, error);
    osk_worker *worker = language ? osk_worker_make(language, error) : NULL;
    osk_fold *fold = worker ? osk_pipeline_fold(corpus, worker, t->options->chunk, OSK_DEPTH_SCORES, error) : NULL;
    bool good = fold && osk__judgements_add(verdicts, fold, parts, part, error);
    osk_fold_free(fold);
    osk_worker_free(worker);
    osk_language_free(language);
    return good;
}

/* The card while it is not known yet. */
static void blank_card(osk__model *model)
{
    for (size_t i = 0; i < OSK__MODEL_TEXTS; i++)
        model->texts[i] = "-";
}

static bool fit_and_score(struct trainer *t, uint32_t part, const osk_corpus *corpus, osk__judgements *verdicts,
                          osk_error *error)
{
    const osk_train_options *o = t->options;
    osk__model model = {0};
    osk__buffer bytes = {0};
    osk__fit fit = {o->entries, o->fewest, o->cost, part};
    blank_card(&model);
    bool good = osk__fit_model(&t->examples, &fit, &model, error);
    if (good)
        osk__model_write(&model, &bytes);
    good = good && osk__buffer_check(&bytes, error) &&
           score_with(t, osk__slice(bytes.data, bytes.length), corpus, &t->examples, part, verdicts, error);
    osk__buffer_free(&bytes);
    osk__model_free(&model);
    return good;
}

/* Comments that people labelled, scored by a model that did not see them: of a file of their own, or part by part. */
static bool judge_parts(struct trainer *t, osk_error *error)
{
    for (uint32_t part = 0; part < PARTS; part++)
        if (!fit_and_score(t, part, t->data->corpus, &t->judged, error))
            return false;
    return true;
}

static bool judge(struct trainer *t, const osk__model *model, osk_error *error)
{
    osk__buffer bytes = {0};
    osk__model_write(model, &bytes);
    osk_slice whole = osk__slice(bytes.data, bytes.length);
    bool good = osk__buffer_check(&bytes, error);
    if (good && t->data->gold)
        good = score_with(t, whole, t->data->gold, NULL, 0, &t->judged, error);
    else if (good && t->examples.graded == 0)
        good = judge_parts(t, error);
    if (good && t->data->held_out)
        good = score_with(t, whole, t->data->held_out, NULL, 0, &t->held_out, error);
    osk__buffer_free(&bytes);
    return good;
}

/* ---- the card ---- */

/* "reviews.jsonl (sha256 9f86...)": by the last part of its name, since a card holds no path of a machine. */
static void name_data(osk__buffer *out, const osk_corpus *corpus)
{
    const char *name = osk_corpus_name(corpus), *slash = strrchr(name, '/');
    osk__buffer_format(out, "%s (sha256 %s)", slash ? slash + 1 : name, osk_corpus_hash(corpus));
}

static void tell_split(osk__buffer *out, const struct trainer *t)
{
    osk__buffer_format(out, "%zu examples", t->examples.count);
    if (t->data->gold) {
        osk__buffer_format(out, "; thresholds on %zu comments of ", t->judged.count);
        name_data(out, t->data->gold);
    } else if (t->examples.graded == 0)
        osk__buffer_format(out, "; thresholds by %d parts, each scored by a model that did not see it", PARTS);
    if (t->data->held_out) {
        osk__buffer_format(out, "; figures on %zu comments of ", t->held_out.count);
        name_data(out, t->data->held_out);
    } else if (t->judged.count)
        osk__buffer_text(out, "; figures on those too, which is kind to them");
}

static bool keep(osk__model *model, enum osk__model_text which, const osk__buffer *text, osk_error *error)
{
    size_t length = text->length > OSK__MODEL_TEXT ? OSK__MODEL_TEXT : text->length;
    return osk__buffer_check(text, error) &&
           (model->texts[which] = osk__arena_copy(&model->arena, text->data, length, error)) != NULL;
}

static bool write_card(struct trainer *t, osk__model *model, osk_error *error)
{
    const osk_train_options *o = t->options;
    osk__buffer data = {0}, split = {0}, figures = {0};
    model->texts[OSK__MODEL_NAME] = o->name;
    model->texts[OSK__MODEL_DOMAIN] = o->domain;
    model->texts[OSK__MODEL_COMMAND] = o->command;
    model->texts[OSK__MODEL_LICENCE] = o->licence;
    name_data(&data, t->data->corpus);
    tell_split(&split, t);
    bool good = osk__judge(model, &t->judged, error) &&
                osk__judge_say(model, t->data->held_out ? &t->held_out : &t->judged, o->seed, &figures, error) &&
                keep(model, OSK__MODEL_DATA, &data, error) && keep(model, OSK__MODEL_SPLIT, &split, error) &&
                keep(model, OSK__MODEL_FIGURES, &figures, error);
    osk__buffer_free(&data);
    osk__buffer_free(&split);
    osk__buffer_free(&figures);
    return good;
}

/* What was written is read again: a card that the user named oddly must not make a file that nobody can open. */
static bool write_model(const osk__model *model, osk_output *output, osk_error *error)
{
    osk__buffer bytes = {0};
    osk__model again = {0};
    osk__model_write(model, &bytes);
    bool good = osk__buffer_check(&bytes, error);
    if (good && !osk__model_read(&again, NULL, "model", osk__slice(bytes.data, bytes.length), NULL))
        good = osk__fail(error, OSK_USAGE, "a text of the card (--name, --domain, --licence) is empty, over %d bytes, or "
                                           "holds more than one line", OSK__MODEL_TEXT);
    if (good)
        osk_output_write(output, bytes.data, bytes.length);
    osk__model_free(&again);
    osk__buffer_free(&bytes);
    return good;
}

bool osk_train(const osk_train_data *data, const osk_train_options *options, osk_output *output, osk_error *error)
{
    struct trainer t = {.options = options, .data = data};
    osk__model model = {0};
    osk__fit fit = {options->entries, options->fewest, options->cost, OSK_NONE};
    if (options->entries == 0 || options->entries > OSK__MODEL_MOST || !(options->cost > 0))
        return osk__fail(error, OSK_USAGE, "a model has from 1 to %d entries, and its cost is above 0", OSK__MODEL_MOST);
    if (options->language.model || options->language.lexicon_count)
        return osk__fail(error, OSK_USAGE, "a model learns what the shipped lexicon leaves over: no other is possible");
    blank_card(&model);
    bool good = gather(&t, error) && osk__fit_model(&t.examples, &fit, &model, error) && judge(&t, &model, error) &&
                write_card(&t, &model, error) && write_model(&model, output, error);
    osk__model_free(&model);
    osk__examples_free(&t.examples);
    free(t.judged.items);
    free(t.held_out.items);
    return good;
}
