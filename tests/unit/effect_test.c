/* Intervals of effect sizes, against the figures that R printed (effects.tsv), and where there is none. */
#include "stat/effect.h"
#include "given.h"

static const osk__chance chance = {.seed = 1, .replicates = 99};

static double low_of(osk__limits limits) { return limits.given ? limits.low : NAN; }
static double high_of(osk__limits limits) { return limits.given ? limits.high : NAN; }

static bool noncentral_t(const struct given *g)
{
    double p = osk__noncentral_t(g->values[0], g->values[1], g->values[2]);
    return agree(g, &p, 1);
}

static bool noncentral_f(const struct given *g)
{
    double p = osk__noncentral_f(g->values[0], g->values[1], g->values[2], g->values[3]);
    return agree(g, &p, 1);
}

static bool noncentral_chi2(const struct given *g)
{
    double p = osk__noncentral_chi2(g->values[0], g->values[1], g->values[2]);
    return agree(g, &p, 1);
}

static bool hedges(const struct given *g)
{
    osk__limits limits = osk__hedges_limits(g->values, g->first, g->values + g->first, g->count - g->first);
    double answer[] = {low_of(limits), high_of(limits)};
    return agree(g, answer, 2);
}

static bool shift(const struct given *g)
{
    osk__limits limits;
    double value = NAN;
    bool good = osk__shift(g->values, g->first, g->values + g->first, g->count - g->first, &value, &limits, NULL);
    double answer[] = {value, low_of(limits), high_of(limits)};
    return good && agree(g, answer, 3);
}

static bool paired(const struct given *g)
{
    double size = osk__mean(g->values, g->count) / sqrt(osk__squares(g->values, g->count) / ((double)g->count - 1));
    osk__limits limits = osk__paired_limits(size, g->count);
    double answer[] = {size, low_of(limits), high_of(limits)};
    return agree(g, answer, 3);
}

static bool omega(const struct given *g)
{
    osk__sample sample = sample_of(g);
    osk__limits limits;
    osk__between given;
    double size;
    bool good = osk__omega(&sample, &size, NULL) && osk__omega_limits(&sample, &limits, &given, NULL);
    double answer[] = {size, low_of(limits), high_of(limits)};
    return good && (given == OSK__BETWEEN_GIVEN) == limits.given && agree(g, answer, 3);
}

static bool epsilon(const struct given *g)
{
    osk__sample sample = sample_of(g);
    osk__test test;
    osk__limits limits;
    osk__between given;
    bool good = osk__permute(&sample, OSK__BY_RANKS, &chance, &test, NULL) &&
                osk__epsilon_limits(&sample, &limits, &given, NULL);
    double answer[] = {test.effect, low_of(limits), high_of(limits)};
    return good && agree(g, answer, 3);
}

static bool cramer(const struct given *g)
{
    uint32_t cells[MOST];
    osk__association a;
    for (size_t i = 0; i < g->count; i++)
        cells[i] = (uint32_t)g->values[i];
    osk__crosstab table = {cells, g->numbers[0], g->numbers[1]};
    bool good = osk__associate(&table, &chance, &a, NULL);
    double answer[] = {low_of(a.limits), high_of(a.limits)};
    return good && agree(g, answer, 2);
}

/* groups: 100 person + y */
static bool left_out(const struct given *g)
{
    double y[MOST];
    uint32_t persons[MOST];
    osk__pairs pairs = {g->values, y, persons, g->count, 0};
    osk__series series = {.values = g->values, .persons = persons, .count = g->count};
    osk__correlation over, inside;
    osk__trend trend;
    osk__limits limits[3];
    for (size_t i = 0; i < g->count; i++) {
        persons[i] = g->numbers[i] / 100;
        y[i] = g->numbers[i] % 100;
        pairs.person_count = persons[i] >= pairs.person_count ? persons[i] + 1 : pairs.person_count;
    }
    bool good = osk__spearman(g->values, y, NULL, g->count, &chance, &over, NULL) &&
                osk__spearman_limits(&pairs, false, over.rho, &limits[0], NULL) &&
                osk__spearman(g->values, y, persons, g->count, &chance, &inside, NULL) &&
                osk__spearman_limits(&pairs, true, inside.rho, &limits[1], NULL) &&
                osk__mann_kendall(&series, OSK__WITHIN, &chance, &trend, NULL) &&
                osk__tau_limits(&series, pairs.person_count, trend.tau, &limits[2], NULL);
    double answer[] = {over.rho, low_of(limits[0]), high_of(limits[0]), inside.rho, low_of(limits[1]), high_of(limits[1]),
                       trend.tau, low_of(limits[2]), high_of(limits[2])};
    return good && agree(g, answer, 9);
}

static const struct check checks[] = {
    {"noncentral-t", noncentral_t}, {"noncentral-f", noncentral_f}, {"noncentral-chi2", noncentral_chi2},
    {"hedges-limits", hedges}, {"shift", shift}, {"paired", paired}, {"omega", omega}, {"epsilon", epsilon},
    {"cramer", cramer}, {"left-out", left_out}};

/* One value, one each, all equal, ties everywhere: no interval, and none of no width. */
static void without(void)
{
    static const double same[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, one[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    static const uint32_t apart[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, two[] = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    double shift;
    osk__limits limits;
    osk__between given;
    CHECK(!osk__hedges_limits(same, 6, same + 6, 6).given && !osk__hedges_limits(one, 1, one + 1, 3).given);
    CHECK(osk__hedges_limits(one, 1, one + 1, 11).given && !osk__hedges_limits(one, 0, one, 12).given);
    CHECK(!osk__paired_limits(NAN, 12).given && !osk__paired_limits(INFINITY, 12).given && !osk__paired_limits(.5, 4).given);
    CHECK(osk__shift(same, 6, same + 6, 6, &shift, &limits, NULL) && !limits.given && fabs(shift) < 1e-12);
    static const double few[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}; /* both limits are 0 */
    CHECK(osk__shift(few, 9, few + 9, 9, &shift, &limits, NULL) && !limits.given);
    CHECK(osk__shift(one, 1, one + 1, 1, &shift, &limits, NULL) && !limits.given);
    osk__sample sample = {.values = one, .groups = apart, .count = 12, .group_count = 12};
    CHECK(osk__omega_limits(&sample, &limits, &given, NULL) && !limits.given && given == OSK__BETWEEN_FEW);
    sample.values = same;
    sample.groups = two;
    sample.group_count = 2;
    CHECK(osk__omega_limits(&sample, &limits, &given, NULL) && !limits.given && given == OSK__BETWEEN_FEW);
    CHECK(osk__epsilon_limits(&sample, &limits, &given, NULL) && !limits.given && given == OSK__BETWEEN_FEW);
    static const double alike[] = {1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1}; /* two means that are one: below what chance gives */
    sample.values = alike;
    CHECK(osk__omega_limits(&sample, &limits, &given, NULL) && !limits.given && given == OSK__BETWEEN_ALIKE);
    osk__pairs pairs = {alike, same, apart, 12, 12};
    CHECK(osk__spearman_limits(&pairs, false, NAN, &limits, NULL) && !limits.given);
    pairs.y = alike;
    CHECK(osk__spearman_limits(&pairs, false, 1, &limits, NULL) && !limits.given);
    CHECK(!osk__cramer_limits(0, 2, 2, 40).given);
}

/* Large debates: the limits close in, and no sum runs away. */
static void large(void)
{
    enum { N = 20000 };
    static double values[N];
    static uint32_t groups[N];
    for (size_t i = 0; i < N; i++) {
        groups[i] = (uint32_t)(i % 40);
        values[i] = (double)(i * 7919 % 10007) / 10007 + (i % 40 < 20 ? 5 : 0);
    }
    osk__sample sample = {.values = values, .groups = groups, .count = N, .group_count = 40};
    osk__limits limits;
    osk__between given;
    double omega, shift;
    CHECK(osk__omega(&sample, &omega, NULL) && osk__omega_limits(&sample, &limits, &given, NULL) && limits.low < omega && omega < limits.high && limits.high - limits.low < .01);
    limits = osk__hedges_limits(values, N / 2, values + N / 2, N / 2);
    CHECK(limits.given && limits.low < limits.high && limits.high - limits.low < .06);
    CHECK(osk__shift(values, N / 2, values + N / 2, N / 2, &shift, &limits, NULL) && limits.given && limits.low <= shift && shift <= limits.high);
}

int main(int count, char **arguments)
{
    check_all(count > 1 ? arguments[1] : "tests/reference", "effects.tsv", checks, sizeof checks / sizeof *checks);
    without();
    large();
    return test_end();
}
