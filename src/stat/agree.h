/* Agreement between coders, as pure functions of numbers in the manner of procedure.h.
 *
 *   unit       1  2  3  4        one code a unit and coder; a missing one is OSK_NONE
 *   coder a    0  1  1  -
 *   coder b    0  1  2  2
 *
 * Every coefficient is a function of one matrix of categories by categories (coincidences, or for Cohen a crosstab), so
 * that the cost does not grow with the units once they are counted. */
#ifndef OSK_STAT_AGREE_H
#define OSK_STAT_AGREE_H

#include "procedure.h"

enum { OSK__CODERS = 64, OSK__CATEGORIES = 200 }; /* at most */

typedef struct osk__coding {
    const uint32_t *codes;   /* [unit * coders + coder]: 0 to categories - 1, or OSK_NONE */
    size_t units, coders, categories;
    const double *values;    /* [categories], ascending; NULL: categories have no order */
} osk__coding;

typedef enum osk__agreement {
    OSK__ALPHA_NOMINAL,  /* Krippendorff's alpha: 1 - observed / expected disagreement, over units with two codes or more */
    OSK__ALPHA_ORDINAL,  /* the distance of two categories is the square of the difference of their midranks */
    OSK__ALPHA_INTERVAL, /* of the difference of their values (Krippendorff 2019, Content Analysis, ch. 12) */
    OSK__COHEN,          /* Cohen (1960): two coders, units that both coded; each has margins of its own */
    OSK__FLEISS          /* Fleiss (1971): units that all coded; one margin for all (of two coders: Scott's pi) */
} osk__agreement;

typedef struct osk__coefficient {
    double value;        /* NaN: undefined, since the codes do not vary */
    osk__limits limits;  /* 95 % */
    size_t units, codes; /* that count */
} osk__coefficient;

/* `category`: that one against all others, of nominal coefficients; OSK_NONE: all. The interval leaves out one unit at a
 * time, of more than 500 units one of 500 groups of units (delete-a-group jackknife: Kott 2001, Journal of Official
 * Statistics 17, 521-526), on the scale of log(1 - coefficient) with Student's t, so that its upper end never passes 1;
 * the lower is cut at -1. Where fewer than five units agree on a category in use, the upper end is that with one more unit
 * of such a category, the one that raises the coefficient most, if it lies higher: what chance agrees on in a rare category
 * may be missing from the sample, and leaving out units tells nothing of that (after Agresti & Coull 1998, The American
 * Statistician 52, 119-126). Where no unit disagrees, or only one, it is that of Clopper & Pearson (1934) for the share of units that disagree, each by the largest
 * distance. Not given under five units, where the coefficient is undefined, or where it rests on the variation of a single
 * unit. */
bool osk__agree(const osk__coding *coding, osk__agreement which, uint32_t category, osk__coefficient *result,
                osk_error *error);

/* What two codes of a unit have in common. */
typedef enum osk__sharing {
    OSK__SHARE_PAIRS,    /* pairs of codes that agree, each unit by its codes: 1 - nominal observed disagreement */
    OSK__SHARE_UNITS,    /* units whose codes are all the same */
    OSK__SHARE_CATEGORY  /* of those who gave the category, how many others did too (Spitzer & Fleiss 1974) */
} osk__sharing;
/* NaN where there is nothing to agree on. Intervals: osk__interval_share; Clopper & Pearson where all agree. */
bool osk__agree_share(const osk__coding *coding, osk__sharing which, uint32_t category, osk__coefficient *result,
                      osk_error *error);

/* ---- how many units (agree_plan.c) ---- */

/* Coders who find a unit's category with probability sqrt(alpha) and else guess by the shares, so that alpha is what it
 * is called: the standard deviation of a unit's influence on log(1 - alpha), found by counting over all outcomes. NaN
 * where there are too many of them (over a million). `shares` sum to 1. */
double osk__agree_spread(const double *shares, size_t categories, size_t coders, double alpha);
/* Units for the lower end of the interval to reach `target` with probability `power`; 0: no number is enough. */
size_t osk__agree_units(double spread, double alpha, double target, double power);

#endif
