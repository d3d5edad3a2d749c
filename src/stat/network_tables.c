/* The network as tables: people, pairs, camps, the whole. */
#include "network.h"

#include "../base/table.h"

#include <math.h>
#include <stdlib.h>

/* ---- people ---- */

static void put_person(osk_table *table, const osk__talks *talks, uint32_t who, const osk__talk_chance *chance)
{
    const osk__speaker *p = &talks->people[who];
    const size_t counts[] = {p->comments, p->out, p->in, p->people_out, p->people_in, p->mutual};
    const size_t more[] = {p->starts, p->ends, p->agrees, p->disagrees, p->agreed_with, p->disagreed_with};
    osk__table_text(table, osk__talks_name(talks, who));
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        osk__table_count(table, counts[i]);
    osk__table_number(table, p->rank);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        osk__table_count(table, more[i]);
    bool post = who + 1 == talks->people_count;
    osk__table_number(table, post ? NAN : chance->in[who].sum / (double)chance->replicates);
    osk__table_number(table, post || talks->count == 0 ? NAN : osk__talk_p(&chance->in[who], chance->replicates));
}

static osk_table *people(const osk__talks *talks, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t participant", "c comments", "c out", "c in", "c people_out", "c people_in",
                                          "c mutual", "4.pagerank", "c starts", "c ends", "c agrees", "c disagrees",
                                          "c agreed_with", "c disagreed_with", "2 in_expected", "4.p", NULL};
    osk__talk_chance chance = {0};
    uint32_t *order = osk__talks_order(talks, error);
    osk_table *table = order && osk__talks_draw(talks, options, false, &chance, error)
                           ? osk__table_make("network_people", columns, error) : NULL;
    for (size_t i = 0; table && i < talks->people_count; i++)
        if (order[i] + 1 < talks->people_count || talks->people[order[i]].in)
            put_person(table, talks, order[i], &chance);
    osk__talk_chance_free(&chance);
    free(order);
    return table ? osk__table_done(table, error) : NULL;
}

/* ---- pairs ---- */

struct line { const osk__talk_pair *pair; osk_slice from, to; };

static int by_talks(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->pair->talks != y->pair->talks)
        return x->pair->talks > y->pair->talks ? -1 : 1;
    int order = osk__slice_compare(x->from, y->from);
    return order ? order : osk__slice_compare(x->to, y->to);
}

static osk_table *pairs(const osk__talks *talks, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t from", "t to", "c addressings", "c back", "c replies", "c named", "c quotes",
                                          "c agrees", "c disagrees", "c positive", "c negative", NULL};
    struct line *lines = osk__take(talks->pair_count + 1, sizeof *lines, error);
    osk_table *table = lines ? osk__table_make("network_pairs", columns, error) : NULL;
    (void)options;
    for (size_t i = 0; table && i < talks->pair_count; i++)
        lines[i] = (struct line){&talks->pairs[i], osk__talks_name(talks, talks->pairs[i].from),
                                 osk__talks_name(talks, talks->pairs[i].to)};
    if (table && talks->pair_count > 1)
        qsort(lines, talks->pair_count, sizeof *lines, by_talks);
    for (size_t i = 0; table && i < talks->pair_count; i++) {
        const osk__talk_pair *p = lines[i].pair;
        const uint32_t counts[] = {p->talks, p->back, p->replies, p->named, p->quotes, p->agrees, p->disagrees, p->positive,
                                   p->negative};
        osk__table_text(table, lines[i].from);
        osk__table_text(table, lines[i].to);
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
            osk__table_count(table, counts[k]);
    }
    free(lines);
    return table ? osk__table_done(table, error) : NULL;
}

/* ---- camps ---- */

struct camps {
    const osk__talks *talks;
    const osk__groups *groups;
    const osk__talk_chance *chance;
    osk_table *table;
    double *agreed, *whole; /* by talk of the pair of camps at hand: does it agree, does it take a side */
    uint32_t *cell;         /* by talk: its pair of camps, or OSK_NONE */
    size_t *first, *order;  /* talks of cell c: order[first[c]] to order[first[c + 1] - 1] */
    uint32_t language;
};

static void put_camp(const struct camps *c, uint32_t from, uint32_t to)
{
    size_t cell = from * c->chance->groups + to, sides = 0, agrees = 0, disagrees = 0;
    for (size_t i = c->first[cell]; i < c->first[cell + 1]; i++) {
        uint8_t side = c->talks->items[c->order[i]].agreement;
        if (side != OSK__AGREES && side != OSK__DISAGREES)
            continue;
        c->agreed[sides] = side == OSK__AGREES;
        c->whole[sides++] = 1;
        agrees += side == OSK__AGREES;
        disagrees += side == OSK__DISAGREES;
    }
    osk__limits limits = osk__interval_share(c->agreed, c->whole, sides);
    osk__table_text(c->table, osk__strings_get(&c->groups->names, from));
    osk__table_text(c->table, osk__strings_get(&c->groups->names, to));
    osk__table_count(c->table, c->chance->group_talks[cell]);
    osk__table_number(c->table, c->chance->group_in[cell].sum / (double)c->chance->replicates);
    osk__table_number(c->table, osk__talk_p(&c->chance->group_in[cell], c->chance->replicates));
    osk__table_count(c->table, agrees);
    osk__table_count(c->table, disagrees);
    osk__table_number(c->table, sides ? (double)agrees / (double)sides : NAN);
    osk__table_number(c->table, limits.given ? limits.low : NAN);
    osk__table_number(c->table, limits.given ? limits.high : NAN);
    osk__table_text(c->table, limits.given ? osk__slice(NULL, 0)
                                           : osk__texts_find(&c->talks->network->dictionary->texts, "stat.too_few", c->language));
}

/* Talks by their pair of camps: counted, then placed. */
static void sort_talks(struct camps *c)
{
    size_t cells = c->chance->groups * c->chance->groups;
    for (size_t i = 0; i < c->talks->count; i++) {
        const osk__talk *t = &c->talks->items[i];
        uint32_t from = c->groups->of_person[t->from],
                 to = t->to + 1 == c->talks->people_count ? OSK_NONE : c->groups->of_person[t->to];
        c->cell[i] = from == OSK_NONE || to == OSK_NONE ? OSK_NONE : from * (uint32_t)c->chance->groups + to;
        if (c->cell[i] != OSK_NONE)
            c->first[c->cell[i] + 2]++;
    }
    for (size_t i = 0; i <= cells; i++)
        c->first[i + 1] += c->first[i];
    for (size_t i = 0; i < c->talks->count; i++) /* placing moves each start on to the next one's */
        if (c->cell[i] != OSK_NONE)
            c->order[c->first[c->cell[i] + 1]++] = i;
}

static bool put_camps(struct camps *c, osk_error *error)
{
    size_t room = c->talks->count + 1, cells = c->chance->groups * c->chance->groups + 2;
    if (!(c->agreed = osk__take(room, sizeof *c->agreed, error)) || !(c->whole = osk__take(room, sizeof *c->whole, error)) ||
        !(c->cell = osk__take(room, sizeof *c->cell, error)) || !(c->order = osk__take(room, sizeof *c->order, error)) ||
        !(c->first = osk__take(cells, sizeof *c->first, error)))
        return false;
    sort_talks(c);
    for (uint32_t from = 0; from < c->chance->groups; from++)
        for (uint32_t to = 0; to < c->chance->groups; to++)
            put_camp(c, from, to);
    return true;
}

static osk_table *camps(const osk__talks *talks, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t from", "t to", "c addressings", "2 expected", "4.p", "c agrees", "c disagrees",
                                          "4.share", "4.low", "4.high", "t note", NULL};
    osk__groups groups = {0};
    osk__talk_chance chance = {0};
    struct camps c = {.talks = talks, .groups = &groups, .chance = &chance};
    bool good = osk__stat_language(options, &c.language, error) &&
                osk__camps_read(talks, options, &groups, error);
    chance.group_of = groups.of_person;
    chance.groups = groups.names.count;
    good = good && osk__talks_draw(talks, options, false, &chance, error) &&
           (c.table = osk__table_make("network_camps", columns, error)) && put_camps(&c, error);
    osk__talk_chance_free(&chance);
    osk__groups_free(&groups);
    free(c.agreed);
    free(c.whole);
    free(c.cell);
    free(c.order);
    free(c.first);
    if (good)
        return osk__table_done(c.table, error);
    osk_table_free(c.table);
    return NULL;
}

/* ---- the whole ---- */

static void put_measure(osk_table *table, const char *name, double value)
{
    osk__table_text(table, osk__slice_text(name));
    osk__table_number(table, value);
}

static void put_nothing(osk_table *table)
{
    for (size_t i = 0; i < 5; i++)
        osk__table_missing(table);
}

static void put_reciprocity(osk_table *table, const osk__talks *talks, const osk__talk_chance *chance, osk_slice few)
{
    size_t answered = 0, r = chance->replicates;
    for (size_t i = 0; i < talks->pair_count; i++)
        answered += talks->pairs[i].back > 0;
    put_measure(table, "reciprocity", talks->pair_count ? (double)answered / (double)talks->pair_count : NAN);
    if (!chance->reciprocity) {
        for (size_t i = 0; i < 4; i++)
            osk__table_missing(table);
        osk__table_text(table, few);
        return;
    }
    osk__table_number(table, chance->answered.sum / (double)r);
    osk__table_number(table, chance->reciprocity[r * 25 / 1000]);
    osk__table_number(table, chance->reciprocity[r - 1 - r * 25 / 1000]);
    osk__table_number(table, osk__talk_p(&chance->answered, r));
    osk__table_missing(table);
}

static osk_table *summary(const osk__talks *talks, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"w measure", "4 value", "4 expected", "4 low", "4 high", "4.p", "t note", NULL};
    osk__talk_chance chance = {0};
    uint32_t language;
    size_t agrees = 0, disagrees = 0, uncertain = 0;
    osk_table *table = osk__stat_language(options, &language, error) && osk__talks_draw(talks, options, true, &chance, error)
                           ? osk__table_make("network_summary", columns, error) : NULL;
    for (size_t i = 0; i < talks->count; i++) {
        agrees += talks->items[i].agreement == OSK__AGREES;
        disagrees += talks->items[i].agreement == OSK__DISAGREES;
    }
    for (size_t i = 0; i < talks->network->edge_count; i++)
        uncertain += talks->network->edges[i].to == OSK_NONE || talks->network->edges[i].confidence < OSK__NETWORK_SURE;
    const struct { const char *name; size_t count; } counts[] = {{"people", talks->people_count - 1},
        {"addressings", talks->count}, {"pairs", talks->pair_count}, {"agrees", agrees}, {"disagrees", disagrees},
        {"uncertain", uncertain}};
    for (size_t i = 0; table && i < sizeof counts / sizeof *counts; i++) {
        put_measure(table, counts[i].name, (double)counts[i].count);
        put_nothing(table);
    }
    if (table)
        put_reciprocity(table, talks, &chance, osk__texts_find(&talks->network->dictionary->texts, "stat.too_few", language));
    osk__talk_chance_free(&chance);
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk_stat_network(const osk_network *network, osk_network_table which, const osk_stat_options *options,
                            osk_error *error)
{
    static osk_table *(*const makers[])(const osk__talks *, const osk_stat_options *, osk_error *) = {people, pairs, camps,
                                                                                                    summary};
    osk__talks talks;
    osk_table *table = osk__talks_make(&talks, network, error) ? makers[which](&talks, options, error) : NULL;
    osk__talks_free(&talks);
    return table;
}
