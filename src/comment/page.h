/* Pages copied from a browser. Most layouts are data: a block in layouts.c, told by the shapes of its lines (line.h,
 * line_words.c) and read by one engine (layout.h). Where comments are glued into lines, and where there are no lines to
 * tell by, a layout is a file of its own with a `fits` and a `read` and one line in the list of page.c. */
#ifndef OSK_COMMENT_PAGE_H
#define OSK_COMMENT_PAGE_H

#include "corpus.h"

typedef struct osk__layout {
    const char *name;
    /* How many of its own marks stand in the stream; under `needs` it is not this layout. */
    bool (*fits)(const osk_corpus *corpus, size_t *marks, osk_error *error);
    size_t needs;
    bool (*read)(osk_corpus *corpus, osk_error *error);
} osk__layout;

extern const osk__layout osk__page_linkedin_2011;
extern const osk__layout osk__page_transcript;

#endif
