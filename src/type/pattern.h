/* Patterns: sequences of symbols compiled to a trie, one value each. A symbol is an exact form, any form of a stem, or
 * any form of a class (a glob). Matching a thousand patterns costs what matching ten does. */
#ifndef OSK_TYPE_PATTERN_H
#define OSK_TYPE_PATTERN_H

#include "../base/memory.h"

typedef struct osk__pattern {
    struct osk__node {
        uint64_t next;  /* which symbols may go on from here: a bit each, shared by many; so most steps that lead nowhere
                           need no search */
        uint32_t value;
    } *nodes;           /* node 0 is the root */
    size_t node_count, node_capacity;
    struct osk__edge { uint32_t node, symbol, child; } *edges; /* open addressing; child 0 is empty */
    size_t edge_slots, edge_count;
    uint64_t *marks;    /* eight bits a slot: is there an edge of a hash? They fit a cache that the edges do not */
} osk__pattern;

#define OSK__FORM_SYMBOL(number) (4 * (number))
#define OSK__STEM_SYMBOL(number) (4 * (number) + 1)
#define OSK__CLASS_SYMBOL(number) (4 * (number) + 2)
#define OSK__SYMBOL_IS_FORM(symbol) ((symbol) % 4 == 0)
#define OSK__SYMBOL_NUMBER(symbol) ((symbol) / 4)

/* Adds a sequence. *held gets the value that stood there before, or OSK_NONE; then nothing is changed. */
bool osk__pattern_add(osk__pattern *pattern, const uint32_t *symbols, size_t count, uint32_t value, uint32_t *held,
                      osk_error *error);

/* For the functions below. */
uint32_t osk__pattern_find(const osk__pattern *pattern, uint32_t node, uint32_t symbol);
static inline uint64_t osk__pattern_hash(uint32_t node, uint32_t symbol)
{
    return ((uint64_t)node << 32 | symbol) * 0x9E3779B97F4A7C15u;
}
static inline size_t osk__pattern_mark(const osk__pattern *pattern, uint64_t hash)
{
    return (size_t)(hash >> 29) & (pattern->edge_slots * 8 - 1);
}
static inline uint8_t osk__pattern_bit_number(uint32_t symbol)
{
    return (uint8_t)(symbol * 0x9E3779B1u >> 26);
}
static inline uint64_t osk__pattern_bit(uint32_t symbol)
{
    return (uint64_t)1 << osk__pattern_bit_number(symbol);
}

/* The node behind `symbol`, or 0. */
static inline uint32_t osk__pattern_next(const osk__pattern *pattern, uint32_t node, uint32_t symbol)
{
    if (node >= pattern->node_count || !(pattern->nodes[node].next & osk__pattern_bit(symbol)))
        return 0;
    size_t mark = osk__pattern_mark(pattern, osk__pattern_hash(node, symbol));
    return pattern->marks[mark / 64] >> mark % 64 & 1 ? osk__pattern_find(pattern, node, symbol) : 0;
}

/* The value of a node, or OSK_NONE. */
static inline uint32_t osk__pattern_value(const osk__pattern *pattern, uint32_t node)
{
    return node < pattern->node_count ? pattern->nodes[node].value : OSK_NONE;
}

/* Does anything go on from a node? */
static inline bool osk__pattern_goes_on(const osk__pattern *pattern, uint32_t node)
{
    return node < pattern->node_count && pattern->nodes[node].next;
}
void osk__pattern_free(osk__pattern *pattern);

#endif
