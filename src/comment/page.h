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

/* Length of a space or a no-break space at the start of `s`, or 0. */
size_t osk__page_space(osk_slice s);

/* Does `s` begin with `word` (ASCII)? */
bool osk__page_begins(osk_slice s, const char *word);
/* Where `word` (ASCII) first stands in `s`, or SIZE_MAX. */
size_t osk__page_find(osk_slice s, const char *word);

/* The same for a list of words: the length of the longest that `s` begins with, or 0; the first place of any, or SIZE_MAX. */
size_t osk__page_begins_any(osk_slice s, const char *const *list, size_t count);
size_t osk__page_find_any(osk_slice s, const char *const *list, size_t count);
#define OSK__PAGE_BEGINS(s, list) osk__page_begins_any((s), (list), sizeof(list) / sizeof *(list))
#define OSK__PAGE_FIND(s, list) osk__page_find_any((s), (list), sizeof(list) / sizeof *(list))

/* `s` from `length` on. */
static inline osk_slice osk__page_behind(osk_slice s, size_t length)
{
    return osk__slice(s.data + length, s.length - length);
}

/* Where a bullet with a space before and behind it (or the line's end) begins in `s`: *text gets what follows. */
size_t osk__page_bullet(osk_slice s, size_t *text);

/* Is all of the line in bold, "**so**"? */
bool osk__page_bold(osk_slice line);

/* A name without what pages add to it: emphasis, a link, "(4.200+)", ", MBA". */
osk_slice osk__page_bare_name(osk_slice s);

/* Length of "[words](address)" at the start of `s`, or 0; *words gets the words. Bounded, so that hostile lines stay
 * linear. */
size_t osk__page_link(osk_slice s, osk_slice *words);

#endif
