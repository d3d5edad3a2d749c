/* The program's labels against those of humans: confusion, F1, and how sure that is.
 *
 *   human \ program   positive  negative  neutral
 *   positive              41         3        9      recall of positive: 41 / 53
 *   ...                precision: down the column
 *
 * A bootstrap over comments draws from these nine cells alone, since every figure is a function of them: the cost of an
 * interval does not grow with the corpus. */
#include "random.h"
#include "stat.h"

#include "../base/number.h"
#include "../base/table.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES = 3, CELLS = CLASSES * CLASSES, REPLICATES = 2000, FEWEST_GRADED = 4 };
enum { POSITIVE, NEGATIVE, NEUTRAL, NO_CLASS };
static const char *const class_names[] = {"positive", "negative", "neutral"};

typedef struct evaluation {
    const osk_fold *fold;
    unsigned cells[CELLS];    /* human by program */
    size_t classes, count;    /* classes there are; comments with a label */
    double *grades, *scores;  /* of comments with a number for a label */
    size_t graded;
} evaluation;

/* ---- labels ---- */

static int class_of(osk_slice label)
{
    static const struct { const char *name; int class; } names[] = {
        {"positive", POSITIVE}, {"positiv", POSITIVE}, {"pos", POSITIVE},   {"negative", NEGATIVE},
        {"negativ", NEGATIVE},  {"neg", NEGATIVE},     {"neutral", NEUTRAL}, {"nøytral", NEUTRAL},
        {"neu", NEUTRAL},       {"nøy", NEUTRAL},      {"mixed", NEUTRAL},   {"blandet", NEUTRAL},
        {"blanda", NEUTRAL},    {"mix", NEUTRAL}};
    for (size_t i = 0; label.data && i < sizeof names / sizeof *names; i++)
        if (osk__slice_alike(label, names[i].name))
            return names[i].class;
    return NO_CLASS;
}

static int program_class(const evaluation *e, const osk_score *score)
{
    if (e->classes == 2)
        return score->label != OSK_UNSCORED && osk_score_value(score) < 0 ? NEGATIVE : POSITIVE;
    return score->label == OSK_POSITIVE ? POSITIVE : score->label == OSK_NEGATIVE ? NEGATIVE : NEUTRAL;
}

static bool is_labelled(const osk__row *row)
{
    return row->kind == OSK_COMMENT && class_of(row->label) != NO_CLASS;
}

static void count_cells(evaluation *e)
{
    e->classes = 2;
    for (size_t i = 0; i < e->fold->row_count; i++)
        if (is_labelled(&e->fold->rows[i]) && class_of(e->fold->rows[i].label) == NEUTRAL)
            e->classes = CLASSES;
    for (size_t i = 0; i < e->fold->row_count; i++) {
        const osk__row *row = &e->fold->rows[i];
        if (!is_labelled(row))
            continue;
        e->cells[class_of(row->label) * CLASSES + program_class(e, &row->score)]++;
        e->count++;
    }
}

static bool gather_grades(evaluation *e, osk_error *error)
{
    int32_t grade;
    if (!(e->grades = osk__take(e->fold->row_count + 1, sizeof *e->grades, error)) ||
        !(e->scores = osk__take(e->fold->row_count + 1, sizeof *e->scores, error)))
        return false;
    for (size_t i = 0; i < e->fold->row_count; i++) {
        const osk__row *row = &e->fold->rows[i];
        if (row->kind != OSK_COMMENT || !row->label.data || !osk__number_thousandths(row->label, &grade))
            continue;
        e->grades[e->graded] = grade;
        e->scores[e->graded++] = osk__row_value(row); /* an unscored comment says nothing: 0 */
    }
    return true;
}

/* ---- figures of a table of cells ---- */

/* Measure `m`: accuracy, macro-F1, then precision, recall and F1 of each class. NAN where it has no meaning. */
enum { ACCURACY, MACRO_F1, OF_CLASS, MEASURES = OF_CLASS + 3 * CLASSES };

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static void sums_of(const unsigned cells[CELLS], int class, double *right, double *given, double *there)
{
    *right = cells[class * CLASSES + class];
    *given = *there = 0;
    for (int i = 0; i < CLASSES; i++) {
        *given += cells[i * CLASSES + class];
        *there += cells[class * CLASSES + i];
    }
}

static void measure(const evaluation *e, const unsigned cells[CELLS], double values[MEASURES])
{
    double right, given, there, all = 0, hits = 0, total = 0;
    for (int class = 0; class < CLASSES; class++) {
        double *value = values + OF_CLASS + 3 * class;
        sums_of(cells, class, &right, &given, &there);
        value[0] = share(right, given);
        value[1] = share(right, there);
        value[2] = share(2 * right, given + there);
        hits += right;
        all += there;
        total += (size_t)class < e->classes && given + there > 0 ? value[2] : 0;
    }
    values[ACCURACY] = share(hits, all);
    values[MACRO_F1] = total / (double)e->classes;
}

/* ---- the bootstrap ---- */

/* draws[m * REPLICATES + r]: measure m of replicate r, which draws from stream (seed, r). */
static void draw(const evaluation *e, uint64_t seed, double *draws)
{
    double shares[CELLS], values[MEASURES];
    unsigned cells[CELLS];
    for (size_t i = 0; i < CELLS; i++)
        shares[i] = e->cells[i];
    for (size_t r = 0; r < REPLICATES; r++) {
        osk__random random;
        osk__random_begin(&random, seed, r);
        gsl_ran_multinomial(&random.rng, CELLS, (unsigned)e->count, shares, cells);
        measure(e, cells, values);
        for (size_t m = 0; m < MEASURES; m++)
            draws[m * REPLICATES + r] = values[m];
    }
}

/* The percentile interval; replicates in which the measure had no meaning are left out. False if they were many. */
static bool percentiles(double *draws, double *low, double *high)
{
    size_t count = 0;
    for (size_t r = 0; r < REPLICATES; r++)
        if (!isnan(draws[r]))
            draws[count++] = draws[r];
    if (count < REPLICATES * 9 / 10)
        return false;
    osk__sort(draws, count);
    *low = draws[(size_t)(0.025 * (double)(count - 1) + 0.5)];
    *high = draws[(size_t)(0.975 * (double)(count - 1) + 0.5)];
    return true;
}

/* ---- Spearman ---- */

static double correlation(const double *x, const double *y, size_t count)
{
    double mean = (double)(count + 1) / 2, xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < count; i++) {
        xy += (x[i] - mean) * (y[i] - mean);
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
    }
    return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : NAN;
}

/* ---- tables ---- */

static void put_figure(osk_table *table, const char *name, const char *label, double value, bool sure, double low,
                       double high, size_t count)
{
    osk__table_text(table, osk__slice_text(name));
    osk__table_text(table, osk__slice_text(label));
    osk__table_number(table, value);
    if (sure) {
        osk__table_number(table, low);
        osk__table_number(table, high);
    } else {
        osk__table_missing(table);
        osk__table_missing(table);
    }
    osk__table_count(table, count);
}

static size_t labelled(const evaluation *e, size_t class)
{
    size_t count = 0;
    for (size_t i = 0; i < CLASSES; i++)
        count += e->cells[class * CLASSES + i];
    return count;
}

static bool put_figures(osk_table *table, const evaluation *e, uint64_t seed, osk_error *error)
{
    static const char *const of_class[] = {"precision", "recall", "f1"};
    double values[MEASURES], low = 0, high = 0, *draws = osk__take(MEASURES * REPLICATES, sizeof *draws, error);
    if (!draws)
        return false;
    measure(e, e->cells, values);
    draw(e, seed, draws);
    for (size_t m = 0; m < OF_CLASS + 3 * e->classes; m++) {
        size_t class = m < OF_CLASS ? 0 : (m - OF_CLASS) / 3;
        if (isnan(values[m]))
            continue;
        bool sure = percentiles(draws + m * REPLICATES, &low, &high);
        put_figure(table, m == ACCURACY ? "accuracy" : m == MACRO_F1 ? "macro_f1" : of_class[(m - OF_CLASS) % 3],
                   m < OF_CLASS ? "" : class_names[class], values[m], sure, low, high,
                   m < OF_CLASS ? e->count : labelled(e, class));
    }
    free(draws);
    return true;
}

static bool put_spearman(osk_table *table, evaluation *e, osk_error *error)
{
    double *grades = osk__take(e->graded + 1, sizeof *grades, error);
    double *scores = osk__take(e->graded + 1, sizeof *scores, error);
    bool good = grades && scores && osk__rank(e->grades, e->graded, grades, NULL, error) &&
                osk__rank(e->scores, e->graded, scores, NULL, error);
    double rho = good ? correlation(grades, scores, e->graded) : NAN;
    free(grades);
    free(scores);
    if (!good)
        return false;
    if (isnan(rho))
        return true;
    bool sure = e->graded >= FEWEST_GRADED && rho > -1 && rho < 1;
    double half = sure ? gsl_cdf_ugaussian_Pinv(0.975) * sqrt((1 + rho * rho / 2) / ((double)e->graded - 3)) : 0;
    put_figure(table, "spearman", "", rho, sure, tanh(atanh(sure ? rho : 0) - half), tanh(atanh(sure ? rho : 0) + half),
               e->graded);
    return true;
}

/* Comments without a label that is one. */
static size_t left_out(const evaluation *e)
{
    size_t comments = 0;
    for (size_t i = 0; i < e->fold->row_count; i++)
        comments += e->fold->rows[i].kind == OSK_COMMENT;
    return comments - e->count - e->graded;
}

static osk_table *figures(evaluation *e, uint64_t seed, osk_error *error)
{
    static const char *const columns[] = {"t measure", "t label", "3 value", "3 low", "3 high", "c count", NULL};
    osk_table *table = osk__table_make("evaluation", columns, error);
    if (table && (e->count < 2 || put_figures(table, e, seed, error)) &&
        (e->graded < 2 || put_spearman(table, e, error))) {
        put_figure(table, "left_out", "", NAN, false, 0, 0, left_out(e));
        return osk__table_done(table, error);
    }
    osk_table_free(table);
    return NULL;
}

static osk_table *confusion(const evaluation *e, osk_error *error)
{
    static const char *const columns[] = {"t human", "c positive", "c negative", "c neutral", NULL};
    osk_table *table = osk__table_make("confusion", columns, error);
    for (size_t class = 0; table && class < e->classes; class++) {
        osk__table_text(table, osk__slice_text(class_names[class]));
        for (size_t i = 0; i < CLASSES; i++)
            osk__table_count(table, e->cells[class * CLASSES + i]);
    }
    return table ? osk__table_done(table, error) : NULL;
}

static osk_table *disagreements(const evaluation *e, osk_error *error)
{
    static const char *const columns[] = {"c comment", "t human", "t label", "6 score", "t text", NULL};
    osk_table *table = osk__table_make("disagreements", columns, error);
    for (size_t i = 0; table && i < e->fold->row_count; i++) {
        const osk__row *row = &e->fold->rows[i];
        if (!is_labelled(row) || class_of(row->label) == program_class(e, &row->score))
            continue;
        osk__table_count(table, row->n);
        osk__table_text(table, osk__slice_text(class_names[class_of(row->label)]));
        osk__table_text(table, osk__slice_text(osk_label_name(row->score.label)));
        if (row->score.label == OSK_UNSCORED)
            osk__table_missing(table);
        else
            osk__table_scaled(table, osk_score_value(&row->score));
        osk__table_text(table, row->text);
    }
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk_stat_evaluate(const osk_fold *fold, osk_evaluation which, const osk_stat_options *options,
                             osk_error *error)
{
    evaluation e = {.fold = fold};
    osk_table *table = NULL;
    count_cells(&e);
    if (!gather_grades(&e, error))
        table = NULL;
    else if (e.count < 2 && e.graded < 2)
        osk__fail(error, OSK_INPUT, "fewer than two comments have a label: positive, negative, neutral, mixed, a number");
    else if (which == OSK_EVALUATION_CONFUSION)
        table = confusion(&e, error);
    else if (which == OSK_EVALUATION_DISAGREEMENTS)
        table = disagreements(&e, error);
    else
        table = figures(&e, options ? options->seed : 0, error);
    free(e.grades);
    free(e.scores);
    return table;
}
