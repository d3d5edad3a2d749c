/* The network for other programs and for the eye: GraphML, DOT, an SVG with everyone on a circle. */
#include "report.h"

#include "../base/number.h"
#include "../base/utf8.h"
#include "../stat/network.h"

#include <math.h>
#include <stdlib.h>

static void give(osk_output *output, osk__buffer *buffer)
{
    if (!buffer->failed)
        osk_output_write(output, buffer->data, buffer->length);
}

/* ---- GraphML (Brandes et al. 2001) ---- */

static void graphml_node(osk__buffer *out, const osk__talks *talks, uint32_t who)
{
    const osk__speaker *p = &talks->people[who];
    osk__buffer_format(out, "<node id=\"n%u\"><data key=\"name\">", who);
    osk__html_text(out, osk__talks_name(talks, who));
    osk__buffer_format(out, "</data><data key=\"comments\">%zu</data><data key=\"pagerank\">", p->comments);
    osk__number_fixed(out, p->rank, 6);
    osk__buffer_text(out, "</data></node>\n");
}

static void graphml(osk__buffer *out, const osk__talks *talks)
{
    osk__buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                          "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
                          "<key id=\"comments\" for=\"node\" attr.name=\"comments\" attr.type=\"int\"/>\n"
                          "<key id=\"pagerank\" for=\"node\" attr.name=\"pagerank\" attr.type=\"double\"/>\n"
                          "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n"
                          "<key id=\"agrees\" for=\"edge\" attr.name=\"agrees\" attr.type=\"int\"/>\n"
                          "<key id=\"disagrees\" for=\"edge\" attr.name=\"disagrees\" attr.type=\"int\"/>\n"
                          "<graph edgedefault=\"directed\">\n");
    for (uint32_t i = 0; i < talks->people_count; i++)
        if (i + 1 < talks->people_count || talks->people[i].in)
            graphml_node(out, talks, i);
    for (size_t i = 0; i < talks->pair_count; i++) {
        const osk__talk_pair *p = &talks->pairs[i];
        osk__buffer_format(out, "<edge source=\"n%u\" target=\"n%u\"><data key=\"weight\">%u</data><data key=\"agrees\">%u</data>"
                                "<data key=\"disagrees\">%u</data></edge>\n",
                           p->from, p->to, p->talks, p->agrees, p->disagrees);
    }
    osk__buffer_text(out, "</graph>\n</graphml>\n");
}

/* ---- DOT ---- */

/* In quotation marks; controls as spaces. */
static void dot_text(osk__buffer *out, osk_slice text)
{
    osk__buffer_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '"' || byte == '\\')
            osk__buffer_byte(out, '\\');
        osk__buffer_byte(out, byte < 0x20 || byte == 0x7F ? ' ' : (char)byte);
    }
    osk__buffer_byte(out, '"');
}

static void dot(osk__buffer *out, const osk__talks *talks)
{
    osk__buffer_text(out, "digraph network {\n");
    for (uint32_t i = 0; i < talks->people_count; i++) {
        if (i + 1 == talks->people_count && !talks->people[i].in)
            continue;
        osk__buffer_format(out, "  n%u [label=", i);
        dot_text(out, osk__talks_name(talks, i));
        osk__buffer_text(out, "];\n");
    }
    for (size_t i = 0; i < talks->pair_count; i++) {
        const osk__talk_pair *p = &talks->pairs[i];
        osk__buffer_format(out, "  n%u -> n%u [weight=%u, agrees=%u, disagrees=%u];\n", p->from, p->to, p->talks, p->agrees,
                           p->disagrees);
    }
    osk__buffer_text(out, "}\n");
}

bool osk_network_graph(const osk_network *network, osk_graph form, osk_output *output, osk_error *error)
{
    osk__talks talks;
    osk__buffer out = {0};
    bool good = osk__talks_make(&talks, network, error);
    if (good && form == OSK_DOT)
        dot(&out, &talks);
    else if (good)
        graphml(&out, &talks);
    good = good && osk__buffer_check(&out, error);
    if (good)
        give(output, &out);
    osk__buffer_free(&out);
    osk__talks_free(&talks);
    return good;
}

/* ---- the figure ---- */

enum { MOST = 40, WIDTH = 860, HEIGHT = 720, RADIUS = 250, LETTERS = 24 };
#define PI 3.14159265358979323846
static const char agree_colour[] = "#0072b2", disagree_colour[] = "#d55e00";

struct figure {
    osk__buffer out;
    const osk__talks *talks;
    const osk__texts *texts;
    uint32_t language;
    uint32_t *order;  /* people, those with most talk first */
    uint32_t *place;  /* by person: its place on the circle, or OSK_NONE */
    uint32_t shown, left;
};

static double angle(const struct figure *f, uint32_t place) { return 2 * PI * place / f->shown - PI / 2; }
static double x_at(double a, double radius) { return WIDTH / 2.0 + radius * cos(a); }
static double y_at(double a, double radius) { return HEIGHT / 2.0 + 10 + radius * sin(a); }

static void number(struct figure *f, const char *before, double value)
{
    osk__buffer_text(&f->out, before);
    osk__number_fixed(&f->out, value, 1);
}

/* A curve bent to the middle, so that there and back are two. */
static void edge(struct figure *f, const osk__talk_pair *p)
{
    double a = angle(f, f->place[p->from]), b = angle(f, f->place[p->to]), turn = 0.35;
    double x1 = x_at(a, RADIUS), y1 = y_at(a, RADIUS), x2 = x_at(b, RADIUS - 9), y2 = y_at(b, RADIUS - 9);
    double mx = (x1 + x2) / 2 + (y1 - y2) * turn / 2, my = (y1 + y2) / 2 + (x2 - x1) * turn / 2;
    const char *colour = p->agrees > p->disagrees ? agree_colour : p->disagrees > p->agrees ? disagree_colour : "currentColor";
    number(f, "<path d=\"M", x1);
    number(f, " ", y1);
    number(f, "Q", mx);
    number(f, " ", my);
    number(f, " ", x2);
    number(f, " ", y2);
    osk__buffer_format(&f->out, "\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"0.5\" marker-end=\"url(#tip)\"", colour);
    number(f, " stroke-width=\"", 1 + log2(p->talks));
    osk__buffer_text(&f->out, "\"><title>");
    osk__html_text(&f->out, osk__talks_name(f->talks, p->from));
    osk__buffer_text(&f->out, " \xE2\x86\x92 ");
    osk__html_text(&f->out, osk__talks_name(f->talks, p->to));
    osk__buffer_format(&f->out, ": %u</title></path>\n", p->talks);
}

static void text(struct figure *f, double x, double y, const char *anchor, const char *colour, osk_slice words, bool more)
{
    number(f, "<text x=\"", x);
    number(f, "\" y=\"", y);
    osk__buffer_format(&f->out, "\" text-anchor=\"%s\" font-family=\"sans-serif\" font-size=\"12\" fill=\"%s\">", anchor, colour);
    osk__html_text(&f->out, words);
    osk__buffer_text(&f->out, more ? "\xE2\x80\xA6</text>\n" : "</text>\n");
}

static void node(struct figure *f, uint32_t place)
{
    const osk__speaker *p = &f->talks->people[f->order[place]];
    osk_slice name = osk__talks_name(f->talks, f->order[place]);
    double a = angle(f, place), x = x_at(a, RADIUS + 14);
    size_t points = 0, cut = 0;
    for (; cut < name.length && points < LETTERS; points++) {
        size_t step = osk__utf8_next(name.data + cut, name.length - cut, NULL);
        cut += step ? step : 1;
    }
    number(f, "<circle cx=\"", x_at(a, RADIUS));
    number(f, "\" cy=\"", y_at(a, RADIUS));
    number(f, "\" r=\"", 3 + sqrt(p->in));
    osk__buffer_text(&f->out, "\" fill=\"currentColor\"><title>");
    osk__html_text(&f->out, name);
    osk__buffer_format(&f->out, ": %u / %u</title></circle>\n", p->out, p->in);
    text(f, x, y_at(a, RADIUS + 14) + 4, fabs(x - WIDTH / 2.0) < 20 ? "middle" : x < WIDTH / 2.0 ? "end" : "start",
         "currentColor", osk__slice(name.data, cut), cut < name.length);
}

static void head(struct figure *f)
{
    osk__buffer_format(&f->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>", WIDTH,
                       HEIGHT);
    osk__html_text(&f->out, osk__texts_find(f->texts, "network.figure", f->language));
    osk__buffer_text(&f->out, "</title>\n<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"6\" "
                              "markerHeight=\"6\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" "
                              "fill=\"currentColor\"/></marker></defs>\n");
    text(f, 12, 20, "start", agree_colour, osk__texts_find(f->texts, "network.agrees", f->language), false);
    text(f, 12, 38, "start", disagree_colour, osk__texts_find(f->texts, "network.disagrees", f->language), false);
}

static bool foot(struct figure *f)
{
    char digits[OSK__NUMBER_ROOM];
    osk__buffer room = {0};
    if (f->left) {
        osk_slice count = osk__page_count(f->left, digits);
        osk__texts_fill(&room, osk__texts_find(f->texts, "network.more", f->language), &count, 1);
        text(f, 12, HEIGHT - 12, "start", "currentColor", osk__slice(room.data, room.length), false);
    }
    bool good = !room.failed;
    osk__buffer_free(&room);
    osk__buffer_text(&f->out, "</svg>\n");
    return good;
}

/* Everyone who speaks to anybody or is spoken to has a place, up to the most. */
static void give_places(struct figure *f)
{
    for (size_t i = 0; i < f->talks->people_count; i++) {
        const osk__speaker *p = &f->talks->people[f->order[i]];
        bool there = p->in + p->out > 0 && f->shown < MOST;
        f->left += p->in + p->out > 0 && !there;
        f->place[f->order[i]] = there ? f->shown : OSK_NONE;
        if (there)
            f->order[f->shown++] = f->order[i];
    }
}

bool osk_network_figure(const osk_network *network, const char *lang, osk_output *output, osk_error *error)
{
    osk__talks talks;
    struct figure f = {.talks = &talks, .texts = &network->dictionary->texts, .language = osk__texts_language(lang)};
    bool good = osk__talks_make(&talks, network, error) && (f.order = osk__talks_order(&talks, error)) &&
                (f.place = osk__take(talks.people_count, sizeof *f.place, error)) &&
                (f.language != OSK_NONE || osk__fail(error, OSK_USAGE, "there is no language '%s': nb, nn or en", lang));
    if (good) {
        give_places(&f);
        head(&f);
        for (size_t i = 0; i < talks.pair_count; i++)
            if (f.place[talks.pairs[i].from] != OSK_NONE && f.place[talks.pairs[i].to] != OSK_NONE)
                edge(&f, &talks.pairs[i]);
        for (uint32_t i = 0; i < f.shown; i++)
            node(&f, i);
        good = (foot(&f) || osk__no_memory(error)) && osk__buffer_check(&f.out, error);
    }
    if (good)
        give(output, &f.out);
    osk__buffer_free(&f.out);
    free(f.order);
    free(f.place);
    osk__talks_free(&talks);
    return good;
}
