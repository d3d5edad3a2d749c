/* The stream of a corpus without names.
 *
 *   stream   Kari[Stop Following]Kari Berg - Hei Ola!   ->   P01[Stop Following]P01 P01 - Hei P02!
 *   pieces                                ^^^^^^^^                                       ^^^^^^^^
 *
 * It is made anew from the texts' pieces as they are now, and from what lies between them: of a page its words without
 * names, of other inputs blanks, since nothing shows them. Lines stay lines; every place is carried over by a list of stretches.
 */
#include "pseudonym_corpus.h"

#include <stdlib.h>

static bool add_stretch(osk__rewriting *r, size_t from, size_t from_length, size_t to_length)
{
    if (!OSK__ROOM(r->stretches, r->capacity, r->count + 1, r->error))
        return false;
    r->stretches[r->count++] = (struct osk__moved){from, from_length, r->stream.length, to_length};
    return true;
}

static bool copy_stretch(osk__rewriting *r, size_t from, size_t to)
{
    if (from == to)
        return true;
    if (!add_stretch(r, from, to - from, to - from))
        return false;
    osk__buffer_add(&r->stream, r->mask->corpus->stream + from, to - from);
    return true;
}

/* What is between the texts of a page. */
static bool add_words(osk__rewriting *r, size_t from, size_t to)
{
    osk__mask *m = r->mask;
    size_t at = 0;
    m->offset = from;
    m->prose = false;
    if (!osk__mask_find(m, osk__slice(m->corpus->stream + from, to - from), r->error))
        return false;
    for (size_t c = 0; c < m->cut_count; c++) {
        const osk__cut *cut = &m->cuts[c];
        if (!copy_stretch(r, from + at, from + cut->start) || !add_stretch(r, from + cut->start, cut->end - cut->start, cut->length))
            return false;
        osk__buffer_add(&r->stream, m->put.data + cut->put, cut->length);
        at = cut->end;
    }
    return copy_stretch(r, from + at, to);
}

static bool add_gap(osk__rewriting *r, size_t from, size_t to)
{
    if (from >= to)
        return true;
    if (strcmp(r->mask->corpus->input, "page") == 0)
        return add_words(r, from, to);
    if (!add_stretch(r, from, to - from, to - from))
        return false;
    for (size_t i = from; i < to; i++)
        osk__buffer_byte(&r->stream, r->mask->corpus->stream[i] == '\n' ? '\n' : ' ');
    return true;
}

/* The stretches of a piece: where it was byte for byte, it is so between the cuts. */
static bool add_piece_stretches(osk__rewriting *r, const struct osk__place_of *place)
{
    const osk_piece *piece = place->piece;
    size_t at = place->old, end = at + place->old_length, from = piece->source, to = r->stream.length;
    for (size_t k = r->first[place->comment]; place->old_length == piece->source_length && k < r->first[place->comment + 1]; k++) {
        struct osk__kept_cut cut = r->kept[k];
        if (cut.start < at || cut.end > end)
            continue;
        struct osk__moved before = {from, cut.start - at, to, cut.start - at};
        struct osk__moved code = {from + before.from_length, cut.end - cut.start, to + before.to_length, cut.length};
        if (!OSK__ROOM(r->stretches, r->capacity, r->count + 2, r->error))
            return false;
        r->stretches[r->count++] = before;
        r->stretches[r->count++] = code;
        from = code.from + code.from_length;
        to = code.to + code.to_length;
        at = cut.end;
    }
    if (!OSK__ROOM(r->stretches, r->capacity, r->count + 1, r->error))
        return false;
    r->stretches[r->count++] = (struct osk__moved){from, piece->source + piece->source_length - from, to,
                                                r->stream.length + piece->text_length - to};
    return true;
}

/* A piece as its text is now. */
static bool add_piece(osk__rewriting *r, const struct osk__place_of *place)
{
    osk_piece *piece = place->piece;
    size_t to = r->stream.length;
    if (!add_piece_stretches(r, place))
        return false;
    osk__buffer_add(&r->stream, r->mask->corpus->comments[place->comment].text.data + piece->text, piece->text_length);
    piece->source = to;
    piece->source_length = piece->text_length;
    return true;
}

static int by_source(const void *a, const void *b)
{
    const struct osk__place_of *x = a, *y = b;
    if (x->piece->source != y->piece->source)
        return x->piece->source < y->piece->source ? -1 : 1;
    return x->piece < y->piece ? -1 : x->piece > y->piece;
}

static bool list_places(osk__rewriting *r)
{
    osk_corpus *corpus = r->mask->corpus;
    size_t most = 0, old = 0;
    for (size_t i = 0; i < corpus->count; i++)
        most += corpus->comments[i].piece_count;
    if (!(r->places = osk__take(most + 1, sizeof *r->places, r->error)))
        return false;
    for (size_t i = 0; i < corpus->count; i++)
        for (size_t p = 0; p < corpus->comments[i].piece_count; p++, old += 2) /* the pieces are ours: rewrite_text made them */
            r->places[r->place_count++] = (struct osk__place_of){(osk_piece *)&corpus->comments[i].pieces[p], i, r->olds[old],
                                                         r->olds[old + 1]};
    qsort(r->places, r->place_count, sizeof *r->places, by_source);
    return true;
}

/* Where a place of the old stream is in the new one. */
static size_t carried(const osk__rewriting *r, size_t at)
{
    size_t low = 0, high = r->count;
    OSK__HALVE(low, high, i, r->stretches[i].from <= at)
    if (r->count == 0)
        return at;
    const struct osk__moved *s = &r->stretches[low ? low - 1 : 0];
    size_t into = at - s->from;
    return s->to + (into < s->from_length && into < s->to_length ? into : s->to_length);
}

static bool join_pieces(osk__rewriting *r)
{
    osk_corpus *corpus = r->mask->corpus;
    size_t at = 0;
    if (!list_places(r))
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        osk_piece *piece = r->places[i].piece;
        size_t from = piece->source, end = from + piece->source_length;
        if (from < at) { /* the same bytes are another text's: they are there already */
            piece->source = carried(r, from);
            piece->source_length = carried(r, end) - piece->source;
            continue;
        }
        if (!add_gap(r, at, from) || !add_piece(r, &r->places[i]))
            return false;
        at = end;
    }
    return add_gap(r, at, corpus->length) && osk__buffer_check(&r->stream, r->error);
}

/* The old stream gives way; marks, lines and doubts are carried over. */
static bool settle(osk__rewriting *r)
{
    osk_corpus *corpus = r->mask->corpus;
    size_t length = r->stream.length;
    osk__buffer_byte(&r->stream, '\0');
    if (!osk__buffer_check(&r->stream, r->error))
        return false;
    for (size_t i = 0; i < corpus->line_count; i++)
        corpus->lines[i] = carried(r, corpus->lines[i]);
    for (size_t i = 0; i < corpus->mark_count; i++) {
        corpus->marks[i].start = carried(r, corpus->marks[i].start);
        corpus->marks[i].end = carried(r, corpus->marks[i].end);
    }
    for (size_t i = 0; i < corpus->doubt_count; i++)
        corpus->doubts[i].offset = carried(r, corpus->doubts[i].offset);
    for (size_t i = 0; i < r->mask->asked_count; i++)
        r->mask->asked[i].offset = carried(r, r->mask->asked[i].offset);
    free(corpus->stream);
    corpus->stream = r->stream.data;
    corpus->length = length;
    r->stream = (osk__buffer){0};
    return true;
}

bool osk__rewrite_stream(osk__rewriting *r)
{
    return join_pieces(r) && settle(r);
}
