/* Folds: counts, scores and themes of comments, added chunk by chunk and joined thread by thread. */
#include "gram.h"
#include "themes.h"

#include <stdlib.h>
#include <string.h>

osk_fold *osk__fold_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_depth depth,
                         osk_error *error)
{
    osk_fold *fold = osk__take(1, sizeof *fold, error);
    if (!fold)
        return NULL;
    fold->vocabulary = vocabulary;
    fold->dictionary = dictionary;
    fold->depth = depth;
    return fold;
}

void osk_fold_free(osk_fold *fold)
{
    if (!fold)
        return;
    free(fold->rows);
    free(fold->theme_cells);
    free(fold->counts);
    free(fold->postings);
    free(fold->places);
    osk__grams_free(fold->grams);
    free(fold->marks);
    free(fold->pairs);
    free(fold);
}

void osk__fold_clear(osk_fold *fold)
{
    fold->row_count = fold->posting_count = fold->count_count = fold->comment_count = 0;
    if (fold->grams) {
        osk__strings_cut(&fold->grams->pairs, 0);
        osk__strings_cut(&fold->grams->units, 0);
    }
}

/* ---- order ---- */

static int by_n(const void *a, const void *b)
{
    size_t x = ((const osk__row *)a)->n, y = ((const osk__row *)b)->n;
    return x < y ? -1 : x > y;
}

static int mark_order(const void *a, const void *b)
{
    const osk__mark *x = a, *y = b;
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    /* Contributions before theme hits at the same place: OSK_NONE is the largest number. */
    return x->theme > y->theme ? -1 : x->theme < y->theme;
}

bool osk__fold_order(osk_fold *fold, size_t from)
{
    bool late = from > 0 && from < fold->row_count && fold->rows[from].n <= fold->rows[from - 1].n;
    if (late)
        qsort(fold->rows, fold->row_count, sizeof *fold->rows, by_n);
    return late;
}

/* Rows [from, end) and marks [from_mark, end) are new. Marks of a comment come as contributions and hits, so they are
 * always put in order; rows only where a join brings earlier ones. */
static void put_in_order(osk_fold *fold, size_t from, size_t from_mark)
{
    if (osk__fold_order(fold, from))
        from_mark = 0;
    if (fold->mark_count > from_mark)
        qsort(fold->marks + from_mark, fold->mark_count - from_mark, sizeof *fold->marks, mark_order);
}

/* ---- add ---- */

bool osk__fold_add_row(osk_fold *fold, const osk_comment *comment, const osk_score *score, osk_error *error)
{
    if (!OSK__ROOM(fold->rows, fold->row_capacity, fold->row_count + 1, error))
        return false;
    fold->rows[fold->row_count++] =
        (osk__row){.n = comment->n, .kind = comment->kind, .id = comment->id, .author = comment->author,
                   .posted = comment->posted, .title = comment->title, .label = comment->label, .value = comment->value, .text = comment->text,
                   .score = *score, .themes = fold->cell_count, .postings = fold->posting_count};
    return true;
}

bool osk__fold_widen(osk_fold *fold, size_t need, osk_error *error)
{
    if (need <= fold->count_count)
        return true;
    if (!OSK__ROOM(fold->counts, fold->count_capacity, need, error))
        return false;
    memset(fold->counts + fold->count_count, 0, (need - fold->count_count) * sizeof *fold->counts);
    fold->count_count = need;
    return true;
}

/* Marks and numbers are counted too, where nobody looks: a branch on what kind of token comes next is anybody's guess. */
static inline osk__count *count_of(osk__count *counts, uint32_t type)
{
    return counts + (type & osk__type_mask(type));
}

static inline void count_token(osk__count *count, uint32_t place, bool typed)
{
    bool again = count->last == place;
    count->tokens += typed;
    count->comments += typed & !again;
    count->last = typed ? place : count->last;
}

/* The tokens of one comment. */
static void count_comment(osk__count *counts, const osk_token *token, const osk_token *end, const osk_token *last,
                          uint32_t place)
{
    enum { AHEAD = 48 };
    for (; token < end; token++) {
        osk__fetch(count_of(counts, (last - token > AHEAD ? token + AHEAD : token)->type));
        count_token(count_of(counts, token->type), place, token->type != OSK_NONE);
    }
}

static void count_tokens(osk_fold *fold, const osk_chunk *chunk)
{
    const osk_token *token = chunk->tokens, *last = token + chunk->token_count;
    while (token < last) {
        const osk_token *end = token + 1;
        uint32_t comment = token->comment;
        while (end < last && end->comment == comment)
            end++;
        if (chunk->comments[comment].kind == OSK_COMMENT) /* the opening post is the question, not the debate */
            count_comment(fold->counts, token, end, last, (uint32_t)fold->comment_count + comment + 1);
        token = end;
    }
}

static bool add_mark(osk_fold *fold, const osk_chunk *chunk, uint32_t comment, uint32_t first, uint32_t count,
                     osk__mark **mark, osk_error *error)
{
    if (!OSK__ROOM(fold->marks, fold->mark_capacity, fold->mark_count + 1, error))
        return false;
    *mark = &fold->marks[fold->mark_count++];
    **mark = (osk__mark){.n = chunk->comments[comment].n, .start = chunk->tokens[first].start,
                         .end = osk__token_end(&chunk->tokens[first + count - 1]), .theme = OSK_NONE};
    return true;
}

static void place_of(const osk_chunk *chunk, uint32_t first, uint32_t count, uint32_t *start, uint32_t *end)
{
    if (first == OSK_NONE)
        return;
    *start = chunk->tokens[first].start;
    *end = osk__token_end(&chunk->tokens[first + count - 1]);
}

static bool keep_marks(osk_fold *fold, const osk_chunk *chunk, osk_error *error)
{
    osk__mark *mark;
    for (size_t i = 0; i < chunk->trace_count; i++) {
        const osk_trace *row = &chunk->trace[i];
        if (!add_mark(fold, chunk, row->comment, row->first, row->count, &mark, error))
            return false;
        mark->trace = *row;
        place_of(chunk, row->cue, row->cue_count, &mark->cue_start, &mark->cue_end);
        place_of(chunk, row->other_cue, row->other_cue_count, &mark->other_start, &mark->other_end);
    }
    for (size_t i = 0; i < chunk->hit_count; i++) {
        const osk_hit *hit = &chunk->hits[i];
        if (!add_mark(fold, chunk, hit->comment, hit->first, hit->count, &mark, error))
            return false;
        mark->theme = hit->theme;
        mark->entry = hit->entry;
    }
    return true;
}

bool osk_fold_add(osk_fold *fold, const osk_chunk *chunk, osk_error *error)
{
    size_t first_row = fold->row_count, first_mark = fold->mark_count;
    if (fold->depth == OSK_DEPTH_POSTINGS)
        return osk__fold_add_postings(fold, chunk, error);
    if (!osk__fold_widen(fold, fold->vocabulary->record_count, error))
        return false;
    count_tokens(fold, chunk);
    fold->comment_count += chunk->comment_count;
    if (fold->depth == OSK_DEPTH_TYPES)
        return true;
    for (size_t i = 0; i < chunk->comment_count; i++)
        if (!osk__fold_add_row(fold, &chunk->comments[i], &chunk->scores[i], error))
            return false;
    if (!osk__themes_fold(fold, chunk, first_row, error) ||
        (fold->depth == OSK_DEPTH_MARKS && !keep_marks(fold, chunk, error)))
        return false;
    put_in_order(fold, first_row, first_mark);
    return true;
}

/* ---- join ---- */

/* The number here of each type that the other counts: of another vocabulary by the bytes of the form. New. */
static uint32_t *match_types(osk_fold *fold, const osk_fold *other, osk_error *error)
{
    bool same = fold->vocabulary == other->vocabulary;
    uint32_t *here = osk__take(other->count_count + 1, sizeof *here, error);
    bool good = here != NULL;
    if (good && fold->grams)
        good = osk__grams_match(fold, other, here, error);
    for (uint32_t i = 0; good && !fold->grams && i < other->count_count; i++) {
        here[i] = i;
        if (!same && other->counts[i].tokens)
            good = (here[i] = osk__vocabulary_add(fold->vocabulary, osk__strings_get(&other->vocabulary->forms, i),
                                                  error)) != OSK_NONE;
    }
    if (good && osk__vocabulary_catch_up(fold->vocabulary, fold->dictionary, error))
        return here;
    free(here);
    return NULL;
}

static bool join_counts(osk_fold *fold, const osk_fold *other, const uint32_t *here, osk_error *error)
{
    if (!osk__fold_widen(fold, osk__fold_units(fold), error))
        return false;
    for (uint32_t i = 0; i < other->count_count; i++) {
        if (other->counts[i].tokens == 0)
            continue;
        fold->counts[here[i]].tokens += other->counts[i].tokens;
        fold->counts[here[i]].comments += other->counts[i].comments;
    }
    return true;
}

static bool join_rows(osk_fold *fold, const osk_fold *other, osk_error *error)
{
    if (!OSK__ROOM(fold->rows, fold->row_capacity, fold->row_count + other->row_count, error) ||
        !OSK__ROOM(fold->theme_cells, fold->cell_capacity, fold->cell_count + other->cell_count, error) ||
        !OSK__ROOM(fold->marks, fold->mark_capacity, fold->mark_count + other->mark_count, error))
        return false;
    for (size_t i = 0; i < other->row_count; i++) {
        osk__row *row = &fold->rows[fold->row_count++];
        *row = other->rows[i];
        row->themes += fold->cell_count;
        row->postings += fold->posting_count;
    }
    if (other->cell_count)
        memcpy(fold->theme_cells + fold->cell_count, other->theme_cells,
               other->cell_count * sizeof *other->theme_cells);
    fold->cell_count += other->cell_count;
    if (other->mark_count)
        memcpy(fold->marks + fold->mark_count, other->marks, other->mark_count * sizeof *other->marks);
    fold->mark_count += other->mark_count;
    return true;
}

static bool join_pairs(osk_fold *fold, const osk_fold *other, osk_error *error)
{
    size_t cells = fold->dictionary->theme_count * fold->dictionary->theme_count;
    if (!other->pairs)
        return true;
    if (!fold->pairs && !(fold->pairs = osk__take(cells, sizeof *fold->pairs, error)))
        return false;
    for (size_t i = 0; i < cells; i++)
        fold->pairs[i] += other->pairs[i];
    return true;
}

bool osk_fold_join(osk_fold *fold, const osk_fold *other, osk_error *error)
{
    size_t first_row = fold->row_count, first_mark = fold->mark_count;
    if (!osk__grams_alike(fold->grams, other->grams))
        return osk__fail(error, OSK_USAGE, "the folds count different things: words, n-grams, keys");
    uint32_t *here = match_types(fold, other, error);
    bool good = here && join_counts(fold, other, here, error) && join_rows(fold, other, error) &&
                join_pairs(fold, other, error) && osk__fold_join_postings(fold, other, here, error);
    free(here);
    if (!good)
        return false;
    put_in_order(fold, first_row, first_mark);
    return true;
}
