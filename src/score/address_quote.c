/* Quotations whose source is known: words of an earlier comment by another, found by stretches of words. */
#include "network.h"

#include <stdlib.h>

enum { STRETCH = 6 }; /* words in a row; the reader has found the quotation, this only tells whose it is */

static bool is_of_another(const osk_quote *quote)
{
    return quote->kind == OSK_QUOTE_POST || quote->kind == OSK_QUOTE_EARLIER;
}

static osk__stretch *slot_of(const osk_network *n, uint32_t hash)
{
    size_t at = hash & (n->stretch_size - 1);
    while (n->stretches[at].comment && n->stretches[at].hash != hash)
        at = (at + 1) & (n->stretch_size - 1);
    return &n->stretches[at];
}

static bool grow(osk_network *n, size_t more, osk_error *error)
{
    osk__stretch *old = n->stretches;
    size_t size = n->stretch_size ? n->stretch_size : 1024, before = n->stretch_size;
    while (size < 2 * (n->stretch_count + more))
        size *= 2;
    if (size == before)
        return true;
    osk__stretch *larger = osk__take(size, sizeof *larger, error);
    if (!larger)
        return false;
    n->stretches = larger;
    n->stretch_size = size;
    for (size_t i = 0; i < before; i++)
        if (old[i].comment)
            *slot_of(n, old[i].hash) = old[i];
    free(old);
    return true;
}

/* Walks over the words of tokens [first, end); true when a stretch is full, whose hash *hash is and which begins and ends
 * with *from and *at. */
struct walk { size_t at, end, held; uint32_t types[STRETCH]; uint32_t hash; size_t last; };

static bool next(const osk_network *n, struct walk *w)
{
    while (w->at < w->end) {
        const osk_token *token = osk__network_token(n, w->at++);
        if (!osk__is_word(token))
            continue;
        w->types[w->held++ % STRETCH] = token->type;
        w->last = w->at - 1;
        if (w->held < STRETCH)
            continue;
        w->hash = 0;
        for (size_t i = 0; i < STRETCH; i++)
            w->hash = (w->hash ^ w->types[(w->held + i) % STRETCH]) * 2654435761u + 40503u;
        w->hash ^= w->hash >> 15;
        return true;
    }
    return false;
}

static size_t token_from(const osk_network *n, size_t first, size_t end, uint32_t start)
{
    OSK__HALVE(first, end, i, osk__network_token(n, i)->start < start)
    return first;
}

/* 1 + the earlier comment that says the first stretch that another said; 0: none. */
static uint32_t source_of(const osk_network *n, size_t first, size_t end, uint32_t from)
{
    struct walk w = {.at = first, .end = end};
    while (n->stretch_size && next(n, &w)) {
        uint32_t comment = slot_of(n, w.hash)->comment;
        if (comment && n->authors[comment - 1] != from)
            return comment;
    }
    return 0;
}

static bool add_quote(osk_network *n, const osk_quote *quote, size_t first, size_t end, osk_error *error)
{
    uint32_t from = n->authors[n->comment], source;
    size_t begin = token_from(n, first, end, quote->start), stop = token_from(n, begin, end, quote->end);
    if (from == OSK_NONE || !(source = source_of(n, begin, stop, from)))
        return true;
    bool post = osk_corpus_comment(n->corpus, source - 1)->kind == OSK_POST;
    if (!post && n->authors[source - 1] == OSK_NONE)
        return true;
    osk__arc edge = {.comment = (uint32_t)n->comment, .from = from,
                      .to = post ? OSK__NETWORK_POST : n->authors[source - 1], .start = quote->start, .end = quote->end,
                      .kind = OSK_NETWORK_QUOTE, .confidence = 90};
    return osk__network_add(n, &edge, error);
}

static bool remember(osk_network *n, size_t first, size_t end, osk_error *error)
{
    struct walk w = {.at = first, .end = end};
    if (!grow(n, end - first, error))
        return false;
    while (next(n, &w)) {
        osk__stretch *slot = slot_of(n, w.hash);
        n->stretch_count += slot->comment == 0;
        if (!slot->comment) /* who said it first */
            *slot = (osk__stretch){w.hash, (uint32_t)n->comment + 1};
    }
    return true;
}

bool osk__address_quotes(osk_network *n, uint32_t at, size_t first, size_t end, osk_error *error)
{
    const osk_comment *comment = &n->chunk->comments[at];
    if (!n->quotes)
        return true;
    for (size_t q = 0; comment->kind == OSK_COMMENT && q < comment->quote_count; q++)
        if (is_of_another(&comment->quotes[q]) && !add_quote(n, &comment->quotes[q], first, end, error))
            return false;
    return remember(n, first, end, error);
}
