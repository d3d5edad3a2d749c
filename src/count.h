/* Counts that are spilled, and who fills them. */
#ifndef OSK_COUNT_H
#define OSK_COUNT_H

#include "pipeline.h"

#include "score/spill.h"

struct osk_count {
    osk_worker *worker;
    osk_count_options options;
    osk__spill *spill;
    bool ended;
};

/* Comments [0, count), as many at a time as the options say. */
bool osk__count_add(osk_count *count, const osk_comment *comments, size_t length, osk_error *error);

#endif
