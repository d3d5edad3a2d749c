/* Folds as tables: a row a comment, a type, a theme in a comment. */
#include "fold.h"

#include "../base/table.h"

#include <stdlib.h>

osk_table *osk_score_table(osk_fold *fold, osk_error *error)
{
    osk_table *table = osk__table_make("scores", error);
    if (!table)
        return NULL;
    osk__table_column(table, "id", OSK_TEXT, 0);
    osk__table_column(table, "author", OSK_TEXT, 0);
    osk__table_column(table, "label", OSK_TEXT, 0);
    osk__table_column(table, "score", OSK_NUMBER, 6);
    osk__table_column(table, "positive", OSK_NUMBER, 3);
    osk__table_column(table, "negative", OSK_NUMBER, 3);
    osk__table_column(table, "words", OSK_COUNT, 0);
    osk__table_column(table, "scored_words", OSK_COUNT, 0);
    osk__fold_sort(fold);
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk__row *row = &fold->rows[i];
        osk__table_text(table, row->id);
        osk__table_text(table, row->author);
        osk__table_text(table, osk__slice_text(osk_label_name(row->score.label)));
        if (row->score.label == OSK_UNSCORED)
            osk__table_missing(table);
        else
            osk__table_scaled(table, osk_score_value(&row->score));
        osk__table_scaled(table, row->score.positive);
        osk__table_scaled(table, row->score.negative);
        osk__table_count(table, row->score.words);
        osk__table_count(table, row->score.scored_words);
    }
    return osk__table_done(table, error);
}

/* ---- types ---- */

struct ranked { osk_slice form; uint32_t type; uint64_t tokens; };

static int by_count(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    return osk__slice_compare(x->form, y->form);
}

static size_t rank(const osk_fold *fold, bool all, struct ranked *ranks)
{
    size_t count = 0;
    for (uint32_t i = 0; i < fold->count_count; i++)
        if (fold->counts[i].tokens && (all || !fold->vocabulary->records[i].stop))
            ranks[count++] = (struct ranked){osk__strings_get(&fold->vocabulary->forms, i), i, fold->counts[i].tokens};
    if (count)
        qsort(ranks, count, sizeof *ranks, by_count);
    return count;
}

osk_table *osk_type_table(const osk_fold *fold, bool all, osk_error *error)
{
    osk_table *table = osk__table_make("types", error);
    struct ranked *ranks = osk__take(fold->count_count, sizeof *ranks, error);
    if (!table || !ranks) {
        osk_table_free(table);
        free(ranks);
        return NULL;
    }
    osk__table_column(table, "form", OSK_TEXT, 0);
    osk__table_column(table, "stem", OSK_TEXT, 0);
    osk__table_column(table, "tokens", OSK_COUNT, 0);
    osk__table_column(table, "comments", OSK_COUNT, 0);
    size_t count = rank(fold, all, ranks);
    for (size_t i = 0; i < count; i++) {
        osk__table_text(table, ranks[i].form);
        osk__table_text(table, osk__strings_get(&fold->vocabulary->stems, fold->vocabulary->records[ranks[i].type].stem));
        osk__table_count(table, ranks[i].tokens);
        osk__table_count(table, fold->counts[ranks[i].type].comments);
    }
    free(ranks);
    return osk__table_done(table, error);
}

/* ---- themes ---- */

osk_table *osk_theme_table(osk_fold *fold, osk_error *error)
{
    osk_table *table = osk__table_make("themes", error);
    if (!table)
        return NULL;
    osk__table_column(table, "comment", OSK_COUNT, 0);
    osk__table_column(table, "author", OSK_TEXT, 0);
    osk__table_column(table, "theme", OSK_TEXT, 0);
    osk__table_column(table, "hits", OSK_COUNT, 0);
    osk__table_column(table, "themed_sentences", OSK_COUNT, 0);
    osk__table_column(table, "sentences", OSK_COUNT, 0);
    osk__fold_sort(fold);
    for (size_t i = 0; i < fold->row_count; i++)
        for (size_t t = 0; t < fold->dictionary->theme_count; t++) {
            const osk__theme_cell *cell = &fold->theme_cells[fold->rows[i].themes + t];
            if (cell->hits == 0)
                continue;
            osk__table_count(table, fold->rows[i].n);
            osk__table_text(table, fold->rows[i].author);
            osk__table_text(table, osk__slice_text(fold->dictionary->themes[t].key));
            osk__table_count(table, cell->hits);
            osk__table_count(table, cell->sentences);
            osk__table_count(table, fold->rows[i].score.sentences);
        }
    return osk__table_done(table, error);
}
