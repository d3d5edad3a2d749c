/* Folds as tables: a row a comment, a type, a theme in a comment. */
#include "fold.h"

#include "../base/table.h"

#include <stdlib.h>

osk_table *osk__score_begin(osk_error *error)
{
    static const char *const columns[] = {"t id",       "t author", "w label",        "6.score", "3 positive",
                                          "3 negative", "c words",  "c scored_words", "c quoted_words", NULL};
    return osk__table_make("scores", columns, error);
}

void osk__score_put(osk_table *table, osk_slice id, osk_slice author, const osk_score *score)
{
    osk__table_text(table, id);
    osk__table_text(table, author);
    osk__table_text(table, osk__slice_text(osk_label_name(score->label)));
    if (score->label == OSK_UNSCORED)
        osk__table_missing(table);
    else
        osk__table_scaled(table, osk_score_value(score));
    osk__table_scaled(table, score->positive);
    osk__table_scaled(table, score->negative);
    osk__table_count(table, score->words);
    osk__table_count(table, score->scored_words);
    osk__table_count(table, score->quoted_words);
}

osk_table *osk_score_table(const osk_fold *fold, osk_error *error)
{
    osk_table *table = osk__score_begin(error);
    for (size_t i = 0; table && i < fold->row_count; i++)
        osk__score_put(table, fold->rows[i].id, fold->rows[i].author, &fold->rows[i].score);
    return table ? osk__table_done(table, error) : NULL;
}

/* ---- marks: the places of contributions and themes ---- */

const osk__row *osk__mark_row(const osk_fold *fold, const osk__mark *mark)
{
    size_t low = 0, high = fold->row_count;
    OSK__HALVE(low, high, i, fold->rows[i].n <= mark->n)
    return &fold->rows[low ? low - 1 : 0];
}

static osk_slice part(const osk__row *row, uint32_t start, uint32_t end)
{
    return osk__slice(row->text.data + start, end - start);
}

void osk__mark_place(osk_table *table, const osk_fold *fold, const osk__mark *mark)
{
    const osk__row *row = osk__mark_row(fold, mark);
    osk__table_count(table, mark->n);
    osk__table_span(table, row->text, mark->start, mark->end);
    osk__table_text(table, part(row, mark->start, mark->end));
}

/* The negations in the order of the text: "ingen ... ikke". */
static void put_cues(osk_table *table, const osk__row *row, const osk__mark *mark, osk__buffer *room)
{
    room->length = 0;
    if (mark->other_end) {
        osk_slice other = part(row, mark->other_start, mark->other_end);
        osk__buffer_add(room, other.data, other.length);
        osk__buffer_text(room, " ... ");
    }
    osk__buffer_add(room, row->text.data + mark->cue_start, mark->cue_end - mark->cue_start);
    osk__table_text(table, osk__slice(room->data, room->length));
}

static void put_trace(osk_table *table, const osk_fold *fold, const osk__mark *mark, osk__buffer *room)
{
    const osk__row *row = osk__mark_row(fold, mark);
    const osk_trace *trace = &mark->trace;
    osk__mark_place(table, fold, mark);
    osk__table_text(table, osk__trace_name(fold->dictionary, trace));
    osk__table_scaled(table, trace->valence);
    osk__table_scaled(table, trace->strength);
    osk__table_scaled(table, trace->negation);
    osk__table_scaled(table, trace->contrast);
    osk__table_scaled(table, trace->frame);
    osk__table_text(table, osk__slice_text(osk_mood_name((osk_mood)trace->mood)));
    osk__table_text(table, osk__slice_text(trace->theme == OSK_NONE ? "" : fold->dictionary->themes[trace->theme].key));
    osk__table_scaled(table, trace->free_value);
    osk__table_scaled(table, trace->value);
    put_cues(table, row, mark, room);
    osk__table_scaled(table, row->score.positive + row->score.negative + OSK_SCORE_K);
}

osk_table *osk_trace_table(const osk_fold *fold, osk_error *error)
{
    static const char *const columns[] = {"c comment",  "c start",    "c end",        "t words",  "t entry", "3 valence",
                                          "3 strength", "3 negation", "3 contrast",   "3 frame",  "w mood",  "w theme",
                                          "3 free_value", "3 value",  "t cue",        "3 divisor", NULL};
    osk_table *table = osk__table_make("trace", columns, error);
    osk__buffer room = {0};
    for (size_t i = 0; table && i < fold->mark_count; i++)
        if (fold->marks[i].theme == OSK_NONE)
            put_trace(table, fold, &fold->marks[i], &room);
    if (table && !osk__buffer_check(&room, error)) {
        osk_table_free(table);
        table = NULL;
    }
    osk__buffer_free(&room);
    return table ? osk__table_done(table, error) : NULL;
}

/* ---- types ---- */

static int by_count(const void *a, const void *b)
{
    const osk__ranked *x = a, *y = b;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    return osk__slice_compare(x->form, y->form);
}

osk__ranked *osk__fold_rank(const osk_fold *fold, bool all, size_t *count, osk_error *error)
{
    osk__ranked *ranks = osk__take(fold->count_count + 1, sizeof *ranks, error);
    *count = 0;
    for (uint32_t i = 0; ranks && i < fold->count_count; i++)
        if (fold->counts[i].tokens && (all || !(fold->vocabulary->records[i].flags & OSK__STOP)))
            ranks[(*count)++] =
                (osk__ranked){osk__strings_get(&fold->vocabulary->forms, i), i, fold->counts[i].tokens};
    if (*count)
        qsort(ranks, *count, sizeof *ranks, by_count);
    return ranks;
}

osk_table *osk__type_begin(osk_error *error)
{
    static const char *const columns[] = {"t form", "t stem", "c tokens", "c comments", NULL};
    return osk__table_make("types", columns, error);
}

osk_table *osk_type_table(const osk_fold *fold, bool all, osk_error *error)
{
    osk_table *table = osk__type_begin(error);
    size_t count;
    osk__ranked *ranks = osk__fold_rank(fold, all, &count, error);
    if (!table || !ranks) {
        osk_table_free(table);
        free(ranks);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        osk__table_text(table, ranks[i].form);
        osk__table_text(table,
                        osk__strings_get(&fold->vocabulary->stems, fold->vocabulary->records[ranks[i].type].stem));
        osk__table_count(table, ranks[i].tokens);
        osk__table_count(table, fold->counts[ranks[i].type].comments);
    }
    free(ranks);
    return osk__table_done(table, error);
}
