/* The network for the eye: people as circles sized by their comments, addressings as arrows sized by how many there are,
 * agreement by a plus, disagreement by a minus and a broken line.
 *
 *   (Kari) ---(+)--> (Ola)        from -> curve, bent so that there and back are two -> to */
#include "place.h"
#include "render.h"

#include "../base/guard.h"
#include "../base/number.h"
#include "../stat/network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 40, WIDTH = 860, HEIGHT = 640, SIDE = 110, TOP = 84, BOTTOM = 50, LETTERS = 24, NAME = 13, KEY = 190 };

struct figure {
    osk__buffer *out;
    const osk__talks *talks;
    const osk__texts *texts;
    uint32_t language;
    uint32_t *order;   /* people, those with most talk first */
    uint32_t *place;   /* by person: its node, or OSK_NONE */
    osk__point *nodes;
    bool *near;
    osk__boxes boxes;
    uint32_t shown, left, most_talks;
    size_t most_comments;
    bool full; /* memory was: the boxes lack some */
};

static osk_slice say(const struct figure *f, const char *key) { return osk__texts_find(f->texts, key, f->language); }

static osk_slice name_of(const struct figure *f, uint32_t person)
{
    return person + 1 == f->talks->people_count ? say(f, "comment.post") : osk__talks_name(f->talks, person);
}

/* The area goes with the comments. */
static double radius(const struct figure *f, uint32_t node)
{
    size_t comments = f->talks->people[f->order[node]].comments;
    return 5 + 15 * sqrt((double)comments / (double)(f->most_comments ? f->most_comments : 1));
}

static double width_of(const struct figure *f, uint32_t talks)
{
    return f->most_talks > 1 ? 1.2 + 4.8 * (talks - 1) / (f->most_talks - 1) : 1.2;
}

/* ---- an arrow ---- */

enum side { NEITHER, AGREES, DISAGREES };
static const char *const colours[] = {"currentColor", OSK__BLUE, OSK__VERMILION};

static enum side side_of(const osk__talk_pair *p)
{
    return p->agrees > p->disagrees ? AGREES : p->disagrees > p->agrees ? DISAGREES : NEITHER;
}

static osk__point towards(osk__point from, osk__point to, double length)
{
    double dx = to.x - from.x, dy = to.y - from.y, all = sqrt(dx * dx + dy * dy);
    return all > 0 ? (osk__point){from.x + dx / all * length, from.y + dy / all * length} : from;
}

static void curve(struct figure *f, osk__point from, osk__point bend, osk__point to, double width, enum side side)
{
    osk__svg_number(f->out, "<path d=\"M", from.x);
    osk__svg_number(f->out, " ", from.y);
    osk__svg_number(f->out, "Q", bend.x);
    osk__svg_number(f->out, " ", bend.y);
    osk__svg_number(f->out, " ", to.x);
    osk__svg_number(f->out, " ", to.y);
    osk__buffer_format(f->out, "\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"%s\"%s", colours[side],
                       side == NEITHER ? "0.4" : "0.85", side == DISAGREES ? " stroke-dasharray=\"7 4\"" : "");
    osk__svg_number(f->out, " stroke-width=\"", width);
    osk__buffer_text(f->out, "\"");
}

/* A plus or a minus in a circle, so that the colour is not alone. */
static void sign(struct figure *f, osk__point at, enum side side)
{
    char look[80];
    snprintf(look, sizeof look, "stroke=\"%s\" stroke-width=\"2\"", colours[side]);
    osk__svg_line(f->out, (osk__point){at.x - 4, at.y}, (osk__point){at.x + 4, at.y}, look);
    if (side == AGREES)
        osk__svg_line(f->out, (osk__point){at.x, at.y - 4}, (osk__point){at.x, at.y + 4}, look);
}

/* Names keep away from the line. */
static void guard(struct figure *f, osk__point begin, osk__point bend, osk__point end, osk_error *error)
{
    for (size_t i = 1; i < 8; i++) {
        double t = (double)i / 8, u = 1 - t;
        osk__point at = {u * u * begin.x + 2 * u * t * bend.x + t * t * end.x, u * u * begin.y + 2 * u * t * bend.y + t * t * end.y};
        f->full |= !osk__boxes_add(&f->boxes, (osk__box){at.x - 4, at.y - 4, at.x + 4, at.y + 4}, error);
    }
}

/* A quadratic curve from node to node, its ends on their rims, with its head and its sign. */
static void arrow(struct figure *f, osk__point from, double from_radius, osk__point to, double to_radius, double width, enum side side,
                  const osk__talk_pair *pair, osk_error *error)
{
    osk__point bend = {(from.x + to.x) / 2 + (from.y - to.y) * 0.14, (from.y + to.y) / 2 + (to.x - from.x) * 0.14};
    double head = 5 + 1.4 * width;
    osk__point begin = towards(from, bend, from_radius), tip = towards(to, bend, to_radius + 1), end = towards(tip, bend, head * 0.8);
    osk__point middle = {(begin.x + 2 * bend.x + end.x) / 4, (begin.y + 2 * bend.y + end.y) / 4};
    char look[80];
    curve(f, begin, bend, end, width, side);
    if (pair) {
        osk__svg_title(f->out);
        osk__html_text(f->out, name_of(f, pair->from));
        osk__buffer_text(f->out, " \xE2\x86\x92 ");
        osk__html_text(f->out, name_of(f, pair->to));
        osk__buffer_format(f->out, ": %u", pair->talks);
        osk__svg_end_title(f->out, "path");
        guard(f, begin, bend, end, error);
    } else {
        osk__buffer_text(f->out, "/>\n");
    }
    snprintf(look, sizeof look, "fill=\"%s\" fill-opacity=\"%s\"", colours[side], side == NEITHER ? "0.6" : "1");
    osk__svg_arrowhead(f->out, bend, tip, head, look);
    if (side != NEITHER)
        sign(f, (osk__point){middle.x + (middle.x > begin.x ? 0 : 1), middle.y - width / 2 - 6}, side);
}

static void edge(struct figure *f, const osk__talk_pair *p, osk_error *error)
{
    uint32_t a = f->place[p->from], b = f->place[p->to];
    arrow(f, f->nodes[a], radius(f, a), f->nodes[b], radius(f, b), width_of(f, p->talks), side_of(p), p, error);
}

/* ---- nodes ---- */

/* "Kari: 3 comments, 2 out, 1 in" as numbers, in the order of the table's columns. */
static void node(struct figure *f, uint32_t place)
{
    const osk__speaker *p = &f->talks->people[f->order[place]];
    osk__svg_circle(f->out, f->nodes[place], radius(f, place), "fill=\"currentColor\" fill-opacity=\"0.75\" stroke=\"currentColor\"");
    osk__svg_title(f->out);
    osk__html_text(f->out, name_of(f, f->order[place]));
    osk__buffer_format(f->out, ": %zu / %u / %u", p->comments, p->out, p->in);
    osk__svg_end_title(f->out, "circle");
}

static bool names(struct figure *f, osk_error *error)
{
    f->boxes.frame = (osk__box){4, TOP - 20, WIDTH - 4, HEIGHT - 20};
    for (uint32_t i = 0; i < f->shown; i++) {
        double r = radius(f, i);
        osk__point at = f->nodes[i];
        if (!osk__boxes_add(&f->boxes, (osk__box){at.x - r, at.y - r, at.x + r, at.y + r}, error))
            return false;
    }
    for (uint32_t i = 0; i < f->shown; i++)
        if (!osk__boxes_name(&f->boxes, f->out, f->nodes[i], radius(f, i), (osk__label){{0, 0}, NULL, NAME, LETTERS},
                             name_of(f, f->order[i]), error))
            return false;
    return true;
}

/* Everyone who speaks to anybody or is spoken to has a node, up to the most. */
static void choose(struct figure *f)
{
    for (size_t i = 0; i < f->talks->people_count; i++) {
        uint32_t who = f->order[i];
        const osk__speaker *p = &f->talks->people[who];
        bool there = p->in + p->out > 0 && f->shown < MOST;
        f->left += p->in + p->out > 0 && !there;
        f->place[who] = there ? f->shown : OSK_NONE;
        if (!there)
            continue;
        f->order[f->shown++] = who;
        f->most_comments = p->comments > f->most_comments ? p->comments : f->most_comments;
    }
}

static bool is_shown(const struct figure *f, const osk__talk_pair *p)
{
    return f->place[p->from] != OSK_NONE && f->place[p->to] != OSK_NONE && p->from != p->to;
}

static bool place(struct figure *f, osk_error *error)
{
    if (!(f->near = osk__take((size_t)f->shown * f->shown + 1, sizeof *f->near, error)))
        return false;
    for (size_t i = 0; i < f->talks->pair_count; i++) {
        const osk__talk_pair *p = &f->talks->pairs[i];
        if (!is_shown(f, p))
            continue;
        uint32_t a = f->place[p->from], b = f->place[p->to];
        f->near[a * f->shown + b] = f->near[b * f->shown + a] = true;
        f->most_talks = p->talks > f->most_talks ? p->talks : f->most_talks;
    }
    if (!osk__place(f->near, f->shown, f->nodes, error))
        return false;
    for (uint32_t i = 0; i < f->shown; i++)
        f->nodes[i] = (osk__point){SIDE + f->nodes[i].x * (WIDTH - 2 * SIDE), TOP + f->nodes[i].y * (HEIGHT - TOP - BOTTOM)};
    return true;
}

/* ---- the whole ---- */

/* What the lines mean, above the figure. */
static void key(struct figure *f)
{
    static const struct { enum side side; const char *text; } keys[] = {
        {AGREES, "network.agrees"}, {DISAGREES, "network.disagrees"}, {NEITHER, "network.neither"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        double x = 16 + (double)i * KEY;
        arrow(f, (osk__point){x, 18}, 0, (osk__point){x + 44, 18}, 0, 2, keys[i].side, NULL, NULL);
        osk__svg_text(f->out, (osk__label){{x + 52, 22}, "start", NAME, 0}, say(f, keys[i].text));
    }
}

static void more(struct figure *f)
{
    char digits[OSK__NUMBER_ROOM];
    osk__buffer room = {0};
    osk_slice count = osk__page_count(f->left, digits);
    osk__texts_fill(&room, say(f, "network.more"), &count, 1);
    osk__svg_text(f->out, (osk__label){{12, HEIGHT - 8}, "start", NAME, 0}, osk__slice(room.data, room.length));
    f->out->failed |= room.failed;
    osk__buffer_free(&room);
}

static bool draw(struct figure *f, osk_error *error)
{
    if (!(f->order = osk__talks_order(f->talks, error)) ||
        !(f->place = osk__take(f->talks->people_count, sizeof *f->place, error)) ||
        !(f->nodes = osk__take(f->talks->people_count, sizeof *f->nodes, error)))
        return false;
    choose(f);
    if (!place(f, error))
        return false;
    osk__svg_open(f->out, WIDTH, HEIGHT, say(f, "network.figure"));
    key(f);
    for (size_t i = 0; i < f->talks->pair_count; i++)
        if (is_shown(f, &f->talks->pairs[i]))
            edge(f, &f->talks->pairs[i], error);
    for (uint32_t i = 0; i < f->shown; i++)
        node(f, i);
    if (f->full || !names(f, error))
        return false;
    if (f->left)
        more(f);
    osk__svg_close(f->out);
    return true;
}

bool osk__figure_network(osk__buffer *out, const osk_network *network, uint32_t language, size_t *pairs, osk_error *error)
{
    osk__talks talks;
    struct figure f = {.out = out, .talks = &talks, .texts = &network->dictionary->texts, .language = language};
    bool good = osk__talks_make(&talks, network, error) && draw(&f, error);
    *pairs = talks.pair_count;
    free(f.order);
    free(f.place);
    free(f.nodes);
    free(f.near);
    free(f.boxes.items);
    osk__talks_free(&talks);
    return good;
}

/* As PDF or PNG the figure's letters are packed away, so a search for names looks into the SVG. */
static bool give(const osk__buffer *svg, osk_drawing form, osk_output *output, osk_error *error)
{
    osk_slice source = osk__slice(svg->data, svg->length);
    osk__buffer bytes = {0};
    bool good = form == OSK_SVG || osk__render(source, form == OSK_PDF ? OSK__RENDER_PDF : OSK__RENDER_PNG, &bytes, error);
    if (good && form != OSK_SVG)
        osk__output_source(output, source);
    if (good)
        osk_output_write(output, form == OSK_SVG ? svg->data : bytes.data, form == OSK_SVG ? svg->length : bytes.length);
    osk__buffer_free(&bytes);
    return good;
}

bool osk_network_figure(const osk_network *network, osk_drawing form, const char *lang, osk_output *output, osk_error *error)
{
    uint32_t language = osk__texts_language(lang);
    osk__buffer out = {0};
    size_t pairs;
    bool good = (language != OSK_NONE || osk__fail(error, OSK_USAGE, "there is no language '%s': nb, nn or en", lang)) &&
                osk__figure_network(&out, network, language, &pairs, error) && osk__buffer_check(&out, error) &&
                give(&out, form, output, error);
    osk__buffer_free(&out);
    return good;
}
