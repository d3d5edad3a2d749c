/* Between the files of the permutation test: units as items, and the engine that deals them. */
#ifndef OSK_STAT_PERMUTE_H
#define OSK_STAT_PERMUTE_H

#include "procedure.h"

struct osk__item { double value, weight; }; /* weight: 1; by shares the sentences; by Welch the square of the value */

struct osk__engine {
    size_t count, group_count;
    osk__by by;
    struct osk__item *items;
    size_t *sizes;
    size_t *ends;                 /* where the stratum of an item ends; NULL: there is one */
    uint32_t *labels;             /* groups of the items */
    struct osk__item *sums;       /* scratch: [group_count] */
    struct osk__item total;
    double floor, observed;
};

/* engine.c: items in the order of groups, the smallest first; *ties gets the sum of t^3 - t. Free it also where it
 * fails. */
bool osk__engine_make(struct osk__engine *engine, const osk__sample *sample, double *ties, osk_error *error);
void osk__engine_free(struct osk__engine *engine);

/* permute.c: the statistic of the engine's labels, and that of sums by group. */
double osk__engine_observe(struct osk__engine *engine);
double osk__engine_statistic(const struct osk__engine *engine, const struct osk__item *sums);

/* draw.c: random arrangements, the same ones for every engine; their units, groups, strata and weights are the same. */
bool osk__engines_draw(struct osk__engine *const *engines, osk__test *const *tests, size_t count, const osk__chance *chance,
                       osk_error *error);

/* least.c: a bound from below on the smallest p, where arrangements are not all counted. */
bool osk__engine_least(const struct osk__engine *engine, const osk__chance *chance, osk__test *test, osk_error *error);

#endif
