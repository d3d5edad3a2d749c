/* Intervals of effect sizes. Those by inversion take a size for the noncentrality of its statistic: the limits are the sizes of
 * which the statistic observed would be the 97.5th and the 2.5th percentile (Steiger & Fouladi 1997; Smithson 2003, ch. 4). */
#ifndef OSK_STAT_EFFECT_H
#define OSK_STAT_EFFECT_H

#include "procedure.h"

/* ---- distribution functions (noncentral.c), to 1e-12 ---- */

/* Student's t about `delta`, of `df` > 0. */
double osk__noncentral_t(double t, double df, double delta);
/* F of `above` and `below` degrees of freedom, and chi-squared of `df`, at noncentrality `lambda` >= 0. */
double osk__noncentral_f(double f, double above, double below, double lambda);
double osk__noncentral_chi2(double x, double df, double lambda);

/* ---- limits (effect.c) ---- */

/* Hedges' g, and the standardised difference of the population that it estimates, by the t of the pooled variance (Hedges & Olkin
 * 1985, ch. 5): for normal values of one variance. Not given under OSK__FEWEST values, or where no group varies. */
osk__limits osk__hedges_limits(const double *a, size_t n, const double *b, size_t m);
/* d_z of `count` differences: the mean in their standard deviations. Not given under OSK__FEWEST, or where they are equal. */
osk__limits osk__paired_limits(double size, size_t count);

/* The part of the variance that is between the groups, lambda / (lambda + n), by Fisher's F: what omega squared estimates, and of
 * ranks (Conover & Iman 1981) epsilon squared once what chance gives is taken off; 0 to 1. Groups that are more alike than
 * chance makes them give no interval, nor do under two values more than groups. */
typedef enum osk__between { OSK__BETWEEN_GIVEN, OSK__BETWEEN_FEW, OSK__BETWEEN_ALIKE } osk__between;
bool osk__omega_limits(const osk__sample *sample, osk__limits *limits, osk__between *given, osk_error *error);
bool osk__epsilon_limits(const osk__sample *sample, osk__limits *limits, osk__between *given, osk_error *error);

/* Cramer's V by chi-squared, of a table with so many rows and columns that are not empty and `n` counts. */
osk__limits osk__cramer_limits(double chi2, size_t rows, size_t columns, double n);

/* ---- the shift (shift.c) ---- */

/* Hodges & Lehmann's (1963) shift with the shifts that the rank sum test does not reject at 5 % (Bauer 1972): exact for
 * up to some hundred values, else by the normal distribution; with ties the limits hold in 95 % or more (Randles & Wolfe 1979,
 * ch. 6). Not given where no shift could be rejected, or both limits are one value. Time n log n. */
bool osk__shift(const double *a, size_t n, const double *b, size_t m, double *shift, osk__limits *limits, osk_error *error);

/* ---- people left out in turn (leave.c) ---- */

/* A correlation, each person (of more than OSK__LEFT_OUT people each of so many parts of them) left out in turn: the jackknife on
 * Fisher's scale with Student's t (Arvesen 1969, of U-statistics). Where people weigh unlike, t has the degrees of freedom of as
 * many as weigh the same, (sum w)^2 / sum w^2 (Kish 1965). `measure` of the values that are kept, by their places
 * in order; NAN where there is none. Not given under OSK__CLUSTERS people, where they weigh as under OSK__FEWEST, or where it is
 * 1 or -1. */
enum { OSK__LEFT_OUT = 40 };
typedef struct osk__leave {
    const uint32_t *persons;  /* by place: 0 to person_count - 1 */
    const double *weights;    /* by place, what a person has in the measure; NULL: people weigh alike */
    size_t count, person_count;
    bool (*measure)(void *context, const uint32_t *kept, size_t count, double *value, osk_error *error);
    void *context;
} osk__leave;
bool osk__leave_people(const osk__leave *leave, double all, osk__limits *limits, osk_error *error);

/* Of Spearman's rho, and of tau-b of a series by time or place; within: ranked inside each person (correlate.c, trend.c). */
typedef struct osk__pairs { const double *x, *y; const uint32_t *persons; size_t count, person_count; } osk__pairs;
bool osk__spearman_limits(const osk__pairs *pairs, bool within, double rho, osk__limits *limits, osk_error *error);
bool osk__tau_limits(const osk__series *series, size_t person_count, double tau, osk__limits *limits, osk_error *error);

#endif
