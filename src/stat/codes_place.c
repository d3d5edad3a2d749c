/* Which comment or sentence a row of a coder's sheet is of. */
#include "codes.h"
#include "evaluate_sample.h"

#include "../base/file.h"
#include "../base/number.h"
#include "../comment/corpus.h"

#include <stdlib.h>
#include <string.h>

struct placing {
    osk_codes *codes;
    const osk__sheet *sheet;
    const osk_corpus *corpus;
    osk__key_places key;
    osk__strings ids;         /* of the corpus, and the number of each one's comment */
    size_t *numbers, number_capacity;
    size_t comment, sentence, id, unit, hash; /* columns */
};

static bool is_one_of(osk_slice heading, const char *const *names)
{
    for (; *names; names++)
        if (osk__slice_alike(heading, *names))
            return true;
    return false;
}

static const char *const comment_names[] = {"comment", "kommentar", "n", NULL},
                  *const sentence_names[] = {"sentence", "setning", NULL},
                  *const id_names[] = {"id", "comment_id", "kommentar_id", "nr", NULL},
                  *const hash_names[] = {"sha256", "sha", NULL},
                  *const other_names[] = {"earliest", "latest", "line", "start", "end", "stratum", "stratum_units",
                                          "stratum_drawn", "probability", "label", "score", NULL};

bool osk__codes_aside(osk_slice heading)
{
    size_t rank;
    osk__role role = osk__sheet_role(heading);
    return (role != OSK__ROLE_CODE && role != OSK__ROLES) || osk__field_guess(heading, &rank) != OSK__FIELDS ||
           is_one_of(heading, comment_names) || is_one_of(heading, sentence_names) || is_one_of(heading, id_names) ||
           is_one_of(heading, hash_names) || is_one_of(heading, other_names);
}

static size_t column_of(const osk__sheet *sheet, const char *const *names)
{
    for (size_t i = 0; i < sheet->columns; i++)
        if (is_one_of(osk__sheet_heading(sheet, i), names))
            return i;
    return SIZE_MAX;
}

/* "kommentar" may be the text itself: numbers stand in a column of comments. */
static bool holds_numbers(const osk__sheet *sheet, size_t column)
{
    uint64_t number;
    for (size_t row = 0; row < sheet->rows; row++)
        if (!osk__number_whole(osk__sheet_cell(sheet, row, column), &number))
            return false;
    return true;
}

static bool find_columns(struct placing *p, const char *key, osk_error *error)
{
    const osk__sheet *sheet = p->sheet;
    p->comment = column_of(sheet, comment_names);
    if (p->comment != SIZE_MAX && !holds_numbers(sheet, p->comment) && column_of(sheet, id_names) != SIZE_MAX)
        p->comment = SIZE_MAX;
    p->sentence = column_of(sheet, sentence_names);
    p->id = p->comment == SIZE_MAX ? column_of(sheet, id_names) : SIZE_MAX;
    p->hash = column_of(sheet, hash_names);
    p->unit = osk__sheet_find_role(sheet, OSK__ROLE_UNIT);
    if (p->comment != SIZE_MAX || p->id != SIZE_MAX)
        return true;
    if (p->unit == SIZE_MAX)
        return osk__sheet_fail(sheet, OSK_USAGE, SIZE_MAX, error,
                               "no column says which comment a row is of: name one 'comment' (its number), 'id' or 'unit'");
    return key || osk__sheet_fail(sheet, OSK_USAGE, SIZE_MAX, error, "the sheet numbers units of a sample: --key names its key");
}

static bool list_ids(struct placing *p, osk_error *error)
{
    for (size_t i = 0; i < osk_corpus_count(p->corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(p->corpus, i);
        size_t before = p->ids.count;
        if (osk__strings_add(&p->ids, comment->id, error) == OSK_NONE ||
            !OSK__ROOM(p->numbers, p->number_capacity, p->ids.count, error))
            return false;
        if (p->ids.count > before)
            p->numbers[before] = comment->n;
    }
    return true;
}

static bool has_comment(const osk_corpus *corpus, uint64_t n)
{
    return osk__corpus_find(corpus, (size_t)n) != SIZE_MAX;
}

static bool place_by_key(struct placing *p, size_t row, osk__code_unit *unit, osk_error *error)
{
    uint64_t number;
    if (!osk__number_whole(osk__sheet_cell(p->sheet, row, p->unit), &number) || number < 1 || number > p->key.count)
        return osk__sheet_fail(p->sheet, OSK_INPUT, row, error, "the key has no unit of this number");
    unit->comment = p->key.items[number - 1].comment;
    unit->sentence = p->key.items[number - 1].sentence;
    return true;
}

static bool place_row(struct placing *p, size_t row, osk__code_unit *unit, osk_error *error)
{
    *unit = (osk__code_unit){.row = row};
    if (p->hash != SIZE_MAX && osk__sheet_cell(p->sheet, row, p->hash).length &&
        !osk__slice_alike(osk__sheet_cell(p->sheet, row, p->hash), osk_corpus_hash(p->corpus)))
        return osk__sheet_fail(p->sheet, OSK_INTEGRITY, row, error, "this row was coded in another file: its SHA-256 is not the input's");
    if (p->comment == SIZE_MAX && p->id == SIZE_MAX)
        return place_by_key(p, row, unit, error);
    osk_slice cell = osk__sheet_cell(p->sheet, row, p->comment != SIZE_MAX ? p->comment : p->id);
    if (p->id != SIZE_MAX) {
        uint32_t id = osk__strings_find(&p->ids, cell);
        if (id == OSK_NONE)
            return osk__sheet_fail(p->sheet, OSK_INPUT, row, error, "the corpus has no comment of this id");
        unit->comment = p->numbers[id];
    } else if (!osk__number_whole(cell, &unit->comment) || !has_comment(p->corpus, unit->comment))
        return osk__sheet_fail(p->sheet, OSK_INPUT, row, error, "the corpus has no comment of this number");
    cell = p->sentence == SIZE_MAX ? osk__slice("", 0) : osk__sheet_cell(p->sheet, row, p->sentence);
    if (cell.length && !osk__number_whole(cell, &unit->sentence))
        return osk__sheet_fail(p->sheet, OSK_INPUT, row, error, "the sentence is no whole number");
    return true;
}

static int by_place(const void *a, const void *b)
{
    const osk__code_unit *x = a, *y = b;
    if (x->comment != y->comment)
        return x->comment < y->comment ? -1 : 1;
    if (x->sentence != y->sentence)
        return x->sentence < y->sentence ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static bool check_units(const struct placing *p, osk_error *error)
{
    const osk__code_unit *units = p->codes->units;
    for (size_t i = 0; i < p->codes->unit_count; i++) {
        if ((units[i].sentence > 0) != (units[0].sentence > 0))
            return osk__sheet_fail(p->sheet, OSK_INPUT, units[i].row, error,
                                   "some rows are of sentences, others of whole comments: a sheet is of one of them");
        if (i && units[i].comment == units[i - 1].comment && units[i].sentence == units[i - 1].sentence)
            return osk__sheet_fail(p->sheet, OSK_INPUT, units[i].row, error, "this unit stands in the sheet already");
    }
    return true;
}

static bool place_all(struct placing *p, osk_error *error)
{
    osk_codes *codes = p->codes;
    if (!(codes->units = osk__take(p->sheet->rows + 1, sizeof *codes->units, error)))
        return false;
    for (; codes->unit_count < p->sheet->rows; codes->unit_count++)
        if (!place_row(p, codes->unit_count, &codes->units[codes->unit_count], error))
            return false;
    qsort(codes->units, codes->unit_count, sizeof *codes->units, by_place);
    codes->sentences = codes->unit_count && codes->units[0].sentence > 0;
    return check_units(p, error);
}

bool osk__codes_place(osk_codes *codes, const osk__sheet *sheet, const osk_corpus *corpus, const char *key, osk_error *error)
{
    struct placing p = {.codes = codes, .sheet = sheet, .corpus = corpus};
    const char *edits = osk_corpus_edits(corpus) ? osk_corpus_edits_hash(corpus) : "";
    bool good = find_columns(&p, key, error) && (p.id == SIZE_MAX || list_ids(&p, error)) &&
                (!key || osk__key_read(key, osk_corpus_hash(corpus), edits, &p.key, error));
    if (good && key && sheet->sample.data && !osk__slice_is(sheet->sample, p.key.sample))
        good = osk__sheet_fail(sheet, OSK_INTEGRITY, 0, error, "this sheet is not of the key's sample");
    good = good && place_all(&p, error);
    free(p.key.items);
    free(p.numbers);
    osk__strings_free(&p.ids);
    return good;
}
