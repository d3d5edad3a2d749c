/* A plan: how the rows of some files are dealt out to shards, and everything that a shard's output depends on.
 *
 *   inputs    a.csv                    b.csv.gz   c.csv
 *   bytes     0 .................. 900 | 900 . 1000 | 1000 .... 1400     as if the files stood one behind the other
 *   shards    [0        [1        [2             [3           ]          a border is the beginning of a record of a plain
 *                                                                        file, or of a file
 *
 * The plan is a sealed text (sealed.h), so anyone can read what a run is made of. */
#ifndef OSK_BATCH_PLAN_H
#define OSK_BATCH_PLAN_H

#include "sealed.h"

#define OSK__PLAN_NAME "plan"
#define OSK__PLAN_OPENING "ordskifte plan 1"

enum { OSK__SHARDS = 10000, OSK__INPUTS = 1 << 20 }; /* at most */

typedef struct osk__plan_input {
    const char *path;           /* absolute */
    const char *name;           /* as the user wrote it, for messages; in a plan that was read the path */
    uint64_t start, size;       /* bytes as if the files stood one behind the other */
    uint64_t packed;            /* 1: compressed, never cut */
    char hash[OSK__DIGEST_SIZE];
} osk__plan_input;

typedef struct osk__plan_shard {
    uint64_t start, end;        /* bytes likewise */
    uint64_t row, line;         /* of the first row, from 1; the line in its file */
    uint64_t rows;
    char hash[OSK__DIGEST_SIZE]; /* of the bytes as they stand in the files */
} osk__plan_shard;

/* An option, or a dictionary's name and hash. */
typedef struct osk__plan_pair { const char *name, *value; } osk__plan_pair;

typedef struct osk__shard_plan {
    osk__arena arena;
    osk__plan_input *inputs;    size_t input_count, input_capacity;
    osk__plan_shard *shards;    size_t shard_count, shard_capacity;
    osk__plan_pair *options;    size_t option_count, option_capacity;
    osk__plan_pair *dictionaries; size_t dictionary_count, dictionary_capacity;
    const char *version, *stemmer, *unicode;
    char run[OSK__DIGEST_SIZE];      /* of the plan itself */
    char data[OSK__DIGEST_SIZE];     /* of what the inputs are, whatever they are called */
    char settings[OSK__DIGEST_SIZE]; /* of version, options and dictionaries */
} osk__shard_plan;

bool osk__plan_write(const osk__shard_plan *plan, osk__buffer *out, osk_error *error);
/* Reads what osk__plan_write writes, and nothing else: OSK_INTEGRITY where the shards leave a gap or overlap, or the text is
 * not as this version writes it. Fill with zeros before; free with osk__plan_free also when it fails. */
bool osk__plan_parse(osk__shard_plan *plan, const char *path, osk_slice text, osk_error *error);
/* The same from a file. OSK_FILE where there is none. */
bool osk__plan_open(osk__shard_plan *plan, const char *path, osk_error *error);
void osk__plan_free(osk__shard_plan *plan);

/* The options as the plan has them, into what the library takes; borrow the plan. `lexicons` has room for all. */
enum { OSK__PLAN_LEXICONS = 16 };
typedef struct osk__plan_settings {
    osk_comment_options comment;
    osk_language_options language;
    const char *lexicons[OSK__PLAN_LEXICONS], *add_lexicons[OSK__PLAN_LEXICONS];
} osk__plan_settings;
bool osk__plan_settings_of(const osk__shard_plan *plan, osk__plan_settings *settings, osk_error *error);
/* And the reverse, for a plan that is being made: options, version and dictionaries. */
bool osk__plan_take_settings(osk__shard_plan *plan, const osk_comment_options *comment, const osk_language_options *language,
                             const osk_language *opened, osk_error *error);
/* Are version, stemmer and dictionaries still those of the plan? OSK_INTEGRITY with the first that is not. */
bool osk__plan_check_language(const osk__shard_plan *plan, const char *path, const osk_language *language, osk_error *error);

/* Places of an input's bytes within a shard; false where it has none there. */
bool osk__plan_overlap(const osk__plan_input *input, const osk__plan_shard *shard, uint64_t *from, uint64_t *to);

#endif
