/* Addressings of a network: merged by comment and person, counted by pair and person, ranked. */
#include "network.h"

#include <math.h>
#include <stdlib.h>

enum { APART = 50, ROUNDS = 100 }; /* comments between two exchanges; rounds of PageRank */
#define DAMPING 0.85

osk_slice osk__talks_name(const osk__talks *talks, uint32_t person)
{
    return osk__network_shown(talks->network, person + 1 == talks->people_count ? OSK__NETWORK_POST : person);
}

/* ---- edges -> addressings ---- */

static int by_comment(const void *a, const void *b)
{
    const osk__talk *x = a, *y = b;
    if (x->comment != y->comment)
        return x->comment < y->comment ? -1 : 1;
    return x->to < y->to ? -1 : x->to > y->to;
}

static void list_talks(osk__talks *talks)
{
    const osk_network *n = talks->network;
    uint32_t spoken = 0, post = (uint32_t)talks->people_count - 1;
    size_t comment = 0;
    for (size_t i = 0; i < n->edge_count; i++) {
        const osk__arc *edge = &n->edges[i];
        if (edge->to == OSK_NONE || edge->confidence < OSK__NETWORK_SURE)
            continue;
        for (; comment < edge->comment; comment++)
            if (n->authors[comment] != OSK_NONE && n->authors[comment] >= spoken)
                spoken = n->authors[comment] + 1;
        talks->items[talks->count++] =
            (osk__talk){.comment = edge->comment, .from = edge->from, .to = edge->to == OSK__NETWORK_POST ? post : edge->to,
                        .spoken = spoken, .agreement = edge->agreement, .kinds = (uint8_t)(1u << edge->kind),
                        .positive = edge->label == OSK_POSITIVE && edge->kind != OSK_NETWORK_QUOTE,
                        .negative = edge->label == OSK_NEGATIVE && edge->kind != OSK_NETWORK_QUOTE};
    }
}

static void merge_talks(osk__talks *talks)
{
    size_t kept = 0;
    if (talks->count > 1)
        qsort(talks->items, talks->count, sizeof *talks->items, by_comment);
    for (size_t i = 0; i < talks->count; i++) {
        osk__talk *last = kept ? &talks->items[kept - 1] : NULL, *talk = &talks->items[i];
        if (!last || by_comment(last, talk) != 0) {
            talks->items[kept++] = *talk;
            continue;
        }
        last->agreement |= talk->agreement;
        last->kinds |= talk->kinds;
        last->positive |= talk->positive;
        last->negative |= talk->negative;
    }
    talks->count = kept;
}

/* ---- pairs ---- */

static int by_pair(const void *a, const void *b)
{
    const osk__talk_pair *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->to < y->to ? -1 : x->to > y->to;
}

static void list_pairs(osk__talks *talks)
{
    const unsigned named = 1u << OSK_NETWORK_AT | 1u << OSK_NETWORK_ADDRESS | 1u << OSK_NETWORK_MENTION | 1u << OSK_NETWORK_TITLE;
    for (size_t i = 0; i < talks->count; i++) {
        const osk__talk *t = &talks->items[i];
        talks->pairs[i] = (osk__talk_pair){.from = t->from, .to = t->to, .talks = 1,
                                           .replies = t->kinds >> OSK_NETWORK_REPLY & 1, .named = (t->kinds & named) != 0,
                                           .quotes = t->kinds >> OSK_NETWORK_QUOTE & 1,
                                           .agrees = t->agreement == OSK__AGREES, .disagrees = t->agreement == OSK__DISAGREES,
                                           .positive = t->positive, .negative = t->negative};
    }
    talks->pair_count = talks->count;
    if (talks->count > 1)
        qsort(talks->pairs, talks->count, sizeof *talks->pairs, by_pair);
}

static void add_pair(osk__talk_pair *to, const osk__talk_pair *from)
{
    to->talks += from->talks;
    to->replies += from->replies;
    to->named += from->named;
    to->quotes += from->quotes;
    to->agrees += from->agrees;
    to->disagrees += from->disagrees;
    to->positive += from->positive;
    to->negative += from->negative;
}

const osk__talk_pair *osk__talks_pair(const osk__talks *talks, uint32_t from, uint32_t to)
{
    osk__talk_pair key = {.from = from, .to = to};
    return talks->pair_count ? bsearch(&key, talks->pairs, talks->pair_count, sizeof key, by_pair) : NULL;
}

static void merge_pairs(osk__talks *talks)
{
    size_t kept = 0;
    for (size_t i = 0; i < talks->pair_count; i++)
        if (kept && by_pair(&talks->pairs[kept - 1], &talks->pairs[i]) == 0)
            add_pair(&talks->pairs[kept - 1], &talks->pairs[i]);
        else
            talks->pairs[kept++] = talks->pairs[i];
    talks->pair_count = kept;
    for (size_t i = 0; i < kept; i++) {
        const osk__talk_pair *back = osk__talks_pair(talks, talks->pairs[i].to, talks->pairs[i].from);
        talks->pairs[i].back = back ? back->talks : 0;
    }
}

/* ---- people ---- */

static void count_people(osk__talks *talks)
{
    const osk_network *n = talks->network;
    for (size_t i = 0; i < osk_corpus_count(n->corpus); i++)
        if (n->authors[i] != OSK_NONE && osk_corpus_comment(n->corpus, i)->kind == OSK_COMMENT)
            talks->people[n->authors[i]].comments++;
    for (size_t i = 0; i < talks->pair_count; i++) {
        const osk__talk_pair *p = &talks->pairs[i];
        osk__speaker *from = &talks->people[p->from], *to = &talks->people[p->to];
        from->out += p->talks;
        to->in += p->talks;
        from->people_out++;
        to->people_in++;
        from->mutual += p->back > 0;
        from->agrees += p->agrees;
        from->disagrees += p->disagrees;
        to->agreed_with += p->agrees;
        to->disagreed_with += p->disagrees;
    }
}

/* ---- exchanges: both address each other, and no long time lies between ---- */

static int by_both(const void *a, const void *b)
{
    const osk__talk *x = a, *y = b;
    uint32_t xl = x->from < x->to ? x->from : x->to, yl = y->from < y->to ? y->from : y->to;
    uint32_t xh = x->from < x->to ? x->to : x->from, yh = y->from < y->to ? y->to : y->from;
    if (xl != yl)
        return xl < yl ? -1 : 1;
    if (xh != yh)
        return xh < yh ? -1 : 1;
    return x->comment < y->comment ? -1 : x->comment > y->comment;
}

static bool same_exchange(const osk__talk *a, const osk__talk *b)
{
    bool same = (a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from);
    return same && b->comment - a->comment <= APART;
}

static bool count_exchanges(osk__talks *talks, osk_error *error)
{
    osk__talk *sorted = osk__take(talks->count + 1, sizeof *sorted, error);
    if (!sorted)
        return false;
    if (talks->count)
        memcpy(sorted, talks->items, talks->count * sizeof *sorted);
    if (talks->count > 1)
        qsort(sorted, talks->count, sizeof *sorted, by_both);
    for (size_t first = 0, last; first < talks->count; first = last + 1) {
        bool both = false;
        for (last = first; last + 1 < talks->count && same_exchange(&sorted[last], &sorted[last + 1]); last++)
            both = both || sorted[last + 1].from != sorted[first].from;
        talks->people[sorted[first].from].starts += both;
        talks->people[sorted[last].from].ends += both;
    }
    free(sorted);
    return true;
}

/* ---- PageRank (Brin & Page 1998): weights are addressings; who addresses nobody gives to all alike ---- */

static void rank_round(const osk__talks *talks, size_t count, double *next)
{
    double idle = 0;
    for (size_t i = 0; i < count; i++)
        idle += talks->people[i].out ? 0 : talks->people[i].rank;
    for (size_t i = 0; i < count; i++)
        next[i] = (1 - DAMPING + DAMPING * idle) / (double)count;
    for (size_t i = 0; i < talks->pair_count; i++) {
        const osk__talk_pair *p = &talks->pairs[i];
        next[p->to] += DAMPING * talks->people[p->from].rank * p->talks / talks->people[p->from].out;
    }
}

static bool rank_people(osk__talks *talks, osk_error *error)
{
    double *next = osk__take(talks->people_count + 1, sizeof *next, error);
    size_t count = talks->people_count - (talks->people[talks->people_count - 1].in == 0); /* nobody answers the post */
    for (size_t i = 0; next && i < count; i++)
        talks->people[i].rank = 1 / (double)count;
    for (size_t round = 0; next && round < ROUNDS; round++) {
        rank_round(talks, count, next);
        for (size_t i = 0; i < count; i++)
            talks->people[i].rank = next[i];
    }
    free(next);
    return next != NULL;
}

bool osk__talks_make(osk__talks *talks, const osk_network *network, osk_error *error)
{
    *talks = (osk__talks){.network = network, .people_count = network->names.people.count + 1};
    if (!(talks->items = osk__take(network->edge_count + 1, sizeof *talks->items, error)) ||
        !(talks->pairs = osk__take(network->edge_count + 1, sizeof *talks->pairs, error)) ||
        !(talks->people = osk__take(talks->people_count, sizeof *talks->people, error)))
        return false;
    list_talks(talks);
    merge_talks(talks);
    list_pairs(talks);
    merge_pairs(talks);
    count_people(talks);
    return count_exchanges(talks, error) && rank_people(talks, error);
}

void osk__talks_free(osk__talks *talks)
{
    free(talks->items);
    free(talks->pairs);
    free(talks->people);
}

/* ---- order ---- */

struct place { uint32_t person, in, out; osk_slice name; };

static int by_talk(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->in != y->in)
        return x->in > y->in ? -1 : 1;
    if (x->out != y->out)
        return x->out > y->out ? -1 : 1;
    return osk__slice_compare(x->name, y->name);
}

uint32_t *osk__talks_order(const osk__talks *talks, osk_error *error)
{
    struct place *places = osk__take(talks->people_count, sizeof *places, error);
    uint32_t *order = osk__take(talks->people_count, sizeof *order, error);
    for (uint32_t i = 0; places && order && i < talks->people_count; i++)
        places[i] = (struct place){i, talks->people[i].in, talks->people[i].out, osk__talks_name(talks, i)};
    if (places && order) {
        qsort(places, talks->people_count, sizeof *places, by_talk);
        for (size_t i = 0; i < talks->people_count; i++)
            order[i] = places[i].person;
    } else {
        free(order);
        order = NULL;
    }
    free(places);
    return order;
}
