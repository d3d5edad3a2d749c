/* The themes of comments: hits, words, sentences, and the sentiment of those sentences; a row has a cell for each theme
 * that it holds, and a part of a theme counts for the theme too. */
#include "themes.h"

#include <string.h>

const osk__theme_cell *osk__row_theme(const osk_fold *fold, const osk__row *row, size_t theme)
{
    static const osk__theme_cell none;
    for (uint32_t i = 0; i < row->theme_count; i++)
        if (fold->theme_cells[row->themes + i].theme == theme)
            return &fold->theme_cells[row->themes + i];
    return &none;
}

/* A chunk on its way into cells. */
typedef struct folding {
    osk_fold *fold;
    const osk_chunk *chunk;
    osk__row *row;             /* of the sentence's comment */
    size_t sentence, hit, trace; /* where it is: the sentence, its first hit and first row of the trace */
    osk_score score;           /* of the sentence */
    bool free_scored;          /* an entry matched, claimed or not */
    osk_error *error;
} folding;

static osk__theme_cell *cell_of(folding *f, uint32_t theme)
{
    osk_fold *fold = f->fold;
    for (uint32_t i = 0; i < f->row->theme_count; i++)
        if (fold->theme_cells[f->row->themes + i].theme == theme)
            return &fold->theme_cells[f->row->themes + i];
    if (!OSK__ROOM(fold->theme_cells, fold->cell_capacity, fold->cell_count + 1, f->error))
        return NULL;
    f->row->theme_count++;
    osk__theme_cell *cell = &fold->theme_cells[fold->cell_count++];
    *cell = (osk__theme_cell){.theme = theme};
    return cell;
}

static uint32_t words_of(const folding *f, const osk_hit *hit)
{
    uint32_t words = 0;
    for (uint32_t t = hit->first; t < hit->first + hit->count; t++)
        words += osk__is_word(&f->chunk->tokens[t]);
    return words;
}

/* The sentence is the theme's from now on. */
static void enter(const folding *f, osk__theme_cell *cell)
{
    bool scored = f->score.label != OSK_UNSCORED;
    if (cell->last == f->sentence + 1)
        return;
    cell->last = (uint32_t)f->sentence + 1;
    cell->sentences++;
    cell->scored += scored;
    cell->sum += scored ? osk_score_value(&f->score) : 0;
    osk_score free = f->score;
    free.positive = free.free_positive;
    free.negative = free.free_negative;
    cell->free_scored += f->free_scored;
    cell->free_sum += f->free_scored ? osk_score_value(&free) : 0;
}

static bool add_hit(folding *f, const osk_hit *hit)
{
    const osk__theme *themes = f->fold->dictionary->themes;
    uint32_t words = words_of(f, hit);
    for (uint32_t theme = hit->theme; theme != OSK_NONE; theme = themes[theme].parent) {
        osk__theme_cell *cell = cell_of(f, theme);
        if (!cell)
            return false;
        cell->hits++;
        cell->words += words;
        enter(f, cell);
    }
    return true;
}

/* What a theme keeps out of the score. */
static bool hold_back(folding *f, const osk_trace *row)
{
    const osk__theme *themes = f->fold->dictionary->themes;
    for (uint32_t theme = row->theme; theme != OSK_NONE; theme = themes[theme].parent) {
        osk__theme_cell *cell = cell_of(f, theme);
        if (!cell)
            return false;
        cell->held++;
        cell->held_value += row->free_value;
    }
    return true;
}

/* Which two themes share the sentence; a theme and a part of it are no two. */
static bool count_pairs(folding *f)
{
    osk_fold *fold = f->fold;
    size_t themes = fold->dictionary->theme_count;
    const osk__theme_cell *cells = fold->theme_cells + f->row->themes;
    for (uint32_t i = 0; i < f->row->theme_count; i++)
        for (uint32_t j = i + 1; j < f->row->theme_count; j++) {
            if (cells[i].last != f->sentence + 1 || cells[j].last != f->sentence + 1)
                continue;
            if (!fold->pairs && !(fold->pairs = osk__take(themes * themes, sizeof *fold->pairs, f->error)))
                return false;
            uint32_t a = cells[i].theme, b = cells[j].theme;
            fold->pairs[a < b ? a * themes + b : b * themes + a]++;
        }
    return true;
}

static bool add_sentence(folding *f)
{
    const osk_chunk *chunk = f->chunk;
    const osk_sentence *sentence = &chunk->sentences[f->sentence];
    size_t end = (size_t)sentence->first + sentence->count, first = f->trace;
    if (f->hit == chunk->hit_count || chunk->hits[f->hit].first >= end)
        return true;
    while (first < chunk->trace_count && chunk->trace[first].first < sentence->first)
        first++;
    f->trace = first;
    f->score = osk__score_sentence(f->fold->dictionary, f->fold->vocabulary->records, chunk, sentence, &f->trace);
    f->free_scored = false;
    for (size_t i = first; i < f->trace; i++)
        f->free_scored |= chunk->trace[i].mood != OSK_MOOD_QUOTATION;
    for (; f->hit < chunk->hit_count && chunk->hits[f->hit].first < end; f->hit++)
        if (!add_hit(f, &chunk->hits[f->hit]))
            return false;
    for (size_t i = first; i < f->trace; i++)
        if (!hold_back(f, &chunk->trace[i]))
            return false;
    return f->row->kind != OSK_COMMENT || count_pairs(f);
}

bool osk__themes_fold(osk_fold *fold, const osk_chunk *chunk, size_t first_row, osk_error *error)
{
    folding f = {.fold = fold, .chunk = chunk, .error = error};
    for (f.sentence = 0; f.sentence < chunk->sentence_count; f.sentence++) {
        f.row = &fold->rows[first_row + chunk->sentences[f.sentence].comment];
        if (f.row->theme_count == 0)
            f.row->themes = fold->cell_count;
        if (!add_sentence(&f))
            return false;
    }
    return true;
}
