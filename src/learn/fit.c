/* Fitting: weights for all features, the largest kept, weights for those alone, as a model's entries.
 *
 *   polarity      positive against negative comments, or the graded label
 *   subjectivity  comments that take sides against neutral ones, or the graded value
 *
 * What the lexicon says of a comment is one more column of either, so that a model learns what it leaves over. A score has no
 * constant, and its sign means something: polarity is fitted without one. Subjectivity has a threshold of its own. */
#include "learn.h"

#include <math.h>
#include <stdlib.h>

enum { TASKS = 2, FEWEST_ROWS = 10 };
enum task { POLARITY, SUBJECTIVITY };

struct fitting {
    const osk__examples *examples;
    const osk__fit *options;
    uint32_t *column;     /* by feature; OSK_NONE: it is left out */
    size_t columns;
    double *weights[TASKS]; /* by column, the lexicon's behind them */
};

struct problem {
    osk__matrix matrix;
    size_t *starts;
    uint32_t *numbers;
    double *dense, *targets;
};

/* ---- a problem ---- */

static double target_of(const osk__example *example, enum task task)
{
    return task == POLARITY ? example->polarity : example->subjectivity;
}

static bool is_used(const struct fitting *f, const osk__example *example, enum task task)
{
    bool neutral = task == POLARITY && example->human == OSK__CLASS_NEUTRAL;
    return example->part != f->options->without && !neutral && !isnan(target_of(example, task));
}

static void add_row(const struct fitting *f, struct problem *p, const osk__example *example, enum task task)
{
    size_t at = p->starts[p->matrix.rows];
    for (size_t i = 0; i < example->count; i++) {
        uint32_t column = f->column[f->examples->features[example->first + i]];
        if (column != OSK_NONE)
            p->numbers[at++] = column;
    }
    p->dense[p->matrix.rows] = task == POLARITY ? example->lexicon : example->weight;
    p->targets[p->matrix.rows++] = target_of(example, task);
    p->starts[p->matrix.rows] = at;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Columns ascend in a row, as liblinear wants them. */
static void sort_rows(struct problem *p)
{
    for (size_t r = 0; r < p->matrix.rows; r++)
        if (p->starts[r + 1] > p->starts[r])
            qsort(p->numbers + p->starts[r], p->starts[r + 1] - p->starts[r], sizeof *p->numbers, by_number);
}

static bool make_problem(const struct fitting *f, struct problem *p, enum task task, osk_error *error)
{
    const osk__examples *e = f->examples;
    if (!(p->starts = osk__take(e->count + 1, sizeof *p->starts, error)) ||
        !(p->numbers = osk__take(e->feature_count + 1, sizeof *p->numbers, error)) ||
        !(p->dense = osk__take(e->count + 1, sizeof *p->dense, error)) ||
        !(p->targets = osk__take(e->count + 1, sizeof *p->targets, error)))
        return false;
    for (size_t i = 0; i < e->count; i++)
        if (is_used(f, &e->items[i], task))
            add_row(f, p, &e->items[i], task);
    sort_rows(p);
    p->matrix.columns = f->columns;
    p->matrix.extra = 1;
    p->matrix.constant = task == SUBJECTIVITY;
    p->matrix.starts = p->starts;
    p->matrix.numbers = p->numbers;
    p->matrix.dense = p->dense;
    return true;
}

static void free_problem(struct problem *p)
{
    free(p->starts);
    free(p->numbers);
    free(p->dense);
    free(p->targets);
}

static bool is_enough(const struct problem *p, enum task task, osk_error *error)
{
    size_t under = 0;
    for (size_t i = 0; i < p->matrix.rows; i++)
        under += p->targets[i] < 0;
    if (p->matrix.rows >= FEWEST_ROWS && under >= FEWEST_ROWS / 2 && p->matrix.rows - under >= FEWEST_ROWS / 2)
        return true;
    return osk__fail(error, OSK_INPUT, "too little to learn from: %s needs five labelled comments of either kind",
                     task == POLARITY ? "polarity" : "subjectivity");
}

/* Without any value to learn subjectivity from its weights stay zeros. */
static bool solve(struct fitting *f, enum task task, osk_error *error)
{
    struct problem p = {0};
    const osk__examples *e = f->examples;
    free(f->weights[task]);
    f->weights[task] = osk__take(f->columns + 1, sizeof **f->weights, error);
    bool good = f->weights[task] && make_problem(f, &p, task, error);
    if (good && (task == POLARITY || p.matrix.rows))
        good = is_enough(&p, task, error) &&
               osk__solve(&p.matrix, p.targets, e->graded == 0, f->options->cost, f->weights[task], error);
    free_problem(&p);
    return good;
}

/* ---- which features stay ---- */

struct ranked { double size; uint32_t feature; };

static int by_size(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* Features in enough comments. Their order is that of the file, so columns are the same on every run. */
static void keep_frequent(struct fitting *f)
{
    for (uint32_t i = 0; i < f->examples->names.count; i++) {
        bool stays = f->examples->comments[i] >= f->options->fewest;
        f->column[i] = stays ? (uint32_t)f->columns++ : OSK_NONE;
    }
}

/* How much a feature moves comments: its weights times the root of how many hold it. */
static bool keep_largest(struct fitting *f, osk_error *error)
{
    size_t count = 0;
    struct ranked *ranks = osk__take(f->columns + 1, sizeof *ranks, error);
    if (!ranks)
        return false;
    for (uint32_t i = 0; i < f->examples->names.count; i++) {
        uint32_t c = f->column[i];
        if (c == OSK_NONE)
            continue;
        double size = fabs(f->weights[POLARITY][c]) + fabs(f->weights[SUBJECTIVITY][c]);
        ranks[count++] = (struct ranked){size * sqrt(f->examples->comments[i]), i};
        f->column[i] = OSK_NONE;
    }
    if (count)
        qsort(ranks, count, sizeof *ranks, by_size);
    f->columns = count < f->options->entries ? count : f->options->entries;
    for (size_t i = 0; i < f->columns; i++)
        f->column[ranks[i].feature] = (uint32_t)i;
    free(ranks);
    return true;
}

/* ---- the model ---- */

static int32_t thousandths(double weight, int32_t low, int32_t high)
{
    double scaled = round(weight * 1000);
    return scaled < low ? low : scaled > high ? high : (int32_t)scaled;
}

static bool add_entry(const struct fitting *f, uint32_t feature, osk__model *model, osk_error *error)
{
    osk_slice name = osk__strings_get(&f->examples->names, feature);
    uint32_t c = f->column[feature];
    osk__model_entry entry = {
        .polarity = thousandths(f->weights[POLARITY][c], -OSK__MODEL_WEIGHT, OSK__MODEL_WEIGHT),
        .subjectivity = thousandths(f->weights[SUBJECTIVITY][c], -OSK__MODEL_WEIGHT, OSK__MODEL_WEIGHT)};
    if (entry.polarity == 0 && entry.subjectivity == 0)
        return true;
    char *kept = osk__arena_copy(&model->arena, name.data, name.length, error);
    if (!kept || !OSK__ROOM(model->entries, model->entry_capacity, model->entry_count + 1, error))
        return false;
    entry.name = osk__slice(kept, name.length);
    model->entries[model->entry_count++] = entry;
    return true;
}

static int by_name(const void *a, const void *b)
{
    return osk__slice_compare(((const osk__model_entry *)a)->name, ((const osk__model_entry *)b)->name);
}

static bool fill_model(const struct fitting *f, osk__model *model, osk_error *error)
{
    for (uint32_t i = 0; i < f->examples->names.count; i++)
        if (f->column[i] != OSK_NONE && !add_entry(f, i, model, error))
            return false;
    if (model->entry_count == 0)
        return osk__fail(error, OSK_INPUT, "too little to learn from: no stem stands in %zu labelled comments",
                         f->options->fewest);
    qsort(model->entries, model->entry_count, sizeof *model->entries, by_name);
    model->numbers[OSK__MODEL_LEXICON] = thousandths(f->weights[POLARITY][f->columns], 0, OSK__ENTRY_MOST);
    model->numbers[OSK__MODEL_LEXICON_SUBJECTIVE] =
        model->numbers[OSK__MODEL_LEXICON] == 0
            ? 0
            : thousandths(f->weights[SUBJECTIVITY][f->columns] * 1000 / model->numbers[OSK__MODEL_LEXICON], 0,
                          OSK__ENTRY_MOST);
    return true;
}

bool osk__fit_model(const osk__examples *examples, const osk__fit *options, osk__model *model, osk_error *error)
{
    struct fitting f = {.examples = examples, .options = options};
    bool good = (f.column = osk__take(examples->names.count + 1, sizeof *f.column, error)) != NULL;
    if (good)
        keep_frequent(&f);
    bool all = f.columns <= options->entries;
    good = good && solve(&f, POLARITY, error) && solve(&f, SUBJECTIVITY, error) &&
           (all || (keep_largest(&f, error) && solve(&f, POLARITY, error) && solve(&f, SUBJECTIVITY, error))) &&
           fill_model(&f, model, error);
    free(f.column);
    free(f.weights[POLARITY]);
    free(f.weights[SUBJECTIVITY]);
    return good;
}
