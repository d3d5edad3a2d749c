/* Where the nodes of a network stand on a figure. */
#ifndef OSK_REPORT_PLACE_H
#define OSK_REPORT_PLACE_H

#include "svg.h"

/* `near`: [count][count], which nodes an edge joins, both ways. Fills `points` with places from 0 to 1, the outermost on
 * the border. Time is quadratic in `count`, memory too. */
bool osk__place(const bool *near, size_t count, osk__point *points, osk_error *error);

#endif
