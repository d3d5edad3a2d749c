/* The edges of a corpus, chunk by chunk, and their table. */
#include "networks.h"

#include "../base/table.h"
#include "../comment/corpus.h"

#include <stdlib.h>

const char *osk_network_name(osk_network_kind kind)
{
    static const char *const names[] = {"reply", "at", "address", "mention", "quote", "title", "position"};
    return (size_t)kind < OSK_NETWORK_KINDS ? names[kind] : "";
}

/* ---- people ---- */

bool osk__network_people(osk_network *n, osk_error *error)
{
    size_t count = osk_corpus_count(n->corpus);
    if (!(n->authors = osk__take(count + 1, sizeof *n->authors, error)))
        return false;
    for (size_t i = 0; i < count; i++) {
        const osk_comment *comment = osk_corpus_comment(n->corpus, i);
        n->authors[i] = OSK_NONE;
        if (comment->author.data && !osk__names_add(&n->names, comment->author, &n->authors[i], error))
            return false;
        n->replies = n->replies || comment->reply_to || comment->to_post;
        for (size_t q = 0; q < comment->quote_count; q++)
            n->quotes = n->quotes || comment->quotes[q].kind == OSK_QUOTE_POST || comment->quotes[q].kind == OSK_QUOTE_EARLIER;
    }
    return true;
}

/* ---- what the file shows ---- */

/* An edge of the whole comment to another one. */
static bool add_whole(osk_network *n, size_t target, osk_network_kind kind, unsigned sure, osk_label label, uint8_t agreement,
                      uint8_t note, osk_error *error)
{
    bool post = osk_corpus_comment(n->corpus, target)->kind == OSK_POST;
    osk__arc edge = {.comment = (uint32_t)n->comment, .from = n->authors[n->comment],
                      .to = post ? OSK__NETWORK_POST : n->authors[target], .kind = (uint8_t)kind,
                      .confidence = (uint8_t)sure, .label = (uint8_t)label, .agreement = agreement, .note = note};
    return edge.to == OSK_NONE || edge.to == edge.from || osk__network_add(n, &edge, error);
}

static bool add_reply(osk_network *n, const osk_comment *comment, osk_label label, uint8_t agreement, osk_error *error)
{
    size_t target = comment->reply_to || comment->to_post ? osk__corpus_find(n->corpus, comment->reply_to) : SIZE_MAX;
    return target == SIZE_MAX || target == n->comment ||
           add_whole(n, target, OSK_NETWORK_REPLY, 100, label, agreement, OSK__NOTE_NONE, error);
}

/* Nothing else tells: the comment before by another is the one that it may answer. */
static bool add_position(osk_network *n, size_t from, osk_label label, uint8_t agreement, osk_error *error)
{
    unsigned sure = n->answers ? OSK__NETWORK_ANSWERS : n->options.position ? OSK__NETWORK_SURE : OSK__NETWORK_PLACED;
    bool silent = n->replies && !n->options.position;
    return silent || n->edge_count > from || n->other == SIZE_MAX ||
           add_whole(n, n->other, OSK_NETWORK_POSITION, sure, label, agreement,
                     n->answers ? OSK__NOTE_ANSWERS : OSK__NOTE_PLACED, error);
}

/* "Ja, men ...", "Tvert imot: ...", "Helt enig!": the first words of a comment. */
static bool opens_answer(const osk_network *n)
{
    size_t at = n->begin;
    while (at < n->end && !osk__is_word(osk__network_token(n, at)))
        at++;
    size_t first = n->item_count ? n->items[0].first : SIZE_MAX;
    return (osk__network_what(n, at) & OSK__NETWORK_ANSWER) || first == at || (first == at + 1 && osk__network_what(n, at));
}

/* The last comment before the one at hand that another wrote, or the opening post. */
static void note_other(osk_network *n)
{
    size_t before = n->comment - 1;
    if (n->comment == 0)
        n->other = SIZE_MAX;
    else if (n->authors[before] != n->authors[n->comment] || osk_corpus_comment(n->corpus, before)->kind == OSK_POST)
        n->other = before;
}

/* ---- a chunk ---- */

/* Edges of the whole comment begin at 0, so they stand first. */
static int by_place(const void *a, const void *b)
{
    const osk__arc *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

static bool add_sentence(osk_network *n, const osk_sentence *sentence, uint8_t *agreement, osk_error *error)
{
    osk_score score = osk__score_sentence(n->dictionary, n->vocabulary->records, n->chunk, sentence, &n->row);
    n->sentence = sentence;
    n->label = score.label;
    if (!osk__agree_open(n, error))
        return false;
    n->answers = n->number == 1 ? opens_answer(n) : n->answers;
    return osk__address_sentence(n, agreement, error);
}

/* Sentences [first, end) of the chunk are the comment's. */
static bool add_comment(osk_network *n, uint32_t at, size_t first, size_t end, osk_error *error)
{
    const osk_comment *comment = &n->chunk->comments[at];
    const osk_sentence *sentences = n->chunk->sentences;
    bool counts = comment->kind == OSK_COMMENT && n->authors[n->comment] != OSK_NONE;
    size_t from = n->edge_count, token = first < end ? sentences[first].first : 0;
    size_t stop = first < end ? (size_t)sentences[end - 1].first + sentences[end - 1].count : 0;
    uint8_t agreement = 0;
    n->quote = 0;
    n->answers = false;
    for (size_t i = first; counts && i < end; i++) {
        n->number = (uint32_t)(i - first + 1);
        if (!add_sentence(n, &sentences[i], &agreement, error))
            return false;
    }
    if (!osk__address_quotes(n, at, token, stop, error))
        return false;
    osk_label label = n->chunk->scores[at].label;
    if (counts && (!add_reply(n, comment, label, agreement, error) || !add_position(n, from, label, agreement, error)))
        return false;
    if (n->edge_count - from > 1)
        qsort(n->edges + from, n->edge_count - from, sizeof *n->edges, by_place);
    if (n->authors[n->comment] != OSK_NONE)
        osk__names_spoke(&n->names, n->authors[n->comment]);
    return true;
}

bool osk__network_chunk(osk_network *n, const osk_chunk *chunk, size_t first_comment, osk_error *error)
{
    size_t sentence = 0;
    n->chunk = chunk;
    n->negation = n->row = 0;
    for (uint32_t at = 0; at < chunk->comment_count; at++) {
        size_t first = sentence;
        while (sentence < chunk->sentence_count && chunk->sentences[sentence].comment == at)
            sentence++;
        n->comment = first_comment + at;
        note_other(n);
        if (!add_comment(n, at, first, sentence, error))
            return false;
    }
    return true;
}

void osk_network_free(osk_network *n)
{
    if (!n)
        return;
    osk__names_free(&n->names);
    osk__strings_free(&n->titles);
    free(n->titled);
    free(n->authors);
    free(n->edges);
    free(n->what);
    free(n->items);
    free(n->stretches);
    free(n);
}

/* ---- the table ---- */

static osk_slice note_of(const osk_network *n, const osk__arc *edge, uint32_t language)
{
    static const char *const keys[] = {NULL, "network.several", "network.nobody", "network.word", "network.small",
                                       "network.place", "network.called", "network.stranger", "network.answers", "network.placed"};
    return edge->note == OSK__NOTE_NONE ? osk__slice(NULL, 0)
                                        : osk__texts_find(&n->dictionary->texts, keys[edge->note], language);
}

static void put_edge(osk_table *table, const osk_network *n, const osk__arc *edge, uint32_t language)
{
    static const char *const sides[] = {"", "agrees", "disagrees", "both"};
    const osk_comment *comment = osk_corpus_comment(n->corpus, edge->comment);
    osk__table_count(table, comment->n);
    if (edge->sentence)
        osk__table_count(table, edge->sentence);
    else
        osk__table_missing(table);
    if (edge->end) {
        osk__table_span(table, comment->text, edge->start, edge->end);
        osk__table_text(table, osk__slice(comment->text.data + edge->start, edge->end - edge->start));
    } else
        for (size_t i = 0; i < 3; i++)
            osk__table_missing(table);
    osk__table_text(table, osk__network_shown(n, edge->from));
    osk__table_text(table, osk__network_shown(n, edge->to));
    osk__table_text(table, osk__slice_text(osk_network_name((osk_network_kind)edge->kind)));
    osk__table_scaled(table, edge->confidence);
    osk__table_count(table, edge->to != OSK_NONE && edge->confidence >= OSK__NETWORK_SURE);
    osk__table_text(table, osk__slice_text(edge->kind == OSK_NETWORK_QUOTE ? "" : osk_label_name((osk_label)edge->label)));
    osk__table_text(table, osk__slice_text(sides[edge->agreement]));
    osk__table_text(table, note_of(n, edge, language));
}

osk_table *osk_network_edges(const osk_network *n, const char *lang, osk_error *error)
{
    static const char *const columns[] = {"c comment", "c sentence", "c start", "c end", "t words", "t from", "t to", "w kind",
                                          "2 confidence", "c counted", "w polarity", "w agreement", "t note", NULL};
    uint32_t language = osk__texts_language(lang);
    if (language == OSK_NONE) {
        osk__fail(error, OSK_USAGE, "there is no language '%s': nb, nn or en", lang);
        return NULL;
    }
    osk_table *table = osk__table_make("edges", columns, error);
    for (size_t i = 0; table && i < n->edge_count; i++)
        put_edge(table, n, &n->edges[i], language);
    return table ? osk__table_done(table, error) : NULL;
}
