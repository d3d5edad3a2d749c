/* The main job: from a file to a folder with a page.
 *
 *   job.c        raw file -> comment -> token -> type -> score -> stat: every table that a report has
 *   job_write.c  stat -> report: the folder with its page, tables, figures, method and manifest */
#ifndef OSK_JOB_H
#define OSK_JOB_H

#include "exports.h"
#include "multiverse.h"

/* What a run of the main job holds; every part is NULL until its stage made it. */
typedef struct osk__job {
    const osk_language *language;
    const osk_options *options;
    osk_corpus *corpus;
    osk_worker *worker;
    osk_fold *fold;
    osk_codes *codes;
    osk__people people;
    osk_table *comments, *scores, *trace, *types, *themes, *hits, *participants, *compare, *theme_participants, *moods;
    osk__folder_told *written; /* of the files written, or NULL */
    void *host;
    /* NULL where there is too much, see OSK__JOB_COMMENTS: */
    osk_table *answers, *sentences, *stances, *keyness, *reading, *timeline, *coded, *quotations;
    osk_table *talkers, *pairs, *edges, *map, *map_axes, *multiverse, *universes;
    osk_network *network;
    osk__folder *folder;
    osk__buffer method, references;
    char pandoc[32]; /* its version, where a Word file is wanted; else "" */
    size_t told; /* notices */
} osk__job;
enum {
    OSK__JOB_TABLES = 25,
    OSK__JOB_COMMENTS = 10000, OSK__JOB_BYTES = 8 << 20 /* of more, sentences and words are not looked at one by one */
};

/* All tables, in the order in which they are written. */
void osk__job_tables(const osk__job *job, osk_table *tables[OSK__JOB_TABLES]);
/* Writes the report into the folder `output`; nothing of it appears unless all does. */
bool osk__job_write(osk__job *job, const char *input, const char *output, osk_error *error);

#endif
