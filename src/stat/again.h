/* A map analysed anew, row by row: scratch of one thread. */
#ifndef OSK_STAT_AGAIN_H
#define OSK_STAT_AGAIN_H

#include "map.h"

typedef struct osk__again {
    double *gram, *vectors; /* [columns][columns] */
    double *sums, *values;  /* [columns]; sums: counts of each column */
    double *room;           /* of the eigenvalues: [4 columns] */
} osk__again;

bool osk__again_make(osk__again *again, size_t columns, osk_error *error);
void osk__again_free(osk__again *again);

void osk__again_begin(osk__again *again, size_t columns);
/* A row: its counts by column, the columns that are not 0, and the sum of them. The figures depend on the order of the
 * columns in their last digits. */
void osk__again_add(osk__again *again, size_t columns, const double *counts, const uint32_t *used, size_t used_count,
                    double sum);
/* Ends the rows, whose counts sum to `sum`, and says which axes are most like the same axis of `ca`, and whether axes 1
 * and 2 change places. */
void osk__again_match(osk__again *again, const osk__ca *ca, size_t columns, double sum, bool kept[OSK__TRACKED],
                      bool *swapped);

#endif
