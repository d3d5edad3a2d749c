/* Drawing: the few shapes that every figure is made of, as plain SVG without styles or script, so that a figure is the
 * same in the page and as a file. Colours are blue and vermilion, which colour-blind readers tell apart (Okabe & Ito
 * 2008), and the text's own; nothing is told by colour alone.
 *
 *   shapes -> <svg> ... </svg>        names -> boxes -> the place of each where it covers least */
#ifndef OSK_REPORT_SVG_H
#define OSK_REPORT_SVG_H

#include "report.h"

#define OSK__BLUE "#0072b2"
#define OSK__VERMILION "#d55e00"
#define OSK__FAINT "stroke=\"currentColor\" stroke-opacity=\"0.15\""
#define OSK__AXIS "stroke=\"currentColor\" stroke-opacity=\"0.6\""

typedef struct osk__point { double x, y; } osk__point;

void osk__svg_open(osk__buffer *out, double width, double height, osk_slice title);
void osk__svg_close(osk__buffer *out);
/* `before` and the number, with one decimal. */
void osk__svg_number(osk__buffer *out, const char *before, double value);
/* `look`: attributes. */
void osk__svg_line(osk__buffer *out, osk__point from, osk__point to, const char *look);
void osk__svg_rectangle(osk__buffer *out, osk__point at, double width, double height, const char *look);
/* "<circle ... look>" and its title, which is what `say` writes; both end in osk__svg_end_title. */
void osk__svg_circle(osk__buffer *out, osk__point at, double radius, const char *look);
void osk__svg_title(osk__buffer *out);
void osk__svg_end_title(osk__buffer *out, const char *element);
/* `anchor`: start, middle or end. `letters`: more code points are cut, shown by an ellipsis; 0: none. */
typedef struct osk__label { osk__point at; const char *anchor; double size; size_t letters; } osk__label;
void osk__svg_text(osk__buffer *out, osk__label label, osk_slice text);
/* A triangle with its tip at `tip`, as if it came from `from`. */
void osk__svg_arrowhead(osk__buffer *out, osk__point from, osk__point tip, double size, const char *look);
/* Point `i` of the unit circle cut into osk__svg_turns; without libm, so that it is the same everywhere. */
enum { OSK__TURNS = 48 };
void osk__svg_turns(osk__point points[OSK__TURNS]);

/* ---- names beside points (labels.c) ---- */

typedef struct osk__box { double left, top, right, bottom; } osk__box;
typedef struct osk__boxes { osk__box *items; size_t count, capacity; osk__box frame; } osk__boxes;

/* What no name should cover. */
bool osk__boxes_add(osk__boxes *boxes, osk__box box, osk_error *error);
/* Writes the name beside a point of that radius where it covers least of what is there, and keeps its box. */
bool osk__boxes_name(osk__boxes *boxes, osk__buffer *out, osk__point at, double radius, osk__label label, osk_slice name,
                     osk_error *error);

#endif
