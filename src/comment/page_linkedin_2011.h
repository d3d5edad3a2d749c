/* What a line of a LinkedIn group page of 2011 says; see page_linkedin_2011.c for how such a page looks. */
#ifndef OSK_COMMENT_PAGE_LINKEDIN_2011_H
#define OSK_COMMENT_PAGE_LINKEDIN_2011_H

#include "page.h"

/* "**Kari Nordmann (4.200+)** • text": the name, and where the text begins. `headed`: a follow mark came before, so a
 * single name will do, and anything in bold. */
bool osk__2011_author(osk_slice line, bool headed, osk_slice *name, size_t *text);

/* Where an age that ends the comment stands in the line: alone, or before actions; SIZE_MAX if nowhere. *tail gets what
 * is glued behind the last action. */
size_t osk__2011_age(osk_slice line, size_t *length, osk_slice *tail);

/* The number before " comments" in the first `before` bytes: "this68 comments • [Jump ...". */
size_t osk__2011_stated(osk_slice line, size_t before);

/* Length of a follow mark at the start of the line, or 0. */
size_t osk__2011_mark(osk_slice line);
/* "Follow Jon Are", as plain text has the mark and the first name: *name gets it. */
bool osk__2011_name(osk_slice line, osk_slice *name);

/* Length of a space or a no-break space at the start of `s`, or 0. */
size_t osk__2011_space(osk_slice s);
/* Where a bullet with a space before and behind it (or the line's end) begins in `s`: *text gets what follows. */
size_t osk__2011_bullet(osk_slice s, size_t *text);
/* Is all of the line in bold, "**so**"? */
bool osk__2011_bold(osk_slice line);
/* A name without what the page adds to it: emphasis, a link, "(4.200+)", ", MBA". */
osk_slice osk__2011_bare_name(osk_slice s);

/* Does the page's own frame begin here: side bar, advertisements, footer? */
bool osk__2011_frame(osk_slice line);
/* Where "Jump to most recent comments" stands, or SIZE_MAX. */
size_t osk__2011_jump(osk_slice line);

#endif
