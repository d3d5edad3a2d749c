/* Phrases of agreement in a sentence, the longest from left to right, with words between that say nothing of their own:
 *
 *   entry "har rett"     Kari har nok ikke helt rett
 *                             --- ... ....  .... ----     filler: nok, helt; ikke turns it
 *   entry "gir rett"     jeg gir Kari rett                a name is filler too
 *
 * So the list holds each phrase once, and not once for every adverb. Only phrases of agreement, and those that eat
 * their words, are loose; titles and greetings are exact. */
#include "network.h"

enum { SKIPPED = 4 }; /* fillers inside a phrase */

struct search {
    const osk_network *network;
    size_t first, depth;   /* words of the entry that fit, at best */
    osk__agree_item *best;
};
struct passed { uint32_t count, classes; bool turned; }; /* over */

/* A word, and the poster's: no phrase goes on into a quotation. */
static bool is_own_word(const osk_network *n, size_t i)
{
    return i < n->end && osk__network_token(n, i)->type != OSK_NONE && !(osk__network_what(n, i) & OSK__NETWORK_QUOTED);
}

static uint32_t value_at(const osk_network *n, uint32_t node, size_t i, uint32_t *next)
{
    uint32_t type = osk__network_token(n, i)->type;
    *next = type < n->dictionary->form_count ? osk__pattern_next(&n->dictionary->network_words, node, OSK__FORM_SYMBOL(type)) : 0;
    return *next ? osk__pattern_value(&n->dictionary->network_words, *next) : OSK_NONE;
}

/* Tokens at `at` that may be passed over: the longest filler, or a capital, which inside a sentence is taken for a name; or 0. */
static size_t filler_at(const osk_network *n, size_t at, uint32_t *classes)
{
    size_t count = osk__network_token(n, at)->shape == OSK_SHAPE_CAPITAL;
    uint32_t node = 0;
    *classes = 0;
    for (size_t i = at; is_own_word(n, i); i++) {
        uint32_t value = value_at(n, node, i, &node), held;
        if (!node)
            break;
        held = value == OSK_NONE ? 0 : n->dictionary->network_classes[value];
        if (held & OSK__NETWORK_FILLER) {
            *classes = held;
            count = i + 1 - at;
        }
    }
    return count;
}

static void keep(struct search *s, uint32_t value, size_t at, size_t depth, const struct passed *passed)
{
    uint32_t classes = s->network->dictionary->network_classes[value];
    bool loose = classes == 0 || (classes & (OSK__NETWORK_AGREE | OSK__NETWORK_DISAGREE));
    if (depth <= s->depth || (passed->count && !loose))
        return;
    s->depth = depth;
    *s->best = (osk__agree_item){.first = (uint32_t)s->first, .count = (uint32_t)(at - s->first), .classes = classes,
                                 .inside = passed->classes, .turned = passed->turned};
}

/* `depth` words of an entry fit before `at`. Two ways on from each and few words to pass over: bounded. */
static void follow(struct search *s, uint32_t node, size_t at, size_t depth, struct passed passed)
{
    const osk_network *n = s->network;
    uint32_t next, value, classes;
    if (!is_own_word(n, at) || !osk__pattern_goes_on(&n->dictionary->network_words, node))
        return;
    value = value_at(n, node, at, &next);
    if (value != OSK_NONE)
        keep(s, value, at + 1, depth + 1, &passed);
    if (next)
        follow(s, next, at + 1, depth + 1, passed);
    size_t fill = passed.count < SKIPPED ? filler_at(n, at, &classes) : 0;
    if (!fill)
        return;
    passed.count++;
    passed.classes |= classes;
    passed.turned ^= (classes & OSK__NETWORK_TURN) != 0;
    follow(s, node, at + fill, depth, passed);
}

/* Of an entry that is the one word. */
static uint32_t classes_of(const osk_network *n, size_t i)
{
    uint32_t node, value = is_own_word(n, i) ? value_at(n, 0, i, &node) : OSK_NONE;
    return value == OSK_NONE ? 0 : n->dictionary->network_classes[value];
}

/* "klokt, og godt skrevet, innlegg" is none; "veldig godt og klokt innlegg" begins at "godt": praise or blame, then speech. `first`:
 * the classes of the word at `at`. */
static bool judges_speech(const osk_network *n, size_t at, uint32_t first, osk__agree_item *item)
{
    first &= OSK__NETWORK_PRAISE | OSK__NETWORK_BLAME;
    for (size_t i = at + 1; first && i < n->end && i <= at + SKIPPED; i++) {
        uint32_t classes = classes_of(n, i);
        if (classes & OSK__NETWORK_SPEECH) {
            *item = (osk__agree_item){.first = (uint32_t)at, .count = (uint32_t)(i + 1 - at),
                                      .classes = first == OSK__NETWORK_PRAISE ? OSK__NETWORK_AGREE : OSK__NETWORK_DISAGREE};
            return true;
        }
        if (!(classes & (first | OSK__NETWORK_FILLER)) && !osk__network_and(n, i))
            return false;
    }
    return false;
}

/* The first word is looked up once: most begin no entry, and are done. */
bool osk__agree_phrase(const osk_network *network, size_t at, osk__agree_item *item)
{
    struct search search = {.network = network, .first = at, .best = item};
    const struct passed none = {0};
    osk__agree_item judged;
    uint32_t next = 0, value = is_own_word(network, at) ? value_at(network, 0, at, &next) : OSK_NONE;
    if (value != OSK_NONE)
        keep(&search, value, at + 1, 1, &none);
    if (next)
        follow(&search, next, at + 1, 1, none);
    uint32_t first = value == OSK_NONE ? 0 : network->dictionary->network_classes[value];
    if (search.depth < 2 && judges_speech(network, at, first, &judged)) {
        *item = judged;
        return true;
    }
    return search.depth > 0;
}
