/* A part: what one shard gave, and its manifest.
 *
 *   D/plan               the plan of the run that the folder belongs to
 *   D/part-3             rows | rejected rows | terms | participants | themes | totals
 *   D/part-3.manifest    run, bytes, rows, where each section stands, and its hash
 *
 * The manifest is written last: a part without one is not there. Whoever writes a part a second time writes the same bytes. */
#ifndef OSK_BATCH_PART_H
#define OSK_BATCH_PART_H

#include "plan.h"
#include "tally.h"

#define OSK__PART_OPENING "ordskifte part 2"

/* Sections of a part: rows, rejected rows, then the lists. */
enum { OSK__ROWS, OSK__REJECTS, OSK__FIRST_LIST, OSK__SECTIONS = OSK__FIRST_LIST + OSK__LISTS };

typedef struct osk__section {
    uint64_t start, length, lines;
    char hash[OSK__DIGEST_SIZE];
} osk__section;

typedef struct osk__shard_part {
    char run[OSK__DIGEST_SIZE], data[OSK__DIGEST_SIZE], settings[OSK__DIGEST_SIZE]; /* of its plan */
    uint64_t number, shards;            /* which of how many */
    uint64_t start, end, row;           /* as in the plan */
    char hash[OSK__DIGEST_SIZE];        /* of the input's bytes as they were read */
    uint64_t rows, scored, rejected, hidden; /* the first is the sum of the others */
    osk__section sections[OSK__SECTIONS];
} osk__shard_part;

enum { OSK__PART_NAME = 40 };
void osk__part_name(char name[OSK__PART_NAME], size_t shard, bool manifest);

bool osk__part_write(const osk__shard_part *part, osk__buffer *out, osk_error *error);
/* OSK_INTEGRITY where it is damaged, or its own figures do not agree. */
bool osk__part_parse(osk__shard_part *part, const char *path, osk_slice text, osk_error *error);

/* Opens the manifest of a shard in a folder; *there false where there is none. */
bool osk__part_open(osk__shard_part *part, const char *folder, size_t shard, bool *there, osk_error *error);
/* Is it shard `shard` of this plan, with the rows and the input that the plan has? OSK_INTEGRITY in a sentence that says in
 * what it is not. */
bool osk__part_check(const osk__shard_part *part, const osk__shard_plan *plan, size_t shard, const char *path, osk_error *error);
/* Is the file there, with as many bytes as the manifest says? `path` is that of the part, here and below. */
bool osk__part_there(const osk__shard_part *part, const char *path, osk_error *error);
/* Are all its bytes there, and what the manifest says? */
bool osk__part_verify(const osk__shard_part *part, const char *path, osk_error *error);
/* A section as a stretch of the file. Borrows both. */
osk__section_at osk__part_stretch(const osk__shard_part *part, const char *path, int section);

/* "folder/name" into `out`, ended by NUL. */
bool osk__part_path(osk__buffer *out, const char *folder, size_t shard, bool manifest, osk_error *error);

#endif
