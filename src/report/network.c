/* The network for other programs: GraphML and DOT. */
#include "report.h"

#include "../base/number.h"
#include "../stat/network.h"

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
