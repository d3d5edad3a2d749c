/* Patterns: a trie whose edges live in one hash table.
 *
 *   root -til-> 3 -å-> 4 -stole-> 5 -på-> 6 (value 812)
 */
#include "pattern.h"

#include <stdlib.h>

static size_t slot_of(const osk__pattern *pattern, uint32_t node, uint32_t symbol)
{
    size_t mask = pattern->edge_slots - 1, slot = (size_t)(osk__pattern_hash(node, symbol) >> 32) & mask;
    while (pattern->edges[slot].child && (pattern->edges[slot].node != node || pattern->edges[slot].symbol != symbol))
        slot = (slot + 1) & mask;
    return slot;
}

static void put_edge(osk__pattern *pattern, struct osk__edge edge)
{
    size_t mark = osk__pattern_mark(pattern, osk__pattern_hash(edge.node, edge.symbol));
    pattern->marks[mark / 64] |= (uint64_t)1 << mark % 64;
    pattern->edges[slot_of(pattern, edge.node, edge.symbol)] = edge;
}

static bool widen(osk__pattern *pattern, osk_error *error)
{
    osk__pattern wider = *pattern;
    wider.edge_slots = pattern->edge_slots ? pattern->edge_slots * 2 : 64;
    if (!(wider.edges = osk__take(wider.edge_slots, sizeof *wider.edges, error)))
        return false;
    if (!(wider.marks = osk__take(wider.edge_slots / 8, sizeof *wider.marks, error))) {
        free(wider.edges);
        return false;
    }
    for (size_t i = 0; i < pattern->edge_slots; i++)
        if (pattern->edges[i].child)
            put_edge(&wider, pattern->edges[i]);
    free(pattern->edges);
    free(pattern->marks);
    *pattern = wider;
    return true;
}

static bool add_node(osk__pattern *pattern, osk_error *error)
{
    if (!OSK__ROOM(pattern->nodes, pattern->node_capacity, pattern->node_count + 1, error))
        return false;
    pattern->nodes[pattern->node_count++] = (struct osk__node){0, OSK_NONE};
    return true;
}

static bool step(osk__pattern *pattern, uint32_t *node, uint32_t symbol, osk_error *error)
{
    if (pattern->edge_count * 2 >= pattern->edge_slots && !widen(pattern, error))
        return false;
    size_t slot = slot_of(pattern, *node, symbol);
    if (!pattern->edges[slot].child) {
        if (!add_node(pattern, error))
            return false;
        put_edge(pattern, (struct osk__edge){*node, symbol, (uint32_t)pattern->node_count - 1});
        pattern->nodes[*node].next |= osk__pattern_bit(symbol);
        pattern->edge_count++;
    }
    *node = pattern->edges[slot].child;
    return true;
}

bool osk__pattern_add(osk__pattern *pattern, const uint32_t *symbols, size_t count, uint32_t value, uint32_t *held,
                      osk_error *error)
{
    uint32_t node = 0;
    if (pattern->node_count == 0 && !add_node(pattern, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!step(pattern, &node, symbols[i], error))
            return false;
    *held = pattern->nodes[node].value;
    if (*held == OSK_NONE)
        pattern->nodes[node].value = value;
    return true;
}

uint32_t osk__pattern_find(const osk__pattern *pattern, uint32_t node, uint32_t symbol)
{
    return pattern->edges[slot_of(pattern, node, symbol)].child;
}

void osk__pattern_free(osk__pattern *pattern)
{
    free(pattern->nodes);
    free(pattern->edges);
    free(pattern->marks);
}
