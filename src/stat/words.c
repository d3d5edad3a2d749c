/* Counts of words by comment: which words become columns, and their cells.
 *
 * A word is a stem, named by its most frequent form; stop words are left out. Those with most tokens are taken, of equal
 * ones the first by bytes. */
#include "map.h"

#include <stdlib.h>
#include <string.h>

struct word { osk_slice name; uint32_t stem; uint64_t tokens; };

/* What is gathered of every stem. */
struct stems {
    size_t count;
    uint32_t *of_type;   /* by type; OSK_NONE: left out */
    uint32_t *best;      /* its most frequent form's type */
    uint64_t *tokens;    /* over the grouping */
    uint32_t *groups, *last;
    osk__matrix rows;    /* rows of the fold by stem */
};

static void name_stems(struct stems *stems, const osk_fold *fold)
{
    for (uint32_t s = 0; s < stems->count; s++)
        stems->best[s] = OSK_NONE;
    for (uint32_t t = 0; t < fold->count_count; t++) {
        const osk__record *record = &fold->vocabulary->records[t];
        bool taken = fold->counts[t].tokens && !(record->flags & OSK__STOP);
        stems->of_type[t] = taken ? record->stem : OSK_NONE;
        if (!taken)
            continue;
        uint32_t *best = &stems->best[record->stem];
        uint64_t here = fold->counts[t].tokens, there = *best == OSK_NONE ? 0 : fold->counts[*best].tokens;
        const osk__strings *forms = &fold->vocabulary->forms;
        if (here > there ||
            (here == there && osk__slice_compare(osk__strings_get(forms, t), osk__strings_get(forms, *best)) < 0))
            *best = t;
    }
}

static void count_stems(struct stems *stems, osk__grouping grouping)
{
    for (size_t g = 0; g < grouping.count; g++)
        for (size_t u = grouping.first[g]; u < grouping.first[g + 1]; u++)
            for (size_t c = stems->rows.first[grouping.rows[u]]; c < stems->rows.first[grouping.rows[u] + 1]; c++) {
                uint32_t stem = stems->rows.cells[c].column;
                stems->tokens[stem] += stems->rows.cells[c].count;
                stems->groups[stem] += stems->last[stem] != g + 1;
                stems->last[stem] = (uint32_t)g + 1;
            }
}

static bool gather(struct stems *stems, const osk_fold *fold, osk__grouping grouping, osk_error *error)
{
    stems->count = fold->vocabulary->stems.count;
    if (!(stems->of_type = osk__take(fold->count_count, sizeof *stems->of_type, error)) ||
        !(stems->best = osk__take(stems->count, sizeof *stems->best, error)) ||
        !(stems->tokens = osk__take(stems->count, sizeof *stems->tokens, error)) ||
        !(stems->groups = osk__take(stems->count, sizeof *stems->groups, error)) ||
        !(stems->last = osk__take(stems->count, sizeof *stems->last, error)))
        return false;
    name_stems(stems, fold);
    osk__parting parting = {.term_of = stems->of_type, .term_count = stems->count};
    if (!osk__matrix_make(&stems->rows, fold, &parting, error))
        return false;
    count_stems(stems, grouping);
    return true;
}

static void free_stems(struct stems *stems)
{
    free(stems->of_type);
    free(stems->best);
    free(stems->tokens);
    free(stems->groups);
    free(stems->last);
    osk__matrix_free(&stems->rows);
}

static int by_tokens(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    return osk__slice_compare(x->name, y->name);
}

/* The words that become columns. New: free(). */
static struct word *choose(const struct stems *stems, const osk_fold *fold, size_t groups, const osk__choice *choice,
                           size_t *count, osk_error *error)
{
    struct word *words = osk__take(stems->count, sizeof *words, error);
    *count = 0;
    for (uint32_t s = 0; words && s < stems->count; s++)
        if (stems->groups[s] >= choice->least && stems->groups[s] <= choice->most_share * (double)groups)
            words[(*count)++] = (struct word){osk__strings_get(&fold->vocabulary->forms, stems->best[s]), s, stems->tokens[s]};
    if (words && *count)
        qsort(words, *count, sizeof *words, by_tokens);
    *count = *count < choice->most ? *count : choice->most;
    return words;
}

/* Words are columns from 0, the themes of `themes` stand behind them. `column_of`: by stem, 1 + its column. */
static bool put_units(osk__cross *cross, const struct stems *stems, const osk_fold *themes, osk__grouping grouping,
                      const uint32_t *column_of, osk_error *error)
{
    for (size_t u = 0; u < grouping.first[grouping.count]; u++) {
        size_t row = grouping.rows[u];
        for (size_t c = stems->rows.first[row]; c < stems->rows.first[row + 1]; c++) {
            const osk__cell *cell = &stems->rows.cells[c];
            if (column_of[cell->column] && !osk__cross_cell(cross, column_of[cell->column] - 1, cell->count, error))
                return false;
        }
        if (themes && !osk__cross_add_themes(cross, themes, row, (uint32_t)cross->active, error))
            return false;
        osk__cross_end_unit(cross);
    }
    return true;
}

static bool build(osk__cross *cross, const struct stems *stems, const osk_fold *fold, const osk_fold *themes,
                  osk__grouping grouping, const osk__choice *choice, osk_error *error)
{
    size_t count, theme_count = themes ? themes->dictionary->theme_count : 0;
    struct word *words = choose(stems, fold, grouping.count, choice, &count, error);
    uint32_t *column_of = osk__take(stems->count, sizeof *column_of, error);
    bool good = words && column_of && osk__cross_begin(cross, grouping, count + theme_count, error);
    for (size_t j = 0; good && j < count; j++) {
        cross->names[j] = words[j].name;
        column_of[words[j].stem] = (uint32_t)j + 1;
    }
    for (size_t t = 0; good && t < theme_count; t++)
        cross->names[count + t] = osk__slice_text(themes->dictionary->themes[t].key);
    if (good) {
        cross->active = count;
        good = put_units(cross, stems, themes, grouping, column_of, error);
    }
    free(words);
    free(column_of);
    return good;
}

bool osk__cross_words(osk__cross *cross, const osk_fold *fold, const osk_fold *themes, osk__grouping grouping,
                      const osk__choice *choice, osk_error *error)
{
    struct stems stems = {0};
    memset(cross, 0, sizeof *cross);
    bool good = gather(&stems, fold, grouping, error) && build(cross, &stems, fold, themes, grouping, choice, error);
    free_stems(&stems);
    if (!good)
        osk__cross_free(cross);
    return good;
}
