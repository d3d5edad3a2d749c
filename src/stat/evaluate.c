/* The program's labels against those of humans: which comments have one, and the rank correlation with graded ones. */
#include "evaluate.h"

#include "../base/number.h"
#include "../base/table.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { CLASSES = OSK__CLASSES, FEWEST_GRADED = 4 };

/* Labels of comments, and graded ones. */
typedef struct labels {
    const osk_fold *fold;
    osk__evaluation judged;
    osk__stratum whole;       /* all comments are one */
    double *grades, *scores;  /* of comments with a number for a label */
    size_t graded;
} labels;

/* ---- labels ---- */

osk__class osk__class_of(osk_slice label)
{
    switch (osk__label_find(label)) {
    case OSK_POSITIVE: return OSK__CLASS_POSITIVE;
    case OSK_NEGATIVE: return OSK__CLASS_NEGATIVE;
    case OSK_NEUTRAL: case OSK_MIXED: return OSK__CLASS_NEUTRAL;
    default: return OSK__CLASS_NONE;
    }
}

osk__class osk__class_by(const osk__evaluation *e, osk_label label, int64_t value)
{
    if (e->classes == 2)
        return label != OSK_UNSCORED && value < e->cut ? OSK__CLASS_NEGATIVE : OSK__CLASS_POSITIVE;
    return label == OSK_POSITIVE ? OSK__CLASS_POSITIVE : label == OSK_NEGATIVE ? OSK__CLASS_NEGATIVE : OSK__CLASS_NEUTRAL;
}

static osk__class program_class(const labels *l, const osk_score *score)
{
    return osk__class_by(&l->judged, score->label, osk_score_value(score));
}

static bool is_labelled(const osk__row *row)
{
    return row->kind == OSK_COMMENT && osk__class_of(row->label) != OSK__CLASS_NONE;
}

static void count_cells(labels *l)
{
    l->whole = (osk__stratum){.weight = 1};
    l->judged = (osk__evaluation){.strata = &l->whole, .stratum_count = 1, .classes = 2,
                                 .cut = osk__model_cut(l->fold->dictionary)};
    for (size_t i = 0; i < l->fold->row_count; i++)
        if (is_labelled(&l->fold->rows[i]) && osk__class_of(l->fold->rows[i].label) == OSK__CLASS_NEUTRAL)
            l->judged.classes = CLASSES;
    for (size_t i = 0; i < l->fold->row_count; i++)
        if (is_labelled(&l->fold->rows[i]))
            osk__evaluation_add(&l->judged, 0, osk__class_of(l->fold->rows[i].label),
                                program_class(l, &l->fold->rows[i].score));
}

static bool gather_grades(labels *e, osk_error *error)
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

static bool put_spearman(osk_table *table, labels *e, osk_error *error)
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
    osk__put_figure(table, "spearman", "", rho,
                    (osk__limits){sure, tanh(atanh(sure ? rho : 0) - half), tanh(atanh(sure ? rho : 0) + half)}, e->graded);
    return true;
}

/* Comments without a label that is one. */
static size_t left_out(const labels *l)
{
    size_t comments = 0;
    for (size_t i = 0; i < l->fold->row_count; i++)
        comments += l->fold->rows[i].kind == OSK_COMMENT;
    return comments - l->judged.count - l->graded;
}

static osk_table *figures(labels *l, uint64_t seed, osk_error *error)
{
    osk_table *table = osk__figure_table(error);
    if (table && (l->judged.count < 2 || osk__put_figures(table, &l->judged, seed, error)) &&
        (l->graded < 2 || put_spearman(table, l, error))) {
        osk__put_figure(table, "left_out", "", NAN, (osk__limits){0}, left_out(l));
        return osk__table_done(table, error);
    }
    osk_table_free(table);
    return NULL;
}

static osk_table *disagreements(const labels *l, osk_error *error)
{
    static const char *const columns[] = {"c comment", "w human", "w label", "6.score", "t text", NULL};
    osk_table *table = osk__table_make("disagreements", columns, error);
    for (size_t i = 0; table && i < l->fold->row_count; i++) {
        const osk__row *row = &l->fold->rows[i];
        if (!is_labelled(row) || osk__class_of(row->label) == program_class(l, &row->score))
            continue;
        osk__table_count(table, row->n);
        osk__put_judged(table, osk__class_of(row->label), row->score.label, osk_score_value(&row->score), row->text);
    }
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk_stat_evaluate(const osk_fold *fold, osk_evaluation which, const osk_stat_options *options,
                             osk_error *error)
{
    labels l = {.fold = fold};
    osk_table *table = NULL;
    count_cells(&l);
    if (!gather_grades(&l, error))
        table = NULL;
    else if (l.judged.count < 2 && l.graded < 2)
        osk__fail(error, OSK_INPUT, "fewer than two comments have a label: positive, negative, neutral, mixed, a number");
    else if (which == OSK_EVALUATION_CONFUSION)
        table = osk__confusion_table(&l.judged, error);
    else if (which == OSK_EVALUATION_DISAGREEMENTS)
        table = disagreements(&l, error);
    else if (which == OSK_EVALUATION_METHOD)
        osk__fail(error, OSK_USAGE, "the sentence is for a sample: --key and --codes name its files");
    else
        table = figures(&l, options ? options->seed : 0, error);
    free(l.grades);
    free(l.scores);
    return table;
}
