/* Counts of words by comment: which words become columns, and their cells.
 *
 *   form "ikkje" -> key "ikke" -> stem -> column, named by its most frequent key
 *
 * so that a map of a debate in both norms is not a map of the norms. A fold that is not keyed has forms for keys. Stop words
 * are left out. Those with most tokens are taken, of equal ones the first by bytes. */
#include "map.h"

#include "../score/term.h"

#include <stdlib.h>
#include <string.h>

struct word { osk_slice name; uint32_t stem; uint64_t tokens; };

/* What is gathered of every stem. */
struct stems {
    size_t count;
    uint32_t *of_unit;   /* by unit of the fold; OSK_NONE: left out */
    uint32_t *best;      /* its most frequent key */
    uint64_t *keys;      /* tokens of each type as a key */
    uint64_t *tokens;    /* over the grouping */
    uint32_t *groups, *last;
    osk__matrix rows;    /* rows of the fold by stem */
};

/* The stem of every unit's key, and how often each key stands. */
static void find_stems(struct stems *stems, const osk_fold *fold)
{
    for (uint32_t unit = 0; unit < fold->count_count; unit++) {
        uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
        stems->of_unit[unit] = OSK_NONE;
        if (!fold->counts[unit].tokens || osk__unit_stop(fold, unit) || osk__unit_types(fold, unit, forms, keys) != 1)
            continue;
        stems->of_unit[unit] = fold->vocabulary->records[keys[0]].stem;
        stems->keys[keys[0]] += fold->counts[unit].tokens;
    }
}

static void name_stems(struct stems *stems, const osk_fold *fold)
{
    const osk__strings *forms = &fold->vocabulary->forms;
    for (uint32_t s = 0; s < stems->count; s++)
        stems->best[s] = OSK_NONE;
    for (uint32_t key = 0; key < fold->vocabulary->record_count; key++) {
        uint32_t *best = &stems->best[fold->vocabulary->records[key].stem];
        uint64_t here = stems->keys[key], there = *best == OSK_NONE ? 0 : stems->keys[*best];
        if (here > there || (here && here == there && osk__slice_compare(osk__strings_get(forms, key),
                                                                         osk__strings_get(forms, *best)) < 0))
            *best = key;
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
    if (!(stems->of_unit = osk__take(fold->count_count, sizeof *stems->of_unit, error)) ||
        !(stems->keys = osk__take(fold->vocabulary->record_count, sizeof *stems->keys, error)) ||
        !(stems->best = osk__take(stems->count, sizeof *stems->best, error)) ||
        !(stems->tokens = osk__take(stems->count, sizeof *stems->tokens, error)) ||
        !(stems->groups = osk__take(stems->count, sizeof *stems->groups, error)) ||
        !(stems->last = osk__take(stems->count, sizeof *stems->last, error)))
        return false;
    find_stems(stems, fold);
    name_stems(stems, fold);
    osk__parting parting = {.term_of = stems->of_unit, .term_count = stems->count};
    if (!osk__matrix_make(&stems->rows, fold, &parting, error))
        return false;
    count_stems(stems, grouping);
    return true;
}

static void free_stems(struct stems *stems)
{
    free(stems->of_unit);
    free(stems->keys);
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
            words[(*count)++] =
                (struct word){osk__strings_get(&fold->vocabulary->forms, stems->best[s]), s, stems->tokens[s]};
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
