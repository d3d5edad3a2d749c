/* What the scorer knows of a match: the words that negate it, its valence, the themes of its sentence; and whether it is
 * quoted. Matches come in the order of the text, and so do the chunk's lists: each is walked once. */
#include "kwic.h"

#include <string.h>

enum { NEAR = 16 }; /* negations before and behind a match that are looked at: no scope reaches over more */

static bool overlaps(osk_range range, const osk__place *place)
{
    return range.start < place->end && range.end > place->start;
}

static bool overlaps_any(const osk_range *ranges, uint32_t count, const osk__place *place)
{
    for (uint32_t i = 0; i < count; i++)
        if (overlaps(ranges[i], place))
            return true;
    return false;
}

static osk__note note_from(const osk__kwic *k, size_t start)
{
    return (osk__note){start, k->notes.length - start};
}

static void put_cue(osk__kwic *k, const osk_negation *negation, size_t start)
{
    const osk_range *ranges = k->chunk->ranges + negation->first;
    const char *text = k->chunk->comments[negation->comment].text.data;
    for (uint32_t i = 0; i < negation->cue_count; i++) {
        osk__buffer_text(&k->notes, k->notes.length > start ? " ... " : "");
        osk__buffer_add(&k->notes, text + ranges[i].start, ranges[i].end - ranges[i].start);
    }
}

/* The cues whose scope holds some of the match; a cue does not negate itself. */
static osk__note find_cues(osk__kwic *k, const osk__place *place)
{
    const osk_chunk *chunk = k->chunk;
    size_t start = k->notes.length, found = 0;
    for (; k->negation < chunk->negation_count; k->negation++) {
        const osk_negation *here = &chunk->negations[k->negation];
        if (here->comment > place->comment ||
            (here->comment == place->comment && chunk->ranges[here->first].start >= place->start))
            break;
    }
    size_t from = k->negation > NEAR ? k->negation - NEAR : 0;
    for (size_t i = from; i < chunk->negation_count && i < k->negation + NEAR && found < 2; i++) {
        const osk_negation *here = &chunk->negations[i];
        const osk_range *ranges = chunk->ranges + here->first;
        if (here->comment != place->comment || overlaps_any(ranges, here->cue_count, place) ||
            !overlaps_any(ranges + here->cue_count, here->scope_count, place))
            continue;
        put_cue(k, here, start);
        found++;
    }
    return note_from(k, start);
}

/* Contributions that share a token with the match. */
static void find_valence(osk__kwic *k, const osk__place *place, osk__kwic_row *row)
{
    const osk_chunk *chunk = k->chunk;
    for (size_t i = k->trace; i < chunk->trace_count; i++) {
        const osk_trace *trace = &chunk->trace[i];
        osk_range range = {chunk->tokens[trace->first].start,
                           osk__token_end(&chunk->tokens[trace->first + trace->count - 1])};
        if (trace->comment < place->comment || (trace->comment == place->comment && range.end <= place->start)) {
            k->trace = i + 1;
            continue;
        }
        if (trace->comment > place->comment || range.start >= place->end)
            return;
        row->valence += trace->value;
        row->valued = true;
    }
}

/* The themes of the match's sentence, in the order of the theme files. */
static osk__note find_themes(osk__kwic *k, const osk__place *place)
{
    const osk_chunk *chunk = k->chunk;
    const osk__dictionary *dictionary = &k->worker->language->dictionary;
    if (place->sentence == OSK_NONE || place->sentence == k->themed)
        return place->sentence == OSK_NONE ? (osk__note){0, 0} : k->themes;
    const osk_sentence *sentence = &chunk->sentences[place->sentence];
    size_t start = k->notes.length;
    memset(k->seen, 0, dictionary->theme_count);
    for (; k->hit < chunk->hit_count && chunk->hits[k->hit].first < sentence->first + sentence->count; k->hit++)
        if (chunk->hits[k->hit].first >= sentence->first)
            k->seen[chunk->hits[k->hit].theme] = 1;
    for (size_t i = 0; i < dictionary->theme_count; i++) {
        if (!k->seen[i])
            continue;
        osk__buffer_text(&k->notes, k->notes.length > start ? " " : "");
        osk__buffer_text(&k->notes, dictionary->themes[i].key);
    }
    k->themed = place->sentence;
    return k->themes = note_from(k, start);
}

static void find_quote(osk__kwic *k, const osk_comment *comment, osk__kwic_row *row)
{
    while (k->quote < comment->quote_count && comment->quotes[k->quote].end <= row->start)
        k->quote++;
    row->quoted = k->quote < comment->quote_count && comment->quotes[k->quote].start < row->end;
    row->quote = row->quoted ? comment->quotes[k->quote].kind : OSK_QUOTE_POST;
}

void osk__kwic_note(osk__kwic *k, const osk__place *place, osk__kwic_row *row)
{
    find_valence(k, place, row);
    find_quote(k, row->comment, row);
    row->negated = find_cues(k, place);
    row->themes = find_themes(k, place);
}
