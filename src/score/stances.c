/* Keeping the stance of a corpus, chunk by chunk. */
#include "stances.h"

#include <stdlib.h>

static bool add_theme(osk_stances *stances, osk__stance_row *row, uint32_t theme, osk_error *error)
{
    size_t at = row->theme + row->theme_count;
    if (!OSK__ROOM(stances->themes, stances->theme_capacity, at + 1, error))
        return false;
    while (at > row->theme && stances->themes[at - 1] > theme)
        at--;
    if (at > row->theme && stances->themes[at - 1] == theme)
        return true;
    for (size_t i = row->theme + row->theme_count; i > at; i--)
        stances->themes[i] = stances->themes[i - 1];
    stances->themes[at] = theme;
    row->theme_count++;
    return true;
}

/* Themes whose words are the poster's own; hits come in the order of the text. */
static bool add_themes(osk_stances *stances, osk__stance_row *row, size_t *hit, osk_error *error)
{
    const osk__stancer *s = &stances->stancer;
    row->theme = stances->theme_count;
    for (; *hit < s->chunk->hit_count && s->chunk->hits[*hit].first < s->end; ++*hit) {
        bool quoted = osk__stance_what(s, s->chunk->hits[*hit].first) & OSK__TOKEN_QUOTED;
        uint32_t theme = quoted ? OSK_NONE : s->chunk->hits[*hit].theme;
        for (; theme != OSK_NONE; theme = s->dictionary->themes[theme].parent) /* a part of a theme is of the theme */
            if (!add_theme(stances, row, theme, error))
                return false;
    }
    stances->theme_count += row->theme_count;
    return true;
}

static void place_of(const osk_chunk *chunk, uint32_t first, uint32_t count, uint32_t *start, uint32_t *end)
{
    *start = *end = 0;
    if (first == OSK_NONE)
        return;
    *start = chunk->tokens[first].start;
    *end = osk__token_end(&chunk->tokens[first + count - 1]);
}

static bool add_place(osk_stances *stances, const osk__stance_item *item, osk_error *error)
{
    const osk_chunk *chunk = stances->stancer.chunk;
    if (!OSK__ROOM(stances->places, stances->place_capacity, stances->place_count + 1, error))
        return false;
    osk__stance_place *place = &stances->places[stances->place_count++];
    *place = (osk__stance_place){.sentence = stances->row_count, .classes = item->classes, .negated = item->negated};
    place_of(chunk, item->first, item->count, &place->start, &place->end);
    place_of(chunk, item->holder, item->holder_count, &place->holder, &place->holder_end);
    return true;
}

/* What the items say of the whole; the first opinion names the holder. */
static bool add_items(osk_stances *stances, osk__stance_row *row, osk_error *error)
{
    const osk__stancer *s = &stances->stancer;
    uint32_t opinion = OSK__STANCE_BIT(OSK_STANCE_OPINION) | OSK__STANCE_BIT(OSK_STANCE_REPORTED);
    for (size_t i = 0; i < s->item_count; i++) {
        const osk__stance_item *item = &s->items[i];
        if ((item->classes & opinion) && !(row->classes & opinion)) {
            place_of(s->chunk, item->holder, item->holder_count, &row->holder, &row->holder_end);
            row->person = item->person;
        }
        row->classes |= item->classes;
        row->denied |= item->negated ? item->classes : 0;
        if (stances->options.places && !add_place(stances, item, error))
            return false;
    }
    return true;
}

static bool add_sentence(osk_stances *stances, osk__stance_row *row, size_t *hit, osk_error *error)
{
    if (!OSK__ROOM(stances->rows, stances->row_capacity, stances->row_count + 1, error) ||
        !add_themes(stances, row, hit, error) || !add_items(stances, row, error))
        return false;
    if (stances->options.answers) {
        if (!OSK__ROOM(stances->cues, stances->cue_capacity, stances->row_count + 1, error) ||
            !osk__answer_cue(&stances->question, &stances->stancer, stances->themes + row->theme, row->theme_count,
                             row->classes, &stances->cues[stances->row_count], error))
            return false;
    }
    stances->rows[stances->row_count++] = *row;
    return true;
}

bool osk__stances_add(osk_stances *stances, const osk_chunk *chunk, size_t first_row, osk_error *error)
{
    osk__stancer *s = &stances->stancer;
    uint32_t number = 0;
    size_t hit = 0;
    osk__stance_begin(s, chunk);
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *sentence = &chunk->sentences[i];
        number = i > 0 && chunk->sentences[i - 1].comment == sentence->comment ? number + 1 : 1;
        while (hit < chunk->hit_count && chunk->hits[hit].first < sentence->first)
            hit++;
        if (!osk__stance_sentence(s, sentence, error))
            return false;
        if (s->words == 0 || chunk->comments[sentence->comment].kind != OSK_COMMENT)
            continue;
        osk__stance_row row = {.row = first_row + sentence->comment, .sentence = number, .start = sentence->start,
                               .end = sentence->start + sentence->length, .negated = s->negated};
        if (!add_sentence(stances, &row, &hit, error))
            return false;
    }
    return true;
}

void osk_stances_free(osk_stances *stances)
{
    if (!stances)
        return;
    osk_fold_free(stances->fold);
    osk__stancer_free(&stances->stancer);
    osk__question_free(&stances->question);
    free(stances->rows);
    free(stances->themes);
    free(stances->places);
    free(stances->cues);
    free(stances);
}
