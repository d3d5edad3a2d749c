/* Tables of counts: Fisher's test of any size, residuals, Cramer's V, differences of shares, odds.
 *
 *            positive negative neutral
 *   Kari         3        1        0        all tables with these margins, or random ones
 *   Per          0        2        1 */
#include "effect.h"

#include "../base/memory.h"
#include "../base/thread.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

/* Tables that are all walked, rows of all of them together, and the cells of one: the walk goes as deep. */
static const size_t most_tables = 1000000, most_rows = 50000000, most_cells = 2000;

/* The table without empty rows and columns. */
struct tight {
    uint32_t *cells, *rows, *columns; /* margins */
    size_t row_count, column_count;
    uint32_t total;
};

static bool tighten(const osk__crosstab *table, struct tight *tight, osk_error *error)
{
    uint32_t *rows = osk__take(table->rows, sizeof *rows, error);
    uint32_t *columns = osk__take(table->columns, sizeof *columns, error);
    *tight = (struct tight){.rows = rows, .columns = columns};
    tight->cells = osk__take(table->rows * table->columns, sizeof *tight->cells, error);
    if (!rows || !columns || !tight->cells)
        return false;
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        rows[i / table->columns] += table->cells[i];
        columns[i % table->columns] += table->cells[i];
        tight->total += table->cells[i];
    }
    size_t at = 0;
    for (size_t i = 0; i < table->rows * table->columns; i++)
        if (rows[i / table->columns] && columns[i % table->columns])
            tight->cells[at++] = table->cells[i];
    for (size_t r = 0; r < table->rows; r++)
        if (rows[r])
            rows[tight->row_count++] = rows[r];
    for (size_t c = 0; c < table->columns; c++)
        if (columns[c])
            columns[tight->column_count++] = columns[c];
    return true;
}

static void free_tight(struct tight *tight)
{
    free(tight->cells);
    free(tight->rows);
    free(tight->columns);
}

static double factorial(uint32_t n) { return gsl_sf_lnfact(n); }

/* A table's probability is a constant less this, in logarithms. */
static double rarity(const uint32_t *cells, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += factorial(cells[i]);
    return sum;
}

/* ---- all tables ---- */

struct walk {
    const struct tight *tight;
    uint32_t *left;       /* of each row */
    double constant, observed, p, least;
    size_t tables, most;
};

/* Where a column is: what it still needs from row `row` on, what these rows have left, and what all will have after it. */
struct place { size_t column, row; uint32_t rest, room, after; };

static struct place begin_column(const struct tight *tight, size_t column, uint32_t room)
{
    return (struct place){column, 0, tight->columns[column], room, room - tight->columns[column]};
}

/* Fills the table column by column; never so that later rows have too little for the column, so that each way leads to a table.
 * False when there are too many tables. */
static bool fill(struct walk *walk, struct place at, double sum)
{
    const struct tight *tight = walk->tight;
    if (at.column + 1 == tight->column_count) { /* the last column is what is left */
        for (size_t r = 0; r < tight->row_count; r++)
            sum += factorial(walk->left[r]);
        double p = exp(walk->constant - sum);
        walk->p += sum >= walk->observed ? p : 0;
        walk->least = p < walk->least ? p : walk->least;
        return ++walk->tables <= walk->most;
    }
    if (at.row == tight->row_count)
        return fill(walk, begin_column(tight, at.column + 1, at.after), sum);
    uint32_t left = walk->left[at.row], later = at.room - left, most = left < at.rest ? left : at.rest;
    for (uint32_t here = at.rest > later ? at.rest - later : 0; here <= most; here++) {
        walk->left[at.row] = left - here;
        if (!fill(walk, (struct place){at.column, at.row + 1, at.rest - here, later, at.after}, sum + factorial(here)))
            return false;
    }
    walk->left[at.row] = left;
    return true;
}

static bool walk_all(const struct tight *tight, osk__test *test, bool *done, osk_error *error)
{
    size_t cells = tight->row_count * tight->column_count;
    struct walk walk = {.tight = tight, .least = 1, .constant = -factorial(tight->total), .most = most_rows / tight->row_count};
    walk.most = walk.most < most_tables ? walk.most : most_tables;
    if (cells > most_cells)
        return true;
    if (!(walk.left = osk__take(tight->row_count, sizeof *walk.left, error)))
        return false;
    for (size_t r = 0; r < tight->row_count; r++)
        walk.constant += factorial(walk.left[r] = tight->rows[r]);
    for (size_t c = 0; c < tight->column_count; c++)
        walk.constant += factorial(tight->columns[c]);
    walk.observed = rarity(tight->cells, cells) - 1e-7; /* the tolerance of R's fisher.test */
    *done = fill(&walk, begin_column(tight, 0, tight->total), 0);
    free(walk.left);
    if (*done) {
        test->exact = true;
        test->p = walk.p < 1 ? walk.p : 1;
        test->p_error = NAN;
        test->least = walk.least;
    }
    return true;
}

/* ---- random tables: the units' columns are shuffled over the rows ---- */

struct deal { const struct tight *tight; uint32_t *row_of, *column_of, *cells; };

static double of_order(void *context, size_t thread, const uint32_t *order)
{
    const struct deal *deal = context;
    size_t size = deal->tight->row_count * deal->tight->column_count;
    uint32_t *cells = deal->cells + thread * osk__thread_stride(size, sizeof *cells);
    for (size_t i = 0; i < size; i++)
        cells[i] = 0;
    for (size_t i = 0; i < deal->tight->total; i++)
        cells[deal->row_of[i] * deal->tight->column_count + deal->column_of[order[i]]]++;
    return rarity(cells, size);
}

static void spread(const struct tight *tight, struct deal *deal)
{
    size_t at = 0;
    for (size_t i = 0; i < tight->row_count * tight->column_count; i++)
        for (uint32_t k = 0; k < tight->cells[i]; k++, at++) {
            deal->row_of[at] = (uint32_t)(i / tight->column_count);
            deal->column_of[at] = (uint32_t)(i % tight->column_count);
        }
}

static bool draw_tables(const struct tight *tight, const osk__chance *chance, osk__test *test, osk_error *error)
{
    size_t size = tight->row_count * tight->column_count, threads = osk__thread_count(chance->threads);
    struct deal deal = {.tight = tight};
    bool good = (deal.row_of = osk__take(tight->total, sizeof *deal.row_of, error)) &&
                (deal.column_of = osk__take(tight->total, sizeof *deal.column_of, error)) &&
                (deal.cells = osk__take(threads * osk__thread_stride(size, sizeof *deal.cells), sizeof *deal.cells, error));
    if (good) {
        spread(tight, &deal);
        osk__shuffle shuffle = {.count = tight->total, .statistic = of_order, .context = &deal,
                                .observed = rarity(tight->cells, size) - 1e-7, .cost = size};
        good = osk__shuffle_test(&shuffle, chance, test, error);
    }
    free(deal.row_of);
    free(deal.column_of);
    free(deal.cells);
    return good;
}

/* ---- measures ---- */

static void measure(const struct tight *tight, osk__association *result)
{
    double n = tight->total, r = (double)tight->row_count, c = (double)tight->column_count;
    result->least_expected = n;
    for (size_t i = 0; i < tight->row_count * tight->column_count; i++) {
        double expected = tight->rows[i / tight->column_count] * (double)tight->columns[i % tight->column_count] / n;
        result->chi2 += (tight->cells[i] - expected) * (tight->cells[i] - expected) / expected;
        result->least_expected = expected < result->least_expected ? expected : result->least_expected;
    }
    double phi2 = result->chi2 / n - (r - 1) * (c - 1) / (n - 1);
    double rows = r - (r - 1) * (r - 1) / (n - 1), columns = c - (c - 1) * (c - 1) / (n - 1);
    double most = (rows < columns ? rows : columns) - 1;
    result->v = most > 0 ? sqrt((phi2 > 0 ? phi2 : 0) / most) : NAN;
    result->limits = osk__cramer_limits(result->chi2, tight->row_count, tight->column_count, n);
}

bool osk__associate(const osk__crosstab *table, const osk__chance *chance, osk__association *result, osk_error *error)
{
    struct tight tight;
    *result = (osk__association){.v = NAN, .test = {.least = 1}};
    bool good = tighten(table, &tight, error), done = false;
    if (good && tight.row_count < 2)
        result->test.verdict = OSK__ONE_GROUP;
    else if (good && tight.column_count < 2)
        result->test.verdict = OSK__ALL_EQUAL;
    else if (good && tight.row_count == tight.total)
        result->test.verdict = OSK__ALL_SINGLE;
    else if (good) {
        measure(&tight, result);
        good = walk_all(&tight, &result->test, &done, error) &&
               (done || draw_tables(&tight, chance, &result->test, error));
    }
    free_tight(&tight);
    return good;
}

double osk__residual(const osk__crosstab *table, size_t row, size_t column)
{
    double in_row = 0, in_column = 0, n = 0;
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        n += table->cells[i];
        in_row += i / table->columns == row ? table->cells[i] : 0;
        in_column += i % table->columns == column ? table->cells[i] : 0;
    }
    double expected = in_row * in_column / n, variance = expected * (1 - in_row / n) * (1 - in_column / n);
    return variance > 0 ? (table->cells[row * table->columns + column] - expected) / sqrt(variance) : NAN;
}

static void wilson(double x, double n, double *low, double *high)
{
    double z = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2), root = z * sqrt(z * z + 4 * x * (1 - x / n));
    *low = (2 * x + z * z - root) / (2 * (n + z * z));
    *high = (2 * x + z * z + root) / (2 * (n + z * z));
}

osk__contrast osk__risk_difference(uint32_t x, uint32_t n, uint32_t y, uint32_t m)
{
    double p = (double)x / n, q = (double)y / m, a[2], b[2];
    wilson(x, n, &a[0], &a[1]);
    wilson(y, m, &b[0], &b[1]);
    return (osk__contrast){p - q, p - q - hypot(p - a[0], b[1] - q), p - q + hypot(a[1] - p, q - b[0])};
}

osk__contrast osk__odds_ratio(uint32_t x, uint32_t n, uint32_t y, uint32_t m)
{
    double a = x + 0.5, b = n - x + 0.5, c = y + 0.5, d = m - y + 0.5, ratio = log(a * d / b / c);
    double half = gsl_cdf_ugaussian_Pinv(1 - OSK__LEVEL / 2) * sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return (osk__contrast){exp(ratio), exp(ratio - half), exp(ratio + half)};
}
