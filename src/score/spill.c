/* Counts into sorted runs: chunk by chunk, and a run whenever the limit is reached.
 *
 *   key of words: kind, term, form; a word in it is its length and its bytes      value: row, count, row, count ...
 *   of types:     form                                                            value: tokens, comments
 *
 * Numbers are written in groups of seven bits, the lowest first. */
#include "spill.h"

#include "term.h"

#include <stdlib.h>
#include <string.h>

osk__spill *osk__spill_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const osk__plan *plan,
                            osk_unit unit, bool all, size_t memory, osk_error *error)
{
    if (unit == OSK_UNIT_LEMMA) {
        osk__fail(error, OSK_USAGE, "which lemma is likeliest only the whole can tell: lemmas are counted without --max-memory");
        return NULL;
    }
    osk__spill *spill = osk__take(1, sizeof *spill, error);
    if (!spill)
        return NULL;
    *spill = (osk__spill){.dictionary = dictionary, .unit = unit, .types = !plan, .all = all, .memory = memory};
    if ((spill->runs = osk__runs_make(error)) &&
        (spill->open = osk__fold_make(vocabulary, dictionary, plan ? OSK_DEPTH_POSTINGS : OSK_DEPTH_TYPES, error)) &&
        (spill->rows = osk__fold_make(vocabulary, dictionary, OSK_DEPTH_POSTINGS, error)) &&
        (!plan || osk__fold_plan(spill->open, plan, error)))
        return spill;
    osk__spill_free(spill);
    return NULL;
}

void osk__spill_free(osk__spill *spill)
{
    if (!spill)
        return;
    osk_fold_free(spill->open);
    osk_fold_free(spill->rows);
    osk__kept_free(&spill->names);
    osk__runs_free(spill->runs);
    osk__runs_free(spill->ranked);
    osk__buffer *const buffers[] = {&spill->keys, &spill->value, &spill->group, &spill->last, &spill->text, &spill->name};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        osk__buffer_free(buffers[i]);
    free(spill->members);
    free(spill->starts);
    free(spill->cells);
    free(spill);
}

const osk_fold *osk__spill_rows(const osk__spill *spill) { return spill->rows; }
size_t osk__spill_runs(const osk__spill *spill) { return osk__runs_count(spill->runs); }

/* ---- keys ---- */

void osk__spill_put_number(osk__buffer *out, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        osk__buffer_byte(out, (char)(number | 0x80));
    osk__buffer_byte(out, (char)number);
}

static void put_word(osk__buffer *out, osk_slice word)
{
    osk__spill_put_number(out, word.length);
    if (word.length)
        osk__buffer_add(out, word.data, word.length);
}

static osk_slice form_of(const osk_fold *fold, uint32_t form) { return osk__strings_get(&fold->vocabulary->forms, form); }

/* What a word counts as: itself, its stem, its key. */
static osk_slice common_of(const osk__spill *spill, uint32_t form, uint32_t key)
{
    const osk__vocabulary *vocabulary = spill->open->vocabulary;
    return spill->unit == OSK_UNIT_STEM ? osk__strings_get(&vocabulary->stems, vocabulary->records[form].stem)
                                        : form_of(spill->open, spill->unit == OSK_UNIT_KEY ? key : form);
}

typedef struct entry { size_t start, length, group; const char *bytes; uint32_t unit; bool dropped; } entry;

/* Of words, the kind and the term are the group; of forms there is no more. */
static void put_key(osk__spill *spill, entry *entry)
{
    osk__buffer *out = &spill->keys;
    uint32_t forms[OSK__GRAM_MOST], keys[OSK__GRAM_MOST];
    size_t count = osk__unit_types(spill->open, entry->unit, forms, keys);
    entry->start = out->length;
    if (spill->types) {
        osk_slice form = form_of(spill->open, entry->unit);
        osk__buffer_add(out, form.data, form.length);
    } else {
        bool plain = entry->dropped || spill->unit == OSK_UNIT_FORM;
        osk__buffer_byte(out, entry->dropped ? 'd' : 'a');
        for (size_t i = 0; i < count; i++)
            put_word(out, plain ? form_of(spill->open, forms[i]) : common_of(spill, forms[i], keys[i]));
        entry->group = out->length - entry->start;
        for (size_t i = 0; i < count && !plain; i++)
            put_word(out, form_of(spill->open, forms[i]));
    }
    entry->length = out->length - entry->start;
    if (spill->types)
        entry->group = entry->length;
}

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    return osk__slice_compare(osk__slice(x->bytes, x->length), osk__slice(y->bytes, y->length));
}

static bool is_stop(const osk__spill *spill, uint32_t unit)
{
    return !spill->all && osk__unit_stop(spill->open, unit);
}

/* The units that are held, in the order of their keys. New. */
static entry *sort_units(osk__spill *spill, size_t *count, osk_error *error)
{
    const osk_fold *fold = spill->open;
    *count = 0;
    spill->keys.length = 0;
    for (uint32_t u = 0; u < fold->count_count; u++)
        *count += fold->counts[u].tokens && !(spill->types && is_stop(spill, u));
    entry *entries = osk__take(*count + 1, sizeof *entries, error);
    for (uint32_t u = 0, at = 0; entries && u < fold->count_count; u++) {
        bool stop = fold->counts[u].tokens && is_stop(spill, u);
        if (!fold->counts[u].tokens || (spill->types && stop))
            continue;
        entries[at] = (entry){.unit = u, .dropped = stop};
        put_key(spill, &entries[at++]);
    }
    if (entries && !osk__buffer_check(&spill->keys, error)) {
        free(entries);
        return NULL;
    }
    for (size_t i = 0; entries && i < *count; i++)
        entries[i].bytes = spill->keys.data + entries[i].start;
    if (entries && *count)
        qsort(entries, *count, sizeof *entries, by_key);
    return entries;
}

/* ---- a run ---- */

/* Postings by unit: those of unit u are cells[first[u]] to cells[first[u + 1] - 1], rows ascending. */
struct turned { size_t *first; osk__cell *cells; };

static bool turn(const osk__spill *spill, struct turned *turned, osk_error *error)
{
    const osk_fold *fold = spill->open;
    size_t base = spill->rows->row_count - fold->row_count;
    *turned = (struct turned){osk__take(fold->count_count + 2, sizeof *turned->first, error), NULL};
    if (!turned->first || !(turned->cells = osk__take(fold->posting_count + 1, sizeof *turned->cells, error)))
        return false;
    for (size_t i = 0; i < fold->posting_count; i++)
        turned->first[fold->postings[i].type + 2]++;
    for (size_t u = 2; u < fold->count_count + 2; u++)
        turned->first[u] += turned->first[u - 1];
    for (size_t r = 0; r < fold->row_count; r++) {
        size_t count;
        const osk__posting *postings = osk__row_postings(fold, r, &count);
        for (size_t i = 0; i < count; i++)
            turned->cells[turned->first[postings[i].type + 1]++] = (osk__cell){(uint32_t)(base + r), postings[i].count};
    }
    return true;
}

static void put_value(osk__spill *spill, const entry *entry, const struct turned *turned)
{
    const osk__count *count = &spill->open->counts[entry->unit];
    spill->value.length = 0;
    if (spill->types || entry->dropped)
        osk__spill_put_number(&spill->value, count->tokens);
    if (spill->types)
        osk__spill_put_number(&spill->value, count->comments);
    else
        for (size_t i = turned->first[entry->unit]; !entry->dropped && i < turned->first[entry->unit + 1]; i++) {
            osk__spill_put_number(&spill->value, turned->cells[i].column);
            osk__spill_put_number(&spill->value, turned->cells[i].count);
        }
}

static bool put_entries(osk__spill *spill, const entry *entries, size_t count, osk_error *error)
{
    struct turned turned = {0};
    bool good = spill->types || turn(spill, &turned, error);
    for (size_t i = 0; good && i < count; i++) {
        put_value(spill, &entries[i], &turned);
        osk__item item = {osk__slice(entries[i].bytes, entries[i].length), entries[i].group,
                          osk__slice(spill->value.data, spill->value.length)};
        good = osk__buffer_check(&spill->value, error) && osk__runs_put(spill->runs, &item, error);
    }
    free(turned.first);
    free(turned.cells);
    return good && osk__runs_end(spill->runs, error);
}

static bool write_run(osk__spill *spill, osk_error *error)
{
    size_t count;
    entry *entries = sort_units(spill, &count, error);
    bool good = entries && (count == 0 || put_entries(spill, entries, count, error));
    free(entries);
    osk__fold_clear(spill->open);
    osk__vocabulary_forget(spill->open->vocabulary, spill->dictionary);
    return good;
}

/* ---- adding ---- */

/* What words and counts take, and what writing them would: an entry, a key, a cell for each posting. */
static size_t held(const osk__spill *spill)
{
    enum { WORD = 120, UNIT = 120, POSTING = sizeof(osk__posting) + sizeof(osk__cell) };
    const osk_fold *fold = spill->open;
    size_t words = fold->vocabulary->forms.count - spill->dictionary->form_count;
    return words * WORD + fold->vocabulary->forms.bytes_length + (fold->grams ? fold->grams->units.count : words) * UNIT +
           fold->posting_count * POSTING + fold->row_count * sizeof *fold->rows;
}

/* Rows from `from` on are new, and borrow a chunk that will be gone. */
static bool keep_rows(osk__spill *spill, size_t from, osk_error *error)
{
    osk_fold *rows = spill->rows, *open = spill->open;
    size_t more = open->row_count - from;
    if (!OSK__ROOM(rows->rows, rows->row_capacity, rows->row_count + more, error))
        return false;
    for (size_t i = from; i < open->row_count; i++) {
        const osk__row *row = &open->rows[i];
        osk__row *kept = &rows->rows[rows->row_count++];
        *kept = (osk__row){.n = row->n, .kind = row->kind, .author = row->author, .score = row->score};
        kept->posted = spill->dated ? row->posted : osk__slice(NULL, 0);
        if (!osk__kept_take(&spill->names, &kept->author, error) || !osk__kept_take(&spill->names, &kept->posted, error))
            return false;
    }
    return true;
}

bool osk__spill_add(osk__spill *spill, const osk_chunk *chunk, osk_error *error)
{
    size_t from = spill->open->row_count;
    return osk_fold_add(spill->open, chunk, error) && keep_rows(spill, from, error) &&
           (held(spill) <= spill->memory || write_run(spill, error));
}

bool osk__spill_end(osk__spill *spill, osk_error *error)
{
    return write_run(spill, error);
}
