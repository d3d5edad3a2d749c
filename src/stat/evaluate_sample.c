/* A sample's key, the coders' sheets and the corpus joined again; every stratum counts for all of its units. */
#include "evaluate_sample.h"

#include "../base/file.h"
#include "../base/number.h"
#include "../base/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COMMENT, SENTENCE, START, END, UNITS, DRAWN, NUMBERS };
static const char *const headings[NUMBERS] = {"comment", "sentence", "start", "end", "stratum_units", "stratum_drawn"};

struct judged { const osk__frame_unit *unit; osk__class human; };

struct join {
    const osk__frame *frame;
    const osk_sample_codes *codes;
    osk__sheet key;
    size_t columns[NUMBERS], stratum;
    osk__sheets sheets;
    osk__variable variable;
    size_t *order;            /* rows of the key by unit: who sorts the file changes nothing */
    struct judged *judged;    /* by unit; human NONE: no code that counts */
    osk__strings strata;
    osk__evaluation evaluation;
};

/* ---- the key ---- */

static uint64_t number_at(const struct join *j, size_t row, size_t which)
{
    uint64_t value;
    return osk__number_whole(osk__sheet_cell(&j->key, row, j->columns[which]), &value) ? value : UINT64_MAX;
}

static bool open_key(struct join *j, osk_error *error)
{
    if (!osk__sheet_read(j->codes->key, &j->key, error))
        return false;
    for (size_t i = 0; i < NUMBERS; i++)
        if ((j->columns[i] = osk__sheet_find(&j->key, headings[i])) == SIZE_MAX)
            return osk__fail_at(error, OSK_USAGE, osk__file_name(j->codes->key), 1, 0,
                                "this is no key of a sample: it has no column '%s'", headings[i]);
    j->stratum = osk__sheet_find(&j->key, "stratum");
    if (j->stratum == SIZE_MAX || !j->key.sample.data)
        return osk__sheet_fail(&j->key, OSK_USAGE, 0, error, "this is no key of a sample: it lacks a column");
    for (size_t row = 0; row < j->key.rows; row++)
        for (size_t i = 0; i < NUMBERS; i++)
            if (number_at(j, row, i) == UINT64_MAX)
                return osk__sheet_fail(&j->key, OSK_INPUT, row, error, "a number of the key cannot be read");
    return true;
}

bool osk__key_unit(const char *key, osk_sample_unit *unit, osk_error *error)
{
    osk_sample_codes codes = {.key = key};
    struct join j = {.codes = &codes};
    bool good = open_key(&j, error);
    if (good)
        *unit = number_at(&j, 0, SENTENCE) ? OSK_SAMPLE_SENTENCES : OSK_SAMPLE_COMMENTS;
    osk__sheet_free(&j.key);
    return good;
}

/* The key names its sample by a hash over all of its rows and the corpus. */
static bool check_name(struct join *j, const char *corpus, const char *edits, osk_error *error)
{
    osk__buffer text = {0};
    char name[20] = "";
    bool good = (j->order = osk__take(j->key.rows + 1, sizeof *j->order, error)) != NULL, whole = true;
    for (size_t row = 0; good && row < j->key.rows; row++)
        if (j->key.units[row] <= j->key.rows)
            j->order[j->key.units[row] - 1] = row;
        else
            whole = false;
    osk__sample_name_begin(&text, corpus, edits);
    for (size_t i = 0; good && i < j->key.rows; i++) {
        uint64_t numbers[NUMBERS];
        for (size_t n = 0; n < NUMBERS; n++)
            numbers[n] = number_at(j, j->order[i], n);
        osk__sample_name_add(&text, numbers);
    }
    good = good && osk__sample_name_end(&text, name, error);
    osk__buffer_free(&text);
    return good && ((whole && osk__slice_is(j->key.sample, name)) ||
                    osk__fail_at(error, OSK_INTEGRITY, osk__file_name(j->codes->key), 0, 0,
                                 "this key is of another corpus, of other edits of it, or rows of it were changed"));
}

bool osk__key_read(const char *key, const char *corpus, const char *edits, osk__key_places *places, osk_error *error)
{
    osk_sample_codes codes = {.key = key};
    struct join j = {.codes = &codes};
    *places = (osk__key_places){0};
    bool good = open_key(&j, error) && check_name(&j, corpus, edits, error);
    size_t sample = good ? j.key.sample.length : 0;
    if (good && (sample >= sizeof places->sample ||
                 !(places->items = osk__take(j.key.rows + 1, sizeof *places->items, error))))
        good = false;
    for (size_t i = 0; good && i < j.key.rows; i++)
        places->items[i] = (osk__key_place){number_at(&j, j.order[i], COMMENT), number_at(&j, j.order[i], SENTENCE)};
    if (good) {
        memcpy(places->sample, j.key.sample.data, sample);
        places->count = j.key.rows;
    }
    osk__sheet_free(&j.key);
    free(j.order);
    return good;
}

/* ---- people ---- */

static bool open_sheets(struct join *j, osk_error *error)
{
    osk_slice name = osk__slice_text(j->codes->column ? j->codes->column : "code");
    if (!osk__sheets_read(&j->sheets, j->codes->sheets, j->codes->sheet_count, error))
        return false;
    for (size_t s = 0; s < j->sheets.count; s++) {
        const osk__sheet *sheet = &j->sheets.items[s];
        if (!osk__slice_equal(sheet->sample, j->key.sample) || !sheet->sample.data)
            return osk__fail_at(error, OSK_INTEGRITY, osk__file_name(sheet->path), 0, 0,
                                "this sheet is not of the key's sample '%.*s'",
                                (int)(j->key.sample.length < 40 ? j->key.sample.length : 40), j->key.sample.data);
    }
    if (!osk__variable_read(&j->variable, &j->sheets, name, error))
        return false;
    for (size_t s = 0; s < j->sheets.count; s++)
        if (j->variable.columns[s] == SIZE_MAX)
            return osk__fail_at(error, OSK_USAGE, osk__file_name(j->sheets.items[s].path), 1, 0,
                                "there is no column '%.*s' of codes; --column names it",
                                (int)(name.length < 60 ? name.length : 60), name.data);
    return true;
}

/* The class that most coders gave; NONE where none did, or two as many. */
static osk__class human_class(const struct join *j, uint64_t unit)
{
    size_t votes[OSK__CLASSES + 1] = {0}, low = 0, high = j->sheets.unit_count, best = 0;
    OSK__HALVE(low, high, i, j->sheets.units[i] < unit)
    if (low == j->sheets.unit_count || j->sheets.units[low] != unit)
        return OSK__CLASS_NONE;
    for (size_t s = 0; s < j->sheets.count; s++) {
        uint32_t code = j->variable.codes[low * j->sheets.count + s];
        votes[code == OSK_NONE ? OSK__CLASS_NONE : osk__class_of(j->variable.names[code])]++;
    }
    for (size_t c = 1; c < OSK__CLASSES; c++)
        best = votes[c] > votes[best] ? c : best;
    for (size_t c = 0; c < OSK__CLASSES; c++)
        if (c != best && votes[c] == votes[best])
            return OSK__CLASS_NONE;
    return (osk__class)best;
}

/* ---- the corpus ---- */

static bool is_before(const osk__frame_unit *unit, uint64_t comment, uint64_t sentence)
{
    return unit->comment < comment || (unit->comment == comment && unit->sentence < sentence);
}

static const osk__frame_unit *unit_at(const struct join *j, size_t row)
{
    uint64_t comment = number_at(j, row, COMMENT), sentence = number_at(j, row, SENTENCE);
    size_t low = 0, high = j->frame->count;
    OSK__HALVE(low, high, i, is_before(&j->frame->units[i], comment, sentence))
    const osk__frame_unit *unit = &j->frame->units[low];
    return low < j->frame->count && unit->comment == comment && unit->sentence == sentence && unit->start == number_at(j, row, START) &&
                   unit->end == number_at(j, row, END)
               ? unit
               : NULL;
}

static bool judge(struct join *j, osk_error *error)
{
    osk__evaluation *e = &j->evaluation;
    e->classes = 2;
    e->weighted = true;
    if (!(j->judged = osk__take(j->key.rows + 1, sizeof *j->judged, error)) ||
        !(e->strata = osk__take(j->key.rows + 1, sizeof *e->strata, error)))
        return false;
    for (size_t i = 0; i < j->key.rows; i++) {
        j->judged[i] = (struct judged){unit_at(j, j->order[i]), human_class(j, i + 1)};
        if (!j->judged[i].unit)
            return osk__sheet_fail(&j->key, OSK_INTEGRITY, j->order[i], error, "the corpus has no such unit any more");
        e->classes = j->judged[i].human == OSK__CLASS_NEUTRAL ? OSK__CLASSES : e->classes;
    }
    for (size_t i = 0; i < j->key.rows; i++) {
        const struct judged *judged = &j->judged[i];
        size_t row = j->order[i];
        uint32_t stratum = osk__strings_add(&j->strata, osk__sheet_cell(&j->key, row, j->stratum), error);
        if (stratum == OSK_NONE)
            return false;
        e->strata[stratum].weight = (double)number_at(j, row, UNITS);
        if (judged->human != OSK__CLASS_NONE)
            osk__evaluation_add(e, stratum, judged->human, osk__class_by(e, judged->unit->label, judged->unit->value));
    }
    e->stratum_count = j->strata.count;
    for (size_t s = 0; s < e->stratum_count; s++)
        e->strata[s].weight /= e->strata[s].count ? (double)e->strata[s].count : 1;
    return e->count >= 2 || osk__fail(error, OSK_INPUT, "fewer than two units have a code: positive, negative, neutral or mixed");
}

/* ---- tables ---- */

static osk_table *figures(const struct join *j, uint64_t seed, osk_error *error)
{
    osk_table *table = osk__figure_table(error);
    if (table && osk__put_figures(table, &j->evaluation, seed, error)) {
        osk__put_figure(table, "left_out", "", NAN, (osk__limits){0}, j->key.rows - j->evaluation.count);
        return osk__table_done(table, error);
    }
    osk_table_free(table);
    return NULL;
}

static osk_table *disagreements(const struct join *j, osk_error *error)
{
    static const char *const columns[] = {"c unit",  "c comment", "c sentence", "w human",
                                          "w label", "6.score",   "t text",     NULL};
    osk_table *table = osk__table_make("disagreements", columns, error);
    for (size_t i = 0; table && i < j->key.rows; i++) {
        const struct judged *judged = &j->judged[i];
        if (judged->human == OSK__CLASS_NONE ||
            judged->human == osk__class_by(&j->evaluation, judged->unit->label, judged->unit->value))
            continue;
        osk__table_count(table, i + 1);
        osk__table_count(table, judged->unit->comment);
        osk__table_count(table, judged->unit->sentence);
        osk__put_judged(table, judged->human, judged->unit->label, judged->unit->value, judged->unit->text);
    }
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk__evaluate_sample(const osk__frame *frame, const char *corpus, const char *edits,
                                const osk_sample_codes *codes, osk_evaluation which, uint64_t seed,
                                const osk__speech *speech, osk_error *error)
{
    struct join j = {.frame = frame, .codes = codes};
    osk_table *table = NULL;
    if (open_key(&j, error) && check_name(&j, corpus, edits, error) && open_sheets(&j, error) && judge(&j, error)) {
        osk__sampled sampled = {&j.evaluation, number_at(&j, 0, SENTENCE) ? OSK_SAMPLE_SENTENCES : OSK_SAMPLE_COMMENTS,
                                frame->count, j.sheets.count};
        table = which == OSK_EVALUATION_CONFUSION       ? osk__confusion_table(&j.evaluation, error)
                : which == OSK_EVALUATION_DISAGREEMENTS ? disagreements(&j, error)
                : which == OSK_EVALUATION_METHOD        ? osk__evaluate_method(&sampled, seed, speech, error)
                                                        : figures(&j, seed, error);
    }
    osk__sheet_free(&j.key);
    osk__sheets_free(&j.sheets);
    osk__variable_free(&j.variable);
    osk__strings_free(&j.strata);
    free(j.order);
    free(j.judged);
    free(j.evaluation.strata);
    return table;
}
