/* Names beside points: each is tried to the right, left, below and above, and stands where it covers least of the points
 * and names that are there and leaves the frame least. */
#include "svg.h"

#include "../base/utf8.h"

bool osk__boxes_add(osk__boxes *boxes, osk__box box, osk_error *error)
{
    if (!OSK__ROOM(boxes->items, boxes->capacity, boxes->count + 1, error))
        return false;
    boxes->items[boxes->count++] = box;
    return true;
}

static double overlap(osk__box a, osk__box b)
{
    double width = (a.right < b.right ? a.right : b.right) - (a.left > b.left ? a.left : b.left);
    double height = (a.bottom < b.bottom ? a.bottom : b.bottom) - (a.top > b.top ? a.top : b.top);
    return width > 0 && height > 0 ? width * height : 0;
}

/* How much a box covers; what is outside the frame counts ten times. */
static double cost(const osk__boxes *boxes, osk__box box)
{
    double area = (box.right - box.left) * (box.bottom - box.top), covered = 10 * (area - overlap(box, boxes->frame));
    for (size_t i = 0; i < boxes->count; i++)
        covered += overlap(box, boxes->items[i]);
    return covered;
}

/* A letter of sans-serif is a little over half as wide as it is high. */
static double width_of(osk_slice name, const osk__label *label)
{
    size_t letters = osk__utf8_count(name);
    letters = label->letters && letters > label->letters ? label->letters + 1 : letters;
    return 0.56 * label->size * (double)letters;
}

bool osk__boxes_name(osk__boxes *boxes, osk__buffer *out, osk__point at, double radius, osk__label label, osk_slice name,
                     osk_error *error)
{
    static const struct { const char *anchor; double x, y, left; } sides[] = {
        {"start", 1, 0, 0}, {"end", -1, 0, 1}, {"middle", 0, 1, 0.5}, {"middle", 0, -1, 0.5},
        {"start", 0.8, 0.8, 0}, {"start", 0.8, -0.8, 0}, {"end", -0.8, 0.8, 1}, {"end", -0.8, -0.8, 1}};
    double width = width_of(name, &label), half = 0.55 * label.size, least = 0;
    osk__box best = {0, 0, 0, 0};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        osk__point middle = {at.x + sides[i].x * (radius + 4), at.y + sides[i].y * (radius + half + 1)};
        osk__box box = {middle.x - sides[i].left * width, middle.y - half, middle.x + (1 - sides[i].left) * width, middle.y + half};
        double covered = cost(boxes, box);
        if (i > 0 && covered >= least)
            continue;
        least = covered;
        best = box;
        label.at = (osk__point){middle.x, middle.y + 0.36 * label.size};
        label.anchor = sides[i].anchor;
    }
    osk__svg_text(out, label, name);
    return osk__boxes_add(boxes, best, error);
}
