/* Where in a chunk an entry, a shifter or a theme may begin: so few tokens are left to the loop that matches, in two
 * passes that no token makes branch, for what begins with a word is anybody's guess.
 *
 *   Det er i det hele tatt ikke bra nok
 *       -  i det ----      ikke bra            words that something begins with
 *          i               ikke bra            of these, where the word behind can go on with it, or none need */
#include "score.h"

enum { AHEAD = 8 }; /* tokens for which the memory is asked before they are looked at */

bool osk__begins_find(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk, osk_error *error)
{
    size_t count = chunk->token_count, found = 0;
    scorer->begin_at = 0;
    if (!OSK__ROOM(scorer->begins, scorer->begin_capacity, count + 1, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t later = chunk->tokens[i + AHEAD < count ? i + AHEAD : i].type, type = chunk->tokens[i].type;
        osk__fetch(&records[later & osk__type_mask(later)]);
        uint32_t opening = records[type & osk__type_mask(type)].opening & osk__type_mask(type);
        scorer->begins[found] = (osk__begin){.token = (uint32_t)i, .opening = opening & OSK__OPENING_MOST};
        found += opening != 0;
    }
    scorer->begin_count = found;
    return true;
}

size_t osk__begins_sift(osk__scorer *scorer, const osk__record *records, const osk_token *tokens, size_t end)
{
    const osk__opening *openings = scorer->vocabulary->openings;
    const bool forms = (scorer->dictionary->off & OSK__STEMS) != 0; /* then the trie itself is asked */
    osk__begin *kept = scorer->begins + scorer->begin_at;
    size_t found = 0, at = scorer->begin_at, last = scorer->begin_count;
    for (; at < last && scorer->begins[at].token < end; at++) {
        osk__begin begin = scorer->begins[at];
        osk__fetch(&openings[scorer->begins[at + AHEAD < last ? at + AHEAD : at].opening]);
        const osk__opening *opening = &openings[begin.opening];
        uint32_t behind = begin.token + 1 < end ? tokens[begin.token + 1].type : OSK_NONE, known = osk__type_mask(behind);
        const osk__record *next = &records[behind & known];
        uint64_t bits = osk__next_bits(next) & ((uint64_t)known << 32 | known);
        begin.words = (opening->value != OSK_NONE) | ((opening->words & bits) != 0) | forms;
        begin.themes = opening->theme | ((opening->themes & bits) != 0) |
                       ((known != 0) & (opening->themes != 0) & ((next->flags & OSK__CLASSED) != 0));
        kept[found] = begin;
        found += begin.words | begin.themes;
    }
    scorer->begin_at = at;
    return found;
}
