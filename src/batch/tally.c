/* Chunks to lists of counts and sums; see tally.h. */
#include "tally.h"

#include "../base/tsv.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { FORMS = 250000 };

const osk__shape osk__list_shapes[OSK__LISTS] = {
    {2, 2}, {1, OSK__PERSON_NUMBERS}, {1, OSK__THEME_NUMBERS}, {1, 1}};
const char *const osk__list_names[OSK__LISTS] = {"terms", "participants", "themes", "totals"};

bool osk__tally_make(osk__tally *tally, osk_worker *worker, const char *folder, osk_error *error)
{
    *tally = (osk__tally){.worker = worker, .folder = folder, .known = osk_type_count(worker)};
    tally->fold = osk_fold_make(worker, OSK_DEPTH_SCORES, error);
    if (!tally->fold)
        return false;
    tally->theme_count = tally->fold->dictionary->theme_count;
    tally->themes = osk__take(tally->theme_count + 1, sizeof *tally->themes, error);
    return tally->themes != NULL;
}

void osk__tally_free(osk__tally *tally)
{
    for (size_t i = 0; i < tally->aside_count; i++)
        osk__store_drop(&tally->asides[i].store);
    free(tally->asides);
    osk_fold_free(tally->fold);
    osk__strings_free(&tally->names);
    osk__buffer_free(&tally->key);
    free(tally->people);
    free(tally->themes);
}

/* ---- a chunk ---- */

/* Names that differ only in composition or white space are one person's, as everywhere. */
static osk__person *person_of(osk__tally *tally, osk_slice author, osk_error *error)
{
    size_t known = tally->names.count;
    tally->key.length = 0;
    if (!osk__unicode_name(&tally->key, author, error))
        return NULL;
    uint32_t number = osk__strings_add(&tally->names, osk__slice(tally->key.data, tally->key.length), error);
    if (number == OSK_NONE || !OSK__ROOM(tally->people, tally->person_capacity, tally->names.count, error))
        return NULL;
    if (number == known)
        tally->people[number] = (osk__person){0};
    return &tally->people[number];
}

static bool add_person(osk__tally *tally, const osk__row *row, osk_error *error)
{
    if (!row->author.data)
        return true;
    osk__person *person = person_of(tally, row->author, error);
    if (!person)
        return false;
    int64_t value = row->score.label == OSK_UNSCORED ? 0 : osk_score_value(&row->score);
    person->numbers[row->score.label]++;
    person->numbers[OSK__PERSON_WORDS] += row->score.words;
    person->numbers[OSK__PERSON_SCORED_WORDS] += row->score.scored_words;
    person->numbers[OSK__PERSON_QUOTED_WORDS] += row->score.quoted_words;
    person->numbers[OSK__PERSON_SCORE] += value;
    person->numbers[OSK__PERSON_SQUARES] += (osk__wide)value * value;
    return true;
}

static void add_themes(osk__tally *tally, const osk__row *row)
{
    const osk__theme_cell *cells = tally->fold->theme_cells + row->themes;
    for (uint32_t i = 0; i < row->theme_count; i++) {
        osk__wide *numbers = tally->themes[cells[i].theme].numbers;
        numbers[OSK__THEME_COMMENTS] += cells[i].hits > 0;
        numbers[OSK__THEME_HITS] += cells[i].hits;
        numbers[OSK__THEME_WORDS] += cells[i].words;
        numbers[OSK__THEME_SENTENCES] += cells[i].sentences;
        numbers[OSK__THEME_SCORED] += cells[i].scored;
        numbers[OSK__THEME_SCORE] += cells[i].sum;
    }
}

bool osk__tally_add(osk__tally *tally, const osk_chunk *chunk, osk_error *error)
{
    osk_fold *fold = tally->fold;
    bool good = osk_fold_add(fold, chunk, error);
    for (size_t i = 0; good && i < fold->row_count; i++) {
        good = add_person(tally, &fold->rows[i], error);
        add_themes(tally, &fold->rows[i]);
    }
    fold->row_count = fold->cell_count = 0;
    return good;
}

/* ---- terms ---- */

static bool list_terms(osk__list *list, const osk_fold *fold, osk__buffer *key, osk_error *error)
{
    const osk__vocabulary *vocabulary = fold->vocabulary;
    list->shape = osk__list_shapes[OSK__TERMS];
    for (uint32_t i = 0; i < fold->count_count; i++) {
        osk__wide numbers[2] = {fold->counts[i].tokens, fold->counts[i].comments};
        if (fold->counts[i].tokens == 0)
            continue;
        key->length = 0;
        osk__tsv_escape(key, osk__strings_get(&vocabulary->forms, i));
        osk__buffer_byte(key, '\t');
        osk__tsv_escape(key, osk__strings_get(&vocabulary->stems, vocabulary->records[i].stem));
        if (!osk__buffer_check(key, error) || !osk__list_add(list, osk__slice(key->data, key->length), numbers, error))
            return false;
    }
    return true;
}

/* The terms so far as a sorted list under a private name; the counting begins anew. */
static bool put_aside(osk__tally *tally, osk_error *error)
{
    osk__list list = {0};
    if (!OSK__ROOM(tally->asides, tally->aside_capacity, tally->aside_count + 1, error))
        return false;
    struct osk__aside *aside = &tally->asides[tally->aside_count];
    if (!osk__store_open(&aside->store, tally->folder, "terms", error))
        return false;
    tally->aside_count++;
    bool good = list_terms(&list, tally->fold, &tally->key, error) && osk__list_write(&list, &aside->store, error) &&
                osk__store_flush(&aside->store, error);
    aside->lines = list.count;
    osk__store_digest(&aside->store, aside->hash);
    osk__list_free(&list);
    osk_fold_free(tally->fold);
    tally->fold = osk_fold_make(tally->worker, OSK_DEPTH_SCORES, error);
    return good && tally->fold;
}

bool osk__tally_rest(osk__tally *tally, size_t most, osk_error *error)
{
    if (osk_type_count(tally->worker) <= tally->known + (most ? most : FORMS))
        return true;
    if (!put_aside(tally, error))
        return false;
    osk_worker_forget(tally->worker);
    return true;
}

/* ---- writing ---- */

struct writing {
    osk__store *store;
    osk__shape shape;
    osk__buffer line;
    uint64_t lines;
};

static bool write_line(void *context, osk_slice key, const osk__wide *numbers, osk_error *error)
{
    struct writing *writing = context;
    writing->line.length = 0;
    osk__list_line(&writing->line, key, numbers, writing->shape.numbers);
    osk__store_write(writing->store, osk__slice(writing->line.data, writing->line.length));
    writing->lines++;
    return osk__buffer_check(&writing->line, error);
}

static bool write_terms(osk__tally *tally, osk__store *store, uint64_t *lines, osk_error *error)
{
    struct writing writing = {.store = store, .shape = osk__list_shapes[OSK__TERMS]};
    if (!put_aside(tally, error))
        return false;
    osk__section_at *lists = osk__take(tally->aside_count, sizeof *lists, error);
    for (size_t i = 0; lists && i < tally->aside_count; i++)
        lists[i] = (osk__section_at){tally->asides[i].store.part, 0, tally->asides[i].store.length, tally->asides[i].lines,
                                  tally->asides[i].hash};
    bool good = lists && osk__list_join(writing.shape, lists, tally->aside_count, write_line, &writing, error);
    *lines = writing.lines;
    osk__buffer_free(&writing.line);
    free(lists);
    return good;
}

static bool list_people(osk__tally *tally, osk__list *list, osk_error *error)
{
    for (uint32_t i = 0; i < tally->names.count; i++) {
        tally->key.length = 0;
        osk__tsv_escape(&tally->key, osk__strings_get(&tally->names, i));
        if (!osk__buffer_check(&tally->key, error) ||
            !osk__list_add(list, osk__slice(tally->key.data, tally->key.length), tally->people[i].numbers, error))
            return false;
    }
    return true;
}

static bool list_themes(const osk__tally *tally, osk__list *list, osk_error *error)
{
    for (size_t i = 0; i < tally->theme_count; i++)
        if (!osk__list_add(list, osk__slice_text(tally->fold->dictionary->themes[i].key), tally->themes[i].numbers, error))
            return false;
    return true;
}

static bool list_total(void *context, const char *key, osk__wide value, osk_error *error)
{
    return osk__list_add(context, osk__slice_text(key), &value, error);
}

bool osk__tally_write(osk__tally *tally, const osk__sums *sums, int which, osk__store *store, uint64_t *lines,
                      osk_error *error)
{
    osk__list list = {.shape = osk__list_shapes[which]};
    if (which == OSK__TERMS)
        return write_terms(tally, store, lines, error);
    bool good = which == OSK__PEOPLE   ? list_people(tally, &list, error)
                : which == OSK__THEMES ? list_themes(tally, &list, error)
                                       : osk__totals_each(sums, list_total, &list, error);
    good = good && osk__list_write(&list, store, error);
    *lines = list.count;
    osk__list_free(&list);
    return good;
}
