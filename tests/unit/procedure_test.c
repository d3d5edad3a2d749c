/* The procedures behind `compare`, against the figures that R printed: closed forms and exact p to 1e-8, the random
 * intercept to 1e-6 and 1e-4, bootstrap intervals within three Monte Carlo errors. */
#include "stat/effect.h"
#include "stat/random.h"
#include "given.h"

static const osk__chance chance = {.seed = 1, .replicates = 999};

static bool difference(const struct given *g)
{
    osk__sample sample = sample_of(g);
    osk__test test;
    const double *b = g->values + g->first;
    bool good = osk__permute(&sample, OSK__BY_MEANS, &chance, &test, NULL) && test.exact;
    double answer[] = {osk__mean(g->values, g->first) - osk__mean(b, g->count - g->first), (double)test.extreme,
                       (double)test.arrangements, test.least * (double)test.arrangements};
    return good && agree(g, answer, 4);
}

static bool welch(const struct given *g)
{
    osk__t t = osk__welch(g->values, g->first, g->values + g->first, g->count - g->first);
    double answer[] = {t.t, t.df, t.p, t.low, t.high};
    return t.given && agree(g, answer, 5);
}

static bool brunner_munzel(const struct given *g)
{
    osk__t t;
    bool good = osk__brunner_munzel(g->values, g->first, g->values + g->first, g->count - g->first, &t, NULL);
    double answer[] = {t.t, t.df, t.p};
    return good && t.given && agree(g, answer, 3);
}

static bool superiority(const struct given *g)
{
    osk__superior s;
    bool good = osk__superiority(g->values, g->first, g->values + g->first, g->count - g->first, &s, NULL);
    double answer[] = {s.a, s.low, s.high};
    return good && s.low < s.high && agree(g, answer, 3);
}

/* groups: 2 person + inside */
static bool crossed_superiority(const struct given *g)
{
    uint32_t persons[MOST];
    double inside[MOST];
    size_t people = 0;
    osk__superior s;
    bool given;
    for (size_t i = 0; i < g->count; i++) {
        persons[i] = g->numbers[i] / 2;
        inside[i] = g->numbers[i] % 2;
        people = persons[i] >= people ? persons[i] + 1 : people;
    }
    bool good = osk__crossed_superiority(&(osk__crossed){g->values, inside, persons, g->count, people}, &s, &given, NULL);
    double answer[] = {s.a, s.low, s.high};
    return good && given && s.low < s.high && agree(g, answer, 3);
}

/* groups: side + 2 stratum + 100 weight. */
static osk__stratified compare_strata(const struct given *g, const osk__chance *with)
{
    uint32_t sides[MOST], strata[MOST];
    double weights[MOST];
    osk__stratified found;
    for (size_t i = 0; i < g->count; i++) {
        sides[i] = g->numbers[i] % 2;
        strata[i] = g->numbers[i] / 2 % 50;
        weights[i] = g->numbers[i] / 100;
    }
    osk__sample sample = {.values = g->values, .groups = sides, .count = g->count, .group_count = 2, .weights = weights, .strata = strata};
    CHECK(osk__strata_compare(&sample, with, &found, NULL));
    return found;
}

/* The limits hold the estimate, and leave out no difference just where the test shows one. */
static bool strata_difference(const struct given *g)
{
    osk__stratified found = compare_strata(g, &chance);
    bool apart = found.limits.low > 0 || found.limits.high < 0;
    return agree(g, &found.estimate, 1) &&
           (!found.limits.given || (found.limits.low < found.estimate && found.estimate < found.limits.high &&
                                    apart == (found.test.p <= OSK__LEVEL)));
}

/* Of random arrangements, against all of them; as others are dealt on two threads. */
static bool strata_p(const struct given *g)
{
    osk__chance many = {.seed = 1, .replicates = 19999, .threads = 1}, two = many;
    osk__stratified found = compare_strata(g, &many), again;
    two.threads = 2;
    again = compare_strata(g, &two);
    CHECK(found.test.extreme == again.test.extreme && !(found.limits.low < again.limits.low || found.limits.low > again.limits.low));
    return found.limits.given && fabs(found.test.p - g->figures[0]) < 4.5 * sqrt(found.test.p * (1 - found.test.p) / 20000) + 1e-4;
}

static bool hodges_lehmann(const struct given *g)
{
    double shift;
    osk__limits limits;
    return osk__shift(g->values, g->first, g->values + g->first, g->count - g->first, &shift, &limits, NULL) &&
           agree(g, &shift, 1);
}

static bool hedges(const struct given *g)
{
    double size = osk__hedges(g->values, g->first, g->values + g->first, g->count - g->first);
    return agree(g, &size, 1);
}

static bool studentised(const struct given *g)
{
    osk__test test;
    osk__limits limits;
    bool good = osk__means_compare(g->values, g->first, g->values + g->first, g->count - g->first, &chance, &test, &limits, NULL) &&
                test.exact;
    /* R tells a side that has no end; here the whole interval is not given then. */
    bool open = isnan(g->figures[1]) || isnan(g->figures[2]);
    double answer[] = {(double)test.extreme, limits.given ? limits.low : g->figures[1], limits.given ? limits.high : g->figures[2]};
    return good && limits.given != open && agree(g, answer, 3);
}

/* As it is, and with the sides changed. */
static bool studentised_p(const struct given *g)
{
    const double *a = g->values, *b = a + g->first;
    size_t n = g->first, m = g->count - n;
    osk__test test, turned;
    bool good = osk__means_test(a, n, b, m, &chance, &test, NULL) && osk__means_test(b, m, a, n, &chance, &turned, NULL) && test.exact;
    double answer[] = {test.p, (double)test.extreme, (double)test.arrangements, test.least * (double)test.arrangements};
    return good && test.extreme == turned.extreme && agree(g, answer, 4);
}

static bool welch_f(const struct given *g)
{
    osk__sample sample = sample_of(g);
    osk__test test;
    bool good = osk__permute(&sample, OSK__BY_WELCH, &chance, &test, NULL);
    double answer[] = {test.statistic, (double)test.extreme, (double)test.arrangements, NAN};
    good = good && osk__omega(&sample, &answer[3], NULL);
    return good && agree(g, answer, 4);
}

static bool sign_flips(const struct given *g)
{
    osk__test test;
    bool good = osk__sign_flips(g->values, g->count, &chance, &test, NULL);
    double answer[] = {test.statistic, (double)test.extreme, (double)test.arrangements};
    return good && agree(g, answer, 3);
}

static bool spearman(const struct given *g)
{
    osk__correlation r;
    bool good = osk__spearman(g->values, g->groups, NULL, g->count, &chance, &r, NULL);
    double answer[] = {r.rho, (double)r.test.extreme, (double)r.test.arrangements};
    return good && agree(g, answer, 3);
}

static bool mann_kendall(const struct given *g)
{
    osk__trend t;
    bool good = osk__mann_kendall(&(osk__series){.values = g->values, .count = g->count}, OSK__FREE, &chance, &t, NULL);
    double answer[] = {t.s, t.tau, t.slope, (double)t.test.extreme, (double)t.test.arrangements};
    return good && agree(g, answer, 5);
}

static bool mann_kendall_times(const struct given *g)
{
    osk__trend t;
    bool good = osk__mann_kendall(&(osk__series){.values = g->values, .times = g->groups, .count = g->count}, OSK__FREE,
                                  &chance, &t, NULL);
    double answer[] = {t.s, t.tau, t.slope, (double)t.test.extreme, (double)t.test.arrangements,
                       t.limits.given ? t.limits.low : NAN, t.limits.given ? t.limits.high : NAN};
    return good && agree(g, answer, 7);
}

static bool kept_together(const struct given *g)
{
    osk__trend within, together;
    osk__series series = {.values = g->values, .persons = g->numbers, .count = g->count};
    bool good = osk__mann_kendall(&series, OSK__WITHIN, &chance, &within, NULL) &&
                osk__mann_kendall(&series, OSK__TOGETHER, &chance, &together, NULL);
    /* People of one value each have nothing to arrange; each of the program's orders is of values, equal ones apart. */
    double answer[] = {(double)within.test.extreme, (double)within.test.arrangements, (double)together.test.extreme,
                       (double)together.test.arrangements};
    return good && agree(g, answer, 4);
}

static bool gini(const struct given *g)
{
    double amounts[MOST];
    memcpy(amounts, g->values, sizeof amounts);
    osk__shares shares = osk__inequality(amounts, g->count);
    double answer[] = {shares.gini, shares.most, shares.entropy};
    return agree(g, answer, 3);
}

static bool mean_t(const struct given *g)
{
    osk__interval interval;
    bool good = osk__interval_mean(g->values, g->count, false, &chance, &interval, NULL);
    double answer[] = {interval.mean, interval.low, interval.high};
    return good && interval.given && agree(g, answer, 3);
}

static bool share(const struct given *g)
{
    osk__limits limits = osk__interval_share(g->values, g->groups, g->count);
    double answer[] = {limits.low, limits.high};
    return limits.given && agree(g, answer, 2);
}

/* What has no interval: four units; all in one unit, all but one unit; units without a whole do not count. */
static void shares_without(void)
{
    static const double part[] = {1, 2, 0, 1, 1, 0}, one[] = {3, 0, 0, 0, 0, 0}, whole[] = {3, 4, 2, 2, 5, 0},
                        other[] = {0, 4, 2, 2, 5, 0};
    CHECK(!osk__interval_share(part, whole, 4).given && osk__interval_share(part, whole, 5).given);
    CHECK(!osk__interval_share(one, whole, 6).given && !osk__interval_share(other, whole, 6).given);
    osk__limits a = osk__interval_share(part, whole, 5), b = osk__interval_share(part, whole, 6);
    CHECK(near_to(a.low, b.low, 1e-12) && near_to(a.high, b.high, 1e-12));
    CHECK(!osk__interval_share(part, whole, 0).given);
}

static bool benjamini_hochberg(const struct given *g)
{
    double p[MOST];
    memcpy(p, g->values, sizeof p);
    return osk__correct_bh(p, g->count, NULL) && agree(g, p, g->count);
}

static bool tarone(const struct given *g)
{
    bool kept[MOST];
    size_t k;
    double answer[MOST];
    bool good = osk__tarone(g->values, g->count, kept, &k, NULL);
    answer[0] = (double)k;
    for (size_t i = 0; i < g->count; i++)
        answer[i + 1] = kept[i];
    return good && agree(g, answer, g->count + 1);
}

static const struct check checks[] = {
    {"difference", difference}, {"welch", welch}, {"brunner-munzel", brunner_munzel}, {"superiority", superiority},
    {"hodges-lehmann", hodges_lehmann}, {"hedges", hedges}, {"studentised", studentised}, {"studentised-p", studentised_p}, {"welch-f", welch_f},
    {"sign-flips", sign_flips}, {"spearman", spearman}, {"mann-kendall", mann_kendall}, {"gini", gini},
    {"mann-kendall-times", mann_kendall_times}, {"kept-together", kept_together},
    {"mean-t", mean_t}, {"share", share}, {"benjamini-hochberg", benjamini_hochberg}, {"tarone", tarone},
    {"crossed-superiority", crossed_superiority}, {"strata-difference", strata_difference}, {"strata-p", strata_p}};

/* Sides of unequal spread and size, most values near 0 and a few far: p and interval say the same of no difference, which the
 * test that is not studentised does not. */
static void means_agree(void)
{
    enum { FIRST = 5, UNITS = 17, SETS = 200 };
    size_t otherwise = 0, shown = 0;
    uint32_t groups[UNITS], state = 1;
    double values[UNITS];
    for (size_t set = 0; set < SETS; set++) {
        osk__test test, plain;
        osk__limits limits;
        for (uint32_t i = 0; i < UNITS; i++) {
            state = state * 1664525u + 1013904223u;
            groups[i] = i >= FIRST;
            values[i] = exp((double)(state >> 20) / 1024) + (i < FIRST ? (double)(set % 5) * 3 : 0);
        }
        osk__sample sample = {.values = values, .groups = groups, .count = UNITS, .group_count = 2};
        CHECK(osk__means_compare(values, FIRST, values + FIRST, UNITS - FIRST, &chance, &test, &limits, NULL) && limits.given);
        CHECK(osk__permute(&sample, OSK__BY_MEANS, &chance, &plain, NULL));
        bool apart = limits.low > 0 || limits.high < 0;
        CHECK(apart == (test.p <= OSK__LEVEL));
        shown += apart;
        otherwise += apart != (plain.p <= OSK__LEVEL);
    }
    CHECK(shown > SETS / 20 && otherwise > SETS / 50);
}

/* The ends of an interval that says otherwise than p. */
static void limits_agree(void)
{
    osk__limits above = {true, 0.1, 0.9}, below = {true, -0.9, 0.1}, held = above, none = {false, 0.1, 0.9};
    osk__limits_agree(&above, 0.5, 0.06);
    osk__limits_agree(&below, -0.4, 0.04);
    osk__limits_agree(&held, 0.5, 0.05);
    osk__limits_agree(&none, 0.5, 0.06);
    CHECK(near_to(above.low, 0, 0) && near_to(above.high, 0.9, 0) && near_to(below.low, -0.9, 0) && near_to(below.high, 0, 0));
    CHECK(near_to(held.low, 0.1, 0) && near_to(none.low, 0.1, 0));
}

/* Of people with one comment each every table is as likely. Where one has two there are too many tables to walk, and ways that lead
 * to none must not be walked before that is known; of ten people, all. */
static void table_of_singles(void)
{
    enum { PEOPLE = 1200 };
    static uint32_t cells[3 * PEOPLE];
    static const size_t people[] = {10, 70, PEOPLE};
    osk__association a;
    for (size_t i = 0; i < PEOPLE; i++)
        cells[3 * i + i % 3] = 1;
    CHECK(osk__associate(&(osk__crosstab){cells, 70, 3}, &chance, &a, NULL) && a.test.verdict == OSK__ALL_SINGLE && isnan(a.v));
    cells[0] = 2;
    for (size_t i = 0; i < 3; i++) {
        CHECK(osk__associate(&(osk__crosstab){cells, people[i], 3}, &chance, &a, NULL) && a.test.verdict == OSK__TESTED && !isnan(a.v));
        CHECK(a.test.exact == (i == 0) && a.test.p > 0.2 && a.test.least <= a.test.p);
    }
}

/* p = .0548 of 100,000 arrangements, under .05 of the 5,000 that the interval is found with: it must not leave 0 out. */
static void strata_border(void)
{
    enum { UNITS = 60 };
    double values[UNITS], weights[UNITS];
    uint32_t sides[UNITS], strata[UNITS], state = 1;
    osk__stratified found;
    for (uint32_t i = 0; i < UNITS; i++) {
        state = state * 1664525u + 1013904223u;
        weights[i] = 1 + (state >> 20) % 9;
        values[i] = (state >> 16) % 2;
        sides[i] = i % 7 != 0;
        strata[i] = 3 * i / UNITS;
    }
    osk__sample sample = {.values = values, .groups = sides, .count = UNITS, .group_count = 2, .weights = weights, .strata = strata};
    CHECK(osk__strata_compare(&sample, &(osk__chance){.seed = 1}, &found, NULL) && found.limits.given);
    CHECK(found.test.p > 0.05 && found.test.p < 0.06 && found.limits.low < -0.1 && !(found.limits.high < 0));
}

static void tables(const char *folder)
{
    FILE *file = open_reference(folder, "tables.tsv");
    char line[8192], *cells[5];
    double counts[MOST], figures[MOST], residuals[MOST];
    while (file && next_row(file, line, sizeof line, cells, 5)) {
        uint32_t whole[MOST];
        size_t count = read_list(cells[2], counts), rows = strtoul(cells[1], NULL, 10);
        size_t wanted = read_list(cells[3], figures);
        read_list(cells[4], residuals);
        for (size_t i = 0; i < count; i++)
            whole[i] = (uint32_t)counts[i];
        osk__crosstab table = {whole, rows, count / rows};
        osk__association a;
        CHECK(osk__associate(&table, &chance, &a, NULL) && a.test.exact);
        CHECK(near_to(a.test.p, figures[0], 1e-8) && near_to(a.chi2, figures[1], 1e-8));
        CHECK(near_to(a.least_expected, figures[2], 1e-8) && near_to(a.v, figures[3], 1e-8));
        for (size_t i = 0; i < count; i++)
            CHECK(near_to(osk__residual(&table, i / table.columns, i % table.columns), residuals[i], 1e-8));
        if (wanted < 10)
            continue;
        uint32_t n = whole[0] + whole[1], m = whole[2] + whole[3];
        osk__contrast d = osk__risk_difference(whole[0], n, whole[2], m), o = osk__odds_ratio(whole[0], n, whole[2], m);
        CHECK(near_to(d.value, figures[4], 1e-8) && near_to(d.low, figures[5], 1e-8) && near_to(d.high, figures[6], 1e-8));
        CHECK(near_to(o.value, figures[7], 1e-8) && near_to(o.low, figures[8], 1e-8) && near_to(o.high, figures[9], 1e-8));
    }
    if (file)
        fclose(file);
}

static void mixed(const char *folder)
{
    FILE *file = open_reference(folder, "mixed.tsv");
    char line[8192], *cells[5];
    struct given given = {0};
    while (file && next_row(file, line, sizeof line, cells, 5)) {
        given.count = read_list(cells[1], given.values);
        read_list(cells[2], given.groups);
        read_list(cells[4], given.figures);
        for (size_t i = 0; i < given.count; i++)
            given.numbers[i] = (uint32_t)given.groups[i];
        osk__sample sample = sample_of(&given);
        osk__mixed fit;
        CHECK(osk__mixed_fit(&sample, &fit, NULL) && fabs(fit.loglik - strtod(cells[3], NULL)) < 1e-6);
        double answer[] = {fit.mean, fit.between, fit.within, fit.icc, fit.low, fit.high};
        for (size_t i = 0; i < 6; i++)
            CHECK(fabs(answer[i] - given.figures[i]) < 1e-4);
        double highest[MOST], shrunk[MOST], sum = 0;
        CHECK(osk__mixed_rank(&sample, &chance, highest, shrunk, NULL));
        for (size_t g = 0; g < sample.group_count; g++)
            sum += highest[g];
        CHECK(fabs(sum - 1) < 1e-9);
    }
    if (file)
        fclose(file);
}

/* The spread in the file is that of R's limits over sets of 9,999 replicates; ours have the same, and R's mean of twelve
 * sets a twelfth of its variance. */
static void bootstrap(const char *folder)
{
    FILE *file = open_reference(folder, "bootstrap.tsv");
    char line[8192], *cells[4];
    double values[MOST], figures[MOST];
    osk__chance many = {.seed = 1};
    while (file && next_row(file, line, sizeof line, cells, 4)) {
        size_t count = read_list(cells[2], values);
        osk__interval interval;
        read_list(cells[3], figures);
        CHECK(osk__interval_mean(values, count, strcmp(cells[1], "bca") == 0, &many, &interval, NULL));
        CHECK(interval.given && interval.manner == (strcmp(cells[1], "bca") == 0 ? OSK__ACCELERATED : OSK__BOOTSTRAP_T));
        double low = fabs(interval.low - figures[0]) / figures[2], high = fabs(interval.high - figures[1]) / figures[3];
        bool good = low < 3 * sqrt(13.0 / 12) && high < 3 * sqrt(13.0 / 12);
        if (!good)
            printf("%s: %g and %g Monte Carlo errors\n", cells[0], low, high);
        CHECK(good);
    }
    if (file)
        fclose(file);
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Over 3,000 values the slopes are not written down, and their median is the same all the same. */
static void middle_slope(void)
{
    enum { MANY = 3100 };
    double *values = malloc(MANY * sizeof *values), *times = malloc(MANY * sizeof *times);
    double *slopes = malloc(MANY * (MANY - 1) / 2 * sizeof *slopes);
    size_t count = 0;
    for (int i = 0; i < MANY; i++) {
        values[i] = (double)((i * 7919 + i * i % 613) % 1009) / 100 + i * 0.002;
        times[i] = i / 3; /* three at each time */
    }
    for (int i = 0; i < MANY; i++)
        for (int j = i + 1; j < MANY; j++)
            if (times[j] > times[i])
                slopes[count++] = (values[j] - values[i]) / (times[j] - times[i]);
    qsort(slopes, count, sizeof *slopes, by_number);
    osk__trend trend;
    CHECK(osk__mann_kendall(&(osk__series){.values = values, .times = times, .count = MANY}, OSK__FREE,
                            &(osk__chance){1, 9, 1}, &trend, NULL));
    CHECK(near_to(trend.slope, (slopes[count / 2 - 1] + slopes[count / 2]) / 2, 1e-6));
    free(values);
    free(times);
    free(slopes);
}

/* Few and many numbers, of either sign and of every size, with ties, against the C library's order. */
static void sorts(void)
{
    enum { MOST = 1200 };
    static double ours[MOST], theirs[MOST];
    uint32_t state = 7;
    for (size_t n = 0; n < MOST; n += n < 300 ? 13 : 97) {
        for (size_t i = 0; i < n; i++) {
            state = state * 1664525u + 1013904223u;
            int power = (int)(state >> 27) * 40 - 600;
            ours[i] = theirs[i] = ldexp((double)(state >> 8 & 0x3F) - 20.5, i % 3 ? 0 : power);
        }
        osk__sort(ours, n);
        qsort(theirs, n, sizeof *theirs, by_number);
        CHECK(memcmp(ours, theirs, n * sizeof *ours) == 0);
    }
}

/* Shares of the same units, tested together: each comes to what it comes to alone; one of them is the same for all. */
static void alike(void)
{
    enum { N = 60, TESTS = 4 };
    double values[TESTS][N], weights[N];
    uint32_t groups[N];
    osk__sample samples[TESTS];
    osk__test together[TESTS], alone;
    osk__chance chance = {.seed = 3, .replicates = 999, .threads = 2};
    uint64_t state = 7;
    for (size_t i = 0; i < N; i++) {
        groups[i] = (uint32_t)(i % 5 ? i % 3 : 0);
        weights[i] = 1 + (double)(osk__random_next(&state) >> 32 & 7);
        for (size_t t = 0; t < TESTS; t++)
            values[t][i] = t == 2 ? 0 : (double)(osk__random_next(&state) >> 32 & 3);
    }
    for (size_t t = 0; t < TESTS; t++)
        samples[t] = (osk__sample){.values = values[t], .groups = groups, .count = N, .group_count = 3, .weights = weights};
    CHECK(osk__permute_alike(samples, TESTS, OSK__BY_SHARES, &chance, together, NULL));
    for (size_t t = 0; t < TESTS; t++) {
        CHECK(osk__permute(&samples[t], OSK__BY_SHARES, &chance, &alone, NULL));
        CHECK(alone.verdict == together[t].verdict && alone.extreme == together[t].extreme &&
              alone.arrangements == together[t].arrangements && !(alone.least < together[t].least || alone.least > together[t].least));
    }
    CHECK(together[2].verdict == OSK__ALL_EQUAL && together[0].arrangements == 1000);
}

int main(int count, char **arguments)
{
    sorts();
    alike();
    const char *folder = count > 1 ? arguments[1] : "tests/reference";
    check_all(folder, "procedures.tsv", checks, sizeof checks / sizeof *checks);
    shares_without();
    strata_border();
    means_agree();
    table_of_singles();
    limits_agree();
    tables(folder);
    mixed(folder);
    bootstrap(folder);
    middle_slope();
    return test_end();
}
