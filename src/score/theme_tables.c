/* Themes as tables of the fold: in a comment, every place, what each entry caught, which two stand together. */
#include "themes.h"

#include "../base/table.h"
#include "../base/unicode.h"

#include <stdlib.h>

osk_table *osk_theme_table(const osk_fold *fold, osk_error *error)
{
    static const char *const columns[] = {"c comment",          "t author",    "w theme", "c hits", "c words",
                                          "c themed_sentences", "c sentences", NULL};
    osk_table *table = osk__table_make("themes", columns, error);
    if (!table)
        return NULL;
    for (size_t i = 0; i < fold->row_count; i++)
        for (size_t t = 0; t < fold->dictionary->theme_count; t++) {
            const osk__theme_cell *cell = osk__row_theme(fold, &fold->rows[i], t);
            if (cell->hits == 0)
                continue;
            osk__table_count(table, fold->rows[i].n);
            osk__table_text(table, fold->rows[i].author);
            osk__table_text(table, osk__slice_text(fold->dictionary->themes[t].key));
            osk__table_count(table, cell->hits);
            osk__table_count(table, cell->words);
            osk__table_count(table, cell->sentences);
            osk__table_count(table, fold->rows[i].score.sentences);
        }
    return osk__table_done(table, error);
}

static osk_slice entry_name(const osk_fold *fold, uint32_t entry)
{
    return fold->dictionary->theme_rules.entries[entry].name;
}

osk_table *osk_hit_table(const osk_fold *fold, osk_error *error)
{
    static const char *const columns[] = {"c comment", "c start", "c end", "t words", "w theme", "t entry", NULL};
    osk_table *table = osk__table_make("hits", columns, error);
    for (size_t i = 0; table && i < fold->mark_count; i++) {
        const osk__mark *mark = &fold->marks[i];
        if (mark->theme == OSK_NONE)
            continue;
        osk__mark_place(table, fold, mark);
        osk__table_text(table, osk__slice_text(fold->dictionary->themes[mark->theme].key));
        osk__table_text(table, entry_name(fold, mark->entry));
    }
    return table ? osk__table_done(table, error) : NULL;
}

/* ---- what each entry caught ---- */

/* A form that an entry caught: tokens in comments. */
typedef struct caught { uint32_t entry; uint32_t form; uint64_t tokens; size_t comments, last; } caught;

typedef struct collection {
    osk__strings forms;   /* as the texts have them, folded */
    osk__strings keys;    /* entry and form: a number is that of the item */
    caught *items; size_t capacity;
} collection;

static bool collect(collection *c, const osk_fold *fold, const osk__mark *mark, osk__buffer *folded, osk_error *error)
{
    const osk__row *row = osk__mark_row(fold, mark);
    folded->length = 0;
    if (row->kind != OSK_COMMENT)
        return true;
    if (!osk__unicode_fold(folded, osk__slice(row->text.data + mark->start, mark->end - mark->start), error))
        return false;
    uint32_t key[2] = {mark->entry, osk__strings_add(&c->forms, osk__slice(folded->data, folded->length), error)};
    size_t before = c->keys.count;
    uint32_t number = osk__strings_add(&c->keys, osk__slice((const char *)key, sizeof key), error);
    if (key[1] == OSK_NONE || number == OSK_NONE || !OSK__ROOM(c->items, c->capacity, c->keys.count, error))
        return false;
    if (c->keys.count > before)
        c->items[number] = (caught){.entry = key[0], .form = key[1], .last = SIZE_MAX};
    c->items[number].tokens++;
    c->items[number].comments += c->items[number].last != mark->n;
    c->items[number].last = mark->n;
    return true;
}

/* Sorting needs the bytes of forms. */
typedef struct sorted { const caught *item; osk_slice form; } sorted;

static int by_entry(const void *a, const void *b)
{
    const sorted *x = a, *y = b;
    if (x->item->entry != y->item->entry)
        return x->item->entry < y->item->entry ? -1 : 1;
    if (x->item->tokens != y->item->tokens)
        return x->item->tokens > y->item->tokens ? -1 : 1;
    return osk__slice_compare(x->form, y->form);
}

static void put_entry(osk_table *table, const osk_fold *fold, uint32_t number)
{
    const osk__theme_entry *entry = &fold->dictionary->theme_rules.entries[number];
    osk__table_text(table, osk__slice_text(fold->dictionary->themes[entry->theme].key));
    osk__table_text(table, entry->name);
    osk__table_count(table, entry->line);
}

/* Entries in the order of the files, each with what it caught; with `all` those that caught nothing too. */
static void put_caught(osk_table *table, const osk_fold *fold, const sorted *items, size_t count, bool all)
{
    const osk__theme_rules *rules = &fold->dictionary->theme_rules;
    size_t at = 0;
    for (uint32_t entry = 0; entry < rules->entry_count; entry++) {
        bool none = at == count || items[at].item->entry != entry;
        if (none && all && !rules->entries[entry].excludes) {
            put_entry(table, fold, entry);
            osk__table_missing(table);
            osk__table_count(table, 0);
            osk__table_count(table, 0);
        }
        for (; at < count && items[at].item->entry == entry; at++) {
            put_entry(table, fold, entry);
            osk__table_text(table, items[at].form);
            osk__table_count(table, items[at].item->tokens);
            osk__table_count(table, items[at].item->comments);
        }
    }
}

osk_table *osk_theme_check_table(const osk_fold *fold, bool all, osk_error *error)
{
    static const char *const columns[] = {"w theme", "t entry", "c line", "t form", "c tokens", "c comments", NULL};
    osk_table *table = osk__table_make("theme_check", columns, error);
    collection c = {0};
    osk__buffer folded = {0};
    sorted *items = NULL;
    bool good = table != NULL;
    for (size_t i = 0; good && i < fold->mark_count; i++)
        good = fold->marks[i].theme == OSK_NONE || collect(&c, fold, &fold->marks[i], &folded, error);
    good = good && (items = osk__take(c.keys.count + 1, sizeof *items, error));
    for (size_t i = 0; good && i < c.keys.count; i++)
        items[i] = (sorted){&c.items[i], osk__strings_get(&c.forms, c.items[i].form)};
    if (good && c.keys.count)
        qsort(items, c.keys.count, sizeof *items, by_entry);
    if (good)
        put_caught(table, fold, items, c.keys.count, all);
    osk__strings_free(&c.forms);
    osk__strings_free(&c.keys);
    osk__buffer_free(&folded);
    free(c.items);
    free(items);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

/* ---- which two stand together ---- */

typedef struct pair { uint32_t a, b; uint64_t sentences, comments; double expected; } pair;

static int by_sentences(const void *x, const void *y)
{
    const pair *p = x, *q = y;
    if (p->sentences != q->sentences)
        return p->sentences > q->sentences ? -1 : 1;
    if (p->comments != q->comments)
        return p->comments > q->comments ? -1 : 1;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return p->b < q->b ? -1 : p->b > q->b;
}

static bool related(const osk_fold *fold, uint32_t a, uint32_t b)
{
    const osk__theme *themes = fold->dictionary->themes;
    for (uint32_t t = themes[b].parent; t != OSK_NONE; t = themes[t].parent)
        if (t == a)
            return true;
    for (uint32_t t = themes[a].parent; t != OSK_NONE; t = themes[t].parent)
        if (t == b)
            return true;
    return false;
}

/* Sentences of each theme, and comments of each pair. */
static void count_all(const osk_fold *fold, uint64_t *sentences, uint64_t *comments, uint64_t *total)
{
    size_t themes = fold->dictionary->theme_count;
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk__row *row = &fold->rows[i];
        const osk__theme_cell *cells = fold->theme_cells + row->themes;
        if (row->kind != OSK_COMMENT)
            continue;
        *total += row->score.sentences;
        for (uint32_t j = 0; j < row->theme_count; j++) {
            sentences[cells[j].theme] += cells[j].sentences;
            for (uint32_t k = 0; k < row->theme_count; k++)
                comments[cells[j].theme * themes + cells[k].theme]++;
        }
    }
}

static void put_pair(osk_table *table, const osk_fold *fold, const pair *p, const uint64_t *sentences)
{
    osk__table_text(table, osk__slice_text(fold->dictionary->themes[p->a].key));
    osk__table_text(table, osk__slice_text(fold->dictionary->themes[p->b].key));
    osk__table_count(table, p->sentences);
    osk__table_count(table, sentences[p->a]);
    osk__table_count(table, sentences[p->b]);
    osk__table_number(table, p->expected);
    osk__table_count(table, p->comments);
}

static pair *find_pairs(const osk_fold *fold, const uint64_t *sentences, const uint64_t *comments, uint64_t total,
                        size_t *count, osk_error *error)
{
    size_t themes = fold->dictionary->theme_count;
    pair *pairs = osk__take(themes * themes / 2 + 1, sizeof *pairs, error);
    *count = 0;
    for (uint32_t a = 0; pairs && a < themes; a++)
        for (uint32_t b = a + 1; b < themes; b++)
            if (comments[a * themes + b] && !related(fold, a, b))
                pairs[(*count)++] = (pair){a, b, fold->pairs ? fold->pairs[a * themes + b] : 0, comments[a * themes + b],
                                           (double)sentences[a] * (double)sentences[b] / (double)(total ? total : 1)};
    if (pairs && *count)
        qsort(pairs, *count, sizeof *pairs, by_sentences);
    return pairs;
}

osk_table *osk_theme_pair_table(const osk_fold *fold, osk_error *error)
{
    static const char *const columns[] = {"w theme", "w other", "c sentences", "c theme_sentences", "c other_sentences",
                                          "2 expected", "c comments", NULL};
    size_t themes = fold->dictionary->theme_count, count = 0;
    uint64_t total = 0, *sentences = osk__take(themes + 1, sizeof *sentences, error);
    uint64_t *comments = osk__take(themes * themes + 1, sizeof *comments, error);
    osk_table *table = osk__table_make("themes_together", columns, error);
    pair *pairs = NULL;
    bool good = sentences && comments && table;
    if (good)
        count_all(fold, sentences, comments, &total);
    good = good && (pairs = find_pairs(fold, sentences, comments, total, &count, error));
    for (size_t i = 0; good && i < count; i++)
        put_pair(table, fold, &pairs[i], sentences);
    free(sentences);
    free(comments);
    free(pairs);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
