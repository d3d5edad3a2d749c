/* Postings: added chunk by chunk, joined, and counted by part. */
#include "posting.h"

#include "gram.h"

#include <stdlib.h>
#include <string.h>

/* ---- add ---- */

static bool widen(osk_fold *fold, osk_error *error)
{
    size_t need = osk__fold_units(fold);
    return osk__fold_widen(fold, need, error) && OSK__ROOM(fold->places, fold->place_capacity, need, error);
}

static bool add_rows(osk_fold *fold, const osk_chunk *chunk, osk_error *error)
{
    static const osk_score none = {0};
    for (size_t i = 0; i < chunk->comment_count; i++)
        if (!osk__fold_add_row(fold, &chunk->comments[i], &none, error))
            return false;
    return true;
}

/* One more of a type; `last` tells whether the comment at hand has it already. */
static void count_word(osk_fold *fold, osk__row *row, uint32_t type, uint32_t comment)
{
    osk__count *count = &fold->counts[type];
    count->tokens++;
    if (count->last == comment) {
        fold->postings[row->postings + fold->places[type]].count++;
        return;
    }
    count->last = comment;
    count->comments++;
    fold->places[type] = row->posting_count++;
    fold->postings[fold->posting_count++] = (osk__posting){type, 1};
}

/* What is counted of a token that comes later. */
static inline void fetch(const osk_fold *fold, uint32_t type)
{
    size_t place = type == OSK_NONE ? 0 : type;
    osk__fetch(&fold->counts[place]);
    osk__fetch(&fold->places[place]);
}

/* The postings of a comment lie together, so a row's begin where the row before ends. */
static void count_words(osk_fold *fold, const osk_chunk *chunk, osk__row *rows)
{
    enum { AHEAD = 32 };
    osk__voice voice = {0};
    uint32_t comment = OSK_NONE;
    for (size_t i = 0; i < chunk->token_count; i++) {
        const osk_token *token = &chunk->tokens[i];
        if (!fold->grams && chunk->token_count - i > AHEAD)
            fetch(fold, token[AHEAD].type);
        osk__row *row = &rows[token->comment];
        if (token->comment != comment)
            row->postings = fold->posting_count;
        comment = token->comment;
        if (!osk__is_word(token))
            continue;
        row->score.words++;
        if (osk__voice_quoted(&voice, chunk, token))
            row->score.quoted_words++;
        else if (row->kind == OSK_COMMENT && !fold->grams && token->type != OSK_NONE) /* caught by a theme: left out */
            count_word(fold, row, token->type, (uint32_t)fold->comment_count + comment + 1);
    }
    for (size_t i = 0; i < chunk->sentence_count; i++)
        rows[chunk->sentences[i].comment].score.sentences++;
}

/* A unit of the row at hand, which may be new. */
struct adding { osk_fold *fold; size_t row; uint32_t comment; };

static bool add_unit(void *context, uint32_t unit, osk_error *error)
{
    struct adding *adding = context;
    osk_fold *fold = adding->fold;
    if (!widen(fold, error) || !OSK__ROOM(fold->postings, fold->posting_capacity, fold->posting_count + 1, error))
        return false;
    count_word(fold, &fold->rows[adding->row], unit, adding->comment);
    return true;
}

static bool count_units(osk_fold *fold, const osk_chunk *chunk, size_t first_row, osk_error *error)
{
    fold->grams->voice = (osk__voice){0};
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *sentence = &chunk->sentences[i];
        osk__row *row = &fold->rows[first_row + sentence->comment];
        struct adding adding = {fold, first_row + sentence->comment, (uint32_t)fold->comment_count + sentence->comment + 1};
        if (i == 0 || chunk->sentences[i - 1].comment != sentence->comment)
            row->postings = fold->posting_count;
        if (row->kind == OSK_COMMENT && !osk__grams_sentence(fold, chunk, sentence, add_unit, &adding, error))
            return false;
    }
    return osk__vocabulary_catch_up(fold->vocabulary, fold->dictionary, error);
}

bool osk__fold_add_postings(osk_fold *fold, const osk_chunk *chunk, osk_error *error)
{
    size_t first = fold->row_count;
    if (!widen(fold, error) || !add_rows(fold, chunk, error) ||
        !OSK__ROOM(fold->postings, fold->posting_capacity, fold->posting_count + chunk->token_count, error))
        return false;
    count_words(fold, chunk, fold->rows + first);
    if (fold->grams && !count_units(fold, chunk, first, error))
        return false;
    fold->comment_count += chunk->comment_count;
    osk__fold_order(fold, first);
    return true;
}

/* ---- join ---- */

bool osk__fold_join_postings(osk_fold *fold, const osk_fold *other, const uint32_t *here, osk_error *error)
{
    if (!OSK__ROOM(fold->postings, fold->posting_capacity, fold->posting_count + other->posting_count, error))
        return false;
    for (size_t i = 0; i < other->posting_count; i++)
        fold->postings[fold->posting_count++] = (osk__posting){here[other->postings[i].type], other->postings[i].count};
    return true;
}

/* ---- counts by part ---- */

static uint32_t part_of(const osk_fold *fold, const uint32_t *parts, size_t row)
{
    if (fold->rows[row].kind != OSK_COMMENT)
        return OSK_NONE;
    return parts ? parts[row] : (uint32_t)row;
}

void osk__part_words(const osk_fold *fold, const uint32_t *parts, size_t part_count, uint64_t *words, uint32_t *rows)
{
    memset(words, 0, part_count * sizeof *words);
    if (rows)
        memset(rows, 0, part_count * sizeof *rows);
    for (size_t i = 0; i < fold->row_count; i++) {
        uint32_t part = part_of(fold, parts, i);
        if (part == OSK_NONE)
            continue;
        words[part] += osk__row_words(&fold->rows[i]);
        if (rows)
            rows[part]++;
    }
}

/* The rows of the fold, part by part; how many, goes into *count. New. */
static size_t *order_rows(const osk_fold *fold, const osk__parting *parting, size_t part_count, size_t *count,
                          osk_error *error)
{
    size_t *order = osk__take(fold->row_count + 1, sizeof *order, error);
    size_t *ends = osk__take(part_count + 1, sizeof *ends, error);
    *count = 0;
    for (size_t i = 0; order && ends && i < fold->row_count; i++) {
        uint32_t part = part_of(fold, parting->part_of, i);
        ends[part == OSK_NONE ? part_count : part]++;
        *count += part != OSK_NONE;
    }
    for (size_t p = 0, sum = 0; order && ends && p <= part_count; p++) {
        size_t here = ends[p];
        ends[p] = sum;
        sum += here;
    }
    for (size_t i = 0; order && ends && i < fold->row_count; i++) {
        uint32_t part = part_of(fold, parting->part_of, i);
        order[ends[part == OSK_NONE ? part_count : part]++] = i;
    }
    if (!ends) {
        free(order);
        order = NULL;
    }
    free(ends);
    return order;
}

/* Where a term's cell of the part at hand is: valid if it is not before the part's first. */
struct tally {
    const osk_fold *fold;
    const osk__parting *parting;
    size_t *cell_of;      /* by term: 1 + its last cell */
    osk__matrix *matrix;
    size_t count, capacity;
};

static bool add_row(struct tally *tally, size_t row, size_t begins, osk_error *error)
{
    size_t count;
    const osk__posting *postings = osk__row_postings(tally->fold, row, &count);
    if (!OSK__ROOM(tally->matrix->cells, tally->capacity, tally->count + count + 1, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t type = postings[i].type, term = tally->parting->term_of ? tally->parting->term_of[type] : type;
        if (term == OSK_NONE)
            continue;
        if (tally->cell_of[term] > begins) {
            tally->matrix->cells[tally->cell_of[term] - 1].count += postings[i].count;
            continue;
        }
        tally->matrix->cells[tally->count++] = (osk__cell){term, postings[i].count};
        tally->cell_of[term] = tally->count;
    }
    return true;
}

static bool add_parts(struct tally *tally, const size_t *order, size_t count, osk_error *error)
{
    osk__matrix *matrix = tally->matrix;
    size_t at = 0;
    for (size_t p = 0; p < matrix->row_count; p++) {
        matrix->first[p] = tally->count;
        for (; at < count && part_of(tally->fold, tally->parting->part_of, order[at]) == p; at++)
            if (!add_row(tally, order[at], matrix->first[p], error))
                return false;
    }
    matrix->first[matrix->row_count] = tally->count;
    return true;
}

bool osk__matrix_make(osk__matrix *matrix, const osk_fold *fold, const osk__parting *parting, osk_error *error)
{
    struct tally tally = {.fold = fold, .parting = parting, .matrix = matrix};
    size_t count;
    *matrix = (osk__matrix){.row_count = parting->part_of ? parting->part_count : fold->row_count,
                            .column_count = parting->term_of ? parting->term_count : fold->count_count};
    size_t *order = order_rows(fold, parting, matrix->row_count, &count, error);
    bool good = order && (matrix->first = osk__take(matrix->row_count + 1, sizeof *matrix->first, error)) &&
                (tally.cell_of = osk__take(matrix->column_count + 1, sizeof *tally.cell_of, error)) &&
                add_parts(&tally, order, count, error);
    free(order);
    free(tally.cell_of);
    if (!good)
        osk__matrix_free(matrix);
    return good;
}

bool osk__matrix_turn(osk__matrix *turned, const osk__matrix *matrix, osk_error *error)
{
    size_t all = matrix->first[matrix->row_count];
    *turned = (osk__matrix){.row_count = matrix->column_count, .column_count = matrix->row_count};
    if (!(turned->first = osk__take(turned->row_count + 2, sizeof *turned->first, error)) ||
        !(turned->cells = osk__take(all + 1, sizeof *turned->cells, error))) {
        osk__matrix_free(turned);
        return false;
    }
    for (size_t i = 0; i < all; i++)
        turned->first[matrix->cells[i].column + 2]++;
    for (size_t t = 2; t < turned->row_count + 2; t++)
        turned->first[t] += turned->first[t - 1];
    /* first[t + 1] now says where t's cells begin, and moves to where they end. */
    for (uint32_t r = 0; r < matrix->row_count; r++)
        for (size_t i = matrix->first[r]; i < matrix->first[r + 1]; i++)
            turned->cells[turned->first[matrix->cells[i].column + 1]++] = (osk__cell){r, matrix->cells[i].count};
    return true;
}

void osk__matrix_free(osk__matrix *matrix)
{
    free(matrix->first);
    free(matrix->cells);
    *matrix = (osk__matrix){0};
}
