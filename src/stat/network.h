/* Counting a network: edges -> addressings -> pairs and people -> tables. */
#ifndef OSK_STAT_NETWORK_H
#define OSK_STAT_NETWORK_H

#include "compare.h"

#include "../score/networks.h"

/* A comment that points to a person, however often. */
typedef struct osk__talk {
    uint32_t comment;  /* index in the corpus */
    uint32_t from, to; /* people; the opening post is the number behind the last */
    uint32_t spoken;   /* people who had spoken before */
    uint8_t agreement, kinds, positive, negative;
} osk__talk;

typedef struct osk__talk_pair {
    uint32_t from, to;
    uint32_t talks, replies, named, quotes, agrees, disagrees, positive, negative, back;
} osk__talk_pair;

typedef struct osk__speaker {
    size_t comments;
    uint32_t out, in, people_out, people_in, mutual, starts, ends, agrees, disagrees, agreed_with, disagreed_with;
    double rank;
} osk__speaker;

typedef struct osk__talks {
    const osk_network *network;
    osk__talk *items;      size_t count;      /* by comment, then by whom */
    osk__talk_pair *pairs; size_t pair_count; /* by numbers of from and to */
    osk__speaker *people;  size_t people_count; /* the last is the opening post */
} osk__talks;

bool osk__talks_make(osk__talks *talks, const osk_network *network, osk_error *error);
void osk__talks_free(osk__talks *talks);
/* The pair, or NULL. */
const osk__talk_pair *osk__talks_pair(const osk__talks *talks, uint32_t from, uint32_t to);
osk_slice osk__talks_name(const osk__talks *talks, uint32_t person);
/* People by `in`, `out`, then by bytes of the name. New: free(). */
uint32_t *osk__talks_order(const osk__talks *talks, osk_error *error);

/* ---- network_camps.c ---- */
/* Camps by the network's own numbers: of options->groups, ->grouped, or of ->codes where ->themed is code:KEY. Free `groups`
 * also where it fails. */
bool osk__camps_read(const osk__talks *talks, const osk_stat_options *options, osk__groups *groups, osk_error *error);

/* ---- network_chance.c: what the same talk would give if its targets were drawn ---- */
typedef struct osk__talk_count { double sum; uint32_t above, below; } osk__talk_count; /* replicates at or beyond what is seen */
typedef struct osk__talk_chance {
    size_t replicates;
    osk__talk_count *in;      /* by person */
    double *reciprocity;      /* by replicate, ascending; NULL: not asked for */
    osk__talk_count answered; /* of the reciprocity */
    const uint32_t *group_of; /* by person, or OSK_NONE; NULL: no groups */
    size_t groups;
    uint32_t *group_talks;    /* [from * groups + to]: seen */
    osk__talk_count *group_in;
} osk__talk_chance;

/* Fills a chance whose groups are set, and whose reciprocity is where `reciprocity`. */
bool osk__talks_draw(const osk__talks *talks, const osk_stat_options *options, bool reciprocity, osk__talk_chance *chance,
                     osk_error *error);
void osk__talk_chance_free(osk__talk_chance *chance);
/* Two-sided, with one added to both (Phipson & Smyth 2010). */
double osk__talk_p(const osk__talk_count *count, size_t replicates);
/* Directed pairs whose reverse is there too, of all: `keys` from << 32 | to, which are sorted here. NAN: none. */
double osk__talks_reciprocity(uint64_t *keys, size_t count);

#endif
