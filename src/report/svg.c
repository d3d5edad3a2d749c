/* Shapes as SVG: numbers with one decimal, texts escaped. */
#include "svg.h"

#include "../base/number.h"
#include "../base/utf8.h"

#include <math.h>

void osk__svg_number(osk__buffer *out, const char *before, double value)
{
    osk__buffer_text(out, before);
    osk__number_fixed(out, value, 1);
}

void osk__svg_open(osk__buffer *out, double width, double height, osk_slice title)
{
    osk__buffer_format(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
                       (int)width, (int)height);
    osk__html_text(out, title);
    osk__buffer_text(out, "</title>\n");
}

void osk__svg_close(osk__buffer *out)
{
    osk__buffer_text(out, "</svg>\n");
}

void osk__svg_line(osk__buffer *out, osk__point from, osk__point to, const char *look)
{
    osk__svg_number(out, "<line x1=\"", from.x);
    osk__svg_number(out, "\" y1=\"", from.y);
    osk__svg_number(out, "\" x2=\"", to.x);
    osk__svg_number(out, "\" y2=\"", to.y);
    osk__buffer_format(out, "\" %s/>\n", look);
}

void osk__svg_rectangle(osk__buffer *out, osk__point at, double width, double height, const char *look)
{
    osk__svg_number(out, "<rect x=\"", at.x);
    osk__svg_number(out, "\" y=\"", at.y);
    osk__svg_number(out, "\" width=\"", width);
    osk__svg_number(out, "\" height=\"", height);
    osk__buffer_format(out, "\" %s", look);
}

void osk__svg_circle(osk__buffer *out, osk__point at, double radius, const char *look)
{
    osk__svg_number(out, "<circle cx=\"", at.x);
    osk__svg_number(out, "\" cy=\"", at.y);
    osk__svg_number(out, "\" r=\"", radius);
    osk__buffer_format(out, "\" %s", look);
}

void osk__svg_title(osk__buffer *out)
{
    osk__buffer_text(out, "><title>");
}

void osk__svg_end_title(osk__buffer *out, const char *element)
{
    osk__buffer_format(out, "</title></%s>\n", element);
}

/* As much of the text as has so many code points. */
static osk_slice cut(osk_slice text, size_t letters)
{
    size_t points = 0, i = 0;
    for (; i < text.length && (letters == 0 || points < letters); points++) {
        size_t step = osk__utf8_next(text.data + i, text.length - i, NULL);
        i += step ? step : 1;
    }
    return osk__slice(text.data, i);
}

void osk__svg_text(osk__buffer *out, osk__label label, osk_slice text)
{
    osk_slice shown = cut(text, label.letters);
    osk__svg_number(out, "<text x=\"", label.at.x);
    osk__svg_number(out, "\" y=\"", label.at.y);
    osk__buffer_format(out, "\" text-anchor=\"%s\" font-family=\"sans-serif\" font-size=\"%d\" fill=\"currentColor\">",
                       label.anchor, (int)label.size);
    osk__html_text(out, shown);
    osk__buffer_text(out, shown.length < text.length ? "\xE2\x80\xA6</text>\n" : "</text>\n");
}

void osk__svg_arrowhead(osk__buffer *out, osk__point from, osk__point tip, double size, const char *look)
{
    double dx = tip.x - from.x, dy = tip.y - from.y, length = sqrt(dx * dx + dy * dy);
    if (!(length > 0))
        return;
    dx *= size / length;
    dy *= size / length;
    osk__svg_number(out, "<path d=\"M", tip.x);
    osk__svg_number(out, " ", tip.y);
    osk__svg_number(out, "L", tip.x - dx - dy / 2);
    osk__svg_number(out, " ", tip.y - dy + dx / 2);
    osk__svg_number(out, "L", tip.x - dx + dy / 2);
    osk__svg_number(out, " ", tip.y - dy - dx / 2);
    osk__buffer_format(out, "z\" %s/>\n", look);
}

void osk__svg_turns(osk__point points[OSK__TURNS])
{
    const double c = 0.99144486137381041, s = 0.13052619222005157; /* of 7.5 degrees */
    points[0] = (osk__point){1, 0};
    for (size_t i = 1; i < OSK__TURNS; i++)
        points[i] = (osk__point){points[i - 1].x * c - points[i - 1].y * s, points[i - 1].x * s + points[i - 1].y * c};
}
