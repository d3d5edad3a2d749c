/* Frequencies from sorted runs, term by term, in as much memory as the comments and the rows of the table take.
 *
 *   first reading:  every term -> the best of each scope: picks
 *   second reading: terms that were picked -> rows of the table, put in order at the end */
#include "frequency.h"

#include "../base/heap.h"

#include <stdlib.h>
#include <string.h>

/* A term that has a row in a scope. */
typedef struct pick {
    uint64_t count;
    uint32_t scope, term;    /* the latter its number among the keys of those that were picked */
    char *bytes;             /* its name, then its key; new */
    size_t name_length, key_length;
} pick;

/* The best of a scope: the worst of them is the first. */
struct list { pick *items; size_t count, capacity; };

typedef struct reading {
    osk__frequencies base;
    osk__spill *spill;
    struct list *lists, dropped; /* a list a scope */
    uint32_t *scope_of;          /* by position */
    uint64_t *counts;            /* by scope, of the term at hand; 0 between */
    uint32_t *scopes; size_t scope_count; /* that hold it */
    uint32_t *at_position;       /* its count by position; 0 between */
    osk__cell *cells; size_t cell_count; /* the same as cells */
    pick *picks; size_t pick_count;
    osk__strings keys;           /* of terms that were picked */
    size_t *first;               /* by key: its picks */
    const pick **rows;           /* of the table so far */
    size_t row_count, made;      /* the latter: 1 + the scope whose sizes are at hand */
} reading;

/* ---- the best of a scope ---- */

static int compare(const pick *a, const pick *b)
{
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return osk__slice_compare(osk__slice(a->bytes, a->name_length), osk__slice(b->bytes, b->name_length));
}

/* The worst on top. */
static bool before(const void *a, const void *b) { return compare(a, b) > 0; }

static bool copy_pick(pick *made, const osk__spilled *term, osk_error *error)
{
    made->name_length = term->name.length;
    made->key_length = term->key.length;
    if (!(made->bytes = osk__take(made->name_length + made->key_length, 1, error)))
        return false;
    memcpy(made->bytes, term->name.data, made->name_length);
    memcpy(made->bytes + made->name_length, term->key.data, made->key_length);
    return true;
}

static bool offer(struct list *list, size_t top, const osk__spilled *term, uint32_t scope, uint64_t count, osk_error *error)
{
    pick made = {.count = count, .scope = scope, .bytes = (char *)term->name.data, .name_length = term->name.length};
    bool full = list->count == top;
    if (full && compare(&made, &list->items[0]) > 0)
        return true;
    if (!copy_pick(&made, term, error) || (!full && !OSK__ROOM(list->items, list->capacity, list->count + 1, error))) {
        free(made.bytes);
        return false;
    }
    if (full) {
        free(list->items[0].bytes);
        list->items[0] = made;
        osk__heap_sink(list->items, list->count, sizeof *list->items, before);
    } else {
        list->items[list->count++] = made;
        osk__heap_rise(list->items, list->count, sizeof *list->items, before);
    }
    return true;
}

static int by_rank(const void *a, const void *b) { return compare(a, b); }

static void free_list(struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].bytes);
    free(list->items);
}

/* ---- first reading ---- */

static void count_scopes(reading *r, const osk__spilled *term)
{
    r->scope_count = 0;
    for (size_t i = 0; i < term->cell_count; i++) {
        uint32_t position = r->base.scopes.position_of[term->cells[i].column];
        if (position == OSK_NONE)
            continue;
        uint32_t scope = r->scope_of[position];
        if (r->counts[scope] == 0)
            r->scopes[r->scope_count++] = scope;
        r->counts[scope] += term->cells[i].count;
    }
}

static bool pick_term(reading *r, const osk__spilled *term, osk_error *error)
{
    bool good = true;
    count_scopes(r, term);
    for (size_t i = 0; i < r->scope_count; i++) {
        uint32_t scope = r->scopes[i];
        if (good && r->counts[scope] >= r->base.words->min)
            good = offer(&r->lists[scope], osk__frequency_top(r->base.words), term, scope, r->counts[scope], error);
        r->counts[scope] = 0;
    }
    return good;
}

static bool pick_terms(reading *r, osk__dropped *dropped, osk_error *error)
{
    enum { SHOWN = 10 };
    osk__spilled term;
    bool more = true, good = osk__spill_rewind(r->spill, error);
    while (good && (good = osk__spill_next(r->spill, &term, &more, error)) && more) {
        if (!term.dropped) {
            good = pick_term(r, &term, error);
            continue;
        }
        dropped->tokens += term.tokens;
        dropped->forms++;
        good = offer(&r->dropped, SHOWN, &term, 0, term.tokens, error);
    }
    return good;
}

static bool list_dropped(reading *r, osk__dropped *dropped, osk_error *error)
{
    static const char *const columns[] = {"t form", "c tokens", NULL};
    if (!(dropped->table = osk__table_make("dropped", columns, error)))
        return false;
    if (r->dropped.count)
        qsort(r->dropped.items, r->dropped.count, sizeof *r->dropped.items, by_rank);
    for (size_t i = 0; i < r->dropped.count; i++) {
        osk__table_text(dropped->table, osk__slice(r->dropped.items[i].bytes, r->dropped.items[i].name_length));
        osk__table_count(dropped->table, r->dropped.items[i].count);
    }
    return osk__table_check(dropped->table, error);
}

/* ---- what was picked ---- */

static int by_term(const void *a, const void *b)
{
    const pick *x = a, *y = b;
    if (x->term != y->term)
        return x->term < y->term ? -1 : 1;
    return x->scope < y->scope ? -1 : x->scope > y->scope;
}

static bool gather_picks(reading *r, osk_error *error)
{
    size_t all = 0;
    for (size_t s = 0; s < r->base.scopes.count; s++)
        all += r->lists[s].count;
    if (!(r->picks = osk__take(all + 1, sizeof *r->picks, error)) || !(r->rows = osk__take(all + 1, sizeof *r->rows, error)) ||
        !(r->first = osk__take(all + 2, sizeof *r->first, error)))
        return false;
    for (size_t s = 0; s < r->base.scopes.count; s++) {
        for (size_t i = 0; i < r->lists[s].count; i++) {
            pick *made = &r->picks[r->pick_count];
            *made = r->lists[s].items[i];
            made->term = osk__strings_add(&r->keys, osk__slice(made->bytes + made->name_length, made->key_length), error);
            if (made->term == OSK_NONE)
                return false;
            r->first[made->term + 1]++;
            r->pick_count++;
        }
    }
    for (size_t t = 0; t < r->keys.count; t++)
        r->first[t + 1] += r->first[t];
    if (r->pick_count)
        qsort(r->picks, r->pick_count, sizeof *r->picks, by_term);
    return true;
}

/* ---- second reading ---- */

static int by_column(const void *a, const void *b)
{
    uint32_t x = ((const osk__cell *)a)->column, y = ((const osk__cell *)b)->column;
    return x < y ? -1 : x > y;
}

/* The term's cells by position, each once; and how many scopes hold it. */
static size_t place_cells(reading *r, const osk__spilled *term)
{
    size_t holding = 0;
    r->cell_count = 0;
    for (size_t i = 0; i < term->cell_count; i++) {
        uint32_t position = r->base.scopes.position_of[term->cells[i].column];
        if (position == OSK_NONE)
            continue;
        if (r->at_position[position] == 0)
            r->cells[r->cell_count++].column = position;
        r->at_position[position] += term->cells[i].count;
    }
    if (r->cell_count)
        qsort(r->cells, r->cell_count, sizeof *r->cells, by_column);
    for (size_t i = 0; i < r->cell_count; i++) {
        uint32_t position = r->cells[i].column;
        r->cells[i].count = r->at_position[position];
        r->at_position[position] = 0;
        holding += i == 0 || r->scope_of[position] != r->scope_of[r->cells[i - 1].column];
    }
    return holding;
}

static int by_tokens(const void *a, const void *b)
{
    const osk__spilled_member *x = a, *y = b;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    return osk__slice_compare(x->form, y->form);
}

/* "gode 12, god 9" */
static bool put_members(reading *r, osk__spilled *term, osk_error *error)
{
    osk__buffer *text = &r->base.text;
    text->length = 0;
    qsort(term->members, term->member_count, sizeof *term->members, by_tokens);
    for (size_t i = 0; i < term->member_count; i++) {
        osk__buffer_text(text, i ? ", " : "");
        osk__buffer_add(text, term->members[i].form.data, term->members[i].form.length);
        osk__buffer_format(text, " %llu", (unsigned long long)term->members[i].tokens);
    }
    osk__table_text(r->base.table, osk__slice(text->data, text->length));
    return osk__buffer_check(text, error);
}

static bool put_row(reading *r, const pick *row, osk__spilled *term, size_t holding, osk_error *error)
{
    const osk__scopes *scopes = &r->base.scopes;
    size_t from = 0, to;
    while (from < r->cell_count && r->scope_of[r->cells[from].column] != row->scope)
        from++;
    for (to = from; to < r->cell_count && r->scope_of[r->cells[to].column] == row->scope;)
        to++;
    if (r->made != row->scope + (size_t)1 && !osk__sizes_make(&r->base.sizes, r->base.fold, scopes, row->scope, error))
        return false;
    r->made = row->scope + (size_t)1;
    r->rows[r->row_count++] = row;
    osk__frequency_begin(&r->base, row->scope);
    osk__table_text(r->base.table, term->label);
    if (r->base.words->unit != OSK_UNIT_FORM && !put_members(r, term, error))
        return false;
    osk__frequency numbers = {row->count, holding, r->cells + from, to - from};
    return osk__frequency_put(&r->base, row->scope, &numbers, error);
}

static bool put_rows(reading *r, osk_error *error)
{
    osk__spilled term;
    bool more = true, good = osk__spill_rewind(r->spill, error);
    while (good && (good = osk__spill_next(r->spill, &term, &more, error)) && more) {
        uint32_t number = osk__strings_find(&r->keys, term.key);
        if (number == OSK_NONE || term.dropped)
            continue;
        size_t holding = place_cells(r, &term);
        for (size_t i = r->first[number]; good && i < r->first[number + 1]; i++)
            good = put_row(r, &r->picks[i], &term, holding, error);
    }
    return good;
}

/* ---- the table ---- */

struct ranked { const pick *row; size_t place; };

static int by_place(const void *a, const void *b)
{
    const pick *x = ((const struct ranked *)a)->row, *y = ((const struct ranked *)b)->row;
    if (x->scope != y->scope)
        return x->scope < y->scope ? -1 : 1;
    return compare(x, y);
}

static bool arrange(reading *r, osk_error *error)
{
    struct ranked *ranked = osk__take(r->row_count + 1, sizeof *ranked, error);
    size_t *order = osk__take(r->row_count + 1, sizeof *order, error);
    bool good = ranked && order && osk__table_check(r->base.table, error);
    for (size_t i = 0; good && i < r->row_count; i++)
        ranked[i] = (struct ranked){r->rows[i], i};
    if (good && r->row_count)
        qsort(ranked, r->row_count, sizeof *ranked, by_place);
    for (size_t i = 0; good && i < r->row_count; i++)
        order[i] = ranked[i].place;
    good = good && osk__table_arrange(r->base.table, order, error);
    free(ranked);
    free(order);
    return good;
}

static bool make_room(reading *r, osk_error *error)
{
    const osk__scopes *scopes = &r->base.scopes;
    if (!(r->lists = osk__take(scopes->count + 1, sizeof *r->lists, error)) ||
        !(r->counts = osk__take(scopes->count + 1, sizeof *r->counts, error)) ||
        !(r->scopes = osk__take(scopes->count + 1, sizeof *r->scopes, error)) ||
        !(r->scope_of = osk__take(scopes->positions + 1, sizeof *r->scope_of, error)) ||
        !(r->at_position = osk__take(scopes->positions + 1, sizeof *r->at_position, error)) ||
        !(r->cells = osk__take(scopes->positions + 1, sizeof *r->cells, error)))
        return false;
    for (uint32_t s = 0; s < scopes->count; s++)
        for (size_t i = scopes->first[s]; i < scopes->first[s + 1]; i++)
            r->scope_of[i] = s;
    return true;
}

static void free_reading(reading *r)
{
    for (size_t s = 0; r->lists && s < r->base.scopes.count; s++)
        free_list(&r->lists[s]);
    free_list(&r->dropped);
    void *const all[] = {r->lists, r->counts, r->scopes, r->scope_of, r->at_position, r->cells, r->picks, r->first, r->rows};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    osk__strings_free(&r->keys);
    osk__frequencies_free(&r->base);
}

osk_table *osk__spill_frequencies(osk__spill *spill, const osk_word_options *words, const osk_stat_options *options,
                                  osk__dropped *dropped, osk_error *error)
{
    reading r = {.spill = spill};
    *dropped = (osk__dropped){0};
    bool good = osk__frequencies_make(&r.base, osk__spill_rows(spill), words, options, error) && make_room(&r, error) &&
                pick_terms(&r, dropped, error) && list_dropped(&r, dropped, error) && gather_picks(&r, error) &&
                put_rows(&r, error) && arrange(&r, error);
    osk_table *table = r.base.table;
    free_reading(&r);
    if (good)
        return table;
    osk_table_free(table);
    osk_table_free(dropped->table);
    dropped->table = NULL;
    return NULL;
}
