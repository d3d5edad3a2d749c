/* What the readers of lines share: white space, numbers, names, times, rows, bylines. */
#ifndef OSK_COMMENT_LINE_PARTS_H
#define OSK_COMMENT_LINE_PARTS_H

#include "line.h"

/* Bytes: longer lines are text, whatever they begin with. */
enum { OSK__LONGEST_LINE = 300, OSK__LONGEST_HANDLE = 64, OSK__LONGEST_BYLINE = 120 };

/* ---- white space and patterns (line_pattern.c): lengths at the start of `s`, or 0 ---- */
size_t osk__line_blank(osk_slice s);   /* one white space or mark of direction */
size_t osk__line_blanks(osk_slice s);  /* all of them */
size_t osk__line_number(osk_slice s, size_t *number); /* "12", "1 204", "1.2K" */

/* ---- names (line_name.c) ---- */

/* Something that an interface prints as a name though it is none: short, without the end of a sentence. */
bool osk__line_is_handle(osk_slice s);
/* "kari89 sier:": what says so; else `s`. */
osk_slice osk__line_spoken_name(osk_slice s);
/* "Oppdatert", "Publisert:": what a date behind it or under it is of, and no more. */
bool osk__line_is_of_time(osk_slice s);
/* Is the name in the line of one who answers what stands above, "Svar fra Eksempel AS"? */
bool osk__line_answers_last(osk_slice s);
/* "Kari ↪ Ola": Kari, and Ola in *whom; else `name`. */
osk_slice osk__line_split_whom(osk_slice name, osk_slice *whom);

/* ---- times and rows (line_time.c) ---- */

/* Length of one of the words at the start of `s`, with its white space; or 0. */
size_t osk__line_begins(osk_slice s, const char *const *words, size_t count);
size_t osk__line_post_number(osk_slice s); /* "#12 " */
osk_slice osk__line_without_marks(osk_slice s); /* "Svar ↓": Svar */
bool osk__line_read_time(osk_slice s, osk_slice *time, bool *counted);
bool osk__line_read_post_time(osk_slice s, osk_slice *time);
bool osk__line_read_actions(osk_slice s, osk_slice *time, bool *quotes);
bool osk__line_read_unloaded(osk_slice s);
bool osk__line_read_row(osk_slice s, osk__line *line);

/* ---- a name and a time in one line (line_byline.c) ---- */
bool osk__line_read_byline(osk_slice s, osk__line *line);
bool osk__line_read_quoting_byline(osk_slice s, osk__line *line); /* of a line that could also quote: "Kari on May 4 at 9:12 said:" */
bool osk__line_read_said(osk_slice s, osk__line *line);           /* "Kari sa...": no time */

#endif
