/* Pairs of terms, counted from the tokens of chunks. */
#include "pair.h"

#include <stdlib.h>

bool osk__pairs_make(osk__pairs *pairs, size_t terms, osk_error *error)
{
    pairs->slot_count = 1024;
    return (pairs->slots = osk__take(pairs->slot_count, sizeof *pairs->slots, error)) &&
           (pairs->firsts = osk__take(terms + 1, sizeof *pairs->firsts, error)) &&
           (pairs->seconds = osk__take(terms + 1, sizeof *pairs->seconds, error));
}

void osk__pairs_free(osk__pairs *pairs)
{
    free(pairs->items);
    free(pairs->slots);
    free(pairs->firsts);
    free(pairs->seconds);
    free(pairs->words);
    *pairs = (osk__pairs){0};
}

/* ---- the table of pairs ---- */

static size_t slot_of(const osk__pairs *pairs, uint32_t first, uint32_t second)
{
    size_t mask = pairs->slot_count - 1, slot = osk__strings_hash(first, second, 8) & mask;
    for (; pairs->slots[slot]; slot = (slot + 1) & mask) {
        const osk__pair *pair = &pairs->items[pairs->slots[slot] - 1];
        if (pair->first == first && pair->second == second)
            break;
    }
    return slot;
}

static bool widen(osk__pairs *pairs, osk_error *error)
{
    if (pairs->count * 2 < pairs->slot_count)
        return true;
    uint32_t *wider = osk__take(pairs->slot_count * 2, sizeof *wider, error);
    if (!wider)
        return false;
    free(pairs->slots);
    pairs->slots = wider;
    pairs->slot_count *= 2;
    for (size_t i = 0; i < pairs->count; i++)
        pairs->slots[slot_of(pairs, pairs->items[i].first, pairs->items[i].second)] = (uint32_t)i + 1;
    return true;
}

static bool count_pair(osk__pairs *pairs, uint32_t first, uint32_t second, osk_error *error)
{
    if (pairs->node != OSK_NONE && first != pairs->node && second != pairs->node)
        return true;
    if (!pairs->directed && first > second) {
        uint32_t held = first;
        first = second;
        second = held;
    }
    size_t slot = slot_of(pairs, first, second);
    if (!pairs->slots[slot]) {
        if (!OSK__ROOM(pairs->items, pairs->capacity, pairs->count + 1, error))
            return false;
        pairs->items[pairs->count++] = (osk__pair){first, second, 0, 0, 0};
        pairs->slots[slot] = (uint32_t)pairs->count;
    }
    osk__pair *pair = &pairs->items[pairs->slots[slot] - 1];
    pair->count++;
    pair->comments += pair->last != pairs->comment;
    pair->last = pairs->comment;
    return widen(pairs, error);
}

/* ---- stretches ---- */

static size_t less(size_t a, size_t b) { return a < b ? a : b; }

/* Every two places of a stretch that are in reach. */
static bool add_window(osk__pairs *pairs, const uint32_t *words, size_t count, osk_error *error)
{
    for (size_t i = 0; i < count; i++) {
        size_t ahead = less(pairs->window, count - 1 - i), behind = less(pairs->window, i);
        pairs->events += pairs->directed ? ahead : ahead + behind;
        if (words[i] == OSK_NONE)
            continue;
        pairs->firsts[words[i]] += pairs->directed ? ahead : ahead + behind;
        pairs->seconds[words[i]] += pairs->directed ? behind : ahead + behind;
        for (size_t j = i + 1; j <= i + ahead; j++)
            if (words[j] != OSK_NONE && (pairs->directed || words[i] != words[j]) &&
                !count_pair(pairs, words[i], words[j], error))
                return false;
    }
    return true;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Every two terms of a stretch, each once. */
static bool add_together(osk__pairs *pairs, uint32_t *words, size_t count, osk_error *error)
{
    size_t kept = 0;
    pairs->events++;
    qsort(words, count, sizeof *words, by_number);
    for (size_t i = 0; i < count && words[i] != OSK_NONE; i++)
        if (i == 0 || words[i] != words[i - 1])
            words[kept++] = words[i];
    for (size_t i = 0; i < kept; i++) {
        pairs->firsts[words[i]]++;
        pairs->seconds[words[i]]++;
        for (size_t j = i + 1; j < kept; j++)
            if (!count_pair(pairs, words[i], words[j], error))
                return false;
    }
    return true;
}

static bool add_stretch(osk__pairs *pairs, size_t count, osk_error *error)
{
    if (count == 0)
        return true;
    return pairs->window ? add_window(pairs, pairs->words, count, error)
                         : add_together(pairs, pairs->words, count, error);
}

static bool add_sentence(osk__pairs *pairs, const osk_chunk *chunk, const osk_sentence *sentence, osk__voice *voice,
                         osk_error *error)
{
    const osk_token *tokens = chunk->tokens + sentence->first;
    size_t count = 0, most = pairs->window ? SIZE_MAX : OSK__STRETCH;
    if (!OSK__ROOM(pairs->words, pairs->word_capacity, sentence->count + (size_t)1, error))
        return false;
    for (uint32_t i = 0; i < sentence->count; i++) {
        if (!osk__is_word(&tokens[i]) || osk__voice_quoted(voice, chunk, &tokens[i]))
            continue;
        pairs->words[count++] = tokens[i].type < pairs->type_count ? pairs->term_of[tokens[i].type] : OSK_NONE;
        if (count < most)
            continue;
        if (!add_stretch(pairs, count, error))
            return false;
        count = 0;
    }
    return add_stretch(pairs, count, error);
}

bool osk__pairs_add(osk__pairs *pairs, const osk_chunk *chunk, osk_error *error)
{
    osk__voice voice = {0};
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *sentence = &chunk->sentences[i];
        pairs->comment += i == 0 || chunk->sentences[i - 1].comment != sentence->comment;
        if (chunk->comments[sentence->comment].kind == OSK_COMMENT &&
            !add_sentence(pairs, chunk, sentence, &voice, error))
            return false;
    }
    return true;
}
