/* A folder of parts, looked at as a whole. */
#ifndef OSK_BATCH_FOLDER_H
#define OSK_BATCH_FOLDER_H

#include "part.h"

typedef struct osk__part_folder {
    const char *folder;
    osk__shard_plan plan;
    char *plan_path;
    osk__arena arena;
    osk__shard_part *parts;        /* by number; what is not there is zeros */
    char **paths;
    bool *there;
} osk__part_folder;

/* Opens the folder's plan, or `plan` where it is given, which must be the same if both are there. */
bool osk__parts_open(osk__part_folder *parts, const char *folder, const char *plan, osk_error *error);
void osk__parts_free(osk__part_folder *parts);
/* Reads manifest `i` and holds it against the plan; there[i] tells whether it is there. */
bool osk__parts_read(osk__part_folder *parts, size_t i, osk_error *error);
/* Files that look like parts and are none of the plan's: OSK_INTEGRITY with the first of them. */
bool osk__parts_strangers(const osk__part_folder *parts, osk_error *error);

#endif
