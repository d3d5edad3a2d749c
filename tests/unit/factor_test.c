/* Non-negative factors: no round raises the divergence, a table that is made of factors gives them back, and coherence is
 * what tests/reference/npmi.py printed. */
#include "stat/factor.h"
#include "reference.h"

/* A cross whose units are rows of a dense table. */
static void make_cross(osk__cross *cross, size_t units, size_t columns, uint32_t (*count)(size_t unit, size_t column))
{
    size_t *first = calloc(units + 1, sizeof *first);
    for (size_t u = 0; u < units; u++)
        first[u + 1] = u + 1;
    memset(cross, 0, sizeof *cross);
    CHECK(osk__cross_begin(cross, (osk__grouping){NULL, first, units}, columns, NULL));
    for (size_t u = 0; u < units; u++) {
        for (uint32_t j = 0; j < columns; j++)
            if (count(u, j))
                CHECK(osk__cross_cell(cross, j, count(u, j), NULL));
        osk__cross_end_unit(cross);
    }
    free(first);
}

/* ---- factors ---- */

static uint32_t noise(size_t unit, size_t column)
{
    uint32_t h = (uint32_t)(unit * 2654435761u + column * 40503u + 11);
    h ^= h >> 13, h *= 0x5bd1e995u, h ^= h >> 15;
    return unit == 7 || column == 5 ? 0 : h % 3 ? 0 : (h >> 8) % 9; /* a unit and a word that are empty */
}

static void monotone(void)
{
    enum { ROUNDS = 200 };
    double trace[ROUNDS];
    osk__cross cross;
    osk__factors factors;
    make_cross(&cross, 40, 25, noise);
    for (size_t count = 2; count <= 6; count += 2) {
        CHECK(osk__factors_make(&factors, &cross, count, NULL));
        osk__factor_start(&factors, &cross, NULL, 3, count);
        osk__factor_run(&factors, &cross, 0, ROUNDS, trace);
        for (size_t i = 1; i < ROUNDS; i++)
            CHECK(trace[i] <= trace[i - 1] * (1 + 1e-12));
        CHECK(trace[ROUNDS - 1] < 0.95 * trace[0]);
        for (size_t i = 0; i < 40 * count; i++)
            CHECK(isfinite(factors.parts[i]) && factors.parts[i] >= 0);
        for (size_t i = 0; i < 25 * count; i++)
            CHECK(isfinite(factors.words[i]) && factors.words[i] >= 0);
        osk__factors_free(&factors);
    }
    osk__cross_free(&cross);
}

/* The divergence of the last round, from the definition. */
static void divergence(void)
{
    double trace[30], sum = 0;
    osk__cross cross;
    osk__factors f;
    make_cross(&cross, 40, 25, noise);
    CHECK(osk__factors_make(&f, &cross, 3, NULL));
    osk__factor_start(&f, &cross, NULL, 3, 0);
    osk__factor_run(&f, &cross, 0, 30, trace);
    for (size_t u = 0; u < 40; u++)
        for (size_t j = 0; j < 25; j++) {
            double q = 0, x = noise(u, j);
            for (size_t k = 0; k < 3; k++)
                q += f.parts[u * 3 + k] * f.words[j * 3 + k];
            sum += (x > 0 ? x * log(x / q) : 0) - x + q;
        }
    /* The words were updated once more after it was measured. */
    CHECK(sum <= f.divergence && sum > 0.99 * f.divergence && !(f.divergence > trace[29]));
    osk__factors_free(&f);
    osk__cross_free(&cross);
}

/* Three factors, each with words of its own and one shared: W has each unit in one or two of them. */
static const uint32_t truth[3][9] = {{4, 2, 6, 0, 0, 0, 0, 0, 2}, {0, 0, 0, 5, 1, 3, 0, 0, 1}, {0, 0, 0, 0, 0, 0, 7, 2, 3}};
static uint32_t made(size_t unit, size_t column)
{
    return truth[unit % 3][column] * (uint32_t)(1 + unit % 4) +
           (unit % 5 == 0 ? truth[(unit + 1) % 3][column] * 2 : 0);
}

static void recovered(void)
{
    osk__cross cross;
    osk__factors best = {.divergence = INFINITY};
    make_cross(&cross, 45, 9, made);
    for (uint64_t start = 0; start < 10; start++) {
        osk__factors f;
        CHECK(osk__factors_make(&f, &cross, 3, NULL));
        osk__factor_start(&f, &cross, NULL, 1, start);
        osk__factor_run(&f, &cross, 0, 3000, NULL);
        if (f.divergence < best.divergence) {
            osk__factors_free(&best);
            best = f;
        } else {
            osk__factors_free(&f);
        }
    }
    CHECK(best.divergence < 1e-6);
    osk__factors wanted = {.columns = 9, .count = 3};
    wanted.words = calloc(27, sizeof(double));
    for (size_t k = 0; k < 3; k++)
        for (size_t j = 0; j < 9; j++)
            wanted.words[j * 3 + k] = truth[k][j];
    for (size_t k = 0; k < 3; k++) {
        double most = 0;
        for (size_t i = 0; i < 3; i++)
            most = fmax(most, osk__factor_cosine(&wanted, k, &best, i));
        CHECK(most > 1 - 1e-6);
    }
    free(wanted.words);
    osk__factors_free(&best);
    osk__cross_free(&cross);
}

/* Seeds that are the truth lead to it, in their order; the start of replicate 0 has no chance in it. */
static uint32_t themes_of(size_t unit, size_t column) { return column == unit % 3; }

static void seeded(void)
{
    static const uint32_t order[] = {2, 0, 1};
    osk__cross cross, themes;
    osk__factors f, same;
    make_cross(&cross, 45, 9, made);
    make_cross(&themes, 45, 3, themes_of);
    osk__seeds seeds = {&themes, order, 3};
    CHECK(osk__factors_make(&f, &cross, 3, NULL) && osk__factors_make(&same, &cross, 3, NULL));
    osk__factor_start(&f, &cross, &seeds, 1, 0);
    osk__factor_start(&same, &cross, &seeds, 99, 0);
    CHECK(memcmp(f.words, same.words, 27 * sizeof *f.words) == 0);
    osk__factor_run(&f, &cross, 1e-7, 3000, NULL);
    for (size_t k = 0; k < 3; k++) {
        uint32_t top[3];
        CHECK(osk__factor_top(&f, k, 3, top) == 3 && truth[order[k]][top[0]] >= 5);
        for (size_t i = 0; i < 3; i++)
            CHECK(truth[order[k]][top[i]] > 0);
        double sum = 0;
        for (size_t j = 0; j < 9; j++)
            sum += f.words[j * 3 + k];
        CHECK(near_to(sum, 1, 1e-12));
    }
    osk__factors_free(&f);
    osk__factors_free(&same);
    osk__cross_free(&cross);
    osk__cross_free(&themes);
}

static void likeness(void)
{
    static const uint32_t a[] = {1, 2, 3, 4}, b[] = {4, 3, 9};
    CHECK(near_to(osk__jaccard(a, 4, b, 3), 2.0 / 5, 1e-15) && near_to(osk__jaccard(a, 4, a, 4), 1, 1e-15));
    CHECK(isnan(osk__jaccard(a, 0, b, 0)));
    double words[] = {3, 1, 0, 1, 4, 0}; /* columns x 2: (3, 0, 4) and (1, 1, 0) */
    osk__factors f = {.columns = 3, .count = 2, .words = words};
    CHECK(near_to(osk__factor_cosine(&f, 0, &f, 0), 1, 1e-15) &&
          near_to(osk__factor_cosine(&f, 0, &f, 1), 3 / (5 * sqrt(2)), 1e-15));
    uint32_t top[5];
    CHECK(osk__factor_top(&f, 0, 5, top) == 3 && top[0] == 2 && top[1] == 0 && top[2] == 1);
    CHECK(osk__factor_top(&f, 1, 1, top) == 1 && top[0] == 0); /* of equal weights the first */
}

static void needs(void)
{
    CHECK(osk__factors_need(2) == 50 && osk__factors_need(5) == 50 && osk__factors_need(6) == 60 &&
          osk__factors_need(20) == 200);
}

/* ---- coherence against Python ---- */

enum { WINDOWS = 100, WORDS = 20 };
static bool holds[WINDOWS][WORDS];
static uint32_t held(size_t unit, size_t column) { return holds[unit][column] ? 2 : 0; }

static void coherence(const char *folder)
{
    FILE *file = open_reference(folder, "npmi.tsv");
    char line[8192], *cells[4];
    double values[MOST];
    size_t cases = 0;
    while (file && next_row(file, line, sizeof line, cells, 4)) {
        size_t windows = 1;
        memset(holds, 0, sizeof holds);
        for (char *at = cells[1]; *at; at++)
            if (*at == ';')
                windows++;
            else if (*at != ' ')
                holds[windows - 1][strtoul(at, &at, 10)] = true, at--;
        uint32_t words[WORDS];
        size_t count = read_list(cells[2], values);
        for (size_t i = 0; i < count; i++)
            words[i] = (uint32_t)values[i];
        osk__cross cross;
        double mean;
        make_cross(&cross, windows, WORDS, held);
        CHECK(osk__coherence(&cross, words, count, &mean, NULL) && near_to(mean, strtod(cells[3], NULL), 1e-12));
        CHECK(osk__coherence(&cross, words, 1, &mean, NULL) && isnan(mean));
        osk__cross_free(&cross);
        cases++;
    }
    CHECK(cases >= 9);
    if (file)
        fclose(file);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 1;
    monotone();
    divergence();
    recovered();
    seeded();
    likeness();
    needs();
    coherence(arguments[1]);
    return test_end();
}
