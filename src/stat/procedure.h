/* The procedures, each a pure function of numbers: what `compare` is built of. Values are finite (the callers leave out
 * what is not); groups count from 0 without gaps. A procedure that cannot answer says so in its result. */
#ifndef OSK_STAT_PROCEDURE_H
#define OSK_STAT_PROCEDURE_H

#include "../base/error.h"

/* 95 % throughout, and the level that families are planned for. */
#define OSK__LEVEL 0.05

/* Fewest units for an interval of a mean; from where it is bootstrapped; from where by BCa. */
enum { OSK__FEWEST = 5, OSK__BOOTSTRAP = 20, OSK__BCA = 40, OSK__CLUSTERS = 12 };

/* Where random numbers come from, and how many; same chance, same result, whatever `threads`. */
typedef struct osk__chance {
    uint64_t seed;
    size_t replicates; /* 0: the usual number */
    size_t threads;    /* 0: as many as processors */
} osk__chance;

/* An interval that is given or not. */
typedef struct osk__limits { bool given; double low, high; } osk__limits;

/* ---- rank.c ---- */

/* Midranks from 1; *ties, if given, gets the sum of t^3 - t over ties. */
bool osk__rank(const double *values, size_t count, double *ranks, double *ties, osk_error *error);
/* Ascending, in place; none is NaN. */
void osk__sort(double *values, size_t count);
/* The mean, and the sum of squared deviations from it. */
double osk__mean(const double *values, size_t count);
double osk__squares(const double *values, size_t count);

/* ---- concord.c ---- */

/* Kendall's W of `rankings` rows of `count` values, ties corrected: 1 where all rank alike, 0 where they have nothing in
 * common. NAN where fewer than two are ranked, or by fewer than two, or all are tied. It describes; rankings of the same
 * data are not independent, so there is no test. */
bool osk__concord(const double *values, size_t rankings, size_t count, double *w, osk_error *error);

/* ---- permutation (permute.c) ---- */

typedef struct osk__sample {
    const double *values;   /* one a unit */
    const uint32_t *groups; /* 0 to group_count - 1; every group has a unit */
    size_t count, group_count;
    const double *weights;  /* OSK__BY_SHARES: the sentences behind a value; else NULL */
    const uint32_t *strata; /* ascending numbers: units change places within a stratum only; NULL: one stratum */
} osk__sample;

typedef enum osk__verdict {
    OSK__TESTED,
    OSK__ONE_GROUP,   /* fewer than two groups */
    OSK__ALL_EQUAL,   /* all values are the same */
    OSK__ALL_SINGLE,  /* each group has one unit: every arrangement is as extreme */
    OSK__VERDICTS
} osk__verdict;

/* What is compared between groups; larger is more extreme. */
typedef enum osk__by {
    OSK__BY_RANKS,  /* Kruskal & Wallis (1952) */
    OSK__BY_MEANS,  /* sum of n (mean - grand mean)^2; of two groups: the difference of means */
    OSK__BY_WELCH,  /* Welch's F (1951, Biometrika 38); of two groups: t squared. Every group needs two units */
    OSK__BY_SHARES  /* values are counts of weights' units; sum over groups of (sum of value - R weight)^2 / weight, R the
                       share of all: as a binomial table's chi-squared, so that long and short units weigh as they should */
} osk__by;

typedef struct osk__test {
    osk__verdict verdict;
    double statistic;      /* by ranks: H, corrected for ties; by Welch: F; else the sum above */
    double effect;         /* by ranks: epsilon squared, see osk__epsilon; by means and shares: eta squared, the part of the
                              squared deviations (of shares each weighted by its unit's whole) that is between groups */
    double expected;       /* the same where nothing is related: eta squared's (groups - 1) / (n - 1), epsilon squared's 0 */
    double p, p_error;     /* p_error: its Monte Carlo standard error, NaN where exact */
    double least;          /* the smallest p that these values, ties included, could have given; where arrangements are
                              drawn, a bound that is not above it */
    uint64_t extreme;      /* arrangements at least as extreme, the observed one counted */
    uint64_t arrangements; /* all of them where exact, else replicates + 1; p = extreme / arrangements */
    bool exact;
} osk__test;

/* Permutes units over groups: enumerated up to a million arrangements, else random ones, the observed one among them:
 * p = (b + 1) / (m + 1) (Phipson & Smyth 2010). */
bool osk__permute(const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test, osk_error *error);
/* The verdict and `least` alone, of a sample with strata: nothing is drawn. */
bool osk__permute_outlook(const osk__sample *sample, osk__by by, const osk__chance *chance, osk__test *test, osk_error *error);
/* Several samples of the same units, groups, weights and strata, each as osk__permute would test it; random arrangements,
 * which are the same for all, are made once. By Welch one sample only: its weights are its own. */
bool osk__permute_alike(const osk__sample *samples, size_t count, osk__by by, const osk__chance *chance, osk__test *tests,
                        osk_error *error);

/* Replicates for so many units where the user names no number; see osk_stat_options. */
size_t osk__replicates(size_t asked, size_t units);

/* Epsilon squared (Kelley 1935): the share of variance between groups, of ranks H / (n - 1), less what chance gives; of ranks
 * (H - k + 1) / (n - k) (Tomczak & Tomczak 2014, who call it eta squared). May be below 0; 0 where each unit is a group. */
double osk__epsilon(double share, size_t groups, size_t count);
/* Omega squared (Hays 1963): the share of variance between groups, corrected for chance; may be below 0. */
bool osk__omega(const osk__sample *sample, double *omega, osk_error *error);

/* ---- arrangements counted (arrange.c) ---- */

/* p, its error and the counts from `extreme` of `arrangements`. */
void osk__test_settle(osk__test *test, uint64_t extreme, uint64_t arrangements, bool exact);
/* n! / (n1! n2! ...), or 0 where it is over `most`. */
uint64_t osk__arrangements(const size_t *sizes, size_t groups, uint64_t most);
/* The next arrangement of a multiset in lexicographic order; false after the last. `count` > 0. */
bool osk__arrange_next(uint32_t *labels, size_t count);
/* Is `value` at least `observed`, up to the rounding of sums taken in another order? */
static inline bool osk__extreme(double value, double observed) { return value >= observed * (1 - 1e-10); }

/* ---- orders (shuffle.c): units change places within runs ---- */

typedef struct osk__shuffle {
    size_t count;
    const size_t *ends;  /* where the run of a place ends; NULL: all is one run */
    /* Of an order: the unit at each place. Larger is more extreme; called from several threads, each with its number. */
    double (*statistic)(void *context, size_t thread, const uint32_t *order);
    void *context;
    double observed;     /* as extreme as this counts */
    size_t cost;         /* of a statistic, in steps: more of it, fewer replicates */
    uint64_t most;       /* orders that are all counted; 0: a million */
} osk__shuffle;
/* All orders up to `most`, else random ones. */
bool osk__shuffle_test(const osk__shuffle *shuffle, const osk__chance *chance, osk__test *test, osk_error *error);

/* ---- two groups (two.c): a of n against b of m ---- */

typedef struct osk__t { double t, df, p, low, high; bool given; } osk__t;
/* Welch (1947) and Brunner & Munzel (2000; Neubert & Brunner 2007): asymptotic, so no default. Given from two units a
 * group that are not all equal. low, high: of the difference of means (Welch only). */
osk__t osk__welch(const double *a, size_t n, const double *b, size_t m);
bool osk__brunner_munzel(const double *a, size_t n, const double *b, size_t m, osk__t *t, osk_error *error);

/* A = P(X > Y) + P(X = Y) / 2 (Vargha & Delaney 2000); delta = 2 A - 1 (Cliff 1993). The interval is Newcombe's (2006,
 * Statistics in Medicine 25, 559-573, method 5): a score interval, which has a width where A is 0 or 1 too. */
typedef struct osk__superior { double a, low, high; } osk__superior;
bool osk__superiority(const double *a, size_t n, const double *b, size_t m, osk__superior *s, osk_error *error);

/* The same limits about s->a, of so many on the two sides, at z standard errors. */
void osk__superiority_limits(double n, double m, double z, osk__superior *s);

/* Hedges (1981), exact correction; NaN where no group varies. */
double osk__hedges(const double *a, size_t n, const double *b, size_t m);

/* Does the test that is inverted reject a value? */
typedef bool osk__rejects(void *test, double value);
/* A limit of an inverted test: steps out from the estimate, twice as far each time, until the test rejects, then halves back to
 * where it begins to. `step` may be negative. False where `doublings` steps meet no value that is rejected. */
bool osk__invert_limit(osk__rejects *rejects, void *test, double estimate, double step, int doublings, int halvings,
                       double *limit);
/* The studentised permutation test (Janssen 1997; Chung & Romano 2013) inverted: the differences of means that it does
 * not reject at 5 %. Where a group is one unit the statistic is not studentised. Not given where no difference at all
 * could be rejected, or nothing varies. */
bool osk__invert(const double *a, size_t n, const double *b, size_t m, const osk__chance *chance, osk__limits *limits,
                 osk_error *error);
/* An interval is found with fewer arrangements than p, which knows better whether no difference at all is rejected: an end that
 * says otherwise lies at 0. */
void osk__limits_agree(osk__limits *limits, double estimate, double p);

/* ---- the means of two groups (means.c) ---- */

/* The test that osk__invert inverts, at no difference: by Welch, or by means where a group is one unit. */
osk__by osk__means_by(size_t n, size_t m);
bool osk__means_test(const double *a, size_t n, const double *b, size_t m, const osk__chance *chance, osk__test *test,
                     osk_error *error);
/* That, and osk__invert's limits, which leave out 0 only where p is 5 % or less. */
bool osk__means_compare(const double *a, size_t n, const double *b, size_t m, const osk__chance *chance, osk__test *test,
                        osk__limits *limits, osk_error *error);

/* ---- intervals of a mean (interval.c) ---- */

/* Student's t at the upper 2.5 %. */
double osk__student(double df);

typedef enum osk__manner { OSK__NO_INTERVAL, OSK__STUDENT, OSK__BOOTSTRAP_T, OSK__ACCELERATED } osk__manner;
/* lumpy: half the values or more are one and the same; there a resampled interval held in 90 % of simulations. skewed: their
 * skewness (the adjusted Fisher-Pearson G1) is over 1 either way; on log-normal values these held in 80 to 92 %, and
 * where a few such values do not look skewed in fewer. */
typedef struct osk__interval { double mean, low, high; bool given, lumpy, skewed; osk__manner manner; } osk__interval;

/* Are four fifths of the values or more one and the same? There a test inverted for a shift of all held in 68 to 94 % of
 * simulations in which one side had other values more often. */
bool osk__mostly_alike(const double *values, size_t count, bool *alike, osk_error *error);
/* Is half of the values or more one and the same? */
bool osk__half_alike(const double *values, size_t count, bool *alike, osk_error *error);
/* Joanes & Gill (1998): G1, of three values or more that vary. */
double osk__skewness(const double *values, size_t count);

/* Student's t for 5 to 19 units, bootstrap-t from 20 (Efron 1981; Hall 1988), BCa from 40 or where asked (Efron 1987);
 * none under five or where all values are equal. Over 20,000 units Student's again: they agree there. */
bool osk__interval_mean(const double *values, size_t count, bool bca, const osk__chance *chance,
                        osk__interval *interval, osk_error *error);

/* A share: part[i] of whole[i] in each unit (themed sentences of a comment's), pooled. Delete-one jackknife over units on the
 * scale of the log odds with Student's t (Efron & Stein 1981; Cochran 1977, ch. 6, of a ratio); not given under five units
 * with a whole, or where a single unit holds all that is in, or all that is not (share.c). */
osk__limits osk__interval_share(const double *part, const double *whole, size_t count);

/* Of replicates (estimate* - estimate) / error*, NaN where they have no error, the bootstrap-t's limits; not given where more
 * than a tenth have none. Sorts `drawn`. */
osk__limits osk__pivotal(double *drawn, size_t replicates, double estimate, double error);

/* ---- within strata (strata.c) ---- */

/* Groups compared within strata: units are permuted by what they hold over their stratum's share. */
bool osk__strata_test(const osk__sample *sample, const osk__chance *chance, osk__test *test, osk_error *error);

typedef struct osk__stratified { double estimate; osk__limits limits; osk__test test; } osk__stratified;
/* The difference of shares (of means, without weights) of group 0 and group 1 within strata, Mantel & Haenszel's (Greenland &
 * Robins 1985, Biometrics 41, 55-68), NaN where no stratum holds both; its permutation test in strata, studentised as
 * osk__invert is; and the differences that this test does not reject at 5 %, cut off at -1 and 1. With under OSK__FEWEST
 * units on a side the test is osk__strata_test, and there is no interval (of three it held in 73 to 86 % of simulations);
 * nor where no difference could be rejected. */
bool osk__strata_compare(const osk__sample *sample, const osk__chance *chance, osk__stratified *result, osk_error *error);

/* ---- people on both sides of a comparison (crossed.c) ---- */

typedef struct osk__crossed {
    const double *values, *inside; /* inside: 1 or 0; both sides have a value */
    const uint32_t *persons;       /* 0 to person_count - 1; a number may have no value */
    size_t count, person_count;
} osk__crossed;
/* A of the values inside over those outside. Limits: Newcombe's score interval with his variance times the inflation by
 * people (the variance of A over people's sums of placements, Obuchowski 1997, Biometrics 53, 567-578, over that of comments;
 * not under 1) and Student's t of people - 1; where all placements are equal, as at A = 0 or 1, people are counted in the
 * place of comments. *given: false of one person. */
bool osk__crossed_superiority(const osk__crossed *crossed, osk__superior *s, bool *given, osk_error *error);
/* The difference of means inside and outside with people resampled whole, bootstrap-t with the linearised error. *enough:
 * false under OSK__CLUSTERS people, or under OSK__FEWEST of them on a side; else not given only where so few people have
 * anything but the commonest value that many resamples have no error. */
bool osk__crossed_difference(const osk__crossed *crossed, const osk__chance *chance, osk__limits *limits, bool *enough,
                             osk_error *error);

/* ---- pairs and order (paired.c, correlate.c) ---- */

/* Sign flips of differences: the mean against 0. */
bool osk__sign_flips(const double *differences, size_t count, const osk__chance *chance, osk__test *test,
                     osk_error *error);

typedef struct osk__correlation { double rho; osk__limits limits; osk__test test; } osk__correlation;
/* Spearman's rho, permuted. With `groups` within them: ranks and permutation inside each group, so that what people have
 * in common with themselves does not count. Interval: Bonett & Wright (2000), not given within groups. */
bool osk__spearman(const double *x, const double *y, const uint32_t *groups, size_t count, const osk__chance *chance,
                   osk__correlation *result, osk_error *error);

/* ---- through the debate (course.c, trend.c, periods.c): values in order ---- */

/* How the null hypothesis deals values to places. FREE: all orders; WITHIN: each person's values on that person's places;
 * TOGETHER: that, and people of as many values change places, each with all of theirs. */
typedef enum osk__null { OSK__FREE, OSK__WITHIN, OSK__TOGETHER } osk__null;

typedef struct osk__course {
    const double *values;     /* by place */
    const uint32_t *persons;  /* by place; of FREE: NULL */
    size_t count;
    osk__null null;
    /* Of values by place, which it may disturb; the larger without its sign, the more extreme. Called from several threads. */
    double (*statistic)(void *context, size_t thread, double *values);
    void (*prepare)(void *context, const double *values); /* before values are dealt; NULL: nothing */
    void *context;
    size_t cost;              /* as of osk__shuffle */
} osk__course;
bool osk__course_test(const osk__course *course, const osk__chance *chance, osk__test *test, osk_error *error);

/* Most values of which a test is inverted: it is made some seventy times. */
enum { OSK__COURSE_INVERTED = 1000 };
/* The rises by a unit of `x` (by place) that the test does not reject at 5 % when they are taken off the values. Not given
 * where it rejects none however large, and for fewer than five values or more than OSK__COURSE_INVERTED. */
bool osk__course_invert(const osk__course *course, const double *x, double estimate, const osk__chance *chance,
                        osk__limits *limits, osk_error *error);

/* A bound from below on the p of a statistic that is a sum over the places that are `inside`, not of FREE: one over the ways
 * to fill them. */
bool osk__course_least(const osk__course *course, const double *inside, double *least, osk_error *error);

typedef struct osk__trend { double s, tau, slope; osk__limits limits; osk__test test; } osk__trend;
typedef struct osk__series {
    const double *values;     /* in the order of times */
    const double *times;      /* ascending, in any unit; NULL: places */
    const uint32_t *persons;  /* of FREE: NULL */
    size_t count;
} osk__series;
/* Mann-Kendall, tau-b, Theil-Sen slope a unit of time over pairs of different times, all in time n log n; limits: Sen's
 * (1968), by the variance of S, which holds for FREE only, of up to 3,000 values, since pairs are half their square. */
bool osk__mann_kendall(const osk__series *series, osk__null null, const osk__chance *chance, osk__trend *trend,
                       osk_error *error);
/* Puts the test inverted in the place of Sen's limits. */
bool osk__trend_limits(const osk__series *series, osk__null null, const osk__chance *chance, osk__trend *trend,
                       osk_error *error);

/* ---- families (family.c) ---- */

/* Holm (1979), Benjamini & Hochberg (1995): adjusted p-values in place. */
bool osk__correct_holm(double *p, size_t count, osk_error *error);
bool osk__correct_bh(double *p, size_t count, osk_error *error);
/* Tarone (1990, Biometrics 46, 515-522): the least K such that at most K comparisons can reach 5 % / K; `kept` gets which
 * can. The others are hopeless whatever their values. */
bool osk__tarone(const double *least, size_t count, bool *kept, size_t *k, osk_error *error);

/* ---- counts (counts.c) ---- */

typedef struct osk__crosstab { const uint32_t *cells; size_t rows, columns; } osk__crosstab; /* row by row */
typedef struct osk__association {
    osk__test test;          /* Fisher (1935), Freeman & Halton (1951): all tables, or random ones */
    double chi2, least_expected;
    double v;                /* Cramer's, corrected for bias (Bergsma 2013) */
    osk__limits limits;      /* of V; see osk__cramer_limits */
} osk__association;
/* Rows and columns that are empty do not count. */
bool osk__associate(const osk__crosstab *table, const osk__chance *chance, osk__association *result, osk_error *error);
/* Pearson's adjusted residual of a cell (Haberman 1973); NaN in an empty row or column. */
double osk__residual(const osk__crosstab *table, size_t row, size_t column);
/* x of n against y of m: difference of shares (Newcombe 1998, method 10), odds ratio with a half in each cell. */
typedef struct osk__contrast { double value, low, high; } osk__contrast;
osk__contrast osk__risk_difference(uint32_t x, uint32_t n, uint32_t y, uint32_t m);
osk__contrast osk__odds_ratio(uint32_t x, uint32_t n, uint32_t y, uint32_t m);

/* ---- the random-intercept model (mixed.c) ---- */

typedef struct osk__mixed {
    double loglik, mean, between, within; /* REML; standard deviations */
    double icc, low, high;                /* profile-likelihood interval */
} osk__mixed;
/* y = mean + person + error, by restricted maximum likelihood. Needs two groups, one of them of two, and values that
 * differ. */
bool osk__mixed_fit(const osk__sample *sample, osk__mixed *fit, osk_error *error);
/* For each group the probability that it is the highest, and its mean drawn towards that of all; both integrate over the
 * likelihood of the intraclass correlation. `highest`, `shrunk`: [group_count]. */
bool osk__mixed_rank(const osk__sample *sample, const osk__chance *chance, double *highest, double *shrunk,
                     osk_error *error);

/* ---- share of the talk (talk.c) ---- */

typedef struct osk__shares { double gini, most, entropy, most_entropy; } osk__shares;
/* Gini (1912) with its maximum (n - 1) / n, Shannon's entropy in bits with its maximum log2 n. Sorts `amounts`. */
osk__shares osk__inequality(double *amounts, size_t count);

#endif
