/* Krippendorff's alpha, Cohen's and Fleiss' kappa with intervals by resampling units. */
#include "agree.h"

#include "../base/memory.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GROUPS = 500, SPARSE = 5 }; /* of the jackknife; units that agree on a category, from which they are not few */

struct tally {
    const osk__coding *coding;
    osk__agreement which;
    uint32_t category;
    size_t size;             /* categories of the matrix */
    double *whole, *part;    /* [size * size] of all units; without a group of them */
    double *rows, *columns, *places; /* margins; where categories lie */
    uint32_t *units;         /* that count */
    size_t unit_count, codes;
    uint32_t *sparse;        /* categories that few units agree on */
    size_t sparse_count;
};

/* ---- units into a matrix ---- */

static size_t codes_of(const osk__coding *coding, size_t unit)
{
    size_t count = 0;
    for (size_t i = 0; i < coding->coders; i++)
        count += coding->codes[unit * coding->coders + i] != OSK_NONE;
    return count;
}

static uint32_t class_at(const struct tally *t, size_t unit, size_t coder)
{
    uint32_t code = t->coding->codes[unit * t->coding->coders + coder];
    return code == OSK_NONE || t->category == OSK_NONE ? code : code == t->category;
}

static void add_unit(const struct tally *t, size_t unit, double *matrix, double sign)
{
    size_t coders = t->coding->coders;
    if (t->which == OSK__COHEN) {
        matrix[class_at(t, unit, 0) * t->size + class_at(t, unit, 1)] += sign;
        return;
    }
    double weight = sign / ((double)codes_of(t->coding, unit) - 1);
    for (size_t i = 0; i < coders; i++)
        for (size_t j = 0; j < coders; j++) {
            uint32_t a = class_at(t, unit, i), b = class_at(t, unit, j);
            if (i != j && a != OSK_NONE && b != OSK_NONE)
                matrix[a * t->size + b] += weight;
        }
}

/* A unit that no one saw, in which two (or all) coders gave the category. */
static void add_agreeing(const struct tally *t, uint32_t category, double *matrix, double sign)
{
    double weight = t->which == OSK__COHEN ? 1 : t->which == OSK__FLEISS ? (double)t->coding->coders : 2;
    matrix[category * t->size + category] += sign * weight;
}

static bool disagrees(const struct tally *t, size_t unit)
{
    uint32_t first = OSK_NONE;
    for (size_t i = 0; i < t->coding->coders; i++) {
        uint32_t code = class_at(t, unit, i);
        if (code != OSK_NONE && first != OSK_NONE && code != first)
            return true;
        first = code != OSK_NONE ? code : first;
    }
    return false;
}

static void gather(struct tally *t)
{
    bool alpha = t->which <= OSK__ALPHA_INTERVAL;
    for (size_t i = 0; i < t->coding->units; i++) {
        size_t codes = codes_of(t->coding, i);
        if (codes < 2 || (!alpha && codes < t->coding->coders))
            continue;
        t->units[t->unit_count++] = (uint32_t)i;
        t->codes += codes;
        add_unit(t, i, t->whole, 1);
    }
}

/* ---- a matrix into a coefficient ---- */

static double margins(const struct tally *t, const double *matrix)
{
    double total = 0;
    for (size_t c = 0; c < t->size; c++)
        t->rows[c] = t->columns[c] = 0;
    for (size_t c = 0; c < t->size; c++)
        for (size_t k = 0; k < t->size; k++) {
            t->rows[c] += matrix[c * t->size + k];
            t->columns[k] += matrix[c * t->size + k];
            total += matrix[c * t->size + k];
        }
    return total;
}

static double kappa(const struct tally *t, const double *matrix)
{
    double total = margins(t, matrix), same = 0, chance = 0;
    for (size_t c = 0; c < t->size; c++) {
        same += matrix[c * t->size + c];
        chance += t->rows[c] * t->columns[c];
    }
    same /= total;
    chance /= total * total;
    return total > 0.5 && chance < 1 - 1e-12 ? (same - chance) / (1 - chance) : NAN;
}

/* Ordinal: n before the category and half of its own. */
static void place(const struct tally *t)
{
    double before = 0;
    for (size_t c = 0; c < t->size; before += t->rows[c++])
        t->places[c] = t->which == OSK__ALPHA_ORDINAL    ? before + t->rows[c] / 2
                       : t->which == OSK__ALPHA_INTERVAL ? t->coding->values[c]
                                                         : 0;
}

static double distance(const struct tally *t, size_t c, size_t k)
{
    double apart = t->places[c] - t->places[k];
    return t->which == OSK__ALPHA_NOMINAL ? c != k : apart * apart;
}

/* *most: the largest distance of two categories in use, in expected disagreements. */
static double alpha(const struct tally *t, const double *matrix, double *most)
{
    double total = margins(t, matrix), observed = 0, expected = 0, largest = 0;
    place(t);
    for (size_t c = 0; c < t->size; c++)
        for (size_t k = 0; k < t->size; k++) {
            double apart = distance(t, c, k);
            observed += matrix[c * t->size + k] * apart;
            expected += t->rows[c] * t->rows[k] * apart;
            if (t->rows[c] > 0.25 && t->rows[k] > 0.25 && apart > largest)
                largest = apart;
        }
    expected /= total - 1;
    if (!(total > 1.5) || !(expected > 1e-12 * total * largest))
        return NAN;
    *most = largest * total / expected;
    return 1 - observed / expected;
}

static double coefficient(const struct tally *t, const double *matrix, double *most)
{
    if (t->which <= OSK__ALPHA_INTERVAL)
        return alpha(t, matrix, most);
    double value = kappa(t, matrix), total = 0, chance = 0;
    for (size_t c = 0; c < t->size; c++)
        total += t->rows[c];
    for (size_t c = 0; c < t->size; c++)
        chance += t->rows[c] * t->columns[c] / (total * total);
    *most = 1 / (1 - chance);
    return value;
}

/* ---- the interval ---- */

static double within(double value)
{
    return value < -1 ? -1 : value > 1 ? 1 : value;
}

/* Of units that disagree, none or one: the share of them by Clopper & Pearson. */
static osk__limits exact(const struct tally *t, size_t count, double value, double most)
{
    double n = (double)t->unit_count, d = (double)count;
    double high = gsl_cdf_beta_Pinv(1 - OSK__LEVEL / 2, d + 1, n - d);
    double low = count ? gsl_cdf_beta_Pinv(OSK__LEVEL / 2, d, n - d + 1) : 0;
    return (osk__limits){true, within(1 - high * most), within(1 - low * n / (d > 0 ? d : 1) * (1 - value))};
}

/* `unseen`: a category that a unit no one saw agrees on, which t->whole holds too; or OSK_NONE. */
static osk__limits jackknife(const struct tally *t, double value, uint32_t unseen)
{
    size_t units = t->unit_count + (unseen != OSK_NONE), groups = units < GROUPS ? units : GROUPS, cells = t->size * t->size;
    double n = (double)groups, sum = 0, squares = 0, centre = log(1 - value), most;
    for (size_t g = 0; g < groups; g++) {
        memcpy(t->part, t->whole, cells * sizeof *t->part);
        for (size_t i = g; i < units; i += groups)
            if (i < t->unit_count)
                add_unit(t, t->units[i], t->part, -1);
            else
                add_agreeing(t, unseen, t->part, -1);
        double without = log(1 - coefficient(t, t->part, &most)) - centre;
        if (!isfinite(without))
            return (osk__limits){0};
        sum += without;
        squares += without * without;
    }
    double variance = (n - 1) / n * (squares - sum * sum / n);
    if (!(variance > 0))
        return (osk__limits){0};
    double half = osk__student(n - 1) * sqrt(variance);
    return (osk__limits){true, within(1 - exp(centre + half)), within(1 - exp(centre - half))};
}

/* Of a unit, which categories several coders gave; `given` is empty before and after. */
static void note_agreeing(const struct tally *t, size_t unit, double *given, double *agreeing, double *used)
{
    for (size_t i = 0; i < t->coding->coders; i++) {
        uint32_t class = class_at(t, unit, i);
        if (class != OSK_NONE)
            given[class]++;
    }
    for (size_t i = 0; i < t->coding->coders; i++) {
        uint32_t class = class_at(t, unit, i);
        if (class == OSK_NONE)
            continue;
        agreeing[class] += given[class] > 1;
        used[class] = 1;
        given[class] = 0;
    }
}

/* Categories in use that fewer than SPARSE units agree on. */
static void find_sparse(struct tally *t)
{
    for (size_t c = 0; c < t->size; c++)
        t->rows[c] = t->columns[c] = t->places[c] = 0;
    for (size_t i = 0; i < t->unit_count; i++)
        note_agreeing(t, t->units[i], t->rows, t->columns, t->places);
    for (size_t c = 0; c < t->size; c++)
        if (t->places[c] > 0 && t->columns[c] < SPARSE)
            t->sparse[t->sparse_count++] = (uint32_t)c;
}

/* The category whose agreeing unit would raise the coefficient most, and to what; of those alike the first, whatever the
 * rounding. */
static uint32_t raise(const struct tally *t, double *value)
{
    uint32_t raising = OSK_NONE;
    *value = -INFINITY;
    for (size_t i = 0; i < t->sparse_count; i++) {
        double most, raised;
        add_agreeing(t, t->sparse[i], t->whole, 1);
        raised = coefficient(t, t->whole, &most);
        add_agreeing(t, t->sparse[i], t->whole, -1);
        if (raised > *value + 1e-9) {
            *value = raised;
            raising = t->sparse[i];
        }
    }
    return raising;
}

/* Where a rare category is agreed on by no unit or few, leaving out units shows too little of what chance does: by the upper
 * end one more agreeing unit may be there, as Agresti & Coull (1998) add successes and failures. One, of one category: a unit
 * of each would, of many categories, be as many units as were seen. */
static osk__limits widen(struct tally *t, osk__limits limits)
{
    double value;
    find_sparse(t);
    if (!limits.given || !t->sparse_count)
        return limits;
    uint32_t unseen = raise(t, &value);
    if (unseen == OSK_NONE || !(value < 1))
        return limits;
    add_agreeing(t, unseen, t->whole, 1);
    osk__limits wide = jackknife(t, value, unseen);
    add_agreeing(t, unseen, t->whole, -1);
    if (wide.given && wide.high > limits.high)
        limits.high = wide.high;
    return limits;
}

static osk__limits interval(struct tally *t, double value, double most)
{
    size_t apart = 0;
    for (size_t i = 0; i < t->unit_count; i++)
        apart += disagrees(t, t->units[i]);
    if (isnan(value) || t->unit_count < OSK__FEWEST)
        return (osk__limits){0};
    return apart < 2 ? exact(t, apart, value, most) : widen(t, jackknife(t, value, OSK_NONE));
}

bool osk__agree(const osk__coding *coding, osk__agreement which, uint32_t category, osk__coefficient *result,
                osk_error *error)
{
    struct tally t = {.coding = coding, .which = which, .category = category,
                      .size = category == OSK_NONE ? coding->categories : 2};
    size_t cells = t.size * t.size;
    double most = 1, *room = osk__take(2 * cells + 3 * t.size + 1, sizeof *room, error);
    *result = (osk__coefficient){.value = NAN};
    t.units = room ? osk__take(coding->units + t.size + 1, sizeof *t.units, error) : NULL;
    if (!t.units) {
        free(room);
        return false;
    }
    t.sparse = t.units + coding->units;
    t.whole = room;
    t.part = room + cells;
    t.rows = t.part + cells;
    t.columns = t.rows + t.size;
    t.places = t.columns + t.size;
    gather(&t);
    result->units = t.unit_count;
    result->codes = t.codes;
    if (t.unit_count) {
        result->value = coefficient(&t, t.whole, &most);
        result->limits = interval(&t, result->value, most);
    }
    free(room);
    free(t.units);
    return true;
}

/* ---- shares of agreement ---- */

/* What of a unit counts, and what of that agrees. `counts`: how many gave each category. */
static void share_of(const osk__coding *coding, size_t unit, osk__sharing which, uint32_t category, double *part,
                     double *whole)
{
    const uint32_t *codes = coding->codes + unit * coding->coders;
    double given = 0, pairs = 0, all = (double)codes_of(coding, unit);
    bool same = true;
    for (size_t i = 0; i < coding->coders; i++)
        for (size_t j = 0; j < coding->coders; j++) {
            if (codes[i] == OSK_NONE || codes[j] == OSK_NONE || (which == OSK__SHARE_CATEGORY && codes[i] != category))
                continue;
            given += i == j;
            pairs += i != j && codes[i] == codes[j];
            same = same && codes[i] == codes[j];
        }
    *whole = all < 2 ? 0 : which == OSK__SHARE_UNITS ? 1 : given;
    *part = all < 2 ? 0 : which == OSK__SHARE_UNITS ? same : pairs / (all - 1);
}

bool osk__agree_share(const osk__coding *coding, osk__sharing which, uint32_t category, osk__coefficient *result,
                      osk_error *error)
{
    double *parts = osk__take(2 * coding->units + 1, sizeof *parts, error), *wholes = parts ? parts + coding->units : NULL;
    double part = 0, whole = 0;
    *result = (osk__coefficient){.value = NAN};
    if (!parts)
        return false;
    for (size_t i = 0; i < coding->units; i++) {
        share_of(coding, i, which, category, &parts[i], &wholes[i]);
        part += parts[i];
        whole += wholes[i];
        result->units += wholes[i] > 0;
        result->codes += wholes[i] > 0 ? codes_of(coding, i) : 0;
    }
    if (whole > 0)
        result->value = part / whole;
    if (whole > 0 && part > whole - 1e-9 && result->units >= OSK__FEWEST)
        result->limits = (osk__limits){true, pow(OSK__LEVEL / 2, 1 / (double)result->units), 1};
    else if (whole > 0)
        result->limits = osk__interval_share(parts, wholes, coding->units);
    free(parts);
    return true;
}
