/* HTML inside a text of an export: "<p>Nei &amp; nei</p>". */
#ifndef OSK_COMMENT_MARKUP_H
#define OSK_COMMENT_MARKUP_H

#include "../base/memory.h"

/* Appends `s` without its tags, a line a paragraph, and with its entities as what they stand for. */
void osk__markup_plain(osk__buffer *out, osk_slice s);
/* Was it written by an editor of HTML? Whoever writes of HTML has no whole paragraph of it. */
bool osk__markup_fits(osk_slice s);
/* Are its marks written as X, Slack and Reddit write them in JSON, "&amp;" for "&"? */
bool osk__markup_escaped(osk_slice s);

#endif
