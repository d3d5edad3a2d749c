/* Figures of the program against humans, and how sure they are. A bootstrap over units draws from nine cells a stratum,
 * since every figure is a function of them: the cost of an interval does not grow with the corpus. */
#include "evaluate.h"
#include "random.h"

#include "../base/table.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

enum { CLASSES = OSK__CLASSES, CELLS = CLASSES * CLASSES, REPLICATES = 2000 };
static const char *const class_names[] = {"positive", "negative", "neutral"};

void osk__evaluation_add(osk__evaluation *evaluation, size_t stratum, osk__class human, osk__class program)
{
    evaluation->strata[stratum].cells[human * CLASSES + program]++;
    evaluation->strata[stratum].count++;
    evaluation->count++;
}

/* ---- measures ---- */

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static void sums_of(const double cells[CELLS], int class, double *right, double *given, double *there)
{
    *right = cells[class * CLASSES + class];
    *given = *there = 0;
    for (int i = 0; i < CLASSES; i++) {
        *given += cells[i * CLASSES + class];
        *there += cells[class * CLASSES + i];
    }
}

/* Krippendorff's, nominal, of two coders: `own` the sum over classes of squared margins, both coders' codes together; the
 * cells are made to sum to the units, since the correction for few units is of those that were coded. */
static double alpha_of(double hits, double all, double own, double units)
{
    double codes = 2 * units, expected = 1 - own / (4 * all * all);
    return all > 0 && expected > 1e-12 ? 1 - (1 - hits / all) / expected * (codes - 1) / codes : NAN;
}

static void measure(const osk__evaluation *e, const double cells[CELLS], double values[OSK__MEASURES])
{
    double right, given, there, all = 0, hits = 0, total = 0, own = 0;
    size_t classes = 0;
    for (int class = 0; class < CLASSES; class++) {
        double *value = values + OSK__OF_CLASS + 3 * class;
        sums_of(cells, class, &right, &given, &there);
        value[0] = share(right, given);
        value[1] = share(right, there);
        value[2] = share(2 * right, given + there);
        hits += right;
        all += there;
        own += (given + there) * (given + there);
        total += given + there > 0 ? value[2] : 0;
        classes += given + there > 0;
    }
    values[OSK__ACCURACY] = share(hits, all);
    values[OSK__MACRO_F1] = share(total, (double)classes);
    values[OSK__ALPHA] = alpha_of(hits, all, own, (double)e->count);
}

static void add_weighted(double cells[CELLS], const unsigned drawn[CELLS], double weight)
{
    for (size_t i = 0; i < CELLS; i++)
        cells[i] += weight * drawn[i];
}

static void all_cells(const osk__evaluation *e, double cells[CELLS])
{
    for (size_t i = 0; i < CELLS; i++)
        cells[i] = 0;
    for (size_t s = 0; s < e->stratum_count; s++)
        add_weighted(cells, e->strata[s].cells, e->strata[s].weight);
}

/* ---- the bootstrap ---- */

/* draws[m * REPLICATES + r]: measure m of replicate r, which draws from stream (seed, r). */
static void draw(const osk__evaluation *e, uint64_t seed, double *draws)
{
    double shares[CELLS], values[OSK__MEASURES];
    unsigned drawn[CELLS];
    for (size_t r = 0; r < REPLICATES; r++) {
        osk__random random;
        double cells[CELLS] = {0};
        osk__random_begin(&random, seed, r);
        for (size_t s = 0; s < e->stratum_count; s++) {
            if (e->strata[s].count == 0)
                continue;
            for (size_t i = 0; i < CELLS; i++)
                shares[i] = e->strata[s].cells[i];
            gsl_ran_multinomial(&random.rng, CELLS, e->strata[s].count, shares, drawn);
            add_weighted(cells, drawn, e->strata[s].weight);
        }
        measure(e, cells, values);
        for (size_t m = 0; m < OSK__MEASURES; m++)
            draws[m * REPLICATES + r] = values[m];
    }
}

/* The percentile interval; replicates in which the measure had no meaning are left out. Not given if they were many. */
static osk__limits percentiles(double *draws)
{
    size_t count = 0;
    for (size_t r = 0; r < REPLICATES; r++)
        if (!isnan(draws[r]))
            draws[count++] = draws[r];
    if (count < REPLICATES * 9 / 10)
        return (osk__limits){0};
    osk__sort(draws, count);
    return (osk__limits){true, draws[(size_t)(0.025 * (double)(count - 1) + 0.5)],
                         draws[(size_t)(0.975 * (double)(count - 1) + 0.5)]};
}

/* ---- all right, or all wrong ---- */

/* Units that a measure of the class is a share of: those given it by the program (0), by people (1), by either (2); of no
 * class, all. */
static bool belongs(size_t cell, size_t class, size_t which)
{
    bool there = cell / CLASSES == class, given = cell % CLASSES == class;
    return class == CLASSES || (which == 0 ? given : which == 1 ? there : given || there);
}

/* How many units as heavy as each other tell as much (Kish 1965). */
static double effective(const osk__evaluation *e, size_t class, size_t which)
{
    double sum = 0, squares = 0;
    for (size_t s = 0; s < e->stratum_count; s++)
        for (size_t i = 0; i < CELLS; i++)
            if (belongs(i, class, which)) {
                sum += e->strata[s].weight * e->strata[s].cells[i];
                squares += e->strata[s].weight * e->strata[s].weight * e->strata[s].cells[i];
            }
    return squares > 0 ? sum * sum / squares : 0;
}

/* A share of 1 or 0 by Clopper & Pearson: however often units are drawn again, none of the other kind is among them. */
static osk__limits exact(const osk__evaluation *e, size_t class, size_t which, double value)
{
    double apart = 1 - pow(OSK__LEVEL / 2, 1 / effective(e, class, which));
    osk__limits limits = value > 0.5 ? (osk__limits){true, 1 - apart, 1} : (osk__limits){true, 0, apart};
    if (which == 2) { /* F1 of the share p of right ones among those of either: 2p / (1 + p) */
        limits.low = 2 * limits.low / (1 + limits.low);
        limits.high = 2 * limits.high / (1 + limits.high);
    }
    return limits;
}

static bool is_settled(double value, osk__limits limits)
{
    return limits.given && !(limits.high > limits.low) && (value < 1e-9 || value > 1 - 1e-9);
}

/* Intervals without width are those of units that are all right or all wrong. Of macro-F1 it is the mean of the classes'
 * ends, of alpha what the accuracy's ends make of it. */
static void settle(const osk__evaluation *e, const double values[OSK__MEASURES], osk__limits limits[OSK__MEASURES])
{
    double low = 0, high = 0, classes = 0;
    bool alpha = is_settled(values[OSK__ALPHA], limits[OSK__ALPHA]);
    bool macro = is_settled(values[OSK__MACRO_F1], limits[OSK__MACRO_F1]);
    for (size_t m = OSK__OF_CLASS; m < OSK__MEASURES; m++) {
        size_t class = (m - OSK__OF_CLASS) / 3, which = (m - OSK__OF_CLASS) % 3;
        if (is_settled(values[m], limits[m]))
            limits[m] = exact(e, class, which, values[m]);
        if (which == 2 && limits[m].given) {
            low += limits[m].low;
            high += limits[m].high;
            classes++;
        }
    }
    if (macro && classes > 0)
        limits[OSK__MACRO_F1] = (osk__limits){true, low / classes, high / classes};
    if (is_settled(values[OSK__ACCURACY], limits[OSK__ACCURACY]))
        limits[OSK__ACCURACY] = exact(e, CLASSES, 0, values[OSK__ACCURACY]);
    if (alpha) {
        double cells[CELLS] = {0}, own = 0, all = 0, right, given, there;
        all_cells(e, cells);
        for (int class = 0; class < CLASSES; class++) {
            sums_of(cells, class, &right, &given, &there);
            own += (given + there) * (given + there);
            all += there;
        }
        limits[OSK__ALPHA].low = alpha_of(limits[OSK__ACCURACY].low * all, all, own, (double)e->count);
        limits[OSK__ALPHA].high = alpha_of(limits[OSK__ACCURACY].high * all, all, own, (double)e->count);
    }
}

bool osk__evaluation_measure(const osk__evaluation *evaluation, uint64_t seed, double values[OSK__MEASURES],
                             osk__limits limits[OSK__MEASURES], osk_error *error)
{
    double cells[CELLS], *draws = osk__take(OSK__MEASURES * REPLICATES, sizeof *draws, error);
    if (!draws)
        return false;
    all_cells(evaluation, cells);
    measure(evaluation, cells, values);
    draw(evaluation, seed, draws);
    for (size_t m = 0; m < OSK__MEASURES; m++)
        limits[m] = isnan(values[m]) ? (osk__limits){0} : percentiles(draws + m * REPLICATES);
    settle(evaluation, values, limits);
    free(draws);
    return true;
}

/* ---- tables ---- */

osk_table *osk__figure_table(osk_error *error)
{
    static const char *const columns[] = {"t measure", "w label", "3 value", "3 low", "3 high", "c count", NULL};
    return osk__table_make("evaluation", columns, error);
}

void osk__put_figure(osk_table *table, const char *name, const char *label, double value, osk__limits limits, size_t count)
{
    osk__table_text(table, osk__slice_text(name));
    osk__table_text(table, osk__slice_text(label));
    osk__table_number(table, value);
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
    osk__table_count(table, count);
}

static size_t labelled(const osk__evaluation *e, size_t class)
{
    size_t count = 0;
    for (size_t s = 0; s < e->stratum_count; s++)
        for (size_t i = 0; i < CLASSES; i++)
            count += e->strata[s].cells[class * CLASSES + i];
    return count;
}

bool osk__put_figures(osk_table *table, const osk__evaluation *evaluation, uint64_t seed, osk_error *error)
{
    static const char *const whole[] = {"accuracy", "macro_f1", "alpha"}, *const of_class[] = {"precision", "recall", "f1"};
    double values[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    if (!osk__evaluation_measure(evaluation, seed, values, limits, error))
        return false;
    for (size_t m = 0; m < OSK__OF_CLASS + 3 * evaluation->classes; m++) {
        size_t class = m < OSK__OF_CLASS ? 0 : (m - OSK__OF_CLASS) / 3;
        if (isnan(values[m]))
            continue;
        osk__put_figure(table, m < OSK__OF_CLASS ? whole[m] : of_class[(m - OSK__OF_CLASS) % 3],
                        m < OSK__OF_CLASS ? "" : class_names[class], values[m], limits[m],
                        m < OSK__OF_CLASS ? evaluation->count : labelled(evaluation, class));
    }
    return true;
}

osk_table *osk__confusion_table(const osk__evaluation *evaluation, osk_error *error)
{
    static const char *const counts[] = {"w human", "c positive", "c negative", "c neutral", NULL};
    static const char *const units[] = {"w human", "1 positive", "1 negative", "1 neutral", NULL};
    osk_table *table = osk__table_make("confusion", evaluation->weighted ? units : counts, error);
    double cells[CELLS];
    all_cells(evaluation, cells);
    for (size_t class = 0; table && class < evaluation->classes; class++) {
        osk__table_text(table, osk__slice_text(class_names[class]));
        for (size_t i = 0; i < CLASSES; i++)
            if (evaluation->weighted)
                osk__table_number(table, cells[class * CLASSES + i]);
            else
                osk__table_count(table, (uint64_t)cells[class * CLASSES + i]);
    }
    return table ? osk__table_done(table, error) : NULL;
}

void osk__put_judged(osk_table *table, osk__class human, osk_label label, int64_t value, osk_slice text)
{
    osk__table_text(table, osk__slice_text(class_names[human]));
    osk__table_text(table, osk__slice_text(osk_label_name(label)));
    if (label == OSK_UNSCORED)
        osk__table_missing(table);
    else
        osk__table_scaled(table, value);
    osk__table_text(table, text);
}
