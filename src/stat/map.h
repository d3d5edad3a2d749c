/* Between the files of `map`: counts of comments by column, correspondence analysis, when it is refused, how stable it
 * is.
 *
 *   comments of a participant   ->  a row of counts  ->  a point        cross.c -> correspond.c -> stability.c
 *   [3 .. 1][. . 2][1 . .]          [4 . 3]              (x, y)         rules.c: who is active, and what is refused */
#ifndef OSK_STAT_MAP_H
#define OSK_STAT_MAP_H

#include "stat.h"

#include "../score/posting.h"

/* ---- counts by column (cross.c, words.c) ---- */

/* Rows are groups of units, a unit is a comment, a column a theme or a word: cells[first_cell[u]] to
 * cells[first_cell[u + 1] - 1] are unit u's, units first_unit[r] to first_unit[r + 1] - 1 are row r's. */
typedef struct osk__cross {
    size_t rows, columns, units;
    size_t active;        /* columns behind the first so many are supplementary */
    size_t *first_unit;   /* [rows + 1] */
    size_t *first_cell;   /* [units + 1] */
    osk__cell *cells;     size_t cell_capacity;
    osk_slice *names;     /* of the columns; borrow the fold's dictionary or vocabulary */
    uint64_t *totals;     /* of the columns, over all rows */
} osk__cross;

/* Which rows of a fold are units, and how they are grouped: rows[first[g]] to rows[first[g + 1] - 1] are group g's. */
typedef struct osk__grouping { const size_t *rows, *first; size_t count; } osk__grouping;

/* Themed sentences of each theme. */
bool osk__cross_themes(osk__cross *cross, const osk_fold *fold, osk__grouping grouping, osk_error *error);

/* Which words become columns: those of at least so many rows, and at most such a share of them; the most frequent. */
typedef struct osk__choice { size_t most; uint32_t least; double most_share; } osk__choice;

/* Counts of words, from a fold at OSK_DEPTH_POSTINGS of single words; behind them, as supplementary columns, the themes of
 * `themes` (a fold of the same comments at OSK_DEPTH_SCORES, or NULL). */
bool osk__cross_words(osk__cross *cross, const osk_fold *fold, const osk_fold *themes, osk__grouping grouping,
                      const osk__choice *choice, osk_error *error);

/* Units of a row that stand side by side and are of one person become one unit: who is drawn anew, is drawn whole. */
bool osk__cross_merge(osk__cross *cross, const uint32_t *persons, osk_error *error);

void osk__cross_free(osk__cross *cross);

/* Adds the themes of a row of the fold to the unit that is being built, from column `first` on. */
bool osk__cross_add_themes(osk__cross *cross, const osk_fold *fold, size_t row, uint32_t first, osk_error *error);

/* For the builders: room for units and rows of the grouping; a cell of the unit that is being built, which
 * osk__cross_end_unit ends. Columns and their names are the builder's. */
bool osk__cross_begin(osk__cross *cross, osk__grouping grouping, size_t columns, osk_error *error);
bool osk__cross_cell(osk__cross *cross, uint32_t column, uint32_t count, osk_error *error);
void osk__cross_end_unit(osk__cross *cross);

/* The counts row by row. New: free(). */
double *osk__cross_sums(const osk__cross *cross, osk_error *error);

/* ---- correspondence analysis (correspond.c) ---- */

typedef struct osk__counts {
    const double *cells;      /* row by row, none below 0 */
    size_t rows, columns;
    const bool *passive_rows; /* supplementary: they have no say in the axes; NULL: none */
    const bool *passive_columns;
} osk__counts;

/* The points of one side. NaN: a mass of a supplementary point; all of a point without a profile, that is, without
 * counts in the active points of the other side. */
typedef struct osk__points {
    size_t count;
    double *mass;
    double *distance;  /* squared chi-squared distance from the centre */
    double *standard;  /* [count][kept axes]; of active points */
    double *principal; /* [count][kept axes] */
} osk__points;

typedef struct osk__ca {
    size_t axes, kept; /* axes there are; those whose coordinates are kept */
    double *inertias;  /* of all axes, falling */
    double total;
    osk__points rows, columns;
} osk__ca;

/* Greenacre (1984), Theory and Applications of Correspondence Analysis: the singular value decomposition of the
 * standardised residuals (p - r c) / sqrt(r c). An active point without counts has no say. On each axis the column with
 * the largest contribution (of equal ones the first) lies on the positive side; equal singular values leave the
 * directions of their axes open. `most_axes` are kept, 0: all. Time and memory go with the longer side. */
bool osk__correspond(const osk__counts *counts, size_t most_axes, osk__ca *ca, osk_error *error);
void osk__ca_free(osk__ca *ca);

/* Of a point on a kept axis: the share of the axis's inertia that is its (NaN if supplementary), and the share of its
 * own distance that the axis shows. */
double osk__ca_contribution(const osk__ca *ca, const osk__points *points, size_t point, size_t axis);
double osk__ca_cos2(const osk__ca *ca, const osk__points *points, size_t point, size_t axis);

/* ---- what is refused (rules.c) ---- */

/* Fewest active rows and columns with mass; least sum of the active cells; fewest units of an active row. */
enum { OSK__MAP_ROWS = 5, OSK__MAP_COLUMNS = 4, OSK__MAP_SUM = 50, OSK__MAP_UNITS = 3 };
enum { OSK__MAP_GROUPS = 3 }; /* fewest rows that are groups: of them two axes show all */

/* Why a row is supplementary, if it is. */
typedef enum osk__standing { OSK__ACTIVE, OSK__FEW_UNITS, OSK__SET_ASIDE } osk__standing;

typedef struct osk__map_case {
    size_t rows, columns; /* active and with mass */
    uint64_t sum;
    size_t dominated;     /* active rows over half of which one unit supplies */
    size_t first;         /* the first of them */
} osk__map_case;

enum { OSK__FEW_ROWS = 1, OSK__FEW_COLUMNS = 2, OSK__FEW_COUNTS = 4, OSK__ONE_UNIT = 8 };

/* Which rows are active; `set_aside`: those that one unit dominates become supplementary instead of a reason to refuse.
 * `standing`: [rows]. */
bool osk__map_judge(const osk__cross *cross, bool set_aside, osk__standing *standing, osk__map_case *found,
                    osk_error *error);
/* The reasons to refuse, as bits; 0 for none. `grouped`: rows are groups. */
unsigned osk__map_refuse(const osk__map_case *found, bool grouped);

/* Comments with a counted word that so many factors need: fifty, and ten for each. Fewer are refused. */
size_t osk__factors_need(size_t factors);

/* ---- stability (stability.c) ---- */

/* Axes that a replicate's are compared with, and the replicates where nobody says. */
enum { OSK__TRACKED = 3, OSK__MAP_REPLICATES = 1000 };

/* Where replicates put a point; standard deviations are NaN where under two replicates or no spread is. */
typedef struct osk__spread { size_t replicates; double sd_x, sd_y, correlation; } osk__spread;

/* How many of these standard deviations the ellipse of 95 % reaches about a point of so many units: Hotelling's (1931), with
 * the spread of a resample made that of a sample; 2.448 for very many, NaN under three. */
double osk__map_radius(size_t units);
/* Under so many units of a row its region holds the truth in 82 to 94 % of simulations, and under so many in the mean of the
 * active rows that of a column in 55 to 90 % (tests/reference/simulation_map.md); that is said. */
enum { OSK__REGION_UNITS = 40, OSK__REGION_MEAN = 80 };

typedef struct osk__stability {
    osk__spread *rows, *columns;
    size_t replicates;
    size_t kept[OSK__TRACKED]; /* replicates in which the axis is most like the same axis of the original */
    size_t swapped;            /* in which axes 1 and 2 change places */
} osk__stability;

/* Each row's units are drawn with replacement; replicate r draws from stream (seed, r). The replicate's profiles are put
 * into the original map as supplementary points (the partial bootstrap: Greenacre 1984; Lebart 2007), and the analysis is
 * made again, to see whether its axes are still those: by the correlation, weighted by mass, of the columns' standard
 * coordinates. Rows of under OSK__MAP_UNITS units are not drawn. */
bool osk__map_stability(const osk__cross *cross, const osk__standing *standing, const osk__ca *ca,
                        const osk__chance *chance, osk__stability *stability, osk_error *error);
void osk__stability_free(osk__stability *stability);

#endif
