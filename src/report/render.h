/* Figures as PDF and PNG (render.c). */
#ifndef OSK_REPORT_RENDER_H
#define OSK_REPORT_RENDER_H

#include "../base/memory.h"

typedef enum osk__rendering { OSK__RENDER_PDF, OSK__RENDER_PNG } osk__rendering;

/* "2.54.7, cairo 1.16.0", in `room`. */
const char *osk__render_library(char *room, size_t size);
/* Appends the figure as a file of that form: a page of the figure's size, or a picture at two pixels a unit on white; the same
 * bytes from the same SVG, libraries and fonts. OSK_FILE where the libraries refuse. */
bool osk__render(osk_slice svg, osk__rendering form, osk__buffer *out, osk_error *error);

#endif
