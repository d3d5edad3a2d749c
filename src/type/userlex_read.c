/* The words of a user's lexicon with their places, in each of its forms. */
#include "dictionary.h"
#include "userlex.h"

#include "../base/utf8.h"
#include "../comment/json.h"

#include <string.h>

struct reader {
    osk__useritems *items;
    const osk__userform *form;
    const char *path;
    osk_slice text;
    osk__arena *arena;
    osk_error *error;
    size_t offset, line, column; /* a place in the text, and what is counted on from there */
};

/* Line and column of an offset. They come in order, or nearly: a file that is one long line is walked through once. */
static void place(struct reader *reader, size_t offset, size_t *line, size_t *column)
{
    if (offset < reader->offset) {
        reader->column = osk__utf8_column(reader->text, offset);
        while (reader->offset > offset)
            reader->line -= reader->text.data[--reader->offset] == '\n';
    }
    for (; reader->offset < offset; reader->offset++) {
        unsigned char byte = (unsigned char)reader->text.data[reader->offset];
        reader->line += byte == '\n';
        reader->column = byte == '\n' ? 1 : reader->column + ((byte & 0xC0) != 0x80);
    }
    *line = reader->line;
    *column = reader->column;
}

/* A copy of the word is kept: the text is gone afterwards. */
static bool add_item(struct reader *reader, osk__useritem item)
{
    osk__useritems *items = reader->items;
    if (!OSK__ROOM(items->items, items->capacity, items->count + 1, reader->error))
        return false;
    item.word.data = osk__arena_copy(reader->arena, item.word.data, item.word.length, reader->error);
    items->items[items->count] = item;
    items->count += item.word.data != NULL;
    return item.word.data != NULL;
}

/* ---- the form of dict/lexicon/ ---- */

static bool add_row(struct reader *reader, const osk__tsv *tsv, osk__useritem item)
{
    item.word = tsv->cell[0];
    if (!add_item(reader, item))
        return false;
    for (size_t start = 0; start < tsv->cell[3].length;) {
        osk_slice cell = tsv->cell[3];
        const char *bar = memchr(cell.data + start, '|', cell.length - start);
        size_t length = bar ? (size_t)(bar - cell.data) - start : cell.length - start;
        item.word = osk__slice_trim(osk__slice(cell.data + start, length));
        item.column = tsv->column[3] + osk__utf8_count(osk__slice(cell.data, start));
        if (!add_item(reader, item))
            return false;
        start += length + 1;
    }
    return true;
}

static bool read_own(struct reader *reader)
{
    static const char *const columns[] = {"entry", "valence", "norm", "forms", "?rules", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, reader->path, reader->text, columns, reader->error))
        return false;
    while (osk__tsv_next(&tsv)) {
        osk__useritem item = {.line = tsv.line, .column = tsv.column[0], .valence_column = tsv.column[1]};
        if (!osk__userform_number(tsv.cell[1], &item.valence))
            return osk__tsv_fail(&tsv, 1, reader->error, "is no valence: a number with at most three decimals");
        if (!osk__dictionary_norm(&tsv, 2, reader->error) ||
            !osk__dictionary_rules(&tsv, 4, &item.free, reader->error) || !add_row(reader, &tsv, item))
            return false;
    }
    return true;
}

/* ---- rows ---- */

/* The cell without white space at its ends, doubled quotation marks made single, in the arena then. */
static bool cell_text(struct reader *reader, const osk__csv *csv, size_t i, osk_slice *out)
{
    *out = osk__slice_trim(osk__csv_slice(csv, i));
    if (!csv->cells[i].doubled)
        return true;
    char *copy = osk__arena_copy(reader->arena, out->data, out->length, reader->error);
    size_t length = 0;
    for (size_t k = 0; copy && k < out->length; k++) {
        copy[length++] = out->data[k];
        k += out->data[k] == '"';
    }
    *out = osk__slice(copy, length);
    return copy != NULL;
}

static bool check_width(struct reader *reader, osk__csv *csv)
{
    const osk__userform *form = reader->form;
    size_t need = form->kind == OSK__USERFORM_LIST ? 1 : 1 + (form->word > form->valence ? form->word : form->valence);
    while (csv->count > form->columns && osk__slice_trim(osk__csv_slice(csv, csv->count - 1)).length == 0)
        csv->count--; /* separators at the end of a line say nothing */
    if (csv->bad != SIZE_MAX)
        return osk__userform_fail(reader->path, reader->text, csv->bad, reader->error,
                                  "text stands behind a closing quotation mark, here");
    if (csv->count < need)
        return osk__userform_fail(reader->path, reader->text, csv->cells[csv->count - 1].end, reader->error,
                                  "the line ends before the column of the word and that of its valence");
    return csv->count <= form->columns ||
           osk__userform_fail(reader->path, reader->text, csv->cells[form->columns].start, reader->error,
                              "the line has more columns than the first one; a comma inside a number or word needs "
                              "quotation marks");
}

static bool take_valence(struct reader *reader, const osk__csv *csv, osk__useritem *item)
{
    size_t column = reader->form->valence, line;
    if (reader->form->kind == OSK__USERFORM_LIST) {
        item->valence = reader->form->polarity;
        return true;
    }
    osk_slice cell = osk__slice_trim(osk__csv_slice(csv, column));
    place(reader, csv->cells[column].start, &line, &item->valence_column);
    return osk__userform_number(cell, &item->valence) ||
           osk__userform_fail_word(reader->path, line, item->valence_column, cell, reader->error,
                                   "is no valence: a number with at most three decimals");
}

static bool take_row(struct reader *reader, osk__csv *csv)
{
    osk__useritem item = {0};
    if (!check_width(reader, csv))
        return false;
    place(reader, csv->cells[reader->form->word].start, &item.line, &item.column);
    return cell_text(reader, csv, reader->form->word, &item.word) &&
           take_valence(reader, csv, &item) && add_item(reader, item);
}

static bool read_rows(struct reader *reader, osk__csv *csv)
{
    for (;;) {
        csv->at = osk__userform_skip(reader->text, csv->at);
        if (!osk__csv_next(csv, reader->error))
            return csv->open != SIZE_MAX ? osk__userform_fail(reader->path, reader->text, csv->open, reader->error,
                                                              "the quotation mark opened here is never closed")
                                         : false;
        if (csv->count == 0)
            return true;
        if (!take_row(reader, csv))
            return false;
    }
}

static bool read_table(struct reader *reader)
{
    osk__csv csv = osk__csv_open(reader->text, reader->form->separator);
    csv.at = reader->form->begin;
    bool good = read_rows(reader, &csv);
    osk__csv_free(&csv);
    return good;
}

/* ---- lemmas ---- */

static bool take_form(void *host, osk_slice word, size_t offset, osk_error *error)
{
    struct reader *reader = host;
    osk__useritem item = {.word = osk__slice_trim(word), .valence = reader->form->polarity};
    (void)error; /* the reader has it */
    place(reader, offset, &item.line, &item.column);
    return add_item(reader, item);
}

bool osk__useritems_read(osk__useritems *items, const osk__userform *form, const char *path, osk_slice text,
                         osk__arena *arena, osk_error *error)
{
    struct reader reader = {items, form, path, text, arena, error, 0, 1, 1};
    switch (form->kind) {
    case OSK__USERFORM_OWN: return read_own(&reader);
    case OSK__USERFORM_JSON: return osk__json_lemmas(path, text, take_form, &reader, error);
    default: return read_table(&reader);
    }
}
